//! The shapes of case numbers, and what looks like one and is none.

use std::sync::LazyLock;

use regex::Regex;

use crate::identify::date::dates;

/// Shapes that are told apart from all other numbers by their letters.
pub(super) static LETTERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:",
        r"(?:19|20)\d\d/[A-ZÅÄÖ]{2,5}\s?\d{2,5}(?:\s\d{3})?(?:-\d{1,4})?", // 2017/KS 0001 001
        r"|\d\d/[A-ZÅÄÖ]{2,5}\s?\d{2,5}(?:-\d{1,4})?",                     // 09/KS 0334
        r"|[A-ZÅÄÖ]{1,7}\d{0,4}[-/. ]?\s?(?:19|20)\d\d\s?[-/:.]\s?\d{1,6}(?:[-/][\dA-ZÅÄÖ]{1,4}[a-zåäö]{0,3}\b)?", // KS 2018/114, M2026/00123/Nm
        r"|[A-ZÅÄÖ][a-zåäö](?:19|20)\d\d/\d{1,6}(?:/[A-ZÅÄÖ]{1,4}[a-zåäö]{0,3}\b)?", // Fi2026/01234
        r"|[A-ZÅÄÖ][a-zåäö]-(?:19|20)\d\d/\d{4} \d{4}", // Af-2024/0011 2233
        r"|[A-ZÅÄÖ]{1,6}\d{0,4}[-/ ]\d{2}[/:]\d{2,6}",  // EH 25/031
        r"|[A-ZÅÄÖ]{1,6}\d{0,4}[-/ ]\d{1,6}[-/](?:(?:19|20)\d\d|\d\d)", // N161-1069/24, KS-612/2008
        r")"
    ))
    .expect("a fixed pattern")
});

/// Shapes of digits alone: a case number only where something says so.
pub(super) static DIGITS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:\d{2,6}/\d{2,4}|(?:19|20)\d\d[-/:]\d{1,6}|\d{1,6}-(?:19|20)\d\d)")
        .expect("a fixed pattern")
});

/// What may stand after a cue beyond the shapes above: county boards'
/// `418-9012-2022`, the police's `A412.338/2022`, plans of records
/// `1.5.1-402/2016`, and a number with the key of its file.
static CUED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?:[A-ZÅÄÖ]{1,6}[ -]?){0,3}\d[\d.]*[-/:]\d+(?:[-/.:]\d+)*|[A-ZÅÄÖ]{2,6}/\d{4,8}")
        .expect("a fixed pattern")
});

/// Prefixes of laws, bills and reports, whose numbers look the same.
const LAWS: &[&str] = &[
    "SOSFS", "SFS", "HSLF", "HSLF-FS", "FS", "AFS", "BFS", "SOU", "Ds", "DS", "Prop", "Bet", "Skr",
    "Dir", "H", "LIFS", "SKOLFS", "TSFS", "NFS", "MSBFS", "JO", "RÅ", "NJA", "PM", "Lag", "EU",
    "EG",
];

pub(super) fn at_start(rest: &str) -> Option<usize> {
    if !dates(rest.split_whitespace().next().unwrap_or_default()).is_empty() {
        return None;
    }
    [&*LETTERED, &*DIGITS, &*CUED]
        .iter()
        .filter_map(|pattern| pattern.find(rest))
        .filter(|hit| hit.start() == 0 && hit.len() >= 4 && !is_law(hit.as_str()))
        .map(|hit| hit.end())
        .max()
}

/// A ministry's number: it names the case that is answered, and is the
/// respondent's own only where the respondent says so.
pub(in crate::identify) fn is_ministrys(number: &str) -> bool {
    static MINISTRY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Ju|Fi|Fö|Ku|UD|LI|KN|[ASUNMI])\s?(?:19|20)\d\d/\d{4,5}(?:/[A-ZÅÄÖ]{1,4}[a-zåäö]{0,3})?$")
            .expect("a fixed pattern")
    });
    MINISTRY.is_match(number)
}

pub(super) fn is_law(number: &str) -> bool {
    let prefix: String = number
        .chars()
        .take_while(|c| c.is_alphabetic() || *c == '-')
        .collect();
    LAWS.contains(&prefix.trim_end_matches('-')) || !dates(number).is_empty()
}
