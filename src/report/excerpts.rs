//! What is said of each section, in quotations by stance.

use std::collections::{BTreeMap, BTreeSet};

use super::asks::add_names;
use super::content::{Excerpt, Group, Quotation, SectionRef};
use super::fold::fold;
use super::material::Material;
use super::omission::Omission;
use super::order::ordered;
use super::remarks::of_section;
use super::standing::Standing;
use super::wording::{self, Object, Tally};
use crate::model::{Role, Stance, StatementId, TaggedStatement};

/// The order in which the stances of a section are shown; what the machine
/// could not tell comes before mere background.
const SHOWN: [Option<Stance>; 10] = [
    Some(Stance::Supports),
    Some(Stance::SupportsWithReservation),
    Some(Stance::NoObjection),
    Some(Stance::ProposesChange),
    Some(Stance::Doubts),
    Some(Stance::Opposes),
    Some(Stance::Asks),
    Some(Stance::Abstains),
    None,
    Some(Stance::None),
];

/// The excerpts, each quotation commented at its first place only.
pub(super) fn excerpts(material: &Material<'_>, standings: &[Standing]) -> Vec<Excerpt> {
    let mut commented: BTreeMap<StatementId, SectionRef> = BTreeMap::new();
    standings
        .iter()
        .map(|standing| excerpt(material, standing, &mut commented))
        .collect()
}

/// How many say these statements, minorities included.
fn speakers(material: &Material<'_>, members: &[usize]) -> usize {
    let names = members.iter().flat_map(|at| &material.speakers[*at]);
    let names: BTreeSet<&str> = names.map(|speaker| speaker.name.as_str()).collect();
    names.len()
}

/// Whether a statement that does not count is printed here: a draft that was
/// adopted stands in full in the appendix, which a selection does not have.
fn stands_nowhere_else(material: &Material<'_>, tagged: &TaggedStatement) -> bool {
    !material.selection.is_whole()
        || (tagged.statement.role == Role::Draft && tagged.statement.draft_of.is_none())
}

/// The background without what nobody has commented or highlighted.
fn commented_alone(quotations: Vec<Quotation>, limit: usize) -> Group {
    let (mut kept, omitted): (Vec<Quotation>, Vec<Quotation>) =
        (quotations.into_iter()).partition(|one| one.highlighted || one.is_to_be_commented());
    let limit = limit.max(kept.iter().filter(|one| one.highlighted).count());
    let left_out = kept.len().saturating_sub(limit);
    kept.truncate(limit);
    Group {
        stance: Some(Stance::None),
        quotations: kept,
        left_out,
        omitted: omitted.iter().map(|one| 1 + one.also.len()).sum(),
    }
}

fn excerpt(
    material: &Material<'_>,
    standing: &Standing,
    commented: &mut BTreeMap<StatementId, SectionRef>,
) -> Excerpt {
    let mut own: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    let mut minorities = Vec::new();
    let mut drafts = Vec::new();
    for at in ordered(material, &standing.members) {
        let tagged = material.chosen[at];
        if material.counts(tagged) {
            let group = SHOWN.iter().position(|shown| *shown == tagged.stance);
            own.entry(group.unwrap_or(SHOWN.len()))
                .or_default()
                .push(at);
        } else if tagged.statement.role.is_minority() {
            minorities.push(at);
        } else if stands_nowhere_else(material, tagged) {
            drafts.push(at);
        }
    }
    let counts = standing.counts(material);
    let against_whole = standing.against_whole(material);
    let mut minority_names = Vec::new();
    for at in &minorities {
        add_names(&mut minority_names, &material.speakers[*at]);
    }
    let object = if standing.section.id.is_general() {
        Object::Programme
    } else {
        Object::Section
    };
    let tally = Tally {
        chosen: (material.selection.statements)
            .is_some()
            .then_some(standing.members.len()),
        speaking: if material.selection.statements.is_some() {
            speakers(material, &standing.members)
        } else {
            standing.bodies.len()
        },
        against_whole: &against_whole,
        minority: &minority_names,
        minority_statements: minorities.len(),
        ..standing.tally(material, &counts)
    };
    let summary = wording::summary(material.options.lang, object, &tally);
    let mut placed = |mut quotations: Vec<Quotation>| {
        for quotation in &mut quotations {
            if let Some(section) = commented.get(&quotation.id) {
                quotation.commented_at = Some(section.clone());
            } else if quotation.is_to_be_commented() {
                commented.insert(quotation.id.clone(), standing.section.clone());
            }
        }
        quotations
    };
    let limit = material.selection.limit.unwrap_or(usize::MAX);
    let no_background = material.options.without.contains(&Omission::Background);
    let is_highlighted = |at: &usize| material.quotations[*at].highlighted;
    // A board reads what was chosen for it, where anything was.
    let is_board = material.options.audience.is_board();
    let own_chosen = is_board && own.values().flatten().any(is_highlighted);
    let mut unchosen = 0;
    let mut groups = Vec::new();
    for (shown, places) in own {
        let stance = SHOWN.get(shown).copied().flatten();
        let is_background = stance == Some(Stance::None);
        if own_chosen {
            let (kept, more) = chosen(fold(material, &places));
            if !is_background {
                unchosen += more;
            }
            if !kept.is_empty() {
                groups.push(Group {
                    stance,
                    quotations: placed(kept),
                    left_out: 0,
                    omitted: 0,
                });
            }
            continue;
        }
        if no_background && is_background {
            groups.push(commented_alone(placed(fold(material, &places)), limit));
            continue;
        }
        let limit = limit.max(places.iter().filter(|at| is_highlighted(at)).count());
        let left_out = places.len().saturating_sub(limit);
        groups.push(Group {
            stance,
            quotations: placed(fold(material, &places[..places.len() - left_out])),
            left_out,
            omitted: 0,
        });
    }
    let mut beside = |places: &[usize]| {
        let quotations = fold(material, places);
        if !(is_board && places.iter().any(is_highlighted)) {
            return placed(quotations);
        }
        let (kept, more) = chosen(quotations);
        unchosen += more;
        placed(kept)
    };
    let (minorities, drafts) = (beside(&minorities), beside(&drafts));
    Excerpt {
        section: standing.section.clone(),
        level: standing.level,
        text: standing.text.clone(),
        summary,
        remark: of_section(material, &standing.section.id),
        groups,
        unchosen,
        minorities,
        drafts,
        counts,
        against_whole,
    }
}

/// Those that a person chose, and how many statements there are beside them.
fn chosen(quotations: Vec<Quotation>) -> (Vec<Quotation>, usize) {
    let (kept, rest): (Vec<Quotation>, Vec<Quotation>) =
        (quotations.into_iter()).partition(|one| one.highlighted);
    let more = rest.iter().map(|one| 1 + one.also.len()).sum();
    (kept, more)
}
