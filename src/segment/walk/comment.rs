//! A copy of the proposal in which the respondent has answered: by comments on its
//! passages, by tracked changes of its text.

use std::collections::BTreeMap;

use super::{Judgement, PaperKind, Piece, Walk};
use crate::language::sentences;
use crate::model::{Layer, Manner, Passage, Span};
use crate::segment::zone::Zone;

impl Walk<'_> {
    /// Judges the comments, each under the headings of the passage that it is about.
    pub(super) fn comments(&mut self, comments: &[Piece]) {
        let commented = self.document.commented.iter();
        let passages: BTreeMap<usize, Span> =
            commented.map(|one| (one.comment, one.passage)).collect();
        let under: Vec<(Option<Passage>, Vec<String>)> = comments
            .iter()
            .map(|piece| {
                let block = self.document.blocks[piece.block].span.start;
                let passage = passages.get(&block);
                (
                    passage.and_then(|passage| self.passage(*passage)),
                    passage.map_or_else(Vec::new, |passage| self.headings_at(passage.start)),
                )
            })
            .collect();
        for (piece, (passage, headings)) in comments.iter().zip(under) {
            self.begin(PaperKind::Letter);
            self.enter(Zone::Argument);
            self.asked = None;
            self.unanswered = false;
            self.headings = (1..).zip(headings).collect();
            self.mark(*piece);
            self.comment(*piece, passage.as_ref());
        }
    }

    fn comment(&mut self, piece: Piece, passage: Option<&Passage>) {
        let text = self.document.slice(piece.span);
        for span in sentences(text) {
            let span = span.shifted(piece.span.start);
            let mut judged = self.judged(self.document.slice(span), false);
            if let Judgement::Said { context, .. } = &mut judged {
                *context = passage.cloned();
            }
            self.push(piece.block, span, judged);
        }
    }

    /// The sentences that a passage is of, without those around them.
    fn passage(&self, passage: Span) -> Option<Passage> {
        let blocks = &self.document.blocks;
        let at = blocks.partition_point(|block| block.span.end < passage.start);
        let block = blocks.get(at)?.span;
        let touched: Vec<Span> = sentences(self.document.slice(block))
            .into_iter()
            .map(|span| span.shifted(block.start))
            .filter(|span| span.start <= passage.start.max(passage.end.saturating_sub(1)))
            .filter(|span| {
                span.end > passage.start || (passage.is_empty() && span.end == passage.start)
            })
            .collect();
        let span = Span::new(touched.first()?.start, touched.last()?.end);
        Some(Passage {
            span,
            text: self.document.slice(span).to_owned(),
        })
    }

    /// The headings above a place in the text that has been walked through; a heading
    /// stands under itself.
    fn headings_at(&self, offset: usize) -> Vec<String> {
        let at = (self.units).partition_point(|unit| unit.span.end < offset);
        let unit = self.units.get(at).or(self.units.last());
        let heads = unit.is_some_and(|unit| unit.judged == Judgement::Heading);
        let below = if heads { self.units.get(at + 1) } else { None };
        below
            .or(unit)
            .map_or_else(Vec::new, |unit| unit.headings.clone())
    }

    /// How a stretch of the text was put into the document: in a copy of the proposal
    /// comments and tracked changes are the respondent's.
    pub(super) fn manner(&self, span: Span) -> Manner {
        let in_comment = || {
            let blocks = &self.document.blocks;
            let at = blocks.partition_point(|block| block.span.end < span.end);
            (blocks.get(at)).is_some_and(|block| block.layer == Layer::Comment)
        };
        if !self.copied {
            Manner::Text
        } else if in_comment() {
            Manner::Comment
        } else {
            self.changed(span)
        }
    }

    /// Whether all of a stretch was put in as a tracked change, some words of it or none.
    fn changed(&self, span: Span) -> Manner {
        let inserted = &self.document.inserted;
        let first = inserted.partition_point(|one| one.end <= span.start);
        let within = (inserted[first..].iter())
            .take_while(|one| one.start < span.end)
            .map(|one| Span::new(one.start.max(span.start), one.end.min(span.end)));
        let letters = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).count();
        let own: usize = within.map(|one| letters(self.document.slice(one))).sum();
        if own == 0 {
            Manner::Text
        } else if own == letters(self.document.slice(span)) {
            Manner::Addition
        } else {
            Manner::Change
        }
    }
}
