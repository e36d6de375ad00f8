//! Which decided statements say things alike: one pass over all statements, by
//! the words that they share with any of the decided ones.

use rayon::prelude::*;

use crate::tag::term;

/// For each statement, what `pick` makes of the decided ones that share a word
/// with it, itself not among them: their places in `decided` and how alike
/// they are, 0 to 1, in no order.
pub(super) fn alike<T: Send>(
    vectors: &[Vec<(u64, f32)>],
    decided: &[usize],
    pick: impl Fn(&mut Vec<(usize, f32)>) -> T + Sync,
) -> Vec<T> {
    let mut holders: term::Map<Vec<(usize, f32)>> = term::Map::default();
    for (place, &row) in decided.iter().enumerate() {
        for &(term, weight) in &vectors[row] {
            holders.entry(term).or_default().push((place, weight));
        }
    }
    let scratch = || (vec![0.0_f32; decided.len()], Vec::new(), Vec::new());
    vectors
        .par_iter()
        .enumerate()
        .map_init(scratch, |(scores, touched, found), (row, terms)| {
            // in the order of the terms, so that the sums are the same however
            // many were decided
            for (term, weight) in terms {
                for &(place, value) in holders.get(term).into_iter().flatten() {
                    if scores[place] == 0.0 {
                        touched.push(place);
                    }
                    scores[place] += weight * value;
                }
            }
            found.clear();
            for place in touched.drain(..) {
                let likeness = std::mem::take(&mut scores[place]);
                if decided[place] != row && likeness > 0.0 {
                    found.push((place, likeness));
                }
            }
            pick(found)
        })
        .collect()
}

/// The `most` likest of these, likest first; of the equally like the first. They are
/// chosen where they stand and copied out: what is kept takes no more room than it has.
pub(super) fn likest(found: &mut [(usize, f32)], most: usize) -> Vec<(usize, f32)> {
    // The order is total, so the best are the same without sorting all.
    let best_first = |a: &(usize, f32), b: &(usize, f32)| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0));
    if found.len() > most {
        found.select_nth_unstable_by(most, best_first);
    }
    let mut best = found[..found.len().min(most)].to_vec();
    best.sort_unstable_by(best_first);
    best
}

/// Those of which this is true, put before all others.
pub(super) fn those(
    found: &mut [(usize, f32)],
    is: impl Fn(&(usize, f32)) -> bool,
) -> &mut [(usize, f32)] {
    let mut end = 0;
    for at in 0..found.len() {
        if is(&found[at]) {
            found.swap(at, end);
            end += 1;
        }
    }
    &mut found[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_others_that_share_a_word_are_alike() {
        let vectors = [
            vec![(1, 0.6), (2, 0.8)],
            vec![(2, 1.0)],
            vec![(3, 1.0)],
            vec![(1, 0.6), (2, 0.8)],
        ];
        let found = alike(&vectors, &[1, 0], |found| {
            found.sort_unstable_by_key(|(place, _)| *place);
            found.clone()
        });
        assert_eq!(found[0], [(0, 0.8)]);
        assert_eq!(found[1], [(1, 0.8)]);
        assert_eq!(found[2], []);
        assert_eq!(found[3], [(0, 0.8), (1, 0.6 * 0.6 + 0.8 * 0.8)]);
    }
}
