//! The facets: which of them a statement fails, and how many pass.

use super::columns::Segment;
use super::query::Filters;
use super::results::{Count, FacetSection, Facets};
use super::rows::Row;
use super::tables::Tables;
use crate::index::Bits;
use crate::model::{RespondentKind, Role, Stance, Status};

/// A set of facets, a bit each.
pub(super) type FacetSet = u8;
pub(super) const CONSULTATION: FacetSet = 1;
pub(super) const SECTION: FacetSet = 2;
pub(super) const RESPONDENT: FacetSet = 4;
pub(super) const KIND: FacetSet = 8;
pub(super) const STANCE: FacetSet = 16;
pub(super) const ROLE: FacetSet = 32;
pub(super) const STATUS: FacetSet = 64;
pub(super) const YEAR: FacetSet = 128;
pub(super) const ALL: FacetSet = 255;
const EACH: [FacetSet; 8] = [
    CONSULTATION,
    SECTION,
    RESPONDENT,
    KIND,
    STANCE,
    ROLE,
    STATUS,
    YEAR,
];

/// The facets in a set, one by one.
pub(super) fn each(set: FacetSet) -> impl Iterator<Item = FacetSet> {
    EACH.into_iter().filter(move |facet| set & facet != 0)
}

/// The facets that the filters limit.
pub(super) fn limited(filters: &Filters) -> FacetSet {
    [
        (CONSULTATION, filters.consultations.is_empty()),
        (SECTION, filters.sections.is_empty()),
        (RESPONDENT, filters.respondents.is_empty()),
        (KIND, filters.kinds.is_empty()),
        (STANCE, filters.stances.is_empty()),
        (ROLE, filters.roles.is_empty()),
        (STATUS, filters.statuses.is_empty()),
        (YEAR, filters.years.is_empty()),
    ]
    .into_iter()
    .filter(|(_, is_empty)| !is_empty)
    .fold(0, |set, (facet, _)| set | facet)
}

/// For one segment, which filters a value of a column fails.
pub(super) struct Failing {
    /// By number in `place`; empty where none can fail.
    places: Vec<FacetSet>,
    /// By number in `speaker`; empty where none can fail.
    speakers: Vec<FacetSet>,
    kinds: [FacetSet; 16],
    stances: [FacetSet; 16],
    roles: [FacetSet; 16],
    statuses: [FacetSet; 16],
    years: [FacetSet; 256],
}

impl Failing {
    pub(super) fn new(filters: &Filters, tables: &Tables, segment: &Segment) -> Self {
        let limited = limited(filters);
        let consultations: Vec<bool> = tables
            .consultations
            .iter()
            .map(|consultation| {
                limited & CONSULTATION == 0 || filters.consultations.contains(&consultation.name)
            })
            .collect();
        let mut nodes = vec![limited & SECTION == 0; tables.nodes];
        for node in filters
            .sections
            .iter()
            .flat_map(|section| tables.nodes_called(section))
        {
            nodes[node as usize] = true;
        }
        let mut respondents = vec![false; tables.respondents.len()];
        for number in filters
            .respondents
            .iter()
            .flat_map(|name| tables.respondents_called(name))
        {
            respondents[number as usize] = true;
        }
        let places = segment.consultations.iter().zip(segment.nodes.each());
        let places = places.map(|(consultation, in_nodes)| {
            let is_in = consultations
                .get(*consultation as usize)
                .is_some_and(|passes| *passes);
            let in_section =
                limited & SECTION == 0 || in_nodes.iter().any(|node| nodes[*node as usize]);
            fails(is_in, CONSULTATION) | fails(in_section, SECTION)
        });
        let speakers = segment.speakers.each().map(|speakers| {
            let speaks = limited & RESPONDENT == 0
                || speakers
                    .iter()
                    .any(|speaker| respondents[*speaker as usize]);
            fails(speaks, RESPONDENT)
        });
        let passes =
            |facet: FacetSet, is_wanted: bool| fails(limited & facet == 0 || is_wanted, facet);
        let status = |n: usize| {
            Status::ALL
                .get(n)
                .is_some_and(|s| filters.statuses.contains(s))
        };
        Self {
            places: if limited & (CONSULTATION | SECTION) == 0 {
                Vec::new()
            } else {
                places.collect()
            },
            speakers: if limited & RESPONDENT == 0 {
                Vec::new()
            } else {
                speakers.collect()
            },
            kinds: std::array::from_fn(|n| {
                let kind = RespondentKind::ALL.get(n);
                passes(KIND, kind.is_some_and(|kind| filters.kinds.contains(kind)))
            }),
            stances: std::array::from_fn(|n| {
                let stance = n.checked_sub(1).map(|n| Stance::ALL.get(n).copied());
                let is_wanted = match stance {
                    None => filters.stances.contains(&None),
                    Some(stance) => stance.is_some() && filters.stances.contains(&stance),
                };
                passes(STANCE, is_wanted)
            }),
            roles: std::array::from_fn(|n| {
                let role = Role::ALL.get(n);
                passes(ROLE, role.is_some_and(|role| filters.roles.contains(role)))
            }),
            statuses: std::array::from_fn(|n| passes(STATUS, status(n))),
            years: std::array::from_fn(|n| {
                passes(YEAR, filters.years.iter().any(|y| year(n) == Some(*y)))
            }),
        }
    }

    pub(super) fn of(&self, row: Row) -> FacetSet {
        let bits = Bits(row.bits);
        self.places.get(row.place as usize).copied().unwrap_or(0)
            | self
                .speakers
                .get(row.speaker as usize)
                .copied()
                .unwrap_or(0)
            | self.kinds[bits.kind()]
            | self.stances[bits.stance()]
            | self.roles[bits.role()]
            | self.statuses[bits.status()]
            | self.years[bits.year()]
    }
}

const fn fails(passes: bool, facet: FacetSet) -> FacetSet {
    if passes { 0 } else { facet }
}

/// The year that the number in the column stands for.
fn year(n: usize) -> Option<u16> {
    (n > 0).then(|| 1900 + u16::try_from(n).unwrap_or(0))
}

/// How many statements have each value.
#[derive(Debug, Clone)]
pub(super) struct Counts {
    pub(super) consultations: Vec<u64>,
    pub(super) nodes: Vec<u64>,
    pub(super) respondents: Vec<u64>,
    pub(super) kinds: [u64; 16],
    pub(super) stances: [u64; 16],
    pub(super) roles: [u64; 16],
    pub(super) statuses: [u64; 16],
    pub(super) years: [u64; 256],
}

impl Counts {
    pub(super) fn new(tables: &Tables) -> Self {
        Self {
            consultations: vec![0; tables.consultations.len()],
            nodes: vec![0; tables.nodes],
            respondents: vec![0; tables.respondents.len()],
            kinds: [0; 16],
            stances: [0; 16],
            roles: [0; 16],
            statuses: [0; 16],
            years: [0; 256],
        }
    }

    /// Adds the counts of `other`.
    pub(super) fn add(&mut self, other: &Self) {
        let pairs: [(&mut [u64], &[u64]); 8] = [
            (&mut self.consultations, &other.consultations),
            (&mut self.nodes, &other.nodes),
            (&mut self.respondents, &other.respondents),
            (&mut self.kinds, &other.kinds),
            (&mut self.stances, &other.stances),
            (&mut self.roles, &other.roles),
            (&mut self.statuses, &other.statuses),
            (&mut self.years, &other.years),
        ];
        for (sums, counts) in pairs {
            for (sum, count) in sums.iter_mut().zip(counts) {
                *sum += count;
            }
        }
    }

    /// Takes the counts of these facets from `other`.
    pub(super) fn take(&mut self, set: FacetSet, other: &Self) {
        for facet in each(set) {
            match facet {
                CONSULTATION => self.consultations.clone_from(&other.consultations),
                SECTION => self.nodes.clone_from(&other.nodes),
                RESPONDENT => self.respondents.clone_from(&other.respondents),
                KIND => self.kinds = other.kinds,
                STANCE => self.stances = other.stances,
                ROLE => self.roles = other.roles,
                STATUS => self.statuses = other.statuses,
                _ => self.years = other.years,
            }
        }
    }

    /// The counts with the names of what they count.
    pub(super) fn named(&self, tables: &Tables) -> Facets {
        let consultations = tables.consultations.iter().zip(&self.consultations);
        let respondents = tables.respondents.iter().zip(&self.respondents);
        let mut respondents: Vec<_> = respondents
            .filter(|(_, count)| **count > 0)
            .map(|(name, count)| counted(name.clone(), *count))
            .collect();
        // stable, so that those with the same count stay in alphabetical order
        respondents.sort_by_key(|respondent| std::cmp::Reverse(respondent.count));
        Facets {
            consultations: consultations
                .map(|(consultation, count)| counted(consultation.name.clone(), *count))
                .collect(),
            sections: self.sections(tables),
            respondents,
            kinds: named(RespondentKind::ALL, &self.kinds),
            stances: std::iter::once(None)
                .chain(Stance::ALL.iter().copied().map(Some))
                .zip(self.stances)
                .map(|(stance, count)| counted(stance, count))
                .collect(),
            roles: named(Role::ALL, &self.roles),
            statuses: named(Status::ALL, &self.statuses),
            years: self
                .years
                .iter()
                .enumerate()
                .filter(|(_, count)| **count > 0)
                .filter_map(|(n, count)| year(n).map(|year| counted(year, *count)))
                .collect(),
        }
    }

    /// The sections of the consultations in which anything was found.
    fn sections(&self, tables: &Tables) -> Vec<Count<FacetSection>> {
        let mut found = Vec::new();
        for consultation in 0..tables.consultations.len() {
            let nodes = tables.nodes_of(consultation);
            let counts = &self.nodes[nodes.clone()];
            if counts.iter().any(|count| *count > 0) {
                let sections = tables.sections[nodes].iter().zip(counts);
                found.extend(sections.map(|(section, count)| counted(section.clone(), *count)));
            }
        }
        found
    }
}

fn named<T: Copy>(all: &[T], counts: &[u64]) -> Vec<Count<T>> {
    let pairs = all.iter().zip(counts);
    pairs
        .map(|(value, count)| counted(*value, *count))
        .collect()
}

const fn counted<T>(value: T, count: u64) -> Count<T> {
    Count { value, count }
}
