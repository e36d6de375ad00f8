//! What an office document holds but does not show, counted while its parts
//! are read, and told as warnings at the end.

use std::collections::BTreeSet;

use super::builder::DocumentBuilder;
use crate::model::{CharacterSource, Piece, Reason, Warning};

/// Authors of tracked changes that are named.
const MOST_AUTHORS: usize = 20;

/// The counts of one document.
#[derive(Debug, Default)]
pub(super) struct Unshown {
    /// Hidden characters left out.
    pub(super) hidden: usize,
    /// Characters left out that are struck through.
    pub(super) struck: usize,
    /// Prompts of form fields left out.
    pub(super) prompts: usize,
    /// Characters of symbol fonts that could not be told.
    pub(super) unknown: usize,
    /// Tracked insertions.
    pub(super) inserted: usize,
    /// Tracked deletions.
    pub(super) deleted: usize,
    /// Who made the tracked changes.
    pub(super) authors: BTreeSet<String>,
}

impl Unshown {
    /// Tells of all that was counted.
    pub(super) fn warn(self, builder: &mut DocumentBuilder) {
        if self.inserted + self.deleted > 0 {
            let authors = self.authors.iter().map(String::as_str);
            builder.warn(Warning::TrackedChanges {
                inserted: self.inserted,
                deleted: self.deleted,
                authors: authors.take(MOST_AUTHORS).collect::<Vec<_>>().join(", "),
            });
        }
        if self.hidden > 0 {
            builder.warn(Warning::HiddenText {
                characters: self.hidden,
            });
        }
        if self.struck > 0 {
            builder.warn(Warning::StruckText {
                characters: self.struck,
            });
        }
        if self.prompts > 0 {
            builder.warn(Warning::LeftOut {
                piece: Piece::FormPrompt,
                reason: Reason::NotFilledIn,
            });
        }
        if self.unknown > 0 {
            builder.warn(Warning::UnknownCharacters {
                source: CharacterSource::SymbolFont,
                count: self.unknown,
            });
        }
    }
}
