//! Kept searches: by name, with what came since they were last looked at.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::address::{Params, address};
use super::ask;
use super::bench::Bench;
use super::decide::{check_token, named};
use super::loaded::Loaded;
use super::problem::Problem;
use super::visit::Visit;
use crate::corpus::{self, SavedSearch};
use crate::model::StatementId;
use crate::search::{mark_seen, new_since};

/// Searches kept for one consultation, at most.
const KEPT: usize = 200;

/// The kept searches with the number of hits and of those that are new.
pub(super) fn with_news(
    bench: &Bench,
    loaded: &Loaded,
) -> Result<Vec<(SavedSearch, usize, usize)>, Problem> {
    corpus::read_searches(&loaded.root)?
        .into_iter()
        .map(|search| {
            let hits = hits(bench, loaded, &search)?;
            let new = new_since(&search, &hits).len();
            Ok((search, hits.len(), new))
        })
        .collect()
}

/// The address's parameters that a search stands for.
pub(super) fn params(search: &SavedSearch) -> Params {
    let pairs = axum::http::Uri::try_from(format!("/?{}", search.filters))
        .ok()
        .and_then(|uri| axum::extract::Query::<Vec<(String, String)>>::try_from_uri(&uri).ok())
        .map(|axum::extract::Query(pairs)| pairs)
        .unwrap_or_default();
    let params = Params::new(pairs);
    if search.query.is_empty() {
        params
    } else {
        params.with("q", &search.query)
    }
}

/// What has all that the search asks for: what only has most of its words is
/// no news.
fn hits(bench: &Bench, loaded: &Loaded, search: &SavedSearch) -> Result<Vec<StatementId>, Problem> {
    let query = ask::query(&params(search), Some(loaded.name()));
    Ok(bench.searcher()?.all(&query)?.exact())
}

/// `POST /rapporter/spara`
pub(super) async fn keep(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    change(
        &bench,
        &visit,
        &Params::new(pairs),
        |bench, loaded, fields, searches| {
            let name = name(&visit, fields)?;
            let address = fields.get("sokning").unwrap_or_default();
            let mut search = SavedSearch {
                name,
                filters: address.trim_start_matches('?').to_owned(),
                ..SavedSearch::default()
            };
            let chosen = params(&search);
            chosen
                .get("q")
                .unwrap_or_default()
                .clone_into(&mut search.query);
            chosen
                .without("q")
                .at("")
                .trim_start_matches('?')
                .clone_into(&mut search.filters);
            let hits = hits(bench, loaded, &search)?;
            mark_seen(&mut search, &hits);
            searches.retain(|one| one.name != search.name);
            if searches.len() >= KEPT {
                return Err(Problem::Field(
                    visit
                        .t(
                            "Ta bort någon sparad sökning först.",
                            "Remove a kept search first.",
                        )
                        .to_owned(),
                ));
            }
            searches.push(search);
            Ok(())
        },
    )
}

/// `POST /rapporter/sokning`: seen, or removed.
pub(super) async fn one(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    change(
        &bench,
        &visit,
        &Params::new(pairs),
        |bench, loaded, fields, searches| {
            let name = name(&visit, fields)?;
            match fields.get("gor") {
                Some("bort") => searches.retain(|one| one.name != name),
                Some("sedd") => {
                    for search in searches.iter_mut().filter(|one| one.name == name) {
                        let hits = hits(bench, loaded, search)?;
                        mark_seen(search, &hits);
                    }
                }
                _ => return Err(Problem::NotFound),
            }
            Ok(())
        },
    )
}

fn name(visit: &Visit, fields: &Params) -> Result<String, Problem> {
    let name = fields.get("sokningens-namn").unwrap_or_default().trim();
    if name.is_empty() || name.chars().count() > 80 || name.chars().any(char::is_control) {
        return Err(Problem::Field(
            visit
                .t("Ge sökningen ett namn.", "Give the search a name.")
                .to_owned(),
        ));
    }
    Ok(name.to_owned())
}

fn change(
    bench: &Bench,
    visit: &Visit,
    fields: &Params,
    how: impl FnOnce(&Bench, &Loaded, &Params, &mut Vec<SavedSearch>) -> Result<(), Problem>,
) -> Response {
    let done = tokio::task::block_in_place(|| {
        check_token(visit, fields)?;
        let loaded = named(bench, fields)?;
        corpus::change_searches(&loaded.root, |searches| {
            how(bench, &loaded, fields, searches)
        })?;
        Ok(address("/rapporter", [("remiss", loaded.name())]))
    });
    match done {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => {
            let problem: Problem = problem;
            problem.page(visit)
        }
    }
}
