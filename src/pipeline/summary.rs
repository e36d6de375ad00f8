//! What came of a run, and a consultation in numbers.

use std::path::PathBuf;

use crate::error::Error;
use crate::model::{Consultation, ReadState, Warning};

/// What came of a run.
#[derive(Debug, Default)]
pub struct Summary {
    /// The consultations of the corpus, by name.
    pub consultations: Vec<ConsultationSummary>,
    /// Consultations that left the index, since their folder is gone.
    pub removed: Vec<String>,
    /// Consultations that stay in the index, though their folders, given here, are not
    /// there: they lay outside the corpus that was named.
    pub out_of_reach: Vec<(String, PathBuf)>,
    /// Consultations that could not be read anew, and why; what the index
    /// holds of them is as it was.
    pub failed: Vec<(String, Error)>,
}

/// A consultation in numbers.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct ConsultationSummary {
    /// Its name.
    pub name: String,
    /// Its title.
    pub title: String,
    /// Whether anything was done.
    pub changed: bool,
    /// Documents received.
    pub documents: usize,
    /// Files that were read anew.
    pub read_anew: usize,
    /// Documents that could not be read.
    pub unread: usize,
    /// Documents that a person should look at, unread ones included.
    pub attention: usize,
    /// Respondents asked.
    pub asked: usize,
    /// Of these, how many answered.
    pub answered: usize,
    /// Statements, without quoted text and formalities.
    pub statements: usize,
    /// Of these, how many have a section other than `general`, or are decided.
    pub tagged: usize,
    /// Sections of the programme.
    pub sections: usize,
    /// Warnings about programme and documents.
    pub warnings: usize,
    /// Decisions that find no place any longer.
    pub lost_decisions: usize,
    /// Sections that are no longer there and have a summary or an assessment.
    pub lost_remarks: usize,
    /// What a person should know at once: no programme, files that are named
    /// and not there.
    pub notices: Vec<Warning>,
}

impl ConsultationSummary {
    /// Whether a person should look at it: documents, or decisions and texts that find no
    /// place.
    pub const fn needs_attention(&self) -> bool {
        self.attention > 0 || self.lost_decisions > 0 || self.lost_remarks > 0
    }
}

/// A consultation in numbers, as every summary has them.
pub fn summarise(consultation: &Consultation) -> ConsultationSummary {
    let participation = consultation.participation();
    let copies = consultation.copies();
    let counted = || {
        let all = consultation.statements.iter();
        all.filter(|tagged| copies.is_counted(tagged))
    };
    let documents = &consultation.documents;
    ConsultationSummary {
        name: consultation.name.clone(),
        title: consultation.about.title.clone(),
        changed: false,
        documents: documents.len(),
        read_anew: 0,
        unread: documents
            .iter()
            .filter(|document| document.state == ReadState::Unread)
            .count(),
        attention: documents
            .iter()
            .filter(|document| document.state != ReadState::Read)
            .count(),
        asked: consultation.about.asked.len(),
        answered: participation.answered.len(),
        statements: counted().count(),
        tagged: counted().filter(|tagged| tagged.is_tagged()).count(),
        sections: consultation.programme.sections.len(),
        lost_decisions: consultation.lost_decisions.len(),
        lost_remarks: consultation.lost_remarks.len(),
        notices: (consultation.programme.warnings.iter())
            .filter(|warning| warning.is_notice())
            .cloned()
            .collect(),
        warnings: consultation.programme.warnings.len()
            + documents
                .iter()
                .map(|document| document.warnings.len())
                .sum::<usize>(),
    }
}
