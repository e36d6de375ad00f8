//! What every search looks at of a statement, packed into eight bytes: what is
//! found lies far apart in memory, and each look waits for it.

use std::collections::HashMap;

use tantivy::DocId;

use super::columns::{BLOCK, Segment};
use crate::index::Bits;

/// So many bits are for the closed vocabularies; see [`Bits`].
const VOCABULARIES: u32 = 26;
const _: () = assert!(Bits::CONSULTATION < 1 << VOCABULARIES);
/// Where the place begins, behind one bit for [`Row::is_twin`].
const PLACE: u32 = VOCABULARIES + 1;

/// What is looked at of every statement that is found.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Row {
    /// See [`Bits`].
    pub(super) bits: u32,
    /// A place in [`Segment::consultations`] and [`Segment::nodes`].
    pub(super) place: u32,
    /// A place in [`Segment::speakers`].
    pub(super) speaker: u32,
    /// Whether others of its consultation say the same.
    pub(super) is_twin: bool,
}

/// A set of statements of a consultation that say the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Set {
    /// Its number in the consultation.
    pub(super) number: u32,
    /// Whether some of it may be in another segment.
    pub(super) is_cut: bool,
}

/// The rows of all statements of a segment.
pub(super) struct Rows {
    packed: Vec<u64>,
    /// How many bits the place has; the speaker has the rest.
    place_bits: u32,
    sets: Sets,
}

impl Rows {
    /// The rows of each segment; none for one with so many places and speakers
    /// that they do not go into eight bytes.
    pub(super) fn of(segments: &[Segment]) -> Vec<Option<Self>> {
        let columns: Vec<[Vec<u32>; 4]> = segments.iter().map(Segment::all_values).collect();
        let key = |segment: &Segment, place: u32, set: u32| {
            u64::from(segment.consultations[place as usize]) << 32 | u64::from(set)
        };
        // by set: the one segment that it is in, or none where it is cut
        let mut homes: HashMap<u64, Option<usize>> = HashMap::new();
        for (number, (segment, [_, places, _, sets])) in segments.iter().zip(&columns).enumerate() {
            for (place, set) in places.iter().zip(sets).filter(|(_, set)| **set != 0) {
                let home = homes.entry(key(segment, *place, *set));
                let home = home.or_insert(Some(number));
                *home = home.filter(|home| *home == number);
            }
        }
        let mut rows = Vec::with_capacity(segments.len());
        for (segment, [bits, places, speakers, mut sets]) in segments.iter().zip(columns) {
            for (place, set) in places.iter().zip(&mut sets).filter(|(_, set)| **set != 0) {
                let home = homes.get(&key(segment, *place, *set)).copied();
                *set = *set << 1 | u32::from(home.flatten().is_none());
            }
            rows.push(Self::packed(segment, &bits, &places, &speakers, &sets));
        }
        rows
    }

    fn packed(
        segment: &Segment,
        bits: &[u32],
        places: &[u32],
        speakers: &[u32],
        sets: &[u32],
    ) -> Option<Self> {
        let place_bits = width(segment.consultations.len());
        if PLACE + place_bits + width(segment.speakers.len()) > u64::BITS {
            return None;
        }
        let packed = bits.iter().zip(places).zip(speakers).zip(sets);
        let packed = packed.map(|(((bits, place), speaker), set)| {
            u64::from(*bits)
                | u64::from(*set != 0) << VOCABULARIES
                | u64::from(*place) << PLACE
                | u64::from(*speaker) << (PLACE + place_bits)
        });
        Some(Self {
            packed: packed.collect(),
            place_bits,
            sets: Sets::of(sets),
        })
    }

    /// The packed rows of these documents, [`BLOCK`] at most: nothing but read,
    /// so that all reads are on their way at once.
    #[inline]
    pub(super) fn look_up(&self, documents: &[DocId]) -> [u64; BLOCK] {
        let mut found = [0; BLOCK];
        for (packed, document) in found.iter_mut().zip(documents) {
            *packed = self.packed[*document as usize];
        }
        found
    }

    #[inline]
    #[expect(
        clippy::cast_possible_truncation,
        reason = "each part was packed from 32 bits or fewer"
    )]
    pub(super) fn row(&self, packed: u64) -> Row {
        let lowest = |bits: u32, of: u64| (of & ((1 << bits) - 1)) as u32;
        Row {
            bits: lowest(VOCABULARIES, packed),
            place: lowest(self.place_bits, packed >> PLACE),
            speaker: (packed >> (PLACE + self.place_bits)) as u32,
            is_twin: packed >> VOCABULARIES & 1 != 0,
        }
    }

    /// The set that this document, a twin, belongs to.
    pub(super) fn set_of(&self, document: DocId) -> Set {
        let set = self.sets.get(document);
        Set {
            number: set >> 1,
            is_cut: set & 1 != 0,
        }
    }
}

/// The sets of the twins alone, close together in memory.
struct Sets {
    /// For 64 documents each: a bit for every twin, and how many came before.
    twins: Vec<(u64, u32)>,
    /// By twin: the number of its set, and in the lowest bit whether it is cut.
    numbers: Vec<u32>,
}

impl Sets {
    /// Of all documents; 0 for one that is no twin.
    fn of(sets: &[u32]) -> Self {
        let mut twins = Vec::with_capacity(sets.len().div_ceil(64));
        let mut numbers = Vec::new();
        for sets in sets.chunks(64) {
            let before = u32::try_from(numbers.len()).unwrap_or(u32::MAX);
            let bits = (0..).zip(sets).filter(|(_, set)| **set != 0);
            twins.push((bits.fold(0, |bits, (at, _)| bits | 1 << at), before));
            numbers.extend(sets.iter().filter(|set| **set != 0));
        }
        Self { twins, numbers }
    }

    /// Of a document that is a twin.
    fn get(&self, document: DocId) -> u32 {
        let (bits, before) = self.twins[document as usize / 64];
        let earlier = bits & ((1 << (document % 64)) - 1);
        self.numbers[(before + earlier.count_ones()) as usize]
    }
}

/// How many bits a number below `end` has at most.
const fn width(end: usize) -> u32 {
    usize::BITS - end.leading_zeros()
}
