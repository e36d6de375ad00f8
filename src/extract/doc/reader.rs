//! Walks the texts character by character and puts the blocks together.

mod making;
mod places;

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::bytes::Bytes;
use super::damaged;
use super::fib::{Fib, Table};
use super::formatted::Formatted;
use super::lists::Lists;
use super::pieces::{self, Char};
use super::sprm::{Paragraph, Run};
use super::styles::Styles;
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::extract::cells::Cells;
use crate::model::{BlockKind, Fault, Layer, ReadError, Warning};
use making::{Field, Making};
use places::{Aside, Parts, asides};

/// Fields nested deeper than this are read as text.
const FIELDS: usize = 64;

/// The streams and what the file says about them.
pub(super) struct Source<'a> {
    pub main: Bytes<'a>,
    pub tables: Bytes<'a>,
    pub fib: Fib,
}

/// Reads all texts of the file.
pub(super) fn read(source: &Source<'_>, builder: &mut DocumentBuilder) -> Result<(), ReadError> {
    let fib = &source.fib;
    let text = if fib.modern || fib.complex {
        pieces::read(source.main, source.table(Table::Pieces))
    } else {
        Some(pieces::read_plain(source.main, fib))
    };
    let text = text.ok_or_else(|| damaged(Fault::PieceTable))?;
    let lists = source
        .place(Table::Lists)
        .map(|(at, length)| Lists::read(source.tables, at, length, source.table(Table::ListUses)));
    let mut walk = Walk {
        paragraphs: Formatted::paragraphs(source.main, source.table(Table::Paragraphs)),
        runs: Formatted::runs(source.main, source.table(Table::Characters)),
        styles: Styles::read(source.table(Table::Styles)),
        lists: lists.unwrap_or_default(),
        text: &text,
        builder,
        hidden: 0,
        changes: (0, 0),
        left: text.len().saturating_mul(4),
    };
    let notes = asides(source);
    let parts = Parts::of(fib, text.len());
    walk.body(parts.body, &notes);
    walk.boxes(parts.boxes);
    walk.headers(&parts.headers, source.table(Table::Headers));
    walk.finish();
    Ok(())
}

struct Walk<'a> {
    text: &'a [Char],
    paragraphs: Formatted<Paragraph>,
    runs: Formatted<Run>,
    styles: Styles,
    lists: Lists,
    builder: &'a mut DocumentBuilder,
    hidden: usize,
    changes: (usize, usize),
    /// How many characters may still be read: in a damaged file notes may
    /// claim the same text over and over.
    left: usize,
}

impl Walk<'_> {
    fn body(&mut self, range: Range<usize>, notes: &BTreeMap<usize, Aside>) {
        for (draft, called) in self.story(range, Layer::Body, None, notes) {
            self.builder.push(draft);
            for aside in called {
                let kind = Some(aside.kind);
                for (draft, _) in self.story(aside.text, aside.layer, kind, &BTreeMap::new()) {
                    self.builder.push(draft);
                }
            }
        }
    }

    fn boxes(&mut self, range: Range<usize>) {
        for (draft, _) in self.story(range, Layer::Body, None, &BTreeMap::new()) {
            self.builder.push(draft);
        }
    }

    /// Headers and footers, six texts a section after six that part notes;
    /// sections repeat them.
    fn headers(&mut self, range: &Range<usize>, table: Bytes<'_>) {
        let mut seen = BTreeSet::new();
        let count = (table.0.len() / 4).saturating_sub(2);
        for nth in 6..count {
            let (Some(from), Some(to)) = (table.size(nth * 4), table.size(nth * 4 + 4)) else {
                break;
            };
            let place = |at: usize| range.start.saturating_add(at).min(range.end);
            let layer = match nth % 6 {
                0 | 1 | 4 => Layer::Header,
                _ => Layer::Footer,
            };
            let text = place(from)..place(to).max(place(from));
            for (draft, _) in self.story(text, layer, None, &BTreeMap::new()) {
                if seen.insert((layer, draft.text.trim().to_owned())) {
                    self.builder.push(draft);
                }
            }
        }
    }

    /// The paragraphs of a stretch of text, with what each calls.
    fn story(
        &mut self,
        range: Range<usize>,
        layer: Layer,
        kind: Option<BlockKind>,
        notes: &BTreeMap<usize, Aside>,
    ) -> Vec<(Draft, Vec<Aside>)> {
        let mut done = Vec::new();
        let mut cells = Cells::default();
        let mut fields: Vec<Field> = Vec::new();
        let mut making = Making::default();
        let start = range.start.min(self.text.len());
        let end = range
            .end
            .min(self.text.len())
            .min(start.saturating_add(self.left));
        self.left -= end.saturating_sub(start);
        let range = start..end;
        for at in range {
            let Char { unit, place } = self.text[at];
            match unit {
                0x0D | 0x07 | 0x0C => {
                    let properties = self.paragraphs.at(place);
                    let made = std::mem::take(&mut making);
                    let ended = self.end(made, unit, properties, &mut cells);
                    done.extend(ended.map(|(mut draft, called)| {
                        if draft.layer == Layer::Body {
                            draft.layer = layer;
                        }
                        if let Some(kind) = &kind {
                            draft.kind = kind.clone();
                        }
                        (draft, called)
                    }));
                }
                0x13 if fields.len() < FIELDS => fields.push(Field::default()),
                0x14 => {
                    if let Some(field) = fields.last_mut() {
                        field.result = Some(making.text.len());
                    }
                }
                0x15 => {
                    if let Some(field) = fields.pop() {
                        making.end_field(&field);
                    }
                }
                _ => {
                    let open = fields.iter_mut().rev().find(|field| field.result.is_none());
                    if let Some(field) = open {
                        field.instruction.extend(char::from_u32(u32::from(unit)));
                    } else {
                        let contents = fields.iter().any(Field::is_contents);
                        self.put(&mut making, unit, place, notes.get(&at), contents);
                    }
                }
            }
        }
        // The last paragraph of a note ends with the note.
        let properties = Paragraph::default();
        if let Some((mut draft, called)) = self.end(making, 0x0D, properties, &mut cells) {
            draft.layer = layer;
            if let Some(kind) = kind {
                draft.kind = kind;
            }
            done.push((draft, called));
        }
        done
    }

    fn put(
        &mut self,
        making: &mut Making,
        unit: u16,
        place: u32,
        aside: Option<&Aside>,
        contents: bool,
    ) {
        if let Some(aside) = aside {
            if let BlockKind::Note(label) = &aside.kind {
                making.calls.push((making.text.len(), label.clone()));
            }
            making.called.push(aside.clone());
            // The mark itself, where it is the automatic one.
            if unit < 0x20 {
                return;
            }
        }
        let run = self.runs.at(place);
        let visible = unit > 0x20 && unit != 0xA0;
        if run.deleted {
            self.changes.1 += usize::from(visible);
            return;
        }
        if run.hidden == Some(true) {
            self.hidden += usize::from(visible);
            return;
        }
        self.changes.0 += usize::from(run.inserted && visible);
        making.contents |= contents;
        making.put(unit, run, visible);
    }

    /// Ends a paragraph, cell or row.
    fn end(
        &mut self,
        making: Making,
        unit: u16,
        properties: Paragraph,
        cells: &mut Cells,
    ) -> Option<(Draft, Vec<Aside>)> {
        let is_cell = unit == 0x07;
        let depth = usize::from(properties.depth).max(usize::from(properties.in_table || is_cell));
        if (is_cell && properties.ends_row) || properties.ends_inner_row {
            cells.end_row(depth);
            return None;
        }
        let empty = making.text.trim().is_empty() && making.called.is_empty();
        cells.enter(depth, self.builder);
        let cell = cells.current();
        if is_cell || properties.ends_inner_cell {
            cells.end_cell();
        }
        if empty {
            return None;
        }
        let meaning = self.styles.meaning(properties.style);
        let level = properties.level.or(meaning.level).unwrap_or(0);
        let list = properties.list.or(meaning.list).filter(|list| *list > 0);
        let number = list.and_then(|list| self.lists.next(list, level));
        let outline = properties.outline.filter(|outline| *outline <= 8);
        let kind = match (meaning.kind, outline) {
            (Some(kind), _) => kind,
            (None, Some(outline)) => BlockKind::Heading(outline + 1),
            (None, None) if list.is_some() => BlockKind::ListItem(level),
            (None, None) => BlockKind::Paragraph,
        };
        let (mut draft, called) = making.finish(kind);
        draft.number = number;
        draft.cell = cell;
        if meaning.contents || draft.layer == Layer::Contents {
            draft.layer = Layer::Contents;
            draft.kind = BlockKind::Paragraph;
        }
        Some((draft, called))
    }

    fn finish(self) {
        if self.hidden > 0 {
            self.builder.warn(Warning::HiddenText {
                characters: self.hidden,
            });
        }
        if self.changes != (0, 0) {
            self.builder.warn(Warning::TrackedChanges {
                inserted: usize::from(self.changes.0 > 0),
                deleted: usize::from(self.changes.1 > 0),
                authors: String::new(),
            });
        }
    }
}
