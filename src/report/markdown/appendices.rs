//! Every answer in full, what could not be placed or read, and how it was done.

use std::fmt::Write as _;

use super::escape::escaped;
use super::page::Page;
use crate::report::Omission;
use crate::report::content::{Report, Response};
use crate::report::untagged::without_section;
use crate::report::wording;

impl Page {
    pub(super) fn appendices(&mut self, report: &Report) {
        let words = self.words;
        if self.for_board {
            self.heading(2, words.about_compilation);
            self.sentences(&report.method);
            return;
        }
        if report.participation.is_none() {
            if !report.untagged.is_empty() {
                self.heading(2, without_section(self.lang));
                for quotation in &report.untagged {
                    self.quotation(quotation);
                }
            }
            self.heading(2, words.method);
            self.sentences(&report.method);
            return;
        }
        self.heading(2, words.appendix_responses);
        if report.omissions.contains(&Omission::Appendix) {
            self.sentences(&[words.appendix_left_out.to_owned()]);
        } else {
            self.responses(&report.responses);
        }
        self.heading(2, words.appendix_untagged);
        if report.untagged.is_empty() {
            self.sentences(&[words.nothing_untagged.to_owned()]);
        }
        for quotation in &report.untagged {
            self.quotation(quotation);
        }
        self.heading(2, words.appendix_unread);
        if report.unread.is_empty() {
            self.sentences(&[words.nothing_unread.to_owned()]);
        } else {
            self.header(&[
                words.file,
                words.respondent,
                words.state,
                words.why,
                words.remedy,
            ]);
            for document in &report.unread {
                self.row(&[
                    &document.name(),
                    &document.respondent,
                    document.state.label(self.lang),
                    &document.reasons.join("; "),
                    &document.remedy,
                ]);
            }
            self.out.push('\n');
        }
        self.heading(2, words.appendix_ledger);
        self.sentences(&[words.ledger_note.to_owned()]);
        self.header(&[words.fate, words.stretches, words.share]);
        for total in &report.ledger {
            self.row(&[
                &total.fate,
                &total.stretches.to_string(),
                &total.share(&report.ledger),
            ]);
        }
        self.out.push('\n');
        self.heading(2, words.appendix_method);
        self.sentences(&report.method);
    }

    fn responses(&mut self, responses: &[Response]) {
        let words = self.words;
        for response in responses {
            let name = if response.respondent.is_empty() {
                words.unknown_sender
            } else {
                &response.respondent
            };
            self.heading(
                3,
                &format!(
                    "{name} ({})",
                    wording::citation(self.lang, &response.source)
                ),
            );
            if let Some(copy) = &response.copy_of {
                self.sentences(&[format!("{} {copy}.", words.copy_of)]);
            } else if response.statements.is_empty() {
                self.sentences(&[words.no_statements.to_owned()]);
            }
            for quotation in &response.statements {
                self.quote(quotation.id.as_str(), &quotation.text);
                let line = format!(
                    "{}; {}; {}; {}",
                    wording::sections(self.lang, &quotation.sections),
                    wording::stance(self.lang, quotation.stance),
                    wording::role(self.lang, quotation.role),
                    wording::status(self.lang, quotation.status)
                );
                let _ = writeln!(self.out, "— {}\n", escaped(&line));
            }
        }
    }
}
