//! Repeated statements, and drafts and what was adopted.
//!
//! A repeat has the same words, or the same words that weigh in the same order
//! (`weight`): what is found by being like another may still say the opposite.
//! Linear in the number of statements, and the same whatever stands between.

use std::collections::HashMap;

use rayon::prelude::*;

use super::fingerprint;
use super::overall::clause;
use super::weight;
use crate::model::{Manner, RespondentKind, Role, Stance, Statement, StatementId};

/// Words in a run.
const RUN: usize = 3;
/// Share of common runs from which a draft is that of what was adopted: the
/// decision may add or drop words.
const DRAFT: f32 = 0.5;
/// Fewest words of a repeat by another speaker: shorter ones are everyone's phrases.
const OTHERS: usize = 8;
/// Fewest words of a repeat by the same speaker.
const OWN: usize = 3;
/// How many adopted statements of one body a draft is compared with.
const ADOPTED: usize = 24;

/// Links repeated statements, and drafts to what was adopted, over all
/// statements of a consultation in its order.
///
/// A repeat points to the first statement that says the same; a draft never
/// leads where an adopted wording exists.
pub fn link(statements: &mut [Statement]) {
    let prints: Vec<Print> = statements.par_iter().map(Print::of).collect();
    let mut order: Vec<usize> = (0..statements.len())
        .filter(|place| prints[*place].length > 0)
        .collect();
    // Drafts come last, so that they follow what was adopted.
    order.sort_by_key(|place| (statements[*place].role == Role::Draft, *place));
    let mut leaders = Leaders::default();
    let mut found: Vec<(usize, usize)> = Vec::new();
    for place in order {
        match leaders.find(&statements[place], &prints[place]) {
            Some(leader) => found.push((place, leader)),
            None => leaders.add(place, &statements[place], &prints[place]),
        }
    }
    for statement in statements.iter_mut() {
        statement.duplicate_of = None;
    }
    for (place, leader) in found {
        statements[place].duplicate_of = Some(statements[leader].id.clone());
    }
    drafts(statements, &prints);
}

/// What a statement is compared by; empty where it is nobody's.
#[derive(Debug, Default)]
struct Print {
    length: usize,
    said: [Said; 2],
    /// Hashes of the runs, sorted, each once.
    runs: Vec<u64>,
}

/// What must be the same in a repeat: the words, all or those that weigh, and
/// what the words that lead to a list make of its items.
type Said = (u64, Option<Stance>);

impl Print {
    fn of(statement: &Statement) -> Self {
        if !statement.role.is_position() {
            return Self::default();
        }
        let led = statement
            .lead()
            .and_then(|context| clause(&context.text))
            .map(|(stance, _)| stance);
        let hashes = fingerprint::words(&statement.text);
        let weighty = weight::weighty(&statement.text, |word| {
            weight::is_own_name(word, &statement.respondents, statement.kind)
        });
        // `Bra!` on one passage does not repeat `Bra!` on another.
        let about = (statement.context.as_ref()).filter(|_| statement.manner == Manner::Comment);
        let about = about.map(|about| fingerprint::run(&fingerprint::words(&about.text)));
        let at = |said: u64| about.map_or(said, |about| fingerprint::run(&[said, about]));
        let whole = at(fingerprint::run(&hashes));
        // without a word that weighs, only the same words say the same
        let gist = if weighty.is_empty() {
            whole
        } else {
            at(fingerprint::run(&weighty))
        };
        let mut runs: Vec<u64> = hashes.windows(RUN).map(fingerprint::run).collect();
        runs.sort_unstable();
        runs.dedup();
        Self {
            length: hashes.len(),
            said: [(whole, led), (gist, led)],
            runs,
        }
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

/// The statements that repeats point to: the first of each speaker, and the
/// first of all that is long enough for another to repeat it.
#[derive(Debug, Default)]
struct Leaders<'a> {
    own: HashMap<(Said, &'a [String], RespondentKind), usize>,
    all: HashMap<Said, usize>,
}

impl<'a> Leaders<'a> {
    fn find(&self, statement: &Statement, print: &Print) -> Option<usize> {
        let own = |said: Said| {
            let speaker = (said, statement.respondents.as_slice(), statement.kind);
            self.own.get(&speaker).filter(|_| print.length >= OWN)
        };
        let anyone = |said: &Said| self.all.get(said).filter(|_| print.length >= OTHERS);
        print
            .said
            .iter()
            .find_map(|said| own(*said).into_iter().chain(anyone(said)).min().copied())
    }

    fn add(&mut self, place: usize, statement: &'a Statement, print: &Print) {
        for said in print.said {
            let speaker = (said, statement.respondents.as_slice(), statement.kind);
            if print.length >= OWN {
                self.own.entry(speaker).or_insert(place);
            }
            if print.length >= OTHERS {
                self.all.entry(said).or_insert(place);
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
            if places.len() < ADOPTED {
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
                let like = if prints[*other].said[0].0 == prints[place].said[0].0 {
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
    use crate::model::Span;
    use crate::model::fixture::statement;

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
    fn the_opposite_is_no_repeat() {
        for (one, other) in [
            ("höjas", "sänkas"),
            ("bör", "får inte"),
            ("hela", "halva"),
            ("stödjer", "kritiserar"),
        ] {
            let said =
                "Vi stödjer att avgiften bör höjas i hela innerstaden från och med nästa år.";
            let found = linked(&[
                ("Kulturnämnden", Role::Argument, said),
                ("Socialnämnden", Role::Argument, &said.replace(one, other)),
            ]);
            assert_eq!(found[1].duplicate_of, None, "{other}");
        }
    }

    #[test]
    fn what_leads_to_an_item_is_part_of_it() {
        let text = "att avgiften för parkering höjs i hela innerstaden från nästa år";
        let mut statements: Vec<Statement> = ["Nämnden tillstyrker:", "Nämnden avstyrker:"]
            .iter()
            .zip(0..)
            .map(|(lead, place)| Statement {
                context: Some(crate::model::Passage {
                    span: Span::default(),
                    text: (*lead).to_owned(),
                }),
                ..statement(place, "A", Role::Argument, text)
            })
            .collect();
        link(&mut statements);
        assert_eq!(statements[1].duplicate_of, None);
    }

    #[test]
    fn own_repeats_are_found_for_everyone() {
        let names: Vec<String> = (0..60).map(|place| format!("Nämnd {place}")).collect();
        let said: Vec<(&str, Role, &str)> = names
            .iter()
            .flat_map(|name| {
                let said = (name.as_str(), Role::Argument, "Planen bör bli kortare.");
                [said, said]
            })
            .collect();
        let found = linked(&said);
        for pair in found.chunks(2) {
            assert_eq!(pair[0].duplicate_of, None);
            assert_eq!(pair[1].duplicate_of.as_ref(), Some(&pair[0].id));
        }
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

    #[test]
    fn what_nobody_says_is_repeated_by_nobody() {
        let text = "Nämnden översänder härmed sitt yttrande över planen till kommunstyrelsen.";
        for role in [Role::Boilerplate, Role::Quoted] {
            let found = linked(&[("A", role, text), ("A", Role::Argument, text)]);
            assert_eq!(found[1].duplicate_of, None);
        }
    }

    #[test]
    fn links_are_made_anew() {
        let mut statements = linked(&[("A", Role::Argument, "Planen bör bli kortare.")]);
        statements[0].duplicate_of = Some(statements[0].id.clone());
        link(&mut statements);
        assert_eq!(statements[0].duplicate_of, None);
    }

    #[test]
    fn few_words_are_no_repeat() {
        let said = |one, other, who| {
            let found = linked(&[("A", Role::Argument, one), (who, Role::Argument, other)]);
            found[1].duplicate_of.is_some()
        };
        assert!(!said("Mycket bra.", "Mycket bra.", "A"));
        // without a word that weighs, the order says something too
        assert!(!said("Det har vi.", "Vi har det.", "A"));
        let long = "Vi anser att avgiften för parkering höjs kraftigt i år.";
        let short = "Avgiften för parkering höjs kraftigt i år.";
        assert!(said(long, long, "B"));
        assert!(!said(long, short, "B"));
        assert!(said(long, short, "A"));
    }

    #[test]
    fn a_draft_is_that_of_the_adopted_words_it_is_most_like() {
        let text = "Nämnden tillstyrker förslaget till plan för parker och lekplatser i Ekstad.";
        let other = text.replace("Ekstad", "kommunen");
        let found = linked(&[
            ("A", Role::Draft, text),
            ("A", Role::Decision, text),
            ("A", Role::Decision, &other),
            (
                "A",
                Role::Draft,
                "Nämnden avstyrker taxan för parkering i hamnen.",
            ),
        ]);
        assert_eq!(found[0].draft_of.as_ref(), Some(&found[1].id));
        assert_eq!(found[3].draft_of, None);
        let argued = linked(&[("A", Role::Draft, text), ("A", Role::Argument, text)]);
        assert_eq!(argued[0].draft_of, None);
    }
}
