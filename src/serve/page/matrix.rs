//! Respondents against sections: who takes which stance where.

use std::collections::BTreeSet;

use axum::response::Response;
use maud::{Markup, html};

use super::current;
use crate::language::capital;
use crate::model::{RespondentKind, Stance, Status};
use crate::report::{Position, combined, on_the_whole};
use crate::serve::loaded::{Body, Loaded, stances};
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::{section, stance};
use crate::serve::problem::answer;
use crate::serve::visit::Visit;

/// Cells beyond which the chapters are folded, unless one is opened.
const CELLS: usize = 1_500;

/// One column: a section, or a chapter with all its sections.
struct Column {
    /// Places of the sections it gathers.
    places: Vec<usize>,
    /// The place that names it.
    head: usize,
    /// Whether it stands for several.
    folded: bool,
}

/// `GET /matris`
pub(super) async fn show(visit: Visit) -> Response {
    let page = current(&visit).map(|loaded| page(&visit, &loaded));
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded) -> Markup {
    let kind: Option<RespondentKind> = visit.params.parse("typ");
    let columns = columns(visit, loaded);
    let body = html! {
        div.rh {
            h1 { (visit.t("Vem säger vad", "Who says what")) }
            (folding(visit, loaded))
        }
        p.soft {
            (visit.t("Remissinstansernas samlade hållning per avsnitt. Välj en ruta för att läsa uttalandena bakom den; siffran är deras antal. Understruken ruta är granskad.", "Each respondent's combined stance per section. Choose a cell to read the statements behind it; the figure is their number. An underlined cell is reviewed."))
        }
        (stance::key(visit))
        div.scroll tabindex="0" role="region" aria-label=(visit.t("Matris", "Matrix")) {
            table.mx {
                caption.vh { (visit.t("Hållning per remissinstans och avsnitt", "Stance by respondent and section")) }
                thead { (head(visit, loaded, &columns)) }
                tbody {
                    (totals(visit, loaded, &columns))
                    @for group in RespondentKind::ALL {
                        @if kind.is_none_or(|kind| kind == *group) { (rows(visit, loaded, &columns, *group)) }
                    }
                    (minorities(visit, loaded, &columns))
                }
            }
        }
    };
    shell::page(visit, visit.t("Matris", "Matrix"), Layout::Wide, &body)
}

fn folding(visit: &Visit, loaded: &Loaded) -> Markup {
    let all = visit.params.get("kapitel") == Some("alla");
    let sections = &loaded.consultation.programme.sections;
    html! {
        @if sections.iter().any(|section| section.parent.is_some()) {
            span.tabs {
                a href=(visit.link_with("/matris", &[("kapitel", "hopfalld")])) aria-current=[(visit.params.get("kapitel") == Some("hopfalld")).then_some("true")] { (visit.t("Kapitel", "Chapters")) }
                a href=(visit.link_with("/matris", &[("kapitel", "alla")])) aria-current=[all.then_some("true")] { (visit.t("Alla avsnitt", "All sections")) }
            }
        }
    }
}

/// The sections that anyone speaks of; folded into chapters where there are
/// many, but for the chapters that the address opens.
fn columns(visit: &Visit, loaded: &Loaded) -> Vec<Column> {
    let sections = &loaded.consultation.programme.sections;
    let general = loaded.general_column();
    let spoken: BTreeSet<usize> = (0..=general)
        .filter(|column| {
            (0..loaded.bodies.len()).any(|row| !loaded.cell(row, *column).is_empty())
                || (0..loaded.minorities.len())
                    .any(|row| !loaded.minority_cell(row, *column).is_empty())
        })
        .collect();
    let many = spoken.len() * loaded.bodies.len() > CELLS || spoken.len() > 24;
    let asked: Vec<&str> = visit.params.all("kapitel").collect();
    let fold = match asked.as_slice() {
        [] => many,
        ["alla"] => false,
        _ => true,
    };
    let mut columns: Vec<Column> = Vec::new();
    if spoken.contains(&general) {
        columns.push(Column {
            places: vec![general],
            head: general,
            folded: false,
        });
    }
    for place in spoken.into_iter().filter(|place| *place != general) {
        let mut top = place;
        while let Some(parent) = sections[top].parent {
            top = parent;
        }
        let open = asked.contains(&sections[top].id.as_str());
        if !fold || open {
            columns.push(Column {
                places: vec![place],
                head: place,
                folded: false,
            });
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

fn head(visit: &Visit, loaded: &Loaded, columns: &[Column]) -> Markup {
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
                                span.hd lang="sv" { (section.heading) }
                            }
                            @if column.folded {
                                a.small href=(visit.params.without_value("kapitel", "hopfalld").with_more("kapitel", section.id.as_str()).at("/matris")) {
                                    (visit.t("Öppna", "Open")) span.vh { " " (section.heading) }
                                }
                            }
                        }
                        None => a href=(visit.link_with("/program", &[("avsnitt", "general")])) {
                            span.hd { (visit.t("Programmet i stort", "The programme as a whole")) }
                        },
                    }
                }
            }
            th scope="col" { (visit.t("Fördelning", "Distribution")) }
        }
    }
}

fn gathered(cell: impl Fn(usize) -> Vec<usize>, column: &Column) -> Vec<usize> {
    let mut places: Vec<usize> = column
        .places
        .iter()
        .flat_map(|place| cell(*place))
        .collect();
    places.sort_unstable();
    places.dedup();
    places
}

fn totals(visit: &Visit, loaded: &Loaded, columns: &[Column]) -> Markup {
    html! {
        tr {
            th scope="row" { b { (visit.t("Alla instanser", "All respondents")) } }
            @for column in columns {
                td {
                    @let positions: Vec<Stance> = loaded.bodies.iter().enumerate()
                        .filter_map(|(row, body)| {
                            let places = gathered(|place| loaded.cell(row, place).to_vec(), column);
                            (!places.is_empty()).then(|| position(loaded, body, column, &places))?
                        })
                        .map(|position| position.stance)
                        .collect();
                    (stack(visit, &positions))
                }
            }
            td {}
        }
    }
}

/// Positions one above the other, in the order of stances.
fn stack(visit: &Visit, positions: &[Stance]) -> Markup {
    let counts: Vec<(Stance, usize)> = Stance::ALL
        .iter()
        .map(|stance| {
            (
                *stance,
                positions.iter().filter(|one| *one == stance).count(),
            )
        })
        .filter(|(_, count)| *count > 0)
        .collect();
    let spoken = counts
        .iter()
        .map(|(stance, count)| format!("{count} {}", stance.label(visit.lang)))
        .collect::<Vec<_>>()
        .join(", ");
    html! {
        @if !counts.is_empty() {
            div.vb role="img" aria-label=(spoken) title=(spoken) {
                @for (stance, count) in &counts {
                    i class={ (stance::class(Some(*stance))) " g" (stance::share(*count, positions.len())) } {}
                }
            }
        }
    }
}

fn rows(visit: &Visit, loaded: &Loaded, columns: &[Column], kind: RespondentKind) -> Markup {
    let rows: Vec<(usize, &Body)> = loaded
        .bodies
        .iter()
        .enumerate()
        .filter(|(_, body)| body.kind == kind && !body.statements.is_empty())
        .collect();
    html! {
        @if !rows.is_empty() {
            tr.grp { th scope="rowgroup" colspan=(columns.len() + 2) { (capital(kind.label(visit.lang))) } }
            @for (row, body) in rows {
                (line(visit, loaded, columns, body, &|column| loaded.cell(row, column).to_vec()))
            }
        }
    }
}

fn minorities(visit: &Visit, loaded: &Loaded, columns: &[Column]) -> Markup {
    let rows: Vec<(usize, &Body)> = loaded
        .minorities
        .iter()
        .enumerate()
        .filter(|(_, body)| !body.statements.is_empty())
        .collect();
    html! {
        @if !rows.is_empty() {
            tr.grp { th scope="rowgroup" colspan=(columns.len() + 2) { (visit.t("I reservationer, yrkanden och särskilda yttranden", "In reservations, proposals and special statements")) } }
            @for (row, body) in rows {
                (line(visit, loaded, columns, body, &|column| loaded.minority_cell(row, column).to_vec()))
            }
        }
    }
}

fn line(
    visit: &Visit,
    loaded: &Loaded,
    columns: &[Column],
    body: &Body,
    cell: &dyn Fn(usize) -> Vec<usize>,
) -> Markup {
    let own = body.statements.iter().map(|place| loaded.at(*place));
    html! {
        tr {
            th scope="row" { a href=(visit.link_with("/instanser", &[("instans", &body.name)])) { (body.name) } }
            @for column in columns {
                td { (square(visit, loaded, body, column, &gathered(cell, column))) }
            }
            td.dw { (stance::distribution(visit, &stances(own))) }
        }
    }
}

/// A body's position in a column; what its answer states itself goes before
/// its statements on the programme as a whole.
fn position(loaded: &Loaded, body: &Body, column: &Column, places: &[usize]) -> Option<Position> {
    let own = combined(places.iter().map(|place| loaded.at(*place)));
    if column.head == loaded.consultation.programme.sections.len() {
        let stated = loaded.stated(body).and_then(|stated| stated.position());
        on_the_whole(own, stated)
    } else {
        own
    }
}

fn square(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    column: &Column,
    places: &[usize],
) -> Markup {
    if places.is_empty() {
        return html! { span.nil { span.vh { (visit.t("Inget uttalande", "No statement")) } } };
    }
    let position = position(loaded, body, column, places);
    let stance = Some(position.map_or(Stance::None, |position| position.stance));
    let decided = places
        .iter()
        .all(|place| loaded.at(*place).status == Status::Decided);
    let sections = &loaded.consultation.programme.sections;
    let id = sections
        .get(column.head)
        .map_or(crate::model::GENERAL, |section| section.id.as_str());
    let name = section::plain(visit, loaded, &crate::model::SectionId(id.to_owned()));
    let rule = position.map_or_else(String::new, |position| {
        format!(" ({})", position.rule.label(visit.lang))
    });
    let label = format!(
        "{}, {}: {}{rule}, {}",
        body.name,
        name,
        stance::word(stance, visit.lang),
        shell::count(
            places.len(),
            visit.t("uttalande", "statement"),
            visit.t("uttalanden", "statements")
        )
    );
    let mut with_section = body.as_params();
    with_section.push(("avsnitt", id));
    html! {
        a class={ "cell " (stance::class(stance)) @if decided { " sure" } }
            href=(visit.link_with("/sok", &with_section))
            title=(label)
        {
            span.vh { (label) } span aria-hidden="true" { (stance::sign(stance)) } small aria-hidden="true" { (places.len()) }
        }
    }
}
