//! What the end of an element undoes.

use super::open::{Anchor, Counts, Open};
use super::{LONGEST_MARK, Reader};
use crate::extract::html::element;

/// How far out an element may be, at most, that another one ends unsaid.
const NEAR: usize = 64;

impl Reader<'_> {
    pub(super) fn end(&mut self, name: &str) {
        match name {
            "br" => return self.line_break(),
            "p" if !self.open.iter().any(|open| open.name == "p") => return self.flush(),
            _ => {}
        }
        let table_part = element::is_table_part(name);
        let at = (self.open.iter().enumerate().rev())
            .take_while(|(_, open)| {
                table_part || open.name == name || !element::is_cell(&open.name)
            })
            .find(|(_, open)| open.name == name)
            .map(|(at, _)| at);
        let Some(at) = at else { return };
        if element::is_inline(name) {
            let open = self.open.remove(at);
            self.leave(open);
            return;
        }
        self.close_from(at);
    }

    pub(super) fn end_implied(&mut self, ended: &[&str], stops: &[&str]) {
        let at = (self.open.iter().enumerate().rev().take(NEAR))
            .take_while(|(_, open)| !stops.contains(&open.name.as_str()))
            .find(|(_, open)| ended.contains(&open.name.as_str()))
            .map(|(at, _)| at);
        if let Some(at) = at {
            self.close_from(at);
        }
    }

    pub(super) fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.leave(open);
            }
        }
    }

    /// Undoes what the element brought about.
    pub(super) fn leave(&mut self, open: Open) {
        if !element::is_inline(&open.name) {
            // The element's own kind holds for the text that ends with it.
            self.flush_as(open.kind.clone());
        }
        self.hidden -= usize::from(open.hidden);
        self.quote -= usize::from(open.quote);
        self.pre -= usize::from(open.pre);
        self.styled.bold -= usize::from(open.look.bold);
        self.styled.italic -= usize::from(open.look.italic);
        self.styled.underlined -= usize::from(open.look.underlined);
        if let Some(layer) = open.outer_layer {
            self.layer = layer;
        }
        if open.list {
            self.lists.pop();
        }
        if open.item {
            self.item_mark = None;
        }
        if open.note {
            self.note = None;
        }
        if open.mark {
            self.take_mark();
        }
        if let Some((start, target)) = open.link
            && self.hidden == 0
        {
            self.draft.link_from(start, &target);
        }
        if let Some(anchor) = open.anchor {
            self.end_anchor(&anchor);
        }
        if matches!(open.name.as_str(), "td" | "th")
            && let Some(table) = self.table()
        {
            table.column += 1;
            table.widest = table.widest.max(table.column);
        }
        if let Some(table) = open.table
            && (table.layout || table.widest < 2)
        {
            for piece in &mut self.pieces[table.from..] {
                if piece
                    .draft
                    .cell
                    .is_some_and(|cell| cell.table == table.number)
                {
                    piece.draft.cell = None;
                }
            }
        }
    }

    /// Takes the mark of a note off the text where the link has an
    /// opposite number: the call leads to the note, the note back to the call.
    fn end_anchor(&mut self, anchor: &Anchor) {
        let Some(text) = self.draft.text.get(anchor.start..) else {
            return;
        };
        let label = text.trim().trim_matches(['[', ']', '(', ')']).to_owned();
        if label.is_empty() || label.chars().count() > LONGEST_MARK || self.hidden > 0 {
            return;
        }
        let answers = self
            .called
            .get(&anchor.name)
            .is_some_and(|caller| *caller == anchor.target);
        if answers {
            self.draft.text.truncate(anchor.start);
            self.note = Some((anchor.name.clone(), label));
            // The note ends with the block element around its paragraph.
            let blocks =
                (self.open.iter_mut().rev()).filter(|open| !element::is_inline(&open.name));
            let paragraph_or_div = blocks.take(2).last();
            if let Some(open) = paragraph_or_div {
                open.note = true;
            }
        } else if label
            .chars()
            .all(|sign| sign.is_ascii_alphanumeric() || sign == '*')
            && !self.draft.text[..anchor.start].trim().is_empty()
        {
            self.draft.text.truncate(anchor.start);
            self.draft.call_note(label);
            self.calls.push(anchor.target.clone());
            self.called
                .insert(anchor.target.clone(), anchor.name.clone());
        }
    }

    /// What stood in the mark of an Office list item becomes its number.
    pub(super) fn take_mark(&mut self) {
        let text = std::mem::take(&mut self.draft.text);
        self.counts = Counts::default();
        self.space = false;
        let mark = text.trim().trim_end_matches('\u{a0}').trim();
        let mark = match mark {
            "·" | "o" | "§" | "-" | "–" | "\u{f0b7}" => "•",
            other => other,
        };
        if let Some((_, number)) = &mut self.item_mark {
            mark.clone_into(number);
        }
    }
}
