//! Statements that say the same are found and counted as one.

use super::columns::Segment;
use super::facet::{
    CONSULTATION, Counts, FacetSet, KIND, RESPONDENT, ROLE, SECTION, STANCE, STATUS, YEAR,
};
use super::query::Sort;
use super::ranking::{Candidate, rank};
use super::segment_hits::Twin;
use super::tables::Tables;
use crate::index::Bits;

impl Twin {
    fn segment<'t>(&self, tables: &'t Tables) -> &'t Segment {
        &tables.segments[self.segment as usize]
    }

    /// The consultation's number.
    pub(super) fn consultation(&self, tables: &Tables) -> u32 {
        self.segment(tables).consultations[self.row.place as usize]
    }

    fn nodes<'t>(&self, tables: &'t Tables) -> &'t [u32] {
        self.segment(tables).nodes.of(self.row.place)
    }

    /// Numbers of who says it.
    pub(super) fn speakers<'t>(&self, tables: &'t Tables) -> &'t [u32] {
        self.segment(tables).speakers.of(self.row.speaker)
    }

    /// The wanted order as a number.
    pub(super) fn rank(&self, sort: Sort, tables: &Tables) -> u64 {
        let segment = self.segment(tables);
        rank(sort, self.score, segment, self.document, self.row)
    }

    /// With all that it is ordered by.
    pub(super) fn candidate(&self, sort: Sort, tables: &Tables) -> Candidate {
        let place = (self.segment, self.document);
        Candidate::new(
            self.rank(sort, tables),
            self.score,
            self.segment(tables),
            place,
            self.row,
        )
    }
}

/// No twin.
const NONE: usize = usize::MAX;

/// Gives `take` each set of twins that say the same, the twins in their order,
/// the sets in no order that means anything.
pub(super) fn sets<'t>(twins: &'t [Twin], tables: &Tables, mut take: impl FnMut(&[&'t Twin])) {
    // a table that is half empty: of each set its key and first twin, and after
    // each twin the next
    let slots = (2 * twins.len()).next_power_of_two();
    let mut firsts = vec![(0, NONE); slots];
    let mut nexts = vec![NONE; twins.len()];
    for (at, twin) in twins.iter().enumerate().rev() {
        let key = u64::from(twin.consultation(tables)) << 32 | u64::from(twin.set);
        let mut slot = mixed(key) & (slots - 1);
        while firsts[slot].1 != NONE && firsts[slot].0 != key {
            slot = (slot + 1) & (slots - 1);
        }
        nexts[at] = std::mem::replace(&mut firsts[slot], (key, at)).1;
    }
    let mut members = Vec::new();
    for (_, first) in firsts {
        let mut at = first;
        members.clear();
        while at != NONE {
            members.push(&twins[at]);
            at = nexts[at];
        }
        if !members.is_empty() {
            take(&members);
        }
    }
}

/// Spreads keys that lie close together.
fn mixed(key: u64) -> usize {
    let mixed = key.wrapping_mul(0x9e37_79b9_7f4a_7c15) >> 32;
    usize::try_from(mixed).unwrap_or(0)
}

/// Counts each value once for each set of twins.
pub(super) struct OnceEach {
    /// By value: the last set that it was counted for.
    last: Counts,
    set: u64,
}

impl OnceEach {
    pub(super) fn new(tables: &Tables) -> Self {
        Self {
            last: Counts::new(tables),
            set: 0,
        }
    }

    /// Counts the values of the facets in `wanted` that any of the twins has.
    pub(super) fn count(
        &mut self,
        twins: &[&Twin],
        wanted: FacetSet,
        counts: &mut Counts,
        tables: &Tables,
    ) {
        self.set += 1;
        let (set, last) = (self.set, &mut self.last);
        let once = |counts: &mut [u64], last: &mut [u64], value: usize| {
            if last[value] != set {
                last[value] = set;
                counts[value] += 1;
            }
        };
        for twin in twins {
            let bits = Bits(twin.row.bits);
            let fitting = if twin.failing == 0 {
                wanted
            } else {
                wanted & twin.failing
            };
            if fitting & CONSULTATION != 0 {
                let value = twin.consultation(tables) as usize;
                once(&mut counts.consultations, &mut last.consultations, value);
            }
            if fitting & SECTION != 0 {
                for node in twin.nodes(tables) {
                    once(&mut counts.nodes, &mut last.nodes, *node as usize);
                }
            }
            if fitting & RESPONDENT != 0 {
                for speaker in twin.speakers(tables) {
                    let value = *speaker as usize;
                    once(&mut counts.respondents, &mut last.respondents, value);
                }
            }
            if fitting & KIND != 0 {
                once(&mut counts.kinds, &mut last.kinds, bits.kind());
            }
            if fitting & STANCE != 0 {
                once(&mut counts.stances, &mut last.stances, bits.stance());
            }
            if fitting & ROLE != 0 {
                once(&mut counts.roles, &mut last.roles, bits.role());
            }
            if fitting & STATUS != 0 {
                once(&mut counts.statuses, &mut last.statuses, bits.status());
            }
            if fitting & YEAR != 0 {
                once(&mut counts.years, &mut last.years, bits.year());
            }
        }
    }
}
