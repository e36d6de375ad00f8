//! Files of lines that are only ever appended to: what people decide and write.

use std::fs::{File, OpenOptions};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::line::{LineState, judge, refuse_utf16, without_zeros};
use super::text::{bytes, refuse_lost_link};
use crate::error::{Action, Error, Foreign, LineKind};

/// What such a file holds, one a line.
pub(super) trait Line: Serialize + DeserializeOwned {
    /// The file's name in a consultation's folder.
    const FILE: &'static str;
    /// What one line is called.
    const KIND: LineKind;
}

/// All lines of a consultation, oldest first; none where there is no file.
///
/// A last line that breaks off is what an interrupted append left: it never
/// took effect, and is passed over. One that only lacks its line end, as
/// editors leave it, is a line like any other.
pub(super) fn read<T: Line>(root: &Path) -> Result<Vec<T>, Error> {
    let path = root.join(T::FILE);
    match bytes(&path)? {
        Some(whole) => parse(&path, &whole).map(|(lines, _)| lines),
        None => Ok(Vec::new()),
    }
}

/// Appends lines and returns when they are on the disk.
///
/// Several programs may append at once: the file is locked meanwhile. A torn
/// last line is cut off first, so that it can never swallow a new one, and so
/// are zeros that a disk filled the end with; nothing else is ever taken away.
/// `make` makes the lines of those that stand there
/// already.
pub(super) fn append<T: Line>(
    root: &Path,
    make: impl FnOnce(Vec<T>) -> Vec<T>,
) -> Result<(), Error> {
    let path = root.join(T::FILE);
    let failed = || Error::io(path.clone(), Action::Write);
    refuse_lost_link(&path)?;
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(failed())?;
    file.lock().map_err(failed())?;
    let mut whole = Vec::new();
    // Through the locked handle: elsewhere a lock keeps out other handles too.
    file.read_to_end(&mut whole).map_err(failed())?;
    let (known, kept) = parse(&path, &whole)?;
    let mut lines = Vec::new();
    if kept > 0 && whole[kept - 1] != b'\n' {
        lines.push(b'\n');
    }
    for line in make(known) {
        serde_json::to_writer(&mut lines, &line).expect("a line is always valid JSON");
        lines.push(b'\n');
    }
    put(&mut file, kept, &lines).map_err(failed())
}

/// Puts these lines behind what is kept, on the disk.
fn put(file: &mut File, kept: usize, lines: &[u8]) -> std::io::Result<()> {
    file.set_len(kept as u64)?;
    file.seek(SeekFrom::Start(kept as u64))?;
    file.write_all(lines)?;
    file.sync_all()
}

/// The lines of a file, and how much of it stays when more are appended: all
/// but a torn last line.
fn parse<T: Line>(path: &Path, whole: &[u8]) -> Result<(Vec<T>, usize), Error> {
    refuse_utf16(path, whole)?;
    let mut lines = Vec::new();
    let mut kept = 0;
    for (number, line) in whole.split_inclusive(|byte| *byte == b'\n').enumerate() {
        let words = match number {
            // Some editors write a mark of the encoding first.
            0 => line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line),
            _ => line,
        };
        match judge(words) {
            LineState::Blank => {}
            LineState::Whole(one) => lines.push(one),
            LineState::Torn => break,
            LineState::Newer(version) => {
                return Err(Error::Foreign {
                    path: path.to_owned(),
                    what: Foreign::Newer(version),
                });
            }
            LineState::Other(message) => {
                return Err(Error::Line {
                    path: path.to_owned(),
                    line: number + 1,
                    kind: T::KIND,
                    message,
                });
            }
        }
        kept += without_zeros(line).len();
    }
    Ok((lines, kept))
}
