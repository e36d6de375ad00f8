//! The folder of an index, which a person who may only read can open too.

use std::fs::File;
use std::io::{self, ErrorKind};
use std::ops::Deref as _;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use tantivy::directory::error::{
    DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError,
};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback,
    WatchHandle, WritePtr,
};

/// As tantivy has it, but that what keeps a writer from clearing away the files
/// that are being opened is no longer a reason to need the right to write.
#[derive(Debug, Clone)]
pub(super) struct IndexDirectory {
    files: MmapDirectory,
    root: PathBuf,
}

impl IndexDirectory {
    pub(super) fn open(root: &Path) -> Result<Self, OpenDirectoryError> {
        Ok(Self {
            files: MmapDirectory::open(root)?,
            root: root.to_owned(),
        })
    }

    /// The lock for someone who may not write: taken on the file that is there.
    /// Where there is none, nobody has written since the folder was copied.
    fn lock_for_reading(&self, lock: &Lock) -> DirectoryLock {
        match File::open(self.root.join(&lock.filepath)) {
            Ok(file) => {
                // Some network drives lock for writers only; a writer is rare,
                // and what it cleared away is told as an error.
                let _ = file.lock();
                Box::new(file).into()
            }
            Err(_) => Box::new(()).into(),
        }
    }
}

/// Whether the system refuses to write there.
fn is_read_only(error: &LockError) -> bool {
    let LockError::IoError(error) = error else {
        return false;
    };
    matches!(
        error.kind(),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem
    )
}

impl Directory for IndexDirectory {
    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.files.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.files.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.files.atomic_write(path, data)
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.files.sync_directory()
    }

    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        match self.files.acquire_lock(lock) {
            Err(error) if lock.filepath == META_LOCK.deref().filepath && is_read_only(&error) => {
                Ok(self.lock_for_reading(lock))
            }
            locked => locked,
        }
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

#[cfg(test)]
mod tests {
    use std::fs;

    use super::*;

    #[test]
    fn whoever_may_only_read_needs_no_lock_file() {
        let dir = tempfile::tempdir().unwrap();
        let directory = IndexDirectory::open(dir.path()).unwrap();
        drop(directory.lock_for_reading(&META_LOCK));
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 0);
        drop(directory.acquire_lock(&META_LOCK).unwrap());
        let name = dir.path().join(&META_LOCK.filepath);
        let held = directory.lock_for_reading(&META_LOCK);
        assert!(File::open(&name).unwrap().try_lock().is_err());
        drop(held);
        assert!(File::open(&name).unwrap().try_lock().is_ok());
    }

    #[test]
    fn only_the_refusal_to_write_is_passed_over() {
        let told = |kind: ErrorKind| LockError::wrap_io_error(kind.into());
        assert!(is_read_only(&told(ErrorKind::PermissionDenied)));
        assert!(is_read_only(&told(ErrorKind::ReadOnlyFilesystem)));
        assert!(!is_read_only(&told(ErrorKind::StorageFull)));
        assert!(!is_read_only(&LockError::LockBusy));
    }

    #[cfg(unix)]
    #[test]
    fn an_index_that_may_only_be_read_can_be_opened_and_not_written() {
        use std::os::unix::fs::PermissionsExt;

        use super::super::Index;

        let dir = tempfile::tempdir().unwrap();
        drop(Index::open_or_create(dir.path()).unwrap());
        let allow = |folder: u32, files: u32| {
            for entry in fs::read_dir(dir.path()).unwrap() {
                let path = entry.unwrap().path();
                fs::set_permissions(path, fs::Permissions::from_mode(files)).unwrap();
            }
            fs::set_permissions(dir.path(), fs::Permissions::from_mode(folder)).unwrap();
        };
        allow(0o555, 0o444);
        let index = Index::open(dir.path()).unwrap();
        assert!(index.tantivy().reader().is_ok());
        // Who administers the machine may write everywhere.
        let may_write = File::create(dir.path().join("x")).is_ok();
        assert_eq!(index.writer(50 << 20, 1).is_ok(), may_write);
        allow(0o755, 0o644);
    }
}
