//! The page of one respondent, with all it said.

use maud::{Markup, html};

use super::contact;
use crate::corpus::Config;
use crate::error::Error;
use crate::language::capital;
use crate::model::DocumentRecord;
use crate::serve::bodies::{Body, Sender};
use crate::serve::description::stands;
use crate::serve::loaded::Loaded;
use crate::serve::page::review::notice::not_yet;
use crate::serve::page::review::whole;
use crate::serve::page::sender;
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::{quote, reader, section, stance};
use crate::serve::visit::Visit;

/// Statements shown of one respondent in one section.
const SHOWN: usize = 200;

/// The page; `saved` tells what a form has just saved.
pub(super) fn page(visit: &Visit, loaded: &Loaded, body: &Body, saved: &Markup) -> Markup {
    let stands = stands(loaded).map(|(_, config)| config);
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
    let has_spoken = !body.documents.is_empty() || !body.statements.is_empty();
    let page = html! {
        p.over { a href=(visit.link("/instanser")) { (visit.t("Remissinstanser", "Respondents")) } " › " (capital(body.kind.label(visit.lang))) }
        h1 { (title) }
        (saved)
        (documents(visit, loaded, body, &stands))
        (contact::section(visit, loaded, body, &stands))
        (position(visit, loaded, body))
        @if has_spoken { p.exp {
            @if let Some(names) = body.as_params() {
                a href=(visit.link_with("/sok", &names)) { (visit.t("Öppna i sökningen", "Open in the search")) }
                a href=(visit.link_with("/export", &[body.as_param(), ("format", "docx")])) { "Word" }
                a href=(visit.link_with("/export", &[body.as_param(), ("format", "xlsx")])) { "Excel" }
            }
        }
        (by_section(visit, loaded, &own)) }
        @if let Some(minority) = minority {
            h2 { (visit.t("I andras ärenden: reservationer, yrkanden, särskilda yttranden", "In others' matters: reservations, members' proposals, special statements")) }
            div.said { ul { @for place in minority.statements.iter().take(SHOWN) { li { (quote::quote(visit, loaded, *place, true)) } } } }
        }
        @if !reserved.is_empty() {
            h2 { (visit.t("Avvikande meningar i svaret", "Dissent in the answer")) }
            p.soft { (visit.t("Räknas inte som instansens eget ställningstagande.", "Not counted as the body's own position.")) }
            div.said { ul {
                @for place in reserved.iter().take(SHOWN) {
                    li { b.small { (quote::speaker(visit, loaded.respondents(*place))) } (quote::quote(visit, loaded, *place, true)) }
                }
            } }
        }
    };
    shell::page(visit, &title, Layout::Column, &page)
}

fn documents(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    stands: &Result<Config, Error>,
) -> Markup {
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
            (sender::folded(visit, loaded, document, stands, None))
        }
        @if body.asked.is_some() && body.documents.is_empty() {
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
        @if visit.params.get("gjort") == Some("helhet") { p.note.good role="status" { (visit.t("Svarets ställningstagande i sin helhet är sparat.", "Where the answer stands as a whole is saved.")) " " (not_yet(visit)) } }
        @if let Some(stance) = loaded.stance_on_the_whole(body) {
            h2 { (visit.t("Ställningstagande som helhet", "Position as a whole")) }
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
