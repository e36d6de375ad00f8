//! What is asked of a search: words, filters, order, and how much of it.

use crate::model::{RespondentKind, Role, Stance, Status};

/// A search. Without words and filters it finds every statement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Query {
    /// What was typed, in the language of `docs/search.md`.
    pub text: String,
    /// What the hits are limited to.
    pub filters: Filters,
    /// Whether programme text given back and formalities are searched too.
    pub scope: Scope,
    /// What becomes of statements that repeat another of their consultation.
    pub duplicates: Duplicates,
    /// The order of the hits.
    pub sort: Sort,
    /// One list, or a list for each respondent.
    pub grouping: Grouping,
    /// Whether facets are counted.
    pub counting: Counting,
    /// How many hits (or groups) are given; at most [`Query::MOST`].
    pub limit: usize,
    /// How many hits (or groups) are passed over; at most [`Query::DEEPEST`].
    pub offset: usize,
}

impl Query {
    /// More hits than this are never given at once.
    pub const MOST: usize = 1_000;
    /// More hits than this are never passed over.
    pub const DEEPEST: usize = 1_000_000;

    /// The first twenty hits for `text`, with facets.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }
}

impl Default for Query {
    fn default() -> Self {
        Self {
            text: String::new(),
            filters: Filters::default(),
            scope: Scope::default(),
            duplicates: Duplicates::default(),
            sort: Sort::default(),
            grouping: Grouping::default(),
            counting: Counting::default(),
            limit: 20,
            offset: 0,
        }
    }
}

/// Limits on the hits: any of the values within one, all of them together.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Filters {
    /// Names of consultations.
    pub consultations: Vec<String>,
    /// Sections by id or number, their subsections included; `NAME/ID` for one
    /// consultation's only.
    pub sections: Vec<String>,
    /// Respondents by name in any case, or by part of it where none has it whole.
    pub respondents: Vec<String>,
    /// Kinds of respondent.
    pub kinds: Vec<RespondentKind>,
    /// Stances; `None` for those that the machine did not assess.
    pub stances: Vec<Option<Stance>>,
    /// Roles.
    pub roles: Vec<Role>,
    /// Statuses.
    pub statuses: Vec<Status>,
    /// Years of the answers.
    pub years: Vec<u16>,
    /// No answer before this day, ISO 8601.
    pub from: Option<String>,
    /// No answer after this day, ISO 8601.
    pub to: Option<String>,
}

/// Which statements are searched.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Scope {
    /// Those that argue something.
    #[default]
    Statements,
    /// Programme text given back and formalities too.
    Everything,
}

/// What becomes of statements that repeat another of their consultation.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Duplicates {
    /// Shown and counted once, with the number of copies.
    #[default]
    Folded,
    /// Each shown and counted.
    Shown,
}

/// The order of the hits. Hits that are equal in it stand in the programme's order.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash)]
pub enum Sort {
    /// The most fitting first; the programme's order where there are no words.
    #[default]
    Relevance,
    /// By consultation, section, document and place.
    Programme,
    /// By respondent, in Swedish alphabetical order.
    Respondent,
    /// The latest first.
    Date,
}

/// One list of hits, or several.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Grouping {
    /// One list.
    #[default]
    None,
    /// A list for each respondent, the best `hits` of each.
    Respondent {
        /// How many hits of each are given.
        hits: usize,
    },
}

/// Whether facets are counted.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Counting {
    /// All facets.
    #[default]
    Facets,
    /// Only the hits.
    HitsOnly,
}
