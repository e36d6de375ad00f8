//! `remiss search`: full text, with the filters that all commands share.

use std::fmt::Write as _;

use clap::{Args, ValueEnum};
use serde::Serialize;

use super::args::IndexDir;
use super::exit::Exit;
use super::filter::Filter;
use super::output::{BOLD, DIM, MARK, Output, safe};
use crate::error::Error;
use crate::model::{Lang, RespondentKind, Role, Span, Stance, StatementId, Status};
use crate::pipeline::Catalogue;
use crate::search::{
    Count, Counting, Duplicates, Facets, Filters, Grouping, Hit, Query, Results, Scope, Searcher,
    Sort,
};

/// The version of the object printed here.
const VERSION: u32 = 1;
/// So many respondents are listed where facets are printed for a person.
const RESPONDENTS_SHOWN: usize = 15;

/// The arguments of `remiss search`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss search uppföljning                  in any form, also within compounds
  remiss search '"inget att erinra" typ:bolag'
  remiss search 'budget ELLER ekonomi' --section 3.2 --facets
  remiss search styrmodell --by-respondent   what each respondent says
  remiss search --json uppföljning | jq '.facets.stance'

The query language: words (all must be there), "phrase", ELLER/OR, -word,
word*, field:value, parentheses; docs/search.md has all of it."#)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "independent flags, as they are typed"
)]
pub(super) struct SearchArgs {
    /// What to look for; several arguments are one query.
    #[arg(value_name = "QUERY", required_unless_present = "like")]
    query: Vec<String>,
    #[command(flatten)]
    index: IndexDir,
    #[command(flatten)]
    filter: Filter,
    /// Statements like the one with this id instead.
    #[arg(long, value_name = "ID", conflicts_with = "query")]
    like: Option<String>,
    /// Give so many hits.
    #[arg(long, value_name = "N", default_value_t = 20)]
    limit: usize,
    /// Pass over so many hits.
    #[arg(long, value_name = "N", default_value_t = 0)]
    offset: usize,
    /// In which order.
    #[arg(long, value_enum, default_value_t = Order::Relevance)]
    sort: Order,
    /// Also count hits per section, respondent, kind, stance and so on.
    #[arg(long)]
    facets: bool,
    /// Group the hits by respondent, with the best three of each.
    #[arg(long)]
    by_respondent: bool,
    /// Show repeated statements each time.
    #[arg(long)]
    duplicates: bool,
    /// Also search quoted programme text and formalities.
    #[arg(long)]
    all: bool,
    /// Print JSON.
    #[arg(long)]
    json: bool,
}

/// The order of hits.
#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
enum Order {
    /// The most fitting first.
    Relevance,
    /// The programme's order.
    Programme,
    /// By respondent.
    Respondent,
    /// The latest first.
    Date,
}

pub(super) fn run(args: &SearchArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    if let Some(name) = &args.filter.consultation {
        catalogue.entry(name)?;
    }
    let searcher = Searcher::open(&catalogue.search_dir())?;
    let query = query(args);
    let results = match &args.like {
        None => searcher.search(&query)?,
        Some(id) => like(&searcher, id, args.limit)?,
    };
    if args.json {
        output.json(&ResultsJson::new(args, &query, &results, output.lang))?;
    } else {
        print(args, &results, output)?;
    }
    Ok(if results.total == 0 {
        Exit::NothingFound
    } else {
        Exit::Done
    })
}

fn like(searcher: &Searcher, id: &str, limit: usize) -> Result<Results, Error> {
    let id = StatementId(id.to_owned());
    if searcher.statement(&id)?.is_none() {
        return Err(Error::Unknown {
            what: "statement",
            given: id.to_string(),
            nearest: None,
        });
    }
    let hits = searcher.more_like_this(&id, limit)?;
    Ok(Results {
        total: hits.len() as u64,
        hits,
        ..Results::default()
    })
}

fn query(args: &SearchArgs) -> Query {
    let filter = &args.filter;
    Query {
        text: args.query.join(" "),
        filters: Filters {
            consultations: filter.consultation.iter().cloned().collect(),
            sections: filter.section.clone(),
            respondents: filter.respondent.clone(),
            kinds: filter.kind.clone(),
            stances: filter.stance.iter().copied().map(Some).collect(),
            roles: filter.role.clone(),
            statuses: Vec::new(),
            years: Vec::new(),
            from: filter.from.map(|day| day.to_string()),
            to: filter.to.map(|day| day.to_string()),
        },
        scope: if args.all {
            Scope::Everything
        } else {
            Scope::Statements
        },
        duplicates: if args.duplicates {
            Duplicates::Shown
        } else {
            Duplicates::Folded
        },
        sort: match args.sort {
            Order::Relevance => Sort::Relevance,
            Order::Programme => Sort::Programme,
            Order::Respondent => Sort::Respondent,
            Order::Date => Sort::Date,
        },
        grouping: if args.by_respondent {
            Grouping::Respondent { hits: 3 }
        } else {
            Grouping::None
        },
        counting: if args.facets {
            Counting::Facets
        } else {
            Counting::HitsOnly
        },
        limit: args.limit,
        offset: args.offset,
    }
}

fn print(args: &SearchArgs, results: &Results, output: &mut Output) -> Result<(), Error> {
    for hint in &results.hints {
        output.note(hint.message(output.lang));
    }
    if let Some(suggestion) = &results.suggestion {
        let question = output.say("Menade du", "Did you mean");
        output.note(format!("{question} {BOLD}{}{BOLD:#}?", safe(suggestion)));
    }
    for hit in &results.hits {
        print_hit(hit, output)?;
    }
    for group in &results.groups {
        let name = match group.respondent.as_str() {
            "" => output.say("okänd instans", "unknown respondent"),
            name => name,
        };
        output.line(format!("{BOLD}{} ({}){BOLD:#}", safe(name), group.total))?;
        for hit in &group.hits {
            print_hit(hit, output)?;
        }
    }
    if args.facets {
        print_facets(&results.facets, output)?;
    }
    let found = output.say("uttalanden", "statements");
    output.note(format!("{} {found}", results.total));
    Ok(())
}

fn print_hit(hit: &Hit, output: &mut Output) -> Result<(), Error> {
    let statement = &hit.statement;
    let lang = output.lang;
    let mut about = vec![statement.respondents.join(", ")];
    if let Some(section) = hit.sections.first() {
        about.push(section_name(
            section.number.as_deref(),
            &section.heading,
            section.id.as_str(),
            lang,
        ));
    }
    about.extend(statement.stance.map(|stance| stance.label(lang).to_owned()));
    about.extend(
        statement
            .page
            .map(|page| format!("{} {page}", output.say("s.", "p."))),
    );
    about.retain(|part| !part.is_empty());
    output.line(format!("{BOLD}{}{BOLD:#}", safe(&about.join(" · "))))?;
    let (before, after) = hit.is_cut();
    output.line(format!(
        "  {}{}{}",
        if before { "… " } else { "" },
        marked(hit.snippet_text(), &hit.snippet_marks()),
        if after { " …" } else { "" },
    ))?;
    let copies = if statement.copies > 1 {
        format!(" · {} {}", statement.copies, output.say("lika", "alike"))
    } else {
        String::new()
    };
    let source = format!("{} · {}{copies}", statement.file, statement.id);
    output.line(format!("  {DIM}{}{DIM:#}", safe(&source)))
}

/// The text with its marks set off.
fn marked(text: &str, marks: &[Span]) -> String {
    let mut marked = String::new();
    let mut from = 0;
    for mark in marks {
        marked.push_str(&safe(&text[from..mark.start]));
        let _ = write!(marked, "{MARK}{}{MARK:#}", safe(mark.of(text)));
        from = mark.end;
    }
    marked.push_str(&safe(&text[from..]));
    marked
}

fn section_name(number: Option<&str>, heading: &str, id: &str, lang: Lang) -> String {
    match (number, heading) {
        (_, "") if id == crate::model::GENERAL => match lang {
            Lang::Sv => "programmet i stort".to_owned(),
            Lang::En => "the programme as a whole".to_owned(),
        },
        (Some(number), heading) => format!("{number} {heading}"),
        (None, "") => id.to_owned(),
        (None, heading) => heading.to_owned(),
    }
}

fn print_facets(facets: &Facets, output: &mut Output) -> Result<(), Error> {
    let lang = output.lang;
    let sections = facets.sections.iter().map(|section| {
        let record = &section.value.section;
        let name = section_name(
            record.number.as_deref(),
            &record.heading,
            record.id.as_str(),
            lang,
        );
        let indent = "  ".repeat(usize::from(record.level.saturating_sub(1)).min(8));
        (format!("{indent}{name}"), section.count)
    });
    let stances = facets.stances.iter().map(|stance| {
        let label = stance
            .value
            .map_or_else(|| output.say("obedömd", "unassessed"), |s| s.label(lang));
        (label.to_owned(), stance.count)
    });
    let respondents = facets.respondents.iter().take(RESPONDENTS_SHOWN);
    let lists: Vec<(&str, Vec<(String, u64)>)> = vec![
        (output.say("Avsnitt", "Section"), sections.collect()),
        (output.say("Ställning", "Stance"), stances.collect()),
        (
            output.say("Typ", "Kind"),
            labelled(&facets.kinds, |kind| kind.label(lang).to_owned()),
        ),
        (
            output.say("Roll", "Role"),
            labelled(&facets.roles, |role| role.label(lang).to_owned()),
        ),
        (
            output.say("Status", "Status"),
            labelled(&facets.statuses, |status| status.label(lang).to_owned()),
        ),
        (
            output.say("År", "Year"),
            labelled(&facets.years, ToString::to_string),
        ),
        (
            output.say("Remiss", "Consultation"),
            labelled(&facets.consultations, Clone::clone),
        ),
        (
            output.say("Instans", "Respondent"),
            respondents
                .map(|one| (one.value.clone(), one.count))
                .collect(),
        ),
    ];
    for (name, counts) in lists {
        output.line(format!("{BOLD}{name}{BOLD:#}"))?;
        for (value, count) in counts.iter().filter(|(_, count)| *count > 0) {
            output.line(format!("{count:>6}  {}", safe(value)))?;
        }
    }
    Ok(())
}

fn labelled<T>(counts: &[Count<T>], label: impl Fn(&T) -> String) -> Vec<(String, u64)> {
    counts
        .iter()
        .map(|count| (label(&count.value), count.count))
        .collect()
}

/// The results as other programs get them.
#[derive(Debug, Serialize)]
struct ResultsJson<'a> {
    version: u32,
    query: &'a str,
    total: u64,
    hits: Vec<HitJson<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    groups: Vec<GroupJson<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    facets: Option<FacetsJson<'a>>,
    hints: Vec<String>,
    suggestion: Option<&'a str>,
}

#[derive(Debug, Serialize)]
struct GroupJson<'a> {
    respondent: &'a str,
    total: u64,
    hits: Vec<HitJson<'a>>,
}

#[derive(Debug, Serialize)]
struct HitJson<'a> {
    id: &'a str,
    score: f32,
    consultation: &'a str,
    document: &'a str,
    file: &'a str,
    page: Option<u32>,
    respondent: String,
    respondents: &'a [String],
    kind: RespondentKind,
    role: Role,
    stance: Option<Stance>,
    status: Status,
    date: Option<&'a str>,
    reference: Option<&'a str>,
    heading: Option<&'a str>,
    sections: Vec<SectionJson<'a>>,
    duplicate_of: Option<&'a str>,
    copies: u32,
    text: &'a str,
    /// Places in `text`, in bytes.
    marks: Vec<[usize; 2]>,
    /// The part of `text` to show, in bytes.
    snippet: [usize; 2],
}

#[derive(Debug, Serialize)]
struct SectionJson<'a> {
    id: &'a str,
    number: Option<&'a str>,
    heading: &'a str,
}

#[derive(Debug, Serialize)]
struct FacetsJson<'a> {
    consultation: Vec<CountJson<&'a str>>,
    section: Vec<SectionCountJson<'a>>,
    respondent: Vec<CountJson<&'a str>>,
    kind: Vec<CountJson<RespondentKind>>,
    stance: Vec<CountJson<Option<Stance>>>,
    role: Vec<CountJson<Role>>,
    status: Vec<CountJson<Status>>,
    year: Vec<CountJson<u16>>,
}

#[derive(Debug, Serialize)]
struct CountJson<T> {
    value: T,
    count: u64,
}

#[derive(Debug, Serialize)]
struct SectionCountJson<'a> {
    consultation: &'a str,
    id: &'a str,
    number: Option<&'a str>,
    heading: &'a str,
    level: u8,
    count: u64,
}

impl<'a> ResultsJson<'a> {
    fn new(args: &SearchArgs, query: &'a Query, results: &'a Results, lang: Lang) -> Self {
        Self {
            version: VERSION,
            query: &query.text,
            total: results.total,
            hits: results.hits.iter().map(hit_json).collect(),
            groups: results
                .groups
                .iter()
                .map(|group| GroupJson {
                    respondent: &group.respondent,
                    total: group.total,
                    hits: group.hits.iter().map(hit_json).collect(),
                })
                .collect(),
            facets: args.facets.then(|| facets_json(&results.facets)),
            hints: results
                .hints
                .iter()
                .map(|hint| hint.message(lang))
                .collect(),
            suggestion: results.suggestion.as_deref(),
        }
    }
}

fn hit_json(hit: &Hit) -> HitJson<'_> {
    let statement = &hit.statement;
    HitJson {
        id: statement.id.as_str(),
        score: hit.score,
        consultation: &statement.consultation,
        document: &statement.part,
        file: &statement.file,
        page: statement.page,
        respondent: statement.respondents.join(", "),
        respondents: &statement.respondents,
        kind: statement.kind,
        role: statement.role,
        stance: statement.stance,
        status: statement.status,
        date: statement.date.as_deref(),
        reference: statement.reference.as_deref(),
        heading: statement.headings.last().map(String::as_str),
        sections: hit
            .sections
            .iter()
            .map(|section| SectionJson {
                id: section.id.as_str(),
                number: section.number.as_deref(),
                heading: &section.heading,
            })
            .collect(),
        duplicate_of: statement.duplicate_of.as_ref().map(StatementId::as_str),
        copies: statement.copies,
        text: &statement.text,
        marks: hit
            .marks
            .iter()
            .map(|mark| [mark.start, mark.end])
            .collect(),
        snippet: [hit.snippet.start, hit.snippet.end],
    }
}

fn facets_json(facets: &Facets) -> FacetsJson<'_> {
    FacetsJson {
        consultation: names_json(&facets.consultations),
        section: facets
            .sections
            .iter()
            .map(|section| SectionCountJson {
                consultation: &section.value.consultation,
                id: section.value.section.id.as_str(),
                number: section.value.section.number.as_deref(),
                heading: &section.value.section.heading,
                level: section.value.section.level,
                count: section.count,
            })
            .collect(),
        respondent: names_json(&facets.respondents),
        kind: counts_json(&facets.kinds),
        stance: counts_json(&facets.stances),
        role: counts_json(&facets.roles),
        status: counts_json(&facets.statuses),
        year: counts_json(&facets.years),
    }
}

fn names_json(counts: &[Count<String>]) -> Vec<CountJson<&str>> {
    let counts = counts.iter();
    counts
        .map(|one| CountJson {
            value: one.value.as_str(),
            count: one.count,
        })
        .collect()
}

fn counts_json<T: Copy>(counts: &[Count<T>]) -> Vec<CountJson<T>> {
    let counts = counts.iter();
    counts
        .map(|one| CountJson {
            value: one.value,
            count: one.count,
        })
        .collect()
}
