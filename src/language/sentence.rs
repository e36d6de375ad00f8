//! Where sentences begin and end, by rules for Swedish.
//!
//! Takes the text of one paragraph, gives places in it. A line end within the
//! text counts as a blank. A full stop ends a sentence unless an abbreviation,
//! a number, an initial, an enumerator, an open quotation or an open
//! parenthesis says otherwise, or the next word goes on in lower case.

use super::abbreviation::{Abbreviation, abbreviation};
use crate::model::Span;

/// How far ahead the end of a quotation or a parenthesis is looked for, in bytes.
const REACH: usize = 700;

const QUOTES: [char; 5] = ['”', '"', '“', '»', '«'];

/// The sentences of a paragraph, in order, trimmed, without overlap. Together
/// they hold every visible character.
pub fn sentences(text: &str) -> Vec<Span> {
    let mut found = Vec::new();
    let mut start = 0;
    let mut open = Open::default();
    for (at, c) in text.char_indices() {
        open.step(text, at, c);
        // What closes a sentence may itself hold stops: `…?)`.
        if at < start || !matches!(c, '.' | '?' | '!' | '…') {
            continue;
        }
        let after = closers_end(text, at + c.len_utf8());
        if !text[after..].starts_with(char::is_whitespace) && !glued(text, at, after) {
            continue;
        }
        if open.holds(text, at, after) || !ends(text, start, at, c, after) {
            continue;
        }
        push(&mut found, text, start, after);
        start = after;
        open = Open::default();
    }
    push(&mut found, text, start, text.len());
    found
}

fn push(found: &mut Vec<Span>, text: &str, start: usize, end: usize) {
    let span = Span::new(start, end).trimmed(text);
    if span.is_empty() {
        return;
    }
    // What has no letter or digit belongs to the sentence before it.
    let bare = !span.of(text).chars().any(char::is_alphanumeric);
    match found.last_mut() {
        Some(last) if bare => last.end = span.end,
        _ => found.push(span),
    }
}

/// The end of the quotation marks, brackets, stops and note marks after a stop.
fn closers_end(text: &str, from: usize) -> usize {
    let rest = &text[from..];
    let closers = |c: char| {
        matches!(
            c,
            '.' | '?'
                | '!'
                | '…'
                | '”'
                | '“'
                | '"'
                | '’'
                | '\''
                | '»'
                | ')'
                | ']'
                | '¹'
                | '²'
                | '³'
        )
    };
    from + (rest.len() - rest.trim_start_matches(closers).len())
}

/// Whether a blank is missing after the stop, as in `utredning.Det är`.
fn glued(text: &str, at: usize, after: usize) -> bool {
    let before = text[..at].chars().rev().take(3);
    let mut next = text[after..].chars();
    text[at..].starts_with('.')
        && before.clone().count() == 3
        && before.into_iter().all(char::is_lowercase)
        && next.next().is_some_and(char::is_uppercase)
        && next
            .next()
            .is_some_and(|c| c.is_lowercase() || c.is_whitespace())
        && !last_token(text, at).contains(['@', '/', ':'])
        && !last_token(text, at).starts_with("www")
}

/// The characters without white space that stand before `at`.
fn last_token(text: &str, at: usize) -> &str {
    let before = &text[..at];
    let from = before
        .char_indices()
        .rev()
        .find(|(_, c)| c.is_whitespace())
        .map_or(0, |(place, c)| place + c.len_utf8());
    &before[from..]
}

fn ends(text: &str, start: usize, at: usize, stop: char, after: usize) -> bool {
    let rest = text[after..].trim_start();
    let Some(next) = first_telling(rest) else {
        return true;
    };
    if next.is_lowercase() {
        return false;
    }
    if stop != '.' || text[at + 1..after].contains(['”', '"', '»', '?', '!']) {
        return true;
    }
    if text[at + 1..].starts_with("..") {
        return true;
    }
    let word = last_token(text, at);
    if is_enumerator(text[start..at].trim()) {
        return false;
    }
    match abbreviation(word) {
        Some(Abbreviation::Opens) => return false,
        Some(Abbreviation::BeforeNumber) => {
            if next.is_numeric() || next == '§' {
                return false;
            }
            // `6 kap.` and `s.` stand before what they number; `har bil.` does not.
            if word.len() < 3 {
                return false;
            }
        }
        // `Anna Ek m.fl. (S)`: a parenthesis goes on.
        Some(Abbreviation::MayClose) => {
            return !rest.starts_with('(') && (next.is_uppercase() || !next.is_alphanumeric());
        }
        None => {}
    }
    !is_initial(text, at, word, rest)
}

/// The first character that tells how the text goes on: past opening
/// quotation marks, brackets and list marks.
fn first_telling(rest: &str) -> Option<char> {
    rest.chars()
        .find(|c| c.is_alphanumeric() || matches!(c, '§' | '•' | '%'))
}

/// `1`, `3.2`, `a`, `iv`: what numbers an item when it stands first.
fn is_enumerator(head: &str) -> bool {
    let head = head.trim_start_matches(['(', '§', ' ']);
    let digits = !head.is_empty()
        && head.len() <= 7
        && head.starts_with(|c: char| c.is_ascii_digit())
        && head.chars().all(|c| c.is_ascii_digit() || c == '.')
        && head.split('.').all(|part| part.len() <= 2);
    let letter = head.chars().count() == 1 && head.chars().all(char::is_alphabetic);
    let roman = !head.is_empty()
        && head.len() <= 4
        && head
            .chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'));
    digits || letter || roman
}

/// A single capital before a name: `A. Svensson`, but not `bilaga A. Vi`.
fn is_initial(text: &str, at: usize, word: &str, rest: &str) -> bool {
    const NAMED: &[&str] = &[
        "alternativ",
        "avsnitt",
        "bilaga",
        "bilagan",
        "del",
        "fråga",
        "fas",
        "grupp",
        "kategori",
        "klass",
        "nivå",
        "område",
        "plan",
        "punkt",
        "punkten",
        "steg",
        "typ",
        "zon",
    ];
    let bare = word.trim_start_matches(['(', '”', '"']);
    let mut letters = bare.chars();
    let single = letters.next().is_some_and(char::is_uppercase) && letters.next().is_none();
    let named = text[..at - bare.len()]
        .split_whitespace()
        .next_back()
        .is_some_and(|before| NAMED.contains(&before.to_lowercase().as_str()));
    single && !named && rest.starts_with(char::is_uppercase)
}

/// What is open at a place: a quotation begun within the sentence, a parenthesis.
#[derive(Default)]
struct Open {
    quotation: Option<usize>,
    parentheses: Vec<usize>,
}

impl Open {
    fn step(&mut self, text: &str, at: usize, c: char) {
        match c {
            '(' => self.parentheses.push(at),
            ')' => {
                self.parentheses.pop();
            }
            c if QUOTES.contains(&c) => {
                self.quotation = opens_quotation(text, at, c).then_some(at);
            }
            _ => {}
        }
    }

    /// Whether the stop at `at` lies within a quotation or a parenthesis that
    /// is closed further on.
    fn holds(&self, text: &str, at: usize, after: usize) -> bool {
        let rest = &text[after..reach(text, after)];
        if let Some(from) = self.quotation
            && at - from < REACH
            && !text[at..after].contains(QUOTES)
            && introduced(&text[..from])
        {
            let mark = rest.char_indices().find(|(_, c)| QUOTES.contains(c));
            return match mark {
                Some((place, c)) => !opens_quotation(text, after + place, c),
                None => text[..from].trim_end().ends_with(':'),
            };
        }
        let bracketed = text[at..after].matches(')').count();
        self.parentheses.len() > bracketed && closes_parenthesis(rest)
    }
}

/// Swedish uses the same mark on both sides, so the side tells by its blanks.
fn opens_quotation(text: &str, at: usize, mark: char) -> bool {
    let before = text[..at].chars().next_back();
    before.is_none_or(|c| c.is_whitespace() || matches!(c, '(' | '['))
        && text[at + mark.len_utf8()..].starts_with(|next: char| !next.is_whitespace())
}

/// Whether words of the same sentence lead to the quotation: it belongs to them
/// in its whole length. A paragraph that begins as quotation is split as usual.
fn introduced(before: &str) -> bool {
    before
        .trim_end()
        .ends_with(|c: char| c.is_alphanumeric() || matches!(c, ':' | ',' | '('))
}

fn closes_parenthesis(rest: &str) -> bool {
    rest.find(')').is_some_and(|end| !rest[..end].contains('('))
}

fn reach(text: &str, from: usize) -> usize {
    let mut end = (from + REACH).min(text.len());
    while !text.is_char_boundary(end) {
        end += 1;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::*;

    /// `|` marks the ends that are expected.
    #[track_caller]
    fn check(marked: &str) {
        let text = marked.replace('|', "");
        let found: Vec<&str> = sentences(&text).iter().map(|span| span.of(&text)).collect();
        let expected: Vec<&str> = marked.split('|').map(str::trim).collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn stops_before_a_capital_end_a_sentence() {
        check("Nämnden tillstyrker.| Det är bra!| Varför då?| Jo.");
        check("Tiden är knapp …| Vi säger nej.");
        check("En synpunkt – se punkt 3.3.” - har inkommit.| Inga andra.");
        check("Planen gäller till 2030.| 201 personer berörs.");
    }

    #[test]
    fn abbreviations_do_not() {
        check("Det gäller bl.a. Malmö, t.ex. Rosengård, m.m.| Staden växer.");
        check("Enligt 4 kap. 2 § och prop. 2019/20:1 får kommunen t.o.m. avstå.");
        check("Ledamoten Per Ek m.fl. (S) och ledamoten Bo Al (V) reserverar sig.| Det är fel.");
        check("Vi som inte har bil.| Bussen går sällan.");
        check("Städ, tvätt, handling m.m. får stöd.");
        check("Se sid. 14, s. 3 och nr. 7.| Dr. Svensson och ev. Anna kommer.");
        check(
            "Det kostar 5 tkr. Beloppet är lågt."
                .replace(". B", ".| B")
                .as_str(),
        );
    }

    #[test]
    fn numbers_dates_and_initials_do_not() {
        check("Beslut den 3. maj kl. 13.00–15.30, Dnr. 2024/12, summa 1.250,50 kr.");
        check("1. Att planen antas.| 2. Att den följs upp.");
        check("Enligt A. Svensson är bilaga B. bra.");
        check("Vi avstyrker alternativ A.| Alternativ B är bättre.");
        check(
            "Avsnitt 3.2. Målen bör ändras."
                .replace("3.2. M", "3.2.| M")
                .as_str(),
        );
    }

    #[test]
    fn a_quotation_stays_with_the_words_that_lead_to_it() {
        check(
            "Lägg till: ”Varje råd får ersättare. De kallas alltid.” i stycke 2.| Vi föreslår det.",
        );
        check("Rapporten ”Nära vård. En strategi, 2021” visar det.| Den är bra.");
        check("”Vi vill ha fler råd.| De ska höras.”| Så sade rådet.");
        check("Ordet ”likvärdiga” är fel.| Ordet ”lika” är rätt.");
    }

    #[test]
    fn a_parenthesis_is_not_broken() {
        check("Rådet (jfr lagen. Se även 5 §) bör höras.| Det är viktigt.");
        check("Det gäller minoriteten (5 § mm.).| Det framgår.");
    }

    #[test]
    fn line_ends_are_blanks_and_missing_blanks_are_seen() {
        check(
            "Detta är en
mening.| Detta är
en annan.",
        );
        check("Så blev det.|Därefter kom nästa.");
        check("Skriv till info@ekstad.example.se eller www.ekstad.example.se.");
    }

    #[test]
    fn signs_without_words_are_not_sentences() {
        check("Vi tackar nej. ***");
        assert!(sentences("  \n ").is_empty());
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config {
            failure_persistence: None,
            ..Default::default()
        })]
        #[test]
        fn sentences_hold_every_visible_character(text in "[a-zåäöA-Ö0-9 .?!()”\n§:–]{0,120}") {
            let spans = sentences(&text);
            let mut rest = text.clone();
            for span in spans.iter().rev() {
                proptest::prop_assert_eq!(*span, span.trimmed(&text));
                rest.replace_range(span.start..span.end, "");
            }
            proptest::prop_assert!(rest.trim().is_empty());
            proptest::prop_assert!(spans.windows(2).all(|pair| pair[0].end <= pair[1].start));
        }
    }
}
