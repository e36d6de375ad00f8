//! What the operating system says of files, folders and addresses.

use std::io::{self, ErrorKind};

use serde::{Deserialize, Serialize};

use crate::model::{Lang, told};

/// Why the operating system did not do what was asked of it.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum SystemAnswer {
    /// It is not there.
    NotFound,
    /// It may not be read or written.
    Denied,
    /// It is there already.
    Exists,
    /// It is no folder.
    NoFolder,
    /// It is a folder.
    Folder,
    /// It is a folder, and not empty.
    NotEmpty,
    /// Nothing can be written there.
    ReadOnly,
    /// Nothing more has room there.
    Full,
    /// No file may be that large.
    TooLarge,
    /// Nothing more has room in what is allotted.
    Quota,
    /// Nothing can have that name there.
    Name,
    /// It is not what it should be.
    Content,
    /// It took too long.
    TimedOut,
    /// Another program has the address.
    AddressTaken,
    /// This machine does not have the address.
    AddressMissing,
    /// What is rare.
    Other {
        /// The system's words.
        detail: String,
    },
}

impl From<&io::Error> for SystemAnswer {
    fn from(error: &io::Error) -> Self {
        match error.kind() {
            ErrorKind::NotFound => Self::NotFound,
            ErrorKind::PermissionDenied => Self::Denied,
            ErrorKind::AlreadyExists => Self::Exists,
            ErrorKind::NotADirectory => Self::NoFolder,
            ErrorKind::IsADirectory => Self::Folder,
            ErrorKind::DirectoryNotEmpty => Self::NotEmpty,
            ErrorKind::ReadOnlyFilesystem => Self::ReadOnly,
            ErrorKind::StorageFull => Self::Full,
            ErrorKind::FileTooLarge => Self::TooLarge,
            ErrorKind::QuotaExceeded => Self::Quota,
            ErrorKind::InvalidFilename => Self::Name,
            ErrorKind::InvalidData => Self::Content,
            ErrorKind::TimedOut => Self::TimedOut,
            ErrorKind::AddrInUse => Self::AddressTaken,
            ErrorKind::AddrNotAvailable => Self::AddressMissing,
            _ => Self::Other {
                detail: error.to_string(),
            },
        }
    }
}

impl SystemAnswer {
    /// The words that a person reads; those of a rare answer are the system's.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::NotFound => told!(lang, "finns inte", "not found"),
            Self::Denied => told!(lang, "behörighet saknas", "permission denied"),
            Self::Exists => told!(lang, "finns redan", "already exists"),
            Self::NoFolder => told!(lang, "är ingen mapp", "not a folder"),
            Self::Folder => told!(lang, "är en mapp", "is a folder"),
            Self::NotEmpty => told!(lang, "mappen är inte tom", "the folder is not empty"),
            Self::ReadOnly => told!(
                lang,
                "platsen är skrivskyddad",
                "the place is write-protected"
            ),
            Self::Full => told!(lang, "lagringen är full", "the storage is full"),
            Self::TooLarge => told!(
                lang,
                "filen skulle bli större än vad som är tillåtet",
                "the file would be larger than is allowed"
            ),
            Self::Quota => told!(
                lang,
                "utrymmet som är tilldelat är slut",
                "the room that is allotted is used up"
            ),
            Self::Name => told!(
                lang,
                "namnet går inte att använda här",
                "the name cannot be used here"
            ),
            Self::Content => told!(
                lang,
                "innehållet går inte att tolka",
                "its content makes no sense"
            ),
            Self::TimedOut => told!(lang, "det tog för lång tid", "it took too long"),
            Self::AddressTaken => told!(
                lang,
                "adressen används redan av ett annat program",
                "another program uses the address already"
            ),
            Self::AddressMissing => told!(
                lang,
                "den här datorn har inte den adressen",
                "this computer does not have the address"
            ),
            Self::Other { detail } => detail.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn common_answers_are_in_both_languages_and_rare_ones_the_system_s() {
        let check = |error: io::Error, swedish: &str, english: &str| {
            let answer = SystemAnswer::from(&error);
            assert_eq!(answer.in_words(Lang::Sv), swedish);
            assert_eq!(answer.in_words(Lang::En), english);
        };
        check(ErrorKind::NotFound.into(), "finns inte", "not found");
        check(
            ErrorKind::StorageFull.into(),
            "lagringen är full",
            "the storage is full",
        );
        check(io::Error::other("kvartsfel"), "kvartsfel", "kvartsfel");
    }
}
