//! Heads and feet of pages: lines at the edge that come again on page after
//! page, page numbers, and what the file itself marks as such. Only what is
//! sure to be furniture is called so.

use std::collections::HashMap;

use super::glyph::{Edge, Tag};
use super::line::Line;
use crate::model::Layer;

/// What is kept of a page's edge lines until all pages are known.
#[derive(Debug)]
pub(super) struct EdgeLine {
    /// Place among the lines of its page.
    pub(super) line: usize,
    layer: Layer,
    /// Text with its figures made alike.
    pattern: String,
    height: i32,
    /// Which row from the edge.
    row: usize,
    /// White between its row and the next one inwards, in font sizes.
    gap: f32,
}

/// How far from the edge furniture may stand, as a share of the page's height.
const MARGIN: f32 = 0.2;
/// White, in font sizes from baseline to baseline, that parts furniture from
/// the body.
const APART: f32 = 1.9;
/// How many rows at each edge may be furniture.
const ROWS: usize = 6;

/// The lines of a page that may be furniture, from the edge inwards, top
/// first. `lines` may stand in any order.
pub(super) fn edge_lines(lines: &[Line], height: f32) -> Vec<EdgeLine> {
    let mut by_height: Vec<usize> = (0..lines.len()).collect();
    by_height.sort_by(|a, b| lines[*a].baseline.total_cmp(&lines[*b].baseline));
    let mut edges = Vec::new();
    let is_top = |line: &Line| line.bottom() < MARGIN * height;
    let is_bottom = |line: &Line| line.top() > (1.0 - MARGIN) * height;
    collect(by_height.iter(), lines, Layer::Header, is_top, &mut edges);
    collect(
        by_height.iter().rev(),
        lines,
        Layer::Footer,
        is_bottom,
        &mut edges,
    );
    edges
}

fn collect<'a>(
    places: impl Iterator<Item = &'a usize>,
    lines: &[Line],
    layer: Layer,
    is_near: impl Fn(&Line) -> bool,
    edges: &mut Vec<EdgeLine>,
) {
    let mut rows = 0;
    let mut baseline = f32::NAN;
    let mut row_start = edges.len();
    for place in places {
        let line = &lines[*place];
        let step = (line.baseline - baseline).abs();
        if step > 0.5 * line.size || baseline.is_nan() {
            rows += 1;
            baseline = line.baseline;
            for edge in &mut edges[row_start..] {
                edge.gap = step / lines[edge.line].size.max(line.size).max(0.1);
            }
            row_start = edges.len();
        }
        if rows > ROWS || !is_near(line) {
            break;
        }
        #[expect(clippy::cast_possible_truncation, reason = "a place on a page")]
        edges.push(EdgeLine {
            line: *place,
            layer,
            pattern: pattern(&line.text),
            height: (line.baseline / 4.0).round() as i32,
            row: rows,
            gap: f32::MAX,
        });
    }
}

/// A text with every figure and Roman number made alike.
fn pattern(text: &str) -> String {
    let mut pattern = String::with_capacity(text.len());
    for word in text.split(' ') {
        if !pattern.is_empty() {
            pattern.push(' ');
        }
        if word
            .chars()
            .all(|c| matches!(c, 'i' | 'v' | 'x' | 'I' | 'V' | 'X'))
            && word.len() <= 6
        {
            pattern.push('#');
            continue;
        }
        let mut after_digit = false;
        for character in word.chars() {
            if character.is_ascii_digit() {
                if !after_digit {
                    pattern.push('#');
                }
                after_digit = true;
            } else {
                pattern.push(character);
                after_digit = false;
            }
        }
    }
    pattern
}

/// For each page the lines that are furniture, with their layer. `pages`
/// holds the edge lines of each page of a stretch of a document that has
/// `total` pages.
pub(super) fn furniture(pages: &[Vec<EdgeLine>], total: usize) -> Vec<Vec<(usize, Layer)>> {
    let mut counts: HashMap<(Layer, &str), Vec<(usize, i32)>> = HashMap::new();
    for (number, page) in pages.iter().enumerate() {
        for edge in page {
            let seen = counts
                .entry((edge.layer, edge.pattern.as_str()))
                .or_default();
            seen.push((number, edge.height));
        }
    }
    // Two pages tell little: there both must have the line; on more, three.
    let needed = if total <= 3 { 2 } else { 3 };
    let comes_again = |number: usize, edge: &EdgeLine| {
        let again = counts
            .get(&(edge.layer, edge.pattern.as_str()))
            .map_or(0, |seen| again(seen, number, edge.height));
        again >= needed || again >= 2 && is_page_number(&edge.pattern)
    };
    pages
        .iter()
        .enumerate()
        .map(|(number, page)| {
            let mut found: Vec<(usize, Layer)> = Vec::new();
            for layer in [Layer::Header, Layer::Footer] {
                let edges: Vec<&EdgeLine> =
                    page.iter().filter(|edge| edge.layer == layer).collect();
                // What lies further in than a line of the body is body.
                let reach = edges
                    .iter()
                    .take_while(|edge| comes_again(number, edge))
                    .count();
                found.extend(outer(&edges[..reach], reach == edges.len()));
            }
            found
        })
        .collect()
}

/// Of the lines that come again, from the edge inwards, those that white parts
/// from the body. Where all that was looked at comes `throughout`, the body
/// itself repeats, and only the outermost can be furniture.
fn outer(edges: &[&EdgeLine], throughout: bool) -> Vec<(usize, Layer)> {
    let is_end = |edge: &&EdgeLine| edge.gap >= APART || is_page_number(&edge.pattern);
    let end = if throughout && edges.len() > 1 {
        let first_row = |end: &usize| edges[*end].row == edges[0].row;
        edges.iter().position(is_end).filter(first_row)
    } else {
        edges.iter().rposition(is_end)
    };
    let Some(last_row) = end.map(|end| edges[end].row) else {
        return Vec::new();
    };
    edges
        .iter()
        .filter(|edge| edge.row <= last_row)
        .map(|edge| (edge.line, edge.layer))
        .collect()
}

/// Whether a pattern is that of a page number: `#`, `# (#)`, `Sida # av #`.
fn is_page_number(pattern: &str) -> bool {
    let word = |part: &str| {
        matches!(
            part.to_lowercase().as_str(),
            "sida" | "sid" | "s." | "page" | "av" | "of"
        )
    };
    pattern.contains('#')
        && pattern.split(' ').all(|part| {
            word(part)
                || part
                    .chars()
                    .all(|c| matches!(c, '#' | '(' | ')' | '/' | '-' | '–'))
        })
}

/// On how many pages around this one the line stands at the same height.
fn again(seen: &[(usize, i32)], page: usize, height: i32) -> usize {
    let mut last = usize::MAX;
    let mut count = 0;
    for (number, other) in seen {
        let near = number.abs_diff(page) <= 6 && (other - height).abs() <= 2;
        if near && *number != last {
            count += 1;
            last = *number;
        }
    }
    count
}

/// The layer of a line that the file itself marks as furniture.
pub(super) fn marked(line: &Line, height: f32) -> Option<Layer> {
    let middle = line.baseline < height / 2.0;
    let by_place = if middle { Layer::Header } else { Layer::Footer };
    match line.tag {
        Tag::Furniture(Edge::Top | Edge::Beside) => Some(Layer::Header),
        Tag::Furniture(Edge::Bottom) => Some(Layer::Footer),
        Tag::Furniture(Edge::Unknown) => Some(by_place),
        Tag::Artifact => {
            let near = line.bottom() < MARGIN * height || line.top() > (1.0 - MARGIN) * height;
            near.then_some(by_place)
        }
        Tag::None | Tag::Element(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn page(head: &str, foot: &str) -> Vec<EdgeLine> {
        let edge = |line, layer, text: &str| EdgeLine {
            line,
            layer,
            pattern: pattern(text),
            height: if layer == Layer::Header { 10 } else { 200 },
            row: 1,
            gap: 3.0,
        };
        vec![edge(0, Layer::Header, head), edge(9, Layer::Footer, foot)]
    }

    #[test]
    fn what_comes_again_is_furniture() {
        let pages: Vec<_> = (1..=4)
            .map(|n| page(&format!("Stad {n}"), &format!("{n} (4)")))
            .collect();
        let all = vec![(0, Layer::Header), (9, Layer::Footer)];
        assert_eq!(furniture(&pages, 4), vec![all; 4]);
    }

    #[test]
    fn what_stands_once_is_body() {
        let pages = vec![
            page("Yttrande", "Med vänlig hälsning"),
            page("Bilaga", "Slut"),
        ];
        assert_eq!(furniture(&pages, 2), vec![vec![], vec![]]);
        assert_eq!(furniture(&[page("Stad", "1 (1)")], 1), vec![vec![]]);
    }
}
