//! `remiss status`: what came in, what is missing, what needs a person.

use std::ops::Range;

use clap::Args;
use serde::Serialize;

use super::args::IndexDir;
use super::exit::Exit;
use super::index::totals_json;
use super::output::{BOLD, DIM, Output, safe};
use super::table::{self, Side};
use crate::error::Error;
use crate::model::{
    Consultation, DocumentRecord, Fate, Lang, ReadState, RespondentKind, Stance, Status,
};
use crate::pipeline::{Catalogue, summarise};

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

fn print(args: &StatusArgs, consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    output.line(format!("{BOLD}{}{BOLD:#}", safe(&consultation.about.title)))?;
    print_totals(consultation, output)?;
    if args.sections {
        print_sections(consultation, output)?;
    }
    for warning in &consultation.programme.warnings {
        let what = output.say("programmet", "programme");
        output.line(format!(
            "  ! {what}: {}",
            safe(&warning.in_words(output.lang))
        ))?;
    }
    print_participation(consultation, output)?;
    print_documents(consultation, output)?;
    if args.ledger {
        print_ledger(consultation, output)?;
    }
    for decision in &consultation.lost_decisions {
        let what = output.say(
            "beslut vars uttalande inte längre finns",
            "decision whose statement is no longer found",
        );
        let anchor = &decision.statement;
        output.line(format!(
            "  ! {what}: {} «{}»",
            safe(&anchor.file),
            safe(&anchor.quote)
        ))?;
    }
    output.line("")
}

fn print_totals(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    let total = summarise(consultation);
    let undecided = consultation
        .statements
        .iter()
        .filter(|tagged| tagged.is_position() && tagged.status != Status::Decided)
        .count();
    let rows = [
        (output.say("dokument", "documents"), total.documents),
        (output.say("ej inlästa", "unread"), total.unread),
        (output.say("att se över", "to look at"), total.attention),
        (
            output.say("avsnitt i programmet", "sections of the programme"),
            total.sections,
        ),
        (output.say("uttalanden", "statements"), total.statements),
        (
            output.say("utan eget avsnitt", "without a section of their own"),
            total.statements - total.tagged,
        ),
        (output.say("ej granskade", "undecided"), undecided),
        (
            output.say("beslut i kraft", "decisions in force"),
            consultation.decisions,
        ),
        (output.say("varningar", "warnings"), total.warnings),
    ];
    for (what, count) in rows {
        output.line(format!("  {count:>6}  {what}"))?;
    }
    Ok(())
}

fn print_sections(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    for section in &consultation.programme.sections {
        let indent = "  ".repeat(usize::from(section.level));
        let number = section.number.as_deref().unwrap_or("–");
        output.line(format!(
            "{indent}{number} {} {DIM}[{}] {}{DIM:#}",
            safe(&section.heading),
            safe(section.id.as_str()),
            section.text.chars().count(),
        ))?;
    }
    Ok(())
}

fn print_participation(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    let participation = consultation.participation();
    if !consultation.about.asked.is_empty() {
        let answered = output.say("svarat", "answered");
        let of = output.say("av tillfrågade", "of those asked");
        let (count, asked) = (participation.answered.len(), consultation.about.asked.len());
        output.line(format!("  {answered}: {count} {of} {asked}"))?;
    }
    let lists = [
        (
            output.say("har inte svarat", "silent"),
            &participation.silent,
        ),
        (
            output.say("svarat utan att vara tillfrågade", "uninvited"),
            &participation.uninvited,
        ),
        (
            output.say("svarat efter sista dag", "late"),
            &participation.late,
        ),
        (
            output.say("okänd avsändare", "unknown sender"),
            &participation.unknown,
        ),
    ];
    for (what, names) in lists {
        if !names.is_empty() {
            output.line(format!("  {what}: {}", safe(&names.join("; "))))?;
        }
    }
    Ok(())
}

fn print_documents(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    let columns = [
        (output.say("fil", "file"), Side::Left),
        (output.say("remissinstans", "respondent"), Side::Left),
        (output.say("datum", "date"), Side::Left),
        (output.say("ställning", "position"), Side::Left),
        (output.say("uttalanden", "statements"), Side::Right),
        (output.say("läge", "state"), Side::Left),
    ];
    let rows: Vec<Vec<String>> = consultation
        .documents
        .iter()
        .zip(consultation.statements_by_document())
        .map(|(document, statements)| {
            let overall = document
                .overall
                .as_ref()
                .map(|overall| overall.stance.label(output.lang));
            vec![
                file_and_part(document),
                document.identity.respondent(),
                document.identity.date.clone().unwrap_or_default(),
                overall.unwrap_or("").to_owned(),
                positions(consultation, statements).to_string(),
                document.state.label(output.lang).to_owned(),
            ]
        })
        .collect();
    for line in table::lines(&columns, &rows) {
        output.line(format!("  {line}"))?;
    }
    for document in &consultation.documents {
        for reason in reasons(document, output.lang) {
            output.line(format!(
                "  ! {}: {}",
                safe(&file_and_part(document)),
                safe(&reason)
            ))?;
        }
    }
    Ok(())
}

fn print_ledger(consultation: &Consultation, output: &mut Output) -> Result<(), Error> {
    for document in &consultation.documents {
        output.line(format!(
            "  {BOLD}{}{BOLD:#}",
            safe(&file_and_part(document))
        ))?;
        for (fate, count, bytes) in ledger_totals(document) {
            output.line(format!("  {count:>6} {bytes:>8} B  {fate}"))?;
        }
    }
    Ok(())
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

fn file_and_part(document: &DocumentRecord) -> String {
    if document.part.is_empty() {
        document.file.clone()
    } else {
        format!("{} ({})", document.file, document.part)
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

#[derive(Serialize)]
struct StatusJson {
    version: u32,
    consultations: Vec<serde_json::Value>,
    documents: Vec<DocumentJson>,
}

#[derive(Serialize)]
struct DocumentJson {
    consultation: String,
    file: String,
    document: String,
    hash: String,
    respondent: String,
    respondents: Vec<String>,
    kind: RespondentKind,
    date: Option<String>,
    reference: Option<String>,
    minutes_paragraph: Option<String>,
    respondent_confidence: f32,
    overall: Option<Stance>,
    overall_quote: Option<String>,
    state: ReadState,
    reason: Option<String>,
    warnings: Vec<String>,
    pages: u32,
    statements: usize,
    copy_of: Option<String>,
    ledger: Vec<serde_json::Value>,
}

fn json(args: &StatusArgs, output: &Output, consultations: &[Consultation]) -> StatusJson {
    StatusJson {
        version: 1,
        consultations: consultations
            .iter()
            .map(|one| consultation_json(args, output, one))
            .collect(),
        documents: consultations
            .iter()
            .flat_map(|consultation| {
                consultation
                    .documents
                    .iter()
                    .zip(consultation.statements_by_document())
                    .map(|(document, statements)| {
                        document_json(args, output, consultation, document, statements)
                    })
            })
            .collect(),
    }
}

fn consultation_json(
    args: &StatusArgs,
    output: &Output,
    consultation: &Consultation,
) -> serde_json::Value {
    let mut value = totals_json(&summarise(consultation));
    let participation = consultation.participation();
    value["answered"] = participation.answered.into();
    value["silent"] = participation.silent.into();
    value["uninvited"] = participation.uninvited.into();
    value["late"] = participation.late.into();
    value["unknown"] = participation.unknown.into();
    value["decisions"] = consultation.decisions.into();
    value["lost_decisions"] = consultation.lost_decisions.len().into();
    value["programme_warnings"] = consultation
        .programme
        .warnings
        .iter()
        .map(|warning| warning.in_words(output.lang))
        .collect::<Vec<_>>()
        .into();
    if args.sections {
        value["outline"] = consultation
            .programme
            .sections
            .iter()
            .map(|section| {
                serde_json::json!({
                    "id": section.id, "number": section.number, "heading": section.heading,
                    "level": section.level, "page": section.page,
                    "characters": section.text.chars().count(),
                })
            })
            .collect();
    }
    value
}

fn document_json(
    args: &StatusArgs,
    output: &Output,
    consultation: &Consultation,
    document: &DocumentRecord,
    statements: Range<usize>,
) -> DocumentJson {
    let ledger = |document: &DocumentRecord| {
        ledger_totals(document)
            .into_iter()
            .map(|(fate, count, bytes)| serde_json::json!({"fate": fate, "count": count, "bytes": bytes}))
            .collect()
    };
    let identity = &document.identity;
    DocumentJson {
        consultation: consultation.name.clone(),
        file: document.file.clone(),
        document: document.part.clone(),
        hash: document.hash.to_string(),
        respondent: identity.respondent(),
        respondents: identity.respondents.clone(),
        kind: identity.kind,
        date: identity.date.clone(),
        reference: identity.reference.clone(),
        minutes_paragraph: identity.minutes_paragraph.clone(),
        respondent_confidence: identity.confidence,
        overall: document.overall.as_ref().map(|overall| overall.stance),
        overall_quote: document
            .overall
            .as_ref()
            .map(|overall| overall.quote.clone()),
        state: document.state,
        reason: reasons(document, output.lang)
            .into_iter()
            .next()
            .filter(|_| document.state != ReadState::Read),
        warnings: document
            .warnings
            .iter()
            .map(|warning| warning.in_words(output.lang))
            .collect(),
        pages: document.pages,
        statements: positions(consultation, statements),
        copy_of: document.copy_of.clone(),
        ledger: if args.ledger {
            ledger(document)
        } else {
            Vec::new()
        },
    }
}
