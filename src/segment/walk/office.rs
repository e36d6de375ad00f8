//! Where the officials' own paper goes on behind a minority's words.
//!
//! Extracts from minutes end with reservations and notes, and the officials'
//! paper often follows without a letterhead. Nothing but its headings tells
//! that the minority's words have ended.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use super::letterhead::begins_minoritys;
use super::title::is_title;
use crate::model::Document;
use crate::segment::heading::has_verb;
use crate::segment::piece::Piece;
use crate::segment::zone::{Zone, opened_by};

/// Longest heading, in characters.
const LONGEST: usize = 90;
/// A longer paragraph is neither heading nor title, in characters.
const LONGEST_LINE: usize = 300;

/// Where officials' papers begin, should a minority's words stand before them.
pub(super) fn offices(document: &Document, body: &[Piece]) -> BTreeSet<usize> {
    let mut begin = BTreeSet::new();
    // where it began, if what follows shows that it did
    let mut likely = None;
    let mut is_told = false;
    for piece in body {
        let text = document.slice(piece.span);
        if text.chars().count() > LONGEST_LINE {
            is_told |= ends_sentence(text);
        } else if opened_by(text).is_some_and(Zone::is_minoritys) || begins_minoritys(text) {
            likely = None;
            is_told = false;
        } else if is_officials(text) {
            begin.insert(likely.take().unwrap_or(piece.span.start));
        } else if may_be_officials(text) || (is_told && is_title(text)) {
            likely.get_or_insert(piece.span.start);
        } else {
            is_told |= ends_sentence(text);
        }
    }
    begin
}

fn ends_sentence(text: &str) -> bool {
    text.ends_with(['.', '!', '?', '”'])
}

/// Headings that only officials write.
fn is_officials(text: &str) -> bool {
    static OFFICIALS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^(?:bedömning\s+(?:ur|utifrån)\s.+|beskrivning\s+av\s+ärendet|ärendebeskrivning|sammanfattning\s+av\s+ärendet|tjänsteutlåtandet?|beslutsunderlag|ärendets\s+beredning|(?:facklig\s+)?samverkan|(?:\p{L}+\s+){0,2}\p{L}*(?:förvaltning|kontor|bolag)\p{L}*s\s+(?:sammanfattande\s+)?(?:bedömning|synpunkter|överväganden|ställningstagande|slutsats\p{L}*|analys)|(?:yttrande|remissvar|synpunkter|svar)\s+från\s+(?:\p{L}+\s+){0,3}\p{L}*(?:förvaltning|kontor|nämnd|styrelse|bolag)\p{L}*)\s*:?$",
        )
        .expect("a fixed pattern")
    });
    is_heading(text) && OFFICIALS.is_match(text)
}

/// Headings by which officials begin, but parties too.
fn may_be_officials(text: &str) -> bool {
    let plain = text.trim_end_matches([':', '.']).to_lowercase();
    matches!(plain.as_str(), "sammanfattning" | "ärendet")
}

fn is_heading(text: &str) -> bool {
    text.chars().count() <= LONGEST && !has_verb(text)
}
