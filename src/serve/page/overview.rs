//! All consultations: how far each has come and what needs attention.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::serve::address::address;
use crate::serve::bench::{Bench, Cover};
use crate::serve::part::shell::{self, Layout, count, grouped, of_which_unread};
use crate::serve::part::stance::share;
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// `GET /`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let covers = tokio::task::block_in_place(|| bench.covers());
    let page = covers.map(|covers| page(&visit, &covers));
    answer(&visit, page.map_err(Problem::from))
}

fn page(visit: &Visit, covers: &[Cover]) -> Markup {
    let title = visit.t("Remisser", "Consultations");
    let body = html! {
        h1 { (title) }
        @if covers.is_empty() {
            div.empty {
                h2 { (visit.t("Här är tomt ännu", "Nothing here yet")) }
                p { (visit.t("Börja med att lägga upp en remiss: förslaget som skickats ut, vilka som tillfrågats och svaren som kommit in.", "Begin by setting up a consultation: the proposal sent out, who was asked and the answers that came in.")) }
                p { a.btn.prim href="/ny" { (visit.t("Ny remiss", "New consultation")) } }
            }
        } @else {
            p.lead { (visit.t("Välj en remiss, eller sök i alla på en gång.", "Choose a consultation, or search all of them at once.")) }
            form.actions action="/sok" role="search" {
                label.vh for="q" { (visit.t("Sök i alla remisser", "Search all consultations")) }
                input #q type="search" name="q" size="40" placeholder=(visit.t("Sök i alla remisser", "Search all consultations"));
                button.btn { (visit.t("Sök", "Search")) }
                span.sp {}
                a.btn href="/ny" { (visit.t("Ny remiss", "New consultation")) }
            }
            div.scroll tabindex="0" role="region" aria-label=(title) {
                table.list.stack {
                    thead { tr {
                        th scope="col" { (visit.t("Remiss", "Consultation")) }
                        th scope="col" { (visit.t("Sista svarsdag", "Due")) }
                        th.n scope="col" { (visit.t("Svar", "Answers")) }
                        th.n scope="col" { (visit.t("Uttalanden", "Statements")) }
                        th scope="col" { (visit.t("Granskat", "Reviewed")) }
                        th scope="col" { (visit.t("Behöver ses över", "Needs attention")) }
                    } }
                    tbody { @for cover in covers { (row(visit, cover)) } }
                }
            }
        }
    };
    shell::page(visit, title, Layout::Wide, &body)
}

fn row(visit: &Visit, cover: &Cover) -> Markup {
    let tally = cover.tally;
    let to = |path: &str| address(path, [("remiss", cover.name.as_str())]);
    let decided = share(tally.decided, tally.statements);
    let attention = tally.unread + tally.attention;
    html! {
        tr {
            th scope="row" {
                a href=(to("/remiss")) { (cover.about.title) }
                @if let Some(reference) = &cover.about.reference { div.soft.small { (reference) } }
            }
            td data-h=(visit.t("Sista svarsdag", "Due")) { (cover.about.due.as_deref().unwrap_or("–")) }
            td.n data-h=(visit.t("Svar", "Answers")) {
                @if tally.asked > 0 {
                    (tally.asked_answered) " " (visit.t("av", "of")) " " (tally.asked)
                    @if tally.uninvited > 0 { div.soft.small { "+ " (tally.uninvited) " " (visit.t("ej tillfrågade", "not asked")) } }
                    @if tally.unknown > 0 { div.soft.small { "+ " (count(tally.unknown, visit.t("okänd avsändare", "unknown sender"), visit.t("okända avsändare", "unknown senders"))) } }
                } @else { (tally.senders) }
                @if tally.answered_unread > 0 { div.soft.small { (of_which_unread(visit, tally.answered_unread)) } }
            }
            td.n data-h=(visit.t("Uttalanden", "Statements")) { a href=(to("/sok")) { (grouped(tally.statements)) } }
            td.dw data-h=(visit.t("Granskat", "Reviewed")) {
                // what the machine is sure of is nobody's review: it fills nothing
                span.dist aria-hidden="true" {
                    i class={ "st-supports g" (decided) } {}
                    i class={ "st-none g" (100 - decided) } {}
                }
                div.soft.small {
                    (grouped(tally.decided)) " " (visit.t("av", "of")) " " (grouped(tally.statements))
                    @if tally.auto > 0 { "; " (visit.t("maskinen är säker på", "the machine is sure of")) " " (grouped(tally.auto)) " " (visit.t("till", "more")) }
                }
            }
            td data-h=(visit.t("Behöver ses över", "Needs attention")) {
                @if attention > 0 {
                    a href=(to("/inlasning")) { (count(attention, visit.t("dokument", "document"), visit.t("dokument", "documents"))) }
                } @else { span.soft { (visit.t("inget", "nothing")) } }
            }
        }
    }
}
