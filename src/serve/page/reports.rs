//! Reports: the compilation or a selection, in every format; kept searches.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::current;
use crate::corpus::SavedSearch;
use crate::report::Format;
use crate::serve::address::Params;
use crate::serve::bench::Bench;
use crate::serve::export::ANNOTATION;
use crate::serve::loaded::Loaded;
use crate::serve::part::section;
use crate::serve::part::shell::{self, Layout, grouped, token};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;
use crate::serve::{ask, searches};

/// `GET /rapporter`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        page(&bench, &visit, &loaded)
    });
    answer(&visit, page)
}

fn page(bench: &Bench, visit: &Visit, loaded: &Loaded) -> Result<Markup, Problem> {
    let narrowed = ask::is_narrowed(&visit.params);
    let number = if narrowed {
        let query = ask::query(&visit.params, Some(loaded.name()));
        ask::all(&*bench.searcher()?, &query)?.len()
    } else {
        loaded.tally.statements
    };
    let kept = searches::with_news(bench, loaded)?;
    let title = visit.t("Rapporter", "Reports");
    let body = html! {
        h1 { (title) }
        p.lead {
            @if narrowed {
                (visit.t("Urvalet har", "The selection has")) " " b { (grouped(number)) } " "
                (visit.t("uttalanden.", "statements.")) " "
                a href=(visit.params.at("/sok")) { (visit.t("Tillbaka till sökningen", "Back to the search")) } " · "
                a href=(visit.link("/rapporter")) { (visit.t("Hela remissen i stället", "The whole consultation instead")) }
            } @else {
                (visit.t("Remissammanställningen: vilka som svarat, hållning per avsnitt, ordagranna citat med källa och sida, en kommentarkolumn att fylla i, och bilagor.", "The compilation: who answered, stance per section, verbatim quotations with source and page, a column for comments, and appendices."))
            }
        }
        (form(visit, narrowed))
        @if narrowed { (keep(visit)) }
        (saved(visit, loaded, &kept))
        @if !narrowed { (by_section(visit, loaded)) }
    };
    Ok(shell::page(visit, title, Layout::Column, &body))
}

/// What each format is good for.
fn purpose(visit: &Visit, format: Format) -> (&'static str, &str) {
    match format {
        Format::Docx => (
            "Word",
            visit.t(
                "att skriva vidare i och lämna till nämnden",
                "to go on writing in and hand to the board",
            ),
        ),
        Format::Xlsx => (
            "Excel",
            visit.t(
                "en rad per uttalande, matris med färger",
                "a row per statement, the matrix in colours",
            ),
        ),
        Format::Html => (
            visit.t("Webbsida", "Web page"),
            visit.t(
                "en fil att visa eller skriva ut",
                "one file to show or print",
            ),
        ),
        Format::Markdown => (
            "Markdown",
            visit.t("ren text med rubriker", "plain text with headings"),
        ),
        Format::Csv => (
            "CSV",
            visit.t(
                "en rad per uttalande, för andra program",
                "a row per statement, for other programs",
            ),
        ),
        Format::Json => (
            "JSON",
            visit.t("hela rapporten som data", "the whole report as data"),
        ),
    }
}

fn form(visit: &Visit, narrowed: bool) -> Markup {
    html! {
        form action="/export" method="get" {
            @for (name, value) in visit.params.pairs().filter(|(name, _)| !matches!(*name, "remiss" | "u" | "sida" | "format")) {
                input type="hidden" name=(name) value=(value);
            }
            @if let Some(current) = &visit.current { input type="hidden" name="remiss" value=(current.name()); }
            fieldset {
                legend { (visit.t("Format", "Format")) }
                @for (at, format) in Format::ALL.iter().enumerate() {
                    @let (name, what) = purpose(visit, *format);
                    label.check { input type="radio" name="format" value=(format.extension()) checked[at == 0]; span { b { (name) } " " span.soft { (what) } } }
                }
                label.check { input type="radio" name="format" value=(ANNOTATION); span { b { "Web Annotation" } " " span.soft { (visit.t("märkningarna som JSON-LD (W3C)", "the tags as JSON-LD (W3C)")) } } }
            }
            fieldset {
                legend { (visit.t("Innehåll", "Content")) }
                @if !narrowed { label.check { input type="checkbox" name="text" value="1"; (visit.t("Ta med programmets egen text för varje avsnitt", "Include the programme's own text for each section")) } }
                label.check { input type="checkbox" name="maskera" value="1"; (visit.t("Maskera personnummer, telefonnummer, e-postadresser, underskrifter och privatpersoners namn", "Mask personal identity numbers, telephone numbers, e-mail addresses, signatures and names of private persons")) }
                label.field for="av" { (visit.t("Upprättad av", "Made by")) }
                input #av name="av" maxlength="80" value=[visit.reader.name.as_deref()];
            }
            div.actions { button.btn.prim { (visit.t("Hämta", "Download")) } }
        }
    }
}

fn keep(visit: &Visit) -> Markup {
    html! {
        h2 { (visit.t("Spara sökningen", "Keep the search")) }
        p { (visit.t("Nästa gång syns hur många uttalanden som tillkommit sedan sist.", "Next time it shows how many statements came since.")) }
        form.actions method="post" action="/rapporter/spara" {
            (token(visit))
            input type="hidden" name="sokning" value=(visit.params.without("remiss").without("u").without("sida").at(""));
            label.vh for="namn" { (visit.t("Namn på sökningen", "Name of the search")) }
            input #namn name="sokningens-namn" required maxlength="80" placeholder=(visit.t("Namn på sökningen", "Name of the search"));
            button.btn { (visit.t("Spara sökningen", "Keep the search")) }
        }
    }
}

fn saved(visit: &Visit, loaded: &Loaded, kept: &[(SavedSearch, usize, usize)]) -> Markup {
    html! {
        @if !kept.is_empty() {
            h2 { (visit.t("Sparade sökningar", "Kept searches")) }
            table.list {
                thead { tr { th scope="col" { (visit.t("Namn", "Name")) } th.n scope="col" { (visit.t("Träffar", "Hits")) } th.n scope="col" { (visit.t("Nya", "New")) } th scope="col" { span.vh { (visit.t("Åtgärder", "Actions")) } } } }
                tbody {
                    @for (search, found, new) in kept {
                        @let params: Params = searches::params(search).with("remiss", loaded.name());
                        tr {
                            th scope="row" { a href=(params.at("/sok")) { (search.name) } }
                            td.n { (grouped(*found)) }
                            td.n { @if *new > 0 { b { (grouped(*new)) } } @else { "0" } }
                            td.right {
                                form method="post" action="/rapporter/sokning" {
                                    (token(visit))
                                    input type="hidden" name="sokningens-namn" value=(search.name);
                                    @if *new > 0 { button.lnk name="gor" value="sedd" { (visit.t("Markera som sedd", "Mark as seen")) } " · " }
                                    button.lnk name="gor" value="bort" { (visit.t("Ta bort", "Remove")) span.vh { " " (search.name) } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn by_section(visit: &Visit, loaded: &Loaded) -> Markup {
    html! {
        h2 { (visit.t("Utdrag för ett avsnitt", "Excerpt of one section")) }
        table.list {
            thead { tr { th scope="col" { (visit.t("Avsnitt", "Section")) } th.n scope="col" { (visit.t("Uttalanden", "Statements")) } th scope="col" { (visit.t("Hämta", "Download")) } } }
            tbody {
                @for id in loaded.section_ids() {
                    @let places = loaded.of_section(&id);
                    @if !places.is_empty() {
                        @let name = section::plain(visit, loaded, &id);
                        tr {
                            th scope="row" { (section::name(visit, loaded, &id)) }
                            td.n { (places.len()) }
                            td {
                                a href=(visit.link_with("/export", &[("avsnitt", id.as_str()), ("format", "docx")])) aria-label=(format!("Word, {name}")) { "Word" } " · "
                                a href=(visit.link_with("/export", &[("avsnitt", id.as_str()), ("format", "xlsx")])) aria-label=(format!("Excel, {name}")) { "Excel" }
                            }
                        }
                    }
                }
            }
        }
    }
}
