//! Which suggestions a decision changed besides what was decided.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::model::{SectionId, Stance};
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::moved::Moved;
use crate::serve::page::current;
use crate::serve::part::shell::{self, Layout, count};
use crate::serve::part::{quote, section, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// Statements listed, at most.
const LISTED: usize = 200;

/// `GET /granska/andrat?efter=N`: what changed with the decision that was the
/// Nth.
pub(in crate::serve::page) async fn show(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
) -> Response {
    let page = tokio::task::block_in_place(|| -> Result<Markup, Problem> {
        let loaded = current(&visit)?;
        let after: Option<usize> = visit.params.parse("efter");
        let moved = after.and_then(|number| bench.moved.find(loaded.name(), number));
        Ok(page(&visit, &loaded, moved.as_deref()))
    });
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded, moved: Option<&[Moved]>) -> Markup {
    let title = visit.t(
        "Maskinens förslag som ändrades av beslutet",
        "The machine's suggestions that the decision changed",
    );
    let body = html! {
        h1 { (title) }
        p { a href=(visit.link("/granska")) { (visit.t("Till listan", "To the list")) } }
        @match moved {
            None => p { (visit.t("Listan finns inte kvar: bara de senaste besluten har en, och bara tills programmet startas om.", "The list is no longer held: only the latest decisions have one, and only until the program is restarted.")) },
            Some(moved) => {
                p.soft {
                    (count(moved.len(), visit.t("uttalande.", "statement."), visit.t("uttalanden.", "statements."))) " "
                    (visit.t("De är fortfarande maskinens förslag.", "They are still the machine's suggestions."))
                    @if moved.len() > LISTED { " " (visit.t("Här visas de första", "Shown are the first")) " " (LISTED) "." }
                }
                table.list.stack {
                    thead { tr {
                        th scope="col" { (visit.t("Uttalande", "Statement")) }
                        th scope="col" { (visit.t("Förut", "Before")) }
                        th scope="col" { (visit.t("Nu", "Now")) }
                    } }
                    tbody { @for one in moved.iter().take(LISTED) { (row(visit, loaded, one)) } }
                }
            }
        }
    };
    shell::page(visit, title, Layout::Wide, &body)
}

fn row(visit: &Visit, loaded: &Loaded, moved: &Moved) -> Markup {
    let Some(place) = loaded.place(moved.id.as_str()) else {
        return html! {};
    };
    let tagged = loaded.shown(place);
    let judged = |stance: Option<Stance>, sections: &[SectionId]| {
        html! {
            (stance::badge(visit, stance))
            @if sections.is_empty() { div.soft { (visit.t("Inget avsnitt", "No section")) } }
            @for id in sections { div { (section::plain(visit, loaded, id)) } }
        }
    };
    html! {
        tr {
            td {
                a href=(visit.link_with("/granska#las", &[("u", moved.id.as_str())])) { (quote::speaker(visit, &tagged.statement.respondents)) }
                (quote::led(&tagged.statement))
                (quote::words(visit, &tagged.statement))
                (quote::ticked(visit, &tagged.statement))
            }
            td data-h=(visit.t("Förut", "Before")) { (judged(moved.stance, &moved.sections)) }
            td data-h=(visit.t("Nu", "Now")) { (judged(loaded.at(place).stance, loaded.sections(place))) }
        }
    }
}
