//! Looks at what is found in one segment: filters it, counts it, and keeps the
//! best.

use std::collections::BTreeMap;

use tantivy::fastfield::AliveBitSet;
use tantivy::{DocId, Score, SegmentReader};

use super::columns::{BLOCK, Segment};
use super::counter::Counter;
use super::facet::{self, FacetSet, Failing};
use super::pass::{Keep, Pass};
use super::query::{Duplicates, Scope, Sort};
use super::ranking::{Best, Candidate, by_score, rank};
use super::rows::{Row, Rows, Set};
use super::segment_hits::{SegmentHits, Twin};
use super::tables::Tables;
use crate::index::Bits;

/// Looks at documents, a block at a time: columns are read faster so.
pub(super) struct Look<'a> {
    pass: &'a Pass,
    tables: &'a Tables,
    segment: &'a Segment,
    rows: Option<&'a Rows>,
    alive: Option<&'a AliveBitSet>,
    failing: Option<Failing>,
    /// Nothing can fail: there are no filters, and nothing was removed.
    is_open: bool,
    /// Whether those that say the same count once.
    is_folded: bool,
    /// None of these bits may be set.
    hidden: u32,
    found: SegmentHits,
}

impl<'a> Look<'a> {
    pub(super) fn new(
        pass: &'a Pass,
        tables: &'a Tables,
        number: usize,
        reader: &'a SegmentReader,
        best: Best,
    ) -> Self {
        let limited = facet::limited(&pass.filters);
        let segment = &tables.segments[number];
        Self {
            pass,
            tables,
            segment,
            rows: tables.rows(number),
            alive: reader.alive_bitset(),
            is_open: limited == 0 && pass.days.is_none() && reader.alive_bitset().is_none(),
            failing: (limited != 0).then(|| Failing::new(&pass.filters, tables, segment)),
            is_folded: pass.duplicates == Duplicates::Folded,
            hidden: match pass.scope {
                Scope::Statements => Bits::CONSULTATION | Bits::FURNITURE,
                Scope::Everything => Bits::CONSULTATION,
            },
            found: SegmentHits {
                segment: u32::try_from(number).unwrap_or(u32::MAX),
                total: 0,
                counter: Counter::new(pass.count, limited, segment),
                best,
                groups: BTreeMap::new(),
                twins: Vec::new(),
                cut: Vec::new(),
            },
        }
    }

    /// Looks at documents that were found, [`BLOCK`] at most.
    pub(super) fn at(&mut self, documents: &[DocId], scores: &[Score]) {
        if let (true, Some(all)) = (self.is_open, self.rows) {
            let found = all.look_up(documents);
            return self.take_all(documents, scores, |at| all.row(found[at % BLOCK]));
        }
        let mut rows = [Row::default(); BLOCK];
        let rows = &mut rows[..documents.len()];
        self.segment.look_up(self.rows, documents, rows);
        if self.is_open {
            self.take_all(documents, scores, |at| rows[at]);
        } else {
            self.take_passing(documents, scores, rows);
        }
    }

    /// Takes all that are searched, without branches that nobody could foretell.
    fn take_all(&mut self, documents: &[DocId], scores: &[Score], row: impl Fn(usize) -> Row) {
        // 1 for each that counts alone, and the places of those that do not
        let (mut alone, mut twins) = ([0; BLOCK], [0_u8; BLOCK]);
        let (mut end, mut total) = (0, 0);
        let (hidden, is_folded) = (self.hidden, self.is_folded);
        let counted = (0_u8..).zip(&mut alone).take(documents.len());
        self.found
            .counter
            .count_passing(counted.map(|(place, alone)| {
                let row = row(usize::from(place));
                let is_searched = row.bits & hidden == 0;
                let is_twin = row.is_twin & is_folded;
                *alone = u32::from(is_searched) & u32::from(!is_twin);
                total += *alone;
                twins[end] = place;
                end += usize::from(is_searched & is_twin);
                (row, *alone)
            }));
        self.found.total += u64::from(total);
        if self.may_keep(scores) {
            for at in (0..documents.len()).filter(|at| alone[*at] == 1) {
                if self.may_keep(&scores[at..=at]) {
                    self.keep(documents[at], scores[at], row(at));
                }
            }
        }
        for at in twins[..end].iter().map(|place| usize::from(*place)) {
            self.take_twin(documents[at], scores[at], row(at), 0);
        }
    }

    /// Takes those that are searched and fail one filter at most.
    fn take_passing(&mut self, documents: &[DocId], scores: &[Score], rows: &[Row]) {
        let mut searched = [0_u8; BLOCK];
        let mut end = 0;
        for (place, row) in (0..).zip(rows) {
            searched[end] = place;
            end += usize::from(row.bits & self.hidden == 0);
        }
        for at in searched[..end].iter().map(|place| usize::from(*place)) {
            let (document, score, row) = (documents[at], scores[at], rows[at]);
            let Some(failing) = self.failing(document, row) else {
                continue;
            };
            if row.is_twin & self.is_folded {
                self.take_twin(document, score, row, failing);
                continue;
            }
            self.found.counter.count(failing, row);
            if failing == 0 {
                self.found.total += 1;
                self.keep(document, score, row);
            }
        }
    }

    fn take_twin(&mut self, document: DocId, score: Score, row: Row, failing: FacetSet) {
        self.found.twins.push(Twin {
            row,
            set: 0,
            failing,
            segment: self.found.segment,
            document,
            score,
        });
    }

    /// What was found, with the sets that twins belong to.
    pub(super) fn finish(mut self) -> SegmentHits {
        let twins = std::mem::take(&mut self.found.twins);
        self.found.twins.reserve(twins.len());
        for twin in twins {
            let set = self.set_of(twin.document, twin.row);
            let found = &mut self.found;
            let twins = if set.is_cut {
                &mut found.cut
            } else {
                &mut found.twins
            };
            twins.push(Twin {
                set: set.number,
                ..twin
            });
        }
        self.found
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

    /// The set that a twin belongs to.
    fn set_of(&self, document: DocId, row: Row) -> Set {
        match self.rows {
            Some(rows) => rows.set_of(document),
            None => Set {
                number: self.segment.set_of(document),
                is_cut: !self
                    .tables
                    .is_whole(self.segment.consultations[row.place as usize]),
            },
        }
    }

    /// Whether any of these scores may be among the best: most are worse than
    /// the best so far.
    fn may_keep(&self, scores: &[Score]) -> bool {
        let worst = match self.pass.sort {
            Sort::Relevance => self.found.best.worst(),
            Sort::Programme | Sort::Respondent | Sort::Date => return true,
        };
        // scores are not below 0, and so in the order of their bits
        let highest = scores.iter().map(|score| score.to_bits()).max();
        highest.is_some_and(|bits| by_score(Score::from_bits(bits)) <= worst)
    }

    /// Keeps what passes, if it is among the best.
    fn keep(&mut self, document: DocId, score: Score, row: Row) {
        let (pass, segment, found) = (self.pass, self.segment, &mut self.found);
        match pass.keep {
            Keep::Nothing => {}
            Keep::Best(_) => {
                let rank = rank(pass.sort, score, segment, document, row);
                let consultation = || segment.consultations[row.place as usize];
                if found.best.would_take(rank, consultation) {
                    let place = (found.segment, document);
                    found
                        .best
                        .offer(Candidate::new(rank, score, segment, place, row));
                }
            }
            Keep::OfEach(most) => {
                let rank = rank(pass.sort, score, segment, document, row);
                let place = (found.segment, document);
                let candidate = Candidate::new(rank, score, segment, place, row);
                for speaker in segment.speakers.of(row.speaker) {
                    let group = found.groups.entry(*speaker);
                    let (total, best) = group.or_insert_with(|| (0, Best::new(most)));
                    *total += 1;
                    best.offer(candidate);
                }
            }
        }
    }
}
