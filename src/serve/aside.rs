//! What is seldom looked at is laid aside: the evidence of tags and stances and
//! the headings above a statement go to a temporary file, so that memory holds
//! what every page needs.

use std::fs::File;
use std::io::{BufWriter, Read, Seek, SeekFrom, Write};
use std::sync::{Mutex, PoisonError};

use serde::{Deserialize, Serialize};

use crate::model::{Evidence, TaggedStatement};

/// What was laid aside of a consultation's statements, on disk.
#[derive(Debug)]
pub(super) struct Aside {
    file: Mutex<File>,
    /// Where each statement's share begins; one more than there are statements.
    starts: Vec<u64>,
}

/// What is laid aside of one statement.
#[derive(Deserialize)]
struct Kept {
    tags: Vec<Vec<Evidence>>,
    stance: Vec<Evidence>,
    headings: Vec<String>,
}

/// The same, while it still stands in the statement.
#[derive(Serialize)]
struct Keeping<'a> {
    tags: Vec<&'a [Evidence]>,
    stance: &'a [Evidence],
    headings: &'a [String],
}

impl Aside {
    /// Takes it out of the statements. Where no file can be made they keep it,
    /// and there is nothing aside.
    pub(super) fn take(statements: &mut [TaggedStatement]) -> Option<Self> {
        let (file, starts) = write(statements).ok()?;
        for tagged in statements {
            for tag in &mut tagged.tags {
                tag.evidence = Vec::new();
            }
            tagged.stance_evidence = Vec::new();
            tagged.statement.headings = Vec::new();
            tagged.tags.shrink_to_fit();
        }
        Some(Self {
            file: Mutex::new(file),
            starts,
        })
    }

    /// The statement with everything in place again.
    pub(super) fn restore(&self, place: usize, tagged: &mut TaggedStatement) {
        // Without it the page shows the tags alone: less, but nothing wrong.
        let Some(kept) = self.read(place) else {
            return;
        };
        for (tag, evidence) in tagged.tags.iter_mut().zip(kept.tags) {
            tag.evidence = evidence;
        }
        tagged.stance_evidence = kept.stance;
        tagged.statement.headings = kept.headings;
    }

    fn read(&self, place: usize) -> Option<Kept> {
        let start = *self.starts.get(place)?;
        let length = self.starts.get(place + 1)?.checked_sub(start)?;
        let mut bytes = vec![0; usize::try_from(length).ok()?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start)).ok()?;
        file.read_exact(&mut bytes).ok()?;
        serde_json::from_slice(&bytes).ok()
    }
}

fn write(statements: &[TaggedStatement]) -> std::io::Result<(File, Vec<u64>)> {
    let mut file = BufWriter::new(tempfile::tempfile()?);
    let mut starts = Vec::with_capacity(statements.len() + 1);
    let mut at = 0;
    for tagged in statements {
        starts.push(at);
        let bytes = serde_json::to_vec(&Keeping {
            tags: (tagged.tags.iter())
                .map(|tag| tag.evidence.as_slice())
                .collect(),
            stance: &tagged.stance_evidence,
            headings: &tagged.statement.headings,
        })?;
        file.write_all(&bytes)?;
        at += bytes.len() as u64;
    }
    starts.push(at);
    Ok((file.into_inner()?, starts))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{
        ContentHash, Origin, RespondentKind, Role, SectionId, Span, Statement, StatementId, Status,
        Tag,
    };

    fn statement(word: &str) -> TaggedStatement {
        let evidence = |text: &str| Evidence {
            text: text.to_owned(),
            rule: "words".to_owned(),
        };
        TaggedStatement {
            statement: Statement {
                id: StatementId::new(&ContentHash::of(b"a"), 0),
                span: Span::new(0, 1),
                text: "a".to_owned(),
                page: None,
                paragraph: 0,
                role: Role::Argument,
                respondents: Vec::new(),
                kind: RespondentKind::Board,
                headings: vec!["Bedömning".to_owned()],
                context: None,
                duplicate_of: None,
                draft_of: None,
                language: "sv".to_owned(),
            },
            tags: vec![Tag {
                section: SectionId::general(),
                score: 1.0,
                confidence: 0.5,
                chosen: true,
                origin: Origin::Rule,
                evidence: vec![evidence(word), evidence("å")],
            }],
            stance: None,
            stance_confidence: 0.0,
            stance_origin: Origin::Rule,
            stance_evidence: vec![evidence(word)],
            status: Status::Suggested,
        }
    }

    #[test]
    fn what_was_laid_aside_comes_back() {
        let whole = [statement("mål"), statement("budget")];
        let mut slim = whole.clone();
        let aside = Aside::take(&mut slim).unwrap();
        assert!(slim[1].tags[0].evidence.is_empty());
        assert!(slim[1].statement.headings.is_empty());
        aside.restore(1, &mut slim[1]);
        aside.restore(0, &mut slim[0]);
        assert_eq!(slim, whole);
    }
}
