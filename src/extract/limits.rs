//! How much of a file is read, in one place. Every reader takes its caps from
//! here, and a reached cap is named, with its value, in the error or warning.

use crate::error::ReadError;
use crate::model::{Counted, Limit, Warning};

/// A cap: what it counts, and how far it may go.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cap {
    /// What is counted.
    pub of: Counted,
    /// The highest value that is let through.
    pub most: u64,
}

/// Bytes in one file; bundles of a city's papers reach 100 MB.
pub const FILE_BYTES: Cap = Cap::new(Counted::FileBytes, 1 << 29);
/// Bytes of one part of a package or archive when unpacked.
pub const PART_BYTES: Cap = Cap::new(Counted::PartBytes, 128 << 20);
/// Bytes of all parts of a package when unpacked; pictures are never unpacked.
pub const PACKAGE_BYTES: Cap = Cap::new(Counted::PackageBytes, 256 << 20);
/// Bytes unpacked from one archive and the archives within it.
pub const ARCHIVE_BYTES: Cap = Cap::new(Counted::ArchiveBytes, 2 << 30);
/// Entries in a package or archive.
pub const PACKAGE_ENTRIES: Cap = Cap::new(Counted::Entries, 65_536);
/// Documents that one file may give.
pub const DOCUMENTS: Cap = Cap::new(Counted::Documents, 4_096);
/// How deep files may lie in files: archives, attachments, embedded documents.
pub const NESTING: Cap = Cap::new(Counted::Nesting, 4);
/// Messages within one e-mail, quoted mentions of such included.
pub const MESSAGES: Cap = Cap::new(Counted::Messages, 1_000);
/// How deep elements may lie in one another.
pub const DEPTH: Cap = Cap::new(Counted::Depth, 50_000);
/// XML or HTML elements in one part.
pub const ELEMENTS: Cap = Cap::new(Counted::Elements, 20_000_000);
/// Bytes of text in one document.
pub const TEXT_BYTES: Cap = Cap::new(Counted::TextBytes, 64 << 20);
/// Blocks in one document.
pub const BLOCKS: Cap = Cap::new(Counted::Blocks, 1_000_000);
/// Spaces in a row that are written as a number: no layout needs more.
pub const SPACES_IN_A_ROW: usize = 1_000;
/// Spaces, tabs and line ends of a document that are written as elements: a
/// few bytes of the file may stand for a thousand of them.
pub const WRITTEN_SPACES: Cap = Cap::new(Counted::WrittenSpaces, 16 << 20);
/// Links in one document.
pub const LINKS: Cap = Cap::new(Counted::Links, 100_000);
/// Characters of a link's target, an author's name or a printed mark: no real
/// one is longer, and each may be repeated for every block.
pub const NAME: Cap = Cap::new(Counted::NameCharacters, 2_048);
/// Styles, or definitions of numberings, in one document.
pub const DEFINITIONS: Cap = Cap::new(Counted::Definitions, 20_000);
/// Different warnings about one document.
pub const WARNINGS: Cap = Cap::new(Counted::Warnings, 1_000);
/// Fields that are open at one place.
pub const OPEN_FIELDS: Cap = Cap::new(Counted::OpenFields, 256);
/// Pages in one document.
pub const PAGES: Cap = Cap::new(Counted::Pages, 50_000);

impl Cap {
    const fn new(of: Counted, most: u64) -> Self {
        Self { of, most }
    }

    /// What is told of the cap.
    pub const fn limit(self) -> Limit {
        Limit::Count {
            of: self.of,
            most: self.most,
        }
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
            limit: self.limit(),
        }
    }

    /// The warning for a file whose rest was not read because of the cap.
    pub fn warning(self) -> Warning {
        Warning::LimitReached {
            limit: self.limit(),
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cap_beyond_a_type_is_the_highest_of_it() {
        assert_eq!(Cap::new(Counted::FileBytes, u64::MAX).as_u32(), u32::MAX);
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
