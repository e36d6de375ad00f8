//! Who says what: respondents by section, on pages of their own where they need
//! the width.

use super::body::{Body, TITLE_PAGE};
use super::styles::Style;
use super::xml::Emphasis;
use crate::model::Stance;
use crate::report::colour::colours;
use crate::report::content::{Column, Matrix};

/// So many sections stand beside each other in one table of the matrix, at most.
const COLUMNS: usize = 16;

/// A column is no wider than this, in twentieths of a point.
const WIDEST: u32 = 1100;
/// Nor narrower than this.
const NARROWEST: u32 = 440;

/// The paragraph that ends a section of pages: so low that it never needs a
/// page of its own.
const SECTION_END: &str =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";

impl Body {
    /// The matrix, on pages of its own laid on their side where its columns do
    /// not stand beside each other on an upright one.
    pub(super) fn matrix(&mut self, matrix: &Matrix) {
        let words = self.words;
        let signs = column_signs(&matrix.columns, words.general_short);
        let upright = room(self.page.text_width(), &signs);
        let is_wide = upright.columns < signs.len();
        let room = if is_wide {
            room(self.page.wide_text_width(), &signs)
        } else {
            upright
        };
        if is_wide {
            let upright = self.page.upright(TITLE_PAGE);
            self.xml
                .markup(format_args!("{SECTION_END}{upright}</w:pPr></w:p>"));
            self.has_sections = true;
        }
        if is_wide {
            // at the top of its own pages
            self.close_heading(2, words.matrix);
        } else {
            self.heading(2, words.matrix);
        }
        self.xml.open(Style::Normal, "");
        self.xml
            .run(&format!("{}: ", words.matrix_signs), Emphasis::Strong);
        for stance in Stance::ALL.iter().filter(|stance| **stance != Stance::None) {
            let (ground, ink) = colours(*stance);
            self.xml.styled_run(
                // a sign is never parted from its word
                &format!(
                    "\u{a0}{}\u{a0}{}\u{a0}",
                    stance.glyph(),
                    stance.label(self.lang)
                ),
                &format!("<w:rPr><w:color w:val=\"{ink}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/></w:rPr>"),
            );
            self.xml.run("  ", Emphasis::Plain);
        }
        for note in matrix.notes(self.lang) {
            // a sign is never parted from its word
            let note = note.replacen(' ', "\u{a0}", 1);
            self.xml.run(&format!("\u{a0}{note}  "), Emphasis::Plain);
        }
        self.xml.close();
        self.xml
            .paragraph(Style::Source, &matrix.meaning(self.lang));
        let chunks = matrix.columns.len().div_ceil(room.columns);
        let size = matrix.columns.len().div_ceil(chunks);
        for (at, columns) in matrix.columns.chunks(size).enumerate() {
            if at > 0 && matrix.rows.len() > 10 {
                self.xml
                    .raw("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
            }
            let signs = &signs[at * size..at * size + columns.len()];
            self.matrix_table(matrix, at * size, &room, (columns, signs));
        }
        if is_wide {
            let sideways = self.page.sideways();
            self.xml
                .markup(format_args!("{SECTION_END}{sideways}</w:pPr></w:p>"));
        }
    }

    fn matrix_table(
        &mut self,
        matrix: &Matrix,
        from: usize,
        room: &Room,
        (columns, signs): (&[Column], &[String]),
    ) {
        let words = self.words;
        let widths = room.widths(signs);
        let name = widths[0];
        let legend: Vec<String> = columns
            .iter()
            .zip(signs)
            .map(|(column, sign)| format!("{sign} {}", column.section.heading))
            .collect();
        self.xml.open(
            Style::Source,
            "<w:keepNext/><w:spacing w:before=\"60\" w:after=\"60\"/>",
        );
        self.xml
            .run(&format!("{}: ", words.matrix_sections), Emphasis::Strong);
        self.xml
            .run(&format!("{}.", legend.join("; ")), Emphasis::Plain);
        self.xml.close();
        self.xml.open_table(&widths, words.matrix);
        let mut names = vec![words.respondent];
        names.extend(signs.iter().map(String::as_str));
        self.xml.head_row(&widths, &names);
        for row in &matrix.rows {
            self.xml.open_row(true);
            self.xml.cell(name, Style::Row, &row.respondent);
            let cells = &row.cells[from..from + columns.len()];
            for (cell, width) in cells.iter().zip(&widths[1..]) {
                match cell {
                    Some(cell) => {
                        let position = cell.position;
                        let (ground, ink) = colours(position.stance);
                        self.xml.open_cell(*width, Some(ground));
                        self.xml.open(Style::Mark, "");
                        self.xml.styled_run(
                            &position.sign(),
                            &format!("<w:rPr><w:b/><w:bCs/><w:color w:val=\"{ink}\"/></w:rPr>"),
                        );
                        if let Some(part) = cell.part() {
                            self.xml.styled_run(
                                &format!("\u{a0}{part}"),
                                &format!("<w:rPr><w:color w:val=\"{ink}\"/><w:sz w:val=\"13\"/><w:szCs w:val=\"13\"/></w:rPr>"),
                            );
                        }
                        self.xml.close();
                        self.xml.close_cell();
                    }
                    None => self.xml.cell(*width, Style::Mark, ""),
                }
            }
            self.xml.close_row();
        }
        self.xml.close_table();
    }
}

/// How the columns of the matrix share a page.
struct Room {
    /// The width of the respondents' names.
    name: u32,
    /// The width that is left for the columns.
    left: u32,
    /// So many columns stand beside each other.
    columns: usize,
}

/// The room on a page whose text is so wide, where no sign breaks.
fn room(total: u32, signs: &[String]) -> Room {
    let name = (total / 4).min(3600);
    let left = total - name;
    let mut taken = 0;
    let fitting = signs
        .iter()
        .take_while(|sign| {
            taken += needed(sign);
            taken <= left
        })
        .count();
    // The tables are of one size, and a later one may have the wider signs.
    let first = signs.first().map_or(0, |sign| needed(sign));
    let widest = signs.iter().skip(1).map(|sign| needed(sign)).max();
    let safe = widest.map_or(1, |widest| {
        1 + left.saturating_sub(first.max(widest)) / widest
    });
    let columns = if fitting == signs.len() {
        fitting
    } else {
        safe as usize
    };
    Room {
        name,
        left,
        columns: columns.clamp(1, COLUMNS),
    }
}

impl Room {
    /// The widths of a table: the name's, then each column's; what a column
    /// does not need is shared.
    fn widths(&self, signs: &[String]) -> Vec<u32> {
        let own: Vec<u32> = signs.iter().map(|sign| needed(sign)).collect();
        let count = u32::try_from(own.len()).unwrap_or(u32::MAX).max(1);
        let more = self.left.saturating_sub(own.iter().sum()) / count;
        std::iter::once(self.name)
            .chain(
                own.into_iter()
                    .map(|width| (width + more).min(WIDEST).max(width)),
            )
            .collect()
    }
}

/// The width that a sign above a column needs not to be broken.
fn needed(sign: &str) -> u32 {
    let signs = u32::try_from(sign.chars().count()).unwrap_or(u32::MAX);
    signs.saturating_mul(106).saturating_add(170).max(NARROWEST)
}

/// What stands above each column: the section's number, or a letter where any
/// section has none. The legend says which is which.
fn column_signs(columns: &[Column], general: &str) -> Vec<String> {
    let numbered = columns
        .iter()
        .all(|column| column.section.number.is_some() || column.section.id.is_general());
    let mut lettered = 0..;
    columns
        .iter()
        .map(|column| match &column.section.number {
            _ if column.section.id.is_general() => general.to_owned(),
            Some(number) if numbered => number.clone(),
            _ => letters(lettered.next().unwrap_or_default()),
        })
        .collect()
}

/// "A" to "Z", then "AA" and so on.
fn letters(at: usize) -> String {
    let letter = char::from(b'A' + u8::try_from(at % 26).unwrap_or_default());
    match at / 26 {
        0 => letter.to_string(),
        more => format!("{}{letter}", letters(more - 1)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(total: u32, signs: &[&str], columns: usize) {
        let signs: Vec<String> = signs.iter().map(ToString::to_string).collect();
        let room = room(total, &signs);
        assert_eq!(room.columns, columns);
        for part in signs.chunks(room.columns) {
            let widths = room.widths(part);
            assert!(widths.iter().sum::<u32>() <= total, "{widths:?}");
            for (sign, width) in part.iter().zip(&widths[1..]) {
                assert!(*width >= needed(sign), "{sign}: {width}");
            }
        }
    }

    #[test]
    fn no_sign_above_a_column_breaks() {
        let long = ["Helhet"].into_iter().chain(["10.2.1"; 24]);
        check(14344, &long.collect::<Vec<_>>(), 13);
        check(14344, &["1.1"; 40], 16);
        check(9412, &["Helhet", "A", "B", "C", "D", "E", "F", "G"], 8);
        check(9412, &["Whole", "3.2.1"], 2);
    }
}
