//! What is said of each section: positions, counts and quotations.

use std::collections::{BTreeMap, BTreeSet};

use super::asks::add_names;
use super::content::{
    Also, Answer, Column, Count, Excerpt, Group, Matrix, MatrixRow, Quotation, SectionRef,
};
use super::material::Material;
use super::position::{Basis, Position, combined, on_the_whole};
use super::printable::printable;
use super::selection::Order;
use super::wording::{self, Object, Tally};
use crate::model::{RespondentKind, Role, SectionId, Stance, StatementId, TaggedStatement};

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

/// One section: the statements on it, and where each respondent stands.
pub(super) struct Standing {
    section: SectionRef,
    level: u8,
    text: Option<String>,
    /// Places of the statements among the chosen.
    members: Vec<usize>,
    /// The respondents that speak of it, in order, with their position.
    bodies: Vec<Speaker>,
}

struct Speaker {
    /// Place in the register, and the name as printed.
    key: (usize, String),
    kind: RespondentKind,
    position: Option<Position>,
}

/// Every section that the report shows, the programme as a whole first. What
/// an answer decides on the whole is its position there, unless a person has
/// decided its statements otherwise.
pub(super) fn standings(material: &Material<'_>, answers: &[Answer]) -> Vec<Standing> {
    let mut members: BTreeMap<&SectionId, Vec<usize>> = BTreeMap::new();
    for (at, tagged) in material.chosen.iter().enumerate() {
        let mut seen = BTreeSet::new();
        for section in tagged.sections() {
            if seen.insert(section) {
                members.entry(section).or_default().push(at);
            }
        }
    }
    let programme = &material.consultation.programme;
    let general = SectionId::general();
    let known: BTreeSet<&SectionId> = programme.sections.iter().map(|s| &s.id).collect();
    let mut standings = Vec::new();
    let mut show = |id: &SectionId, level: u8, text: Option<String>| {
        let members = members.get(id).cloned().unwrap_or_default();
        let wanted = match &material.wanted {
            Some(wanted) => wanted.contains(id),
            None => material.selection.is_whole() || !members.is_empty(),
        };
        if wanted {
            standings.push(Standing {
                section: material.section_ref(id),
                level,
                text,
                bodies: speakers(material, &members),
                members,
            });
        }
    };
    show(&general, 1, None);
    for section in &programme.sections {
        let text = (material.options.section_text && !section.text.trim().is_empty())
            .then(|| printable(&section.text).into_owned());
        show(&section.id, section.level, text);
    }
    for id in members.keys() {
        if !id.is_general() && !known.contains(*id) {
            show(id, 1, None);
        }
    }
    for speaker in standings
        .iter_mut()
        .filter(|standing| standing.section.id.is_general())
        .flat_map(|standing| &mut standing.bodies)
    {
        let stated = answers
            .iter()
            .find(|answer| answer.respondent == speaker.key.1)
            .and_then(super::content::Answer::position);
        speaker.position = on_the_whole(speaker.position, stated);
    }
    standings
}

fn speakers(material: &Material<'_>, members: &[usize]) -> Vec<Speaker> {
    let mut own: BTreeMap<(usize, String), Vec<&TaggedStatement>> = BTreeMap::new();
    for at in members {
        let tagged = material.chosen[*at];
        if !material.counts(tagged) {
            continue;
        }
        for name in &material.speakers[*at] {
            own.entry((place(material, *at, name), name.clone()))
                .or_default()
                .push(tagged);
        }
    }
    own.into_iter()
        .map(|(key, statements)| Speaker {
            key,
            kind: statements[0].statement.kind,
            position: combined(statements.iter().copied()),
        })
        .collect()
}

/// Where a speaker stands in the register; those that are not there come last.
fn place(material: &Material<'_>, at: usize, printed: &str) -> usize {
    let respondents = &material.chosen[at].statement.respondents;
    material.speakers[at]
        .iter()
        .position(|name| name == printed)
        .and_then(|which| respondents.get(which))
        .and_then(|name| material.bodies.place(name))
        .unwrap_or(usize::MAX)
}

/// Respondents against the sections that anyone takes a position on.
pub(super) fn matrix(material: &Material<'_>, standings: &[Standing]) -> Matrix {
    let shown: Vec<&Standing> = standings
        .iter()
        .filter(|standing| standing.bodies.iter().any(|body| body.position.is_some()))
        .collect();
    let mut rows: BTreeMap<(usize, String), MatrixRow> = BTreeMap::new();
    for (place, body) in material.bodies.list.iter().enumerate() {
        if body.documents.is_empty() {
            continue;
        }
        let name = &material.printed[place];
        rows.insert(
            (place, name.clone()),
            empty_row(name.clone(), body.kind, shown.len()),
        );
    }
    for (column, standing) in shown.iter().enumerate() {
        for body in &standing.bodies {
            let row = rows
                .entry(body.key.clone())
                .or_insert_with(|| empty_row(body.key.1.clone(), body.kind, shown.len()));
            row.cells[column] = body.position;
        }
    }
    Matrix {
        columns: shown
            .iter()
            .map(|standing| Column {
                section: standing.section.clone(),
                counts: counts(standing)
                    .into_iter()
                    .map(|count| (count.stance, count.respondents.len()))
                    .collect(),
            })
            .collect(),
        rows: rows.into_values().collect(),
    }
}

fn empty_row(respondent: String, kind: RespondentKind, columns: usize) -> MatrixRow {
    MatrixRow {
        respondent,
        kind,
        cells: vec![None; columns],
    }
}

/// The respondents of a section by their position.
fn counts(standing: &Standing) -> Vec<Count> {
    Stance::ALL
        .iter()
        .map(|stance| Count {
            stance: *stance,
            respondents: standing
                .bodies
                .iter()
                .filter(|body| {
                    body.position
                        .is_some_and(|position| position.stance == *stance)
                })
                .map(|body| body.key.1.clone())
                .collect(),
        })
        .filter(|count| !count.respondents.is_empty())
        .collect()
}

/// The excerpts, each quotation commented at its first place only.
pub(super) fn excerpts(material: &Material<'_>, standings: &[Standing]) -> Vec<Excerpt> {
    let mut commented: BTreeMap<StatementId, SectionRef> = BTreeMap::new();
    let mut answering: BTreeSet<&str> = material
        .bodies
        .list
        .iter()
        .zip(&material.printed)
        .filter(|(body, _)| !body.documents.is_empty())
        .map(|(_, name)| name.as_str())
        .collect();
    let speaking = standings.iter().flat_map(|standing| &standing.bodies);
    answering.extend(speaking.map(|speaker| speaker.key.1.as_str()));
    standings
        .iter()
        .map(|standing| excerpt(material, standing, answering.len(), &mut commented))
        .collect()
}

fn excerpt(
    material: &Material<'_>,
    standing: &Standing,
    answering: usize,
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
        } else if tagged.statement.role == Role::Draft && tagged.statement.draft_of.is_none() {
            drafts.push(at);
        }
    }
    let counts = counts(standing);
    let whole = material.selection.is_whole();
    let mut minority_names = Vec::new();
    for at in &minorities {
        add_names(&mut minority_names, &material.speakers[*at]);
    }
    let summary = wording::summary(
        material.options.lang,
        if standing.section.id.is_general() {
            Object::Programme
        } else {
            Object::Section
        },
        &Tally {
            answered: whole.then_some(answering),
            speaking: standing.bodies.len(),
            counts: &counts,
            decided: standing
                .bodies
                .iter()
                .filter(|body| {
                    body.position
                        .is_some_and(|position| position.basis == Basis::Decided)
                })
                .count(),
            minority: &minority_names,
            minority_statements: minorities.len(),
        },
    );
    let mut quote = |places: &[usize]| {
        let mut quotations = fold(material, places);
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
    Excerpt {
        section: standing.section.clone(),
        level: standing.level,
        text: standing.text.clone(),
        summary,
        groups: own
            .into_iter()
            .map(|(shown, places)| {
                let left_out = places.len().saturating_sub(limit);
                Group {
                    stance: SHOWN.get(shown).copied().flatten(),
                    quotations: quote(&places[..places.len() - left_out]),
                    left_out,
                }
            })
            .collect(),
        minorities: quote(&minorities),
        drafts: quote(&drafts),
        counts,
    }
}

/// The statements in the order asked for.
fn ordered(material: &Material<'_>, members: &[usize]) -> Vec<usize> {
    let mut members = members.to_vec();
    let body = |at: usize| {
        material.speakers[at]
            .iter()
            .map(|name| place(material, at, name))
            .min()
            .unwrap_or(usize::MAX)
    };
    match material.selection.order {
        Order::Respondent => members.sort_by_key(|at| (body(*at), *at)),
        Order::Date => members.sort_by(|one, other| {
            let date = |at: &usize| {
                let date = material.quotations[*at].source.date.as_deref();
                date.map_or((true, ""), |date| (false, date))
            };
            date(one)
                .cmp(&date(other))
                .then_with(|| body(*one).cmp(&body(*other)))
                .then_with(|| one.cmp(other))
        }),
        Order::Given => {
            let ranks: BTreeMap<&StatementId, usize> = material
                .selection
                .statements
                .iter()
                .flatten()
                .enumerate()
                .map(|(rank, id)| (id, rank))
                .collect();
            members.sort_by_key(|at| {
                let rank = ranks.get(&material.chosen[*at].statement.id);
                (rank.copied().unwrap_or(usize::MAX), *at)
            });
        }
    }
    members
}

/// The quotations, with those of the same words folded into the first.
fn fold(material: &Material<'_>, places: &[usize]) -> Vec<Quotation> {
    let mut quotations: Vec<Quotation> = Vec::with_capacity(places.len());
    let mut first: BTreeMap<(&StatementId, String), usize> = BTreeMap::new();
    for at in places {
        let quotation = &material.quotations[*at];
        let statement = &material.chosen[*at].statement;
        let key = (
            statement.duplicate_of.as_ref().unwrap_or(&statement.id),
            quotation
                .text
                .split_whitespace()
                .collect::<Vec<_>>()
                .join(" "),
        );
        if let Some(place) = first.get(&key) {
            quotations[*place].also.push(Also {
                id: quotation.id.clone(),
                respondent: quotation.respondent.clone(),
                source: quotation.source.clone(),
            });
        } else {
            first.insert(key, quotations.len());
            quotations.push(quotation.clone());
        }
    }
    quotations
}
