//! Why a command could not run, in one place with its words and its remedy.

mod action;
mod foreign;
mod phrases;

use std::path::PathBuf;

pub use crate::model::ReadError;
use crate::model::{Lang, phrase};
pub use action::Action;
pub use foreign::Foreign;

/// Why a command could not run.
#[derive(Debug, thiserror::Error)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    #[error("{}: {}: {source}", path.display(), action.failed(Lang::En))]
    Io {
        /// Which.
        path: PathBuf,
        /// What was tried.
        action: Action,
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
    /// A line of `decisions.jsonl` or `remarks.jsonl` is not understood.
    #[error("{}:{line}: not a {what}: {message}", path.display())]
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What a line of the file is.
        what: &'static str,
        /// What is wrong.
        message: String,
    },
    /// A file of people's that is not as this program leaves it: it is neither
    /// read nor written.
    #[error("{}: {}", path.display(), what.in_words(Lang::En))]
    Foreign {
        /// The file.
        path: PathBuf,
        /// In what way.
        what: Foreign,
    },
    /// Nothing to index there.
    #[error("{}: no consultation found", path.display())]
    NoConsultation {
        /// The folder.
        path: PathBuf,
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
    #[error("{english}")]
    Usage {
        /// What is wrong, in Swedish.
        swedish: String,
        /// What is wrong, in English.
        english: String,
    },
    /// A report could not be written, or read back.
    #[error("the {format} report {}: {what}", action.failed(Lang::En))]
    Report {
        /// The format.
        format: &'static str,
        /// What was tried.
        action: Action,
        /// Why it did not work.
        what: String,
    },
    /// A file cannot be the template of a report.
    #[error("cannot be used as a template: {what}")]
    Template {
        /// Why not.
        what: String,
    },
    /// What a file holds is not what was asked for.
    #[error("{}: {source}", path.display())]
    File {
        /// The file.
        path: PathBuf,
        /// What is the matter with it.
        source: Box<Error>,
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
    /// A decision with other weights than those that tagged the rest.
    #[error("{consultation}: tagged with other weights than these")]
    OtherWeights {
        /// The consultation's name.
        consultation: String,
    },
    /// What a process of its own was to do for the workbench failed.
    #[error("{english}")]
    Work {
        /// Why, in Swedish.
        swedish: String,
        /// Why, in English.
        english: String,
    },
    /// Ctrl-C.
    #[error("interrupted; the index is as it was before")]
    Interrupted,
}

impl Error {
    /// What went wrong in the words that a person reads; English is what
    /// `Display` gives. What a parser says stays as it is, and what the
    /// operating system seldom says.
    pub fn in_words(&self, lang: Lang) -> String {
        match lang {
            Lang::En => self.to_string(),
            Lang::Sv => self.in_swedish(),
        }
    }

    fn in_swedish(&self) -> String {
        match self {
            Self::Io {
                path,
                action,
                source,
            } => format!(
                "{}: {}: {}",
                path.display(),
                action.failed(Lang::Sv),
                action::in_swedish(source)
            ),
            Self::Config {
                path,
                line,
                message,
            } => format!("{}:{line}: {}", path.display(), in_swedish(message)),
            Self::Line {
                path,
                line,
                what,
                message,
            } => {
                let what = match *what {
                    "decision" => "ett beslut",
                    _ => "en sammanfattning med bedömning",
                };
                format!("{}:{line}: inte {what}: {message}", path.display())
            }
            Self::Foreign { path, what } => {
                format!("{}: {}", path.display(), what.in_words(Lang::Sv))
            }
            Self::NoConsultation { path } => {
                format!("{}: ingen remiss finns här", path.display())
            }
            Self::NoIndex { path } => format!("{}: inget index finns här", path.display()),
            Self::Locked { path, holder } => format!(
                "{}: någon annan skriver just nu ({})",
                path.display(),
                in_swedish(holder)
            ),
            Self::Index { path, what } => format!(
                "{}: indexet kan inte användas: {}",
                path.display(),
                in_swedish(what)
            ),
            Self::WhichConsultation { names } => format!("flera remisser är inlästa: {names}"),
            Self::Unknown { what, given, .. } => format!("{} `{given}` finns inte", swedish(what)),
            Self::Report {
                format,
                action,
                what,
            } => format!(
                "rapporten ({format}) {}: {}",
                action.failed(Lang::Sv),
                in_swedish(what)
            ),
            Self::Template { what } => {
                format!("kan inte användas som mall: {}", in_swedish(what))
            }
            Self::File { path, source } => {
                format!("{}: {}", path.display(), source.in_swedish())
            }
            Self::Models { path, what } => {
                format!("{}: modellerna kan inte användas: {what}", path.display())
            }
            Self::Serve { address, what } => {
                format!(
                    "arbetsbänken kunde inte startas på {address}: {}",
                    in_swedish(what)
                )
            }
            Self::OtherWeights { consultation } => {
                format!("{consultation}: märkt med andra vikter än dessa")
            }
            Self::Usage { swedish, .. } | Self::Work { swedish, .. } => swedish.clone(),
            Self::Interrupted => "avbruten; indexet är som det var förut".to_owned(),
        }
    }

    /// What a person can do about it, if anything can be said.
    pub fn hint(&self, lang: Lang) -> Option<String> {
        let say = |swedish: &str, english: &str| {
            Some(if lang == Lang::Sv { swedish } else { english }.to_owned())
        };
        match self {
            Self::NoConsultation { .. } => say(
                "en remiss är en mapp med `responses/` och `programme.docx`; `remiss init MAPP` gör en",
                "a consultation is a folder with `responses/` and a `programme.docx`; `remiss init DIR` makes one",
            ),
            Self::NoIndex { .. } => say(
                "kör först `remiss index MAPP`, eller ange var indexet ligger med `--index`",
                "run `remiss index DIR` first, or tell where the index is with `--index`",
            ),
            Self::Locked { .. } => say(
                "vänta tills det är klart",
                "wait until it is done, or stop it",
            ),
            Self::Index { .. } => say(
                "kör `remiss index` igen: det görs om av det som redan är läst; hjälper det inte, ta bort mappen och läs in allt på nytt",
                "run `remiss index` again: it is made anew of what is read already; if that does not help, delete the folder and read everything again",
            ),
            Self::OtherWeights { .. } => say(
                "ange dem med `--models`, eller kör först `remiss index`",
                "give them with `--models`, or run `remiss index` first",
            ),
            Self::WhichConsultation { .. } => say(
                "välj en med `--consultation NAMN`",
                "name one with `--consultation NAME`",
            ),
            Self::Unknown {
                nearest: Some(nearest),
                ..
            } => say(
                &format!("menade du `{nearest}`?"),
                &format!("did you mean `{nearest}`?"),
            ),
            Self::Io { action, source, .. } => action.hint(source, lang).map(str::to_owned),
            Self::Unknown { what, .. } => where_it_stands(what, lang).map(str::to_owned),
            Self::Config { .. } => say(
                "rätta raden i filen och kör igen",
                "mend the line in the file and run again",
            ),
            Self::Line { .. } => say(
                "ta en kopia av filen, rätta raden eller ta bort den, och kör igen",
                "keep a copy of the file, mend the line or remove it, and run again",
            ),
            Self::Foreign { what, .. } => Some(what.hint(lang).to_owned()),
            Self::Template { .. } => say(
                "öppna den i Word och spara den som Word-dokument (.docx) eller Word-mall (.dotx)",
                "open it in Word and save it as a Word document (.docx) or template (.dotx)",
            ),
            Self::File { source, .. } => source.hint(lang),
            Self::Usage { .. }
            | Self::Report { .. }
            | Self::Models { .. }
            | Self::Serve { .. }
            | Self::Work { .. }
            | Self::Interrupted => None,
        }
    }

    /// An argument or option whose value is not understood.
    pub(crate) fn usage(swedish: impl Into<String>, english: impl Into<String>) -> Self {
        Self::Usage {
            swedish: swedish.into(),
            english: english.into(),
        }
    }

    /// A closure for `map_err` on what a file holds.
    pub(crate) fn in_file(path: impl Into<PathBuf>) -> impl FnOnce(Self) -> Self {
        let path = path.into();
        move |source| Self::File {
            path,
            source: Box::new(source),
        }
    }

    /// A closure for `map_err` on file operations.
    pub(crate) fn io(
        path: impl Into<PathBuf>,
        action: Action,
    ) -> impl FnOnce(std::io::Error) -> Self {
        let path = path.into();
        move |source| Self::Io {
            path,
            action,
            source,
        }
    }
}

/// The Swedish for what is said in an error, as far as it is known.
fn in_swedish(words: &str) -> String {
    phrase::in_swedish(phrases::PHRASES, words)
}

/// What shows the names of the things that [`Error::Unknown`] tells of.
fn where_it_stands(what: &str, lang: Lang) -> Option<&'static str> {
    Some(match (what, lang) {
        ("consultation", Lang::Sv) => "`remiss status` visar vilka remisser som är inlästa",
        ("consultation", Lang::En) => "`remiss status` shows the consultations that are indexed",
        ("section", Lang::Sv) => "`remiss search \"\" --facets` räknar upp avsnitten",
        ("section", Lang::En) => "`remiss search \"\" --facets` lists the sections",
        ("statement", Lang::Sv) => "`remiss search` visar varje uttalandes id",
        ("statement", Lang::En) => "`remiss search` shows each statement's id",
        ("respondent", Lang::Sv) => "`remiss status` visar vilka som har svarat",
        ("respondent", Lang::En) => "`remiss status` shows who has answered",
        ("command", Lang::Sv) => "`remiss --help` visar kommandona",
        ("command", Lang::En) => "`remiss --help` shows the commands",
        ("text of the document", Lang::Sv) => "läs in på nytt med `remiss index`",
        ("text of the document", Lang::En) => "read it in again with `remiss index`",
        _ => return None,
    })
}

/// The Swedish for the things that [`Error::Unknown`] names.
fn swedish(what: &str) -> &str {
    match what {
        "consultation" => "remissen",
        "section" => "avsnittet",
        "statement" => "uttalandet",
        "respondent" => "remissinstansen",
        "document" => "dokumentet",
        "text of the document" => "texten till",
        "command" => "kommandot",
        other => other,
    }
}
