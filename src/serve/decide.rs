//! Decisions from forms: the token, the version that was seen, the verdict;
//! then the consultation is made anew and the reader led on to the next.

use std::collections::HashSet;
use std::sync::{Arc, PoisonError};

use axum::extract::{Form, State};
use axum::http::{StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};

use super::address::Params;
use super::bench::{Bench, same_secret};
use super::loaded::Loaded;
use super::onward::{Onward, back, next, told};
use super::page::review::{self, notice};
use super::problem::Problem;
use super::visit::Visit;
use super::work::Order;
use super::{cookie, verdict, visit::Reader};
use super::{history, moved};
use crate::corpus;
use crate::error::Error;
use crate::model::{Decision, StatementId, Status, Verdict};
use crate::pipeline::{self, Decider};

/// Statements decided at once, at most.
const AT_ONCE: usize = 500;
/// Letters in a name, at most.
const NAME_LETTERS: usize = 80;
/// How long a name is remembered, in seconds.
const YEAR: u32 = 365 * 24 * 3600;

/// A statement and the version of it that the reader saw.
pub(super) type Seen = (StatementId, usize);

/// Someone else was faster.
pub(super) struct Conflict {
    /// The statements that were decided meanwhile.
    pub(super) statements: Vec<StatementId>,
    /// What was to be decided.
    pub(super) fields: Params,
}

/// `POST /granska/beslut`
pub(super) async fn one(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    Form(pairs): Form<Vec<(String, String)>>,
) -> Response {
    let fields = Params::new(pairs);
    tokio::task::block_in_place(|| handle(&bench, visit, &fields))
}

fn handle(bench: &Arc<Bench>, mut visit: Visit, fields: &Params) -> Response {
    let outcome = check_token(&visit, fields)
        .and_then(|()| named(bench, fields))
        .and_then(|loaded| {
            visit.current = Some(loaded.clone());
            match decide(bench, &visit, &loaded, fields.clone()) {
                Err(Problem::Field(why)) => again(bench, &visit, &loaded, fields, why),
                outcome => outcome,
            }
        });
    outcome.unwrap_or_else(|problem| problem.page(&visit))
}

/// The page of the form that was not taken, with what was typed; of a form that
/// is on no page of the review, or of several statements, a page that says why.
fn again(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    fields: &Params,
    why: String,
) -> Result<Response, Problem> {
    let mut ids = fields.all("u").filter_map(|value| value.rsplit_once(':'));
    let only = match (ids.next(), ids.next(), fields.get("ater")) {
        (Some((id, _)), None, None) => Some(id),
        _ => None,
    };
    let Some(id) = only.filter(|id| loaded.place(id).is_some()) else {
        return Err(Problem::Field(why));
    };
    let refused = review::Refused { fields, why: &why };
    let page = review::again(bench, visit, loaded, id, &refused)?;
    Ok((StatusCode::UNPROCESSABLE_ENTITY, Html(page.into_string())).into_response())
}

/// Whether the form is one of ours.
pub(super) fn check_token(visit: &Visit, fields: &Params) -> Result<(), Problem> {
    let given = fields.get("token").unwrap_or_default();
    if same_secret(given, &visit.token) {
        Ok(())
    } else {
        Err(Problem::StaleForm)
    }
}

fn decide(
    bench: &Arc<Bench>,
    visit: &Visit,
    before: &Arc<Loaded>,
    fields: Params,
) -> Result<Response, Problem> {
    let by = reader_name(visit, &fields)?;
    let mut seen = seen(visit, &fields)?;
    let gone: Vec<StatementId> = (seen.iter().map(|(id, _)| id))
        .filter(|id| before.place(id.as_str()).is_none())
        .cloned()
        .collect();
    if !gone.is_empty() {
        let page = review::gone(visit, before, &gone, &fields).into_string();
        return Ok((StatusCode::CONFLICT, Html(page)).into_response());
    }
    let keeping = bench.keeping.lock().unwrap_or_else(PoisonError::into_inner);
    let mut decisions = corpus::read_decisions(&before.root)?;
    before.consultation.place(&mut decisions);
    let late: Vec<StatementId> = seen
        .iter()
        .filter(|(id, version)| history::version(&decisions, id) != *version)
        .map(|(id, _)| id.clone())
        .collect();
    if !late.is_empty() {
        drop(keeping);
        let conflict = Conflict {
            statements: late,
            fields,
        };
        return conflict_page(bench, visit, &conflict);
    }
    let decider = Decider::now(&by);
    let mut verdicts: Vec<(StatementId, Verdict, Decider)> = Vec::new();
    for (id, _) in &seen {
        if fields.get("gor") == Some("angra") {
            for (verdict, whose) in history::undo(&decisions, id) {
                let by = whose.map_or_else(|| decider.clone(), Decider::now);
                verdicts.push((id.clone(), verdict, by));
            }
            if let Some(verdict) = verdict::beside(visit, before, id, &fields)? {
                verdicts.push((id.clone(), verdict, decider.clone()));
            }
        } else {
            let verdict = verdict::of(visit, before, id, &fields)?;
            if verdict.join_next {
                check_join(bench, visit, before, id)?;
            }
            verdicts.push((id.clone(), verdict, decider.clone()));
        }
    }
    let alike = alike(before, &decisions, &fields, &verdicts);
    let number = alike.len();
    seen.extend(alike.iter().map(|(id, ..)| (id.clone(), 0)));
    verdicts.extend(alike);
    if verdicts.is_empty() {
        return Err(field(
            visit,
            "Det finns inget att ångra.",
            "There is nothing to undo.",
        ));
    }
    let ids: Vec<StatementId> = seen.iter().map(|(id, _)| id.clone()).collect();
    let entry = pipeline::record(
        &bench.config.index,
        &before.with_only(&ids)?,
        &verdicts,
        bench.weights()?,
    )?;
    drop(keeping);
    // From here on it is saved, whatever happens.
    let order = Order {
        folder: entry.folder,
        index: bench.config.index.clone(),
        ocr: false,
    };
    let taken_up = take_up(bench, order);
    let after =
        (bench.consultation(before.name()).ok().flatten()).unwrap_or_else(|| before.clone());
    let done = verdict::done(&fields, &verdicts);
    let is_judged = verdicts
        .iter()
        .any(|(_, verdict, _)| verdict.is_judgement());
    let stays = matches!(
        done,
        "angra" | "dela" | "slaihop" | "kommentar" | "helhet" | "lyft" | "slapp"
    );
    let mut to = told(&after, &seen, &fields).with("gjort", done);
    if let TakenUp::Later(why) = taken_up {
        to = to.with("senare", why);
    } else {
        let places = seen.iter().filter_map(|(id, _)| after.place(id.as_str()));
        let moved = moved::since(before, &after, &places.collect::<Vec<_>>());
        if !moved.is_empty() {
            to = (to.with("flyttade", &moved.len().to_string()))
                .with("efter", &after.decisions.len().to_string());
            bench.moved.keep(&after, moved);
        }
    }
    if number > 0 {
        to = to.with("lika", &number.to_string());
    }
    let onward = if stays || !is_judged {
        Onward::Stays
    } else {
        Onward::of(&fields, to.get("senare").is_some())
    };
    if let Some(id) = next(bench, visit, &after, &seen, &fields, onward) {
        to = to.with("u", &id);
    }
    let to = match back(&after, &fields, &seen) {
        Some((page, params)) => match to.get("senare") {
            Some(why) => params.with("senare", why).at(&page),
            None => params.at(&page),
        },
        None => to.at("/granska#las"),
    };
    let mut response = Redirect::to(&to).into_response();
    remember(&visit.reader, &by, &mut response);
    Ok(response)
}

/// The same judgement for what the same speaker says elsewhere in the same words,
/// where nobody has judged it, nor decided anything since it was read in: one
/// thing said twice has one stance.
fn alike(
    loaded: &Loaded,
    decisions: &[Decision],
    fields: &Params,
    verdicts: &[(StatementId, Verdict, Decider)],
) -> Vec<(StatementId, Verdict, Decider)> {
    let [(id, verdict, decider)] = verdicts else {
        return Vec::new();
    };
    let is_of_one = fields.get("visat").is_some();
    let Some(place) = loaded.place(id.as_str()) else {
        return Vec::new();
    };
    if !is_of_one || !verdict.is_judgement() || verdict.join_next {
        return Vec::new();
    }
    let judgement = Verdict {
        sections: verdict.sections.clone(),
        stance: verdict.stance,
        role: verdict.role,
        ..Verdict::default()
    };
    let same = loaded.same_words_of_same_speaker(place).into_iter();
    same.filter(|place| loaded.at(*place).status != Status::Decided)
        .map(|place| loaded.id(place))
        .filter(|id| history::version(decisions, id) == loaded.history(id).len())
        .map(|id| (id, judgement.clone(), decider.clone()))
        .collect()
}

/// What is joined is one quotation: nothing that is not the statement's may get
/// into it.
fn check_join(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    id: &StatementId,
) -> Result<(), Problem> {
    let place = loaded.place(id.as_str()).ok_or(Problem::NotFound)?;
    match review::join::follower(bench, loaded, place) {
        None => Err(field(
            visit,
            "Det finns inget uttalande efter detta i svaret att slå ihop det med.",
            "There is no statement after this one in the answer to join it with.",
        )),
        Some(follower) => match follower.hindrance {
            Some(hindrance) => Err(Problem::Field(hindrance.in_words(visit))),
            None => Ok(()),
        },
    }
}

/// Whether a decision that is saved shows.
pub(super) enum TakenUp {
    /// It does.
    Now,
    /// What the next page tells of why not.
    Later(&'static str),
}

/// Takes a saved decision up; while documents are being read, that is ordered
/// and not waited for.
pub(super) fn take_up(bench: &Arc<Bench>, order: Order) -> TakenUp {
    let Some(turn) = bench.turn() else {
        bench.order(order);
        return TakenUp::Later(notice::READING);
    };
    let outcome = (bench.worker.carry_out(&order, |_| {})).and_then(|()| bench.refresh());
    drop(turn);
    match outcome {
        Ok(()) => TakenUp::Now,
        // The run that holds the lock, or the next, takes it up.
        Err(Error::Locked { .. }) => TakenUp::Later(notice::READING),
        Err(error) => {
            bench.failed(order.name(), error);
            TakenUp::Later(notice::FAILED)
        }
    }
}

/// The name that stands behind the decision.
pub(super) fn reader_name(visit: &Visit, fields: &Params) -> Result<String, Problem> {
    let name = match (&visit.reader.name, visit.reader.fixed) {
        (Some(name), true) => name.clone(),
        _ => fields.get("namn").unwrap_or_default().trim().to_owned(),
    };
    let plain = !name.is_empty()
        && name.chars().count() <= NAME_LETTERS
        && !name.chars().any(char::is_control);
    if plain {
        Ok(name)
    } else {
        Err(field(
            visit,
            "Skriv ditt namn: det står bakom beslutet.",
            "Write your name: it stands behind the decision.",
        ))
    }
}

pub(super) fn remember(reader: &Reader, name: &str, response: &mut Response) {
    if !reader.fixed {
        response
            .headers_mut()
            .append(header::SET_COOKIE, cookie::set(cookie::NAME, name, YEAR));
    }
}

/// The statements of the form, `ID:VERSION` each.
fn seen(visit: &Visit, fields: &Params) -> Result<Vec<Seen>, Problem> {
    // A form that names one twice decides on it once.
    let mut known = HashSet::new();
    let seen: Vec<Seen> = fields
        .all("u")
        .filter(|value| known.insert(*value))
        .filter_map(|value| {
            let (id, version) = value.rsplit_once(':')?;
            Some((StatementId(id.to_owned()), version.parse().ok()?))
        })
        .collect();
    if seen.is_empty() || seen.len() > AT_ONCE {
        return Err(field(
            visit,
            "Välj minst ett uttalande, och högst 500 på en gång.",
            "Choose at least one statement, and at most 500 at once.",
        ));
    }
    Ok(seen)
}

fn conflict_page(bench: &Bench, visit: &Visit, conflict: &Conflict) -> Result<Response, Problem> {
    bench.refresh()?;
    let loaded = visit
        .current
        .as_deref()
        .map(|loaded| bench.consultation(loaded.name()))
        .transpose()?
        .flatten()
        .ok_or(Problem::WhichConsultation)?;
    let visit = Visit {
        current: Some(loaded.clone()),
        ..visit.clone()
    };
    let page = review::conflict(&visit, &loaded, conflict);
    Ok((StatusCode::CONFLICT, Html(page.into_string())).into_response())
}

/// A field of the form is missing, or not as it should be.
pub(super) fn field(visit: &Visit, swedish: &str, english: &str) -> Problem {
    Problem::Field(visit.t(swedish, english).to_owned())
}

/// Answers a form on the consultation that it names: what goes wrong is a page.
pub(super) fn on_consultation(
    bench: &Bench,
    mut visit: Visit,
    fields: &Params,
    act: impl FnOnce(&Visit, &Arc<Loaded>) -> Result<Response, Problem>,
) -> Response {
    let outcome = named(bench, fields).and_then(|loaded| {
        visit.current = Some(loaded.clone());
        act(&visit, &loaded)
    });
    outcome.unwrap_or_else(|problem| problem.page(&visit))
}

/// The consultation that a form names.
pub(super) fn named(bench: &Bench, fields: &Params) -> Result<Arc<Loaded>, Problem> {
    let name = fields.get("remiss").ok_or(Problem::WhichConsultation)?;
    bench.consultation(name)?.ok_or(Problem::NotFound)
}
