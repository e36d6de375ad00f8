//! The changes that were asked for, and what came of the comments on them.

use std::collections::{BTreeMap, BTreeSet};

use super::content::{Ask, Change, Excerpt, Outcomes, Quotation};
use super::material::{Material, Speaker, names};
use super::wording;
use crate::model::{Comment, Heeded, Stance, StatementId, TaggedStatement};

/// The changes asked for: by minorities, and by the bodies themselves.
pub(super) fn asks(material: &Material<'_>) -> (Vec<Ask>, Vec<Ask>) {
    let mut list: Vec<(usize, Ask, bool)> = Vec::new();
    let mut places: BTreeMap<&StatementId, usize> = BTreeMap::new();
    // `Vi föreslår:` asks for what its items ask for
    let leads: BTreeSet<(&str, usize)> = (material.chosen.iter())
        .filter_map(|tagged| {
            let lead = tagged.statement.lead()?;
            Some((tagged.statement.id.document(), lead.span.start))
        })
        .collect();
    let is_lead = |tagged: &TaggedStatement| {
        leads.contains(&(tagged.statement.id.document(), tagged.statement.span.start))
    };
    for (at, tagged) in material.chosen.iter().enumerate() {
        let minority = tagged.statement.role.is_minority();
        if tagged.stance != Some(Stance::ProposesChange)
            || !(minority || material.counts(tagged))
            || is_lead(tagged)
        {
            continue;
        }
        let first = tagged
            .statement
            .duplicate_of
            .as_ref()
            .unwrap_or(&tagged.statement.id);
        if let Some(place) = places.get(first) {
            let (_, ask, is_minority) = &mut list[*place];
            let comment = &material.quotations[at].comment;
            let none = Comment::default();
            // Two answers to the same words are both shown.
            if *is_minority == minority
                && (ask.comment == none || *comment == none || ask.comment == *comment)
            {
                if ask.comment == none {
                    ask.comment = comment.clone();
                }
                add_names(&mut ask.respondents, &material.speakers[at]);
                continue;
            }
        }
        places.insert(first, list.len());
        let quotation = &material.quotations[at];
        list.push((
            rank(material, tagged),
            Ask {
                id: quotation.id.clone(),
                sections: quotation.sections.clone(),
                text: quotation.text.clone(),
                context: quotation.context.clone(),
                respondents: names(&material.speakers[at]),
                comment: quotation.comment.clone(),
            },
            minority,
        ));
    }
    list.sort_by_key(|(rank, _, _)| *rank);
    let (minority, own): (Vec<_>, Vec<_>) = list
        .into_iter()
        .partition(|(_, _, is_minority)| *is_minority);
    let asks = |list: Vec<(usize, Ask, bool)>| list.into_iter().map(|(_, ask, _)| ask).collect();
    (asks(minority), asks(own))
}

/// What the comments amount to, once there is one.
pub(super) fn outcomes(
    material: &Material<'_>,
    excerpts: &[Excerpt],
    untagged: &[Quotation],
) -> Option<Outcomes> {
    let commented: Vec<usize> = (0..material.chosen.len())
        .filter(|at| material.quotations[*at].comment != Comment::default())
        .collect();
    if commented.is_empty() {
        return None;
    }
    let count = |outcome: Option<Heeded>| {
        commented
            .iter()
            .filter(|at| material.quotations[**at].comment.heeded == outcome)
            .count()
    };
    let open = open(excerpts, untagged);
    let summary = wording::outcomes(
        material.options.lang,
        wording::Commented {
            yes: count(Some(Heeded::Yes)),
            partly: count(Some(Heeded::Partly)),
            no: count(Some(Heeded::No)),
            without: count(None),
            open,
        },
    );
    let mut changes: Vec<(usize, Change)> = commented
        .iter()
        .filter(|at| {
            let comment = &material.quotations[**at].comment;
            !comment.changed_text.is_empty()
                || matches!(comment.heeded, Some(Heeded::Yes | Heeded::Partly))
        })
        .map(|at| {
            let quotation = &material.quotations[*at];
            let change = Change {
                id: quotation.id.clone(),
                sections: quotation.sections.clone(),
                respondents: names(&material.speakers[*at]),
                comment: quotation.comment.clone(),
            };
            (rank(material, material.chosen[*at]), change)
        })
        .collect();
    changes.sort_by_key(|(rank, _)| *rank);
    Some(Outcomes {
        summary,
        changes: changes.into_iter().map(|(_, change)| change).collect(),
    })
}

/// How many statements have a place for a comment, and none in it: those that
/// are printed, each once.
fn open(excerpts: &[Excerpt], untagged: &[Quotation]) -> usize {
    let printed = excerpts.iter().flat_map(|excerpt| {
        let groups = excerpt.groups.iter().flat_map(|group| &group.quotations);
        groups.chain(&excerpt.minorities).chain(&excerpt.drafts)
    });
    let is_open =
        |quotation: &&Quotation| quotation.is_to_be_commented() && !quotation.is_commented();
    let open = printed.chain(untagged).filter(is_open);
    open.map(|quotation| &quotation.id)
        .collect::<BTreeSet<_>>()
        .len()
}

/// Where the first of a statement's sections stands in the programme.
fn rank(material: &Material<'_>, tagged: &TaggedStatement) -> usize {
    let sections = &material.consultation.programme.sections;
    tagged.sections().next().map_or(usize::MAX, |id| {
        if id.is_general() {
            0
        } else {
            sections
                .iter()
                .position(|section| &section.id == id)
                .map_or(usize::MAX - 1, |place| place + 1)
        }
    })
}

pub(super) fn add_names(names: &mut Vec<String>, more: &[Speaker]) {
    for speaker in more {
        if !names.contains(&speaker.name) {
            names.push(speaker.name.clone());
        }
    }
}
