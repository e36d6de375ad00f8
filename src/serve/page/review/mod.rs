//! Review: suggestions in the order in which a decision teaches most, and the
//! form in which one is decided.
//!
//! Takes what is to be listed from the address, and gives the list beside the
//! statement that is chosen. What a form sends is carried out in
//! [`decide`](crate::serve::decide).

mod bulk;
mod carried;
mod comment;
mod conflict;
mod desk;
mod field;
mod form;
mod gone;
mod head;
pub(in crate::serve) mod join;
mod list;
pub(in crate::serve::page) mod moved;
pub(in crate::serve) mod notice;
pub(in crate::serve) mod whole;

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

pub(in crate::serve) use conflict::conflict;
pub(in crate::serve) use gone::gone;

use super::current;
use crate::model::Status;
use crate::search::{Found, Hint};
use crate::serve::address::Params;
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::{self, Layout};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;
use crate::serve::{ask, onward};
use bulk::bulk;
use carried::list_params;
use desk::desk;
use head::head;
use list::{list, pager};
use notice::notice;

/// Statements listed at once.
const LISTED: usize = 20;

/// `GET /granska`
pub(in crate::serve::page) async fn show(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        page(&bench, &visit, &loaded, None)
    });
    answer(&visit, page)
}

/// A form that was not taken.
pub(in crate::serve) struct Refused<'a> {
    /// What was typed and chosen.
    pub(in crate::serve) fields: &'a Params,
    /// Why it was not taken.
    pub(in crate::serve) why: &'a str,
}

impl Refused<'_> {
    /// What the form was to do.
    fn what(&self) -> &str {
        self.fields.get("gor").unwrap_or("spara")
    }
}

/// The page of the form again, with why it was not taken and what was typed.
pub(in crate::serve) fn again(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    id: &str,
    refused: &Refused<'_>,
) -> Result<Markup, Problem> {
    let mut params = onward::list_of(refused.fields)
        .with("remiss", loaded.name())
        .with("u", id);
    if refused.what() == "dela" {
        params = params.with("dela", "1");
    }
    let visit = Visit {
        path: "/granska".to_owned(),
        params,
        ..visit.clone()
    };
    page(bench, &visit, loaded, Some(refused))
}

fn page(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    refused: Option<&Refused<'_>>,
) -> Result<Markup, Problem> {
    let (places, hints) = listed(bench, visit, loaded)?;
    let asked_for = match visit.params.get("u") {
        Some(id) => Some(loaded.place(id).ok_or(Problem::NotFound)?),
        None => None,
    };
    // The chosen statement is in sight, wherever it has moved to.
    let at = asked_for.and_then(|place| places.iter().position(|one| *one == place));
    let number = match at {
        Some(at) => at / LISTED + 1,
        None => visit.params.parse("sida").unwrap_or(1).max(1),
    };
    // The last page stands for every number beyond it.
    let number = number.min(places.len().div_ceil(LISTED).max(1));
    let start = (number - 1) * LISTED;
    let shown = &places[start..places.len().min(start + LISTED)];
    let chosen = asked_for.or_else(|| shown.first().copied());
    let body = html! {
        div.lay.review.one[visit.params.get("u").is_some()] {
            main #innehall tabindex="-1" {
                (head(visit, loaded, places.len()))
                (notice(visit, loaded))
                @for hint in &hints { p.note { (hint.message(visit.lang)) } }
                (list(visit, loaded, shown, chosen))
                (pager(visit, number, places.len()))
                (bulk(visit, loaded, shown))
            }
            section.reader aria-label=(visit.t("Uttalandet", "The statement")) tabindex="0" {
                p.tolist { a href=(list_params(visit).at("/granska")) { "← " (visit.t("Till listan", "To the list")) } }
                @if let Some(place) = chosen { (desk(bench, visit, loaded, place, &places, refused)) }
                @else { div.empty { p { (visit.t("Inget kvar att granska här.", "Nothing left to review here.")) } } }
            }
        }
    };
    Ok(shell::page(
        visit,
        visit.t("Granska", "Review"),
        Layout::Panes,
        &body,
    ))
}

/// What is listed: the queue, all, or what a search found, with what is to be
/// said of it.
fn listed(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
) -> Result<(Vec<usize>, Vec<Hint>), Problem> {
    if ask::is_narrowed(&visit.params) {
        let query = ask::query(&visit.params, Some(loaded.name()));
        let Found { ids, hints } = bench.searcher()?.all(&query)?;
        let places = ids.iter().filter_map(|id| loaded.place(id.as_str()));
        return Ok((places.collect(), hints));
    }
    let places = match visit.params.get("visa") {
        Some("granskade") => decided(loaded),
        Some("lyfta") => {
            let ids = loaded.consultation.highlighted.iter();
            let mut places: Vec<usize> = ids.filter_map(|id| loaded.place(id.as_str())).collect();
            places.sort_unstable();
            places
        }
        Some("utan") => (loaded.queue().iter().copied())
            .filter(|place| loaded.sections(*place).is_empty())
            .collect(),
        _ => loaded.queue().to_vec(),
    };
    Ok((places, Vec::new()))
}

/// The next in the list after a decision on `own`: the first, where what is
/// decided leaves the list and the list is ordered anew; else what follows it.
pub(in crate::serve) fn next_in_list(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    own: &str,
) -> Option<String> {
    let (places, _) = listed(bench, visit, loaded).ok()?;
    let own = loaded.place(own);
    let at = places.iter().position(|place| Some(*place) == own);
    let is_queue = !ask::is_narrowed(&visit.params)
        && !matches!(visit.params.get("visa"), Some("granskade" | "lyfta"));
    let next = match at {
        Some(at) => places.get(at + 1),
        None if is_queue => places.first(),
        None => None,
    };
    next.map(|place| loaded.id(*place).to_string())
}

fn decided(loaded: &Loaded) -> Vec<usize> {
    loaded
        .statements()
        .iter()
        .enumerate()
        .filter(|(_, held)| held.status == Status::Decided)
        .map(|(place, _)| place)
        .collect()
}
