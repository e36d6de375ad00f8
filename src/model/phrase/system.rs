//! What the operating system says of files and folders.

use std::io::{self, ErrorKind};

/// The common answers with their Swedish.
const ANSWERS: [(ErrorKind, &str); 15] = [
    (ErrorKind::NotFound, "finns inte"),
    (ErrorKind::PermissionDenied, "behörighet saknas"),
    (ErrorKind::AlreadyExists, "finns redan"),
    (ErrorKind::NotADirectory, "är ingen mapp"),
    (ErrorKind::IsADirectory, "är en mapp"),
    (ErrorKind::DirectoryNotEmpty, "mappen är inte tom"),
    (ErrorKind::ReadOnlyFilesystem, "platsen är skrivskyddad"),
    (ErrorKind::StorageFull, "lagringen är full"),
    (
        ErrorKind::FileTooLarge,
        "filen skulle bli större än vad som är tillåtet",
    ),
    (
        ErrorKind::QuotaExceeded,
        "utrymmet som är tilldelat är slut",
    ),
    (
        ErrorKind::InvalidFilename,
        "namnet går inte att använda här",
    ),
    (ErrorKind::InvalidData, "innehållet går inte att tolka"),
    (ErrorKind::TimedOut, "det tog för lång tid"),
    (
        ErrorKind::AddrInUse,
        "adressen används redan av ett annat program",
    ),
    (
        ErrorKind::AddrNotAvailable,
        "den här datorn har inte den adressen",
    ),
];

/// The Swedish for an answer, if it is a common one.
pub(crate) fn of_kind(kind: ErrorKind) -> Option<&'static str> {
    let known = ANSWERS.iter().find(|(each, _)| *each == kind)?;
    Some(known.1)
}

/// An answer in English words of which [`of_words`] knows the Swedish; what is
/// rare keeps the system's.
pub(crate) fn plain(error: &io::Error) -> String {
    match of_kind(error.kind()) {
        Some(_) => error.kind().to_string(),
        None => error.to_string(),
    }
}

/// The Swedish for the words of [`plain`].
pub(super) fn of_words(words: &str) -> Option<&'static str> {
    let known = (ANSWERS.iter()).find(|(kind, _)| kind.to_string() == words)?;
    Some(known.1)
}
