//! `remiss verify`: whether each quotation of a report is verbatim in its source.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use clap::Args;
use serde::Serialize;

use super::args::IndexDir;
use super::exit::Exit;
use super::output::{BOLD, Output, safe};
use crate::corpus;
use crate::error::{Action, Error};
use crate::model::{Consultation, ContentHash, DocumentRecord, cited_page};
use crate::pipeline::Catalogue;
use crate::report::verify::{self, Missing, Outcome, Proved, Sources, Verification};

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
    let report = verify::read(&bytes).map_err(Error::in_file(&args.file))?;
    let catalogue = Catalogue::open(&args.index.dir)?;
    let (sources, changed) = sources(&catalogue, &report)?;
    let verification = verify::verify(report, &sources);
    if args.json {
        output.json(&VerificationJson::new(&verification, &changed))?;
    } else {
        print(&verification, &changed, output)?;
    }
    Ok(
        if verification.quotations == 0 && verification.missing.is_empty() {
            Exit::NothingFound
        } else if verification.holds() && changed.is_empty() {
            Exit::Done
        } else {
            Exit::Attention
        },
    )
}

/// The texts of the documents quoted, and those files that are no longer what
/// they were when they were read.
fn sources(catalogue: &Catalogue, report: &Proved) -> Result<(Sources, Vec<String>), Error> {
    let quoted = report.documents();
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
    std::fs::read(corpus::path_of(folder, &record.file))
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
    print_missing(verification, output)?;
    for file in changed {
        let what = output.say(
            "filen är ändrad eller borta sedan den lästes in",
            "the file has changed or gone since it was read",
        );
        output.line(format!("! {}: {what}", safe(file)))?;
    }
    Ok(())
}

/// What the report had, and whether it says so.
fn print_missing(verification: &Verification, output: &mut Output) -> Result<(), Error> {
    for Missing {
        id,
        text,
        file,
        page,
        page_is_reckoned,
    } in &verification.missing
    {
        let what = output.say("saknas i rapporten", "missing in the report");
        let page = page.map_or_else(String::new, |page| {
            format!(", {}", cited_page(output.lang, page, *page_is_reckoned))
        });
        let file = file.as_deref().unwrap_or("–");
        output.line(format!("{BOLD}{}{BOLD:#}", safe(id)))?;
        output.line(format!("  {what} ({}{page})", safe(file)))?;
        if let Some(text) = text {
            let source = output.say("källan", "source");
            output.line(format!("  {source}: {}", safe(text)))?;
        }
    }
    if verification.unknown > 0 {
        let what = output.say(
            "citat till saknas i rapporten; vilka går inte längre att säga",
            "more quotations are missing in the report; which can no longer be told",
        );
        output.line(format!("! {} {what}", verification.unknown))?;
    }
    if !verification.is_sealed {
        let what = output.say(
            "rapporten säger inte vilka citat den ska ha: den är skriven av en tidigare version, eller så är uppgiften borttagen",
            "the report does not say which quotations it is to have: it was written by an earlier version, or that was taken out",
        );
        output.line(format!("! {what}"))?;
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
    missing: Vec<MissingJson<'a>>,
    missing_unknown: usize,
    sealed: bool,
    changed_files: &'a [String],
}

#[derive(Serialize)]
struct MissingJson<'a> {
    id: &'a str,
    text: Option<&'a str>,
    file: Option<&'a str>,
    page: Option<u32>,
    page_is_reckoned: bool,
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
            missing: verification
                .missing
                .iter()
                .map(|missing| MissingJson {
                    id: &missing.id,
                    text: missing.text.as_deref(),
                    file: missing.file.as_deref(),
                    page: missing.page,
                    page_is_reckoned: missing.page_is_reckoned,
                })
                .collect(),
            missing_unknown: verification.unknown,
            sealed: verification.is_sealed,
            changed_files: changed,
        }
    }
}
