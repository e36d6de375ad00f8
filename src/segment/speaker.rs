//! Whose words a stretch of text holds.

use crate::identify::{Initials, named_body};
use crate::model::{Identity, RespondentKind, Role};

/// A speaker, and the role that argued text has in the speaker's mouth.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Speaker {
    pub(super) respondents: Vec<String>,
    pub(super) kind: RespondentKind,
    pub(super) role: Role,
}

impl Speaker {
    /// The body that answers.
    pub(super) fn body(identity: &Identity) -> Self {
        Self {
            respondents: identity.respondents.clone(),
            kind: identity.kind,
            role: Role::Argument,
        }
    }

    /// A minority of which nothing is known yet: never the body itself.
    pub(super) fn minority(identity: &Identity, role: Role) -> Self {
        if identity.kind == RespondentKind::Party {
            return Self {
                role,
                ..Self::body(identity)
            };
        }
        let respondents = identity
            .respondents
            .iter()
            .map(|body| format!("Minoritet i {body}"))
            .collect();
        Self {
            respondents,
            kind: RespondentKind::Party,
            role,
        }
    }

    /// A body that a text names, which argues.
    pub(super) fn named(name: impl Into<String>, kind: RespondentKind) -> Self {
        Self {
            respondents: vec![name.into()],
            kind,
            role: Role::Argument,
        }
    }

    /// One or several parties.
    pub(super) fn parties(names: Vec<String>, role: Role) -> Self {
        Self {
            respondents: names,
            kind: RespondentKind::Party,
            role,
        }
    }

    /// Those whom a sentence of the minutes names as the ones behind it.
    pub(super) fn named_in(sentence: &str, role: Role, initials: &Initials) -> Option<Self> {
        let parties = initials.parties_in(sentence);
        if !parties.is_empty() {
            return Some(Self::parties(parties, role));
        }
        // `Ledamoten från Hörselföreningen Sundet lämnar följande yttrande.`
        let (_, rest) = sentence.split_once(" från ")?;
        let mut name = rest.trim_end_matches('.');
        loop {
            if let Some(kind) = named_body(name) {
                return Some(Self {
                    respondents: vec![name.to_owned()],
                    kind,
                    role,
                });
            }
            name = name.rsplit_once(' ')?.0;
        }
    }
}
