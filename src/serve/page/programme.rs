//! The programme section by section, with what was said beside it.

use axum::response::Response;
use maud::{Markup, html};

use super::{current, remark};
use crate::language::{by_number, capital};
use crate::model::{SectionId, Stance, TaggedStatement, Warning, cited_page};
use crate::serve::history;
use crate::serve::loaded::{Loaded, stances};
use crate::serve::page::review::notice;
use crate::serve::part::shell::{self, Layout, count, token};
use crate::serve::part::typed::typed;
use crate::serve::part::who::{Doing, who};
use crate::serve::part::{quote, section, stance};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// Statements shown of one section before the rest is left to the search.
const SHOWN: usize = 120;

/// `GET /program`
pub(super) async fn show(visit: Visit) -> Response {
    let page = current(&visit).and_then(|loaded| page(&visit, &loaded));
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded) -> Result<Markup, Problem> {
    let programme = &loaded.consultation.programme;
    let chosen = match visit.params.get("avsnitt") {
        Some(id) => SectionId(id.to_owned()),
        // the first often is a heading above others and has no text
        None => (programme.sections.iter())
            .find(|section| !section.text.trim().is_empty())
            .or(programme.sections.first())
            .map_or_else(SectionId::general, |section| section.id.clone()),
    };
    if !chosen.is_general() && programme.section(&chosen).is_none() {
        return Err(Problem::NotFound);
    }
    let body = html! {
        div.lay {
            nav.facets.outline aria-label=(visit.t("Förslagets avsnitt", "The proposal's sections")) tabindex="0" {
                (outline(visit, loaded, &chosen))
            }
            main #innehall tabindex="0" {
                (text(visit, loaded, &chosen))
                (remark::desk(visit, loaded, &chosen))
            }
            section.reader aria-label=(visit.t("Vad som sägs om avsnittet", "What is said about the section")) tabindex="0" {
                (said(visit, loaded, &chosen))
            }
        }
    };
    let title = section::plain(visit, loaded, &chosen);
    Ok(shell::page(visit, &title, Layout::Panes, &body))
}

fn outline(visit: &Visit, loaded: &Loaded, chosen: &SectionId) -> Markup {
    let programme = &loaded.consultation.programme;
    html! {
        details.narrow open {
            summary { h2 { (visit.t("Avsnitt", "Sections")) } }
            ul {
                (entry(visit, loaded, &SectionId::general(), 1, chosen))
                @for section in &programme.sections {
                    (entry(visit, loaded, &section.id, section.level, chosen))
                }
            }
        }
        (warnings(visit, &programme.warnings))
    }
}

/// That the proposal was not read, or not found: all pages of the consultation
/// have less to say then, and a person can put it right.
pub(super) fn notices(visit: &Visit, loaded: &Loaded) -> Markup {
    let warnings = loaded.consultation.programme.warnings.iter();
    html! {
        @for warning in warnings.filter(|warning| warning.is_notice() || **warning == Warning::NoSections) {
            @let hint = match warning {
                Warning::ProgrammeUnread { why } => Some(why.hint_in(visit.lang)),
                _ => None,
            };
            div.note.bad[hint.is_some()] role="status" {
                p { (typed(&capital(&warning.in_words(visit.lang)))) "." }
                @if let Some(to) = remedy(visit, warning) { p { (to) } }
                @if let Some(hint) = hint {
                    p { (visit.t("Gör så här: ", "What to do: ")) (typed(hint)) ". " (visit.t("Läs sedan in mappen på nytt under", "Then read the folder again under")) " " a href=(visit.link("/inlasning#lagg-till")) { (visit.t("Inläsning", "Files")) } "." }
                }
            }
        }
    }
}

/// Where a person puts it right.
fn remedy(visit: &Visit, warning: &Warning) -> Option<Markup> {
    let words = match warning {
        Warning::NoProgramme | Warning::ProgrammeUnread { .. } => visit.t(
            "Förslaget väljs eller läggs till under",
            "The proposal is chosen or added under",
        ),
        Warning::NoSuchFile { .. } => visit.t(
            "Uppgifter om filer som inte finns tas bort under",
            "What is said of files that are not there is taken away under",
        ),
        _ => return None,
    };
    Some(
        html! { (words) " " a href=(visit.link("/uppgifter")) { (visit.t("Uppgifter", "Details")) } "." },
    )
}

/// What was odd about reading it; many remarks do not stand before the text.
fn warnings(visit: &Visit, warnings: &[Warning]) -> Markup {
    /// So many are shown at once.
    const SHOWN: usize = 2;
    let each =
        html! { @for warning in warnings { p.note.small { (warning.in_words(visit.lang)) } } };
    html! {
        @if warnings.len() > SHOWN {
            details {
                summary.small { (count(warnings.len(), visit.t("anmärkning", "remark"), visit.t("anmärkningar", "remarks"))) " " (visit.t("om hur förslaget lästes", "on how the proposal was read")) }
                (each)
            }
        } @else {
            (each)
        }
    }
}

fn entry(visit: &Visit, loaded: &Loaded, id: &SectionId, level: u8, chosen: &SectionId) -> Markup {
    let number = loaded.of_section(id).len();
    html! {
        li class={ "l" (level.clamp(1, 4)) } {
            a href=(visit.link_with("/program", &[("avsnitt", id.as_str())])) aria-current=[(id == chosen).then_some("page")] {
                span { (section::name(visit, loaded, id)) }
                span.cnt { @if number > 0 { span.vh { ", " } (number) span.vh { " " (by_number(number, visit.t("uttalande", "statement"), visit.t("uttalanden", "statements"))) } } }
            }
        }
    }
}

fn text(visit: &Visit, loaded: &Loaded, chosen: &SectionId) -> Markup {
    let programme = &loaded.consultation.programme;
    html! {
        @match programme.section(chosen) {
            Some(section) => {
                @if let Some(place) = programme.sections.iter().position(|one| &one.id == chosen) {
                    @let path = programme.path(place);
                    p.over {
                        @for heading in &path[..path.len().saturating_sub(1)] { (heading) " › " }
                        @if let Some(page) = section.page { (cited_page(visit.lang, page, loaded.consultation.programme_pages_are_reckoned())) }
                    }
                }
                h1 { (section::name(visit, loaded, chosen)) }
                div.sheet.full lang="sv" {
                    @if section.text.trim().is_empty() {
                        p.soft { (visit.t("Avsnittet har ingen egen text.", "The section has no text of its own.")) }
                    }
                    @for line in section.text.lines().filter(|line| !line.trim().is_empty()) { p { (line) } }
                }
            }
            None => {
                h1 { (section::general(visit)) }
                p.lead { (visit.t("Uttalanden om förslaget som helhet, om hur det tagits fram, eller om något som inget avsnitt handlar om.", "Statements about the proposal as a whole, how it was made, or something that no section is about.")) }
            }
        }
    }
}

fn said(visit: &Visit, loaded: &Loaded, chosen: &SectionId) -> Markup {
    let places = loaded.of_section(chosen);
    let (minority, own): (Vec<usize>, Vec<usize>) = places
        .iter()
        .copied()
        .filter(|place| !loaded.at(*place).is_draft)
        .partition(|place| loaded.at(*place).role.is_minority());
    let sections = &loaded.consultation.programme.sections;
    let place = sections.iter().position(|section| section.id == *chosen);
    let (only, value) = section::alone(loaded, place.unwrap_or(sections.len()));
    let counted = own.iter().map(|place| loaded.at(*place));
    let totals = stances(counted.filter(|held| held.counts));
    html! {
        div.said {
            h2 { (count(places.len(), visit.t("uttalande", "statement"), visit.t("uttalanden", "statements"))) }
            (stance::distribution(visit, &totals))
            p.exp {
                a href=(visit.link_with("/sok", &[(only, &value)])) { (visit.t("Öppna i sökningen", "Open in the search")) }
                a href=(visit.link_with("/export", &[("avsnitt", chosen.as_str()), ("format", "docx")])) { (visit.t("Utdrag i Word", "Excerpt in Word")) }
            }
            (choosing(visit, chosen, places))
            @for stance in Stance::ALL.iter().copied().map(Some).chain([None]) {
                (group(visit, loaded, stance, &own))
            }
            @if !minority.is_empty() {
                h3 { (visit.t("Reservationer, yrkanden och särskilda yttranden", "Reservations, members' proposals and special statements")) " (" (minority.len()) ")" }
                p.small.soft { (visit.t("Räknas inte som nämndens eller styrelsens eget ställningstagande.", "Not counted as the body's own position.")) }
                ul { @for place in minority.iter().take(SHOWN) { (item(visit, loaded, *place)) } }
            }
            @if places.is_empty() { p { (visit.t("Ingen har uttalat sig om avsnittet.", "Nobody has spoken about the section.")) } }
        }
    }
}

fn group(visit: &Visit, loaded: &Loaded, stance: Option<Stance>, own: &[usize]) -> Markup {
    let places: Vec<usize> = own
        .iter()
        .copied()
        .filter(|place| loaded.at(*place).stance == stance)
        .collect();
    html! {
        @if !places.is_empty() {
            h3 { (stance::badge(visit, stance)) " " span.soft { (places.len()) } }
            ul { @for place in places.iter().take(SHOWN) { (item(visit, loaded, *place)) } }
            @if places.len() > SHOWN { p.small { (visit.t("Resten finns i sökningen.", "The rest is in the search.")) } }
        }
    }
}

fn item(visit: &Visit, loaded: &Loaded, place: usize) -> Markup {
    let tagged = loaded.shown(place);
    let id = &tagged.statement.id;
    html! {
        li id=(quote::anchor(id)) {
            div.line.small {
                b { (quote::speaker(visit, &tagged.statement.respondents)) }
                (quote::role(visit, tagged.statement.role))
                (stance::status(visit, tagged.status))
            }
            (quote::led(&tagged.statement))
            (quote::linked(visit, &tagged.statement, &visit.statement(tagged.statement.id.as_str()), false))
            (quote::ticked(visit, &tagged.statement))
            p.src { (quote::source(visit, loaded, place)) }
            (toggle(visit, loaded, &tagged))
        }
    }
}

/// The form that the buttons at the statements belong to: who chooses what is quoted
/// in the report, and what the last choice did.
fn choosing(visit: &Visit, section: &SectionId, places: &[usize]) -> Markup {
    html! {
        @if !places.is_empty() {
            form #lyft.choosing method="post" action="/granska/beslut" autocomplete="off" {
                // Enter in the name chooses nothing: the first button would be pressed.
                button hidden disabled {}
                (token(visit))
                input type="hidden" name="gor" value="vaxla";
                input type="hidden" name="ater" value="program";
                input type="hidden" name="ater.vem" value=(section);
                @if visit.params.get("gjort") == Some("vaxla") {
                    div.note.good role="status" { p { (visit.t("Sparat.", "Saved.")) " " (notice::not_yet(visit)) } }
                }
                p.small.soft { (visit.t("De uttalanden som du lyfter fram står först i avsnittet i rapporten. Till nämnden återges bara de, i de avsnitt som har några.", "The statements that you highlight stand first in the section in the report. For the board they alone are quoted, in the sections that have any.")) }
                (who(visit, "namn-lyft", Doing::Reviewing, None))
            }
        }
    }
}

/// The button that highlights a statement in the report, or no longer does.
fn toggle(visit: &Visit, loaded: &Loaded, tagged: &TaggedStatement) -> Markup {
    let id = &tagged.statement.id;
    let is_on = loaded.consultation.highlighted.contains(id);
    let seen = format!("{id}:{}", history::version(&loaded.decisions, id));
    let names = quote::speaker(visit, &tagged.statement.respondents);
    html! {
        p.lift {
            (quote::highlighted(visit, loaded, id))
            @if is_on { " · " }
            button.lnk form="lyft" name="u" value=(seen) {
                @if is_on { (visit.t("Lyft inte fram", "Do not highlight")) } @else { (visit.t("Lyft fram i rapporten", "Highlight in the report")) }
                span.vh { ": " (names) }
            }
        }
    }
}
