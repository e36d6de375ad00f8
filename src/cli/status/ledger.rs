//! What became of a document's text: totals, and in their own words the
//! stretches that are no statement, so that a person can see what was left out.

use serde::Serialize;

use crate::cli::output::{BOLD, DIM, Output, safe};
use crate::error::Error;
use crate::model::{BoilerplateReason, DocumentRecord, Share, cited_page};
use crate::pipeline::Catalogue;

/// A line of the terminal shows so many characters of what was left out.
const SHOWN: usize = 160;

/// A stretch of a document that is no statement.
#[derive(Debug, Serialize)]
pub(super) struct LeftOut {
    #[serde(skip)]
    share: Share,
    /// What it was taken for: `heading`, `context`, `quoted`, `boilerplate`.
    fate: &'static str,
    /// Which formality.
    reason: Option<BoilerplateReason>,
    /// The page it begins on, where the document has pages.
    page: Option<u32>,
    /// Whether that is reckoned, as in Word files, and not the document's own.
    page_is_reckoned: bool,
    /// Its words as they stand there.
    text: String,
}

/// The stretches of a document that are no statements, in their order; none
/// where its text is no longer kept, which is no reason to tell of no other.
pub(super) fn left_out(
    catalogue: &Catalogue,
    record: &DocumentRecord,
) -> Result<Option<Vec<LeftOut>>, Error> {
    if record.ledger.is_empty() {
        return Ok(Some(Vec::new()));
    }
    let document = match catalogue.document(record) {
        Ok(document) => document,
        Err(Error::Unknown { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let stretches = (record.ledger.iter())
        .filter_map(|entry| {
            let share = Share::of(&entry.fate);
            if matches!(share, Share::Statement | Share::Duplicate) {
                return None;
            }
            Some(LeftOut {
                share,
                fate: share.wire(),
                reason: share.reason(),
                page: document.page_at(entry.span.start),
                page_is_reckoned: record.pages_are_reckoned(),
                text: document.slice(entry.span).to_owned(),
            })
        })
        .collect();
    Ok(Some(stretches))
}

/// What became of a document's text: fate, number of stretches, bytes; in the
/// order in which the fates first come.
pub(super) fn totals(record: &DocumentRecord, name: impl Fn(Share) -> String) -> Vec<Total> {
    let mut totals: Vec<(Share, usize, usize)> = Vec::new();
    for entry in &record.ledger {
        let share = Share::of(&entry.fate);
        let bytes = entry.span.len();
        match totals.iter_mut().find(|(known, ..)| *known == share) {
            Some((_, count, sum)) => {
                *count += 1;
                *sum += bytes;
            }
            None => totals.push((share, 1, bytes)),
        }
    }
    (totals.into_iter())
        .map(|(share, count, bytes)| Total {
            fate: name(share),
            count,
            bytes,
        })
        .collect()
}

/// How much of a document became one thing.
#[derive(Debug, Serialize)]
pub(super) struct Total {
    fate: String,
    count: usize,
    bytes: usize,
}

/// The name of a share in JSON, with the reason of a formality.
pub(super) fn wire(share: Share) -> String {
    match share.reason() {
        Some(reason) => format!("{}: {reason}", share.wire()),
        None => share.wire().to_owned(),
    }
}

/// Prints a document's totals, and what was left out, a line each.
pub(super) fn print(
    catalogue: &Catalogue,
    record: &DocumentRecord,
    name: &str,
    output: &mut Output,
) -> Result<(), Error> {
    let lang = output.lang;
    output.line(format!("  {BOLD}{}{BOLD:#}", safe(name)))?;
    for total in totals(record, |share| share.in_words(lang)) {
        output.line(format!(
            "  {:>6} {:>8} B  {}",
            total.count, total.bytes, total.fate
        ))?;
    }
    let Some(stretches) = left_out(catalogue, record)? else {
        return output.line(format!(
            "    ! {}",
            output.say(
                "texten finns inte kvar; läs in på nytt med `remiss index`",
                "its text is no longer kept; read it in again with `remiss index`",
            )
        ));
    };
    for stretch in stretches {
        let place = (stretch.page).map_or_else(String::new, |at| {
            format!("{}, ", cited_page(lang, at, stretch.page_is_reckoned))
        });
        output.line(format!(
            "    {DIM}{place}{}:{DIM:#} {}",
            stretch.share.in_words(lang),
            safe(&beginning(&stretch.text))
        ))?;
    }
    Ok(())
}

/// A text on one line, cut where it is long.
fn beginning(text: &str) -> String {
    let line = text.split_whitespace().collect::<Vec<_>>().join(" ");
    match line.char_indices().nth(SHOWN) {
        Some((end, _)) => format!("{} …", &line[..end]),
        None => line,
    }
}
