//! Who answers.

use serde::{Deserialize, Serialize};

use super::{Contact, Lang, RespondentKind, Span};

/// A body that was asked, or that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Respondent {
    /// Its name as it is to be printed.
    pub name: String,
    /// What sort of body it is.
    pub kind: RespondentKind,
    /// Other names that documents use for it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub aliases: Vec<String>,
    /// How it is reached, and what was agreed with it.
    #[serde(flatten)]
    pub contact: Contact,
}

impl Respondent {
    /// One of whom nothing else is known.
    pub fn new(name: impl Into<String>, kind: RespondentKind) -> Self {
        Self {
            name: name.into(),
            kind,
            aliases: Vec::new(),
            contact: Contact::default(),
        }
    }

    /// Its name, then its other names.
    pub(crate) fn names(&self) -> impl Iterator<Item = &String> {
        std::iter::once(&self.name).chain(&self.aliases)
    }
}

/// Those that go by this name in any case; where none has it whole, those that
/// have it as a part of theirs.
pub(crate) fn called<T>(
    all: impl IntoIterator<Item = T>,
    name: impl Fn(&T) -> &str,
    wanted: &str,
) -> Vec<T> {
    let wanted = wanted.trim().to_lowercase();
    let (mut whole, mut part) = (Vec::new(), Vec::new());
    for one in all {
        let name = name(&one).to_lowercase();
        if name == wanted {
            whole.push(one);
        } else if !wanted.is_empty() && name.contains(&wanted) {
            part.push(one);
        }
    }
    if whole.is_empty() { part } else { whole }
}

/// What a private person goes by who gives no name: each such answer is
/// another person's.
pub const UNNAMED_PERSON: &str = "Privatperson";

/// Who a document comes from and when, with the grounds.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Identity {
    /// The bodies behind it, several for a joint answer; empty where unknown.
    pub respondents: Vec<String>,
    /// Their kind.
    pub kind: RespondentKind,
    /// The date of the answer, ISO 8601 (`2021-10-04`).
    pub date: Option<String>,
    /// The respondent's own case number (diarienummer), as written.
    pub reference: Option<String>,
    /// The paragraph of the minutes, as written (`§ 112`).
    pub minutes_paragraph: Option<String>,
    /// How sure the respondent is, 0 to 1.
    pub confidence: f32,
    /// What each of these rests on.
    pub grounds: Vec<Ground>,
}

/// One ground for a part of an identity.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ground {
    /// Which part: `respondent`, `kind`, `date`, `reference`, `minutes_paragraph`.
    pub field: String,
    /// Where it was found: `letterhead`, `title`, `signature`, `register`, `file_name`.
    pub source: String,
    /// The words themselves.
    pub text: String,
    /// Their place in the document, where they stand in it.
    pub span: Option<Span>,
}

impl Ground {
    /// A ground with its place; `span` is `None` for what stands outside the text.
    pub fn new(field: &str, source: &str, text: &str, span: Option<Span>) -> Self {
        Self {
            field: field.to_owned(),
            source: source.to_owned(),
            text: text.to_owned(),
            span,
        }
    }

    /// Where it was found, in words.
    pub fn source_in_words(&self, lang: Lang) -> &str {
        let (swedish, english) = match self.source.as_str() {
            "letterhead" => ("brevhuvud", "letterhead"),
            "title" => ("titel", "title"),
            "signature" => ("underskrift", "signature"),
            "register" => ("de tillfrågade", "those asked"),
            "name" => ("namn", "name"),
            "file_name" => ("filnamn", "file name"),
            "text" => ("löpande text", "running text"),
            "decision" => ("beslut", "decision"),
            _ => return &self.source,
        };
        match lang {
            Lang::Sv => swedish,
            Lang::En => english,
        }
    }

    /// A ground for who answers.
    pub fn respondent(source: &str, text: &str, span: Option<Span>) -> Self {
        Self::new("respondent", source, text, span)
    }
}

impl Identity {
    /// An identity of which nothing is known.
    pub const fn unknown() -> Self {
        Self {
            respondents: Vec::new(),
            kind: RespondentKind::Other,
            date: None,
            reference: None,
            minutes_paragraph: None,
            confidence: 0.0,
            grounds: Vec::new(),
        }
    }

    /// Whether it is a private person who gives no name.
    pub fn is_unnamed_person(&self) -> bool {
        self.kind == RespondentKind::Citizen && self.respondents == [UNNAMED_PERSON]
    }

    /// Whether what these say in the document is its sender's own. Whoever speaks
    /// in a party's paper, speaks for the party.
    pub fn is_own(&self, respondents: &[String]) -> bool {
        self.kind == RespondentKind::Party || self.respondents == respondents
    }

    /// The respondents joined by commas; empty where unknown.
    pub fn respondent(&self) -> String {
        self.respondents.join(", ")
    }
}
