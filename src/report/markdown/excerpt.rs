//! The views on each section in their own words.

use std::fmt::Write as _;

use super::escape::escaped;
use super::page::{Page, marked};
use crate::model::{Remark, Stance};
use crate::report::answer::answer as answer_to;
use crate::report::content::{Excerpt, Quotation};
use crate::report::remarks::Text;
use crate::report::wording;

impl Page {
    pub(super) fn excerpt(&mut self, excerpt: &Excerpt) {
        self.heading(excerpt.level + 2, &excerpt.section.label());
        if let Some(text) = &excerpt.text {
            self.item(self.words.section_text);
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                let _ = writeln!(self.out, "\n  {}", escaped(line));
            }
            self.out.push('\n');
        }
        self.sentences(&excerpt.summary);
        self.remark(excerpt, Text::Summary);
        for group in &excerpt.groups {
            let title = match group.stance {
                Some(Stance::None) => self.words.background.to_owned(),
                Some(stance) => marked(self.lang, stance),
                None => self.words.not_assessed.to_owned(),
            };
            self.strong(&title);
            for quotation in &group.quotations {
                self.quotation(quotation);
            }
            self.sentences(&wording::not_shown(self.lang, group));
        }
        for (title, quotations) in [
            (self.words.minorities, &excerpt.minorities),
            (self.words.drafts, &excerpt.drafts),
        ] {
            if !quotations.is_empty() {
                self.strong(title);
                for quotation in quotations {
                    self.quotation(quotation);
                }
            }
        }
        self.remark(excerpt, Text::Assessment);
    }

    /// One of the two texts that the proposer wrote.
    fn remark(&mut self, excerpt: &Excerpt, text: Text) {
        let words = excerpt.remark.as_ref().map_or("", |remark| text.of(remark));
        if !words.is_empty() {
            self.strong(text.label(self.lang));
        }
        for paragraph in Remark::paragraphs(words) {
            let lines: Vec<String> = paragraph.lines().map(escaped).collect();
            // A sign at the end of a line keeps the next one apart.
            let _ = writeln!(self.out, "{}\n", lines.join("\\\n"));
        }
    }

    pub(super) fn quotation(&mut self, quotation: &Quotation) {
        if let Some(context) = &quotation.context {
            self.quote(context.id.as_str(), &context.text);
        }
        self.quote(quotation.id.as_str(), &quotation.text);
        let mut line = format!(
            "{} ({}). {}, {}.",
            quotation.respondent,
            wording::citation(self.lang, &quotation.source),
            wording::role(self.lang, quotation.role),
            wording::status(self.lang, quotation.status),
        );
        let others = quotation.others();
        if !others.is_empty() {
            let _ = write!(
                line,
                " {} {}: {}.",
                self.words.also_from,
                others.len(),
                wording::also(self.lang, &others)
            );
        }
        let _ = writeln!(self.out, "— {}\n", escaped(&line));
        let answer = answer_to(self.lang, &quotation.comment);
        if !answer.is_empty() {
            let _ = writeln!(
                self.out,
                "**{}:** {}\n",
                self.words.comment,
                escaped(&answer)
            );
        }
        for also in &quotation.also {
            let answer = answer_to(self.lang, &also.comment);
            if !answer.is_empty() {
                let name = format!("{} ({})", self.words.comment, also.respondent);
                let _ = writeln!(self.out, "**{}:** {}\n", escaped(&name), escaped(&answer));
            }
        }
    }
}
