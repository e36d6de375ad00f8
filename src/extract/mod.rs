//! Reads a file's bytes into [`Document`]s. The format is found by content,
//! never by name. Does no input or output.
//!
//! Each reader takes bytes and gives a [`Document`], put together by
//! [`builder`]; what all of them may spend stands in [`limits`].

pub mod builder;
pub mod limits;
pub mod markdown;
pub mod ocr_text;
pub mod pdf;
pub mod plain;
pub mod sniff;

mod docx;
mod package;
mod xml;

use std::cell::Cell;

use crate::error::ReadError;
use crate::model::{Block, ContentHash, Document, Part, Span};
use sniff::Content;

/// Raised whenever any reader gives another result for the same bytes:
/// cached extractions of older versions are then read anew.
pub const READER_VERSION: u32 = 1;

/// Reads one file. `name` is its path in the corpus, used for the names of
/// parts and in messages only.
///
/// Gives one part for a plain file, several for an archive, an e-mail with
/// attachments or a bundle; never none.
pub fn extract(name: &str, bytes: &[u8]) -> Vec<Part> {
    let _ = name;
    let unpacked = Cell::new(0);
    vec![Part {
        name: String::new(),
        hash: ContentHash::of(bytes),
        outcome: document(bytes, Nest::outermost(&unpacked)),
    }]
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

/// Reads one document that is no container of documents. An embedded file is
/// read in the same way, one step deeper.
fn document(bytes: &[u8], nest: Nest<'_>) -> Result<Document, ReadError> {
    limits::NESTING.check(nest.depth)?;
    limits::FILE_BYTES.check(bytes.len())?;
    match sniff::sniff(bytes) {
        Content::Empty => Err(ReadError::Empty),
        Content::EncryptedOffice => Err(ReadError::Encrypted),
        Content::Text => plain_text(bytes),
        Content::Other(found) => Err(unsupported(found)),
        Content::OfficeXml => docx::read(bytes, nest),
        Content::OpenDocument => Err(unsupported("an OpenDocument file")),
        Content::Pdf => pdf::read(bytes),
        Content::Rtf => Err(unsupported("an RTF document")),
        Content::Html => Err(unsupported("a web page")),
        Content::Email => Err(unsupported("an e-mail")),
        Content::OutlookMessage => Err(unsupported("an Outlook message")),
        Content::OldWord => Err(unsupported("an old Word document (.doc)")),
        Content::Archive => Err(unsupported("a zip archive")),
    }
}

fn unsupported(found: &str) -> ReadError {
    ReadError::Unsupported {
        found: found.to_owned(),
    }
}

fn plain_text(bytes: &[u8]) -> Result<Document, ReadError> {
    let text = std::str::from_utf8(bytes).map_err(|_| unsupported("text in another encoding"))?;
    let mut document = Document {
        text: text.to_owned(),
        ..Document::default()
    };
    let mut start = 0;
    for line in text.split_inclusive('\n') {
        let span = Span::new(start, start + line.len()).trimmed(text);
        if !span.is_empty() {
            document.blocks.push(Block::paragraph(span));
        }
        start += line.len();
    }
    Ok(document)
}
