//! What is wrong in a file that people write in TOML.

use crate::model::{Lang, told};

/// What is wrong on a line of `consultation.toml` or `searches.toml`.
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum ConfigFault {
    /// The file is in another encoding.
    NotUtf8,
    /// A respondent without a name.
    NamelessRespondent,
    /// A respondent who is asked twice.
    AskedTwice {
        /// The respondent.
        name: String,
    },
    /// What stands for an e-mail address is none.
    NoAddress {
        /// What stands there.
        given: String,
        /// Whose it is.
        name: String,
    },
    /// The programme lies in another folder.
    ProgrammeOutside,
    /// What stands for a date is none.
    NoDate {
        /// What stands there.
        given: String,
    },
    /// A key that means nothing.
    UnknownKey {
        /// The key.
        key: String,
        /// Those that may stand there.
        known: Vec<String>,
        /// The one that is named most like it, if any is.
        nearest: Option<String>,
    },
    /// A value that means nothing.
    UnknownValue {
        /// The value.
        value: String,
        /// Those that may stand there.
        known: Vec<String>,
    },
    /// A key that has to be there.
    MissingKey {
        /// The key.
        key: String,
    },
    /// A key that stands there twice.
    DuplicateKey,
    /// A value of another sort.
    WrongSort {
        /// What stands there, in the parser's words.
        found: String,
        /// What should.
        expected: Sort,
    },
    /// What is no TOML.
    Other {
        /// The parser's words.
        detail: String,
    },
}

/// A sort of values.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sort {
    /// Text in quotation marks.
    Text,
    /// Several values in square brackets.
    List,
    /// Keys with values.
    Table,
    /// What is rare.
    Other {
        /// The parser's words.
        detail: String,
    },
}

impl ConfigFault {
    /// The words that a person reads; the parser's own stay as they are.
    pub(super) fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::NotUtf8 => told!(
                lang,
                "filen är inte UTF-8; spara den som UTF-8",
                "the file is not UTF-8; save it as UTF-8"
            ),
            Self::NamelessRespondent => told!(
                lang,
                "remissinstansen saknar namn",
                "the respondent has no name"
            ),
            Self::AskedTwice { name } => told!(
                lang,
                "`{name}` står två gånger bland de tillfrågade",
                "`{name}` is asked twice"
            ),
            Self::NoAddress { given, name } => told!(
                lang,
                "`{given}`, för `{name}`, är ingen e-postadress",
                "`{given}`, for `{name}`, is no e-mail address"
            ),
            Self::ProgrammeOutside => told!(
                lang,
                "förslaget ligger utanför mappen; kopiera det till mappen, eller ange det med --programme",
                "the programme lies outside the folder; copy it into the folder, or name it with --programme"
            ),
            Self::NoDate { given } => told!(
                lang,
                "`{given}` är inget datum; skriv det som 2021-05-31",
                "`{given}` is not a date; write it as 2021-05-31"
            ),
            Self::UnknownKey {
                key,
                known,
                nearest,
            } => {
                let known = listed(known, lang);
                let meant = match nearest {
                    None => String::new(),
                    Some(near) => {
                        told!(lang, "; menade du `{near}`?", "; did you mean `{near}`?")
                    }
                };
                told!(
                    lang,
                    "nyckeln `{key}` är okänd{known}{meant}",
                    "the key `{key}` is unknown{known}{meant}"
                )
            }
            Self::UnknownValue { value, known } => {
                let known = listed(known, lang);
                told!(
                    lang,
                    "värdet `{value}` är okänt{known}",
                    "the value `{value}` is unknown{known}"
                )
            }
            Self::MissingKey { key } => {
                told!(lang, "nyckeln `{key}` saknas", "the key `{key}` is missing")
            }
            Self::DuplicateKey => told!(
                lang,
                "nyckeln står två gånger",
                "the key stands there twice"
            ),
            Self::WrongSort { found, expected } => {
                let expected = expected.in_words(lang);
                told!(
                    lang,
                    "fel slags värde: {found}; här ska stå {expected}",
                    "wrong sort of value: {found}; expected {expected}"
                )
            }
            Self::Other { detail } => detail.clone(),
        }
    }
}

/// What may stand there, behind what does.
fn listed(known: &[String], lang: Lang) -> String {
    let quoted: Vec<String> = known.iter().map(|word| format!("`{word}`")).collect();
    let known = quoted.join(", ");
    match quoted.len() {
        0 => String::new(),
        1 => told!(lang, " (här ska stå {known})", " (expected {known})"),
        _ => told!(lang, " (välj bland {known})", " (choose among {known})"),
    }
}

impl Sort {
    fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Text => told!(lang, "text inom citattecken", "text in quotation marks"),
            Self::List => told!(lang, "en lista", "a list"),
            Self::Table => told!(lang, "en tabell", "a table"),
            Self::Other { detail } => detail.clone(),
        }
    }
}
