//! What a paragraph is: heading, list item, cell or prose, by its tag in the
//! structure tree, or where there is none by its look.

use super::Assembler;
use crate::extract::builder::Draft;
use crate::extract::pdf::heading::{self, BodyLook, HeadingLook};
use crate::extract::pdf::list;
use crate::extract::pdf::paragraph::Paragraph;
use crate::extract::pdf::structure::{Element, ElementRole};
use crate::model::{BlockKind, Cell, Layer};

impl Assembler<'_> {
    pub(super) fn shape_by_tag(
        &mut self,
        draft: &mut Draft,
        paragraph: &mut Paragraph,
        element: Element,
    ) {
        let label = match &self.label {
            Some((item, _)) if *item == element.item => self.label.take().map(|(_, label)| label),
            _ => None,
        };
        if element.in_contents {
            draft.layer = Layer::Contents;
        }
        draft.cell = element.cell.map(|(table, row, column)| Cell {
            table: self.table((true, 0, table)),
            row,
            column,
        });
        draft.kind = match element.role {
            ElementRole::Title => BlockKind::Title,
            ElementRole::Heading(level) => BlockKind::Heading(level.clamp(1, 6)),
            ElementRole::Caption => BlockKind::Caption,
            ElementRole::Paragraph | ElementRole::Label | ElementRole::Loose => {
                BlockKind::Paragraph
            }
        };
        if matches!(draft.kind, BlockKind::Heading(_)) {
            draft.number = label.or_else(|| take_number(paragraph));
        } else if element.list_level > 0 && draft.kind == BlockKind::Paragraph {
            draft.kind = BlockKind::ListItem(element.list_level - 1);
            let is_first = element.item != self.used_item;
            draft.number = label.or_else(|| is_first.then(|| take_mark(paragraph)).flatten());
            self.used_item = element.item;
        } else if draft.kind == BlockKind::Paragraph
            && draft.cell.is_none()
            && let Some(mark) = take_mark(paragraph)
        {
            draft.kind = BlockKind::ListItem(0);
            draft.number = Some(mark);
        }
    }

    pub(super) fn shape_by_look(
        &mut self,
        draft: &mut Draft,
        paragraph: &mut Paragraph,
        body: BodyLook,
    ) -> Option<HeadingLook> {
        if let Some((table, row, column)) = paragraph.cell {
            let page = paragraph.pages.first().map_or(0, |page| page.1);
            draft.cell = Some(Cell {
                table: self.table((false, page, table)),
                row,
                column,
            });
            self.indents.clear();
            return None;
        }
        if let Some(look) = heading::heading(paragraph, body) {
            self.indents.clear();
            let page = paragraph.pages.first().map_or(0, |page| page.1);
            if page == 1
                && !self.has_title
                && !self.has_prose
                && paragraph.size >= 1.25 * body.size
                && paragraph.size >= self.usual.largest - 0.1
            {
                self.has_title = true;
                draft.kind = BlockKind::Title;
                return None;
            }
            draft.kind = BlockKind::Heading(1);
            draft.number = take_number(paragraph);
            return Some(look);
        }
        if let Some(mark) = take_mark(paragraph) {
            while self
                .indents
                .last()
                .is_some_and(|indent| *indent > paragraph.x0 + 3.0)
            {
                self.indents.pop();
            }
            if self
                .indents
                .last()
                .is_none_or(|indent| *indent < paragraph.x0 - 3.0)
            {
                self.indents.push(paragraph.x0);
            }
            let level = u8::try_from(self.indents.len().saturating_sub(1)).unwrap_or(u8::MAX);
            draft.kind = BlockKind::ListItem(level);
            draft.number = Some(mark);
        } else {
            self.indents.clear();
        }
        None
    }

    fn table(&mut self, key: (bool, u32, u32)) -> u32 {
        if let Some(table) = self.tables.get(&key) {
            return *table;
        }
        let table = self.builder.next_table();
        self.tables.insert(key, table);
        table
    }
}

fn take_number(paragraph: &mut Paragraph) -> Option<String> {
    let (number, start) = list::heading_number(&paragraph.text)?;
    let number = number.to_owned();
    paragraph.cut_front(start);
    Some(number)
}

fn take_mark(paragraph: &mut Paragraph) -> Option<String> {
    let (mark, start) = list::mark(&paragraph.text)?;
    let mark = mark.to_owned();
    paragraph.cut_front(start);
    Some(mark)
}
