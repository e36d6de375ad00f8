//! What a person typed, as it is kept: remarks on sections and comments on
//! statements alike.

use serde::{Deserialize, Deserializer};

use super::turns_direction;

/// A text as it is kept, whatever it was typed in: lines without blanks at
/// their ends, one empty line between paragraphs, and no signs that nobody
/// sees.
pub fn tidy(text: &str) -> String {
    let mut tidy = String::with_capacity(text.len());
    let mut gap = 0;
    let text = text.replace("\r\n", "\n");
    // What Word and browsers have for a line's end.
    for line in text.split([
        '\n', '\r', '\u{b}', '\u{c}', '\u{85}', '\u{2028}', '\u{2029}',
    ]) {
        let line: String = line.chars().filter(|sign| is_kept(*sign)).collect();
        let line = line.trim();
        if line.is_empty() {
            gap = 2;
            continue;
        }
        if !tidy.is_empty() {
            tidy.push_str(if gap == 2 { "\n\n" } else { "\n" });
        }
        tidy.push_str(line);
        gap = 1;
    }
    tidy
}

fn is_kept(sign: char) -> bool {
    match sign {
        '\t' => true,
        '\u{feff}' | '\u{fffe}' | '\u{ffff}' => false,
        _ => !sign.is_control() && !turns_direction(sign),
    }
}

/// Whether two texts have the same words in the same order: how they are
/// divided into lines and paragraphs does not count, nor does it where a program
/// has glued the lines together without a blank.
pub fn has_same_words(one: &str, other: &str) -> bool {
    let spaced = |text: &str| text.split_whitespace().collect::<Vec<_>>().join(" ");
    let glued = |text: &str| spaced(&tidy(text).replace('\n', ""));
    spaced(one) == spaced(other) || glued(one) == glued(other)
}

/// Reads a text that was written before it was kept tidy.
pub(super) fn tidied<'de, D: Deserializer<'de>>(text: D) -> Result<String, D::Error> {
    String::deserialize(text).map(|text| tidy(&text))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(typed: &str, kept: &str) {
        assert_eq!(tidy(typed), kept, "{typed:?}");
        assert_eq!(tidy(kept), kept, "{kept:?} stays");
    }

    #[test]
    fn a_text_is_kept_in_its_paragraphs_and_lines() {
        check("", "");
        check(" \r\n\t\n", "");
        check("En rad", "En rad");
        check(
            "\n Ett.  \r\n\r\n\r\n \nTvå,\r\ntre. \n",
            "Ett.\n\nTvå,\ntre.",
        );
        check("Ett\u{b}två\u{2029}tre\rfyra", "Ett\ntvå\ntre\nfyra");
        check("a\u{0}b\u{202e}c\u{feff}", "abc");
        check("a\tb  c", "a\tb  c");
    }

    #[test]
    fn how_lines_are_divided_or_glued_is_no_other_text() {
        let text = "Delas i sak.\n\nMen kostnaden\när oklar.";
        for same in [
            "Delas i sak. Men kostnaden är oklar.",
            "Delas i sak.\r\nMen kostnaden är oklar.",
            "Delas i sak.Men kostnadenär oklar.",
        ] {
            assert!(has_same_words(text, same), "{same}");
        }
        for other in [
            "Delas i sak.\nMen kost naden är oklar.",
            "Delas i sak. Kostnaden är oklar.",
            "",
        ] {
            assert!(!has_same_words(text, other), "{other}");
        }
    }
}
