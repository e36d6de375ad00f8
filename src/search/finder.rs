//! How what a search asks for is found in a segment: a block at a time.

use tantivy::query::{EnableScoring, Weight};
use tantivy::schema::Field;
use tantivy::{DocId, Score, Searcher, SegmentReader, TantivyError};

use super::any_of::AnyOf;
use super::columns::BLOCK;
use super::wanted::{Wanted, any_of};

/// Finds what is wanted in each segment.
pub(super) enum Finder {
    AnyOf(AnyOf),
    /// With scores, or without.
    Scored(Box<dyn Weight>),
    Unscored(Box<dyn Weight>),
}

impl Finder {
    /// Finds with scores; terms in this field.
    pub(super) fn scored(
        wanted: &Wanted,
        searcher: &Searcher,
        field: Field,
    ) -> Result<Self, TantivyError> {
        match wanted {
            Wanted::AnyOf(terms) => Ok(Self::AnyOf(AnyOf::new(searcher, field, terms)?)),
            Wanted::Query(query) => {
                let scoring = EnableScoring::enabled_from_searcher(searcher);
                Ok(Self::Scored(query.weight(scoring)?))
            }
        }
    }

    /// Finds without scores: they are 0.
    pub(super) fn unscored(wanted: &Wanted, searcher: &Searcher) -> Result<Self, TantivyError> {
        let scoring = EnableScoring::disabled_from_searcher(searcher);
        Ok(Self::Unscored(match wanted {
            Wanted::AnyOf(terms) => any_of(terms).weight(scoring)?,
            Wanted::Query(query) => query.weight(scoring)?,
        }))
    }

    /// Gives `take` all that is found in the segment of this number, in its
    /// order, [`BLOCK`] at most at a time.
    pub(super) fn each_block(
        &self,
        number: usize,
        reader: &SegmentReader,
        mut take: impl FnMut(&[DocId], &[Score]),
    ) -> Result<(), TantivyError> {
        let mut documents = [0; BLOCK];
        let mut scores = [0.0; BLOCK];
        match self {
            Self::AnyOf(any_of) => any_of.each_block(number, reader, take)?,
            Self::Scored(weight) => {
                let mut filled = 0;
                weight.for_each(reader, &mut |document, score| {
                    documents[filled] = document;
                    scores[filled] = score;
                    filled += 1;
                    if filled == BLOCK {
                        filled = 0;
                        take(&documents, &scores);
                    }
                })?;
                take(&documents[..filled], &scores[..filled]);
            }
            Self::Unscored(weight) => weight.for_each_no_score(reader, &mut |documents| {
                for documents in documents.chunks(BLOCK) {
                    take(documents, &scores[..documents.len()]);
                }
            })?,
        }
        Ok(())
    }
}
