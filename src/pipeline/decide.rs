//! Records people's verdicts, and brings the consultation up to date at once.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::AtomicBool;

use super::catalogue::Catalogue;
use super::run::{Look, Settings, index};
use crate::corpus;
use crate::error::{Error, Thing};
use crate::model::{
    Anchor, Before, Comment, Consultation, Decision, StatementId, Verdict, nearest,
};
use crate::store::Entry;
use crate::tag::Tagger;

/// Who decides, and when.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decider {
    /// The name that stands behind the decision.
    pub by: String,
    /// RFC 3339 with offset.
    pub at: String,
}

impl Decider {
    /// This person, now.
    pub fn now(by: &str) -> Self {
        let at = jiff::Timestamp::now()
            .strftime("%Y-%m-%dT%H:%M:%SZ")
            .to_string();
        Self {
            by: by.to_owned(),
            at,
        }
    }
}

/// What became of verdicts that are safe on the disk.
#[derive(Debug)]
#[must_use]
pub enum Saved {
    /// The consultation is made anew with them.
    TakenUp,
    /// That did not work just now; the next `remiss index` takes them up.
    Later(Error),
}

/// Records the verdicts, then makes the consultation anew with them. An error
/// means that nothing is recorded.
pub fn decide(
    index_dir: &Path,
    consultation: &Consultation,
    verdicts: &[(StatementId, Verdict)],
    decider: &Decider,
    tagger: Arc<Tagger>,
) -> Result<Saved, Error> {
    let weights = tagger.models().hash();
    let verdicts: Vec<(StatementId, Verdict, Decider)> = verdicts
        .iter()
        .map(|(id, verdict)| (id.clone(), verdict.clone(), decider.clone()))
        .collect();
    let entry = record(index_dir, consultation, &verdicts, weights)?;
    let settings = Settings {
        corpus: entry.folder,
        index: index_dir.to_owned(),
        // the one that was named is known to the index, and may be gone
        programme: None,
        jobs: 0,
        ocr: None,
        tagger,
        look: Look::Quick,
    };
    Ok(match index(&settings, &|_| {}, &AtomicBool::new(false)) {
        Ok(_) => Saved::TakenUp,
        Err(error) => Saved::Later(error),
    })
}

/// Appends the verdicts, each with whose it is, to the consultation's `decisions.jsonl`, and gives
/// what is known of where it lies.
///
/// A verdict that only confirms is written with the sections and the stance
/// that are confirmed, so that no later model can change them. `consultation`
/// is what the person saw: anchors and earlier values are taken from it.
///
/// `weights` is what those are known by that will take the verdicts up. Others
/// than tagged the consultation are refused: they would tag all of it anew.
pub fn record(
    index_dir: &Path,
    consultation: &Consultation,
    verdicts: &[(StatementId, Verdict, Decider)],
    weights: &str,
) -> Result<Entry, Error> {
    if weights != consultation.made_by.models {
        return Err(Error::OtherWeights {
            consultation: consultation.name.clone(),
        });
    }
    let entry = Catalogue::open(index_dir)?
        .entry(&consultation.name)?
        .clone();
    let decisions = verdicts
        .iter()
        .map(|(id, verdict, decider)| decision(consultation, id, verdict, decider))
        .collect::<Result<Vec<_>, _>>()?;
    corpus::append(&entry.folder, &decisions)?;
    Ok(entry)
}

fn decision(
    consultation: &Consultation,
    id: &StatementId,
    verdict: &Verdict,
    decider: &Decider,
) -> Result<Decision, Error> {
    let unknown = || Error::Unknown {
        thing: Thing::Statement,
        given: id.to_string(),
        nearest: None,
    };
    let tagged = consultation.statement(id).ok_or_else(unknown)?;
    let document = consultation.document_of(id).ok_or_else(unknown)?;
    for section in verdict.sections.iter().flatten() {
        if !section.is_general() && consultation.programme.section(section).is_none() {
            return Err(Error::Unknown {
                thing: Thing::Section,
                given: section.to_string(),
                nearest: nearest_section(consultation, section.as_str()),
            });
        }
    }
    let mut verdict = verdict.clone();
    verdict.comment = verdict.comment.map(Comment::tidied);
    if verdict.confirm {
        verdict.sections = verdict
            .sections
            .or_else(|| Some(tagged.sections().cloned().collect()));
        verdict.stance = verdict.stance.or(tagged.stance);
    }
    let statement = &tagged.statement;
    let headings = verdict.sections.iter().flatten();
    let headings = headings
        .map(|id| consultation.programme.section(id))
        .map(|section| section.map_or_else(String::new, |section| section.heading.clone()))
        .collect();
    Ok(Decision {
        version: 1,
        statement: Anchor {
            id: id.clone(),
            document: document.hash.clone(),
            file: document.file.clone(),
            quote: statement.text.clone(),
            start: statement.span.start,
            end: statement.span.end,
        },
        verdict,
        by: decider.by.clone(),
        at: decider.at.clone(),
        before: Some(Before {
            sections: tagged.sections().cloned().collect(),
            stance: tagged.stance,
            role: statement.role,
        }),
        headings,
    })
}

fn nearest_section(consultation: &Consultation, given: &str) -> Option<String> {
    let known = consultation.programme.sections.iter();
    nearest(given, known.map(|section| section.id.as_str())).map(str::to_owned)
}
