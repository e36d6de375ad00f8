//! The arguments: one declaration from which parser, help, completions and
//! manual page come.

use std::convert::Infallible;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand, ValueEnum};
use unicode_normalization::UnicodeNormalization;

use super::{
    comments, decide, doctor, evaluate, excerpt, explain, extract, index, init, manual, remark,
    search, serve, statements, status, verify,
};
use crate::error::Error;
use crate::model::Lang;
use crate::tag::Models;

const EXAMPLES: &str = "\
Examples:
  remiss index corpus                       read everything new and index it
  remiss status                             what came in, what is missing
  remiss search \"uppföljning av mål\"        full-text search, Swedish done properly
  remiss excerpt --section 3.2 -o 3.2.docx  what was said of one section, in Word
  remiss serve                              the workbench in the browser

Exit codes: 0 done; 1 nothing found; 2 could not run; 3 finished, but
something needs attention; 130 interrupted.";

/// Reads the responses to a consultation, splits and tags their statements,
/// indexes them and writes the compilation.
#[derive(Debug, Parser)]
#[command(name = "remiss", version, before_help = EXAMPLES, max_term_width = 100)]
pub(super) struct Cli {
    #[command(flatten)]
    pub(super) global: Global,
    #[command(subcommand)]
    pub(super) command: Command,
}

/// What every command takes.
#[derive(Debug, Args)]
pub(super) struct Global {
    /// Language of what is printed for officials.
    #[arg(long, global = true, env = "REMISS_LANG", value_enum, default_value_t = Words::Sv)]
    pub(super) lang: Words,
    /// When to colour; `NO_COLOR` is heeded.
    #[arg(long, global = true, value_enum, default_value_t = Color::Auto)]
    pub(super) color: Color,
    /// Print results and errors only.
    #[arg(short, long, global = true)]
    pub(super) quiet: bool,
    /// Say more on stderr; twice for much more.
    #[arg(short, long, global = true, action = clap::ArgAction::Count)]
    pub(super) verbose: u8,
}

#[derive(Debug, Subcommand)]
pub(super) enum Command {
    /// Read what is new or changed, split, identify, tag and index it.
    Index(index::IndexArgs),
    /// Search the statements, in Swedish.
    Search(search::SearchArgs),
    /// Print every statement as NDJSON, one object a line.
    Statements(statements::StatementsArgs),
    /// Show documents read and unread, who answered, what needs attention.
    Status(status::StatusArgs),
    /// Print one file's text as the reader sees it.
    Extract(extract::ExtractArgs),
    /// Write the compilation, or a part of it: Word, Excel, HTML, Markdown, CSV, JSON.
    Excerpt(excerpt::ExcerptArgs),
    /// Prove that each quotation of a report is verbatim in its source.
    Verify(verify::VerifyArgs),
    /// Record what officials wrote into the comment cells of a report.
    Comments(comments::CommentsArgs),
    /// Show why a statement has its sections and its stance.
    Explain(explain::ExplainArgs),
    /// Record a person's verdict on a statement.
    Decide(decide::DecideArgs),
    /// Write a section's summary and the proposer's assessment, for the compilation.
    Remark(remark::RemarkArgs),
    /// Score the tags against labelled consultations.
    Evaluate(evaluate::EvaluateArgs),
    /// Open the workbench on 127.0.0.1: read, search, decide, export.
    Serve(serve::ServeArgs),
    /// Read in what the workbench orders; for the workbench itself.
    #[command(hide = true)]
    Work(serve::WorkArgs),
    /// Draw a page of a PDF; for the workbench itself.
    #[command(hide = true)]
    Draw(serve::DrawArgs),
    /// Make a consultation's folder, or write consultation.toml for one.
    Init(init::InitArgs),
    /// Check the set-up: index, recogniser, languages.
    Doctor(doctor::DoctorArgs),
    /// Print shell completions.
    Completions(manual::CompletionsArgs),
    /// Print the manual page.
    Man(manual::ManArgs),
}

/// The index to read.
#[derive(Debug, Args)]
pub(super) struct IndexDir {
    /// The folder of the index.
    #[arg(
        long = "index",
        value_name = "DIR",
        env = "REMISS_INDEX",
        default_value = "index"
    )]
    pub(super) dir: PathBuf,
}

/// The consultation to look at.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Only {
    /// Only this consultation (its folder's name).
    #[arg(long, value_name = "NAME", value_parser = composed)]
    pub(super) consultation: Option<String>,
}

/// The weights to tag with.
#[derive(Debug, Args)]
pub(super) struct Weights {
    /// Trained weights to use in place of the built-in ones.
    #[arg(long, value_name = "DIR")]
    pub(super) models: Option<PathBuf>,
}

impl Weights {
    /// Reads them.
    pub(super) fn load(&self) -> Result<Models, Error> {
        self.models
            .as_deref()
            .map_or_else(|| Ok(Models::embedded()), Models::load)
    }
}

/// Text with each letter and its marks as one character, as the index has it:
/// what a Mac hands over from a file's name has them apart.
#[expect(clippy::unnecessary_wraps, reason = "the parser asks for a Result")]
pub(super) fn composed(given: &str) -> Result<String, Infallible> {
    Ok(given.nfc().collect())
}

/// The name of who decides: not blank, for it stands behind the decision.
pub(super) fn person(given: &str) -> Result<String, NoName> {
    match given.trim() {
        "" => Err(NoName),
        name => Ok(name.nfc().collect()),
    }
}

/// A blank in place of a person's name.
#[derive(Debug, thiserror::Error)]
#[error("a name is needed")]
pub(super) struct NoName;

/// Swedish or English.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Words {
    /// Swedish.
    Sv,
    /// English.
    En,
}

impl From<Words> for Lang {
    fn from(words: Words) -> Self {
        match words {
            Words::Sv => Self::Sv,
            Words::En => Self::En,
        }
    }
}

/// When to colour.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(super) enum Color {
    /// On a terminal, unless `NO_COLOR` says otherwise.
    Auto,
    /// Always.
    Always,
    /// Never.
    Never,
}

impl Color {
    /// Makes this the choice of the whole program.
    pub(super) fn write_global(self) {
        match self {
            Self::Auto => anstream::ColorChoice::Auto,
            Self::Always => anstream::ColorChoice::Always,
            Self::Never => anstream::ColorChoice::Never,
        }
        .write_global();
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    #[test]
    fn the_declaration_is_sound() {
        super::Cli::command().debug_assert();
    }
}
