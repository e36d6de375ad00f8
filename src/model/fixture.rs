//! A statement as tests need it.

use super::{ContentHash, RespondentKind, Role, Span, Statement, StatementId};

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
    }
}
