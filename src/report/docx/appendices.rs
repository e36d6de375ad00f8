//! Every answer in full, what could not be placed or read, and how it was done.

use super::body::Body;
use super::styles::Style;
use crate::report::untagged::without_section;
use crate::report::{Omission, Report};

impl Body {
    /// The appendices; of a choice what has no section, and how it was made.
    pub(super) fn appendices(&mut self, report: &Report) {
        let words = self.words;
        if self.for_board {
            self.heading(1, words.about_compilation);
            self.sentences(&report.method);
            return;
        }
        if report.participation.is_none() {
            if !report.untagged.is_empty() {
                self.chapter(without_section(self.lang));
                self.untagged(&report.untagged);
            }
            self.chapter(words.method);
            self.sentences(&report.method);
            return;
        }
        self.chapter(words.appendix_responses);
        if report.omissions.contains(&Omission::Appendix) {
            self.xml.paragraph(Style::Normal, words.appendix_left_out);
        } else {
            for response in &report.responses {
                self.response(response);
            }
        }
        self.heading(1, words.appendix_untagged);
        if report.untagged.is_empty() {
            self.xml.paragraph(Style::Normal, words.nothing_untagged);
        }
        self.untagged(&report.untagged);
        self.heading(1, words.appendix_unread);
        self.unread(report);
        self.heading(1, words.appendix_ledger);
        self.xml.paragraph(Style::Normal, words.ledger_note);
        let widths = self.widths(&[60, 20, 20]);
        self.xml.open_table(&widths, words.appendix_ledger);
        self.xml
            .head_row(&widths, &[words.fate, words.stretches, words.share]);
        for total in &report.ledger {
            self.row(
                &widths,
                &[
                    &total.fate,
                    &total.stretches.to_string(),
                    &total.share(&report.ledger),
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
            self.xml.open_row(true);
            self.xml.open_cell(widths[0], None);
            if !document.respondent.is_empty() {
                self.name(&document.respondent);
            }
            self.xml.paragraph(Style::Source, &document.name());
            self.xml.close_cell();
            let cells = [
                document.state.label(self.lang),
                &document.reasons.join("; "),
                &document.remedy,
            ];
            for (width, cell) in widths[1..].iter().zip(cells) {
                self.xml.cell(*width, Style::Cell, cell);
            }
            self.xml.close_row();
        }
        self.xml.close_table();
    }
}
