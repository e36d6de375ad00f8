//! The chapters before and after the excerpts: who answered, positions, the
//! matrix, what is asked for, and the appendices.

use super::body::Body;
use super::styles::Style;
use super::xml::{Colours, Emphasis};
use crate::language::capital;
use crate::model::Stance;
use crate::report::Report;
use crate::report::content::{Ask, Column, KindRow, Matrix, Outcomes, Participation, Positions};
use crate::report::wording;

/// So many sections stand beside each other in one table of the matrix.
const COLUMNS: usize = 16;

/// The paragraph that ends a section of pages: so low that it never needs a
/// page of its own.
const SECTION_END: &str =
    "<w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"20\" w:lineRule=\"exact\"/>";

impl Body {
    /// Summary: turnout, positions, matrix.
    pub(super) fn overview(&mut self, report: &Report) {
        let words = self.words;
        if let (Some(participation), Some(positions), Some(matrix)) =
            (&report.participation, &report.positions, &report.matrix)
        {
            self.chapter(words.summary);
            self.heading(2, words.participation);
            self.participation(participation);
            self.heading(2, words.positions);
            self.positions(positions);
            if !matrix.columns.is_empty() {
                self.matrix(matrix);
            }
        }
    }

    fn participation(&mut self, participation: &Participation) {
        let words = self.words;
        self.sentences(&participation.summary);
        let widths = self.widths(&[27, 14, 13, 9, 14, 23]);
        self.xml.open_table(&widths, words.participation_table);
        self.xml.head_row(
            &widths,
            &[
                words.respondent,
                words.kind,
                words.asked,
                words.answered,
                words.answer_date,
                words.own_reference,
            ],
        );
        let yes_no = |yes| if yes { words.yes } else { words.no };
        for row in &participation.rows {
            let date = match (&row.date, row.late) {
                (Some(date), true) => format!("{date} ({})", words.late),
                (Some(date), false) => date.clone(),
                (None, _) => String::new(),
            };
            let cells = [
                row.name.as_str(),
                row.kind.label(self.lang),
                yes_no(row.asked),
                yes_no(row.answered),
                &date,
                row.reference.as_deref().unwrap_or_default(),
            ];
            self.row(&widths, &cells);
        }
        self.xml.close_table();
    }

    fn positions(&mut self, positions: &Positions) {
        let words = self.words;
        self.sentences(&positions.summary);
        self.kinds(&positions.kinds);
        self.xml.paragraph(Style::Group, words.positions_by_answer);
        let widths = self.widths(&[30, 48, 22]);
        self.xml.open_table(&widths, words.positions_by_answer);
        self.xml.head_row(
            &widths,
            &[words.respondent_and_source, words.statement, words.position],
        );
        for answer in &positions.answers {
            self.xml.open_row(true);
            self.xml.open_cell(widths[0], None);
            self.name(&answer.respondent);
            if let Some(source) = &answer.source {
                let citation = wording::citation(self.lang, source);
                self.xml.paragraph(Style::Source, &citation);
            }
            self.xml.close_cell();
            self.xml.open_cell(widths[1], None);
            match &answer.quote {
                Some(quote) => self.quote(Style::Quote, &quote.id, &quote.text),
                None => self.xml.paragraph(Style::Cell, ""),
            }
            self.xml.close_cell();
            match answer.stance {
                Some(stance) => self.stance_cell(widths[2], stance),
                None => self
                    .xml
                    .cell(widths[2], Style::Cell, words.unknown_position),
            }
            self.xml.close_row();
        }
        self.xml.close_table();
    }

    fn kinds(&mut self, kinds: &[KindRow]) {
        let words = self.words;
        self.xml.paragraph(Style::Group, words.positions_by_kind);
        let widths = self.widths(&[25, 12, 63]);
        self.xml.open_table(&widths, words.positions_by_kind);
        self.xml
            .head_row(&widths, &[words.kind, words.answers, words.position]);
        for row in kinds {
            let mut parts: Vec<String> = row
                .counts
                .iter()
                .map(|count| {
                    format!(
                        "{} {}: {}",
                        count.stance.glyph(),
                        count.stance.label(self.lang),
                        count.respondents.len()
                    )
                })
                .collect();
            if row.unknown > 0 {
                parts.push(format!(
                    "{}: {}",
                    words.unknown_position.to_lowercase(),
                    row.unknown
                ));
            }
            let kind = capital(row.kind.label(self.lang));
            self.row(
                &widths,
                &[&kind, &row.answers.to_string(), &parts.join("; ")],
            );
        }
        self.xml.close_table();
    }

    /// The matrix on pages of its own, laid on their side.
    fn matrix(&mut self, matrix: &Matrix) {
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
                &format!("\u{a0}{} {}\u{a0}", stance.glyph(), stance.label(self.lang)),
                &format!("<w:rPr><w:color w:val=\"{ink}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/></w:rPr>"),
            );
            self.xml.run("  ", Emphasis::Plain);
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
                            position.stance.glyph(),
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

    /// What is asked for, and what the views lead to.
    pub(super) fn asks(&mut self, report: &Report) {
        let words = self.words;
        self.chapter(words.requests);
        if report.requests.is_empty() {
            self.xml.paragraph(Style::Normal, words.nothing_requested);
        } else {
            self.asks_table(words.requests, &report.requests);
        }
        if !report.minority_requests.is_empty() {
            self.heading(2, words.minority_requests);
            self.xml.open(Style::Normal, "<w:keepNext/>");
            self.xml.run(words.minorities_note, Emphasis::Plain);
            self.xml.close();
            self.asks_table(words.minority_requests, &report.minority_requests);
        }
        if let Some(outcomes) = &report.outcomes {
            self.chapter(words.outcomes);
            self.outcomes(outcomes);
        }
    }

    fn asks_table(&mut self, title: &str, asks: &[Ask]) {
        let words = self.words;
        let widths = self.widths(&[12, 48, 25, 15]);
        self.xml.open_table(&widths, title);
        self.xml.head_row(
            &widths,
            &[
                words.section,
                words.statement,
                words.respondent,
                words.heeded,
            ],
        );
        for ask in asks {
            self.xml.open_row(ask.text.len() < 1200);
            self.xml.cell(
                widths[0],
                Style::Cell,
                &wording::sections(self.lang, &ask.sections),
            );
            self.xml.open_cell(widths[1], None);
            self.introduction(ask.context.as_ref());
            self.quote(Style::Quote, &ask.id, &ask.text);
            self.xml.close_cell();
            let names = wording::list(self.lang, &ask.respondents);
            self.xml.cell(widths[2], Style::Cell, &names);
            let heeded = ask
                .comment
                .heeded
                .map_or("", |heeded| heeded.label(self.lang));
            self.xml.cell(widths[3], Style::Cell, heeded);
            self.xml.close_row();
        }
        self.xml.close_table();
    }

    fn outcomes(&mut self, outcomes: &Outcomes) {
        let words = self.words;
        self.sentences(&outcomes.summary);
        if outcomes.changes.is_empty() {
            return;
        }
        let widths = self.widths(&[12, 25, 17, 23, 23]);
        self.xml.open_table(&widths, words.outcomes);
        self.xml.head_row(
            &widths,
            &[
                words.section,
                words.respondent,
                words.heeded,
                words.reason,
                words.changed_text,
            ],
        );
        for change in &outcomes.changes {
            let heeded = change
                .comment
                .heeded
                .map_or("", |heeded| heeded.label(self.lang));
            self.row(
                &widths,
                &[
                    &wording::sections(self.lang, &change.sections),
                    &wording::list(self.lang, &change.respondents),
                    heeded,
                    &change.comment.reason,
                    &change.comment.changed_text,
                ],
            );
        }
        self.xml.close_table();
    }

    /// The appendices; of a choice only how it was made.
    pub(super) fn appendices(&mut self, report: &Report) {
        let words = self.words;
        if report.participation.is_none() {
            self.chapter(words.method);
            self.sentences(&report.method);
            return;
        }
        self.chapter(words.appendix_responses);
        for response in &report.responses {
            self.response(response);
        }
        self.heading(1, words.appendix_untagged);
        if report.untagged.is_empty() {
            self.xml.paragraph(Style::Normal, words.nothing_untagged);
        }
        self.untagged(&report.untagged);
        self.heading(1, words.appendix_unread);
        self.unread(report);
        self.heading(1, words.appendix_ledger);
        let widths = self.widths(&[60, 20, 20]);
        self.xml.open_table(&widths, words.appendix_ledger);
        self.xml
            .head_row(&widths, &[words.fate, words.stretches, words.bytes]);
        for total in &report.ledger {
            self.row(
                &widths,
                &[
                    &total.fate,
                    &total.stretches.to_string(),
                    &total.bytes.to_string(),
                ],
            );
        }
        self.xml.close_table();
        self.heading(1, words.appendix_method);
        self.sentences(&report.method);
    }

    fn unread(&mut self, report: &Report) {
        let words = self.words;
        if report.unread.is_empty() {
            self.xml.paragraph(Style::Normal, words.nothing_unread);
            return;
        }
        let widths = self.widths(&[30, 16, 30, 24]);
        self.xml.open_table(&widths, words.appendix_unread);
        self.xml
            .head_row(&widths, &[words.file, words.state, words.why, words.remedy]);
        for document in &report.unread {
            self.row(
                &widths,
                &[
                    format!("{} {}", document.file, document.part).trim(),
                    document.state.label(self.lang),
                    &document.reasons.join("; "),
                    &document.remedy,
                ],
            );
        }
        self.xml.close_table();
    }

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
    pub(super) fn stance_cell(&mut self, width: u32, stance: Stance) {
        let (ground, ink) = colours(stance);
        self.xml.open_cell(width, Some(ground));
        self.xml.open(Style::Cell, "");
        self.xml.styled_run(
            &format!("{} {}", stance.glyph(), stance.label(self.lang)),
            &format!("<w:rPr><w:color w:val=\"{ink}\"/></w:rPr>"),
        );
        self.xml.close();
        self.xml.close_cell();
    }

    /// Column widths from parts of a hundred of an upright page.
    pub(super) fn widths(&self, parts: &[u32]) -> Vec<u32> {
        let total = self.page.text_width();
        parts.iter().map(|part| total * part / 100).collect()
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
