//! The places of a document that name a body, and how far each is trusted.

mod answered;
mod decision;
mod letterhead;
mod referral;
mod register;
mod signature;
mod title;

use super::body::{is_emblem, is_office, is_recipient};
use super::candidate::{Candidates, ENOUGH};
use super::file_name::{folded, named, stem};

/// Weights of the places, in the order of their trust.
const TITLE: f32 = 5.0;
const LETTERHEAD: f32 = 4.0;
const DECISION: f32 = 4.0;
const ADDRESSED: f32 = 3.0;
const MEETING: f32 = 3.0;
const SIGNATURE: f32 = 3.0;
const FILE_NAME: f32 = 2.5;
const NAMED_FILE: f32 = 4.0;
const SPEAKS: f32 = 2.0;
const MENTION: f32 = 1.0;
/// What is taken from a body that answers are usually sent to, and from an
/// office that works for a board.
const RECIPIENT: f32 = 4.5;
const OFFICE: f32 = 2.5;
const MUNICIPALITY: f32 = 3.0;

/// What is taken from a body that stands where a letter has its addressee.
const SENT_TO: f32 = 2.5;

/// How many lines of the body are searched for a decision.
const DECIDING: usize = 400;

impl Candidates {
    /// Adds weight to what the file's name repeats; names a body by it alone
    /// only where nothing else does.
    pub(super) fn file_name(&mut self, file: &str) {
        self.confirm(&folded(stem(file)), stem(file), FILE_NAME);
        if self.highest() < ENOUGH
            && let Some(name) = named(stem(file))
            // One letter may be a party's or any label.
            && name.chars().count() > 1
        {
            self.add(&name, FILE_NAME, "file_name", stem(file), None);
        }
    }
}

fn taken(name: &str) -> f32 {
    if is_recipient(name) {
        RECIPIENT
    } else if is_office(name) {
        OFFICE
    } else if is_emblem(name) {
        MUNICIPALITY
    } else {
        0.0
    }
}

/// At most so many bytes from the beginning of a text.
fn beginning(text: &str, bytes: usize) -> &str {
    &text[..text.floor_char_boundary(bytes)]
}

fn starts_with_word(text: &str, word: &str) -> bool {
    text.split(|c: char| !c.is_alphanumeric())
        .next()
        .is_some_and(|first| first.to_lowercase() == word)
}
