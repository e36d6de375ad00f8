//! Whom a letter is addressed to.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_municipality, is_office, is_recipient, kind_of};
use super::key::key;
use super::lines::Lines;
use super::name::name_line;
use crate::model::RespondentKind;

/// The line of the body that a letter is addressed to: the last one before the
/// title, where another body heads the letter. A municipality's own boards
/// stand below its name and are not meant.
pub(super) fn addressee(lines: &Lines<'_>) -> Option<usize> {
    static TITLED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:yttrande|remissvar|remissyttrande|svar på|remiss|synpunkter|samråd)[\w-]*\b.{8,}")
            .expect("a fixed pattern")
    });
    let title = lines
        .opening
        .iter()
        .position(|line| TITLED.is_match(line.text))?;
    let named: Vec<(usize, String)> = lines
        .opening
        .iter()
        .take(title)
        .enumerate()
        .filter_map(|(place, line)| Some((place, name_line(line.text)?)))
        .collect();
    let (last, before) = named.split_last()?;
    let other = before.iter().any(|(_, name)| {
        key(name) != key(&last.1)
            && if is_municipality(name) || is_recipient(name) {
                kind_of(&last.1) == Some(RespondentKind::Authority)
            } else {
                !is_office(name)
            }
    });
    other.then_some(last.0)
}
