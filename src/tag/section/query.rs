//! The terms by which a statement looks for its section, each held the less the
//! less it can tell: words of every office, and words that many statements of
//! the consultation have, for these are its subject.

use std::borrow::Cow;

use crate::tag::matrix::count;
use crate::tag::term;

/// A term that a larger part of the statements has is held the less: by how many
/// times it is too common.
const COMMON: f32 = 0.2;

/// Fewer statements than these tell nothing of what is common.
const FEW: usize = 8;

/// How many of a consultation's statements have each term.
#[derive(Debug)]
pub(super) struct Query {
    holders: term::Map<f32>,
    statements: f32,
}

impl Query {
    /// Counts over all statements of a consultation.
    pub(super) fn new(texts: &[Cow<'_, str>]) -> Self {
        let mut holders: term::Map<f32> = term::Map::default();
        for text in texts {
            for (term, _) in term::counted(term::text_grams(text)) {
                *holders.entry(term).or_default() += 1.0;
            }
        }
        Self {
            holders,
            statements: count(texts.len().max(FEW)),
        }
    }

    /// The terms of a statement with what each of them counts.
    pub(super) fn terms(&self, text: &str) -> Vec<(u64, f32)> {
        let mut terms = term::weighed_grams(text);
        for (term, weight) in &mut terms {
            let holders = self.holders.get(term).copied().unwrap_or_default();
            let share = holders / self.statements;
            if share > COMMON {
                *weight *= COMMON / share;
            }
        }
        terms
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a word counts in a consultation of these statements.
    fn weight(word: &str, statements: &[&str]) -> f32 {
        let texts: Vec<Cow<'_, str>> = statements.iter().map(|text| Cow::from(*text)).collect();
        let terms = Query::new(&texts).terms(word);
        terms.iter().map(|(_, weight)| weight).sum::<f32>() / count(terms.len().max(1))
    }

    #[test]
    fn what_all_speak_of_tells_little() {
        let strand = ["Stranden är fin."; 9];
        let one = [&strand[..], &["Bryggan är lång."]].concat();
        assert!(weight("stranden", &one) < 0.3);
        assert!((weight("bryggan", &one) - 1.0).abs() < 1e-6);
        // of so few nothing is common
        assert!((weight("stranden", &strand[..1]) - 1.0).abs() < 1e-6);
    }

    #[test]
    fn words_of_every_office_tell_less_and_connectives_nothing() {
        assert!(weight("underlag", &["Bryggan är lång."]) < 0.5);
        assert!(weight("samtidigt", &[]).abs() < 1e-6);
    }
}
