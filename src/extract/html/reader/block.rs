//! The ends of blocks, and what ties them to notes.

use std::collections::BTreeMap;

use super::Reader;
use super::open::Piece;
use crate::extract::builder::Draft;
use crate::extract::html::tokens::resolve;
use crate::extract::text::quoted_number;
use crate::model::{BlockKind, Cell, Warning};

impl Reader<'_> {
    pub(super) fn flush(&mut self) {
        // Most elements begin where nothing is open; they cost nothing then.
        if self.draft.text.is_empty() && self.calls.is_empty() {
            self.space = false;
            return;
        }
        let kind = (self.open.iter().rev()).find_map(|open| open.kind.clone());
        self.flush_as(kind);
    }

    /// Ends the block that is being put together.
    pub(super) fn flush_as(&mut self, kind: Option<BlockKind>) {
        self.space = false;
        let mut draft = std::mem::replace(&mut self.draft, Draft::new(BlockKind::Paragraph));
        let counts = std::mem::take(&mut self.counts);
        let calls = std::mem::take(&mut self.calls);
        if draft.text.trim().is_empty() && calls.is_empty() {
            return;
        }
        let kind = kind.or_else(|| (self.open.iter().rev()).find_map(|open| open.kind.clone()));
        let mark = self.item_mark.take();
        (draft.kind, draft.number) = match (kind, mark) {
            (Some(kind), _) => (kind, quoted_number(self.quote, None)),
            (None, Some((level, mark))) => {
                let mark = (!mark.is_empty()).then_some(mark.as_str());
                let kind = BlockKind::ListItem(level);
                (kind, quoted_number(self.quote, mark))
            }
            (None, None) => (BlockKind::Paragraph, quoted_number(self.quote, None)),
        };
        if let Some((_, label)) = &self.note {
            draft.kind = BlockKind::Note(label.clone());
        }
        draft.layer = self.layer;
        draft.look = counts.look();
        draft.cell = self.table().and_then(|table| {
            Some(Cell {
                table: table.number,
                row: table.row?,
                column: table.column,
            })
        });
        let note = self.note.as_ref().map(|(name, _)| name.clone());
        self.pieces.push(Piece { draft, calls, note });
    }

    pub(super) fn hand_over(self) {
        if let Some(title) = &self.title {
            let title = resolve(title);
            let words: Vec<&str> = title.split_whitespace().collect();
            if !words.is_empty() {
                self.builder.properties().title = Some(words.join(" "));
            }
        }
        if self.hidden_characters > 0 {
            self.builder.warn(Warning::HiddenText {
                characters: self.hidden_characters,
            });
        }
        if self.changes.1 > 0 {
            self.builder.warn(Warning::TrackedChanges {
                inserted: self.changes.0,
                deleted: self.changes.1,
                authors: String::new(),
            });
        }
        let mut notes: BTreeMap<String, Vec<Draft>> = BTreeMap::new();
        let mut body = Vec::with_capacity(self.pieces.len());
        for piece in self.pieces {
            match piece.note {
                Some(name) => notes.entry(name).or_default().push(piece.draft),
                None => body.push(piece),
            }
        }
        for piece in body {
            self.builder.push(piece.draft);
            for call in piece.calls {
                for note in notes.remove(&call).into_iter().flatten() {
                    self.builder.push(note);
                }
            }
        }
        // Notes whose call was not found, such as one in a hidden element.
        for note in notes.into_values().flatten() {
            self.builder.push(note);
        }
    }
}
