//! Everything that can go wrong, in one place with its words and its remedy.

use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::model::Lang;

/// Why one document could not be read. Only that document fails; it is listed
/// with this reason, and the rest of the batch goes on.
#[derive(
    Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize, thiserror::Error,
)]
#[serde(rename_all = "snake_case", tag = "error")]
#[non_exhaustive]
pub enum ReadError {
    /// Nothing in the file.
    #[error("the file is empty")]
    Empty,
    /// A password is needed.
    #[error("the file is protected by a password")]
    Encrypted,
    /// All pages are images.
    #[error("scanned, no text on any of {pages} pages")]
    Scanned {
        /// Number of pages.
        pages: u32,
    },
    /// A format that is not read.
    #[error("{found} is not a format that can be read")]
    Unsupported {
        /// What it seems to be.
        found: String,
    },
    /// The file breaks its format.
    #[error("damaged {format} file: {what}")]
    Damaged {
        /// The format.
        format: String,
        /// Where and how.
        what: String,
    },
    /// The file was read, yet gave no text.
    #[error("no text found in the file")]
    NoText,
    /// A limit was reached before anything could be read.
    #[error("{limit} exceeded")]
    Limit {
        /// The limit with its value.
        limit: String,
    },
    /// The operating system refused the file.
    #[error("the file could not be opened: {what}")]
    Io {
        /// The system's words.
        what: String,
    },
}

impl ReadError {
    /// What a person can do about it, in English; [`ReadError::hint_in`] has the Swedish.
    pub const fn hint(&self) -> &'static str {
        match self {
            Self::Empty => "ask the sender for the file again",
            Self::Encrypted => "save a copy without password and put it in its place",
            Self::Scanned { .. } => "run `remiss index --ocr`, or ask the sender for the text",
            Self::Unsupported { .. } => "save it as .docx or .pdf and put it in its place",
            Self::Damaged { .. } => "open it in its program, save it anew and put it in its place",
            Self::NoText => "open it and see whether it holds pictures only",
            Self::Limit { .. } => "split the file, or ask the sender for a smaller one",
            Self::Io { .. } => "check that the file exists and may be read",
        }
    }

    /// The reason in the words that a person reads.
    pub fn in_words(&self, lang: Lang) -> String {
        if lang == Lang::En {
            return self.to_string();
        }
        match self {
            Self::Empty => "filen är tom".to_owned(),
            Self::Encrypted => "filen är skyddad med lösenord".to_owned(),
            Self::Scanned { pages } => {
                format!("inskannad, ingen text på någon av {pages} sidor")
            }
            Self::Unsupported { found } => format!("formatet kan inte läsas ({found})"),
            Self::Damaged { format, what } => format!("filen är skadad ({format}: {what})"),
            Self::NoText => "ingen text fanns i filen".to_owned(),
            Self::Limit { limit } => format!("en gräns är överskriden ({limit})"),
            Self::Io { what } => format!("filen kunde inte öppnas ({what})"),
        }
    }

    /// What a person can do about it.
    pub const fn hint_in(&self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::En, _) => self.hint(),
            (Lang::Sv, Self::Empty) => "be avsändaren om filen på nytt",
            (Lang::Sv, Self::Encrypted) => {
                "spara en kopia utan lösenord och lägg den i dess ställe"
            }
            (Lang::Sv, Self::Scanned { .. }) => {
                "kör `remiss index --ocr`, eller be avsändaren om texten"
            }
            (Lang::Sv, Self::Unsupported { .. }) => {
                "spara den som .docx eller .pdf och lägg den i dess ställe"
            }
            (Lang::Sv, Self::Damaged { .. }) => {
                "öppna den i sitt program, spara om den och lägg den i dess ställe"
            }
            (Lang::Sv, Self::NoText) => "öppna den och se om den bara har bilder",
            (Lang::Sv, Self::Limit { .. }) => "dela filen, eller be avsändaren om en mindre",
            (Lang::Sv, Self::Io { .. }) => "kontrollera att filen finns och får läsas",
        }
    }
}

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {action}: {source}", path.display())]
    Io {
        /// Which.
        path: PathBuf,
        /// What was tried, such as `could not be read`.
        action: &'static str,
        /// The system's words.
        source: std::io::Error,
    },
    /// `consultation.toml` says something that is not understood.
    #[error("{}:{line}: {message}", path.display())]
    Config {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong, with the nearest known key.
        message: String,
    },
    /// A line of `decisions.jsonl` is not understood.
    #[error("{}:{line}: not a decision: {message}", path.display())]
    Decisions {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        message: String,
    },
    /// Nothing to index there.
    #[error("{}: no consultation found", path.display())]
    NoConsultation {
        /// The folder.
        path: PathBuf,
    },
    /// The programme could not be read.
    #[error("{}: the programme could not be read: {source}", path.display())]
    Programme {
        /// The file.
        path: PathBuf,
        /// Why.
        source: ReadError,
    },
    /// No index there yet.
    #[error("{}: no index", path.display())]
    NoIndex {
        /// The folder.
        path: PathBuf,
    },
    /// Another program is writing.
    #[error("{}: being written by {holder}", path.display())]
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Who holds it: process number and start time.
        holder: String,
    },
    /// The index is damaged or of another version.
    #[error("{}: the index cannot be used: {what}", path.display())]
    Index {
        /// The folder.
        path: PathBuf,
        /// In what way.
        what: String,
    },
    /// Several consultations, and the command needs one.
    #[error("several consultations are indexed: {names}")]
    WhichConsultation {
        /// Their names, joined by commas.
        names: String,
    },
    /// A consultation, section, statement or respondent that is not there.
    #[error("no {what} `{given}`")]
    Unknown {
        /// The kind of thing.
        what: &'static str,
        /// What was asked for.
        given: String,
        /// The nearest that there is, if any is near.
        nearest: Option<String>,
    },
    /// An argument or option whose value is not understood.
    #[error("{message}")]
    Usage {
        /// What is wrong.
        message: String,
    },
    /// A report could not be made.
    #[error("the {format} report could not be written: {what}")]
    Report {
        /// The format.
        format: &'static str,
        /// Why.
        what: String,
    },
    /// Trained weights that cannot be used.
    #[error("{}: the models cannot be used: {what}", path.display())]
    Models {
        /// The folder.
        path: PathBuf,
        /// In what way.
        what: String,
    },
    /// The workbench could not be started.
    #[error("the workbench could not be started on {address}: {what}")]
    Serve {
        /// The address.
        address: String,
        /// Why.
        what: String,
    },
    /// Ctrl-C.
    #[error("interrupted; the index is as it was before")]
    Interrupted,
}

impl Error {
    /// What a person can do about it, if anything can be said.
    pub fn hint(&self) -> Option<String> {
        match self {
            Self::NoConsultation { .. } => Some(
                "a consultation is a folder with `responses/` and a `programme.docx`; `remiss init DIR` makes one"
                    .to_owned(),
            ),
            Self::NoIndex { .. } => Some("run `remiss index CORPUS` first".to_owned()),
            Self::Locked { .. } => Some("wait until it is done, or stop it".to_owned()),
            Self::Index { .. } => {
                Some("delete the folder and run `remiss index` again: nothing is lost".to_owned())
            }
            Self::WhichConsultation { .. } => Some("name one with `--consultation NAME`".to_owned()),
            Self::Unknown { nearest: Some(nearest), .. } => Some(format!("did you mean `{nearest}`?")),
            Self::Programme { source, .. } => Some(source.hint().to_owned()),
            Self::Io { .. }
            | Self::Config { .. }
            | Self::Decisions { .. }
            | Self::Unknown { nearest: None, .. }
            | Self::Usage { .. }
            | Self::Report { .. }
            | Self::Models { .. }
            | Self::Serve { .. }
            | Self::Interrupted => None,
        }
    }

    /// A closure for `map_err` on file operations.
    pub(crate) fn io(
        path: impl Into<PathBuf>,
        action: &'static str,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            path,
            action,
            source,
        }
    }
}
