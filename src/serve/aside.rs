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

/// Lays aside statement after statement, in their order.
#[derive(Debug)]
pub(super) struct Laying {
    file: Option<BufWriter<File>>,
    starts: Vec<u64>,
    end: u64,
}

impl Laying {
    /// Nothing laid aside yet.
    pub(super) fn begin() -> Self {
        Self {
            file: tempfile::tempfile().ok().map(BufWriter::new),
            starts: Vec::new(),
            end: 0,
        }
    }

    /// Takes it out of the next statement.
    pub(super) fn take(&mut self, tagged: &mut TaggedStatement) {
        self.starts.push(self.end);
        let written = self.file.as_mut().and_then(|file| write(file, tagged).ok());
        let Some(length) = written else {
            self.file = None;
            return;
        };
        self.end += length;
        for tag in &mut tagged.tags {
            tag.evidence = Vec::new();
        }
        tagged.stance_evidence = Vec::new();
        tagged.statement.headings = Vec::new();
        tagged.tags.shrink_to_fit();
    }

    /// What can be restored from now on; nothing where the file could not be
    /// made or written, and then what was taken is lost.
    pub(super) fn end(mut self) -> Option<Aside> {
        self.starts.push(self.end);
        self.starts.shrink_to_fit();
        Some(Aside {
            file: Mutex::new(self.file?.into_inner().ok()?),
            starts: self.starts,
        })
    }
}

impl Aside {
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

/// Writes what is laid aside of one statement, and gives its length.
fn write(file: &mut impl Write, tagged: &TaggedStatement) -> std::io::Result<u64> {
    let bytes = serde_json::to_vec(&Keeping {
        tags: (tagged.tags.iter())
            .map(|tag| tag.evidence.as_slice())
            .collect(),
        stance: &tagged.stance_evidence,
        headings: &tagged.statement.headings,
    })?;
    file.write_all(&bytes)?;
    Ok(bytes.len() as u64)
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
        let mut laying = Laying::begin();
        for tagged in &mut slim {
            laying.take(tagged);
        }
        let aside = laying.end().unwrap();
        assert!(slim[1].tags[0].evidence.is_empty());
        assert!(slim[1].statement.headings.is_empty());
        aside.restore(1, &mut slim[1]);
        aside.restore(0, &mut slim[0]);
        assert_eq!(slim, whole);
    }
}
