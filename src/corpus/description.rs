//! `consultation.toml` as a text, for who changes it; and the files that it
//! can name as the programme.

use std::path::Path;

use super::CONFIG_FILE;
use super::folder::{PROGRAMME_EXTENSIONS, RESPONSES};
use super::name::readable;
use super::source::{is_leftover, sorted_entries};
use super::text::text;
use crate::error::Error;
use crate::replace;

/// Folders within folders that are looked into.
const DEEP: usize = 3;
/// Files that are offered, at most.
const OFFERED: usize = 200;

/// The text of the `consultation.toml` in this folder; empty where there is none.
pub fn read(root: &Path) -> Result<String, Error> {
    Ok(text(&root.join(CONFIG_FILE))?.unwrap_or_default())
}

/// Writes it, in whole or not at all.
pub fn write(root: &Path, text: &str) -> Result<(), Error> {
    replace::file(&root.join(CONFIG_FILE), |out| {
        out.write_all(text.as_bytes())
    })
}

/// Writes that of a new consultation, in whole or not at all; one that is there is
/// never written over.
pub fn create(root: &Path, text: &str) -> Result<(), Error> {
    replace::new_file(&root.join(CONFIG_FILE), |out| {
        out.write_all(text.as_bytes())
    })
}

/// The files that may be the programme, as `consultation.toml` names them: those
/// of a kind that is read and that are no answers.
pub fn programmes(root: &Path) -> Result<Vec<String>, Error> {
    let mut found = Vec::new();
    collect(root, "", DEEP, &mut found)?;
    Ok(found)
}

fn collect(folder: &Path, within: &str, deep: usize, found: &mut Vec<String>) -> Result<(), Error> {
    for path in sorted_entries(folder)? {
        let name = readable(folder, path.file_name().unwrap_or_default());
        let is_hidden = name.starts_with('.') || is_leftover(&name);
        if is_hidden || path.is_symlink() || (within.is_empty() && name == RESPONSES) {
            continue;
        }
        if path.is_dir() {
            if deep > 0 {
                collect(&path, &format!("{within}{name}/"), deep - 1, found)?;
            }
        } else if found.len() < OFFERED && is_read(&path) {
            found.push(format!("{within}{name}"));
        }
    }
    Ok(())
}

fn is_read(path: &Path) -> bool {
    path.extension().is_some_and(|ending| {
        let ending = ending.to_string_lossy().to_lowercase();
        PROGRAMME_EXTENSIONS.contains(&ending.as_str())
    })
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn files_that_may_be_the_programme_are_offered_and_no_answers() {
        let dir = tempfile::tempdir().unwrap();
        for name in [
            "plan.DOCX",
            "underlag/bilaga.pdf",
            "responses/svar.docx",
            "labels.jsonl",
            ".plan.md",
            "~$plan.docx",
        ] {
            let path = dir.path().join(name);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, "x").unwrap();
        }
        let found = programmes(dir.path()).unwrap();
        assert_eq!(found, ["plan.DOCX", "underlag/bilaga.pdf"]);
        assert_eq!(read(dir.path()).unwrap(), "");
        write(dir.path(), "title = \"A\"\n").unwrap();
        assert_eq!(read(dir.path()).unwrap(), "title = \"A\"\n");
    }
}
