//! What a report to the board has in its own form: quotations without cells to
//! fill in, and the proposer's texts as running text.

use super::body::Body;
use super::styles::Style;
use super::xml::Emphasis;
use crate::model::{Remark, Role, Stance};
use crate::report::answer::answer;
use crate::report::content::{Excerpt, Group, Quotation};
use crate::report::remarks::Text;
use crate::report::wording;

/// The widths of the columns, in parts of a hundred.
const WIDTHS: [u32; 2] = [27, 73];

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

    /// A section's quotations in one table: the stance with how many take it, and
    /// the words with who says them below.
    pub(super) fn groups_to_read(&mut self, groups: &[Group]) {
        // That there was background is told once, on the cover.
        let shown: Vec<&Group> = (groups.iter())
            .filter(|group| !group.quotations.is_empty())
            .collect();
        if shown.is_empty() {
            return;
        }
        let widths = self.widths(&WIDTHS);
        // Without a head: a stance and a quotation tell themselves apart.
        self.xml.open_table(&widths, self.words.stance);
        for group in shown {
            for (at, quotation) in group.quotations.iter().enumerate() {
                self.xml
                    .open_row(quotation.text.len() < super::quotations::SHORT);
                self.stance_to_read(widths[0], group, at == 0);
                self.words_to_read(widths[1], quotation);
                self.xml.close_row();
            }
        }
        self.xml.close_table();
    }

    /// The words, who says them, and what the proposer answers, where it does.
    fn words_to_read(&mut self, width: u32, quotation: &Quotation) {
        self.xml.open_cell(width, None);
        self.introduction(quotation.context.as_ref());
        self.quote(Style::Read, &quotation.id, &quotation.text);
        self.speaker(quotation);
        self.answers(quotation);
        self.xml.close_cell();
    }

    /// A stance by sign, word and colour; with the first of its quotations also
    /// how many take it.
    fn stance_to_read(&mut self, width: u32, group: &Group, is_first: bool) {
        let extent = wording::group_extent(self.lang, group, true);
        let note = is_first.then_some(extent.as_str());
        match group.stance {
            Some(stance) if stance != Stance::None => self.stance_cell(width, stance, note),
            other => {
                let word = match other {
                    Some(_) => self.words.background,
                    None => self.words.not_assessed,
                };
                self.xml.open_cell(width, None);
                self.xml.paragraph(Style::Cell, word);
                if let Some(note) = note {
                    self.xml.paragraph(Style::Source, note);
                }
                self.xml.close_cell();
            }
        }
    }

    /// Who says a quotation, where, and who else, on a line below it.
    fn speaker(&mut self, quotation: &Quotation) {
        let space = "<w:spacing w:before=\"0\" w:after=\"0\"/>";
        self.xml.open(Style::Source, space);
        self.xml.run(&quotation.respondent, Emphasis::Strong);
        let place = self.brief_source(quotation);
        let others = quotation.others();
        let names: Vec<String> = others.iter().map(|also| also.respondent.clone()).collect();
        let also = (!names.is_empty()).then(|| {
            let names = wording::list(self.lang, &names);
            format!("{}: {names}", self.words.also_from)
        });
        for part in [Some(place), also].into_iter().flatten() {
            if !part.is_empty() {
                self.xml.run(&format!(", {part}"), Emphasis::Plain);
            }
        }
        self.xml.close();
    }

    /// Quotations beside what part of the answer they stand in.
    pub(super) fn read_only(&mut self, title: &str, quotations: &[&Quotation]) {
        let widths = self.widths(&WIDTHS);
        self.xml.open_table(&widths, title);
        for quotation in quotations {
            self.xml
                .open_row(quotation.text.len() < super::quotations::SHORT);
            let role = wording::role(self.lang, quotation.role);
            self.xml.cell(widths[0], Style::Cell, &role);
            self.words_to_read(widths[1], quotation);
            self.xml.close_row();
        }
        self.xml.close_table();
    }

    /// Place and, where it is not simply the answer's own words, the role.
    fn brief_source(&self, quotation: &Quotation) -> String {
        let place = wording::brief(self.lang, &quotation.respondent, &quotation.source);
        // a minority's stands beside it
        let is_told = quotation.role == Role::Argument || quotation.role.is_minority();
        let role = (!is_told).then(|| wording::role(self.lang, quotation.role));
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
