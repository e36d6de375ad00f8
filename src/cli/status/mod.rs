//! `remiss status`: what came in, what is missing, what needs a person.

mod json;
mod ledger;
mod print;

use std::ops::Range;

use clap::Args;

use super::args::{IndexDir, Only};
use super::exit::Exit;
use super::output::Output;
use crate::error::Error;
use crate::model::{Consultation, Copies, DocumentRecord, Lang};
use crate::pipeline::{Catalogue, summarise};
use json::json;
use print::print;

/// The arguments of `remiss status`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss status
  remiss status --sections        the programme's outline, to be checked
  remiss status --ledger          what became of every block, and what was left out
  remiss status --json | jq '.documents[] | select(.state != "read")'"#)]
pub(super) struct StatusArgs {
    #[command(flatten)]
    index: IndexDir,
    #[command(flatten)]
    only: Only,
    /// Show the programme's sections as they were found, and each that has no text.
    #[arg(long)]
    sections: bool,
    /// Show what became of every block, and the text of what is no statement.
    #[arg(long)]
    ledger: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &StatusArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultations = catalogue.load_some(args.only.consultation.as_deref())?;
    if args.json {
        output.json(&json(args, output, &catalogue, &consultations)?)?;
    } else {
        for consultation in &consultations {
            print(args, &catalogue, consultation, output)?;
        }
    }
    let attention = (consultations.iter())
        .map(summarise)
        .any(|one| one.needs_attention());
    Ok(if attention {
        Exit::Attention
    } else {
        Exit::Done
    })
}

/// How many of these statements argue something that no earlier copy of the
/// same answer has.
fn positions(consultation: &Consultation, copies: &Copies<'_>, places: Range<usize>) -> usize {
    consultation.statements[places]
        .iter()
        .filter(|tagged| copies.is_counted(tagged))
        .count()
}

/// Why a document is unread or needs attention, each with what to do.
fn reasons(document: &DocumentRecord, lang: Lang) -> Vec<String> {
    let error = document
        .error
        .iter()
        .map(|e| format!("{}; {}", e.in_words(lang), e.hint_in(lang)));
    let warnings = document
        .warnings
        .iter()
        .map(|warning| warning.in_words(lang));
    let copy = document.copy_of.iter().map(|first| match lang {
        Lang::Sv => format!("samma innehåll som {first}"),
        Lang::En => format!("the same content as {first}"),
    });
    error.chain(warnings).chain(copy).collect()
}
