//! Old binary Word (.doc, Word 6 to 2003) into a [`Document`] (MS-DOC).
//!
//! Reads the texts by the piece table; paragraphs, styles, tables, list
//! numbers and looks by the property pages. What it does not follow: where
//! text boxes are anchored (they stand after the body), and formats in files
//! before Word 97, which are read as plain paragraphs. The result is always
//! marked to be checked against the original.

mod bytes;
mod fib;
mod formatted;
mod lists;
mod pieces;
mod reader;
mod sprm;
mod styles;

use super::builder::DocumentBuilder;
use super::compound::Compound;
use crate::model::{Document, Doubt, Fault, FileFormat, Format, ReadError, Warning};
use bytes::Bytes;
use fib::{Fib, Table};

/// Reads an old Word document.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let mut file = Compound::open(bytes, FileFormat::OldWord)?;
    let mut builder = DocumentBuilder::new(Format::Doc);
    let main = stream(&mut file, "WordDocument", &mut builder)
        .ok_or_else(|| damaged(Fault::NoTextStream))?;
    let main = Bytes(&main);
    let fib = Fib::read(main)?;
    let name = if fib.first_table { "1Table" } else { "0Table" };
    let tables = stream(&mut file, name, &mut builder).unwrap_or_default();
    let source = reader::Source {
        main,
        tables: if fib.modern { Bytes(&tables) } else { main },
        fib,
    };
    builder.warn(Warning::CheckOriginal {
        doubt: Doubt::OldWord,
    });
    reader::read(&source, &mut builder)?;
    if builder.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(builder.finish())
}

fn damaged(fault: Fault) -> ReadError {
    ReadError::Damaged {
        format: FileFormat::OldWord,
        fault,
    }
}

impl reader::Source<'_> {
    /// A table of the file; empty where there is none.
    fn table(&self, table: Table) -> Bytes<'_> {
        self.place(table)
            .and_then(|(at, length)| self.tables.part(at, length))
            .unwrap_or(Bytes(&[]))
    }

    /// Where a table lies in the table stream.
    fn place(&self, table: Table) -> Option<(usize, usize)> {
        if self.fib.modern {
            return Fib::table(self.main, table);
        }
        match table {
            Table::Pieces => Some((self.main.size(0x160)?, self.main.size(0x164)?)),
            _ => None,
        }
    }
}

/// What can be read of a stream; that it is not all is told.
fn stream(file: &mut Compound<'_>, name: &str, builder: &mut DocumentBuilder) -> Option<Vec<u8>> {
    let stream = file.stream(name)?;
    if let Some(warning) = stream.warning(name) {
        builder.warn(warning);
    }
    Some(stream.bytes)
}
