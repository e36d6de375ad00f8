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
    /// Number of those asked that said that they will not answer.
    pub declined: usize,
    /// Number whose answer is dated after the last day, or after the day until which
    /// they had more time.
    pub late: usize,
    /// Number whose answer is dated after the last day, within the time that they
    /// were given.
    pub within_extension: usize,
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
    /// Whether an answer is dated after the last day, or after the day until which
    /// it had more time.
    pub late: bool,
    /// Whether its answer is dated after the last day, within the time that it was
    /// given.
    pub within_extension: bool,
    /// The day until which it had more time than the others.
    pub extended_until: Option<String>,
    /// The days on which it was reminded.
    pub reminded: Vec<String>,
    /// The day on which it said that it will not answer.
    pub declined: Option<String>,
    /// The files its answer lies in.
    pub files: Vec<String>,
}
