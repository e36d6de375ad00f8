//! `remiss excerpt`: the compilation, or a part of it, in a file to be sent.

mod length;
mod spare;
mod target;

use std::path::{Path, PathBuf};

use clap::{Args, ValueEnum};

use super::args::{IndexDir, composed};
use super::exit::Exit;
use super::filter::{Filter, sections_called};
use super::output::{Output, safe};
use crate::error::{Action, Error};
use crate::language::by_number;
use crate::model::{Consultation, Lang, SectionId};
use crate::pipeline::Catalogue;
use crate::replace;
use crate::report::{self, Criterion, Format, Options, Report, Selection, docx::Template};
use crate::search::{Filters, Found, Query, Searcher};
use length::Length;

/// The arguments of `remiss excerpt`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss excerpt -o remissammanställning.docx      the whole compilation, in Word
  remiss excerpt --section 3 -o avsnitt-3.docx     section 3 with its subsections
  remiss excerpt --respondent Kulturnämnden        all that it said, as Markdown
  remiss excerpt --for board -o till-nämnden.docx  to be read, with nothing to fill in
  remiss excerpt --without appendix,background -o utan-bilaga.docx
  remiss excerpt --query "budget ELLER ekonomi" --format xlsx
  remiss excerpt --mask --template brand.docx -o maskerad.docx

What officials write into the cells of a Word or Excel report is read back by
`remiss comments`, and `remiss verify` proves its quotations."#)]
pub(super) struct ExcerptArgs {
    #[command(flatten)]
    index: IndexDir,
    #[command(flatten)]
    filter: Filter,
    /// Only the sections themselves, without their subsections.
    #[arg(long, requires = "section")]
    no_subsections: bool,
    /// Only what this search finds, in the query language of `remiss search`.
    #[arg(long, value_name = "QUERY", value_parser = composed)]
    query: Option<String>,
    /// The format; else by the ending of the file's name, else Markdown.
    #[arg(long, value_enum)]
    format: Option<Kind>,
    /// The file to write; `-` for stdout.
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// The report's date, as printed (2025-05-20).
    #[arg(long, value_name = "DATE")]
    date: Option<jiff::civil::Date>,
    /// Who makes the report, as printed on its title page.
    #[arg(long, value_name = "NAME", env = "REMISS_BY")]
    by: Option<String>,
    /// Print each section's own text before what is said of it.
    #[arg(long)]
    section_text: bool,
    /// Mask identity numbers, telephone numbers, e-mail addresses and names of
    /// those who signed, and of private persons. What officials write themselves
    /// is left alone.
    #[arg(long)]
    mask: bool,
    /// Order of the quotations of one stance in one section.
    #[arg(long, value_enum, default_value_t = QuotationOrder::Respondent)]
    order: QuotationOrder,
    #[command(flatten)]
    length: Length,
    /// A Word document whose styles, page, header, footer and logo are taken.
    #[arg(long, value_name = "FILE")]
    template: Option<PathBuf>,
}

/// A format by its usual ending.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Kind {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// One page for a browser or a printer.
    Html,
    /// Markdown.
    Md,
    /// One row per statement.
    Csv,
    /// The report's whole structure.
    Json,
}

/// How quotations are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum QuotationOrder {
    /// By kind of respondent, then as they were asked.
    Respondent,
    /// The earliest answer first.
    Date,
    /// The most fitting hit of `--query` first.
    Relevance,
}

pub(super) fn run(args: &ExcerptArgs, output: &mut Output) -> Result<Exit, Error> {
    let format = target::format(args)?;
    let template = args.template.as_deref().map(template).transpose()?;
    if template.is_some() && format != Format::Docx {
        return Err(Error::usage(
            format!("--template gäller Word; formatet som begärs är {format}"),
            format!("--template is for Word; the format asked for is {format}"),
        ));
    }
    args.length.check(format)?;
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultation = catalogue.load_one(args.filter.only.consultation.as_deref())?;
    let selection = selection(args, &catalogue, &consultation, output)?;
    selection.check(&consultation)?;
    let options = Options {
        lang: output.lang,
        date: args.date.map(|date| date.to_string()),
        by: args.by.clone(),
        section_text: args.section_text,
        mask: args.mask,
        without: args.length.without(),
        audience: args.length.audience(),
    };
    let report = Report::build(&consultation, &selection, &options);
    if report.cover.statements == 0 {
        args.filter.tell_nothing(&catalogue, output)?;
        return Ok(Exit::NothingFound);
    }
    let bytes = format.write(&report, template.as_ref())?;
    match target::path(args, format, &consultation) {
        None => output.bytes(&bytes)?,
        Some(path) => {
            spare::spare(&path, &consultation)?;
            replace::file(&path, |out| out.write_all(&bytes))?;
            output.note(told(output.lang, &path, &report));
        }
    }
    Ok(Exit::Done)
}

fn template(path: &Path) -> Result<Template, Error> {
    let bytes = std::fs::read(path).map_err(Error::io(path, Action::Read))?;
    Template::read(&bytes).map_err(Error::in_file(path))
}

fn told(lang: Lang, path: &Path, report: &Report) -> String {
    let path = safe(&path.display().to_string());
    let statements = report.cover.statements;
    let masked = report.masked.map_or_else(String::new, |masked| match lang {
        Lang::Sv => format!(
            ", {} {}",
            masked.total(),
            by_number(
                masked.total(),
                "personuppgift maskerad",
                "personuppgifter maskerade"
            )
        ),
        Lang::En => format!(
            ", {} {} of personal data masked",
            masked.total(),
            by_number(masked.total(), "item", "items")
        ),
    });
    match lang {
        Lang::Sv => format!(
            "Skrev {path}: {statements} {}{masked}. Pröva citaten: remiss verify {path}",
            by_number(statements, "uttalande", "uttalanden")
        ),
        Lang::En => format!(
            "Wrote {path}: {statements} {}{masked}. Prove the quotations: remiss verify {path}",
            by_number(statements, "statement", "statements")
        ),
    }
}

/// Sections as they are; everything else as the statements that pass.
fn selection(
    args: &ExcerptArgs,
    catalogue: &Catalogue,
    consultation: &Consultation,
    output: &Output,
) -> Result<Selection, Error> {
    let filter = &args.filter;
    let mut selection = Selection {
        sections: sections(args, consultation)?,
        order: match args.order {
            QuotationOrder::Respondent => report::Order::Respondent,
            QuotationOrder::Date => report::Order::Date,
            QuotationOrder::Relevance => report::Order::Given,
        },
        limit: args.length.limit,
        ..Selection::default()
    };
    let mut is_relaxed = false;
    if let Some(query) = &args.query {
        let found = hits(args, catalogue, consultation, query)?;
        for hint in &found.hints {
            output.note(hint.message(output.lang));
        }
        is_relaxed = found.is_relaxed();
        selection.statements = Some(found.ids);
    } else if let Some(name) = only_respondent(filter, consultation) {
        selection.respondent = Some(name);
    } else if filter.narrows() {
        let taken = filter.take(std::slice::from_ref(consultation))?;
        let ids = taken
            .into_iter()
            .map(|(.., tagged)| tagged.statement.id.clone());
        selection.statements = Some(ids.collect());
    }
    if selection.statements.is_some() {
        selection.chosen_by = criteria(args, is_relaxed);
    }
    Ok(selection)
}

/// What the arguments choose by, beside sections.
fn criteria(args: &ExcerptArgs, is_relaxed: bool) -> Vec<Criterion> {
    let filter = &args.filter;
    let day = |day: Option<jiff::civil::Date>| day.map_or_else(String::new, |day| day.to_string());
    Criterion::given([
        Criterion::search(args.query.clone().unwrap_or_default(), is_relaxed),
        Criterion::Respondents(filter.respondent.clone()),
        Criterion::Kinds(filter.kind.clone()),
        Criterion::Stances(filter.stance.iter().copied().map(Some).collect()),
        Criterion::Roles(filter.role.clone()),
        Criterion::From(day(filter.from)),
        Criterion::To(day(filter.to)),
    ])
}

/// The sections asked for, in the order of the arguments.
fn sections(args: &ExcerptArgs, consultation: &Consultation) -> Result<Vec<SectionId>, Error> {
    let mut sections = Vec::new();
    for wanted in &args.filter.section {
        let called = sections_called(consultation, wanted)?;
        let kept = if args.no_subsections { 1 } else { called.len() };
        sections.extend(called.into_iter().take(kept));
    }
    Ok(sections)
}

/// The one respondent that the filter names, where it asks for nothing else.
fn only_respondent(filter: &Filter, consultation: &Consultation) -> Option<String> {
    if filter.respondent.len() != 1 || filter.narrows_beside_respondent() {
        return None;
    }
    let names = filter.names(std::slice::from_ref(consultation));
    let mut names = names.into_iter();
    match (names.next(), names.next()) {
        (Some(only), None) => Some(only.to_owned()),
        _ => None,
    }
}

/// What the search finds of this consultation, best first.
fn hits(
    args: &ExcerptArgs,
    catalogue: &Catalogue,
    consultation: &Consultation,
    text: &str,
) -> Result<Found, Error> {
    let filter = &args.filter;
    let query = Query {
        text: text.to_owned(),
        filters: Filters {
            consultations: vec![consultation.name.clone()],
            sections: filter.section.clone(),
            respondents: filter.respondent.clone(),
            kinds: filter.kind.clone(),
            stances: filter.stance.iter().copied().map(Some).collect(),
            roles: filter.role.clone(),
            from: filter.from.map(|day| day.to_string()),
            to: filter.to.map(|day| day.to_string()),
            ..Filters::default()
        },
        ..Query::default()
    };
    Searcher::open(&catalogue.search_dir())?.all(&query)
}
