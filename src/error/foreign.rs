//! Files of people's that are not as this program leaves them.

use crate::model::Lang;

/// Why a file of people's is not read, and not written either.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Foreign {
    /// Another program saved it with two bytes a letter.
    Utf16,
    /// A later version of this program wrote it.
    Newer(u64),
    /// It is a link, and what it leads to is not there.
    LostLink,
}

impl Foreign {
    /// What is the matter.
    pub(super) fn in_words(self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Utf16, Lang::Sv) => "filen är sparad som UTF-16".to_owned(),
            (Self::Utf16, Lang::En) => "the file is saved as UTF-16".to_owned(),
            (Self::Newer(version), Lang::Sv) => {
                format!("filen är skriven av en nyare version av programmet (format {version})")
            }
            (Self::Newer(version), Lang::En) => {
                format!("the file was written by a newer version of the program (format {version})")
            }
            (Self::LostLink, Lang::Sv) => {
                "filen är en länk till något som inte finns där just nu".to_owned()
            }
            (Self::LostLink, Lang::En) => {
                "the file is a link to something that is not there now".to_owned()
            }
        }
    }

    /// What a person can do; nothing was changed.
    pub(super) const fn hint(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Utf16, Lang::Sv) => {
                "öppna den i en textredigerare, spara den som UTF-8 och kör igen; ingenting i den är ändrat"
            }
            (Self::Utf16, Lang::En) => {
                "open it in a text editor, save it as UTF-8 and run again; nothing in it was changed"
            }
            (Self::Newer(_), Lang::Sv) => "använd den nyare versionen; ingenting i filen är ändrat",
            (Self::Newer(_), Lang::En) => "use the newer version; nothing in the file was changed",
            (Self::LostLink, Lang::Sv) => {
                "se efter att enheten eller den delade mappen är ansluten, och kör igen"
            }
            (Self::LostLink, Lang::En) => {
                "check that the drive or the shared folder is connected, and run again"
            }
        }
    }
}
