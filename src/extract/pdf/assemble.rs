//! Puts the pages of a document together: paragraphs that go on over columns
//! and pages, lists, tables, headings, notes and furniture, each as a block.

use std::collections::{BTreeMap, HashMap};

use super::contents;
use super::furniture;
use super::glyph::Tag;
use super::heading::{self, BodyLook, HeadingLook};
use super::hyphen::Hyphenated;
use super::line::{Line, Place};
use super::list;
use super::note::{self, NotePart};
use super::page::PageLines;
use super::paragraph::Paragraph;
use super::structure::{Element, ElementRole, Structure};
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::model::{BlockKind, Cell, Document, Format, Layer, Look, Span};

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
    sizes: BTreeMap<u16, (usize, usize)>,
    leadings: BTreeMap<u16, usize>,
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
    largest: f32,
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
            sizes: BTreeMap::new(),
            leadings: BTreeMap::new(),
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
            largest: 0.0,
        }
    }

    pub(super) fn builder(&mut self) -> &mut DocumentBuilder {
        &mut self.builder
    }

    /// Takes the next page.
    pub(super) fn page(&mut self, page: PageLines) {
        self.learn(&page);
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

    fn learn(&mut self, page: &PageLines) {
        for line in &page.lines {
            self.words.learn(&line.text);
            let size = self
                .sizes
                .entry(heading::half_points(line.size))
                .or_default();
            let characters = line.text.len();
            size.0 += characters;
            size.1 += if line.bold { characters } else { 0 };
            if page.number == 1 {
                self.largest = self.largest.max(line.size);
            }
        }
        for pair in page.lines.windows(2) {
            let leading = (pair[1].baseline - pair[0].baseline) / pair[1].size.max(0.1);
            let alike =
                pair[0].region == pair[1].region && (pair[0].size - pair[1].size).abs() < 0.1;
            if alike && (0.8..2.6).contains(&leading) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0.8 to 2.6"
                )]
                let step = (leading * 20.0).round() as u16;
                *self.leadings.entry(step).or_default() += 1;
            }
        }
    }

    fn body(&self) -> BodyLook {
        let most = self.sizes.iter().max_by_key(|(_, count)| count.0);
        most.map_or(
            BodyLook {
                size: 10.0,
                bold: false,
            },
            |(size, (all, bold))| BodyLook {
                size: f32::from(*size) / 2.0,
                bold: bold * 2 > *all,
            },
        )
    }

    fn leading(&self) -> f32 {
        let most = self.leadings.iter().max_by_key(|(_, count)| **count);
        most.map_or(1.2, |(step, _)| f32::from(*step) / 20.0)
            .clamp(1.0, 2.2)
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

    fn put_together(&mut self, most: usize) {
        let tagged = if let Some(tagged) = self.tagged {
            tagged
        } else {
            let tagged = self.is_tagged();
            self.tagged = Some(tagged);
            tagged
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

    fn put(&mut self, mut page: PageLines, furniture: Vec<(usize, Layer)>, tagged: bool) {
        let mut layers: Vec<Layer> = vec![Layer::Body; page.lines.len()];
        // A page that would be left empty says what it says.
        let furniture = if furniture.len() < page.lines.len() {
            furniture
        } else {
            Vec::new()
        };
        for (line, layer) in furniture.into_iter().chain(page.marked) {
            layers[line] = layer;
        }
        self.put_furniture(&page.lines, &layers, page.number);
        let links = page.links;
        let in_body: Vec<usize> = (0..page.lines.len())
            .filter(|at| layers[*at] == Layer::Body)
            .collect();
        let body = self.body();
        let lines: Vec<&Line> = in_body.iter().map(|at| &page.lines[*at]).collect();
        let is_contents = contents::lines(&lines);
        let structure = tagged.then_some(self.structure);
        let note_parts = note::parts(&lines, body.size, structure);
        let labels: Vec<String> = note_parts
            .iter()
            .filter_map(|part| match part {
                NotePart::Start { label, .. } if !label.is_empty() => Some(label.clone()),
                _ => None,
            })
            .collect();
        let mut notes: Vec<Paragraph> = Vec::new();
        for (place, at) in in_body.into_iter().enumerate() {
            let line = &mut page.lines[at];
            let right = page
                .margins
                .get(line.region as usize)
                .map_or(line.x1, |right| right.max(line.x1));
            match &note_parts[place] {
                NotePart::None => {}
                part => {
                    self.note_line(line, right, part, &mut notes);
                    continue;
                }
            }
            let calls = note::take_calls(line, &labels);
            let line = &page.lines[at];
            let own_links = links.iter().filter(|link| link.0 == at);
            if is_contents.get(place) == Some(&true) {
                self.close();
                let draft = on_page(BlockKind::Paragraph, Layer::Contents, line.page, &line.text);
                self.push(draft, None, line.places.clone());
                continue;
            }
            let element = match line.tag {
                Tag::Element(element) if tagged => Some(self.structure.get(element)),
                _ => None,
            };
            let start = self.body_line(line, right, element);
            if let (Some(start), Some(open)) = (start, &mut self.open) {
                open.calls.extend(
                    calls
                        .into_iter()
                        .map(|(offset, label)| (offset + start, label)),
                );
                for (_, from, to, target) in own_links {
                    add_link(&mut open.links, (from + start, to + start), target);
                }
            }
        }
        for mut paragraph in notes {
            paragraph.harden();
            let label = paragraph
                .calls
                .first()
                .map(|call| call.1.clone())
                .unwrap_or_default();
            let draft = on_page(
                BlockKind::Note(label),
                Layer::Body,
                page.number,
                &paragraph.text,
            );
            self.notes.push((draft, paragraph.places));
        }
        for remark in page.remarks {
            let kind = BlockKind::Comment(remark.author);
            let draft = on_page(kind, Layer::Comment, page.number, &remark.text);
            self.push(draft, None, Vec::new());
        }
    }

    fn put_furniture(&mut self, lines: &[Line], layers: &[Layer], page: u32) {
        for layer in [Layer::Header, Layer::Footer] {
            let mut rows: Vec<&Line> = lines
                .iter()
                .zip(layers)
                .filter(|(_, each)| **each == layer)
                .map(|(line, _)| line)
                .collect();
            rows.sort_by(|a, b| {
                a.baseline
                    .total_cmp(&b.baseline)
                    .then(a.x0.total_cmp(&b.x0))
            });
            for line in rows {
                let draft = on_page(BlockKind::Paragraph, layer, page, &line.text);
                self.push(draft, None, line.places.clone());
            }
        }
    }

    fn note_line(&self, line: &Line, right: f32, part: &NotePart, notes: &mut Vec<Paragraph>) {
        match (part, notes.last_mut()) {
            (NotePart::None | NotePart::Label, _) => {}
            (NotePart::More, Some(last)) => {
                last.push(line, right, &self.words);
            }
            (NotePart::More, None) => notes.push(Paragraph::new(line, right, 0.0)),
            (NotePart::Start { label, text }, _) => {
                let mut paragraph = Paragraph::new(line, right, 0.0);
                paragraph.cut_front(*text);
                paragraph.calls = vec![(0, label.clone())];
                notes.push(paragraph);
            }
        }
    }

    /// Adds a line of the body; gives where its text begins in the open paragraph.
    fn body_line(&mut self, line: &Line, right: f32, element: Option<Element>) -> Option<usize> {
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
                _ => open.is_same_kind(line) && open.goes_on(line, self.leading()),
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
    fn close(&mut self) {
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
        let body = self.body();
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

    fn shape_by_tag(&mut self, draft: &mut Draft, paragraph: &mut Paragraph, element: Element) {
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

    fn shape_by_look(
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
                && paragraph.size >= self.largest - 0.1
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

impl Paragraph {
    /// Whether tags do not tell this paragraph and a line apart.
    fn is_same_kind(&self, line: &Line) -> bool {
        let element = |tag| matches!(tag, Tag::Element(_));
        self.tag == line.tag || element(self.tag) == element(line.tag)
    }
}

/// A block that stands on one page.
pub(super) fn on_page(kind: BlockKind, layer: Layer, page: u32, text: &str) -> Draft {
    let mut draft = Draft::new(kind);
    draft.layer = layer;
    draft.start_page(page);
    draft.text.push_str(text);
    draft
}

/// Moves a paragraph's text and what hangs on it into a block.
fn fill(draft: &mut Draft, paragraph: Paragraph) {
    let mut pages = paragraph.pages.into_iter().peekable();
    let mut calls = paragraph.calls.into_iter().peekable();
    let mut at = 0;
    loop {
        let next = [
            pages.peek().map(|page| page.0),
            calls.peek().map(|call| call.0),
        ]
        .into_iter()
        .flatten()
        .min();
        let Some(next) = next else { break };
        let next = next.clamp(at, paragraph.text.len());
        draft.text.push_str(&paragraph.text[at..next]);
        at = next;
        if pages.peek().is_some_and(|page| page.0 <= next)
            && let Some((_, page)) = pages.next()
        {
            draft.start_page(page);
        } else if let Some((_, label)) = calls.next() {
            draft.call_note(label);
        }
    }
    draft.text.push_str(&paragraph.text[at..]);
    for (start, end, target) in paragraph.links {
        draft.add_link(Span::new(start, end.min(draft.text.len())), &target);
    }
}

/// Adds a link, or lengthens the last one where it goes on over a line's end.
fn add_link(links: &mut Vec<(usize, usize, String)>, (start, end): (usize, usize), target: &str) {
    match links.last_mut() {
        Some(last) if last.2 == target && start.saturating_sub(last.1) <= 1 => last.1 = end,
        _ => links.push((start, end, target.to_owned())),
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
