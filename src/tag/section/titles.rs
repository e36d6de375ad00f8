//! The headings of the programme, looked for in statements and in the headings
//! of responses.

use crate::tag::matrix::{count, scale};
use crate::tag::term;

/// The sections' headings, for finding them in statements and other headings.
#[derive(Debug, Clone)]
pub(super) struct Titles {
    holders: term::Map<Vec<(usize, f32)>>,
    rarity: term::Map<f32>,
    totals: Vec<f32>,
    norms: Vec<f32>,
    number: f32,
}

impl Titles {
    pub(super) fn new(headings: &[Vec<(u64, f32)>]) -> Self {
        let mut holders: term::Map<Vec<(usize, f32)>> = term::Map::default();
        for (place, terms) in headings.iter().enumerate() {
            for &(term, times) in terms {
                holders.entry(term).or_default().push((place, times));
            }
        }
        let number = count(headings.len());
        let rarity: term::Map<f32> = holders
            .iter()
            .map(|(&term, places)| (term, ((number + 1.0) / (count(places.len()) + 0.5)).ln()))
            .collect();
        let of = |terms: &[(u64, f32)], power: i32| -> f32 {
            terms
                .iter()
                .map(|(term, times)| (times * rarity[term]).powi(power))
                .sum()
        };
        Self {
            totals: headings
                .iter()
                .map(|terms| {
                    terms
                        .iter()
                        .map(|(term, _)| rarity[term])
                        .sum::<f32>()
                        .max(1e-6)
                })
                .collect(),
            norms: headings
                .iter()
                .map(|terms| of(terms, 2).sqrt().max(1e-6))
                .collect(),
            holders,
            rarity,
            number,
        }
    }

    /// How much of each section's heading a statement holds, 0 to 1: each term
    /// once at most, and less where it counts less.
    pub(super) fn covered(&self, grams: &[(u64, f32)], row: &mut [f32]) {
        for (gram, weight) in grams {
            for &(section, _) in self.holders.get(gram).into_iter().flatten() {
                row[section] += weight.min(1.0) * self.rarity[gram] / self.totals[section];
            }
        }
    }

    /// How alike a heading of a response is to each section's heading, 0 to 1.
    pub(super) fn alike(&self, heading: &str, row: &mut [f32]) {
        let unknown = ((self.number + 1.0) / 1.5).ln();
        let mut norm = 0.0;
        for (gram, times) in term::counted(term::text_grams(heading)) {
            let weight = times * self.rarity.get(&gram).copied().unwrap_or(unknown);
            norm += weight * weight;
            for &(section, other) in self.holders.get(&gram).into_iter().flatten() {
                row[section] += weight * other * self.rarity[&gram] / self.norms[section];
            }
        }
        scale(row, 1.0 / norm.sqrt().max(1e-6));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_is_found_in_a_statement_and_in_another_heading() {
        let grams = |text: &str| term::counted(term::text_grams(text));
        let titles = Titles::new(&[grams("Lekplatser"), grams("Gräsytor och träd")]);
        let mut row = [0.0; 2];
        titles.covered(&grams("Lekplatserna kontrolleras sällan."), &mut row);
        assert!(row[0] > 0.7 && row[1] < 0.1, "{row:?}");
        let mut row = [0.0; 2];
        titles.alike("Om träd och gräsytor", &mut row);
        assert!(row[1] > 0.9 && row[0] < 0.1, "{row:?}");
    }
}
