//! Which section a statement is about and what stance it takes, with
//! evidence; learns from the decisions of the same consultation.
//!
//! Takes a programme, the statements of one consultation and its decisions;
//! gives a [`Tagging`] for each statement. Does no input or output but for
//! [`Models::load`].

mod gate;
pub mod matrix;
mod models;
mod queue;
pub mod section;
pub mod stance;
mod term;

pub use gate::unclaimed_criticism;
pub use models::{Models, SCOPE_FILE, SECTION_FILE, STANCE_FILE};
pub use queue::{order, queue};

use rayon::prelude::*;

use crate::model::{Evidence, Origin, Programme, Role, SectionId, Stance, Statement, Status, Tag};
use section::Lesson;

/// What a person decided about the statement at `statement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the slice that is tagged.
    pub statement: usize,
    /// Its sections, most fitting first.
    pub sections: Option<Vec<SectionId>>,
    /// Its stance.
    pub stance: Option<Stance>,
}

/// The machine's judgement of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagging {
    /// Sections, best first; at least the best three candidates.
    pub tags: Vec<Tag>,
    /// The stance; `None` where nothing is known.
    pub stance: Option<Stance>,
    /// How sure the stance is, 0 to 1.
    pub stance_confidence: f32,
    /// What the stance rests on.
    pub stance_evidence: Vec<Evidence>,
    /// Suggested, or confirmed by the machine.
    pub status: Status,
}

/// A decided statement at least this alike is a precedent for the stance.
const PRECEDENT: f32 = 0.6;

/// Judges all statements of one consultation, in its order. `decided` stands
/// in the order of the decisions; a decided statement is judged as the others
/// are, and the caller puts the person's verdict on top.
pub fn tag(
    programme: &Programme,
    statements: &[Statement],
    decided: &[Decided],
    models: &Models,
) -> Vec<Tagging> {
    let argued: Vec<usize> = (0..statements.len())
        .filter(|&at| argues(&statements[at]))
        .collect();
    let rows: Vec<&Statement> = argued.iter().map(|&at| &statements[at]).collect();
    let lessons = lessons(programme, decided, &argued);
    let ranking = section::rank(programme, &rows, &lessons, &models.section, &models.scope);
    let stances: Vec<(usize, Stance)> = decided
        .iter()
        .filter_map(|one| Some((argued.binary_search(&one.statement).ok()?, one.stance?)))
        .collect();
    let precedents: Vec<Vec<stance::Precedent>> = (0..rows.len())
        .into_par_iter()
        .map(|row| {
            stances
                .iter()
                .filter(|(other, _)| *other != row)
                .map(|(other, stance)| (*stance, ranking.likeness(row, *other)))
                .filter(|(_, likeness)| *likeness >= PRECEDENT)
                .collect()
        })
        .collect();
    let judgements = stance::judge(programme, &rows, &precedents, &models.stance);
    let tags: Vec<Vec<Tag>> = (0..rows.len())
        .into_par_iter()
        .map(|row| ranking.tags(programme, &rows, &lessons, row, &models.section))
        .collect();
    let mut taggings: Vec<Tagging> = statements.iter().map(|_| unjudged()).collect();
    for ((&at, tags), judged) in argued.iter().zip(tags).zip(judgements) {
        let sure = tags
            .first()
            .is_some_and(|tag| tag.confidence >= models.section.auto);
        taggings[at] = Tagging {
            tags,
            stance: judged.stance,
            stance_confidence: judged.confidence,
            stance_evidence: judged.evidence,
            status: if sure {
                Status::Auto
            } else {
                Status::Suggested
            },
        };
    }
    taggings
}

/// Whether a statement argues something, and is not given back or a formality.
pub fn argues(statement: &Statement) -> bool {
    !matches!(statement.role, Role::Quoted | Role::Boilerplate)
}

fn lessons(programme: &Programme, decided: &[Decided], argued: &[usize]) -> Vec<Lesson> {
    let place = |id: &SectionId| {
        if id.is_general() {
            return Some(programme.sections.len());
        }
        programme
            .sections
            .iter()
            .position(|section| &section.id == id)
    };
    decided
        .iter()
        .filter_map(|one| {
            let sections: Vec<usize> = one.sections.iter().flatten().filter_map(place).collect();
            let row = argued.binary_search(&one.statement).ok()?;
            (!sections.is_empty()).then_some(Lesson { row, sections })
        })
        .collect()
}

/// Text that argues nothing: it stands under `general`, without a stance.
fn unjudged() -> Tagging {
    Tagging {
        tags: vec![Tag {
            section: SectionId::general(),
            score: 0.0,
            confidence: 0.0,
            chosen: true,
            origin: Origin::Rule,
            evidence: Vec::new(),
        }],
        stance: None,
        stance_confidence: 0.0,
        stance_evidence: Vec::new(),
        status: Status::Suggested,
    }
}
