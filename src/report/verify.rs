//! Proves that each quotation of a report is still verbatim in its source, and
//! says which is not.

mod compare;

use std::collections::{BTreeMap, BTreeSet};

pub use self::compare::Outcome;
use self::compare::{Extent, compare, normal};
use super::manifest::Manifest;
use super::printable::printable;
use super::{Format, csv, docx, html, json, markdown, xlsx};
use crate::error::Error;
use crate::model::{Consultation, ContentHash, Span};

/// A quotation as it stands in a report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Quoted {
    /// The statement's id; or only a document's, where the place is not known.
    pub id: String,
    /// The words.
    pub text: String,
}

/// What a report quotes, and what it says of itself.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proved {
    /// The quotations, in the report's order.
    pub quotations: Vec<Quoted>,
    /// What it says that it has; `None` where that was taken out of it.
    pub manifest: Option<Manifest>,
}

impl Proved {
    /// The documents that are quoted or that are to be, by the first digits of
    /// their hashes.
    pub fn documents(&self) -> BTreeSet<&str> {
        let told = self.manifest.iter().flat_map(|told| &told.quotations);
        self.quotations
            .iter()
            .map(|quoted| &quoted.id)
            .chain(told)
            .map(|id| document_of(id))
            .collect()
    }
}

/// A quotation that the report had and has no more.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Missing {
    /// The statement's id, or only a document's.
    pub id: String,
    /// Its words, where they are known.
    pub text: Option<String>,
    /// The file that it stands in.
    pub file: Option<String>,
    /// The page.
    pub page: Option<u32>,
    /// Whether that is reckoned, as in Word files, and not the document's own.
    pub page_is_reckoned: bool,
}

/// The texts that quotations are held against.
#[derive(Debug, Default)]
pub struct Sources {
    /// By the first twelve digits of the document's hash.
    documents: BTreeMap<String, String>,
    /// Where each known statement stands, by id.
    statements: BTreeMap<String, (Span, Option<u32>)>,
    /// The files, and whether their pages are reckoned, by the first twelve digits of
    /// the document's hash.
    files: BTreeMap<String, (String, bool)>,
}

/// What became of all quotations of a report.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Verification {
    /// Number of quotations.
    pub quotations: usize,
    /// Number that are verbatim, cut ones included.
    pub verbatim: usize,
    /// Number that are verbatim but for masked places.
    pub masked: usize,
    /// Those that are not, in the report's order.
    pub wrong: Vec<(Quoted, Outcome)>,
    /// Those that the report had and has no more.
    pub missing: Vec<Missing>,
    /// How many more are missing of which it is not known which.
    pub unknown: usize,
    /// Whether the report says which quotations it had.
    pub is_sealed: bool,
}

/// The first digits of the hash of the document that an id is of; of what may
/// be no statement's id, the whole of it.
pub(super) fn document_of(id: &str) -> &str {
    id.split_once('-').map_or(id, |(document, _)| document)
}

impl Verification {
    /// Whether there are quotations, all that there were, and all of them hold.
    pub fn holds(&self) -> bool {
        let is_complete = self.is_sealed && self.missing.is_empty() && self.unknown == 0;
        self.quotations > 0 && self.wrong.is_empty() && is_complete
    }
}

impl Sources {
    /// Adds a document's text.
    pub fn add_document(&mut self, hash: &ContentHash, text: String) {
        self.documents.insert(hash.short().to_owned(), text);
    }

    /// Adds where a consultation's statements stand, so that a quotation that
    /// was cut short is found too.
    pub fn add_statements(&mut self, consultation: &Consultation) {
        let statements = consultation
            .statements
            .iter()
            .map(|tagged| &tagged.statement);
        self.statements
            .extend(statements.map(|one| (one.id.to_string(), (one.span, one.page))));
        let files = consultation.documents.iter();
        self.files.extend(files.map(|one| {
            let file = (one.file.clone(), one.pages_are_reckoned());
            (one.hash.short().to_owned(), file)
        }));
    }

    /// What is known of a quotation that is missing.
    fn tell(&self, id: &str) -> Missing {
        let document = document_of(id);
        let (span, page) = self.statements.get(id).copied().unzip();
        let text = self.documents.get(document).zip(span);
        let file = self.files.get(document);
        Missing {
            id: id.to_owned(),
            text: text
                .and_then(|(text, span)| text.get(span.start..span.end))
                .map(|text| normal(&printable(text))),
            file: file.map(|(name, _)| name.clone()),
            page: page.flatten(),
            page_is_reckoned: file.is_some_and(|(_, is_reckoned)| *is_reckoned),
        }
    }

    /// Holds one quotation against its source. Marks of what is masked stand for
    /// words only where the report is masked.
    pub fn check(&self, quoted: &Quoted, masked: bool) -> Outcome {
        let (short, start) = match quoted.id.split_once('-') {
            Some((short, start)) => (short, start.parse::<usize>().ok()),
            None => (quoted.id.as_str(), None),
        };
        let Some(text) = self.documents.get(short) else {
            return Outcome::NoSource;
        };
        let place = self.statements.get(quoted.id.as_str());
        match (place, start) {
            (Some((span, _)), _) => match text.get(span.start..span.end) {
                Some(source) => compare(&quoted.text, source, Extent::Whole, masked),
                None => Outcome::NoSource,
            },
            (None, Some(start)) => match text.get(start..) {
                Some(source) => compare(&quoted.text, source, Extent::Beginning, masked),
                None => Outcome::NoSource,
            },
            (None, None) => compare(&quoted.text, text, Extent::Anywhere, masked),
        }
    }
}

/// Quotations by id, and what the report says of itself, as a reader finds them.
pub(super) type Written = (Vec<(String, String)>, Option<Manifest>);

/// Reads a report's quotations, whatever its format.
pub fn read(bytes: &[u8]) -> Result<Proved, Error> {
    let format = Format::of(bytes).ok_or_else(|| {
        Error::usage(
            "filen är ingen sammanställning: docx, xlsx, html, md, csv eller json som programmet har skrivit går att pröva",
            "this is no report: expected docx, xlsx, html, md, csv or json that this program has written",
        )
    })?;
    let text = || String::from_utf8_lossy(bytes);
    let (found, manifest) = match format {
        Format::Docx => docx::read::quotations(bytes)?,
        Format::Xlsx => xlsx::quotations(bytes)?,
        Format::Html => html::read(&text()),
        Format::Markdown => markdown::read(&text()),
        Format::Json => json::read(bytes)?,
        Format::Csv => {
            let (found, masked) = csv::quotations(&text());
            // A table holds rows only: it cannot say which it had.
            let manifest = Manifest {
                masked,
                ..Manifest::default()
            };
            (found, Some(manifest))
        }
    };
    Ok(Proved {
        quotations: found
            .into_iter()
            .map(|(id, text)| Quoted { id, text })
            .collect(),
        manifest,
    })
}

/// Holds every quotation against its source, and all of them against what the
/// report says that it has.
pub fn verify(report: Proved, sources: &Sources) -> Verification {
    let manifest = report.manifest;
    let mut verification = Verification {
        is_sealed: manifest.is_some(),
        ..Verification::default()
    };
    let manifest = manifest.unwrap_or_default();
    let found = report.quotations.iter().map(|quoted| quoted.id.as_str());
    let (missing, unknown) = manifest.missing(found);
    verification.missing = missing.iter().map(|id| sources.tell(id)).collect();
    verification.unknown = unknown;
    for quoted in report.quotations {
        verification.quotations += 1;
        match sources.check(&quoted, manifest.masked) {
            Outcome::Verbatim | Outcome::Cut => verification.verbatim += 1,
            Outcome::Masked => verification.masked += 1,
            outcome => verification.wrong.push((quoted, outcome)),
        }
    }
    verification
}

#[cfg(test)]
mod tests;
