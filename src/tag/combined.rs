//! A respondent's stance on a section, from its statements there, with the
//! rule that made it.

use std::collections::BTreeMap;

use crate::model::{Role, SectionId, Stance, StatementId, TaggedStatement};

/// What one respondent says of one section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Combined {
    /// The respondent.
    pub respondent: String,
    /// The section, or `general`.
    pub section: SectionId,
    /// Whether this is a minority's voice (a reservation, a special
    /// statement, a note, a party's proposal) and not the body's own.
    pub minority: bool,
    /// The stance on the whole section.
    pub stance: Stance,
    /// The rule that made it.
    pub rule: &'static str,
    /// The statements that it is made from, in their order.
    pub statements: Vec<StatementId>,
}

/// Combines the statements of a consultation by respondent, voice and
/// section. Duplicates and drafts of what was adopted count once; quoted text
/// and formalities do not count; a reservation is never the body's.
pub fn combined(statements: &[TaggedStatement]) -> Vec<Combined> {
    let mut groups: BTreeMap<(String, bool, SectionId), Vec<&TaggedStatement>> = BTreeMap::new();
    for tagged in statements.iter().filter(|tagged| counts(tagged)) {
        for respondent in &tagged.statement.respondents {
            for section in tagged.sections() {
                let key = (
                    respondent.clone(),
                    is_minority(tagged.statement.role),
                    section.clone(),
                );
                groups.entry(key).or_default().push(tagged);
            }
        }
    }
    groups
        .into_iter()
        .filter_map(|((respondent, minority, section), mut group)| {
            if group
                .iter()
                .any(|tagged| tagged.statement.role != Role::Draft)
            {
                group.retain(|tagged| tagged.statement.role != Role::Draft);
            }
            let (stance, rule) = judge(&group)?;
            Some(Combined {
                respondent,
                section,
                minority,
                stance,
                rule,
                statements: group
                    .iter()
                    .map(|tagged| tagged.statement.id.clone())
                    .collect(),
            })
        })
        .collect()
}

fn counts(tagged: &TaggedStatement) -> bool {
    let statement = &tagged.statement;
    statement.duplicate_of.is_none()
        && statement.draft_of.is_none()
        && !matches!(statement.role, Role::Quoted | Role::Boilerplate)
}

fn is_minority(role: Role) -> bool {
    matches!(
        role,
        Role::Reservation | Role::SpecialStatement | Role::Note | Role::Proposal
    )
}

/// The stance of a group with its rule; `None` where nothing was assessed.
fn judge(group: &[&TaggedStatement]) -> Option<(Stance, &'static str)> {
    let decided = group
        .iter()
        .filter(|tagged| tagged.statement.role == Role::Decision)
        .filter_map(|tagged| tagged.stance)
        .find(|stance| !matches!(stance, Stance::None | Stance::Asks));
    if let Some(stance) = decided {
        return Some((stance, "decision"));
    }
    let number = |stances: &[Stance]| {
        group
            .iter()
            .filter(|tagged| {
                tagged
                    .stance
                    .is_some_and(|stance| stances.contains(&stance))
            })
            .count()
    };
    let support = number(&[Stance::Supports, Stance::SupportsWithReservation]);
    let reserved = number(&[Stance::SupportsWithReservation]);
    let opposes = number(&[Stance::Opposes]);
    let doubts = number(&[Stance::Doubts]);
    let changes = number(&[Stance::ProposesChange]);
    let judged = match (support, opposes, doubts, changes) {
        (0, 1.., ..) => (Stance::Opposes, "opposes_without_support"),
        (1.., 1.., ..) if opposes >= support => (Stance::Opposes, "opposes_at_least_as_often"),
        (0, 0, 1.., _) => (Stance::Doubts, "doubts_without_support"),
        (1.., _, 1.., _) if doubts > support => (Stance::Doubts, "doubts_more_often"),
        (1.., ..) if opposes + doubts + changes + reserved > 0 => {
            (Stance::SupportsWithReservation, "support_beside_criticism")
        }
        (1.., ..) => (Stance::Supports, "support_only"),
        (0, 0, 0, 1..) => (Stance::ProposesChange, "changes_only"),
        (0, 0, 0, 0) => [
            Stance::Asks,
            Stance::NoObjection,
            Stance::Abstains,
            Stance::None,
        ]
        .into_iter()
        .find(|stance| number(&[*stance]) > 0)
        .map(|stance| (stance, "nothing_stronger"))?,
    };
    Some(judged)
}
