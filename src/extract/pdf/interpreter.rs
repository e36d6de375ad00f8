//! Runs the content of a page: follows the graphics and text state from
//! operator to operator and notes every character with its place. Draws
//! nothing; keeps of graphics only ruled lines, clips and how much pictures
//! cover.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::content::{Lexer, Operand};
use super::font::Text;
use super::fonts::Fonts;
use super::glyph::{Drawing, Glyph, Tag};
use super::layers::Layers;
use super::limits;
use super::mark::{Mark, Marks};
use super::matrix::{Matrix, Rect};
use super::objects::{File, Page};
use super::path::Path;
use super::structure::Structure;

/// What all pages of a document are read with.
pub(super) struct Reading<'a> {
    pub(super) file: &'a File,
    pub(super) structure: &'a Structure,
    pub(super) layers: &'a Layers,
    pub(super) fonts: Fonts,
    /// Operators and characters that may still be read.
    pub(super) operators_left: usize,
    pub(super) glyphs_left: usize,
}

/// The part of the graphics state that text depends on.
#[derive(Debug, Clone, Copy)]
struct State {
    matrix: Matrix,
    clip: Rect,
    font: Option<usize>,
    size: f64,
    character_space: f64,
    word_space: f64,
    stretch: f64,
    leading: f64,
    rise: f64,
}

/// One page's content being run.
pub(super) struct Interpreter<'r, 'a> {
    reading: &'r mut Reading<'a>,
    drawing: Drawing,
    state: State,
    saved: Vec<State>,
    text_matrix: Matrix,
    line_matrix: Matrix,
    path: Path,
    marks: Marks,
    owner: Option<ObjectId>,
    depth: usize,
    operators: usize,
    stream_bytes: usize,
}

/// Reads what one page shows.
pub(super) fn run<'a>(reading: &mut Reading<'a>, page: &Page<'a>) -> Drawing {
    let file = reading.file;
    let base = base_matrix(page);
    let shown = base.apply_rect(page.shown);
    let mut interpreter = Interpreter {
        reading,
        drawing: Drawing {
            width: single(shown.width()),
            height: single(shown.height()),
            ..Drawing::default()
        },
        state: State {
            matrix: base,
            clip: shown,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        },
        saved: Vec::new(),
        text_matrix: Matrix::IDENTITY,
        line_matrix: Matrix::IDENTITY,
        path: Path::default(),
        marks: Marks::default(),
        owner: page.id,
        depth: 0,
        operators: 0,
        stream_bytes: 0,
    };
    let content = interpreter.page_content(page);
    interpreter.run(&content, page.resources);
    let start = Interpreter::state_at_start(base, shown);
    for annotation in file.array(page.dict, b"Annots").unwrap_or_default() {
        interpreter.state = start;
        interpreter.saved.clear();
        interpreter.marks = Marks::default();
        super::annotation::read(&mut interpreter, annotation, base);
    }
    let Interpreter {
        reading,
        drawing,
        operators,
        ..
    } = interpreter;
    reading.operators_left = reading.operators_left.saturating_sub(operators);
    reading.glyphs_left = reading.glyphs_left.saturating_sub(drawing.glyphs.len());
    reading.fonts.make_room();
    drawing
}

/// From the page's own coordinates to points from the top left corner of the
/// page as shown.
pub(super) fn base_matrix(page: &Page<'_>) -> Matrix {
    let Rect { x0, y0, x1, y1 } = page.shown;
    match page.turns {
        0 => Matrix::new(1.0, 0.0, 0.0, -1.0, -x0, y1),
        1 => Matrix::new(0.0, 1.0, 1.0, 0.0, -y0, -x0),
        2 => Matrix::new(-1.0, 0.0, 0.0, 1.0, x1, -y0),
        _ => Matrix::new(0.0, -1.0, -1.0, 0.0, y1, x1),
    }
}

impl<'a> Interpreter<'_, 'a> {
    pub(super) fn file(&self) -> &'a File {
        self.reading.file
    }

    pub(super) fn drawing(&mut self) -> &mut Drawing {
        &mut self.drawing
    }

    pub(super) fn hides(&self, object: &Object) -> bool {
        self.reading.layers.hides(self.reading.file, object)
    }

    fn state_at_start(base: Matrix, clip: Rect) -> State {
        State {
            matrix: base,
            clip,
            font: None,
            size: 0.0,
            character_space: 0.0,
            word_space: 0.0,
            stretch: 1.0,
            leading: 0.0,
            rise: 0.0,
        }
    }

    /// All content streams of a page, one after the other.
    fn page_content(&mut self, page: &Page<'a>) -> Vec<u8> {
        let file = self.reading.file;
        let streams: Vec<&Stream> = match file.get(page.dict, b"Contents") {
            Some(Object::Stream(stream)) => vec![stream],
            Some(Object::Array(parts)) => parts
                .iter()
                .filter_map(|part| file.resolve(part).as_stream().ok())
                .collect(),
            _ => Vec::new(),
        };
        let mut content = Vec::new();
        for stream in streams {
            let left = limits::CONTENT_BYTES.saturating_sub(content.len());
            match file.unpack(stream, left) {
                Some(bytes) if content.is_empty() => content = bytes,
                Some(bytes) => content.extend_from_slice(&bytes),
                None => self.drawing.cut = true,
            }
            content.push(b'\n');
        }
        self.stream_bytes += content.len();
        content
    }

    fn run(&mut self, content: &[u8], resources: Option<&'a Dictionary>) {
        let mut lexer = Lexer::new(content);
        while let Some(operator) = lexer.next_operator() {
            self.operators += 1;
            if self.operators > limits::OPERATORS.min(self.reading.operators_left) {
                self.drawing.cut = true;
                return;
            }
            self.operate(operator, &mut lexer, resources);
        }
    }

    fn operate(
        &mut self,
        operator: &[u8],
        lexer: &mut Lexer<'_>,
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
            b"q" => {
                if self.saved.len() < limits::SAVED_STATES {
                    self.saved.push(self.state);
                }
            }
            b"Q" => {
                if let Some(state) = self.saved.pop() {
                    self.state = state;
                }
            }
            b"cm" => {
                if let Some([a, b, c, d, e, f]) = lexer.numbers() {
                    let matrix = Matrix::new(a, b, c, d, e, f).then(self.state.matrix);
                    if matrix.is_finite() {
                        self.state.matrix = matrix;
                    }
                }
            }
            b"gs" => self.graphics_state(lexer, resources),
            b"Do" => {
                if let Some(name) = lexer.name_at(0) {
                    let object = resources
                        .and_then(|r| self.reading.file.dict(r, b"XObject"))
                        .and_then(|objects| objects.get(name).ok());
                    if let Some(object) = object {
                        self.draw(object, resources);
                    }
                }
            }
            b"BMC" | b"BDC" => self.open_mark(lexer, resources),
            b"EMC" => self.close_mark(),
            b"ID" => {
                lexer.skip_inline_image();
                self.note_picture();
            }
            _ => self.path.operate(
                operator,
                lexer,
                &mut self.state.clip,
                self.state.matrix,
                &mut self.drawing.rules,
            ),
        }
    }

    fn next_line(&mut self, x: f64, y: f64) {
        self.line_matrix = Matrix::shift(x, y).then(self.line_matrix);
        self.text_matrix = self.line_matrix;
    }

    fn load_font(&mut self, name: &[u8], resources: Option<&'a Dictionary>) -> Option<usize> {
        let file = self.reading.file;
        let font = file.dict(resources?, b"Font")?.get(name).ok()?;
        self.reading.fonts.load(file, font)
    }

    fn graphics_state(&mut self, lexer: &Lexer<'_>, resources: Option<&'a Dictionary>) {
        let file = self.reading.file;
        let font = lexer
            .name_at(0)
            .and_then(|name| file.dict(file.dict(resources?, b"ExtGState")?, name))
            .and_then(|state| file.array(state, b"Font"));
        if let Some([font, size]) = font {
            self.state.font = self.reading.fonts.load(file, font);
            self.state.size = super::objects::number(file.resolve(size)).unwrap_or(self.state.size);
        }
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
        let Some((font, style)) = state.font.and_then(|place| self.reading.fonts.get(place)) else {
            return;
        };
        let matrix = self.text_matrix.then(state.matrix);
        if !matrix.is_finite() {
            return;
        }
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
            let (start, end, step) = if vertical {
                (
                    matrix.apply(0.0, state.rise - at),
                    matrix.apply(0.0, state.rise - at - width),
                    width + space,
                )
            } else {
                (
                    matrix.apply(at, state.rise),
                    matrix.apply(at + width * state.stretch, state.rise),
                    (width + space) * state.stretch,
                )
            };
            at += step;
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
            match &code.text {
                Text::One(character) => self.drawing.glyphs.push(Glyph {
                    character: *character,
                    ..glyph
                }),
                Text::Many(text) => spread(&mut self.drawing.glyphs, glyph, text),
                Text::Unknown => {
                    self.drawing.unknown.push(style);
                    self.drawing.glyphs.push(glyph);
                }
            }
        }
        let shift = if vertical {
            Matrix::shift(0.0, -at)
        } else {
            Matrix::shift(at, 0.0)
        };
        self.text_matrix = shift.then(self.text_matrix);
    }

    /// Draws a form, or notes a picture.
    fn draw(&mut self, object: &'a Object, resources: Option<&'a Dictionary>) {
        let file = self.reading.file;
        let Ok(stream) = file.resolve(object).as_stream() else {
            return;
        };
        if stream.dict.get(b"OC").is_ok_and(|layer| self.hides(layer)) {
            return;
        }
        match file.name(&stream.dict, b"Subtype") {
            Some(b"Image") => self.note_picture(),
            _ => self.draw_form(
                stream,
                object.as_reference().ok(),
                Matrix::IDENTITY,
                resources,
            ),
        }
    }

    /// Runs a form's content. `place` comes after the form's own matrix.
    pub(super) fn draw_form(
        &mut self,
        form: &'a Stream,
        id: Option<ObjectId>,
        place: Matrix,
        resources: Option<&'a Dictionary>,
    ) {
        let file = self.reading.file;
        if self.depth >= limits::FORM_DEPTH || self.stream_bytes > limits::PAGE_STREAM_BYTES {
            self.drawing.cut = true;
            return;
        }
        let Some(content) = file.unpack(form, limits::CONTENT_BYTES) else {
            return;
        };
        // A form has its price, however short it is.
        self.stream_bytes += content.len() + (16 << 10);
        let state = self.state;
        let saved = std::mem::take(&mut self.saved);
        let matrices = (self.text_matrix, self.line_matrix);
        let owner = self.owner;
        let marks = self.marks.enter();
        self.depth += 1;
        let own = form_matrix(file, &form.dict);
        let matrix = own.then(place).then(state.matrix);
        if matrix.is_finite() {
            self.state.matrix = matrix;
            if let Some(bounds) = file.rect(&form.dict, b"BBox").filter(|b| !b.is_empty()) {
                self.state.clip = state.clip.intersection(matrix.apply_rect(bounds));
            }
            if form.dict.has(b"StructParents") && id.is_some() {
                self.owner = id;
            }
            self.run(&content, file.dict(&form.dict, b"Resources").or(resources));
        }
        self.depth -= 1;
        self.marks.leave(marks);
        self.owner = owner;
        (self.text_matrix, self.line_matrix) = matrices;
        self.saved = saved;
        self.state = state;
    }

    /// Notes a text that stands in a rectangle of the page, in letters of
    /// which nothing is known but that they fit.
    pub(super) fn write(&mut self, rect: Rect, text: &str) {
        const SIZE: f64 = 10.0;
        let place = self.state.matrix.apply_rect(rect);
        for (line, row) in text.lines().zip(1i32..).take(200) {
            let y = place.y0 + f64::from(row) * SIZE * 1.2;
            let mut x = place.x0 + 2.0;
            for character in line.chars().take(2_000) {
                let width = f64::from(super::font::plain_width(character)) * SIZE;
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

    fn note_picture(&mut self) {
        let unit = Rect::new(0.0, 0.0, 1.0, 1.0);
        let covered = self
            .state
            .matrix
            .apply_rect(unit)
            .intersection(self.state.clip);
        let page = f64::from(self.drawing.width) * f64::from(self.drawing.height);
        if !covered.is_empty() && page > 0.0 {
            self.drawing.pictures += single(covered.width() * covered.height() / page);
        }
    }

    fn open_mark(&mut self, lexer: &Lexer<'_>, resources: Option<&'a Dictionary>) {
        let file = self.reading.file;
        let name = lexer.name_at(0).unwrap_or_default();
        let named = lexer
            .name_at(1)
            .and_then(|properties| file.dict(resources?, b"Properties")?.get(properties).ok());
        let mut mark = Mark::read(file, name, &lexer.operands, named);
        if name == b"OC" && named.is_some_and(|layer| self.hides(layer)) {
            mark.hidden = true;
        }
        let structure = self.reading.structure;
        let tag = mark
            .id
            .and_then(|id| structure.element(self.owner, id))
            .map(Tag::Element);
        self.marks.open(mark, tag, self.drawing.glyphs.len());
    }

    fn close_mark(&mut self) {
        if let Some((text, start)) = self.marks.close() {
            super::mark::replace(&mut self.drawing.glyphs, start, &text);
        }
    }
}

/// A form's matrix.
pub(super) fn form_matrix(file: &File, dict: &Dictionary) -> Matrix {
    match file
        .array(dict, b"Matrix")
        .map(|m| file.numbers(m))
        .as_deref()
    {
        Some([a, b, c, d, e, f]) => Matrix::new(*a, *b, *c, *d, *e, *f),
        _ => Matrix::IDENTITY,
    }
}

fn set(value: &mut f64, lexer: &Lexer<'_>) {
    if let Some([number]) = lexer.numbers() {
        *value = number;
    }
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

#[expect(clippy::cast_possible_truncation, reason = "coordinates need no more")]
pub(super) fn single(value: f64) -> f32 {
    value as f32
}
