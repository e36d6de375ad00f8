//! A statement as it is quoted.

use serde::Serialize;

use super::{SectionRef, Source};
use crate::model::{Comment, RespondentKind, Role, Stance, StatementId, Status};

/// A statement as quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// The statement.
    pub id: StatementId,
    /// Its words.
    pub text: String,
    /// What it cannot be understood without: the sentence that introduces its list,
    /// the question that it replies to, or the sentence before it.
    pub context: Option<Context>,
    /// The heading of the column that is ticked, where its words are but a mark.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub ticked: Option<String>,
    /// Who says it.
    pub respondent: String,
    /// The speaker's kind.
    pub kind: RespondentKind,
    /// What part of the document it stands in.
    pub role: Role,
    /// Its stance.
    pub stance: Option<Stance>,
    /// Suggested or decided.
    pub status: Status,
    /// Whether a person chose it to be quoted before others.
    pub highlighted: bool,
    /// All sections it counts under.
    pub sections: Vec<SectionRef>,
    /// Where it stands.
    pub source: Source,
    /// The same words from others.
    pub also: Vec<Also>,
    /// The first statement that says the same, if this is not it.
    pub duplicate_of: Option<StatementId>,
    /// The adopted statement that this one is the draft of.
    pub draft_of: Option<StatementId>,
    /// The proposer's answer.
    pub comment: Comment,
    /// Where the answer is written, if that is at an earlier place of the report.
    pub commented_at: Option<SectionRef>,
}

impl Quotation {
    /// Whether the role is one of the body itself, not of a minority.
    pub(in crate::report) fn role_is_bodys(&self) -> bool {
        !self.role.is_minority()
    }

    /// Those of [`Quotation::also`] that are not of the same respondent: it is
    /// no news that a body repeats itself.
    pub(in crate::report) fn others(&self) -> Vec<&Also> {
        let is_other = |also: &&Also| also.respondent != self.respondent;
        self.also.iter().filter(is_other).collect()
    }

    /// How many statements it stands for, with those folded into it.
    pub(in crate::report) fn statements(&self) -> usize {
        1 + self.also.len()
    }

    /// Whether the proposer has reason to answer it: it takes a position, or
    /// the machine could not tell, or it is answered already.
    pub fn is_to_be_commented(&self) -> bool {
        self.stance != Some(Stance::None) || self.is_commented()
    }

    /// Whether it is answered already, itself or where the same is said again.
    pub fn is_commented(&self) -> bool {
        let again = self.also.iter().map(|also| &also.comment);
        std::iter::once(&self.comment)
            .chain(again)
            .any(|comment| *comment != Comment::default())
    }
}

/// Words quoted beside a statement: a list's introduction, a decision clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Context {
    /// A statement's id, or only the document's part of one where the place is not known.
    pub id: StatementId,
    /// The words.
    pub text: String,
}

/// The same words from another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// The statement.
    pub id: StatementId,
    /// Who says it.
    pub respondent: String,
    /// Where it stands.
    pub source: Source,
    /// The proposer's answer to this one.
    pub comment: Comment,
}
