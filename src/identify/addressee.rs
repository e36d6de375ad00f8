//! Whom a letter is addressed to.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_generic, is_municipality, is_office, is_recipient, kind_of, named_body};
use super::date::dates;
use super::key::key;
use super::lines::{Line, Lines, is_sentence};
use super::name::name_line;
use super::reference::references;
use super::subject::{introduced, sides, speaker};
use super::title::senders;
use super::unnamed::first_person;
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
        .position(|line| TITLED.is_match(line.text) || !senders(line.text).is_empty())?;
    let named: Vec<(usize, String)> = lines
        .opening
        .iter()
        .take(title)
        .enumerate()
        .filter_map(|(place, line)| Some((place, name_line(line.text)?)))
        .collect();
    let (last, before) = named.split_last()?;
    // its own name in the title makes it the sender
    let titled = senders(lines.opening[title].text);
    if titled.iter().any(|sender| is_same(&last.1, sender)) {
        return None;
    }
    if answers_another(lines, last.0, &last.1) {
        return Some(last.0);
    }
    let other = before.iter().any(|(_, name)| {
        key(name) != key(&last.1)
            && if is_municipality(name) || is_recipient(name) || is_region(name) {
                kind_of(&last.1) == Some(RespondentKind::Authority)
            } else {
                !is_office(name)
            }
    });
    other.then_some(last.0)
}

/// Whether a body that stands below the labels of a letter, or above an address,
/// never speaks in it, and another one does: `Datum 2024-03-04`, `Region
/// Ekbygden`, then `Ekviks kommun vill …`.
fn answers_another(lines: &Lines<'_>, place: usize, name: &str) -> bool {
    let labelled = lines.opening[..place]
        .iter()
        .any(|line| !dates(line.text).is_empty() || !references(line.text).is_empty());
    let addressed = lines
        .opening
        .iter()
        .skip(place + 1)
        .take(3)
        .any(|line| is_address(line.text));
    if is_municipality(name) || is_recipient(name) {
        return false;
    }
    let below = || lines.opening.iter().skip(place + 1);
    let speaks =
        || below().any(|line| speaker(line.text).is_some_and(|speaker| is_same(name, speaker)));
    if !(labelled || addressed) {
        // a municipality's answer headed by the authority, by the answer's own words
        let is_municipalitys = |line: &Line<'_>| {
            let told = senders(line.text).into_iter().next();
            told.or_else(|| sides(line.text))
                .is_some_and(is_municipality)
        };
        return named_body(name) == Some(RespondentKind::Authority)
            && below().any(is_municipalitys)
            && !speaks();
    }
    // anybody may be told of once, but not in the first sentence
    let first = below().find(|line| is_sentence(line.text));
    let begins = first.and_then(|line| speaker(line.text).or_else(|| introduced(line.text)));
    let tells = below()
        .filter_map(|line| speaker(line.text))
        .any(is_municipality);
    (tells || begins.is_some_and(|other| named_body(other).is_some())) && !speaks()
}

/// Whether this is a region, whose boards stand below its name.
fn is_region(name: &str) -> bool {
    name.starts_with("Region ") || name.starts_with("Landstinget ")
}

/// Whether a speaker is the body of a name: by the name's first words, or by what
/// such a body is called for short (`Regionen`).
fn is_same(name: &str, speaker: &str) -> bool {
    is_generic(speaker) || key(name).starts_with(key(speaker).as_str())
}

/// Whether the letter goes to a body that is neither the municipality nor one
/// of its boards, and no person writes it: a municipality that speaks in it is
/// then its sender.
pub(super) fn is_sent_elsewhere(lines: &Lines<'_>) -> bool {
    let elsewhere = |name: &str| {
        !is_municipality(name)
            && !is_recipient(name)
            && (named_body(name) == Some(RespondentKind::Authority)
                || name.ends_with("departementet"))
    };
    let labelled = lines.opening.iter().any(|line| {
        line.text
            .strip_prefix("Till ")
            .is_some_and(|name| elsewhere(name.trim_end_matches([',', ':'])))
    });
    let is_sent = labelled
        || addressee(lines)
            .and_then(|place| name_line(lines.opening[place].text))
            .is_some_and(|name| elsewhere(&name));
    is_sent && first_person(lines).is_none()
}

/// Whether a line is an address of the post.
pub(super) fn is_address(line: &str) -> bool {
    static ADDRESS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Box \d|(?:SE-)?\d{3} ?\d{2} \p{Lu})").expect("a fixed pattern")
    });
    ADDRESS.is_match(line)
}
