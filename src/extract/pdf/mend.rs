//! What can be mended in a damaged file.
//!
//! Objects that the table of a file names may be unreadable because a number
//! or a word in them is none: `[278 1e308 300]`. Such words are written over
//! by names of the same length, which say nothing, so that the rest of the
//! object can be read. And a stream whose length is not told ends where its
//! `endstream` stands.

use lopdf::Object;
use lopdf::xref::XrefEntry;

use super::content::is_regular;

/// How far an object is looked through.
const LONGEST: usize = 1 << 20;

/// The file with the lost objects mended; nothing where none could be.
pub(super) fn mended(bytes: &[u8], document: &lopdf::Document) -> Option<Vec<u8>> {
    let mut copy: Option<Vec<u8>> = None;
    let mut left = LONGEST;
    for (number, entry) in &document.reference_table.entries {
        let XrefEntry::Normal { offset, generation } = entry else {
            continue;
        };
        if document.objects.contains_key(&(*number, *generation)) {
            continue;
        }
        let start = usize::try_from(*offset).unwrap_or(usize::MAX);
        let source = bytes.get(start..).unwrap_or_default();
        let source = &source[..source.len().min(left)];
        if !source.starts_with(format!("{number} {generation} obj").as_bytes()) {
            continue;
        }
        let (words, length) = bad_words(source);
        left -= length;
        for (at, length) in words {
            let copy = copy.get_or_insert_with(|| bytes.to_vec());
            let word = &mut copy[start + at..start + at + length];
            word.fill(b'0');
            if length > 1 {
                word[0] = b'/';
            }
        }
    }
    copy
}

/// Gives the streams whose length could not be told the bytes that stand
/// between their `stream` and `endstream`.
pub(super) fn fill_streams(bytes: &[u8], document: &mut lopdf::Document) {
    const END: &[u8] = b"endstream";
    let mut ends: Option<Vec<usize>> = None;
    for object in document.objects.values_mut() {
        let Object::Stream(stream) = object else {
            continue;
        };
        let (true, Some(start)) = (stream.content.is_empty(), stream.start_position) else {
            continue;
        };
        let before = bytes.get(..start).unwrap_or_default();
        let rest = bytes.get(start..).unwrap_or_default();
        if rest.trim_ascii_start().starts_with(END) || !before.trim_ascii_end().ends_with(b"stream")
        {
            continue;
        }
        // Looked for once, however many streams have no length.
        let ends = ends.get_or_insert_with(|| memchr::memmem::find_iter(bytes, END).collect());
        if let Some(end) = ends.get(ends.partition_point(|end| *end < start)) {
            stream.content = bytes[start..*end].to_vec();
        }
    }
}

/// Where words stand in an object that mean nothing there, with their lengths;
/// and how much was looked at.
fn bad_words(source: &[u8]) -> (Vec<(usize, usize)>, usize) {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(byte) = source.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'(' => at += string(&source[at..]),
            b'<' if source.get(at) == Some(&b'<') => at += 1,
            b'<' => at += memchr::memchr(b'>', &source[at..]).map_or(0, |end| end + 1),
            b'%' => at += memchr::memchr2(b'\n', b'\r', &source[at..]).unwrap_or(0),
            b'/' => at += regular(&source[at..]),
            byte if is_regular(*byte) => {
                at += regular(&source[at..]);
                match &source[start..at] {
                    b"endobj" | b"stream" => break,
                    b"obj" | b"R" | b"true" | b"false" | b"null" => {}
                    word if is_number(word) => {}
                    word => found.push((start, word.len())),
                }
            }
            _ => {}
        }
    }
    (found, at.min(source.len()))
}

fn regular(source: &[u8]) -> usize {
    let end = source.iter().position(|byte| !is_regular(*byte));
    end.unwrap_or(source.len())
}

/// The length of the rest of a string with its closing parenthesis.
fn string(source: &[u8]) -> usize {
    let (mut depth, mut escaped) = (0usize, false);
    for (at, byte) in source.iter().enumerate() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' => escaped = true,
            b'(' => depth += 1,
            b')' if depth == 0 => return at + 1,
            b')' => depth -= 1,
            _ => {}
        }
    }
    source.len()
}

/// Whether a word is a number as PDF writes them, of no greater size than any
/// reader takes.
fn is_number(word: &[u8]) -> bool {
    let Ok(word) = std::str::from_utf8(word) else {
        return false;
    };
    let digits = word.trim_start_matches(['+', '-']);
    let plain = digits.bytes().all(|b| b.is_ascii_digit() || b == b'.');
    plain
        && if digits.contains('.') {
            word.parse::<f32>().is_ok_and(f32::is_finite)
        } else {
            word.parse::<i64>().is_ok()
        }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_that_mean_nothing_are_found() {
        let check = |source: &str, expected: &[&str]| {
            let found: Vec<&str> = bad_words(source.as_bytes())
                .0
                .iter()
                .map(|(at, length)| &source[*at..at + length])
                .collect();
            assert_eq!(found, expected, "{source}");
        };
        check(
            "4 0 obj\n<</A 5 0 R/W[278 1e308 -.5 abc 99999999999999999999]>>\nendobj bad",
            &["1e308", "abc", "99999999999999999999"],
        );
        check("4 0 obj<</T(bad \\) (bad))/H<abc>/N/bad true>>%bad\n", &[]);
        check("4 0 obj<</L 5>>stream\nbad", &[]);
    }
}
