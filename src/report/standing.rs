//! Where each body stands: on every section that the report shows, and on the
//! programme as a whole. All counts of a report are taken from here.

use std::collections::{BTreeMap, BTreeSet};

use super::carried::Carried;
use super::content::{Cell, Count, SectionRef};
use super::material::Material;
use super::position::{Basis, Position, Rule, Stated, combined, on_a_section, on_the_whole};
use super::printable::printable;
use super::wording::Tally;
use crate::model::{SectionId, Stance, TaggedStatement};

/// One section: the statements on it, and where each body stands.
pub(super) struct Standing {
    pub(super) section: SectionRef,
    pub(super) level: u8,
    pub(super) text: Option<String>,
    /// Places of the statements among the chosen.
    pub(super) members: Vec<usize>,
    /// The bodies that speak of it, in order.
    pub(super) bodies: Vec<Stand>,
}

/// Where one body stands on a section.
pub(super) struct Stand {
    /// Its place among the bodies.
    pub(super) body: usize,
    pub(super) position: Option<Position>,
    /// How much of what it says there carries the position.
    pub(super) carried: Option<Carried>,
}

/// What each body's answer states of the whole itself, by the body's place.
pub(super) type Whole<'a> = Vec<Option<Stated<'a, &'a TaggedStatement>>>;

/// Reads what each body's answer states of the whole.
pub(super) fn whole<'a>(material: &Material<'a>) -> Whole<'a> {
    let consultation = material.consultation;
    let ranges = consultation.statements_by_document();
    material
        .bodies
        .list
        .iter()
        .map(|body| Stated::among(consultation, &ranges, &body.documents))
        .collect()
}

/// Every section that the report shows, the programme as a whole first. What
/// an answer states or amounts to as a whole is its position there.
pub(super) fn standings(material: &Material<'_>, whole: &Whole<'_>) -> Vec<Standing> {
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
            let mut stands = speaking(material, &members);
            if id.is_general() {
                stand_by_the_whole(material, &mut stands, whole);
            } else {
                for (body, stand) in &mut stands {
                    stand.position = on_a_section(stand.position, whole[*body].as_ref());
                }
            }
            standings.push(Standing {
                section: material.section_ref(id),
                level,
                text,
                bodies: stands.into_values().collect(),
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
    standings
}

/// The bodies that speak in these statements, with what they amount to.
fn speaking(material: &Material<'_>, members: &[usize]) -> BTreeMap<usize, Stand> {
    let mut own: BTreeMap<usize, Vec<&TaggedStatement>> = BTreeMap::new();
    for at in members {
        let tagged = material.chosen[*at];
        if !material.counts(tagged) {
            continue;
        }
        for body in material.speakers[*at].iter().filter_map(|one| one.body) {
            own.entry(body).or_default().push(tagged);
        }
    }
    own.into_iter()
        .map(|(body, statements)| {
            let position = combined(statements.iter().copied());
            let carried = position.and_then(|position| Carried::among(position, statements));
            let stand = Stand {
                body,
                position,
                carried,
            };
            (body, stand)
        })
        .collect()
}

/// Takes what the answers state of the whole into account. A body whose words
/// about it are all tagged to a section speaks of the whole nevertheless,
/// where the selection does not leave it out.
fn stand_by_the_whole(
    material: &Material<'_>,
    stands: &mut BTreeMap<usize, Stand>,
    whole: &Whole<'_>,
) {
    let selection = material.selection;
    let is_chosen = |body: usize| {
        let by_name = |name: &String| material.bodies.place(name) == Some(body);
        selection.statements.is_none() && selection.respondent.as_ref().is_none_or(by_name)
    };
    for (body, stated) in whole.iter().enumerate() {
        if let Some(stand) = stands.get_mut(&body) {
            stand.position = on_the_whole(|| stand.position, stated.as_ref());
        } else if is_chosen(body) {
            let position = on_the_whole(|| None, stated.as_ref());
            if position.is_some() {
                let carried = None;
                stands.insert(
                    body,
                    Stand {
                        body,
                        position,
                        carried,
                    },
                );
            }
        }
    }
}

impl Standing {
    /// The bodies by their position.
    pub(super) fn counts(&self, material: &Material<'_>) -> Vec<Count> {
        let positions: Vec<(Stance, String)> = self
            .positions()
            .map(|(body, position)| (position.stance, material.printed[body].clone()))
            .collect();
        Count::by_stance(&positions)
    }

    /// The numbers that its sentences rest on; of no minority yet.
    pub(super) fn tally<'a>(&self, material: &Material<'_>, counts: &'a [Count]) -> Tally<'a> {
        let whole = material.selection.is_whole();
        Tally {
            against_whole: &[],
            chosen: None,
            is_told_once: false,
            answered: whole.then(|| material.bodies.answered()),
            speaking: self.bodies.len(),
            counts,
            decided: self
                .positions()
                .filter(|(_, position)| position.basis == Basis::Decided)
                .count(),
            minority: &[],
            minority_statements: 0,
        }
    }

    /// Those that oppose the whole and seem to support this section, as far as
    /// nobody has reviewed it.
    pub(super) fn against_whole(&self, material: &Material<'_>) -> Vec<String> {
        self.shown()
            .filter(|(_, position)| position.rule == Rule::AgainstTheWhole)
            .map(|(body, _)| material.printed[body].clone())
            .collect()
    }

    /// Where this body stands; `None` where it takes no position.
    pub(super) fn of(&self, body: usize) -> Option<Position> {
        self.shown()
            .find(|(own, _)| *own == body)
            .map(|(_, position)| position)
    }

    /// The same with how much of what it says there carries it.
    pub(super) fn cell(&self, body: usize) -> Option<Cell> {
        let stand = self.bodies.iter().find(|stand| stand.body == body)?;
        let position = stand.position?;
        Some(Cell {
            position,
            carried: stand.carried.filter(|_| position.rule.is_of_statements()),
        })
    }

    /// The bodies that take a position.
    pub(super) fn positions(&self) -> impl Iterator<Item = (usize, Position)> {
        self.shown().filter(|(_, position)| position.is_taken())
    }

    /// The same, and those whose position does not count.
    pub(super) fn shown(&self) -> impl Iterator<Item = (usize, Position)> {
        self.bodies
            .iter()
            .filter_map(|stand| Some((stand.body, stand.position?)))
    }
}
