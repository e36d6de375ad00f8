//! Puts the pages of a document together: paragraphs that go on over columns
//! and pages, lists, tables, headings, notes and furniture, each as a block.

mod block;
mod paragraphs;
mod shape;
mod sheet;
mod usual;

use std::collections::HashMap;

pub(super) use block::on_page;

use super::furniture;
use super::glyph::Tag;
use super::heading::{self, HeadingLook};
use super::hyphen::Hyphenated;
use super::line::Place;
use super::page::PageLines;
use super::paragraph::Paragraph;
use super::structure::{ElementRole, Structure};
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::model::{BlockKind, Document, Format, Layer};
use usual::Usual;

/// Where the characters of a document's blocks stand, block by block.
pub(super) type BlockPlaces = Vec<Vec<Place>>;

/// Collects pages and gives the document.
pub(super) struct Assembler<'a> {
    builder: DocumentBuilder,
    structure: &'a Structure,
    /// Whether the structure tree is believed; told from the first pages.
    tagged: Option<bool>,
    waiting: Vec<PageLines>,
    total_pages: usize,
    usual: Usual,
    words: Hyphenated,
    open: Option<Paragraph>,
    /// Notes of pages whose paragraph is still open.
    notes: Vec<(Draft, Vec<Place>)>,
    indents: Vec<f32>,
    tables: HashMap<(bool, u32, u32), u32>,
    /// The mark of the list item or note that is about to come.
    label: Option<(Option<u32>, String)>,
    /// The list item whose mark has been used.
    used_item: Option<u32>,
    looks: Vec<(Layer, Option<HeadingLook>, Vec<Place>)>,
    has_title: bool,
    has_prose: bool,
}

/// Pages that are known before the first of them is put together: heads and
/// feet are told by their coming again.
const WINDOW: usize = 64;

impl<'a> Assembler<'a> {
    pub(super) fn new(structure: &'a Structure, total_pages: usize) -> Self {
        Self {
            builder: DocumentBuilder::new(Format::Pdf),
            structure,
            tagged: None,
            waiting: Vec::new(),
            total_pages,
            usual: Usual::default(),
            words: Hyphenated::default(),
            open: None,
            notes: Vec::new(),
            indents: Vec::new(),
            tables: HashMap::new(),
            label: None,
            used_item: None,
            looks: Vec::new(),
            has_title: false,
            has_prose: false,
        }
    }

    pub(super) fn builder(&mut self) -> &mut DocumentBuilder {
        &mut self.builder
    }

    /// Takes the next page.
    pub(super) fn page(&mut self, page: PageLines) {
        for line in &page.lines {
            self.words.learn(&line.text);
        }
        self.usual.learn(&page);
        self.waiting.push(page);
        if self.waiting.len() >= WINDOW * 2 {
            self.put_together(WINDOW);
        }
    }

    /// The document, and where its blocks' characters stand.
    pub(super) fn finish(mut self) -> (Document, BlockPlaces) {
        self.settle();
        let mut looks = std::mem::take(&mut self.looks);
        let mut document = self.builder.finish();
        // Blocks stand layer by layer, in the order of reading within each.
        looks.sort_by_key(|(layer, _, _)| *layer);
        let found: Vec<HeadingLook> = looks.iter().filter_map(|(_, look, _)| *look).collect();
        let mut levels = heading::levels(&found).into_iter();
        for (block, (_, look, _)) in document.blocks.iter_mut().zip(&looks) {
            if look.is_some()
                && let Some(level) = levels.next()
                && block.kind != BlockKind::Title
            {
                block.kind = BlockKind::Heading(level);
            }
        }
        let places = looks.into_iter().map(|(_, _, places)| places).collect();
        (document, places)
    }

    /// Puts together all pages taken so far, so that a block can be added.
    pub(super) fn settle(&mut self) {
        self.put_together(usize::MAX);
        self.close();
        self.flush_notes();
    }

    /// Adds a block of its own.
    pub(super) fn add(&mut self, draft: Draft) {
        self.push(draft, None, Vec::new());
    }

    fn put_together(&mut self, most: usize) {
        let tagged = match self.tagged {
            Some(tagged) => tagged,
            None => *self.tagged.insert(self.is_tagged()),
        };
        let edges: Vec<_> = self
            .waiting
            .iter_mut()
            .map(|page| std::mem::take(&mut page.edges))
            .collect();
        let found = furniture::furniture(&edges, self.total_pages);
        for (page, edges) in self.waiting.iter_mut().zip(edges) {
            page.edges = edges;
        }
        let count = most.min(self.waiting.len());
        let rest = self.waiting.split_off(count);
        let pages = std::mem::replace(&mut self.waiting, rest);
        for (page, found) in pages.into_iter().zip(found) {
            self.put(page, found, tagged);
        }
    }

    /// Whether the tags cover the text and divide it.
    fn is_tagged(&self) -> bool {
        let (mut all, mut told) = (0usize, 0usize);
        let mut blocks: HashMap<u32, usize> = HashMap::new();
        for line in self.waiting.iter().flat_map(|page| &page.lines) {
            match line.tag {
                Tag::Furniture(_) | Tag::Artifact => {}
                Tag::None => all += line.text.len(),
                Tag::Element(element) => {
                    all += line.text.len();
                    if self.structure.get(element).role != ElementRole::Loose {
                        told += line.text.len();
                        *blocks.entry(element).or_default() += line.text.len();
                    }
                }
            }
        }
        // All in one block is no division.
        let divides = blocks.len() >= 3 || told < 1_500;
        told * 10 > all * 6 && divides
    }

    fn flush_notes(&mut self) {
        for (draft, places) in std::mem::take(&mut self.notes) {
            self.push(draft, None, places);
        }
    }

    fn push(&mut self, draft: Draft, look: Option<HeadingLook>, places: Vec<Place>) {
        let layer = draft.layer;
        if self.builder.push(draft) {
            self.looks.push((layer, look, places));
        }
    }
}
