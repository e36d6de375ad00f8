//! What is said of one section.

use serde::Serialize;

use super::{Count, Quotation, SectionRef};
use crate::model::Stance;

/// What is said of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The section.
    pub section: SectionRef,
    /// Its depth; 1 is the highest.
    pub level: u8,
    /// Its own text, where that was asked for.
    pub text: Option<String>,
    /// Who says what, in sentences with exact counts.
    pub summary: Vec<String>,
    /// The respondents by their combined position.
    pub counts: Vec<Count>,
    /// Those that oppose the whole in so many words, and whose unreviewed
    /// statements here the machine reads as support: they are in no count.
    pub against_whole: Vec<String>,
    /// The quotations by stance; without a stance last.
    pub groups: Vec<Group>,
    /// Reservations, special statements, notes and proposals: never the body's own.
    pub minorities: Vec<Quotation>,
    /// Officials' drafts where the body argues in words of its own.
    pub drafts: Vec<Quotation>,
}

/// The quotations of one stance in one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The stance; `None` where the machine abstains.
    pub stance: Option<Stance>,
    /// The quotations.
    pub quotations: Vec<Quotation>,
    /// How many the limit left out.
    pub left_out: usize,
    /// How many of the background were left out, because that was asked for.
    pub omitted: usize,
}
