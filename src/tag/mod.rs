//! Which section a statement is about and what stance it takes, with
//! evidence; learns from the decisions of the same consultation.
//!
//! Takes a programme, the statements of one consultation and its decisions;
//! gives a [`Tagging`] for each statement. Does no input or output but for
//! [`Models::load`].

mod gate;
pub mod matrix;
mod models;
mod overall;
mod queue;
pub mod section;
pub mod stance;
mod tagger;
mod term;
mod untaught;

pub use gate::{flag_unclaimed_criticism, unclaimed_criticism};
pub use models::{Models, SCOPE_FILE, SECTION_FILE, STANCE_FILE};
pub use overall::{amounts_to, infer_overall};
pub use queue::{Open, order};
pub use tagger::Tagger;
use untaught::Untaught;

use crate::model::{Evidence, Origin, SectionId, Stance, Statement, Status, Tag, TaggedStatement};

/// What a person decided about the statement at `statement`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Decided {
    /// Its place in the slice that is tagged.
    pub statement: usize,
    /// Its sections, most fitting first.
    pub sections: Option<Vec<SectionId>>,
    /// Its stance.
    pub stance: Option<Stance>,
}

/// The machine's judgement of one statement.
#[derive(Debug, Clone, PartialEq)]
pub struct Tagging {
    /// Sections, best first; at least the best three candidates.
    pub tags: Vec<Tag>,
    /// The stance; `None` where nothing is known.
    pub stance: Option<Stance>,
    /// How sure the stance is, 0 to 1.
    pub stance_confidence: f32,
    /// What the stance rests on.
    pub stance_evidence: Vec<Evidence>,
    /// Suggested, or confirmed by the machine.
    pub status: Status,
}

impl Tagging {
    /// The statement with this judgement.
    pub fn on(self, statement: Statement) -> TaggedStatement {
        TaggedStatement {
            statement,
            tags: self.tags,
            stance: self.stance,
            stance_confidence: self.stance_confidence,
            stance_origin: Origin::Rule,
            stance_evidence: self.stance_evidence,
            status: self.status,
        }
    }
}
