//! Why what a person says in a form on `consultation.toml` is not saved.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use maud::Markup;

use super::faults::Faults;
use crate::error::Error;

/// Why what was typed is not saved; `T` is what somebody else has said meanwhile.
#[derive(Debug)]
pub(super) enum Unsaved<T> {
    /// The form is of an earlier start of the program.
    Stale,
    /// Somebody else was faster.
    Late(Box<T>),
    /// Fields are not as they should be.
    Faulty(Faults),
    /// The file cannot be read.
    Broken(Error),
    /// The file cannot be written.
    Failed(Error),
}

impl<T> Unsaved<T> {
    /// The status of the page that says so.
    const fn status(&self) -> StatusCode {
        match self {
            Self::Stale => StatusCode::FORBIDDEN,
            Self::Late(_) | Self::Broken(_) => StatusCode::CONFLICT,
            Self::Faulty(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Failed(_) => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    /// The page that says so, as the answer to the form.
    pub(super) fn answer(&self, page: Markup) -> Response {
        (self.status(), Html(page.into_string())).into_response()
    }

    /// What is wrong in the fields.
    pub(super) const fn faults(&self) -> Option<&Faults> {
        match self {
            Self::Faulty(faults) => Some(faults),
            Self::Stale | Self::Late(_) | Self::Broken(_) | Self::Failed(_) => None,
        }
    }
}
