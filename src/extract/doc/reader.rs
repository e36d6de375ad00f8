//! Walks the texts character by character and puts the blocks together.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use super::bytes::Bytes;
use super::fib::{Fib, Table};
use super::formatted::Formatted;
use super::lists::Lists;
use super::pieces::{self, Char};
use super::sprm::{Paragraph, Run};
use super::styles::Styles;
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::extract::cells::Cells;
use crate::model::{BlockKind, Layer, Look, ReadError, Warning};

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
    let text = text.ok_or_else(|| ReadError::Damaged {
        format: "Word 97".to_owned(),
        what: "its piece table cannot be read".to_owned(),
    })?;
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

/// Where each text lies among all characters.
struct Parts {
    body: Range<usize>,
    headers: Range<usize>,
    boxes: Range<usize>,
}

impl Parts {
    fn of(fib: &Fib, all: usize) -> Self {
        let lengths = fib.lengths;
        let mut at = 0_usize;
        let mut next = |length: usize| {
            let start = at;
            at = at.saturating_add(length).min(all);
            start.min(all)..at
        };
        let body = next(lengths.body);
        next(lengths.footnotes);
        let headers = next(lengths.headers);
        next(lengths.macros);
        next(lengths.comments);
        next(lengths.endnotes);
        Self {
            body,
            headers,
            boxes: next(lengths.boxes),
        }
    }
}

/// A note or comment, and the stretch of text that is it.
#[derive(Debug, Clone)]
struct Aside {
    kind: BlockKind,
    layer: Layer,
    text: Range<usize>,
}

/// Notes and comments by the place of their call in the body.
fn asides(source: &Source<'_>) -> BTreeMap<usize, Aside> {
    let lengths = source.fib.lengths;
    let footnotes = lengths.body;
    let comments = footnotes
        .saturating_add(lengths.footnotes)
        .saturating_add(lengths.headers)
        .saturating_add(lengths.macros);
    let endnotes = comments.saturating_add(lengths.comments);
    let mut asides = BTreeMap::new();
    let mut label = 0_u32;
    for (calls, texts, start, entry) in [
        (Table::FootnoteCalls, Table::Footnotes, footnotes, 2),
        (Table::EndnoteCalls, Table::Endnotes, endnotes, 2),
    ] {
        for (_, at, text) in called(source.table(calls), source.table(texts), start, entry) {
            label += 1;
            let kind = BlockKind::Note(label.to_string());
            let layer = Layer::Body;
            asides.insert(at, Aside { kind, layer, text });
        }
    }
    let calls = source.table(Table::CommentCalls);
    for (entry, at, text) in called(calls, source.table(Table::Comments), comments, 30) {
        let length = usize::from(entry.u16(0).unwrap_or(0)).min(9);
        let kind = BlockKind::Comment(entry.text(2, length).unwrap_or_default());
        let layer = Layer::Comment;
        asides.insert(at, Aside { kind, layer, text });
    }
    asides
}

/// Each call's own data, its place, and the text that it calls.
fn called<'a>(
    calls: Bytes<'a>,
    texts: Bytes<'a>,
    start: usize,
    entry: usize,
) -> impl Iterator<Item = (Bytes<'a>, usize, Range<usize>)> {
    let count = calls.0.len().saturating_sub(4) / (4 + entry);
    (0..count).filter_map(move |nth| {
        let data = calls.part((count + 1) * 4 + nth * entry, entry)?;
        let from = start.checked_add(texts.size(nth * 4)?)?;
        let to = start.checked_add(texts.size(nth * 4 + 4)?)?;
        Some((data, calls.size(nth * 4)?, from..to.max(from)))
    })
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

/// A field whose end has not come yet.
#[derive(Default)]
struct Field {
    instruction: String,
    /// Where its result begins in the paragraph.
    result: Option<usize>,
}

/// A paragraph in the making.
#[derive(Default)]
struct Making {
    text: String,
    high: Option<u16>,
    counts: Counts,
    contents: bool,
    links: Vec<(usize, usize, String)>,
    calls: Vec<(usize, String)>,
    called: Vec<Aside>,
}

#[derive(Default)]
struct Counts {
    all: usize,
    bold: usize,
    italic: usize,
    underlined: usize,
    sizes: BTreeMap<u16, usize>,
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
                _ => match fields.iter_mut().rev().find(|field| field.result.is_none()) {
                    Some(field) => field.instruction.extend(char::from_u32(u32::from(unit))),
                    None => {
                        let contents = fields.iter().any(Field::is_contents);
                        self.put(&mut making, unit, place, notes.get(&at), contents);
                    }
                },
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

impl Field {
    fn is_contents(&self) -> bool {
        let instruction = self.instruction.trim_start();
        instruction
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("TOC "))
    }

    /// Where a hyperlink leads, if it leads out of the document.
    fn target(&self) -> Option<&str> {
        let rest = self.instruction.trim_start();
        let start = rest.get(..10)?;
        if !start.eq_ignore_ascii_case("HYPERLINK ") {
            return None;
        }
        rest[10..].trim_start().strip_prefix('"')?.split('"').next()
    }
}

impl Making {
    fn put(&mut self, unit: u16, run: Run, visible: bool) {
        let high = self.high.take();
        let sign = match unit {
            0x09 => '\t',
            0x0B | 0x0E => '\n',
            0x1E => '\u{2011}',
            // Soft hyphens, pictures, drawings and other marks.
            0..=0x1F => return,
            0xD800..=0xDBFF => {
                self.high = Some(unit);
                return;
            }
            _ => char::decode_utf16(high.into_iter().chain([unit]))
                .next()
                .and_then(Result::ok)
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        self.text.push(sign);
        if visible {
            self.counts.all += 1;
            self.counts.bold += usize::from(run.bold == Some(true));
            self.counts.italic += usize::from(run.italic == Some(true));
            self.counts.underlined += usize::from(run.underlined == Some(true));
            *self
                .counts
                .sizes
                .entry(run.half_points.unwrap_or(0))
                .or_default() += 1;
        }
    }

    fn end_field(&mut self, field: &Field) {
        let Some(start) = field.result.filter(|start| *start <= self.text.len()) else {
            return;
        };
        if let Some(target) = field.target() {
            self.links.push((start, self.text.len(), target.to_owned()));
        }
    }

    fn finish(self, kind: BlockKind) -> (Draft, Vec<Aside>) {
        let mut draft = Draft::new(kind);
        let mut at = 0;
        for (place, label) in self.calls {
            draft.text.push_str(&self.text[at..place]);
            draft.call_note(label);
            at = place;
        }
        draft.text.push_str(&self.text[at..]);
        for (start, end, target) in self.links {
            let span = crate::model::Span::new(start, end);
            draft.add_link(span, &target);
        }
        let counts = self.counts;
        let all = |count: usize| counts.all > 0 && count == counts.all;
        let size = counts
            .sizes
            .iter()
            .max_by_key(|(size, count)| (**count, **size));
        draft.look = Look {
            bold: all(counts.bold),
            italic: all(counts.italic),
            underlined: all(counts.underlined),
            half_points: size.map_or(0, |(size, _)| *size),
        };
        if self.contents {
            draft.layer = Layer::Contents;
        }
        (draft, self.called)
    }
}
