//! What the first look sees of a statement: hashed character and word n-grams,
//! cues, and where the words stand.

use crate::model::{Role, Statement};
use crate::tag::stance::cue::{self, Cue};
use crate::tag::term;

/// Words beyond this many letters are cut for their n-grams.
const LONGEST: usize = 60;

/// Where a statement stands, as far as its words are concerned.
#[derive(Debug, Clone, Copy)]
pub struct Setting<'a> {
    /// Nearest heading of the response.
    pub heading: Option<&'a str>,
    /// Part of the response; `None` for a statement read alone.
    pub role: Option<Role>,
}

impl<'a> Setting<'a> {
    /// The setting of a statement read alone.
    pub const ALONE: Self = Self {
        heading: None,
        role: None,
    };

    /// The setting of a statement of a response.
    pub fn of(statement: &'a Statement) -> Self {
        Self {
            heading: statement.headings.last().map(String::as_str),
            role: Some(statement.role),
        }
    }
}

/// The features of a statement with its cues: their hashes with values, in the
/// order of hashes.
pub fn features(text: &str, cues: &[Cue], setting: Setting<'_>) -> Vec<(u32, f32)> {
    let lower = text.to_lowercase();
    let words = words(&lower);
    let mut grams = Vec::new();
    for word in &words {
        pieces(word, &mut grams);
    }
    let phrases = (1..=3)
        .flat_map(|length| words.windows(length))
        .map(|run| hash("w", &run.join(" ")))
        .collect();
    let mut out = group(grams, 1.0);
    out.extend(group(phrases, 0.7));
    out.extend(group(opening(&words), 0.3));
    out.push((hash("len", length_class(words.len())), 0.2));
    out.extend(cued(&lower, cues).into_iter().map(|cue| (cue, 0.3)));
    if let Some(role) = setting.role {
        out.push((hash("d", "in"), 1.0));
        out.push((hash("r", role.wire()), 0.3));
        if let Some(heading) = setting.heading.filter(|heading| !heading.is_empty()) {
            out.push((hash("d", "h"), 1.0));
            out.extend(group(heading_words(heading), 0.4));
        }
    }
    out.sort_by_key(|(hash, _)| *hash);
    out
}

fn words(lower: &str) -> Vec<&str> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in lower.char_indices().chain([(lower.len(), ' ')]) {
        match (c.is_alphanumeric(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(&lower[from..at]);
                start = None;
            }
            _ => {}
        }
        if matches!(c, '?' | '!') {
            words.push(&lower[at..=at]);
        }
    }
    words
}

/// How a statement begins.
fn opening(words: &[&str]) -> Vec<u32> {
    let mut found: Vec<u32> = words.iter().take(3).map(|word| hash("f", word)).collect();
    if let [first, second, ..] = words {
        found.push(hash("f2", &format!("{first} {second}")));
    }
    found
}

fn length_class(words: usize) -> &'static str {
    match words {
        0..=4 => "0",
        5..=8 => "1",
        9..=14 => "2",
        15..=22 => "3",
        23..=35 => "4",
        _ => "5",
    }
}

/// Each cue, what it says, and on which side of the last adversative.
fn cued(lower: &str, cues: &[Cue]) -> Vec<u32> {
    let turn = cue::last_turn(lower);
    let mut found: Vec<u32> = Vec::new();
    for cue in cues {
        found.push(hash("c", cue.name));
        found.push(hash("s", cue.stance.wire()));
        if let Some(turn) = turn {
            let side = if cue.at.start >= turn { "ca" } else { "cb" };
            found.push(hash(side, cue.stance.wire()));
        }
    }
    found.extend(cue::decide(cues).map(|cue| hash("v", cue.stance.wire())));
    found.sort_unstable();
    found.dedup();
    found
}

/// The beginnings of a heading's words.
fn heading_words(heading: &str) -> Vec<u32> {
    words(&heading.to_lowercase())
        .into_iter()
        .map(|word| {
            let end = word.char_indices().nth(6).map_or(word.len(), |(at, _)| at);
            hash("h", &word[..end])
        })
        .collect()
}

/// A group of features, each counted by its logarithm, of length `weight` together.
fn group(mut hashes: Vec<u32>, weight: f32) -> Vec<(u32, f32)> {
    hashes.sort_unstable();
    let mut counts: Vec<(u32, f32)> = Vec::new();
    for hash in hashes {
        match counts.last_mut() {
            Some((last, count)) if *last == hash => *count += 1.0,
            _ => counts.push((hash, 1.0)),
        }
    }
    for (_, count) in &mut counts {
        *count = 1.0 + count.ln();
    }
    let norm = counts
        .iter()
        .map(|(_, value)| value * value)
        .sum::<f32>()
        .sqrt();
    for (_, value) in &mut counts {
        *value *= weight / norm.max(1e-6);
    }
    counts
}

/// The character 2- to 5-grams of a word with its edges marked.
fn pieces(word: &str, grams: &mut Vec<u32>) {
    let padded: String = [' ']
        .into_iter()
        .chain(word.chars().take(LONGEST))
        .chain([' '])
        .collect();
    let bounds: Vec<usize> = padded
        .char_indices()
        .map(|(at, _)| at)
        .chain([padded.len()])
        .collect();
    for n in 2..=5 {
        for edges in bounds.windows(n + 1) {
            grams.push(hash("g", &padded[edges[0]..edges[n]]));
        }
    }
}

fn hash(kind: &str, name: &str) -> u32 {
    fold(term::hash_of(&[kind.as_bytes(), name.as_bytes()]))
}

#[expect(
    clippy::cast_possible_truncation,
    reason = "the bits above are folded in first"
)]
fn fold(hash: u64) -> u32 {
    (hash ^ (hash >> 32)) as u32
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn features_stand_in_order() {
        let setting = Setting {
            heading: Some("Bedömning"),
            role: Some(Role::Argument),
        };
        let text = "Nämnden tillstyrker inte förslaget!";
        let found = features(text, &cue::cues(text), setting);
        assert!(found.windows(2).all(|pair| pair[0].0 <= pair[1].0));
        assert!(features("", &[], Setting::ALONE).len() < 3);
    }

    #[test]
    fn marks_of_question_and_exclamation_are_words() {
        assert_eq!(words("hur då? så!"), ["hur", "då", "?", "så", "!"]);
    }
}
