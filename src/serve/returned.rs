//! A filled-in report that an official brings back: read, shown as what would be
//! saved, and saved when they say so. Between the two the page itself carries
//! what was read; nothing of the file is kept.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::sync::{Arc, PoisonError};

use axum::extract::{Form, Multipart, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::address::Params;
use super::bench::Bench;
use super::decide::{TakenUp, check_token, named, on_consultation, reader_name, remember, take_up};
use super::history;
use super::incoming::{Received, receive};
use super::loaded::Loaded;
use super::page::returned::{self as page, Preview, Refusal, Unsaved};
use super::problem::Problem;
use super::remark;
use super::visit::Visit;
use super::work::Order;
use crate::corpus;
use crate::model::{Consultation, Decision, StatementId};
use crate::pipeline::{self, Decider, Outcome, Returned};
use crate::report::comments::{self, FilledIn};
use crate::report::manifest::mark_of;
use crate::report::outside::Place;

/// Bytes of a report, at most.
const FILE_BYTES: u64 = 50 << 20;
/// Bytes of what was read from it, at most: it goes there and back by the page.
const READ_BYTES: usize = 4 << 20;
/// Bytes of the form that saves it, at most: each sign may take three.
pub(super) const FORM_BYTES: usize = 4 * READ_BYTES;

/// `POST /rapporter/ifylld`: shows what would be saved.
pub(super) async fn look(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    form: Multipart,
) -> Response {
    let folder =
        |fields: &Params| -> Result<PathBuf, Problem> { Ok(named(&bench, fields)?.root.clone()) };
    let received = match receive(&visit, form, folder).await {
        Ok(received) => received,
        Err(Problem::TooLarge(_)) => return Problem::TooLarge(too_large(&visit)).page(&visit),
        Err(problem) => return problem.page(&visit),
    };
    tokio::task::block_in_place(|| {
        let Received {
            fields, mut files, ..
        } = received;
        on_consultation(&bench, visit, &fields, |visit, loaded| {
            if files.is_empty() {
                return Ok(refused(visit, &Refusal::NoFile));
            }
            let file = files.swap_remove(0);
            let Some(bytes) = file.bytes(FILE_BYTES)? else {
                return Err(Problem::TooLarge(too_large(visit)));
            };
            let filled_in = match bench.by_few(|| comments::read(&bytes)) {
                Ok(filled_in) => filled_in,
                Err(why) => return Ok(refused(visit, &Refusal::Unread(why))),
            };
            drop(bytes);
            match refusal(visit, loaded, &filled_in) {
                Some(why) => Ok(refused(visit, &why)),
                None => preview(visit, loaded, &file.name, &filled_in, None),
            }
        })
    })
}

/// Why nothing can be saved of what was read.
fn refusal(visit: &Visit, loaded: &Loaded, filled_in: &FilledIn) -> Option<Refusal> {
    if !filled_in.has_cells {
        return Some(Refusal::NoCells);
    }
    let mark = filled_in.consultation.as_deref();
    if mark.is_some_and(|mark| mark != mark_of(loaded.name())) {
        let its = visit
            .names
            .iter()
            .find(|title| Some(mark_of(&title.name).as_str()) == mark);
        return Some(Refusal::OtherConsultation(its.cloned()));
    }
    None
}

fn refused(visit: &Visit, why: &Refusal) -> Response {
    let page = page::refused(visit, why).into_string();
    (StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response()
}

fn too_large(visit: &Visit) -> String {
    visit
        .t(
            "En ifylld rapport får vara högst 50 MB. Ingenting är sparat. Gör rapporten kortare, till exempel utan bilaga 1, eller läs in den med kommandot remiss comments.",
            "A filled-in report may have 50 MB at most. Nothing was saved. Make the report shorter, without appendix 1 for example, or bring it back with the command remiss comments.",
        )
        .to_owned()
}

/// The page that tells what would be saved, or why it was not.
fn preview(
    visit: &Visit,
    loaded: &Loaded,
    file: &str,
    filled_in: &FilledIn,
    unsaved: Option<(Unsaved, &Params)>,
) -> Result<Response, Problem> {
    let read = serde_json::to_string(filled_in).expect("words and numbers are valid JSON");
    if read.len() > READ_BYTES {
        return Err(Problem::TooLarge(too_large(visit)));
    }
    let returned = Returned::of(&as_written(loaded, filled_in)?, filled_in);
    let page = page::preview(
        visit,
        loaded,
        &Preview {
            file,
            returned: &returned,
            untouched: filled_in.untouched,
            read: &read,
            unsaved: unsaved.map(|(why, _)| why),
            fields: unsaved.map(|(_, fields)| fields),
        },
    );
    let status = unsaved.map_or(StatusCode::OK, |(why, _)| why.status());
    Ok((status, Html(page.into_string())).into_response())
}

/// `POST /rapporter/ifylld/spara`: saves what was shown.
pub(super) async fn save(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    tokio::task::block_in_place(|| {
        on_consultation(&bench, visit, &fields, |visit, loaded| {
            saved(&bench, visit, loaded, &fields)
        })
    })
}

fn saved(
    bench: &Arc<Bench>,
    visit: &Visit,
    loaded: &Arc<Loaded>,
    fields: &Params,
) -> Result<Response, Problem> {
    let read = fields.get("ifyllt").unwrap_or_default();
    let filled_in: FilledIn = serde_json::from_str(read).map_err(|_| Problem::StaleForm)?;
    let file = fields.get("fil").unwrap_or_default();
    let again = |why| preview(visit, loaded, file, &filled_in, Some((why, fields)));
    if check_token(visit, fields).is_err() {
        return again(Unsaved::Stale);
    }
    let Ok(by) = reader_name(visit, fields) else {
        return again(Unsaved::Nameless);
    };
    let keeping = bench.keeping.lock().unwrap_or_else(PoisonError::into_inner);
    let now = as_written(loaded, &filled_in)?;
    let returned = Returned::of(&now, &filled_in);
    // What is saved is what was shown, and nothing else.
    if fields.get("visat") != Some(returned.known_by().as_str()) {
        drop(keeping);
        return again(Unsaved::Late);
    }
    let replaced: BTreeSet<usize> = (fields.all("ersatt"))
        .filter_map(|place| place.parse().ok())
        .collect();
    let replaces = |place: usize| replaced.contains(&place);
    let decider = Decider::now(&by);
    let verdicts: Vec<_> = (returned.verdicts(replaces).into_iter())
        .map(|(id, verdict)| (id, verdict, decider.clone()))
        .collect();
    let mut written = returned.written(replaces);
    for one in &mut written {
        one.seen = Some(now.remarks_on(&one.section).count());
    }
    if verdicts.is_empty() && written.is_empty() {
        drop(keeping);
        return again(Unsaved::Nothing);
    }
    let mut order = None;
    if !verdicts.is_empty() {
        let entry = pipeline::record(&bench.config.index, &now, &verdicts, bench.weights()?)?;
        order = Some(Order {
            folder: entry.folder,
            index: bench.config.index.clone(),
            ocr: false,
        });
    }
    drop(keeping);
    let outcomes = pipeline::write_remarks(&loaded.root, &loaded.consultation, &written, &decider);
    // What is recorded is taken up, whatever became of the texts.
    let later = match order {
        // It takes up what is written of sections, too.
        Some(order) => match take_up(bench, order) {
            TakenUp::Now => None,
            TakenUp::Later(why) => Some(why),
        },
        None if outcomes.is_ok() => remark::not_taken_up(bench, loaded),
        None => None,
    };
    let outcomes = outcomes?;
    let texts = (written.iter().zip(&outcomes))
        .filter(|(_, outcome)| **outcome == Outcome::Saved)
        .map(|(one, _)| one.texts())
        .sum::<usize>();
    let late = outcomes.contains(&Outcome::Late);
    let mut to = Params::new(vec![
        ("remiss".to_owned(), loaded.name().to_owned()),
        ("gjort".to_owned(), "ifylld".to_owned()),
        ("kommentarer".to_owned(), verdicts.len().to_string()),
        ("texter".to_owned(), texts.to_string()),
    ]);
    if late {
        to = to.with("hann", "1");
    }
    if let Some(why) = later {
        to = to.with("senare", why);
    }
    let mut response = Redirect::to(&to.at("/rapporter#ifylld")).into_response();
    remember(&visit.reader, &by, &mut response);
    Ok(response)
}

/// `GET /rapporter/ifylld`: the page of a form that was sent has no address.
pub(super) async fn back(visit: Visit) -> Redirect {
    Redirect::to(&visit.params.at("/rapporter#ifylld"))
}

/// All decisions as they stand on the disk.
fn placed_decisions(loaded: &Loaded) -> Result<Vec<Decision>, Problem> {
    let mut decisions = corpus::read_decisions(&loaded.root)?;
    loaded.consultation.place(&mut decisions);
    Ok(decisions)
}

/// The consultation with the statements that the report has something of, and with
/// comments and remarks as they are written, also where they are not taken up yet.
fn as_written(loaded: &Loaded, filled_in: &FilledIn) -> Result<Consultation, Problem> {
    let decisions = placed_decisions(loaded)?;
    let beside = filled_in.outside.iter().filter_map(|one| match &one.at {
        Place::Beside(id) => Some(id),
        Place::Margin | Place::Column(..) | Place::Row => None,
    });
    let ids = (filled_in.changed.iter().map(|one| &one.id))
        .chain(filled_in.unclear.iter().map(|(id, _)| id))
        .chain(filled_in.copied.iter().map(|one| &one.id))
        .chain(beside);
    // In the order of the documents, each once.
    let places: BTreeMap<usize, StatementId> = ids
        .filter_map(|id| Some((loaded.place(id.as_str())?, id.clone())))
        .collect();
    let ids: Vec<StatementId> = places.into_values().collect();
    let mut consultation = loaded.with_only(&ids)?;
    let wanted: BTreeSet<&StatementId> = ids.iter().collect();
    let mut of: BTreeMap<&StatementId, Vec<&Decision>> = BTreeMap::new();
    for decision in &decisions {
        if wanted.contains(&decision.statement.id) {
            of.entry(&decision.statement.id).or_default().push(decision);
        }
    }
    for (id, own) in of {
        if own.len() != loaded.history(id).len() {
            consultation.comments.retain(|(known, _)| known != id);
            let comment = history::comment(&own);
            consultation
                .comments
                .extend(comment.map(|comment| (id.clone(), comment.clone())));
        }
    }
    let lines = corpus::read_remarks(&loaded.root)?;
    let (remarks, _) = pipeline::placed_remarks(&consultation.programme, lines);
    consultation.remarks = remarks;
    Ok(consultation)
}
