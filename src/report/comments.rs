//! Reads back what officials wrote into the comment cells of a Word or Excel
//! report. Each cell carries a seal of what stood in it when it was written, so
//! that only what a person changed since then counts: an older copy of the
//! report never overwrites a newer comment that it merely lacks.

use std::collections::BTreeMap;

use super::{Format, docx, xlsx_read};
use crate::error::Error;
use crate::model::{Comment, Heeded, Lang, StatementId};

/// What was found in a filled-in report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct FilledIn {
    /// The comments that were written or changed, by statement.
    pub changed: Vec<(StatementId, Comment)>,
    /// Statements whose comment is as it was.
    pub untouched: usize,
    /// Outcomes that are none of the three, with the statement.
    pub unclear: Vec<(StatementId, String)>,
}

/// One statement's comment as it stands in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cell {
    pub(super) id: String,
    pub(super) heeded: String,
    pub(super) reason: String,
    pub(super) changed_text: String,
    /// Whether any of the three differs from what was written.
    pub(super) changed: bool,
}

/// Reads the comments of a filled-in Word or Excel report.
pub fn read(bytes: &[u8]) -> Result<FilledIn, Error> {
    let cells = match Format::of(bytes) {
        Some(Format::Docx) => docx::read::comments(bytes),
        Some(Format::Xlsx) => xlsx_read::comments(bytes),
        _ => {
            return Err(Error::Usage {
                message: "comments are read from Word and Excel reports only".to_owned(),
            });
        }
    }?;
    let mut filled = FilledIn::default();
    let mut changed: BTreeMap<StatementId, Comment> = BTreeMap::new();
    for cell in cells {
        let id = StatementId(cell.id);
        if !cell.changed {
            filled.untouched += 1;
            continue;
        }
        let heeded = match outcome(&cell.heeded) {
            Ok(heeded) => heeded,
            Err(given) => {
                filled.unclear.push((id.clone(), given));
                None
            }
        };
        changed.insert(
            id,
            Comment {
                heeded,
                reason: cell.reason,
                changed_text: cell.changed_text,
            },
        );
    }
    filled.changed = changed.into_iter().collect();
    Ok(filled)
}

/// The outcome that a cell's words name, in either language; an empty cell names none.
fn outcome(given: &str) -> Result<Option<Heeded>, String> {
    match given.trim() {
        "" => Ok(None),
        "ja" | "Ja" => Ok(Some(Heeded::Yes)),
        "delvis" | "Delvis" => Ok(Some(Heeded::Partly)),
        "nej" | "Nej" => Ok(Some(Heeded::No)),
        word => word.parse().map(Some).map_err(|_| given.trim().to_owned()),
    }
}

/// The seal of one cell's text: white space at its ends does not count.
pub(super) fn seal(text: &str) -> String {
    let hash = blake3::hash(text.trim().as_bytes());
    hash.to_hex().as_str()[..8].to_owned()
}

/// The seal of a comment's three cells as they are written in a language.
pub(super) fn seal_of(comment: &Comment, lang: Lang) -> String {
    let heeded = comment.heeded.map_or("", |heeded| heeded.label(lang));
    seal_cells(heeded, &comment.reason, &comment.changed_text)
}

/// The seal of three cells.
pub(super) fn seal_cells(heeded: &str, reason: &str, changed_text: &str) -> String {
    let cells = [heeded, reason, changed_text].map(str::trim);
    seal(&cells.join("\u{1f}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn outcomes_are_read_in_either_language() {
        assert_eq!(outcome("beaktas delvis"), Ok(Some(Heeded::Partly)));
        assert_eq!(outcome("Beaktas ej "), Ok(Some(Heeded::No)));
        assert_eq!(outcome("heeded"), Ok(Some(Heeded::Yes)));
        assert_eq!(outcome("ja"), Ok(Some(Heeded::Yes)));
        assert_eq!(outcome(" "), Ok(None));
        assert_eq!(outcome("kanske"), Err("kanske".to_owned()));
    }

    #[test]
    fn a_seal_tells_empty_from_filled() {
        assert_eq!(seal(" nej "), seal("nej"));
        assert_ne!(seal(""), seal("nej"));
        assert_ne!(seal_cells("a", "", ""), seal_cells("", "a", ""));
    }
}
