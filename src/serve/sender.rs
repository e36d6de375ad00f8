//! Who sent a document, when and in which case, as an official says it: from the
//! form to `consultation.toml`. What was typed comes back with every answer that
//! does not save it.

mod typed;

use std::collections::{BTreeMap, BTreeSet};
use std::str::FromStr;
use std::sync::{Arc, PoisonError};

use axum::extract::{Form, State};
use axum::response::{IntoResponse, Redirect, Response};

pub(super) use self::typed::Typed;
use super::address::{Params, address};
use super::bench::Bench;
use super::bodies::Sender;
use super::decide::{check_token, on_consultation};
use super::description::{order, put, stands};
use super::faults::Faults;
use super::loaded::Loaded;
use super::page::sender as page;
use super::problem::Problem;
use super::unsaved::Unsaved;
use super::visit::Visit;
use crate::corpus::{CONFIG_FILE, Config, DocumentFacts};
use crate::model::{DocumentRecord, bare};

/// Letters at most.
pub(super) const NAME: usize = 200;
pub(super) const REFERENCE: usize = 60;
pub(super) const PARAGRAPH: usize = 40;
/// Senders of one document, at most.
const SENDERS: usize = 100;

/// What the file says of a document; nothing where it does not speak of it.
pub(super) fn facts(config: &Config, record: &DocumentRecord) -> DocumentFacts {
    let said = config.facts(&record.file, &record.part);
    said.cloned().unwrap_or_else(|| DocumentFacts {
        file: record.file.clone(),
        part: record.part.clone(),
        ..DocumentFacts::default()
    })
}

/// The names that may be chosen: of those asked, then of those that answer.
pub(super) fn known(loaded: &Loaded) -> Vec<&str> {
    let bodies = loaded.bodies.iter().filter_map(|body| match &body.sender {
        Sender::Named(name) => Some(name.as_str()),
        Sender::Unnamed(_) | Sender::Unknown(_) => None,
    });
    let asked = loaded.consultation.about.asked.iter();
    let mut told = BTreeSet::new();
    (asked.map(|one| one.name.as_str()).chain(bodies))
        .filter(|name| told.insert(*name))
        .collect()
}

/// `POST /dokument/avsandare`
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
        let short = fields.get("d").ok_or(Problem::NotFound)?;
        let (_, record) = loaded.document(short).ok_or(Problem::NotFound)?;
        let mut typed = Typed::of(fields);
        let back = fields.get("ater");
        match write(bench, visit, loaded, record, fields, &mut typed) {
            Ok(done) => {
                let [remiss, done] = [("remiss", loaded.name()), ("gjort", done)];
                let to = match back {
                    Some("instanser") => address("/instanser", [remiss, done]),
                    _ => address("/dokument#avsandare", [remiss, ("d", short), done]),
                };
                Ok(Redirect::to(&to).into_response())
            }
            Err(why) => {
                let page = page::unsaved(visit, loaded, record, &typed, &why, back);
                Ok(why.answer(page))
            }
        }
    })
}

/// Writes it and has it read in, and gives what the next page tells of it; or
/// tells why it cannot be.
fn write(
    bench: &Arc<Bench>,
    visit: &Visit,
    loaded: &Loaded,
    record: &DocumentRecord,
    fields: &Params,
    typed: &mut Typed,
) -> Result<&'static str, Unsaved<DocumentFacts>> {
    if check_token(visit, fields).is_err() {
        return Err(Unsaved::Stale);
    }
    let keeping = bench.keeping.lock().unwrap_or_else(PoisonError::into_inner);
    let (text, config) = match stands(loaded) {
        Ok(stands) => stands,
        Err(error) => return Err(Unsaved::Broken(error)),
    };
    let now = facts(&config, record);
    if now.seal().as_str() != typed.seal {
        now.seal().as_str().clone_into(&mut typed.seal);
        return Err(Unsaved::Late(Box::new(now)));
    }
    let empty = DocumentFacts {
        file: now.file,
        part: now.part,
        ..DocumentFacts::default()
    };
    let wanted = match fields.get("gor") {
        Some("maskinen") => empty,
        _ => match checked(visit, loaded, &config, typed, empty) {
            Ok(wanted) => wanted,
            Err(faults) => return Err(Unsaved::Faulty(faults)),
        },
    };
    let written = wanted
        .written_over(&text, &loaded.root.join(CONFIG_FILE))
        .and_then(|after| put(loaded, &text, &after));
    drop(keeping);
    if written.map_err(Unsaved::Failed)? {
        order(bench, loaded);
        Ok("sparat")
    } else {
        Ok("inget")
    }
}

/// What the form says; `empty` is of the same document.
fn checked(
    visit: &Visit,
    loaded: &Loaded,
    config: &Config,
    typed: &Typed,
    empty: DocumentFacts,
) -> Result<DocumentFacts, Faults> {
    let mut faults = Faults::default();
    let names = as_known(loaded, config);
    let mut respondents: Vec<String> = Vec::new();
    for sender in &typed.senders {
        let Some(name) = faults.line(visit, "avsandare", sender, NAME) else {
            continue;
        };
        let name = names.get(&bare(&name)).cloned().unwrap_or(name);
        if !respondents.contains(&name) {
            respondents.push(name);
        }
    }
    if respondents.len() > SENDERS {
        faults.tell(
            "avsandare",
            visit.t(
                "Så många kan inte stå bakom ett svar.",
                "So many cannot be behind one answer.",
            ),
        );
    }
    let kind = chosen(
        &mut faults,
        "typ",
        &typed.kind,
        visit.t("Välj en typ i listan.", "Choose a kind from the list."),
    );
    let counts_as = chosen(
        &mut faults,
        "raknas",
        &typed.counts_as,
        visit.t("Välj i listan.", "Choose from the list."),
    );
    let facts = DocumentFacts {
        respondents,
        kind,
        date: faults.date(visit, "datum", &typed.date),
        reference: faults.line(visit, "dnr", &typed.reference, REFERENCE),
        minutes_paragraph: faults.line(visit, "paragraf", &typed.paragraph, PARAGRAPH),
        counts_as,
        ..empty
    };
    if faults.is_empty() {
        Ok(facts)
    } else {
        Err(faults)
    }
}

/// The word chosen in a list; `None` where none is.
fn chosen<T: FromStr>(
    faults: &mut Faults,
    field: &'static str,
    word: &str,
    fault: &'static str,
) -> Option<T> {
    if word.is_empty() {
        return None;
    }
    let chosen = word.parse().ok();
    if chosen.is_none() {
        faults.tell(field, fault);
    }
    chosen
}

/// How those known are written, by what they may be called: whoever types an
/// abbreviation or in small letters means the one in the list.
fn as_known(loaded: &Loaded, config: &Config) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for name in known(loaded).into_iter().rev() {
        names.insert(bare(name), name.to_owned());
    }
    for one in config.respondents.iter().rev() {
        for name in one.aliases.iter().chain([&one.name]) {
            names.insert(bare(name), one.name.clone());
        }
    }
    names
}
