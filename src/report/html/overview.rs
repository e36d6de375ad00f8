//! Who answered, with which position, and who says what.

use maud::{Markup, html};

use super::quotations::verbatim;
use super::{Page, anchor, head};
use crate::language::capital;
use crate::model::Stance;
use crate::report::content::{Matrix, Participation, Positions};
use crate::report::position::Rule;
use crate::report::wording;

impl Page {
    pub(super) fn participation(&self, participation: &Participation) -> Markup {
        let words = self.words;
        // Where nobody says who was asked, no column does.
        let asked = participation.asked.is_some();
        let mut names = vec![words.respondent, words.kind];
        names.extend(asked.then_some(words.asked));
        names.extend([words.answered, words.answer_date, words.own_reference]);
        names.extend((!self.for_board).then_some(words.file));
        html! {
            section {
                h2 id="svarat" { (words.participation) }
                (Self::sentences(&participation.summary))
                div.scroll { table {
                    caption { (words.participation_table(participation)) }
                    (head(&names))
                    tbody { @for row in &participation.rows { tr {
                        th scope="row" { (row.name) }
                        td { (row.kind.label(self.lang)) }
                        @if asked { td { (words.whether(row.asked)) } }
                        td { (words.answer(row)) }
                        td { (words.when(row)) }
                        td { @if let Some(reference) = &row.reference { (reference) } }
                        @if !self.for_board { td { (row.files.join(", ")) } }
                    } } }
                } }
            }
        }
    }

    pub(super) fn positions(&self, positions: &Positions) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id="helhet" { (words.positions) }
                (Self::sentences(&positions.summary))
                div.scroll { table {
                    caption { (words.positions_by_kind) }
                    (head(&[words.kind, words.answers, words.position]))
                    tbody { @for row in &positions.kinds { tr {
                        th scope="row" { (capital(row.kind.label(self.lang))) }
                        td { (row.answers) }
                        td {
                            @for count in &row.counts {
                                (self.stance(Some(count.stance))) " " (count.respondents.len()) " "
                            }
                            @if row.unknown > 0 { (words.unknown_position) " " (row.unknown) }
                        }
                    } } }
                } }
                div.scroll { table.quotations {
                    caption { (words.positions_by_answer) }
                    (head(&[words.respondent_and_source, words.statement, words.position]))
                    tbody { @for answer in &positions.answers { tr {
                        td {
                            strong { (answer.respondent) }
                            @if let Some(source) = &answer.source {
                                p.source {
                                    @if self.for_board { (wording::brief(self.lang, &answer.respondent, source)) }
                                    @else { (wording::citation(self.lang, source)) }
                                }
                            }
                        }
                        td {
                            @if let Some(quote) = &answer.quote { (verbatim(None, &quote.id, &quote.text)) }
                            @if let Some(condition) = &answer.condition {
                                p.source { (wording::reservation(self.lang, condition.of)) }
                                (verbatim(condition.context.as_ref(), &condition.quote.id, &condition.quote.text))
                            }
                        }
                        td { @if answer.stance.is_some() { (self.stance(answer.stance)) @if answer.inferred { p.source { (Rule::Inferred.label(self.lang)) } } } @else { (words.unknown_position) } }
                    } } }
                } }
            }
        }
    }

    pub(super) fn matrix(&self, matrix: &Matrix) -> Markup {
        let words = self.words;
        html! {
            section {
                h2 id="matris" { (words.matrix) }
                p {
                    (words.matrix_signs) ": "
                    @for stance in Stance::ALL.iter().filter(|stance| **stance != Stance::None) {
                        (self.stance(Some(*stance))) " "
                    }
                    @for note in matrix.notes(self.lang) { span.stance.none { (note) } " " }
                }
                p.note { (matrix.meaning(self.lang)) }
                div.scroll tabindex="0" role="region" aria-label=(words.matrix) { table.matrix {
                    caption { (words.matrix) }
                    thead { tr {
                        th scope="col" { (words.respondent) }
                        @for column in &matrix.columns {
                            th scope="col" title=(column.section.heading) {
                                a href={ "#avsnitt-" (anchor(&column.section)) } { (wording::short(self.lang, &column.section)) }
                            }
                        }
                    } }
                    tbody { @for row in &matrix.rows { tr {
                        th scope="row" { (row.respondent) }
                        @for cell in &row.cells { td {
                            @if let Some(cell) = cell {
                                span class={ "stance " (cell.position.stance.wire()) } title=(cell.label(self.lang)) {
                                    span aria-hidden="true" { (cell.position.sign()) @if let Some(part) = cell.part() { small { " " (part) } } }
                                    span.hidden { (cell.label(self.lang)) }
                                }
                            }
                        } }
                    } } }
                } }
            }
        }
    }
}
