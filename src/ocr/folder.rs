//! A temporary folder that only we can read, and that goes with its owner:
//! what is scanned may hold personal data.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, io, process};

static NEXT: AtomicU32 = AtomicU32::new(0);

#[derive(Debug)]
pub(super) struct Folder(PathBuf);

impl Folder {
    pub(super) fn new() -> io::Result<Self> {
        for _ in 0..1000 {
            let number = NEXT.fetch_add(1, Ordering::Relaxed);
            let path = env::temp_dir().join(format!("remiss-ocr-{}-{number}", process::id()));
            match builder().create(&path) {
                Ok(()) => return Ok(Self(path)),
                // Left by an earlier process of this number, or put there by
                // somebody else: never used.
                Err(error) if error.kind() == io::ErrorKind::AlreadyExists => {}
                Err(error) => return Err(error),
            }
        }
        Err(io::Error::from(io::ErrorKind::AlreadyExists))
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    /// Writes a file into the folder.
    pub(super) fn hold(&self, name: &str, bytes: &[u8]) -> io::Result<PathBuf> {
        let path = self.path(name);
        fs::write(&path, bytes)?;
        Ok(path)
    }

    /// Removes a file before the folder goes.
    #[expect(
        clippy::unused_self,
        reason = "only files of a folder that still stands"
    )]
    pub(super) fn drop_file(&self, path: &Path) {
        // It goes with the folder at the latest.
        let _ = fs::remove_file(path);
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // Nobody is left to be told.
        let _ = fs::remove_dir_all(&self.0);
    }
}

#[cfg(unix)]
fn builder() -> fs::DirBuilder {
    use std::os::unix::fs::DirBuilderExt;
    let mut builder = fs::DirBuilder::new();
    builder.mode(0o700);
    builder
}

#[cfg(not(unix))]
fn builder() -> fs::DirBuilder {
    fs::DirBuilder::new()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_is_its_own_and_goes() {
        let (one, other) = (
            Folder::new().expect("a folder"),
            Folder::new().expect("a folder"),
        );
        assert_ne!(one.0, other.0);
        let path = one.hold("a", b"x").expect("a file");
        assert!(path.exists());
        drop(one);
        assert!(!path.exists());
        drop(other);
    }
}
