//! The file information block: which version, how long each text is, where
//! the tables lie (MS-DOC 2.5).

use super::bytes::Bytes;
use super::damaged;
use crate::model::{Fault, ReadError};

/// Word 97 and later; before that the text is one byte a character.
const WORD_97: u16 = 106;

/// What stands at the start of the `WordDocument` stream.
#[derive(Debug, Clone, Copy)]
pub(super) struct Fib {
    /// Word 97 or later.
    pub modern: bool,
    /// The table stream is `1Table`, not `0Table`.
    pub first_table: bool,
    /// Number of characters of each text, in the order in which they follow.
    pub lengths: Lengths,
    /// Text that was not cut into pieces, in files before Word 97.
    pub plain_start: usize,
    /// The text is cut into pieces, in files before Word 97.
    pub complex: bool,
}

/// How many characters each of the texts has.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Lengths {
    pub body: usize,
    pub footnotes: usize,
    pub headers: usize,
    pub macros: usize,
    pub comments: usize,
    pub endnotes: usize,
    pub boxes: usize,
}

/// Tables of the file, by their place in the list of tables.
#[derive(Debug, Clone, Copy)]
pub(super) enum Table {
    Styles = 1,
    FootnoteCalls = 2,
    Footnotes = 3,
    CommentCalls = 4,
    Comments = 5,
    Headers = 11,
    Characters = 12,
    Paragraphs = 13,
    Pieces = 33,
    EndnoteCalls = 46,
    Endnotes = 47,
    Lists = 73,
    ListUses = 74,
}

impl Fib {
    /// Reads the block; a file under a password is refused.
    pub(super) fn read(main: Bytes<'_>) -> Result<Self, ReadError> {
        let damaged = || damaged(Fault::IncompleteHead);
        let version = main.u16(2).ok_or_else(damaged)?;
        let flags = main.u16(10).ok_or_else(damaged)?;
        if flags & 0x0100 != 0 {
            return Err(ReadError::Encrypted);
        }
        let modern = version >= WORD_97;
        let length = |modern_at: usize, old_at: usize| {
            let at = if modern { modern_at } else { old_at };
            main.size(at).unwrap_or(0)
        };
        Ok(Self {
            modern,
            first_table: flags & 0x0200 != 0,
            lengths: Lengths {
                body: length(76, 0x34),
                footnotes: length(80, 0x38),
                headers: length(84, 0x3C),
                macros: length(88, 0x40),
                comments: length(92, 0x44),
                endnotes: length(96, 0x48),
                boxes: length(100, 0x4C),
            },
            plain_start: main.size(0x18).unwrap_or(0),
            complex: flags & 0x0004 != 0,
        })
    }

    /// Where a table lies in its stream.
    pub(super) fn table(main: Bytes<'_>, table: Table) -> Option<(usize, usize)> {
        let at = 154 + table as usize * 8;
        Some((main.size(at)?, main.size(at + 4)?))
    }
}
