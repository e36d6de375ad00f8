//! What a compilation holds, in the order in which it is printed. The writers
//! read it and add nothing but form.

mod asks;
mod cover;
mod excerpt;
mod ledger;
mod masked;
mod matrix;
mod outcomes;
mod participation;
mod positions;
mod quotation;
mod remark;
mod response;
mod section;
mod source;

use serde::Serialize;

pub use asks::Ask;
pub use cover::Cover;
pub use excerpt::{Excerpt, Extent, Group};
pub use ledger::LedgerTotal;
pub use masked::Masked;
pub use matrix::{Cell, Column, Matrix, MatrixRow};
pub use outcomes::{Change, Outcomes};
pub use participation::{Participant, Participation};
pub use positions::{Answer, Condition, Count, KindRow, Positions};
pub use quotation::{Also, Context, Quotation};
pub use remark::Remark;
pub use response::{Response, UnreadDocument};
pub use section::SectionRef;
pub use source::Source;

use super::audience::Audience;
use super::omission::Omission;
use crate::model::Lang;

/// A compilation, ready to be written in any format.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this structure in JSON.
    pub version: u32,
    /// The language of everything that is not quoted.
    pub lang: Lang,
    /// Whom it is for.
    #[serde(skip)]
    pub audience: Audience,
    /// The title page.
    pub cover: Cover,
    /// Who was asked and who answered; only of a whole consultation.
    pub participation: Option<Participation>,
    /// The answers' positions on the programme as a whole; only of a whole consultation.
    pub positions: Option<Positions>,
    /// Respondents against sections; only of a whole consultation.
    pub matrix: Option<Matrix>,
    /// What is said, section by section, the programme as a whole first.
    pub excerpts: Vec<Excerpt>,
    /// Every change asked for by a body, in the programme's order.
    pub requests: Vec<Ask>,
    /// Every change asked for by a minority.
    pub minority_requests: Vec<Ask>,
    /// What the statements led to, once the first is commented.
    pub outcomes: Option<Outcomes>,
    /// What is left out; the cover tells of it.
    #[serde(skip)]
    pub omissions: Vec<Omission>,
    /// Every document with all its statements.
    pub responses: Vec<Response>,
    /// Statements that no section was found for.
    pub untagged: Vec<Quotation>,
    /// Documents that are unread or to be looked at.
    pub unread: Vec<UnreadDocument>,
    /// What became of all text received.
    pub ledger: Vec<LedgerTotal>,
    /// How the compilation was made, a paragraph each.
    pub method: Vec<String>,
    /// What was masked, where masking was asked for.
    pub masked: Option<Masked>,
}
