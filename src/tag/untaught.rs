//! What is judged of a consultation before anybody decided: the larger part of
//! the work, and the part that a decision does not change.

use rayon::prelude::*;

use super::section::{self, Lesson, Ranking};
use super::stance;
use super::{Decided, Models, Tagging};
use crate::model::{Origin, Programme, SectionId, Statement, Status, Tag};

/// A consultation as judged before anybody decided.
#[derive(Debug, Clone)]
pub(super) struct Untaught {
    /// The statements that argue, by place.
    argued: Vec<usize>,
    ranking: Ranking,
    stances: stance::Untaught,
}

impl Untaught {
    /// Judges all statements of one consultation.
    pub(super) fn new(programme: &Programme, statements: &[Statement], models: &Models) -> Self {
        let argued: Vec<usize> = (0..statements.len())
            .filter(|&at| statements[at].role.is_position())
            .collect();
        let rows: Vec<&Statement> = argued.iter().map(|&at| &statements[at]).collect();
        Self {
            ranking: section::rank(programme, &rows, &models.section, &models.scope),
            stances: stance::Untaught::new(programme, &rows, &models.stance),
            argued,
        }
    }

    /// The judgement of each statement with what `decided` teaches. Programme,
    /// statements and models are those that it was made of.
    pub(super) fn tag(
        &self,
        programme: &Programme,
        statements: &[Statement],
        decided: &[Decided],
        models: &Models,
    ) -> Vec<Tagging> {
        let rows: Vec<&Statement> = self.argued.iter().map(|&at| &statements[at]).collect();
        let (lessons, precedents) = self.ranking.learn(&self.lessons(programme, decided));
        let probabilities = self.ranking.taught(&lessons, &models.section);
        let under = self.ranking.under_headings(&probabilities);
        let judgements = self.stances.taught(&rows, &precedents, &models.stance);
        let tags: Vec<Vec<Tag>> = (0..rows.len())
            .into_par_iter()
            .map(|row| {
                let own = (row, probabilities.row(row), under.row(row));
                (self.ranking).tags(programme, &rows, &lessons, own, &models.section)
            })
            .collect();
        let mut taggings: Vec<Tagging> = statements.iter().map(|_| unjudged()).collect();
        for ((&at, tags), judged) in self.argued.iter().zip(tags).zip(judgements) {
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

    /// How much of it there is, in probabilities of a section for a statement.
    pub(super) fn size(&self) -> usize {
        self.ranking.size()
    }

    /// What was decided of statements that argue, in the order of the decisions.
    fn lessons(&self, programme: &Programme, decided: &[Decided]) -> Vec<Lesson> {
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
                let sections: Vec<usize> =
                    one.sections.iter().flatten().filter_map(place).collect();
                Some(Lesson {
                    row: self.row(one.statement)?,
                    sections,
                    stance: one.stance,
                })
            })
            .collect()
    }

    /// The row of the statement at a place, where it argues.
    fn row(&self, statement: usize) -> Option<usize> {
        self.argued.binary_search(&statement).ok()
    }
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
