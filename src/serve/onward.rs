//! Where the reader goes on after a decision: the next statement, the list, or
//! the page that the form stood on.

use std::sync::Arc;

use super::address::Params;
use super::bench::Bench;
use super::decide::Seen;
use super::loaded::Loaded;
use super::page::review;
use super::part::quote;
use super::visit::Visit;

/// The parameters of the list that the form stood in.
pub(super) fn list_of(fields: &Params) -> Params {
    Params::new(
        fields
            .pairs()
            .filter_map(|(name, value)| {
                name.strip_prefix("lista.")
                    .map(|name| (name.to_owned(), value.to_owned()))
            })
            .collect(),
    )
}

/// The list that was shown, and what was done.
pub(super) fn told(after: &Loaded, seen: &[Seen], fields: &Params) -> Params {
    let mut params = list_of(fields).with("remiss", after.name());
    for (id, _) in seen {
        params = params.with_more("klart", id.as_str());
    }
    params.with("antal", &seen.len().to_string())
}

/// What comes after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Onward {
    /// The same statement: there is more to do to it, or to be seen of it.
    Stays,
    /// The next of the list as it now stands.
    Next,
    /// The next of the list as it was: it does not stand anew yet.
    Later,
    /// The list, in which several were decided.
    List,
}

impl Onward {
    /// What comes after the judgement of this form.
    pub(super) fn of(fields: &Params, is_later: bool) -> Self {
        if fields.get("visat").is_none() {
            Self::List
        } else if is_later {
            Self::Later
        } else {
            Self::Next
        }
    }
}

/// The statement that the reader goes on to.
pub(super) fn next(
    bench: &Bench,
    visit: &Visit,
    after: &Arc<Loaded>,
    seen: &[Seen],
    fields: &Params,
    onward: Onward,
) -> Option<String> {
    let own = seen.first().map(|(id, _)| id.to_string());
    let told = fields.get("nasta").map(str::to_owned);
    let next = match onward {
        Onward::Stays => own,
        Onward::Later => told,
        Onward::List => None,
        Onward::Next => {
            let visit = Visit {
                current: Some(after.clone()),
                params: list_of(fields),
                ..visit.clone()
            };
            review::next_in_list(bench, &visit, after, own.as_deref()?).or(told)
        }
    };
    next.filter(|id| after.place(id).is_some())
}

/// The page that the form stood on, where that was none of the review.
pub(super) fn back(after: &Loaded, fields: &Params, seen: &[Seen]) -> Option<(String, Params)> {
    let whose = fields.get("ater.vem")?;
    let (path, param) = match fields.get("ater")? {
        "dokument" => ("/dokument".to_owned(), "d"),
        "instans" => ("/instanser".to_owned(), "instans"),
        "svar" => ("/instanser".to_owned(), "d"),
        "program" => {
            let (id, _) = seen.first()?;
            (format!("/program#{}", quote::anchor(id)), "avsnitt")
        }
        _ => return None,
    };
    let params = Params::default().with("remiss", after.name());
    let done = fields.get("gor").unwrap_or_default();
    Some((path, params.with(param, whose).with("gjort", done)))
}
