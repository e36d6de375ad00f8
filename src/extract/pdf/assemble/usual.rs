//! What is usual in a document, learnt from its lines: size, weight and leading
//! of the running text.

use std::collections::BTreeMap;

use crate::extract::pdf::heading::{self, BodyLook};
use crate::extract::pdf::page::PageLines;

/// Sizes and leadings of the lines seen so far.
#[derive(Default)]
pub(super) struct Usual {
    /// By size in half points: characters in all, and in bold.
    sizes: BTreeMap<u16, (usize, usize)>,
    /// By leading, in twentieths of the size: lines.
    leadings: BTreeMap<u16, usize>,
    /// The largest size on the first page.
    pub(super) largest: f32,
}

impl Usual {
    /// Takes in the lines of a page.
    pub(super) fn learn(&mut self, page: &PageLines) {
        for line in &page.lines {
            let size = self
                .sizes
                .entry(heading::half_points(line.size))
                .or_default();
            let characters = line.text.len();
            size.0 += characters;
            size.1 += if line.bold { characters } else { 0 };
            if page.number == 1 {
                self.largest = self.largest.max(line.size);
            }
        }
        for pair in page.lines.windows(2) {
            let leading = (pair[1].baseline - pair[0].baseline) / pair[1].size.max(0.1);
            let alike =
                pair[0].region == pair[1].region && (pair[0].size - pair[1].size).abs() < 0.1;
            if alike && (0.8..2.6).contains(&leading) {
                #[expect(
                    clippy::cast_possible_truncation,
                    clippy::cast_sign_loss,
                    reason = "0.8 to 2.6"
                )]
                let step = (leading * 20.0).round() as u16;
                *self.leadings.entry(step).or_default() += 1;
            }
        }
    }

    /// What most characters look like.
    pub(super) fn body(&self) -> BodyLook {
        let most = self.sizes.iter().max_by_key(|(_, count)| count.0);
        most.map_or(
            BodyLook {
                size: 10.0,
                bold: false,
            },
            |(size, (all, bold))| BodyLook {
                size: f32::from(*size) / 2.0,
                bold: bold * 2 > *all,
            },
        )
    }

    /// What most lines of a paragraph keep to the next, in sizes.
    pub(super) fn leading(&self) -> f32 {
        let most = self.leadings.iter().max_by_key(|(_, count)| **count);
        most.map_or(1.2, |(step, _)| f32::from(*step) / 20.0)
            .clamp(1.0, 2.2)
    }
}
