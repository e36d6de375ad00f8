//! The head of the report: what it is of, who answered, with which position,
//! and who says what.

use super::page::{Page, marked};
use crate::model::Stance;
use crate::report::content::{Cell, Report};
use crate::report::cover::facts;
use crate::report::position::Rule;
use crate::report::wording;

impl Page {
    pub(super) fn cover(&mut self, report: &Report) {
        let cover = &report.cover;
        let words = self.words;
        self.heading(1, &format!("{}: {}", words.compilation, cover.title));
        for (name, value) in facts(cover, words) {
            self.item(&format!("{name}: {value}"));
        }
        self.item(&format!("{}: {}", words.statements, cover.statements));
        self.out.push('\n');
    }

    pub(super) fn overview(&mut self, report: &Report) {
        let words = self.words;
        if let Some(participation) = &report.participation {
            self.heading(2, words.participation);
            self.sentences(&participation.summary);
        }
        if let Some(positions) = &report.positions {
            self.heading(2, words.positions);
            self.sentences(&positions.summary);
            self.header(&[words.respondent, words.kind, words.position]);
            for answer in &positions.answers {
                let mut position = answer.stance.map_or_else(
                    || words.unknown_position.to_owned(),
                    |stance| marked(self.lang, stance),
                );
                if answer.inferred {
                    position = format!("{position} ({})", Rule::Inferred.label(self.lang));
                }
                self.row(&[&answer.respondent, answer.kind.label(self.lang), &position]);
            }
            self.out.push('\n');
        }
        if let Some(matrix) = &report.matrix
            && !matrix.columns.is_empty()
        {
            self.heading(2, words.matrix);
            let mut names = vec![words.respondent];
            let sections = matrix.columns.iter().map(|column| &column.section);
            names.extend(sections.map(|section| wording::short(self.lang, section)));
            self.header(&names);
            for row in &matrix.rows {
                let sign = |cell: &Option<Cell>| match cell {
                    None => String::new(),
                    Some(cell) => match cell.part() {
                        Some(part) => format!("{} {part}", cell.position.sign()),
                        None => cell.position.sign(),
                    },
                };
                let signs = row.cells.iter().map(sign);
                let cells: Vec<String> = std::iter::once(row.respondent.clone())
                    .chain(signs)
                    .collect();
                let cells: Vec<&str> = cells.iter().map(String::as_str).collect();
                self.row(&cells);
            }
            self.out.push('\n');
            for stance in Stance::ALL.iter().filter(|stance| **stance != Stance::None) {
                self.item(&marked(self.lang, *stance));
            }
            for note in matrix.notes(self.lang) {
                self.item(&note);
            }
            self.out.push('\n');
            self.sentences(&[matrix.meaning(self.lang)]);
        }
    }
}
