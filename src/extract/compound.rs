//! Streams of a compound file (MS-CFB), as Outlook and old Word write them. What
//! of a stream is not there is told beside what is.

use std::io::{self, Cursor, Read};

use super::limits::{self, Cap};
use crate::model::{Fault, FileFormat, ReadError, Warning};

/// Bytes that are read at once; where that fails, so few.
const CHUNK: usize = 1 << 20;
const SMALL_CHUNK: usize = 512;
/// Fewer bytes than these the library reads through its buffer.
const DIRECT: usize = 64 << 10;

/// An opened compound file.
pub(super) struct Compound<'a> {
    file: cfb::CompoundFile<Cursor<&'a [u8]>>,
    left: u64,
}

/// What could be read of a stream.
pub(super) struct Stream {
    /// Its bytes, perhaps not all.
    pub(super) bytes: Vec<u8>,
    ended: Ended,
}

/// How the reading of a stream ended.
enum Ended {
    Whole,
    /// At a cap.
    Capped(Cap),
    /// Where the stream breaks off.
    Damaged(io::Error),
}

impl Stream {
    /// What is to be told where it is not whole; `name` is what it is called.
    pub(super) fn warning(&self, name: &str) -> Option<Warning> {
        match self.ended {
            Ended::Whole => None,
            Ended::Capped(cap) => Some(cap.warning()),
            Ended::Damaged(_) => Some(Warning::Damaged {
                part: None,
                fault: Fault::PartCutOff {
                    name: name.to_owned(),
                },
            }),
        }
    }

    /// Why it is of no use to who needs all of it: a file with its end cut off by
    /// a cap is another file, and of a damaged one something must be there.
    pub(super) fn refusal(&self, name: &str, format: FileFormat) -> Option<ReadError> {
        match &self.ended {
            Ended::Capped(cap) => Some(cap.error()),
            Ended::Damaged(error) if self.bytes.is_empty() => Some(ReadError::Damaged {
                format,
                fault: Fault::Part {
                    name: name.to_owned(),
                    detail: error.to_string(),
                },
            }),
            Ended::Damaged(_) | Ended::Whole => None,
        }
    }
}

impl<'a> Compound<'a> {
    /// Opens a file of this format.
    pub(super) fn open(bytes: &'a [u8], format: FileFormat) -> Result<Self, ReadError> {
        // Its buffer is filled whole or not at all; a small one loses little
        // where a stream breaks off.
        let options = cfb::OpenOptions::new().max_buffer_size(SMALL_CHUNK);
        let file = (options.open_with(Cursor::new(bytes))).map_err(|error| ReadError::Damaged {
            format,
            fault: Fault::Unparsed {
                detail: error.to_string(),
            },
        })?;
        Ok(Self {
            file,
            left: limits::PACKAGE_BYTES.most,
        })
    }

    /// Whether there is such a stream or storage.
    pub(super) fn has(&self, path: &str) -> bool {
        self.file.exists(path)
    }

    /// Whether there is such a storage.
    pub(super) fn has_storage(&self, path: &str) -> bool {
        self.file.is_storage(path)
    }

    /// The names of the storages in this one.
    pub(super) fn storages(&self, at: &str) -> Vec<String> {
        let entries = self.file.read_storage(at).into_iter().flatten();
        entries
            .filter(cfb::Entry::is_storage)
            .map(|entry| entry.name().to_owned())
            .collect()
    }

    /// How many bytes a stream says that it has.
    pub(super) fn len_of(&self, path: &str) -> usize {
        let entry = self.file.entry(path);
        entry.map_or(0, |entry| {
            usize::try_from(entry.len()).unwrap_or(usize::MAX)
        })
    }

    /// What can be read of a stream, if there is one of this name.
    pub(super) fn stream(&mut self, path: &str) -> Option<Stream> {
        if !self.file.is_stream(path) {
            return None;
        }
        let (cap, most) = if self.left < limits::PART_BYTES.most {
            (limits::PACKAGE_BYTES, self.left)
        } else {
            (limits::PART_BYTES, limits::PART_BYTES.most)
        };
        let mut bytes = Vec::new();
        let ended = match self.take(path, most, &mut bytes) {
            Err(error) => Ended::Damaged(error),
            Ok(total) if total > most => Ended::Capped(cap),
            Ok(_) => Ended::Whole,
        };
        self.left -= u64::try_from(bytes.len()).unwrap_or(0).min(self.left);
        Some(Stream { bytes, ended })
    }

    /// Reads so many bytes of a stream at most; gives how many it has.
    fn take(&mut self, path: &str, most: u64, bytes: &mut Vec<u8>) -> io::Result<u64> {
        let mut stream = self.file.open_stream(path)?;
        let total = stream.len();
        let wanted = usize::try_from(total.min(most)).unwrap_or(usize::MAX);
        let mut chunk = vec![0; wanted.clamp(DIRECT, CHUNK)];
        while bytes.len() < wanted {
            match stream.read(&mut chunk) {
                Ok(0) => return Err(io::ErrorKind::UnexpectedEof.into()),
                Ok(read) => bytes.extend_from_slice(&chunk[..read.min(wanted - bytes.len())]),
                Err(_) if chunk.len() > SMALL_CHUNK => chunk.truncate(SMALL_CHUNK),
                Err(error) => return Err(error),
            }
        }
        Ok(total)
    }
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    #[test]
    fn a_reached_cap_is_named() {
        let mut file = cfb::CompoundFile::create(Cursor::new(Vec::new())).unwrap();
        for name in ["one", "two", "three"] {
            let mut stream = file.create_stream(name).unwrap();
            stream.write_all(b"0123456789").unwrap();
        }
        let bytes = file.into_inner().into_inner();
        let format = FileFormat::OutlookMessage;
        let mut file = Compound::open(&bytes, format).unwrap();
        file.left = 15;
        let mut read = |name: &str| {
            let stream = file.stream(name).unwrap();
            let refusal = stream.refusal(name, format);
            let warning = stream.warning(name);
            (stream.bytes.len(), warning, refusal)
        };
        let limit = limits::PACKAGE_BYTES;
        let cut = (Some(limit.warning()), Some(limit.error()));
        assert_eq!(read("one"), (10, None, None));
        assert_eq!(read("two"), (5, cut.0.clone(), cut.1.clone()));
        assert_eq!(read("three"), (0, cut.0, cut.1));
        assert!(file.stream("four").is_none());
    }
}
