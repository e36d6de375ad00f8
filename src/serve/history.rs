//! What was decided before about a statement: its version, what undoing
//! leaves, and how far two readers agree.

use std::collections::{BTreeMap, BTreeSet};

use crate::model::{Comment, Decision, Stance, StatementId, Verdict};

/// The decisions that concern the statement that begins where this id says.
pub(super) fn of<'a>(
    decisions: &'a [Decision],
    id: &'a StatementId,
) -> impl DoubleEndedIterator<Item = &'a Decision> {
    decisions
        .iter()
        .filter(move |decision| decision.statement.id == *id)
}

/// A number that changes with every decision about the statement: who decides
/// says which one it was that they saw.
pub(super) fn version(decisions: &[Decision], id: &StatementId) -> usize {
    of(decisions, id).count()
}

/// What is to be written so that the latest decision is taken back and the
/// ones before it hold again, each with whose it was: `None` for what takes back.
pub(super) fn undo<'a>(
    decisions: &'a [Decision],
    id: &'a StatementId,
) -> Vec<(Verdict, Option<&'a str>)> {
    let mut standing: Vec<&Decision> = Vec::new();
    for decision in of(decisions, id) {
        if decision.verdict.undo {
            standing.clear();
        } else {
            standing.push(decision);
        }
    }
    if standing.pop().is_none() {
        return Vec::new();
    }
    let back = Verdict {
        undo: true,
        ..Verdict::default()
    };
    let restored = standing
        .into_iter()
        .map(|decision| (decision.verdict.clone(), Some(decision.by.as_str())));
    std::iter::once((back, None)).chain(restored).collect()
}

/// The comment that these decisions on a statement leave, oldest first.
pub(super) fn comment<'a>(decisions: &[&'a Decision]) -> Option<&'a Comment> {
    let after = decisions.iter().rposition(|decision| decision.verdict.undo);
    let standing = &decisions[after.map_or(0, |undo| undo + 1)..];
    (standing.iter().rev()).find_map(|decision| decision.verdict.comment.as_ref())
}

/// How far two readers agree over the statements that both decided.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Agreement {
    /// The two names.
    pub(super) readers: (String, String),
    /// On the first section.
    pub(super) sections: Measure,
    /// On the stance.
    pub(super) stances: Measure,
    /// Statements on which they differ.
    pub(super) differing: Vec<StatementId>,
}

/// Agreement over one question.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(super) struct Measure {
    /// Statements that both decided.
    pub(super) both: usize,
    /// Of them with the same answer.
    pub(super) same: usize,
    /// Cohen's kappa; `None` where it is not defined.
    pub(super) kappa: Option<f64>,
}

/// Every two readers that decided on the same statements, by name.
pub(super) fn agreements(decisions: &[Decision]) -> Vec<Agreement> {
    let mut readers: BTreeMap<&str, Said<'_>> = BTreeMap::new();
    for decision in decisions {
        let verdict = &decision.verdict;
        if verdict.undo {
            // whoever takes back, takes back what everyone said
            for said in readers.values_mut() {
                said.remove(&decision.statement.id);
            }
            continue;
        }
        let own = readers.entry(&decision.by).or_default();
        let section = verdict
            .sections
            .as_ref()
            .and_then(|sections| sections.first())
            .map(crate::model::SectionId::as_str);
        if section.is_some() || verdict.stance.is_some() {
            let said = own.entry(&decision.statement.id).or_default();
            said.0 = section.or(said.0);
            said.1 = verdict.stance.or(said.1);
        }
    }
    let names: Vec<&str> = readers.keys().copied().collect();
    let mut found = Vec::new();
    for (at, one) in names.iter().enumerate() {
        for other in &names[at + 1..] {
            found.extend(agreement((one, &readers[one]), (other, &readers[other])));
        }
    }
    found
}

type Said<'a> = BTreeMap<&'a StatementId, (Option<&'a str>, Option<Stance>)>;

fn agreement(one: (&str, &Said<'_>), other: (&str, &Said<'_>)) -> Option<Agreement> {
    let mut sections = Vec::new();
    let mut stances = Vec::new();
    let mut differing = BTreeSet::new();
    for (id, mine) in one.1 {
        let Some(yours) = other.1.get(*id) else {
            continue;
        };
        if let (Some(a), Some(b)) = (mine.0, yours.0) {
            sections.push((a, b));
            if a != b {
                differing.insert((*id).clone());
            }
        }
        if let (Some(a), Some(b)) = (mine.1, yours.1) {
            stances.push((a, b));
            if a != b {
                differing.insert((*id).clone());
            }
        }
    }
    (!sections.is_empty() || !stances.is_empty()).then(|| Agreement {
        readers: (one.0.to_owned(), other.0.to_owned()),
        sections: measure(&sections),
        stances: measure(&stances),
        differing: differing.into_iter().collect(),
    })
}

/// Agreement beyond chance (Cohen 1960).
#[expect(
    clippy::cast_precision_loss,
    reason = "counts of decisions are far below 2^52"
)]
fn measure<T: Ord + Copy>(pairs: &[(T, T)]) -> Measure {
    let both = pairs.len();
    let same = pairs.iter().filter(|(a, b)| a == b).count();
    let mut firsts: BTreeMap<T, usize> = BTreeMap::new();
    let mut seconds: BTreeMap<T, usize> = BTreeMap::new();
    for (a, b) in pairs {
        *firsts.entry(*a).or_default() += 1;
        *seconds.entry(*b).or_default() += 1;
    }
    let n = both as f64;
    let chance: f64 = firsts
        .iter()
        .map(|(value, count)| {
            let other = seconds.get(value).copied().unwrap_or(0);
            (*count as f64 / n) * (other as f64 / n)
        })
        .sum();
    let kappa = (both > 0 && chance < 1.0).then(|| (same as f64 / n - chance) / (1.0 - chance));
    Measure { both, same, kappa }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, ContentHash, SectionId};

    fn decision(at: usize, by: &str, section: &str, stance: Stance) -> Decision {
        let hash = ContentHash::of(b"a");
        Decision {
            version: 1,
            statement: Anchor {
                id: StatementId::new(&hash, at),
                document: hash,
                file: "responses/a.txt".to_owned(),
                quote: "a".to_owned(),
                start: at,
                end: at + 1,
            },
            verdict: Verdict {
                sections: Some(vec![SectionId(section.to_owned())]),
                stance: Some(stance),
                ..Verdict::default()
            },
            by: by.to_owned(),
            at: "2025-05-01T09:00:00Z".to_owned(),
            before: None,
            headings: Vec::new(),
        }
    }

    #[test]
    fn undoing_brings_back_what_held_before() {
        let first = decision(0, "Anna", "1", Stance::Supports);
        let second = decision(0, "Bo", "2", Stance::Opposes);
        let id = first.statement.id.clone();
        let one = undo(std::slice::from_ref(&first), &id);
        assert_eq!(one.len(), 1);
        assert!(one[0].0.undo);
        let both = [first.clone(), second];
        let two = undo(&both, &id);
        assert_eq!(two.len(), 2);
        assert_eq!(two[1].0.sections, first.verdict.sections);
        assert_eq!(two[1].0.stance, Some(Stance::Supports));
        assert_eq!(two[1].1, Some("Anna"), "it stays her decision");
    }

    #[test]
    fn nothing_decided_leaves_nothing_to_undo() {
        let id = StatementId("a-0".to_owned());
        assert!(undo(&[], &id).is_empty());
    }

    #[test]
    fn kappa_is_the_agreement_beyond_chance() {
        // A textbook table: 20 + 15 agree out of 50, 5 + 10 do not; kappa 0.4.
        let mut pairs = vec![(true, true); 20];
        pairs.extend(vec![(true, false); 5]);
        pairs.extend(vec![(false, true); 10]);
        pairs.extend(vec![(false, false); 15]);
        let measure = measure(&pairs);
        assert_eq!((measure.both, measure.same), (50, 35));
        assert!((measure.kappa.unwrap() - 0.4).abs() < 1e-9);
    }

    #[test]
    fn only_what_both_decided_counts() {
        let decisions = [
            decision(0, "Anna", "1", Stance::Supports),
            decision(0, "Bo", "1", Stance::Opposes),
            decision(9, "Anna", "2", Stance::Supports),
        ];
        let found = agreements(&decisions);
        assert_eq!(found.len(), 1);
        assert_eq!(found[0].sections.both, 1);
        assert_eq!(found[0].sections.same, 1);
        assert_eq!(found[0].stances.same, 0);
        assert_eq!(found[0].differing.len(), 1);
    }

    #[test]
    fn what_was_taken_back_nobody_said() {
        let mut back = decision(0, "Bo", "1", Stance::Opposes);
        back.verdict = undo(std::slice::from_ref(&back), &back.statement.id)
            .remove(0)
            .0;
        let decisions = [
            decision(0, "Anna", "1", Stance::Supports),
            back,
            decision(0, "Bo", "2", Stance::Opposes),
        ];
        assert!(agreements(&decisions).is_empty(), "only Bo's stands");
    }
}
