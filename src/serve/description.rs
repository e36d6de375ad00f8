//! What an official says of a consultation, from the form to
//! `consultation.toml`. What was typed comes back with every answer that does
//! not save it.

mod check;
mod typed;

use std::sync::{Arc, PoisonError};

use axum::extract::{Form, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};

pub(super) use self::check::{Head, email, found, head, lost_facts};
pub(super) use self::typed::{Meanwhile, Row, Typed, joined, split};
use super::address::Params;
use super::bench::Bench;
use super::decide::{check_token, on_consultation};
use super::faults::Faults;
use super::loaded::Loaded;
use super::page::description as page;
use super::problem::Problem;
use super::visit::Visit;
use super::work::Order;
use crate::corpus::{self, CONFIG_FILE, Config, Description, DocumentFacts};
use crate::error::Error;

/// Bytes of the form, at most: thousands of names.
pub(super) const FORM_BYTES: usize = 8 << 20;
/// Names that are told to stand there already, at most.
const TOLD: usize = 40;

/// Why what was typed is not saved, or not yet.
#[derive(Debug)]
pub(super) enum Unsaved {
    /// More rows were asked for.
    More,
    /// What was pasted is in the rows; these stood there already.
    Pasted(Vec<String>),
    /// The form is of an earlier start of the program.
    Stale,
    /// Somebody else has changed the file; this is what stands now.
    Late(Box<Config>),
    /// Fields are not as they should be.
    Faulty(Faults),
    /// The file cannot be read.
    Broken(Error),
    /// The file cannot be written.
    Failed(Error),
}

impl Unsaved {
    const fn status(&self) -> StatusCode {
        match self {
            Self::More | Self::Pasted(_) => StatusCode::OK,
            Self::Stale => StatusCode::FORBIDDEN,
            Self::Late(_) | Self::Broken(_) => StatusCode::CONFLICT,
            Self::Faulty(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }
}

/// The text of the consultation's file and what it says; or what is wrong in it.
pub(super) fn stands(loaded: &Loaded) -> Result<(String, Config), Error> {
    let text = corpus::read_description(&loaded.root)?;
    let config = Config::parse(&text, &loaded.root.join(CONFIG_FILE))?;
    Ok((text, config))
}

/// `POST /uppgifter`
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
        let mut typed = Typed::of(fields);
        match write(bench, visit, loaded, fields, &mut typed)? {
            Ok(to) => Ok(Redirect::to(&to).into_response()),
            Err(why) => {
                let page = page::unsaved(visit, loaded, &typed, &why)?;
                Ok((why.status(), Html(page.into_string())).into_response())
            }
        }
    })
}

/// Writes it and has it read in, and gives the page that tells so; or tells why
/// it cannot be.
fn write(
    bench: &Arc<Bench>,
    visit: &Visit,
    loaded: &Loaded,
    fields: &Params,
    typed: &mut Typed,
) -> Result<Result<String, Unsaved>, Problem> {
    if check_token(visit, fields).is_err() {
        return Ok(Err(Unsaved::Stale));
    }
    match fields.get("gor") {
        Some("fler") => {
            typed.more();
            return Ok(Err(Unsaved::More));
        }
        Some("klistra") => {
            let taken = check::take_pasted(visit, typed)?;
            return Ok(Err(taken.map_or_else(Unsaved::Faulty, Unsaved::Pasted)));
        }
        _ => {}
    }
    let keeping = bench.keeping.lock().unwrap_or_else(PoisonError::into_inner);
    let (text, config) = match stands(loaded) {
        Ok(stands) => stands,
        Err(error) => return Ok(Err(Unsaved::Broken(error))),
    };
    if Description::of(&config).seal().as_str() != typed.seal {
        typed.put_onto(&config);
        return Ok(Err(Unsaved::Late(Box::new(config))));
    }
    let (wanted, repeated) = match check::checked(visit, loaded, typed, &config)? {
        Ok(checked) => checked,
        Err(faults) => return Ok(Err(Unsaved::Faulty(faults))),
    };
    let written =
        after(loaded, &text, &config, &wanted, typed).and_then(|after| put(loaded, &text, &after));
    drop(keeping);
    let is_same = match written {
        Ok(is_changed) => !is_changed,
        Err(error) => return Ok(Err(Unsaved::Failed(error))),
    };
    let mut to = Params::new(vec![("remiss".to_owned(), loaded.name().to_owned())])
        .with("gjort", if is_same { "inget" } else { "sparat" });
    // Named by their places: no address says what the page is to say.
    for name in repeated.iter().take(TOLD) {
        let at = (wanted.asked.iter()).position(|(_, one)| one.name == *name);
        if let Some(at) = at {
            to = to.with_more("fanns", &at.to_string());
        }
    }
    if !is_same {
        order(bench, loaded);
    }
    Ok(Ok(to.at("/uppgifter")))
}

/// The text as the form wants it.
fn after(
    loaded: &Loaded,
    text: &str,
    config: &Config,
    wanted: &Description,
    typed: &Typed,
) -> Result<String, Error> {
    let path = loaded.root.join(CONFIG_FILE);
    let mut after = wanted.written_over(text, &path)?;
    for (name, facts) in lost_facts(loaded, config) {
        if typed.forgotten.contains(&name) {
            let nothing = DocumentFacts {
                file: facts.file.clone(),
                part: facts.part.clone(),
                ..DocumentFacts::default()
            };
            after = nothing.written_over(&after, &path)?;
        }
    }
    Ok(after)
}

/// Writes the text of the consultation's file, if it is not the one that stands.
/// Gives whether it was.
pub(super) fn put(loaded: &Loaded, stands: &str, after: &str) -> Result<bool, Error> {
    let is_changed = after != stands;
    if is_changed {
        corpus::write_description(&loaded.root, after)?;
    }
    Ok(is_changed)
}

/// Has the consultation read in as it is described now.
pub(super) fn order(bench: &Arc<Bench>, loaded: &Loaded) {
    bench.order(Order {
        folder: loaded.root.clone(),
        index: bench.config.index.clone(),
        ocr: false,
    });
}
