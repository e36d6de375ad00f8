//! A paragraph in the making: gathers runs, and knows in the end how all of
//! it looks.

use super::properties::{ParagraphProps, RunProps};
use crate::extract::builder::Draft;
use crate::extract::look::LookOf;
use crate::extract::pages::Twips;
use crate::extract::symbols::{self, SymbolFont};
use crate::extract::typeface::Font;
use crate::model::{BlockKind, Look};

/// The longest mark of a note that its caller wrote.
const LONGEST_MARK: usize = 32;

/// What is known of the open paragraph.
#[derive(Debug)]
pub(super) struct Paragraph {
    /// Its words so far.
    pub(super) draft: Draft,
    /// Its own properties.
    pub(super) own: ParagraphProps,
    /// Those of its mark.
    pub(super) mark: RunProps,
    /// Whether its mark was deleted, so that it goes on in the next paragraph.
    pub(super) mark_deleted: bool,
    /// What runs inherit from the paragraph's style, once that has been asked.
    pub(super) base: Option<RunProps>,
    /// The open run.
    pub(super) run: Run,
    /// Whether it belongs to a table of contents.
    pub(super) contents: bool,
    /// The page it begins on.
    pub(super) page: u32,
    /// Where a page was broken by the writer's will, in bytes.
    pub(super) breaks: Vec<usize>,
    /// Height of its pictures.
    pub(super) pictures: Twips,
    /// Blocks that stand in it and are told after it, such as text boxes.
    pub(super) after: Vec<Draft>,
    /// Notes that are called in it.
    pub(super) notes: Vec<Called>,
    /// Whether a section ends with it.
    pub(super) ends_section: bool,
    look: LookOf,
}

/// A note that is called.
#[derive(Debug)]
pub(super) struct Called {
    /// Whether it is an endnote.
    pub(super) is_endnote: bool,
    /// Which.
    pub(super) id: i64,
    /// Its mark; empty where the caller was to write one, and did not.
    pub(super) label: String,
}

/// The open run, inheritance resolved.
#[derive(Debug, Clone, Default)]
pub(super) struct Run {
    /// Its own properties, as far as read.
    pub(super) own: RunProps,
    /// How it looks.
    pub(super) look: Look,
    /// Whether it is hidden.
    pub(super) hidden: bool,
    /// Whether it is struck through.
    pub(super) struck: bool,
    /// Whether it is the prompt of a form field.
    pub(super) prompt: bool,
    /// Its symbol font.
    pub(super) symbols: Option<SymbolFont>,
    /// Its typeface.
    pub(super) font: Option<Font>,
    /// The mark that a note's caller wrote itself is still to come.
    pub(super) own_note_mark: bool,
}

impl Paragraph {
    /// An empty paragraph that begins on this page.
    pub(super) fn new(page: u32) -> Self {
        Self {
            draft: Draft::new(BlockKind::Paragraph),
            own: ParagraphProps::default(),
            mark: RunProps::default(),
            mark_deleted: false,
            base: None,
            run: Run::default(),
            contents: false,
            page,
            breaks: Vec::new(),
            pictures: 0,
            after: Vec::new(),
            notes: Vec::new(),
            ends_section: false,
            look: LookOf::default(),
        }
    }

    /// Adds the run's text. Gives how many characters could not be told.
    pub(super) fn push_str(&mut self, text: &str) -> usize {
        let mut unknown = 0;
        let private = |c: char| ('\u{f000}'..='\u{f0ff}').contains(&c);
        let odd = |c: char| matches!(c, '\n' | '\r' | '\t' | '\u{ad}') || private(c);
        let before = self.draft.text.len();
        if self.run.symbols.is_none() && !text.contains(odd) {
            self.draft.text.push_str(text);
        } else {
            for c in text.chars() {
                match c {
                    // A line end in the file is no line end in the text.
                    '\n' | '\r' | '\t' => self.draft.text.push(' '),
                    // A place where a word may be broken is not a character of it.
                    '\u{ad}' => {}
                    c => {
                        let seen = symbols::seen(self.run.symbols, c);
                        unknown += usize::from(seen.is_none());
                        let seen = seen.unwrap_or(char::REPLACEMENT_CHARACTER);
                        self.draft.text.push(seen);
                    }
                }
            }
        }
        self.look_at(before);
        unknown
    }

    /// Adds one character as it is.
    pub(super) fn push(&mut self, c: char) {
        let before = self.draft.text.len();
        self.draft.text.push(c);
        self.look_at(before);
    }

    /// Takes the mark that a note's caller wrote itself, if it is still to
    /// come, and gives the rest: some go on writing in the same run.
    pub(super) fn take_note_mark<'t>(&mut self, text: &'t str) -> &'t str {
        let written = text.trim_start();
        if !self.run.own_note_mark || written.is_empty() {
            return text;
        }
        self.run.own_note_mark = false;
        let end = (written.char_indices().enumerate())
            .find(|(nth, (_, c))| c.is_whitespace() || *nth >= LONGEST_MARK)
            .map_or(written.len(), |(_, (at, _))| at);
        let (mark, rest) = written.split_at(end);
        self.draft.call_note(mark.to_owned());
        if let Some(called) = self.notes.last_mut() {
            mark.clone_into(&mut called.label);
        }
        rest
    }

    /// Adds what follows a deleted paragraph mark. The properties are those of
    /// the mark that remains, which is the follower's.
    pub(super) fn followed_by(self, next: Self) -> Self {
        let mut joined = Self {
            page: self.page,
            breaks: self.breaks,
            pictures: self.pictures + next.pictures,
            contents: self.contents || next.contents,
            after: self.after,
            notes: self.notes,
            look: self.look,
            draft: self.draft,
            ..next
        };
        let by = joined.draft.text.len();
        joined.draft.absorb(next.draft);
        joined.breaks.extend(next.breaks.iter().map(|at| at + by));
        joined.after.extend(next.after);
        joined.notes.extend(next.notes);
        joined.look.append(next.look);
        joined
    }

    /// How all of it looks.
    pub(super) fn look(&self) -> Look {
        self.look.all()
    }

    /// The typeface it begins with.
    pub(super) fn font(&self) -> Option<Font> {
        self.look.font()
    }

    fn look_at(&mut self, from: usize) {
        let added = &self.draft.text[from..];
        self.look.add(added, self.run.look, self.run.font);
    }
}
