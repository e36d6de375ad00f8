//! Footnotes of a page: small lines at its foot that begin with a mark, and
//! the raised marks in the text that call them.

use super::glyph::Tag;
use super::line::Line;
use super::structure::{ElementRole, Structure};

/// What a line of a page is to its notes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum NotePart {
    /// Nothing: it is no part of a note.
    None,
    /// The mark of the note that follows.
    Label,
    /// The first line of a note with this mark; its words begin at `text`.
    Start { label: String, text: usize },
    /// A further line of the note before.
    More,
}

/// What each line of a page is to its notes: told by the tags where the file
/// has them, else by the look. `lines` come in reading order without furniture.
pub(super) fn parts(
    lines: &[&Line],
    body_size: f32,
    structure: Option<&Structure>,
) -> Vec<NotePart> {
    match structure {
        Some(structure) => tagged(lines, structure),
        None => looking_small(lines, body_size),
    }
}

/// The marks of the notes that begin here.
pub(super) fn labels(parts: &[NotePart]) -> Vec<String> {
    parts
        .iter()
        .filter_map(|part| match part {
            NotePart::Start { label, .. } if !label.is_empty() => Some(label.clone()),
            _ => None,
        })
        .collect()
}

fn tagged(lines: &[&Line], structure: &Structure) -> Vec<NotePart> {
    let mut pending: Option<(Option<u32>, String)> = None;
    let mut last = None;
    lines
        .iter()
        .map(|line| {
            let Tag::Element(element) = line.tag else {
                return NotePart::None;
            };
            let element = structure.get(element);
            if !element.in_note {
                return NotePart::None;
            }
            if element.role == ElementRole::Label {
                pending = Some((element.item, line.text.trim().to_owned()));
                return NotePart::Label;
            }
            if last == Some(element.item) {
                return NotePart::More;
            }
            last = Some(element.item);
            if let Some((_, label)) = pending.take().filter(|(item, _)| *item == element.item) {
                NotePart::Start { label, text: 0 }
            } else {
                let (label, text) = label(line).unwrap_or_default();
                NotePart::Start { label, text }
            }
        })
        .collect()
}

/// The notes among the last lines of a page, which are set smaller than the
/// body and begin with a mark that is called above.
fn looking_small(lines: &[&Line], body_size: f32) -> Vec<NotePart> {
    let is_small = |line: &Line| line.size <= 0.93 * body_size && line.cell.is_none();
    let tail = lines.iter().rev().take_while(|line| is_small(line)).count();
    let from = if tail > 0 {
        lines.len() - tail
    } else {
        set_apart(lines).unwrap_or(lines.len())
    };
    let called = |label: &str| {
        lines[..from].iter().any(|line| {
            let mut raised = line.raised.iter();
            raised.any(|(start, end)| &line.text[*start..*end] == label)
        })
    };
    let mut in_notes = false;
    let mut parts = vec![NotePart::None; from];
    parts.extend(lines[from..].iter().map(|line| {
        match label(line).filter(|(label, _)| called(label)) {
            Some((label, text)) => {
                in_notes = true;
                NotePart::Start { label, text }
            }
            None if in_notes => NotePart::More,
            None => NotePart::None,
        }
    }));
    parts
}

/// Where notes begin that are set in the body's size: below a gap, one for each raised
/// mark of the page and in the order of the marks.
fn set_apart(lines: &[&Line]) -> Option<usize> {
    /// The gap above them, in font sizes.
    const GAP: f32 = 1.6;
    let mut calls: Vec<&str> = Vec::new();
    for line in lines {
        let raised = line.raised.iter().filter(|(start, _)| *start > 0);
        for label in raised.map(|(start, end)| &line.text[*start..*end]) {
            if is_label(label) && !calls.contains(&label) {
                calls.push(label);
            }
        }
    }
    let first = calls.first()?;
    let begins = |line: &Line| {
        label(line)
            .filter(|_| line.cell.is_none())
            .map(|(label, _)| label)
    };
    let from = lines
        .iter()
        .rposition(|line| begins(line).as_deref() == Some(*first))?;
    let gap = lines[from].baseline - lines[from.checked_sub(1)?].baseline;
    let own: Vec<String> = lines[from..]
        .iter()
        .filter_map(|line| begins(line))
        .collect();
    let same_area = lines[from..]
        .iter()
        .all(|line| line.page == lines[from].page);
    (own == calls && gap > GAP * lines[from].size && same_area).then_some(from)
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
fn is_label(text: &str) -> bool {
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
