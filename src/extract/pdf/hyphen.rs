//! Hyphens at the ends of lines: which divide a word and go, and which are
//! part of it and stay.

use std::collections::HashSet;

/// How two lines of one paragraph are put together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Seam {
    /// With a space between.
    Space,
    /// Without the hyphen.
    Joined,
    /// With the hyphen, without a space.
    Hyphen,
}

/// Words with a hyphen that stand whole inside a line somewhere, in lower
/// case: where they are broken at their hyphen, it stays.
#[derive(Debug, Default)]
pub(super) struct Hyphenated {
    words: HashSet<String>,
}

/// Words that a suspended hyphen comes before: `hälso- och sjukvård`.
const AND: [&str; 14] = [
    "och",
    "eller",
    "samt",
    "respektive",
    "resp",
    "kontra",
    "till",
    "men",
    "i",
    "and",
    "or",
    "und",
    "oder",
    "bzw",
];

impl Hyphenated {
    /// Takes in the hyphenated words of a line.
    pub(super) fn learn(&mut self, line: &str) {
        if !line.contains(is_hyphen) {
            return;
        }
        let mut words = line.split(' ').peekable();
        while let Some(word) = words.next() {
            if words.peek().is_none() && word.ends_with(is_hyphen) {
                break;
            }
            let word = word.trim_matches(|c: char| !c.is_alphanumeric());
            if word.contains(is_hyphen) {
                self.words.insert(plain(word));
            }
        }
    }

    /// How a line and the next one are put together.
    pub(super) fn seam(&self, line: &str, next: &str) -> Seam {
        let Some(stem) = line.strip_suffix(is_hyphen) else {
            return Seam::Space;
        };
        let soft = line.ends_with('\u{ad}');
        let before = last_word(stem);
        let word = first_word(next);
        let Some(first) = word.chars().next().filter(|_| !before.is_empty()) else {
            // A dash that stands alone.
            return Seam::Space;
        };
        let is_and = AND.contains(&word.to_lowercase().as_str());
        if is_and && !soft {
            return Seam::Space;
        }
        let last = before.chars().next_back().unwrap_or(' ');
        if !last.is_alphabetic() || !first.is_alphabetic() {
            return Seam::Hyphen;
        }
        // A part before with a hyphen of its own, such as `Kiruna-Malmö-`, says nothing.
        let part = before.rsplit(is_hyphen).next().unwrap_or(before);
        let letters = part.chars().count();
        let capitals = part.chars().all(char::is_uppercase);
        if first.is_uppercase() {
            let all_capitals = capitals && letters > 3 && word.chars().all(|c| !c.is_lowercase());
            return if all_capitals {
                Seam::Joined
            } else {
                Seam::Hyphen
            };
        }
        // `IT-stödet`, `e-tjänst`: an abbreviation or a single letter is no syllable.
        if capitals || letters == 1 {
            return Seam::Hyphen;
        }
        let end = next.find(|c: char| !c.is_alphanumeric() && !is_hyphen(c));
        let rest = next[..end.unwrap_or(next.len())].trim_end_matches(is_hyphen);
        let whole = format!("{}-{}", plain(before), plain(rest));
        if self.words.contains(&whole) {
            return Seam::Hyphen;
        }
        Seam::Joined
    }
}

/// A hyphen that may end a line inside a word.
pub(super) fn is_hyphen(character: char) -> bool {
    matches!(character, '-' | '\u{ad}' | '\u{2010}' | '\u{2011}')
}

fn plain(word: &str) -> String {
    word.chars()
        .map(|c| if is_hyphen(c) { '-' } else { c })
        .flat_map(char::to_lowercase)
        .collect()
}

fn last_word(text: &str) -> &str {
    let start = text.rfind([' ', '(', '/', '"', '”', '»']).map_or(0, |at| {
        at + text[at..].chars().next().map_or(1, char::len_utf8)
    });
    &text[start..]
}

fn first_word(text: &str) -> &str {
    let end = text
        .find(|c: char| !c.is_alphanumeric())
        .unwrap_or(text.len());
    &text[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(line: &str, next: &str, expected: &str) {
        let mut hyphenated = Hyphenated::default();
        hyphenated.learn("en bo-på-plats-lösning för alla");
        let joined = match hyphenated.seam(line, next) {
            Seam::Space => format!("{line} {next}"),
            Seam::Joined => format!("{}{next}", line.trim_end_matches(is_hyphen)),
            Seam::Hyphen => format!("{}-{next}", line.trim_end_matches(is_hyphen)),
        };
        assert_eq!(joined, expected);
    }

    #[test]
    fn word_divisions_go_and_real_hyphens_stay() {
        check("kommu-", "nens ansvar", "kommunens ansvar");
        check("kommu\u{ad}", "nens ansvar", "kommunens ansvar");
        check("chefen Eva-", "Lena Ek", "chefen Eva-Lena Ek");
        check("chefen Eva\u{ad}", "Lena Ek", "chefen Eva-Lena Ek");
        check("en e-", "tjänst", "en e-tjänst");
        check("om IT-", "stödet", "om IT-stödet");
        check("inom hälso-", "och sjukvård", "inom hälso- och sjukvård");
        check("åren 2026-", "2030", "åren 2026-2030");
        check("KOMMUN-", "STYRELSEN", "KOMMUNSTYRELSEN");
        check("bo-på-", "plats-lösning", "bo-på-plats-lösning");
        check("nämnden anser", "att", "nämnden anser att");
        check("nämnden -", "som anser", "nämnden - som anser");
    }
}
