//! The limits of what is read of a file.

use serde::{Deserialize, Serialize};

use crate::model::word::vocabulary;
use crate::model::{Lang, told};

/// A limit that a file goes beyond.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Limit {
    /// Of what is counted in a file.
    Count {
        /// What is counted.
        of: Counted,
        /// The highest number that is let through.
        most: u64,
    },
    /// Of what is drawn on the pages of a PDF.
    Drawing {
        /// The first page that goes beyond it.
        page: u32,
    },
}

impl Limit {
    /// The words that a person reads.
    pub fn in_words(self, lang: Lang) -> String {
        match self {
            Self::Count { of, most } => {
                let of = of.label(lang);
                told!(lang, "gränsen {most} {of}", "the limit of {most} {of}")
            }
            Self::Drawing { page } => told!(
                lang,
                "gränsen för ritkommandon och tecken (sidan {page})",
                "the limit of operators and characters (page {page})"
            ),
        }
    }
}

vocabulary! {
    /// What is counted against a limit, in words that follow the number.
    Counted as "count" {
        /// Bytes of one file.
        FileBytes = "file_bytes", "byte i en fil", "bytes in one file";
        /// Bytes of one part of a package or archive.
        PartBytes = "part_bytes", "uppackade byte i en del", "unpacked bytes in one part";
        /// Bytes of all parts of a package.
        PackageBytes = "package_bytes", "uppackade byte i ett paket", "unpacked bytes in one package";
        /// Bytes of all files in an archive.
        ArchiveBytes = "archive_bytes", "uppackade byte i ett arkiv", "unpacked bytes in one archive";
        /// Entries of a package or archive.
        Entries = "entries", "delar i ett paket", "entries in one package";
        /// Documents of one file.
        Documents = "documents", "dokument i en fil", "documents in one file";
        /// Files that lie in one another.
        Nesting = "nesting", "filer inuti varandra", "files within files";
        /// Messages within a message.
        Messages = "messages", "meddelanden i ett e-brev", "messages in one e-mail";
        /// Elements that lie in one another.
        Depth = "depth", "nivåer av element i varandra", "levels of nested elements";
        /// Elements of one part.
        Elements = "elements", "element i en del", "elements in one part";
        /// Bytes of a document's text.
        TextBytes = "text_bytes", "byte text i ett dokument", "bytes of text in one document";
        /// Blocks of a document.
        Blocks = "blocks", "stycken i ett dokument", "blocks in one document";
        /// Spaces that are written as elements.
        WrittenSpaces = "written_spaces", "mellanslag i ett dokument", "written spaces in one document";
        /// Links of a document.
        Links = "links", "länkar i ett dokument", "links in one document";
        /// Characters of a name.
        NameCharacters = "name_characters", "tecken i ett namn", "characters in one name";
        /// Styles, or definitions of numberings.
        Definitions = "definitions", "definitioner av ett slag i ett dokument", "definitions of one kind in one document";
        /// Warnings about a document.
        Warnings = "warnings", "varningar om ett dokument", "warnings about one document";
        /// Fields that are open at one place.
        OpenFields = "open_fields", "fält inuti varandra", "fields within fields";
        /// Pages of a document.
        Pages = "pages", "sidor i ett dokument", "pages in one document";
    }
}
