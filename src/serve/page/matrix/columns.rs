//! The columns: sections that anyone speaks of, folded into chapters where
//! there are many.

use std::borrow::Cow;
use std::collections::BTreeSet;

use maud::{Markup, html};

use super::CELLS;
use crate::language::divisible;
use crate::serve::loaded::Loaded;
use crate::serve::part::section;
use crate::serve::visit::Visit;

/// Sections beyond which the chapters are folded, however few speak.
const SECTIONS: usize = 24;

/// One column: a section, or a chapter with all its sections.
pub(super) struct Column {
    /// Places of the sections it gathers.
    places: Vec<usize>,
    /// The place that names it.
    pub(super) head: usize,
    /// Whether it stands for several.
    pub(super) folded: bool,
}

impl Column {
    fn one(place: usize) -> Self {
        Self {
            places: vec![place],
            head: place,
            folded: false,
        }
    }

    /// What a search is asked for to find what is said in the column.
    pub(super) fn as_param<'a>(&self, loaded: &'a Loaded) -> (&'static str, Cow<'a, str>) {
        if self.folded {
            let sections = &loaded.consultation.programme.sections;
            ("avsnitt", sections[self.head].id.as_str().into())
        } else {
            section::alone(loaded, self.head)
        }
    }

    /// Places of the statements of each of its sections that has any.
    pub(super) fn each<'a>(&self, cell: impl Fn(usize) -> &'a [usize]) -> Vec<&'a [usize]> {
        let own = self.places.iter().map(|place| cell(*place));
        own.filter(|places| !places.is_empty()).collect()
    }

    /// Places of all statements of its sections; `cell` gives those of one.
    pub(super) fn gathered<'a>(&self, cell: impl Fn(usize) -> &'a [usize]) -> Vec<usize> {
        let mut places: Vec<usize> = self
            .places
            .iter()
            .flat_map(|place| cell(*place))
            .copied()
            .collect();
        places.sort_unstable();
        places.dedup();
        places
    }
}

/// The sections that anyone speaks of; folded into chapters where there are
/// many, but for the chapters that the address opens.
pub(super) fn columns(visit: &Visit, loaded: &Loaded) -> Vec<Column> {
    let sections = &loaded.consultation.programme.sections;
    let general = loaded.general_column();
    let spoken: BTreeSet<usize> = loaded.spoken_columns();
    let many = spoken.len() * loaded.bodies.len() > CELLS || spoken.len() > SECTIONS;
    let asked: Vec<&str> = visit.params.all("kapitel").collect();
    let fold = match asked.as_slice() {
        [] => many,
        ["alla"] => false,
        _ => true,
    };
    let mut columns: Vec<Column> = Vec::new();
    if spoken.contains(&general) {
        columns.push(Column::one(general));
    }
    for place in spoken.into_iter().filter(|place| *place != general) {
        let mut top = place;
        while let Some(parent) = sections[top].parent {
            top = parent;
        }
        let open = asked.contains(&sections[top].id.as_str());
        if !fold || open {
            columns.push(Column::one(place));
        } else if let Some(last) = columns.last_mut().filter(|last| last.head == top) {
            last.places.push(place);
            last.folded = true;
        } else {
            columns.push(Column {
                places: vec![place],
                head: top,
                folded: place != top,
            });
        }
    }
    columns
}

/// Chapters, or all sections.
pub(super) fn folding(visit: &Visit, loaded: &Loaded, columns: &[Column]) -> Markup {
    let folded = columns.iter().any(|column| column.folded);
    let to = |value: &str| visit.params.with("kapitel", value).at("/matris");
    let sections = &loaded.consultation.programme.sections;
    html! {
        @if sections.iter().any(|section| section.parent.is_some()) {
            span.tabs {
                a href=(to("hopfalld")) aria-current=[folded.then_some("true")] { (visit.t("Kapitel", "Chapters")) }
                a href=(to("alla")) aria-current=[(!folded).then_some("true")] { (visit.t("Alla avsnitt", "All sections")) }
            }
        }
    }
}

/// The row of headings.
pub(super) fn head(visit: &Visit, loaded: &Loaded, columns: &[Column]) -> Markup {
    let sections = &loaded.consultation.programme.sections;
    html! {
        tr {
            th { (visit.t("Remissinstans", "Respondent")) }
            @for column in columns {
                th scope="col" {
                    @match sections.get(column.head) {
                        Some(section) => {
                            a href=(visit.link_with("/program", &[("avsnitt", section.id.as_str())])) {
                                @if let Some(number) = &section.number { (number) }
                                span.hd lang="sv" { (divisible(&section.heading)) }
                            }
                            @if column.folded {
                                a.small href=(visit.params.without_value("kapitel", "hopfalld").with_more("kapitel", section.id.as_str()).at("/matris")) {
                                    (visit.t("Öppna", "Open")) span.vh { " " (section.heading) }
                                }
                            }
                        }
                        None => a href=(visit.link_with("/program", &[("avsnitt", "general")])) {
                            span.hd { (section::general(visit)) }
                        },
                    }
                }
            }
            th scope="col" { (visit.t("Fördelning", "Distribution")) }
        }
    }
}
