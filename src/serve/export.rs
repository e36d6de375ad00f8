//! A selection as a file: the same parameters as a search, and a format.

use std::sync::Arc;

use axum::extract::State;
use axum::http::header::{self, HeaderValue};
use axum::response::{IntoResponse, Response};

use super::address::Params;
use super::ask;
use super::bench::Bench;
use super::choices;
use super::loaded::Loaded;
use super::original::disposition;
use super::problem::Problem;
use super::visit::Visit;
use super::webannotation;
use crate::model::SectionId;
use crate::report::{Criterion, Format, Order, Report, Selection};
use crate::search::Query;

/// The value of `format` for Web Annotation.
pub(super) const ANNOTATION: &str = "jsonld";

/// `GET /export?format=docx&…`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let file = tokio::task::block_in_place(|| bench.by_few(|| file(&bench, &visit)));
    match file {
        Ok((media, name, bytes)) => {
            let mut response = bytes.into_response();
            let headers = response.headers_mut();
            headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(media));
            headers.insert(
                header::CONTENT_DISPOSITION,
                disposition("attachment", &name),
            );
            response
        }
        Err(problem) => problem.page(&visit),
    }
}

fn file(bench: &Bench, visit: &Visit) -> Result<(&'static str, String, Vec<u8>), Problem> {
    let loaded = visit.current.clone().ok_or(Problem::WhichConsultation)?;
    let mut selection = selection(bench, &visit.params, &loaded)?;
    let what = if selection.is_whole() {
        visit.t("sammanstallning", "compilation")
    } else {
        visit.t("urval", "selection")
    };
    let given = visit.params.get("format").unwrap_or_default();
    let catalogue = bench.catalogue().ok_or(Problem::NotFound)?;
    let format = match given {
        ANNOTATION => None,
        other => Some(other.parse::<Format>().map_err(|_| Problem::NotFound)?),
    };
    let whole = catalogue.load(loaded.name())?;
    selection.check(&whole)?;
    let Some(format) = format else {
        let name = format!("{}-{what}.jsonld", loaded.name());
        let bytes = webannotation::write(&whole, &selection);
        return Ok((webannotation::MEDIA_TYPE, name, bytes));
    };
    if !format.is_table() {
        selection.limit = choices::limit(&visit.params);
    }
    if selection.order == Order::Respondent {
        selection.order = choices::order(&visit.params);
    }
    let report = Report::build(&whole, &selection, &choices::options(visit, format));
    let name = format!("{}-{what}.{}", loaded.name(), format.extension());
    Ok((format.media_type(), name, format.write(&report, None)?))
}

/// What the parameters choose: sections or one respondent as such, anything
/// else as the statements that a search finds.
fn selection(bench: &Bench, params: &Params, loaded: &Loaded) -> Result<Selection, Problem> {
    if !ask::is_narrowed(params) {
        return Ok(Selection::default());
    }
    let sections: Vec<SectionId> = params
        .all("avsnitt")
        .map(|id| SectionId(id.to_owned()))
        .collect();
    if ask::is_narrowed_by_only(params, "avsnitt") {
        return Ok(Selection {
            sections,
            subsections: true,
            ..Selection::default()
        });
    }
    if ask::is_narrowed_by_only(params, "instans") && params.all("instans").count() == 1 {
        return Ok(Selection {
            respondent: params.get("instans").map(str::to_owned),
            ..Selection::default()
        });
    }
    let query = ask::query(params, Some(loaded.name()));
    let found = bench.searcher()?.all(&query)?;
    Ok(Selection {
        sections,
        subsections: true,
        chosen_by: criteria(query, found.is_relaxed()),
        statements: Some(found.ids),
        order: if params.get("ordning").is_some() {
            Order::Given
        } else {
            Order::Respondent
        },
        ..Selection::default()
    })
}

/// What a query chooses by, beside consultation and sections.
fn criteria(query: Query, is_relaxed: bool) -> Vec<Criterion> {
    let filters = query.filters;
    Criterion::given([
        Criterion::search(query.text, is_relaxed),
        Criterion::Respondents(filters.respondents),
        Criterion::Kinds(filters.kinds),
        Criterion::Stances(filters.stances),
        Criterion::Roles(filters.roles),
        Criterion::Statuses(filters.statuses),
        Criterion::Years(filters.years),
        Criterion::From(filters.from.unwrap_or_default()),
        Criterion::To(filters.to.unwrap_or_default()),
    ])
}
