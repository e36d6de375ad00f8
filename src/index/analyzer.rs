//! From text to terms: words in lower case, and what each is found by.
//!
//! All terms of a word stand at the word's own offsets. Phrases are held by the
//! exact field; what is marked in a hit is found by the same terms in its text.

use std::cell::RefCell;
use std::collections::HashMap;
use std::rc::Rc;

use tantivy::tokenizer::{PreTokenizedString, TextAnalyzer, Token, TokenStream, Tokenizer};
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

use crate::language::Lexicon;
use crate::model::Span;

/// The analyzer's name for lemmas and compound parts. Its number rises whenever
/// a word may get other terms than before, so that an older index is made anew.
pub(super) const LEMMAS: &str = "swedish_1";
/// The analyzer's name for words as written.
pub(super) const EXACT: &str = "swedish_exact";

/// Longer words are cut: nobody searches for them, and they fill the index.
const LONGEST_WORD: usize = 80;
/// So many different words are remembered with their terms, per thread.
const REMEMBERED: usize = 200_000;
const SOFT_HYPHEN: char = '\u{ad}';
/// No character before this one is changed by composition.
const FIRST_MARK: char = '\u{300}';

/// A word of a text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Word {
    /// Where it stands.
    pub span: Span,
    /// In lower case, composed, without soft hyphens.
    pub text: String,
}

/// The words of a text: runs of letters and digits.
pub fn words(text: &str) -> impl Iterator<Item = Word> {
    spans(text).map(|span| {
        let mut plain = String::new();
        write_plain(span.of(text), &mut plain);
        Word { span, text: plain }
    })
}

/// Gives `take` each word of a text, without a copy of its own.
pub fn each_word(text: &str, mut take: impl FnMut(Span, &str)) {
    let mut plain = String::new();
    for span in spans(text) {
        write_plain(span.of(text), &mut plain);
        take(span, &plain);
    }
}

/// Where the words of a text stand.
pub fn spans(text: &str) -> impl Iterator<Item = Span> {
    let mut rest = text.char_indices().peekable();
    std::iter::from_fn(move || {
        let start = loop {
            let (at, c) = rest.next()?;
            if c.is_alphanumeric() {
                break at;
            }
        };
        let mut end = text.len();
        while let Some(&(at, c)) = rest.peek() {
            if !(c.is_alphanumeric() || is_combining_mark(c) || c == SOFT_HYPHEN) {
                end = at;
                break;
            }
            rest.next();
        }
        Some(Span::new(start, end))
    })
}

/// Writes the word in lower case, composed, without soft hyphens, not too long.
fn write_plain(word: &str, plain: &mut String) {
    plain.clear();
    for c in word.chars() {
        match c {
            'a'..='z' | 'à'..='ÿ' | '0'..='9' => plain.push(c),
            'A'..='Z' => plain.push(c.to_ascii_lowercase()),
            _ if c < FIRST_MARK && c != SOFT_HYPHEN => plain.extend(c.to_lowercase()),
            _ => {
                // seldom; what was written so far is thrown away
                plain.clear();
                let lower = word.to_lowercase();
                plain.extend(lower.nfc().filter(|c| *c != SOFT_HYPHEN));
                break;
            }
        }
    }
    if plain.len() > LONGEST_WORD {
        let cut = (0..=LONGEST_WORD)
            .rev()
            .find(|at| plain.is_char_boundary(*at))
            .unwrap_or(0);
        plain.truncate(cut);
    }
}

/// What a word is found by: its lemmas and compound parts. Each thread
/// remembers the words that it has seen.
pub fn terms(word: &str) -> Rc<[String]> {
    thread_local! {
        static SEEN: RefCell<HashMap<String, Rc<[String]>>> = RefCell::default();
    }
    SEEN.with_borrow_mut(|seen| {
        if let Some(terms) = seen.get(word) {
            return Rc::clone(terms);
        }
        if seen.len() >= REMEMBERED {
            seen.clear();
        }
        let terms: Rc<[String]> = Lexicon::embedded().index_terms(word).into();
        seen.insert(word.to_owned(), Rc::clone(&terms));
        terms
    })
}

/// Stands before a term of a name: no word has it.
const NAME: char = '\u{1e}';

/// The term as it stands for a word in the name of who speaks.
pub(crate) fn of_name(term: &str) -> String {
    format!("{NAME}{term}")
}

/// Whether the term stands for a word in a name.
pub(crate) fn is_term_of_name(term: &str) -> bool {
    term.starts_with(NAME)
}

/// A name by its terms, as they stand for words in names.
pub(super) fn name(name: &str) -> PreTokenizedString {
    let mut tokens = Vec::new();
    each_lemma(name, |position, span, term| {
        tokens.push(token(position, span, of_name(term)));
    });
    PreTokenizedString {
        text: name.to_owned(),
        tokens,
    }
}

/// Makes the analyzers known to an index.
pub(super) fn register(index: &tantivy::Index) {
    index
        .tokenizers()
        .register(EXACT, TextAnalyzer::from(Exact));
    index
        .tokenizers()
        .register(LEMMAS, TextAnalyzer::from(Lemmas));
}

/// Words as written.
#[derive(Clone, Default)]
struct Exact;

impl Tokenizer for Exact {
    type TokenStream<'a> = Listed;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Listed {
        Listed::new(
            words(text)
                .enumerate()
                .map(|(position, word)| token(position, word.span, word.text))
                .collect(),
        )
    }
}

/// Lemmas and compound parts.
#[derive(Clone, Default)]
struct Lemmas;

impl Tokenizer for Lemmas {
    type TokenStream<'a> = Listed;

    fn token_stream<'a>(&'a mut self, text: &'a str) -> Listed {
        let mut tokens = Vec::new();
        each_lemma(text, |position, span, term| {
            tokens.push(token(position, span, term.to_owned()));
        });
        Listed::new(tokens)
    }
}

/// Gives `take` each term of each word, with the word's number and place.
fn each_lemma(text: &str, mut take: impl FnMut(usize, Span, &str)) {
    let mut position = 0;
    each_word(text, |span, word| {
        for term in terms(word).iter() {
            take(position, span, term);
        }
        position += 1;
    });
}

fn token(position: usize, span: Span, text: String) -> Token {
    Token {
        offset_from: span.start,
        offset_to: span.end,
        position,
        text,
        position_length: 1,
    }
}

/// Tokens that are all known already: statements are short.
struct Listed {
    tokens: Vec<Token>,
    next: usize,
}

impl Listed {
    const fn new(tokens: Vec<Token>) -> Self {
        Self { tokens, next: 0 }
    }
}

impl TokenStream for Listed {
    fn advance(&mut self) -> bool {
        self.next += 1;
        self.next <= self.tokens.len()
    }

    fn token(&self) -> &Token {
        &self.tokens[self.next - 1]
    }

    fn token_mut(&mut self) -> &mut Token {
        &mut self.tokens[self.next - 1]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &[&str]) {
        let found: Vec<_> = words(text).map(|word| word.text).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        check(
            "Nämndens IT-stöd, 6 kap. 9 §",
            &["nämndens", "it", "stöd", "6", "kap", "9"],
        );
        check("", &[]);
        check("–", &[]);
    }

    #[test]
    fn composed_and_decomposed_letters_are_the_same() {
        check("a\u{30a}tga\u{308}rd", &["åtgärd"]);
        check("sam\u{ad}råd", &["samråd"]);
    }

    #[test]
    fn a_very_long_word_is_cut_at_a_letter() {
        let word = words(&"å".repeat(500)).next().unwrap();
        assert_eq!(word.text.len(), LONGEST_WORD);
        assert_eq!(word.span.len(), 1000);
    }
}
