//! One cell: a respondent's position in a column, or how a group's divide.

use maud::{Markup, html};

use super::columns::Column;
use super::groups::Group;
use crate::model::{Lang, Role, SectionId, Stance, Status};
use crate::report::{Basis, Carried, Position, Rule, combined, on_a_section};
use crate::serve::bodies::Body;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell;
use crate::serve::part::{section, stance};
use crate::serve::visit::Visit;

/// A body's position in a column that is one section; what its answer states
/// itself goes before its statements on the programme as a whole.
fn position(loaded: &Loaded, body: &Body, column: &Column, places: &[usize]) -> Option<Position> {
    if column.head == loaded.general_column() {
        loaded.on_the_whole(body, places)
    } else {
        let own = combined(places.iter().map(|place| loaded.at(*place)));
        on_a_section(own, loaded.stated(body).as_ref())
    }
}

/// A body's positions in a column: on each section that a chapter gathers, else
/// the one, whose statements `places` has. The statements of a chapter are never put
/// together across sections, or one objection would stand for all of it.
fn positions<'a>(
    loaded: &Loaded,
    body: &Body,
    column: &Column,
    places: &[usize],
    said: &impl Fn(usize) -> &'a [usize],
) -> Vec<Option<Position>> {
    if column.folded {
        let each = column.each(said).into_iter();
        each.map(|places| position(loaded, body, column, places))
            .collect()
    } else {
        vec![position(loaded, body, column, places)]
    }
}

fn section_id(loaded: &Loaded, column: &Column) -> SectionId {
    let sections = &loaded.consultation.programme.sections;
    sections
        .get(column.head)
        .map_or_else(SectionId::general, |section| section.id.clone())
}

/// What a body says in a column, as a link to it.
pub(super) fn square<'a>(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    column: &Column,
    said: &impl Fn(usize) -> &'a [usize],
) -> Markup {
    let places = &column.gathered(said)[..];
    let positions = positions(loaded, body, column, places, said);
    let taken: Vec<Stance> = taken(&positions).collect();
    let counts = counts(&taken);
    if counts.len() > 1 {
        return divided_square(
            visit,
            loaded,
            body,
            column,
            places,
            (&counts, positions.len()),
        );
    }
    let position = positions
        .into_iter()
        .flatten()
        .max_by_key(|position| position.is_taken());
    if places.is_empty() && position.is_none() {
        return html! { span.nil { span.vh { (visit.t("Inget uttalande", "No statement")) } } };
    }
    let stance = Some(position.map_or(Stance::None, |position| position.stance));
    // who has reviewed statements has not reviewed what the answer amounts to
    let decided = if column.head == loaded.general_column() {
        position.is_some_and(|position| position.basis == Basis::Decided)
    } else {
        all_decided(loaded, places)
    };
    let carried = position
        .filter(|_| !column.folded)
        .and_then(|position| Carried::among(position, places.iter().map(|at| loaded.at(*at))));
    let part = carried.and_then(Carried::part);
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
        number => statements(visit, number),
    };
    let carried = carried.filter(|carried| !carried.is_all()).map_or_else(
        String::new,
        |Carried { by, of }| match visit.lang {
            Lang::Sv => format!(", {by} av {of} uttalanden med ställningstagande bär det"),
            Lang::En => format!(", carried by {by} of {of} statements with a position"),
        },
    );
    let label = format!(
        "{}, {}: {}{rule}{carried}, {number}",
        body.title(visit),
        name,
        stance::word(stance, visit.lang),
    );
    let is_inferred = position.is_some_and(|position| position.rule == Rule::Inferred);
    let to = way(visit, loaded, body, column, places);
    html! {
        a class={ "cell " (stance::class(stance)) @if decided { " sure" } }
            href=(to)
            title=(label)
        {
            span aria-hidden="true" { (stance::sign(stance)) @if is_inferred { sup { (Position::INFERRED) } } }
            // a nought beside a sign reads as part of it
            @if let Some(part) = &part { small aria-hidden="true" { (part) } }
            @else if !places.is_empty() { small aria-hidden="true" { (places.len()) } }
        }
    }
}

/// A chapter on whose sections a body stands differently: each stance with the
/// number of its sections, in no stance's colour.
fn divided_square(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    column: &Column,
    places: &[usize],
    (counts, sections): (&[(Stance, usize)], usize),
) -> Markup {
    let name = section::plain(visit, loaded, &section_id(loaded, column));
    let each: Vec<String> = counts
        .iter()
        .map(|(stance, count)| format!("{count} {}", stance.label(visit.lang)))
        .collect();
    let label = format!(
        "{}, {name}: {} {sections} {}: {}, {}",
        body.title(visit),
        visit.t("olika i", "differs over"),
        visit.t("avsnitt", "sections"),
        each.join(", "),
        statements(visit, places.len()),
    );
    html! {
        a class={ "cell mixed" @if all_decided(loaded, places) { " sure" } }
            href=(way(visit, loaded, body, column, places))
            title=(label)
        {
            span aria-hidden="true" {
                @for (stance, count) in counts {
                    span class=(stance::class(Some(*stance))) { (stance.glyph()) small { (count) } }
                }
            }
        }
    }
}

fn all_decided(loaded: &Loaded, places: &[usize]) -> bool {
    let mut held = places.iter().map(|place| loaded.at(*place));
    held.all(|held| held.status == Status::Decided)
}

fn statements(visit: &Visit, number: usize) -> String {
    shell::count(
        number,
        visit.t("uttalande", "statement"),
        visit.t("uttalanden", "statements"),
    )
}

/// The way to what a body says in a column.
fn way(visit: &Visit, loaded: &Loaded, body: &Body, column: &Column, places: &[usize]) -> String {
    let page = || visit.link_with("/instanser", &[body.as_param()]);
    match (body.as_params(), places.first()) {
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
                section::anchor(best.unwrap_or(&section_id(loaded, column)).as_str())
            )
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

/// The positions that count.
fn taken(positions: &[Option<Position>]) -> impl Iterator<Item = Stance> {
    let taken = positions.iter().flatten();
    taken
        .filter(|position| position.is_taken())
        .map(|position| position.stance)
}

/// How many of these bodies speak in a column, and the positions that they
/// take, in a chapter on each of its sections.
pub(super) fn divided<'a, Said: Fn(usize) -> &'a [usize]>(
    loaded: &Loaded,
    column: &Column,
    bodies: impl Iterator<Item = (&'a Body, Said)>,
) -> (usize, Vec<Stance>) {
    let mut speaking = 0;
    let mut all = Vec::new();
    for (body, said) in bodies {
        let places = column.gathered(&said);
        let positions = positions(loaded, body, column, &places, &said);
        let is_heard = !places.is_empty() || positions.iter().any(Option::is_some);
        speaking += usize::from(is_heard);
        all.extend(taken(&positions));
    }
    (speaking, all)
}

/// How the positions of a group's bodies divide in a column, as a link to what
/// they say.
pub(super) fn sum(visit: &Visit, loaded: &Loaded, group: &Group, column: &Column) -> Markup {
    let bodies = (group.rows.iter()).map(|row| group.body(loaded, *row));
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
        spoken(visit, &positions).map_or_else(String::new, |words| {
            if column.folded {
                let each = visit.t("avsnitt för avsnitt", "section by section");
                format!("; {each}: {words}")
            } else {
                format!(": {words}")
            }
        }),
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
