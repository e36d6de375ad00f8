//! Runs: characters drawn one after the other on one baseline, and how runs
//! that lie side by side make a line.

mod margin;

use super::glyph::{Glyph, Rule, Tag};
use super::line::Turn;
use super::list;

/// A visible character in the coordinates of its direction.
#[derive(Debug, Clone, Copy)]
pub(super) struct Placed {
    /// Its place among the glyphs of the page.
    pub(super) glyph: u32,
    pub(super) character: char,
    pub(super) u0: f32,
    pub(super) u1: f32,
    pub(super) v: f32,
    pub(super) size: f32,
    /// Whether the file puts a space before it.
    pub(super) spaced: bool,
}

/// Characters on one baseline that belong together.
#[derive(Debug)]
pub(super) struct Run {
    pub(super) placed: Vec<Placed>,
    pub(super) tag: Tag,
    u0: f32,
    u1: f32,
    v: f32,
    size: f32,
    /// Its place among the runs as drawn; of the last run in it.
    order: usize,
    last_order: usize,
    /// The run that it goes on after, marks of notes between them apart.
    after: Option<usize>,
    /// Whether spaces follow it.
    space_after: bool,
}

/// Gap between words that a line may hold, in font sizes.
const WIDE: f32 = 1.5;
/// The same between pieces that are not drawn one after the other.
const APART: f32 = 0.7;
/// Gap after a list mark.
const AFTER_MARK: f32 = 4.5;

/// The runs of one direction, joined to the pieces of text that a reader sees
/// as one. `rules` are the upright ruled lines from left to right, which no
/// piece crosses.
pub(super) fn runs(glyphs: &[Glyph], turn: Turn, rules: &[Rule]) -> Vec<Run> {
    let (runs, numbers) = margin::apart(drawn(glyphs, turn));
    let mut pieces = hang(join(runs, rules));
    pieces.extend(numbers);
    pieces
}

/// The runs as drawn.
fn drawn(glyphs: &[Glyph], turn: Turn) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut spaced = false;
    for (number, glyph) in (0u32..).zip(glyphs) {
        if glyph.direction != turn.direction {
            continue;
        }
        if glyph.character.is_whitespace() {
            spaced = true;
            if let Some(run) = runs.last_mut() {
                run.space_after = true;
            }
            continue;
        }
        if matches!(
            glyph.character,
            '\u{200b}'..='\u{200f}' | '\u{feff}' | '\u{2060}'
        ) {
            continue;
        }
        let (start, v) = turn.apply(glyph.x0, glyph.y0);
        let (end, _) = turn.apply(glyph.x1, glyph.y1);
        let placed = Placed {
            glyph: number,
            character: glyph.character,
            u0: start.min(end),
            u1: start.max(end),
            v,
            size: glyph.size,
            spaced: std::mem::take(&mut spaced),
        };
        let order = runs.len();
        match runs.last_mut() {
            Some(run) if run.takes(&placed, glyph.tag) => {
                run.u1 = run.u1.max(placed.u1);
                run.space_after = false;
                run.placed.push(placed);
            }
            _ => runs.push(Run {
                tag: glyph.tag,
                u0: placed.u0,
                u1: placed.u1,
                v,
                size: placed.size,
                placed: vec![placed],
                order,
                last_order: order,
                after: order.checked_sub(1),
                space_after: false,
            }),
        }
    }
    for at in 2..runs.len() {
        let [before, mark, next] = &runs[at - 2..=at] else {
            continue;
        };
        if mark.is_raised_between(before, next) {
            runs[at].after = Some(at - 2);
        }
    }
    runs
}

impl Run {
    fn takes(&self, next: &Placed, tag: Tag) -> bool {
        let size = self.size.max(next.size);
        let gap = next.u0 - self.u1;
        self.tag == tag
            && (self.v - next.v).abs() < 0.1 * size
            && next.size > self.size * 0.8
            && next.size < self.size * 1.25
            && gap < WIDE * size
            && gap > -0.35 * size
            && next.u0
                >= self
                    .placed
                    .last()
                    .map_or(self.u0, |last| last.u0 - 0.1 * size)
    }

    /// Whether it is the raised mark of a note between two runs of one line.
    fn is_raised_between(&self, before: &Self, next: &Self) -> bool {
        let size = before.size;
        self.placed.len() <= 3
            && self.size <= 0.85 * size
            && (0.1 * size..0.75 * size).contains(&(before.v - self.v))
            && (next.v - before.v).abs() < 0.1 * size
            && (self.u0 - before.u1).abs() < 0.3 * size
            && next.u0 > self.u1 - 0.3 * size
    }

    /// Whether its text is a list mark, which stands apart from its item.
    fn is_mark(&self) -> bool {
        if self.placed.len() > 8 {
            return false;
        }
        let text: String = self.placed.iter().map(|placed| placed.character).collect();
        list::is_mark(&text)
    }
}

/// Joins runs that lie on one baseline next to each other.
fn join(mut runs: Vec<Run>, rules: &[Rule]) -> Vec<Run> {
    runs.sort_by(|a, b| {
        a.v.total_cmp(&b.v)
            .then(a.u0.total_cmp(&b.u0))
            .then(a.order.cmp(&b.order))
    });
    let mut pieces: Vec<Run> = Vec::with_capacity(runs.len());
    let mut row: Vec<Run> = Vec::new();
    let mut row_v = f32::MIN;
    for run in runs {
        let same = row
            .last()
            .is_some_and(|last| (run.v - row_v).abs() < 0.22 * run.size.min(last.size));
        if !same {
            join_row(&mut row, &mut pieces, rules);
            row_v = run.v;
        }
        row.push(run);
    }
    join_row(&mut row, &mut pieces, rules);
    pieces
}

fn join_row(row: &mut Vec<Run>, pieces: &mut Vec<Run>, rules: &[Rule]) {
    row.sort_by(|a, b| a.u0.total_cmp(&b.u0).then(a.order.cmp(&b.order)));
    let start = pieces.len();
    for run in row.drain(..) {
        if is_repeated(&pieces[start..], &run) {
            continue;
        }
        match pieces[start..].last_mut() {
            Some(last) if goes_on(last, &run, rules) => {
                let from = last.placed.len();
                last.u1 = last.u1.max(run.u1);
                last.last_order = run.last_order;
                if run.placed.len() > from {
                    last.size = run.size;
                }
                last.placed.extend(run.placed);
                last.placed[from].spaced |= last.space_after;
                last.space_after = run.space_after;
            }
            _ => pieces.push(run),
        }
    }
}

/// Whether the same text stands there already: shadows and fake bold.
fn is_repeated(pieces: &[Run], run: &Run) -> bool {
    let near = 0.15 * run.size;
    pieces.iter().rev().take(6).any(|piece| {
        if piece.u1 <= run.u0 {
            return false;
        }
        let from = piece
            .placed
            .partition_point(|placed| placed.u0 < run.u0 - near);
        piece.placed.len() >= from + run.placed.len()
            && piece.placed[from..]
                .iter()
                .zip(&run.placed)
                .all(|(a, b)| a.character == b.character && (a.u0 - b.u0).abs() < near)
    })
}

fn goes_on(last: &Run, run: &Run, rules: &[Rule]) -> bool {
    let size = last.size.max(run.size);
    let gap = run.u0 - last.u1;
    if last.tag != run.tag || gap < -0.6 * size {
        return false;
    }
    if gap <= 0.3 * size {
        return true;
    }
    let follows = run.after == Some(last.last_order);
    let most = if follows { WIDE } else { APART } * size;
    if gap >= most && !(gap < AFTER_MARK * size && last.is_mark()) {
        return false;
    }
    let from = rules.partition_point(|rule| rule.x0 < last.u1 - 0.1 * size);
    !rules[from..]
        .iter()
        .take_while(|rule| rule.x0 < run.u0 + 0.1 * size)
        .any(|rule| rule.y0 < run.v && rule.y1 > run.v - 0.5 * size)
}

/// Hangs small raised or lowered pieces on the line beside them.
fn hang(mut pieces: Vec<Run>) -> Vec<Run> {
    let mut gone = vec![false; pieces.len()];
    for at in 0..pieces.len() {
        if pieces[at].placed.len() > 12 {
            continue;
        }
        let host = neighbours(&pieces, at)
            .filter(|host| !gone[*host])
            .find(|host| hangs_on(&pieces[at], &pieces[*host]));
        if let Some(host) = host {
            gone[at] = true;
            let hung = std::mem::take(&mut pieces[at].placed);
            let space_after = pieces[at].space_after;
            let host = &mut pieces[host];
            let from = host.placed.partition_point(|placed| placed.u0 < hung[0].u0);
            if space_after && let Some(next) = host.placed.get_mut(from) {
                next.spaced = true;
            }
            host.u0 = host.u0.min(hung[0].u0);
            host.u1 = host.u1.max(hung.last().map_or(host.u1, |last| last.u1));
            host.placed.splice(from..from, hung);
        }
    }
    let mut gone = gone.into_iter();
    pieces.retain(|_| gone.next() == Some(false));
    pieces
}

/// The pieces near one in height.
fn neighbours(pieces: &[Run], at: usize) -> impl Iterator<Item = usize> {
    let v = pieces[at].v;
    let reach = pieces[at].size * 2.5;
    let below = (at + 1..pieces.len()).take_while(move |other| pieces[*other].v - v < reach);
    let above = (0..at)
        .rev()
        .take_while(move |other| v - pieces[*other].v < reach);
    below.take(200).chain(above.take(200))
}

fn hangs_on(piece: &Run, host: &Run) -> bool {
    let rise = host.v - piece.v;
    let is_small = piece.size <= host.size * 0.85;
    let is_shifted = piece.placed.len() <= 3
        && piece.size <= host.size * 1.02
        && (0.12..0.6).contains(&(rise.abs() / host.size));
    if !(is_small || is_shifted)
        || piece.tag != host.tag
        || rise > 0.75 * host.size
        || rise < -0.4 * host.size
        || piece.u0 < host.u0 - 0.5 * host.size - (piece.u1 - piece.u0)
        || piece.u1 > host.u1 + 0.5 * host.size + (piece.u1 - piece.u0)
        || piece.placed.len() > host.placed.len() * 2
    {
        return false;
    }
    // It must touch a character, not just lie in the same stretch.
    let near = 0.3 * host.size;
    host.placed.iter().any(|placed| {
        let gap = if placed.u0 >= piece.u0 {
            placed.u0 - piece.u1
        } else {
            piece.u0 - placed.u1
        };
        gap > -near && gap < near
    })
}
