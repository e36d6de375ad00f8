//! Rows and cells that all tables have, and the colours of stances.

use super::body::Body;
use super::styles::Style;
use super::xml::{Colours, Emphasis};
use crate::model::Stance;

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

/// Ground and ink of a stance; each pair has a contrast above 4.5.
pub(super) const fn colours(stance: Stance) -> Colours {
    match stance {
        Stance::Supports => ("D3E9E6", "15605C"),
        Stance::SupportsWithReservation | Stance::Doubts => ("F5E8C2", "6D5200"),
        Stance::NoObjection | Stance::Abstains | Stance::None => ("E6E9EB", "3F494F"),
        Stance::Opposes => ("F8DBD0", "93331A"),
        Stance::ProposesChange | Stance::Asks => ("E9E0F3", "5A3A7E"),
    }
}
