//! What the end of an element means; above all, a paragraph becomes a block.

use super::{Frame, Item, Story};
use crate::extract::docx::paragraph::Paragraph;
use crate::extract::docx::properties::ParagraphProps;
use crate::extract::docx::table::Table;
use crate::extract::pages::Extent;
use crate::extract::purpose::Purpose;
use crate::extract::typeface::Font;
use crate::model::{BlockKind, Layer, Look};

impl Story<'_, '_> {
    /// Takes the end of the innermost open element.
    pub(super) fn end(&mut self) {
        let Some(frame) = self.frames.pop() else {
            return;
        };
        match frame {
            Frame::Paragraph => self.end_paragraph(),
            Frame::RunProps => self.settle_run(),
            Frame::ParagraphProps if self.frames.last() == Some(&Frame::Paragraph) => self.settle(),
            Frame::Deleted => self.deleted -= 1,
            Frame::Inserted => self.inserting -= 1,
            Frame::Link { start, target } => {
                if let (Some(paragraph), Some(target)) = (self.paragraphs.last_mut(), target) {
                    paragraph.draft.link_from(start, &target);
                }
            }
            Frame::SimpleField { contents } => self.contents -= usize::from(contents),
            Frame::Sdt { prompt, contents } => {
                self.prompting -= usize::from(prompt);
                self.contents -= usize::from(contents);
            }
            Frame::TextBox { fields, tables } => {
                self.flush_join(self.paragraphs.len());
                self.drop_fields(fields);
                self.tables.truncate(tables);
            }
            Frame::Cell => {
                self.flush_join(self.paragraphs.len());
                let at = self.pager.position();
                if let Some(table) = self.tables.last_mut() {
                    table.end_cell(at);
                }
            }
            Frame::Row { deleted } => {
                self.deleted -= usize::from(deleted);
                if let Some(table) = self.tables.last_mut() {
                    let at = table.end_row();
                    self.pager.set_position(at);
                }
            }
            Frame::Table => {
                self.tables.pop();
            }
            Frame::Item { id, author } => {
                self.flush_join(self.paragraphs.len());
                self.drop_fields(0);
                let drafts = std::mem::take(&mut self.drafts);
                self.items.push(Item { id, author, drafts });
            }
            Frame::Pass
            | Frame::ParagraphProps
            | Frame::MarkProps
            | Frame::Run
            | Frame::Text
            | Frame::Instruction
            | Frame::RowProps
            | Frame::CellProps
            | Frame::SdtProps
            | Frame::Alternatives { .. }
            | Frame::Inline => {}
        }
    }

    fn end_paragraph(&mut self) {
        self.settle();
        self.end_paragraph_fields();
        let Some(mut paragraph) = self.paragraphs.pop() else {
            return;
        };
        let level = self.paragraphs.len();
        if let Some(before) = self.take_join(level) {
            paragraph = before.followed_by(paragraph);
        }
        let ends_section = paragraph.ends_section;
        // A hidden mark joins as well, unless it is the mark that ends a
        // run-in heading: that heading is a block, what follows it another.
        let mark_hidden =
            paragraph.mark.vanish == Some(true) && paragraph.mark.special_vanish != Some(true);
        if (paragraph.mark_deleted || mark_hidden) && !ends_section {
            if self.joins.len() <= level {
                self.joins.resize_with(level + 1, || None);
            }
            self.joins[level] = Some(paragraph);
            return;
        }
        // All of it went with deleted text around it.
        if self.deleted == 0 {
            self.finish(paragraph);
        }
        if ends_section && level == 0 {
            self.next_section();
        }
    }

    /// Finishes a paragraph whose mark was deleted but that has no follower.
    pub(super) fn flush_join(&mut self, level: usize) {
        if let Some(paragraph) = self.take_join(level) {
            self.finish(paragraph);
        }
    }

    fn take_join(&mut self, level: usize) -> Option<Paragraph> {
        self.joins.get_mut(level)?.take()
    }

    /// Makes a block of a paragraph and delivers it, with its notes and what
    /// else stands in it.
    fn finish(&mut self, mut paragraph: Paragraph) {
        let style = self.shared.styles.paragraph(paragraph.own.style.as_deref());
        let purpose = match paragraph.own.outline {
            Some(level) if level < 9 => Purpose::Heading(level + 1),
            Some(_) if matches!(style.purpose, Purpose::Heading(_)) => Purpose::Text,
            _ => style.purpose,
        };
        let printed = self
            .shared
            .numbering
            .next(&paragraph.own, style, &self.shared.styles);
        let mut props = self.shared.styles.default_paragraph.clone();
        props.override_with(&style.paragraph);
        if let Some(printed) = &printed
            && let Some(id) = paragraph.own.number_id.or(style.paragraph.number_id)
            && let Some(level) =
                (self.shared.numbering).paragraph(id, printed.level, &self.shared.styles)
        {
            props.override_with(level);
        }
        props.override_with(&paragraph.own);

        let look = paragraph.look();
        self.set_pages(&mut paragraph, &props, look);
        let mut contents = paragraph.contents || purpose == Purpose::Contents;
        // A field that should have ended before: contents hold no headings.
        if matches!(purpose, Purpose::Heading(_)) && self.contents == 0 && paragraph.contents {
            contents = false;
            self.fields
                .retain(|field| !(field.in_result && field.makes_contents()));
        }
        let mark = printed
            .as_ref()
            .map(|p| p.mark.as_str())
            .filter(|mark| !mark.is_empty());
        let mut draft = paragraph.draft;
        draft.number = mark.map(str::to_owned);
        draft.kind = match (purpose, &printed) {
            (Purpose::Title, _) => BlockKind::Title,
            (Purpose::Heading(level), _) => BlockKind::Heading(level),
            (Purpose::Caption, _) => BlockKind::Caption,
            (_, Some(printed)) if mark.is_some() => BlockKind::ListItem(printed.level),
            (Purpose::Text | Purpose::Contents, _) => BlockKind::Paragraph,
        };
        if contents {
            draft.layer = Layer::Contents;
        }
        draft.look = look;
        draft.cell = self.tables.last().and_then(Table::cell);
        let cell = draft.cell;
        self.deliver(draft);
        for called in paragraph.notes {
            for mut note in self.shared.notes.take(called.is_endnote, called.id) {
                note.kind = BlockKind::Note(called.label.clone());
                note.cell = cell;
                self.deliver(note);
            }
        }
        for draft in paragraph.after {
            self.deliver(draft);
        }
    }

    /// Marks where pages begin in the paragraph.
    fn set_pages(&mut self, paragraph: &mut Paragraph, props: &ParagraphProps, look: Look) {
        if !self.paragraphs.is_empty() || self.kind != super::Kind::Body {
            return;
        }
        if !self.pager.reckons() {
            paragraph.draft.start_page_first(paragraph.page);
            self.pager.occupy();
            return;
        }
        let text = std::mem::take(&mut paragraph.draft.text);
        let base = paragraph.base.clone().unwrap_or_default();
        let half_points = if look.half_points > 0 {
            look.half_points
        } else {
            paragraph
                .mark
                .half_points
                .or(base.half_points)
                .unwrap_or(20)
        };
        let font = paragraph.font().or(base.font).unwrap_or(Font::UNSAID);
        let same_style = self.shared.last_style == paragraph.own.style;
        let tight = props.contextual == Some(true) && same_style;
        self.shared.last_style.clone_from(&paragraph.own.style);
        let mut from = 0;
        let mut pictures = paragraph.pictures;
        let ends: Vec<usize> = (paragraph.breaks.iter().copied().map(Some))
            .chain([None])
            .map(|end| end.unwrap_or(text.len()).min(text.len()))
            .collect();
        for (at, end) in ends.iter().copied().enumerate() {
            let is_last = at + 1 == ends.len();
            let part = text.get(from..end.max(from)).unwrap_or_default();
            // What ends with a break, or only ends a section, takes no line after it.
            let takes_no_line = is_last && text[from.min(text.len())..].trim().is_empty();
            if takes_no_line && (at > 0 || (paragraph.ends_section && pictures == 0)) {
                paragraph.draft.start_page_at(from, self.pager.page());
                break;
            }
            let extent = Extent {
                text: part,
                half_points,
                font,
                bold: look.bold,
                line: props.line,
                before: if at > 0 || tight {
                    0
                } else {
                    props.before.unwrap_or(0)
                },
                after: if is_last && !tight {
                    props.after.unwrap_or(0)
                } else {
                    0
                },
                indent: props.left.unwrap_or(0).max(0) + props.right.unwrap_or(0).max(0),
                width: self.tables.last().and_then(Table::width),
                pictures: std::mem::take(&mut pictures),
                keep_next: props.keep_next == Some(true),
            };
            for (offset, page) in self.pager.set(&extent) {
                paragraph.draft.start_page_at(from + offset, page);
            }
            self.pager.occupy();
            if !is_last {
                self.pager.break_page();
            }
            from = end.max(from);
        }
        paragraph.draft.text = text;
    }
}
