//! Blocks cut into pieces: lines where a line end is meant, list marks apart
//! from their text.

use std::sync::LazyLock;

use regex::Regex;

use super::walk::Sections;
use crate::language::leads_up;
use crate::model::{Block, BlockKind, Document, Span};

/// A stretch of one block, trimmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Piece {
    /// The block it stands in, counted among all blocks.
    pub(super) block: usize,
    /// Its place, without the list mark.
    pub(super) span: Span,
    /// The list mark that is written out before it.
    pub(super) mark: Option<Span>,
}

static MARK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[•●○◦▪■□☐\u{f0b7}\u{f0a7}\u{2023}\u{25ba}➢✓*]+\s*|[-–—]\s+|\(?(?:\d{1,2}|[a-zåäö]|[ivx]{1,5})\)\s+|(?:\d{1,2}|[a-z]|[ivx]{1,5})\.\s+)",
    )
    .expect("a fixed pattern")
});

/// The pieces of a block in order; together they hold all its visible text.
pub(super) fn pieces(
    document: &Document,
    place: usize,
    block: &Block,
    sections: &Sections,
) -> Vec<Piece> {
    let text = document.slice(block.span);
    let mut found = Vec::new();
    for (from, to) in lines(
        text,
        matches!(block.kind, BlockKind::Paragraph | BlockKind::ListItem(_)),
        sections,
    ) {
        let span = Span::new(from, to)
            .shifted(block.span.start)
            .trimmed(&document.text);
        if span.is_empty() {
            continue;
        }
        found.push(without_mark(document, place, span));
    }
    found
}

fn without_mark(document: &Document, place: usize, span: Span) -> Piece {
    let text = document.slice(span);
    let mark = MARK.find(text).filter(|mark| {
        let rest = text[mark.end()..].trim_start();
        // A number before words numbers them; `4. § 5` and bare numbers do not.
        rest.starts_with(|c: char| c.is_alphabetic() || matches!(c, '”' | '"' | '(' | '§' | '–'))
    });
    match mark {
        Some(mark) => {
            let inner = Span::new(span.start + mark.end(), span.end).trimmed(&document.text);
            let mark = Span::new(span.start, span.start + mark.end()).trimmed(&document.text);
            Piece {
                block: place,
                span: inner,
                mark: Some(mark),
            }
        }
        None => Piece {
            block: place,
            span,
            mark: None,
        },
    }
}

/// Cuts at line ends that are meant: before a list mark or the number of a
/// section, after a line that ends much earlier than the others or with a colon, around very short lines.
fn lines(text: &str, prose: bool, sections: &Sections) -> Vec<(usize, usize)> {
    if !text.contains('\n') {
        return vec![(0, text.len())];
    }
    let mut rows: Vec<(usize, usize)> = Vec::new();
    let mut start = 0;
    for row in text.split_inclusive('\n') {
        rows.push((start, start + row.len()));
        start += row.len();
    }
    let width = rows
        .iter()
        .map(|(from, to)| text[*from..*to].trim().chars().count())
        .max()
        .unwrap_or(0);
    let mut cut: Vec<(usize, usize)> = Vec::new();
    for (from, to) in rows {
        let joined = prose
            && cut.last().is_some_and(|(before, end)| {
                let last = text[*before..*end]
                    .trim_end()
                    .rsplit('\n')
                    .next()
                    .unwrap_or_default();
                let next = text[from..to].trim();
                goes_on(last.trim(), next, width)
                    && (leads_up(last) || sections.lead(next).is_none())
            });
        match cut.last_mut() {
            Some(last) if joined => last.1 = to,
            _ => cut.push((from, to)),
        }
    }
    cut
}

/// Whether `next` continues the line `last` of a paragraph that is `width` wide.
fn goes_on(last: &str, next: &str, width: usize) -> bool {
    if MARK.is_match(next) || next.is_empty() {
        return false;
    }
    let length = last.chars().count();
    let full = length * 100 >= width * 70 && length >= 35;
    let lower = next.starts_with(char::is_lowercase);
    let ended = last.ends_with(['.', '?', '!', ':', ';']);
    if lower {
        return !last.ends_with(':');
    }
    full && (!ended || length * 100 >= width * 80)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Programme, fixture};

    #[track_caller]
    fn check(text: &str, expected: &[&str]) {
        let document = Document {
            text: text.to_owned(),
            blocks: vec![Block::paragraph(Span::new(0, text.len()))],
            ..Document::default()
        };
        let sections = Sections::of(&Programme {
            sections: vec![fixture::section("4.2", "Finansiering")],
            ..Programme::default()
        });
        let found: Vec<&str> = pieces(&document, 0, &document.blocks[0], &sections)
            .iter()
            .map(|piece| document.slice(piece.span))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn wrapped_lines_are_one_piece() {
        let text = "Nämnden anser att förslaget i stort är bra och att det\nbör antas under våren. Därefter bör en ny översyn göras\nför att se hur det går.";
        check(text, &[text]);
    }

    #[test]
    fn a_line_that_begins_with_the_number_of_a_section_is_one_of_its_own() {
        let first = "3.5 – tillstyrks med ändringen att förskolor läggs till";
        check(
            &format!("{first}\n4.2 – avstyrks"),
            &[first, "4.2 – avstyrks"],
        );
        let wrapped =
            "Nämnden avstyrker hela det förslag som finns i avsnitt\n4.2 – det är för dyrt.";
        check(wrapped, &[wrapped]);
        let other =
            "Nämnden tillstyrker det förslag som finns på sidorna\n4.7 – Sortering i planen.";
        check(other, &[other]);
    }

    #[test]
    fn marks_and_short_lines_cut() {
        check(
            "Vi vill:\n• ha fler råd\n• ha mer tid",
            &["Vi vill:", "ha fler råd", "ha mer tid"],
        );
        check("Anna Ek\nOrdförande", &["Anna Ek", "Ordförande"]);
    }

    #[test]
    fn marks_are_apart_from_their_text() {
        check("1. Att planen antas", &["Att planen antas"]);
        check("a) råd", &["råd"]);
        check("(iv) vår minoritet", &["vår minoritet"]);
        check("– Att planen antas", &["Att planen antas"]);
        check("2030 antas planen", &["2030 antas planen"]);
        check("3.2", &["3.2"]);
    }
}
