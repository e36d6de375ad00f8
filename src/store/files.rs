//! The files under `index/`, each written whole or not at all.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use serde::Serialize;
use serde::de::DeserializeOwned;

use super::{Lock, Manifest, Opened};
use crate::corpus::Seen;
use crate::error::{Action, Error};
use crate::extract::TextEnding;
use crate::model::{Consultation, ContentHash, Part, Undecided};
use crate::replace;

/// What the name of an extraction with recognised pages has in it.
const RECOGNISED: &str = "-ocr";

/// How a file was read: what else, beside its bytes, an extraction depends on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Variant {
    /// Version of the readers.
    pub reader: u32,
    /// Whether scanned pages were recognised.
    pub ocr: bool,
    /// What the file's ending says of its text.
    pub ending: TextEnding,
}

impl Variant {
    fn file_name(self, hash: &ContentHash) -> String {
        let ocr = if self.ocr { RECOGNISED } else { "" };
        let ending = match self.ending {
            TextEnding::Plain => "",
            TextEnding::Markdown => "-md",
            TextEnding::Html => "-html",
        };
        format!("{hash}-r{}{ocr}{ending}.json", self.reader)
    }
}

/// The folder `index/`.
#[derive(Debug, Clone)]
pub struct Store {
    dir: PathBuf,
}

impl Store {
    /// The store in `dir`; nothing is made or read yet.
    pub fn at(dir: &Path) -> Self {
        Self {
            dir: dir.to_owned(),
        }
    }

    /// The folder of the search index.
    pub fn search_dir(&self) -> PathBuf {
        self.dir.join("search")
    }

    /// Makes the folders and takes the lock for writing.
    pub fn lock(&self) -> Result<Lock, Error> {
        for dir in self.folders() {
            fs::create_dir_all(&dir).map_err(Error::io(&dir, Action::Make))?;
        }
        Lock::take(&self.dir.join("lock"))
    }

    /// What was read from the file with this hash, if it is kept and whole.
    pub fn extraction(&self, hash: &ContentHash, variant: Variant) -> Option<Vec<Part>> {
        read(&self.extractions().join(variant.file_name(hash))).ok()
    }

    /// Keeps what was read from the file with this hash.
    pub fn keep_extraction(
        &self,
        hash: &ContentHash,
        variant: Variant,
        parts: &[Part],
    ) -> Result<(), Error> {
        write(&self.extractions(), &variant.file_name(hash), &parts)
    }

    /// What was made of these sources before any decision, if it is kept and whole.
    pub fn undecided(&self, sources: &ContentHash) -> Option<Undecided> {
        read(&self.undecided_dir().join(format!("{sources}.json"))).ok()
    }

    /// Keeps what was made of these sources before any decision.
    pub fn keep_undecided(
        &self,
        sources: &ContentHash,
        undecided: &Undecided,
    ) -> Result<(), Error> {
        write(&self.undecided_dir(), &format!("{sources}.json"), undecided)
    }

    /// What the files of these sources looked like when they were hashed, if it is kept.
    pub fn seen(&self, sources: &ContentHash) -> Option<Seen> {
        read(&self.seen_dir().join(format!("{sources}.json"))).ok()
    }

    /// Keeps what the files of these sources looked like when they were hashed.
    pub fn keep_seen(&self, sources: &ContentHash, seen: &Seen) -> Result<(), Error> {
        if self.seen(sources).unwrap_or_default() == *seen {
            return Ok(());
        }
        write(&self.seen_dir(), &format!("{sources}.json"), seen)
    }

    /// The snapshot with this hash, read as a whole.
    pub fn snapshot(&self, hash: &ContentHash) -> Result<Consultation, Error> {
        let (opened, mut consultation) = self.open_snapshot(hash)?;
        let mut statements = Vec::new();
        opened.read(
            |line| serde_json::from_slice(line),
            |tagged| statements.push(tagged),
        )?;
        statements.shrink_to_fit();
        consultation.statements = statements;
        Ok(consultation)
    }

    /// The snapshot with this hash, and the consultation without its statements.
    pub fn open_snapshot(&self, hash: &ContentHash) -> Result<(Opened, Consultation), Error> {
        Opened::new(&self.snapshot_path(hash))
    }

    /// Whether the snapshot with this hash is there.
    pub fn has_snapshot(&self, hash: &ContentHash) -> bool {
        self.snapshot_path(hash).is_file()
    }

    /// When the snapshot with this hash was written.
    pub fn snapshot_time(&self, hash: &ContentHash) -> Option<SystemTime> {
        fs::metadata(self.snapshot_path(hash)).ok()?.modified().ok()
    }

    /// Keeps a snapshot under the hash of its content, and gives the hash: a
    /// line for the consultation, then one for each statement.
    pub fn keep_snapshot(&self, consultation: &Consultation) -> Result<ContentHash, Error> {
        let valid = "a consultation is always valid JSON";
        let mut bytes = serde_json::to_vec(consultation).expect(valid);
        for tagged in &consultation.statements {
            bytes.push(b'\n');
            serde_json::to_writer(&mut bytes, tagged).expect(valid);
        }
        let hash = ContentHash::of(&bytes);
        let path = self.snapshot_path(&hash);
        replace::file(&path, |file| file.write_all(&bytes))?;
        Ok(hash)
    }

    /// Keeps a snapshot of this consultation with the statements of another one,
    /// as they stand there, and gives its hash.
    pub fn keep_snapshot_of(
        &self,
        consultation: &Consultation,
        mut statements: Opened,
    ) -> Result<ContentHash, Error> {
        let mut head = serde_json::to_vec(consultation).expect("a consultation is valid JSON");
        let has_any = statements.has_any();
        if has_any.map_err(|error| statements.damaged(&error))? {
            head.push(b'\n');
        }
        let mut hasher = ContentHash::hasher();
        hasher.update(&head);
        let hashed = statements.copy(|piece| {
            hasher.update(piece);
            Ok(())
        });
        hashed.map_err(|error| statements.damaged(&error))?;
        let hash = hasher.finish();
        replace::file(&self.snapshot_path(&hash), |file| {
            file.write_all(&head)?;
            statements.copy(|piece| file.write_all(piece))
        })?;
        Ok(hash)
    }

    /// Removes what no committed consultation uses. Only under the lock.
    pub fn sweep(&self, manifest: &Manifest) -> Result<(), Error> {
        let entries = manifest.consultations.values();
        let used: HashSet<&str> = entries
            .flat_map(|entry| {
                [&entry.snapshot, &entry.sources]
                    .into_iter()
                    .chain(&entry.extractions)
            })
            .map(ContentHash::as_str)
            .collect();
        let left = manifest.left.values();
        let recognised: HashSet<&str> = left
            .flat_map(|entry| &entry.extractions)
            .map(ContentHash::as_str)
            .collect();
        // every name is a hash, with what else it depends on behind it
        let is_used = |name: &str| {
            let hash = name.split(|c: char| !c.is_ascii_hexdigit()).next();
            hash.is_some_and(|hash| {
                used.contains(hash) || (name.contains(RECOGNISED) && recognised.contains(hash))
            })
        };
        for dir in self.folders() {
            for file in fs::read_dir(&dir).map_err(Error::io(&dir, Action::List))? {
                let path = file.map_err(Error::io(&dir, Action::List))?.path();
                let name = path.file_name().unwrap_or_default().to_string_lossy();
                if !is_used(&name) {
                    fs::remove_file(&path).map_err(Error::io(&path, Action::Remove))?;
                }
            }
        }
        Ok(())
    }

    fn snapshot_path(&self, hash: &ContentHash) -> PathBuf {
        self.snapshots().join(format!("{hash}.json"))
    }

    fn extractions(&self) -> PathBuf {
        self.dir.join("extractions")
    }

    fn undecided_dir(&self) -> PathBuf {
        self.dir.join("undecided")
    }

    fn snapshots(&self) -> PathBuf {
        self.dir.join("snapshots")
    }

    fn seen_dir(&self) -> PathBuf {
        self.dir.join("seen")
    }

    fn folders(&self) -> [PathBuf; 4] {
        [
            self.extractions(),
            self.undecided_dir(),
            self.snapshots(),
            self.seen_dir(),
        ]
    }
}

fn read<T: DeserializeOwned>(path: &Path) -> std::io::Result<T> {
    // Parsing from memory is several times as fast as from a reader.
    serde_json::from_slice(&fs::read(path)?).map_err(std::io::Error::from)
}

fn write<T: Serialize>(dir: &Path, name: &str, value: &T) -> Result<(), Error> {
    replace::file(&dir.join(name), |file| {
        serde_json::to_writer(file, value).map_err(std::io::Error::from)
    })
}
