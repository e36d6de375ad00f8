//! The chosen statement in its text, with the form for what can be done to it.

use maud::{Markup, html};

use super::Refused;
use super::carried::{kept, list_params, seen_in_file};
use super::form::{self, Desk};
use super::join;
use crate::model::TaggedStatement;
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::part::quote;
use crate::serve::part::reader::{self, Pane};
use crate::serve::part::shell::token;
use crate::serve::part::text::Extent;
use crate::serve::part::who::{Doing, who};
use crate::serve::visit::Visit;

/// The statement with the form, in its text.
pub(super) fn desk(
    bench: &Bench,
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
    places: &[usize],
    refused: Option<&Refused<'_>>,
) -> Markup {
    let tagged = &loaded.shown(place);
    let next = places
        .iter()
        .position(|one| *one == place)
        .and_then(|at| places.get(at + 1))
        .map(|next| loaded.id(*next).to_string());
    let document = reader::document(bench, visit, loaded, place);
    let params = list_params(visit);
    let link = |id: &str| params.with("u", id).at("/granska");
    let pane = Pane {
        loaded,
        place,
        tagged,
        document,
        marks: &|_| Vec::new(),
        link: &link,
        extent: Extent::DESK,
    };
    let follower = join::follower(bench, loaded, place);
    let form = Desk {
        place,
        tagged,
        next: next.as_deref(),
        follower: follower.as_ref(),
        given: refused.map(|refused| refused.fields),
    };
    let desk = html! {
        div.desk {
            (quote::led(&tagged.statement))
            (quote::words(visit, &tagged.statement))
            (quote::ticked(visit, &tagged.statement))
            @if let Some(refused) = refused { div.note.bad role="alert" { p { (refused.why) } } }
            @if visit.params.get("dela").is_some() { (split_form(visit, tagged, loaded)) }
            @else { (form::form(visit, loaded, &form)) }
        }
    };
    reader::pane(visit, &pane, Some(&desk))
}

/// Each word is a button: the statement is cut before it.
fn split_form(visit: &Visit, tagged: &TaggedStatement, loaded: &Loaded) -> Markup {
    let text = &tagged.statement.text;
    let id = tagged.statement.id.as_str();
    let words: Vec<(usize, &str)> = text
        .split_whitespace()
        .map(|word| (word.as_ptr() as usize - text.as_ptr() as usize, word))
        .collect();
    html! {
        form method="post" action="/granska/beslut" {
            (token(visit)) (kept(visit)) (seen_in_file(loaded, id))
            input type="hidden" name="gor" value="dela";
            (who(visit, "namn-dela", Doing::Reviewing, None))
            p { (visit.t("Välj det ord som det andra uttalandet ska börja med:", "Choose the word that the second statement is to begin with:")) }
            p.quote.words lang=(tagged.statement.language) {
                @for (at, word) in &words {
                    @if *at == 0 { (word) " " }
                    @else { button name="vid" value=(at) { (word) } " " }
                }
            }
            p { a.btn href=(list_params(visit).with("u", id).at("/granska")) { (visit.t("Avbryt", "Cancel")) } }
        }
    }
}
