//! Follows the groups of an RTF file and puts its blocks together.

mod aside;
mod flow;
mod paragraph;
mod property;
mod state;
mod text;

use std::collections::BTreeSet;

use super::charset::Charsets;
use super::destination::{Begins, Destination, begins};
use super::sheet::{Style, StyleSheet};
use super::tokens::{Token, Tokens};
use crate::extract::builder::DocumentBuilder;
use crate::model::{CharacterSource, Fault, Format, Layer, Warning};
use aside::Field;
use flow::Flow;
use state::{OnClose, State};

/// Groups nested deeper than this are read as if their braces were not there.
const DEPTH: usize = 4096;

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
    end: End,
}

/// How far the group is that the file is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum End {
    /// It is open.
    Ahead,
    /// It has been closed.
    Passed,
    /// It has been closed, and something that may say something follows.
    Exceeded,
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
            end: End::Ahead,
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
                    let state = self.state.clone();
                    self.close();
                    if self.outer.is_empty() && self.too_deep == 0 {
                        // A brace too many may have closed it: what follows
                        // looks as what stands before, and is read.
                        self.state = State {
                            destination: Destination::Text,
                            on_close: OnClose::Nothing,
                            ..state
                        };
                        if self.end == End::Ahead {
                            self.end = End::Passed;
                            if !is_text(tokens.rest()) {
                                self.end = End::Exceeded;
                                break;
                            }
                        }
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
            if !byte.is_ascii_whitespace() {
                self.note_beyond_end();
            }
            self.bytes.push(byte);
        }
    }

    /// Notes that a sign follows after the end of the file's group.
    fn note_beyond_end(&mut self) {
        if self.end == End::Passed && self.state.destination != Destination::Skip {
            self.end = End::Exceeded;
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
            self.note_beyond_end();
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
                if destination == Destination::Fonts && word != "fonttbl" {
                    self.font_in_table = self.state.font;
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

    fn flow(&mut self) -> &mut Flow {
        self.flows
            .last_mut()
            .expect("the body's flow is never popped")
    }

    fn end(mut self) -> DocumentBuilder {
        self.spell();
        if !self.outer.is_empty() {
            self.builder.warn(Warning::Damaged {
                part: None,
                fault: Fault::OpenGroup,
            });
        }
        if self.end == End::Exceeded {
            self.builder.warn(Warning::Damaged {
                part: None,
                fault: Fault::BeyondEnd,
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
                source: CharacterSource::SymbolFont,
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

/// Whether the bytes are text, and not what some program left behind.
fn is_text(bytes: &[u8]) -> bool {
    let odd = (bytes.iter()).filter(|byte| matches!(byte, 1..=8 | 14..=31 | 127));
    odd.count() * 100 <= bytes.len()
}
