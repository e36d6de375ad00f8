//! One line of a file that is only ever appended to: whether it is whole, was
//! torn when it was written, or is nothing that this program wrote.

use std::path::Path;

use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::error::{Error, Foreign};

/// The version of the lines that this program writes and reads.
const VERSION: u64 = 1;
/// How every line of ours begins.
const START: &[u8] = b"{\"version\":";

/// What a line was found to be.
pub(super) enum LineState<T> {
    /// Nothing stands in it, or only the zeros that a disk filled it with.
    Blank,
    /// A whole line.
    Whole(T),
    /// The beginning of a line, and no more.
    Torn,
    /// Of a later version.
    Newer(u64),
    /// None of ours; why.
    Other(String),
}

/// Judges a line, with or without its end. Only the last line of a file, which
/// then has no end, can be torn.
pub(super) fn judge<T: DeserializeOwned>(line: &[u8]) -> LineState<T> {
    let words = without_zeros(line);
    if words.trim_ascii().is_empty() {
        return LineState::Blank;
    }
    if let Some(version) = version(words).filter(|version| *version > VERSION) {
        return LineState::Newer(version);
    }
    match serde_json::from_slice(words) {
        Ok(whole) => LineState::Whole(whole),
        Err(error) if error.is_eof() && !line.ends_with(b"\n") && begins_as_ours(words) => {
            LineState::Torn
        }
        Err(error) => LineState::Other(error.to_string()),
    }
}

/// The line without what the disk filled its end with when the power went.
pub(super) fn without_zeros(line: &[u8]) -> &[u8] {
    let end = line.iter().rposition(|byte| *byte != 0);
    &line[..end.map_or(0, |last| last + 1)]
}

fn begins_as_ours(words: &[u8]) -> bool {
    words.starts_with(START) || START.starts_with(words)
}

fn version(words: &[u8]) -> Option<u64> {
    #[derive(Deserialize)]
    struct Versioned {
        version: u64,
    }
    // So it stands in every line that was not edited: the rest need not be read twice.
    if words.starts_with(b"{\"version\":1,") {
        return Some(VERSION);
    }
    let versioned: Versioned = serde_json::from_slice(words).ok()?;
    Some(versioned.version)
}

/// Refuses what another program saved with two bytes a letter: no line of it is
/// read, and none may be cut off.
pub(super) fn refuse_utf16(path: &Path, whole: &[u8]) -> Result<(), Error> {
    let starts: [&[u8]; 5] = [b"\xff\xfe", b"\xfe\xff", b"{\0", b"\0{", b"\0\0\0{"];
    if starts.iter().any(|start| whole.starts_with(start)) {
        return Err(Error::Foreign {
            path: path.to_owned(),
            what: Foreign::Utf16,
        });
    }
    Ok(())
}
