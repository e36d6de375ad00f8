//! Fits the stance model to labelled statements: the first look to statements,
//! the second to consultations that the first look has not seen.

mod first;
mod second;

use std::collections::HashSet;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

use super::folds;
use crate::error::Error;
use crate::evaluate::labelled::{Alternatives, Case, json_lines, normal};
use crate::evaluate::pairing::pair;
use crate::model::{Role, Stance, Statement};
use crate::tag::stance::StanceModel;
use crate::tag::stance::context::{Place, places};
use crate::tag::stance::cue::{Cue, cues};
use crate::tag::stance::feature::{Setting, features};
use crate::tag::stance::linear::{CLASSES, Likely, Linear, NUMBER};
use second::Weighed;

/// A statement with its stance, ready to learn from.
#[derive(Debug, Clone)]
pub struct Example {
    /// The words, for leaving out those of a scored consultation.
    text: String,
    features: Vec<(u32, f32)>,
    /// How much of each class it is; sums to 1.
    target: Likely,
    weight: f32,
}

/// A consultation, ready to learn from.
pub struct Told {
    /// Its labelled statements.
    examples: Vec<Example>,
    /// The features of all its statements, in their order, and their places.
    rows: Vec<Vec<(u32, f32)>>,
    places: Vec<Place>,
    /// Which row has which example.
    labelled: Vec<(usize, usize)>,
    /// Whether it shows how often stances are taken and how they follow each
    /// other; one that somebody made up teaches words only.
    pub real: bool,
}

/// How much of a label goes to the alternatives its reader would accept.
const ALTERNATIVES: f32 = 0.25;

/// A statement of a whole consultation counts so many times one that was
/// read alone.
const IN_CONTEXT: f32 = 1.5;

/// Consultations with fewer labels do not teach the second look.
const ENOUGH: usize = 200;

/// A single statement, as `stance/statements.jsonl` has it.
#[derive(Deserialize)]
struct Single {
    text: String,
    stance: Stance,
    #[serde(default)]
    stance_alt: Alternatives,
    /// How much it counts: one that was chosen for what was known of it stands
    /// for fewer others than one that was drawn.
    #[serde(default = "Single::drawn")]
    weight: f32,
}

impl Single {
    const fn drawn() -> f32 {
        1.0
    }
}

/// A statement of an answer, as the file of [`further`] has it.
#[derive(Deserialize)]
struct Further {
    #[serde(flatten)]
    single: Single,
    /// Nearest heading of the answer.
    #[serde(default)]
    heading: Option<String>,
    #[serde(default = "Further::argument")]
    role: Role,
}

impl Further {
    const fn argument() -> Role {
        Role::Argument
    }
}

/// So much of what the critical are raised by is left where they are found better.
const RAISED_FURTHER: f32 = 0.5;

/// A model that has learned from the statements of a file besides, a JSON object a
/// line, on top of what it knows: for texts of a kind that it has hardly seen, without
/// those that it learned from. The second look stays as it is.
pub fn further(model: &StanceModel, path: &Path) -> Result<StanceModel, Error> {
    let statements: Vec<Further> = json_lines(path)?;
    let examples: Vec<Example> = statements
        .iter()
        .map(|statement| {
            let setting = Setting {
                heading: statement.heading.as_deref(),
                role: Some(statement.role),
            };
            let Single {
                text,
                stance,
                stance_alt,
                weight,
            } = &statement.single;
            example(text, setting, *stance, stance_alt, *weight)
        })
        .collect();
    let examples: Vec<&Example> = examples.iter().collect();
    Ok(StanceModel {
        first: first::fit_further(&model.first, &examples),
        most_raised: model.most_raised * RAISED_FURTHER,
        ..model.clone()
    })
}

/// What a labelled case teaches.
pub fn of_case(case: &Case) -> Told {
    let all = &case.consultation.statements;
    let argued: Vec<usize> = (0..all.len()).filter(|&at| all[at].is_position()).collect();
    let statements: Vec<&Statement> = argued.iter().map(|&at| &all[at].statement).collect();
    let cues: Vec<Vec<Cue>> = statements
        .iter()
        .map(|statement| cues(&statement.text))
        .collect();
    let mut told = Told {
        examples: Vec::new(),
        rows: statements
            .iter()
            .zip(&cues)
            .map(|(statement, cues)| features(&statement.text, cues, Setting::of(statement)))
            .collect(),
        places: places(&case.consultation.programme, &statements, &cues),
        labelled: Vec::new(),
        real: true,
    };
    for (label, place) in case.labels.iter().zip(pair(case, &case.labels)) {
        if let Some(row) = place.and_then(|place| argued.binary_search(&place).ok()) {
            told.labelled.push((row, told.examples.len()));
        }
        let setting = place.map_or(Setting::ALONE, |place| Setting::of(&all[place].statement));
        told.examples.push(example(
            &label.text,
            setting,
            label.stance,
            &label.stance_alt,
            IN_CONTEXT,
        ));
    }
    told
}

/// Single statements from a file, a JSON object a line.
pub fn of_file(path: &Path) -> Result<Vec<Example>, Error> {
    let singles: Vec<Single> = json_lines(path)?;
    Ok(singles
        .iter()
        .map(|single| {
            example(
                &single.text,
                Setting::ALONE,
                single.stance,
                &single.stance_alt,
                single.weight,
            )
        })
        .collect())
}

fn example(
    text: &str,
    setting: Setting<'_>,
    stance: Stance,
    also: &Alternatives,
    weight: f32,
) -> Example {
    let others: Vec<usize> = (0..NUMBER)
        .filter(|&class| CLASSES[class] != stance && also.contains(CLASSES[class]))
        .collect();
    let given = if others.is_empty() { 0.0 } else { ALTERNATIVES };
    let mut target = [0.0; NUMBER];
    for &other in &others {
        target[other] = given / crate::tag::matrix::count(others.len());
    }
    if let Some(own) = CLASSES.iter().position(|class| *class == stance) {
        target[own] = 1.0 - given;
    }
    Example {
        text: normal(text),
        features: features(text, &cues(text), setting),
        target,
        weight,
    }
}

/// Learns from consultations and single statements, none of whose words may be
/// those of `scored`.
pub fn fit(kept: &[&Told], single: &[Example], scored: &[&Told]) -> StanceModel {
    let teaches: Vec<bool> = kept
        .iter()
        .map(|told| told.real && told.labelled.len() >= ENOUGH)
        .collect();
    let of = |places: &[usize]| places.iter().map(|at| kept[*at]).collect::<Vec<_>>();
    // each fold by itself, whichever thread takes it
    let cases: Vec<Vec<Weighed>> = folds(&teaches)
        .par_iter()
        .flat_map_iter(|(own, rest)| {
            let own = of(own);
            let unseen: Vec<&Told> = scored.iter().chain(&own).copied().collect();
            let looked = first_look(&of(rest), single, &unseen);
            own.into_iter()
                .map(move |told| second::weighed(told, &looked))
        })
        .collect();
    let (second, most_raised) = second::fit(&cases);
    StanceModel {
        first: first_look(kept, single, scored),
        second,
        most_raised,
    }
}

/// The first look, learned without the words of `unseen`.
fn first_look(kept: &[&Told], single: &[Example], unseen: &[&Told]) -> Linear {
    let banned: HashSet<&str> = unseen
        .iter()
        .flat_map(|told| &told.examples)
        .map(|example| example.text.as_str())
        .collect();
    let examples: Vec<&Example> = single
        .iter()
        .chain(kept.iter().flat_map(|told| &told.examples))
        .filter(|example| !banned.contains(example.text.as_str()))
        .collect();
    first::fit(&examples)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fitted_model_tells_what_it_was_shown() {
        let examples: Vec<Example> = [
            ("Nämnden tillstyrker förslaget", Stance::Supports),
            ("Kostnaden oroar nämnden", Stance::Doubts),
        ]
        .iter()
        .map(|(text, stance)| example(text, Setting::ALONE, *stance, &Alternatives::Unset, 1.0))
        .collect();
        let model = fit(&[], &examples, &[]);
        assert_eq!(model, fit(&[], &examples, &[]));
        let values = model.first.likely(&examples[1].features);
        let best = (0..values.len()).max_by(|&a, &b| values[a].total_cmp(&values[b]));
        assert_eq!(best.map(|class| CLASSES[class]), Some(Stance::Doubts));
    }

    #[test]
    fn what_is_learned_further_changes_what_was_known_little() {
        let told = |text: &str, stance| {
            let setting = Setting {
                heading: None,
                role: Some(Role::Argument),
            };
            example(text, setting, stance, &Alternatives::Unset, 1.0)
        };
        let known = [
            told("Nämnden tillstyrker förslaget", Stance::Supports),
            told("Kostnaden oroar nämnden", Stance::Doubts),
        ];
        let model = fit(&[], &known, &[]);
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("further.jsonl");
        let rows = [
            r#"{"text": "Taxan urholkar tryggheten", "stance": "doubts"}"#,
            r#"{"text": "Planen urholkar vården", "stance": "doubts", "stance_alt": "opposes"}"#,
            r#"{"text": "Vi jublar över planen", "stance": "supports", "role": "reservation"}"#,
        ];
        std::fs::write(&path, rows.join("\n")).unwrap();
        let learned = further(&model, &path).unwrap();
        assert_eq!(learned, further(&model, &path).unwrap());
        let is = |stance, model: &StanceModel, example: &Example| {
            let class = CLASSES.iter().position(|class| *class == stance);
            model.first.likely(&example.features)[class.unwrap()]
        };
        let unseen = told("Förslaget urholkar skolan", Stance::Doubts);
        let before = is(Stance::Doubts, &model, &unseen);
        assert!(is(Stance::Doubts, &learned, &unseen) > before);
        let yes = |model| is(Stance::Supports, model, &known[0]);
        assert!((yes(&learned) - yes(&model)).abs() < 0.2);
    }
}
