//! A statement and a section as tests need them.

use super::{
    ContentHash, Manner, RespondentKind, Role, Section, SectionId, Span, Statement, StatementId,
};

/// A board's statement that stands at `place`.
pub(crate) fn statement(place: usize, respondent: &str, role: Role, text: &str) -> Statement {
    Statement {
        id: StatementId::new(&ContentHash::of(respondent.as_bytes()), place),
        span: Span::new(place, place + text.len()),
        text: text.to_owned(),
        page: None,
        paragraph: place,
        role,
        respondents: vec![respondent.to_owned()],
        kind: RespondentKind::Board,
        headings: Vec::new(),
        context: None,
        duplicate_of: None,
        draft_of: None,
        language: "sv".to_owned(),
        manner: Manner::Text,
    }
}

/// A section without text, under its number.
pub(crate) fn section(number: &str, heading: &str) -> Section {
    Section {
        id: SectionId(number.to_owned()),
        number: Some(number.to_owned()),
        heading: heading.to_owned(),
        level: 1,
        parent: None,
        text: String::new(),
        boxes: String::new(),
        page: None,
        span: Span::default(),
    }
}
