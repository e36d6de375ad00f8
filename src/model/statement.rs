//! Statements: what a respondent argues, a sentence or a bullet at a time.

use serde::{Deserialize, Serialize};

use super::{
    ContentHash, Evidence, Lang, Origin, RespondentKind, Role, SectionId, Span, Stance, Status,
};

/// First twelve digits of the document's hash, a hyphen, and the start offset.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct StatementId(pub String);

impl StatementId {
    /// The id of the statement that begins at `start` of this document.
    pub fn new(document: &ContentHash, start: usize) -> Self {
        Self(format!("{}-{start}", document.short()))
    }

    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first twelve digits of the document's hash.
    pub fn document(&self) -> &str {
        self.0
            .split_once('-')
            .map_or(self.as_str(), |(document, _)| document)
    }
}

impl std::fmt::Display for StatementId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

/// One sentence or bullet of a document, with its place and its speaker.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    /// Stable as long as the document and the reader are.
    pub id: StatementId,
    /// Its place in the document's text.
    pub span: Span,
    /// The words, exactly as they stand there.
    pub text: String,
    /// The page on which it begins.
    pub page: Option<u32>,
    /// The block it stands in, counted from 0 among all blocks.
    pub paragraph: usize,
    /// What part of the document it belongs to.
    pub role: Role,
    /// Who says it: the document's respondents, or the minority behind a reservation.
    pub respondents: Vec<String>,
    /// The speaker's kind.
    pub kind: RespondentKind,
    /// The document's own headings above it, from the top.
    pub headings: Vec<String>,
    /// The sentence that introduces the list it is an item of, the question that it
    /// replies to, or the passage that it comments on.
    pub context: Option<Passage>,
    /// The first statement of the consultation that says the same.
    pub duplicate_of: Option<StatementId>,
    /// The adopted statement that this one is the draft of.
    pub draft_of: Option<StatementId>,
    /// ISO 639-1 code of the language.
    pub language: String,
    /// How it was put into the document.
    #[serde(default, skip_serializing_if = "Manner::is_text")]
    pub manner: Manner,
}

/// How a respondent put words into a document.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Manner {
    /// As text of its own.
    #[default]
    Text,
    /// As a comment on the proposal's text; the context is what it is about.
    Comment,
    /// As a tracked change within a sentence of the proposal.
    Change,
    /// As a tracked insertion, all of it, into the proposal's text.
    Addition,
}

impl Manner {
    /// Whether it is plain text.
    pub const fn is_text(&self) -> bool {
        matches!(self, Self::Text)
    }
}

impl Statement {
    /// What leads to it: the words before its list, the question that it replies to.
    /// The proposal's passage that a comment is about leads to nothing.
    pub fn lead(&self) -> Option<&Passage> {
        (self.context.as_ref()).filter(|_| self.manner != Manner::Comment)
    }
}

/// A stretch of a document's text: its place and its words.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Passage {
    /// Where it stands.
    pub span: Span,
    /// The words, exactly as they stand there.
    pub text: String,
}

/// A statement with what the machine suggests and people decided about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct TaggedStatement {
    /// The statement itself.
    #[serde(flatten)]
    pub statement: Statement,
    /// Sections, best first; at least the best three candidates.
    pub tags: Vec<Tag>,
    /// The stance; `None` where the machine abstains.
    pub stance: Option<Stance>,
    /// How sure the stance is, 0 to 1.
    pub stance_confidence: f32,
    /// Who set the stance.
    pub stance_origin: Origin,
    /// What the stance rests on.
    pub stance_evidence: Vec<Evidence>,
    /// Suggested, confirmed by the machine, or decided.
    pub status: Status,
}

/// A section given to a statement.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Tag {
    /// Which section, or [`super::GENERAL`].
    pub section: SectionId,
    /// The ranker's own measure; comparable within a statement only.
    pub score: f32,
    /// Calibrated probability that the section is right, 0 to 1.
    pub confidence: f32,
    /// Whether it is chosen (a statement's sections) or only a candidate.
    pub chosen: bool,
    /// Who set it.
    pub origin: Origin,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// How the words were put into the proposal's text; nothing of plain text.
pub fn put_in(lang: Lang, manner: Manner) -> Option<&'static str> {
    let (sv, en) = match manner {
        Manner::Text => return None,
        Manner::Comment => ("Kommentar i filen", "Comment in the file"),
        Manner::Change | Manner::Addition => (
            "Spårad ändring i förslagets text",
            "Tracked change of the proposal's text",
        ),
    };
    Some(match lang {
        Lang::Sv => sv,
        Lang::En => en,
    })
}

/// "Kryss under ”Nej”": what a quotation means that is but a mark in a form.
pub fn ticked(lang: Lang, heading: &str) -> String {
    match lang {
        Lang::Sv => format!("Kryss under ”{heading}”"),
        Lang::En => format!("Ticked under “{heading}”"),
    }
}

impl TaggedStatement {
    /// Whether it is somebody's words in the matter: neither programme text
    /// given back nor a formality.
    pub const fn is_position(&self) -> bool {
        self.statement.role.is_position()
    }

    /// Whether it counts under a section of its own, or a person decided.
    pub fn is_tagged(&self) -> bool {
        self.status == Status::Decided || self.sections().any(|section| !section.is_general())
    }

    /// The sections that the statement counts under: the chosen ones.
    pub fn sections(&self) -> impl Iterator<Item = &SectionId> {
        self.tags
            .iter()
            .filter(|tag| tag.chosen)
            .map(|tag| &tag.section)
    }

    /// Whether a person said which sections these are.
    pub fn is_sectioned_by_person(&self) -> bool {
        let mut chosen = self.tags.iter().filter(|tag| tag.chosen);
        chosen.any(|tag| tag.origin == Origin::Person)
    }
}
