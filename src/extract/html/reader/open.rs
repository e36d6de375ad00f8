//! What is open while a page is read: elements, lists, tables, and the look
//! of the text.

use crate::extract::builder::Draft;
use crate::extract::html::tokens::Tag;
use crate::model::{BlockKind, Layer, Look};

/// An element whose end tag has not come yet, with what it brought about.
#[derive(Debug, Default)]
pub(super) struct Open {
    pub(super) name: String,
    pub(super) hidden: bool,
    /// An answer of a form that was not chosen.
    pub(super) unchosen: bool,
    pub(super) deleted: bool,
    pub(super) look: Look,
    pub(super) pre: bool,
    pub(super) quote: bool,
    pub(super) list: bool,
    pub(super) item: bool,
    pub(super) mark: bool,
    pub(super) note: bool,
    pub(super) kind: Option<BlockKind>,
    pub(super) outer_layer: Option<Layer>,
    pub(super) table: Option<Table>,
    pub(super) link: Option<(usize, String)>,
    pub(super) anchor: Option<Anchor>,
}

/// An `a` that leads within the page and can be led to: it may call a note,
/// or stand before one.
#[derive(Debug)]
pub(super) struct Anchor {
    pub(super) name: String,
    pub(super) target: String,
    pub(super) start: usize,
}

#[derive(Debug)]
pub(super) struct List {
    pub(super) style: Numbering,
    pub(super) next: u32,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Numbering {
    Bullet,
    Number,
    Letter,
}

#[derive(Debug)]
pub(super) struct Table {
    pub(super) number: u32,
    pub(super) row: Option<u32>,
    pub(super) column: u32,
    pub(super) widest: u32,
    /// Where its blocks begin among the pieces.
    pub(super) from: usize,
    /// It only places things on the page.
    pub(super) layout: bool,
}

/// A finished block, and what ties it to notes.
pub(super) struct Piece {
    pub(super) draft: Draft,
    pub(super) calls: Vec<String>,
    /// The name by which the note is called, on its blocks.
    pub(super) note: Option<String>,
}

/// How many visible characters of a block look in which way.
#[derive(Debug, Default)]
pub(super) struct Counts {
    pub(super) all: usize,
    pub(super) bold: usize,
    pub(super) italic: usize,
    pub(super) underlined: usize,
}

/// How many open elements make the text look in which way.
#[derive(Debug, Default)]
pub(super) struct Styled {
    pub(super) bold: usize,
    pub(super) italic: usize,
    pub(super) underlined: usize,
}

impl List {
    pub(super) fn of(tag: &Tag<'_>) -> Self {
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
    pub(super) fn look(&self) -> Look {
        let all = |count: usize| self.all > 0 && count == self.all;
        Look {
            bold: all(self.bold),
            italic: all(self.italic),
            underlined: all(self.underlined),
            half_points: 0,
        }
    }
}
