//! The label before a case number, and the number on the line after it.

use std::sync::LazyLock;

use regex::Regex;

use super::shape::{LETTERED, at_start, is_law};
use super::{How, Numbered, numbered};
use crate::identify::date::dates;

/// What stands before a case number. `own` and `theirs` tell whose it is.
pub(super) static CUE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"(?i)\b(?P<whose>vår[ta]?|er[ta]?|ers|externt?)?\s*(?:diarienummer|diarienr|dnr|d[:.]nr|diarie-?nr|ärendenummer|ärendenr|ärende\s?nr|ärende-?id|ärendebeteckning|beteckning|referens(?:/(?:dnr|diarienummer))?|ref\.?(?:\s?nr)?|målnummer|dokumentnummer)(?:\s*\(åberopas(?: vid [^)]*)?\))?\s*[.:]*\s*(?:\d{1,3}\s*\()?",
    )
    .expect("a fixed pattern")
});

/// Whose number the next line holds, where this one is a cue and nothing else.
pub(in crate::identify) fn cue_alone(line: &str) -> Option<How> {
    let cue = CUE.captures(line)?;
    let whole = cue.get(0)?;
    let before = line[..whole.start()].trim().trim_end_matches(':');
    let how = match whose(&cue) {
        How::Cue if belongs_to_asker(before) => How::Theirs,
        how => how,
    };
    // In columns another label, or the addressee, may stand before it.
    let may_lead = before.is_empty()
        || all_labels(before)
        || is_owner(before)
        || (how != How::Cue && is_column(before));
    (may_lead && line[whole.end()..].trim().is_empty()).then_some(how)
}

/// Whether these words are labels and nothing else: `Handläggare Datum`.
fn all_labels(before: &str) -> bool {
    const LABELS: &[&str] = &[
        "avdelning",
        "datum",
        "dokumenttyp",
        "enhet",
        "handläggare",
        "kontaktperson",
        "sida",
        "telefon",
        "tjänsteställe",
    ];
    before
        .split([' ', ',', '/'])
        .filter(|word| !word.is_empty())
        .all(|word| LABELS.contains(&word.to_lowercase().as_str()))
}

/// Whether a label is somebody's: `Ekverkets diarienummer`.
fn is_owner(before: &str) -> bool {
    is_column(before) && before.ends_with('s') && before.split_whitespace().count() <= 6
}

/// Whether it is those who ask whose number the label is.
fn belongs_to_asker(before: &str) -> bool {
    let lower = before.to_lowercase();
    is_owner(before)
        && ["departementets", "regeringskansliets", "kommunstyrelsens"]
            .iter()
            .any(|asker| lower.ends_with(asker))
}

/// Whether a few words without a number may stand in the column beside a label.
fn is_column(before: &str) -> bool {
    before.chars().count() <= 60
        && before.starts_with(char::is_uppercase)
        && !before.contains(|c: char| c.is_ascii_digit() || ".:;()".contains(c))
}

pub(super) fn whose(cue: &regex::Captures<'_>) -> How {
    let word = cue.name("whose").map(|word| word.as_str().to_lowercase());
    match word.as_deref() {
        Some(word) if word.starts_with('v') => How::Ours,
        Some(_) => How::Theirs,
        None => How::Cue,
    }
}

/// The case number that a line begins with, after a cue on the line before.
pub(in crate::identify) fn after_cue(line: &str, how: How) -> Option<Numbered> {
    // `Datum Diarienummer` heads `2024-03-01 KN 2024/7`.
    let from = dates(line)
        .first()
        .filter(|date| date.span.start == 0)
        .map_or(0, |date| {
            let rest = &line[date.span.end..];
            date.span.end + (rest.len() - rest.trim_start().len())
        });
    if let Some(end) = at_start(&line[from..]) {
        return Some(numbered(line, from, from + end, how));
    }
    // In columns the number closes the line.
    let hit = LETTERED.find_iter(line).last()?;
    let closes = hit.end() == line.trim_end().len() && !CUE.is_match(line);
    let lead = line[..hit.start()].trim_end();
    let apart = line[..hit.start()].ends_with(' ') && lead.chars().count() <= 60;
    (closes && apart && !is_law(hit.as_str())).then(|| numbered(line, hit.start(), hit.end(), how))
}
