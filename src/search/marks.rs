//! Where the words searched for stand in a text.

use std::collections::BTreeSet;

use super::plan::needed;
use super::syntax::Node;
use crate::index::{Glance, Word, spans, terms, words};
use crate::language::Lexicon;
use crate::model::Span;

/// A longer text is shown in part: so many bytes around the marks.
const SNIPPET: usize = 320;

/// Finds the words of a query in texts.
#[derive(Debug, Default)]
pub(super) struct Marker {
    terms: BTreeSet<String>,
    glance: Glance,
    prefixes: Vec<String>,
    phrases: Vec<Vec<String>>,
}

impl Marker {
    /// For the words that a query asks for.
    pub(super) fn new(node: &Node) -> Self {
        let mut marker = Self::default();
        marker.learn(node);
        marker.glance = Glance::of(&marker.terms);
        marker
    }

    fn learn(&mut self, node: &Node) {
        match node {
            Node::All(nodes) => needed(nodes).into_iter().for_each(|node| self.learn(node)),
            Node::Any(nodes) => nodes.iter().for_each(|node| self.learn(node)),
            Node::Not(_) | Node::Field(..) => {}
            Node::Word(word) => self.terms.extend(Lexicon::embedded().query_terms(word)),
            Node::Prefix(prefix) => self.prefixes.push(prefix.clone()),
            Node::Phrase(words) => self.phrases.push(words.clone()),
        }
    }

    /// The places of the words in `text`, whole words, from left to right and
    /// apart from each other.
    pub(super) fn marks(&self, text: &str) -> Vec<Span> {
        let mut marks: Vec<Span> = Vec::new();
        if !(self.terms.is_empty() && self.prefixes.is_empty()) {
            self.glance.each_word(text, |span, word, may_be_found| {
                if self.is_wanted(word, may_be_found) {
                    marks.push(span);
                }
            });
        }
        let words: Vec<Word> = if self.phrases.is_empty() {
            Vec::new()
        } else {
            words(text).collect()
        };
        for phrase in &self.phrases {
            for window in words.windows(phrase.len().max(1)) {
                let (Some(first), Some(last)) = (window.first(), window.last()) else {
                    continue;
                };
                if window.iter().map(|word| &word.text).eq(phrase) {
                    marks.push(Span::new(first.span.start, last.span.end));
                }
            }
        }
        marks.sort_unstable();
        let mut apart: Vec<Span> = Vec::with_capacity(marks.len());
        for mark in marks {
            match apart.last_mut() {
                Some(last) if mark.start < last.end => last.end = last.end.max(mark.end),
                _ => apart.push(mark),
            }
        }
        apart
    }

    fn is_wanted(&self, word: &str, may_be_found: bool) -> bool {
        self.prefixes.iter().any(|prefix| word.starts_with(prefix))
            || (may_be_found && terms(word).iter().any(|term| self.terms.contains(term)))
    }
}

/// The stretch of the text to show: all of it where it is short, else the
/// stretch with the most marks, cut at words.
pub(super) fn snippet(text: &str, marks: &[Span]) -> Span {
    if text.len() <= SNIPPET {
        return Span::new(0, text.len());
    }
    let within = |start: usize| {
        marks
            .iter()
            .filter(|mark| mark.start >= start && mark.end <= start + SNIPPET)
            .count()
    };
    let best = marks
        .iter()
        .map(|mark| mark.start)
        .max_by_key(|start| (within(*start), std::cmp::Reverse(*start)))
        .unwrap_or(0);
    let last = marks
        .iter()
        .rfind(|mark| mark.start >= best && mark.end <= best + SNIPPET)
        .map_or(best, |mark| mark.end);
    // the room that is left goes to both sides alike
    let room = SNIPPET.saturating_sub(last - best) / 2;
    let wanted = best.saturating_sub(room).min(text.len() - SNIPPET);
    let start = if wanted == 0 {
        0
    } else {
        spans(text)
            .map(|word| word.start)
            .find(|start| *start >= wanted && *start <= best)
            .unwrap_or(best)
    };
    let end = spans(text)
        .map(|word| word.end)
        .take_while(|end| *end <= start + SNIPPET)
        .last()
        .unwrap_or(text.len())
        .max(last);
    let is_rest_short = text.len() - end <= 2;
    Span::new(start, if is_rest_short { text.len() } else { end })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::search::syntax::parse;

    fn check(query: &str, text: &str, expected: &[&str]) {
        let marker = Marker::new(&parse(query).node);
        let marks = marker.marks(text);
        let found: Vec<&str> = marks.iter().map(|mark| mark.of(text)).collect();
        assert_eq!(found, expected, "{query} in {text}");
    }

    #[test]
    fn whole_words_and_phrases_are_marked() {
        check("program", "Programmet är bra.", &["Programmet"]);
        check("\"är bra\"", "Programmet är bra.", &["är bra"]);
        check("pro*", "Programmet är bra.", &["Programmet"]);
        check("-program bra", "Programmet är bra.", &["bra"]);
        check("vad är bra", "Vad är bra?", &["bra"]);
    }

    #[test]
    fn a_long_text_is_cut_around_its_marks() {
        let text = format!(
            "{}målet är här {}",
            "ett ord och ".repeat(60),
            "till slut ".repeat(60)
        );
        let mark = Span::new(720, 725);
        let snippet = snippet(&text, &[mark]);
        assert!(snippet.contains(mark));
        assert!(snippet.len() <= SNIPPET + 2, "{}", snippet.len());
        assert!(!snippet.of(&text).starts_with(' '));
    }

    #[test]
    fn a_long_text_without_words_is_shown_whole_or_in_part_without_harm() {
        let text = "å".repeat(1000);
        let snippet = snippet(&text, &[]);
        assert!(!snippet.of(&text).is_empty());
    }
}
