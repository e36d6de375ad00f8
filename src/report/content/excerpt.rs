//! What is said of one section.

use serde::Serialize;

use super::{Count, Quotation, Remark, SectionRef};
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
    /// What the proposer wrote of it; `None` where the report has only a choice
    /// of what was said.
    pub remark: Option<Remark>,
    /// The respondents by their combined position.
    pub counts: Vec<Count>,
    /// Those that oppose the whole in so many words, and whose unreviewed
    /// statements here the machine reads as support: they are in no count.
    pub against_whole: Vec<String>,
    /// The quotations by stance; without a stance last.
    pub groups: Vec<Group>,
    /// How many more there are, where the version for the board quotes a choice.
    pub unchosen: usize,
    /// Whether a person made that choice.
    #[serde(skip)]
    pub is_chosen: bool,
    /// Reservations, special statements, notes and proposals: never the body's own.
    pub minorities: Vec<Quotation>,
    /// How many such statements there are, quoted or not.
    #[serde(skip)]
    pub minority_extent: Extent,
    /// Officials' drafts where the body argues in words of its own.
    pub drafts: Vec<Quotation>,
}

impl Excerpt {
    /// What the proposer wrote, as far as there is reason to write: on a section
    /// of which nobody speaks no text is missing.
    pub(in crate::report) fn shown_remark(&self) -> Option<&Remark> {
        let is_spoken_of =
            !(self.groups.is_empty() && self.minorities.is_empty() && self.drafts.is_empty());
        (self.remark.as_ref()).filter(|remark| is_spoken_of || **remark != Remark::default())
    }
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
    /// How many statements from how many respondents there are, quoted or not.
    pub extent: Extent,
}

impl Group {
    /// With all that is to be quoted.
    pub(in crate::report) fn new(
        stance: Option<Stance>,
        quotations: Vec<Quotation>,
        extent: Extent,
    ) -> Self {
        Self {
            stance,
            quotations,
            left_out: 0,
            omitted: 0,
            extent,
        }
    }
}

/// How many statements from how many respondents.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Extent {
    /// Statements.
    pub statements: usize,
    /// Respondents.
    pub respondents: usize,
}
