//! Puts a [`Document`] together block by block. The readers say what a block
//! holds and to which layer it belongs; the builder keeps what
//! [`Document`] promises: body first, then contents, headers, footers and
//! comments; blocks in the order of the text, trimmed, a line end between
//! them; spans that point to the right words; pages that rise through the body.

use super::limits;
use crate::model::{
    Block, BlockKind, Cell, Document, Format, Layer, Link, Look, NoteCall, PageStart, Properties,
    Span, Warning,
};

/// The layers in the order in which they stand in the text.
const LAYERS: [Layer; 5] = [
    Layer::Body,
    Layer::Contents,
    Layer::Header,
    Layer::Footer,
    Layer::Comment,
];

/// A block in the making. Offsets given to it count from its own start.
#[derive(Debug, Clone)]
pub struct Draft {
    /// Its words; white space at the ends is dropped by the builder.
    pub text: String,
    /// What it is.
    pub kind: BlockKind,
    /// Where it belongs.
    pub layer: Layer,
    /// The printed number or list mark that is not in the text.
    pub number: Option<String>,
    /// Its place in a table.
    pub cell: Option<Cell>,
    /// How all of it looks.
    pub look: Look,
    links: Vec<Link>,
    note_calls: Vec<NoteCall>,
    pages: Vec<PageStart>,
}

impl Draft {
    /// An empty block of the body.
    pub fn new(kind: BlockKind) -> Self {
        Self::of(kind, String::new())
    }

    /// A block of the body with these words.
    pub fn of(kind: BlockKind, text: String) -> Self {
        Self {
            text,
            kind,
            layer: Layer::Body,
            number: None,
            cell: None,
            look: Look::default(),
            links: Vec::new(),
            note_calls: Vec::new(),
            pages: Vec::new(),
        }
    }

    /// A block of a finished document, with its links and note calls; the
    /// number of its table is that document's, and its page marks stay there.
    pub fn copy_of(document: &Document, block: &Block) -> Self {
        let Span { start, end } = block.span;
        let first = (document.links).partition_point(|link| link.span.start < start);
        let links = (document.links[first..].iter())
            .take_while(|link| link.span.end <= end)
            .map(|link| Link {
                span: Span::new(link.span.start - start, link.span.end - start),
                target: link.target.clone(),
            });
        let first = (document.note_calls).partition_point(|call| call.offset < start);
        let note_calls = (document.note_calls[first..].iter())
            .take_while(|call| call.offset <= end)
            .map(|call| NoteCall {
                offset: call.offset - start,
                label: call.label.clone(),
            });
        Self {
            text: document.slice(block.span).to_owned(),
            kind: block.kind.clone(),
            layer: block.layer,
            number: block.number.clone(),
            cell: block.cell,
            look: block.look,
            links: links.collect(),
            note_calls: note_calls.collect(),
            pages: Vec::new(),
        }
    }

    /// Says that what follows stands on this page.
    pub fn start_page(&mut self, page: u32) {
        self.start_page_at(self.text.len(), page);
    }

    /// Says that what stands from `offset` on stands on this page; marks are
    /// given in the order of the text.
    pub fn start_page_at(&mut self, offset: usize, page: u32) {
        self.pages.push(PageStart { offset, page });
    }

    /// Says that its first character stands on this page, which is before all
    /// marks that were made later in it.
    pub fn start_page_first(&mut self, page: u32) {
        self.pages.insert(0, PageStart { offset: 0, page });
    }

    /// The labels of the notes that it calls, in order.
    pub fn note_labels(&self) -> Vec<String> {
        self.note_calls
            .iter()
            .map(|call| call.label.clone())
            .collect()
    }

    /// Says that a note is called here.
    pub fn call_note(&mut self, label: String) {
        self.note_calls.push(NoteCall {
            offset: self.text.len(),
            label,
        });
    }

    /// Says that the text from `start` to here leads to `target`. A start that
    /// another block's text was at is no place in this one: no link is made.
    pub fn link_from(&mut self, start: usize, target: &str) {
        if self.text.is_char_boundary(start) {
            self.add_link(Span::new(start, self.text.len()), target);
        }
    }

    /// Says that a stretch of the text leads to `target`.
    pub fn add_link(&mut self, span: Span, target: &str) {
        if span.is_empty()
            || limits::NAME.is_exceeded_by(target.len())
            || limits::LINKS.is_reached_by(self.links.len())
        {
            return;
        }
        self.links.push(Link {
            span,
            target: target.to_owned(),
        });
    }

    /// Adds the words of `other` to this block, with all that hangs on them.
    pub fn absorb(&mut self, other: Self) {
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.links.extend(other.links.into_iter().map(|link| Link {
            span: link.span.shifted(by),
            ..link
        }));
        self.note_calls
            .extend(other.note_calls.into_iter().map(|call| NoteCall {
                offset: call.offset + by,
                ..call
            }));
        self.pages
            .extend(other.pages.into_iter().map(|mark| PageStart {
                offset: mark.offset + by,
                ..mark
            }));
    }
}

/// Blocks that wait in memory until their place is known.
#[derive(Debug, Default)]
pub struct Waiting(usize);

impl Waiting {
    /// Whether this block may wait as well: blank ones need not, and of the
    /// others only as many may as a document holds, which is told.
    pub fn takes(&mut self, draft: &Draft, builder: &mut DocumentBuilder) -> bool {
        if draft.text.trim().is_empty() {
            return false;
        }
        self.0 += 1;
        let is_full = limits::BLOCKS.is_exceeded_by(self.0);
        if is_full {
            builder.warn(limits::BLOCKS.warning());
        }
        !is_full
    }
}

/// One layer's share of the document.
#[derive(Debug, Default)]
struct Sheet {
    text: String,
    blocks: Vec<Block>,
    pages: Vec<PageStart>,
    links: Vec<Link>,
    note_calls: Vec<NoteCall>,
}

/// Collects blocks and gives the [`Document`].
#[derive(Debug)]
pub struct DocumentBuilder {
    format: Format,
    sheets: [Sheet; LAYERS.len()],
    properties: Properties,
    warnings: Vec<Warning>,
    tables: u32,
    bytes: usize,
    blocks: usize,
    full: bool,
}

impl DocumentBuilder {
    /// An empty document of this format.
    pub fn new(format: Format) -> Self {
        Self {
            format,
            sheets: Default::default(),
            properties: Properties::default(),
            warnings: Vec::new(),
            tables: 0,
            bytes: 0,
            blocks: 0,
            full: false,
        }
    }

    /// Says that what is pushed to `layer` from now on stands on this page.
    pub fn start_page(&mut self, layer: Layer, page: u32) {
        self.sheet(layer).start_page(layer, None, page);
    }

    /// Adds a block at the end of its layer. A block without visible
    /// characters only hands on its page marks. Gives whether it was added.
    pub fn push(&mut self, mut draft: Draft) -> bool {
        blank_controls(&mut draft.text);
        let inner = Span::new(0, draft.text.len()).trimmed(&draft.text);
        if inner.is_empty() || self.is_full(inner.len()) {
            for mark in draft.pages {
                self.start_page(draft.layer, mark.page);
            }
            return false;
        }
        self.bytes += inner.len();
        self.blocks += 1;
        self.sheet(draft.layer).push(draft, inner);
        true
    }

    /// Adds all blocks of another document at the end of this one's layers,
    /// as of a file that is embedded here. Its pages are not taken over.
    pub fn append(&mut self, other: Document) {
        for draft in self.drafts_of(other) {
            self.push(draft);
        }
    }

    /// The blocks of another document, ready to be pushed to this one, which
    /// takes its warnings over at once.
    pub fn drafts_of(&mut self, other: Document) -> Vec<Draft> {
        let tables = self.tables;
        let mut drafts = Vec::with_capacity(other.blocks.len());
        for block in &other.blocks {
            let mut draft = Draft::copy_of(&other, block);
            if let Some(cell) = &mut draft.cell {
                cell.table += tables;
                self.tables = self.tables.max(cell.table + 1);
            }
            drafts.push(draft);
        }
        self.warnings.extend(other.warnings);
        drafts
    }

    /// A number for the next table, in the order in which they are asked for.
    pub fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// Keeps a warning, once.
    pub fn warn(&mut self, warning: Warning) {
        if !limits::WARNINGS.is_reached_by(self.warnings.len()) && !self.warnings.contains(&warning)
        {
            self.warnings.push(warning);
        }
    }

    /// What the file says about itself.
    pub fn properties(&mut self) -> &mut Properties {
        &mut self.properties
    }

    /// Whether nothing visible has been added to any layer.
    pub fn is_empty(&self) -> bool {
        self.blocks == 0
    }

    /// How many bytes of text the layer holds so far.
    pub fn len_of(&self, layer: Layer) -> usize {
        self.sheets[place(layer)].text.len()
    }

    /// The document. The warnings stand in their own order, not in that of
    /// the reading, so that they do not hang on chance.
    pub fn finish(self) -> Document {
        let mut document = Document {
            format: self.format,
            text: String::with_capacity(self.bytes + self.blocks),
            properties: self.properties,
            warnings: self.warnings,
            ..Document::default()
        };
        document.warnings.sort();
        for sheet in self.sheets {
            if sheet.blocks.is_empty() {
                continue;
            }
            if !document.text.is_empty() {
                document.text.push('\n');
            }
            sheet.move_into(&mut document);
        }
        document
    }

    fn sheet(&mut self, layer: Layer) -> &mut Sheet {
        &mut self.sheets[place(layer)]
    }

    fn is_full(&mut self, more: usize) -> bool {
        if self.full {
            return true;
        }
        let reached = if limits::TEXT_BYTES.is_exceeded_by(self.bytes + more) {
            limits::TEXT_BYTES
        } else if limits::BLOCKS.is_exceeded_by(self.blocks + 1) {
            limits::BLOCKS
        } else {
            return false;
        };
        self.full = true;
        self.warn(reached.warning());
        true
    }
}

impl Sheet {
    /// Marks the start of a page at `offset`, or at the next block's start.
    fn start_page(&mut self, layer: Layer, offset: Option<usize>, page: u32) {
        let next = self.text.len() + usize::from(!self.text.is_empty());
        let offset = offset.unwrap_or(next);
        match self.pages.last_mut() {
            Some(last) if last.page == page || (layer == Layer::Body && last.page > page) => {}
            Some(last) if last.offset >= offset => last.page = page,
            _ => self.pages.push(PageStart { offset, page }),
        }
    }

    fn push(&mut self, draft: Draft, inner: Span) {
        if !self.text.is_empty() {
            self.text.push('\n');
        }
        let base = self.text.len();
        let place = |offset: usize| base + offset.clamp(inner.start, inner.end) - inner.start;
        self.text.push_str(inner.of(&draft.text));
        for mark in &draft.pages {
            self.start_page(draft.layer, Some(place(mark.offset)), mark.page);
        }
        for link in draft.links {
            let span = Span::new(place(link.span.start), place(link.span.end)).trimmed(&self.text);
            if !span.is_empty() && !limits::LINKS.is_reached_by(self.links.len()) {
                self.links.push(Link { span, ..link });
            }
        }
        self.note_calls
            .extend(draft.note_calls.into_iter().map(|call| NoteCall {
                offset: place(call.offset),
                ..call
            }));
        self.blocks.push(Block {
            span: Span::new(base, self.text.len()),
            kind: draft.kind,
            layer: draft.layer,
            number: draft.number,
            cell: draft.cell,
            look: draft.look,
        });
    }

    fn move_into(self, document: &mut Document) {
        let by = document.text.len();
        document.text.push_str(&self.text);
        document
            .blocks
            .extend(self.blocks.into_iter().map(|block| Block {
                span: block.span.shifted(by),
                ..block
            }));
        // A mark after the last block belongs to no text.
        document.pages.extend(
            (self.pages.into_iter())
                .filter(|mark| mark.offset < self.text.len())
                .map(|mark| PageStart {
                    offset: mark.offset + by,
                    ..mark
                }),
        );
        document
            .links
            .extend(self.links.into_iter().map(|link| Link {
                span: link.span.shifted(by),
                ..link
            }));
        document
            .note_calls
            .extend(self.note_calls.into_iter().map(|call| NoteCall {
                offset: call.offset + by,
                ..call
            }));
    }
}

/// Puts a space for every control character but tab and line end: terminals
/// and XML writers further on choke on them. Keeps all offsets.
fn blank_controls(text: &mut String) {
    let is_odd = |c: char| c.is_ascii_control() && c != '\n' && c != '\t';
    if text.contains(is_odd) {
        *text = text.replace(is_odd, " ");
    }
}

fn place(layer: Layer) -> usize {
    LAYERS
        .iter()
        .position(|each| *each == layer)
        .expect("LAYERS lists every layer")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn paragraph(text: &str, layer: Layer) -> Draft {
        Draft {
            layer,
            ..Draft::of(BlockKind::Paragraph, text.to_owned())
        }
    }

    #[test]
    fn layers_stand_after_the_body_whatever_the_order_of_reading() {
        let mut builder = DocumentBuilder::new(Format::Docx);
        builder.push(paragraph("kommentar", Layer::Comment));
        builder.push(paragraph("sidhuvud", Layer::Header));
        builder.push(paragraph(" ett ", Layer::Body));
        builder.push(paragraph(" \u{a0}\t", Layer::Body));
        builder.push(paragraph("två", Layer::Body));
        let document = builder.finish();
        assert_eq!(document.text, "ett\ntvå\nsidhuvud\nkommentar");
        let words: Vec<_> = document
            .blocks
            .iter()
            .map(|b| document.slice(b.span))
            .collect();
        assert_eq!(words, ["ett", "två", "sidhuvud", "kommentar"]);
    }

    #[test]
    fn offsets_follow_the_trimmed_text() {
        let mut builder = DocumentBuilder::new(Format::Docx);
        builder.push(paragraph("först", Layer::Body));
        let mut draft = Draft::of(BlockKind::Paragraph, "  se ".to_owned());
        draft.start_page(2);
        draft.text.push_str("länken");
        draft.link_from(5, "https://exempel.se");
        draft.call_note("1".to_owned());
        draft.text.push_str("  ");
        builder.push(draft);
        let document = builder.finish();
        assert_eq!(document.slice(document.links[0].span), "länken");
        assert_eq!(document.note_calls[0].offset, document.text.len());
        assert_eq!(document.pages.len(), 1);
        assert_eq!(&document.text[document.pages[0].offset..], "länken");
    }

    #[test]
    fn pages_rise_through_the_body_and_empty_ones_leave_no_mark() {
        let mut builder = DocumentBuilder::new(Format::Docx);
        for (page, text) in [(1, "a"), (2, ""), (3, "b"), (2, "c"), (4, "")] {
            builder.start_page(Layer::Body, page);
            builder.push(paragraph(text, Layer::Body));
        }
        let document = builder.finish();
        let pages: Vec<_> = document.pages.iter().map(|m| (m.offset, m.page)).collect();
        assert_eq!(pages, [(0, 1), (2, 3)]);
    }
}
