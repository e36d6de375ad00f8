//! One page laid out: its lines in reading order with what the layout says of
//! them. Knows nothing of other pages.

use super::column::{self, Counters};
use super::fonts::FontStyle;
use super::furniture::{self, EdgeLine};
use super::glyph::{Drawing, Edge, LinkPlace, Remark, Tag};
use super::grid;
use super::line::{self, Keep, Line, Place};
use super::matrix::Rect;
use super::structure::Structure;
use crate::model::Layer;

/// A page laid out.
#[derive(Debug)]
pub(super) struct PageLines {
    pub(super) number: u32,
    /// In reading order.
    pub(super) lines: Vec<Line>,
    /// Lines that may be furniture, from the edges inwards.
    pub(super) edges: Vec<EdgeLine>,
    /// Lines that the file marks as furniture.
    pub(super) marked: Vec<(usize, Layer)>,
    pub(super) remarks: Vec<Remark>,
    /// Links: line, start and end in its text, target.
    pub(super) links: Vec<(usize, usize, usize, String)>,
    /// What the remarks are about: line, start and end in its text, which remark.
    pub(super) passages: Vec<(usize, usize, usize, usize)>,
    /// Right end of each area, by its number.
    pub(super) margins: Vec<f32>,
}

/// Lays out a page.
pub(super) fn lay_out(
    drawing: Drawing,
    styles: &[FontStyle],
    number: u32,
    keep: Keep,
    structure: &Structure,
) -> PageLines {
    let with_places = if drawing.links.is_empty() && drawing.remarks.is_empty() {
        keep
    } else {
        Keep::Places
    };
    let groups = line::lines(&drawing, styles, number, with_places);
    let mut counters = Counters::default();
    let mut lines = Vec::new();
    let mut edges = Vec::new();
    let mut marked = Vec::new();
    for (place, (direction, group)) in groups.into_iter().enumerate() {
        let height = if direction % 180 == 0 {
            drawing.height
        } else {
            drawing.width
        };
        // Ruled lines lie as the page does.
        let grids = if direction == 0 {
            grid::grids(&drawing.rules)
        } else {
            Vec::new()
        };
        let (beside, group): (Vec<Line>, Vec<Line>) =
            (group.into_iter()).partition(|line| line.tag == Tag::Furniture(Edge::Beside));
        let mut ordered = column::order(group, &grids, &mut counters);
        if !structure.is_empty() {
            sort_by_tag(&mut ordered, structure);
        }
        let offset = lines.len();
        if place == 0 && (direction == 0 || direction == 90 || direction == 270) {
            // Turned pages count their height from the edge they are turned to.
            let shift = turned_origin(direction, &drawing);
            let mut shifted = ordered.clone();
            for line in &mut shifted {
                line.baseline += shift;
            }
            edges = furniture::edge_lines(&shifted, height);
            marked.extend(shifted.iter().enumerate().filter_map(|(at, line)| {
                furniture::marked(line, height).map(|layer| (at + offset, layer))
            }));
        }
        lines.append(&mut ordered);
        let mut beside = beside.into_iter();
        if let Some(mut numbers) = beside.next() {
            beside.for_each(|number| numbers.append(number));
            marked.push((lines.len(), Layer::Header));
            lines.push(numbers);
        }
    }
    let links = find_links(&lines, &drawing.links);
    let passages = find_passages(&lines, &drawing.remarks);
    if keep == Keep::Text {
        for line in &mut lines {
            line.places = Vec::new();
        }
    }
    let margins = margins(&lines);
    PageLines {
        number,
        lines,
        edges,
        marked,
        remarks: drawing.remarks,
        links,
        passages,
        margins,
    }
}

/// What to add to a turned coordinate so that it counts from the top.
fn turned_origin(direction: u16, drawing: &Drawing) -> f32 {
    match direction {
        90 => drawing.width,
        _ => 0.0,
    }
}

/// Puts tagged lines in the order of the structure tree; others stay behind
/// the line that they follow.
fn sort_by_tag(lines: &mut [Line], structure: &Structure) {
    let mut key = 0u32;
    let mut keys: Vec<u32> = Vec::with_capacity(lines.len());
    for line in lines.iter() {
        if let Tag::Element(element) = line.tag {
            key = structure.get(element).order;
        }
        keys.push(key);
    }
    if keys.is_sorted() {
        return;
    }
    let mut order: Vec<usize> = (0..lines.len()).collect();
    order.sort_by_key(|at| (keys[*at], *at));
    let sorted: Vec<Line> = order.into_iter().map(|at| lines[at].clone()).collect();
    lines.clone_from_slice(&sorted);
}

/// The right end of each area: of its long lines, for a page number or a date
/// may stand further out.
fn margins(lines: &[Line]) -> Vec<f32> {
    let count = lines
        .iter()
        .map(|line| line.region as usize + 1)
        .max()
        .unwrap_or(0);
    let mut widest = vec![0.0f32; count];
    for line in lines {
        let widest = &mut widest[line.region as usize];
        *widest = widest.max(line.x1 - line.x0);
    }
    let mut margins = vec![f32::MIN; count];
    for line in lines {
        let region = line.region as usize;
        if line.x1 - line.x0 >= 0.6 * widest[region] {
            margins[region] = margins[region].max(line.x1);
        }
    }
    margins
}

fn find_links(lines: &[Line], links: &[LinkPlace]) -> Vec<(usize, usize, usize, String)> {
    let of_link = |link: &LinkPlace| {
        let stretches = covered(lines, &link.places).into_iter();
        let target = link.target.clone();
        stretches
            .map(|(line, from, to)| (line, from, to, target.clone()))
            .collect::<Vec<_>>()
    };
    let mut found: Vec<_> = links.iter().flat_map(of_link).collect();
    found.sort();
    found
}

/// What each remark is about: the words that it marks, or the line that it is stuck to.
fn find_passages(lines: &[Line], remarks: &[Remark]) -> Vec<(usize, usize, usize, usize)> {
    let mut found = Vec::new();
    for (number, remark) in remarks.iter().enumerate() {
        let mut stretches = covered(lines, &remark.places);
        if stretches.is_empty() {
            stretches.extend(
                remark
                    .places
                    .first()
                    .and_then(|place| nearest(lines, *place)),
            );
        }
        found.extend((stretches.into_iter()).map(|(line, from, to)| (line, from, to, number)));
    }
    found
}

/// The line beside a place on the page, or else the one nearest below or above it.
fn nearest(lines: &[Line], place: Rect) -> Option<(usize, usize, usize)> {
    let middle = f64::midpoint(place.y0, place.y1);
    let beyond = |from: f64, to: f64, at: f64| (from - at).max(at - to).max(0.0);
    let away = |line: &Line| {
        let [left, top, right, bottom] = line.bounds.map(f64::from);
        let across = beyond(left, right, f64::midpoint(place.x0, place.x1));
        (beyond(top, bottom, middle), across)
    };
    let (number, line) = lines.iter().enumerate().min_by(|(_, a), (_, b)| {
        let (a, b) = (away(a), away(b));
        a.0.total_cmp(&b.0).then(a.1.total_cmp(&b.1))
    })?;
    Some((number, 0, line.text.len()))
}

/// The stretches of lines, with start and end in their text, that stand in these places.
fn covered(lines: &[Line], places: &[Rect]) -> Vec<(usize, usize, usize)> {
    let mut found = Vec::new();
    for (number, line) in lines.iter().enumerate() {
        let [left, top, right, bottom] = line.bounds.map(f64::from);
        let is_near =
            |rect: &Rect| rect.x0 < right && rect.x1 > left && rect.y0 < bottom && rect.y1 > top;
        if !places.iter().any(is_near) {
            continue;
        }
        let covers = |place: &&Place| {
            let [left, top, right, bottom] = place.bounds;
            let (x, y) = (f32::midpoint(left, right), f32::midpoint(top, bottom));
            places
                .iter()
                .any(|rect| rect.holds(f64::from(x), f64::from(y), 0.5))
        };
        let mut inside = line.places.iter().filter(covers);
        if let Some(first) = inside.next() {
            let last = inside.next_back().unwrap_or(first);
            let end = line.text[last.offset..]
                .chars()
                .next()
                .map_or(last.offset, |c| last.offset + c.len_utf8());
            found.push((number, first.offset, end));
        }
    }
    found
}
