//! Someone else decided meanwhile.

use maud::{Markup, html};

use super::form::{Desk, form};
use crate::serve::decide::Conflict;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::{quote, reader, section, stance};
use crate::serve::visit::Visit;

/// Someone else decided meanwhile: both are shown, nothing is lost.
pub(in crate::serve) fn conflict(visit: &Visit, loaded: &Loaded, conflict: &Conflict) -> Markup {
    let body = html! {
        h1 { (visit.t("Någon hann före", "Someone was faster")) }
        div.note.bad {
            @if conflict.statements.len() == 1 {
                p { (visit.t("Uttalandet har fått ett nytt beslut sedan du öppnade sidan. Ditt är inte sparat, men finns ifyllt nedan. Läs det nya och spara igen om du vill ändra det.", "The statement got a new decision since you opened the page. Yours was not saved, but is filled in below. Read the new one and save again if you want to change it.")) }
            } @else {
                p { (visit.t("Uttalandena nedan har fått nya beslut sedan du öppnade sidan. Inget av det du valde är sparat, inte heller för de andra. Läs de nya besluten och välj igen.", "The statements below got new decisions since you opened the page. Nothing of what you chose was saved, for the others neither. Read the new decisions and choose again.")) }
            }
        }
        @for id in &conflict.statements {
            @if let Some(place) = loaded.place(id.as_str()) {
                @let tagged = loaded.shown(place);
                (quote::led(&tagged.statement))
                (quote::words(visit, &tagged.statement))
                (quote::ticked(visit, &tagged.statement))
                p.line {
                    (visit.t("Gäller nu:", "Now:"))
                    (stance::badge(visit, tagged.stance))
                    (section::links(visit, loaded, tagged.sections()))
                }
                (reader::history(visit, loaded, loaded.history(id)))
                @if conflict.statements.len() == 1 {
                    h2 { (visit.t("Ditt beslut", "Your decision")) }
                    (form(visit, loaded, &Desk { place, tagged: &tagged, next: None, follower: None, given: Some(&conflict.fields) }))
                }
            } @else {
                p { (visit.t("Uttalandet finns inte längre på sin plats: svaret har lästs in på nytt, eller uttalandet har delats eller slagits ihop. Ditt val är inte sparat. Sök upp uttalandet och välj igen.", "The statement is no longer in its place: the answer was read anew, or the statement was split or joined. Your choice was not saved. Find the statement and choose again.")) }
            }
        }
        p { a href=(visit.link("/granska")) { (visit.t("Till listan", "To the list")) } }
    };
    shell::page(
        visit,
        visit.t("Någon hann före", "Someone was faster"),
        Layout::Column,
        &body,
    )
}
