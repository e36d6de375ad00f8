//! Who says what: respondents by section, on pages of their own.

use super::body::Body;
use super::cells::colours;
use super::styles::Style;
use super::xml::Emphasis;
use crate::model::Stance;
use crate::report::content::{Column, Matrix};

/// So many sections stand beside each other in one table of the matrix.
const COLUMNS: usize = 16;

/// The paragraph that ends a section of pages: so low that it never needs a
/// page of its own.
const SECTION_END: &str =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";

impl Body {
    /// The matrix on pages of its own, laid on their side.
    pub(super) fn matrix(&mut self, matrix: &Matrix) {
        let words = self.words;
        let upright = self.page.upright("<w:titlePg/>");
        self.xml
            .markup(format_args!("{SECTION_END}{upright}</w:pPr></w:p>"));
        self.heading(2, words.matrix);
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
        let signs = column_signs(&matrix.columns, words.general_short);
        let chunks = matrix.columns.len().div_ceil(COLUMNS);
        let size = matrix.columns.len().div_ceil(chunks);
        for (at, columns) in matrix.columns.chunks(size).enumerate() {
            if at > 0 && matrix.rows.len() > 10 {
                self.xml
                    .raw("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
            }
            let signs = &signs[at * size..at * size + columns.len()];
            self.matrix_table(matrix, at * size, columns, signs);
        }
        let sideways = self.page.sideways();
        self.xml
            .markup(format_args!("{SECTION_END}{sideways}</w:pPr></w:p>"));
    }

    fn matrix_table(&mut self, matrix: &Matrix, from: usize, columns: &[Column], signs: &[String]) {
        let words = self.words;
        let total = self.page.wide_text_width();
        let count = u32::try_from(columns.len()).unwrap_or(u32::MAX);
        let name = (total / 4).min(3600);
        let each = ((total - name) / count.max(1)).min(1100);
        let mut widths = vec![name];
        widths.extend(columns.iter().map(|_| each));
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
            for cell in &row.cells[from..from + columns.len()] {
                match cell {
                    Some(position) => {
                        let (ground, ink) = colours(position.stance);
                        self.xml.open_cell(each, Some(ground));
                        self.xml.open(Style::Mark, "");
                        self.xml.styled_run(
                            &position.sign(),
                            &format!("<w:rPr><w:b/><w:bCs/><w:color w:val=\"{ink}\"/></w:rPr>"),
                        );
                        self.xml.close();
                        self.xml.close_cell();
                    }
                    None => self.xml.cell(each, Style::Mark, ""),
                }
            }
            self.xml.close_row();
        }
        self.xml.close_table();
    }
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
