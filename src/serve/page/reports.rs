//! Reports: the compilation or a selection, in every format; kept searches.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::{current, returned};
use crate::corpus::SavedSearch;
use crate::report::{Format, Omission};
use crate::serve::address::Params;
use crate::serve::bench::Bench;
use crate::serve::export::ANNOTATION;
use crate::serve::loaded::Loaded;
use crate::serve::part::section;
use crate::serve::part::shell::{self, Layout, count, grouped, token};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;
use crate::serve::{ask, choices, searches};

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
    let (number, hints) = if narrowed {
        let query = ask::query(&visit.params, Some(loaded.name()));
        let found = bench.searcher()?.all(&query)?;
        (found.ids.len(), found.hints)
    } else {
        (loaded.tally.statements, Vec::new())
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
                (visit.t("Remissammanställningen: vilka som svarat, ställningstaganden per avsnitt, ordagranna citat med källa och sida, en kommentarkolumn att fylla i, och bilagor.", "The compilation: who answered, positions per section, verbatim quotations with source and page, a column for comments, and appendices."))
            }
        }
        @for hint in &hints { p.note { (hint.message(visit.lang)) } }
        (form(visit, narrowed))
        @if narrowed { (keep(visit)) } @else { (returned::part(visit)) }
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
            @for (name, value) in visit.params.pairs().filter(|(name, _)| !matches!(*name, "remiss" | "u" | "sida") && !choices::NAMES.contains(name)) {
                input type="hidden" name=(name) value=(value);
            }
            @if let Some(current) = &visit.current { input type="hidden" name="remiss" value=(current.name()); }
            fieldset {
                legend { (visit.t("Format", "Format")) }
                @for (at, format) in Format::ALL.iter().enumerate() {
                    @let (name, what) = purpose(visit, *format);
                    label.check { input type="radio" name="format" value=(format.extension()) checked[visit.params.get("format").map_or(at == 0, |given| given == format.extension())]; span { b { (name) } " " span.soft { (what) } } }
                }
                label.check { input type="radio" name="format" value=(ANNOTATION); span { b { (visit.t("Märkningarna", "The tags")) } " " span.soft { (visit.t("för andra program (Web Annotation)", "for other programs (Web Annotation)")) } } }
            }
            fieldset {
                legend { (visit.t("Innehåll", "Content")) }
                @if !narrowed { label.check { input type="checkbox" name="text" value="1" checked[visit.params.get("text").is_some()]; (visit.t("Ta med förslagets egen text för varje avsnitt", "Include the proposal's own text for each section")) } }
                label.check { input type="checkbox" name="maskera" value="1" checked[visit.params.get("maskera").is_some()]; (visit.t("Maskera personnummer, telefonnummer, e-postadresser, underskrifter och privatpersoners namn", "Mask personal identity numbers, telephone numbers, e-mail addresses, signatures and names of private persons")) }
            }
            (reader(visit))
            (length(visit, narrowed))
            fieldset {
                legend { (visit.t("Titelsida", "Title page")) }
                label.field for="av" { (visit.t("Upprättad av", "Made by")) }
                input #av name="av" maxlength="80" value=[visit.params.get("av").or(visit.reader.name.as_deref())];
                label.field for="datum" { (visit.t("Datum", "Date")) }
                input #datum type="date" name="datum" value=(choices::date(&visit.params));
            }
            div.actions { button.btn.prim { (visit.t("Hämta", "Download")) } }
        }
    }
}

/// Whom the report is for.
fn reader(visit: &Visit) -> Markup {
    let highlighted =
        (visit.current.as_deref()).map_or(0, |current| current.consultation.highlighted.len());
    let to_board = visit.params.holds("version", choices::BOARD);
    html! {
        fieldset {
            legend { (visit.t("Version", "Version")) }
            label.check {
                input type="radio" name="version" value="" checked[!to_board];
                span { b { (visit.t("Till handläggaren", "For the official")) } " " span.soft { (visit.t("med rutor att fylla i, alla källor och bilagor", "with cells to fill in, all sources and appendices")) } }
            }
            label.check {
                input type="radio" name="version" value=(choices::BOARD) checked[to_board];
                span { b { (visit.t("Till nämnden", "For the board")) } " " span.soft { (visit.t("kortare, att läsa: inget att fylla i, inga bilagor, källan som sida; det som är skrivet står som text", "shorter, to be read: nothing to fill in, no appendices, the source as a page; what is written stands as text")) } }
            }
            p.soft.small { (visit.t("Till nämnden gäller Word, webbsida och Markdown.", "For the board is for Word, web page and Markdown.")) }
            p.soft.small {
                (visit.t("Vilka citat som ska vara med väljer du under Förslaget, avsnitt för avsnitt: har ett avsnitt framlyfta uttalanden återges bara de i versionen till nämnden, och först i den till handläggaren.", "Which quotations are included is chosen under Proposal, section by section: where a section has highlighted statements, the version for the board quotes those alone, and the one for the official quotes them first."))
                @if highlighted > 0 {
                    " " a href=(visit.link_with("/granska", &[("visa", "lyfta")])) { (count(highlighted, visit.t("uttalande är framlyft", "statement is highlighted"), visit.t("uttalanden är framlyfta", "statements are highlighted"))) } "."
                }
            }
        }
    }
}

/// What makes the report shorter, and how its quotations are ordered. The page
/// suggests to leave out what most read elsewhere, if at all.
fn length(visit: &Visit, narrowed: bool) -> Markup {
    let params = &visit.params;
    // an address with choices in it is followed; else the page suggests
    let is_chosen = choices::NAMES.iter().any(|name| params.get(name).is_some());
    let is_left_out = |part: Omission| {
        if is_chosen {
            params.holds("utan", choices::wire(part))
        } else {
            part == Omission::Appendix
        }
    };
    html! {
        fieldset {
            legend { (visit.t("Omfång", "Length")) }
            @for part in Omission::ALL.iter().copied().filter(|part| !narrowed || *part != Omission::Appendix) {
                label.check {
                    input type="checkbox" name="utan" value=(choices::wire(part)) checked[is_left_out(part)];
                    span { (omission(visit, part)) }
                }
            }
            p.soft.small { (visit.t("Gäller Word, webbsida och Markdown. Rapporten säger vad som är utelämnat och var det finns; allt räknas ändå med.", "For Word, web page and Markdown. The report says what is left out and where it is; all of it counts nevertheless.")) }
            label.field for="hogst" { (visit.t("Högst så många citat per hållning och avsnitt (tomt: alla)", "At most so many quotations of each stance in a section (empty: all)")) }
            input #hogst type="number" name="hogst" min="1" max="9999" value=[choices::limit(params)];
            label.field for="citat" { (visit.t("Citatens ordning", "Order of quotations")) }
            select #citat name="citat" {
                option value="" { (visit.t("efter slag av remissinstans", "by kind of respondent")) }
                option value=(choices::BY_DATE) selected[params.holds("citat", choices::BY_DATE)] { (visit.t("efter svarets datum", "by date of answer")) }
            }
        }
    }
}

fn omission(visit: &Visit, part: Omission) -> &str {
    match part {
        Omission::Appendix => visit.t(
            "Utelämna bilaga 1 med alla uttalanden, svar för svar",
            "Leave out appendix 1 with all statements, answer by answer",
        ),
        Omission::Background => visit.t(
            "Utelämna skäl och bakgrund utan eget ställningstagande",
            "Leave out reasons and background without a position of their own",
        ),
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
        p.soft { (visit.t("Filen har avsnittet med dess underavsnitt. Ett uttalande om flera avsnitt räknas under vart och ett.", "The file has the section with its subsections. A statement about several sections counts under each.")) }
        table.list {
            thead { tr { th scope="col" { (visit.t("Avsnitt", "Section")) } th.n scope="col" { (visit.t("Uttalanden", "Statements")) } th scope="col" { (visit.t("Hämta", "Download")) } } }
            tbody {
                @for id in loaded.section_ids() {
                    @let own = loaded.of_section(&id).len();
                    @let all = loaded.of_section_and_below(&id).len();
                    @if all > 0 {
                        @let name = section::plain(visit, loaded, &id);
                        tr {
                            th scope="row" { (section::name(visit, loaded, &id)) }
                            td.n {
                                (grouped(own))
                                @if all > own { div.soft.small { (grouped(all)) " " (visit.t("med underavsnitt", "with subsections")) } }
                            }
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
