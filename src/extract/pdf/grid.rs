//! Tables with ruled lines: the grids that the lines of a page make.

use super::glyph::Rule;

/// A grid of ruled lines.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Grid {
    /// Its upright lines from left to right.
    pub(super) xs: Vec<f32>,
    /// Its level lines from top to bottom.
    pub(super) ys: Vec<f32>,
}

/// Lines this near each other are one.
const NEAR: f32 = 3.0;
/// Pages with more lines than this hold drawings, not tables.
const MOST: usize = 1_500;

impl Grid {
    /// Row and column of the cell at a point, if it lies in the grid.
    pub(super) fn cell(&self, x: f32, y: f32) -> Option<(u32, u32)> {
        let place = |lines: &[f32], at: f32| {
            let after = lines.partition_point(|line| *line <= at);
            (after > 0 && after < lines.len()).then(|| u32::try_from(after - 1).ok())?
        };
        Some((place(&self.ys, y)?, place(&self.xs, x)?))
    }
}

/// The grids with at least two columns.
pub(super) fn grids(rules: &[Rule]) -> Vec<Grid> {
    if rules.len() < 5 || rules.len() > MOST {
        return Vec::new();
    }
    let mut groups = Groups::new(rules.len());
    for (at, rule) in rules.iter().enumerate() {
        for (other, with) in rules.iter().enumerate().skip(at + 1) {
            if touch(rule, with) {
                groups.join(at, other);
            }
        }
    }
    let mut members: Vec<(usize, usize)> =
        (0..rules.len()).map(|at| (groups.find(at), at)).collect();
    members.sort_unstable();
    members
        .chunk_by(|a, b| a.0 == b.0)
        .filter_map(|group| {
            let of = |upright: bool| {
                let mut lines: Vec<f32> = group
                    .iter()
                    .map(|(_, at)| &rules[*at])
                    .filter(|rule| is_upright(rule) == upright)
                    .map(|rule| if upright { rule.x0 } else { rule.y0 })
                    .collect();
                lines.sort_by(f32::total_cmp);
                lines.dedup_by(|next, kept| *next - *kept < NEAR);
                lines
            };
            let grid = Grid {
                xs: of(true),
                ys: of(false),
            };
            (grid.xs.len() >= 3 && grid.ys.len() >= 2).then_some(grid)
        })
        .collect()
}

fn is_upright(rule: &Rule) -> bool {
    rule.y1 - rule.y0 > rule.x1 - rule.x0
}

fn touch(a: &Rule, b: &Rule) -> bool {
    a.x0 <= b.x1 + NEAR && b.x0 <= a.x1 + NEAR && a.y0 <= b.y1 + NEAR && b.y0 <= a.y1 + NEAR
}

/// Sets of things that hang together.
struct Groups {
    parents: Vec<usize>,
}

impl Groups {
    fn new(count: usize) -> Self {
        Self {
            parents: (0..count).collect(),
        }
    }

    fn find(&mut self, mut at: usize) -> usize {
        while self.parents[at] != at {
            self.parents[at] = self.parents[self.parents[at]];
            at = self.parents[at];
        }
        at
    }

    fn join(&mut self, a: usize, b: usize) {
        let (a, b) = (self.find(a), self.find(b));
        self.parents[a.max(b)] = a.min(b);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_ruled_table_is_a_grid_and_a_frame_is_none() {
        let level = |y: f32| Rule {
            x0: 0.0,
            y0: y,
            x1: 200.0,
            y1: y,
        };
        let upright = |x: f32| Rule {
            x0: x,
            y0: 0.0,
            x1: x,
            y1: 40.0,
        };
        let frame = [level(0.0), level(40.0), upright(0.0), upright(200.0)];
        assert_eq!(grids(&frame), []);
        let mut table = frame.to_vec();
        table.extend([upright(100.0), level(20.0)]);
        let grids = grids(&table);
        assert_eq!(grids.len(), 1);
        assert_eq!(grids[0].cell(150.0, 30.0), Some((1, 1)));
        assert_eq!(grids[0].cell(250.0, 30.0), None);
    }
}
