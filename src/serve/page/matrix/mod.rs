//! Respondents against sections: who takes which stance where.

mod cell;
mod columns;
mod groups;

use std::convert::Infallible;
use std::ops::Range;
use std::sync::Arc;

use axum::body::Body as Sent;
use axum::response::{Html, IntoResponse, Response};
use futures_util::stream;
use maud::{Markup, PreEscaped, html};

use super::current;
use crate::model::Stance;
use crate::report::{Position, Rule};
use crate::serve::loaded::{Loaded, stances};
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::stance;
use crate::serve::visit::Visit;
use columns::{Column, columns};
use groups::{Group, groups};

/// Cells beyond which a page is more than one reads or a browser likes: then
/// chapters and groups are folded, unless they are opened.
const CELLS: usize = 1_500;

/// Rows that are made and sent together.
const AT_ONCE: usize = 40;

/// Where the rows go in the page around them; no text can hold it unescaped.
const ROWS: &str = "<!--rows-->";

/// `GET /matris`
pub(super) async fn show(visit: Visit) -> Response {
    match current(&visit) {
        Ok(loaded) => Sheet::new(visit, loaded).send(),
        Err(problem) => problem.page(&visit),
    }
}

/// The matrix that an address asks for.
struct Sheet {
    visit: Visit,
    loaded: Arc<Loaded>,
    columns: Vec<Column>,
    groups: Vec<Group>,
}

/// A part of the table that is made when it is sent.
enum Piece {
    /// The row of all respondents.
    Totals,
    /// A group's heading, with its sums.
    Group(usize),
    /// Some of a group's rows.
    Rows(usize, Range<usize>),
    /// The way to a group's other rows.
    Pager(usize),
}

impl Sheet {
    fn new(visit: Visit, loaded: Arc<Loaded>) -> Self {
        let columns = columns(&visit, &loaded);
        let groups = groups(&visit, &loaded, columns.len());
        Self {
            visit,
            loaded,
            columns,
            groups,
        }
    }

    /// The page, row by row: however many there are, memory holds only some.
    fn send(self) -> Response {
        let page = self.around().into_string();
        let (before, after) = page
            .split_once(ROWS)
            .map(|(before, after)| (before.to_owned(), after.to_owned()))
            .expect("the page around the rows has their place");
        let pieces = self.pieces();
        let rows = pieces
            .into_iter()
            .map(move |piece| self.piece(&piece).into_string());
        let parts = std::iter::once(before)
            .chain(rows)
            .chain(std::iter::once(after))
            .map(Ok::<_, Infallible>);
        Html(Sent::from_stream(stream::iter(parts))).into_response()
    }

    /// The page without the rows.
    fn around(&self) -> Markup {
        let visit = &self.visit;
        let body = html! {
            div.rh {
                h1 { (visit.t("Vem säger vad", "Who says what")) }
                div.tabrow {
                    (columns::folding(visit, &self.loaded, &self.columns))
                    (groups::folding(visit, &self.groups))
                }
            }
            p.soft {
                (visit.t("En ruta har remissinstansens samlade ställningstagande i avsnittet: ett avstyrkande väger tyngst, och stöd tillsammans med tvekan eller ändringsförslag är tillstyrkan med förbehåll. Talet är antalet uttalanden; 1/8 betyder att 1 av 8 uttalanden med ställningstagande bär tecknet (vid ± är det så många som är för). Välj en ruta för att läsa dem. Understruken ruta är granskad.", "A cell has the respondent's combined position on the section: an objection weighs most, and support beside a doubt or a request is support with reservation. The figure is the number of statements; 1/8 means that 1 of 8 statements with a position carries the sign (with ±, so many are in favour). Choose a cell to read them. An underlined cell is reviewed."))
                @if self.columns.iter().any(|column| column.folded) {
                    " " (visit.t("Ett hopfällt kapitel läggs inte ihop: ett ensamt tecken gäller alla avsnitt där instansen tar ställning, och flera tecken visar att avsnitten skiljer sig åt, vart och ett med sitt antal avsnitt.", "A folded chapter is not put together: a single sign holds for all sections on which the respondent takes a position, and several show that the sections differ, each with its number of sections."))
                }
                @if self.groups.iter().any(|group| group.has_sums) {
                    " " (visit.t("En typ av instans är en rad med summor tills du öppnar den; siffran i dess rutor är antalet instanser.", "A kind of respondent is one row of sums until you open it; the figure in its cells is the number of respondents."))
                }
            }
            (stance::key(visit))
            p.soft.small {
                (Position::INFERRED) " " (Rule::Inferred.label(visit.lang)) "; "
                (Stance::None.glyph()) " " (visit.t("också för den som avstyrker helheten och vars stöd här ingen har granskat", "also for one that opposes the whole and whose support here nobody has reviewed"))
            }
            div.scroll tabindex="0" role="region" aria-label=(visit.t("Matris", "Matrix")) {
                table.mx {
                    caption.vh { (visit.t("Ställningstagande per remissinstans och avsnitt", "Position by respondent and section")) }
                    thead { (columns::head(visit, &self.loaded, &self.columns)) }
                    tbody { (PreEscaped(ROWS)) }
                }
            }
        };
        shell::page(visit, visit.t("Matris", "Matrix"), Layout::Wide, &body)
    }

    fn pieces(&self) -> Vec<Piece> {
        let mut pieces = vec![Piece::Totals];
        for (at, group) in self.groups.iter().enumerate() {
            pieces.push(Piece::Group(at));
            let shown = group.shown.clone();
            for start in shown.clone().step_by(AT_ONCE) {
                pieces.push(Piece::Rows(at, start..shown.end.min(start + AT_ONCE)));
            }
            pieces.push(Piece::Pager(at));
        }
        pieces
    }

    fn piece(&self, piece: &Piece) -> Markup {
        match piece {
            Piece::Totals => self.totals(),
            Piece::Group(group) => self.heading(&self.groups[*group]),
            Piece::Rows(group, rows) => {
                let group = &self.groups[*group];
                html! { @for row in &group.rows[rows.clone()] { (self.line(group, *row)) } }
            }
            Piece::Pager(group) => html! {
                @if let Some(pager) = self.groups[*group].pager(&self.visit) {
                    tr.more { td colspan=(self.columns.len() + 2) { (pager) } }
                }
            },
        }
    }

    fn totals(&self) -> Markup {
        let loaded = &self.loaded;
        let positions = |column: &Column| {
            let bodies = loaded.bodies.iter().enumerate();
            let bodies = bodies.map(|(row, body)| (body, move |place| loaded.cell(row, place)));
            cell::divided(loaded, column, bodies).1
        };
        html! {
            tr {
                th scope="row" { b { (self.visit.t("Alla instanser", "All respondents")) } }
                @for column in &self.columns { td { (cell::stack(&self.visit, &positions(column))) } }
                td {}
            }
        }
    }

    fn heading(&self, group: &Group) -> Markup {
        let (visit, loaded) = (&self.visit, &self.loaded);
        let own = group.rows.iter().flat_map(|row| {
            let (body, _) = group.body(loaded, *row);
            body.statements.iter().map(|place| loaded.at(*place))
        });
        html! {
            @if group.has_sums {
                tr.grp.sums id=(group.anchor()) {
                    th scope="row" { (group.title(visit)) }
                    @for column in &self.columns { td { (cell::sum(visit, loaded, group, column)) } }
                    td.dw { (stance::distribution(visit, &stances(own))) }
                }
            } @else {
                tr.grp { th scope="rowgroup" colspan=(self.columns.len() + 2) { (group.title(visit)) } }
            }
        }
    }

    fn line(&self, group: &Group, row: usize) -> Markup {
        let (visit, loaded) = (&self.visit, &self.loaded);
        let (body, said) = group.body(loaded, row);
        let own = body.statements.iter().map(|place| loaded.at(*place));
        html! {
            tr {
                th scope="row" { a href=(visit.link_with("/instanser", &[body.as_param()])) { (body.title(visit)) } }
                @for column in &self.columns {
                    td { (cell::square(visit, loaded, body, column, &said)) }
                }
                td.dw { (stance::distribution(visit, &stances(own))) }
            }
        }
    }
}
