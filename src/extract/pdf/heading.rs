//! Headings told from paragraphs by size, weight and number, and their levels.

use std::collections::BTreeMap;

use super::list;
use super::paragraph::Paragraph;

/// How a heading looks; its level is told from all of them together.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct HeadingLook {
    /// Size in half points.
    half_points: u16,
    /// How many parts its number has; 0 without one.
    depth: u8,
    bold: bool,
}

/// What the body of the document looks like.
#[derive(Debug, Clone, Copy)]
pub(super) struct BodyLook {
    pub(super) size: f32,
    pub(super) bold: bool,
}

const LONGEST: usize = 200;
const MOST_LINES: usize = 4;

/// The look of a paragraph as a heading, if it is one.
pub(super) fn heading(paragraph: &Paragraph, body: BodyLook) -> Option<HeadingLook> {
    let text = paragraph.text.trim();
    let letters = text.chars().filter(|c| c.is_alphabetic()).count();
    if paragraph.cell.is_some()
        || letters < 2
        || letters * 3 < text.chars().filter(|c| !c.is_whitespace()).count()
        || text.len() > LONGEST
        || paragraph.lines > MOST_LINES
    {
        return None;
    }
    let number = list::heading_number(text).map(|(number, _)| number);
    let is_item = number.is_none() && list::mark(text).is_some();
    let larger = paragraph.size >= 1.12 * body.size;
    let bolder = paragraph.bold && !body.bold;
    let ends_open = !text.ends_with(['.', ',', ';']) || larger && paragraph.size >= 1.3 * body.size;
    let nested = number.is_some_and(|number| number.trim_end_matches('.').contains('.'));
    let plain_numbered =
        nested && paragraph.lines == 1 && text.len() < 90 && paragraph.space_above > 0.5;
    let is_heading = !is_item
        && ends_open
        && (larger || bolder || plain_numbered)
        && paragraph.size >= 0.95 * body.size;
    is_heading.then(|| HeadingLook {
        half_points: half_points(paragraph.size),
        depth: number.map_or(0, depth),
        bold: paragraph.bold,
    })
}

/// A size in half points.
pub(super) fn half_points(size: f32) -> u16 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped"
    )]
    let half_points = (size * 2.0).round().clamp(0.0, 60_000.0) as u16;
    half_points
}

fn depth(number: &str) -> u8 {
    let parts = number
        .split('.')
        .filter(|part| part.chars().any(char::is_alphanumeric))
        .count();
    u8::try_from(parts).unwrap_or(u8::MAX)
}

/// The levels of headings with these looks.
pub(super) fn levels(looks: &[HeadingLook]) -> Vec<u8> {
    let mut kinds: Vec<(u16, bool)> = looks
        .iter()
        .map(|look| (look.half_points, look.bold))
        .collect();
    kinds.sort_unstable_by(|a, b| b.cmp(a));
    kinds.dedup();
    let rank = |look: &HeadingLook| {
        let place = kinds
            .iter()
            .position(|kind| *kind == (look.half_points, look.bold));
        u8::try_from(place.unwrap_or(0) + 1).unwrap_or(6)
    };
    // Numbers tell the level; headings of the same look without one follow them.
    let mut depths: BTreeMap<(u16, bool), u8> = BTreeMap::new();
    for look in looks.iter().filter(|look| look.depth > 0) {
        let least = depths
            .entry((look.half_points, look.bold))
            .or_insert(look.depth);
        *least = look.depth.min(*least);
    }
    let numbered = |look: &HeadingLook| depths.get(&(look.half_points, look.bold)).copied();
    let shift = looks
        .iter()
        .filter(|look| look.depth > 0)
        .map(|look| i32::from(rank(look)) - i32::from(look.depth))
        .min()
        .unwrap_or(0)
        .clamp(0, 1);
    let shift = u8::try_from(shift).unwrap_or(0);
    looks
        .iter()
        .map(|look| {
            let level = match look.depth {
                0 => numbered(look).map_or_else(|| rank(look), |depth| depth + shift),
                depth => depth + shift,
            };
            level.clamp(1, 6)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn look(half_points: u16, depth: u8) -> HeadingLook {
        HeadingLook {
            half_points,
            depth,
            bold: true,
        }
    }

    #[test]
    fn levels_follow_numbers_and_sizes() {
        let looks = [
            look(32, 0),
            look(28, 1),
            look(24, 2),
            look(24, 0),
            look(28, 1),
        ];
        assert_eq!(levels(&looks), [1, 2, 3, 3, 2]);
        assert_eq!(levels(&[look(28, 0), look(24, 0), look(22, 0)]), [1, 2, 3]);
        assert_eq!(levels(&[look(24, 1), look(24, 2)]), [1, 2]);
    }
}
