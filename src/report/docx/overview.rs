//! The chapter before the excerpts: who answered, and with which position.

use super::body::Body;
use super::styles::Style;
use super::xml::Emphasis;
use crate::language::capital;
use crate::report::Report;
use crate::report::content::{KindRow, Participation, Positions};
use crate::report::position::Rule;
use crate::report::wording;

/// The column that tells who was asked.
const ASKED: usize = 2;

impl Body {
    /// Summary: turnout, positions, matrix.
    pub(super) fn overview(&mut self, report: &Report) {
        let words = self.words;
        if let (Some(participation), Some(positions), Some(matrix)) =
            (&report.participation, &report.positions, &report.matrix)
        {
            self.chapter(words.summary);
            self.heading(2, words.participation);
            self.participation(participation);
            self.heading(2, words.positions);
            self.positions(positions);
            if !matrix.columns.is_empty() {
                self.matrix(matrix);
            }
        }
    }

    fn participation(&mut self, participation: &Participation) {
        let words = self.words;
        self.sentences(&participation.summary);
        // Where nobody says who was asked, no column does.
        let asked = participation.asked.is_some();
        let mut percent = vec![26, 14, 13, 11, 14, 22];
        let mut names = vec![
            words.respondent,
            words.kind,
            words.asked,
            words.answered,
            words.answer_date,
            words.own_reference,
        ];
        if !asked {
            names.remove(ASKED);
            percent[0] += percent.remove(ASKED);
        }
        let widths = self.widths(&percent);
        self.xml
            .open_table(&widths, words.participation_table(participation));
        self.xml.head_row(&widths, &names);
        for row in &participation.rows {
            let date = words.when(row);
            let mut cells = vec![
                row.name.as_str(),
                row.kind.label(self.lang),
                words.whether(row.asked),
                words.answer(row),
                &date,
                row.reference.as_deref().unwrap_or_default(),
            ];
            if !asked {
                cells.remove(ASKED);
            }
            self.row(&widths, &cells);
        }
        self.xml.close_table();
    }

    fn positions(&mut self, positions: &Positions) {
        let words = self.words;
        self.sentences(&positions.summary);
        self.kinds(&positions.kinds);
        self.xml.paragraph(Style::Group, words.positions_by_answer);
        let widths = self.widths(if self.for_board {
            &[26, 54, 20]
        } else {
            &[30, 48, 22]
        });
        let style = if self.for_board {
            Style::Read
        } else {
            Style::Quote
        };
        self.xml.open_table(&widths, words.positions_by_answer);
        self.xml.head_row(
            &widths,
            &[words.respondent_and_source, words.statement, words.position],
        );
        for answer in &positions.answers {
            self.xml.open_row(true);
            self.xml.open_cell(widths[0], None);
            self.name(&answer.respondent);
            if let Some(source) = &answer.source {
                let place = if self.for_board {
                    wording::brief(self.lang, &answer.respondent, source)
                } else {
                    wording::citation(self.lang, source)
                };
                self.xml.paragraph(Style::Source, &place);
            }
            self.xml.close_cell();
            self.xml.open_cell(widths[1], None);
            match &answer.quote {
                Some(quote) => self.quote(style, &quote.id, &quote.text),
                None => self.xml.paragraph(Style::Cell, ""),
            }
            if let Some(condition) = &answer.condition {
                let told = wording::reservation(self.lang, condition.of);
                self.xml.open(Style::Source, "<w:keepNext/>");
                self.xml.run(&told, Emphasis::Plain);
                self.xml.close();
                self.introduction(condition.context.as_ref());
                self.quote(style, &condition.quote.id, &condition.quote.text);
            }
            self.xml.close_cell();
            match answer.stance {
                Some(stance) => {
                    let note = answer.inferred.then_some(Rule::Inferred.label(self.lang));
                    self.stance_cell(widths[2], stance, note);
                }
                None => self
                    .xml
                    .cell(widths[2], Style::Cell, words.unknown_position),
            }
            self.xml.close_row();
        }
        self.xml.close_table();
    }

    fn kinds(&mut self, kinds: &[KindRow]) {
        let words = self.words;
        self.xml.paragraph(Style::Group, words.positions_by_kind);
        let widths = self.widths(&[25, 12, 63]);
        self.xml.open_table(&widths, words.positions_by_kind);
        self.xml
            .head_row(&widths, &[words.kind, words.answers, words.position]);
        for row in kinds {
            let mut parts: Vec<String> = row
                .counts
                .iter()
                .map(|count| {
                    format!(
                        "{} {}: {}",
                        count.stance.glyph(),
                        count.stance.label(self.lang),
                        count.respondents.len()
                    )
                })
                .collect();
            if row.unknown > 0 {
                parts.push(format!(
                    "{}: {}",
                    words.unknown_position.to_lowercase(),
                    row.unknown
                ));
            }
            let kind = capital(row.kind.label(self.lang));
            self.row(
                &widths,
                &[&kind, &row.answers.to_string(), &parts.join("; ")],
            );
        }
        self.xml.close_table();
    }
}
