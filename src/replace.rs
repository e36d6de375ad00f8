//! Writes a file whole or not at all: a reader sees the old one or the new
//! one, and a full disk or a stop on the way leaves the old one as it was.
//!
//! Takes a path and what fills it. Knows nothing of what files hold.

use std::fs;
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use crate::error::{Action, Error};

/// How the name of a file begins and ends that is not written yet.
pub const UNFINISHED: (&str, &str) = (".remiss-", ".new");

/// Writes the file beside and renames it. A file that was there keeps its
/// permissions, a link leads where it led, and a pipe or device is written to
/// as it is: only a file can be replaced.
pub fn file(path: &Path, fill: impl FnOnce(&mut dyn Write) -> io::Result<()>) -> Result<(), Error> {
    let written = || match fs::metadata(path) {
        Ok(there) if there.is_dir() => Err(io::ErrorKind::IsADirectory.into()),
        Ok(there) if !there.is_file() => fill(&mut fs::OpenOptions::new().write(true).open(path)?),
        Ok(there) if there.permissions().readonly() => Err(io::ErrorKind::PermissionDenied.into()),
        Ok(there) => beside(&fs::canonicalize(path)?, Some(there.permissions()), fill),
        Err(error) if error.kind() == io::ErrorKind::NotFound => beside(path, None, fill),
        Err(error) => Err(error),
    };
    written().map_err(Error::io(path, Action::Write))
}

/// Writes a file that is not there; one that is there is an error, also where it
/// came to be meanwhile, and stays as it is.
pub fn new_file(
    path: &Path,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> Result<(), Error> {
    let written = || {
        let new = unnamed(path, None, fill)?;
        match new.persist_noclobber(path) {
            Ok(_) => Ok(()),
            Err(error) if error.error.kind() == io::ErrorKind::AlreadyExists => Err(error.error),
            // A disk that cannot tell: it is looked for and then named.
            Err(error) if !path.try_exists()? => Ok(error.file.persist(path).map(drop)?),
            Err(_) => Err(io::ErrorKind::AlreadyExists.into()),
        }
    };
    written().map_err(Error::io(path, Action::Write))
}

fn beside(
    path: &Path,
    permissions: Option<fs::Permissions>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<()> {
    unnamed(path, permissions, fill)?.persist(path)?;
    Ok(())
}

/// The file, written to the disk beside the name that it is to get.
fn unnamed(
    path: &Path,
    permissions: Option<fs::Permissions>,
    fill: impl FnOnce(&mut dyn Write) -> io::Result<()>,
) -> io::Result<tempfile::NamedTempFile> {
    let mut new = tempfile::Builder::new()
        .prefix(UNFINISHED.0)
        .suffix(UNFINISHED.1)
        .make_in(folder(path), |name| {
            // Made as any file is, for those who may read files made here; the
            // name is new, or another is tried.
            fs::OpenOptions::new()
                .write(true)
                .create_new(true)
                .open(name)
        })?;
    let mut buffered = BufWriter::new(new.as_file_mut());
    fill(&mut buffered)?;
    buffered.flush()?;
    drop(buffered);
    if let Some(permissions) = permissions {
        new.as_file().set_permissions(permissions)?;
    }
    new.as_file().sync_all()?;
    Ok(new)
}

/// The folder that a file lies in.
fn folder(path: &Path) -> PathBuf {
    match path.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder.to_owned(),
        _ => PathBuf::from("."),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> = fs::read_dir(folder)
            .unwrap()
            .map(|file| file.unwrap().file_name().into_string().unwrap())
            .collect();
        names.sort();
        names
    }

    #[test]
    fn what_breaks_off_leaves_the_old_file_and_nothing_beside() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("rapport.docx");
        file(&path, |out| out.write_all(b"old")).unwrap();
        let error = file(&path, |out| {
            out.write_all(&b"x".repeat(100_000))?;
            Err(io::ErrorKind::StorageFull.into())
        })
        .unwrap_err();
        assert!(error.to_string().contains("rapport.docx"), "{error}");
        assert!(error.hint(crate::model::Lang::Sv).is_some());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(dir.path()), ["rapport.docx"]);

        file(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"new");
        assert_eq!(names(dir.path()), ["rapport.docx"]);
    }

    #[test]
    fn what_is_there_is_not_written_over_by_a_new_file() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("consultation.toml");
        let half = new_file(&path, |out| {
            out.write_all(b"half")?;
            Err(io::ErrorKind::StorageFull.into())
        });
        assert!(half.is_err());
        assert!(names(dir.path()).is_empty());
        new_file(&path, |out| out.write_all(b"old")).unwrap();
        assert!(new_file(&path, |out| out.write_all(b"new")).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
        assert_eq!(names(dir.path()), ["consultation.toml"]);
    }

    #[test]
    fn a_folder_is_no_file_and_a_guarded_file_is_left() {
        let dir = tempfile::tempdir().unwrap();
        let folder = dir.path().join("mapp.docx");
        fs::create_dir(&folder).unwrap();
        assert!(file(&folder, |out| out.write_all(b"new")).is_err());

        let path = dir.path().join("rapport.docx");
        fs::write(&path, "old").unwrap();
        let mut guarded = fs::metadata(&path).unwrap().permissions();
        guarded.set_readonly(true);
        fs::set_permissions(&path, guarded).unwrap();
        assert!(file(&path, |out| out.write_all(b"new")).is_err());
        assert_eq!(fs::read(&path).unwrap(), b"old");
    }

    #[cfg(unix)]
    #[test]
    fn a_file_is_as_open_to_others_as_any_made_there_and_a_link_stays() {
        use std::os::unix::fs::{PermissionsExt as _, symlink};
        let dir = tempfile::tempdir().unwrap();
        let mode = |path: &Path| fs::metadata(path).unwrap().permissions().mode();
        let (usual, path) = (dir.path().join("a"), dir.path().join("b"));
        fs::write(&usual, "").unwrap();
        file(&path, |out| out.write_all(b"new")).unwrap();
        assert_eq!(mode(&path), mode(&usual));

        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        let link = dir.path().join("c");
        symlink(&path, &link).unwrap();
        file(&link, |out| out.write_all(b"newer")).unwrap();
        assert_eq!(fs::read(&path).unwrap(), b"newer");
        assert_eq!(mode(&path) & 0o777, 0o640);
        assert!(fs::symlink_metadata(&link).unwrap().is_symlink());
    }
}
