//! What is said of each section, in quotations by stance.

use std::cell::LazyCell;
use std::collections::{BTreeMap, BTreeSet};

use super::asks::add_names;
use super::content::{Count, Excerpt, Extent, Group, Quotation, SectionRef};
use super::fold::fold;
use super::material::Material;
use super::omission::Omission;
use super::order::ordered;
use super::remarks::of_section;
use super::standing::Standing;
use super::telling::{EACH, of_each, places, telling};
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
    let is_told_once = material.options.audience.is_board() && material.decided() == 0;
    standings
        .iter()
        .map(|standing| excerpt(material, standing, is_told_once, &mut commented))
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
fn commented_alone(quotations: Vec<Quotation>, limit: usize, extent: Extent) -> Group {
    let (mut kept, omitted): (Vec<Quotation>, Vec<Quotation>) =
        (quotations.into_iter()).partition(|one| one.highlighted || one.is_to_be_commented());
    let limit = limit.max(kept.iter().filter(|one| one.highlighted).count());
    let left_out = kept.len().saturating_sub(limit);
    kept.truncate(limit);
    Group {
        stance: Some(Stance::None),
        quotations: kept,
        left_out,
        omitted: number(&omitted),
        extent,
    }
}

/// How many statements are quoted in these, the folded ones included.
fn number(quotations: &[Quotation]) -> usize {
    quotations.iter().map(Quotation::statements).sum()
}

/// The stances, of those that are `there`, of which the board reads quotations:
/// the positions that somebody has, and always what is asked for and objected.
/// What nobody could judge is no position. Where a limit is asked for, all.
fn read_by_the_board<'a>(
    material: &Material<'_>,
    counts: &[Count],
    there: impl Iterator<Item = &'a usize>,
) -> BTreeSet<Option<Stance>> {
    let there: BTreeSet<Stance> = there.filter_map(|at| SHOWN.get(*at).copied()?).collect();
    let held = |stance: Stance| counts.iter().any(|count| count.stance == stance);
    let is_all = material.selection.limit.is_some() || counts.is_empty();
    let is_read = |stance: &Stance| {
        is_all
            || held(*stance)
            || matches!(stance, Stance::ProposesChange | Stance::Opposes)
            // support beside a request is support with reservation
            || (*stance == Stance::Supports
                && held(Stance::SupportsWithReservation)
                && !there.contains(&Stance::SupportsWithReservation))
    };
    there.iter().copied().filter(is_read).map(Some).collect()
}

fn excerpt(
    material: &Material<'_>,
    standing: &Standing,
    is_told_once: bool,
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
    let is_board = material.options.audience.is_board();
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
        is_told_once,
        against_whole: &against_whole,
        minority: &minority_names,
        // below it the board reads who they are
        minority_statements: if is_board { 0 } else { minorities.len() },
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
    let each = if is_board { EACH } else { usize::MAX };
    let limit = material.selection.limit.unwrap_or(each);
    let no_background = material.options.without.contains(&Omission::Background);
    let is_highlighted = |at: &usize| material.quotations[*at].highlighted;
    // A board reads what was chosen for it, where anything was.
    let own_chosen = is_board && own.values().flatten().any(is_highlighted);
    let quoted = read_by_the_board(material, &counts, own.keys());
    let by_id = LazyCell::new(|| places(material, standing));
    let mut unchosen = 0;
    let mut groups = Vec::new();
    for (shown, places) in own {
        let stance = SHOWN.get(shown).copied().flatten();
        let is_background = stance == Some(Stance::None);
        let extent = Extent {
            statements: places.len(),
            respondents: speakers(material, &places),
        };
        if own_chosen {
            let kept = chosen(fold(material, &places));
            if !is_background {
                unchosen += places.len() - number(&kept);
            }
            if !kept.is_empty() {
                groups.push(Group::new(stance, placed(kept), extent));
            }
            continue;
        }
        if no_background && is_background {
            let mut group = commented_alone(fold(material, &places), limit, extent);
            group.quotations = placed(group.quotations);
            if is_board {
                unchosen += std::mem::take(&mut group.left_out);
            }
            groups.push(group);
            continue;
        }
        if is_board {
            let mut told = fold(material, &places);
            if !quoted.contains(&stance) {
                told.retain(Quotation::is_commented);
            }
            let kept = telling(material, (standing, &by_id), stance, told, limit);
            unchosen += places.len() - number(&kept);
            if !kept.is_empty() {
                groups.push(Group::new(stance, placed(kept), extent));
            }
            continue;
        }
        let limit = limit.max(places.iter().filter(|at| is_highlighted(at)).count());
        let left_out = places.len().saturating_sub(limit);
        groups.push(Group {
            stance,
            quotations: placed(fold(material, &places[..places.len() - left_out])),
            left_out,
            omitted: 0,
            extent,
        });
    }
    let mut beside = |places: &[usize]| {
        let quotations = fold(material, places);
        if !is_board {
            return placed(quotations);
        }
        let kept = if places.iter().any(is_highlighted) {
            chosen(quotations)
        } else {
            of_each(material, (standing, &by_id), quotations, limit)
        };
        unchosen += places.len() - number(&kept);
        placed(kept)
    };
    let minority_extent = Extent {
        statements: minorities.len(),
        respondents: minority_names.len(),
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
        is_chosen: own_chosen,
        minorities,
        minority_extent,
        drafts,
        counts,
        against_whole,
    }
}

/// Those that a person chose.
fn chosen(mut quotations: Vec<Quotation>) -> Vec<Quotation> {
    quotations.retain(|one| one.highlighted);
    quotations
}
