//! What is drawn by name: forms, whose content is run in its place, and
//! pictures, of which only their size is noted.

use lopdf::{Dictionary, Object, ObjectId, Stream};

use super::Interpreter;
use crate::extract::pdf::limits;
use crate::extract::pdf::matrix::{Matrix, Rect, single};
use crate::extract::pdf::objects::File;

impl<'a> Interpreter<'_, 'a> {
    /// Draws a form, or notes a picture.
    pub(super) fn draw(&mut self, object: &'a Object, resources: Option<&'a Dictionary>) {
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
    pub(in crate::extract::pdf) fn draw_form(
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
        let Some(content) = self.unpack(form, limits::CONTENT_BYTES) else {
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

    pub(super) fn note_picture(&mut self) {
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
}

/// A form's matrix.
pub(in crate::extract::pdf) fn form_matrix(file: &File, dict: &Dictionary) -> Matrix {
    match file
        .array(dict, b"Matrix")
        .map(|m| file.numbers(m))
        .as_deref()
    {
        Some([a, b, c, d, e, f]) => Matrix::new(*a, *b, *c, *d, *e, *f),
        _ => Matrix::IDENTITY,
    }
}
