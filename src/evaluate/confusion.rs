//! Which stance was taken for which.

use std::collections::BTreeMap;

use super::measure::{number, ratio};
use super::scores::Answer;
use crate::model::Stance;

pub(super) type Confusion = BTreeMap<(&'static str, &'static str), usize>;

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

pub(super) fn confusion(answers: &[Answer<'_>]) -> Confusion {
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

pub(super) fn macro_f1(confusion: &Confusion) -> f64 {
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

pub(super) fn recall(confusion: &Confusion, class: &'static str) -> f64 {
    let gold = confusion
        .iter()
        .filter(|((label, _), _)| *label == class)
        .map(|(_, n)| n)
        .sum();
    ratio(confusion.get(&(class, class)).copied().unwrap_or(0), gold)
}
