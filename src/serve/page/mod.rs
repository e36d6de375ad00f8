//! The pages, one file each: a handler that fetches, and pure functions that
//! write HTML.

mod accessibility;
mod agreement;
mod consultation;
mod document;
mod help;
mod matrix;
mod overview;
mod programme;
mod reading;
mod respondents;
pub(super) mod review;
mod search;

use std::sync::Arc;

use axum::Router;
use axum::routing::{get, post};

use super::bench::Bench;
use super::decide;
use super::loaded::Loaded;
use super::problem::Problem;
use super::visit::Visit;

/// The addresses of all pages.
pub(super) fn routes() -> Router<Arc<Bench>> {
    Router::new()
        .route("/", get(overview::show))
        .route("/remiss", get(consultation::show))
        .route("/sok", get(search::show))
        .route("/program", get(programme::show))
        .route("/matris", get(matrix::show))
        .route("/instanser", get(respondents::show))
        .route("/inlasning", get(reading::show))
        .route("/granska", get(review::show))
        .route("/granska/beslut", post(decide::one))
        .route("/samstammighet", get(agreement::show))
        .route("/dokument", get(document::show))
        .route("/hjalp", get(help::show))
        .route("/tillganglighet", get(accessibility::show))
}

/// The consultation that the page is about.
fn current(visit: &Visit) -> Result<Arc<Loaded>, Problem> {
    visit.current.clone().ok_or(if visit.names.is_empty() {
        Problem::NotFound
    } else {
        Problem::WhichConsultation
    })
}
