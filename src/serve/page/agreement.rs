//! Two readers: how far they agree, and where they do not.

use axum::response::Response;
use maud::{Markup, html};

use super::current;
use crate::serve::history::{Agreement, Measure, agreements};
use crate::serve::loaded::Loaded;
use crate::serve::part::quote;
use crate::serve::part::shell::{self, Layout};
use crate::serve::problem::answer;
use crate::serve::visit::Visit;

/// Differing statements listed of each pair.
const LISTED: usize = 50;

/// `GET /samstammighet`
pub(super) async fn show(visit: Visit) -> Response {
    let page = current(&visit).map(|loaded| page(&visit, &loaded));
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded) -> Markup {
    let found = agreements(&loaded.decisions);
    let title = visit.t("Samstämmighet", "Agreement");
    let body = html! {
        p.over { a href=(visit.link("/granska")) { (visit.t("Granska", "Review")) } }
        h1 { (title) }
        p.lead { (visit.t("Hur ofta två granskare har beslutat lika om samma uttalande, och Cohens kappa: samstämmigheten utöver slumpen. Över 0,8 är mycket god, 0,6–0,8 god, därunder bör ni tala ihop er.", "How often two readers decided alike on the same statement, and Cohen's kappa: the agreement beyond chance. Above 0.8 is very good, 0.6–0.8 good; below that, talk it over.")) }
        @if found.is_empty() {
            div.empty { p { (visit.t("Ännu har inga två personer beslutat om samma uttalande.", "No two people have decided on the same statement yet.")) } }
        }
        @for pair in &found { (one(visit, loaded, pair)) }
    };
    shell::page(visit, title, Layout::Column, &body)
}

fn one(visit: &Visit, loaded: &Loaded, pair: &Agreement) -> Markup {
    html! {
        h2 { (pair.readers.0) " " (visit.t("och", "and")) " " (pair.readers.1) }
        table.list {
            thead { tr { th scope="col" { (visit.t("Fråga", "Question")) } th.n scope="col" { (visit.t("Båda har beslutat", "Both decided")) } th.n scope="col" { (visit.t("Lika", "Alike")) } th.n scope="col" { "Kappa" } } }
            tbody {
                (row(visit.t("Avsnitt", "Section"), pair.sections, visit))
                (row(visit.t("Hållning", "Stance"), pair.stances, visit))
            }
        }
        @if !pair.differing.is_empty() {
            h3 { (visit.t("Där de skiljer sig", "Where they differ")) " (" (pair.differing.len()) ")" }
            div.said { ul {
                @for id in pair.differing.iter().take(LISTED) {
                    @if let Some(place) = loaded.place(id.as_str()) {
                        li {
                            (quote::quote(visit, loaded, place, true))
                            p.small { a href=(visit.link_with("/granska", &[("u", id.as_str())])) { (visit.t("Avgör", "Settle")) } }
                        }
                    }
                }
            } }
        }
    }
}

fn row(question: &str, measure: Measure, visit: &Visit) -> Markup {
    let kappa = measure.kappa.map(|kappa| {
        let written = format!("{kappa:.2}");
        match visit.lang {
            crate::model::Lang::Sv => written.replace('.', ",").replace('-', "−"),
            crate::model::Lang::En => written,
        }
    });
    html! {
        tr {
            th scope="row" { (question) }
            td.n { (measure.both) }
            td.n { (measure.same) }
            td.n { (kappa.as_deref().unwrap_or("–")) }
        }
    }
}
