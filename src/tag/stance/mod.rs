//! What a statement says of the proposal.
//!
//! A first look at the statement by itself ([`feature`], [`linear`]), with
//! cues, negation and scope ([`cue`]); a second at its surroundings
//! ([`context`]), objections raised so that none is overlooked ([`objection`]),
//! what leads to it ([`lead`]) and formal wording settle ([`formal`]), and what
//! people decided about its like on top.

pub mod context;
pub mod cue;
mod evidence;
pub mod feature;
mod formal;
mod lead;
pub mod linear;
mod model;
pub mod objection;
mod reply;

use rayon::prelude::*;

use crate::model::{Evidence, EvidenceRule, Manner, Programme, Stance, Statement};
use crate::tag::matrix::softmax;
use context::{CRITICAL, GROUPS, group, grouped, likeliest};
use cue::Cue;
use evidence::Words;
use feature::{Setting, features};
use linear::{CLASSES, Likely};

pub use model::StanceModel;

/// The judgement of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct JudgedStance {
    /// The stance; `None` where nothing is known.
    pub stance: Option<Stance>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// `none` is a judgement only from this probability on; below, and without
/// any cue, the machine abstains.
const NONE_FROM: f32 = 0.4;

/// Without words that oppose, a critical statement opposes only from this
/// probability on: "avstyrker" is a strong thing to say of somebody.
const OPPOSES_FROM: f32 = 0.5;

/// What people decided about statements that say alike things: stance and likeness.
pub type Precedent = (Stance, f32);

/// What is judged of each statement before anybody decided.
#[derive(Debug, Clone)]
pub(super) struct Untaught {
    cues: Vec<Vec<Cue>>,
    /// What leads to the list that each is an item of.
    leads: Vec<Option<Cue>>,
    likely: Vec<Likely>,
    judged: Vec<JudgedStance>,
}

impl Untaught {
    pub(super) fn new(
        programme: &Programme,
        statements: &[&Statement],
        model: &StanceModel,
    ) -> Self {
        let (mut cues, reported): (Vec<Vec<Cue>>, Vec<bool>) = statements
            .par_iter()
            .map(|statement| own_cues(statement))
            .unzip();
        let leads: Vec<Option<Cue>> = (0..statements.len())
            .into_par_iter()
            .map(|at| {
                let (statement, cues) = (statements[at], &cues[at]);
                let before = at.checked_sub(1).map(|before| statements[before]);
                let goes_on = before.is_some_and(|before| lead::goes_on(before, statement));
                let led = || (!goes_on).then(|| lead::leading(statement, cues)).flatten();
                reply::replied(statement, cues).or_else(led)
            })
            .collect();
        let plain: Vec<Vec<Cue>> = statements
            .par_iter()
            .map(|statement| cue::plain(&statement.text))
            .collect();
        let mut likely = likely(programme, statements, (&cues, &plain), &leads, model);
        for (likely, reported) in likely.iter_mut().zip(&reported) {
            if *reported {
                tell_of_others(likely);
            }
        }
        for (cues, plain) in cues.iter_mut().zip(plain) {
            cues.extend(plain);
        }
        let mut words = Words::of(&model.first);
        let judged = statements
            .iter()
            .zip(cues.iter().zip(&leads))
            .zip(&likely)
            .map(|((statement, (cues, lead)), likely)| {
                verdict(statement, cues, lead.as_ref(), likely, &mut words)
            })
            .collect();
        Self {
            cues,
            leads,
            likely,
            judged,
        }
    }

    /// The judgements, those with precedents made anew.
    pub(super) fn taught(
        &self,
        statements: &[&Statement],
        precedents: &[Vec<Precedent>],
        model: &StanceModel,
    ) -> Vec<JudgedStance> {
        let mut words = Words::of(&model.first);
        precedents
            .iter()
            .enumerate()
            .map(|(row, precedents)| {
                if precedents.is_empty() {
                    return self.judged[row].clone();
                }
                let likely = taught(self.likely[row], precedents);
                verdict(
                    statements[row],
                    &self.cues[row],
                    self.leads[row].as_ref(),
                    &likely,
                    &mut words,
                )
            })
            .collect()
    }
}

/// The cues of a statement, without the formal ones of a stand that it only
/// reports (`Kulturnämnden avstyrker motionen` in the paper of somebody else),
/// and whether it has none but such.
fn own_cues(statement: &Statement) -> (Vec<Cue>, bool) {
    let mut cues = cue::cues(&statement.text);
    let all = cues.len();
    cues.retain(|cue| !cue::is_reported(statement, cue));
    let reported = cues.is_empty() && all > 0;
    (cues, reported)
}

/// What others stand for is no stand of who tells it, however it sounds.
fn tell_of_others(likely: &mut Likely) {
    /// How much of each other class is left.
    const LEFT: f32 = 0.1;
    let mut taken = 0.0;
    for (value, class) in likely.iter_mut().zip(CLASSES) {
        if *class != Stance::None {
            taken += *value * (1.0 - LEFT);
            *value *= LEFT;
        }
    }
    for (value, class) in likely.iter_mut().zip(CLASSES) {
        if *class == Stance::None {
            *value += taken;
        }
    }
}

/// How likely each class of [`CLASSES`] is for each statement.
fn likely(
    programme: &Programme,
    statements: &[&Statement],
    (cues, plain): (&[Vec<Cue>], &[Vec<Cue>]),
    leads: &[Option<Cue>],
    model: &StanceModel,
) -> Vec<Likely> {
    let own: Vec<Likely> = statements
        .par_iter()
        .zip(cues)
        .map(|(statement, cues)| {
            let features = features(&statement.text, cues, Setting::of(statement));
            model.first.likely(&features)
        })
        .collect();
    let places = context::places(programme, statements, cues);
    let mut scores: Vec<[f32; GROUPS]> = context::views(&places, &own)
        .iter()
        .zip(&places)
        .map(|(views, place)| context::scores(views, place, &model.second))
        .collect();
    let raise = objection::raise(&scores, model.most_raised);
    for scores in &mut scores {
        scores[CRITICAL] += raise;
    }
    scores
        .into_iter()
        .zip(&own)
        .zip(statements.iter().zip(cues.iter().zip(leads)))
        .zip(plain)
        .map(|(((scores, own), (statement, (cues, lead))), plain)| {
            let mut likely = context::judge(scores, own);
            if !formal::settle(&mut likely, &statement.text, lead.as_ref(), cues) {
                formal::hear(&mut likely, cues, plain);
            }
            likely
        })
        .collect()
}

/// What people decided about alike statements weighs with its likeness.
fn taught(mut likely: Likely, precedents: &[Precedent]) -> Likely {
    for value in &mut likely {
        *value = (*value + 1e-6).ln();
    }
    for &(stance, likeness) in precedents {
        if let Some(class) = CLASSES.iter().position(|class| *class == stance) {
            likely[class] += 4.0 * likeness * likeness;
        }
    }
    softmax(&mut likely);
    likely
}

fn verdict(
    statement: &Statement,
    cues: &[Cue],
    lead: Option<&Cue>,
    likely: &Likely,
    words: &mut Words<'_>,
) -> JudgedStance {
    let groups = grouped(likely);
    let best = likeliest(&groups);
    let class = (0..CLASSES.len())
        .filter(|&class| group(class) == best)
        .reduce(|best, at| if likely[at] > likely[best] { at } else { best })
        .unwrap_or(0);
    let said = cues.iter().any(|cue| cue.stance == Stance::Opposes);
    let (stance, confidence) = match CLASSES[class] {
        Stance::Opposes if !said && likely[class] < OPPOSES_FROM => (Stance::Doubts, groups[best]),
        stance => (stance, groups[best]),
    };
    if changes(statement, cues, stance) {
        return JudgedStance {
            stance: Some(Stance::ProposesChange),
            confidence: CHANGED,
            evidence: vec![Evidence {
                text: statement.text.clone(),
                rule: EvidenceRule::TrackedChange,
            }],
        };
    }
    let led = lead::evidence(statement, lead, stance);
    let unknown = stance == Stance::None && confidence < NONE_FROM && cues.is_empty();
    JudgedStance {
        stance: (!unknown).then_some(stance),
        confidence,
        evidence: match led {
            Some(led) => vec![led],
            None if unknown => Vec::new(),
            None => evidence::evidence(&statement.text, cues, class, words),
        },
    }
}

/// How sure it is that a tracked change asks for one.
const CHANGED: f32 = 0.8;

/// Whether words that were put into the proposal as a tracked change are a wish and
/// nothing else: the words around a change are the proposal's and tell no stance; a
/// whole sentence put in may tell one.
fn changes(statement: &Statement, cues: &[Cue], stance: Stance) -> bool {
    match statement.manner {
        Manner::Text | Manner::Comment => false,
        Manner::Change => cue::decide(cues).is_none(),
        Manner::Addition => stance == Stance::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Role;
    use crate::model::fixture::statement;
    use crate::tag::Models;
    use crate::tag::stance::linear::NUMBER;

    fn likely(stance: Stance, sure: f32) -> Likely {
        let rest = (1.0 - sure) / f32::from(u8::try_from(NUMBER - 1).unwrap());
        std::array::from_fn(|at| if CLASSES[at] == stance { sure } else { rest })
    }

    /// The judgement of words that the model thinks so of.
    fn judged(text: &str, likely: &Likely) -> JudgedStance {
        let statement = statement(0, "Kulturnämnden", Role::Argument, text);
        let models = Models::embedded();
        let mut words = Words::of(&models.stance.first);
        verdict(&statement, &cue::cues(text), None, likely, &mut words)
    }

    #[test]
    fn nobody_is_said_to_oppose_by_a_guess() {
        let plain = "Avgiften gäller hela staden.";
        let unsure = likely(Stance::Opposes, 0.45);
        assert_eq!(judged(plain, &unsure).stance, Some(Stance::Doubts));
        let formal = "Nämnden avstyrker avgiften.";
        assert_eq!(judged(formal, &unsure).stance, Some(Stance::Opposes));
        let sure = likely(Stance::Opposes, 0.55);
        assert_eq!(judged(plain, &sure).stance, Some(Stance::Opposes));
    }

    #[test]
    fn where_nothing_speaks_for_a_stance_none_is_told() {
        let unsure = likely(Stance::None, 0.35);
        let unknown = judged("Avgiften gäller hela staden.", &unsure);
        assert_eq!((unknown.stance, unknown.evidence.len()), (None, 0));
        let told = "Enligt förslaget gäller avgiften hela staden.";
        assert_eq!(judged(told, &unsure).stance, Some(Stance::None));
        let sure = likely(Stance::None, 0.6);
        let known = judged("Avgiften gäller hela staden.", &sure);
        assert_eq!(known.stance, Some(Stance::None));
    }

    #[test]
    fn what_was_decided_of_its_like_weighs_with_the_likeness() {
        let class = CLASSES.iter().position(|one| *one == Stance::Opposes);
        let of = |likeness| {
            let even = likely(
                Stance::Opposes,
                1.0 / f32::from(u8::try_from(NUMBER).unwrap()),
            );
            taught(even, &[(Stance::Opposes, likeness)])[class.unwrap()]
        };
        assert!(of(1.0) > 0.8 && of(0.7) < of(1.0) && of(0.7) > 0.2);
    }
}
