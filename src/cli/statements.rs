//! `remiss statements`: every statement as NDJSON, for other programs.

use clap::Args;
use serde::Serialize;

use super::args::IndexDir;
use super::exit::Exit;
use super::filter::Filter;
use super::output::Output;
use crate::error::Error;
use crate::model::{
    Consultation, DocumentRecord, Evidence, GENERAL, Origin, RespondentKind, Role, Stance,
    StatementId, Status, Tag, TaggedStatement,
};
use crate::pipeline::Catalogue;

/// The version of the objects printed here.
const VERSION: u32 = 1;

/// The arguments of `remiss statements`.
#[derive(Debug, Args)]
#[command(before_help = r"Examples:
  remiss statements > statements.ndjson
  remiss statements --section 3.2 --stance opposes
  remiss statements --kind company | jq -r .text")]
pub(super) struct StatementsArgs {
    #[command(flatten)]
    index: IndexDir,
    #[command(flatten)]
    filter: Filter,
    /// Also quoted programme text and formalities.
    #[arg(long)]
    all: bool,
}

pub(super) fn run(args: &StatementsArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    let mut printed = 0;
    let consultations = catalogue.load_some(args.filter.only.consultation.as_deref())?;
    for (consultation, document, tagged) in args.filter.take(&consultations)? {
        if args.all || tagged.is_position() {
            output.json(&StatementLine::new(consultation, document, tagged))?;
            printed += 1;
        }
    }
    if printed == 0 {
        args.filter.tell_nothing(&catalogue, output)?;
        return Ok(Exit::NothingFound);
    }
    Ok(Exit::Done)
}

/// One statement as other programs get it.
#[derive(Debug, Serialize)]
pub(super) struct StatementLine<'a> {
    version: u32,
    id: &'a str,
    consultation: &'a str,
    document: &'a str,
    file: &'a str,
    respondent: String,
    respondents: &'a [String],
    kind: RespondentKind,
    page: Option<u32>,
    paragraph: usize,
    start: usize,
    end: usize,
    text: &'a str,
    role: Role,
    heading: Option<&'a str>,
    stance: Option<Stance>,
    stance_confidence: f32,
    stance_evidence: &'a [Evidence],
    sections: Vec<SectionLine<'a>>,
    status: Status,
    duplicate_of: Option<&'a str>,
    draft_of: Option<&'a str>,
    language: &'a str,
}

#[derive(Debug, Serialize)]
struct SectionLine<'a> {
    id: &'a str,
    number: Option<&'a str>,
    heading: &'a str,
    path: Vec<&'a str>,
    score: f32,
    confidence: f32,
    chosen: bool,
    origin: Origin,
    evidence: &'a [Evidence],
}

impl<'a> StatementLine<'a> {
    pub(super) fn new(
        consultation: &'a Consultation,
        document: &'a DocumentRecord,
        tagged: &'a TaggedStatement,
    ) -> Self {
        let statement = &tagged.statement;
        Self {
            version: VERSION,
            id: statement.id.as_str(),
            consultation: &consultation.name,
            document: &document.part,
            file: &document.file,
            respondent: statement.respondents.join(", "),
            respondents: &statement.respondents,
            kind: statement.kind,
            page: statement.page,
            paragraph: statement.paragraph,
            start: statement.span.start,
            end: statement.span.end,
            text: &statement.text,
            role: statement.role,
            heading: statement.headings.last().map(String::as_str),
            stance: tagged.stance,
            stance_confidence: tagged.stance_confidence,
            stance_evidence: &tagged.stance_evidence,
            sections: tagged
                .tags
                .iter()
                .map(|tag| section_line(consultation, tag))
                .collect(),
            status: tagged.status,
            duplicate_of: statement.duplicate_of.as_ref().map(StatementId::as_str),
            draft_of: statement.draft_of.as_ref().map(StatementId::as_str),
            language: &statement.language,
        }
    }
}

fn section_line<'a>(consultation: &'a Consultation, tag: &'a Tag) -> SectionLine<'a> {
    let programme = &consultation.programme;
    let at = programme
        .sections
        .iter()
        .position(|section| section.id == tag.section);
    let section = at.map(|at| &programme.sections[at]);
    SectionLine {
        id: tag.section.as_str(),
        number: section.and_then(|section| section.number.as_deref()),
        heading: section.map_or(GENERAL, |section| section.heading.as_str()),
        path: at.map(|at| programme.path(at)).unwrap_or_default(),
        score: tag.score,
        confidence: tag.confidence,
        chosen: tag.chosen,
        origin: tag.origin,
        evidence: &tag.evidence,
    }
}
