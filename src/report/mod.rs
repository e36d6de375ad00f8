//! The compilation (*remissammanställning*): one [`Report`] value, and a
//! writer for each file format.
//!
//! Takes a [`Consultation`](crate::model::Consultation), a [`Selection`] of it
//! and [`Options`]; gives bytes. Bytes that came back from an official are read
//! by [`comments`] and [`verify`]. Nothing here opens a file, asks for the time
//! or prints.
//!
//! Every quotation is a statement's own words under its own id. What cannot be
//! printed (control signs, signs that steer the direction of text) stands as
//! U+FFFD, and what is masked stands as `[telefonnummer maskerat]`; [`verify`]
//! knows both.

mod answer;
mod asks;
mod audience;
mod bodies;
mod build;
mod carried;
mod colour;
pub mod comments;
mod condition;
mod content;
mod cover;
mod criterion;
mod csv;
pub mod docx;
mod excerpts;
mod fold;
mod format;
mod html;
mod json;
mod labels;
mod leaning;
mod ledger;
pub mod manifest;
mod markdown;
mod mask;
mod material;
mod matrix;
mod method;
mod omission;
mod order;
pub mod outside;
mod package;
mod participation;
mod position;
mod positions;
mod printable;
pub mod remarks;
mod reminder;
mod responses;
mod selection;
mod standing;
mod telling;
mod unread;
mod untagged;
pub mod verify;
mod wording;
mod xlsx;

pub use audience::Audience;
pub use carried::Carried;
pub use content::{
    Also, Answer, Ask, Cell, Change, Column, Condition, Context, Count, Cover, Excerpt, Extent,
    Group, KindRow, LedgerTotal, Masked, Matrix, MatrixRow, Outcomes, Participant, Participation,
    Positions, Quotation, Remark, Report, Response, SectionRef, Source, UnreadDocument,
};
pub use criterion::Criterion;
pub use format::Format;
pub use material::nameless;
pub use omission::Omission;
pub use position::{
    Basis, Judged, Own, Position, Rule, Stated, combined, is_clause, on_a_section, on_the_whole,
};
pub(crate) use printable::is_steering;
pub use reminder::Reminder;
pub use selection::{Options, Order, Selection};
