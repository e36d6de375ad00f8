//! The proposal of a consultation, added or exchanged: the file is put into the
//! consultation's folder beside what is there, and named in `consultation.toml`.

use std::collections::BTreeSet;
use std::sync::{Arc, PoisonError};

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::address::{Params, address};
use super::bench::Bench;
use super::decide::named;
use super::description::{order, put, stands};
use super::incoming::{Incoming, receive};
use super::page::new::{ending, refuse_unreadable};
use super::problem::Problem;
use super::visit::Visit;
use crate::corpus::{CONFIG_FILE, Description};

/// `POST /uppgifter/forslag`
pub(super) async fn add(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    form: Multipart,
) -> Response {
    match received(&bench, &visit, form).await {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => problem.page(&visit),
    }
}

async fn received(bench: &Arc<Bench>, visit: &Visit, form: Multipart) -> Result<String, Problem> {
    let root = |fields: &Params| Ok(named(bench, fields)?.root.clone());
    let mut received = receive(visit, form, root).await?;
    received.files.truncate(1);
    refuse_unreadable(visit, &received.files)?;
    let Some(file) = received.files.pop() else {
        return Err(Problem::Field(
            visit.t("Välj en fil.", "Choose a file.").to_owned(),
        ));
    };
    ending(visit, &file.name)?;
    tokio::task::block_in_place(|| take(bench, &received.fields, file))
}

/// Puts the file in its place and has it read.
fn take(bench: &Arc<Bench>, fields: &Params, file: Incoming) -> Result<String, Problem> {
    let loaded = named(bench, fields)?;
    let keeping = bench.keeping.lock().unwrap_or_else(PoisonError::into_inner);
    // Before the file is in its place: what cannot be named is not put there.
    let (text, config) = stands(&loaded)?;
    let placed = file.place(&loaded.root, &mut BTreeSet::new())?;
    let wanted = Description {
        programme: placed,
        ..Description::of(&config)
    };
    let after = wanted.written_over(&text, &loaded.root.join(CONFIG_FILE))?;
    put(&loaded, &text, &after)?;
    drop(keeping);
    order(bench, &loaded);
    let to = [("remiss", loaded.name()), ("gjort", "sparat")];
    Ok(address("/uppgifter", to))
}
