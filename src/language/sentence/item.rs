//! Numbers that stand first: of an item, or of an item within a paragraph.

use super::{last_token, token_before};

/// Words that a number belongs to: `punkt 2`, `alternativ A`.
const NAMED: &[&str] = &[
    "alternativ",
    "avsnitt",
    "bilaga",
    "bilagan",
    "del",
    "etapp",
    "fas",
    "fråga",
    "grupp",
    "kap",
    "kapitel",
    "kategori",
    "klass",
    "moment",
    "nivå",
    "nr",
    "nummer",
    "område",
    "plan",
    "punkt",
    "punkten",
    "punkterna",
    "sida",
    "sidan",
    "steg",
    "typ",
    "zon",
    "år",
];

/// Words after which a bare number is what they speak of: `minst 2`, `och 3`.
const GOVERNING: &[&str] = &[
    "av", "blev", "blir", "cirka", "den", "eller", "en", "enligt", "från", "för", "hela", "har",
    "högst", "i", "med", "mellan", "minst", "mot", "och", "om", "omkring", "per", "på", "samt",
    "som", "till", "vara", "vid", "än", "är",
];

/// Labels that head a paragraph together with a number: `Steg 2. Vi börjar.`
const LABELS: &[&str] = &["del", "etapp", "fas", "fråga", "moment", "punkt", "steg"];

/// Whether a word names what a letter or number after it counts.
pub(super) fn is_named(word: &str) -> bool {
    let word = word.trim_end_matches('.').to_lowercase();
    NAMED.contains(&word.as_str())
}

/// `1`, `3.2`, `a`, `iv`: what numbers an item when it stands first.
pub(super) fn is_enumerator(head: &str) -> bool {
    let head = head.trim();
    // Longer than any of them, signs before it included.
    if head.len() > 24 {
        return false;
    }
    let head = head.trim_start_matches(['(', '§', ' ']);
    let letter = head.chars().count() == 1 && head.chars().all(char::is_alphabetic);
    let roman = !head.is_empty()
        && head.len() <= 4
        && head
            .chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    is_number(head) || letter || roman
}

/// `Steg 2`, `Del A`: what heads a paragraph.
pub(super) fn is_label(head: &str) -> bool {
    let head = head.trim();
    if head.len() > 24 {
        return false;
    }
    let mut words = head.split_whitespace();
    let label = words.next().unwrap_or_default().to_lowercase();
    LABELS.contains(&label.as_str())
        && words.next().is_some_and(is_enumerator)
        && words.next().is_none()
}

fn is_number(head: &str) -> bool {
    !head.is_empty()
        && head.len() <= 7
        && head.starts_with(|c: char| c.is_ascii_digit())
        && head.chars().all(|c| c.is_ascii_digit() || c == '.')
        && head.split('.').all(|part| part.len() <= 2)
}

/// A list that runs on within a paragraph: `1. Planen antas 2. Taxan höjs`.
pub(super) struct Items {
    /// The number of the item that the text stands in.
    last: Option<u32>,
}

impl Items {
    /// A paragraph that begins like this.
    pub(super) fn starting_with(text: &str) -> Self {
        let mut items = Self { last: None };
        items.begin(text);
        items
    }

    /// Says that a sentence begins like this.
    pub(super) fn begin(&mut self, sentence: &str) {
        let sentence = sentence.trim_start();
        let digits = sentence.bytes().take(3).take_while(u8::is_ascii_digit);
        let (number, rest) = sentence.split_at(digits.count());
        if rest.starts_with(['.', ')'])
            && let Ok(number) = number.parse()
        {
            self.last = Some(number);
        }
    }

    /// Where the next item begins, when the stop at `at` is the one behind its number.
    pub(super) fn next(&self, text: &str, start: usize, at: usize, after: usize) -> Option<usize> {
        let next = self.last? + 1;
        let number = last_token(text, at);
        let from = at - number.len();
        let is_next = from > start && after == at + 1 && number.parse() == Ok(next);
        if !is_next || !number.starts_with(|c: char| c.is_ascii_digit()) {
            return None;
        }
        let rest = text[after..].trim_start();
        let begins = rest.starts_with(char::is_uppercase) || rest.starts_with("att ");
        let before = token_before(text, from);
        let bound = before.is_empty()
            || before.ends_with(['§', '.'])
            || is_named(before)
            || GOVERNING.contains(&before.to_lowercase().as_str());
        (begins && !bound).then_some(from)
    }
}
