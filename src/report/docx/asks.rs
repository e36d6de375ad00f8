//! What was asked for, and what came of it.

use super::body::Body;
use super::styles::Style;
use super::xml::Emphasis;
use crate::report::Report;
use crate::report::content::{Ask, Outcomes};
use crate::report::wording;

impl Body {
    /// What is asked for, and what the views lead to.
    pub(super) fn asks(&mut self, report: &Report) {
        let words = self.words;
        if self.for_board {
            self.outcomes_chapter(report);
            return;
        }
        // Often a short table: it does not need a page of its own.
        self.heading(1, words.requests);
        if report.requests.is_empty() {
            self.xml
                .paragraph(Style::Normal, words.no_requests(&report.cover));
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
        self.outcomes_chapter(report);
    }

    fn outcomes_chapter(&mut self, report: &Report) {
        if let Some(outcomes) = &report.outcomes {
            self.heading(1, self.words.outcomes);
            self.outcomes(outcomes);
        }
    }

    fn asks_table(&mut self, title: &str, asks: &[Ask]) {
        let words = self.words;
        let section = self.section_column();
        let widths = self.widths(&[section, 61 - section, 24, 15]);
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
            self.xml.open_cell(widths[3], None);
            self.heeded_again(&ask.id, ask.comment.heeded);
            self.xml.close_cell();
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
        let section = self.section_column();
        let widths = self.widths(&[section, 25, 17, 29 - section / 2, 29 - section / 2]);
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
}
