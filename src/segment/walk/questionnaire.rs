//! Questions of a form that the respondent fills in: they head the answers
//! below them and are not the respondent's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::sentences;
use crate::model::{BlockKind, Document};
use crate::segment::piece::Piece;

/// Longest question of a form, in characters.
const LONGEST: usize = 400;
/// One question with an answer may be the writer's own.
const FEWEST: usize = 2;

/// Where the questions of a form begin: questions alone in their paragraph,
/// numbered or put to the reader, under each of which an answer stands.
pub(super) fn questions(document: &Document, body: &[Piece]) -> BTreeSet<usize> {
    let found: BTreeSet<usize> = body
        .windows(2)
        .filter(|pair| {
            is_question(document, &pair[0])
                && (is_numbered(document, &pair[0]) || is_put_to_the_reader(document, &pair[0]))
                && answers(document, &pair[1])
        })
        .map(|pair| pair[0].span.start)
        .collect();
    if found.len() < FEWEST {
        return BTreeSet::new();
    }
    found
}

fn is_question(document: &Document, piece: &Piece) -> bool {
    let text = document.slice(piece.span);
    text.ends_with('?') && text.chars().count() <= LONGEST && sentences(text).len() == 1
}

/// `1. …`, `Fråga 2: …`, `3) …`
fn is_numbered(document: &Document, piece: &Piece) -> bool {
    let digit = |text: &str| text.contains(|c: char| c.is_ascii_digit());
    let text = document.slice(piece.span);
    piece.mark.is_some_and(|mark| digit(document.slice(mark)))
        || document.blocks[piece.block]
            .number
            .as_deref()
            .is_some_and(digit)
        || text.starts_with(|c: char| c.is_ascii_digit())
        || text.starts_with("Fråga ")
}

fn is_put_to_the_reader(document: &Document, piece: &Piece) -> bool {
    static READER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:ni|er|ert|era|du|din|ditt|dina|remissinstansen|remissinstanserna)\b")
            .expect("a fixed pattern")
    });
    READER.is_match(document.slice(piece.span))
}

/// Whether the piece is no further question or item of a list of them.
fn answers(document: &Document, next: &Piece) -> bool {
    let item =
        next.mark.is_some() || matches!(document.blocks[next.block].kind, BlockKind::ListItem(_));
    !item
        && document.blocks[next.block].heading_level().is_none()
        && !document.slice(next.span).ends_with('?')
}
