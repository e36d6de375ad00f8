//! The pages, one file each: a handler that fetches, and pure functions that
//! write HTML.

mod accessibility;
mod agreement;
mod consultation;
pub(super) mod description;
mod document;
mod help;
mod login;
mod matrix;
pub(super) mod new;
mod overview;
mod picture;
mod programme;
mod reading;
pub(super) mod remark;
mod reports;
pub(super) mod respondents;
pub(super) mod returned;
pub(super) mod review;
mod search;
pub(super) mod sender;
mod unsaved;

use std::sync::Arc;

use axum::Router;
use axum::extract::DefaultBodyLimit;
use axum::routing::{get, post};

use super::bench::Bench;
use super::loaded::Loaded;
use super::problem::Problem;
use super::visit::Visit;
use super::{
    api, decide, description as describing, events, export, incoming, original, picture as drawing,
    proposal, register, remark as remarks, returned as bringing_back, searches, sender as sending,
    upload,
};

/// The addresses of all pages.
pub(super) fn routes() -> Router<Arc<Bench>> {
    let with_files = Router::new()
        .route("/inlasning/filer", post(upload::add))
        .route("/uppgifter/forslag", post(proposal::add))
        .route("/ny", get(new::show).post(new::make))
        .route(
            "/rapporter/ifylld",
            get(bringing_back::back).post(bringing_back::look),
        )
        .layer(DefaultBodyLimit::max(incoming::FORM_BYTES));
    let with_lists = Router::new()
        .route("/uppgifter", get(description::show).post(describing::save))
        .layer(DefaultBodyLimit::max(describing::FORM_BYTES));
    let with_cells = Router::new()
        .route("/rapporter/ifylld/spara", post(bringing_back::save))
        .layer(DefaultBodyLimit::max(bringing_back::FORM_BYTES));
    Router::new()
        .merge(with_files)
        .merge(with_cells)
        .merge(with_lists)
        .merge(api::routes())
        .route("/", get(overview::show))
        .route("/vanta", get(new::wait))
        .route("/inlasning/om", post(upload::again))
        .route("/inlasning/handelser", get(events::show))
        .route("/logga-in", get(login::show).post(login::enter))
        .route("/logga-ut", post(login::leave))
        .route("/remiss", get(consultation::show))
        .route("/sok", get(search::show))
        .route("/program", get(programme::show))
        .route("/program/bedomning", post(remarks::save))
        .route("/program/bedomning/bort", post(remarks::empty))
        .route("/matris", get(matrix::show))
        .route("/instanser", get(respondents::show))
        .route("/instanser/kontakt", post(register::one))
        .route("/instanser/paminnelser", post(register::many))
        .route("/inlasning", get(reading::show))
        .route("/granska", get(review::show))
        .route("/granska/andrat", get(review::moved::show))
        .route("/granska/beslut", post(decide::one))
        .route("/samstammighet", get(agreement::show))
        .route("/rapporter", get(reports::show))
        .route("/rapporter/spara", post(searches::keep))
        .route("/rapporter/sokning", post(searches::one))
        .route("/export", get(export::show))
        .route("/original", get(original::show))
        .route("/sida", get(picture::show))
        .route("/sida.png", get(drawing::show))
        .route("/dokument", get(document::show))
        .route("/dokument/avsandare", post(sending::save))
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
