//! Who was asked and who answered; and each one's page with all it said.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::review::notice::not_yet;
use super::review::whole;
use super::{current, reading, sender};
use crate::language::capital;
use crate::model::{DocumentRecord, ReadState, RespondentKind, per_cent};
use crate::serve::bench::Bench;
use crate::serve::bodies::{Body, Sender};
use crate::serve::description::stands;
use crate::serve::loaded::{Loaded, stances};
use crate::serve::part::shell::{self, Layout, of_which_unread};
use crate::serve::part::{quote, reader, section, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// Statements shown of one respondent in one section.
const SHOWN: usize = 200;

/// `GET /instanser`, and the page of one: with `instans=NAME`, or with
/// `d=DOCUMENT` where the sender gives no name.
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        let named = visit.params.get("instans");
        let behind = visit.params.get("d");
        if named.is_none() && behind.is_none() {
            let saved = reading::saved(&visit, &bench.progress(), loaded.name());
            return Ok(list(&visit, &loaded, &saved));
        }
        let body = loaded
            .bodies
            .iter()
            .chain(&loaded.minorities)
            .find(|body| {
                named.is_some_and(|name| body.is_called(name))
                    || behind.is_some_and(|short| body.is_behind(short))
            })
            .ok_or(Problem::NotFound)?;
        Ok(one(&visit, &loaded, body))
    });
    answer(&visit, page)
}

fn list(visit: &Visit, loaded: &Loaded, saved: &Markup) -> Markup {
    let tally = loaded.tally;
    let found = loaded.consultation.participation();
    let uncounted: Vec<&DocumentRecord> = (loaded.consultation.documents.iter())
        .filter(|document| !document.is_answer())
        .collect();
    let title = visit.t("Remissinstanser", "Respondents");
    let body = html! {
        h1 { (title) }
        dl.facts {
            @if tally.asked > 0 {
                div { dt { (visit.t("Tillfrågade", "Asked")) } dd { (tally.asked) } }
                div { dt { (visit.t("Har svarat", "Answered")) } dd { (tally.asked_answered) small { " " (per_cent(tally.asked_answered, tally.asked)) " %" @if tally.answered_unread > 0 { ", " (of_which_unread(visit, tally.answered_unread)) } } } }
                div { dt { (visit.t("Har inte svarat", "Silent")) } dd { (found.silent.len()) } }
                div { dt { (visit.t("Svarat utan att ha tillfrågats", "Answered uninvited")) } dd { (tally.uninvited) } }
                @if tally.unknown > 0 { div { dt { (visit.t("Okända avsändare", "Unknown senders")) } dd { (tally.unknown) } } }
            } @else {
                div { dt { (visit.t("Tillfrågade", "Asked")) } dd { (visit.t("inte angivet", "not stated")) } }
                div { dt { (visit.t("Har svarat", "Answered")) } dd { (tally.senders) @if tally.answered_unread > 0 { small { ", " (of_which_unread(visit, tally.answered_unread)) } } } }
            }
            @if !found.late.is_empty() { div { dt { (visit.t("Efter sista dag", "Late")) } dd { (found.late.len()) } } }
        }
        (saved)
        @if tally.asked == 0 {
            p.soft {
                (visit.t("Vilka som tillfrågats är inte angivet.", "Who was asked is not stated.")) " "
                a href=(visit.link("/uppgifter#tillfragade")) { (visit.t("Ange det under Uppgifter", "State it under Details")) } "."
            }
        } @else {
            p.actions { a.btn href=(visit.link("/uppgifter#tillfragade")) { (visit.t("Ändra listan över tillfrågade", "Change the list of those asked")) } }
        }
        (sender::unknown(visit, loaded))
        p.soft { (visit.t("Egna uttalanden är vad instansen själv anför; reservationer och andras yrkanden i samma handling står för sig, längst ned.", "Own statements are what the body itself says; reservations and others' proposals in the same document stand apart, at the end.")) }
        div.scroll tabindex="0" role="region" aria-label=(title) {
            table.list.stack {
                thead { tr {
                    th scope="col" { (visit.t("Remissinstans", "Respondent")) }
                    th scope="col" { (visit.t("Svar", "Answer")) }
                    th scope="col" { (visit.t("Som helhet", "As a whole")) }
                    th.n scope="col" { (visit.t("Egna uttalanden", "Own statements")) }
                    th scope="col" { (visit.t("Fördelning", "Distribution")) }
                } }
                tbody {
                    @for kind in RespondentKind::ALL { (group(visit, loaded, *kind, &uncounted)) }
                    (minorities(visit, loaded))
                }
            }
        }
    };
    shell::page(visit, title, Layout::Wide, &body)
}

fn group(
    visit: &Visit,
    loaded: &Loaded,
    kind: RespondentKind,
    uncounted: &[&DocumentRecord],
) -> Markup {
    let bodies: Vec<&Body> = loaded
        .bodies
        .iter()
        .filter(|body| body.kind == kind)
        .collect();
    html! {
        @if !bodies.is_empty() {
            tr.grp { th scope="rowgroup" colspan="5" { (capital(kind.label(visit.lang))) } }
            @for body in bodies { (row(visit, loaded, body, uncounted)) }
        }
    }
}

/// A body with what it answered. What came in from it and is no answer stands there
/// too: who asked for more time is not to be reminded as if nothing had come.
fn row(visit: &Visit, loaded: &Loaded, body: &Body, uncounted: &[&DocumentRecord]) -> Markup {
    let own = body
        .statements
        .iter()
        .map(|place| loaded.at(*place))
        .filter(|held| held.counts);
    html! {
        tr {
            th scope="row" {
                @if body.documents.is_empty() && body.statements.is_empty() { span.soft { (body.title(visit)) } }
                @else { a href=(visit.link_with("/instanser", &[body.as_param()])) { (body.title(visit)) } }
            }
            td data-h=(visit.t("Svar", "Answer")) {
                @if body.documents.is_empty() { span.soft { (visit.t("inte svarat", "silent")) } }
                @else {
                    (date(loaded, body))
                    // who has no name is told by the answer
                    @if !matches!(body.sender, Sender::Named(_)) && let Some(at) = body.documents.first() { " " span.soft { (quote::file_name(&loaded.consultation.documents[*at])) } }
                    @let remarks = remarks(visit, loaded, body);
                    @if !remarks.is_empty() { " " span.soft { (remarks.join(", ")) } }
                    @if is_unread(loaded, body) { " " b { (visit.t("ej inläst", "unread")) } }
                }
                @for document in uncounted.iter().filter(|document| document.identity.respondents.iter().any(|name| body.is_called(name))) {
                    div.small { a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (quote::file_name(document)) } ": " (document.counts_as.label(visit.lang)) }
                }
            }
            td {
                @if let Some(stance) = loaded.stance_on_the_whole(body) {
                    (stance::badge(visit, Some(stance)))
                    @if loaded.is_inferred(body) { " " (stance::inferred(visit)) }
                }
            }
            td.n data-h=(visit.t("Egna uttalanden", "Own statements")) { @if !body.statements.is_empty() { (body.statements.len()) } }
            td.dw { (stance::distribution(visit, &stances(own))) }
        }
    }
}

fn minorities(visit: &Visit, loaded: &Loaded) -> Markup {
    html! {
        @if !loaded.minorities.is_empty() {
            tr.grp { th scope="rowgroup" colspan="5" { (visit.t("I reservationer, yrkanden och särskilda yttranden", "In reservations, members' proposals and special statements")) } }
            @for body in &loaded.minorities {
                tr {
                    th scope="row" { a href=(visit.link_with("/instanser", &[body.as_param()])) { (body.title(visit)) } }
                    td { span.soft { (capital(body.kind.label(visit.lang))) } }
                    td {}
                    td.n data-h=(visit.t("Egna uttalanden", "Own statements")) { (body.statements.len()) }
                    td.dw { (stance::distribution(visit, &stances(body.statements.iter().map(|place| loaded.at(*place))))) }
                }
            }
        }
    }
}

/// What is odd about when and whether it was to answer.
fn remarks<'a>(visit: &'a Visit, loaded: &Loaded, body: &Body) -> Vec<&'a str> {
    let uninvited = !body.asked && loaded.tally.asked > 0 && body.is_known();
    let uninvited = uninvited.then(|| visit.t("ej tillfrågad", "not asked"));
    let late = is_late(loaded, body).then(|| visit.t("efter sista dag", "late"));
    uninvited.into_iter().chain(late).collect()
}

fn is_late(loaded: &Loaded, body: &Body) -> bool {
    let documents = &loaded.consultation.documents;
    let mut own = body.documents.iter().map(|at| &documents[*at]);
    own.any(|document| loaded.consultation.is_late(document))
}

/// Whether nothing of what it answered could be read.
fn is_unread(loaded: &Loaded, body: &Body) -> bool {
    let documents = &loaded.consultation.documents;
    let mut own = body.documents.iter().map(|at| &documents[*at]);
    !body.documents.is_empty() && own.all(|document| document.state == ReadState::Unread)
}

fn date<'a>(loaded: &'a Loaded, body: &Body) -> &'a str {
    body.documents
        .iter()
        .filter_map(|at| loaded.consultation.documents[*at].identity.date.as_deref())
        .max()
        .unwrap_or("–")
}

/// The page of one respondent.
fn one(visit: &Visit, loaded: &Loaded, body: &Body) -> Markup {
    let title = body.title(visit);
    let minority = (loaded.minorities.iter())
        .find(|minority| matches!(&minority.sender, Sender::Named(name) if body.is_called(name)));
    let own: Vec<usize> = body
        .statements
        .iter()
        .copied()
        .filter(|place| !loaded.at(*place).role.is_minority())
        .collect();
    // What others in the same answers reserved against.
    let reserved: Vec<usize> = body
        .documents
        .iter()
        .flat_map(|at| loaded.of_document(*at))
        .filter(|place| {
            loaded.at(*place).role.is_minority()
                && !loaded
                    .respondents(*place)
                    .iter()
                    .any(|name| body.is_called(name))
        })
        .collect();
    let page = html! {
        p.over { a href=(visit.link("/instanser")) { (visit.t("Remissinstanser", "Respondents")) } " › " (capital(body.kind.label(visit.lang))) }
        h1 { (title) }
        (documents(visit, loaded, body))
        (position(visit, loaded, body))
        p.exp {
            @if let Some(names) = body.as_params() {
                a href=(visit.link_with("/sok", &names)) { (visit.t("Öppna i sökningen", "Open in the search")) }
                a href=(visit.link_with("/export", &[body.as_param(), ("format", "docx")])) { "Word" }
                a href=(visit.link_with("/export", &[body.as_param(), ("format", "xlsx")])) { "Excel" }
            }
        }
        (by_section(visit, loaded, &own))
        @if let Some(minority) = minority {
            h2 { (visit.t("I andras ärenden: reservationer, yrkanden, särskilda yttranden", "In others' matters: reservations, members' proposals, special statements")) }
            div.said { ul { @for place in minority.statements.iter().take(SHOWN) { li { (quote::quote(visit, loaded, *place, true)) } } } }
        }
        @if !reserved.is_empty() {
            h2 { (visit.t("Avvikande meningar i svaret", "Dissent in the answer")) }
            p.soft { (visit.t("Räknas inte som instansens egen hållning.", "Not counted as the body's own position.")) }
            div.said { ul {
                @for place in reserved.iter().take(SHOWN) {
                    li { b.small { (quote::speaker(visit, loaded.respondents(*place))) } (quote::quote(visit, loaded, *place, true)) }
                }
            } }
        }
    };
    shell::page(visit, &title, Layout::Column, &page)
}

fn documents(visit: &Visit, loaded: &Loaded, body: &Body) -> Markup {
    let stands = stands(loaded).map(|(_, config)| config);
    html! {
        @if !body.documents.is_empty() { (sender::names(loaded)) }
        @for at in &body.documents {
            @let document: &DocumentRecord = &loaded.consultation.documents[*at];
            p.line {
                a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (quote::file_name(document)) }
                span.soft {
                    @if let Some(reference) = &document.identity.reference { (reference) " " }
                    @if let Some(date) = &document.identity.date { (date) " " }
                    @if let Some(paragraph) = &document.identity.minutes_paragraph { (paragraph) }
                }
                (reader::original(visit, loaded, document, None))
            }
            (sender::folded(visit, loaded, document, &stands, None))
        }
        @if body.asked && body.documents.is_empty() {
            p.note { (visit.t("Tillfrågad, men inget svar har kommit in.", "Asked, but no answer has come in.")) }
        }
    }
}

fn position(visit: &Visit, loaded: &Loaded, body: &Body) -> Markup {
    let stated = loaded.stated(body);
    let answer =
        (stated.as_ref().map(|stated| stated.document)).or_else(|| body.documents.last().copied());
    let (param, whose) = body.as_param();
    let back = if param == "d" { "svar" } else { "instans" };
    html! {
        @if visit.params.get("gjort") == Some("helhet") { p.note.good role="status" { (visit.t("Svarets hållning i sin helhet är sparad.", "Where the answer stands as a whole is saved.")) " " (not_yet(visit)) } }
        @if let Some(stance) = loaded.stance_on_the_whole(body) {
            h2 { (visit.t("Hållning som helhet", "Position as a whole")) }
            @match &stated {
                None => p { (stance::badge(visit, Some(stance))) },
                Some(stated) => {
                    p { (stance::badge(visit, Some(stance))) " " (whole::ground(visit, stated.overall)) }
                    @if !stated.overall.quote.is_empty() { blockquote.quote { "”" (stated.overall.quote) "”" } }
                }
            }
        }
        @if let Some(answer) = answer { (whole::of_answer(visit, loaded, answer, (back, whose))) }
    }
}

fn by_section(visit: &Visit, loaded: &Loaded, own: &[usize]) -> Markup {
    let in_section = |id: &crate::model::SectionId| -> Vec<usize> {
        own.iter()
            .copied()
            .filter(|place| loaded.sections(*place).first() == Some(id))
            .collect()
    };
    let untagged: Vec<usize> = own
        .iter()
        .copied()
        .filter(|place| loaded.sections(*place).is_empty())
        .collect();
    html! {
        h2 { (visit.t("Allt som sägs", "All that is said")) " " span.soft { "(" (own.len()) ")" } }
        @for id in loaded.section_ids() {
            @let places = in_section(&id);
            @if !places.is_empty() {
                h3 id=(section::anchor(id.as_str())) { a href=(visit.link_with("/program", &[("avsnitt", id.as_str())])) { (section::name(visit, loaded, &id)) } }
                div.said { ul { @for place in places.iter().take(SHOWN) { li { (quote::quote(visit, loaded, *place, false)) } } } }
            }
        }
        @if !untagged.is_empty() {
            h3 { (visit.t("Utan avsnitt", "Without a section")) }
            div.said { ul { @for place in untagged.iter().take(SHOWN) { li { (quote::quote(visit, loaded, *place, false)) } } } }
        }
    }
}
