//! The chosen statement in its text, with what can be done to it: decided,
//! split, joined, commented.

use maud::{Markup, html};

use super::Refused;
use super::carried::{kept, list_params, seen_in_file};
use super::field::name_field;
use super::form::form;
use super::whole;
use crate::language::capital;
use crate::model::{Comment, Heeded, TaggedStatement};
use crate::serve::address::Params;
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::part::reader::{self, Pane};
use crate::serve::part::shell::token;
use crate::serve::part::text::Extent;
use crate::serve::verdict::typed_comment;
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
    let given = refused.map(|refused| refused.fields);
    // The form that stands folded away under the first.
    let is_other =
        refused.is_some_and(|one| matches!(one.what(), "slaihop" | "kommentar" | "helhet"));
    let desk = html! {
        div.desk {
            blockquote.quote lang=(tagged.statement.language) { (tagged.statement.text) }
            @if let Some(refused) = refused { div.note.bad role="alert" { p { (refused.why) } } }
            @if visit.params.get("dela").is_some() { (split_form(visit, tagged, loaded)) }
            @else { (form(visit, loaded, tagged, next.as_deref(), given.filter(|_| !is_other))) }
            (others(visit, loaded, tagged, place, given.filter(|_| is_other)))
        }
    };
    reader::pane(visit, &pane, Some(&desk))
}

/// Splitting, joining, commenting, and where the whole answer stands: forms of
/// their own.
fn others(
    visit: &Visit,
    loaded: &Loaded,
    tagged: &TaggedStatement,
    place: usize,
    given: Option<&Params>,
) -> Markup {
    let id = tagged.statement.id.as_str();
    let typed = given
        .filter(|fields| fields.get("gor") == Some("kommentar"))
        .map(typed_comment);
    let whole = given.and_then(|fields| fields.parse("helhet"));
    let held = loaded
        .consultation
        .comments
        .iter()
        .find(|(of, _)| of.as_str() == id)
        .map(|(_, comment)| comment.clone());
    let comment = typed.or(held).unwrap_or_default();
    html! {
        details.why open[given.is_some()] {
            summary { (visit.t("Dela, slå ihop, kommentera, svaret i sin helhet", "Split, join, comment, the answer as a whole")) }
            p { a href=(list_params(visit).with("u", id).with("dela", "1").at("/granska")) { (visit.t("Dela uttalandet i två", "Split the statement in two")) } }
            form method="post" action="/granska/beslut" {
                (token(visit)) (kept(visit)) (seen_in_file(loaded, id))
                (name_field(visit, "namn-ihop", given.and_then(|fields| fields.get("namn"))))
                div.actions { button.btn name="gor" value="slaihop" { (visit.t("Slå ihop med nästa uttalande", "Join with the next statement")) } }
            }
            (comment_form(visit, loaded, &comment, id))
            (whole::of_statement(visit, loaded, place, whole))
            (reader::history(visit, loaded, loaded.history(&tagged.statement.id)))
        }
    }
}

pub(super) fn comment_form(visit: &Visit, loaded: &Loaded, comment: &Comment, id: &str) -> Markup {
    html! {
        form method="post" action="/granska/beslut" {
            (token(visit)) (kept(visit)) (seen_in_file(loaded, id))
            fieldset {
                legend { (visit.t("Bemötande i rapporten", "Reply in the report")) }
                @for heeded in Heeded::ALL {
                    label.check {
                        input type="radio" name="beaktas" value=(heeded.wire()) checked[comment.heeded == Some(*heeded)];
                        (capital(heeded.label(visit.lang)))
                    }
                }
                label.field for="skal" { (visit.t("Skäl", "Reason")) }
                textarea #skal name="skal" maxlength="10000" { (comment.reason) }
                label.field for="lydelse" { (visit.t("Ny lydelse i förslaget", "New wording in the proposal")) }
                textarea #lydelse name="lydelse" maxlength="10000" { (comment.changed_text) }
            }
            (name_field(visit, "namn-kommentar", None))
            div.actions { button.btn name="gor" value="kommentar" { (visit.t("Spara kommentaren", "Save the comment")) } }
        }
    }
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
            (name_field(visit, "namn-dela", None))
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
