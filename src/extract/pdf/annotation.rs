//! What lies upon a page: form fields with their values, stamps and text
//! boxes, links, and reviewers' notes.

use lopdf::{Dictionary, Object};

use super::glyph::{LinkPlace, Remark};
use super::interpreter::{Interpreter, form_matrix};
use super::matrix::{Matrix, Rect};
use super::objects::{File, as_dict, text_string};

/// Reads one annotation.
pub(super) fn read<'a>(interpreter: &mut Interpreter<'_, 'a>, object: &'a Object, base: Matrix) {
    const HIDDEN: i64 = 1 << 1;
    const NOT_VIEWED: i64 = 1 << 5;
    let file = interpreter.file();
    let Some(dict) = as_dict(file.resolve(object)) else {
        return;
    };
    let flags = file.integer(dict, b"F").unwrap_or(0);
    let layer_hides = dict.get(b"OC").is_ok_and(|layer| interpreter.hides(layer));
    if flags & (HIDDEN | NOT_VIEWED) != 0 || layer_hides {
        return;
    }
    match file.name(dict, b"Subtype").unwrap_or_default() {
        b"Link" => read_link(interpreter, file, dict, base),
        b"Popup" | b"Sound" | b"Movie" | b"FileAttachment" | b"Screen" => {}
        b"Text" | b"Highlight" | b"Underline" | b"Squiggly" | b"StrikeOut" | b"Caret" => {
            read_remark(interpreter, file, dict, base);
        }
        _ => draw(interpreter, file, dict),
    }
}

fn read_link(interpreter: &mut Interpreter<'_, '_>, file: &File, dict: &Dictionary, base: Matrix) {
    let uri = file
        .dict(dict, b"A")
        .and_then(|action| file.get(action, b"URI"));
    let Some(Object::String(uri, _)) = uri else {
        return;
    };
    let target = String::from_utf8_lossy(uri).trim().to_owned();
    if target.is_empty() {
        return;
    }
    let places = places(file, dict, base);
    interpreter
        .drawing()
        .links
        .push(LinkPlace { places, target });
}

/// What an annotation covers: the lines that it marks, or else all of it.
fn places(file: &File, dict: &Dictionary, base: Matrix) -> Vec<Rect> {
    let quads = file
        .array(dict, b"QuadPoints")
        .map(|points| file.numbers(points));
    let mut places: Vec<Rect> = quads
        .unwrap_or_default()
        .chunks_exact(8)
        .take(64)
        .map(|quad| {
            let mut around = Rect::new(quad[0], quad[1], quad[0], quad[1]);
            for point in quad.chunks_exact(2) {
                around.take_in(point[0], point[1]);
            }
            base.apply_rect(around)
        })
        .collect();
    if places.is_empty() {
        places.extend(file.rect(dict, b"Rect").map(|rect| base.apply_rect(rect)));
    }
    places
}

fn read_remark(
    interpreter: &mut Interpreter<'_, '_>,
    file: &File,
    dict: &Dictionary,
    base: Matrix,
) {
    let text = file.text(dict, b"Contents").unwrap_or_default();
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if !text.is_empty() {
        let author = file.text(dict, b"T").unwrap_or_default().trim().to_owned();
        let places = places(file, dict, base);
        interpreter.drawing().remarks.push(Remark {
            author,
            text,
            places,
        });
    }
}

/// Notes the value of a text field that no program has drawn yet.
fn draw_value(interpreter: &mut Interpreter<'_, '_>, file: &File, dict: &Dictionary) {
    let parent = file.dict(dict, b"Parent");
    let inherited = |key: &[u8]| file.get(dict, key).or_else(|| file.get(parent?, key));
    let is_text =
        matches!(inherited(b"FT"), Some(Object::Name(kind)) if kind == b"Tx" || kind == b"Ch");
    let (Some(Object::String(value, _)), Some(rect), true) =
        (inherited(b"V"), file.rect(dict, b"Rect"), is_text)
    else {
        return;
    };
    interpreter.write(rect, &text_string(value));
}

/// Draws an annotation as it looks in its present state.
fn draw<'a>(interpreter: &mut Interpreter<'_, 'a>, file: &'a File, dict: &'a Dictionary) {
    let Some(look) = file
        .dict(dict, b"AP")
        .and_then(|looks| looks.get(b"N").ok())
    else {
        if file.name(dict, b"Subtype") == Some(b"Widget") {
            draw_value(interpreter, file, dict);
        }
        return;
    };
    let state = match file.resolve(look) {
        Object::Dictionary(states) => file
            .name(dict, b"AS")
            .and_then(|state| states.get(state).ok()),
        _ => Some(look),
    };
    let Some((object, Object::Stream(stream))) = state.map(|state| (state, file.resolve(state)))
    else {
        return;
    };
    let (Some(rect), Some(bounds)) = (file.rect(dict, b"Rect"), file.rect(&stream.dict, b"BBox"))
    else {
        return;
    };
    let bounds = form_matrix(file, &stream.dict).apply_rect(bounds);
    let scale = |to: f64, from: f64| if from.abs() < 1e-6 { 1.0 } else { to / from };
    let across = scale(rect.width(), bounds.width());
    let down = scale(rect.height(), bounds.height());
    let place = Matrix::new(
        across,
        0.0,
        0.0,
        down,
        rect.x0 - bounds.x0 * across,
        rect.y0 - bounds.y0 * down,
    );
    interpreter.draw_form(stream, object.as_reference().ok(), place, None);
}
