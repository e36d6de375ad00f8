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

/// A form field's entry, its own or that of the field around it.
fn inherited<'a>(file: &'a File, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
    let around = || file.get(file.dict(dict, b"Parent")?, key);
    file.get(dict, key).or_else(around)
}

/// What kind of form field an annotation shows.
fn field<'a>(file: &'a File, dict: &'a Dictionary) -> Option<&'a [u8]> {
    let is_field = file.name(dict, b"Subtype") == Some(b"Widget");
    match inherited(file, dict, b"FT").filter(|_| is_field) {
        Some(Object::Name(kind)) => Some(kind),
        _ => None,
    }
}

/// Notes the value of a text field that no program has drawn yet, or what stands in a
/// text box that none has drawn.
fn draw_value(interpreter: &mut Interpreter<'_, '_>, file: &File, dict: &Dictionary) {
    let value = match field(file, dict) {
        Some(b"Tx" | b"Ch") => inherited(file, dict, b"V"),
        _ if file.name(dict, b"Subtype") == Some(b"FreeText") => file.get(dict, b"Contents"),
        _ => None,
    };
    let chosen = |value: &Object| match file.resolve(value) {
        Object::String(value, _) => Some(text_string(value)),
        _ => None,
    };
    let value = match value {
        Some(Object::Array(all)) => {
            let all: Vec<String> = all.iter().take(200).filter_map(chosen).collect();
            all.join("\n")
        }
        value => value.and_then(chosen).unwrap_or_default(),
    };
    if let Some(rect) = file.rect(dict, b"Rect") {
        interpreter.write(rect, &value);
    }
}

/// Whether a check box or radio button is ticked; nothing of other fields. What its
/// picture looks like tells less than its state.
fn ticked(file: &File, dict: &Dictionary) -> Option<bool> {
    const PUSH_BUTTON: i64 = 1 << 16;
    let flags = inherited(file, dict, b"Ff").and_then(|flags| flags.as_i64().ok());
    if field(file, dict) != Some(b"Btn") || flags.unwrap_or(0) & PUSH_BUTTON != 0 {
        return None;
    }
    if let Some(state) = file.name(dict, b"AS") {
        return Some(state != b"Off");
    }
    // without a state of its own it is ticked where the field's value is its name
    let Some(Object::Name(value)) = inherited(file, dict, b"V") else {
        return Some(false);
    };
    let looks = file
        .dict(dict, b"AP")
        .and_then(|looks| file.dict(looks, b"N"));
    let own = looks.is_none_or(|looks| looks.has(value));
    Some(own && value != b"Off")
}

/// Draws an annotation as it looks in its present state.
fn draw<'a>(interpreter: &mut Interpreter<'_, 'a>, file: &'a File, dict: &'a Dictionary) {
    if let (Some(ticked), Some(rect)) = (ticked(file, dict), file.rect(dict, b"Rect")) {
        interpreter.write_box(rect, if ticked { '☒' } else { '☐' });
        return;
    }
    let before = interpreter.drawing().glyphs.len();
    draw_look(interpreter, file, dict);
    let drawn = &interpreter.drawing().glyphs[before..];
    if drawn.iter().all(|glyph| glyph.character.is_whitespace()) {
        interpreter.drawing().glyphs.truncate(before);
        draw_value(interpreter, file, dict);
    }
}

fn draw_look<'a>(interpreter: &mut Interpreter<'_, 'a>, file: &'a File, dict: &'a Dictionary) {
    let Some(look) = file
        .dict(dict, b"AP")
        .and_then(|looks| looks.get(b"N").ok())
    else {
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
