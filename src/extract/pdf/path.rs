//! Paths, as far as text is concerned: what they clip, and which ruled lines
//! they draw.

use super::content::Lexer;
use super::glyph::Rule;
use super::limits;
use super::matrix::{Matrix, Rect, single};

/// The path being built.
#[derive(Debug, Default)]
pub(super) struct Path {
    bounds: Option<Rect>,
    rects: Vec<Rect>,
    lines: Vec<[(f64, f64); 2]>,
    start: (f64, f64),
    point: (f64, f64),
    clips: bool,
}

/// Rectangles and lines kept of one path.
const PIECES: usize = 4_000;
/// A rectangle up to this thick is a line.
const THICK: f64 = 3.0;
/// A line from this length on is a rule.
const LONG: f64 = 8.0;

impl Path {
    /// Follows one operator; those that are no path operators change nothing.
    pub(super) fn operate(
        &mut self,
        operator: &[u8],
        lexer: &Lexer<'_>,
        clip: &mut Rect,
        matrix: Matrix,
        rules: &mut Vec<Rule>,
    ) {
        match operator {
            b"re" => {
                if let Some([x, y, width, height]) = lexer.numbers() {
                    let rect = matrix.apply_rect(Rect::of_corners(x, y, x + width, y + height));
                    self.take_in(rect.x0, rect.y0);
                    self.take_in(rect.x1, rect.y1);
                    if self.rects.len() < PIECES {
                        self.rects.push(rect);
                    }
                    self.point = matrix.apply(x, y);
                    self.start = self.point;
                }
            }
            b"m" => {
                if let Some([x, y]) = lexer.numbers() {
                    self.point = matrix.apply(x, y);
                    self.start = self.point;
                    self.take_in(self.point.0, self.point.1);
                }
            }
            b"l" => {
                if let Some([x, y]) = lexer.numbers() {
                    self.line_to(matrix.apply(x, y));
                }
            }
            b"h" => self.line_to(self.start),
            b"c" | b"v" | b"y" => {
                if let Some([x, y]) = lexer.numbers() {
                    self.point = matrix.apply(x, y);
                    self.take_in(self.point.0, self.point.1);
                }
            }
            b"W" | b"W*" => self.clips = true,
            b"n" => self.finish(clip),
            b"S" | b"s" => {
                self.stroke(rules);
                self.finish(clip);
            }
            b"f" | b"F" | b"f*" => {
                self.fill(rules);
                self.finish(clip);
            }
            b"B" | b"B*" | b"b" | b"b*" => {
                self.fill(rules);
                self.stroke(rules);
                self.finish(clip);
            }
            _ => {}
        }
    }

    fn line_to(&mut self, point: (f64, f64)) {
        if self.lines.len() < PIECES {
            self.lines.push([self.point, point]);
        }
        self.point = point;
        self.take_in(point.0, point.1);
    }

    fn take_in(&mut self, x: f64, y: f64) {
        match &mut self.bounds {
            Some(bounds) => bounds.take_in(x, y),
            None => self.bounds = Some(Rect::new(x, y, x, y)),
        }
    }

    /// The path is done with: it clips where it was told to.
    fn finish(&mut self, clip: &mut Rect) {
        if std::mem::take(&mut self.clips)
            && let Some(bounds) = self.bounds
        {
            *clip = clip.intersection(bounds);
        }
        self.bounds = None;
        self.rects.clear();
        self.lines.clear();
    }

    fn fill(&self, rules: &mut Vec<Rule>) {
        for rect in &self.rects {
            if rect.height() <= THICK && rect.width() >= LONG {
                let y = f64::midpoint(rect.y0, rect.y1);
                add(rules, (rect.x0, y), (rect.x1, y));
            } else if rect.width() <= THICK && rect.height() >= LONG {
                let x = f64::midpoint(rect.x0, rect.x1);
                add(rules, (x, rect.y0), (x, rect.y1));
            }
        }
        // A thin box drawn by its corners.
        if let Some(bounds) = self.bounds
            && self.rects.is_empty()
            && (3..=5).contains(&self.lines.len())
        {
            if bounds.height() <= THICK && bounds.width() >= LONG {
                let y = f64::midpoint(bounds.y0, bounds.y1);
                add(rules, (bounds.x0, y), (bounds.x1, y));
            } else if bounds.width() <= THICK && bounds.height() >= LONG {
                let x = f64::midpoint(bounds.x0, bounds.x1);
                add(rules, (x, bounds.y0), (x, bounds.y1));
            }
        }
    }

    fn stroke(&self, rules: &mut Vec<Rule>) {
        for rect in &self.rects {
            add(rules, (rect.x0, rect.y0), (rect.x1, rect.y0));
            add(rules, (rect.x0, rect.y1), (rect.x1, rect.y1));
            add(rules, (rect.x0, rect.y0), (rect.x0, rect.y1));
            add(rules, (rect.x1, rect.y0), (rect.x1, rect.y1));
        }
        for [from, to] in &self.lines {
            add(rules, *from, *to);
        }
    }
}

fn add(rules: &mut Vec<Rule>, from: (f64, f64), to: (f64, f64)) {
    let (wide, high) = ((from.0 - to.0).abs(), (from.1 - to.1).abs());
    let upright = wide.min(high) < 1.0 && wide.max(high) >= LONG;
    if upright && rules.len() < limits::RULES {
        rules.push(Rule {
            x0: single(from.0.min(to.0)),
            y0: single(from.1.min(to.1)),
            x1: single(from.0.max(to.0)),
            y1: single(from.1.max(to.1)),
        });
    }
}
