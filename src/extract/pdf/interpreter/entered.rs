//! What was entered in a form and no program has drawn, or only as a picture.

use super::Interpreter;
use crate::extract::pdf::font::plain_width;
use crate::extract::pdf::glyph::{Glyph, Tag};
use crate::extract::pdf::matrix::{Rect, single};

impl Interpreter<'_, '_> {
    /// Notes a text that stands in a rectangle of the page, in letters of
    /// which nothing is known but that they fit.
    pub(in crate::extract::pdf) fn write(&mut self, rect: Rect, text: &str) {
        const SIZE: f64 = 10.0;
        let place = self.state.matrix.apply_rect(rect);
        let width = |text: &str| text.chars().map(plain_width).map(f64::from).sum::<f64>() * SIZE;
        let mut lines: Vec<String> = Vec::new();
        for line in text.lines().take(200) {
            let mut last = String::new();
            for word in line.split(' ') {
                if !last.is_empty() && width(&last) + width(word) > place.width() - 4.0 {
                    lines.push(std::mem::take(&mut last));
                }
                if !last.is_empty() {
                    last.push(' ');
                }
                last.push_str(word);
            }
            lines.push(last);
        }
        for (line, row) in lines.iter().zip(1i32..).take(2_000) {
            let y = place.y0 + f64::from(row) * SIZE * 1.2;
            let mut x = place.x0 + 2.0;
            for character in line.chars().take(2_000) {
                let width = f64::from(plain_width(character)) * SIZE;
                self.drawing.glyphs.push(Glyph {
                    character,
                    font: u16::MAX,
                    direction: 0,
                    tag: Tag::None,
                    x0: single(x),
                    y0: single(y),
                    x1: single(x + width),
                    y1: single(y),
                    size: single(SIZE),
                });
                x += width;
            }
        }
    }

    /// Notes the box of a form, ticked or not, on the line of the words beside it.
    pub(in crate::extract::pdf) fn write_box(&mut self, rect: Rect, character: char) {
        /// How far from the box the words may stand, in points.
        const FAR: f32 = 120.0;
        let place = self.state.matrix.apply_rect(rect);
        let [x0, y0, x1, y1] = [place.x0, place.y0, place.x1, place.y1].map(single);
        let beside = |glyph: &&Glyph| {
            let middle = glyph.y0 - 0.3 * glyph.size;
            glyph.direction == 0 && middle > y0 && middle < y1 && !glyph.character.is_whitespace()
        };
        // words behind the box are its own, and only else those before it
        let away = |glyph: &Glyph| {
            if glyph.x0 >= x1 - 1.0 {
                glyph.x0 - x1
            } else {
                FAR + (x0 - glyph.x1).max(0.0)
            }
        };
        let words = (self.drawing.glyphs.iter())
            .filter(beside)
            .filter(|glyph| away(glyph) < 2.0 * FAR)
            .min_by(|a, b| away(a).total_cmp(&away(b)));
        let size = words.map_or(10.0, |glyph| glyph.size);
        let baseline = words.map_or_else(|| f32::midpoint(y0, y1) + 0.35 * size, |glyph| glyph.y0);
        self.drawing.glyphs.push(Glyph {
            character,
            font: words.map_or(u16::MAX, |glyph| glyph.font),
            direction: 0,
            tag: words.map_or(Tag::None, |glyph| glyph.tag),
            x0,
            y0: baseline,
            x1,
            y1: baseline,
            size,
        });
    }
}
