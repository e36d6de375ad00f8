//! Whether a stop ends its sentence.

use super::abbreviation::{Abbreviation, abbreviation};
use super::item::{is_enumerator, is_label, is_named};
use super::{last_token, token_before};

/// The stops of a text, judged in their order.
pub(super) struct Ends<'t> {
    text: &'t str,
    /// Where the text was last found to go on.
    telling: usize,
}

impl<'t> Ends<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        Self { text, telling: 0 }
    }

    /// Whether the stop at `at`, with what closes behind it until `after`,
    /// ends the sentence that began at `start`.
    pub(super) fn sentence(&mut self, start: usize, at: usize, stop: char, after: usize) -> bool {
        let Some(next) = self.first_telling(after) else {
            return true;
        };
        if next.is_lowercase() {
            return false;
        }
        let text = self.text;
        if stop != '.' && goes_on_behind_brackets(&text[after..]) {
            return false;
        }
        let behind = &text[at + stop.len_utf8()..after];
        if stop != '.' || behind.contains(['”', '"', '»', '?', '!']) || behind.starts_with("..")
        {
            return true;
        }
        let head = &text[start..at];
        if is_enumerator(head) || start == 0 && is_label(head) {
            return false;
        }
        let rest = text[after..].trim_start();
        match known(text, at) {
            Some((from, kind)) => closes(text, from, kind, next, rest),
            None => !is_initial(text, at, rest),
        }
    }

    /// The first character at or after `from` that tells how the text goes on:
    /// past opening quotation marks, brackets and list marks.
    fn first_telling(&mut self, from: usize) -> Option<char> {
        if self.telling < from {
            let telling = |c: char| c.is_alphanumeric() || matches!(c, '§' | '•' | '%');
            let ahead = self.text[from..].find(telling);
            self.telling = ahead.map_or(self.text.len(), |place| from + place);
        }
        self.text[self.telling..].chars().next()
    }
}

/// `Låt fler läsa! (SOU 2030:5) hänvisas till`: a title with what tells where it is
/// found, and the sentence that goes on behind it.
fn goes_on_behind_brackets(rest: &str) -> bool {
    /// Longer brackets hold a sentence of their own.
    const LONGEST: usize = 60;
    let Some(inner) = rest.trim_start().strip_prefix('(') else {
        return false;
    };
    let inner = &inner[..inner.floor_char_boundary(LONGEST)];
    let Some(close) = inner.find(')') else {
        return false;
    };
    let numbered = inner[..close].contains(|c: char| c.is_ascii_digit());
    let behind = inner[close + 1..].trim_start().chars().next();
    numbered && behind.is_some_and(|c| c.is_lowercase() || matches!(c, '.' | ',' | ';' | ':'))
}

/// The abbreviation before the stop at `at`, written with blanks or without,
/// and where it begins: `t.ex`, `t. ex`.
fn known(text: &str, at: usize) -> Option<(usize, Abbreviation)> {
    /// `fr. o. m.` has two parts before the last.
    const PARTS: usize = 2;
    let last = last_token(text, at);
    let mut from = at - last.len();
    let mut found = abbreviation(last).map(|kind| (from, kind));
    let mut whole = last.to_owned();
    for _ in 0..PARTS {
        let part = token_before(text, from);
        if !part.ends_with('.') || part.len() > 6 {
            break;
        }
        whole.insert_str(0, part);
        from = text[..from].trim_end().len() - part.len();
        found = abbreviation(&whole).map(|kind| (from, kind)).or(found);
    }
    found
}

/// Whether the sentence may end behind the abbreviation that begins at `from`.
fn closes(text: &str, from: usize, kind: Abbreviation, next: char, rest: &str) -> bool {
    let numbers = next.is_numeric() || next == '§';
    let counted = || token_before(text, from).ends_with(|c: char| c.is_ascii_digit());
    match kind {
        Abbreviation::Opens => false,
        Abbreviation::BeforeNumber => !numbers,
        Abbreviation::OfLaw => !numbers && !counted(),
        // `20 st.` closes, `s.` and `5 § 2 st.` do not.
        Abbreviation::CountsOrNumbers => !numbers && counted() && !is_of_paragraph(text, from),
        Abbreviation::Title if is_name(rest) => false,
        // `Anna Ek m.fl. (S)`: a parenthesis goes on.
        Abbreviation::Title | Abbreviation::MayClose => {
            let begins = next.is_uppercase() || !next.is_alphanumeric() || is_date(rest);
            begins && !rest.starts_with('(')
        }
    }
}

/// Whether the number before `from` counts within a paragraph of a law: `5 § 2`.
fn is_of_paragraph(text: &str, from: usize) -> bool {
    let number = token_before(text, from);
    let before = text[..from].trim_end().len() - number.len();
    token_before(text, before).ends_with('§')
}

/// Whether two words with capitals stand first: `Anna Ek har svarat`.
fn is_name(rest: &str) -> bool {
    let mut words = rest.split_whitespace();
    let first = words.next().unwrap_or_default();
    first.starts_with(char::is_uppercase)
        && first.chars().all(|c| c.is_alphabetic() || c == '-')
        && words
            .next()
            .is_some_and(|word| word.starts_with(char::is_uppercase))
}

/// Whether a date in figures stands first: `2022-12-31 uppgår beloppet till`.
fn is_date(rest: &str) -> bool {
    let shape = b"0000-00-00";
    let bytes = rest.as_bytes();
    let alike = |(byte, shape): (&u8, &u8)| match shape {
        b'0' => byte.is_ascii_digit(),
        other => byte == other,
    };
    bytes.len() > shape.len()
        && bytes.iter().zip(shape).all(alike)
        && !bytes[shape.len()].is_ascii_alphanumeric()
}

/// A single capital before a name: `A. Svensson`, but not `bilaga A. Vi`.
fn is_initial(text: &str, at: usize, rest: &str) -> bool {
    let bare = last_token(text, at).trim_start_matches(['(', '”', '"']);
    let mut letters = bare.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    single && rest.starts_with(char::is_uppercase) && !is_named(token_before(text, at - bare.len()))
}
