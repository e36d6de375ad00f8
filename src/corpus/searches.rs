//! `searches.toml`: the searches that an official keeps, with what was seen at
//! the last visit.

use std::collections::BTreeSet;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::text::text;
use crate::error::Error;
use crate::model::StatementId;
use crate::replace;

/// The file's name in a consultation's folder.
const SEARCHES_FILE: &str = "searches.toml";

/// A search that is kept under a name.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SavedSearch {
    /// Its name, unique within the consultation.
    pub name: String,
    /// What was typed.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub query: String,
    /// The filters, order and grouping, as the part of an address after `?`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub filters: String,
    /// What was found at the last visit; absent before the first.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub seen: Option<BTreeSet<StatementId>>,
}

#[derive(Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    search: Vec<SavedSearch>,
}

/// The kept searches of a consultation; none where there is no file.
pub fn read(root: &Path) -> Result<Vec<SavedSearch>, Error> {
    let path = root.join(SEARCHES_FILE);
    let Some(text) = text(&path)? else {
        return Ok(Vec::new());
    };
    let file: File = toml::from_str(&text).map_err(|error| Error::Config {
        line: error.span().map_or(1, |span| {
            1 + text[..span.start.min(text.len())].matches('\n').count()
        }),
        message: error.message().to_owned(),
        path,
    })?;
    Ok(file.search)
}

/// Writes the kept searches of a consultation, in whole or not at all.
///
/// # Panics
/// Never: kept searches are strings only, which TOML can always hold.
pub fn write(root: &Path, searches: &[SavedSearch]) -> Result<(), Error> {
    let file = File {
        search: searches.to_vec(),
    };
    let text = toml::to_string(&file).expect("kept searches are always valid TOML");
    replace::file(&root.join(SEARCHES_FILE), |out| {
        out.write_all(text.as_bytes())
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn what_is_written_is_read_again() {
        let dir = tempfile::tempdir().unwrap();
        assert_eq!(read(dir.path()).unwrap(), []);
        let searches = [
            SavedSearch {
                name: "Bolagen om \"uppföljning\"".to_owned(),
                query: "uppföljning -budget".to_owned(),
                filters: "kind=company".to_owned(),
                seen: Some([StatementId("a-1".to_owned())].into()),
            },
            SavedSearch {
                name: "Allt".to_owned(),
                ..SavedSearch::default()
            },
        ];
        write(dir.path(), &searches).unwrap();
        assert_eq!(read(dir.path()).unwrap(), searches);
    }

    #[test]
    fn a_broken_file_is_an_error_with_its_line() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(SEARCHES_FILE), "[[search]]\nname = 1\n").unwrap();
        let error = read(dir.path()).unwrap_err();
        assert!(matches!(error, Error::Config { line: 2, .. }), "{error}");
    }
}
