//! What a stance rests on: cues, else the words that weigh most.

use std::collections::HashMap;

use super::context::{group, group_of};
use super::cue::{self, Cue};
use super::feature::{Setting, features};
use super::linear::{Likely, Linear};
use crate::model::{Evidence, EvidenceRule, Stance};
use crate::tag::term;

/// So many words are named where no cue speaks for the stance.
const WORDS: usize = 2;

/// What single words say by themselves in a model. A consultation has the
/// same words again and again: each is judged once.
pub(super) struct Words<'m> {
    model: &'m Linear,
    judged: HashMap<String, Likely>,
}

impl<'m> Words<'m> {
    pub(super) fn of(model: &'m Linear) -> Self {
        Self {
            model,
            judged: HashMap::new(),
        }
    }

    /// How likely each class is for a word in lower case.
    fn likely(&mut self, word: String) -> Likely {
        *self.judged.entry(word).or_insert_with_key(|word| {
            let features = features(word, &cue::cues(word), Setting::ALONE);
            self.model.likely(&features)
        })
    }
}

/// The cues that say so, else the words that speak most for it in the model.
pub(super) fn evidence(
    text: &str,
    cues: &[Cue],
    class: usize,
    words: &mut Words<'_>,
) -> Vec<Evidence> {
    let mut found: Vec<Evidence> = cues
        .iter()
        .filter(|cue| same_group(cue.stance, class))
        .map(|cue| Evidence {
            text: text[cue.at.clone()].to_owned(),
            rule: EvidenceRule::from(cue.name),
        })
        .collect();
    found.dedup();
    if found.is_empty() {
        found.extend(
            heaviest(text, class, words)
                .into_iter()
                .map(|word| Evidence {
                    text: word.to_owned(),
                    rule: EvidenceRule::Model,
                }),
        );
    }
    found
}

fn same_group(stance: Stance, class: usize) -> bool {
    group_of(stance) == Some(group(class))
}

/// The words that by themselves speak most for a class, in their order.
fn heaviest<'a>(text: &'a str, class: usize, words: &mut Words<'_>) -> Vec<&'a str> {
    let mut found: Vec<(f32, std::ops::Range<usize>)> = term::all_words(text)
        .into_iter()
        .filter(|word| word.lower.chars().count() > 2)
        .map(|word| (words.likely(word.lower)[class], word.at))
        .collect();
    found.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.start.cmp(&b.1.start)));
    found.truncate(WORDS);
    found.sort_by_key(|(_, at)| at.start);
    found.into_iter().map(|(_, at)| &text[at]).collect()
}
