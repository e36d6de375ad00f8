//! The values that flow through the program. They do nothing but hold and
//! look up: reading, judging and writing are the stages' work.

mod consultation;
mod copies;
mod decision;
mod document;
#[cfg(test)]
pub(crate) mod fixture;
mod hash;
mod ledger;
mod page;
mod participation;
pub(crate) mod phrase;
mod programme;
mod read_error;
mod remark;
mod respondent;
mod sign;
mod span;
mod statement;
mod typed;
mod undecided;
mod warning;
mod word;

pub use consultation::{About, Consultation, DocumentRecord, MadeBy, Overall, by_document};
pub use copies::Copies;
pub use decision::{
    Anchor, Before, Comment, Decision, Lost, LostDecision, OverallVerdict, Verdict,
};
pub use document::{
    Block, BlockKind, Cell, Document, Format, Layer, Link, Look, NoteCall, PageStart, Part,
    Properties,
};
pub use hash::{ContentHash, Hasher};
pub(crate) use ledger::totals;
pub use ledger::{BoilerplateReason, Fate, LedgerEntry, Share};
pub use page::{cited_page, cited_pages};
pub use participation::Participation;
pub(crate) use participation::{bare, per_cent};
pub use programme::{DefinedTerm, GENERAL, Programme, Section, SectionId};
pub use read_error::ReadError;
pub(crate) use read_error::{OF_APPLE, SURVEY};
pub use remark::Remark;
pub(crate) use respondent::called;
pub use respondent::{Ground, Identity, Respondent, UNNAMED_PERSON};
pub use sign::turns_direction;
pub use span::Span;
pub use statement::{Evidence, Passage, Statement, StatementId, Tag, TaggedStatement, ticked};
pub use typed::{has_same_words, tidy};
pub use undecided::Undecided;
pub use warning::Warning;
pub use word::{
    CountsAs, Heeded, Lang, Origin, ReadState, RespondentKind, Role, Stance, Status, UnknownWord,
};
