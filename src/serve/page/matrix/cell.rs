//! One cell: a respondent's position in a column, or how a group's divide.

use maud::{Markup, html};

use super::columns::Column;
use super::groups::Group;
use crate::model::{Role, SectionId, Stance, Status};
use crate::report::{Basis, Position, Rule, combined, on_a_section};
use crate::serve::bodies::Body;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell;
use crate::serve::part::{section, stance};
use crate::serve::visit::Visit;

/// A body's position in a column; what its answer states itself goes before
/// its statements on the programme as a whole.
fn position(loaded: &Loaded, body: &Body, column: &Column, places: &[usize]) -> Option<Position> {
    if column.head == loaded.general_column() {
        loaded.on_the_whole(body, places)
    } else {
        let own = combined(places.iter().map(|place| loaded.at(*place)));
        on_a_section(own, loaded.stated(body).as_ref())
    }
}

fn section_id(loaded: &Loaded, column: &Column) -> SectionId {
    let sections = &loaded.consultation.programme.sections;
    sections
        .get(column.head)
        .map_or_else(SectionId::general, |section| section.id.clone())
}

/// What a body says in a column, as a link to it.
pub(super) fn square(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    column: &Column,
    places: &[usize],
) -> Markup {
    let position = position(loaded, body, column, places);
    if places.is_empty() && position.is_none() {
        return html! { span.nil { span.vh { (visit.t("Inget uttalande", "No statement")) } } };
    }
    let stance = Some(position.map_or(Stance::None, |position| position.stance));
    // who has reviewed statements has not reviewed what the answer amounts to
    let decided = if column.head == loaded.general_column() {
        position.is_some_and(|position| position.basis == Basis::Decided)
    } else {
        places
            .iter()
            .all(|place| loaded.at(*place).status == Status::Decided)
    };
    let id = section_id(loaded, column);
    let name = section::plain(visit, loaded, &id);
    let rule = position.map_or_else(String::new, |position| {
        format!(" ({})", position.rule.label(visit.lang))
    });
    let number = match places.len() {
        // its position as a whole, put together from what it says of sections
        0 => visit
            .t("inget eget uttalande", "no statement of its own")
            .to_owned(),
        number => shell::count(
            number,
            visit.t("uttalande", "statement"),
            visit.t("uttalanden", "statements"),
        ),
    };
    let label = format!(
        "{}, {}: {}{rule}, {number}",
        body.title(visit),
        name,
        stance::word(stance, visit.lang),
    );
    let is_inferred = position.is_some_and(|position| position.rule == Rule::Inferred);
    let page = || visit.link_with("/instanser", &[body.as_param()]);
    let to = match (body.as_params(), places.first()) {
        // its position as a whole stands on its page
        (_, None) => page(),
        (Some(mut params), Some(_)) => {
            let (name, value) = column.as_param(loaded);
            params.push((name, &value));
            params.extend(exactly(loaded, places));
            visit.link_with("/sok", &params)
        }
        (None, Some(first)) => {
            // its page has each statement once, under the section that fits best
            let best = loaded.sections(*first).first();
            format!(
                "{}#{}",
                page(),
                section::anchor(best.unwrap_or(&id).as_str())
            )
        }
    };
    html! {
        a class={ "cell " (stance::class(stance)) @if decided { " sure" } }
            href=(to)
            title=(label)
        {
            span aria-hidden="true" { (stance::sign(stance)) @if is_inferred { sup { (Position::INFERRED) } } }
            // a nought beside a sign reads as part of it
            @if !places.is_empty() { small aria-hidden="true" { (places.len()) } }
        }
    }
}

/// What a search is asked for besides, to find the statements at these places
/// and no others of the same body: their roles, and repeats as well.
fn exactly<'a>(loaded: &Loaded, places: &[usize]) -> Vec<(&'a str, &'a str)> {
    let held = || places.iter().map(|place| loaded.at(*place));
    let roles = Role::ALL
        .iter()
        .filter(|role| held().any(|held| held.role == **role));
    let mut params: Vec<(&str, &str)> = roles.map(|role| ("roll", role.wire())).collect();
    if held().any(|held| held.repeats) {
        params.push(("upprepat", "1"));
    }
    params
}

/// How many of these bodies speak in a column, and the positions that they
/// take; each comes with the places of what it says there.
pub(super) fn divided<'a>(
    loaded: &Loaded,
    column: &Column,
    bodies: impl Iterator<Item = (&'a Body, Vec<usize>)>,
) -> (usize, Vec<Stance>) {
    let mut speaking = 0;
    let mut positions = Vec::new();
    for (body, places) in bodies {
        let position = position(loaded, body, column, &places);
        speaking += usize::from(!places.is_empty() || position.is_some());
        positions.extend(
            position
                .filter(|position| position.is_taken())
                .map(|position| position.stance),
        );
    }
    (speaking, positions)
}

/// How the positions of a group's bodies divide in a column, as a link to what
/// they say.
pub(super) fn sum(visit: &Visit, loaded: &Loaded, group: &Group, column: &Column) -> Markup {
    let bodies = group.rows.iter().map(|row| {
        let (body, cell) = group.body(loaded, *row);
        (body, column.gathered(cell))
    });
    let (speaking, positions) = divided(loaded, column, bodies);
    if speaking == 0 {
        return html! { span.nil { span.vh { (visit.t("Inget uttalande", "No statement")) } } };
    }
    let id = section_id(loaded, column);
    let label = format!(
        "{}, {}: {}{}",
        group.name(visit),
        section::plain(visit, loaded, &id),
        shell::count(
            speaking,
            visit.t("instans", "respondent"),
            visit.t("instanser", "respondents")
        ),
        spoken(visit, &positions).map_or_else(String::new, |words| format!(": {words}")),
    );
    let mut params = group.as_params();
    let (name, value) = column.as_param(loaded);
    params.push((name, &value));
    html! {
        a.sum href=(visit.link_with("/sok", &params)) title=(label) {
            span.vb aria-hidden="true" { (bars(&positions)) } small aria-hidden="true" { (speaking) }
        }
    }
}

/// Positions one above the other, in the order of stances.
pub(super) fn stack(visit: &Visit, positions: &[Stance]) -> Markup {
    html! {
        @if let Some(words) = spoken(visit, positions) {
            div.vb role="img" aria-label=(words) title=(words) { (bars(positions)) }
        }
    }
}

fn bars(positions: &[Stance]) -> Markup {
    html! {
        @for (stance, count) in counts(positions) {
            i class={ (stance::class(Some(stance))) " g" (stance::share(count, positions.len())) } {}
        }
    }
}

/// The same in words; `None` where nobody takes a position.
fn spoken(visit: &Visit, positions: &[Stance]) -> Option<String> {
    let words: Vec<String> = counts(positions)
        .into_iter()
        .map(|(stance, count)| format!("{count} {}", stance.label(visit.lang)))
        .collect();
    (!words.is_empty()).then(|| words.join(", "))
}

fn counts(positions: &[Stance]) -> Vec<(Stance, usize)> {
    let count = |stance: &Stance| positions.iter().filter(|one| *one == stance).count();
    Stance::ALL
        .iter()
        .map(|stance| (*stance, count(stance)))
        .filter(|(_, count)| *count > 0)
        .collect()
}
