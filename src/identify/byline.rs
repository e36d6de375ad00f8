//! Lines that tell which parties a paper is by: beside its type, the board that
//! they sit in, those who agree, its number on the agenda and its date.

use std::sync::LazyLock;

use regex::Regex;

use super::body::named_body;
use super::party::parties_only;
use crate::language::capital;
use crate::model::RespondentKind;

/// Longest line, in characters.
const LONGEST: usize = 160;

/// The parties that a line names as those whose paper it is: `Yttrande M, D och L
/// i socialnämnden`, `Liberalerna, kulturnämnden`, `(D), (M) med instämmande av (L)`.
pub(crate) fn authors(line: &str) -> Option<Vec<String>> {
    static TYPE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:(?:skriftligt|gemensamt|särskilt)\s+)?\p{L}*(?:yrkande|yttrande|uttalande|reservation|protokollsanteckning|röstförklaring)\s+(?:från\s+)?",
        )
        .expect("a fixed pattern")
    });
    let line = line.trim();
    if line.chars().count() > LONGEST || line.ends_with('.') {
        return None;
    }
    let start = TYPE.find(line).map_or(0, |hit| hit.end());
    let named = &line[start..];
    let ends = named.match_indices([' ', ',']).map(|(at, _)| at);
    let mut ends: Vec<usize> = ends.collect();
    ends.push(named.len());
    ends.into_iter().rev().find_map(|end| {
        let mut parties = parties_only(&named[..end])?;
        let tail = undated(&named[end..]);
        // a letter by itself may mean anything
        let is_sure = start > 0 || (!tail.is_empty() && named[..end].chars().count() > 2);
        if !is_sure || !may_follow(tail) {
            return None;
        }
        for party in agreeing(tail) {
            if !parties.contains(&party) {
                parties.push(party);
            }
        }
        Some(parties)
    })
}

/// Those who stand behind a paper without having written it.
fn agreeing(tail: &str) -> Vec<String> {
    static AGREEING: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^med\s+instämmande\s+(?:(?:av|från)\s+)?(.+)$").expect("a fixed pattern")
    });
    AGREEING
        .captures(tail)
        .and_then(|found| parties_only(found.get(1)?.as_str()))
        .unwrap_or_default()
}

/// What stands behind the names, without the number on the agenda and dates.
fn undated(tail: &str) -> &str {
    static NUMBERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^[\s,;:–-]*(?:ärende\s+(?:nr\s+)?)?[\d\s./:–-]*").expect("a fixed pattern")
    });
    let start = NUMBERS.find(tail).map_or(0, |hit| hit.end());
    tail[start..].trim_end_matches(|c: char| c.is_ascii_digit() || " -./:".contains(c))
}

/// Whether the words behind the names leave the paper theirs.
fn may_follow(tail: &str) -> bool {
    let lower = tail.to_lowercase();
    let board = tail.strip_prefix("i ").unwrap_or(tail);
    tail.is_empty()
        || ["med instämmande", "särskilt yttrande", "särskilt uttalande"]
            .iter()
            .any(|words| lower.starts_with(words))
        || named_body(&capital(board)).is_some_and(|kind| kind != RespondentKind::Party)
}

/// Whether a line tells which matter a paper is about: who stands behind it is
/// not whose paper it is.
pub(super) fn tells_matter(line: &str) -> bool {
    static MATTER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:ärende:|(?:svar|\p{L}*yttrande|\p{L}*yrkande|remiss\p{L}*|synpunkter)\b.*?(?:\s(?:på|över|angående|gällande|avseende|rörande|till|med anledning av)\s|\s[–-]\s))",
        )
        .expect("a fixed pattern")
    });
    MATTER.is_match(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_stand_beside_their_board_and_those_who_agree() {
        for (line, expected) in [
            ("Yttrande M, D, L, KD Ärende 11 2025-02-04", 4),
            ("Vänsterpartiet, Miljöpartiet, nämnden för lärande", 2),
            ("Sverigedemokraterna, kulturnämnden", 1),
            ("Liberalerna, socialnämnd Norr", 1),
            ("(D), (M), (KD) med instämmande av (L)", 4),
            ("Demokraterna, Moderaterna med instämmande Liberalerna", 3),
            ("Yrkande SD, L, M, KD, särskilt yttrande D", 4),
            ("Yrkande SD, L, M ,KD, 2026-03-18 särskilt yttrande D", 4),
            ("Yttrande C i idrotts- och föreningsnämnden", 1),
            ("Yrkande V, S och MP i socialnämnd Norr", 3),
            ("Protokollsanteckning från S, MP och V", 3),
            ("Särskilt yttrande KD 2022-05-04", 1),
        ] {
            let found = authors(line).unwrap_or_default();
            assert_eq!(found.len(), expected, "{line}: {found:?}");
        }
    }

    #[test]
    fn other_lines_are_by_nobody() {
        for line in [
            "Yttrande till kommunstyrelsen",
            "Yrkande angående motion från V",
            "M i Ekstad",
            "S och V yrkar bifall.",
            "Kulturnämnden, Liberalerna",
            "Yttrande över motion av Bo Al (SD)",
        ] {
            assert_eq!(authors(line), None, "{line}");
        }
    }
}
