//! What a consultation's labels say of its tags.

use std::collections::BTreeMap;

use serde::Serialize;

use super::confusion::{confusion, macro_f1, merged, recall};
use super::labelled::{Case, Label};
use super::measure::{Measure, measure, ratio};
use super::pairing::pair;
use super::sections::{Bin, calibration, coverage, general_f1, section_macro_f1};
use crate::model::{GENERAL, Stance, Status, TaggedStatement, Warning};

/// The scores of one consultation.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Scores {
    /// The consultation's name.
    pub name: String,
    /// Number of labels.
    pub labels: usize,
    /// The part of labels whose statement was found; the others count as wrong.
    pub found: f64,
    /// The first section is a right one.
    pub section_at_1: Measure,
    /// One of the first three is.
    pub section_at_3: Measure,
    /// The same among labels that are not `general`.
    pub section_at_1_not_general: Measure,
    /// The same.
    pub section_at_3_not_general: Measure,
    /// Mean F1 over the sections that have a label.
    pub section_macro_f1: f64,
    /// F1 of `general`.
    pub general_f1: f64,
    /// The part of labels that the surest answers cover at 95 % right.
    pub coverage_at_95: f64,
    /// What the machine confirms by itself: number, and how many of them right.
    pub confirmed: (usize, usize),
    /// Confidence against the part that was right.
    pub calibration: Vec<Bin>,
    /// The stance is the label's, classes merged as [`merged`] does.
    pub stance: Measure,
    /// The same, counting the reader's alternatives as right.
    pub stance_with_alternatives: Measure,
    /// Mean F1 over the classes with at least ten labels.
    pub stance_macro_f1: f64,
    /// The part of critical labels that were called critical.
    pub critical_recall: f64,
    /// Label, answer, number.
    pub confusion: Vec<(String, String, usize)>,
    /// Documents with a critical label that are shown as critical or flagged.
    pub objections: (usize, usize),
    /// Documents flagged, of all.
    pub flagged: (usize, usize),
    /// How far two readers agree, where there are two.
    pub agreement: Option<Agreement>,
}

/// How far two readers agree.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Agreement {
    /// Statements that both labelled.
    pub statements: usize,
    /// They share a section.
    pub sections: f64,
    /// They give the same stance.
    pub stance: f64,
}

/// One label with what was made of its statement.
pub(super) struct Answer<'a> {
    pub(super) label: &'a Label,
    pub(super) document: usize,
    /// Label ids of the candidates, best first; empty where not found.
    pub(super) sections: Vec<&'a str>,
    pub(super) statement: Option<&'a TaggedStatement>,
}

/// Scores a case.
pub fn scores(case: &Case) -> Scores {
    let answers = answers(case);
    let number = answers.len().max(1);
    let specific: Vec<&Answer<'_>> = answers.iter().filter(|a| !a.label.is_general()).collect();
    let all: Vec<&Answer<'_>> = answers.iter().collect();
    let found = answers
        .iter()
        .filter(|answer| answer.statement.is_some())
        .count();
    let confusion = confusion(&answers);
    let confirmed: Vec<&Answer<'_>> = all
        .iter()
        .copied()
        .filter(|a| a.statement.is_some_and(|s| s.status == Status::Auto))
        .collect();
    let (objections, flagged) = gate(case, &answers);
    Scores {
        name: case.name.clone(),
        labels: answers.len(),
        found: ratio(found, number),
        section_at_1: measure(&all, |a| a.hit(1)),
        section_at_3: measure(&all, |a| a.hit(3)),
        section_at_1_not_general: measure(&specific, |a| a.hit(1)),
        section_at_3_not_general: measure(&specific, |a| a.hit(3)),
        section_macro_f1: section_macro_f1(&answers),
        general_f1: general_f1(&answers),
        coverage_at_95: coverage(&answers),
        confirmed: (
            confirmed.len(),
            confirmed.iter().filter(|a| a.hit(1)).count(),
        ),
        calibration: calibration(&answers),
        stance: measure(&all, |a| {
            a.statement
                .is_some_and(|s| merged(s.stance) == merged(Some(a.label.stance)))
        }),
        stance_with_alternatives: measure(&all, Answer::stance_accepted),
        stance_macro_f1: macro_f1(&confusion),
        critical_recall: recall(&confusion, "critical"),
        confusion: confusion
            .into_iter()
            .map(|((a, b), n)| (a.to_owned(), b.to_owned(), n))
            .collect(),
        objections,
        flagged,
        agreement: agreement(case),
    }
}

fn answers(case: &Case) -> Vec<Answer<'_>> {
    let mut documents: Vec<&str> = Vec::new();
    case.labels
        .iter()
        .zip(pair(case, &case.labels))
        .map(|(label, place)| {
            let document = documents
                .iter()
                .position(|doc| *doc == label.doc)
                .unwrap_or_else(|| {
                    documents.push(&label.doc);
                    documents.len() - 1
                });
            let statement = place.map(|place| &case.consultation.statements[place]);
            let sections = statement
                .iter()
                .flat_map(|tagged| &tagged.tags)
                .map(|tag| case.label_id(tag.section.as_str()))
                .collect();
            Answer {
                label,
                document,
                sections,
                statement,
            }
        })
        .collect()
}

impl Label {
    pub(super) fn is_general(&self) -> bool {
        self.sections.iter().any(|id| id == GENERAL)
    }
}

impl Answer<'_> {
    pub(super) fn hit(&self, depth: usize) -> bool {
        self.sections
            .iter()
            .take(depth)
            .any(|id| self.label.sections.iter().any(|right| right == id))
    }

    fn stance_accepted(&self) -> bool {
        let Some(found) = self.statement else {
            return false;
        };
        let given = merged(found.stance);
        given == merged(Some(self.label.stance))
            || Stance::ALL.iter().any(|stance| {
                self.label.stance_alt.contains(*stance) && merged(Some(*stance)) == given
            })
    }

    pub(super) fn confidence(&self) -> f64 {
        self.statement
            .and_then(|tagged| tagged.tags.first())
            .map_or(0.0, |tag| f64::from(tag.confidence))
    }
}

/// Of the documents with a critical label: all, and those shown as critical
/// or flagged; then flagged documents, and all documents.
fn gate(case: &Case, answers: &[Answer<'_>]) -> ((usize, usize), (usize, usize)) {
    let mut stems: BTreeMap<&str, bool> = BTreeMap::new();
    for answer in answers {
        *stems.entry(answer.label.doc.as_str()).or_default() |=
            merged(Some(answer.label.stance)) == "critical";
    }
    let (mut critical, mut shown, mut flagged) = (0, 0, 0);
    for (stem, is_critical) in &stems {
        let documents = || {
            case.consultation
                .documents
                .iter()
                .filter(|document| super::pairing::stem(&document.file) == *stem)
        };
        let is_flagged = documents().any(|document| {
            document
                .warnings
                .iter()
                .any(|warning| matches!(warning, Warning::UnclaimedCriticism { .. }))
        });
        let says_so = documents().any(|document| {
            case.consultation.statements.iter().any(|tagged| {
                tagged.statement.id.document() == document.hash.short()
                    && merged(tagged.stance) == "critical"
            })
        });
        flagged += usize::from(is_flagged);
        critical += usize::from(*is_critical);
        shown += usize::from(*is_critical && (is_flagged || says_so));
    }
    ((critical, shown), (flagged, stems.len()))
}

fn agreement(case: &Case) -> Option<Agreement> {
    let both: Vec<(&Label, &Label)> = case
        .labels
        .iter()
        .filter_map(|one| {
            let other = case
                .second
                .iter()
                .find(|other| other.doc == one.doc && other.text == one.text)?;
            Some((one, other))
        })
        .collect();
    if both.is_empty() {
        return None;
    }
    let shared = |(one, other): &&(&Label, &Label)| {
        one.sections.iter().any(|id| other.sections.contains(id))
    };
    Some(Agreement {
        statements: both.len(),
        sections: ratio(both.iter().filter(shared).count(), both.len()),
        stance: ratio(
            both.iter().filter(|(a, b)| a.stance == b.stance).count(),
            both.len(),
        ),
    })
}
