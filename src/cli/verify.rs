//! `remiss verify`: whether each quotation of a report is verbatim in its source.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::args::IndexDir;
use super::exit::Exit;
use super::output::{BOLD, Output, safe};
use crate::error::{Action, Error};
use crate::model::{Consultation, ContentHash, DocumentRecord};
use crate::pipeline::Catalogue;
use crate::report::verify::{self, Outcome, Quoted, Sources, Verification};

/// The arguments of `remiss verify`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss verify remissammanställning.docx
  remiss verify avsnitt-3.xlsx --json

Exit codes: 0 every quotation is verbatim; 1 no quotation found; 3 some are not.")]
pub(super) struct VerifyArgs {
    /// The report: docx, xlsx, html, md, csv or json.
    file: PathBuf,
    #[command(flatten)]
    index: IndexDir,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

pub(super) fn run(args: &VerifyArgs, output: &mut Output) -> Result<Exit, Error> {
    let bytes = std::fs::read(&args.file).map_err(Error::io(&args.file, Action::Read))?;
    let quotations = verify::read(&bytes).map_err(Error::in_file(&args.file))?;
    let catalogue = Catalogue::open(&args.index.dir)?;
    let (sources, changed) = sources(&catalogue, &quotations)?;
    let verification = verify::verify(quotations, &sources);
    if args.json {
        output.json(&VerificationJson::new(&verification, &changed))?;
    } else {
        print(&verification, &changed, output)?;
    }
    Ok(if verification.quotations == 0 {
        Exit::NothingFound
    } else if verification.holds() && changed.is_empty() {
        Exit::Done
    } else {
        Exit::Attention
    })
}

/// The texts of the documents quoted, and those files that are no longer what
/// they were when they were read.
fn sources(catalogue: &Catalogue, quotations: &[Quoted]) -> Result<(Sources, Vec<String>), Error> {
    let quoted: BTreeSet<&str> = quotations.iter().map(Quoted::document).collect();
    let mut sources = Sources::default();
    let mut changed = Vec::new();
    for name in catalogue.names() {
        let consultation = catalogue.load(name)?;
        let folder = &catalogue.entry(name)?.folder;
        sources.add_statements(&consultation);
        for record in records(&consultation, &quoted) {
            if !is_unchanged(folder, record) {
                changed.push(record.file.clone());
            }
            match catalogue.document(record) {
                Ok(document) => sources.add_document(&record.hash, document.text),
                // Told with each quotation from it: it has no source.
                Err(Error::Unknown { .. }) => {}
                Err(error) => return Err(error),
            }
        }
    }
    Ok((sources, changed))
}

fn records<'a>(
    consultation: &'a Consultation,
    quoted: &BTreeSet<&str>,
) -> impl Iterator<Item = &'a DocumentRecord> {
    consultation
        .documents
        .iter()
        .filter(|record| record.error.is_none() && quoted.contains(record.hash.short()))
}

/// Whether the file is byte for byte the one that was read.
fn is_unchanged(folder: &Path, record: &DocumentRecord) -> bool {
    std::fs::read(folder.join(&record.file))
        .is_ok_and(|bytes| ContentHash::of(&bytes) == record.file_hash)
}

fn print(
    verification: &Verification,
    changed: &[String],
    output: &mut Output,
) -> Result<(), Error> {
    let holds = output.say("ordagranna", "verbatim");
    let masked = output.say(
        "ordagranna utom maskerat",
        "verbatim but for what is masked",
    );
    let wrong = output.say("stämmer inte", "not as in the source");
    let quotations = output.say("citat", "quotations");
    output.line(format!(
        "{} {quotations}: {} {holds}, {} {masked}, {} {wrong}",
        verification.quotations,
        verification.verbatim,
        verification.masked,
        verification.wrong.len(),
    ))?;
    for (quoted, outcome) in &verification.wrong {
        output.line(format!("{BOLD}{}{BOLD:#}", safe(&quoted.id)))?;
        let report = output.say("rapporten", "report");
        output.line(format!("  {report}: {}", safe(&quoted.text)))?;
        let source = output.say("källan", "source");
        let stands = match outcome {
            Outcome::Differs { source } if !source.is_empty() => safe(source),
            Outcome::NoSource => output
                .say(
                    "dokumentet finns inte i indexet",
                    "the document is not in the index",
                )
                .to_owned(),
            _ => output
                .say("orden finns inte där", "the words are not there")
                .to_owned(),
        };
        output.line(format!("  {source}: {stands}"))?;
    }
    for file in changed {
        let what = output.say(
            "filen är ändrad eller borta sedan den lästes in",
            "the file has changed or gone since it was read",
        );
        output.line(format!("! {}: {what}", safe(file)))?;
    }
    Ok(())
}

#[derive(Serialize)]
struct VerificationJson<'a> {
    version: u32,
    quotations: usize,
    verbatim: usize,
    masked: usize,
    wrong: Vec<WrongJson<'a>>,
    changed_files: &'a [String],
}

#[derive(Serialize)]
struct WrongJson<'a> {
    id: &'a str,
    text: &'a str,
    source: Option<&'a str>,
}

impl<'a> VerificationJson<'a> {
    fn new(verification: &'a Verification, changed: &'a [String]) -> Self {
        Self {
            version: 1,
            quotations: verification.quotations,
            verbatim: verification.verbatim,
            masked: verification.masked,
            wrong: verification
                .wrong
                .iter()
                .map(|(quoted, outcome)| WrongJson {
                    id: &quoted.id,
                    text: &quoted.text,
                    source: match outcome {
                        Outcome::Differs { source } => Some(source),
                        _ => None,
                    },
                })
                .collect(),
            changed_files: changed,
        }
    }
}
