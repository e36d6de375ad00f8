//! Search: what it is narrowed to, the hits, and the one that is read.

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use crate::language::capital;
use crate::model::{Span, cited_page};
use crate::search::{Hit, Query, Results, Searcher};
use crate::serve::ask::{self, FACETS, PER_PAGE};
use crate::serve::bench::Bench;
use crate::serve::loaded::Loaded;
use crate::serve::part::reader::{self, Pane};
use crate::serve::part::shell::{self, Layout, grouped};
use crate::serve::part::text::Extent;
use crate::serve::part::{facets, pager, quote, section, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// `GET /sok`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| find(&bench, &visit));
    answer(&visit, page)
}

fn find(bench: &Bench, visit: &Visit) -> Result<Markup, Problem> {
    let searcher = bench.searcher()?;
    let name = visit.current.as_deref().map(Loaded::name);
    let query = ask::query(&visit.params, name);
    let results = searcher.search(&query)?;
    let chosen = chosen(visit, &searcher, &results)?;
    let pane = if let Some((consultation, id)) = &chosen {
        pane(bench, visit, consultation, id, &query)?
    } else {
        html! {
            div.empty { p.soft { (visit.t("Här visas uttalandet i sitt sammanhang.", "The statement is shown here in its context.")) } }
        }
    };
    let chosen = chosen.map(|(_, id)| id);
    let body = html! {
        (form(visit, &results))
        div.lay {
            section.facets aria-label=(visit.t("Avgränsa", "Narrow")) tabindex="0" {
                details.narrow open {
                    summary { h2 { (visit.t("Avgränsa", "Narrow")) } }
                    (facets::facets(visit, &results.facets))
                    p.actions.nojs { button.btn form="f" { (visit.t("Visa", "Show")) } }
                }
            }
            main #innehall tabindex="-1" { (list(visit, &results, chosen.as_deref())) }
            section.reader aria-label=(visit.t("Läsruta", "Reading pane")) tabindex="0" { (pane) }
        }
    };
    let title = match visit.params.get("q") {
        Some(text) => format!("{text} – {}", visit.t("Sök", "Search")),
        None => visit.t("Sök", "Search").to_owned(),
    };
    Ok(shell::page(visit, &title, Layout::Panes, &body))
}

/// The statement to read: the one that the address names, else the first hit.
fn chosen(
    visit: &Visit,
    searcher: &Searcher,
    results: &Results,
) -> Result<Option<(String, String)>, Problem> {
    if let Some(id) = visit.params.get("u") {
        let known = results
            .hits
            .iter()
            .find(|hit| hit.statement.id.as_str() == id);
        if let Some(hit) = known {
            return Ok(Some((hit.statement.consultation.clone(), id.to_owned())));
        }
        let id = crate::model::StatementId(id.to_owned());
        if let Some(record) = searcher.statement(&id)? {
            return Ok(Some((record.consultation, id.0)));
        }
    }
    Ok(first(results).map(|hit| {
        (
            hit.statement.consultation.clone(),
            hit.statement.id.to_string(),
        )
    }))
}

fn first(results: &Results) -> Option<&Hit> {
    results
        .hits
        .first()
        .or_else(|| results.groups.first().and_then(|group| group.hits.first()))
}

fn pane(
    bench: &Bench,
    visit: &Visit,
    consultation: &str,
    id: &str,
    query: &Query,
) -> Result<Markup, Problem> {
    let Some(loaded) = bench.consultation(consultation)? else {
        return Ok(html! {});
    };
    let Some(place) = loaded.place(id) else {
        return Ok(html! {});
    };
    let inner = Visit {
        current: Some(loaded.clone()),
        ..visit.clone()
    };
    let document = reader::document(bench, visit, &loaded, place);
    let marks = |text: &str| -> Vec<Span> {
        if query.text.is_empty() {
            Vec::new()
        } else {
            Searcher::marks(&query.text, text)
        }
    };
    let link = |id: &str| visit.params.with("u", id).at("/sok");
    Ok(reader::pane(
        &inner,
        &Pane {
            loaded: &loaded,
            place,
            tagged: &loaded.shown(place),
            document,
            marks: &marks,
            link: &link,
            extent: Extent::PANE,
        },
        None,
    ))
}

fn form(visit: &Visit, results: &Results) -> Markup {
    html! {
        div.ask {
            form #f action="/sok" method="get" role="search" {
                label for="q" { (visit.t("Sök i remissvaren", "Search the answers")) }
                div.row {
                    input #q type="search" name="q" value=[visit.params.get("q")] autocomplete="off" spellcheck="false" aria-describedby="qh"
                        placeholder=(visit.t("t.ex. uppföljning  eller  \"god ekonomisk hushållning\"", "e.g. uppföljning  or  \"god ekonomisk hushållning\""));
                    button.btn.prim { (visit.t("Sök", "Search")) }
                }
                @for name in ["remiss", "ordning", "grupp", "allt", "upprepat", "fran", "till"] {
                    @if let Some(value) = visit.params.get(name) { input type="hidden" name=(name) value=(value); }
                }
                p #qh.hint {
                    (visit.t("Alla ord ska finnas.", "All words must occur.")) " "
                    kbd { "”fras”" } " " (visit.t("ordagrant", "verbatim")) " · " kbd { "ELLER" } " · " kbd { "-ord" } " " (visit.t("utan", "without")) " · "
                    kbd { "styr*" } " " (visit.t("början av ord", "beginning of words")) " · " kbd { "avsnitt:" (section::example(visit)) } " · "
                    a href=(visit.link("/hjalp")) { (visit.t("mer", "more")) }
                }
                div #radden {
                    @for hint in &results.hints { p.note { (hint.message(visit.lang)) } }
                    @if let Some(suggestion) = &results.suggestion {
                        p.note { (visit.t("Menade du ", "Did you mean ")) a href=(visit.params.with("q", suggestion).without("sida").at("/sok")) { (suggestion) } "?" }
                    }
                }
            }
        }
    }
}

fn list(visit: &Visit, results: &Results, chosen: Option<&str>) -> Markup {
    let total = usize::try_from(results.total).unwrap_or(usize::MAX);
    let speakers = results
        .facets
        .respondents
        .iter()
        .filter(|one| one.count > 0)
        .count();
    html! {
        div.rh {
            h1 #res {
                b { (grouped(total)) } " " (found(visit, total))
                @if visit.params.get("instans").is_none() && total > 0 {
                    " " (visit.t("från", "from")) " " b { (grouped(speakers)) } " " (visit.t(if speakers == 1 { "instans" } else { "instanser" }, if speakers == 1 { "respondent" } else { "respondents" }))
                }
            }
            (views(visit))
        }
        (chips(visit))
        (printed(visit))
        @if total > 0 {
            (exports(visit))
            @if results.groups.is_empty() {
                ol.hits { @for hit in &results.hits { li { (hit_item(visit, hit, chosen)) } } }
            } @else {
                @for group in &results.groups {
                    h2.small { (if group.respondent.is_empty() { visit.t("Okänd avsändare", "Unknown sender") } else { group.respondent.as_str() }) " " span.soft { (group.total) } }
                    ol.hits { @for hit in &group.hits { li { (hit_item(visit, hit, chosen)) } } }
                }
            }
            (pager(visit, if results.groups.is_empty() { total } else { usize::try_from(results.total_groups).unwrap_or(usize::MAX) }))
        } @else { (nothing(visit)) }
    }
}

fn views(visit: &Visit) -> Markup {
    let groups = visit.params.get("grupp").is_some();
    let plain = visit.params.without("sida");
    html! {
        span.tabs {
            a href=(plain.without("grupp").at("/sok")) aria-current=[(!groups).then_some("true")] { (visit.t("Lista", "List")) }
            a href=(plain.with("grupp", "instans").at("/sok")) aria-current=[groups.then_some("true")] { (visit.t("Per instans", "By respondent")) }
            @if visit.current.is_some() { a href=(visit.link("/matris")) data-matrix { (visit.t("Matris", "Matrix")) } }
        }
    }
}

/// What the search is narrowed to, each with a way out.
fn chips(visit: &Visit) -> Markup {
    let chosen: Vec<(&str, &str)> = visit
        .params
        .pairs()
        .filter(|(name, _)| FACETS.contains(name) || *name == "i")
        .collect();
    html! {
        @if !chosen.is_empty() {
            p.chips {
                @for (name, value) in &chosen {
                    a href=(visit.params.without_value(name, value).without("sida").at("/sok")) {
                        span.vh { (visit.t("Ta bort ", "Remove ")) } (chip(visit, name, value)) " ×"
                    }
                }
                @let cleared = FACETS.iter().fold(visit.params.without("i").without("sida"), |params, name| params.without(name));
                a.clear href=(cleared.at("/sok")) { (visit.t("Rensa", "Clear")) }
            }
        }
    }
}

/// On paper there is neither search box nor facets: what was searched for, and
/// what it was narrowed to, in a line.
fn printed(visit: &Visit) -> Markup {
    let names = [
        ("q", visit.t("Sökning", "Search")),
        ("stallning", visit.t("Hållning", "Stance")),
        ("avsnitt", visit.t("Avsnitt", "Section")),
        ("typ", visit.t("Typ av instans", "Kind of respondent")),
        ("instans", visit.t("Instans", "Respondent")),
        ("roll", visit.t("Roll", "Role")),
        ("status", visit.t("Granskning", "Review")),
        ("ar", visit.t("År", "Year")),
        ("fran", visit.t("Från", "From")),
        ("till", visit.t("Till", "To")),
    ];
    let told: Vec<String> = names
        .iter()
        .filter_map(|(name, label)| {
            let values: Vec<String> = (visit.params.all(name))
                .map(|value| chip(visit, name, value))
                .collect();
            (!values.is_empty()).then(|| format!("{label}: {}", values.join(", ")))
        })
        .collect();
    html! { @if !told.is_empty() { p.printed { (told.join(" · ")) } } }
}

/// A chosen value in words.
fn chip(visit: &Visit, name: &str, value: &str) -> String {
    use crate::model::{RespondentKind, Role, SectionId, Stance, Status};
    let word = match name {
        "stallning" if value == ask::NOT_ASSESSED => Some(stance::word(None, visit.lang)),
        "stallning" => value
            .parse::<Stance>()
            .ok()
            .map(|one| stance::word(Some(one), visit.lang)),
        "typ" => value
            .parse::<RespondentKind>()
            .ok()
            .map(|one| capital(one.label(visit.lang))),
        "roll" => value
            .parse::<Role>()
            .ok()
            .map(|one| capital(one.label(visit.lang))),
        "status" => value
            .parse::<Status>()
            .ok()
            .map(|one| facets::status(visit, one)),
        "avsnitt" => visit.current.as_deref().map(|loaded| {
            crate::serve::part::section::plain(visit, loaded, &SectionId(value.to_owned()))
        }),
        _ => None,
    };
    word.unwrap_or_else(|| value.to_owned())
}

fn exports(visit: &Visit) -> Markup {
    let export = |format: &str| {
        visit
            .params
            .without("sida")
            .without("u")
            .with("format", format)
            .at("/export")
    };
    let sorts = [
        ("", visit.t("relevans", "relevance")),
        (
            "program",
            visit.t("förslagets ordning", "the proposal's order"),
        ),
        ("instans", visit.t("instans", "respondent")),
        ("datum", visit.t("datum", "date")),
    ];
    let sort = visit.params.get("ordning").unwrap_or_default();
    html! {
        p.exp {
            span { (visit.t("Ordna efter:", "Order by:")) }
            @for (value, label) in sorts {
                @if value == sort { b { (label) } }
                @else if value.is_empty() { a href=(visit.params.without("ordning").without("sida").at("/sok")) { (label) } }
                @else { a href=(visit.params.with("ordning", value).without("sida").at("/sok")) { (label) } }
            }
        }
        @if visit.current.is_some() {
            p.exp {
                span { (visit.t("Exportera urvalet:", "Export the selection:")) }
                a href=(export("docx")) { "Word" }
                a href=(export("xlsx")) { "Excel" }
                a href=(export("csv")) { "CSV" }
                a href=(visit.params.without("sida").without("u").at("/rapporter")) { (visit.t("Fler format", "More formats")) }
                a href=(visit.params.without("sida").without("u").at("/granska")) { (visit.t("Granska urvalet", "Review the selection")) }
            }
        }
    }
}

/// The word for so many hits; what is said alike counts once, unless each is shown.
fn found(visit: &Visit, total: usize) -> &'static str {
    match (total, visit.params.get("upprepat")) {
        (1, _) => visit.t("uttalande", "statement"),
        (_, Some(_)) => visit.t("uttalanden", "statements"),
        (_, None) => visit.t("olika uttalanden", "different statements"),
    }
}

fn hit_item(visit: &Visit, hit: &Hit, chosen: Option<&str>) -> Markup {
    let statement = &hit.statement;
    let id = statement.id.as_str();
    let current = chosen == Some(id);
    let (before, after) = hit.is_cut();
    let who = if statement.respondents.is_empty() {
        visit.t("Okänd avsändare", "Unknown sender").to_owned()
    } else {
        statement.respondents.join(", ")
    };
    // a search in all consultations does not hold them
    let whole = visit.current.as_ref().and_then(|loaded| {
        let place = loaded.place(id)?;
        Some(loaded.shown(place))
    });
    html! {
        article.hit aria-current=[current.then_some("true")] {
            h2 { a href=(visit.params.with("u", id).at("/sok#las")) { (who) } }
            div.line {
                (stance::badge(visit, statement.stance))
                (quote::role(visit, statement.role))
                @for section in &hit.sections {
                    span {
                        @if let Some(number) = &section.number { b.num { (number) } }
                        @if section.id.is_general() { (section::general(visit)) } @else { (section.heading) }
                    }
                }
                (stance::status(visit, statement.status))
            }
            @if let Some(tagged) = &whole { (quote::led(&tagged.statement)) }
            blockquote.quote {
                @if before { "… " }
                (quote::marked(hit.snippet_text(), &hit.snippet_marks()))
                @if after { " …" }
            }
            @if let Some(tagged) = &whole { (quote::ticked(visit, &tagged.statement)) }
            p.src {
                @if let Some(reference) = &statement.reference { (reference) " · " }
                (statement.file.rsplit_once('/').map_or(statement.file.as_str(), |(_, name)| name))
                @if let Some(page) = statement.page { ", " (cited_page(visit.lang, page, statement.page_is_reckoned)) }
                // by whom the others are said, the hit does not tell
                @if statement.copies > 1 { " · " (visit.t("samma text på", "the same text in")) " " (statement.copies) " " (visit.t("ställen", "places")) }
            }
        }
    }
}

fn pager(visit: &Visit, total: usize) -> Markup {
    let pages = total.div_ceil(PER_PAGE).max(1);
    let page: usize = visit.params.parse("sida").unwrap_or(1).clamp(1, pages);
    pager::pager(visit, page, pages, |page| {
        visit
            .params
            .without("u")
            .with("sida", &page.to_string())
            .at("/sok")
    })
}

fn nothing(visit: &Visit) -> Markup {
    html! {
        div.empty {
            h2 { (visit.t("Inga uttalanden", "No statements")) }
            p { (visit.t("Inget uttalande motsvarar sökningen. Pröva färre ord, ett annat ord för samma sak, eller ta bort en avgränsning.", "No statement fits the search. Try fewer words, another word for the same thing, or take a filter away.")) }
            @if ask::is_narrowed(&visit.params) {
                p { a href=(visit.link("/sok")) { (visit.t("Visa alla uttalanden", "Show all statements")) } }
            }
        }
    }
}
