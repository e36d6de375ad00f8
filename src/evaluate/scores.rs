//! What a consultation's labels say of its tags.

use std::collections::BTreeMap;

use serde::Serialize;

use super::labelled::{Case, Label};
use super::pairing::pair;
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

/// A share with the interval in which it lies with 95 % certainty, reckoned
/// by drawing documents.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Measure {
    /// The share.
    pub value: f64,
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

/// Answers of one range of confidence.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Bin {
    /// Lower end of the range.
    pub from: f64,
    /// Number of answers.
    pub number: usize,
    /// Their mean confidence.
    pub confidence: f64,
    /// The part of them that was right.
    pub right: f64,
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
struct Answer<'a> {
    label: &'a Label,
    document: usize,
    /// Label ids of the candidates, best first; empty where not found.
    sections: Vec<&'a str>,
    statement: Option<&'a TaggedStatement>,
}

/// Classes that readers hardly tell apart count as one.
pub fn merged(stance: Option<Stance>) -> &'static str {
    match stance {
        Some(Stance::Supports) => "supports",
        Some(Stance::SupportsWithReservation) => "supports_with_reservation",
        Some(Stance::NoObjection | Stance::Abstains) => "no_objection",
        Some(Stance::Doubts | Stance::Opposes) => "critical",
        Some(Stance::ProposesChange) => "proposes_change",
        Some(Stance::Asks) => "asks",
        Some(Stance::None) | None => "none",
    }
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
    fn is_general(&self) -> bool {
        self.sections.iter().any(|id| id == GENERAL)
    }
}

impl Answer<'_> {
    fn hit(&self, depth: usize) -> bool {
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

    fn confidence(&self) -> f64 {
        self.statement
            .and_then(|tagged| tagged.tags.first())
            .map_or(0.0, |tag| f64::from(tag.confidence))
    }
}

fn ratio(part: usize, whole: usize) -> f64 {
    number(part) / number(whole.max(1))
}

fn number(count: usize) -> f64 {
    f64::from(u32::try_from(count).unwrap_or(u32::MAX))
}

/// Draws for the interval.
const DRAWS: usize = 1000;

/// A share with its interval: documents are drawn with replacement, always
/// the same draws.
fn measure<'a>(answers: &[&Answer<'a>], right: impl Fn(&Answer<'a>) -> bool) -> Measure {
    let mut documents: BTreeMap<usize, (usize, usize)> = BTreeMap::new();
    for answer in answers {
        let (hits, number) = documents.entry(answer.document).or_default();
        *hits += usize::from(right(answer));
        *number += 1;
    }
    let documents: Vec<(usize, usize)> = documents.into_values().collect();
    let share = |drawn: &mut dyn Iterator<Item = (usize, usize)>| {
        let (hits, number) = drawn.fold((0, 0), |sum, one| (sum.0 + one.0, sum.1 + one.1));
        ratio(hits, number)
    };
    let value = share(&mut documents.iter().copied());
    if documents.is_empty() {
        return Measure {
            value,
            low: value,
            high: value,
        };
    }
    let mut random = 0x9e37_79b9_7f4a_7c15_u64;
    let mut drawn: Vec<f64> = (0..DRAWS)
        .map(|_| {
            share(&mut (0..documents.len()).map(|_| documents[next(&mut random, documents.len())]))
        })
        .collect();
    drawn.sort_by(f64::total_cmp);
    Measure {
        value,
        low: drawn[DRAWS / 40],
        high: drawn[DRAWS - 1 - DRAWS / 40],
    }
}

/// The next of a fixed row of numbers below `bound`.
fn next(random: &mut u64, bound: usize) -> usize {
    *random ^= *random << 13;
    *random ^= *random >> 7;
    *random ^= *random << 17;
    usize::try_from(*random % u64::try_from(bound).unwrap_or(1)).unwrap_or(0)
}

/// F1 of the best section against the labels, for each section that has any.
fn section_macro_f1(answers: &[Answer<'_>]) -> f64 {
    let mut counts: BTreeMap<&str, (usize, usize, usize)> = BTreeMap::new();
    for answer in answers {
        let first = answer.sections.first().copied();
        let hit = answer.hit(1);
        // A right answer counts for the section answered, a wrong one against
        // the label's first.
        let gold = match first {
            Some(first) if hit => first,
            _ => answer.label.sections.first().map_or("", String::as_str),
        };
        let entry = counts.entry(gold).or_default();
        entry.1 += 1;
        entry.0 += usize::from(hit);
        if let Some(first) = first {
            counts.entry(first).or_default().2 += 1;
        }
    }
    let f1: Vec<f64> = counts
        .values()
        .filter(|(_, gold, _)| *gold > 0)
        .map(|(hits, gold, given)| 2.0 * ratio(*hits, gold + given))
        .collect();
    f1.iter().sum::<f64>() / number(f1.len().max(1))
}

fn general_f1(answers: &[Answer<'_>]) -> f64 {
    let given = |a: &&Answer<'_>| a.sections.first() == Some(&GENERAL);
    // Labels whose statement was not found are counted among the missed.
    let gold = answers.iter().filter(|a| a.label.is_general()).count();
    let hits = answers
        .iter()
        .filter(given)
        .filter(|a| a.label.is_general())
        .count();
    2.0 * ratio(hits, gold + answers.iter().filter(given).count())
}

/// The largest part of labels that the surest answers cover with 95 % right;
/// equal confidences stand or fall together.
fn coverage(answers: &[Answer<'_>]) -> f64 {
    let mut sure: Vec<(f64, bool)> = answers
        .iter()
        .filter(|a| !a.sections.is_empty())
        .map(|a| (a.confidence(), a.hit(1)))
        .collect();
    sure.sort_by(|a, b| b.0.total_cmp(&a.0));
    let (mut right, mut covered) = (0, 0);
    for (at, (confidence, hit)) in sure.iter().enumerate() {
        right += usize::from(*hit);
        let last_of_its_kind = sure.get(at + 1).is_none_or(|after| after.0 < *confidence);
        if last_of_its_kind && ratio(right, at + 1) >= 0.95 {
            covered = at + 1;
        }
    }
    ratio(covered, answers.len())
}

fn calibration(answers: &[Answer<'_>]) -> Vec<Bin> {
    (0..10_u32)
        .map(|tenth| {
            let from = f64::from(tenth) / 10.0;
            let upper = if tenth == 9 { 1.1 } else { from + 0.1 };
            let inside: Vec<&Answer<'_>> = answers
                .iter()
                .filter(|a| {
                    !a.sections.is_empty() && a.confidence() >= from && a.confidence() < upper
                })
                .collect();
            Bin {
                from,
                number: inside.len(),
                confidence: inside.iter().map(|a| a.confidence()).sum::<f64>()
                    / number(inside.len().max(1)),
                right: ratio(inside.iter().filter(|a| a.hit(1)).count(), inside.len()),
            }
        })
        .filter(|bin| bin.number > 0)
        .collect()
}

type Confusion = BTreeMap<(&'static str, &'static str), usize>;

fn confusion(answers: &[Answer<'_>]) -> Confusion {
    let mut confusion = Confusion::new();
    for answer in answers {
        let given = answer
            .statement
            .map_or("missing", |tagged| merged(tagged.stance));
        *confusion
            .entry((merged(Some(answer.label.stance)), given))
            .or_default() += 1;
    }
    confusion
}

fn macro_f1(confusion: &Confusion) -> f64 {
    let mut gold: BTreeMap<&str, usize> = BTreeMap::new();
    let mut given: BTreeMap<&str, usize> = BTreeMap::new();
    for ((label, answer), number) in confusion {
        *gold.entry(label).or_default() += number;
        *given.entry(answer).or_default() += number;
    }
    let f1: Vec<f64> = gold
        .iter()
        .filter(|(_, number)| **number >= 10)
        .map(|(class, number)| {
            let right = confusion
                .iter()
                .find(|((a, b), _)| a == class && b == class);
            2.0 * ratio(
                right.map_or(0, |(_, n)| *n),
                number + given.get(class).copied().unwrap_or(0),
            )
        })
        .collect();
    f1.iter().sum::<f64>() / number(f1.len().max(1))
}

fn recall(confusion: &Confusion, class: &'static str) -> f64 {
    let gold = confusion
        .iter()
        .filter(|((label, _), _)| *label == class)
        .map(|(_, n)| n)
        .sum();
    ratio(confusion.get(&(class, class)).copied().unwrap_or(0), gold)
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
