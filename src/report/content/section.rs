//! A section as it is referred to.

use serde::Serialize;

use crate::model::SectionId;

/// A section as it is referred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionRef {
    /// Its id.
    pub id: SectionId,
    /// Its printed number.
    pub number: Option<String>,
    /// Its heading.
    pub heading: String,
}

impl SectionRef {
    /// Number and heading.
    pub fn label(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.heading),
            None => self.heading.clone(),
        }
    }
}
