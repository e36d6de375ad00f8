//! Follows the open elements of a page and puts its blocks together.

mod block;
mod end;
mod open;
mod start;

use std::collections::BTreeMap;

use super::element;
use super::tokens::{Token, Tokens};
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::model::{BlockKind, Fault, Layer, Warning};
use open::{Counts, List, Open, Piece, Styled, Table};

/// Elements nested deeper than this are read as if their tags were not there.
const DEPTH: usize = 512;
/// A note's mark is no longer than this.
const LONGEST_MARK: usize = 6;

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
        let mut tokens = Tokens::of(source);
        for token in tokens.by_ref() {
            match token {
                Token::Text(text) => self.text(&text),
                Token::Start(tag) => self.start(&tag),
                Token::End(name) => self.end(&name),
            }
        }
        let is_taken_in = |open: &Open| element::is_apart(&open.name) && open.name != "head";
        if tokens.swallows || self.open.iter().any(is_taken_in) {
            self.builder.warn(Warning::Damaged {
                part: None,
                fault: Fault::NeverClosed,
            });
        }
        while let Some(open) = self.open.pop() {
            self.leave(open);
        }
        self.flush();
        self.hand_over();
    }

    fn text(&mut self, text: &str) {
        if !text.trim().is_empty() {
            self.end_head();
        }
        if self.hidden > 0 {
            let apart =
                (self.open.iter()).any(|open| open.unchosen || element::is_apart(&open.name));
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

    /// The innermost table that is open.
    fn table(&mut self) -> Option<&mut Table> {
        (self.open.iter_mut().rev()).find_map(|open| open.table.as_mut())
    }
}
