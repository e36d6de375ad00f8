//! Case numbers (diarienummer) in their many shapes.

mod label;
mod owner;
mod shape;
mod theirs;
mod unlabelled;

use self::label::{CUE, whose};
pub(super) use self::label::{after_cue, cue_alone};
pub(crate) use self::owner::own_reference;
pub(super) use self::owner::{is_anothers, of_body};
use self::shape::at_start;
pub(super) use self::shape::is_ministrys;
use self::theirs::{ASKED, is_remitted, names_another};
use self::unlabelled::{alone, behind_paragraph, behind_title, beside_date};
use crate::model::Span;

/// A case number, whose it is, and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Numbered {
    /// As written.
    pub(super) number: String,
    /// Its place in the line.
    pub(super) span: Span,
    /// What says that it is a case number.
    pub(super) how: How,
}

/// What says that a number is a case number, the surest first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum How {
    /// `Vårt dnr`.
    Ours,
    /// Right behind the paragraph of the minutes: `§ 13, 1400/23`.
    Paragraph,
    /// `Dnr`, `Diarienummer`.
    Cue,
    /// It stands alone on its line, or after a paragraph sign.
    Alone,
    /// `Er beteckning`.
    Theirs,
}

/// The case numbers of a line in its order.
pub(super) fn references(line: &str) -> Vec<Numbered> {
    let mut found: Vec<Numbered> = Vec::new();
    for cue in CUE.captures_iter(line) {
        let Some(whole) = cue.get(0) else { continue };
        let how = match whose(&cue) {
            // `Remiss från X, dnr …` tells the case that is answered.
            How::Cue if ASKED.is_match(&line[..whole.start()]) => How::Theirs,
            // So does a parenthesis behind what it is about.
            How::Cue if names_another(&line[..whole.start()]) => How::Theirs,
            How::Cue if is_remitted(&line[..whole.start()], &line[whole.end()..]) => How::Theirs,
            how => how,
        };
        let rest = &line[whole.end()..];
        if let Some(number) = at_start(rest) {
            found.push(numbered(line, whole.end(), whole.end() + number, how));
        }
    }
    if let Some(own) = behind_paragraph(line) {
        found.retain(|other| other.span != own.span);
        found.push(own);
    }
    if found.is_empty() {
        found.extend(
            alone(line)
                .or_else(|| behind_title(line))
                .or_else(|| beside_date(line)),
        );
    }
    found
}

/// The numbers that a line tells to be those of the ones who ask: `Er beteckning …`.
pub(super) fn of_those_who_ask(line: &str) -> Vec<String> {
    CUE.captures_iter(line)
        .filter(|cue| whose(cue) == How::Theirs)
        .filter_map(|cue| {
            let rest = &line[cue.get(0)?.end()..];
            Some(rest[..at_start(rest)?].trim().to_owned())
        })
        .collect()
}

fn numbered(line: &str, from: usize, to: usize, how: How) -> Numbered {
    let how = if matches!(how, How::Alone | How::Paragraph) && is_ministrys(line[from..to].trim()) {
        How::Theirs
    } else {
        how
    };
    Numbered {
        number: line[from..to].trim().to_owned(),
        span: Span::new(from, to),
        how,
    }
}

#[cfg(test)]
mod tests;
