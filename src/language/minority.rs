//! What the papers of those who do not agree are called.

use crate::model::Role;

/// The types of papers that a minority hands in, and the role of what they say.
pub(crate) const MINORITY_PAPERS: &[(&str, Role)] = &[
    ("yrkande", Role::Proposal),
    ("reservation", Role::Reservation),
    ("särskilt yttrande", Role::SpecialStatement),
    ("särskilt uttalande", Role::SpecialStatement),
    ("protokollsanteckning", Role::Note),
    ("röstförklaring", Role::Note),
];

/// The same as an alternative of a pattern.
pub(crate) fn minority_papers() -> String {
    let names: Vec<&str> = MINORITY_PAPERS.iter().map(|(name, _)| *name).collect();
    names.join("|")
}
