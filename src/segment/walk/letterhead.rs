//! Lines that begin the paper of a party or a minority within a body's document.

use crate::identify::{authors, before_motion, parties_in, parties_only};
use crate::language::MINORITY_PAPERS;
use crate::model::Role;
use crate::segment::heading::has_verb;

/// Longest line, in characters.
const LONGEST: usize = 170;

/// A line as the letterhead of a minority's paper.
pub(super) struct Letterhead {
    /// The role of what the paper says, where the line tells its type.
    pub(super) role: Option<Role>,
    /// The parties that it names; none where it only tells the type.
    pub(super) names: Vec<String>,
    /// Whether it names parties and nothing else.
    pub(super) is_alone: bool,
}

impl Letterhead {
    /// What a line tells; nothing where it is longer or says something.
    pub(super) fn of(text: &str) -> Option<Self> {
        if text.chars().count() >= LONGEST || text.ends_with('.') || has_verb(text) {
            return None;
        }
        let lower = text.to_lowercase();
        let is_title = ["angående", "gällande", "över ", "avseende"]
            .iter()
            .any(|word| lower.contains(word));
        let role = MINORITY_PAPERS
            .iter()
            .chain(&[("yttrande", Role::SpecialStatement)])
            .find(|(word, _)| lower.contains(word))
            .filter(|_| !is_title)
            .map(|(_, role)| *role);
        let alone = parties_only(text);
        let is_alone = alone.is_some();
        let names = alone.unwrap_or_else(|| {
            if role.is_none() || lower.contains("från") {
                return Vec::new();
            }
            authors(text).unwrap_or_else(|| parties_in(before_motion(text)))
        });
        Some(Self {
            role,
            names,
            is_alone,
        })
    }
}

/// The head of an annex to minutes: what stands there is a minority's.
pub(super) fn is_annex(lower: &str) -> bool {
    ["protokollsbilaga", "bilaga till protokoll", "bilaga till §"]
        .iter()
        .any(|words| lower.starts_with(words))
}

/// Whether a minority's paper begins with the line.
pub(super) fn begins_minoritys(text: &str) -> bool {
    Letterhead::of(text).is_some_and(|head| !head.names.is_empty())
        || is_annex(&text.to_lowercase())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn parties_beside_the_type_of_a_paper_begin_it() {
        for (line, names) in [
            ("Yttrande (M), (L)", &["Moderaterna", "Liberalerna"][..]),
            (
                "Yttrande S, V, MP",
                &["Socialdemokraterna", "Vänsterpartiet", "Miljöpartiet"],
            ),
            ("S, V", &["Socialdemokraterna", "Vänsterpartiet"]),
            ("Yrkande Miljöpartiet 2024-03-01", &["Miljöpartiet"]),
            ("Särskilt uttalande (MP)", &["Miljöpartiet"]),
        ] {
            let head = Letterhead::of(line).unwrap();
            assert_eq!(head.names, names, "{line}");
        }
    }

    #[test]
    fn who_moved_what_is_answered_begins_no_paper() {
        for line in [
            "Yttrande på motion av Bo Ek (V) och Anna Al (V) om solvärme",
            "Yttrande - Motion av Anna Al (C) om en kulturscen",
            "Yttrande nämndremiss - Motion från Bo Ek (M) om lov § 139",
        ] {
            assert!(!begins_minoritys(line), "{line}");
        }
    }
}
