//! The second look: a statement among its neighbours.
//!
//! Who has argued against something for a page goes on doing so, a list of
//! amendments stays one, and a sentence that gives the programme back says
//! nothing. The first look's opinion of a statement is weighed against the
//! opinions of what stands round it and against a few traits of its place.

use std::collections::HashMap;

use crate::model::{Programme, Role, Stance, Statement};
use crate::tag::matrix::{count, softmax};
use crate::tag::stance::cue::{self, Cue};
use crate::tag::stance::linear::{CLASSES, Likely};
use crate::tag::term;

/// Classes that readers hardly tell apart are one here: doubts go with
/// opposing, having no objection with abstaining.
pub const GROUPS: usize = 7;

/// The group of support with a reservation.
pub const RESERVED: usize = 1;

/// The group of critical statements.
pub const CRITICAL: usize = 3;

/// The group of statements that take no position.
pub const NOTHING: usize = 6;

/// What is known of each candidate: own, near, around, heading, document, verdict.
pub const VIEWS: usize = 6;

/// What is known of the place, weighed for each group by itself.
pub const TRAITS: usize = 9;

/// Number of weights.
pub const WEIGHTS: usize = VIEWS + GROUPS * TRAITS;

/// The group of each class, in the order of [`CLASSES`].
pub fn group(class: usize) -> usize {
    match CLASSES[class] {
        Stance::Supports => 0,
        Stance::SupportsWithReservation => RESERVED,
        Stance::NoObjection | Stance::Abstains => 2,
        Stance::Doubts | Stance::Opposes => CRITICAL,
        Stance::ProposesChange => 4,
        Stance::Asks => 5,
        Stance::None => NOTHING,
    }
}

/// The group of a stance.
pub fn group_of(stance: Stance) -> Option<usize> {
    let class = CLASSES.iter().position(|class| *class == stance)?;
    Some(group(class))
}

/// The likeliest group, the first of several.
pub fn likeliest<T: PartialOrd>(groups: &[T; GROUPS]) -> usize {
    (1..GROUPS).fold(
        0,
        |best, at| if groups[at] > groups[best] { at } else { best },
    )
}

/// Probabilities of classes as probabilities of groups.
pub fn grouped(likely: &Likely) -> [f32; GROUPS] {
    let mut groups = [0.0; GROUPS];
    for (class, value) in likely.iter().enumerate() {
        groups[group(class)] += value;
    }
    groups
}

/// Where a statement stands among the others of its consultation.
#[derive(Debug, Clone)]
pub struct Place {
    document: usize,
    heading: usize,
    verdict: Option<usize>,
    /// Its traits.
    pub traits: [f32; TRAITS],
}

/// The places of all statements of a consultation, in its order; `cues` are
/// the cues of each.
pub fn places(programme: &Programme, statements: &[&Statement], cues: &[Vec<Cue>]) -> Vec<Place> {
    let given: Vec<u64> = {
        let mut all: Vec<u64> = programme
            .sections
            .iter()
            .flat_map(|section| term::shingles(&section.text))
            .collect();
        all.sort_unstable();
        all
    };
    let mut documents: HashMap<&str, usize> = HashMap::new();
    let mut headings: HashMap<(usize, Option<&str>), usize> = HashMap::new();
    let mut sizes: Vec<usize> = Vec::new();
    let mut orders: Vec<usize> = Vec::new();
    let mut places: Vec<Place> = Vec::new();
    for (statement, cues) in statements.iter().zip(cues) {
        let next = documents.len();
        let document = *documents.entry(statement.id.document()).or_insert(next);
        if document == sizes.len() {
            sizes.push(0);
        }
        orders.push(sizes[document]);
        sizes[document] += 1;
        let next = headings.len();
        let own = statement.headings.last().map(String::as_str);
        let heading = *headings.entry((document, own)).or_insert(next);
        places.push(Place {
            document,
            heading,
            verdict: cue::decide(cues).and_then(|cue| group_of(cue.stance)),
            traits: traits(statement, &given),
        });
    }
    for (place, order) in places.iter_mut().zip(orders) {
        place.traits[2] = flag(order < 2);
        place.traits[3] = count(order) / count(sizes[place.document].max(1));
    }
    places
}

/// The traits of a statement but for those of its order in the document.
fn traits(statement: &Statement, given: &[u64]) -> [f32; TRAITS] {
    let own = term::shingles(&statement.text);
    let shared = own
        .iter()
        .filter(|shingle| given.binary_search(shingle).is_ok())
        .count();
    let words = term::all_words(&statement.text).len();
    [
        1.0,
        2.0 * count(shared) / count(own.len().max(1)),
        0.0,
        0.0,
        flag(statement.lead().is_some()),
        flag(!statement.headings.is_empty()),
        flag(statement.role == Role::Decision),
        flag(statement.role.is_minority()),
        (1.0 + count(words)).ln() - 3.0,
    ]
}

fn flag(is: bool) -> f32 {
    f32::from(u8::from(is))
}

/// For each statement and group, the views that speak of it.
pub fn views(places: &[Place], own: &[Likely]) -> Vec<[[f32; VIEWS]; GROUPS]> {
    let opinions: Vec<[f32; GROUPS]> = own.iter().map(grouped).collect();
    let mean = mean_of(opinions.iter(), &[1.0 / count(GROUPS); GROUPS]);
    let of = |key: fn(&Place) -> usize| -> Vec<Sum> {
        let mut sums: Vec<Sum> = Vec::new();
        for (place, opinion) in places.iter().zip(&opinions) {
            let at = key(place);
            if at >= sums.len() {
                sums.resize(at + 1, Sum::default());
            }
            sums[at].add(opinion);
        }
        sums
    };
    let documents = of(|place| place.document);
    let headings = of(|place| place.heading);
    let near = |row: usize, reach: usize| {
        let from = row.saturating_sub(reach);
        let to = (row + reach).min(places.len() - 1);
        let others = (from..=to)
            .filter(|&other| other != row && places[other].document == places[row].document)
            .map(|other| &opinions[other]);
        mean_of(others, &mean)
    };
    (0..places.len())
        .map(|row| {
            let place = &places[row];
            let about = [
                near(row, 1),
                near(row, 3),
                headings[place.heading].without(&opinions[row], &mean),
                documents[place.document].without(&opinions[row], &mean),
            ];
            std::array::from_fn(|group| {
                let against =
                    |view: &[f32; GROUPS]| ((view[group] + 0.03) / (mean[group] + 0.03)).ln();
                [
                    (opinions[row][group] + 1e-4).ln(),
                    against(&about[0]),
                    against(&about[1]),
                    against(&about[2]),
                    against(&about[3]),
                    flag(place.verdict == Some(group)),
                ]
            })
        })
        .collect()
}

/// Opinions added up.
#[derive(Clone, Default)]
struct Sum {
    total: [f32; GROUPS],
    number: usize,
}

impl Sum {
    fn add(&mut self, opinion: &[f32; GROUPS]) {
        for (total, value) in self.total.iter_mut().zip(opinion) {
            *total += value;
        }
        self.number += 1;
    }

    /// The mean of the others, with one opinion that is everybody's.
    fn without(&self, own: &[f32; GROUPS], everybody: &[f32; GROUPS]) -> [f32; GROUPS] {
        std::array::from_fn(|at| {
            (self.total[at] - own[at] + everybody[at]) / count(self.number.max(1))
        })
    }
}

/// The mean of opinions and one that is everybody's.
fn mean_of<'a>(
    opinions: impl Iterator<Item = &'a [f32; GROUPS]>,
    everybody: &[f32; GROUPS],
) -> [f32; GROUPS] {
    let mut sum = Sum::default();
    sum.add(everybody);
    opinions.for_each(|opinion| sum.add(opinion));
    sum.total.map(|total| total / count(sum.number))
}

/// The second look's scores of a statement, one for each group.
pub fn scores(views: &[[f32; VIEWS]; GROUPS], place: &Place, weights: &[f32]) -> [f32; GROUPS] {
    std::array::from_fn(|group| {
        let traits = &weights[VIEWS + group * TRAITS..][..TRAITS];
        dot(&views[group], &weights[..VIEWS]) + dot(&place.traits, traits)
    })
}

/// The second look's judgement: how likely each class is, by the scores of the
/// groups and the first look's opinion within a group.
pub fn judge(mut groups: [f32; GROUPS], own: &Likely) -> Likely {
    softmax(&mut groups);
    let before = grouped(own);
    std::array::from_fn(|class| {
        let group = group(class);
        groups[group] * own[class] / before[group].max(1e-12)
    })
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}

/// Weights that leave the first look's judgement as it is.
pub fn neutral() -> Vec<f32> {
    let mut weights = vec![0.0; WEIGHTS];
    weights[0] = 1.0;
    weights
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::tag::stance::linear::NUMBER;

    fn place(document: usize) -> Place {
        Place {
            document,
            heading: document,
            verdict: None,
            traits: [0.0; TRAITS],
        }
    }

    fn opinion(class: Stance, sure: f32) -> Likely {
        let rest = (1.0 - sure) / count(NUMBER - 1);
        std::array::from_fn(|at| if CLASSES[at] == class { sure } else { rest })
    }

    #[test]
    fn neutral_weights_change_nothing() {
        let own = [opinion(Stance::Doubts, 0.7), opinion(Stance::Asks, 0.4)];
        let places = [place(0), place(1)];
        for (row, views) in views(&places, &own).iter().enumerate() {
            let judged = judge(scores(views, &places[row], &neutral()), &own[row]);
            assert!(
                judged
                    .iter()
                    .zip(&own[row])
                    .all(|(a, b)| (a - b).abs() < 1e-2),
                "{judged:?}"
            );
        }
    }

    #[test]
    fn neighbours_of_the_same_document_count_and_others_do_not() {
        let own = [
            opinion(Stance::Doubts, 0.9),
            opinion(Stance::None, 0.3),
            opinion(Stance::Doubts, 0.9),
            opinion(Stance::None, 0.3),
        ];
        let views = views(&[place(0), place(0), place(0), place(1)], &own);
        assert!(views[1][CRITICAL][1] > 0.0);
        assert!(views[3][CRITICAL][1].abs() < 1e-6);
    }
}
