//! A stretch of a segment in which scores are added up, whichever list of
//! documents they come from.

use tantivy::{DocId, Score};

use super::columns::BLOCK;

/// Scores of so many documents lie in a window: they fit into the nearest cache.
const WINDOW: usize = 4096;
/// A step through a window looks at so many documents.
const STEP: usize = 64;

/// What was found in a stretch of the segment.
pub(super) struct Window {
    /// Its first document.
    pub(super) start: DocId,
    /// A bit for each document that was found.
    found: [u64; WINDOW / STEP],
    scores: Box<[Score; WINDOW]>,
}

impl Default for Window {
    fn default() -> Self {
        Self {
            start: 0,
            found: [0; WINDOW / STEP],
            scores: Box::new([0.0; WINDOW]),
        }
    }
}

impl Window {
    /// Whether the document, not before the window, is in it.
    pub(super) const fn has_room_for(&self, document: DocId) -> bool {
        ((document - self.start) as usize) < WINDOW
    }

    /// Adds to the score of a document in the window.
    #[inline]
    pub(super) fn add(&mut self, document: DocId, score: Score) {
        let at = (document - self.start) as usize % WINDOW;
        self.found[at / STEP] |= 1 << (at % STEP);
        self.scores[at] += score;
    }

    /// Moves what was found into blocks, and gives those that are full.
    pub(super) fn empty_into(
        &mut self,
        block: &mut Block,
        take: &mut impl FnMut(&[DocId], &[Score]),
    ) {
        let steps = self
            .found
            .iter_mut()
            .zip(self.scores.chunks_exact_mut(STEP));
        for (first, (found, scores)) in (self.start..).step_by(STEP).zip(steps) {
            if *found == 0 {
                continue;
            }
            if block.filled + STEP > BLOCK {
                block.give(take);
            }
            let mut bits = std::mem::take(found);
            let room = block.documents[block.filled..].iter_mut();
            let room = room.zip(&mut block.scores[block.filled..]);
            block.filled += bits.count_ones() as usize;
            for (document, score) in room {
                if bits == 0 {
                    break;
                }
                let at = bits.trailing_zeros();
                bits &= bits - 1;
                *document = first + at;
                *score = std::mem::take(&mut scores[at as usize % STEP]);
            }
        }
    }
}

/// Documents that were found, with their scores.
pub(super) struct Block {
    documents: [DocId; BLOCK],
    scores: [Score; BLOCK],
    filled: usize,
}

impl Default for Block {
    fn default() -> Self {
        Self {
            documents: [0; BLOCK],
            scores: [0.0; BLOCK],
            filled: 0,
        }
    }
}

impl Block {
    /// Gives what was pushed since the last time.
    pub(super) fn give(&mut self, take: &mut impl FnMut(&[DocId], &[Score])) {
        let filled = std::mem::take(&mut self.filled);
        if filled > 0 {
            take(&self.documents[..filled], &self.scores[..filled]);
        }
    }
}
