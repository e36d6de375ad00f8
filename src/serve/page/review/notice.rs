//! What the last decision did, and the way back.

use maud::{Markup, html};

use super::carried::{hidden_name, kept, seen};
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::{grouped, token};
use crate::serve::visit::Visit;

/// What the last decision did, and the way back.
pub(super) fn notice(visit: &Visit, loaded: &Loaded) -> Markup {
    let count: usize = visit.params.parse("antal").unwrap_or(0);
    let moved: usize = visit.params.parse("flyttade").unwrap_or(0);
    html! {
        @if count > 0 {
            div.note.good role="status" {
                p {
                    b { (visit.t("Sparat.", "Saved.")) } " "
                    @if count > 1 { (count) " " (visit.t("uttalanden.", "statements.")) " " }
                    @if visit.params.get("senare").is_some() {
                        (visit.t("En inläsning pågår; beslutet syns när den är klar.", "Documents are being read; the decision shows when that is done."))
                    } @else if moved > 0 {
                        (grouped(moved)) " " (visit.t("andra förslag har ändrats av det.", "other suggestions changed with it."))
                    }
                }
                @if let Some(id) = visit.params.get("klart") {
                    @if loaded.place(id).is_some() {
                        form method="post" action="/granska/beslut" {
                            (token(visit))
                            (kept(visit))
                            (seen(loaded, id))
                            (hidden_name(visit))
                            button.lnk name="gor" value="angra" { (visit.t("Ångra", "Undo")) }
                            " · " a href=(visit.link_with("/granska", &[("u", id)])) { (visit.t("Visa uttalandet", "Show the statement")) }
                        }
                    }
                }
            }
        }
    }
}
