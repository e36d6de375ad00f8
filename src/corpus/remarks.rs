//! `remarks.jsonl`: what people write of sections, one a line, only ever
//! appended.

use std::path::Path;

use super::journal::{self, Line};
use crate::error::{Error, LineKind};
use crate::model::Remark;

/// The file's name in a consultation's folder.
pub const REMARKS_FILE: &str = "remarks.jsonl";

impl Line for Remark {
    const FILE: &'static str = REMARKS_FILE;
    const KIND: LineKind = LineKind::Remark;
}

/// All remarks of a consultation, oldest first; none where there is no file.
pub fn read(root: &Path) -> Result<Vec<Remark>, Error> {
    journal::read(root)
}

/// Appends the remarks that `make` makes of what is written there already, and
/// returns when they are on the disk. Nobody else writes in between.
pub fn append(root: &Path, make: impl FnOnce(Vec<Remark>) -> Vec<Remark>) -> Result<(), Error> {
    journal::append(root, make)
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;
    use crate::model::SectionId;

    fn remark(summary: &str) -> Remark {
        Remark {
            version: 1,
            section: SectionId("3.2".to_owned()),
            heading: "Uppföljning".to_owned(),
            summary: summary.to_owned(),
            assessment: String::new(),
            by: "Anna Å".to_owned(),
            at: "2026-03-02T09:00:00Z".to_owned(),
        }
    }

    #[test]
    fn what_is_appended_is_made_of_what_is_there_and_nothing_goes() {
        let dir = tempfile::tempdir().unwrap();
        append(dir.path(), |known| {
            assert!(known.is_empty());
            vec![remark("Ett.\n\nTvå.")]
        })
        .unwrap();
        let path = dir.path().join(REMARKS_FILE);
        let first = fs::read(&path).unwrap();
        append(dir.path(), |known| {
            vec![remark(&format!("{} igen", known.len()))]
        })
        .unwrap();
        append(dir.path(), |_| Vec::new()).unwrap();
        assert!(fs::read(&path).unwrap().starts_with(&first));
        let expected = [remark("Ett.\n\nTvå."), remark("1 igen")];
        assert_eq!(read(dir.path()).unwrap(), expected);
    }

    #[test]
    fn a_misspelt_field_is_named_and_empties_no_text() {
        let dir = tempfile::tempdir().unwrap();
        let line = serde_json::to_string(&remark("Ett.")).unwrap();
        let path = dir.path().join(REMARKS_FILE);
        for wrong in [
            line.replace("\"assessment\"", "\"assesment\""),
            line.replace(",\"assessment\":\"\"", ""),
        ] {
            fs::write(&path, format!("{line}\n{wrong}\n")).unwrap();
            let error = read(dir.path()).unwrap_err();
            assert!(matches!(error, Error::Line { line: 2, .. }), "{error}");
        }
    }
}
