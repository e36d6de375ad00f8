//! Documents that people add: put into the consultation's folder, and read in.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;

use axum::extract::{Multipart, State};
use axum::response::{IntoResponse, Redirect, Response};

use super::address::{Params, address};
use super::bench::Bench;
use super::decide::{check_token, named};
use super::incoming::{Received, receive};
use super::loaded::Loaded;
use super::problem::Problem;
use super::twins::Twin;
use super::visit::Visit;
use super::work::Order;
use crate::error::{Action, Error};
use crate::model::ContentHash;
use crate::ocr::Ocr;

/// `POST /inlasning/filer`
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
    // Not in `responses`: what is half there is no answer.
    let root = |fields: &Params| Ok(named(bench, fields)?.root.clone());
    let received = receive(visit, form, root).await?;
    if received.files.is_empty() && received.leftovers > 0 {
        return Err(Problem::Field(
            visit
                .t(
                    "Det här är inget svar utan en fil som ett operativsystem eller ett kontorsprogram har lämnat efter sig. Ingenting är sparat.",
                    "This is no answer, but a file that an operating system or an office program left behind. Nothing was kept.",
                )
                .to_owned(),
        ));
    }
    if received.files.is_empty() {
        return Err(Problem::Field(
            visit
                .t("Välj minst en fil.", "Choose at least one file.")
                .to_owned(),
        ));
    }
    tokio::task::block_in_place(|| take(bench, received))
}

/// Puts the files in their places and has them read. What one of them does not
/// get keeps no other from it.
fn take(bench: &Arc<Bench>, received: Received) -> Result<String, Problem> {
    let loaded = named(bench, &received.fields)?;
    let folder = loaded.root.join("responses");
    fs::create_dir_all(&folder).map_err(Error::io(&folder, Action::Make))?;
    let mut known: BTreeSet<ContentHash> = loaded
        .consultation
        .documents
        .iter()
        .map(|document| document.file_hash.clone())
        .collect();
    let mut added: usize = 0;
    let mut twins: Vec<Twin> = Vec::new();
    let mut replaced: usize = 0;
    let replaceable = match received.fields.get("ersatt") {
        Some(_) => replaceable(&loaded),
        None => BTreeSet::new(),
    };
    let mut why: Option<Problem> = None;
    let mut missing: Vec<String> = Vec::new();
    for file in received.files {
        let name = file.name.clone();
        let placed = if replaceable.contains(name.as_str()) && !file.is_among(&known) {
            file.replace(&folder).map(|()| replaced += 1)
        } else {
            file.place_or_tell(&folder, &mut known).map(|twin| {
                added += usize::from(!twin.as_ref().is_some_and(Twin::is_same));
                twins.extend(twin);
            })
        };
        if let Err(problem) = placed {
            missing.push(name);
            why.get_or_insert(problem);
        }
    }
    let kept = added + replaced;
    if kept > 0 {
        start(bench, &loaded, false);
    }
    if let Some(why) = why {
        return Err(match kept {
            0 => why,
            kept => Problem::Partly {
                kept,
                missing,
                why: Box::new(why),
            },
        });
    }
    let same = twins.iter().filter(|twin| twin.is_same()).count();
    let told = bench.twins.keep(loaded.name(), twins);
    Ok(address(
        "/inlasning",
        [
            ("remiss", loaded.name()),
            ("nya", &added.to_string()),
            ("samma", &same.to_string()),
            ("vilka", &told.to_string()),
            ("ersatta", &replaced.to_string()),
            ("rester", &received.leftovers.to_string()),
        ],
    ))
}

/// The names of the answers of which nothing was read: nobody can have decided
/// on anything in them.
pub(super) fn replaceable(loaded: &Loaded) -> BTreeSet<&str> {
    let (mut without, mut with) = (BTreeSet::new(), BTreeSet::new());
    for (at, document) in loaded.consultation.documents.iter().enumerate() {
        let Some(name) = document.file.strip_prefix("responses/") else {
            continue;
        };
        if document.error.is_some() || loaded.of_document(at).is_empty() {
            without.insert(name);
        } else {
            with.insert(name);
        }
    }
    without.difference(&with).copied().collect()
}

fn start(bench: &Arc<Bench>, loaded: &Loaded, ocr: bool) {
    bench.order(Order {
        folder: loaded.root.clone(),
        index: bench.config.index.clone(),
        ocr,
    });
}

/// Whether the form asks for scanned pages to be recognised, which must be possible.
fn wants_ocr(visit: &Visit, fields: &Params) -> Result<bool, Problem> {
    if fields.get("ocr").is_none() {
        return Ok(false);
    }
    Ocr::find().map(|_| true).map_err(|missing| {
        let install = missing.install();
        Problem::Field(format!(
            "{}. {} {} / {}",
            missing.in_words(visit.lang),
            visit.t(
                "Inskannade sidor kan inte läsas förrän det är installerat:",
                "Scanned pages cannot be read until it is installed:"
            ),
            install.debian,
            install.windows
        ))
    })
}

/// `POST /inlasning/om`: reads the folder anew.
pub(super) async fn again(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    axum::extract::Form(pairs): axum::extract::Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    let done = check_token(&visit, &fields)
        .and_then(|()| named(&bench, &fields))
        .and_then(|loaded| {
            start(&bench, &loaded, wants_ocr(&visit, &fields)?);
            Ok(address("/inlasning", [("remiss", loaded.name())]))
        });
    match done {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(problem) => problem.page(&visit),
    }
}
