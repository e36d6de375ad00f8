//! What people wrote into a report where nothing is read back: it is told, so
//! that nobody believes it to be recorded.

use serde::{Deserialize, Serialize};

use super::csv;
use super::labels::labels;
use crate::language::by_number;
use crate::model::{Lang, StatementId, tidy};

/// Text outside the cells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Outside {
    /// Where it stands.
    pub at: Place,
    /// What it says; of several cells, the first.
    pub text: String,
}

/// Where text stands that is not read.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Place {
    /// Beside the cells of this statement.
    Beside(StatementId),
    /// In the margin, as a comment of the office program's.
    Margin,
    /// In this column of a sheet, which the report does not have, in so many cells.
    Column(String, usize),
    /// In a row of a sheet that is no statement's.
    Row,
}

impl Outside {
    /// Text at a place; `None` where there is none.
    pub(super) fn new(at: Place, text: &str) -> Option<Self> {
        let text = tidy(text);
        (!text.is_empty()).then_some(Self { at, text })
    }
}

impl Place {
    /// The place in words; a statement's is told by who knows the statement.
    pub fn in_words(&self, lang: Lang) -> String {
        match (self, lang) {
            (Self::Beside(_), Lang::Sv) => "bredvid rutorna".to_owned(),
            (Self::Beside(_), Lang::En) => "beside the cells".to_owned(),
            (Self::Margin, Lang::Sv) => "kommentar i marginalen".to_owned(),
            (Self::Margin, Lang::En) => "comment in the margin".to_owned(),
            (Self::Column(name, cells), Lang::Sv) => {
                let noun = by_number(*cells, "ruta", "rutor");
                format!("kolumn {name}, {cells} {noun}")
            }
            (Self::Column(name, cells), Lang::En) => {
                let noun = by_number(*cells, "cell", "cells");
                format!("column {name}, {cells} {noun}")
            }
            (Self::Row, Lang::Sv) => "rad som inte hör till något uttalande".to_owned(),
            (Self::Row, Lang::En) => "row that belongs to no statement".to_owned(),
        }
    }
}

/// What stands in a table's cell beside its labels: `None` where there is nothing.
pub(super) fn beside_labels(id: StatementId, text: &str) -> Option<Outside> {
    let lines = text.lines().map(|line| {
        let line = line.trim();
        let label = [Lang::Sv, Lang::En].into_iter().find_map(|lang| {
            let words = labels(lang);
            let mut names = [words.heeded, words.reason, words.changed_text].into_iter();
            names.find_map(|name| line.strip_prefix(name)?.trim_start().strip_prefix(':'))
        });
        label.unwrap_or(line)
    });
    let lines: Vec<&str> = lines.collect();
    Outside::new(Place::Beside(id), &lines.join("\n"))
}

/// Whether a column of this name is one of the statements' own.
pub(super) fn is_own_column(name: &str) -> bool {
    [Lang::Sv, Lang::En].into_iter().any(|lang| {
        let own = csv::columns(lang);
        own.contains(&name.trim()) || name.trim() == labels(lang).check
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_no_text_and_what_stands_behind_them_is() {
        let id = || StatementId("a-1".to_owned());
        for none in ["Beaktas: \nSkäl: \nÄndrad text: ", "Heeded:\n\n", ""] {
            assert_eq!(beside_labels(id(), none), None, "{none:?}");
        }
        let found = beside_labels(id(), "Beaktas: \nSkäl: Det regleras redan.\nKolla!").unwrap();
        assert_eq!(found.text, "Det regleras redan.\nKolla!");
        assert_eq!(found.at, Place::Beside(id()));
    }
}
