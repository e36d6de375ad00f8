//! Rows and cells that all tables have.

use super::body::Body;
use super::styles::Style;
use super::xml::Emphasis;
use crate::model::Stance;
use crate::report::colour::colours;

impl Body {
    /// A row of plain cells.
    pub(super) fn row(&mut self, widths: &[u32], cells: &[&str]) {
        self.xml.open_row(true);
        for (width, cell) in widths.iter().zip(cells) {
            self.xml.cell(*width, Style::Cell, cell);
        }
        self.xml.close_row();
    }

    /// A name in strong letters.
    pub(super) fn name(&mut self, name: &str) {
        self.xml.open(Style::Cell, "");
        self.xml.run(name, Emphasis::Strong);
        self.xml.close();
    }

    /// A cell with a stance in colour, sign and word.
    pub(super) fn stance_cell(&mut self, width: u32, stance: Stance, note: Option<&str>) {
        let (ground, ink) = colours(stance);
        self.xml.open_cell(width, Some(ground));
        self.xml.open(Style::Cell, "");
        self.xml.styled_run(
            &format!("{} {}", stance.glyph(), stance.label(self.lang)),
            &format!("<w:rPr><w:color w:val=\"{ink}\"/></w:rPr>"),
        );
        self.xml.close();
        if let Some(note) = note {
            self.xml.paragraph(Style::Source, note);
        }
        self.xml.close_cell();
    }

    /// Column widths from parts of a hundred of an upright page.
    pub(super) fn widths(&self, parts: &[u32]) -> Vec<u32> {
        let total = self.page.text_width();
        parts.iter().map(|part| total * part / 100).collect()
    }
}
