//! What a line is by its signs: list item, heading, rule, the first half of a
//! broken word.

use std::borrow::Cow;

/// A heading is no longer than this.
pub(super) const LONGEST_HEADING: usize = 90;

/// The mark of a list item and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::extract) struct Mark<'a> {
    /// As printed, bullets all as `•`.
    pub(in crate::extract) printed: Cow<'static, str>,
    /// The item's words.
    pub(in crate::extract) text: &'a str,
}

/// Takes the mark of a list item off a line.
pub(in crate::extract) fn list_mark(line: &str) -> Option<Mark<'_>> {
    let mut signs = line.chars();
    let first = signs.next()?;
    let rest = signs.as_str();
    if matches!(
        first,
        '-' | '–' | '—' | '*' | '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '\u{f0b7}'
    ) && rest.starts_with([' ', '\t', '\u{a0}'])
    {
        let text = rest.trim_start();
        return (!text.is_empty()).then_some(Mark {
            printed: "•".into(),
            text,
        });
    }
    let (label, text) = line.split_once([' ', '\t', '\u{a0}'])?;
    let inner = label
        .strip_suffix([')', '.'])
        .map(|inner| inner.strip_prefix('(').unwrap_or(inner))?;
    let is_number = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    let is_letter = inner.chars().count() == 1 && inner.chars().all(char::is_lowercase);
    let is_roman =
        (1..=5).contains(&inner.len()) && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let text = text.trim_start();
    ((is_number || is_letter || is_roman) && !text.is_empty()).then(|| Mark {
        printed: label.to_owned().into(),
        text,
    })
}

/// The level of a line that stands alone, where it looks like a heading:
/// numbered (`2.1 Mål`), or in capitals.
pub(super) fn heading_level(line: &str) -> Option<u8> {
    if line.chars().count() > LONGEST_HEADING || line.ends_with(['.', ',', ';', ':', '?', '!']) {
        return None;
    }
    if let Some((number, words)) = line.split_once([' ', '\t', '\u{a0}']) {
        let parts = number.trim_end_matches('.').split('.');
        let is_number = parts
            .clone()
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        if is_number && words.trim_start().starts_with(char::is_uppercase) {
            return u8::try_from(parts.count()).ok();
        }
    }
    let letters = line.chars().filter(|sign| sign.is_alphabetic()).count();
    (letters >= 4 && !line.chars().any(char::is_lowercase)).then_some(1)
}

/// The level that a row of signs under a line gives it; a row alone is a rule.
pub(super) fn underline(line: &str) -> Option<u8> {
    let first = line.chars().next()?;
    let level = match first {
        '=' => 1,
        '-' | '~' | '_' | '*' => 2,
        _ => return None,
    };
    (line.len() >= 3 && line.chars().all(|sign| sign == first)).then_some(level)
}

/// Whether a word was broken at the line end by a hyphen that is not its own.
pub(crate) fn is_broken_word(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('-') else {
        return false;
    };
    let next = after.split_whitespace().next().unwrap_or("");
    let links = ["och", "eller", "samt", "till", "respektive", "men", "som"];
    stem.ends_with(char::is_lowercase)
        && next.starts_with(char::is_lowercase)
        && !links.contains(&next)
}

/// The printed mark of a block that may be quoted: `>` for each level, then
/// the item's own.
pub(in crate::extract) fn quoted_number(quote: usize, number: Option<&str>) -> Option<String> {
    match (quote, number) {
        (0, number) => number.map(str::to_owned),
        (depth, None) => Some(">".repeat(depth)),
        (depth, Some(number)) => Some(format!("{} {number}", ">".repeat(depth))),
    }
}
