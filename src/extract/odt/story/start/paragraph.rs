//! Where a paragraph begins: its look, its page and its number.

use crate::extract::builder::Draft;
use crate::extract::look::LookOf;
use crate::extract::odt::lists::OUTLINE;
use crate::extract::odt::story::{Frame, Paragraph, Story};
use crate::extract::odt::styles::{Family, RunLook};
use crate::extract::xml::Tag;
use crate::model::{BlockKind, Layer, Look};

impl Story<'_, '_> {
    pub(super) fn start_paragraph(&mut self, style: Option<&str>, outline: Option<u8>) -> Frame {
        let name = style.unwrap_or("Standard");
        let style = self.shared.styles.of(Family::Paragraph, name);
        let outermost = self.paragraphs.is_empty() && self.layer == Layer::Body;
        if outermost && self.tables.is_empty() {
            if std::mem::take(&mut self.break_pending) {
                self.pager.break_before();
            }
            if style.break_before == Some(true) || style.master.is_some() {
                self.pager.break_before();
            }
        }
        if let Some(master) = &style.master {
            self.shared.styles.use_master(master);
        }
        let default = RunLook {
            look: Look {
                half_points: 24,
                ..Look::default()
            },
            ..RunLook::default()
        };
        let base = style.look_over(default);
        let mut paragraph = Paragraph {
            draft: Draft::new(BlockKind::Paragraph),
            run: base,
            base,
            look: LookOf::default(),
            outline,
            number: None,
            item_level: None,
            page: self.pager.page(),
            notes: Vec::new(),
            after: Vec::new(),
            spaced: true,
            written: 0,
            style,
        };
        self.number(&mut paragraph);
        self.paragraphs.push(paragraph);
        Frame::Paragraph
    }

    /// Gives the paragraph its number: that of its list item, or for a
    /// heading outside of lists that of the outline.
    fn number(&mut self, paragraph: &mut Paragraph) {
        let depth = self.lists.len();
        if let Some(list) = self.lists.last_mut() {
            if std::mem::replace(&mut list.numbered, true) || list.header {
                return;
            }
            let level = depth - 1;
            let own = paragraph
                .style
                .list
                .as_deref()
                .filter(|style| !style.is_empty());
            let style = list.style.as_deref().or(own);
            if let Some(style) = style {
                paragraph.number = self.shared.lists.next(style, level, list.start);
            }
            paragraph.item_level = u8::try_from(level).ok();
        } else if let Some(level) = paragraph.outline
            && paragraph.style.list.as_deref() != Some("")
        {
            let level = usize::from(level.saturating_sub(1));
            paragraph.number = self.shared.lists.next(OUTLINE, level, None);
        }
    }

    pub(super) fn start_span(&mut self, tag: &Tag<'_>) -> Frame {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return Frame::Pass;
        };
        let before = paragraph.run;
        if let Some(name) = tag.attr("style-name") {
            paragraph.run = self.shared.styles.text(before, &name);
        }
        Frame::Span(before)
    }

    pub(super) fn soft_page_break(&mut self) {
        if self.paragraphs.len() > 1 || !self.pager.rendered_break() {
            return;
        }
        let page = self.pager.page();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.draft.start_page(page);
        }
    }
}
