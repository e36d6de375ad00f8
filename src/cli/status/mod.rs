//! `remiss status`: what came in, what is missing, what needs a person.

mod json;
mod print;

use std::ops::Range;

use clap::Args;

use super::args::IndexDir;
use super::exit::Exit;
use super::output::Output;
use crate::error::Error;
use crate::model::{Consultation, DocumentRecord, Fate, Lang, ReadState};
use crate::pipeline::Catalogue;
use json::json;
use print::print;

/// The arguments of `remiss status`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss status
  remiss status --sections        the programme's outline, to be checked
  remiss status --ledger          what became of every block of every document
  remiss status --json | jq '.documents[] | select(.state != "read")'"#)]
pub(super) struct StatusArgs {
    #[command(flatten)]
    index: IndexDir,
    /// Only this consultation (its folder's name).
    #[arg(long, value_name = "NAME")]
    consultation: Option<String>,
    /// Show the programme's sections as they were found.
    #[arg(long)]
    sections: bool,
    /// Show what became of every block.
    #[arg(long)]
    ledger: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &StatusArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultations = catalogue.load_some(args.consultation.as_deref())?;
    if args.json {
        output.json(&json(args, output, &consultations))?;
    } else {
        for consultation in &consultations {
            print(args, consultation, output)?;
        }
    }
    let attention = consultations
        .iter()
        .flat_map(|consultation| &consultation.documents)
        .any(|document| document.state != ReadState::Read);
    Ok(if attention {
        Exit::Attention
    } else {
        Exit::Done
    })
}

/// What became of a document's text: fate, number of stretches, bytes; in the
/// order in which the fates first come.
fn ledger_totals(document: &DocumentRecord) -> Vec<(String, usize, usize)> {
    let mut totals: Vec<(String, usize, usize)> = Vec::new();
    for entry in &document.ledger {
        let name = fate_name(&entry.fate);
        let bytes = entry.span.len();
        match totals.iter_mut().find(|(known, _, _)| *known == name) {
            Some((_, count, sum)) => {
                *count += 1;
                *sum += bytes;
            }
            None => totals.push((name, 1, bytes)),
        }
    }
    totals
}

fn fate_name(fate: &Fate) -> String {
    match fate {
        Fate::Statement { .. } => "statement".to_owned(),
        Fate::Duplicate { .. } => "duplicate".to_owned(),
        Fate::Heading => "heading".to_owned(),
        Fate::Context => "context".to_owned(),
        Fate::Quoted => "quoted".to_owned(),
        Fate::Boilerplate { reason } => format!("boilerplate: {reason}"),
    }
}

/// How many of these statements argue something.
fn positions(consultation: &Consultation, places: Range<usize>) -> usize {
    consultation.statements[places]
        .iter()
        .filter(|tagged| tagged.is_position())
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
