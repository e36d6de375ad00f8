//! Which address leads where.

use std::net::SocketAddr;
use std::sync::Arc;

use axum::Router;
use axum::extract::{DefaultBodyLimit, FromRequestParts, Path, Query};
use axum::http::request::Parts;
use axum::http::{StatusCode, header};
use axum::middleware::{from_fn, from_fn_with_state};
use axum::response::{IntoResponse, Response};
use axum::routing::get;

use super::address::Params;
use super::bench::Bench;
use super::problem::Problem;
use super::security::{Gate, gate};
use super::visit::{Reader, Visit};
use super::{assets, cookie, page};
use crate::model::Lang;
use crate::search::LONGEST_QUERY;

/// Forms without files: more is refused.
const FORM_BYTES: usize = 1 << 20;

/// How long the choice of language is remembered, in seconds.
const YEAR: u32 = 365 * 24 * 3600;

/// Everything that can be asked for.
pub(super) fn router(bench: Arc<Bench>, bound: SocketAddr) -> Router {
    let gate_state = Gate {
        bench: bench.clone(),
        bound,
    };
    Router::new()
        .merge(page::routes())
        .route("/a/{name}", get(asset))
        .fallback(not_found)
        .layer(DefaultBodyLimit::max(FORM_BYTES))
        .layer(from_fn(remember_language))
        .layer(from_fn_with_state(gate_state, gate))
        .with_state(bench)
}

async fn asset(Path(name): Path<String>) -> Response {
    match assets::find(&name) {
        Some(asset) => (
            [
                (header::CONTENT_TYPE, asset.media),
                (header::CACHE_CONTROL, "public, max-age=31536000, immutable"),
            ],
            asset.bytes.as_slice(),
        )
            .into_response(),
        None => StatusCode::NOT_FOUND.into_response(),
    }
}

async fn not_found(visit: Visit) -> Response {
    Problem::NotFound.page(&visit)
}

/// `?lang=en` on any page switches the language, and keeps it.
async fn remember_language(
    request: axum::extract::Request,
    next: axum::middleware::Next,
) -> Response {
    let chosen = request
        .uri()
        .query()
        .into_iter()
        .flat_map(|query| query.split('&'))
        .find_map(|pair| match pair {
            "lang=sv" => Some("sv"),
            "lang=en" => Some("en"),
            _ => None,
        });
    let mut response = next.run(request).await;
    if let Some(lang) = chosen {
        response
            .headers_mut()
            .append(header::SET_COOKIE, cookie::set(cookie::LANG, lang, YEAR));
    }
    response
}

/// What is typed into the search stands in every link of the page: one letter more than
/// is read is kept, so that the page says that it was too long.
fn no_longer_than_read((name, mut value): (String, String)) -> (String, String) {
    if name == "q"
        && let Some((cut, _)) = value.char_indices().nth(LONGEST_QUERY + 1)
    {
        value.truncate(cut);
    }
    (name, value)
}

impl FromRequestParts<Arc<Bench>> for Visit {
    type Rejection = Response;

    async fn from_request_parts(
        parts: &mut Parts,
        bench: &Arc<Bench>,
    ) -> Result<Self, Self::Rejection> {
        let pairs = Query::<Vec<(String, String)>>::try_from_uri(&parts.uri)
            .map(|Query(pairs)| pairs)
            .unwrap_or_default();
        let params = Params::new(pairs.into_iter().map(no_longer_than_read).collect());
        let lang = match params
            .get("lang")
            .map(str::to_owned)
            .or_else(|| cookie::get(&parts.headers, cookie::LANG))
            .as_deref()
        {
            Some("en") => Lang::En,
            _ => Lang::Sv,
        };
        let reader = parts
            .extensions
            .get::<Reader>()
            .cloned()
            .unwrap_or_default();
        let refreshed = tokio::task::block_in_place(|| bench.refresh());
        let mut visit = Self {
            lang,
            token: bench.token(&reader),
            reader,
            path: parts.uri.path().to_owned(),
            params: params.without("lang"),
            names: bench.names(),
            current: None,
        };
        match refreshed {
            Ok(()) | Err(crate::error::Error::NoIndex { .. }) => {}
            Err(error) => return Err(Problem::from(error).page(&visit)),
        }
        visit
            .choose(bench)
            .map_err(|problem| problem.page(&visit))?;
        Ok(visit)
    }
}

impl Visit {
    /// The consultation that the address names, or the only one there is.
    fn choose(&mut self, bench: &Bench) -> Result<(), Problem> {
        let name = match (self.params.get("remiss"), &*self.names) {
            (Some(name), _) => name.to_owned(),
            (None, [only]) if self.path != "/" => only.name.clone(),
            (None, _) => return Ok(()),
        };
        let found = tokio::task::block_in_place(|| bench.consultation(&name))?;
        self.current = Some(found.ok_or(Problem::NotFound)?);
        Ok(())
    }
}
