//! Respondents against sections.

use serde::Serialize;

use super::SectionRef;
use crate::model::{Lang, RespondentKind, Stance};
use crate::report::carried::Carried;
use crate::report::labels::labels;
use crate::report::position::{Position, Rule};

/// Respondents against sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The sections that anyone speaks of.
    pub columns: Vec<Column>,
    /// The respondents that take a position anywhere.
    pub rows: Vec<MatrixRow>,
}

impl Matrix {
    /// What a cell says, and what it does not.
    pub(in crate::report) fn meaning(&self, lang: Lang) -> String {
        let mut cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
        let is_divided = cells.any(|cell| cell.part().is_some());
        let words = labels(lang);
        let mut told = vec![words.matrix_cell];
        told.extend(is_divided.then_some(words.matrix_part));
        let has_whole = (self.columns.iter()).any(|column| column.section.id.is_general());
        told.extend(has_whole.then_some(words.matrix_whole));
        told.join(" ")
    }

    /// What the signs beside those of the stances mean, of those that occur.
    pub(in crate::report) fn notes(&self, lang: Lang) -> Vec<String> {
        let signs = [
            (Position::INFERRED, Rule::Inferred),
            (Stance::None.glyph(), Rule::AgainstTheWhole),
        ];
        let occurs = |rule: Rule| {
            let mut cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
            cells.any(|cell| cell.position.rule == rule)
        };
        signs
            .into_iter()
            .filter(|(_, rule)| occurs(*rule))
            .map(|(sign, rule)| format!("{sign} {}", rule.label(lang)))
            .collect()
    }
}

/// One section of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The section.
    pub section: SectionRef,
    /// Number of respondents by stance, only those that occur.
    pub counts: Vec<(Stance, usize)>,
}

/// One respondent of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Who.
    pub respondent: String,
    /// Its kind.
    pub kind: RespondentKind,
    /// A cell for each column.
    pub cells: Vec<Option<Cell>>,
}

/// Where one respondent stands on one section.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
pub struct Cell {
    /// The position.
    #[serde(flatten)]
    pub position: Position,
    /// How many of its statements there carry it; `None` where the answer as a
    /// whole made it.
    pub carried: Option<Carried>,
}

impl Cell {
    /// "1/8", where not all that it says there carries the position.
    pub(in crate::report) fn part(self) -> Option<String> {
        self.carried.and_then(Carried::part)
    }

    /// "avstyrker (1/8)"
    pub(in crate::report) fn label(self, lang: Lang) -> String {
        let label = self.position.label(lang);
        match self.part() {
            Some(part) => format!("{label} ({part})"),
            None => label,
        }
    }
}
