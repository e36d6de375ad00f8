//! What is stored beside the terms: enough to show a hit without reading
//! anything else.

use serde::{Deserialize, Serialize};

use super::stored;
use crate::model::{
    Consultation, DocumentRecord, RespondentKind, Role, SectionId, Stance, StatementId, Status,
    TaggedStatement,
};

/// A statement as it is stored in the index.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct StatementRecord {
    /// Its id.
    pub id: StatementId,
    /// The consultation's name.
    pub consultation: String,
    /// The file in the corpus.
    pub file: String,
    /// Its part in a bundle or an archive; empty for the file itself.
    pub part: String,
    /// The page on which it begins.
    pub page: Option<u32>,
    /// Whether the page is reckoned, as in Word files.
    pub page_is_reckoned: bool,
    /// Who says it.
    pub respondents: Vec<String>,
    /// The speaker's kind.
    pub kind: RespondentKind,
    /// What part of the document it belongs to.
    pub role: Role,
    /// Its stance; `None` where the machine abstains.
    pub stance: Option<Stance>,
    /// The sections that it counts under, best first.
    pub sections: Vec<SectionId>,
    /// The document's headings above it.
    pub headings: Vec<String>,
    /// When the document is from, ISO 8601.
    pub date: Option<String>,
    /// The respondent's case number.
    pub reference: Option<String>,
    /// How sure the tag is and who stands behind it.
    pub status: Status,
    /// The first statement of the consultation that says the same.
    pub duplicate_of: Option<StatementId>,
    /// How many statements of the consultation say the same, itself included.
    pub copies: u32,
    /// The words.
    pub text: String,
}

/// A consultation as it is stored in the index: what facets are named by.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConsultationRecord {
    /// The folder's name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// The proposer's case number.
    pub reference: Option<String>,
    /// The programme's sections in its order.
    pub sections: Vec<SectionRecord>,
}

/// A section of the programme.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct SectionRecord {
    /// Its id.
    pub id: SectionId,
    /// The printed number.
    pub number: Option<String>,
    /// The heading without number.
    pub heading: String,
    /// Depth; 1 is the highest.
    pub level: u8,
    /// Place of the section that it is part of.
    pub parent: Option<usize>,
}

impl ConsultationRecord {
    pub(super) fn of(consultation: &Consultation) -> Self {
        Self {
            name: consultation.name.clone(),
            title: consultation.about.title.clone(),
            reference: consultation.about.reference.clone(),
            sections: consultation
                .programme
                .sections
                .iter()
                .map(|section| SectionRecord {
                    id: section.id.clone(),
                    number: section.number.clone(),
                    heading: section.heading.clone(),
                    level: section.level,
                    parent: section.parent,
                })
                .collect(),
        }
    }

    /// The section with this id, and its place in the programme.
    pub fn section(&self, id: &SectionId) -> Option<(usize, &SectionRecord)> {
        self.sections
            .iter()
            .enumerate()
            .find(|(_, section)| &section.id == id)
    }

    /// The places of the section with this id and of all that it is part of.
    pub fn with_parents(&self, id: &SectionId) -> Vec<usize> {
        let mut places = Vec::new();
        let mut at = self.section(id).map(|(place, _)| place);
        while let Some(place) = at {
            if places.contains(&place) {
                break;
            }
            places.push(place);
            at = self.sections.get(place).and_then(|section| section.parent);
        }
        places
    }
}

impl StatementRecord {
    /// Reads what the index stores of a statement.
    pub(crate) fn stored(bytes: &[u8]) -> Option<Self> {
        stored::decode(bytes)
    }

    pub(super) fn of(
        consultation: &str,
        tagged: &TaggedStatement,
        document: Option<&DocumentRecord>,
        copies: u32,
    ) -> Self {
        let statement = &tagged.statement;
        Self {
            id: statement.id.clone(),
            consultation: consultation.to_owned(),
            file: document.map(|d| d.file.clone()).unwrap_or_default(),
            part: document.map(|d| d.part.clone()).unwrap_or_default(),
            page: statement.page,
            page_is_reckoned: document.is_some_and(DocumentRecord::pages_are_reckoned),
            respondents: statement.respondents.clone(),
            kind: statement.kind,
            role: statement.role,
            stance: tagged.stance,
            sections: tagged.sections().cloned().collect(),
            headings: statement.headings.clone(),
            date: document.and_then(|d| d.identity.date.clone()),
            reference: document.and_then(|d| d.identity.reference.clone()),
            status: tagged.status,
            duplicate_of: statement.duplicate_of.clone(),
            copies,
            text: statement.text.clone(),
        }
    }
}
