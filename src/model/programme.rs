//! The programme consulted on, and its sections.

use serde::{Deserialize, Serialize};

use super::{Span, Warning};

/// The id of the tag for a statement about the programme as a whole.
pub const GENERAL: &str = "general";

/// The id of a section, unique within its programme: the number where numbers
/// are unique, else a name made of headings; or [`GENERAL`].
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SectionId(pub String);

impl SectionId {
    /// The tag of a statement about the programme as a whole.
    pub fn general() -> Self {
        Self(GENERAL.to_owned())
    }

    /// Whether this is [`GENERAL`].
    pub fn is_general(&self) -> bool {
        self.0 == GENERAL
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl std::fmt::Display for SectionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// The document consulted on: a policy, plan or guideline with sections.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Programme {
    /// Its title, if one was found.
    pub title: Option<String>,
    /// Its sections in the order of the text.
    pub sections: Vec<Section>,
    /// Terms that it defines, with the definition's place in the text.
    pub terms: Vec<DefinedTerm>,
    /// What a person should check: sections without text, odd numbering.
    pub warnings: Vec<Warning>,
}

/// A numbered or named part of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// Unique within the programme.
    pub id: SectionId,
    /// The printed number, `3.2` or `§ 4`.
    pub number: Option<String>,
    /// The heading without its number.
    pub heading: String,
    /// Depth; 1 is the highest.
    pub level: u8,
    /// Place of the section that this one is part of.
    pub parent: Option<usize>,
    /// Own text without subsections: paragraphs, items and cells, a line each.
    pub text: String,
    /// Text of boxes and decision clauses within `text`, a line each.
    pub boxes: String,
    /// The page on which the heading stands.
    pub page: Option<u32>,
    /// Where the section stands in the programme's document, heading included.
    pub span: Span,
}

/// A term that the programme defines.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DefinedTerm {
    /// The term as written.
    pub term: String,
    /// The place of the section that defines it.
    pub section: usize,
}

impl Programme {
    /// The section with this id.
    pub fn section(&self, id: &SectionId) -> Option<&Section> {
        self.sections.iter().find(|section| &section.id == id)
    }

    /// The headings from the top down to the section at `place`, itself last.
    pub fn path(&self, place: usize) -> Vec<&str> {
        let mut path = Vec::new();
        let mut at = Some(place);
        while let Some(section) = at.and_then(|place| self.sections.get(place)) {
            path.push(section.heading.as_str());
            at = section.parent;
        }
        path.reverse();
        path
    }
}
