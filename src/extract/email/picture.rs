//! Pictures that came with a message and stand within its page: told apart
//! from those that are documents by the ids under which the page shows them.

use std::collections::{HashMap, HashSet};

use crate::model::{Piece, Reason, Warning};

/// A picture in a message that is larger than this is more than a mark of the
/// sender's: an answer may be photographed.
const LARGE: usize = 100 << 10;

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
