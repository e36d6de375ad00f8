//! Explicit references: "avsnitt 3.2", "kapitel 3–4", "§ 5", "3.4.1".

use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

use super::{law, measure};
use crate::model::Section;

/// Which sections bear which number.
#[derive(Debug, Clone, Default)]
pub(super) struct Numbers(BTreeMap<String, Vec<usize>>);

/// A reference as it stands in a text, with the sections it may mean.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Reference {
    pub(super) at: Range<usize>,
    pub(super) sections: Vec<usize>,
    /// Whether it can only mean the programme: `avsnitt 3.2`, `3.4.1`.
    pub(super) plain: bool,
}

static NAMED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(avsnitt(?:et|en)?|kapit(?:el|let|len)|kap\.?|punkt(?:en|er|erna)?|rubrik(?:en|erna)?|del)\s+(\d{1,2}(?:[.:]\d{1,2}){0,4}\b)((?:\s*(?:-|–|och|till|samt|respektive|,)\s*\d{1,2}(?:[.:]\d{1,2}){0,4}\b)*)",
    )
});
static FURTHER: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"(?i)(-|–|och|till|samt|respektive|,)\s*(\d{1,2}(?:[.:]\d{1,2}){0,4}\b)")
});
static BARE: LazyLock<Regex> = LazyLock::new(|| regex(r"\d{1,2}(?:[.:]\d{1,2}){1,4}"));
static PARAGRAPH: LazyLock<Regex> =
    LazyLock::new(|| regex(r"§\s*(\d{1,2})\b(?:\s?([a-h])\b)?|\b(\d{1,2})(?:\s?([a-h]))?\s*§"));
static LEADING: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^\s*(\d{1,2}(?:[.:]\d{1,2}){0,4})[.:]?(?:\s|$)"));

/// A pattern that is a constant.
pub(super) fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that tests compile")
}

impl Numbers {
    /// The numbers of these sections.
    pub(super) fn new(sections: &[Section]) -> Self {
        let mut numbers: BTreeMap<String, Vec<usize>> = BTreeMap::new();
        for (place, section) in sections.iter().enumerate() {
            let Some(number) = section.number.as_deref() else {
                continue;
            };
            let sign = if number.contains('§') { "§" } else { "" };
            // `2 a §` is not `2 §`
            let letter = |c: char| !sign.is_empty() && c.is_ascii_lowercase();
            let digits: String = number
                .chars()
                // `3:2` is looked for as `3.2`
                .map(|c| if c == ':' { '.' } else { c })
                .filter(|&c| c.is_ascii_digit() || c == '.' || letter(c))
                .collect();
            let digits = digits.trim_matches('.');
            if !digits.is_empty() {
                numbers
                    .entry(format!("{sign}{digits}"))
                    .or_default()
                    .push(place);
            }
        }
        Self(numbers)
    }

    /// The references in a statement.
    pub(super) fn in_text(&self, text: &str) -> Vec<Reference> {
        let mut found = Vec::new();
        if self.0.is_empty() || !text.bytes().any(|byte| byte.is_ascii_digit()) {
            return found;
        }
        for named in NAMED.captures_iter(text) {
            let whole = named.get(0).map_or(0..0, |m| m.range());
            let word = named[1].to_lowercase();
            let chapter = word.starts_with("kap");
            let before = text[..whole.start].trim_end();
            if chapter
                && (before.ends_with(|c: char| c.is_ascii_digit())
                    || law::is_chapter(&text[whole.end..]))
            {
                // a law's: `4 kap. 3 §`, `kapitel 6 i skollagen`
                continue;
            }
            let plain = chapter || word.starts_with("avsnitt");
            let mut last = named[2].replace(':', ".");
            let mut sections = self.bearing(&last);
            let mut end = named.get(2).map_or(whole.end, |m| m.end());
            let more = named.get(3).map_or(0..0, |m| m.range());
            for further in FURTHER.captures_iter(&text[more.clone()]) {
                let next = further[2].replace(':', ".");
                let behind = more.start + further.get(0).map_or(0, |m| m.end());
                let counts = !matches!(&further[1], "-" | "–" | "till")
                    && measure::counts(&text[behind..], &last, &next);
                if counts {
                    break;
                }
                end = behind;
                let more = if matches!(&further[1], "-" | "–" | "till") {
                    self.between(&last, &next)
                } else {
                    self.bearing(&next)
                };
                sections.extend(more);
                last = next;
            }
            sections.sort_unstable();
            sections.dedup();
            push(&mut found, whole.start..end, sections, plain);
        }
        for bare in BARE
            .find_iter(text)
            .filter(|m| stands_alone(text, m.range()))
        {
            let sections = self.bearing(&bare.as_str().replace(':', "."));
            // what an amount is told by is dear to look for
            let is_amount = || measure::is_amount(&text[..bare.start()], &text[bare.end()..]);
            if !sections.is_empty() && !is_amount() {
                push(&mut found, bare.range(), sections, true);
            }
        }
        for paragraph in PARAGRAPH.captures_iter(text) {
            let part = |one, other| {
                let part = paragraph.get(one).or_else(|| paragraph.get(other));
                part.map_or("", |m| m.as_str())
            };
            let at = paragraph.get(0).map_or(0..0, |m| m.range());
            let sections = self.bearing(&format!("§{}{}", part(1, 3), part(2, 4)));
            let is_law = || law::is_paragraph(&text[..at.start], &text[at.end..]);
            if !sections.is_empty() && !is_law() {
                push(&mut found, at, sections, false);
            }
        }
        found
    }

    /// The references in a heading of a response, a leading number included.
    pub(super) fn in_heading(&self, heading: &str) -> Vec<Reference> {
        let mut found = self.in_text(heading);
        if let Some(number) = LEADING.captures(heading) {
            let at = number.get(1).map_or(0..0, |m| m.range());
            push(
                &mut found,
                at,
                self.bearing(&number[1].replace(':', ".")),
                false,
            );
        }
        found
    }

    fn bearing(&self, number: &str) -> Vec<usize> {
        self.0.get(number).cloned().unwrap_or_default()
    }

    /// Sections from one number to another, in the order of the programme.
    fn between(&self, first: &str, last: &str) -> Vec<usize> {
        match (self.bearing(first).first(), self.bearing(last).last()) {
            (Some(&from), Some(&to)) if from <= to && to - from < 30 => (from..=to).collect(),
            (Some(&from), _) => vec![from],
            _ => Vec::new(),
        }
    }
}

/// A statement that cites more is a list of numbers.
const MOST: usize = 200;

fn push(found: &mut Vec<Reference>, at: Range<usize>, sections: Vec<usize>, plain: bool) {
    if found.len() >= MOST {
        return;
    }
    let known = found
        .iter()
        .any(|other| other.at.start <= at.start && at.end <= other.at.end);
    if !sections.is_empty() && !known {
        found.push(Reference {
            at,
            sections,
            plain,
        });
    }
}

/// Not part of a date, a law's number, an amount or a time.
fn stands_alone(text: &str, at: Range<usize>) -> bool {
    let before = text[..at.start].chars().next_back();
    let mut after = text[at.end..].chars();
    let joined =
        |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() || matches!(c, '/' | ':' | '-'));
    let (next, then) = (after.next(), after.next());
    let decimal = matches!(next, Some('.' | ',')) && then.is_some_and(|c| c.is_ascii_digit());
    // `3.4: avstyrks` is no time of day
    let goes_on = joined(next) && !(next == Some(':') && then.is_none_or(char::is_whitespace));
    !joined(before) && !matches!(before, Some('.' | ',')) && !goes_on && !decimal
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn check(numbers: &[&str], text: &str, expected: &[&[usize]]) {
        let sections: Vec<Section> = numbers
            .iter()
            .map(|number| fixture::section(number, ""))
            .collect();
        let found = Numbers::new(&sections).in_heading(text);
        let found: Vec<&[usize]> = found.iter().map(|r| r.sections.as_slice()).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn references_are_found_and_dates_are_not() {
        let numbers = ["1", "2", "2.1", "2.2", "3"];
        check(&numbers, "I avsnitt 2.1 saknas ansvaret.", &[&[2]]);
        check(&numbers, "Avsnitt 2.1 och 2.2 bör slås ihop.", &[&[2, 3]]);
        check(&numbers, "Kapitel 1–2.1 är bra.", &[&[0, 1, 2]]);
        check(&numbers, "2.2 Uppföljning", &[&[3]]);
        check(&numbers, "sid 7, 2.1: målet är lågt", &[&[2]]);
        check(&numbers, "Mötet hölls 2.10.2023 kl. 2:15.", &[]);
        check(&["§ 1", "§ 2"], "I § 2 står att rådet ska höras.", &[&[1]]);
    }

    #[test]
    fn a_colon_in_a_number_is_a_point() {
        let numbers = ["3", "3:1", "3:2", "3:2:1", "4.1"];
        check(&numbers, "I avsnitt 3:2 saknas ansvaret.", &[&[2]]);
        check(&numbers, "I avsnitt 3.2 saknas ansvaret.", &[&[2]]);
        check(&numbers, "Avsnitt 3:1–3:2 är bra.", &[&[1, 2]]);
        check(&numbers, "3:2:1 Uppföljning", &[&[3]]);
        check(&numbers, "Avsnitt 4:1 är bra.", &[&[4]]);
        check(&numbers, "I avsnitt 32 saknas ansvaret.", &[]);
    }

    #[test]
    fn amounts_are_no_references() {
        let numbers = ["1", "1.1", "2", "2.1", "3", "3.2", "4"];
        for text in [
            "Antalet bussar ökade med 3.2 procent under året.",
            "Bussarna kostar 2.1 miljoner kronor mer än beräknat.",
            "Kartan i skala 1:1 visar var bussarna går.",
            "Det är minst 3.2 gånger fler.",
        ] {
            check(&numbers, text, &[]);
        }
        check(&numbers, "Avsnitt 3.2 och 2 nya bussar behövs.", &[&[5]]);
        check(&numbers, "Avsnitt 3.2 och 4 bör ändras.", &[&[5, 6]]);
        check(&numbers, "Avsnitt 3.2 och 2.", &[&[2, 5]]);
        check(&numbers, "Målen i 3.2 bör ändras.", &[&[5]]);
    }

    #[test]
    fn paragraphs_of_laws_are_no_references() {
        let numbers = ["1 §", "2 §", "2 a §", "3 §"];
        for text in [
            "Enligt 3 § förvaltningslagen ska en myndighet vara saklig.",
            "Enligt 3 § andra stycket i skollagen gäller det.",
            "Enligt diskrimineringslagens 1 § ska alla behandlas lika.",
            "Lagen (2010:1) om styrning, 3 §, gäller.",
            "Se 2 § PBL och 4 kap. 3 §.",
        ] {
            check(&numbers, text, &[]);
        }
        check(&numbers, "Vi anser att 2 a § bör utgå.", &[&[2]]);
        check(&numbers, "Vi anser att 2 § bör ändras.", &[&[1]]);
        check(
            &numbers,
            "Enligt 3 § har de kommunala bolagen ansvaret.",
            &[&[3]],
        );
        check(&["§ 2", "§ 2 a"], "I § 2 a anges det.", &[&[1]]);
        let chapters = ["3", "4", "5"];
        check(&chapters, "Kapitel 4 SoL gäller, som kapitel 5 i PBL.", &[]);
        check(&chapters, "Kapitel 4 bör strykas.", &[&[1]]);
    }
}
