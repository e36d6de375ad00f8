//! Fields that several forms have: section, stance.

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

/// What the select of a section holds.
pub(super) struct Sections<'a> {
    /// The section that stands there.
    pub(super) chosen: Option<&'a SectionId>,
    /// What the machine holds possible, told first.
    pub(super) suggested: &'a [&'a SectionId],
    /// Whether it may be left empty.
    pub(super) choice: Choice,
}

impl Sections<'_> {
    /// Nothing chosen, and none needed.
    pub(super) const NONE: Self = Self {
        chosen: None,
        suggested: &[],
        choice: Choice::Optional,
    };
}

pub(super) fn section_select(
    visit: &Visit,
    loaded: &Loaded,
    id: &str,
    sections: &Sections<'_>,
) -> Markup {
    let chosen = sections.chosen;
    html! {
        select id=(id) name="avsnitt" {
            @if sections.choice == Choice::Optional { option value="" { "–" } }
            @if !sections.suggested.is_empty() {
                optgroup label=(visit.t("Maskinen håller för möjligt", "The machine holds possible")) {
                    @for section in sections.suggested { option value=(section) { (section::plain(visit, loaded, section)) } }
                }
            }
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
