//! One character where it stands on a page, and all that a page shows.

use super::matrix::Rect;

/// A character on a page. Coordinates are points from the top left corner of
/// the page as shown.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Glyph {
    pub(super) character: char,
    /// Which of the document's font styles.
    pub(super) font: u16,
    /// In which direction its line runs, in degrees clockwise from rightwards.
    pub(super) direction: u16,
    /// What the file says it belongs to.
    pub(super) tag: Tag,
    /// Where it begins and ends on its baseline.
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
    /// Height of the font.
    pub(super) size: f32,
}

/// What the file says a character belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Tag {
    /// Nothing is said.
    None,
    /// Head or foot of the page.
    Furniture(Edge),
    /// Something that is no content, of no known kind.
    Artifact,
    /// An element of the structure tree.
    Element(u32),
}

/// Which edge of the page.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Edge {
    Top,
    Bottom,
    /// Numbers of lines in the margin.
    Beside,
    Unknown,
}

/// A straight line drawn along one axis.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rule {
    pub(super) x0: f32,
    pub(super) y0: f32,
    pub(super) x1: f32,
    pub(super) y1: f32,
}

/// A link's place and target.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct LinkPlace {
    pub(super) places: Vec<Rect>,
    pub(super) target: String,
}

/// A reviewer's note on the page.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Remark {
    pub(super) author: String,
    pub(super) text: String,
    /// What it marks, or where it is stuck.
    pub(super) places: Vec<Rect>,
}

/// All that one page shows, in the order in which it is drawn.
#[derive(Debug, Default)]
pub(super) struct Drawing {
    pub(super) width: f32,
    pub(super) height: f32,
    pub(super) glyphs: Vec<Glyph>,
    pub(super) rules: Vec<Rule>,
    /// Share of the page that pictures cover.
    pub(super) pictures: f32,
    pub(super) links: Vec<LinkPlace>,
    pub(super) remarks: Vec<Remark>,
    /// Characters that are there but not shown.
    pub(super) hidden: usize,
    /// Characters nothing is known about, by font.
    pub(super) unknown: Vec<u16>,
    /// Whether a limit cut the page short.
    pub(super) cut: bool,
    /// Whether any text is shown, be it hidden.
    pub(super) shown: bool,
    /// Whether something that draws the page is damaged or missing.
    pub(super) damaged: bool,
    /// How content is packed that could not be unpacked.
    pub(super) packing: Option<String>,
    /// Whether text is shown in a font that is not there.
    pub(super) fontless: bool,
    /// Whether text is shown in a font whose table of characters is damaged.
    pub(super) mapless: bool,
}

/// Puts several characters evenly where one glyph stands.
pub(super) fn spread(glyphs: &mut Vec<Glyph>, glyph: Glyph, text: &str) {
    let count = text.chars().count().max(1);
    #[expect(clippy::cast_precision_loss, reason = "a few characters")]
    let share = |place: usize| place as f32 / count as f32;
    for (place, character) in text.chars().enumerate() {
        let at = |from: f32, to: f32, place: usize| from + (to - from) * share(place);
        glyphs.push(Glyph {
            character,
            x0: at(glyph.x0, glyph.x1, place),
            y0: at(glyph.y0, glyph.y1, place),
            x1: at(glyph.x0, glyph.x1, place + 1),
            y1: at(glyph.y0, glyph.y1, place + 1),
            ..glyph
        });
    }
}
