//! A section as it is referred to.

use serde::Serialize;

use crate::model::{Lang, Programme, SectionId};
use crate::report::labels::labels;
use crate::report::printable::printable;

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
    /// How this section of the programme is referred to.
    pub fn of(programme: &Programme, id: &SectionId, lang: Lang) -> Self {
        let section = programme.section(id);
        Self {
            id: id.clone(),
            number: section
                .and_then(|section| section.number.as_deref())
                .map(|number| printable(number).into_owned()),
            heading: match section {
                Some(section) => printable(&section.heading).into_owned(),
                None if id.is_general() => labels(lang).general.to_owned(),
                None => id.to_string(),
            },
        }
    }

    /// Number and heading.
    pub fn label(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.heading),
            None => self.heading.clone(),
        }
    }
}
