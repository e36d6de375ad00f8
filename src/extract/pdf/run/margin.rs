//! Numbers in the margin of a page that count its lines: they belong to no line's text.

use super::{Placed, Run};
use crate::extract::pdf::glyph::{Edge, Tag};

/// Fewest numbers of a page, where each line has one and where only some have.
const FEWEST: usize = 4;
const FEWEST_OF_SOME: usize = 3;
/// The longest number, in digits.
const LONGEST: usize = 4;
/// Numbers stand on one line, or are of one column, within so many font sizes.
const NEAR: f32 = 0.35;
/// White between a number and its line, in font sizes.
const WHITE: f32 = 0.5;
/// So many of a hundred lines have their number.
const NUMBERED: usize = 85;
/// So many of a hundred numbered lines go on with a sentence: items of a list or rows
/// of a table seldom do.
const GO_ON: usize = 15;

/// A number that begins a run.
#[derive(Debug, Clone, Copy)]
struct Number {
    run: usize,
    digits: usize,
    value: u32,
    u0: f32,
    u1: f32,
    v: f32,
    size: f32,
}

/// Takes the numbers of lines out of the runs of a page; gives both.
pub(super) fn apart(mut runs: Vec<Run>) -> (Vec<Run>, Vec<Run>) {
    let found = numbers(&runs);
    let mut numbers = Vec::with_capacity(found.len());
    for number in &found {
        let run = &mut runs[number.run];
        let rest = run.placed.split_off(number.digits);
        numbers.push(Run {
            placed: std::mem::replace(&mut run.placed, rest),
            tag: Tag::Furniture(Edge::Beside),
            u0: number.u0,
            u1: number.u1,
            v: number.v,
            size: number.size,
            order: run.order,
            last_order: run.order,
            after: run.after,
            space_after: true,
        });
        if let Some(first) = run.placed.first() {
            run.u0 = first.u0;
        }
    }
    runs.retain(|run| !run.placed.is_empty());
    (runs, numbers)
}

/// The numbers of a page's lines from top to bottom, if it has any.
fn numbers(runs: &[Run]) -> Vec<Number> {
    let all: Vec<Number> = (runs.iter().enumerate())
        .filter_map(|(at, run)| number(at, run))
        .collect();
    let Some(outer) = (all.iter().copied()).min_by(|a, b| a.u0.total_cmp(&b.u0)) else {
        return Vec::new();
    };
    let near = NEAR * outer.size;
    let of = |edge: fn(&Number) -> f32| -> Vec<Number> {
        let aligned = |one: &&Number| (edge(one) - edge(&outer)).abs() < near;
        all.iter().filter(aligned).copied().collect()
    };
    let (left, right) = (of(|one| one.u0), of(|one| one.u1));
    let mut column = if left.len() > right.len() {
        left
    } else {
        right
    };
    column.sort_by(|a, b| a.v.total_cmp(&b.v));
    if count_lines(&column, runs) {
        column
    } else {
        Vec::new()
    }
}

/// The number that a run begins with, apart from what follows.
fn number(at: usize, run: &Run) -> Option<Number> {
    let digit = |placed: &&Placed| placed.character.is_ascii_digit();
    let digits = run.placed.iter().take_while(digit).count();
    let (first, last) = (run.placed.first()?, run.placed.get(digits.checked_sub(1)?)?);
    let apart = (run.placed.get(digits)).is_none_or(|next| next.u0 - last.u1 > WHITE * run.size);
    if digits > LONGEST || !apart {
        return None;
    }
    let text: String = run.placed[..digits]
        .iter()
        .map(|one| one.character)
        .collect();
    Some(Number {
        run: at,
        digits,
        value: text.parse().ok()?,
        u0: first.u0,
        u1: last.u1,
        v: run.v,
        size: first.size,
    })
}

/// Whether a column of numbers counts the lines beside it, each or each fifth.
fn count_lines(column: &[Number], runs: &[Run]) -> bool {
    let (Some(first), Some(second), Some(last)) = (column.first(), column.get(1), column.last())
    else {
        return false;
    };
    let step = second.value.saturating_sub(first.value);
    let rises = |pair: &[Number]| {
        pair[1].value == pair[0].value + step && pair[1].v - pair[0].v > 0.5 * pair[0].size
    };
    if !column.windows(2).all(rises) || !matches!(step, 1 | 2 | 5 | 10) {
        return false;
    }
    let some = step > 1;
    if some && !column.iter().all(|one| one.value % step == 0) {
        return false;
    }
    if column.len() < if some { FEWEST_OF_SOME } else { FEWEST } {
        return false;
    }
    let text = text(column, runs);
    let edge = column.iter().map(|one| one.u1).fold(f32::MIN, f32::max) + 0.3 * first.size;
    let beyond = text.iter().filter(|one| one.u0 < edge).count();
    let reach = step.clamp(1, 10);
    let within = NEAR * first.size;
    #[expect(clippy::cast_precision_loss, reason = "at most ten")]
    let more = if some {
        (second.v - first.v) * (reach - 1) as f32 / reach as f32
    } else {
        0.0
    };
    let mut lines: Vec<Line> = Vec::new();
    for one in text
        .iter()
        .filter(|one| one.v > first.v - within - more && one.v < last.v + within + more)
    {
        match lines.last_mut() {
            Some(line) if one.v - line.v < within => {
                if one.u0 < line.u0 {
                    *line = *one;
                }
            }
            _ => lines.push(*one),
        }
    }
    let numbered: Vec<&Line> = (lines.iter())
        .filter(|line| column.iter().any(|one| (one.v - line.v).abs() < within))
        .collect();
    let go_on = numbered.iter().filter(|line| line.goes_on).count();
    let covered = if some {
        let most = column.len() * step as usize + step as usize;
        lines.len() <= most && numbered.len() * 100 >= column.len() * 50
    } else {
        numbered.len() * 100 >= lines.len() * NUMBERED
    };
    beyond * 10 <= text.len() && covered && go_on * 100 >= numbered.len() * GO_ON && go_on > 0
}

/// Where a line of text begins.
#[derive(Debug, Clone, Copy)]
struct Line {
    u0: f32,
    v: f32,
    /// Whether it begins in the middle of a sentence.
    goes_on: bool,
}

/// What stands on the page beside the column, from top to bottom.
fn text(column: &[Number], runs: &[Run]) -> Vec<Line> {
    let mut found: Vec<Line> = (runs.iter().enumerate())
        .filter_map(|(at, run)| {
            let taken = column.iter().find(|one| one.run == at);
            let first = run.placed.get(taken.map_or(0, |one| one.digits))?;
            Some(Line {
                u0: first.u0,
                v: first.v,
                goes_on: first.character.is_lowercase(),
            })
        })
        .collect();
    found.sort_by(|a, b| a.v.total_cmp(&b.v).then(a.u0.total_cmp(&b.u0)));
    found
}
