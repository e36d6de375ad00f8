//! Case numbers that no label leads to: their place in the line tells them.

use std::sync::LazyLock;

use regex::Regex;

use super::label::CUE;
use super::shape::{DIGITS, LETTERED, at_start, is_law};
use super::theirs::open_parenthesis;
use super::{How, Numbered, numbered};
use crate::identify::date::dates;
use crate::language::last_bytes;

/// How many paragraphs of a line are asked for their number.
const MOST: usize = 20;

/// What cites another's minutes stands no further before the paragraph, in bytes.
const CITED: usize = 200;

/// The number right behind the paragraph of the minutes, wherever that stands.
pub(super) fn behind_paragraph(line: &str) -> Option<Numbered> {
    static PARAGRAPH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"§\s*\d{1,4}[,.]?\s+").expect("a fixed pattern"));
    PARAGRAPH.find_iter(line).take(MOST).find_map(|hit| {
        if cites_minutes(last_bytes(&line[..hit.start()], CITED)) {
            return None;
        }
        let rest = &line[hit.end()..];
        let cue = CUE.find(rest).filter(|cue| cue.start() == 0);
        let from = hit.end() + cue.map_or(0, |cue| cue.end());
        let number = at_start(&line[from..])?;
        // A cue may lead to a number of any shape, digits alone need their stroke.
        let told = cue.is_some()
            || LETTERED
                .find(&line[from..])
                .is_some_and(|found| found.start() == 0)
            || line[from..from + number].contains('/');
        told.then(|| numbered(line, from, from + number, How::Paragraph))
    })
}

/// Whether a paragraph sign behind this cites what another meeting decided:
/// `(KF 2023-02-23 § 29`, `kommunstyrelsens uppdrag 2022-10-05, § 698`.
fn cites_minutes(before: &str) -> bool {
    let before = before.trim_end_matches([' ', ',']);
    let in_parenthesis = open_parenthesis(before).is_some();
    let behind_date = dates(before)
        .last()
        .filter(|date| date.span.end == before.len())
        .is_some_and(|date| {
            let label = before[..date.span.start].trim_end_matches([' ', ':']);
            !label.is_empty() && !label.to_lowercase().ends_with("datum")
        });
    in_parenthesis || behind_date
}

/// A number that is all of a line, but for a paragraph sign or a parenthesis.
pub(super) fn alone(line: &str) -> Option<Numbered> {
    static PARAGRAPH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:[A-ZÅÄÖ]{1,5}\s)?§\s*\d{1,4}[\s,.]*|(?i:yttrande|remissvar|tjänsteskrivelse|tjänsteutlåtande|protokoll|protokollsutdrag|missiv|skrivelse|beslut)\s+)?\(?")
            .expect("a fixed pattern")
    });
    let from = PARAGRAPH.find(line).map_or(0, |hit| hit.end());
    let rest = &line[from..];
    let lettered = LETTERED.find(rest).filter(|hit| hit.start() == 0);
    let digits = DIGITS
        .find(rest)
        .filter(|hit| hit.start() == 0 && hit.as_str().contains('/'));
    let hit = lettered.or(digits).filter(|hit| !is_law(hit.as_str()))?;
    let after = rest[hit.end()..].trim_start_matches([')', ',', '.', ' ']);
    let told = after.is_empty() || (from > 0 && lettered.is_some());
    told.then(|| numbered(line, from, from + hit.end(), How::Alone))
}

/// A lettered number that closes the line of a paragraph of the minutes:
/// `§ 31 Remissyttrande – friluftsplan (FRI 2018/22)`.
pub(super) fn behind_title(line: &str) -> Option<Numbered> {
    static PARAGRAPH: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"^(?:[A-ZÅÄÖ]{1,5}\s)?§\s*\d").expect("a fixed pattern"));
    if line.len() > 200 || !PARAGRAPH.is_match(line) {
        return None;
    }
    let hit = LETTERED.find_iter(line).last()?;
    let closes = line[hit.end()..].trim_matches([')', '.', ' ']).is_empty();
    (closes && !is_law(hit.as_str())).then(|| numbered(line, hit.start(), hit.end(), How::Alone))
}

/// A number that closes a short line behind its date: `Enheten för ekar
/// 2024-03-01 LS-EK16-0793`.
pub(super) fn beside_date(line: &str) -> Option<Numbered> {
    static MIXED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^[A-ZÅÄÖ]{1,6}(?:-[A-ZÅÄÖ]{1,6}\d{0,4})?-\d{3,6}$").expect("a fixed pattern")
    });
    const OTHERS: &[&str] = &["ankom", "inkom", "remiss", "ert ", "er "];
    let date = dates(line).into_iter().next()?;
    let lower = line[..date.span.start].to_lowercase();
    if line.chars().count() > 100 || OTHERS.iter().any(|word| lower.contains(word)) {
        return None;
    }
    let rest = &line[date.span.end..];
    let from = date.span.end + (rest.len() - rest.trim_start().len());
    let number = line[from..].trim_end();
    let lettered = LETTERED
        .find(number)
        .is_some_and(|hit| hit.start() == 0 && hit.end() == number.len());
    ((lettered || MIXED.is_match(number)) && !is_law(number))
        .then(|| numbered(line, from, from + number.len(), How::Alone))
}
