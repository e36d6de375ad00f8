//! A temporary folder that only we can read, and that goes with its owner:
//! what is scanned may hold personal data.

use std::path::{Path, PathBuf};
use std::{fs, io};

use tempfile::TempDir;

#[derive(Debug)]
pub(super) struct Folder(TempDir);

impl Folder {
    pub(super) fn new() -> io::Result<Self> {
        let mut builder = tempfile::Builder::new();
        builder.prefix("remiss-ocr-");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            builder.permissions(fs::Permissions::from_mode(0o700));
        }
        builder.tempdir().map(Self)
    }

    pub(super) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
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

#[cfg(all(test, unix))]
mod tests {
    use std::os::unix::fs::PermissionsExt;

    use super::*;

    #[test]
    fn nobody_else_may_look_in_and_it_goes() {
        let folder = Folder::new().expect("a folder");
        let path = folder.hold("a", b"x").expect("a file");
        let mode = fs::metadata(folder.path(""))
            .expect("a folder")
            .permissions();
        assert_eq!(mode.mode() & 0o077, 0);
        drop(folder);
        assert!(!path.exists());
    }
}
