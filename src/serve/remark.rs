//! What an official writes of a section, from the form to the disk. What was
//! typed comes back with every answer that does not save it.

use std::sync::Arc;

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::address::Params;
use super::bench::Bench;
use super::decide::{check_token, named, on_consultation, reader_name, remember};
use super::loaded::Loaded;
use super::page::remark;
use super::page::review::notice;
use super::problem::Problem;
use super::visit::Visit;
use super::work::Order;
use crate::corpus;
use crate::error::Error;
use crate::model::{GENERAL, Remark, SectionId, tidy};
use crate::pipeline::{self, Decider, Outcome, Written};

/// Why what was typed is not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Unsaved {
    /// Somebody else wrote meanwhile.
    Late,
    /// A text is longer than it may be.
    Long,
    /// Nobody stands behind it.
    Nameless,
    /// The form is of an earlier start of the program.
    Stale,
    /// The section has left the programme.
    Gone,
}

impl Unsaved {
    const fn status(self) -> StatusCode {
        match self {
            Self::Late | Self::Gone => StatusCode::CONFLICT,
            Self::Long | Self::Nameless => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale => StatusCode::FORBIDDEN,
        }
    }
}

/// What a section's form sent.
pub(super) struct Typed {
    /// The section.
    pub(super) section: SectionId,
    /// Its summary.
    pub(super) summary: String,
    /// The proposer's assessment.
    pub(super) assessment: String,
    /// Who writes, as it was typed.
    pub(super) name: Option<String>,
}

/// `POST /program/bedomning`
pub(super) async fn save(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    tokio::task::block_in_place(|| handle(&bench, visit, &fields))
}

fn handle(bench: &Arc<Bench>, visit: Visit, fields: &Params) -> Response {
    on_consultation(bench, visit, fields, |visit, loaded| {
        let section = fields.get("avsnitt").ok_or(Problem::NotFound)?;
        let text = |name: &str| tidy(fields.get(name).unwrap_or_default());
        let typed = Typed {
            section: SectionId(section.to_owned()),
            summary: text("sammanfattning"),
            assessment: text("bedomning"),
            name: fields.get("namn").map(str::to_owned),
        };
        match write(bench, visit, loaded, fields, &typed)? {
            Ok(response) => Ok(response),
            Err(why) => unsaved(bench, visit, loaded, &typed, why),
        }
    })
}

/// Writes it, and leads back to the section; or tells why it cannot be.
fn write(
    bench: &Arc<Bench>,
    visit: &Visit,
    loaded: &Loaded,
    fields: &Params,
    typed: &Typed,
) -> Result<Result<Response, Unsaved>, Problem> {
    if check_token(visit, fields).is_err() {
        return Ok(Err(Unsaved::Stale));
    }
    let Ok(by) = reader_name(visit, fields) else {
        return Ok(Err(Unsaved::Nameless));
    };
    let is_long = |text: &String| text.chars().count() > Remark::LETTERS;
    if is_long(&typed.summary) || is_long(&typed.assessment) {
        return Ok(Err(Unsaved::Long));
    }
    let written = Written {
        section: typed.section.clone(),
        summary: Some(typed.summary.clone()),
        assessment: Some(typed.assessment.clone()),
        seen: Some(fields.parse("version").ok_or(Problem::NotFound)?),
    };
    let outcomes = pipeline::write_remarks(
        &loaded.root,
        &loaded.consultation,
        &[written],
        &Decider::now(&by),
    );
    let outcomes = match outcomes {
        Err(Error::Unknown { .. }) => return Ok(Err(Unsaved::Gone)),
        outcomes => outcomes?,
    };
    let mut to = Params::new(vec![
        ("remiss".to_owned(), loaded.name().to_owned()),
        ("avsnitt".to_owned(), typed.section.to_string()),
    ]);
    match outcomes.first() {
        Some(Outcome::Saved) => {
            to = to.with("gjort", take_up(bench, loaded));
        }
        Some(Outcome::Same) => to = to.with("gjort", "inget"),
        Some(Outcome::Late) | None => return Ok(Err(Unsaved::Late)),
    }
    let mut response = Redirect::to(&to.at("/program#bedomning")).into_response();
    remember(&visit.reader, &by, &mut response);
    Ok(Ok(response))
}

/// `POST /program/bedomning/bort`: takes away what is written of a section that
/// has left the programme.
pub(super) async fn empty(
    State(bench): State<Arc<Bench>>,
    mut visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    let done = tokio::task::block_in_place(|| {
        check_token(&visit, &fields)?;
        let loaded = named(&bench, &fields)?;
        visit.current = Some(loaded.clone());
        emptied(&bench, &visit, &loaded, &fields)
    });
    done.unwrap_or_else(|problem| problem.page(&visit))
}

fn emptied(
    bench: &Arc<Bench>,
    visit: &Visit,
    loaded: &Loaded,
    fields: &Params,
) -> Result<Response, Problem> {
    let by = reader_name(visit, fields)?;
    let is_it = |lost: &&Remark| {
        let own = [lost.section.as_str(), &lost.heading, &lost.at];
        let given = ["avsnitt", "rubrik", "skriven"].map(|name| fields.get(name).unwrap_or(""));
        own.map(str::trim) == given.map(str::trim)
    };
    let outcome = match loaded.consultation.lost_remarks.iter().find(is_it) {
        Some(lost) => pipeline::empty_lost_remark(&loaded.root, lost, &Decider::now(&by))?,
        None => Outcome::Late,
    };
    let done = match outcome {
        Outcome::Saved | Outcome::Same => match take_up(bench, loaded) {
            "sparat" => "borttaget",
            told => told,
        },
        Outcome::Late => "andrat",
    };
    let to = Params::new(vec![
        ("remiss".to_owned(), loaded.name().to_owned()),
        ("avsnitt".to_owned(), GENERAL.to_owned()),
        ("gjort".to_owned(), done.to_owned()),
    ]);
    let mut response = Redirect::to(&to.at("/program#bedomning")).into_response();
    remember(&visit.reader, &by, &mut response);
    Ok(response)
}

/// Takes what is saved up, and gives what the next page tells of it; while
/// documents are being read, that is ordered and not waited for.
fn take_up(bench: &Arc<Bench>, loaded: &Loaded) -> &'static str {
    let Some(turn) = bench.turn() else {
        bench.order(Order {
            folder: loaded.root.clone(),
            index: bench.config.index.clone(),
            ocr: false,
        });
        return "senare";
    };
    let outcome = pipeline::take_up_remarks(&bench.config.index, loaded.name())
        .and_then(|()| bench.refresh());
    drop(turn);
    match outcome {
        Ok(()) => "sparat",
        // The run that holds the lock, or the next, takes it up.
        Err(Error::Locked { .. }) => "senare",
        Err(error) => {
            bench.failed(loaded.name().to_owned(), error);
            "fel"
        }
    }
}

/// The same for texts that came in a report: `None` where all of them show now, else
/// what the next page tells of why not.
pub(super) fn not_taken_up(bench: &Arc<Bench>, loaded: &Loaded) -> Option<&'static str> {
    match take_up(bench, loaded) {
        "sparat" => None,
        "fel" => Some(notice::FAILED),
        _ => Some(notice::READING),
    }
}

/// The page with what was typed, and what stands there now.
fn unsaved(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    why: Unsaved,
) -> Result<Response, Problem> {
    bench.refresh()?;
    let current = bench.consultation(loaded.name())?;
    let visit = Visit {
        current: current.or_else(|| visit.current.clone()),
        ..visit.clone()
    };
    let loaded = visit.current.as_deref().ok_or(Problem::NotFound)?;
    // As it is written, also where it is not taken up yet.
    let lines = corpus::read_remarks(&loaded.root)?;
    let (on, _) = pipeline::placed_remarks(&loaded.consultation.programme, lines);
    let now: Vec<&Remark> = (on.iter())
        .filter(|remark| remark.section == typed.section)
        .collect();
    let page = remark::unsaved(&visit, loaded, typed, &now, why);
    Ok((why.status(), Html(page.into_string())).into_response())
}
