//! The views on each section in their own words.

use std::fmt::Write as _;

use super::escape::escaped;
use super::page::{Page, marked};
use crate::model::{Remark, Role, Stance};
use crate::report::answer::answer as answer_to;
use crate::report::content::{Excerpt, Group, Quotation};
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
        if self.for_board {
            self.remark(excerpt, Text::Assessment);
        }
        // That there was background is told once, on the cover.
        let is_shown = |group: &&Group| !self.for_board || !group.quotations.is_empty();
        let groups: Vec<&Group> = excerpt.groups.iter().filter(is_shown).collect();
        for group in groups {
            let title = match group.stance {
                Some(Stance::None) => self.words.background.to_owned(),
                Some(stance) => marked(self.lang, stance),
                None => self.words.not_assessed.to_owned(),
            };
            if self.for_board {
                let extent = wording::group_extent(self.lang, group, true);
                self.strong(&format!("{title} ({extent})"));
            } else {
                self.strong(&title);
            }
            for quotation in &group.quotations {
                self.quotation(quotation);
            }
            self.sentences(&wording::not_shown(self.lang, group));
        }
        let minorities = if self.for_board {
            wording::minorities(self.lang, excerpt)
        } else {
            self.words.minorities.to_owned()
        };
        for (title, quotations) in [
            (minorities.as_str(), &excerpt.minorities),
            (self.words.drafts, &excerpt.drafts),
        ] {
            if !quotations.is_empty() {
                self.strong(title);
                for quotation in quotations {
                    self.quotation(quotation);
                }
            }
        }
        self.sentences(&Vec::from_iter(wording::not_chosen(self.lang, excerpt)));
        if !self.for_board {
            self.remark(excerpt, Text::Assessment);
        }
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
        let mut line = if self.for_board {
            self.brief_source(quotation)
        } else {
            format!(
                "{} ({}). {}, {}.",
                quotation.respondent,
                wording::citation(self.lang, &quotation.source),
                wording::role(self.lang, quotation.role),
                wording::status(self.lang, quotation.status),
            )
        };
        if quotation.highlighted && !self.for_board {
            let _ = write!(line, " {}.", self.words.highlighted);
        }
        if let Some(heading) = &quotation.ticked {
            let _ = write!(line, " {}.", crate::model::ticked(self.lang, heading));
        }
        let others = quotation.others();
        if !others.is_empty() {
            let _ = write!(
                line,
                " {} {}: {}.",
                self.words.also_from,
                others.len(),
                if self.for_board {
                    let names: Vec<String> =
                        others.iter().map(|also| also.respondent.clone()).collect();
                    wording::list(self.lang, &names)
                } else {
                    wording::also(self.lang, &others)
                }
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
    /// Who says it and on which page; the role where it is not simply the
    /// answer's own words.
    fn brief_source(&self, quotation: &Quotation) -> String {
        let place = wording::brief(self.lang, &quotation.respondent, &quotation.source);
        let place = match place.as_str() {
            "" => String::new(),
            place => format!(" ({place})"),
        };
        let role = match quotation.role {
            Role::Argument => String::new(),
            role => format!(" {}.", wording::role(self.lang, role)),
        };
        format!("{}{place}.{role}", quotation.respondent)
    }
}
