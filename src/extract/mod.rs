//! Reads a file's bytes into [`Document`]s. The format is found by content,
//! never by name. Does no input or output.
//!
//! Each reader takes bytes and gives a [`Document`], put together by
//! [`builder`]; what all of them may spend stands in [`limits`].

mod archive;
#[cfg(test)]
mod block_lines;
mod broken_off;
pub mod builder;
pub mod bundle;
mod cells;
mod compound;
mod doc;
mod docx;
mod email;
mod encoding;
mod html;
mod letters;
pub mod limits;
mod look;
pub mod markdown;
mod number_format;
pub mod ocr_text;
mod odt;
mod package;
mod pages;
mod parts;
pub mod pdf;
mod picture;
pub mod plain;
mod purpose;
mod rows;
mod rtf;
pub mod sniff;
mod symbols;
mod text;
mod typeface;
mod unshown;
mod xml;

use std::cell::Cell;
use std::panic::{AssertUnwindSafe, catch_unwind};

use crate::error::ReadError;
use crate::model::{Document, Fault, FileFormat, OcrFailure, OtherFormat, Part};
use ocr_text::OcrPage;
use sniff::Content;

pub(crate) use text::is_broken_word;

/// Raised whenever any reader gives another result for the same bytes:
/// cached extractions of older versions are then read anew.
pub const READER_VERSION: u32 = 14;

/// Reads one file. `name` is its path in the corpus: it tells Markdown from
/// plain text, which content cannot.
///
/// Gives one part for a plain file, several for an archive or an e-mail with
/// attachments; never none. A bundle is one document here.
pub fn extract(name: &str, bytes: &[u8]) -> Vec<Part> {
    parts::read(name, bytes, None)
}

/// Reads pages of a PDF or of a picture file: given the file and the numbers of
/// its pages, gives the words of each, or why there are none.
pub type Recognise<'r> = &'r dyn Fn(&[u8], &[u32]) -> Vec<Result<OcrPage, OcrFailure>>;

/// Reads one file as [`extract`] does, and has scanned pages recognised, also
/// those of files within it.
pub fn extract_with_ocr(name: &str, bytes: &[u8], recognise: Recognise<'_>) -> Vec<Part> {
    parts::read(name, bytes, Some(recognise))
}

/// Whether this thread is inside a reader. A panic there is caught and
/// becomes [`ReadError::Damaged`]; a program's panic hook may ask here and
/// stay silent. The library sets no hook itself.
pub fn is_reading() -> bool {
    READING.get()
}

thread_local! {
    static READING: Cell<bool> = const { Cell::new(false) };
}

/// How deep a file lies in other files, and what all of them together have
/// unpacked: a file that multiplies itself soon meets a cap.
#[derive(Debug, Clone, Copy)]
struct Nest<'n> {
    depth: usize,
    unpacked: &'n Cell<usize>,
}

impl<'n> Nest<'n> {
    /// In no other file.
    fn outermost(unpacked: &'n Cell<usize>) -> Self {
        Self { depth: 0, unpacked }
    }

    /// In this file.
    fn deeper(self) -> Self {
        Self {
            depth: self.depth + 1,
            ..self
        }
    }

    /// How many bytes have been unpacked so far.
    fn unpacked(self) -> usize {
        self.unpacked.get()
    }

    /// Counts unpacked bytes.
    fn add_unpacked(self, bytes: usize) {
        self.unpacked.set(self.unpacked.get().saturating_add(bytes));
    }
}

/// Reads a file within a document, such as one that Word embeds. Containers of
/// documents are not read there: see [`parts`].
fn document(bytes: &[u8], nest: Nest<'_>) -> Result<Document, ReadError> {
    limits::NESTING.check(nest.depth)?;
    limits::FILE_BYTES.check(bytes.len())?;
    document_of(sniff::sniff(bytes), "", bytes, nest)
}

/// Reads a document of a known format. `name` is asked for its ending where
/// content cannot tell.
fn document_of(
    content: Content,
    name: &str,
    bytes: &[u8],
    nest: Nest<'_>,
) -> Result<Document, ReadError> {
    match content {
        Content::Empty => Err(ReadError::Empty),
        Content::EncryptedOffice => Err(ReadError::Encrypted),
        Content::Text => match TextEnding::of(name) {
            TextEnding::Markdown => guarded(FileFormat::Markdown, || text::markdown::read(bytes)),
            TextEnding::Html => guarded(FileFormat::Html, || html::read(bytes)),
            TextEnding::Plain => guarded(FileFormat::Text, || text::read(bytes)),
        },
        Content::Rtf => guarded(FileFormat::Rtf, || rtf::read(bytes)),
        Content::Html => guarded(FileFormat::Html, || html::read(bytes)),
        Content::Other(found) => Err(unsupported(found)),
        Content::OfficeXml => guarded(FileFormat::Word, || docx::read(bytes, nest)),
        Content::OpenDocument => guarded(FileFormat::OpenDocument, || odt::read(bytes, nest)),
        Content::FlatOpenDocument => guarded(FileFormat::OpenDocument, || odt::read_flat(bytes)),
        Content::Pdf => guarded(FileFormat::Pdf, || pdf::read(bytes)),
        // A picture is a scanned page by itself, or several.
        Content::Picture => Err(ReadError::Scanned {
            pages: picture::pages(bytes),
        }),
        Content::OldWord => guarded(FileFormat::OldWord, || doc::read(bytes)),
        Content::Email => Err(unsupported(OtherFormat::Email)),
        Content::OutlookMessage => Err(unsupported(OtherFormat::OutlookMessage)),
        Content::Archive => Err(unsupported(OtherFormat::Zip)),
    }
}

/// Runs a reader so that a panic in it, or in a library that it uses, loses
/// this one document and nothing else.
fn guarded<T>(
    format: FileFormat,
    read: impl FnOnce() -> Result<T, ReadError>,
) -> Result<T, ReadError> {
    let outer = READING.replace(true);
    let outcome = catch_unwind(AssertUnwindSafe(read));
    READING.set(outer);
    outcome.unwrap_or_else(|_| {
        Err(ReadError::Damaged {
            format,
            fault: Fault::Senseless,
        })
    })
}

fn unsupported(found: OtherFormat) -> ReadError {
    ReadError::Unsupported { found }
}

/// What a file's ending says of text whose content cannot tell what it is: the
/// one thing, beside its bytes, that a reading depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum TextEnding {
    /// Nothing.
    Plain,
    /// Markdown.
    Markdown,
    /// A web page.
    Html,
}

impl TextEnding {
    /// The ending of this name.
    pub fn of(name: &str) -> Self {
        let ending = name.rsplit_once('.').map_or("", |(_, ending)| ending);
        let is = |known: &str| ending.eq_ignore_ascii_case(known);
        if is("md") || is("markdown") {
            Self::Markdown
        } else if is("html") || is("htm") {
            Self::Html
        } else {
            Self::Plain
        }
    }
}
