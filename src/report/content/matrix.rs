//! Respondents against sections.

use serde::Serialize;

use super::SectionRef;
use crate::model::{RespondentKind, Stance};
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
    /// Whether any cell is of one that opposes the whole, with support in it
    /// that nobody has reviewed.
    pub(in crate::report) fn has_against_whole(&self) -> bool {
        let mut cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
        cells.any(|position| position.rule == Rule::AgainstTheWhole)
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
    pub cells: Vec<Option<Position>>,
}
