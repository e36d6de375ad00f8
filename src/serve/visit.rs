//! One request: who asks, in which language, about which consultation.

use std::sync::Arc;

use super::address::{Params, address};
use super::loaded::Loaded;
use crate::model::Lang;

/// What every page needs to know of the request.
#[derive(Debug, Clone)]
pub(super) struct Visit {
    /// The language of the page.
    pub(super) lang: Lang,
    /// Who reads, as far as known.
    pub(super) reader: Reader,
    /// What a form must send back.
    pub(super) token: String,
    /// The path asked for.
    pub(super) path: String,
    /// The parameters asked for.
    pub(super) params: Params,
    /// All consultations.
    pub(super) names: Arc<[Title]>,
    /// The one that the page is about.
    pub(super) current: Option<Arc<Loaded>>,
}

/// A consultation's name and title.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Title {
    /// The folder's name.
    pub(super) name: String,
    /// The title that a person reads.
    pub(super) title: String,
}

/// The person at the screen.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Reader {
    /// The name under which decisions are kept.
    pub(super) name: Option<String>,
    /// Whether the name comes from a sign-in and cannot be changed in a form.
    pub(super) fixed: bool,
    /// Whether there is a session to end.
    pub(super) signed_in: bool,
}

impl Visit {
    /// The wording of the page's language.
    pub(super) const fn t<'a>(&self, swedish: &'a str, english: &'a str) -> &'a str {
        match self.lang {
            Lang::Sv => swedish,
            Lang::En => english,
        }
    }

    /// The address of a page of this consultation.
    pub(super) fn link(&self, path: &str) -> String {
        self.link_with(path, &[])
    }

    /// The same with further parameters.
    pub(super) fn link_with(&self, path: &str, params: &[(&str, &str)]) -> String {
        let current = self
            .current
            .as_deref()
            .map(|loaded| ("remiss", loaded.name()));
        address(path, current.into_iter().chain(params.iter().copied()))
    }

    /// The address of a statement in its text.
    pub(super) fn statement(&self, id: &str) -> String {
        self.link_with("/dokument", &[("u", id)])
    }

    /// This very page.
    pub(super) fn here(&self) -> String {
        self.params.at(&self.path)
    }

    /// This very page in the other language.
    pub(super) fn here_in(&self, lang: &str) -> String {
        self.params.with("lang", lang).at(&self.path)
    }
}
