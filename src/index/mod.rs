//! The tantivy index of all statements: schema, analyzer, writer.
//!
//! Takes [`crate::model::Consultation`]s and gives an index on disk whose last
//! commit carries a payload of the caller's choice. [`crate::search`] reads it.
//! It is derived: an index of another layout is thrown away and made anew; what
//! its last commit carried is kept.

mod analyzer;
mod directory;
mod glance;
mod layout;
mod record;
mod stored;
mod writer;

use std::path::{Path, PathBuf};

use tantivy::collector::Count;
use tantivy::directory::MmapDirectory;
use tantivy::directory::error::{OpenDirectoryError, OpenReadError};
use tantivy::query::TermQuery;
use tantivy::schema::IndexRecordOption;
use tantivy::{IndexReader, ReloadPolicy, TantivyError};

pub use analyzer::{Word, each_word, spans, terms, words};
pub(crate) use analyzer::{is_term_of_name, of_name};
use directory::IndexDirectory;
pub use glance::Glance;
pub(crate) use layout::{Bits, Fields, SEPARATOR, Term, day_of, reference_key};
pub use record::{ConsultationRecord, SectionRecord, StatementRecord};
pub use writer::Writer;

use crate::error::{Action, Error, IndexFault};

/// Statements are stored compressed, so many bytes together: the more, the
/// smaller the index and the slower a hit is read.
const STORED_BLOCK: usize = 6 << 10;

/// The file that says what the last commit is.
const META: &str = "meta.json";

/// The index of all consultations in one folder.
#[derive(Debug, Clone)]
pub struct Index {
    tantivy: tantivy::Index,
    fields: Fields,
    dir: PathBuf,
}

impl Index {
    /// Opens the index in `dir`, or makes an empty one where there is none or
    /// one of another layout. That one's payload is the new one's, which is
    /// [`Self::lacking`] all that the payload tells of.
    pub fn open_or_create(dir: &Path) -> Result<Self, Error> {
        std::fs::create_dir_all(dir).map_err(Error::io(dir, Action::Make))?;
        match Self::open(dir) {
            // what is damaged or of another version is made anew, and nothing else
            Err(Error::NoIndex { .. } | Error::Index { .. }) => {}
            outcome => return outcome,
        }
        let payload = payload_of(dir)?;
        // only what tantivy made is thrown away
        let is_ours = [".managed.json", META]
            .iter()
            .any(|name| dir.join(name).exists());
        if is_ours {
            clear(dir)?;
        }
        let (schema, _) = layout::schema();
        let directory = MmapDirectory::open(dir).map_err(|e| damaged(dir, &e))?;
        let settings = tantivy::IndexSettings {
            docstore_blocksize: STORED_BLOCK,
            ..tantivy::IndexSettings::default()
        };
        let tantivy =
            tantivy::Index::create(directory, schema, settings).map_err(|e| damaged(dir, &e))?;
        let index = Self::with_analyzers(tantivy, dir)?;
        if let Some(payload) = payload {
            index.writer(0, 1)?.commit(&payload)?;
        }
        Ok(index)
    }

    /// Opens the index in `dir`.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let meta = dir.join(META);
        let is_there = meta.try_exists().map_err(Error::io(&meta, Action::Open))?;
        if !is_there {
            return Err(Error::NoIndex {
                path: dir.to_owned(),
            });
        }
        let directory = IndexDirectory::open(dir).map_err(|e| not_opened(dir, &e.into()))?;
        let tantivy = tantivy::Index::open(directory).map_err(|e| not_opened(dir, &e))?;
        Self::with_analyzers(tantivy, dir)
    }

    /// An empty index in memory, for tests.
    pub fn in_memory() -> Result<Self, Error> {
        let (schema, _) = layout::schema();
        Self::with_analyzers(
            tantivy::Index::create_in_ram(schema),
            Path::new("(in memory)"),
        )
    }

    /// What the last commit was given to carry; `None` before the first.
    pub fn committed(&self) -> Result<Option<String>, Error> {
        let metas = self.tantivy.load_metas();
        let metas = metas.map_err(|e| not_opened(&self.dir, &e))?;
        Ok(metas.payload)
    }

    /// Those of the consultations of which nothing is in the last commit.
    pub fn lacking(&self, consultations: Vec<String>) -> Result<Vec<String>, Error> {
        let failed = |e| damaged(&self.dir, &e);
        let reader = self.tantivy.reader_builder();
        let reader: IndexReader =
            (reader.reload_policy(ReloadPolicy::Manual).try_into()).map_err(failed)?;
        let searcher = reader.searcher();
        let mut lacking = Vec::new();
        for name in consultations {
            let term = Term::Consultation(&name).of(self.fields);
            let one = TermQuery::new(term, IndexRecordOption::Basic);
            if searcher.search(&one, &Count).map_err(failed)? == 0 {
                lacking.push(name);
            }
        }
        Ok(lacking)
    }

    /// Begins to write, with `memory` bytes shared by `threads` threads.
    pub fn writer(&self, memory: usize, threads: usize) -> Result<Writer, Error> {
        Writer::new(self, memory, threads)
    }

    /// The folder.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    pub(crate) const fn tantivy(&self) -> &tantivy::Index {
        &self.tantivy
    }

    pub(crate) const fn fields(&self) -> Fields {
        self.fields
    }

    fn with_analyzers(tantivy: tantivy::Index, dir: &Path) -> Result<Self, Error> {
        let (schema, fields) = layout::schema();
        if tantivy.schema() != schema {
            return Err(Error::Index {
                path: dir.to_owned(),
                fault: IndexFault::OtherVersion,
            });
        }
        analyzer::register(&tantivy);
        Ok(Self {
            tantivy,
            fields,
            dir: dir.to_owned(),
        })
    }
}

/// What tantivy says, as an error about the folder. A disk that is full or may
/// not be written is no damage: to delete the index would not help.
pub(crate) fn damaged(dir: &Path, what: &dyn std::fmt::Display) -> Error {
    let what = what.to_string();
    let path = dir.to_owned();
    match system_error(&what) {
        Some(source) => Error::Io {
            path,
            action: Action::Write,
            source,
        },
        None => Error::Index {
            path,
            fault: IndexFault::Damaged { detail: what },
        },
    }
}

/// Why an index was not opened. Whatever the system refuses is no damage: what
/// is only out of reach just now is never made anew.
fn not_opened(dir: &Path, what: &TantivyError) -> Error {
    let refusal = match what {
        TantivyError::IoError(error)
        | TantivyError::OpenReadError(OpenReadError::IoError {
            io_error: error, ..
        })
        | TantivyError::OpenDirectoryError(
            OpenDirectoryError::IoError {
                io_error: error, ..
            }
            | OpenDirectoryError::FailedToCreateTempDir(error),
        ) => error,
        other => return damaged(dir, other),
    };
    let source = match refusal.raw_os_error() {
        Some(number) => std::io::Error::from_raw_os_error(number),
        None => std::io::Error::new(refusal.kind(), refusal.to_string()),
    };
    Error::io(dir, Action::Open)(source)
}

/// What the last commit of an index carries that cannot be opened as ours;
/// nothing where even that cannot be told.
fn payload_of(dir: &Path) -> Result<Option<String>, Error> {
    let path = dir.join(META);
    let bytes = match std::fs::read(&path) {
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
        read => read.map_err(Error::io(&path, Action::Read))?,
    };
    let meta: Option<serde_json::Value> = serde_json::from_slice(&bytes).ok();
    let payload = meta.and_then(|meta| Some(meta.get("payload")?.as_str()?.to_owned()));
    Ok(payload)
}

/// The system's refusal in tantivy's words, which tell its number only: of an
/// error in one of its threads nothing else is left.
fn system_error(words: &str) -> Option<std::io::Error> {
    use std::io::ErrorKind as Kind;
    let after = |mark: &str| words.split_once(mark).map(|(_, rest)| rest);
    let rest = after("(os error ").or_else(|| after("Os { code: "))?;
    let end = rest.find(|c: char| !c.is_ascii_digit())?;
    let error = std::io::Error::from_raw_os_error(rest[..end].parse().ok()?);
    matches!(
        error.kind(),
        Kind::StorageFull
            | Kind::QuotaExceeded
            | Kind::FileTooLarge
            | Kind::ReadOnlyFilesystem
            | Kind::PermissionDenied
    )
    .then_some(error)
}

/// Removes the files of an index that cannot be used.
fn clear(dir: &Path) -> Result<(), Error> {
    let entries = std::fs::read_dir(dir)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(Error::io(dir, Action::Read))?;
    for path in entries.into_iter().map(|entry| entry.path()) {
        if path.is_file() {
            std::fs::remove_file(&path).map_err(Error::io(&path, Action::Remove))?;
        }
    }
    Ok(())
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_no_damaged_index() {
        let told = |words: &str| damaged(Path::new("index"), &words);
        for words in [
            "An IO error occurred: 'No space left on device (os error 28)'",
            "Failed to open file for write: 'IoError { io_error: Os { code: 30, kind: x }'",
        ] {
            assert!(matches!(told(words), Error::Io { .. }), "{words}");
        }
        let missing = "Failed to open file for read: 'No such file (os error 2)'";
        assert!(matches!(told(missing), Error::Index { .. }));
        assert!(matches!(told("Data corrupted"), Error::Index { .. }));
    }
}
