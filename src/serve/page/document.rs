//! One document to read: all of its text, a chosen statement marked.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::review::notice::not_yet;
use super::{current, reading, review, sender};
use crate::language::capital;
use crate::model::{Document, DocumentRecord, Layer};
use crate::serve::bench::Bench;
use crate::serve::description::stands;
use crate::serve::loaded::Loaded;
use crate::serve::part::reader::{self, Pane};
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::text::{self, Extent, View};
use crate::serve::part::typed::typed;
use crate::serve::part::{quote, remedy, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// `GET /dokument?u=STATEMENT` or `?d=DOCUMENT`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        match (visit.params.get("u"), visit.params.get("d")) {
            (Some(id), _) => statement(&visit, &bench, &loaded, id),
            (None, Some(short)) => whole(&visit, &bench, &loaded, short),
            (None, None) => Err(Problem::NotFound),
        }
    });
    answer(&visit, page)
}

fn statement(visit: &Visit, bench: &Bench, loaded: &Loaded, id: &str) -> Result<Markup, Problem> {
    let place = loaded.place(id).ok_or(Problem::NotFound)?;
    let (_, record) = loaded.document_of(place).ok_or(Problem::NotFound)?;
    let hash = record.hash.short().to_owned();
    let pane = Pane {
        loaded,
        place,
        tagged: &loaded.shown(place),
        document: reader::document(bench, visit, loaded, place),
        marks: &|_| Vec::new(),
        link: &|id| visit.statement(id),
        extent: match visit.params.get("hela") {
            Some(_) => Extent::Whole,
            None => Extent::PANE,
        },
    };
    let body = html! {
        main #innehall tabindex="-1" {
            h1.vh { (quote::speaker(visit, loaded.respondents(place))) ", " (quote::file_name(record)) }
            p.over {
                a href=(visit.link_with("/dokument", &[("d", &hash)])) { (quote::file_name(record)) }
                " · " (pictures(visit, record, loaded.at(place).page, Some(id)))
            }
            section.reader.alone aria-label=(visit.t("Läsruta", "Reading pane")) { (reader::pane(visit, &pane, None)) }
        }
    };
    let title = quote::speaker(visit, loaded.respondents(place));
    Ok(shell::page(visit, &title, Layout::Panes, &body))
}

/// The link to the pages as they look.
fn pictures(visit: &Visit, record: &DocumentRecord, page: Option<u32>, id: Option<&str>) -> Markup {
    let number = page.unwrap_or(*record.pages_in_file().start()).to_string();
    let mut params = vec![("d", record.hash.short()), ("sida", number.as_str())];
    params.extend(id.map(|id| ("u", id)));
    html! {
        @if record.format == Some(crate::model::Format::Pdf) {
            a href=(visit.link_with("/sida", &params)) { (visit.t("Visa sidan som den ser ut", "Show the page as it looks")) }
        }
    }
}

fn whole(visit: &Visit, bench: &Bench, loaded: &Loaded, short: &str) -> Result<Markup, Problem> {
    let (at, record) = loaded.document(short).ok_or(Problem::NotFound)?;
    let body = html! {
        p.over { a href=(visit.link("/inlasning")) { (visit.t("Inläsning", "Files")) } }
        h1 { (quote::file_name(record)) }
        (reading::saved(visit, &bench.progress(), loaded.name()))
        (identity(visit, record))
        (sent_by(visit, loaded, record))
        div.actions { (reader::original(visit, loaded, record, None)) (pictures(visit, record, None, None)) }
        @if let Some(error) = &record.error {
            div.note.bad {
                p { (visit.t("Ej inläst: ", "Unread: ")) (error.in_words(visit.lang)) "." }
                p { (typed(error.hint_in(visit.lang))) "." }
            }
        }
        @for warning in &record.warnings { p.note { (capital(&remedy::warning(visit, warning))) } }
        @if visit.params.get("gjort") == Some("helhet") { p.note.good role="status" { (visit.t("Svarets ställningstagande i sin helhet är sparat.", "Where the answer stands as a whole is saved.")) " " (not_yet(visit)) } }
        @if let Some(stated) = loaded.stated_in(&[at]) {
            @let overall = stated.overall;
            p { (visit.t("Som helhet: ", "As a whole: ")) (stance::badge(visit, Some(stated.stance))) " " (review::whole::ground(visit, overall)) @if !overall.quote.is_empty() { " ”" (overall.quote) "”" } }
        }
        (review::whole::of_answer(visit, loaded, at, ("dokument", short)))
        @match bench.text(record) {
            Ok(document) => (full_text(visit, loaded, at, record, &document)),
            Err(_) if record.error.is_some() => {}
            Err(error) => p.note.bad { (typed(&error.in_words(visit.lang))) },
        }
    };
    let title = quote::file_name(record);
    Ok(shell::page(visit, &title, Layout::Column, &body))
}

fn identity(visit: &Visit, record: &DocumentRecord) -> Markup {
    let identity = &record.identity;
    let read = record.overruled.as_deref().unwrap_or(identity);
    let is_read = read.respondents == identity.respondents;
    html! {
        dl.pairs {
            dt { (visit.t("Avsändare", "Sender")) }
            dd {
                @if identity.respondents.is_empty() { (visit.t("okänd", "unknown")) } @else { (identity.respondent()) }
                " " span.soft { "(" (identity.kind.label(visit.lang)) ")" }
            }
            @if !record.is_answer() {
                dt { (visit.t("Räknas inte som svar", "Not counted as an answer")) }
                dd { b { (capital(record.counts_as.label(visit.lang))) } ". " a href="#avsandare" { (visit.t("Ändra", "Change")) } }
            }
            @if let Some(date) = &identity.date { dt { (visit.t("Datum", "Date")) } dd { (date) } }
            @if let Some(reference) = &identity.reference { dt { (visit.t("Diarienummer", "Reference")) } dd { (reference) } }
            @if let Some(paragraph) = &identity.minutes_paragraph { dt { (visit.t("Protokoll", "Minutes")) } dd { (paragraph) } }
            @if record.overruled.is_some() { dt { (visit.t("Källa", "Source")) } dd.soft { (visit.t("Angivet av en person, helt eller delvis", "Said by a person, in whole or in part")) } }
            @for ground in identity.grounds.iter().filter(|ground| ground.field == "respondent" && is_read).take(3) {
                dt { (visit.t("Grund för avsändaren", "Ground for the sender")) } dd.soft { (ground.source_in_words(visit.lang)) ": ”" (ground.text) "”" }
            }
        }
    }
}

/// The form in which a person says who sent it.
fn sent_by(visit: &Visit, loaded: &Loaded, record: &DocumentRecord) -> Markup {
    let stands = stands(loaded).map(|(_, config)| config);
    let is_open = record.has_unknown_sender() || !record.is_answer();
    html! {
        details.settle #avsandare open[is_open] {
            summary { (visit.t("Ändra avsändare, datum, diarienummer eller om det räknas som svar", "Change sender, date, reference or whether it counts as an answer")) }
            (sender::names(loaded))
            (sender::form(visit, loaded, record, &stands, None))
        }
    }
}

fn full_text(
    visit: &Visit,
    loaded: &Loaded,
    at: usize,
    record: &DocumentRecord,
    document: &Document,
) -> Markup {
    let view = View {
        document,
        statements: &loaded.statements()[loaded.of_document(at)],
        hash: &record.hash,
        chosen: None,
        marks: &|_| Vec::new(),
        link: &|id| visit.statement(id),
        extent: Extent::Whole,
    };
    let (text, _) = text::text(visit, &view);
    let furniture: Vec<&str> = document
        .blocks
        .iter()
        .filter(|block| block.layer != Layer::Body)
        .map(|block| document.slice(block.span))
        .collect();
    html! {
        h2.vh { (visit.t("Texten", "The text")) }
        div.sheet.full lang="sv" { (text) }
        @if !furniture.is_empty() {
            details.why {
                summary { (visit.t("Sidhuvud, sidfot, innehållsförteckning och kommentarer", "Headers, footers, contents and comments")) " (" (furniture.len()) ")" }
                @for line in furniture { p.small.soft { (line) } }
            }
        }
    }
}
