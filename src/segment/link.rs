//! Repeated statements, and drafts and what was adopted.
//!
//! Exact repeats by hash of their words; near repeats by `MinHash` over runs of
//! three words, found in bands and then compared. Linear in the number of
//! statements.

use std::collections::HashMap;

use rayon::prelude::*;

use super::fingerprint::{self, mix};
use crate::language::words;
use crate::model::{Role, Statement, StatementId};

/// Words in a run.
const RUN: usize = 3;
/// Bands and hashes in each: similar pairs from about .6 meet in some band.
const BANDS: usize = 10;
const ROWS: usize = 3;
/// Share of common runs from which two statements say the same.
const SAME: f32 = 0.6;
/// The same for a draft of what was adopted: the decision may add or drop words.
const DRAFT: f32 = 0.5;
/// Fewest words of a repeat by another speaker: shorter ones are everyone's phrases.
const OTHERS: usize = 8;
/// Fewest words of a repeat by the same speaker.
const OWN: usize = 3;
/// How many earlier statements of one bucket are compared.
const BUCKET: usize = 24;

/// Links repeated statements, and drafts to what was adopted, over all
/// statements of a consultation in its order.
///
/// A repeat points to the first statement that says the same; a draft never
/// leads where an adopted wording exists.
pub fn link(statements: &mut [Statement]) {
    let prints: Vec<Print> = statements.par_iter().map(Print::of).collect();
    let mut order: Vec<usize> = (0..statements.len())
        .filter(|place| !matches!(statements[*place].role, Role::Quoted | Role::Boilerplate))
        .collect();
    // Drafts come last, so that they follow what was adopted.
    order.sort_by_key(|place| (statements[*place].role == Role::Draft, *place));
    let mut leaders = Leaders::default();
    for place in order {
        let bands = prints[place].bands();
        let leader = leaders.find(place, &bands, statements, &prints);
        statements[place].duplicate_of = leader.map(|leader| statements[leader].id.clone());
        if leader.is_none() {
            leaders.add(place, &prints[place], bands);
        }
    }
    drafts(statements, &prints);
}

/// What a statement is compared by.
#[derive(Debug, Default)]
struct Print {
    whole: u64,
    length: usize,
    /// Hashes of the runs, sorted, each once.
    runs: Vec<u64>,
    /// What must not differ: negations, numbers, words of decision.
    weighty: Vec<u64>,
}

impl Print {
    fn of(statement: &Statement) -> Self {
        const WEIGHTY: &[&str] = &[
            "aldrig",
            "avslag",
            "avslå",
            "avstyrka",
            "avstyrker",
            "bifall",
            "bifalla",
            "ej",
            "icke",
            "inga",
            "ingen",
            "inget",
            "inte",
            "minska",
            "minskas",
            "tillstyrka",
            "tillstyrker",
            "utan",
            "öka",
            "ökas",
        ];
        if matches!(statement.role, Role::Quoted | Role::Boilerplate) {
            return Self::default();
        }
        let hashes = fingerprint::words(&statement.text);
        let whole = fingerprint::run(&hashes);
        let weighty = words(&statement.text)
            .filter(|word| {
                WEIGHTY.contains(&word.as_str()) || word.bytes().all(|byte| byte.is_ascii_digit())
            })
            .map(|word| fingerprint::word(&word))
            .collect();
        let mut runs: Vec<u64> = hashes.windows(RUN).map(fingerprint::run).collect();
        runs.sort_unstable();
        runs.dedup();
        Self {
            whole,
            length: hashes.len(),
            runs,
            weighty,
        }
    }

    fn bands(&self) -> Vec<(usize, u64)> {
        if self.runs.len() < OWN {
            return Vec::new();
        }
        (0..BANDS)
            .map(|band| {
                let key = (0..ROWS).fold(0, |sum, row| {
                    let seed = mix((band * ROWS + row + 1) as u64);
                    let least = self
                        .runs
                        .iter()
                        .map(|run| mix(run ^ seed))
                        .min()
                        .unwrap_or(0);
                    mix(sum ^ least)
                });
                (band, key)
            })
            .collect()
    }

    /// Share of the runs that both have, of all that one has.
    fn similarity(&self, other: &Self) -> f32 {
        let (mut a, mut b, mut common) = (0, 0, 0_usize);
        while a < self.runs.len() && b < other.runs.len() {
            match self.runs[a].cmp(&other.runs[b]) {
                std::cmp::Ordering::Less => a += 1,
                std::cmp::Ordering::Greater => b += 1,
                std::cmp::Ordering::Equal => {
                    common += 1;
                    a += 1;
                    b += 1;
                }
            }
        }
        let all = self.runs.len() + other.runs.len() - common;
        if all == 0 {
            return 0.0;
        }
        #[expect(clippy::cast_precision_loss, reason = "words of two sentences")]
        let share = common as f32 / all as f32;
        share
    }
}

/// The statements that repeats point to.
#[derive(Debug, Default)]
struct Leaders {
    exact: HashMap<u64, Vec<usize>>,
    banded: HashMap<(usize, u64), Vec<usize>>,
}

impl Leaders {
    fn find(
        &self,
        place: usize,
        bands: &[(usize, u64)],
        statements: &[Statement],
        prints: &[Print],
    ) -> Option<usize> {
        let print = &prints[place];
        let same = |other: &usize| {
            let own = statements[*other].respondents == statements[place].respondents
                && statements[*other].kind == statements[place].kind;
            let shorter = print.length.min(prints[*other].length);
            shorter >= if own { OWN } else { OTHERS }
        };
        let exact = self.exact.get(&print.whole).into_iter().flatten();
        if let Some(found) = exact.copied().find(same) {
            return Some(found);
        }
        bands
            .iter()
            .filter_map(|key| self.banded.get(key))
            .flat_map(|bucket| bucket.iter().take(BUCKET))
            .copied()
            .filter(same)
            .filter(|other| prints[*other].weighty == print.weighty)
            .filter(|other| prints[*other].similarity(print) >= SAME)
            .min()
    }

    fn add(&mut self, place: usize, print: &Print, bands: Vec<(usize, u64)>) {
        if print.length == 0 {
            return;
        }
        let exact = self.exact.entry(print.whole).or_default();
        if exact.len() < BUCKET {
            exact.push(place);
        }
        for key in bands {
            let bucket = self.banded.entry(key).or_default();
            if bucket.len() < BUCKET {
                bucket.push(place);
            }
        }
    }
}

/// Points each draft to the adopted statement of the same body it resembles most.
fn drafts(statements: &mut [Statement], prints: &[Print]) {
    let mut adopted: HashMap<Vec<String>, Vec<usize>> = HashMap::new();
    for (place, statement) in statements.iter().enumerate() {
        if statement.role == Role::Decision {
            let places = adopted.entry(statement.respondents.clone()).or_default();
            if places.len() < BUCKET {
                places.push(place);
            }
        }
    }
    let found: Vec<(usize, StatementId)> = statements
        .iter()
        .enumerate()
        .filter(|(_, statement)| statement.role == Role::Draft)
        .filter_map(|(place, statement)| {
            let mut best: Option<(f32, usize)> = None;
            for other in adopted.get(&statement.respondents)? {
                let like = if prints[*other].whole == prints[place].whole {
                    1.0
                } else {
                    prints[*other].similarity(&prints[place])
                };
                if like >= DRAFT && best.is_none_or(|(most, _)| like > most) {
                    best = Some((like, *other));
                }
            }
            best.map(|(_, other)| (place, statements[other].id.clone()))
        })
        .collect();
    for (place, id) in found {
        statements[place].draft_of = Some(id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{ContentHash, RespondentKind, Span};

    fn statement(place: usize, respondent: &str, role: Role, text: &str) -> Statement {
        Statement {
            id: StatementId::new(&ContentHash::of(respondent.as_bytes()), place),
            span: Span::new(place, place + text.len()),
            text: text.to_owned(),
            page: None,
            paragraph: place,
            role,
            respondents: vec![respondent.to_owned()],
            kind: RespondentKind::Board,
            headings: Vec::new(),
            context: None,
            duplicate_of: None,
            draft_of: None,
            language: "sv".to_owned(),
        }
    }

    /// Links the texts and gives, for each, the place it repeats.
    fn linked(given: &[(&str, Role, &str)]) -> Vec<Statement> {
        let mut statements: Vec<Statement> = given
            .iter()
            .enumerate()
            .map(|(place, (who, role, text))| statement(place, who, *role, text))
            .collect();
        link(&mut statements);
        statements
    }

    #[test]
    fn repeats_point_to_the_first() {
        let long =
            "Förvaltningen bedömer att det saknas resurser för att helt kunna följa riktlinjen.";
        let found = linked(&[
            ("A", Role::Argument, long),
            ("A", Role::Argument, long),
            (
                "B",
                Role::Argument,
                "Förvaltningen bedömer även att det saknas resurser för att helt kunna följa riktlinjen.",
            ),
        ]);
        assert_eq!(found[0].duplicate_of, None);
        assert_eq!(found[1].duplicate_of.as_ref(), Some(&found[0].id));
        assert_eq!(found[2].duplicate_of.as_ref(), Some(&found[0].id));
    }

    #[test]
    fn a_negation_or_a_number_makes_another_statement() {
        let found = linked(&[
            (
                "A",
                Role::Argument,
                "Vi anser att nämnden ska lämna fyra rapporter om året till 12 bolag.",
            ),
            (
                "A",
                Role::Argument,
                "Vi anser att nämnden inte ska lämna fyra rapporter om året till 12 bolag.",
            ),
            (
                "A",
                Role::Argument,
                "Vi anser att nämnden ska lämna fyra rapporter om året till 14 bolag.",
            ),
        ]);
        assert!(
            found
                .iter()
                .all(|statement| statement.duplicate_of.is_none())
        );
    }

    #[test]
    fn short_phrases_of_different_bodies_are_their_own() {
        let found = linked(&[
            ("A", Role::Argument, "Nämnden tillstyrker förslaget."),
            ("B", Role::Argument, "Nämnden tillstyrker förslaget."),
        ]);
        assert_eq!(found[1].duplicate_of, None);
    }

    #[test]
    fn the_adopted_wording_leads_its_draft() {
        let text = "Socialnämnden tillstyrker förslaget till riktlinje för familjehemsvård.";
        let found = linked(&[("A", Role::Draft, text), ("A", Role::Decision, text)]);
        assert_eq!(found[1].duplicate_of, None);
        assert_eq!(found[0].duplicate_of.as_ref(), Some(&found[1].id));
        assert_eq!(found[0].draft_of.as_ref(), Some(&found[1].id));
    }
}
