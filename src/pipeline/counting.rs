//! What a document that came in is taken for: an answer, unless it is the proposal
//! itself, only asks for more time or only hands over what comes with it.

use std::collections::BTreeMap;

use crate::language::words;
use crate::model::{CountsAs, Document};
use crate::segment::{Segmented, asks_for_time, hands_over};

/// Of a hundred words so many may be missing or stand twice: running heads, page
/// numbers.
const SLACK: usize = 5;

/// What the machine takes a document for.
pub(super) fn taken_for(
    document: &Document,
    proposal: Option<&Document>,
    segmented: &Segmented,
) -> CountsAs {
    if proposal.is_some_and(|proposal| is_same_text(document, proposal)) {
        CountsAs::Proposal
    } else if asks_for_time(segmented) {
        CountsAs::Extension
    } else if hands_over(segmented) {
        CountsAs::NoAnswer
    } else {
        CountsAs::Answer
    }
}

/// Whether a document says what the proposal says and nothing else: a word of its
/// own, be it one, makes it an answer.
fn is_same_text(document: &Document, proposal: &Document) -> bool {
    let counted = |text: &str| {
        let mut counts: BTreeMap<String, usize> = BTreeMap::new();
        for word in words(text) {
            *counts.entry(word.to_lowercase()).or_default() += 1;
        }
        counts
    };
    let (own, other) = (counted(&document.text), counted(&proposal.text));
    let whole: usize = other.values().sum();
    let mut surplus = 0;
    for (word, count) in &own {
        let known = other.get(word).copied().unwrap_or(0);
        if known == 0 && word.chars().any(char::is_alphabetic) {
            return false;
        }
        surplus += count.saturating_sub(known);
    }
    let missing: usize = (other.iter())
        .map(|(word, count)| count.saturating_sub(own.get(word).copied().unwrap_or(0)))
        .sum();
    whole > 0 && (surplus + missing) * 100 <= whole * SLACK
}

#[cfg(test)]
mod tests {
    use super::*;

    fn is_same(text: &str, proposal: &str) -> bool {
        let of = |text: &str| Document {
            text: text.to_owned(),
            ..Document::default()
        };
        is_same_text(&of(text), &of(proposal))
    }

    #[test]
    fn the_proposal_with_a_word_of_ones_own_is_an_answer() {
        let proposal = "Staden ska minska avfallet med hälften genom återbruk. ".repeat(10);
        assert!(is_same(&proposal, &proposal));
        assert!(is_same(&format!("1 {proposal} 2"), &proposal));
        assert!(!is_same(&format!("{proposal} Tveksamt."), &proposal));
        assert!(!is_same("Staden ska minska avfallet.", &proposal));
        assert!(!is_same("", ""));
    }
}
