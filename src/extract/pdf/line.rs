//! From characters to lines: groups them by the direction in which they run,
//! and makes each stretch of text on one baseline a line with its words.

use super::direction;
use super::fonts::FontStyle;
use super::glyph::{Drawing, Glyph, Rule, Tag};
use super::list::is_mark;
use super::run::{self, Placed, Run};

/// The narrowest gap between two words, in parts of the font's size.
const LEAST_GAP: f32 = 0.1;

/// The longest number of a list item, in bytes.
const LONGEST_MARK: usize = 5;

/// A stretch of text on one baseline, without a wide gap inside. Coordinates
/// are those of a page turned so that the line runs rightwards.
#[derive(Debug, Clone)]
pub(super) struct Line {
    pub(super) text: String,
    pub(super) x0: f32,
    pub(super) x1: f32,
    pub(super) baseline: f32,
    pub(super) size: f32,
    pub(super) bold: bool,
    pub(super) italic: bool,
    pub(super) tag: Tag,
    /// How wide its first word is.
    pub(super) first_word: f32,
    /// Raised characters, which may call notes: start and end in the text.
    pub(super) raised: Vec<(usize, usize)>,
    /// Where each character stands; empty unless asked for.
    pub(super) places: Vec<Place>,
    /// The page, counted from 1.
    pub(super) page: u32,
    /// Where it stands on its page as shown: left, top, right, bottom.
    pub(super) bounds: [f32; 4],
    /// Which column or area of the page it stands in.
    pub(super) region: u32,
    /// Table of the page, row and column.
    pub(super) cell: Option<(u32, u32, u32)>,
    /// Right end of its cell.
    pub(super) cell_end: Option<f32>,
}

/// Where the character at an offset of a line's text stands on the page as
/// shown: left, top, right, bottom.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Place {
    pub(super) offset: usize,
    pub(super) page: u32,
    pub(super) bounds: [f32; 4],
}

/// Whether places of single characters are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Keep {
    Text,
    Places,
}

impl Line {
    pub(super) fn top(&self) -> f32 {
        self.baseline - self.size * 0.8
    }

    pub(super) fn bottom(&self) -> f32 {
        self.baseline + self.size * 0.25
    }

    /// Adds the words of another line, which goes on with what this one tells.
    pub(super) fn append(&mut self, other: Self) {
        self.text.push(' ');
        let by = self.text.len();
        self.text.push_str(&other.text);
        self.places
            .extend(other.places.into_iter().map(|place| Place {
                offset: place.offset + by,
                ..place
            }));
        for side in 0..2 {
            self.bounds[side] = self.bounds[side].min(other.bounds[side]);
            self.bounds[side + 2] = self.bounds[side + 2].max(other.bounds[side + 2]);
        }
    }
}

/// The lines of a page, direction by direction, the commonest first; each
/// group from top to bottom.
pub(super) fn lines(
    drawing: &Drawing,
    styles: &[FontStyle],
    page: u32,
    keep: Keep,
) -> Vec<(u16, Vec<Line>)> {
    let mut directions: Vec<(u16, usize)> = Vec::new();
    for glyph in &drawing.glyphs {
        match directions
            .iter_mut()
            .find(|(direction, _)| *direction == glyph.direction)
        {
            Some((_, count)) => *count += 1,
            None => directions.push((glyph.direction, 1)),
        }
    }
    directions.sort_by_key(|&(direction, count)| (std::cmp::Reverse(count), direction));
    directions
        .into_iter()
        .map(|(direction, _)| {
            let rules = upright_rules(&drawing.rules, direction);
            let runs = run::runs(&drawing.glyphs, Turn::new(direction), &rules);
            let mut lines: Vec<Line> = runs
                .into_iter()
                .filter_map(|run| line(&run, drawing, styles, page, keep))
                .collect();
            lines.sort_by(|a, b| {
                a.baseline
                    .total_cmp(&b.baseline)
                    .then(a.x0.total_cmp(&b.x0))
            });
            (direction, lines)
        })
        .collect()
}

/// Turns coordinates so that a direction runs rightwards.
#[derive(Debug, Clone, Copy)]
pub(super) struct Turn {
    pub(super) direction: u16,
    sin: f32,
    cos: f32,
}

impl Turn {
    pub(super) fn new(direction: u16) -> Self {
        let (sin, cos) = match direction {
            0 => (0.0, 1.0),
            90 => (1.0, 0.0),
            180 => (0.0, -1.0),
            270 => (-1.0, 0.0),
            other => f32::from(other).to_radians().sin_cos(),
        };
        Self {
            direction,
            sin,
            cos,
        }
    }

    pub(super) fn apply(self, x: f32, y: f32) -> (f32, f32) {
        (x * self.cos + y * self.sin, y * self.cos - x * self.sin)
    }
}

/// The upright ruled lines, from left to right, where text runs rightwards.
fn upright_rules(rules: &[Rule], direction: u16) -> Vec<Rule> {
    if direction != 0 {
        return Vec::new();
    }
    let mut upright: Vec<Rule> = rules
        .iter()
        .filter(|rule| rule.y1 - rule.y0 > rule.x1 - rule.x0)
        .copied()
        .collect();
    upright.sort_by(|a, b| a.x0.total_cmp(&b.x0));
    upright
}

fn line(run: &Run, drawing: &Drawing, styles: &[FontStyle], page: u32, keep: Keep) -> Option<Line> {
    let placed = &run.placed;
    let first = placed.first()?;
    let main = main_size(placed);
    let baseline = placed
        .iter()
        .find(|p| (p.size - main).abs() < 0.05 * main)
        .map_or(first.v, |p| p.v);
    let word_gap = word_gap(placed, main);
    let mut line = Line {
        text: String::with_capacity(placed.len() + 8),
        x0: first.u0,
        x1: first.u1,
        baseline,
        size: main,
        bold: true,
        italic: true,
        tag: run.tag,
        first_word: 0.0,
        raised: Vec::new(),
        places: Vec::new(),
        page,
        bounds: [f32::MAX, f32::MAX, f32::MIN, f32::MIN],
        region: 0,
        cell: None,
        cell_end: None,
    };
    for (at, p) in placed.iter().enumerate() {
        let gap = p.u0 - line.x1;
        let apart = gap > word_gap || (gap > LEAST_GAP * main && is_behind_mark(&line.text, p));
        if at > 0 && (p.spaced && gap > -0.5 * main || apart) {
            line.text.push(' ');
            if line.first_word == 0.0 {
                line.first_word = line.x1 - first.u0;
            }
        }
        line.x1 = line.x1.max(p.u1);
        let glyph = &drawing.glyphs[p.glyph as usize];
        let bounds = glyph_bounds(glyph);
        for side in 0..2 {
            line.bounds[side] = line.bounds[side].min(bounds[side]);
            line.bounds[side + 2] = line.bounds[side + 2].max(bounds[side + 2]);
        }
        let start = line.text.len();
        if keep == Keep::Places {
            line.places.push(Place {
                offset: start,
                page,
                bounds,
            });
        }
        let style = styles.get(usize::from(glyph.font));
        line.bold &= style.is_some_and(|style| style.bold);
        line.italic &= style.is_some_and(|style| style.italic);
        // A soft hyphen that is drawn inside a line is a hyphen.
        let inside = at + 1 < placed.len();
        line.text.push(match p.character {
            '\u{ad}' if inside => '-',
            character => character,
        });
        if p.size < 1.02 * main && baseline - p.v > 0.12 * main {
            match line.raised.last_mut() {
                Some(last) if last.1 == start => last.1 = line.text.len(),
                _ => line.raised.push((start, line.text.len())),
            }
        }
    }
    if line.first_word == 0.0 {
        line.first_word = line.x1 - line.x0;
    }
    if !line.text.is_ascii() {
        turn_round(&mut line);
    }
    Some(line)
}

/// Puts text that is read from right to left in the order of reading.
fn turn_round(line: &mut Line) {
    let characters: Vec<char> = line.text.chars().collect();
    let Some(order) = direction::reading_order(&characters) else {
        return;
    };
    let starts: Vec<usize> = line.text.char_indices().map(|(start, _)| start).collect();
    let mut text = String::with_capacity(line.text.len());
    let mut places = Vec::with_capacity(line.places.len());
    for at in order {
        if let Ok(place) = line
            .places
            .binary_search_by_key(&starts[at], |place| place.offset)
        {
            places.push(Place {
                offset: text.len(),
                ..line.places[place]
            });
        }
        text.push(characters[at]);
    }
    line.text = text;
    line.places = places;
    line.raised.clear();
}

/// The size of most of the characters.
fn main_size(placed: &[Placed]) -> f32 {
    let mut sizes: Vec<(f32, usize)> = Vec::new();
    for p in placed {
        match sizes
            .iter_mut()
            .find(|(size, _)| (*size - p.size).abs() < 0.05 * *size)
        {
            Some((_, count)) => *count += 1,
            None => sizes.push((p.size, 1)),
        }
    }
    sizes
        .iter()
        .max_by(|a, b| a.1.cmp(&b.1).then(a.0.total_cmp(&b.0)))
        .map_or(1.0, |(size, _)| *size)
}

/// Whether a letter stands behind nothing but the number of a list item, which is
/// set at a place of its own and not by a space: `1.`, `b)`.
fn is_behind_mark(text: &str, letter: &Placed) -> bool {
    letter.character.is_alphabetic()
        && text.len() <= LONGEST_MARK
        && text.ends_with(['.', ')'])
        && is_mark(text)
}

/// From which gap on two characters belong to different words, where the file
/// has no space between them.
fn word_gap(placed: &[Placed], size: f32) -> f32 {
    let least = LEAST_GAP * size;
    let mut gaps: Vec<f32> = Vec::with_capacity(placed.len());
    let mut explicit = 0.0f32;
    for pair in placed.windows(2) {
        let gap = pair[1].u0 - pair[0].u1;
        if pair[1].spaced {
            explicit = explicit.max(gap);
        } else {
            gaps.push(gap);
        }
    }
    let Some(widest) = gaps
        .iter()
        .copied()
        .reduce(f32::max)
        .filter(|gap| *gap > least)
    else {
        return least;
    };
    // Spaced-out letters: all gaps are about as wide as each other.
    let middle = gaps.len() / 2;
    let (_, median, _) = gaps.select_nth_unstable_by(middle, f32::total_cmp);
    if *median > least && placed.len() >= 5 {
        return *median * 1.6;
    }
    (0.5 * widest.max(explicit)).clamp(least, 0.17 * size)
}

/// Where a character stands on the page as shown: left, top, right, bottom.
fn glyph_bounds(glyph: &Glyph) -> [f32; 4] {
    let (up, down) = (0.8 * glyph.size, 0.2 * glyph.size);
    if glyph.direction == 0 {
        return [
            glyph.x0.min(glyph.x1),
            glyph.y0 - up,
            glyph.x1.max(glyph.x0),
            glyph.y0 + down,
        ];
    }
    // Up is a quarter turn against the clock from the line's direction.
    let turn = Turn::new(glyph.direction);
    let (ux, uy) = (turn.sin, -turn.cos);
    let ends = [(glyph.x0, glyph.y0), (glyph.x1, glyph.y1)];
    let mut bounds = [f32::MAX, f32::MAX, f32::MIN, f32::MIN];
    for (x, y) in ends {
        for by in [up, -down] {
            let (x, y) = (x + ux * by, y + uy * by);
            bounds = [
                bounds[0].min(x),
                bounds[1].min(y),
                bounds[2].max(x),
                bounds[3].max(y),
            ];
        }
    }
    bounds
}
