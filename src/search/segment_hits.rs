//! What a pass finds in one segment.

use std::collections::BTreeMap;

use tantivy::{DocId, SegmentReader, TantivyError};

use super::counter::Counter;
use super::facet::FacetSet;
use super::finder::Finder;
use super::look::Look;
use super::pass::Pass;
use super::ranking::Best;
use super::rows::Row;
use super::tables::Tables;

/// What was found in one segment.
pub(super) struct SegmentHits {
    /// The segment's number.
    pub(super) segment: u32,
    /// How many were found, twins apart.
    pub(super) total: u64,
    /// Their facets.
    pub(super) counter: Counter,
    /// The best of them and of those before.
    pub(super) best: Best,
    /// By respondent: how many were found, and the best of them.
    pub(super) groups: BTreeMap<u32, (u64, Best)>,
    /// Those that are counted together with others of the segment.
    pub(super) twins: Vec<Twin>,
    /// Those whose like may be in other segments.
    pub(super) cut: Vec<Twin>,
}

/// A statement that says the same as others: counted once with them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Twin {
    pub(super) row: Row,
    /// The set's number in its consultation; 0 as long as it was not looked up.
    pub(super) set: u32,
    pub(super) failing: FacetSet,
    pub(super) segment: u32,
    pub(super) document: DocId,
    pub(super) score: f32,
}

impl SegmentHits {
    /// Looks at everything that `finder` finds in the segment of this number;
    /// `best` is the best so far.
    pub(super) fn read(
        pass: &Pass,
        tables: &Tables,
        number: usize,
        finder: &Finder,
        reader: &SegmentReader,
        best: Best,
    ) -> Result<Self, TantivyError> {
        let mut look = Look::new(pass, tables, number, reader, best);
        finder.each_block(number, reader, |documents, scores| {
            look.at(documents, scores);
        })?;
        Ok(look.finish())
    }
}
