//! Annexes whose text stands in the document itself, told from lists of papers
//! that were sent along.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::sentences;
use crate::model::{BoilerplateReason, Document};
use crate::segment::formality;
use crate::segment::heading::has_verb;
use crate::segment::piece::Piece;
use crate::segment::zone::{Zone, opened_by};

/// How many pieces may stand between an annex's heading and its text: the
/// letterhead of a paper, headings of chapters.
const REACH: usize = 10;
/// Longest heading, in characters.
const LONGEST: usize = 120;
/// Fewest words of a sentence that shows that text stands there.
const SENTENCE: usize = 5;

/// Where the headings of annexes begin under which text stands.
pub(super) fn annexes(document: &Document, body: &[Piece]) -> BTreeSet<usize> {
    body.iter()
        .enumerate()
        .filter(|(_, piece)| is_heading(document.slice(piece.span)))
        .filter(|(place, _)| {
            body[place + 1..]
                .iter()
                .take(REACH)
                .map(|piece| document.slice(piece.span))
                .find_map(tells)
                .unwrap_or(false)
        })
        .map(|(_, piece)| piece.span.start)
        .collect()
}

/// `Bilaga`, `Bilaga 1`, `Bilaga 1. Synpunkter på enskilda förslag`.
fn is_heading(text: &str) -> bool {
    static ANNEX: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:bilaga)(?:\s+(?i:nr\s*)?(?:\d{1,2}|[A-ZÅÄÖ]))?(?:\s*[.:–-]\s*\S.*|\s+\p{Lu}.*|\s*:)?$")
            .expect("a fixed pattern")
    });
    text.chars().count() <= LONGEST
        && !text.ends_with(['.', '?', '!'])
        && ANNEX.is_match(text)
        && !has_verb(text)
}

/// Whether a line under the heading shows that text stands there, or that none does.
fn tells(text: &str) -> Option<bool> {
    use BoilerplateReason::{Attachments, Attendance, Dispatch, ESignature, Signature};
    if is_heading(text) {
        return Some(false);
    }
    if let Some(zone) = opened_by(text) {
        return (!matches!(zone, Zone::Argument | Zone::Background)).then_some(false);
    }
    if let Some(reason) = formality::line(text) {
        return matches!(
            reason,
            Attachments | Attendance | Dispatch | ESignature | Signature
        )
        .then_some(false);
    }
    sentences(text)
        .iter()
        .map(|span| span.of(text))
        .any(|sentence| {
            sentence.ends_with(['.', '!', '?'])
                && sentence.split_whitespace().count() >= SENTENCE
                && has_verb(sentence)
                && formality::sentence(sentence).is_none()
        })
        .then_some(true)
}
