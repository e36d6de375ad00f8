//! Pictures that came with a message and stand within its page: told apart
//! from those that are documents by the ids under which the page shows them, and by
//! their size.

use std::collections::{HashMap, HashSet};

use crate::model::{Piece, Reason, Warning};

/// A picture in a message that is larger than this is more than a mark of the
/// sender's: an answer may be photographed.
const LARGE: usize = 100 << 10;

/// A picture that is no wider or no higher is a mark of the sender's: no page of
/// writing is, in pixels.
const SMALL: u32 = 100;

/// What a page writes before the id of a picture that came with it.
const ADDRESS: &[u8] = b"cid:";

/// What is told of a picture that stands within a message.
pub(super) fn within(name: String, bytes: usize) -> Warning {
    let (piece, reason) = (Piece::Part { name }, Reason::PictureWithin);
    if bytes > LARGE {
        Warning::Skipped { piece, reason }
    } else {
        Warning::LeftOut { piece, reason }
    }
}

/// Whether a picture is too small to be a page that somebody wrote.
pub(super) fn is_small(bytes: &[u8]) -> bool {
    pixels(bytes).is_some_and(|(width, height)| width.min(height) <= SMALL)
}

/// Width and height of a PNG, GIF or JPEG.
fn pixels(bytes: &[u8]) -> Option<(u32, u32)> {
    let number = |at: usize, width: usize| -> Option<u32> {
        let field = bytes.get(at..at.checked_add(width)?)?;
        Some((field.iter()).fold(0, |value, byte| (value << 8) | u32::from(*byte)))
    };
    let little = |at: usize| Some(number(at, 1)? + (number(at + 1, 1)? << 8));
    if bytes.starts_with(b"\x89PNG\r\n\x1a\n") {
        return Some((number(16, 4)?, number(20, 4)?));
    }
    if bytes.starts_with(b"GIF8") {
        return Some((little(6)?, little(8)?));
    }
    if !bytes.starts_with(b"\xff\xd8") {
        return None;
    }
    // Segments, each with its length, up to the one that begins the frame.
    let mut at = 2;
    loop {
        let marker = number(at, 2)?;
        let is_frame =
            matches!(marker, 0xffc0..=0xffcf) && !matches!(marker, 0xffc4 | 0xffc8 | 0xffcc);
        if is_frame {
            return Some((number(at + 7, 2)?, number(at + 5, 2)?));
        }
        if marker < 0xff01 {
            return None;
        }
        at += 2 + number(at + 2, 2)?.max(2) as usize;
    }
}

/// Those of these ids that one of the pages shows. Each page is gone through
/// once, however many ids there are: a file can hold many of both.
pub(super) fn shown<'i, P: AsRef<[u8]>>(
    ids: impl Iterator<Item = &'i str>,
    pages: impl Iterator<Item = P>,
) -> HashSet<&'i str> {
    let ids: HashMap<&[u8], &str> = ids.map(|id| (id.as_bytes(), id)).collect();
    let mut found = HashSet::new();
    if ids.is_empty() {
        return found;
    }
    for page in pages {
        let mut rest = page.as_ref();
        while let Some(at) = memchr::memmem::find(rest, ADDRESS) {
            rest = &rest[at + ADDRESS.len()..];
            let end = rest.iter().position(is_end).unwrap_or(rest.len());
            let (id, after) = rest.split_at(end);
            found.extend(ids.get(id));
            rest = after;
        }
    }
    found
}

/// Whether an id ends before this byte, as pages and their styles write them.
fn is_end(byte: &u8) -> bool {
    byte.is_ascii_whitespace() || b"\"'<>()&\\".contains(byte)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_small_by_its_pixels() {
        let png = |width: u32, height: u32| {
            let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\x0dIHDR".to_vec();
            bytes.extend(width.to_be_bytes());
            bytes.extend(height.to_be_bytes());
            bytes
        };
        assert!(is_small(&png(1, 1)) && is_small(&png(300, 80)));
        assert!(!is_small(&png(300, 400)));
        assert!(is_small(b"GIF89a\x20\0\x20\0"));
        assert!(!is_small(b"GIF89a\x20\x03\x20\x03"));
        let jpeg = |height: u8| {
            let mut bytes = b"\xff\xd8\xff\xe0\0\x04JF\xff\xc0\0\x11\x08".to_vec();
            bytes.extend([0, height, 1, 0]);
            bytes
        };
        assert!(is_small(&jpeg(60)) && !is_small(&jpeg(200)));
        for damaged in [
            &b"\xff\xd8\xff\xe0\xff\xff"[..],
            b"\x89PNG",
            b"abc",
            b"\xff\xd8\0\0",
        ] {
            assert!(!is_small(damaged));
        }
    }

    #[test]
    fn a_picture_is_shown_by_its_whole_id() {
        let check = |page: &str, expected: &[&str]| {
            let found = shown(["a1@x", "a10@x", "b"].into_iter(), [page].into_iter());
            let mut found: Vec<&str> = found.into_iter().collect();
            found.sort_unstable();
            assert_eq!(found, expected, "{page}");
        };
        check("<img src=\"cid:a10@x\">", &["a10@x"]);
        check("<img src=cid:a1@x><img src='cid:b'>", &["a1@x", "b"]);
        check("url(cid:b) url(&quot;cid:a1@x&quot;)", &["a1@x", "b"]);
        check("cid:", &[]);
        check("cid:b", &["b"]);
    }
}
