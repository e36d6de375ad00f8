//! Respondents against sections.

use serde::Serialize;

use super::SectionRef;
use crate::model::{Lang, RespondentKind, Stance};
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
    /// What the signs beside those of the stances mean, of those that occur.
    pub(in crate::report) fn notes(&self, lang: Lang) -> Vec<String> {
        let signs = [
            (Position::INFERRED, Rule::Inferred),
            (Stance::None.glyph(), Rule::AgainstTheWhole),
        ];
        let occurs = |rule: Rule| {
            let mut cells = self.rows.iter().flat_map(|row| row.cells.iter().flatten());
            cells.any(|position| position.rule == rule)
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
    pub cells: Vec<Option<Position>>,
}
