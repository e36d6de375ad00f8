//! Follows the open elements of a page and puts its blocks together.

use std::collections::BTreeMap;

use super::element::{self, OfficeList};
use super::tokens::{Tag, Token, Tokens, resolve};
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::extract::text::quoted_number;
use crate::model::Warning;
use crate::model::{BlockKind, Cell, Layer, Look};

/// Elements nested deeper than this are read as if their tags were not there.
const DEPTH: usize = 512;
/// A note's mark is no longer than this.
const LONGEST_MARK: usize = 6;

/// An element whose end tag has not come yet, with what it brought about.
#[derive(Debug, Default)]
struct Open {
    name: String,
    hidden: bool,
    deleted: bool,
    look: Look,
    pre: bool,
    quote: bool,
    list: bool,
    item: bool,
    mark: bool,
    note: bool,
    kind: Option<BlockKind>,
    outer_layer: Option<Layer>,
    table: Option<Table>,
    link: Option<(usize, String)>,
    anchor: Option<Anchor>,
}

/// An `a` that leads within the page and can be led to: it may call a note,
/// or stand before one.
#[derive(Debug)]
struct Anchor {
    name: String,
    target: String,
    start: usize,
}

#[derive(Debug)]
struct List {
    style: Numbering,
    next: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Numbering {
    Bullet,
    Number,
    Letter,
}

#[derive(Debug)]
struct Table {
    number: u32,
    row: Option<u32>,
    column: u32,
    widest: u32,
    /// Where its blocks begin among the pieces.
    from: usize,
    /// It only places things on the page.
    layout: bool,
}

/// A finished block, and what ties it to notes.
struct Piece {
    draft: Draft,
    calls: Vec<String>,
    /// The name by which the note is called, on its blocks.
    note: Option<String>,
}

/// How many visible characters of a block look in which way.
#[derive(Debug, Default)]
struct Counts {
    all: usize,
    bold: usize,
    italic: usize,
    underlined: usize,
}

/// How many open elements make the text look in which way.
#[derive(Debug, Default)]
struct Styled {
    bold: usize,
    italic: usize,
    underlined: usize,
}

pub(super) struct Reader<'a> {
    builder: &'a mut DocumentBuilder,
    open: Vec<Open>,
    lists: Vec<List>,
    pieces: Vec<Piece>,
    draft: Draft,
    counts: Counts,
    calls: Vec<String>,
    space: bool,
    layer: Layer,
    hidden: usize,
    quote: usize,
    pre: usize,
    styled: Styled,
    item_mark: Option<(u8, String)>,
    /// Names of the calls seen, by the target that they lead to.
    called: BTreeMap<String, String>,
    note: Option<(String, String)>,
    hidden_characters: usize,
    changes: (usize, usize),
    title: Option<String>,
}

impl<'a> Reader<'a> {
    pub(super) fn new(builder: &'a mut DocumentBuilder) -> Self {
        Self {
            builder,
            open: Vec::new(),
            lists: Vec::new(),
            pieces: Vec::new(),
            draft: Draft::new(BlockKind::Paragraph),
            counts: Counts::default(),
            calls: Vec::new(),
            space: false,
            layer: Layer::Body,
            hidden: 0,
            quote: 0,
            pre: 0,
            styled: Styled::default(),
            item_mark: None,
            called: BTreeMap::new(),
            note: None,
            hidden_characters: 0,
            changes: (0, 0),
            title: None,
        }
    }

    /// Reads the source to its end and hands all blocks to the builder.
    pub(super) fn read(mut self, source: &str) {
        for token in Tokens::of(source) {
            match token {
                Token::Text(text) => self.text(&text),
                Token::Start(tag) => self.start(&tag),
                Token::End(name) => self.end(&name),
            }
        }
        while let Some(open) = self.open.pop() {
            self.leave(open);
        }
        self.flush();
        self.hand_over();
    }

    fn text(&mut self, text: &str) {
        if self.hidden > 0 {
            let apart = self.open.iter().any(|open| element::is_apart(&open.name));
            if apart {
                if self.open.last().is_some_and(|open| open.name == "title") {
                    self.title.get_or_insert_default().push_str(text);
                }
            } else {
                let visible = text.chars().filter(|sign| !sign.is_whitespace()).count();
                let deleted = self.open.iter().any(|open| open.deleted);
                self.hidden_characters += if deleted { 0 } else { visible };
            }
            return;
        }
        for sign in text.chars() {
            self.sign(sign, self.pre > 0);
        }
    }

    fn sign(&mut self, sign: char, pre: bool) {
        if pre && sign == '\n' {
            self.line_break();
            return;
        }
        if !pre && matches!(sign, ' ' | '\t' | '\n' | '\r' | '\u{c}') {
            self.space = true;
            return;
        }
        if self.space {
            self.space = false;
            if !self.draft.text.is_empty() && !self.draft.text.ends_with('\n') {
                self.draft.text.push(' ');
            }
        }
        self.draft.text.push(sign);
        if !sign.is_whitespace() {
            self.counts.all += 1;
            self.counts.bold += usize::from(self.styled.bold > 0);
            self.counts.italic += usize::from(self.styled.italic > 0);
            self.counts.underlined += usize::from(self.styled.underlined > 0);
        }
    }

    /// One break stays in the block; an empty line ends it.
    fn line_break(&mut self) {
        self.space = false;
        if self.draft.text.ends_with('\n') {
            self.flush();
        } else if !self.draft.text.trim().is_empty() {
            self.draft.text.push('\n');
        }
    }

    fn start(&mut self, tag: &Tag<'_>) {
        let name = tag.name.as_str();
        if let Some((ended, stops)) = element::implied_end(name) {
            self.end_implied(ended, stops);
        }
        match name {
            "br" if self.hidden == 0 => return self.line_break(),
            "hr" => return self.flush(),
            "meta" => return self.meta(tag),
            _ if element::is_void(name) => return,
            _ => {}
        }
        if !element::is_inline(name) {
            self.flush();
        }
        if self.open.len() >= DEPTH {
            return;
        }
        let open = self.enter(tag);
        self.open.push(open);
    }

    /// Does what a start tag brings about.
    fn enter(&mut self, tag: &Tag<'_>) -> Open {
        let name = tag.name.as_str();
        let (bold, italic, underlined) = element::look(tag);
        let mut open = Open {
            name: name.to_owned(),
            hidden: element::is_apart(name) || element::is_hidden(tag) || name == "del",
            deleted: name == "del",
            pre: matches!(name, "pre" | "textarea"),
            look: Look {
                bold,
                italic,
                underlined,
                half_points: 0,
            },
            quote: name == "blockquote",
            kind: block_kind(tag),
            ..Open::default()
        };
        match name {
            "del" => self.changes.1 += 1,
            "ins" => self.changes.0 += 1,
            "ul" | "ol" | "menu" | "dir" => {
                open.list = true;
                self.lists.push(List::of(tag));
            }
            "li" => {
                open.item = true;
                self.item_mark = self.next_mark(tag);
            }
            "table" => open.table = Some(self.begin_table(tag)),
            "tr" => self.begin_row(),
            "td" | "th" => {
                if let Some(table) = self.table() {
                    table.row.get_or_insert(0);
                }
            }
            "a" => self.begin_link(tag, &mut open),
            _ => {}
        }
        match element::office_list(tag) {
            Some(OfficeList::Mark) => {
                open.mark = true;
                // What stands before it on the line is not the item's text.
                self.item_mark.get_or_insert((0, String::new())).1.clear();
                self.draft.text.clear();
                self.space = false;
            }
            Some(OfficeList::Item(level)) => self.item_mark = Some((level, String::new())),
            None => {}
        }
        if let Some(layer) = layer_of(tag, &self.open) {
            open.outer_layer = Some(self.layer);
            self.layer = layer;
        }
        self.hidden += usize::from(open.hidden);
        self.quote += usize::from(open.quote);
        self.pre += usize::from(open.pre);
        self.styled.bold += usize::from(bold);
        self.styled.italic += usize::from(italic);
        self.styled.underlined += usize::from(underlined);
        open
    }

    fn end(&mut self, name: &str) {
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

    fn end_implied(&mut self, ended: &[&str], stops: &[&str]) {
        let at = (self.open.iter().enumerate().rev())
            .take_while(|(_, open)| !stops.contains(&open.name.as_str()))
            .find(|(_, open)| ended.contains(&open.name.as_str()))
            .map(|(at, _)| at);
        if let Some(at) = at {
            self.close_from(at);
        }
    }

    fn close_from(&mut self, at: usize) {
        while self.open.len() > at {
            if let Some(open) = self.open.pop() {
                self.leave(open);
            }
        }
    }

    /// Undoes what the element brought about.
    fn leave(&mut self, open: Open) {
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
        if let Some((start, target)) = open.link {
            let start = start.min(self.draft.text.len());
            if self.hidden == 0 {
                self.draft.link_from(start, &target);
            }
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

    fn flush(&mut self) {
        let kind = (self.open.iter().rev()).find_map(|open| open.kind.clone());
        self.flush_as(kind);
    }

    /// Ends the block that is being put together.
    fn flush_as(&mut self, kind: Option<BlockKind>) {
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

    /// The innermost table that is open.
    fn table(&mut self) -> Option<&mut Table> {
        (self.open.iter_mut().rev()).find_map(|open| open.table.as_mut())
    }

    fn begin_table(&mut self, tag: &Tag<'_>) -> Table {
        // A table around this one is there to place things.
        if let Some(outer) = self.table() {
            outer.layout = true;
        }
        Table {
            number: self.builder.next_table(),
            row: None,
            column: 0,
            widest: 0,
            from: self.pieces.len(),
            layout: tag.get("role").is_some_and(|role| role == "presentation"),
        }
    }

    fn begin_row(&mut self) {
        if let Some(table) = self.table() {
            table.row = Some(table.row.map_or(0, |row| row + 1));
            table.column = 0;
        }
    }

    fn next_mark(&mut self, tag: &Tag<'_>) -> Option<(u8, String)> {
        let level = u8::try_from(self.lists.len().saturating_sub(1)).unwrap_or(u8::MAX);
        let Some(list) = self.lists.last_mut() else {
            return Some((0, "•".to_owned()));
        };
        if let Some(value) = tag.get("value").and_then(|value| value.parse().ok()) {
            list.next = value;
        }
        let mark = match list.style {
            Numbering::Bullet => "•".to_owned(),
            Numbering::Letter if (1..=26).contains(&list.next) => {
                let offset = u8::try_from(list.next - 1).unwrap_or(0);
                format!("{}.", char::from(b'a' + offset))
            }
            Numbering::Letter | Numbering::Number => format!("{}.", list.next),
        };
        list.next = list.next.saturating_add(1);
        Some((level, mark))
    }

    fn begin_link(&mut self, tag: &Tag<'_>, open: &mut Open) {
        let Some(target) = tag.get("href") else {
            return;
        };
        let name = tag.get("name").or_else(|| tag.get("id"));
        if let (Some(target), Some(name)) = (target.strip_prefix('#'), name) {
            open.anchor = Some(Anchor {
                name: name.into_owned(),
                target: target.to_owned(),
                start: self.draft.text.len(),
            });
        } else if ["http://", "https://", "mailto:"]
            .iter()
            .any(|scheme| target.trim_start().starts_with(scheme))
        {
            let start = self.draft.text.len() + usize::from(self.space);
            open.link = Some((start, target.trim().to_owned()));
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
    fn take_mark(&mut self) {
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

    fn meta(&mut self, tag: &Tag<'_>) {
        let (Some(name), Some(content)) = (tag.get("name"), tag.get("content")) else {
            return;
        };
        let content = content.trim();
        if content.is_empty() {
            return;
        }
        let properties = self.builder.properties();
        match name.to_ascii_lowercase().as_str() {
            "author" => properties.author = Some(content.to_owned()),
            "created" => properties.created = Some(content.to_owned()),
            _ => {}
        }
    }

    fn hand_over(self) {
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

impl List {
    fn of(tag: &Tag<'_>) -> Self {
        let style = match (tag.name.as_str(), tag.get("type").as_deref()) {
            ("ol", Some("a" | "A")) => Numbering::Letter,
            ("ol", _) => Numbering::Number,
            _ => Numbering::Bullet,
        };
        let next = tag.get("start").and_then(|start| start.parse().ok());
        Self {
            style,
            next: next.unwrap_or(1),
        }
    }
}

impl Counts {
    fn look(&self) -> Look {
        let all = |count: usize| self.all > 0 && count == self.all;
        Look {
            bold: all(self.bold),
            italic: all(self.italic),
            underlined: all(self.underlined),
            half_points: 0,
        }
    }
}

fn block_kind(tag: &Tag<'_>) -> Option<BlockKind> {
    let level = match tag.name.as_str() {
        "h1" => 1,
        "h2" => 2,
        "h3" => 3,
        "h4" => 4,
        "h5" => 5,
        "h6" => 6,
        "caption" | "figcaption" => return Some(BlockKind::Caption),
        "p" => {
            let class = tag.get("class")?.to_ascii_lowercase();
            return match class.as_str() {
                "msotitle" | "title" => Some(BlockKind::Title),
                "msocaption" => Some(BlockKind::Caption),
                _ => None,
            };
        }
        _ => return None,
    };
    Some(BlockKind::Heading(level))
}

/// The layer that an element begins: LibreOffice's page header and footer,
/// and the page's own navigation and footer.
fn layer_of(tag: &Tag<'_>, open: &[Open]) -> Option<Layer> {
    let title = tag.get("title");
    match (tag.name.as_str(), title.as_deref()) {
        ("div", Some("header")) => Some(Layer::Header),
        ("div", Some("footer")) => Some(Layer::Footer),
        ("nav", _) => Some(Layer::Contents),
        ("footer", _) => {
            let inside = |open: &Open| matches!(open.name.as_str(), "article" | "section" | "main");
            (!open.iter().any(inside)).then_some(Layer::Footer)
        }
        _ => None,
    }
}
