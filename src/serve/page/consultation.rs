//! One consultation at a glance: who answered, what they think as a whole,
//! which sections are most spoken of, and what a person should do next.

use std::collections::BTreeMap;

use axum::response::Response;
use maud::{Markup, html};

use super::{current, programme, remark};
use crate::model::{ReadState, SectionId, Stance};
use crate::report::Rule;
use crate::serve::bodies::Body;
use crate::serve::loaded::{Loaded, stances};
use crate::serve::part::shell::{self, Layout, count, grouped, of_which_unread};
use crate::serve::part::{quote, remedy, section, stance};
use crate::serve::problem::answer;
use crate::serve::visit::Visit;

/// Documents listed before the rest is left to the reading page.
const LISTED: usize = 6;

/// `GET /remiss`
pub(super) async fn show(visit: Visit) -> Response {
    let page = current(&visit).map(|loaded| page(&visit, &loaded));
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded) -> Markup {
    let about = &loaded.consultation.about;
    let body = html! {
        p.over {
            @if let Some(reference) = &about.reference { (reference) " · " }
            @if let Some(sent) = &about.sent { (visit.t("utsänd", "sent")) " " (sent) " · " }
            @if let Some(due) = &about.due { (visit.t("sista svarsdag", "due")) " " (due) }
        }
        h1 { (about.title) }
        (facts(visit, loaded))
        (programme::notices(visit, loaded))
        (attention(visit, loaded))
        (overall(visit, loaded))
        (sections(visit, loaded))
    };
    shell::page(visit, visit.t("Översikt", "Overview"), Layout::Wide, &body)
}

fn facts(visit: &Visit, loaded: &Loaded) -> Markup {
    let tally = loaded.tally;
    html! {
        dl.facts {
            div {
                dt { (visit.t("Har svarat", "Answered")) }
                dd {
                    a href=(visit.link("/instanser")) {
                        @if tally.asked > 0 { (tally.asked_answered) } @else { (tally.senders) }
                    }
                    @if tally.asked > 0 { small { " " (visit.t("av", "of")) " " (tally.asked) " " (visit.t("tillfrågade", "asked")) } }
                    @if tally.answered_unread > 0 { small { ", " (of_which_unread(visit, tally.answered_unread)) } }
                }
            }
            div {
                dt { (visit.t("Uttalanden", "Statements")) }
                dd {
                    a href=(visit.link("/sok")) { (grouped(tally.statements)) }
                    @if tally.different < tally.statements { small { " " (visit.t("varav", "of which")) " " (grouped(tally.different)) " " (visit.t("olika, om samma text räknas en gång", "different, where the same text counts once")) } }
                }
            }
            div {
                dt { (visit.t("Granskade av person", "Reviewed by a person")) }
                dd {
                    a href=(visit.link("/granska")) { (grouped(tally.decided)) } small { " " (visit.t("av", "of")) " " (grouped(tally.statements)) }
                    small.rest {
                        (count(tally.to_review, visit.t("olika uttalande är kvar att granska.", "different statement is left to review."), visit.t("olika uttalanden är kvar att granska.", "different statements are left to review.")))
                        @if tally.auto > 0 { " " (visit.t("Maskinen är säker på", "The machine is sure of")) " " (grouped(tally.auto)) " " (visit.t("till.", "more.")) }
                    }
                }
            }
            div {
                dt { (visit.t("Behöver ses över", "Need attention")) }
                dd { a href=(visit.link("/inlasning")) { (loaded.needs_attention()) } small { " " (visit.t("av", "of")) " " (count(tally.documents, visit.t("dokument", "document"), visit.t("dokument", "documents"))) } }
            }
        }
        p.actions {
            a.btn.prim href=(visit.link("/rapporter")) { (visit.t("Skapa sammanställning", "Make the compilation")) }
            a.btn href=(visit.link("/granska")) { (visit.t("Granska maskinens förslag", "Review the machine's suggestions")) }
            a.btn href=(visit.link("/inlasning#lagg-till")) { (visit.t("Lägg till svar", "Add answers")) }
            a.btn href=(visit.link("/uppgifter")) { (visit.t("Uppgifter: titel, datum, tillfrågade", "Details: title, dates, those asked")) }
        }
    }
}

fn attention(visit: &Visit, loaded: &Loaded) -> Markup {
    let mut documents: Vec<_> = loaded
        .consultation
        .documents
        .iter()
        .filter(|document| document.state != ReadState::Read)
        .collect();
    documents.sort_by_key(|document| document.state != ReadState::Unread);
    html! {
        @if !documents.is_empty() {
            h2 { (visit.t("Att se över", "To look at")) }
            ul {
                @for document in documents.iter().take(LISTED) {
                    li {
                        a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (quote::file_name(document)) }
                        ": "
                        @match &document.error {
                            Some(error) => (error.in_words(visit.lang)),
                            None => @if let Some(warning) = document.warnings.iter().find(|warning| warning.needs_attention()) { (remedy::warning(visit, warning)) },
                        }
                    }
                }
            }
            @if documents.len() > LISTED {
                p { a href=(visit.link("/inlasning")) { (visit.t("Visa alla", "Show all")) " (" (documents.len()) ")" } }
            }
        }
    }
}

/// The answers' positions as wholes, from their decision clauses.
fn overall(visit: &Visit, loaded: &Loaded) -> Markup {
    let mut by_stance: BTreeMap<Stance, Vec<&Body>> = BTreeMap::new();
    for body in &loaded.bodies {
        if let Some(stance) = loaded.stance_on_the_whole(body) {
            by_stance.entry(stance).or_default().push(body);
        }
    }
    let counted: Vec<(Stance, usize)> = by_stance
        .iter()
        .map(|(stance, bodies)| (*stance, bodies.len()))
        .collect();
    html! {
        @if !by_stance.is_empty() {
            h2 { (visit.t("Svaren som helhet", "Overall positions")) }
            p.soft { (visit.t("Vad svaren själva uttrycker; där ett svar inte gör det är ställningstagandet utläst ur vad det anför.", "What the answers express themselves; where one does not, the position is inferred from what it says.")) }
            (stance::distribution(visit, &counted))
            table.list.stack {
                thead { tr { th scope="col" { (visit.t("Ställningstagande", "Position")) } th.n scope="col" { (visit.t("Antal", "Number")) } th scope="col" { (visit.t("Remissinstanser", "Respondents")) } } }
                tbody {
                    @for (stance, bodies) in &by_stance {
                        tr {
                            th scope="row" { (stance::badge(visit, Some(*stance))) }
                            td.n { (bodies.len()) }
                            td {
                                @for (at, body) in bodies.iter().enumerate() {
                                    @if at > 0 { ", " }
                                    a href=(visit.link_with("/instanser", &[body.as_param()])) { (body.title(visit)) }
                                    @if loaded.is_inferred(body) { " " span.soft.small { "(" (Rule::Inferred.label(visit.lang)) ")" } }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

fn sections(visit: &Visit, loaded: &Loaded) -> Markup {
    let speaking = loaded.speaking();
    let general = loaded.general_column();
    let of = |at: usize| {
        // the whole stands first here, and last among the columns
        let column = at.checked_sub(1).unwrap_or(general);
        speaking.get(&column).copied().unwrap_or(0)
    };
    let ids = loaded.section_ids().into_iter().enumerate();
    let shown: Vec<(usize, SectionId)> = ids
        .filter(|(at, id)| {
            let is_spoken_of = !loaded.of_section(id).is_empty() || of(*at) > 0;
            is_spoken_of || loaded.consultation.remark(id).is_some()
        })
        .collect();
    html! {
        h2 { (visit.t("Avsnitt för avsnitt", "Section by section")) }
        (remark::lost_notice(visit, loaded))
        p.soft { (remark::progress(visit, loaded, shown.iter().map(|(_, id)| id))) }
        table.list.stack {
            thead { tr {
                th scope="col" { (visit.t("Avsnitt", "Section")) }
                th.n scope="col" { (visit.t("Uttalanden", "Statements")) }
                th.n scope="col" { (visit.t("Instanser", "Respondents")) }
                th scope="col" { (visit.t("Hållning", "Stance")) }
                th scope="col" { (visit.t("Bedömning", "Assessment")) }
            } }
            tbody {
                @for (at, id) in &shown {
                    @let places = loaded.of_section(id);
                    @let own: Vec<usize> = places.iter().copied().filter(|place| loaded.at(*place).counts).collect();
                    tr {
                        th scope="row" { a href=(visit.link_with("/program", &[("avsnitt", id.as_str())])) { (section::name(visit, loaded, id)) } }
                        td.n data-h=(visit.t("Uttalanden", "Statements")) { (grouped(places.len())) }
                        td.n data-h=(visit.t("Instanser", "Respondents")) { (of(*at)) }
                        td.dw { (stance::distribution(visit, &stances(own.iter().map(|place| loaded.at(*place))))) }
                        td.small data-h=(visit.t("Bedömning", "Assessment")) { (remark::state(visit, loaded, id)) }
                    }
                }
            }
        }
    }
}
