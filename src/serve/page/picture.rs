//! A page as it looks, with the statements on it marked.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::current;
use crate::extract::pdf::{PageRectangle, rectangles};
use crate::model::{DocumentRecord, Format, Span};
use crate::serve::address::address;
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::original;
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::{quote, reader, section, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// `GET /sida?d=DOCUMENT&sida=PAGE&u=STATEMENT`
pub(super) async fn show(State(_): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        page(&visit, &loaded)
    });
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded) -> Result<Markup, Problem> {
    let short = visit.params.get("d").ok_or(Problem::NotFound)?;
    let (at, record) = loaded.document(short).ok_or(Problem::NotFound)?;
    if record.format != Some(Format::Pdf) {
        return Err(Problem::NotFound);
    }
    let pages = record.pages_in_file();
    let (first, last) = (*pages.start(), *pages.end());
    let number: u32 = visit.params.parse("sida").unwrap_or(first);
    if !(first..=last).contains(&number) {
        return Err(Problem::NotFound);
    }
    let on_page: Vec<usize> = loaded
        .of_document(at)
        .filter(|place| {
            let held = loaded.at(*place);
            held.is_position() && held.page == Some(number)
        })
        .collect();
    let chosen = visit.params.get("u").and_then(|id| loaded.place(id));
    let marks = chosen.map_or_else(Vec::new, |place| marks(loaded, record, place, number));
    let body = html! {
        p.over {
            a href=(visit.link_with("/dokument", &[("d", short)])) { (quote::file_name(record)) }
        }
        div.rh {
            h1 { (visit.t("Sida", "Page")) " " (number) @if first == 1 { " " (visit.t("av", "of")) " " (last) } }
            div.tools {
                (reader::original(visit, loaded, record, Some(number)))
                (step(visit, record, Some(number - 1).filter(|page| *page >= first), "←", visit.t("Föregående sida", "Previous page")))
                (step(visit, record, Some(number + 1).filter(|page| *page <= last), "→", visit.t("Nästa sida", "Next page")))
            }
        }
        figure.pageview {
            img src=(picture(loaded, record, number)) alt=(format!("{} {number}. {}", visit.t("Sida", "Page"), visit.t("Texten finns i dokumentvyn.", "The text is in the document view.")));
            @if let Some(size) = marks.first().map(|mark| mark.page_size) {
                svg viewBox=(format!("0 0 {} {}", size.width, size.height)) preserveAspectRatio="none" aria-hidden="true" {
                    @for mark in &marks { rect x=(mark.x) y=(mark.y) width=(mark.width) height=(mark.height) {} }
                }
            }
        }
        h2 { (visit.t("Uttalanden på sidan", "Statements on the page")) " (" (on_page.len()) ")" }
        div.said { ul { @for place in &on_page { (item(visit, loaded, record, *place, number, chosen)) } } }
    };
    let title = format!(
        "{}, {} {number}",
        quote::file_name(record),
        visit.t("s.", "p.")
    );
    Ok(shell::page(visit, &title, Layout::Column, &body))
}

fn item(
    visit: &Visit,
    loaded: &Loaded,
    record: &DocumentRecord,
    place: usize,
    number: u32,
    chosen: Option<usize>,
) -> Markup {
    let tagged = loaded.shown(place);
    let page = number.to_string();
    let href = visit.link_with(
        "/sida",
        &[
            ("d", record.hash.short()),
            ("sida", &page),
            ("u", tagged.statement.id.as_str()),
        ],
    );
    html! {
        li {
            div.line.small { (stance::badge(visit, tagged.stance)) (section::links(visit, loaded, tagged.sections())) }
            (quote::linked(visit, &tagged.statement, &href, chosen == Some(place)))
        }
    }
}

fn step(
    visit: &Visit,
    record: &DocumentRecord,
    to: Option<u32>,
    sign: &str,
    label: &str,
) -> Markup {
    html! {
        @if let Some(number) = to {
            a.btn.ic href=(visit.link_with("/sida", &[("d", record.hash.short()), ("sida", &number.to_string())])) aria-label=(label) title=(label) { (sign) }
        }
    }
}

fn picture(loaded: &Loaded, record: &DocumentRecord, number: u32) -> String {
    address(
        "/sida.png",
        [
            ("remiss", loaded.name()),
            ("d", record.hash.short()),
            ("sida", &number.to_string()),
        ],
    )
}

/// Where the statement stands on the page; nothing where that cannot be told.
fn marks(
    loaded: &Loaded,
    record: &DocumentRecord,
    place: usize,
    number: u32,
) -> Vec<PageRectangle> {
    let span: Span = loaded.at(place).span;
    let Ok(bytes) = original::read(loaded, record) else {
        return Vec::new();
    };
    rectangles(&bytes, &[], &[span])
        .ok()
        .and_then(|found| found.into_iter().next())
        .unwrap_or_default()
        .into_iter()
        .filter(|mark| mark.page == number)
        .collect()
}
