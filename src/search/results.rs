//! What a search gives: values only; marks are places in the text.

use std::sync::Arc;

use super::syntax::Hint;
use crate::index::{SectionRecord, StatementRecord};
use crate::model::{RespondentKind, Role, SectionId, Span, Stance, StatementId, Status};

/// What a search gives.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Results {
    /// How many hits there are in all; those folded together count once.
    pub total: u64,
    /// The hits asked for; empty where groups were asked for.
    pub hits: Vec<Hit>,
    /// How many groups there are in all.
    pub total_groups: u64,
    /// The groups asked for.
    pub groups: Vec<Group>,
    /// Counts per facet, each counted without its own filter.
    pub facets: Facets,
    /// What should be said about the query.
    pub hints: Vec<Hint>,
    /// The query with misspelt words replaced by words of the index.
    pub suggestion: Option<String>,
}

/// Everything that a query finds.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Found {
    /// By id, in the query's order.
    pub ids: Vec<StatementId>,
    /// What should be said about the query.
    pub hints: Vec<Hint>,
}

impl Found {
    /// Whether nothing has all the words, and these have the most of them.
    pub fn is_relaxed(&self) -> bool {
        self.hints.contains(&Hint::Relaxed)
    }

    /// Those that have all that was asked for.
    pub fn exact(self) -> Vec<StatementId> {
        if self.is_relaxed() {
            Vec::new()
        } else {
            self.ids
        }
    }
}

/// One statement found.
#[derive(Debug, Clone, PartialEq)]
pub struct Hit {
    /// How well it fits; 0 where there are no words.
    pub score: f32,
    /// The statement.
    pub statement: StatementRecord,
    /// The sections that it counts under, best first, with number and heading.
    pub sections: Vec<HitSection>,
    /// Where the words searched for stand in the statement's text: whole words.
    pub marks: Vec<Span>,
    /// The stretch of the text to show where the whole is too long.
    pub snippet: Span,
}

/// A section as a hit names it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HitSection {
    /// Its id.
    pub id: SectionId,
    /// The printed number.
    pub number: Option<String>,
    /// The heading; empty for the programme as a whole.
    pub heading: String,
}

impl Hit {
    /// The text to show, cut at words.
    pub fn snippet_text(&self) -> &str {
        self.snippet.of(&self.statement.text)
    }

    /// Where the words searched for stand in [`Hit::snippet_text`].
    pub fn snippet_marks(&self) -> Vec<Span> {
        self.marks
            .iter()
            .filter(|mark| self.snippet.contains(**mark))
            .map(|mark| {
                Span::new(
                    mark.start - self.snippet.start,
                    mark.end - self.snippet.start,
                )
            })
            .collect()
    }

    /// Whether text before the snippet, and after it, was left out.
    pub fn is_cut(&self) -> (bool, bool) {
        (
            self.snippet.start > 0,
            self.snippet.end < self.statement.text.len(),
        )
    }
}

/// The hits of one respondent.
#[derive(Debug, Clone, PartialEq)]
pub struct Group {
    /// The respondent; empty where unknown.
    pub respondent: String,
    /// How many hits it has in all.
    pub total: u64,
    /// The first of them.
    pub hits: Vec<Hit>,
}

/// Counts of hits, per facet.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facets {
    /// Per consultation, by name.
    pub consultations: Vec<Count<String>>,
    /// Per section, subsections included, in the programme's order; of the
    /// consultations that have hits.
    pub sections: Vec<Count<FacetSection>>,
    /// Per respondent, the most frequent first; a joint answer counts for each.
    pub respondents: Vec<Count<String>>,
    /// Per kind of respondent, all of them.
    pub kinds: Vec<Count<RespondentKind>>,
    /// Per stance, all of them; `None` for those not assessed.
    pub stances: Vec<Count<Option<Stance>>>,
    /// Per role, all of them.
    pub roles: Vec<Count<Role>>,
    /// Per status, all of them.
    pub statuses: Vec<Count<Status>>,
    /// Per year of the answer, the earliest first.
    pub years: Vec<Count<u16>>,
}

/// A value and how many hits have it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count<T> {
    /// The value.
    pub value: T,
    /// How many.
    pub count: u64,
}

/// A section in the facet's tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FacetSection {
    /// The consultation.
    pub consultation: Arc<str>,
    /// The section; the id `general` without heading for the programme as a whole.
    pub section: Arc<SectionRecord>,
}
