//! Puts a [`Document`] together block by block. The readers say what a block
//! holds and to which layer it belongs; the builder keeps what
//! [`Document`] promises: body first, then contents, headers, footers and
//! comments; blocks in the order of the text, trimmed, a line end between
//! them; spans that point to the right words; letters and
//! their marks as one character; pages that rise through the body.

mod compose;
mod draft;
mod sheet;

pub use draft::{Draft, PassageId, Waiting};

use super::limits;
use crate::model::{Commented, Document, Format, Layer, Properties, Span, Warning};
use sheet::{Commenting, Sheet};

/// The layers in the order in which they stand in the text.
const LAYERS: [Layer; 5] = [
    Layer::Body,
    Layer::Contents,
    Layer::Header,
    Layer::Footer,
    Layer::Comment,
];

/// Collects blocks and gives the [`Document`].
#[derive(Debug)]
pub struct DocumentBuilder {
    format: Format,
    sheets: [Sheet; LAYERS.len()],
    properties: Properties,
    warnings: Vec<Warning>,
    tables: u32,
    passages: usize,
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
            passages: 0,
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
        compose::compose(&mut draft);
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
            let mut draft = Draft::copy_of(&other, block, self.passages);
            if let Some(cell) = &mut draft.cell {
                cell.table += tables;
                self.tables = self.tables.max(cell.table + 1);
            }
            drafts.push(draft);
        }
        self.passages += other.commented.len();
        self.warnings.extend(other.warnings);
        drafts
    }

    /// A number for the next table, in the order in which they are asked for.
    pub fn next_table(&mut self) -> u32 {
        self.tables += 1;
        self.tables - 1
    }

    /// A number for a passage that comments are about.
    pub fn next_passage(&mut self) -> PassageId {
        self.passages += 1;
        PassageId(self.passages - 1)
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
    pub fn finish(mut self) -> Document {
        let properties = &mut self.properties;
        for text in [&mut properties.title, &mut properties.author] {
            text.iter_mut().for_each(compose::compose_text);
        }
        let mut document = Document {
            format: self.format,
            text: String::with_capacity(self.bytes + self.blocks),
            properties: self.properties,
            warnings: self.warnings,
            ..Document::default()
        };
        document.warnings.sort();
        let mut told = Commenting::default();
        for sheet in self.sheets {
            if sheet.blocks.is_empty() {
                continue;
            }
            if !document.text.is_empty() {
                document.text.push('\n');
            }
            let more = sheet.move_into(&mut document);
            told.passages.extend(more.passages);
            told.comments.extend(more.comments);
        }
        document.commented = (told.comments.into_iter())
            .filter_map(|(comment, id)| {
                let passage = told.passages.get(&id)?.trimmed(&document.text);
                Some(Commented { passage, comment })
            })
            .collect();
        document.commented.sort();
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
    use crate::model::BlockKind;

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
    fn letters_written_apart_are_read_as_one() {
        let mut builder = DocumentBuilder::new(Format::Docx);
        builder.properties().title = Some("A\u{308}rende".to_owned());
        builder.push(paragraph("A\u{308}ldrena\u{308}mnden", Layer::Body));
        builder.push(paragraph("fo\u{308}r a\u{30a}ret", Layer::Body));
        let document = builder.finish();
        assert_eq!(document.text, "Äldrenämnden\nför året");
        assert_eq!(document.slice(document.blocks[1].span), "för året");
        assert_eq!(document.properties.title.as_deref(), Some("Ärende"));
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
