//! One verdict for all statements that are ticked: a bar that stays in sight
//! below the list. Where the browser can tell that nothing is ticked it is
//! hidden.

use maud::{Markup, html};

use super::carried::{hidden_name, kept};
use super::field::{Choice, Sections, section_select, stance_select};
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::token;
use crate::serve::part::who::{Doing, who};
use crate::serve::visit::Visit;

/// The bar; the ticks belong to its form.
pub(super) fn bulk(visit: &Visit, loaded: &Loaded, shown: &[usize]) -> Markup {
    html! {
        @if !shown.is_empty() {
            form #flera.bulkbar method="post" action="/granska/beslut" aria-label=(visit.t("De kryssade uttalandena", "The ticked statements")) {
                (token(visit))
                (kept(visit))
                p {
                    b data-picked aria-live="polite" { (visit.t("De kryssade", "Those ticked")) } " "
                    span.small.soft { (visit.t("Det som lämnas tomt ändras inte.", "What is left empty stays as it is.")) }
                }
                div.decide {
                    div { label for="flera-avsnitt" { (visit.t("Avsnitt", "Section")) } (section_select(visit, loaded, "flera-avsnitt", &Sections::NONE)) }
                    div { label for="flera-stallning" { (visit.t("Hållning", "Stance")) } (stance_select(visit, "flera-stallning", None, Choice::Optional)) }
                    @if visit.reader.name.is_some() { (hidden_name(visit)) } @else { (who(visit, "flera-namn", Doing::Reviewing, None)) }
                }
                div.actions {
                    button.btn.prim name="gor" value="spara" { (visit.t("Spara", "Save")) }
                    button.btn name="gor" value="bekrafta" { (visit.t("Bekräfta maskinens förslag", "Confirm the machine's suggestions")) }
                    button.btn name="gor" value="lyft" { (visit.t("Lyft fram i rapporten", "Highlight in the report")) }
                    button.btn name="gor" value="ej" { (visit.t("Inga uttalanden", "No statements")) }
                }
            }
        }
    }
}
