//! Follows the groups of an RTF file and puts its blocks together.

use std::collections::{BTreeMap, BTreeSet};

use super::charset::{self, Charsets, RunCharset};
use super::destination::{Aside, Begins, Destination, begins};
use super::sheet::{Meaning, Style, StyleSheet};
use super::tokens::{Token, Tokens};
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::extract::cells::Cells;
use crate::model::Warning;
use crate::model::{BlockKind, Format, Layer, Look};

/// Groups nested deeper than this are read as if their braces were not there.
const DEPTH: usize = 4096;

/// What holds within a group.
#[derive(Debug, Clone)]
struct State {
    destination: Destination,
    /// Where text went before `\upr`.
    around: Destination,
    on_close: OnClose,
    font: i32,
    /// How many characters stand for one `\u` to those who do not know it.
    fallback: usize,
    look: Look,
    hidden: bool,
    deleted: bool,
    contents: bool,
    style: i32,
    outline: Option<u8>,
    table_depth: usize,
    list_level: u8,
    starred: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum OnClose {
    Nothing,
    EndAside,
    EndField,
    EndFieldResult,
}

/// A text of its own: the body, a header, a note, a text box.
struct Flow {
    draft: Draft,
    layer: Layer,
    kind: Option<BlockKind>,
    counts: Counts,
    in_contents: bool,
    mark: String,
    cells: Cells,
    /// Notes and boxes that stand after the paragraph in the making.
    after: Vec<Draft>,
    /// This flow's paragraphs are kept for the flow around it.
    kept: Option<Vec<Draft>>,
}

#[derive(Debug, Default)]
struct Counts {
    all: usize,
    bold: usize,
    italic: usize,
    underlined: usize,
    sizes: BTreeMap<u16, usize>,
}

#[derive(Debug, Default)]
struct Field {
    instruction: String,
    start: Option<usize>,
}

pub(super) struct Reader {
    builder: DocumentBuilder,
    charsets: Charsets,
    sheet: StyleSheet,
    state: State,
    outer: Vec<State>,
    too_deep: usize,
    flows: Vec<Flow>,
    fields: Vec<Field>,
    bytes: Vec<u8>,
    /// Characters still to be passed over after `\u`.
    skip: usize,
    high_surrogate: Option<u32>,
    style: Style,
    style_number: Option<i32>,
    font_in_table: i32,
    default_font: i32,
    notes: u32,
    comment_author: String,
    authors: Vec<String>,
    changing: BTreeSet<usize>,
    changes: (usize, usize),
    hidden_characters: usize,
    unknown: usize,
    created: [i32; 3],
    seen: BTreeSet<(Layer, String)>,
}

impl Reader {
    pub(super) fn new() -> Self {
        Self {
            builder: DocumentBuilder::new(Format::Rtf),
            charsets: Charsets::new(),
            sheet: StyleSheet::default(),
            state: State::new(),
            outer: Vec::new(),
            too_deep: 0,
            flows: vec![Flow::new(Layer::Body, None)],
            fields: Vec::new(),
            bytes: Vec::new(),
            skip: 0,
            high_surrogate: None,
            style: Style::default(),
            style_number: None,
            font_in_table: 0,
            default_font: 0,
            notes: 0,
            comment_author: String::new(),
            authors: Vec::new(),
            changing: BTreeSet::new(),
            changes: (0, 0),
            hidden_characters: 0,
            unknown: 0,
            created: [0; 3],
            seen: BTreeSet::new(),
        }
    }

    /// Reads the source to its end.
    pub(super) fn read(mut self, source: &[u8]) -> DocumentBuilder {
        let mut tokens = Tokens::of(source);
        while let Some(token) = tokens.next() {
            match token {
                Token::Byte(byte) => self.byte(byte),
                Token::Open => self.open(),
                Token::Close => {
                    self.close();
                    if self.outer.is_empty() && self.too_deep == 0 {
                        break;
                    }
                }
                Token::Sign(sign) => self.sign(sign),
                Token::Word("bin", number) => {
                    let count = number.and_then(|count| usize::try_from(count).ok());
                    tokens.pass_over(count.unwrap_or(0));
                }
                Token::Word(word, number) => self.word(word, number),
            }
        }
        self.end()
    }

    fn byte(&mut self, byte: u8) {
        if self.skip > 0 {
            self.skip -= 1;
        } else {
            self.bytes.push(byte);
        }
    }

    fn open(&mut self) {
        self.spell();
        self.skip = 0;
        if self.outer.len() >= DEPTH {
            self.too_deep += 1;
            return;
        }
        self.outer.push(self.state.clone());
        self.state.on_close = OnClose::Nothing;
        self.state.starred = false;
    }

    fn close(&mut self) {
        self.spell();
        self.skip = 0;
        if self.too_deep > 0 {
            self.too_deep -= 1;
            return;
        }
        match self.state.on_close {
            OnClose::Nothing => {}
            OnClose::EndAside => self.end_aside(),
            OnClose::EndField => {
                self.fields.pop();
            }
            OnClose::EndFieldResult => self.end_field_result(),
        }
        if let Some(outer) = self.outer.pop() {
            self.state = outer;
        }
    }

    fn sign(&mut self, sign: u8) {
        if sign == b'*' {
            self.spell();
            self.state.starred = true;
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        match sign {
            b'~' => self.put("\u{a0}"),
            b'_' => self.put("\u{2011}"),
            // A place where a word may be broken, and index marks.
            _ => self.spell(),
        }
    }

    fn word(&mut self, word: &str, number: Option<i32>) {
        self.spell();
        if word == "u" {
            self.unicode(number.unwrap_or(0));
            return;
        }
        if self.skip > 0 {
            self.skip -= 1;
            return;
        }
        let starred = std::mem::take(&mut self.state.starred);
        if self.begin(word, starred) {
            return;
        }
        match self.state.destination {
            Destination::Fonts => self.font_word(word, number),
            Destination::Styles => self.style_word(word, number),
            Destination::Created => self.created_word(word, number),
            Destination::Info => {
                if let ("nofpages", Some(Ok(pages))) = (word, number.map(u32::try_from)) {
                    self.builder.properties().pages = pages;
                }
            }
            Destination::Text | Destination::ListText => {
                if !self.text_word(word) {
                    self.property(word, number);
                }
            }
            Destination::Skip
            | Destination::Shape
            | Destination::Alternative
            | Destination::Authors
            | Destination::Title
            | Destination::Author
            | Destination::Instruction
            | Destination::CommentAuthor => self.property(word, number),
        }
    }

    /// Turns to another destination where the word begins one.
    fn begin(&mut self, word: &str, starred: bool) -> bool {
        if self.state.destination == Destination::Skip {
            return false;
        }
        if word == "ud" && self.state.destination == Destination::Alternative {
            self.state.destination = self.state.around;
            return true;
        }
        match begins(word, self.state.destination) {
            Some(Begins::To(destination)) => {
                if destination == Destination::Alternative {
                    self.state.around = self.state.destination;
                }
                if destination == Destination::ListText
                    && let Some(flow) = self.flows.last_mut()
                {
                    flow.mark.clear();
                }
                if destination == Destination::CommentAuthor {
                    self.comment_author.clear();
                }
                self.state.destination = destination;
            }
            Some(Begins::Aside(aside)) => self.begin_aside(aside),
            Some(Begins::Field) => {
                self.fields.push(Field::default());
                self.state.on_close = OnClose::EndField;
            }
            Some(Begins::FieldResult) => self.begin_field_result(),
            // What is marked as skippable and not known is skipped.
            None if starred => self.state.destination = Destination::Skip,
            None => return false,
        }
        true
    }

    fn begin_aside(&mut self, aside: Aside) {
        let (layer, kind) = match aside {
            Aside::Header => (Layer::Header, None),
            Aside::Footer => (Layer::Footer, None),
            Aside::Box => (self.flow().layer, None),
            Aside::Comment => {
                let author = self.comment_author.trim().to_owned();
                (Layer::Comment, Some(BlockKind::Comment(author)))
            }
            Aside::Note => {
                self.notes += 1;
                let label = self.notes.to_string();
                self.flow().draft.call_note(label.clone());
                (self.flow().layer, Some(BlockKind::Note(label)))
            }
        };
        let mut flow = Flow::new(layer, kind);
        if matches!(aside, Aside::Note | Aside::Box) {
            flow.kept = Some(Vec::new());
        }
        self.flows.push(flow);
        self.state = State {
            destination: Destination::Text,
            around: Destination::Text,
            on_close: OnClose::EndAside,
            font: self.default_font,
            ..State::new()
        };
    }

    fn end_aside(&mut self) {
        self.end_paragraph();
        if self.flows.len() > 1
            && let Some(flow) = self.flows.pop()
        {
            self.flow().after.extend(flow.kept.into_iter().flatten());
        }
    }

    fn begin_field_result(&mut self) {
        let start = self.flow().draft.text.len();
        let Some(field) = self.fields.last_mut() else {
            return;
        };
        field.start = Some(start);
        let instruction = field.instruction.trim_start();
        self.state.contents |= instruction.to_ascii_uppercase().starts_with("TOC");
        if self.state.on_close == OnClose::Nothing {
            self.state.on_close = OnClose::EndFieldResult;
        }
        if self.state.destination == Destination::Instruction {
            self.state.destination = Destination::Text;
        }
    }

    fn end_field_result(&mut self) {
        let Some(field) = self.fields.last() else {
            return;
        };
        let (Some(start), Some(target)) = (field.start, hyperlink(&field.instruction)) else {
            return;
        };
        let draft = &mut self
            .flows
            .last_mut()
            .expect("the body's flow is never popped")
            .draft;
        if start <= draft.text.len() && draft.text.is_char_boundary(start) {
            draft.link_from(start, &target);
        }
    }

    fn unicode(&mut self, number: i32) {
        self.skip = self.state.fallback;
        let unit = u32::from(u16::try_from(number & 0xFFFF).unwrap_or(0));
        let code = match (self.high_surrogate.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high_surrogate = Some(unit);
                return;
            }
            (Some(high), 0xDC00..=0xDFFF) => 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00),
            // Symbol fonts, in the private area.
            (_, 0xF020..=0xF0FF) => {
                let byte = u8::try_from(unit - 0xF000).unwrap_or(b' ');
                let text = charset::decode(&[byte], RunCharset::Symbol);
                self.put(&text);
                return;
            }
            (_, unit) => unit,
        };
        let sign = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.put(sign.encode_utf8(&mut [0; 4]));
    }

    /// Turns the bytes gathered so far into text.
    fn spell(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = charset::decode(&bytes, self.charsets.of_font(self.state.font));
        self.put(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    fn put(&mut self, text: &str) {
        if !self.bytes.is_empty() {
            self.spell();
        }
        match self.state.destination {
            Destination::Text => self.put_in_paragraph(text),
            Destination::ListText => self.flow().mark.push_str(text),
            Destination::Styles => self.style.name.push_str(text),
            Destination::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(text);
                }
            }
            Destination::CommentAuthor => self.comment_author.push_str(text),
            Destination::Title => {
                let title = self.builder.properties().title.get_or_insert_default();
                title.push_str(text);
            }
            Destination::Author => {
                let author = self.builder.properties().author.get_or_insert_default();
                author.push_str(text);
            }
            Destination::Authors => {
                let names = text
                    .split(';')
                    .map(str::trim)
                    .filter(|name| !name.is_empty());
                self.authors.extend(names.map(str::to_owned));
            }
            Destination::Skip
            | Destination::Shape
            | Destination::Alternative
            | Destination::Fonts
            | Destination::Info
            | Destination::Created => {}
        }
        if self.state.destination == Destination::Styles && text.contains(';') {
            self.end_style();
        }
    }

    fn put_in_paragraph(&mut self, text: &str) {
        let visible = text.chars().filter(|sign| !sign.is_whitespace()).count();
        if self.state.deleted {
            return;
        }
        if self.state.hidden {
            self.hidden_characters += visible;
            return;
        }
        self.unknown += text.matches(char::REPLACEMENT_CHARACTER).count();
        let (look, contents) = (self.state.look, self.state.contents);
        let flow = self.flow();
        flow.draft.text.push_str(text);
        if visible > 0 {
            flow.in_contents |= contents;
            flow.counts.add(visible, look);
        }
    }

    /// Words that stand for text or end a paragraph.
    fn text_word(&mut self, word: &str) -> bool {
        let text = match word {
            "tab" => "\t",
            "line" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            "par" | "sect" | "page" | "column" => {
                self.end_paragraph();
                return true;
            }
            "cell" | "nestcell" => {
                self.end_cell(word == "nestcell");
                return true;
            }
            "row" => {
                self.end_row(1);
                return true;
            }
            "nestrow" => {
                self.end_row(self.state.table_depth.max(2));
                return true;
            }
            _ => return false,
        };
        if self.state.destination == Destination::ListText {
            self.flow().mark.push_str(text);
        } else {
            self.put_in_paragraph(text);
        }
        true
    }

    /// Words that say how what follows is to be taken.
    fn property(&mut self, word: &str, number: Option<i32>) {
        let on = number != Some(0);
        match word {
            "ansicpg" => self.charsets.set_page(number.unwrap_or(1252)),
            "mac" => self.charsets.set_page(10_000),
            "pc" | "pca" => self.charsets.set_page(850),
            "uc" => self.state.fallback = usize::try_from(number.unwrap_or(1)).unwrap_or(0).min(64),
            "f" => self.state.font = number.unwrap_or(0),
            "deff" => {
                self.default_font = number.unwrap_or(0);
                self.state.font = self.default_font;
            }
            "plain" => self.state.reset_characters(self.default_font),
            "pard" => self.state.reset_paragraph(),
            "b" => self.state.look.bold = on,
            "i" => self.state.look.italic = on,
            "ul" | "ulw" | "uld" | "uldb" => self.state.look.underlined = on,
            "ulnone" => self.state.look.underlined = false,
            "fs" => {
                self.state.look.half_points = number
                    .and_then(|size| u16::try_from(size).ok())
                    .unwrap_or(0);
            }
            "v" => self.state.hidden = on,
            "deleted" => {
                self.changes.1 += usize::from(on);
                self.state.deleted = on;
            }
            "revised" => self.changes.0 += usize::from(on),
            "revauth" | "revauthdel" => {
                let author = number.and_then(|author| usize::try_from(author).ok());
                self.changing.extend(author);
            }
            "s" => self.state.style = number.unwrap_or(0),
            "outlinelevel" => {
                self.state.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            "intbl" => self.state.table_depth = self.state.table_depth.max(1),
            "itap" => {
                let depth = usize::try_from(number.unwrap_or(1)).unwrap_or(0);
                self.state.table_depth = depth;
            }
            "ilvl" => {
                self.state.list_level = number
                    .and_then(|level| u8::try_from(level).ok())
                    .unwrap_or(0);
            }
            _ => {}
        }
    }

    fn font_word(&mut self, word: &str, number: Option<i32>) {
        let number = number.unwrap_or(0);
        match word {
            "f" => self.font_in_table = number,
            "fcharset" => self.charsets.set_font(self.font_in_table, number),
            "cpg" => self.charsets.set_font_page(self.font_in_table, number),
            _ => {}
        }
    }

    fn style_word(&mut self, word: &str, number: Option<i32>) {
        match word {
            "s" => self.style_number = number,
            "sbasedon" => self.style.based_on = number,
            "outlinelevel" => {
                self.style.outline = number.and_then(|level| u8::try_from(level).ok());
            }
            _ => {}
        }
    }

    fn end_style(&mut self) {
        let mut style = std::mem::take(&mut self.style);
        style
            .name
            .truncate(style.name.find(';').unwrap_or(style.name.len()));
        // The first style may leave its number out: it is 0.
        let number = self.style_number.take().unwrap_or(0);
        if style.based_on != Some(number) {
            self.sheet.add(number, style);
        }
    }

    fn created_word(&mut self, word: &str, number: Option<i32>) {
        let at = match word {
            "yr" => 0,
            "mo" => 1,
            "dy" => 2,
            _ => return,
        };
        self.created[at] = number.unwrap_or(0);
        let [year, month, day] = self.created;
        if year > 0 && (1..=12).contains(&month) && (1..=31).contains(&day) {
            self.builder.properties().created = Some(format!("{year:04}-{month:02}-{day:02}"));
        }
    }

    fn flow(&mut self) -> &mut Flow {
        self.flows
            .last_mut()
            .expect("the body's flow is never popped")
    }

    fn end_cell(&mut self, nested: bool) {
        let depth = if nested {
            self.state.table_depth.max(2)
        } else {
            1
        };
        if !nested || self.state.table_depth < depth {
            self.state.table_depth = depth;
        }
        self.end_paragraph();
        self.enter_tables(depth);
        self.flow().cells.end_cell();
    }

    fn end_row(&mut self, depth: usize) {
        self.flow().cells.end_row(depth);
    }

    /// Opens and closes tables until as many are open as the paragraph lies in.
    fn enter_tables(&mut self, depth: usize) {
        let flow = self
            .flows
            .last_mut()
            .expect("the body's flow is never popped");
        flow.cells.enter(depth, &mut self.builder);
    }

    fn end_paragraph(&mut self) {
        if self.state.destination != Destination::Text {
            return;
        }
        let depth = self.state.table_depth;
        let visible = !self.flow().draft.text.trim().is_empty();
        // The empty paragraph that some writers put before a row ends no table.
        if visible || depth > 0 {
            self.enter_tables(depth);
        }
        let meaning = self.sheet.meaning(self.state.style);
        let outline = self.state.outline.filter(|level| *level <= 8);
        let list_level = self.state.list_level;
        let flow = self.flow();
        let mut draft = std::mem::replace(&mut flow.draft, Draft::new(BlockKind::Paragraph));
        let mark = std::mem::take(&mut flow.mark);
        let mark = mark.trim();
        let in_contents = std::mem::take(&mut flow.in_contents);
        draft.number = (!mark.is_empty()).then(|| printed(mark));
        draft.kind = match (&flow.kind, &meaning, outline) {
            (Some(kind), _, _) => kind.clone(),
            (None, _, Some(level)) => BlockKind::Heading(level + 1),
            (None, Some(Meaning::Kind(kind)), None) => kind.clone(),
            (None, _, None) if !mark.is_empty() => BlockKind::ListItem(list_level),
            (None, _, None) => BlockKind::Paragraph,
        };
        draft.layer = flow.layer;
        if draft.layer == Layer::Body && (in_contents || meaning == Some(Meaning::Contents)) {
            draft.layer = Layer::Contents;
            draft.kind = BlockKind::Paragraph;
        }
        draft.look = std::mem::take(&mut flow.counts).look();
        draft.cell = flow.cells.current();
        let after = std::mem::take(&mut flow.after);
        for each in std::iter::once(draft).chain(after) {
            self.add(each);
        }
    }

    fn add(&mut self, draft: Draft) {
        if let Some(kept) = &mut self.flow().kept {
            kept.push(draft);
            return;
        }
        // Each section repeats its headers and footers.
        if matches!(draft.layer, Layer::Header | Layer::Footer)
            && !self
                .seen
                .insert((draft.layer, draft.text.trim().to_owned()))
        {
            return;
        }
        self.builder.push(draft);
    }

    fn end(mut self) -> DocumentBuilder {
        self.spell();
        if !self.outer.is_empty() {
            self.builder.warn(Warning::Damaged {
                what: "it ends in the middle of a group".to_owned(),
            });
        }
        while self.flows.len() > 1 {
            self.state.destination = Destination::Text;
            self.end_aside();
        }
        self.state.destination = Destination::Text;
        self.end_paragraph();
        if self.hidden_characters > 0 {
            self.builder.warn(Warning::HiddenText {
                characters: self.hidden_characters,
            });
        }
        if self.unknown > 0 {
            self.builder.warn(Warning::UnknownCharacters {
                font: "symbol".to_owned(),
                count: self.unknown,
            });
        }
        if self.changes != (0, 0) {
            let names = self.changing.iter().filter_map(|at| self.authors.get(*at));
            let authors: Vec<&str> = names.map(String::as_str).collect();
            self.builder.warn(Warning::TrackedChanges {
                inserted: self.changes.0,
                deleted: self.changes.1,
                authors: authors.join(", "),
            });
        }
        self.builder
    }
}

impl State {
    fn new() -> Self {
        Self {
            destination: Destination::Text,
            around: Destination::Text,
            on_close: OnClose::Nothing,
            font: 0,
            fallback: 1,
            look: Look {
                half_points: 24,
                ..Look::default()
            },
            hidden: false,
            deleted: false,
            contents: false,
            style: 0,
            outline: None,
            table_depth: 0,
            list_level: 0,
            starred: false,
        }
    }

    fn reset_characters(&mut self, font: i32) {
        let new = Self::new();
        self.look = new.look;
        self.hidden = false;
        self.deleted = false;
        self.font = font;
    }

    fn reset_paragraph(&mut self) {
        self.style = 0;
        self.outline = None;
        self.table_depth = 0;
        self.list_level = 0;
    }
}

impl Flow {
    fn new(layer: Layer, kind: Option<BlockKind>) -> Self {
        Self {
            draft: Draft::new(BlockKind::Paragraph),
            layer,
            kind,
            counts: Counts::default(),
            in_contents: false,
            mark: String::new(),
            cells: Cells::default(),
            after: Vec::new(),
            kept: None,
        }
    }
}

impl Counts {
    fn add(&mut self, visible: usize, look: Look) {
        self.all += visible;
        self.bold += if look.bold { visible } else { 0 };
        self.italic += if look.italic { visible } else { 0 };
        self.underlined += if look.underlined { visible } else { 0 };
        *self.sizes.entry(look.half_points).or_default() += visible;
    }

    /// What holds for all characters; the size is that of most of them.
    fn look(self) -> Look {
        let all = |count: usize| self.all > 0 && count == self.all;
        let size = (self.sizes.iter()).max_by_key(|(size, count)| (**count, **size));
        Look {
            bold: all(self.bold),
            italic: all(self.italic),
            underlined: all(self.underlined),
            half_points: size.map_or(0, |(size, _)| *size),
        }
    }
}

/// A list mark as printed, all bullets as `•`.
fn printed(mark: &str) -> String {
    match mark {
        "\u{b7}" | "o" | "§" | "-" | "–" | "\u{f0b7}" | "\u{fffd}" | "▪" | "➢" | "❖" => {
            "•".to_owned()
        }
        mark => mark.to_owned(),
    }
}

/// Where a `HYPERLINK` field leads, if it leads out of the document.
fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let rest = rest
        .get(..9)
        .filter(|word| word.eq_ignore_ascii_case("hyperlink"))
        .map(|_| rest[9..].trim_start())?;
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    }?;
    (!target.is_empty() && !target.starts_with('\\')).then(|| target.to_owned())
}
