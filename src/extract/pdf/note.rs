//! Footnotes of a page: small lines at its foot that begin with a mark, and
//! the raised marks in the text that call them.

use super::line::Line;

/// A note found at the foot of a page.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct NoteStart {
    /// Place of its first line among the lines given.
    pub(super) line: usize,
    /// Its mark.
    pub(super) label: String,
    /// Where its text begins in that line.
    pub(super) text: usize,
}

/// The notes among the last lines of a page, which are set smaller than the
/// body. `lines` come in reading order without furniture.
pub(super) fn notes(lines: &[&Line], body_size: f32) -> Vec<NoteStart> {
    let is_small = |line: &Line| line.size <= 0.93 * body_size && line.cell.is_none();
    let tail = lines.iter().rev().take_while(|line| is_small(line)).count();
    let from = lines.len() - tail;
    if from == 0 || tail == 0 {
        return Vec::new();
    }
    let called = |label: &str| {
        lines[..from].iter().any(|line| {
            line.raised
                .iter()
                .any(|(start, end)| &line.text[*start..*end] == label)
        })
    };
    let mut notes: Vec<NoteStart> = Vec::new();
    for (at, line) in lines.iter().enumerate().skip(from) {
        let Some((label, text)) = label(line) else {
            continue;
        };
        if called(&label) {
            notes.push(NoteStart {
                line: at,
                label,
                text,
            });
        }
    }
    notes
}

/// The mark at the start of a line and where the words begin.
fn label(line: &Line) -> Option<(String, usize)> {
    let text = &line.text;
    let end = match line.raised.first() {
        Some((0, end)) => *end,
        _ => text.find(' ')?,
    };
    let label = &text[..end];
    let rest = text[end..].trim_start();
    (is_label(label) && rest.chars().next().is_some_and(char::is_alphanumeric)
        || rest.starts_with(['”', '"', '«', '»', '§']))
    .then(|| (label.to_owned(), text.len() - rest.len()))
}

/// Whether a text can be the mark of a note.
pub(super) fn is_label(text: &str) -> bool {
    let digits = text.bytes().all(|b| b.is_ascii_digit()) && text.len() <= 3;
    let stars = text.chars().all(|c| matches!(c, '*' | '†' | '‡'));
    !text.is_empty() && (digits || stars)
}

/// Takes the calls of these notes out of a line's text; gives where they were.
pub(super) fn take_calls(line: &mut Line, labels: &[String]) -> Vec<(usize, String)> {
    let mut calls = Vec::new();
    for at in (0..line.raised.len()).rev() {
        let (start, end) = line.raised[at];
        let label = line.text[start..end].to_owned();
        if start == 0 || !labels.contains(&label) {
            continue;
        }
        line.text.replace_range(start..end, "");
        line.places
            .retain(|place| !(start..end).contains(&place.offset));
        for place in &mut line.places {
            if place.offset >= end {
                place.offset -= end - start;
            }
        }
        for call in &mut calls {
            let (offset, _): &mut (usize, String) = call;
            *offset -= end - start;
        }
        calls.push((start, label));
    }
    calls.reverse();
    line.raised.clear();
    calls
}
