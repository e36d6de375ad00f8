//! What is damaged in a file.

use serde::{Deserialize, Serialize};

use super::{Breach, PageDoubt};
use crate::model::{Lang, told};

/// In what way a file, or a part of it, is damaged.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
#[non_exhaustive]
pub enum Fault {
    /// A reader could not make sense of it, and gave up.
    Senseless,
    /// A library could not make sense of it.
    Unparsed {
        /// The library's words.
        detail: String,
    },
    /// XML that breaks its rules.
    Xml {
        /// Where, in bytes.
        at: u64,
        /// In what way.
        breach: Breach,
    },
    /// The end of an archive is lost, and nothing was found without it.
    EndLost,
    /// The end of an archive is lost; its parts were found without it.
    DirectoryLost,
    /// Entries of an archive hide behind another of the same name.
    SameName,
    /// An archive that breaks its format.
    Archive {
        /// The library's words.
        detail: String,
    },
    /// What an entry of an archive holds cannot be unpacked.
    Packing {
        /// The library's words.
        detail: String,
    },
    /// A part of a package cannot be unpacked.
    Part {
        /// Its name.
        name: String,
        /// The library's words.
        detail: String,
    },
    /// A part of a package can be unpacked, but not all of it.
    PartCutOff {
        /// Its name.
        name: String,
    },
    /// A part of a package is not what its checksum says.
    PartChanged {
        /// Its name.
        name: String,
    },
    /// A part of a package is not there.
    PartMissing {
        /// Its name.
        name: String,
    },
    /// An Office file without its main part.
    NoMainPart,
    /// An Office file whose main part holds nothing.
    EmptyMainPart,
    /// The head of an old Word file is not all there.
    IncompleteHead,
    /// An old Word file without the stream of its text.
    NoTextStream,
    /// An old Word file does not tell where the pieces of its text are.
    PieceTable,
    /// An e-mail without header fields.
    NoHeaderFields,
    /// An RTF file ends while groups are open.
    OpenGroup,
    /// An RTF file goes on after its end.
    BeyondEnd,
    /// A comment, style or drawing of a web page takes in all that follows.
    NeverClosed,
    /// The objects of a PDF cannot be read.
    Objects,
    /// A file attached to a PDF cannot be unpacked.
    Attached,
    /// A PDF has other pages than it says.
    PageCount {
        /// How many it says.
        told: usize,
        /// How many there are.
        found: usize,
    },
    /// A page of a PDF, where nothing of the file could be read.
    Page {
        /// What is the matter with it.
        doubt: PageDoubt,
    },
}

impl Fault {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Senseless => told!(
                lang,
                "innehållet går inte att tolka",
                "the reader could not make sense of it"
            ),
            Self::Unparsed { detail } => {
                told!(lang, "innehållet går inte att tolka", "{detail}")
            }
            Self::Xml { at, breach } => {
                let breach = breach.in_words(lang);
                told!(lang, "vid byte {at}: {breach}", "at byte {at}: {breach}")
            }
            Self::EndLost => told!(lang, "arkivets slut saknas", "the archive's end is missing"),
            Self::DirectoryLost => told!(
                lang,
                "arkivets innehållsförteckning saknas",
                "the archive has lost its directory"
            ),
            Self::SameName => told!(
                lang,
                "flera filer i arkivet har samma namn, och bara den sista kan läsas",
                "several entries have the same name, and only the last can be read"
            ),
            Self::Archive { detail } => told!(lang, "zip-arkivet är trasigt", "{detail}"),
            Self::Packing { detail } => told!(
                lang,
                "den packade texten är trasig",
                "it cannot be unpacked ({detail})"
            ),
            Self::Part { name, detail } => told!(
                lang,
                "{name} kan inte packas upp",
                "{name} cannot be unpacked ({detail})"
            ),
            Self::PartCutOff { name } => told!(
                lang,
                "{name} kan inte packas upp till slutet",
                "{name} cannot be unpacked to its end"
            ),
            Self::PartChanged { name } => told!(
                lang,
                "kontrollsumman för {name} stämmer inte",
                "the checksum of {name} is wrong"
            ),
            Self::PartMissing { name } => told!(lang, "{name} saknas", "{name} is missing"),
            Self::NoMainPart => told!(lang, "huvuddelen saknas", "it has no main part"),
            Self::EmptyMainPart => told!(lang, "huvuddelen är tom", "its main part is empty"),
            Self::IncompleteHead => told!(
                lang,
                "filens början är ofullständig",
                "its head is incomplete"
            ),
            Self::NoTextStream => told!(lang, "texten saknas", "its text is missing"),
            Self::PieceTable => told!(
                lang,
                "förteckningen över textens delar kan inte läsas",
                "its piece table cannot be read"
            ),
            Self::NoHeaderFields => told!(lang, "brevhuvudet saknas", "it has no header fields"),
            Self::OpenGroup => told!(
                lang,
                "den slutar mitt i en grupp",
                "it ends in the middle of a group"
            ),
            Self::BeyondEnd => told!(
                lang,
                "det står något efter dess slut",
                "something follows after its end"
            ),
            Self::NeverClosed => told!(
                lang,
                "en kommentar, formatmall eller teckning är inte avslutad; det som följer är inte läst",
                "a comment, style or drawing is not closed; what follows was not read"
            ),
            Self::Objects => told!(
                lang,
                "objekten kan inte läsas",
                "its objects cannot be read"
            ),
            Self::Attached => told!(
                lang,
                "den bifogade filen kunde inte packas upp",
                "the attached file could not be unpacked"
            ),
            Self::PageCount { told, found } => told!(
                lang,
                "den ska ha {told} sidor, men {found} hittades",
                "it should have {told} pages, but {found} were found"
            ),
            Self::Page { doubt } => doubt.in_words(lang),
        }
    }
}
