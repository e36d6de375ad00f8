//! What stands above the list: how many there are, which of them, and what has
//! become of all statements.

use maud::{Markup, html};

use crate::serve::ask;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::grouped;
use crate::serve::tally::Tally;
use crate::serve::visit::Visit;

/// The head of a list of so many.
pub(super) fn head(visit: &Visit, loaded: &Loaded, number: usize) -> Markup {
    let tally = loaded.tally;
    let view = visit.params.get("visa").unwrap_or_default();
    let narrowed = ask::is_narrowed(&visit.params);
    let tab = |value: &str, label: &str| {
        let href = if value.is_empty() {
            visit.link("/granska")
        } else {
            visit.link_with("/granska", &[("visa", value)])
        };
        html! { a href=(href) aria-current=[(!narrowed && view == value).then_some("true")] { (label) } }
    };
    let what = match view {
        _ if narrowed => visit.t("i urvalet", "in the selection"),
        "granskade" => visit.t("granskade", "reviewed"),
        "lyfta" => visit.t("framlyfta", "highlighted"),
        "utan" => visit.t("att granska, utan avsnitt", "to review, without a section"),
        _ => visit.t("att granska", "to review"),
    };
    html! {
        div.rh {
            h1 { b { (grouped(number)) } " " (what) }
            span.tabs {
                (tab("", visit.t("Att granska", "To review")))
                (tab("utan", visit.t("Utan avsnitt", "Without a section")))
                (tab("granskade", visit.t("Granskade", "Reviewed")))
                (tab("lyfta", visit.t("Framlyfta", "Highlighted")))
            }
        }
        p.exp {
            span { (sums(visit, tally)) }
            @if narrowed { span { b { (visit.t("Urval ur sökningen.", "A selection from the search.")) } " " a href=(visit.link("/granska")) { (visit.t("Visa alla att granska", "Show all to review")) } } }
            @else if view == "granskade" {
                @let others = number.saturating_sub(tally.decided);
                @if others > 0 { span { (grouped(others)) " " (visit.t("av de granskade räknas inte som uttalanden.", "of those reviewed do not count as statements.")) } }
            } @else if view == "lyfta" {
                span { (visit.t("De står först i sina avsnitt i rapporten; till nämnden återges bara de.", "They stand first in their sections of the report; for the board they alone are quoted.")) }
            } @else { span { (visit.t("Det som lär maskinen mest står först.", "Most informative first.")) } }
            a href=(visit.link("/samstammighet")) { (visit.t("Två granskares samstämmighet", "Agreement of two readers")) }
        }
    }
}

/// All statements, by what has become of them: the numbers add up.
fn sums(visit: &Visit, tally: Tally) -> String {
    let sure = tally.auto;
    let copies = tally.statements - tally.decided - sure - tally.to_review;
    let mut parts = vec![
        format!(
            "{} {}",
            grouped(tally.decided),
            visit.t("granskade", "reviewed")
        ),
        format!(
            "{} {}",
            grouped(tally.to_review),
            visit.t("att granska", "to review")
        ),
    ];
    if sure > 0 {
        let told = visit.t("som maskinen är säker på", "that the machine is sure of");
        parts.push(format!("{} {told}", grouped(sure)));
    }
    if copies > 0 {
        let told = visit.t("som upprepar ett annat", "that repeat another");
        parts.push(format!("{} {told}", grouped(copies)));
    }
    format!(
        "{} {}: {}.",
        grouped(tally.statements),
        visit.t("uttalanden", "statements"),
        parts.join(", ")
    )
}
