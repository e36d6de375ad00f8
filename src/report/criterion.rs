//! What a report's statements were chosen by, where that is more than sections
//! or one respondent: printed, so that nobody takes a choice for everything.

use super::mask::Mask;
use super::material::aside;
use super::wording;
use crate::model::{Lang, RespondentKind, Role, Stance, Status};

/// One thing that statements were chosen by; several values widen it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Criterion {
    /// What a search for this finds.
    Query(String),
    /// What has the most of the words of this search, as nothing has all.
    MostOf(String),
    /// What respondents of these names, or with this in their names, say.
    Respondents(Vec<String>),
    /// Respondents of these kinds.
    Kinds(Vec<RespondentKind>),
    /// These stances; `None` for what is not assessed.
    Stances(Vec<Option<Stance>>),
    /// These parts of the answers.
    Roles(Vec<Role>),
    /// Whether a person has reviewed them.
    Statuses(Vec<Status>),
    /// Answers of these years.
    Years(Vec<u16>),
    /// Answers of this day or later.
    From(String),
    /// Answers of this day or earlier.
    To(String),
}

impl Criterion {
    /// Whether it chooses nothing, as nothing was given.
    fn is_empty(&self) -> bool {
        match self {
            Self::Query(text) | Self::MostOf(text) | Self::From(text) | Self::To(text) => {
                text.is_empty()
            }
            Self::Respondents(names) => names.is_empty(),
            Self::Kinds(kinds) => kinds.is_empty(),
            Self::Stances(stances) => stances.is_empty(),
            Self::Roles(roles) => roles.is_empty(),
            Self::Statuses(statuses) => statuses.is_empty(),
            Self::Years(years) => years.is_empty(),
        }
    }

    /// A search, by whether nothing that it finds has all its words.
    pub fn search(text: String, is_relaxed: bool) -> Self {
        if is_relaxed {
            Self::MostOf(text)
        } else {
            Self::Query(text)
        }
    }

    /// Those that choose anything.
    pub fn given(all: impl IntoIterator<Item = Self>) -> Vec<Self> {
        all.into_iter().filter(|one| !one.is_empty()).collect()
    }

    /// "hållning avstyrker": in words, what was typed masked where
    /// that was asked for.
    pub(super) fn in_words(&self, lang: Lang, mut mask: Option<&mut Mask>) -> String {
        let sv = lang == Lang::Sv;
        let (name, values): (&str, Vec<String>) = match self {
            Self::Query(text) => (
                if sv { "sökning" } else { "search" },
                vec![format!("”{}”", aside(text, mask))],
            ),
            Self::MostOf(text) => (
                if sv { "sökning" } else { "search" },
                vec![format!(
                    "”{}” ({})",
                    aside(text, mask),
                    if sv {
                        "inget uttalande har alla orden; här är de som har flest av dem"
                    } else {
                        "no statement has all the words; these have the most of them"
                    }
                )],
            ),
            Self::Respondents(names) => (
                if sv { "remissinstans" } else { "respondent" },
                names
                    .iter()
                    .map(|name| aside(name, mask.as_deref_mut()))
                    .collect(),
            ),
            Self::Kinds(kinds) => (
                if sv { "slag" } else { "kind" },
                kinds
                    .iter()
                    .map(|kind| kind.label(lang).to_owned())
                    .collect(),
            ),
            Self::Stances(stances) => (
                if sv { "hållning" } else { "stance" },
                stances
                    .iter()
                    .map(|stance| wording::stance(lang, *stance).to_lowercase())
                    .collect(),
            ),
            Self::Roles(roles) => (
                if sv {
                    "del av svaret"
                } else {
                    "part of the answer"
                },
                roles
                    .iter()
                    .map(|role| role.label(lang).to_owned())
                    .collect(),
            ),
            Self::Statuses(statuses) => (
                "status",
                statuses
                    .iter()
                    .map(|status| status.review(lang).to_owned())
                    .collect(),
            ),
            Self::Years(years) => (
                if sv { "år" } else { "year" },
                years.iter().map(ToString::to_string).collect(),
            ),
            Self::From(day) => (if sv { "från" } else { "from" }, vec![day.clone()]),
            Self::To(day) => (if sv { "till och med" } else { "until" }, vec![day.clone()]),
        };
        let or = if sv { " eller " } else { " or " };
        format!("{name} {}", values.join(or))
    }
}
