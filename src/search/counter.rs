//! Counts the facets within one segment, by the numbers of its columns.

use super::columns::Segment;
use super::facet::{
    CONSULTATION, Counts, FacetSet, KIND, RESPONDENT, ROLE, SECTION, STANCE, STATUS, YEAR,
};
use super::rows::Row;
use crate::index::Bits;

/// Counts within one segment.
pub(super) struct Counter {
    set: FacetSet,
    /// Statements that fail nothing, only the consultation, only the section.
    places: [Vec<u32>; 3],
    /// Statements that fail nothing, only the respondent.
    speakers: [Vec<u32>; 2],
    /// Statements that fail nothing, by each of the three bytes that [`Bits`]
    /// has its vocabularies in: one step counts two of them.
    bytes: Box<[[u32; 256]; 3]>,
    /// Statements that fail only the kind, the stance, the role or the status.
    alone: [[u32; 16]; 4],
    /// Statements that fail only the year.
    years: Box<[u32; 256]>,
}

impl Counter {
    /// Counts the facets in `set`, of which the filters limit `limited`.
    pub(super) fn new(set: FacetSet, limited: FacetSet, segment: &Segment) -> Self {
        let numbers =
            |is_counted: bool, values: usize| vec![0; if is_counted { values } else { 0 }];
        let (places, speakers) = (segment.nodes.len(), segment.speakers.len());
        // only what is limited can fail
        let both = set & limited;
        Self {
            set,
            places: [
                numbers(set != 0, places),
                numbers(both & CONSULTATION != 0, places),
                numbers(both & SECTION != 0, places),
            ],
            speakers: [
                numbers(set != 0, speakers),
                numbers(both & RESPONDENT != 0, speakers),
            ],
            bytes: Box::new([[0; 256]; 3]),
            alone: [[0; 16]; 4],
            years: Box::new([0; 256]),
        }
    }

    /// Counts a statement that fails the filter of `failing`, one facet at most.
    pub(super) fn count(&mut self, failing: FacetSet, row: Row) {
        if failing != 0 {
            self.count_for(failing & self.set, row);
        } else {
            self.count_passing(std::iter::once((row, 1)));
        }
    }

    /// Counts statements that fail nothing, each so many times.
    #[inline]
    pub(super) fn count_passing(&mut self, rows: impl Iterator<Item = (Row, u32)>) {
        if self.set == 0 {
            // whoever gives the rows looks at each as it is taken
            rows.for_each(drop);
            return;
        }
        let ([places, ..], [speakers, _]) = (&mut self.places, &mut self.speakers);
        let [firsts, seconds, thirds] = &mut *self.bytes;
        for (row, times) in rows {
            places[row.place as usize] += times;
            speakers[row.speaker as usize] += times;
            let [first, second, third, _] = row.bits.to_le_bytes();
            firsts[usize::from(first)] += times;
            seconds[usize::from(second)] += times;
            thirds[usize::from(third)] += times;
        }
    }

    fn count_for(&mut self, facet: FacetSet, row: Row) {
        let bits = Bits(row.bits);
        match facet {
            CONSULTATION => self.places[1][row.place as usize] += 1,
            SECTION => self.places[2][row.place as usize] += 1,
            RESPONDENT => self.speakers[1][row.speaker as usize] += 1,
            KIND => self.alone[0][bits.kind()] += 1,
            STANCE => self.alone[1][bits.stance()] += 1,
            ROLE => self.alone[2][bits.role()] += 1,
            STATUS => self.alone[3][bits.status()] += 1,
            YEAR => self.years[bits.year()] += 1,
            _ => {}
        }
    }

    /// Adds what was counted to the counts of all segments.
    pub(super) fn add_to(&self, counts: &mut Counts, segment: &Segment) {
        for (way, places) in self.places.iter().enumerate() {
            for (number, count) in came(places) {
                if way != 2 {
                    let consultation = segment.consultations[number as usize];
                    counts.consultations[consultation as usize] += count;
                }
                if way != 1 {
                    for node in segment.nodes.of(number) {
                        counts.nodes[*node as usize] += count;
                    }
                }
            }
        }
        for speakers in &self.speakers {
            for (number, count) in came(speakers) {
                for speaker in segment.speakers.of(number) {
                    counts.respondents[*speaker as usize] += count;
                }
            }
        }
        for (at, byte) in self.bytes.iter().enumerate() {
            for (bits, count) in came(byte) {
                let bits = Bits(bits << (8 * at));
                match at {
                    0 => {
                        counts.kinds[bits.kind()] += count;
                        counts.stances[bits.stance()] += count;
                    }
                    1 => {
                        counts.roles[bits.role()] += count;
                        counts.statuses[bits.status()] += count;
                    }
                    _ => counts.years[bits.year()] += count,
                }
            }
        }
        let [kinds, stances, roles, statuses] = &self.alone;
        add(&mut counts.kinds, kinds);
        add(&mut counts.stances, stances);
        add(&mut counts.roles, roles);
        add(&mut counts.statuses, statuses);
        add(&mut counts.years, &*self.years);
    }
}

/// The numbers that came at all, with how often they did.
fn came(counts: &[u32]) -> impl Iterator<Item = (u32, u64)> {
    let counts = (0..).zip(counts).filter(|(_, count)| **count > 0);
    counts.map(|(number, count)| (number, u64::from(*count)))
}

fn add(sums: &mut [u64], counts: &[u32]) {
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum += u64::from(*count);
    }
}
