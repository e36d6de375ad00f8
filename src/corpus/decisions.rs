//! `decisions.jsonl`: people's verdicts, one a line, only ever appended.

use std::fs::{self, OpenOptions};
use std::io::{Seek, SeekFrom, Write};
use std::path::Path;

use super::text::text;
use crate::error::{Action, Error};
use crate::model::Decision;

/// The file's name in a consultation's folder.
pub const DECISIONS_FILE: &str = "decisions.jsonl";

/// All decisions of a consultation, oldest first; none where there is no file.
///
/// A last line without line end is what an interrupted append left: it never
/// took effect, and is passed over.
pub fn read(root: &Path) -> Result<Vec<Decision>, Error> {
    let path = root.join(DECISIONS_FILE);
    let Some(text) = text(&path)? else {
        return Ok(Vec::new());
    };
    let mut decisions = Vec::new();
    for (number, line) in text.split_inclusive('\n').enumerate() {
        if !line.ends_with('\n') || line.trim().is_empty() {
            continue;
        }
        decisions.push(
            serde_json::from_str(line).map_err(|error| Error::Decisions {
                path: path.clone(),
                line: number + 1,
                message: error.to_string(),
            })?,
        );
    }
    Ok(decisions)
}

/// Appends decisions and returns when they are on the disk.
///
/// Several programs may append at once: the file is locked meanwhile. A torn
/// last line is cut off first, so that it can never swallow a new decision.
pub fn append(root: &Path, decisions: &[Decision]) -> Result<(), Error> {
    let path = root.join(DECISIONS_FILE);
    let failed = || Error::io(path.clone(), Action::Write);
    let mut file = OpenOptions::new()
        .read(true)
        .write(true)
        .create(true)
        .truncate(false)
        .open(&path)
        .map_err(failed())?;
    file.lock().map_err(failed())?;
    let whole = fs::read(&path).map_err(failed())?;
    let kept = whole
        .iter()
        .rposition(|byte| *byte == b'\n')
        .map_or(0, |at| at + 1);
    let mut lines = Vec::new();
    for decision in decisions {
        serde_json::to_writer(&mut lines, decision).expect("a decision is always valid JSON");
        lines.push(b'\n');
    }
    file.set_len(kept as u64).map_err(failed())?;
    file.seek(SeekFrom::Start(kept as u64)).map_err(failed())?;
    file.write_all(&lines).map_err(failed())?;
    file.sync_all().map_err(failed())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Anchor, ContentHash, Span, Stance, StatementId, Verdict};

    fn decision(by: &str) -> Decision {
        let hash = ContentHash::of(b"a");
        let span = Span::new(3, 9);
        Decision {
            version: 1,
            statement: Anchor {
                id: StatementId::new(&hash, span.start),
                document: hash,
                file: "responses/å.docx".to_owned(),
                quote: "Vi tillstyrker.\u{2028}".to_owned(),
                start: span.start,
                end: span.end,
            },
            verdict: Verdict {
                stance: Some(Stance::Supports),
                ..Verdict::default()
            },
            by: by.to_owned(),
            at: "2021-10-04T09:00:00+02:00".to_owned(),
            before: None,
        }
    }

    #[test]
    fn what_is_appended_is_read_back_in_order() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna")]).unwrap();
        append(dir.path(), &[decision("Bo"), decision("Cia")]).unwrap();
        let read = read(dir.path()).unwrap();
        assert_eq!(read, [decision("Anna"), decision("Bo"), decision("Cia")]);
    }

    #[test]
    fn a_torn_last_line_is_no_decision_and_harms_no_later_one() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str("{\"version\":1,\"stat");
        fs::write(&path, text).unwrap();
        assert_eq!(read(dir.path()).unwrap().len(), 1);
        append(dir.path(), &[decision("Bo")]).unwrap();
        assert_eq!(
            read(dir.path()).unwrap(),
            [decision("Anna"), decision("Bo")]
        );
    }

    #[test]
    fn a_line_that_is_no_decision_is_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(DECISIONS_FILE), "\n{\"version\":1}\n").unwrap();
        assert!(matches!(
            read(dir.path()),
            Err(Error::Decisions { line: 2, .. })
        ));
    }
}
