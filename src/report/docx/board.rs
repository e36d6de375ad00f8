//! What a report to the board has in its own form: quotations without cells to
//! fill in, and the proposer's texts as running text.

use super::body::Body;
use super::styles::Style;
use super::xml::Emphasis;
use crate::model::{Remark, Role};
use crate::report::answer::answer;
use crate::report::content::{Excerpt, Quotation};
use crate::report::remarks::Text;
use crate::report::wording;

impl Body {
    /// One of the two texts, where it is written.
    pub(super) fn written(&mut self, excerpt: &Excerpt, text: Text) {
        let words = excerpt.remark.as_ref().map_or("", |remark| text.of(remark));
        if words.is_empty() {
            return;
        }
        self.xml.paragraph(Style::Group, text.label(self.lang));
        for paragraph in Remark::paragraphs(words) {
            self.xml.paragraph(Style::Normal, paragraph);
        }
    }

    /// Quotations in two columns: who, and what; below it what the proposer
    /// answers, where it does.
    pub(super) fn read_only(&mut self, title: &str, quotations: &[&Quotation]) {
        let words = self.words;
        let widths = self.widths(&[30, 70]);
        self.xml.open_table(&widths, title);
        // Without a head: a name and a quotation tell themselves apart, and many of
        // these tables have but one row.
        for quotation in quotations {
            self.xml
                .open_row(quotation.text.len() < super::quotations::SHORT);
            self.xml.open_cell(widths[0], None);
            self.name(&quotation.respondent);
            let place = self.brief_source(quotation);
            if !place.is_empty() {
                self.xml.paragraph(Style::Source, &place);
            }
            let others = quotation.others();
            if !others.is_empty() {
                let names: Vec<String> =
                    others.iter().map(|also| also.respondent.clone()).collect();
                let text = format!("{}: {}", words.also_from, wording::list(self.lang, &names));
                self.xml.paragraph(Style::Source, &text);
            }
            self.xml.close_cell();
            self.xml.open_cell(widths[1], None);
            self.introduction(quotation.context.as_ref());
            self.quote(Style::Quote, &quotation.id, &quotation.text);
            self.answers(quotation);
            self.xml.close_cell();
            self.xml.close_row();
        }
        self.xml.close_table();
    }

    /// Place and, where it is not simply the answer's own words, the role.
    fn brief_source(&self, quotation: &Quotation) -> String {
        let place = wording::brief(self.lang, &quotation.respondent, &quotation.source);
        let role =
            (quotation.role != Role::Argument).then(|| wording::role(self.lang, quotation.role));
        let ticked =
            (quotation.ticked.as_deref()).map(|heading| crate::model::ticked(self.lang, heading));
        let parts: Vec<String> = [Some(place), ticked, role]
            .into_iter()
            .flatten()
            .filter(|part| !part.is_empty())
            .collect();
        parts.join(". ")
    }

    /// What the proposer answers to this and to the same words from others.
    fn answers(&mut self, quotation: &Quotation) {
        if quotation.commented_at.is_some() {
            return;
        }
        let own = answer(self.lang, &quotation.comment);
        let again = quotation.also.iter().map(|also| {
            let name = format!("{} ({})", self.words.comment, also.respondent);
            (name, answer(self.lang, &also.comment))
        });
        let told: Vec<(String, String)> = std::iter::once((self.words.comment.to_owned(), own))
            .chain(again)
            .filter(|(_, answer)| !answer.is_empty())
            .collect();
        for (name, answer) in told {
            self.xml.open(Style::Cell, "");
            self.xml.run(&format!("{name}: "), Emphasis::Strong);
            self.xml.run(&answer, Emphasis::Plain);
            self.xml.close();
        }
    }
}
