//! The facets of a search: what it can be narrowed to, with exact counts.

use maud::{Markup, html};

use super::shell::count;
use super::{section, stance};
use crate::language::by_number;
use crate::language::capital;
use crate::model::Status;
use crate::search::{Count, FacetSection, Facets};
use crate::serve::ask::NOT_ASSESSED;
use crate::serve::visit::Visit;

/// Respondents listed before the rest is left to typing.
const RESPONDENTS: usize = 40;

/// One choice in a facet.
struct Choice {
    value: String,
    label: Markup,
    count: u64,
    level: u8,
}

/// All facets, as parts of the form `f`.
pub(in crate::serve) fn facets(visit: &Visit, facets: &Facets) -> Markup {
    let plain = |value: &str, label: String, count| Choice {
        value: value.to_owned(),
        label: html! { (label) },
        count,
        level: 1,
    };
    // What the machine did not assess stands last.
    let assessed = facets.stances.iter().filter(|one| one.value.is_some());
    let stances = assessed
        .chain(facets.stances.iter().filter(|one| one.value.is_none()))
        .map(|one| Choice {
            value: one
                .value
                .map_or(NOT_ASSESSED, crate::model::Stance::wire)
                .to_owned(),
            label: html! { (stance::glyph(one.value)) (stance::word(one.value, visit.lang)) },
            count: one.count,
            level: 1,
        });
    let kinds = facets.kinds.iter().map(|one| {
        plain(
            one.value.wire(),
            capital(one.value.label(visit.lang)),
            one.count,
        )
    });
    let roles = facets.roles.iter().map(|one| {
        plain(
            one.value.wire(),
            capital(one.value.label(visit.lang)),
            one.count,
        )
    });
    let statuses = facets
        .statuses
        .iter()
        .map(|one| plain(one.value.wire(), status(visit, one.value), one.count));
    let respondents = facets
        .respondents
        .iter()
        .take(RESPONDENTS)
        .map(|one| plain(&one.value, one.value.clone(), one.count));
    let years = facets
        .years
        .iter()
        .map(|one| plain(&one.value.to_string(), one.value.to_string(), one.count));
    let consultations = facets
        .consultations
        .iter()
        .map(|one| plain(&one.value, title(visit, &one.value), one.count));
    html! {
        @if visit.current.is_none() {
            (facet(visit, "i", visit.t("Remiss", "Consultation"), true, &consultations.collect::<Vec<_>>()))
        }
        (facet(visit, "stallning", visit.t("Hållning", "Stance"), true, &stances.collect::<Vec<_>>()))
        (facet(visit, "avsnitt", visit.t("Avsnitt i förslaget", "Section of the proposal"), true, &sections(visit, &facets.sections)))
        (facet(visit, "typ", visit.t("Typ av instans", "Kind of respondent"), true, &kinds.collect::<Vec<_>>()))
        (facet(visit, "instans", visit.t("Instans eller reservant", "Respondent or dissenter"), false, &respondents.collect::<Vec<_>>()))
        (facet(visit, "roll", visit.t("Roll i dokumentet", "Role in the document"), false, &roles.collect::<Vec<_>>()))
        (facet(visit, "status", visit.t("Granskning", "Review"), false, &statuses.collect::<Vec<_>>()))
        (facet(visit, "ar", visit.t("År", "Year"), false, &years.collect::<Vec<_>>()))
    }
}

fn sections(visit: &Visit, counts: &[Count<FacetSection>]) -> Vec<Choice> {
    counts
        .iter()
        .filter(|one| one.count > 0 || visit.params.holds("avsnitt", one.value.section.id.as_str()))
        .map(|one| {
            let id = &one.value.section.id;
            let value = match &visit.current {
                Some(_) => id.to_string(),
                None => format!("{}/{id}", one.value.consultation),
            };
            let label = match &visit.current {
                Some(loaded) => section::name(visit, loaded, id),
                None if id.is_general() => html! { (section::general(visit)) },
                None => html! {
                    @if let Some(number) = &one.value.section.number { b.num { (number) } }
                    (one.value.section.heading)
                },
            };
            Choice {
                value,
                label,
                count: one.count,
                level: one.value.section.level,
            }
        })
        .collect()
}

/// A status as a facet says it.
pub(in crate::serve) fn status(visit: &Visit, status: Status) -> String {
    capital(status.review(visit.lang))
}

/// The title of a consultation by its name.
fn title(visit: &Visit, name: &str) -> String {
    visit
        .names
        .iter()
        .find(|one| one.name == name)
        .map_or_else(|| name.to_owned(), |one| one.title.clone())
}

fn facet(visit: &Visit, name: &str, label: &str, open: bool, choices: &[Choice]) -> Markup {
    let chosen = visit.params.all(name).count();
    let most = choices.iter().map(|choice| choice.count).max().unwrap_or(0);
    html! {
        @if !choices.is_empty() {
            details.facet open[open || chosen > 0] data-facet=(name) {
                summary {
                    span { (label) }
                    @if chosen > 0 { span.chosen { (count(chosen, visit.t("vald", "chosen"), visit.t("valda", "chosen"))) } }
                }
                fieldset {
                    legend.vh { (label) }
                    @for choice in choices { (option(visit, name, choice, most)) }
                }
            }
        }
    }
}

fn option(visit: &Visit, name: &str, choice: &Choice, most: u64) -> Markup {
    let count = usize::try_from(choice.count).unwrap_or(usize::MAX);
    let word = by_number(
        count,
        visit.t("uttalande", "statement"),
        visit.t("uttalanden", "statements"),
    );
    let wide = stance::share(count, usize::try_from(most).unwrap_or(usize::MAX));
    html! {
        label class={ "opt l" (choice.level.clamp(1, 4)) @if choice.count == 0 { " zero" } } {
            input type="checkbox" form="f" name=(name) value=(choice.value) checked[visit.params.holds(name, &choice.value)];
            span.lab { (choice.label) }
            span.cnt { span.vh { ", " } (choice.count) span.vh { " " (word) } }
            span.meter aria-hidden="true" { i class={ "w" (wide) } {} }
        }
    }
}
