//! People's verdicts. They are appended, never changed, and always win.

use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::typed::{tidied, tidy};
use super::{ContentHash, Heeded, Lang, Role, SectionId, Stance, StatementId, UnknownWord};

/// One line of `decisions.jsonl`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decision {
    /// Format of the line; 1 so far.
    pub version: u32,
    /// Which statement, in such words that it is found again after re-extraction.
    pub statement: Anchor,
    /// What was decided.
    pub verdict: Verdict,
    /// Who decided.
    pub by: String,
    /// When, RFC 3339 with offset.
    pub at: String,
    /// What stood there before it; absent in lines of earlier versions.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub before: Option<Before>,
    /// The headings of the verdict's sections as they read then, in the same
    /// order, so that the sections are found again in a programme with other
    /// numbers; empty for the whole, absent in lines of earlier versions.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub headings: Vec<String>,
}

/// A decision that has no effect, or not all of it; it is kept.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LostDecision {
    /// The decision.
    pub decision: Decision,
    /// What of it finds no place any longer.
    pub lost: Lost,
}

/// What of a decision finds no place any longer.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Lost {
    /// Its statement: the document was replaced or changed.
    Statement,
    /// These of its sections, as they were called: the programme was changed.
    Sections(Vec<String>),
}

impl LostDecision {
    /// Why, in a sentence without its end.
    pub fn why(&self, lang: Lang) -> String {
        match (&self.lost, lang) {
            (Lost::Statement, Lang::Sv) => "beslut vars uttalande inte längre finns".to_owned(),
            (Lost::Statement, Lang::En) => "decision whose statement is no longer found".to_owned(),
            (Lost::Sections(called), Lang::Sv) => format!(
                "beslut om avsnitt som inte längre finns i förslaget ({})",
                called.join(", ")
            ),
            (Lost::Sections(called), Lang::En) => format!(
                "decision on a section that the proposal no longer has ({})",
                called.join(", ")
            ),
        }
    }
}

/// How a statement was judged before a decision, by the machine or a person.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Before {
    /// Its sections, most fitting first.
    pub sections: Vec<SectionId>,
    /// Its stance; `None` where nothing was known.
    pub stance: Option<Stance>,
    /// Its role.
    pub role: Role,
}

/// A statement's place and words at the time of the decision.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Anchor {
    /// The statement's id then.
    pub id: StatementId,
    /// The document's content hash.
    pub document: ContentHash,
    /// The file, relative to the consultation's folder.
    pub file: String,
    /// The words.
    pub quote: String,
    /// First byte in the document's text.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

/// What a person decided about a statement; what is absent stays as it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Verdict {
    /// Its sections, most fitting first; empty is never written.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<Vec<SectionId>>,
    /// Its stance.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub stance: Option<Stance>,
    /// Its role; `boilerplate` for "not a statement".
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub role: Option<Role>,
    /// Where the whole answer that it stands in is, told by this statement.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overall: Option<OverallVerdict>,
    /// The proposer's answer.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub comment: Option<Comment>,
    /// Whether it is to stand first where its section is quoted, and in the report
    /// for the board in place of all others.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub highlight: Option<bool>,
    /// Offsets, from the statement's start, at which it is to be cut.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub split_at: Vec<usize>,
    /// Whether it is one with the statement that follows.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub join_next: bool,
    /// Takes back all that was decided about this statement before.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub undo: bool,
    /// The statement's tags and stance are confirmed as the machine has them.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub confirm: bool,
}

impl Verdict {
    /// Whether it says what the statement is about, what stance it takes or what
    /// role it has: a comment, a highlight, a cut, an undo, or where the whole answer
    /// stands does not.
    pub const fn is_judgement(&self) -> bool {
        self.sections.is_some() || self.stance.is_some() || self.role.is_some()
    }
}

/// What a person decided of where a whole answer stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OverallVerdict {
    /// It takes this position; [`Stance::None`] where it takes none.
    Takes(Stance),
    /// Where the machine reads it: no decision on it holds any longer.
    AsRead,
}

impl OverallVerdict {
    /// How [`AsRead`](Self::AsRead) is written where a stance could stand.
    pub const AS_READ: &'static str = "as-read";
}

impl FromStr for OverallVerdict {
    type Err = UnknownWord;

    /// Takes a stance, or `as-read`.
    fn from_str(given: &str) -> Result<Self, UnknownWord> {
        if given.trim() == Self::AS_READ {
            return Ok(Self::AsRead);
        }
        given.parse().map(Self::Takes)
    }
}

/// The proposer's answer to a statement.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Comment {
    /// Whether the programme is changed accordingly.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub heeded: Option<Heeded>,
    /// Why.
    #[serde(
        default,
        deserialize_with = "tidied",
        skip_serializing_if = "String::is_empty"
    )]
    pub reason: String,
    /// The new wording, where one is decided.
    #[serde(
        default,
        deserialize_with = "tidied",
        skip_serializing_if = "String::is_empty"
    )]
    pub changed_text: String,
}

impl Comment {
    /// Letters in its two texts together, at most.
    pub const LETTERS: usize = 20_000;

    /// Whether it has more.
    pub fn is_long(&self) -> bool {
        self.reason.chars().count() + self.changed_text.chars().count() > Self::LETTERS
    }

    /// With its texts as they are kept.
    #[must_use]
    pub fn tidied(self) -> Self {
        Self {
            heeded: self.heeded,
            reason: tidy(&self.reason),
            changed_text: tidy(&self.changed_text),
        }
    }
}
