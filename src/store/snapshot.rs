//! One snapshot: a line for the consultation, then one for each statement,
//! which are read through in their order once, and one at a time afterwards.

use std::fs::File;
use std::io::{BufRead, BufReader, ErrorKind, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use rayon::prelude::*;

use crate::error::{Action, Error, IndexFault};
use crate::model::{Consultation, TaggedStatement};

/// Bytes of statements that are looked at together, by several threads.
const BLOCK: u64 = 2 << 20;

/// A snapshot whose statements are still to be read.
#[derive(Debug)]
pub struct Opened {
    path: PathBuf,
    file: BufReader<File>,
    at: u64,
}

/// A snapshot whose statements can be had by their place. The file stays open:
/// it can be read also after a later commit has removed it.
#[derive(Debug)]
pub struct Snapshot {
    path: PathBuf,
    file: Mutex<File>,
    /// Where each statement's line begins; one more than there are statements.
    starts: Vec<u64>,
}

impl Opened {
    /// Opens a snapshot, and gives the consultation without its statements.
    pub(super) fn new(path: &Path) -> Result<(Self, Consultation), Error> {
        let failed = |error: std::io::Error| damaged(path, &error);
        let mut file = BufReader::new(File::open(path).map_err(failed)?);
        let mut line = Vec::new();
        let length = file.read_until(b'\n', &mut line).map_err(failed)?;
        let consultation = serde_json::from_slice(&line).map_err(|error| failed(error.into()))?;
        let opened = Self {
            path: path.to_owned(),
            file,
            at: length as u64,
        };
        Ok((opened, consultation))
    }

    /// Reads all statements: `each` makes something of a statement's line, in
    /// several threads, and `take` is given that in the statements' order.
    pub fn read<T: Send>(
        self,
        each: impl Fn(&[u8]) -> serde_json::Result<T> + Sync,
        take: impl FnMut(T),
    ) -> Result<Snapshot, Error> {
        let path = self.path.clone();
        self.through(each, take)
            .map_err(|error| damaged(&path, &error))
    }

    /// Whether there are statements.
    pub(super) fn has_any(&self) -> std::io::Result<bool> {
        Ok(self.file.get_ref().metadata()?.len() > self.at)
    }

    /// That it cannot be read.
    pub(super) fn damaged(&self, error: &std::io::Error) -> Error {
        damaged(&self.path, error)
    }

    /// Hands on all that stands behind the consultation, piece by piece.
    pub(super) fn copy(
        &mut self,
        mut take: impl FnMut(&[u8]) -> std::io::Result<()>,
    ) -> std::io::Result<()> {
        self.file.seek(SeekFrom::Start(self.at))?;
        loop {
            let piece = self.file.fill_buf()?;
            if piece.is_empty() {
                return Ok(());
            }
            take(piece)?;
            let length = piece.len();
            self.file.consume(length);
        }
    }

    fn through<T: Send>(
        mut self,
        each: impl Fn(&[u8]) -> serde_json::Result<T> + Sync,
        mut take: impl FnMut(T),
    ) -> std::io::Result<Snapshot> {
        let mut starts = Vec::new();
        let mut block = Vec::new();
        loop {
            block.clear();
            (&mut self.file).take(BLOCK).read_to_end(&mut block)?;
            if block.is_empty() {
                break;
            }
            if !block.ends_with(b"\n") {
                self.file.read_until(b'\n', &mut block)?;
            }
            let lines: Vec<&[u8]> = block.split_inclusive(|byte| *byte == b'\n').collect();
            for line in &lines {
                starts.push(self.at);
                self.at += line.len() as u64;
            }
            let made: Vec<T> = lines
                .par_iter()
                .map(|line| each(line))
                .collect::<Result<_, _>>()?;
            made.into_iter().for_each(&mut take);
        }
        starts.push(self.at);
        starts.shrink_to_fit();
        Ok(Snapshot {
            path: self.path,
            file: Mutex::new(self.file.into_inner()),
            starts,
        })
    }
}

impl Snapshot {
    /// The statement at this place, as it was kept.
    pub fn statement(&self, place: usize) -> Result<TaggedStatement, Error> {
        self.line(place)
            .and_then(|line| Ok(serde_json::from_slice(&line)?))
            .map_err(|error| damaged(&self.path, &error))
    }

    fn line(&self, place: usize) -> std::io::Result<Vec<u8>> {
        let (start, end) = (self.starts[place], self.starts[place + 1]);
        let mut line = vec![0; usize::try_from(end - start).map_err(std::io::Error::other)?];
        let mut file = self.file.lock().unwrap_or_else(PoisonError::into_inner);
        file.seek(SeekFrom::Start(start))?;
        file.read_exact(&mut line)?;
        Ok(line)
    }
}

fn damaged(path: &Path, error: &std::io::Error) -> Error {
    // What may not be read is whole all the same.
    if error.kind() == ErrorKind::PermissionDenied {
        return Error::io(path, Action::Read)(error.kind().into());
    }
    let dir = path.parent().and_then(Path::parent).unwrap_or(path);
    Error::Index {
        path: dir.to_owned(),
        fault: IndexFault::Damaged {
            detail: format!("{}: {error}", path.display()),
        },
    }
}
