//! What a pass finds in one segment.

use std::collections::BTreeMap;

use tantivy::fastfield::AliveBitSet;
use tantivy::query::Weight;
use tantivy::{DocId, SegmentReader, TantivyError};

use super::columns::{BLOCK, Row, Segment};
use super::counter::Counter;
use super::facet::{self, FacetSet, Failing};
use super::pass::{Keep, Pass};
use super::query::{Duplicates, Scope};
use super::ranking::{Best, Candidate, rank};
use super::tables::Tables;
use crate::index::Bits;

/// What was found in one segment.
pub(super) struct Part {
    /// The segment's number.
    pub(super) segment: u32,
    /// How many were found, twins apart.
    pub(super) total: u64,
    /// Their facets.
    pub(super) counter: Counter,
    /// The best of them.
    pub(super) best: Best,
    /// By respondent: how many were found, and the best of them.
    pub(super) groups: BTreeMap<u32, (u64, Best)>,
    /// Those that are counted together with others, in the index's order.
    pub(super) twins: Vec<Twin>,
}

/// A statement that says the same as others: counted once with them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Twin {
    pub(super) row: Row,
    pub(super) failing: FacetSet,
    pub(super) segment: u32,
    pub(super) document: DocId,
    pub(super) score: f32,
}

impl Part {
    /// Looks at everything that `weight` finds in the segment of this number.
    pub(super) fn read(
        pass: &Pass,
        tables: &Tables,
        number: usize,
        weight: &dyn Weight,
        reader: &SegmentReader,
        is_scored: bool,
    ) -> Result<Self, TantivyError> {
        let mut look = Look::new(pass, tables, number, reader);
        if is_scored {
            let mut documents = [0; BLOCK];
            let mut scores = [0.0; BLOCK];
            let mut filled = 0;
            weight.for_each(reader, &mut |document, score| {
                documents[filled] = document;
                scores[filled] = score;
                filled += 1;
                if filled == BLOCK {
                    filled = 0;
                    look.at(&documents, &scores);
                }
            })?;
            look.at(&documents[..filled], &scores);
        } else {
            weight.for_each_no_score(reader, &mut |documents| {
                for documents in documents.chunks(BLOCK) {
                    look.at(documents, &[0.0; BLOCK]);
                }
            })?;
        }
        Ok(look.part)
    }
}

/// Looks at documents, a block at a time: columns are read faster so.
struct Look<'a> {
    pass: &'a Pass,
    segment: &'a Segment,
    rows: Option<&'a [Row]>,
    alive: Option<&'a AliveBitSet>,
    failing: Option<Failing>,
    /// Nothing can fail: there are no filters, and nothing was removed.
    is_open: bool,
    /// None of these bits may be set.
    hidden: u32,
    part: Part,
}

impl<'a> Look<'a> {
    fn new(pass: &'a Pass, tables: &'a Tables, number: usize, reader: &'a SegmentReader) -> Self {
        let limited = facet::limited(&pass.filters);
        let segment = &tables.segments[number];
        let most = match pass.keep {
            Keep::Best(most) => most,
            Keep::Nothing | Keep::OfEach(_) => 0,
        };
        Self {
            pass,
            segment,
            rows: tables.rows(number),
            alive: reader.alive_bitset(),
            is_open: limited == 0 && pass.days.is_none() && reader.alive_bitset().is_none(),
            failing: (limited != 0).then(|| Failing::new(&pass.filters, tables, segment)),
            hidden: match pass.scope {
                Scope::Statements => Bits::CONSULTATION | Bits::FURNITURE,
                Scope::Everything => Bits::CONSULTATION,
            },
            part: Part {
                segment: u32::try_from(number).unwrap_or(u32::MAX),
                total: 0,
                counter: Counter::new(pass.count, limited, segment),
                best: Best::new(most),
                groups: BTreeMap::new(),
                twins: Vec::new(),
            },
        }
    }

    fn at(&mut self, documents: &[DocId], scores: &[f32; BLOCK]) {
        let mut rows = [Row::default(); BLOCK];
        let rows = &mut rows[..documents.len()];
        self.segment.look_up(self.rows, documents, rows);
        // places in the block of those that are searched: found without a branch
        // that nobody could foretell
        let mut places = [0; BLOCK];
        let mut searched = 0;
        for (place, row) in rows.iter().enumerate() {
            places[searched] = place;
            searched += usize::from(row.bits & self.hidden == 0);
        }
        for place in &places[..searched] {
            self.take(documents[*place], scores[*place], rows[*place]);
        }
    }

    /// Which filter it fails, if it is alive and fails one at most.
    fn failing(&self, document: DocId, row: Row) -> Option<FacetSet> {
        if self.alive.is_some_and(|alive| alive.is_deleted(document)) {
            return None;
        }
        if let Some((from, to)) = self.pass.days {
            let date = self.segment.date.get_val(document);
            if !(from..=to).contains(&date) {
                return None;
            }
        }
        let failing = self.failing.as_ref().map_or(0, |failing| failing.of(row));
        // failing two filters, it counts nowhere
        (failing & failing.wrapping_sub(1) == 0).then_some(failing)
    }

    fn take(&mut self, document: DocId, score: f32, row: Row) {
        let pass = self.pass;
        let failing = if self.is_open {
            0
        } else if let Some(failing) = self.failing(document, row) {
            failing
        } else {
            return;
        };
        let part = &mut self.part;
        if row.twins != 0 && pass.duplicates == Duplicates::Folded {
            part.twins.push(Twin {
                row,
                failing,
                segment: part.segment,
                document,
                score,
            });
            return;
        }
        part.counter.count(failing, row);
        if failing != 0 {
            return;
        }
        part.total += 1;
        let segment = self.segment;
        match pass.keep {
            Keep::Nothing => {}
            Keep::Best(_) => {
                let rank = rank(pass.sort, score, segment, document, row);
                let consultation = || segment.consultations[row.place as usize];
                if part.best.would_take(rank, consultation) {
                    let place = (part.segment, document);
                    part.best
                        .offer(Candidate::new(rank, score, segment, place, row));
                }
            }
            Keep::OfEach(most) => {
                let rank = rank(pass.sort, score, segment, document, row);
                let place = (part.segment, document);
                let candidate = Candidate::new(rank, score, segment, place, row);
                for speaker in segment.speakers.of(row.speaker) {
                    let group = part.groups.entry(*speaker);
                    let (total, best) = group.or_insert_with(|| (0, Best::new(most)));
                    *total += 1;
                    best.offer(candidate);
                }
            }
        }
    }
}
