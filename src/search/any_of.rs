//! Finds the statements that have any of some terms, with their scores: those
//! that tantivy's union of term queries gives, bit by bit, in half the time.
//!
//! Postings are taken as they are decoded, 128 at a time, and added up in a
//! window over the segment, so that nothing is asked of each document.

use tantivy::fieldnorm::FieldNormReader;
use tantivy::postings::{BlockSegmentPostings, TermInfo};
use tantivy::query::Bm25Weight;
use tantivy::schema::{Field, IndexRecordOption};
use tantivy::{DocId, Score, Searcher, SegmentReader, TantivyError, Term};

use super::columns::BLOCK;
use super::wanted::is_of_name;
use super::window::{Block, Window};

/// Terms of one field of which a statement is to have any.
pub(super) struct AnyOf {
    field: Field,
    weights: Vec<Bm25Weight>,
    /// By segment: where the postings of each term are.
    places: Vec<Vec<Option<TermInfo>>>,
}

impl AnyOf {
    /// Looks the terms of `field` up in all segments.
    pub(super) fn new(
        searcher: &Searcher,
        field: Field,
        terms: &[Term],
    ) -> Result<Self, TantivyError> {
        let mut places = Vec::with_capacity(searcher.segment_readers().len());
        let (mut tokens, mut documents) = (0, 0);
        let mut found = vec![0; terms.len()];
        for reader in searcher.segment_readers() {
            let index = reader.inverted_index(field)?;
            tokens += index.total_num_tokens();
            documents += u64::from(reader.max_doc());
            let mut here = Vec::with_capacity(terms.len());
            for (term, found) in terms.iter().zip(&mut found) {
                let place = index.get_term_info(term)?;
                *found += place.as_ref().map_or(0, |place| u64::from(place.doc_freq));
                here.push(place);
            }
            places.push(here);
        }
        let average = average(tokens, documents);
        let weight = |(found, term)| {
            let weight = Bm25Weight::for_one_term_without_explain(found, documents, average);
            if is_of_name(term) {
                weight.boost_by(0.0)
            } else {
                weight
            }
        };
        Ok(Self {
            field,
            weights: found.into_iter().zip(terms).map(weight).collect(),
            places,
        })
    }

    /// Gives `take` all that is found in the segment of this number, in its
    /// order, a block at a time.
    pub(super) fn each_block(
        &self,
        number: usize,
        reader: &SegmentReader,
        mut take: impl FnMut(&[DocId], &[Score]),
    ) -> Result<(), TantivyError> {
        let index = reader.inverted_index(self.field)?;
        let lengths = reader.get_fieldnorms_reader(self.field)?;
        let mut lists = Vec::with_capacity(self.weights.len());
        for (weight, place) in self.weights.iter().zip(&self.places[number]) {
            if let Some(place) = place {
                let option = IndexRecordOption::WithFreqs;
                let postings = index.read_block_postings_from_terminfo(place, option)?;
                lists.push(List {
                    weight,
                    postings,
                    next: 0,
                });
            }
        }
        if let [only] = &mut lists[..] {
            only.give(&lengths, &mut take);
            return Ok(());
        }
        let mut window = Window::default();
        let mut block = Block::default();
        while let Some(start) = lists.iter().filter_map(List::first).min() {
            window.start = start;
            for list in &mut lists {
                list.add_to(&mut window, &lengths);
            }
            window.empty_into(&mut block, &mut take);
        }
        block.give(&mut take);
        Ok(())
    }
}

/// As tantivy computes it.
#[expect(clippy::cast_precision_loss, reason = "an average need not be exact")]
fn average(tokens: u64, documents: u64) -> Score {
    tokens as Score / documents as Score
}

/// The postings of a term, as far as they are not taken yet.
struct List<'a> {
    weight: &'a Bm25Weight,
    postings: BlockSegmentPostings,
    /// The place of the next in the block that is decoded.
    next: usize,
}

impl List<'_> {
    fn first(&self) -> Option<DocId> {
        self.postings.docs().get(self.next).copied()
    }

    /// Gives all that is not taken yet.
    fn give(&mut self, lengths: &FieldNormReader, take: &mut impl FnMut(&[DocId], &[Score])) {
        let mut scores = [0.0; BLOCK];
        while self.first().is_some() {
            let documents = self.postings.docs();
            let found = documents.iter().zip(self.postings.freqs());
            for (score, (document, frequency)) in scores.iter_mut().zip(found) {
                let length = lengths.fieldnorm_id(*document);
                *score = self.weight.score(length, *frequency);
            }
            take(documents, &scores[..documents.len()]);
            self.postings.advance();
        }
    }

    /// Adds what lies in the window to its scores.
    fn add_to(&mut self, window: &mut Window, lengths: &FieldNormReader) {
        let weight = self.weight;
        loop {
            let documents = &self.postings.docs()[self.next..];
            let frequencies = &self.postings.freqs()[self.next..];
            let Some(last) = documents.last() else {
                return;
            };
            let inside = if window.has_room_for(*last) {
                documents.len()
            } else {
                documents.partition_point(|document| window.has_room_for(*document))
            };
            for (document, frequency) in documents.iter().zip(frequencies).take(inside) {
                let length = lengths.fieldnorm_id(*document);
                window.add(*document, weight.score(length, *frequency));
            }
            if inside < documents.len() {
                self.next += inside;
                return;
            }
            self.postings.advance();
            self.next = 0;
        }
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use proptest::prelude::*;
    use tantivy::doc;
    use tantivy::schema::{Schema, TEXT};

    use super::*;
    use crate::search::finder::Finder;
    use crate::search::wanted::{self, Wanted};

    /// Commits of statements, each made of words by the digits of a number.
    fn searcher(commits: &[usize], seed: usize) -> (Searcher, Field) {
        let mut schema = Schema::builder();
        let field = schema.add_text_field("words", TEXT);
        let index = tantivy::Index::create_in_ram(schema.build());
        let mut writer = index.writer_with_num_threads(1, 15_000_000).unwrap();
        writer.set_merge_policy(Box::new(tantivy::merge_policy::NoMergePolicy));
        for statements in commits {
            for at in 0..*statements {
                let mut digits = (at + 1) * (seed + 1) % 99_991;
                let mut text = String::from("och");
                while digits > 0 {
                    write!(text, " w{}", digits % 11).unwrap();
                    digits /= 11 + at % 3;
                }
                writer.add_document(doc!(field => text)).unwrap();
            }
            writer.commit().unwrap();
        }
        (index.reader().unwrap().searcher(), field)
    }

    type Found = Vec<(usize, DocId, u32)>;

    /// What is found, with the bits of the scores.
    fn found(finder: &Finder, searcher: &Searcher) -> Found {
        let mut found = Vec::new();
        for (number, reader) in searcher.segment_readers().iter().enumerate() {
            finder
                .each_block(number, reader, |documents, scores| {
                    let scored = documents.iter().zip(scores);
                    found.extend(
                        scored.map(|(document, score)| (number, *document, score.to_bits())),
                    );
                })
                .unwrap();
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig::with_cases(24))]

        #[test]
        fn finds_what_the_union_of_term_queries_finds_with_the_same_scores(
            commits in prop::collection::vec(0_usize..9_000, 1..4),
            seed in 0_usize..90_000,
            words in prop::collection::vec(0_usize..13, 0..6),
            is_everywhere: bool,
        ) {
            let (searcher, field) = searcher(&commits, seed);
            let mut words: Vec<String> = words.iter().map(|word| format!("w{word}")).collect();
            if is_everywhere {
                words.push("och".to_owned());
            }
            let terms: Vec<Term> = words
                .iter()
                .map(|word| Term::from_field_text(field, word))
                .collect();
            let any_of = Finder::AnyOf(AnyOf::new(&searcher, field, &terms).unwrap());
            let union = Wanted::Query(wanted::any_of(&terms));
            let union = Finder::scored(&union, &searcher, field).unwrap();
            prop_assert_eq!(found(&any_of, &searcher), found(&union, &searcher));
        }
    }
}
