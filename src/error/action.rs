//! What was tried with a file or folder, and the system's answer, in words.

use std::io;

use crate::model::Lang;

/// What was tried with a file or folder that did not work.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// To list what is in a folder.
    List,
    /// To keep others from writing.
    Lock,
    /// To make a file or folder.
    Make,
    /// To open.
    Open,
    /// To read.
    Read,
    /// To read the programme.
    ReadProgramme,
    /// To remove.
    Remove,
    /// To write.
    Write,
}

impl Action {
    /// That it did not work, without a subject.
    pub const fn failed(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Sv, Self::List) => "kunde inte gås igenom",
            (Lang::En, Self::List) => "could not be listed",
            (Lang::Sv, Self::Lock) => "kunde inte låsas",
            (Lang::En, Self::Lock) => "could not be locked",
            (Lang::Sv, Self::Make) => "kunde inte skapas",
            (Lang::En, Self::Make) => "could not be made",
            (Lang::Sv, Self::Open) => "kunde inte öppnas",
            (Lang::En, Self::Open) => "could not be opened",
            (Lang::Sv, Self::Read) => "kunde inte läsas",
            (Lang::En, Self::Read) => "could not be read",
            (Lang::Sv, Self::ReadProgramme) => "det remitterade förslaget kunde inte läsas",
            (Lang::En, Self::ReadProgramme) => "the proposal could not be read",
            (Lang::Sv, Self::Remove) => "kunde inte tas bort",
            (Lang::En, Self::Remove) => "could not be removed",
            (Lang::Sv, Self::Write) => "kunde inte skrivas",
            (Lang::En, Self::Write) => "could not be written",
        }
    }

    /// What a person can do about what the system said, if anything can be said.
    pub(super) fn hint(self, error: &io::Error, lang: Lang) -> Option<&'static str> {
        use io::ErrorKind as Kind;
        let (swedish, english) = match (error.kind(), self) {
            (Kind::PermissionDenied, _) => (
                "se efter vem som får läsa och skriva där, och att filen inte är öppen i ett annat program",
                "check who may read and write there, and that the file is not open in another program",
            ),
            (Kind::StorageFull | Kind::QuotaExceeded | Kind::FileTooLarge, _) => (
                "gör plats och försök igen: det som redan fanns är kvar som det var",
                "make room and try again: what was there already is as it was",
            ),
            (Kind::NotFound, Self::Write) => (
                "mappen som filen skulle ligga i finns inte; skapa den först",
                "the folder it was to lie in is not there; make it first",
            ),
            (Kind::NotFound, _) => (
                "se efter att namnet och mappen är rätt skrivna",
                "check that name and folder are spelt right",
            ),
            (Kind::IsADirectory, _) => ("ange en fil i mappen", "name a file in the folder"),
            (Kind::NotADirectory, _) => ("ange en mapp", "name a folder"),
            (Kind::ReadOnlyFilesystem, _) => (
                "ange en annan plats att skriva till",
                "name another place to write to",
            ),
            _ => return None,
        };
        Some(match lang {
            Lang::Sv => swedish,
            Lang::En => english,
        })
    }
}
