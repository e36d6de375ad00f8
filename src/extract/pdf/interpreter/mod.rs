//! Runs the content of a page: follows the graphics and text state from
//! operator to operator and notes every character with its place. Draws
//! nothing; keeps of graphics only ruled lines, clips and how much pictures
//! cover.

mod entered;
mod form;
mod state;
mod text;

use lopdf::{Dictionary, Object, ObjectId, Stream};

pub(super) use form::form_matrix;

use super::content::Lexer;
use super::fonts::Fonts;
use super::glyph::{Drawing, Tag};
use super::layers::Layers;
use super::limits;
use super::mark::{Mark, Marks};
use super::matrix::{Matrix, Rect, single};
use super::objects::{File, Page, Unpacked};
use super::path::Path;
use super::structure::Structure;
use state::State;

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
    let start = State::at_start(base, shown);
    let mut interpreter = Interpreter {
        reading,
        drawing: Drawing {
            width: single(shown.width()),
            height: single(shown.height()),
            ..Drawing::default()
        },
        state: start,
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

    /// All content streams of a page, one after the other.
    fn page_content(&mut self, page: &Page<'a>) -> Vec<u8> {
        let file = self.reading.file;
        let whole = page.dict.get(b"Contents").ok();
        // Something else that stands where a page should.
        self.drawing.damaged |= whole.is_none() && !page.dict.has_type(b"Page");
        let mut parts: Vec<&Object> = match whole.map(|object| file.resolve(object)) {
            Some(Object::Array(parts)) => parts.iter().collect(),
            _ => whole.into_iter().collect(),
        };
        // A page whose content is nothing is a blank one.
        parts.retain(|part| !part.is_null());
        let mut content = Vec::new();
        for part in parts {
            let Ok(stream) = file.resolve(part).as_stream() else {
                self.drawing.damaged = true;
                continue;
            };
            let left = limits::CONTENT_BYTES.saturating_sub(content.len());
            match self.unpack(stream, left) {
                Some(bytes) if content.is_empty() => content = bytes,
                Some(bytes) => content.extend_from_slice(&bytes),
                None => {}
            }
            content.push(b'\n');
        }
        self.stream_bytes += content.len();
        content
    }

    /// What a stream draws, as far as it can be unpacked; notes what is missing.
    fn unpack(&mut self, stream: &Stream, most: usize) -> Option<Vec<u8>> {
        match self.reading.file.unpack_telling(stream, most) {
            Unpacked::Whole(bytes) => return Some(bytes),
            Unpacked::Part(bytes) => {
                self.drawing.damaged = true;
                return Some(bytes);
            }
            Unpacked::TooMuch => self.drawing.cut = true,
            Unpacked::Unknown(name) => self.drawing.packing = Some(name),
        }
        None
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
        self.drawing.damaged |= lexer.breaks_off;
    }

    /// Does what one operator says.
    fn operate(
        &mut self,
        operator: &[u8],
        lexer: &mut Lexer<'_>,
        resources: Option<&'a Dictionary>,
    ) {
        match operator {
            b"BT" | b"'" | b"\"" | [b'T', _] => self.operate_text(operator, lexer, resources),
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
