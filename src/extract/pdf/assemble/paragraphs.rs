//! Lines of the body made into paragraphs, over columns and pages.

use super::Assembler;
use super::block::fill;
use crate::extract::builder::Draft;
use crate::extract::pdf::glyph::Tag;
use crate::extract::pdf::heading;
use crate::extract::pdf::line::Line;
use crate::extract::pdf::paragraph::Paragraph;
use crate::extract::pdf::structure::{Element, ElementRole};
use crate::model::{BlockKind, Look};

impl Assembler<'_> {
    /// Adds a line of the body; gives where its text begins in the open paragraph.
    pub(super) fn body_line(
        &mut self,
        line: &Line,
        right: f32,
        element: Option<Element>,
    ) -> Option<usize> {
        if let Some(element) = element
            && element.role == ElementRole::Label
        {
            self.close();
            let text = line.text.trim().to_owned();
            match &mut self.label {
                Some((item, label)) if *item == element.item => {
                    label.push(' ');
                    label.push_str(&text);
                }
                _ => self.label = Some((element.item, text)),
            }
            return None;
        }
        let goes_on = self
            .open
            .as_ref()
            .is_some_and(|open| match (element, line.tag) {
                (Some(element), _) if element.role != ElementRole::Loose => {
                    open.tag == line.tag
                        || self.is_plain(open.tag, element) && open.is_cut_off(line)
                }
                _ => open.is_same_kind(line) && open.goes_on(line, self.usual.leading()),
            });
        if goes_on && let Some(open) = &mut self.open {
            return Some(open.push(line, right, &self.words));
        }
        let space = self.open.as_ref().map_or(1.0, |open| open.space_to(line));
        self.close();
        self.open = Some(Paragraph::new(line, right, space));
        Some(0)
    }

    /// Whether two elements are both plain paragraphs outside tables and lists.
    fn is_plain(&self, tag: Tag, next: Element) -> bool {
        let is_plain = |element: Element| {
            element.role == ElementRole::Paragraph
                && element.cell.is_none()
                && element.item.is_none()
                && !element.in_contents
        };
        matches!(tag, Tag::Element(element) if is_plain(self.structure.get(element)))
            && is_plain(next)
    }

    /// Ends the open paragraph and makes it a block.
    pub(super) fn close(&mut self) {
        let Some(mut paragraph) = self.open.take() else {
            return;
        };
        paragraph.harden();
        let element = match paragraph.tag {
            Tag::Element(element) if self.tagged == Some(true) => Some(self.structure.get(element)),
            _ => None,
        };
        let mut draft = Draft::new(BlockKind::Paragraph);
        let mut look = None;
        let body = self.usual.body();
        match element {
            Some(element) if element.role != ElementRole::Loose => {
                self.shape_by_tag(&mut draft, &mut paragraph, element);
            }
            _ => look = self.shape_by_look(&mut draft, &mut paragraph, body),
        }
        draft.look = Look {
            bold: paragraph.bold,
            italic: paragraph.italic,
            underlined: false,
            half_points: heading::half_points(paragraph.size),
        };
        self.has_prose |= draft.kind == BlockKind::Paragraph && paragraph.text.len() > 120;
        let places = std::mem::take(&mut paragraph.places);
        fill(&mut draft, paragraph);
        self.push(draft, look, places);
        self.flush_notes();
    }
}

impl Paragraph {
    /// Whether tags do not tell this paragraph and a line apart.
    fn is_same_kind(&self, line: &Line) -> bool {
        let element = |tag| matches!(tag, Tag::Element(_));
        self.tag == line.tag || element(self.tag) == element(line.tag)
    }
}
