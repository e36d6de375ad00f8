//! Who was asked and who answered; and each one's page with all it said.

mod awaited;
pub(in crate::serve) mod contact;
mod one;

use std::collections::BTreeMap;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::unsaved::why_not;
use super::{current, reading, sender};
use crate::language::capital;
use crate::model::{About, Contact, DocumentRecord, ReadState, RespondentKind, Timing, per_cent};
use crate::serve::bench::Bench;
use crate::serve::bodies::{Body, Sender};
use crate::serve::description::stands;
use crate::serve::faults::Faults;
use crate::serve::loaded::{Loaded, stances};
use crate::serve::part::shell::{self, Layout, of_which_unread};
use crate::serve::part::{quote, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::register::Several;
use crate::serve::unsaved::Unsaved;
use crate::serve::visit::Visit;

/// `GET /instanser`, and the page of one: with `instans=NAME`, or with
/// `d=DOCUMENT` where the sender gives no name.
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        let named = visit.params.get("instans");
        let behind = visit.params.get("d");
        if named.is_none() && behind.is_none() {
            let saved = reading::saved(&visit, &bench.progress(), loaded.name());
            let none = (&Several::default(), &Faults::default());
            return Ok(list(&visit, &loaded, &saved, none));
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
        let saved = reading::saved(&visit, &bench.progress(), loaded.name());
        Ok(one::page(&visit, &loaded, body, &saved))
    });
    answer(&visit, page)
}

/// The page with what was typed about several, and why it is not saved.
pub(in crate::serve) fn unsaved(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Several,
    why: &Unsaved<Contact>,
) -> Markup {
    let none = Faults::default();
    let above = why_not(visit, loaded, why, |_| html! {});
    list(
        visit,
        loaded,
        &above,
        (typed, why.faults().unwrap_or(&none)),
    )
}

/// The name of one that has one.
fn name_of(body: &Body) -> &str {
    body.as_param().1
}

fn list(visit: &Visit, loaded: &Loaded, above: &Markup, typed: (&Several, &Faults)) -> Markup {
    let tally = loaded.tally;
    let found = loaded.consultation.participation();
    let stands = stands(loaded).map(|(_, config)| config);
    let contacts = awaited::contacts(loaded, stands.as_ref().ok());
    let unanswered = awaited::unanswered(loaded, &contacts);
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
                div { dt { (visit.t("Har inte svarat", "Silent")) } dd { (unanswered.awaited.len()) } }
                @if unanswered.declined > 0 { div { dt { (visit.t("Avstår från att svara", "Will not answer")) } dd { (unanswered.declined) } } }
                div { dt { (visit.t("Svarat utan att ha tillfrågats", "Answered uninvited")) } dd { (tally.uninvited) } }
                @if tally.unknown > 0 { div { dt { (visit.t("Okända avsändare", "Unknown senders")) } dd { (tally.unknown) } } }
            } @else {
                div { dt { (visit.t("Tillfrågade", "Asked")) } dd { (visit.t("inte angivet", "not stated")) } }
                div { dt { (visit.t("Har svarat", "Answered")) } dd { (tally.senders) @if tally.answered_unread > 0 { small { ", " (of_which_unread(visit, tally.answered_unread)) } } } }
            }
            @if !found.late.is_empty() { div { dt { (visit.t("Efter sista dag", "Late")) } dd { (found.late.len()) } } }
            @if !found.extended.is_empty() { div { dt { (visit.t("Inom anstånd", "Within the time given")) } dd { (found.extended.len()) } } }
        }
        (days(visit, &loaded.consultation.about))
        (above)
        @if tally.asked == 0 {
            p.soft {
                (visit.t("Vilka som tillfrågats är inte angivet.", "Who was asked is not stated.")) " "
                a href=(visit.link("/uppgifter#tillfragade")) { (visit.t("Ange det under Uppgifter", "State it under Details")) } "."
            }
        } @else {
            p.actions { a.btn href=(visit.link("/uppgifter#tillfragade")) { (visit.t("Ändra listan över tillfrågade", "Change the list of those asked")) } }
        }
        (sender::unknown(visit, loaded, &stands))
        (awaited::section(visit, loaded, &unanswered.awaited, &uncounted, typed))
        h2 { (visit.t("Alla remissinstanser", "All respondents")) }
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
                    @for kind in RespondentKind::ALL { (group(visit, loaded, *kind, &uncounted, &contacts)) }
                    (minorities(visit, loaded))
                }
            }
        }
    };
    shell::page(visit, title, Layout::Wide, &body)
}

/// When they were asked, and until when they may answer.
fn days(visit: &Visit, about: &About) -> Markup {
    let days = [
        (visit.t("Utsänd", "Sent out"), &about.sent),
        (visit.t("sista svarsdag", "answers due"), &about.due),
    ];
    let told: Vec<String> = (days.into_iter())
        .filter_map(|(what, day)| Some(format!("{what} {}", day.as_ref()?)))
        .collect();
    html! { @if !told.is_empty() { p.soft { (capital(&told.join(", "))) "." } } }
}

fn group(
    visit: &Visit,
    loaded: &Loaded,
    kind: RespondentKind,
    uncounted: &[&DocumentRecord],
    contacts: &BTreeMap<&str, &Contact>,
) -> Markup {
    let bodies: Vec<&Body> = loaded
        .bodies
        .iter()
        .filter(|body| body.kind == kind)
        .collect();
    html! {
        @if !bodies.is_empty() {
            tr.grp { th scope="rowgroup" colspan="5" { (capital(kind.label(visit.lang))) } }
            @for body in bodies { (row(visit, loaded, body, uncounted, contacts.get(name_of(body)).copied())) }
        }
    }
}

/// A body with what it answered. What came in from it and is no answer stands there
/// too: who asked for more time is not to be reminded as if nothing had come.
fn row(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    uncounted: &[&DocumentRecord],
    contact: Option<&Contact>,
) -> Markup {
    let own = body
        .statements
        .iter()
        .map(|place| loaded.at(*place))
        .filter(|held| held.counts);
    html! {
        tr {
            th scope="row" {
                @if body.documents.is_empty() && body.statements.is_empty() && body.asked.is_none() { span.soft { (body.title(visit)) } }
                @else { a href=(visit.link_with("/instanser", &[body.as_param()])) { (body.title(visit)) } }
            }
            td data-h=(visit.t("Svar", "Answer")) {
                @if body.documents.is_empty() { span.soft { (silence(visit, loaded, contact)) } }
                @else {
                    (date(loaded, body))
                    // who has no name is told by the answer
                    @if !matches!(body.sender, Sender::Named(_)) && let Some(at) = body.documents.first() { " " span.soft { (quote::file_name(&loaded.consultation.documents[*at])) } }
                    @let remarks = remarks(visit, loaded, body);
                    @if !remarks.is_empty() { " " span.soft { (remarks.join(", ")) } }
                    @if is_unread(loaded, body) { " " b { (visit.t("ej inläst", "unread")) } }
                }
                (came_in(visit, body, uncounted))
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

/// What came in from a body and is no answer.
fn came_in(visit: &Visit, body: &Body, uncounted: &[&DocumentRecord]) -> Markup {
    let is_its = |document: &&&DocumentRecord| {
        let mut names = document.identity.respondents.iter();
        names.any(|name| body.is_called(name))
    };
    html! {
        @for document in uncounted.iter().filter(is_its) {
            div.small { a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (quote::file_name(document)) } ": " (document.counts_as.label(visit.lang)) }
        }
    }
}

/// That a body sent no answer, and what was agreed with it.
fn silence(visit: &Visit, loaded: &Loaded, contact: Option<&Contact>) -> String {
    let silent = visit.t("inte svarat", "silent");
    let Some(contact) = contact else {
        return silent.to_owned();
    };
    if let Some(day) = &contact.declined {
        return format!(
            "{} ({day})",
            visit.t("avstår från att svara", "will not answer")
        );
    }
    let mut said = silent.to_owned();
    let due = loaded.consultation.about.due.as_deref();
    if let Some(day) = contact.more_time(due) {
        let until = visit.t("anstånd till", "more time until");
        said = format!("{said}, {until} {day}");
    }
    if let Some(day) = contact.reminded.last() {
        said = format!("{said}, {} {day}", visit.t("påmind", "reminded"));
    }
    said
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
    let uninvited = body.asked.is_none() && loaded.tally.asked > 0 && body.is_known();
    let uninvited = uninvited.then(|| visit.t("ej tillfrågad", "not asked"));
    let timing = match timing(loaded, body) {
        Timing::InTime => None,
        Timing::Extended => Some(visit.t("inom anstånd", "within the time given")),
        Timing::Late => Some(visit.t("efter sista dag", "late")),
    };
    uninvited.into_iter().chain(timing).collect()
}

/// When its latest answer came.
fn timing(loaded: &Loaded, body: &Body) -> Timing {
    let consultation = &loaded.consultation;
    let asked = body.asked.map(|at| &consultation.about.asked[at]);
    let own = body.documents.iter().map(|at| &consultation.documents[*at]);
    own.map(|document| consultation.timing(document, asked))
        .max()
        .unwrap_or_default()
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
