//! Single objects as values.

use lopdf::{Dictionary, Object};

use crate::extract::pdf::font::encoding;

/// The dictionary that an object is or carries.
pub(in crate::extract::pdf) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The number that an object is.
#[expect(clippy::cast_precision_loss, reason = "coordinates need no more")]
pub(in crate::extract::pdf) fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)),
        _ => None,
    }
}

/// A text string: UTF-16 or UTF-8 with a mark, else the PDF's own encoding.
pub(in crate::extract::pdf) fn text_string(bytes: &[u8]) -> String {
    if let [0xfe, 0xff, rest @ ..] = bytes {
        return utf16(rest, u16::from_be_bytes);
    }
    if let [0xff, 0xfe, rest @ ..] = bytes {
        return utf16(rest, u16::from_le_bytes);
    }
    if let [0xef, 0xbb, 0xbf, rest @ ..] = bytes {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes.iter().map(|byte| encoding::document(*byte)).collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
