//! Why a command could not run, in one place with its words and its remedy.

mod action;
mod config_fault;
mod foreign;
mod holder;
mod index_fault;
mod line_kind;
mod models_fault;
mod report_fault;
mod thing;
mod words;

use std::path::PathBuf;

pub use crate::model::ReadError;
use crate::model::{Lang, SystemAnswer};
pub use action::Action;
pub use config_fault::{ConfigFault, Sort};
pub use foreign::Foreign;
pub use holder::Holder;
pub use index_fault::IndexFault;
pub use line_kind::LineKind;
pub use models_fault::ModelsFault;
pub use report_fault::{ReportFault, TemplateFault};
pub use thing::Thing;

/// Why a command could not run.
#[derive(Debug)]
#[non_exhaustive]
pub enum Error {
    /// A file or folder could not be read or written.
    Io {
        /// Which.
        path: PathBuf,
        /// What was tried.
        action: Action,
        /// The system's words.
        source: std::io::Error,
    },
    /// `consultation.toml` says something that is not understood.
    Config {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What is wrong.
        fault: ConfigFault,
    },
    /// A line of `decisions.jsonl` or `remarks.jsonl` is not understood.
    Line {
        /// The file.
        path: PathBuf,
        /// The line, counted from 1.
        line: usize,
        /// What a line of the file is.
        kind: LineKind,
        /// What is wrong, in the parser's words.
        message: String,
    },
    /// A file of people's that is not as this program leaves it: it is neither
    /// read nor written.
    Foreign {
        /// The file.
        path: PathBuf,
        /// In what way.
        what: Foreign,
    },
    /// Nothing to index there.
    NoConsultation {
        /// The folder.
        path: PathBuf,
    },
    /// No index there yet.
    NoIndex {
        /// The folder.
        path: PathBuf,
    },
    /// Another program is writing.
    Locked {
        /// The lock file.
        path: PathBuf,
        /// Who holds it.
        holder: Holder,
    },
    /// The index is damaged or of another version.
    Index {
        /// The folder.
        path: PathBuf,
        /// In what way.
        fault: IndexFault,
    },
    /// Several consultations, and the command needs one.
    WhichConsultation {
        /// Their names, joined by commas.
        names: String,
    },
    /// A consultation, section, statement or respondent that is not there.
    Unknown {
        /// The kind of thing.
        thing: Thing,
        /// What was asked for.
        given: String,
        /// The nearest that there is, if any is near.
        nearest: Option<String>,
    },
    /// An argument or option whose value is not understood.
    Usage {
        /// What is wrong, in Swedish.
        swedish: String,
        /// What is wrong, in English.
        english: String,
    },
    /// A report could not be written, or read back.
    Report {
        /// The format.
        format: &'static str,
        /// What was tried.
        action: Action,
        /// Why it did not work.
        fault: ReportFault,
    },
    /// A file cannot be the template of a report.
    Template {
        /// Why not.
        fault: TemplateFault,
    },
    /// What a file holds is not what was asked for.
    File {
        /// The file.
        path: PathBuf,
        /// What is the matter with it.
        source: Box<Error>,
    },
    /// Trained weights that cannot be used.
    Models {
        /// The file.
        path: PathBuf,
        /// In what way.
        fault: ModelsFault,
    },
    /// The workbench could not be started.
    Serve {
        /// The address.
        address: String,
        /// Why.
        answer: SystemAnswer,
    },
    /// A decision with other weights than those that tagged the rest.
    OtherWeights {
        /// The consultation's name.
        consultation: String,
    },
    /// What a process of its own was to do for the workbench failed.
    Work {
        /// Why, in Swedish.
        swedish: String,
        /// Why, in English.
        english: String,
    },
    /// Ctrl-C.
    Interrupted,
}

impl Error {
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
            Self::Unknown { thing, .. } => Some(thing.where_it_stands(lang).to_owned()),
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
