//! Text: its operators, and each character shown, with its place.

use lopdf::Dictionary;

use super::Interpreter;
use super::state::State;
use crate::extract::pdf::content::{Lexer, Operand};
use crate::extract::pdf::font::Text;
use crate::extract::pdf::glyph::{Drawing, Glyph, spread};
use crate::extract::pdf::limits;
use crate::extract::pdf::matrix::{Matrix, single};

impl<'a> Interpreter<'_, 'a> {
    /// Does what an operator of text says.
    pub(super) fn operate_text(
        &mut self,
        operator: &[u8],
        lexer: &Lexer<'_>,
        resources: Option<&'a Dictionary>,
    ) {
        match operator {
            b"Tj" => self.show_last(lexer),
            b"TJ" => self.show_spaced(lexer),
            b"'" => {
                self.next_line(0.0, -self.state.leading);
                self.show_last(lexer);
            }
            b"\"" => {
                if let [
                    Operand::Number(word),
                    Operand::Number(character),
                    Operand::Text(_),
                ] = &lexer.operands[..]
                {
                    self.state.word_space = *word;
                    self.state.character_space = *character;
                }
                self.next_line(0.0, -self.state.leading);
                self.show_last(lexer);
            }
            b"Td" => {
                if let Some([x, y]) = lexer.numbers() {
                    self.next_line(x, y);
                }
            }
            b"TD" => {
                if let Some([x, y]) = lexer.numbers() {
                    self.state.leading = -y;
                    self.next_line(x, y);
                }
            }
            b"T*" => self.next_line(0.0, -self.state.leading),
            b"Tm" => {
                if let Some([a, b, c, d, e, f]) = lexer.numbers() {
                    self.line_matrix = Matrix::new(a, b, c, d, e, f);
                    self.text_matrix = self.line_matrix;
                }
            }
            b"BT" => {
                self.line_matrix = Matrix::IDENTITY;
                self.text_matrix = Matrix::IDENTITY;
            }
            b"Tf" => {
                if let Some([size]) = lexer.numbers() {
                    self.state.size = size;
                }
                self.state.font = lexer
                    .name_at(0)
                    .and_then(|name| self.load_font(name, resources));
            }
            b"Tc" => set(&mut self.state.character_space, lexer),
            b"Tw" => set(&mut self.state.word_space, lexer),
            b"TL" => set(&mut self.state.leading, lexer),
            b"Ts" => set(&mut self.state.rise, lexer),
            b"Tz" => {
                if let Some([percent]) = lexer.numbers() {
                    self.state.stretch = percent / 100.0;
                }
            }
            _ => {}
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line_matrix = Matrix::shift(x, y).then(self.line_matrix);
        self.text_matrix = self.line_matrix;
    }

    fn load_font(&mut self, name: &[u8], resources: Option<&'a Dictionary>) -> Option<usize> {
        let file = self.reading.file;
        let named = |resources| file.dict(resources, b"Font")?.get(name).ok();
        // What fills in a form names the fonts of all forms.
        let forms = || file.dict(file.dict(file.catalog()?, b"AcroForm")?, b"DR");
        [resources, forms()]
            .into_iter()
            .flatten()
            .filter_map(named)
            .find_map(|font| self.reading.fonts.load(file, font))
    }

    fn show_last(&mut self, lexer: &Lexer<'_>) {
        if let Some(Operand::Text(text)) = lexer.operands.last() {
            self.show(text);
        }
    }

    fn show_spaced(&mut self, lexer: &Lexer<'_>) {
        let vertical = self.is_vertical();
        for operand in &lexer.operands {
            match operand {
                Operand::Text(text) => self.show(text),
                Operand::Number(space) => {
                    let by = -space / 1000.0 * self.state.size;
                    self.advance(by, vertical);
                }
                _ => {}
            }
        }
    }

    fn is_vertical(&mut self) -> bool {
        let place = self.state.font;
        place
            .and_then(|place| self.reading.fonts.get(place))
            .is_some_and(|(font, _)| font.vertical)
    }

    fn advance(&mut self, by: f64, vertical: bool) {
        let shift = if vertical {
            Matrix::shift(0.0, by)
        } else {
            Matrix::shift(by * self.state.stretch, 0.0)
        };
        self.text_matrix = shift.then(self.text_matrix);
    }

    /// Notes the characters of a string and moves on behind them.
    fn show(&mut self, text: &[u8]) {
        let state = self.state;
        let file = self.reading.file;
        let place = (state.font).unwrap_or_else(|| self.reading.fonts.stand_in(file));
        let Some((font, style)) = self.reading.fonts.get(place) else {
            return;
        };
        let matrix = self.text_matrix.then(state.matrix);
        if !matrix.is_finite() {
            self.drawing.damaged |= !text.trim_ascii().is_empty();
            return;
        }
        let damaged_map = font.damaged;
        let noted = self.drawing.glyphs.len();
        let vertical = font.vertical;
        let size = single(state.size.abs() * matrix.c.hypot(matrix.d)) * font.scale;
        let along = if vertical {
            (-matrix.c, -matrix.d)
        } else if state.size * state.stretch < 0.0 {
            (-matrix.a, -matrix.b)
        } else {
            (matrix.a, matrix.b)
        };
        let direction = degrees(along);
        let hidden = self.marks.hidden();
        let tag = self.marks.tag();
        let most = limits::GLYPHS.min(self.reading.glyphs_left);
        let mut at = 0.0f64;
        let mut rest = text;
        while !rest.is_empty() {
            let (code, length, is_space) = font.next(rest);
            rest = rest.get(length.max(1)..).unwrap_or_default();
            let width = f64::from(code.width) * state.size;
            let space = state.character_space + if is_space { state.word_space } else { 0.0 };
            let (start, end) = ends(&state, vertical, at, width);
            let (start, end) = (matrix.apply(start.0, start.1), matrix.apply(end.0, end.1));
            at += if vertical {
                width + space
            } else {
                (width + space) * state.stretch
            };
            let blank = matches!(code.text, Text::One(character) if character.is_whitespace());
            self.drawing.shown |= !blank;
            if size < 0.05 {
                continue;
            }
            let (x, y) = (f64::midpoint(start.0, end.0), f64::midpoint(start.1, end.1));
            if hidden || !state.clip.holds(x, y, f64::from(size) * 0.6) {
                self.drawing.hidden += 1;
                continue;
            }
            if self.drawing.glyphs.len() >= most {
                self.drawing.cut = true;
                break;
            }
            let glyph = Glyph {
                character: '\u{fffd}',
                font: style,
                direction,
                tag,
                x0: single(start.0),
                y0: single(start.1),
                x1: single(end.0),
                y1: single(end.1),
                size,
            };
            note(&mut self.drawing, glyph, &code.text);
        }
        if state.font.is_none() || damaged_map {
            let mut noted = self.drawing.glyphs[noted..].iter();
            if noted.any(|glyph| !glyph.character.is_whitespace()) {
                self.drawing.fontless |= state.font.is_none();
                self.drawing.mapless |= damaged_map;
            }
        }
        let shift = if vertical {
            Matrix::shift(0.0, -at)
        } else {
            Matrix::shift(at, 0.0)
        };
        self.text_matrix = shift.then(self.text_matrix);
    }
}

fn set(value: &mut f64, lexer: &Lexer<'_>) {
    if let Some([number]) = lexer.numbers() {
        *value = number;
    }
}

/// Where a character begins and ends, `at` so far along its string, before any
/// matrix.
fn ends(state: &State, vertical: bool, at: f64, width: f64) -> ((f64, f64), (f64, f64)) {
    if vertical {
        let top = state.rise - at;
        ((0.0, top), (0.0, top - width))
    } else {
        ((at, state.rise), (at + width * state.stretch, state.rise))
    }
}

/// Notes a glyph with the text that it stands for.
fn note(drawing: &mut Drawing, glyph: Glyph, text: &Text) {
    match text {
        Text::One(character) => drawing.glyphs.push(Glyph {
            character: *character,
            ..glyph
        }),
        Text::Many(text) => spread(&mut drawing.glyphs, glyph, text),
        Text::Unknown => {
            drawing.unknown.push(glyph.font);
            drawing.glyphs.push(glyph);
        }
    }
}

/// The direction of a vector in whole degrees; nearly upright lines count as upright.
fn degrees((x, y): (f64, f64)) -> u16 {
    if y == 0.0 && x > 0.0 {
        return 0;
    }
    let exact = y.atan2(x).to_degrees().rem_euclid(360.0);
    let quarter = (exact / 90.0).round() * 90.0;
    let kept = if (exact - quarter).abs() < 3.0 {
        quarter
    } else {
        exact.round()
    };
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "0 to 360"
    )]
    let whole = kept as u16;
    whole % 360
}
