//! What a stance rests on: cues, else the words that weigh most.

use super::context::group;
use super::cue;
use super::feature::{Setting, features};
use super::linear::CLASSES;
use super::model::StanceModel;
use crate::model::{Evidence, Stance};
use crate::tag::term;

/// So many words are named where no cue speaks for the stance.
const WORDS: usize = 2;

/// The cues that say so, else the words that speak most for it in the model.
pub(super) fn evidence(text: &str, class: usize, model: &StanceModel) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = cue::cues(text)
        .into_iter()
        .filter(|cue| same_group(cue.stance, class))
        .map(|cue| Evidence {
            text: text[cue.at].to_owned(),
            rule: cue.name.to_owned(),
        })
        .collect();
    found.dedup();
    if found.is_empty() {
        found.extend(
            heaviest(text, class, model)
                .into_iter()
                .map(|word| Evidence {
                    text: word.to_owned(),
                    rule: "model".to_owned(),
                }),
        );
    }
    found
}

fn same_group(stance: Stance, class: usize) -> bool {
    CLASSES
        .iter()
        .position(|other| *other == stance)
        .is_some_and(|other| group(other) == group(class))
}

/// The words that by themselves speak most for a class, in their order.
fn heaviest<'a>(text: &'a str, class: usize, model: &StanceModel) -> Vec<&'a str> {
    let mut words: Vec<(f32, std::ops::Range<usize>)> = term::all_words(text)
        .into_iter()
        .filter(|word| word.lower.chars().count() > 2)
        .map(|word| {
            let likely = model.first.likely(&features(&word.lower, Setting::ALONE));
            (likely[class], word.at)
        })
        .collect();
    words.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
    words.truncate(WORDS);
    words.sort_by_key(|(_, at)| at.start);
    words.into_iter().map(|(_, at)| &text[at]).collect()
}
