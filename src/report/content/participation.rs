//! Who was asked and who answered.

use serde::Serialize;

use crate::model::RespondentKind;

/// Who was asked and who answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participation {
    /// Number asked; `None` where nobody says who was.
    pub asked: Option<usize>,
    /// Number that answered, asked or not; an unknown sender counts as one.
    pub answered: usize,
    /// Number of those asked that answered; `None` where nobody says who was.
    pub asked_answered: Option<usize>,
    /// Number that answered without being asked; `None` where nobody says who was.
    pub uninvited: Option<usize>,
    /// Number that answered, of which it is not known who they are.
    pub unknown: usize,
    /// Number whose answer is dated after the last day.
    pub late: usize,
    /// The same in sentences.
    pub summary: Vec<String>,
    /// Each, by kind and then as asked; unknown senders last.
    pub rows: Vec<Participant>,
}

/// One that was asked or that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Its name, or what stands for one.
    pub name: String,
    /// Whether it is known who it is.
    pub is_known: bool,
    /// Its kind.
    pub kind: RespondentKind,
    /// Whether it was asked; `None` where that is not known.
    pub asked: Option<bool>,
    /// Whether it answered.
    pub answered: bool,
    /// The date of its latest answer.
    pub date: Option<String>,
    /// Its own case number.
    pub reference: Option<String>,
    /// Whether an answer is dated after the last day.
    pub late: bool,
    /// The files its answer lies in.
    pub files: Vec<String>,
}
