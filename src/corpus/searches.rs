//! `searches.toml`: the searches that an official keeps, with what was seen at
//! the last visit.

use std::collections::BTreeSet;
use std::fs::File;
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::text::text;
use super::toml_fault::fault_of;
use crate::error::{Action, Error};
use crate::model::StatementId;
use crate::replace;

/// The file's name in a consultation's folder.
const SEARCHES_FILE: &str = "searches.toml";
/// The file that is held while they are changed; nothing stands in it.
const LOCK_FILE: &str = ".searches.lock";

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
struct Kept {
    #[serde(default)]
    search: Vec<SavedSearch>,
}

/// The kept searches of a consultation; none where there is no file.
pub fn read(root: &Path) -> Result<Vec<SavedSearch>, Error> {
    let path = root.join(SEARCHES_FILE);
    let Some(text) = text(&path)? else {
        return Ok(Vec::new());
    };
    let file: Kept = toml::from_str(&text).map_err(|error| Error::Config {
        line: error.span().map_or(1, |span| {
            1 + text[..span.start.min(text.len())].matches('\n').count()
        }),
        fault: fault_of(error.message()),
        path,
    })?;
    Ok(file.search)
}

/// Changes the kept searches of a consultation, and writes them in whole or not at all.
/// Several programs may do so at once: what another one keeps meanwhile is not lost.
///
/// # Panics
/// Never: kept searches are strings only, which TOML can always hold.
pub fn change<E: From<Error>>(
    root: &Path,
    how: impl FnOnce(&mut Vec<SavedSearch>) -> Result<(), E>,
) -> Result<(), E> {
    let path = root.join(LOCK_FILE);
    let failed = || Error::io(path.clone(), Action::Write);
    // The file itself is another one after each writing.
    let lock = File::options()
        .create(true)
        .append(true)
        .open(&path)
        .map_err(failed())?;
    lock.lock().map_err(failed())?;
    let mut search = read(root)?;
    how(&mut search)?;
    let text = toml::to_string(&Kept { search }).expect("kept searches are always valid TOML");
    replace::file(&root.join(SEARCHES_FILE), |out| {
        out.write_all(text.as_bytes())
    })?;
    Ok(())
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
        let kept = |all: &mut Vec<SavedSearch>| -> Result<(), Error> {
            all.extend(searches.clone());
            Ok(())
        };
        change(dir.path(), kept).unwrap();
        assert_eq!(read(dir.path()).unwrap(), searches);
    }

    #[test]
    fn who_keeps_a_search_at_the_same_time_loses_none() {
        let dir = tempfile::tempdir().unwrap();
        let keep = |name: String| {
            change(dir.path(), |all| {
                all.push(SavedSearch {
                    name,
                    ..SavedSearch::default()
                });
                Ok::<_, Error>(())
            })
            .unwrap();
        };
        std::thread::scope(|threads| {
            for thread in 0..4 {
                let keep = &keep;
                threads.spawn(move || (0..10).for_each(|at| keep(format!("{thread} {at}"))));
            }
        });
        assert_eq!(read(dir.path()).unwrap().len(), 40);
    }

    #[test]
    fn a_broken_file_is_an_error_with_its_line() {
        let dir = tempfile::tempdir().unwrap();
        fs::write(dir.path().join(SEARCHES_FILE), "[[search]]\nname = 1\n").unwrap();
        let error = read(dir.path()).unwrap_err();
        assert!(matches!(error, Error::Config { line: 2, .. }), "{error}");
    }
}
