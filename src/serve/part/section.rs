//! How a section of the programme is named.

use std::borrow::Cow;

use maud::{Markup, html};

use crate::model::{GENERAL, Lang, Section, SectionId};
use crate::search::FieldName;
use crate::serve::loaded::Loaded;
use crate::serve::visit::Visit;

/// Number and heading; the programme as a whole has words of its own.
pub(in crate::serve) fn name(visit: &Visit, loaded: &Loaded, id: &SectionId) -> Markup {
    html! {
        @match loaded.section_name(id) {
            Some((number, heading)) => {
                @if let Some(number) = number { b.num { (number) } }
                (heading)
            }
            None => (general(visit)),
        }
    }
}

/// The same as plain text.
pub(in crate::serve) fn plain(visit: &Visit, loaded: &Loaded, id: &SectionId) -> String {
    match loaded.section_name(id) {
        Some((Some(number), heading)) => format!("{number} {heading}"),
        Some((None, heading)) => heading.to_owned(),
        None => general(visit).to_owned(),
    }
}

/// What stands in place of a section for what is about no single one.
pub(in crate::serve) const fn general(visit: &Visit) -> &'static str {
    visit.t("Förslaget som helhet", "The proposal as a whole")
}

/// The sections that a statement counts under, as links to them.
pub(in crate::serve) fn links<'a>(
    visit: &Visit,
    loaded: &Loaded,
    ids: impl IntoIterator<Item = &'a SectionId>,
) -> Markup {
    html! {
        @for id in ids {
            a.seclink href=(visit.link_with("/program", &[("avsnitt", id.as_str())])) {
                (name(visit, loaded, id))
            }
        }
    }
}

/// What a search is asked for to find what is said about the section at `place`
/// itself, and not about those that it consists of; behind the last section the
/// proposal as a whole has its place.
pub(in crate::serve) fn alone(loaded: &Loaded, place: usize) -> (&'static str, Cow<'_, str>) {
    let sections = &loaded.consultation.programme.sections;
    let id = sections
        .get(place)
        .map_or(GENERAL, |section| section.id.as_str());
    // the first of those that it consists of follows it
    let next = sections.get(place + 1);
    if next.is_some_and(|next| next.parent == Some(place)) {
        let field = FieldName::SectionAlone.label(Lang::Sv);
        ("q", format!("{field}:{id}").into())
    } else {
        ("avsnitt", id.into())
    }
}

/// What a section is called in an example of a search: one that the programme
/// has, where a consultation is chosen; a part of another rather than a whole.
pub(in crate::serve) fn example(visit: &Visit) -> String {
    let Some(loaded) = visit.current.as_deref() else {
        return "3.2".to_owned();
    };
    let sections = &loaded.consultation.programme.sections;
    let is_plain = |name: &str| {
        name.chars()
            .all(|c| c.is_alphanumeric() || ".-".contains(c))
    };
    let called = |section: &Section| match &section.number {
        Some(number) if is_plain(number) => number.clone(),
        _ => section.id.to_string(),
    };
    (sections.iter().find(|section| section.level == 2))
        .or_else(|| sections.first())
        .map_or_else(|| GENERAL.to_owned(), called)
}

/// Its place on a page that goes through the sections.
pub(in crate::serve) fn anchor(id: &str) -> String {
    format!("avsnitt-{id}")
}
