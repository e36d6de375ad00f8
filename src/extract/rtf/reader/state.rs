//! What holds within a group of the file.

use crate::extract::rtf::destination::Destination;
use crate::model::Look;

/// What holds within a group.
#[derive(Debug, Clone)]
pub(super) struct State {
    pub(super) destination: Destination,
    /// Where text went before `\upr`.
    pub(super) around: Destination,
    pub(super) on_close: OnClose,
    pub(super) font: i32,
    /// How many characters stand for one `\u` to those who do not know it.
    pub(super) fallback: usize,
    pub(super) look: Look,
    pub(super) hidden: bool,
    pub(super) deleted: bool,
    pub(super) contents: bool,
    pub(super) style: i32,
    pub(super) outline: Option<u8>,
    pub(super) table_depth: usize,
    pub(super) list_level: u8,
    pub(super) starred: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum OnClose {
    Nothing,
    EndAside,
    EndField,
    EndFieldResult,
}

impl State {
    pub(super) fn new() -> Self {
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

    pub(super) fn reset_characters(&mut self, font: i32) {
        let new = Self::new();
        self.look = new.look;
        self.hidden = false;
        self.deleted = false;
        self.font = font;
    }

    pub(super) fn reset_paragraph(&mut self) {
        self.style = 0;
        self.outline = None;
        self.table_depth = 0;
        self.list_level = 0;
    }
}
