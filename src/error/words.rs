//! Errors in the words that a person reads, both languages side by side.

use std::fmt;

use super::Error;
use crate::model::{Lang, SystemAnswer, told};

impl Error {
    /// What went wrong in the words that a person reads; English is what
    /// `Display` gives. What a parser says stays as it is, and what the
    /// operating system seldom says.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Io {
                path,
                action,
                source,
            } => {
                let (path, failed) = (path.display(), action.failed(lang));
                let swedish = SystemAnswer::from(source).in_words(Lang::Sv);
                told!(
                    lang,
                    "{path}: {failed}: {swedish}",
                    "{path}: {failed}: {source}"
                )
            }
            Self::Config { path, line, fault } => {
                format!("{}:{line}: {}", path.display(), fault.in_words(lang))
            }
            Self::Line {
                path,
                line,
                kind,
                message,
            } => {
                let is_none = kind.is_none(lang);
                format!("{}:{line}: {is_none}: {message}", path.display())
            }
            Self::Foreign { path, what } => {
                format!("{}: {}", path.display(), what.in_words(lang))
            }
            Self::NoConsultation { path } => {
                let path = path.display();
                told!(
                    lang,
                    "{path}: ingen remiss finns här",
                    "{path}: no consultation found"
                )
            }
            Self::NoIndex { path } => {
                let path = path.display();
                told!(lang, "{path}: inget index finns här", "{path}: no index")
            }
            Self::Locked { path, holder } => {
                let (path, holder) = (path.display(), holder.in_words(lang));
                told!(
                    lang,
                    "{path}: någon annan skriver just nu ({holder})",
                    "{path}: being written by {holder}"
                )
            }
            Self::Index { path, fault } => {
                let (path, fault) = (path.display(), fault.in_words(lang));
                told!(
                    lang,
                    "{path}: indexet kan inte användas: {fault}",
                    "{path}: the index cannot be used: {fault}"
                )
            }
            Self::WhichConsultation { names } => told!(
                lang,
                "flera remisser är inlästa: {names}",
                "several consultations are indexed: {names}"
            ),
            Self::Unknown { thing, given, .. } => {
                let thing = thing.name(lang);
                told!(lang, "{thing} `{given}` finns inte", "no {thing} `{given}`")
            }
            Self::Usage { swedish, english } | Self::Work { swedish, english } => match lang {
                Lang::Sv => swedish.clone(),
                Lang::En => english.clone(),
            },
            Self::Report {
                format,
                action,
                fault,
            } => {
                let (failed, fault) = (action.failed(lang), fault.in_words(lang));
                told!(
                    lang,
                    "rapporten ({format}) {failed}: {fault}",
                    "the {format} report {failed}: {fault}"
                )
            }
            Self::Template { fault } => {
                let fault = fault.in_words(lang);
                told!(
                    lang,
                    "kan inte användas som mall: {fault}",
                    "cannot be used as a template: {fault}"
                )
            }
            Self::File { path, source } => {
                format!("{}: {}", path.display(), source.in_words(lang))
            }
            Self::Models { path, fault } => {
                let (path, fault) = (path.display(), fault.in_words(lang));
                told!(
                    lang,
                    "{path}: modellerna kan inte användas: {fault}",
                    "{path}: the models cannot be used: {fault}"
                )
            }
            Self::Serve { address, answer } => {
                let answer = answer.in_words(lang);
                told!(
                    lang,
                    "arbetsbänken kunde inte startas på {address}: {answer}",
                    "the workbench could not be started on {address}: {answer}"
                )
            }
            Self::OtherWeights { consultation } => told!(
                lang,
                "{consultation}: märkt med andra vikter än dessa",
                "{consultation}: tagged with other weights than these"
            ),
            Self::Interrupted => told!(
                lang,
                "avbruten; indexet är som det var förut",
                "interrupted; the index is as it was before"
            ),
        }
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.in_words(Lang::En))
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        match self {
            Self::Io { source, .. } => Some(source),
            Self::File { source, .. } => Some(source),
            _ => None,
        }
    }
}
