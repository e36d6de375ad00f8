//! `decisions.jsonl`: people's verdicts, one a line, only ever appended.

use std::path::Path;

use super::journal::{self, Line};
use crate::error::{Error, LineKind};
use crate::model::Decision;

/// The file's name in a consultation's folder.
pub const DECISIONS_FILE: &str = "decisions.jsonl";

impl Line for Decision {
    const FILE: &'static str = DECISIONS_FILE;
    const KIND: LineKind = LineKind::Decision;
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
    use crate::error::Foreign;
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
    fn a_whole_decision_before_zeros_is_kept() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), &[decision("Anna"), decision("Bo")]).unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        let mut whole = fs::read(&path).unwrap();
        assert_eq!(whole.pop(), Some(b'\n'));
        whole.extend([0; 64]);
        fs::write(&path, whole).unwrap();
        let both = [decision("Anna"), decision("Bo")];
        assert_eq!(read(dir.path()).unwrap(), both);
        append(dir.path(), &[decision("Cia")]).unwrap();
        let read = read(dir.path()).unwrap();
        assert_eq!(read, [decision("Anna"), decision("Bo"), decision("Cia")]);
        assert!(!fs::read(&path).unwrap().contains(&0));
    }

    /// Whether both reading and appending are refused, and nothing is changed.
    fn refused(content: &[u8], expected: impl Fn(&Error) -> bool) {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join(DECISIONS_FILE);
        fs::write(&path, content).unwrap();
        let error = read(dir.path()).unwrap_err();
        assert!(expected(&error), "{error}");
        let error = append(dir.path(), &[decision("Cia")]).unwrap_err();
        assert!(expected(&error), "{error}");
        assert_eq!(fs::read(&path).unwrap(), content);
    }

    #[test]
    fn what_another_program_saved_as_utf_16_is_told_and_kept() {
        let line = serde_json::to_string(&decision("Anna")).unwrap();
        for mark in ["\u{feff}", ""] {
            let text = format!("{mark}{line}");
            let units = || text.encode_utf16();
            let is_it = |error: &Error| {
                matches!(
                    error,
                    Error::Foreign {
                        what: Foreign::Utf16,
                        ..
                    }
                )
            };
            refused(
                &units().flat_map(u16::to_le_bytes).collect::<Vec<_>>(),
                is_it,
            );
            refused(
                &units().flat_map(u16::to_be_bytes).collect::<Vec<_>>(),
                is_it,
            );
        }
    }

    #[test]
    fn a_line_of_a_later_version_is_told_and_kept() {
        let mut later = decision("Anna");
        later.version = 2;
        let whole = serde_json::to_string(&later).unwrap();
        let spaced = whole.replacen("\"version\":2", "\"version\": 2", 1);
        for line in [whole, spaced, "{\"version\":2,\"other\":{}}".to_owned()] {
            refused(format!("{line}\n").as_bytes(), |error| {
                matches!(
                    error,
                    Error::Foreign {
                        what: Foreign::Newer(2),
                        ..
                    }
                )
            });
        }
    }

    #[test]
    fn what_does_not_begin_as_a_line_of_ours_is_never_cut_off() {
        for line in ["{\"note\": \"ring Bo", "[1, 2", "\"Bo"] {
            let is_line = |error: &Error| matches!(error, Error::Line { line: 1, .. });
            refused(line.as_bytes(), is_line);
            refused(&[line.as_bytes(), &[0; 9]].concat(), is_line);
        }
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_nowhere_is_no_file_without_decisions() {
        let dir = tempfile::tempdir().unwrap();
        let away = dir.path().join("share");
        let path = dir.path().join(DECISIONS_FILE);
        std::os::unix::fs::symlink(&away, &path).unwrap();
        for told in [
            read(dir.path()).map(|_| ()),
            append(dir.path(), &[decision("Anna")]),
        ] {
            assert!(matches!(
                told,
                Err(Error::Foreign {
                    what: Foreign::LostLink,
                    ..
                })
            ));
        }
        assert!(!away.exists());
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
