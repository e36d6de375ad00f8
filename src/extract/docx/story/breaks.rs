//! Breaks of lines, pages and sections.

use super::Story;
use crate::extract::docx::sections::Start;

impl Story<'_, '_> {
    pub(super) fn break_line(&mut self, kind: Option<&str>) {
        if !self.is_shown() {
            return;
        }
        if kind == Some("page") && self.paragraphs.len() == 1 && self.tables.is_empty() {
            self.break_page();
        } else {
            self.push_char('\n');
        }
    }

    pub(super) fn break_page(&mut self) {
        self.settle();
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        if self.pager.reckons() {
            // The text before it is set when the paragraph ends.
            paragraph.breaks.push(paragraph.draft.text.len());
        } else {
            self.pager.break_page();
            paragraph.draft.start_page(self.pager.page());
        }
        // Words on both sides of the break are not one.
        let unbroken = |c: char| !c.is_whitespace();
        if paragraph.draft.text.ends_with(unbroken) {
            paragraph.draft.text.push('\n');
        }
    }

    pub(super) fn rendered_break(&mut self) {
        if self.paragraphs.len() == 1
            && self.pager.rendered_break()
            && let Some(paragraph) = self.paragraphs.last_mut()
        {
            paragraph.draft.start_page(self.pager.page());
        }
    }

    /// Moves on to the next section.
    pub(super) fn next_section(&mut self) {
        self.section += 1;
        let Some(section) = self.sections.get(self.section) else {
            return;
        };
        self.pager.set_sheet(section.sheet);
        match section.start {
            Start::Here => {}
            Start::Page => self.pager.break_page(),
            Start::EvenPage | Start::OddPage => {
                self.pager.break_page();
                let wants_odd = section.start == Start::OddPage;
                if (self.pager.page() % 2 == 1) != wants_odd {
                    self.pager.break_page();
                }
            }
        }
        self.shared.section_pages.push(self.pager.page());
    }
}
