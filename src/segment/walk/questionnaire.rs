//! Questions of a form that the respondent fills in: they head the answers
//! below them and are not the respondent's own.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::language::sentences;
use crate::model::{BlockKind, Document, Span};
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

/// Pieces in which a question of a form has its answer behind it, cut in two:
/// `Fråga 1. Är planen bra? Svar: Ja.`
pub(super) fn apart(document: &Document, body: Vec<Piece>) -> Vec<Piece> {
    let mut found = Vec::with_capacity(body.len());
    for piece in body {
        match answer_behind(document.slice(piece.span)) {
            Some(at) => {
                let end = piece.span.start + at;
                let asked = Span::new(piece.span.start, end).trimmed(&document.text);
                let rest = Span::new(end, piece.span.end).trimmed(&document.text);
                found.push(Piece {
                    span: asked,
                    ..piece
                });
                found.push(Piece {
                    span: rest,
                    mark: None,
                    ..piece
                });
            }
            None => found.push(piece),
        }
    }
    found
}

/// Where the answer begins behind a question.
fn answer_behind(text: &str) -> Option<usize> {
    static ANSWERED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Fråga\s+\d{1,2}\b[^?]{3,400}\?()\s+\S|[^?]{8,400}\?()\s+Svar\s*:)")
            .expect("a fixed pattern")
    });
    let found = ANSWERED.captures(text)?;
    let end = found.get(1).or_else(|| found.get(2))?.start();
    (!text[end..].contains('?')).then_some(end)
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_answer_behind_its_question_is_found() {
        let rest = |text: &str| answer_behind(text).map(|at| text[at..].trim().to_owned());
        assert_eq!(
            rest("Fråga 1. Ställer ni er bakom målen? Svar: Ja."),
            Some("Svar: Ja.".to_owned())
        );
        assert_eq!(
            rest("Fråga 2. Är taxan rimlig? Nej, den är för hög."),
            Some("Nej, den är för hög.".to_owned())
        );
        assert_eq!(
            rest("Är taxan rimlig? Svar: Nej."),
            Some("Svar: Nej.".to_owned())
        );
        assert_eq!(rest("Är taxan rimlig? Vi tror inte det."), None);
        assert_eq!(rest("Fråga 1. Är taxan rimlig?"), None);
    }
}
