//! What the end of an element means; above all, a paragraph becomes a block.

use std::rc::Rc;

use super::{Frame, Holder, Paragraph, Story};
use crate::extract::builder::PassageId;
use crate::extract::pages::Extent;
use crate::extract::purpose::Purpose;
use crate::extract::typeface::Font;
use crate::model::{BlockKind, Layer};

impl Story<'_, '_> {
    /// Takes the end of the innermost open element.
    pub(super) fn end(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame {
            Frame::Paragraph => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    self.finish(paragraph);
                }
            }
            Frame::Span(before) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run = before;
                }
            }
            Frame::Link { start, target } => {
                if let (Some(paragraph), Some(target)) = (self.paragraphs.last_mut(), target) {
                    paragraph.draft.link_from(start, &target);
                }
            }
            Frame::List => {
                self.lists.pop();
            }
            Frame::Note { label, first } => self.end_note(label, first),
            Frame::Annotation {
                author,
                about,
                first,
            } => self.end_annotation(&author, about, first),
            Frame::Table => {
                self.tables.pop();
            }
            Frame::Row => {
                if let Some(table) = self.tables.last_mut() {
                    table.row = table.row.saturating_add(1);
                    self.pager.set_position(table.row_end);
                }
            }
            Frame::Cell { span } => {
                let at = self.pager.position();
                if let Some(table) = self.tables.last_mut() {
                    table.column = table.column.saturating_add(span);
                    table.row_end = table.row_end.max(at);
                }
            }
            Frame::Contents => self.contents -= 1,
            Frame::Hidden => self.hidden -= 1,
            Frame::Margin => self.layer = Layer::Body,
            Frame::Box => {
                self.holders.pop();
            }
            Frame::Pass | Frame::Inline | Frame::Item | Frame::Citation => {}
        }
    }

    /// A note's paragraphs were gathered with its host's other blocks.
    fn end_note(&mut self, label: String, first: usize) {
        self.holders.pop();
        let Some(host) = self.paragraphs.last_mut() else {
            return;
        };
        let drafts = host.after.split_off(first.min(host.after.len()));
        host.draft.call_note(label.clone());
        host.notes.push((label, drafts));
    }

    /// A comment's paragraphs were gathered in the same way.
    fn end_annotation(&mut self, author: &str, about: PassageId, first: usize) {
        self.holders.pop();
        let drafts = match self.paragraphs.last_mut() {
            Some(host) => host.after.split_off(first.min(host.after.len())),
            None => Vec::new(),
        };
        for mut draft in drafts {
            draft.kind = BlockKind::Comment(author.to_owned());
            draft.about = Some(about);
            self.deliver(draft);
        }
    }

    /// Makes a block of a paragraph and delivers it with what stands in it.
    fn finish(&mut self, mut paragraph: Paragraph) {
        let look = paragraph.look.all();
        let holder = self.holders.last().copied();
        let is_note = holder == Some(Holder::Note);
        let is_comment = holder == Some(Holder::Comment);
        let purpose = paragraph.style.purpose;
        let heading = paragraph.outline.or_else(|| {
            paragraph
                .style
                .outline
                .filter(|level| *level > 0)
                .or_else(|| purpose.heading())
        });
        self.set_pages(&mut paragraph, look.half_points);
        let number = paragraph.number.take();
        let mut draft = paragraph.draft;
        draft.kind = match (purpose, heading, paragraph.item_level) {
            // Its mark is told when the note ends.
            _ if is_note => BlockKind::Note(String::new()),
            (Purpose::Title, ..) => BlockKind::Title,
            (Purpose::Caption, ..) => BlockKind::Caption,
            (_, Some(level), _) => BlockKind::Heading(level),
            (_, None, Some(level)) if number.is_some() => BlockKind::ListItem(level),
            (_, None, _) => BlockKind::Paragraph,
        };
        draft.number = number;
        draft.look = look;
        draft.cell = self.cell();
        draft.layer = if is_comment {
            Layer::Comment
        } else if self.layer == Layer::Body && (self.contents > 0 || purpose == Purpose::Contents) {
            Layer::Contents
        } else {
            self.layer
        };
        let cell = draft.cell;
        self.deliver(draft);
        for (label, notes) in paragraph.notes {
            for mut note in notes {
                note.kind = BlockKind::Note(label.clone());
                note.cell = cell;
                self.deliver(note);
            }
        }
        for draft in paragraph.after {
            self.deliver(draft);
        }
        if paragraph.style.break_after == Some(true) && self.paragraphs.is_empty() {
            self.break_pending = true;
        }
    }

    /// Marks where pages begin in the paragraph.
    fn set_pages(&mut self, paragraph: &mut Paragraph, half_points: u16) {
        let in_body = self.paragraphs.is_empty()
            && self.layer == Layer::Body
            && self.setting.margins_of.is_none()
            && !self.setting.embedded;
        if !in_body {
            return;
        }
        if !self.pager.reckons() {
            paragraph.draft.start_page_first(paragraph.page);
            self.pager.occupy();
            return;
        }
        let style = Rc::clone(&paragraph.style);
        let text = std::mem::take(&mut paragraph.draft.text);
        let columns = self
            .tables
            .last()
            .map(|table| i64::from(table.columns.max(1)));
        let extent = Extent {
            text: &text,
            half_points: if half_points > 0 {
                half_points
            } else {
                paragraph.base.look.half_points
            },
            font: paragraph
                .look
                .font()
                .or(paragraph.base.font)
                .unwrap_or(Font::UNSAID),
            bold: paragraph.look.all().bold,
            line: style.line,
            before: style.before.unwrap_or(0),
            after: style.after.unwrap_or(0),
            indent: style.left.unwrap_or(0).max(0) + style.right.unwrap_or(0).max(0),
            width: columns.map(|columns| self.pager.text_width() / columns - 110),
            pictures: 0,
            keep_next: style.keep_next == Some(true),
        };
        for (offset, page) in self.pager.set(&extent) {
            paragraph.draft.start_page_at(offset, page);
        }
        paragraph.draft.text = text;
        self.pager.occupy();
    }
}
