//! BM25 over the sections of a programme.

use crate::tag::matrix::count;
use crate::tag::term;

/// An inverted index with the weight of each term in each section worked out.
#[derive(Debug, Clone, Default)]
pub(super) struct Bm25 {
    postings: term::Map<Posting>,
    sections: usize,
}

#[derive(Debug, Clone, Default)]
struct Posting {
    rarity: f32,
    weights: Vec<(usize, f32)>,
}

const SATURATION: f32 = 1.2;
const LENGTH: f32 = 0.5;

/// A term that comes more often than this in a statement counts no more.
const QUERY_CAP: f32 = 2.0;

impl Bm25 {
    /// Indexes sections given as terms with weighted counts.
    pub(super) fn new(sections: &[Vec<(u64, f32)>]) -> Self {
        let mut postings: term::Map<Posting> = term::Map::default();
        let lengths: Vec<f32> = sections
            .iter()
            .map(|terms| terms.iter().map(|(_, weight)| weight).sum())
            .collect();
        let mean = lengths.iter().sum::<f32>() / count(sections.len().max(1));
        for (section, terms) in sections.iter().enumerate() {
            let norm = SATURATION * (1.0 - LENGTH + LENGTH * lengths[section] / mean.max(1.0));
            for &(term, weight) in terms {
                let saturated = weight * (SATURATION + 1.0) / (weight + norm);
                postings
                    .entry(term)
                    .or_default()
                    .weights
                    .push((section, saturated));
            }
        }
        let number = count(sections.len());
        #[expect(
            clippy::iter_over_hash_type,
            reason = "each posting is changed by itself"
        )]
        for posting in postings.values_mut() {
            let holders = count(posting.weights.len());
            posting.rarity = (1.0 + (number - holders + 0.5) / (holders + 0.5)).ln();
            for (_, weight) in &mut posting.weights {
                *weight *= posting.rarity;
            }
        }
        Self {
            postings,
            sections: sections.len(),
        }
    }

    /// Adds the scores of a text's terms to `row`; gives what a section that
    /// held them all would score.
    pub(super) fn score(&self, terms: &[(u64, f32)], row: &mut [f32]) -> f32 {
        let unknown = (1.0 + (count(self.sections) + 0.5) / 0.5).ln();
        let mut best = 0.0;
        for (term, frequency) in terms {
            let frequency = frequency.min(QUERY_CAP);
            let posting = self.postings.get(term);
            best += frequency * posting.map_or(unknown, |posting| posting.rarity);
            for &(section, weight) in posting.iter().flat_map(|posting| &posting.weights) {
                row[section] += frequency * weight;
            }
        }
        best * (SATURATION + 1.0) / 2.0
    }

    /// What these terms add to the score of one section.
    pub(super) fn share(&self, terms: &[u64], section: usize) -> f32 {
        terms
            .iter()
            .filter_map(|term| {
                let weights = &self.postings.get(term)?.weights;
                let at = weights.binary_search_by_key(&section, |(holder, _)| *holder);
                Some(weights[at.ok()?].1)
            })
            .sum()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_section_that_holds_a_rare_term_wins() {
        let index = Bm25::new(&[vec![(1, 1.0), (2, 1.0)], vec![(1, 1.0), (3, 1.0)]]);
        let mut row = [0.0; 2];
        let best = index.score(&[(1, 1.0), (3, 1.0)], &mut row);
        assert!(row[1] > row[0] && row[1] < best, "{row:?} of {best}");
        assert!(index.share(&[3], 1) > index.share(&[1], 1));
    }
}
