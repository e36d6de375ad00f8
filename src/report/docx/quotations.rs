//! The excerpts: what is said of each section, with comment cells that are
//! read back.

use super::body::Body;
use super::styles::Style;
use super::xml::Emphasis;
use crate::language::capital;
use crate::model::{Lang, Stance};
use crate::report::Report;
use crate::report::answer::answer;
use crate::report::colour::colours;
use crate::report::content::{Excerpt, Group, Quotation, Response};
use crate::report::remarks::Text;
use crate::report::wording;

/// Rows shorter than this are kept on one page.
pub(super) const SHORT: usize = 1200;

/// Whether nobody says anything of the first of these, nor of those below it,
/// and the proposer neither.
fn is_silent(lang: Lang, excerpts: &[Excerpt]) -> bool {
    let (first, rest) = match excerpts {
        [first, rest @ ..] if !first.section.id.is_general() => (first, rest),
        _ => return false,
    };
    let below = rest.iter().take_while(|one| one.level > first.level);
    std::iter::once(first).chain(below).all(|one| {
        let quotations = one.groups.len() + one.minorities.len() + one.drafts.len();
        let is_remarked = one.shown_remark().is_some();
        quotations == 0
            && !is_remarked
            && one.text.is_none()
            && wording::is_silence(lang, &one.summary)
    })
}

impl Body {
    /// Every section in the programme's order.
    pub(super) fn sections(&mut self, report: &Report) {
        self.chapter(self.words.sections);
        self.xml.paragraph(Style::Normal, self.words.sections_note);
        if self.for_board && report.cover.decided == 0 {
            self.xml.paragraph(Style::Normal, self.words.all_suggested);
        }
        if !self.for_board {
            self.xml.paragraph(Style::Normal, self.words.fill_in_note);
        }
        let mut silent: Vec<String> = Vec::new();
        for (at, excerpt) in report.excerpts.iter().enumerate() {
            if self.is_whole && is_silent(self.lang, &report.excerpts[at..]) {
                silent.push(excerpt.section.label());
                continue;
            }
            self.silent(&mut silent);
            self.excerpt(excerpt);
        }
        self.silent(&mut silent);
    }

    /// Sections of which nobody speaks, in one sentence where they would stand.
    fn silent(&mut self, sections: &mut Vec<String>) {
        if !sections.is_empty() {
            let told = wording::nobody_speaks_of(self.lang, sections);
            self.xml
                .open(Style::Normal, "<w:spacing w:before=\"160\"/>");
            self.xml.run(&told, Emphasis::Plain);
            self.xml.close();
            sections.clear();
        }
    }

    fn excerpt(&mut self, excerpt: &Excerpt) {
        if self.for_board {
            self.close_heading(excerpt.level.max(1) + 1, &excerpt.section.label());
        } else {
            self.heading(excerpt.level.max(1) + 1, &excerpt.section.label());
        }
        if let Some(text) = &excerpt.text {
            for line in text.lines().filter(|line| !line.trim().is_empty()) {
                self.xml.paragraph(Style::SectionText, line);
            }
        }
        // A heading is not left alone with its sentences at a page's end.
        let mut look = String::new();
        if !excerpt.groups.is_empty() {
            look.push_str("<w:keepNext/>");
        }
        if self.for_board {
            look.push_str(
                "<w:spacing w:before=\"0\" w:after=\"60\" w:line=\"252\" w:lineRule=\"auto\"/>",
            );
        }
        self.xml.open(Style::Normal, &look);
        self.xml.run(&excerpt.summary.join(" "), Emphasis::Plain);
        self.xml.close();
        self.remark(excerpt, Text::Summary);
        if self.for_board {
            self.remark(excerpt, Text::Assessment);
        }
        if self.for_board {
            self.groups_to_read(&excerpt.groups);
        } else {
            for group in &excerpt.groups {
                self.group(group);
            }
        }
        if !excerpt.minorities.is_empty() {
            if self.for_board {
                let told = wording::minorities(self.lang, excerpt);
                self.xml.paragraph(Style::Group, &told);
            } else {
                self.xml.paragraph(Style::Group, self.words.minorities);
                self.xml.open(Style::Source, "<w:keepNext/>");
                self.xml.run(self.words.minorities_note, Emphasis::Plain);
                self.xml.close();
            }
            self.table(self.words.minorities, &excerpt.minorities);
        }
        if !excerpt.drafts.is_empty() {
            self.xml.paragraph(Style::Group, self.words.drafts);
            self.table(self.words.drafts, &excerpt.drafts);
        }
        if let Some(told) = wording::not_chosen(self.lang, excerpt) {
            self.xml.paragraph(Style::Source, &told);
        }
        if !self.for_board {
            self.remark(excerpt, Text::Assessment);
        }
    }

    fn group(&mut self, group: &Group) {
        let extent = match group.quotations.as_slice() {
            [] => String::new(),
            _ => wording::group_extent(self.lang, group, false),
        };
        let (title, look) = match group.stance {
            Some(Stance::None) => (self.words.background.to_owned(), String::new()),
            Some(stance) => {
                let (ground, ink) = colours(stance);
                (
                    format!(
                        "\u{a0}{} {}\u{a0}",
                        stance.glyph(),
                        capital(stance.label(self.lang))
                    ),
                    format!(
                        "<w:rPr><w:color w:val=\"{ink}\"/><w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/></w:rPr>"
                    ),
                )
            }
            None => (self.words.not_assessed.to_owned(), String::new()),
        };
        self.xml.open(Style::Group, "");
        self.xml.styled_run(&title, &look);
        self.xml.styled_run(
            &format!("  {extent}"),
            "<w:rPr><w:b w:val=\"0\"/><w:bCs w:val=\"0\"/></w:rPr>",
        );
        self.xml.close();
        if group.stance == Some(Stance::None) {
            let (plain, commented): (Vec<&Quotation>, Vec<&Quotation>) = group
                .quotations
                .iter()
                .partition(|quotation| !quotation.is_to_be_commented());
            if !commented.is_empty() {
                self.table_of(&title, &commented);
            }
            for quotation in plain {
                self.background(quotation);
            }
        } else {
            self.table(title.trim(), &group.quotations);
        }
        for told in wording::not_shown(self.lang, group) {
            self.xml.paragraph(Style::Source, &told);
        }
    }

    /// Statements without a section: those to be answered, then the rest.
    pub(super) fn untagged(&mut self, untagged: &[Quotation]) {
        let (answered, rest): (Vec<&Quotation>, Vec<&Quotation>) = untagged
            .iter()
            .partition(|quotation| quotation.is_to_be_commented());
        if !answered.is_empty() {
            self.table_of(self.words.appendix_untagged, &answered);
        }
        for quotation in rest {
            self.background(quotation);
        }
    }

    /// A quotation without comment cells: the words, and where they stand below.
    pub(super) fn background(&mut self, quotation: &Quotation) {
        if let Some(context) = &quotation.context {
            self.quote(Style::Introduction, &context.id, &context.text);
        }
        self.quote(Style::Background, &quotation.id, &quotation.text);
        let text = format!("{}, {}", quotation.respondent, self.source(quotation));
        self.xml.paragraph(Style::BackgroundSource, &text);
    }

    fn table(&mut self, title: &str, quotations: &[Quotation]) {
        self.table_of(title, &quotations.iter().collect::<Vec<_>>());
    }

    fn table_of(&mut self, title: &str, quotations: &[&Quotation]) {
        if self.for_board {
            self.read_only(title, quotations);
            return;
        }
        let words = self.words;
        let widths = self.widths(&[30, 44, 26]);
        self.xml.open_table(&widths, title);
        self.xml.head_row(
            &widths,
            &[words.respondent_and_source, words.statement, words.comment],
        );
        for quotation in quotations {
            self.xml.open_row(quotation.text.len() < SHORT);
            self.xml.open_cell(widths[0], None);
            self.name(&quotation.respondent);
            let source = self.source(quotation);
            self.xml.paragraph(Style::Source, &source);
            self.also(quotation);
            self.xml.close_cell();
            self.xml.open_cell(widths[1], None);
            self.introduction(quotation.context.as_ref());
            self.quote(Style::Quote, &quotation.id, &quotation.text);
            self.xml.close_cell();
            self.xml.open_cell(widths[2], None);
            match &quotation.commented_at {
                Some(section) => {
                    let text = format!("{} {}", words.commented_at, section.label());
                    self.xml.paragraph(Style::Source, &text);
                }
                None => self.comment(&quotation.id, &quotation.comment),
            }
            self.xml.close_cell();
            self.xml.close_row();
        }
        self.xml.close_table();
    }

    /// Place, role and status of a quotation. The case number of each answer
    /// stands in the list of respondents, where there is one.
    fn source(&self, quotation: &Quotation) -> String {
        let place = if self.is_whole {
            wording::place
        } else {
            wording::citation
        };
        let ticked = (quotation.ticked.as_deref()).map_or_else(String::new, |heading| {
            format!("{}. ", crate::model::ticked(self.lang, heading))
        });
        let highlighted = if quotation.highlighted {
            format!("{}. ", self.words.highlighted)
        } else {
            String::new()
        };
        format!(
            "{highlighted}{ticked}{}. {}. {}",
            place(self.lang, &quotation.source),
            wording::role(self.lang, quotation.role),
            wording::status(self.lang, quotation.status)
        )
    }

    fn also(&mut self, quotation: &Quotation) {
        let others = quotation.others();
        if !others.is_empty() {
            let text = format!(
                "{} ({}): {}",
                self.words.also_from,
                others.len(),
                wording::also(self.lang, &others)
            );
            self.xml.paragraph(Style::Source, &text);
        }
        for also in &quotation.also {
            let answer = answer(self.lang, &also.comment);
            if !answer.is_empty() {
                let text = format!("{} ({}): {answer}", self.words.comment, also.respondent);
                self.xml.paragraph(Style::Source, &text);
            }
        }
    }

    /// One document with all its statements.
    pub(super) fn response(&mut self, response: &Response) {
        let words = self.words;
        let name = if response.respondent.is_empty() {
            words.unknown_sender
        } else {
            &response.respondent
        };
        self.unlisted_heading(2, name);
        let line = format!(
            "{}. {}. {}",
            wording::citation(self.lang, &response.source),
            capital(response.state.label(self.lang)),
            response.hash
        );
        self.xml.open(Style::Source, "<w:keepNext/>");
        self.xml.run(&line, Emphasis::Plain);
        self.xml.close();
        if let Some(copy) = &response.copy_of {
            let text = format!("{} {copy}.", words.copy_of);
            self.xml.paragraph(Style::Normal, &text);
            return;
        }
        if response.statements.is_empty() {
            self.xml.paragraph(Style::Normal, words.no_statements);
            return;
        }
        let section = self.section_column();
        let widths = self.widths(&[60 - section, section, 22, 18]);
        self.xml.open_table(&widths, name);
        self.xml.head_row(
            &widths,
            &[words.statement, words.section, words.stance, words.role],
        );
        for quotation in &response.statements {
            self.xml.open_row(quotation.text.len() < SHORT);
            self.xml.open_cell(widths[0], None);
            self.quote(Style::Quote, &quotation.id, &quotation.text);
            if let Some(first) = &quotation.duplicate_of {
                let text = format!("{} {first}", words.same_as);
                self.xml.paragraph(Style::Source, &text);
            }
            self.xml.close_cell();
            let sections = wording::sections(self.lang, &quotation.sections);
            self.xml.cell(widths[1], Style::Cell, &sections);
            self.xml.open_cell(widths[2], None);
            let stance = wording::stance(self.lang, quotation.stance);
            self.xml.paragraph(Style::Cell, &stance);
            let status = wording::status(self.lang, quotation.status);
            self.xml.paragraph(Style::Source, &status);
            self.xml.close_cell();
            self.xml.open_cell(widths[3], None);
            let role = wording::role(self.lang, quotation.role);
            self.xml.paragraph(Style::Cell, &role);
            if !quotation.role_is_bodys() {
                self.xml.paragraph(Style::Source, &quotation.respondent);
            }
            self.xml.close_cell();
            self.xml.close_row();
        }
        self.xml.close_table();
    }
}
