//! Fields that several forms have: name, section, stance.

use maud::{Markup, html};

use crate::model::{SectionId, Stance};
use crate::serve::loaded::Loaded;
use crate::serve::part::{section, stance};
use crate::serve::visit::Visit;

/// Whether a field may be left empty.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Choice {
    Required,
    Optional,
}

/// The field for the name that stands behind decisions.
pub(super) fn name_field(visit: &Visit, id: &str, given: Option<&str>) -> Markup {
    let name = given.or(visit.reader.name.as_deref());
    html! {
        @if visit.reader.fixed {
            p.small.soft { (visit.t("Beslutas av", "Decided by")) " " b { (visit.reader.name.as_deref().unwrap_or_default()) } }
        } @else {
            div {
                label for=(id) { (visit.t("Ditt namn", "Your name")) }
                input id=(id) name="namn" required maxlength="80" autocomplete="name" value=[name];
            }
        }
    }
}

pub(super) fn section_select(
    visit: &Visit,
    loaded: &Loaded,
    id: &str,
    chosen: Option<&SectionId>,
    choice: Choice,
) -> Markup {
    html! {
        select id=(id) name="avsnitt" {
            @if choice == Choice::Optional { option value="" { "–" } }
            @for section in loaded.section_ids() {
                option value=(section) selected[chosen == Some(&section)] { (section::plain(visit, loaded, &section)) }
            }
        }
    }
}

pub(super) fn stance_select(
    visit: &Visit,
    id: &str,
    chosen: Option<Stance>,
    choice: Choice,
) -> Markup {
    html! {
        select id=(id) name="stallning" {
            @if choice == Choice::Optional || chosen.is_none() { option value="" { "–" } }
            @for stance in Stance::ALL {
                option value=(stance.wire()) selected[chosen == Some(*stance)] { (stance::sign(Some(*stance))) " " (stance::word(Some(*stance), visit.lang)) }
            }
        }
    }
}
