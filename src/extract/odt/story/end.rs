//! What the end of an element means; above all, a paragraph becomes a block.

use super::start::heading_of;
use super::{Frame, Paragraph, Story};
use crate::extract::odt::styles::Purpose;
use crate::extract::pages::Extent;
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
            Frame::Note { label } => self.end_note(label),
            Frame::Annotation { author } => self.end_annotation(&author),
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
            Frame::Pass | Frame::Inline | Frame::Item | Frame::Citation | Frame::Box => {}
        }
    }

    /// A note's paragraphs were gathered with its host's other blocks; they
    /// are its last ones that have no place of their own yet.
    fn end_note(&mut self, label: String) {
        let Some(host) = self.paragraphs.last_mut() else {
            return;
        };
        let first = host
            .after
            .iter()
            .position(|draft| is_open_note(&draft.kind));
        let drafts = first
            .map(|first| host.after.split_off(first))
            .unwrap_or_default();
        host.draft.call_note(label.clone());
        host.notes.push((label, drafts));
    }

    /// A comment's paragraphs were gathered in the same way.
    fn end_annotation(&mut self, author: &str) {
        let drafts = match self.paragraphs.last_mut() {
            Some(host) => {
                let first = host
                    .after
                    .iter()
                    .position(|draft| draft.layer == Layer::Comment);
                first
                    .map(|first| host.after.split_off(first))
                    .unwrap_or_default()
            }
            None => Vec::new(),
        };
        for mut draft in drafts {
            draft.kind = BlockKind::Comment(author.to_owned());
            self.deliver(draft);
        }
    }

    /// Makes a block of a paragraph and delivers it with what stands in it.
    fn finish(&mut self, mut paragraph: Paragraph) {
        let look = paragraph.look.all();
        let inside = |wanted: fn(&Frame) -> bool| self.frames.iter().rev().find(|f| wanted(f));
        // The nearest of these decides whose words they are.
        let holder = inside(|frame| {
            matches!(
                frame,
                Frame::Note { .. } | Frame::Annotation { .. } | Frame::Box
            )
        });
        let is_note = matches!(holder, Some(Frame::Note { .. }));
        let is_comment = matches!(holder, Some(Frame::Annotation { .. }));
        let purpose = paragraph.style.purpose;
        let heading = paragraph.outline.or_else(|| {
            paragraph
                .style
                .outline
                .filter(|level| *level > 0)
                .or_else(|| heading_of(purpose))
        });
        self.set_pages(&mut paragraph, look.half_points);
        let number = paragraph.number.take();
        let mut draft = paragraph.draft;
        draft.kind = match (purpose, heading, paragraph.item_level) {
            _ if is_note => open_note(),
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
        let style = &paragraph.style;
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
                .unwrap_or(Font::Letters(455)),
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

/// The kind of a note's paragraph before the note's mark is known.
fn open_note() -> BlockKind {
    BlockKind::Note(String::new())
}

fn is_open_note(kind: &BlockKind) -> bool {
    matches!(kind, BlockKind::Note(label) if label.is_empty())
}
