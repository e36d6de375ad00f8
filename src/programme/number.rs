//! Printed numbers of sections: `3.2`, `§ 4`, `Kapitel 3`, `IV`, `B`.

use std::fmt;
use std::sync::LazyLock;

use regex::Regex;

/// A printed number, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Printed {
    shown: String,
    kind: Kind,
    parts: Vec<u32>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Decimal,
    Paragraph,
    Chapter,
    Letter,
    Roman,
}

static DECIMAL: LazyLock<Regex> =
    LazyLock::new(|| regex(r"^(\d{1,2}(?:[.:]\d{1,2}){0,5})[.:)]?(?:\s+|$)"));
static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^(?:§\s*(\d{1,3})(?:\s?([a-h])\b)?|(\d{1,3})(?:\s?([a-h]))?\s*§)[.:]?(?:\s+|$)")
});
static CHAPTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^(?i:kapitel|kap\.?|avsnitt|del)\s+(\d{1,2}(?:\.\d{1,2}){0,4}|[IVX]{1,5}|[A-H])[.:]?(?:\s+|$)",
    )
});
static ROMAN: LazyLock<Regex> = LazyLock::new(|| regex(r"^([IVX]{1,5})\.(?:\s+|$)"));
static LETTER: LazyLock<Regex> = LazyLock::new(|| regex(r"^([A-H])[.)](?:\s+|$)"));

fn regex(pattern: &str) -> Regex {
    Regex::new(pattern).expect("the pattern is a constant that tests compile")
}

impl Printed {
    /// Takes the number off the front of a line; gives it with the rest.
    pub(crate) fn split(line: &str) -> Option<(Self, &str)> {
        let line = line.trim();
        let found = |kind, shown: &str, parts, all: &str| {
            let printed = Self {
                shown: shown.trim().trim_end_matches(['.', ':', ')']).to_owned(),
                kind,
                parts,
            };
            Some((
                printed,
                line[all.len()..].trim_start_matches(['–', '-', ':']).trim(),
            ))
        };
        if let Some(c) = PARAGRAPH.captures(line) {
            let mut parts = vec![c.get(1).or_else(|| c.get(3))?.as_str().parse().ok()?];
            // `2 a §` was put in between `2 §` and `3 §`
            let inserted = c.get(2).or_else(|| c.get(4));
            parts.extend(inserted.and_then(|m| letter(&m.as_str().to_uppercase())));
            return found(Kind::Paragraph, &c[0], parts, &c[0]);
        }
        if let Some(c) = DECIMAL.captures(line) {
            return found(Kind::Decimal, &c[1], decimal(&c[1]), &c[0]);
        }
        if let Some(c) = CHAPTER.captures(line) {
            let parts = match decimal(&c[1]) {
                parts if parts.is_empty() => vec![roman(&c[1]).or_else(|| letter(&c[1]))?],
                parts => parts,
            };
            return found(Kind::Chapter, &c[0], parts, &c[0]);
        }
        if let Some(c) = ROMAN.captures(line) {
            return found(Kind::Roman, &c[1], vec![roman(&c[1])?], &c[0]);
        }
        let c = LETTER.captures(line)?;
        found(Kind::Letter, &c[1], vec![letter(&c[1])?], &c[0])
    }

    /// Reads a list label such as a word processor prints before a heading.
    pub(crate) fn label(label: &str) -> Option<Self> {
        let label = label.trim();
        let (printed, rest) =
            Self::split(label).or_else(|| Self::split(label.trim_end_matches(['.', ':', ')'])))?;
        rest.is_empty().then_some(printed)
    }

    /// How deep the number says that its section stands, counted from 1;
    /// `None` where the number does not tell.
    pub(crate) fn depth(&self) -> Option<u8> {
        match self.kind {
            Kind::Decimal => u8::try_from(self.parts.len()).ok(),
            Kind::Chapter => Some(1),
            Kind::Paragraph | Kind::Letter | Kind::Roman => None,
        }
    }

    /// Whether `3.2` is part of `3`, or `2.1` of `Kapitel 2`.
    pub(crate) fn is_part_of(&self, other: &Self) -> bool {
        self.kind == Kind::Decimal
            && matches!(other.kind, Kind::Decimal | Kind::Chapter)
            && self.parts.len() == other.parts.len() + 1
            && self.parts.starts_with(&other.parts)
    }

    /// Whether a heading with this number may follow one numbered `before`:
    /// the next of its level or a level above (one may be missing), its first
    /// part, or a new start.
    pub(crate) fn may_follow(&self, before: Option<&Self>) -> bool {
        let last = self.parts.last().copied().unwrap_or_default();
        let Some(before) = before.filter(|before| before.kind == self.kind) else {
            return last <= 1;
        };
        let shared = self
            .parts
            .iter()
            .zip(&before.parts)
            .take_while(|(a, b)| a == b)
            .count();
        match (self.parts.get(shared), before.parts.get(shared)) {
            (Some(&own), Some(&other)) => {
                (own > other
                    && own - other <= 2
                    && self.parts[shared + 1..].iter().all(|&p| p <= 1))
                    || (self.kind == Kind::Paragraph && own == 1)
            }
            (Some(&own), None) => own <= 1 && self.parts.len() <= shared + 1,
            (None, _) => false,
        }
    }

    /// Whether it is of the same kind as `before` and further on than it.
    pub(crate) fn is_ahead_of(&self, before: &Self) -> bool {
        self.kind == before.kind && self.parts > before.parts
    }

    /// The number without signs, fit for an id.
    pub(crate) fn bare(&self) -> String {
        let digits: Vec<String> = self.parts.iter().map(u32::to_string).collect();
        match self.kind {
            Kind::Letter | Kind::Roman => self.shown.to_lowercase(),
            Kind::Decimal | Kind::Chapter => digits.join("."),
            Kind::Paragraph => self
                .shown
                .chars()
                .filter(char::is_ascii_alphanumeric)
                .collect(),
        }
    }
}

impl fmt::Display for Printed {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.shown)
    }
}

fn decimal(text: &str) -> Vec<u32> {
    text.split(['.', ':'])
        .map_while(|part| part.parse().ok())
        .collect()
}

fn letter(text: &str) -> Option<u32> {
    let byte = text.bytes().next()?;
    byte.is_ascii_uppercase()
        .then(|| u32::from(byte - b'A') + 1)
}

fn roman(text: &str) -> Option<u32> {
    const ROMAN: [&str; 20] = [
        "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII", "XIII", "XIV",
        "XV", "XVI", "XVII", "XVIII", "XIX", "XX",
    ];
    let place = ROMAN.iter().position(|&numeral| numeral == text)?;
    u32::try_from(place + 1).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, expected: Option<(&str, &str, &str)>) {
        let found = Printed::split(line);
        let shown = found
            .as_ref()
            .map(|(number, rest)| (number.to_string(), number.bare(), *rest));
        let expected = expected.map(|(n, b, r)| (n.to_owned(), b.to_owned(), r));
        assert_eq!(shown, expected, "{line}");
    }

    #[test]
    fn numbers_are_taken_off_the_front() {
        check("3.2 Uppföljning", Some(("3.2", "3.2", "Uppföljning")));
        check("3. Mål", Some(("3", "3", "Mål")));
        check("§ 4 Sammansättning", Some(("§ 4", "4", "Sammansättning")));
        check("4 a § Jäv", Some(("4 a §", "4a", "Jäv")));
        check("Kapitel 2: Ansvar", Some(("Kapitel 2", "2", "Ansvar")));
        check("B. Bilagor", Some(("B", "b", "Bilagor")));
        check("IV. Ansvar", Some(("IV", "iv", "Ansvar")));
        check("2023 blev ett bra år", None);
        check("I detta avsnitt", None);
        check("Ansvar", None);
    }

    #[test]
    fn labels_are_read_whole_or_not_at_all() {
        assert_eq!(
            Printed::label("2.1.").map(|n| n.bare()),
            Some("2.1".to_owned())
        );
        assert_eq!(
            Printed::label("§ 3").map(|n| n.bare()),
            Some("3".to_owned())
        );
        assert_eq!(Printed::label("•"), None);
    }

    #[test]
    fn an_outline_goes_forward() {
        let number = |text: &str| Printed::label(text).expect("a number");
        assert!(number("2").may_follow(Some(&number("1.4"))));
        assert!(number("2.1").may_follow(Some(&number("2"))));
        assert!(number("2.3").may_follow(Some(&number("2.2.4"))));
        assert!(!number("1").may_follow(Some(&number("1"))));
        assert!(!number("14").may_follow(Some(&number("2"))));
        assert!(number("2 a §").may_follow(Some(&number("2 §"))));
        assert!(number("2 b §").may_follow(Some(&number("2 a §"))));
        assert!(number("3 §").may_follow(Some(&number("2 b §"))));
        assert!(number("§ 1").may_follow(Some(&number("§ 6"))));
    }
}
