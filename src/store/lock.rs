//! One writer at a time.

use std::fs::{File, OpenOptions, TryLockError};
use std::io::{Read, Seek, SeekFrom, Write};
use std::path::Path;

use crate::error::{Action, Error, Holder};

/// Held as long as somebody writes; the operating system releases it when the
/// program ends, however it ends.
#[derive(Debug)]
pub struct Lock {
    file: File,
}

impl Lock {
    /// Takes the lock file `path`, or tells who holds it.
    pub fn take(path: &Path) -> Result<Self, Error> {
        let mut file = OpenOptions::new()
            .read(true)
            .write(true)
            .create(true)
            .truncate(false)
            .open(path)
            .map_err(Error::io(path, Action::Open))?;
        match file.try_lock() {
            Ok(()) => {}
            Err(TryLockError::WouldBlock) => {
                let mut line = String::new();
                let read = file.read_to_string(&mut line).ok();
                return Err(Error::Locked {
                    path: path.to_owned(),
                    holder: (read.and_then(|_| holder(&line))).unwrap_or(Holder::Unknown),
                });
            }
            Err(TryLockError::Error(error)) => {
                return Err(Error::io(path, Action::Lock)(error));
            }
        }
        let since = jiff::Timestamp::now()
            .strftime("%Y-%m-%d %H:%M:%S UTC")
            .to_string();
        file.set_len(0)
            .and_then(|()| file.seek(SeekFrom::Start(0)))
            .and_then(|_| writeln!(file, "process {} since {since}", std::process::id()))
            .map_err(Error::io(path, Action::Write))?;
        Ok(Self { file })
    }
}

/// Who holds the lock, by what stands in its file.
fn holder(line: &str) -> Option<Holder> {
    let (number, since) = line
        .trim()
        .strip_prefix("process ")?
        .split_once(" since ")?;
    Some(Holder::Process {
        number: number.parse().ok()?,
        since: since.to_owned(),
    })
}

impl Drop for Lock {
    fn drop(&mut self) {
        // The name of the holder goes with the lock; where that fails the lock
        // itself is released all the same.
        let _emptied = self.file.set_len(0);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_who_holds_it() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("lock");
        let held = Lock::take(&path).unwrap();
        let error = Lock::take(&path).unwrap_err();
        assert!(
            matches!(&error, Error::Locked { holder: Holder::Process { number, since }, .. }
                if *number == std::process::id() && since.ends_with("UTC")),
            "{error}"
        );
        std::fs::write(&path, "").unwrap();
        let error = Lock::take(&path).unwrap_err();
        assert!(
            matches!(&error, Error::Locked { holder, .. } if *holder == Holder::Unknown),
            "{error}"
        );
        drop(held);
        Lock::take(&path).unwrap();
    }
}
