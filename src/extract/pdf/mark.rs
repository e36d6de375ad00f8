//! Marked content: what the file says a stretch of a page is, by a number
//! that the structure tree refers to, as furniture, as hidden, or with the
//! text that it stands for.

use lopdf::Object;

use super::content::Operand;
use super::glyph::{Edge, Glyph, Tag, spread};
use super::objects::{File, as_dict, text_string};

/// One opened mark.
#[derive(Debug, Default)]
pub(super) struct Mark {
    /// Number by which the structure tree refers to it.
    pub(super) id: Option<u32>,
    /// Text to be read instead of what is drawn.
    actual_text: Option<String>,
    artifact: Option<Tag>,
    pub(super) hidden: bool,
}

/// The marks that are open.
#[derive(Debug, Default)]
pub(super) struct Marks {
    open: Vec<Open>,
    /// Marks below this belong to the content around the form being drawn.
    floor: usize,
}

#[derive(Debug)]
struct Open {
    tag: Tag,
    hidden: bool,
    actual_text: Option<(String, usize)>,
}

impl Mark {
    /// Reads the operands of `BMC` or `BDC`; `named` is the property list
    /// that they name, if they do.
    pub(super) fn read(
        file: &File,
        name: &[u8],
        operands: &[Operand<'_>],
        named: Option<&Object>,
    ) -> Self {
        let mut mark = Self::default();
        let mut subtype = Vec::new();
        let mut attached = Vec::new();
        if let Some(dict) = named.and_then(|object| as_dict(file.resolve(object))) {
            mark.id = file
                .integer(dict, b"MCID")
                .and_then(|id| u32::try_from(id).ok());
            mark.actual_text = file.text(dict, b"ActualText");
            subtype = file
                .name(dict, b"Subtype")
                .or_else(|| file.name(dict, b"Type"))
                .unwrap_or_default()
                .to_vec();
        }
        for pair in operands.windows(2) {
            match pair {
                [Operand::Name(key), Operand::Number(id)] if key.as_ref() == b"MCID" => {
                    #[expect(
                        clippy::cast_possible_truncation,
                        clippy::cast_sign_loss,
                        reason = "clamped"
                    )]
                    let id = id.clamp(0.0, 1e9) as u32;
                    mark.id = Some(id);
                }
                [Operand::Name(key), Operand::Text(text)] if key.as_ref() == b"ActualText" => {
                    mark.actual_text = Some(text_string(text));
                }
                [Operand::Name(key), Operand::Name(value)] => match key.as_ref() {
                    b"Subtype" => subtype = value.to_vec(),
                    b"Type" if subtype.is_empty() => subtype = value.to_vec(),
                    _ => {}
                },
                [Operand::ArrayStart, Operand::Name(edge)] => attached = edge.to_vec(),
                _ => {}
            }
        }
        if name == b"Artifact" {
            mark.artifact = Some(match (subtype.as_slice(), attached.as_slice()) {
                (b"Header", _) | (b"Pagination", b"Top") => Tag::Furniture(Edge::Top),
                (b"Footer", _) | (b"Pagination", b"Bottom") => Tag::Furniture(Edge::Bottom),
                (b"Pagination" | b"PageNum", _) => Tag::Furniture(Edge::Unknown),
                _ => Tag::Artifact,
            });
        }
        mark
    }
}

impl Marks {
    /// Opens a mark at the place of the next character.
    pub(super) fn open(&mut self, mark: Mark, element: Option<Tag>, glyph: usize) {
        let around = self.tag();
        let tag = mark.artifact.or(element).unwrap_or(around);
        // Marks nested beyond all sense only keep the count.
        let hidden = self.hidden() || mark.hidden;
        self.open.push(Open {
            tag,
            hidden,
            actual_text: mark.actual_text.map(|text| (text, glyph)),
        });
    }

    /// Closes the last mark; gives the text that stands for what it held.
    pub(super) fn close(&mut self) -> Option<(String, usize)> {
        if self.open.len() <= self.floor {
            return None;
        }
        self.open.pop()?.actual_text
    }

    /// What the innermost mark says.
    pub(super) fn tag(&self) -> Tag {
        self.open.last().map_or(Tag::None, |open| open.tag)
    }

    pub(super) fn hidden(&self) -> bool {
        self.open.last().is_some_and(|open| open.hidden)
    }

    /// A form begins: it can only close marks of its own.
    pub(super) fn enter(&mut self) -> usize {
        std::mem::replace(&mut self.floor, self.open.len())
    }

    /// A form has ended: marks that it left open are closed.
    pub(super) fn leave(&mut self, floor: usize) {
        self.open.truncate(self.floor);
        self.floor = floor;
    }
}

/// Puts `text` where the characters from `start` on stand.
pub(super) fn replace(glyphs: &mut Vec<Glyph>, start: usize, text: &str) {
    let text: String = text
        .chars()
        .filter(|c| !c.is_control() || c.is_whitespace())
        .map(|c| if c.is_whitespace() { ' ' } else { c })
        .collect();
    let Some(covered) = glyphs.get(start..) else {
        return;
    };
    let (Some(first), Some(last)) = (covered.first().copied(), covered.last().copied()) else {
        return;
    };
    if covered.iter().map(|glyph| glyph.character).eq(text.chars()) {
        return;
    }
    let same_line = first.direction == last.direction
        && covered.iter().all(|glyph| {
            (glyph.y0 - first.y0).abs() < first.size && glyph.direction == first.direction
                || (glyph.x0 - first.x0).abs() < first.size
        });
    glyphs.truncate(start);
    let end = if same_line {
        (last.x1, last.y1)
    } else {
        (first.x1, first.y1)
    };
    let whole = Glyph {
        x1: end.0,
        y1: end.1,
        ..first
    };
    spread(glyphs, whole, &text);
}
