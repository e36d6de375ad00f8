//! How the whole of a block looks, gathered from its runs.

use super::typeface::Font;
use crate::model::Look;

/// How the visible characters of a block look so far.
#[derive(Debug, Default)]
pub(super) struct LookOf {
    characters: usize,
    bold: usize,
    italic: usize,
    underlined: usize,
    sizes: Vec<(u16, usize)>,
    font: Option<Font>,
}

impl LookOf {
    /// Takes more text that looks like this; white space looks like nothing.
    pub(super) fn add(&mut self, text: &str, look: Look, font: Option<Font>) {
        let visible = if text.is_ascii() {
            text.bytes().filter(|b| !b.is_ascii_whitespace()).count()
        } else {
            text.chars().filter(|c| !c.is_whitespace()).count()
        };
        if visible == 0 {
            return;
        }
        self.characters += visible;
        self.bold += if look.bold { visible } else { 0 };
        self.italic += if look.italic { visible } else { 0 };
        self.underlined += if look.underlined { visible } else { 0 };
        self.add_size(look.half_points, visible);
        self.font = self.font.or(font);
    }

    /// Takes all that was gathered elsewhere.
    pub(super) fn append(&mut self, other: Self) {
        self.characters += other.characters;
        self.bold += other.bold;
        self.italic += other.italic;
        self.underlined += other.underlined;
        self.font = self.font.or(other.font);
        for (size, count) in other.sizes {
            self.add_size(size, count);
        }
    }

    /// How all of it looks.
    pub(super) fn all(&self) -> Look {
        let all = |count: usize| self.characters > 0 && count == self.characters;
        // The size that most of it has; of two alike, the larger.
        let size = self
            .sizes
            .iter()
            .max_by_key(|(size, count)| (*count, *size));
        Look {
            bold: all(self.bold),
            italic: all(self.italic),
            underlined: all(self.underlined),
            half_points: size.map_or(0, |(size, _)| *size),
        }
    }

    /// The typeface it begins with.
    pub(super) fn font(&self) -> Option<Font> {
        self.font
    }

    fn add_size(&mut self, size: u16, count: usize) {
        /// Nobody can tell more sizes apart; more would cost time.
        const MOST_SIZES: usize = 32;
        if let Some((_, sum)) = self.sizes.iter_mut().find(|(each, _)| *each == size) {
            *sum += count;
        } else if self.sizes.len() < MOST_SIZES {
            self.sizes.push((size, count));
        }
    }
}
