//! What a document that came in is taken for: an answer, unless it is the proposal
//! itself, only asks for more time or only hands over what comes with it.

use std::collections::BTreeMap;

use crate::language::words;
use crate::model::{CountsAs, Document, Layer};
use crate::segment::{Segmented, asks_for_time, hands_over};

/// Of a hundred words so many may be missing or stand twice: running heads, page
/// numbers.
const SLACK: usize = 5;

/// The words of the proposal, and how often each stands there; counted once for all
/// answers.
#[derive(Debug, Default)]
pub(super) struct ProposalWords(BTreeMap<String, usize>);

impl ProposalWords {
    pub(super) fn of(proposal: Option<&Document>) -> Self {
        let mut counts = BTreeMap::new();
        for word in proposal
            .into_iter()
            .flat_map(|document| words(&document.text))
        {
            *counts.entry(word).or_default() += 1;
        }
        Self(counts)
    }

    /// Whether a document says what the proposal says and nothing else: a word of its
    /// own, be it one, makes it an answer, and nearly every answer begins with some.
    fn are_all_of(&self, document: &Document) -> bool {
        let mut own: BTreeMap<String, usize> = BTreeMap::new();
        for word in words(&document.text) {
            if !self.0.contains_key(&word) && word.chars().any(char::is_alphabetic) {
                return false;
            }
            *own.entry(word).or_default() += 1;
        }
        let beyond = |one: &BTreeMap<String, usize>, other: &BTreeMap<String, usize>| -> usize {
            let counts = one.iter();
            counts
                .map(|(word, count)| count.saturating_sub(other.get(word).copied().unwrap_or(0)))
                .sum()
        };
        let whole: usize = self.0.values().sum();
        let differing = beyond(&own, &self.0) + beyond(&self.0, &own);
        whole > 0 && differing * 100 <= whole * SLACK
    }
}

/// What the machine takes a document for.
pub(super) fn taken_for(
    document: &Document,
    proposal: &ProposalWords,
    segmented: &Segmented,
) -> CountsAs {
    if proposal.are_all_of(document) {
        CountsAs::Proposal
    } else if asks_for_time(segmented) {
        CountsAs::Extension
    } else if hands_over(segmented) || is_automatic(document) {
        CountsAs::NoAnswer
    } else {
        CountsAs::Answer
    }
}

/// Whether a message was sent by a machine in its owner's absence, or only tells
/// that another was read: by what its subject begins with.
fn is_automatic(document: &Document) -> bool {
    const MARKS: &[&str] = &[
        "automatic reply:",
        "automatiskt svar:",
        "autosvar:",
        "frånvaromeddelande",
        "läst:",
        "out of office",
        "read:",
    ];
    document
        .blocks
        .iter()
        .filter(|block| block.layer == Layer::Header)
        .filter_map(|block| document.slice(block.span).strip_prefix("Subject: "))
        .any(|subject| {
            let lower = subject.to_lowercase();
            MARKS.iter().any(|mark| lower.starts_with(mark))
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Span};

    fn is_same(text: &str, proposal: &str) -> bool {
        let of = |text: &str| Document {
            text: text.to_owned(),
            ..Document::default()
        };
        ProposalWords::of(Some(&of(proposal))).are_all_of(&of(text))
    }

    #[test]
    fn what_a_machine_sent_is_told_by_its_subject() {
        let mail = |subject: &str| {
            let mut block = Block::paragraph(Span::new(0, subject.len()));
            block.layer = Layer::Header;
            is_automatic(&Document {
                text: subject.to_owned(),
                blocks: vec![block],
                ..Document::default()
            })
        };
        assert!(mail("Subject: Autosvar: Remiss"));
        assert!(mail("Subject: Automatiskt svar: Remiss"));
        assert!(mail("Subject: Läst: Remiss"));
        assert!(!mail("Subject: SV: Remiss"));
        assert!(!mail("Subject: Svar på remiss"));
        assert!(!mail("Autosvar: Remiss"));
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
