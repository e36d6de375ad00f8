//! The changes that are asked for, and what the views lead to.

use std::fmt::Write as _;

use super::escape::escaped;
use super::page::Page;
use crate::report::answer::answer;
use crate::report::content::{Ask, Cover, Outcomes, SectionRef};
use crate::report::wording;

impl Page {
    pub(super) fn asks(&mut self, title: &str, asks: &[Ask], cover: &Cover) {
        self.heading(2, title);
        if asks.is_empty() {
            self.sentences(&[self.words.no_requests(cover).to_owned()]);
        }
        for ask in asks {
            if let Some(context) = &ask.context {
                self.quote(context.id.as_str(), &context.text);
            }
            self.quote(ask.id.as_str(), &ask.text);
            let sections: Vec<String> = ask.sections.iter().map(SectionRef::label).collect();
            let line = format!(
                "{} – {}",
                wording::list(self.lang, &ask.respondents),
                sections.join(", ")
            );
            let _ = writeln!(self.out, "— {}\n", escaped(&line));
        }
    }

    pub(super) fn outcomes(&mut self, outcomes: &Outcomes) {
        self.heading(2, self.words.outcomes);
        self.sentences(&outcomes.summary);
        for change in &outcomes.changes {
            self.item(&format!(
                "{}: {} – {}",
                wording::sections(self.lang, &change.sections),
                wording::list(self.lang, &change.respondents),
                answer(self.lang, &change.comment)
            ));
        }
        self.out.push('\n');
    }
}
