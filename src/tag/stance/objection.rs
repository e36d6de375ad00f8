//! No objection may be overlooked: critical statements are raised above what
//! the second look makes of them, as far as a consultation needs it.

use super::context::{CRITICAL, GROUPS};
use crate::tag::matrix::softmax;

/// The share of what is critical that is to be found: an objection overlooked
/// costs more than one too many.
pub const FOUND: f32 = 0.75;

/// How far the critical group is to be raised in the scores of a consultation:
/// until [`FOUND`] of what is critical is expected to be called so, and no
/// further than `most`. Where objections are plain to hear, nothing is raised.
pub fn raise(scores: &[[f32; GROUPS]], most: f32) -> f32 {
    let mut lacking: Vec<(f32, f32)> = scores
        .iter()
        .map(|scores| {
            let others = (0..GROUPS).filter(|group| *group != CRITICAL);
            let highest = others.map(|group| scores[group]).fold(f32::MIN, f32::max);
            let mut likely = *scores;
            softmax(&mut likely);
            (highest - scores[CRITICAL], likely[CRITICAL])
        })
        .collect();
    lacking.sort_by(|a, b| a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1)));
    let wanted = FOUND * lacking.iter().map(|(_, likely)| likely).sum::<f32>();
    let mut found = 0.0;
    let enough = lacking.iter().find(|(_, likely)| {
        found += likely;
        found >= wanted
    });
    // a little more, so that it is raised above the others and not to them
    enough.map_or(0.0, |(lacks, _)| (lacks + 1e-3).clamp(0.0, most))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_critical_is_raised_only_as_far_as_it_is_overlooked() {
        let heard = |critical: f32| {
            let mut scores = [0.0; GROUPS];
            scores[CRITICAL] = critical;
            scores
        };
        assert!(raise(&[heard(3.0), heard(4.0), heard(-5.0)], 0.8) < 1e-6);
        let needed = raise(&[heard(-0.5), heard(-0.4), heard(-5.0)], 0.8);
        assert!((needed - 0.5).abs() < 0.01, "{needed}");
        assert!((raise(&[heard(-2.0), heard(-2.5)], 0.8) - 0.8).abs() < 1e-6);
        assert!(raise(&[], 0.8) < 1e-6);
    }
}
