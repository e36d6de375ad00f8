//! The rows in their groups: respondents of one kind, and those behind
//! reservations. Where there are many, a group is one row of sums until the
//! address opens it.

use std::ops::Range;

use maud::{Markup, html};

use super::CELLS;
use crate::language::capital;
use crate::model::{RespondentKind, Role};
use crate::serve::bodies::Body;
use crate::serve::loaded::Loaded;
use crate::serve::visit::Visit;

/// Rows beyond which groups are folded, unless the address opens them.
const ROWS: usize = 100;
/// Rows of an opened group that are shown at once, at least and at most.
const LISTED: (usize, usize) = (20, 120);

/// The parameter that says which groups are open.
const OPEN: &str = "grupp";
/// The parameter that says from which row of a group on rows are shown.
const FROM: &str = "rad";
/// Its group's name in addresses.
const MINORITIES: &str = "minoritet";

/// Rows that belong together.
pub(super) struct Group {
    /// The kind of respondent; `None` for those behind reservations.
    pub(super) kind: Option<RespondentKind>,
    /// Their places among the bodies, or among the minorities.
    pub(super) rows: Vec<usize>,
    /// Whether it has a row of sums and can be folded.
    pub(super) has_sums: bool,
    /// The rows that are shown.
    pub(super) shown: Range<usize>,
}

impl Group {
    fn key(&self) -> &'static str {
        self.kind.map_or(MINORITIES, RespondentKind::wire)
    }

    /// What it is called.
    pub(super) fn name(&self, visit: &Visit) -> String {
        match self.kind {
            Some(kind) => capital(kind.label(visit.lang)),
            None => visit
                .t(
                    "I reservationer, yrkanden och särskilda yttranden",
                    "In reservations, members' proposals and special statements",
                )
                .to_owned(),
        }
    }

    /// The body of a row, and what it says in a column's sections.
    pub(super) fn body<'a>(
        &self,
        loaded: &'a Loaded,
        row: usize,
    ) -> (&'a Body, impl Fn(usize) -> &'a [usize]) {
        let minority = self.kind.is_none();
        let list = if minority {
            &loaded.minorities
        } else {
            &loaded.bodies
        };
        let cell = move |column| {
            if minority {
                loaded.minority_cell(row, column)
            } else {
                loaded.cell(row, column)
            }
        };
        (&list[row], cell)
    }

    /// What a search is narrowed to so that it finds the group's statements.
    pub(super) fn as_params(&self) -> Vec<(&'static str, &'static str)> {
        match self.kind {
            Some(kind) => vec![("typ", kind.wire())],
            None => Role::ALL
                .iter()
                .filter(|role| role.is_minority())
                .map(|role| ("roll", role.wire()))
                .collect(),
        }
    }

    /// The group's heading; a way to open and close it, where it has sums.
    pub(super) fn title(&self, visit: &Visit) -> Markup {
        let name = self.name(visit);
        if !self.has_sums {
            return html! { (name) };
        }
        let key = self.key();
        let open = !self.shown.is_empty();
        let params = visit.params.without(FROM).without_value(OPEN, "hopfalld");
        let params = if open {
            let left = params.without_value(OPEN, key);
            if left.get(OPEN).is_some() {
                left
            } else {
                left.with(OPEN, "hopfalld")
            }
        } else {
            params.with_more(OPEN, key)
        };
        html! {
            a href=(params.at(&format!("/matris#{}", self.anchor()))) aria-expanded=(if open { "true" } else { "false" }) {
                span aria-hidden="true" { (if open { "▾" } else { "▸" }) " " } (name)
            }
            " " span.cnt { (self.rows.len()) }
        }
    }

    /// Its place on the page.
    pub(super) fn anchor(&self) -> String {
        format!("typ-{}", self.key())
    }

    /// The way to the rows before and after those shown.
    pub(super) fn pager(&self, visit: &Visit) -> Option<Markup> {
        if self.shown.is_empty() || self.shown.len() == self.rows.len() {
            return None;
        }
        let size = self.shown.len().max(LISTED.0);
        let to = |from: usize| {
            let place = format!("{}-{from}", self.key());
            let address = format!("/matris#{}", self.anchor());
            visit.params.with(FROM, &place).at(&address)
        };
        let before = self.shown.start.checked_sub(1);
        let after = (self.shown.end < self.rows.len()).then_some(self.shown.end);
        Some(html! {
            (self.name(visit)) ": " (self.shown.start + 1) "–" (self.shown.end) " " (visit.t("av", "of")) " " (self.rows.len())
            @if before.is_some() { " " a href=(to(self.shown.start.saturating_sub(size))) rel="prev" { "← " (visit.t("Föregående", "Previous")) } }
            @if let Some(after) = after { " " a href=(to(after)) rel="next" { (visit.t("Nästa", "Next")) " →" } }
        })
    }
}

/// The groups in which anyone says anything.
pub(super) fn groups(visit: &Visit, loaded: &Loaded, columns: usize) -> Vec<Group> {
    let only: Option<RespondentKind> = visit.params.parse("typ");
    let speaking = |list: &[Body], kind: Option<RespondentKind>| -> Vec<usize> {
        list.iter()
            .enumerate()
            .filter(|(_, body)| kind.is_none_or(|kind| body.kind == kind))
            .filter(|(_, body)| !body.statements.is_empty())
            .map(|(row, _)| row)
            .collect()
    };
    let kinds = RespondentKind::ALL
        .iter()
        .filter(|kind| only.is_none_or(|only| only == **kind))
        .map(|kind| (Some(*kind), speaking(&loaded.bodies, Some(*kind))));
    let mut found: Vec<(Option<RespondentKind>, Vec<usize>)> = kinds.collect();
    found.push((None, speaking(&loaded.minorities, None)));
    found.retain(|(_, rows)| !rows.is_empty());
    let rows: usize = found.iter().map(|(_, rows)| rows.len()).sum();
    let asked: Vec<&str> = visit.params.all(OPEN).collect();
    let has_sums = match asked.as_slice() {
        [] => rows > ROWS,
        ["alla"] => false,
        _ => true,
    };
    found
        .into_iter()
        .map(|(kind, rows)| {
            let mut group = Group {
                kind,
                shown: 0..rows.len(),
                rows,
                has_sums,
            };
            if has_sums {
                let open = asked.contains(&group.key()) || (only.is_some() && only == kind);
                group.shown = if open {
                    listed(visit, &group, columns)
                } else {
                    0..0
                };
            }
            group
        })
        .collect()
}

/// The rows of an opened group that are shown: so many that the page stays small.
fn listed(visit: &Visit, group: &Group, columns: usize) -> Range<usize> {
    let size = (CELLS / columns.max(1)).clamp(LISTED.0, LISTED.1);
    let from = visit
        .params
        .get(FROM)
        .and_then(|place| place.strip_prefix(group.key())?.strip_prefix('-'))
        .and_then(|from| from.parse().ok())
        .filter(|from| *from < group.rows.len())
        .unwrap_or(0);
    from..group.rows.len().min(from + size)
}

/// Sums by kind, or every row.
pub(super) fn folding(visit: &Visit, groups: &[Group]) -> Markup {
    let folded = groups.iter().all(|group| group.has_sums);
    let to = |value: &str| visit.params.without(FROM).with(OPEN, value).at("/matris");
    html! {
        @if groups.len() > 1 {
            span.tabs {
                a href=(to("hopfalld")) aria-current=[folded.then_some("true")] { (visit.t("Efter typ", "By kind")) }
                a href=(to("alla")) aria-current=[(!folded).then_some("true")] { (visit.t("Alla instanser", "All respondents")) }
            }
        }
    }
}
