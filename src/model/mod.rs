//! The values that flow through the program. They do nothing but hold and
//! look up: reading, judging and writing are the stages' work.

mod consultation;
mod contact;
mod copies;
mod decision;
mod document;
mod evidence;
#[cfg(test)]
pub(crate) mod fixture;
mod hash;
mod ledger;
mod nearest;
mod page;
mod participation;
mod programme;
mod read_error;
mod reading;
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
pub use contact::{Contact, is_mail_address};
pub use copies::Copies;
pub use decision::{
    Anchor, Before, Comment, Decision, Lost, LostDecision, OverallVerdict, Verdict,
};
pub use document::{
    Block, BlockKind, Cell, Commented, Document, Format, Layer, Link, Look, NoteCall, PageStart,
    Part, Properties,
};
pub use evidence::{Evidence, EvidenceRule};
pub use hash::{ContentHash, Hasher};
pub(crate) use ledger::totals;
pub use ledger::{BoilerplateReason, Fate, LedgerEntry, Share};
pub use nearest::nearest;
pub use page::{cited_page, cited_pages};
pub use participation::{Participation, Timing};
pub(crate) use participation::{bare, per_cent};
pub use programme::{DefinedTerm, GENERAL, Programme, Section, SectionId};
pub use read_error::ReadError;
pub use reading::{
    Breach, CharacterSource, Complaint, Counted, CutSign, Doubt, Fault, FileFormat, Limit,
    OcrFailure, OcrStep, OtherFormat, PageDoubt, Piece, Reason, SystemAnswer, Unopened,
};
pub use remark::Remark;
pub(crate) use respondent::called;
pub use respondent::{Ground, Identity, Respondent, UNNAMED_PERSON};
pub use sign::turns_direction;
pub use span::Span;
pub use statement::{
    Manner, Passage, Statement, StatementId, Tag, TaggedStatement, put_in, ticked,
};
pub use typed::{has_same_words, tidy};
pub use undecided::Undecided;
pub use warning::Warning;
pub(crate) use word::told;
pub use word::{
    CountsAs, Heeded, Lang, Origin, OverallRule, ReadState, RespondentKind, Role, Stance, Status,
    UnknownWord,
};
