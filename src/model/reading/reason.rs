//! Why a piece of a file is passed over.

use serde::{Deserialize, Serialize};

use crate::model::{Lang, ReadError, told};

/// Why a piece of a file was not read, or was left out.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "kind")]
pub enum Reason {
    /// Of an object, the page shows but a picture.
    PictureOnly,
    /// It is not in this file.
    Elsewhere,
    /// It was read already.
    Repeated,
    /// It is not there.
    Missing,
    /// It is a picture that stands within a message.
    PictureWithin,
    /// No mail program shows it.
    Unshown,
    /// It belongs to the Mac's file system.
    MacRecord,
    /// It belongs to the file system of Windows.
    WindowsRecord,
    /// Word left it there while the file was open.
    WordLock,
    /// It is a signature for programs.
    Signature,
    /// It is an invitation for the calendar.
    Invitation,
    /// It is a notice of delivery.
    DeliveryNotice,
    /// Nobody filled in the field.
    NotFilledIn,
    /// It cannot be read.
    Unread {
        /// Why.
        error: ReadError,
    },
}

impl Reason {
    /// The words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::PictureOnly => told!(
                lang,
                "bara dess bild hör till sidan",
                "only its picture is part of the page"
            ),
            Self::Elsewhere => {
                told!(lang, "det ligger i en annan fil", "it lies in another file")
            }
            Self::Repeated => told!(
                lang,
                "det är inbäddat mer än en gång",
                "it is embedded more than once"
            ),
            Self::Missing => told!(lang, "det saknas", "it is missing"),
            Self::PictureWithin => told!(
                lang,
                "en bild inne i brevet",
                "a picture within the message"
            ),
            Self::Unshown => told!(
                lang,
                "inget e-postprogram visar den",
                "no mail program shows it"
            ),
            Self::MacRecord => told!(
                lang,
                "en fil som hör till Macens filsystem",
                "a record of the Mac's file system"
            ),
            Self::WindowsRecord => told!(
                lang,
                "en fil som hör till Windows filsystem",
                "a record of the Windows file system"
            ),
            Self::WordLock => told!(
                lang,
                "en låsfil som Word lämnat",
                "a lock that Word left behind"
            ),
            Self::Signature => told!(
                lang,
                "en elektronisk underskrift",
                "an electronic signature"
            ),
            Self::Invitation => told!(
                lang,
                "en inbjudan till kalendern",
                "an invitation for the calendar"
            ),
            Self::DeliveryNotice => told!(lang, "en leveransavisering", "a notice of delivery"),
            Self::NotFilledIn => {
                told!(lang, "fältet är inte ifyllt", "the field was not filled in")
            }
            Self::Unread { error } => error.of_a_part(lang),
        }
    }
}
