//! The text: pieces of the main stream, one or two bytes a character, in the
//! order of the piece table (MS-DOC 2.8.35).

use super::bytes::Bytes;
use super::fib::Fib;
use crate::extract::encoding::{Charset, decode_as};
use crate::extract::limits;

/// One character, and the place in the file that its looks hang on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Char {
    /// The UTF-16 unit.
    pub unit: u16,
    /// Where it lies in the main stream.
    pub place: u32,
}

/// All characters of all texts, as UTF-16 units.
pub(super) fn read(main: Bytes<'_>, clx: Bytes<'_>) -> Option<Vec<Char>> {
    let table = piece_table(clx)?;
    let count = table.0.len().checked_sub(4)? / 12;
    let mut text = Vec::new();
    let mut last = 0;
    for nth in 0..count {
        let (start, end) = (table.size(nth * 4)?, table.size(nth * 4 + 4)?);
        let piece = table.from((count + 1) * 4 + nth * 8);
        let Some(place) = piece.u32(2) else { break };
        // Pieces follow each other; one that does not is damage.
        if start != last || end < start {
            break;
        }
        last = end;
        add(&mut text, main, place, end - start);
        if limits::TEXT_BYTES.is_exceeded_by(text.len()) {
            break;
        }
    }
    Some(text)
}

/// Text in one stretch of one-byte characters, as Word 6 and 95 have it.
pub(super) fn read_plain(main: Bytes<'_>, fib: &Fib) -> Vec<Char> {
    let mut text = Vec::new();
    let lengths = fib.lengths;
    let length = [
        lengths.body,
        lengths.footnotes,
        lengths.headers,
        lengths.macros,
        lengths.comments,
        lengths.endnotes,
        lengths.boxes,
    ]
    .into_iter()
    .fold(0_usize, usize::saturating_add);
    let Ok(start) = u32::try_from(fib.plain_start) else {
        return text;
    };
    if let Some(doubled) = start.checked_mul(2) {
        add(&mut text, main, doubled | ONE_BYTE, length);
    }
    text
}

/// Marks a piece of one-byte characters; its place is given doubled.
const ONE_BYTE: u32 = 0x4000_0000;

fn add(text: &mut Vec<Char>, main: Bytes<'_>, place: u32, length: usize) {
    if place & ONE_BYTE != 0 {
        let start = (place & !ONE_BYTE) / 2;
        let bytes = main.from(start as usize).0;
        let bytes = &bytes[..bytes.len().min(length)];
        let decoded = decode_as(bytes, Charset::Web(encoding_rs::WINDOWS_1252));
        // One byte is one unit: all of the code page lies in the first plane.
        text.extend(
            (start..)
                .zip(decoded.text.encode_utf16())
                .map(|(place, unit)| Char { unit, place }),
        );
        return;
    }
    let bytes = main.from(place as usize).0;
    let pairs = bytes.chunks_exact(2).take(length);
    text.extend((place..).step_by(2).zip(pairs).map(|(place, two)| Char {
        unit: u16::from_le_bytes([two[0], two[1]]),
        place,
    }));
}

/// Passes over what precedes the piece table.
fn piece_table(clx: Bytes<'_>) -> Option<Bytes<'_>> {
    let mut at = 0;
    loop {
        match clx.u8(at)? {
            1 => at += 3 + usize::from(clx.u16(at + 1)?),
            2 => {
                let length = clx.size(at + 1)?;
                let rest = clx.from(at + 5);
                return Some(rest.part(0, length).unwrap_or(rest));
            }
            _ => return None,
        }
    }
}
