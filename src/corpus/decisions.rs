//! `decisions.jsonl`: people's verdicts, one a line, only ever appended.

use std::path::Path;

use super::journal::{self, Line};
use crate::error::Error;
use crate::model::Decision;

/// The file's name in a consultation's folder.
pub const DECISIONS_FILE: &str = "decisions.jsonl";

impl Line for Decision {
    const FILE: &'static str = DECISIONS_FILE;
    const WHAT: &'static str = "decision";
}

/// All decisions of a consultation, oldest first; none where there is no file.
pub fn read(root: &Path) -> Result<Vec<Decision>, Error> {
    journal::read(root)
}

/// Appends decisions and returns when they are on the disk.
pub fn append(root: &Path, decisions: &[Decision]) -> Result<(), Error> {
    journal::append(root, |_| decisions.to_vec())
}

#[cfg(test)]
mod tests {
    use std::fs;

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
            headings: Vec::new(),
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
    fn a_last_line_without_line_end_is_a_decision_and_stays() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna"), decision("Bo")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let text = fs::read_to_string(&path).unwrap();
        fs::write(&path, text.trim_end()).unwrap();
        let both = [decision("Anna"), decision("Bo")];
        assert_eq!(read(dir.path()).unwrap(), both);
        append(dir.path(), &[decision("Cia")]).unwrap();
        let read = read(dir.path()).unwrap();
        assert_eq!(read, [decision("Anna"), decision("Bo"), decision("Cia")]);
    }

    #[test]
    fn a_line_torn_inside_a_letter_is_passed_over_and_cut_off() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna"), decision("Bo")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let whole = fs::read(&path).unwrap();
        let torn = 1 + whole.iter().rposition(|byte| *byte == 0xc3).unwrap();
        fs::write(&path, &whole[..torn]).unwrap();
        assert_eq!(read(dir.path()).unwrap(), [decision("Anna")]);
        append(dir.path(), &[decision("Cia")]).unwrap();
        let read = read(dir.path()).unwrap();
        assert_eq!(read, [decision("Anna"), decision("Cia")]);
    }

    #[test]
    fn what_is_no_decision_is_named_and_never_cut_off() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        append(dir.path(), &[decision("Anna")]).unwrap();
        let mut text = fs::read_to_string(&path).unwrap();
        text.push_str("Bo: stryk detta");
        fs::write(&path, &text).unwrap();
        assert!(matches!(
            append(dir.path(), &[decision("Cia")]),
            Err(Error::Line { line: 2, .. })
        ));
        assert_eq!(fs::read_to_string(&path).unwrap(), text);
    }

    #[test]
    fn a_line_that_is_no_decision_is_named() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(DECISIONS_FILE), "\n{\"version\":1}\n").unwrap();
        assert!(matches!(read(dir.path()), Err(Error::Line { line: 2, .. })));
    }

    #[test]
    fn a_torn_line_longer_than_what_follows_it_leaves_nothing_behind() {
        let dir = tempfile::tempdir().unwrap();
        let mut long = decision("Bo");
        long.statement.quote = "Vi tillstyrker planen i alla dess delar. ".repeat(9);
        append(dir.path(), &[decision("Anna"), long]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let whole = fs::read(&path).unwrap();
        fs::write(&path, &whole[..whole.len() - 9]).unwrap();
        append(dir.path(), &[decision("Cia")]).unwrap();
        let read = read(dir.path()).unwrap();
        assert_eq!(read, [decision("Anna"), decision("Cia")]);
    }

    #[test]
    fn a_line_that_the_disk_filled_with_zeros_is_torn() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let mut whole = fs::read(&path).unwrap();
        whole.extend([0; 64]);
        fs::write(&path, whole).unwrap();
        assert_eq!(read(dir.path()).unwrap(), [decision("Anna")]);
    }

    #[test]
    fn a_torn_line_that_is_not_the_last_is_named() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let good = fs::read_to_string(&path).unwrap();
        fs::write(&path, format!("{{\"version\":1,\n{good}")).unwrap();
        assert!(matches!(read(dir.path()), Err(Error::Line { line: 1, .. })));
    }

    #[test]
    fn a_mark_of_the_encoding_before_the_first_line_is_passed_over() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let mut whole = b"\xef\xbb\xbf".to_vec();
        whole.extend(fs::read(&path).unwrap());
        fs::write(&path, whole).unwrap();
        assert_eq!(read(dir.path()).unwrap(), [decision("Anna")]);
    }
}
