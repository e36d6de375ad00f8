//! How much of a file is read, in one place. Every reader takes its caps from
//! here, and a reached cap is named, with its value, in the error or warning.

use std::fmt;

use crate::error::ReadError;
use crate::model::Warning;

/// A cap: what it counts, and how far it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limit {
    /// What is counted, in words that end a message: `the limit of … bytes in one file`.
    pub what: &'static str,
    /// The highest value that is let through.
    pub most: u64,
}

/// Bytes in one file; bundles of a city's papers reach 100 MB.
pub const FILE_BYTES: Limit = Limit::new("bytes in one file", 1 << 29);
/// Bytes of one part of a package or archive when unpacked.
pub const PART_BYTES: Limit = Limit::new("unpacked bytes in one part", 128 << 20);
/// Bytes of all parts of a package when unpacked; pictures are never unpacked.
pub const PACKAGE_BYTES: Limit = Limit::new("unpacked bytes in one package", 256 << 20);
/// Bytes unpacked from one archive and the archives within it.
pub const ARCHIVE_BYTES: Limit = Limit::new("unpacked bytes in one archive", 2 << 30);
/// Entries in a package or archive.
pub const PACKAGE_ENTRIES: Limit = Limit::new("entries in one package", 65_536);
/// Documents that one file may give.
pub const DOCUMENTS: Limit = Limit::new("documents in one file", 4_096);
/// How deep files may lie in files: archives, attachments, embedded documents.
pub const NESTING: Limit = Limit::new("files within files", 4);
/// Messages within one e-mail, quoted mentions of such included.
pub const MESSAGES: Limit = Limit::new("messages in one e-mail", 1_000);
/// How deep elements may lie in one another.
pub const DEPTH: Limit = Limit::new("levels of nested elements", 50_000);
/// XML or HTML elements in one part.
pub const ELEMENTS: Limit = Limit::new("elements in one part", 20_000_000);
/// Bytes of text in one document.
pub const TEXT_BYTES: Limit = Limit::new("bytes of text in one document", 64 << 20);
/// Blocks in one document.
pub const BLOCKS: Limit = Limit::new("blocks in one document", 1_000_000);
/// Spaces in a row that are written as a number: no layout needs more.
pub const SPACES_IN_A_ROW: usize = 1_000;
/// Spaces, tabs and line ends of a document that are written as elements: a
/// few bytes of the file may stand for a thousand of them.
pub const WRITTEN_SPACES: Limit = Limit::new("written spaces in one document", 16 << 20);
/// Links in one document.
pub const LINKS: Limit = Limit::new("links in one document", 100_000);
/// Characters of a link's target, an author's name or a printed mark: no real
/// one is longer, and each may be repeated for every block.
pub const NAME: Limit = Limit::new("characters in one name", 2_048);
/// Styles, or definitions of numberings, in one document.
pub const DEFINITIONS: Limit = Limit::new("definitions of one kind in one document", 20_000);
/// Different warnings about one document.
pub const WARNINGS: Limit = Limit::new("warnings about one document", 1_000);
/// Fields that are open at one place.
pub const OPEN_FIELDS: Limit = Limit::new("fields within fields", 256);
/// Pages in one document.
pub const PAGES: Limit = Limit::new("pages in one document", 50_000);

impl Limit {
    const fn new(what: &'static str, most: u64) -> Self {
        Self { what, most }
    }

    /// The highest value that is let through, as pages are counted; the
    /// highest of the type where the cap is beyond it.
    pub fn as_u32(self) -> u32 {
        u32::try_from(self.most).unwrap_or(u32::MAX)
    }

    /// The highest value that is let through, as memory is counted; the
    /// highest of the type where the cap is beyond it.
    pub fn as_usize(self) -> usize {
        usize::try_from(self.most).unwrap_or(usize::MAX)
    }

    /// Whether `amount` is more than the cap lets through.
    pub fn is_exceeded_by(self, amount: usize) -> bool {
        u64::try_from(amount).is_ok_and(|amount| amount > self.most)
    }

    /// Whether `amount` has reached the cap, so that one more is too many.
    pub fn is_reached_by(self, amount: usize) -> bool {
        u64::try_from(amount).is_ok_and(|amount| amount >= self.most)
    }

    /// Nothing, or the error that names the cap.
    pub fn check(self, amount: usize) -> Result<(), ReadError> {
        if self.is_exceeded_by(amount) {
            return Err(self.error());
        }
        Ok(())
    }

    /// The error for a file that cannot be read because of the cap.
    pub fn error(self) -> ReadError {
        ReadError::Limit {
            limit: self.to_string(),
        }
    }

    /// The warning for a file whose rest was not read because of the cap.
    pub fn warning(self) -> Warning {
        Warning::LimitReached {
            limit: self.to_string(),
        }
    }
}

/// What may still be unpacked from one file, however its archives are nested.
#[derive(Debug)]
pub struct Budget {
    bytes: u64,
}

impl Budget {
    /// All that one file is granted.
    pub fn new() -> Self {
        Self {
            bytes: ARCHIVE_BYTES.most,
        }
    }

    /// How many bytes are left.
    pub fn bytes_left(&self) -> u64 {
        self.bytes
    }

    /// Whether nothing is left.
    pub fn is_spent(&self) -> bool {
        self.bytes == 0
    }

    /// Takes this much off what is left.
    pub fn spend(&mut self, bytes: u64) {
        self.bytes = self.bytes.saturating_sub(bytes);
    }
}

impl Default for Budget {
    fn default() -> Self {
        Self::new()
    }
}

impl fmt::Display for Limit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "the limit of {} {}", self.most, self.what)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cap_beyond_a_type_is_the_highest_of_it() {
        assert_eq!(Limit::new("bytes", u64::MAX).as_u32(), u32::MAX);
    }

    #[test]
    fn a_reached_cap_is_named_with_its_value() {
        assert_eq!(NESTING.check(4), Ok(()));
        assert_eq!((NESTING.as_u32(), NESTING.as_usize()), (4, 4));
        assert_eq!(
            NESTING.check(5).unwrap_err().to_string(),
            "the limit of 4 files within files exceeded"
        );
        assert_eq!(
            NESTING.warning().to_string(),
            "the limit of 4 files within files reached; the rest was not read"
        );
    }
}
