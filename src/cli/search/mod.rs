//! `remiss search`: full text, with the filters that all commands share.

mod json;
mod print;

use clap::{Args, ValueEnum};

use super::args::{IndexDir, composed};
use super::exit::Exit;
use super::filter::Filter;
use super::output::Output;
use crate::error::{Error, Thing};
use crate::model::StatementId;
use crate::pipeline::Catalogue;
use crate::search::{
    Counting, Duplicates, Filters, Grouping, Query, Results, Scope, Searcher, Sort,
};
use json::ResultsJson;
use print::print;

/// The arguments of `remiss search`.
#[derive(Debug, Args)]
#[command(before_help = r#"Examples:
  remiss search uppföljning                  in any form, also within compounds
  remiss search '"inget att erinra" typ:bolag'
  remiss search 'budget ELLER ekonomi' --section 3.2 --facets
  remiss search budget -- -ekonomi           without a word, after `--`
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
    #[arg(value_name = "QUERY", required_unless_present = "like", value_parser = composed)]
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
    /// Order of the hits.
    #[arg(long, alias = "sort", value_enum, default_value_t = HitOrder::Relevance)]
    order: HitOrder,
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
enum HitOrder {
    /// The most fitting first.
    Relevance,
    /// The programme's order.
    Programme,
    /// By respondent.
    Respondent,
    /// The latest answer first.
    Date,
}

pub(super) fn run(args: &SearchArgs, output: &mut Output) -> Result<Exit, Error> {
    let catalogue = Catalogue::open(&args.index.dir)?;
    let consultation = args.filter.only.consultation.as_deref();
    if let Some(name) = consultation {
        catalogue.entry(name)?;
    }
    let searcher = Searcher::open(&catalogue.search_dir())?;
    let query = query(args);
    let results = match &args.like {
        None => searcher.search(&query)?,
        Some(id) => like(&searcher, id, args.limit)?,
    };
    if results.total == 0 && !args.filter.section.is_empty() {
        (args.filter).expect_sections(&catalogue.load_some(consultation)?)?;
    }
    if args.json {
        output.json(&ResultsJson::new(&query, &results, output.lang))?;
    } else {
        print(&query, &results, output)?;
    }
    if results.total == 0 {
        args.filter.tell_nothing(&catalogue, output)?;
        return Ok(Exit::NothingFound);
    }
    Ok(Exit::Done)
}

fn like(searcher: &Searcher, id: &str, limit: usize) -> Result<Results, Error> {
    let id = StatementId(id.to_owned());
    if searcher.statement(&id)?.is_none() {
        return Err(Error::Unknown {
            thing: Thing::Statement,
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
            consultations: filter.only.consultation.iter().cloned().collect(),
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
        sort: match args.order {
            HitOrder::Relevance => Sort::Relevance,
            HitOrder::Programme => Sort::Programme,
            HitOrder::Respondent => Sort::Respondent,
            HitOrder::Date => Sort::Date,
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
