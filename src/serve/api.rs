//! The JSON interface: what pages show, for programs. Reading only.

use std::sync::Arc;

use axum::extract::State;
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::{Json, Router, routing::get};
use serde_json::{Value, json};

use super::ask;
use super::bench::Bench;
use super::loaded::Loaded;
use super::openapi;
use super::visit::Visit;
use crate::error::Error;
use crate::search::Query;

/// Version of the interface.
const VERSION: u32 = 1;

/// The addresses of the interface.
pub(super) fn routes() -> Router<Arc<Bench>> {
    Router::new()
        .route("/api/openapi.json", get(openapi::show))
        .route("/api/remisser", get(consultations))
        .route("/api/avsnitt", get(sections))
        .route("/api/uttalanden", get(statements))
        .route("/api/uttalande", get(statement))
}

async fn consultations(State(bench): State<Arc<Bench>>, _: Visit) -> Response {
    let covers = match tokio::task::block_in_place(|| bench.covers()) {
        Ok(covers) => covers,
        Err(error) => return failed(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    };
    let list: Vec<Value> = covers
        .iter()
        .map(|cover| {
            let tally = cover.tally;
            json!({
                "name": cover.name,
                "title": cover.about.title,
                "reference": cover.about.reference,
                "sent": cover.about.sent,
                "due": cover.about.due,
                "asked": tally.asked,
                "asked_answered": tally.asked_answered,
                "uninvited": tally.uninvited,
                "unknown": tally.unknown,
                "answered": tally.senders,
                "documents": tally.documents,
                "unread": tally.unread,
                "attention": tally.attention,
                "statements": tally.statements,
                "decided": tally.decided,
                "auto": tally.auto,
                "untagged": tally.untagged,
            })
        })
        .collect();
    Json(json!({ "version": VERSION, "consultations": list })).into_response()
}

async fn sections(visit: Visit) -> Response {
    let Some(loaded) = &visit.current else {
        return missing("remiss");
    };
    let list: Vec<Value> = loaded
        .section_ids()
        .iter()
        .map(|id| {
            let section = loaded.consultation.programme.section(id);
            json!({
                "id": id,
                "number": section.and_then(|section| section.number.as_ref()),
                "heading": section.map(|section| &section.heading),
                "level": section.map(|section| section.level),
                "text": section.map(|section| &section.text),
                "statements": loaded.of_section(id).len(),
            })
        })
        .collect();
    Json(json!({ "version": VERSION, "consultation": loaded.name(), "sections": list }))
        .into_response()
}

async fn statements(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let found = tokio::task::block_in_place(|| -> Result<Value, Error> {
        let name = visit.current.as_deref().map(Loaded::name);
        let mut query = ask::query(&visit.params, name);
        query.limit = visit
            .params
            .parse("antal")
            .unwrap_or(ask::PER_PAGE)
            .clamp(1, Query::MOST);
        query.offset = visit.params.parse("fran_nummer").unwrap_or(query.offset);
        query.grouping = crate::search::Grouping::None;
        let results = bench.searcher()?.search(&query)?;
        let hits: Vec<Value> = results
            .hits
            .iter()
            .map(
                |hit| json!({ "score": hit.score, "marks": hit.marks, "statement": hit.statement }),
            )
            .collect();
        let notes: Vec<String> = results
            .hints
            .iter()
            .map(|hint| hint.message(visit.lang))
            .collect();
        Ok(json!({
            "version": VERSION,
            "total": results.total,
            "offset": query.offset,
            "hits": hits,
            "hints": notes,
            "suggestion": results.suggestion,
        }))
    });
    match found {
        Ok(value) => Json(value).into_response(),
        Err(error) => failed(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
    }
}

async fn statement(visit: Visit) -> Response {
    let Some(loaded) = &visit.current else {
        return missing("remiss");
    };
    let Some(id) = visit.params.get("u") else {
        return missing("u");
    };
    match loaded.place(id).map(|place| loaded.whole(place)) {
        Some(Ok(tagged)) => Json(json!({
            "version": VERSION,
            "consultation": loaded.name(),
            "statement": tagged,
            "decisions": loaded.history(&tagged.statement.id),
        }))
        .into_response(),
        Some(Err(error)) => failed(StatusCode::INTERNAL_SERVER_ERROR, &error.to_string()),
        None => failed(StatusCode::NOT_FOUND, "no such statement"),
    }
}

fn missing(name: &str) -> Response {
    failed(
        StatusCode::BAD_REQUEST,
        &format!("parameter `{name}` is missing"),
    )
}

/// Why nothing was found, or not given.
pub(super) fn failed(status: StatusCode, message: &str) -> Response {
    (
        status,
        Json(json!({ "version": VERSION, "error": message })),
    )
        .into_response()
}
