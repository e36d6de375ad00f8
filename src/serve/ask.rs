//! From an address to a query: the same parameters choose what is listed,
//! exported, counted and given as JSON.

use super::address::Params;
use crate::model::Stance;
use crate::search::{Duplicates, Filters, Grouping, Query, Scope, Sort};

/// Hits on one page of a list.
pub(super) const PER_PAGE: usize = 25;

/// The parameters that narrow a search, in the order of the facets.
pub(super) const FACETS: [&str; 7] = [
    "stallning",
    "avsnitt",
    "typ",
    "instans",
    "roll",
    "status",
    "ar",
];

/// The parameters that narrow a search without being facets.
const DAYS: [&str; 2] = ["fran", "till"];

/// The value of `stallning` for statements that the machine did not assess.
pub(super) const NOT_ASSESSED: &str = "ej";

/// The query that the parameters stand for; `current` limits it to one consultation.
pub(super) fn query(params: &Params, current: Option<&str>) -> Query {
    let page: usize = params.parse("sida").unwrap_or(1).max(1);
    Query {
        text: params.get("q").unwrap_or_default().to_owned(),
        filters: filters(params, current),
        scope: match params.get("allt") {
            Some(_) => Scope::Everything,
            None => Scope::Statements,
        },
        duplicates: match params.get("upprepat") {
            Some(_) => Duplicates::Shown,
            None => Duplicates::Folded,
        },
        sort: match params.get("ordning") {
            Some("program") => Sort::Programme,
            Some("instans") => Sort::Respondent,
            Some("datum") => Sort::Date,
            _ => Sort::Relevance,
        },
        grouping: match params.get("grupp") {
            Some("instans") => Grouping::Respondent { hits: 3 },
            _ => Grouping::None,
        },
        limit: PER_PAGE,
        offset: (page - 1).saturating_mul(PER_PAGE),
        ..Query::default()
    }
}

/// The filters alone. A value that is not understood limits nothing.
fn filters(params: &Params, current: Option<&str>) -> Filters {
    let words = |name: &'static str| params.all(name).map(str::to_owned).collect::<Vec<_>>();
    Filters {
        consultations: match current {
            Some(name) => vec![name.to_owned()],
            None => words("i"),
        },
        sections: words("avsnitt"),
        respondents: words("instans"),
        kinds: parsed(params, "typ"),
        stances: params
            .all("stallning")
            .filter_map(|value| match value {
                NOT_ASSESSED => Some(None),
                other => other.parse::<Stance>().ok().map(Some),
            })
            .collect(),
        roles: parsed(params, "roll"),
        statuses: parsed(params, "status"),
        years: parsed(params, "ar"),
        from: params.get("fran").map(str::to_owned),
        to: params.get("till").map(str::to_owned),
    }
}

fn parsed<T: std::str::FromStr>(params: &Params, name: &str) -> Vec<T> {
    params
        .all(name)
        .filter_map(|value| value.parse().ok())
        .collect()
}

/// Whether the parameters choose less than everything.
pub(super) fn is_narrowed(params: &Params) -> bool {
    narrowing().any(|name| params.get(name).is_some())
}

/// Whether the parameters choose by this one alone.
pub(super) fn is_narrowed_by_only(params: &Params, name: &str) -> bool {
    params.get(name).is_some()
        && narrowing().all(|other| other == name || params.get(other).is_none())
}

/// Every parameter that chooses less than everything.
pub(super) fn narrowing() -> impl Iterator<Item = &'static str> {
    std::iter::once("q").chain(FACETS).chain(DAYS)
}
