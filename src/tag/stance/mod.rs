//! What a statement says of the proposal: cues with negation and scope
//! ([`cue`]) and a linear model ([`linear`]), weighed together.

pub mod cue;
pub mod linear;

use crate::model::{Evidence, Stance, Statement};
use crate::tag::matrix::softmax;
use crate::tag::term;
use linear::{CLASSES, Setting};

pub use linear::StanceModel;

/// The judgement of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Judged {
    /// The stance; `None` where nothing is known.
    pub stance: Option<Stance>,
    /// How sure, 0 to 1.
    pub confidence: f32,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// Added to the log odds of what formal wording says.
const FORMAL: f32 = 2.0;

/// `none` is a judgement only from this probability on; below, and without
/// any cue, the machine abstains.
const NONE_FROM: f32 = 0.45;

/// Added to the log odds of the critical classes: an objection overlooked
/// costs more than one too many.
pub const CRITICAL: f32 = 0.3;

/// What people decided about statements that say alike things: stance and likeness.
pub type Precedent = (Stance, f32);

/// Judges one statement.
pub fn judge(statement: &Statement, precedents: &[Precedent], model: &StanceModel) -> Judged {
    let values = probabilities(&statement.text, Setting::of(statement), precedents, model);
    let stance = chosen(&values);
    let group = group(stance);
    let confidence = CLASSES
        .iter()
        .zip(&values)
        .filter(|(class, _)| self::group(**class) == group)
        .map(|(_, value)| value)
        .sum();
    let evidence = evidence(&statement.text, stance, model);
    let unknown =
        stance == Stance::None && confidence < NONE_FROM && cue::cues(&statement.text).is_empty();
    Judged {
        stance: (!unknown).then_some(stance),
        confidence,
        evidence: if unknown { Vec::new() } else { evidence },
    }
}

/// How likely each class of [`CLASSES`] is.
pub fn probabilities(
    text: &str,
    setting: Setting<'_>,
    precedents: &[Precedent],
    model: &StanceModel,
) -> Vec<f32> {
    let mut values = model.probabilities(&linear::features(text, setting));
    for value in &mut values {
        *value = (*value + 1e-6).ln();
    }
    let mut raise = |stance: Stance, by: f32| {
        if let Some(at) = CLASSES.iter().position(|class| *class == stance) {
            values[at] += by;
        }
    };
    raise(Stance::Doubts, CRITICAL);
    raise(Stance::Opposes, CRITICAL);
    if let Some(verdict) = cue::verdict(text) {
        raise(verdict.stance, FORMAL);
    }
    for &(stance, likeness) in precedents {
        raise(stance, 4.0 * likeness * likeness);
    }
    softmax(&mut values);
    values
}

/// The likeliest class of the likeliest group: classes that readers hardly
/// tell apart are not to outvote each other.
fn chosen(values: &[f32]) -> Stance {
    let of_group = |class: Stance| -> f32 {
        CLASSES
            .iter()
            .zip(values)
            .filter(|(other, _)| group(**other) == group(class))
            .map(|(_, value)| value)
            .sum()
    };
    let best = CLASSES
        .iter()
        .copied()
        .reduce(|best, class| {
            if of_group(class) > of_group(best) {
                class
            } else {
                best
            }
        })
        .unwrap_or(Stance::None);
    CLASSES
        .iter()
        .zip(values)
        .filter(|(class, _)| group(**class) == group(best))
        .reduce(|best, class| if class.1 > best.1 { class } else { best })
        .map_or(Stance::None, |(class, _)| *class)
}

/// Doubts go with opposing, having no objection with abstaining.
fn group(stance: Stance) -> Stance {
    match stance {
        Stance::Opposes => Stance::Doubts,
        Stance::Abstains => Stance::NoObjection,
        other => other,
    }
}

/// The cues that say so, else the words that weigh most in the model.
fn evidence(text: &str, stance: Stance, model: &StanceModel) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = cue::cues(text)
        .into_iter()
        .filter(|cue| group(cue.stance) == group(stance))
        .map(|cue| Evidence {
            text: text[cue.at].to_owned(),
            rule: cue.name.to_owned(),
        })
        .collect();
    found.dedup();
    if found.is_empty() && !model.is_empty() {
        found.extend(heaviest(text, stance, model).map(|word| Evidence {
            text: word.to_owned(),
            rule: "model".to_owned(),
        }));
    }
    found
}

/// The word that by itself speaks most for a class.
fn heaviest<'a>(text: &'a str, stance: Stance, model: &StanceModel) -> Option<&'a str> {
    let class = CLASSES.iter().position(|class| *class == stance)?;
    let setting = Setting {
        heading: None,
        role: crate::model::Role::Argument,
    };
    term::all_words(text)
        .into_iter()
        .filter(|word| word.lower.chars().count() > 2)
        .map(|word| {
            let weight = model.probabilities(&linear::features(&word.lower, setting))[class];
            (weight, word.at)
        })
        .reduce(|best, other| if other.0 > best.0 { other } else { best })
        .map(|(_, at)| &text[at])
}
