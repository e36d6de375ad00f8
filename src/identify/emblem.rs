//! A paper headed by a municipality or its highest board and by nobody else:
//! its sender, where nothing makes it the addressee.

use std::sync::LazyLock;

use regex::Regex;

use super::addressee::is_address;
use super::body::{is_municipality, is_office, is_recipient, kind_of};
use super::lines::{Line, Lines};
use super::name::name_line;
use super::person::is_signature_line;
use super::respondent::Found;
use super::unnamed::{first_person, may_name};
use crate::model::{Ground, RespondentKind};

/// How many lines may stand above the letterhead: a page's number, the date.
const ABOVE: usize = 3;

/// The municipality, or the board without its municipality, that heads a paper
/// which says `vi` and speaks of nobody else: `Ekviks kommun`, `Yttrande`.
pub(super) fn heading(lines: &Lines<'_>) -> Option<Found> {
    let title = lines.opening.iter().position(|line| is_title(line.text))?;
    let above = lines.heads.iter().chain(&lines.opening[..=title]);
    let named: Vec<(&Line<'_>, String)> = above
        .filter_map(|line| Some((line, name_line(line.text)?)))
        .filter(|(_, name)| !is_office(name))
        .collect();
    let own = |name: &String| is_municipality(name) || is_recipient(name);
    let (line, name) = named
        .iter()
        .find(|(_, name)| is_municipality(name))
        .or(named.first())?;
    let place = lines
        .opening
        .iter()
        .position(|other| other.span == line.span);
    let is_sent = place.is_some_and(|place| is_addressed(lines, place));
    if !named.iter().all(|(_, name)| own(name))
        || is_sent
        || first_person(lines).is_some()
        || lines.body.iter().any(|line| is_outside(line.text))
        || !is_signed_by_persons(lines)
    {
        return None;
    }
    Some(Found {
        respondents: vec![name.clone()],
        kind: kind_of(name).unwrap_or(RespondentKind::Authority),
        confidence: 0.4,
        grounds: vec![Ground::respondent("letterhead", line.text, Some(line.span))],
    })
}

/// The title of an answer that somebody was asked for, and tells of no addressee.
fn is_title(line: &str) -> bool {
    static ANSWER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?i:yttrande|remissvar|remissyttrande|svar på remiss|samrådsyttrande)\b")
            .expect("a fixed pattern")
    });
    let is_short = line.chars().count() <= 120 && !line.ends_with('.');
    is_short && ANSWER.is_match(line) && !line.contains(" till ")
}

/// Whether the name stands where a letter has its addressee: far down, behind
/// `Till`, or above an address.
fn is_addressed(lines: &Lines<'_>, place: usize) -> bool {
    let to = |text: &str| {
        let first = text.split([' ', ':']).next().unwrap_or_default();
        first.eq_ignore_ascii_case("till") || first.eq_ignore_ascii_case("mottagare")
    };
    place > ABOVE
        || lines.opening[..=place].iter().any(|line| to(line.text))
        || lines
            .opening
            .iter()
            .skip(place + 1)
            .take(3)
            .any(|line| is_address(line.text) || line.text.contains('@'))
}

/// Whether a sentence is written by somebody outside of the municipality: it
/// says what that should do, or turns to it.
fn is_outside(line: &str) -> bool {
    static OUTSIDE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?i:kommunen|kommunstyrelsen|staden)\b (?i:bör|borde|måste|behöver|ska)\b|\b(?:[Nn]i|[Ee]r|[Ee]ra|[Ee]rt)\b (?:plan|förslag|remiss|program|bör|vill|har)")
            .expect("a fixed pattern")
    });
    OUTSIDE.is_match(line)
}

/// Whether nothing but persons and their titles closes the paper.
fn is_signed_by_persons(lines: &Lines<'_>) -> bool {
    lines.closing.iter().all(|line| {
        is_signature_line(line.text)
            || !may_name(line.text)
            || line.text.split_whitespace().count() > 3
            || name_line(line.text).is_some_and(|name| is_municipality(&name))
            || line.text.starts_with("Med ")
    })
}
