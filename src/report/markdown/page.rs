//! The page as it grows: headings, sentences, lists, quotes and tables.

use std::fmt::Write as _;

use super::escape::{escaped, escaped_line};
use crate::language::capital;
use crate::model::{Lang, Stance};
use crate::report::labels::{Labels, labels};

/// The page as it grows.
pub(super) struct Page {
    pub(super) out: String,
    pub(super) lang: Lang,
    pub(super) words: &'static Labels,
    /// Whether it is for the board.
    pub(super) for_board: bool,
}

impl Page {
    pub(super) fn new(lang: Lang, for_board: bool) -> Self {
        Self {
            out: String::new(),
            lang,
            words: labels(lang),
            for_board,
        }
    }

    pub(super) fn heading(&mut self, level: u8, text: &str) {
        let marks = "######";
        let level = usize::from(level).clamp(1, marks.len());
        let _ = writeln!(self.out, "{} {}\n", &marks[..level], escaped(text));
    }

    pub(super) fn strong(&mut self, text: &str) {
        let _ = writeln!(self.out, "**{}**\n", escaped(text));
    }

    pub(super) fn sentences(&mut self, sentences: &[String]) {
        for sentence in sentences {
            let _ = writeln!(self.out, "{}\n", escaped(sentence));
        }
    }

    pub(super) fn item(&mut self, text: &str) {
        let _ = writeln!(self.out, "- {}", escaped(text));
    }

    pub(super) fn quote(&mut self, id: &str, text: &str) {
        let _ = writeln!(self.out, "<!-- {id} -->");
        for line in text.split('\n') {
            let _ = writeln!(self.out, "> {}", escaped_line(line.trim()));
        }
        self.out.push('\n');
    }

    pub(super) fn header(&mut self, names: &[&str]) {
        self.row(names);
        let _ = writeln!(self.out, "|{}", " --- |".repeat(names.len()));
    }

    pub(super) fn row(&mut self, cells: &[&str]) {
        self.out.push('|');
        for cell in cells {
            let _ = write!(self.out, " {} |", escaped(cell));
        }
        self.out.push('\n');
    }
}

/// The stance with its sign.
pub(super) fn marked(lang: Lang, stance: Stance) -> String {
    format!("{} {}", stance.glyph(), capital(stance.label(lang)))
}
