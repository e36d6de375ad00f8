//! What is committed: the reading side of everything under `index/`.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::read::{cut, kept};
use super::summary::{ConsultationSummary, summarise};
use crate::error::{Error, IndexFault, Thing};
use crate::extract::bundle::{CutRules, PageRange};
use crate::index::Index;
use crate::model::{Consultation, ContentHash, Document, DocumentRecord, Part, nearest};
use crate::store::{Entry, Manifest, Opened, Store};

/// So many commits may come between the opening of an index and the reading of
/// a consultation.
const COMMITS: usize = 8;

/// The consultations of one index, as of its last commit when it was opened.
#[derive(Debug, Clone)]
pub struct Catalogue {
    dir: PathBuf,
    store: Store,
    manifest: Manifest,
}

impl Catalogue {
    /// Opens the index in `dir`.
    pub fn open(dir: &Path) -> Result<Self, Error> {
        let store = Store::at(dir);
        let no_index = || Error::NoIndex {
            path: dir.to_owned(),
        };
        let search = store.search_dir();
        if !search.is_dir() {
            return Err(no_index());
        }
        let payload = Index::open(&search)?.committed()?.ok_or_else(no_index)?;
        let manifest = Manifest::parse(&payload).ok_or_else(|| Error::Index {
            path: dir.to_owned(),
            fault: IndexFault::OtherVersion,
        })?;
        Ok(Self {
            dir: dir.to_owned(),
            store,
            manifest,
        })
    }

    /// The folder `index/`.
    pub fn dir(&self) -> &Path {
        &self.dir
    }

    /// The folder of the search index.
    pub fn search_dir(&self) -> PathBuf {
        self.store.search_dir()
    }

    /// The consultations' names, in alphabetical order.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.manifest.consultations.keys().map(String::as_str)
    }

    /// What is known of one consultation without loading it.
    pub fn entry(&self, name: &str) -> Result<&Entry, Error> {
        self.manifest
            .consultations
            .get(name)
            .ok_or_else(|| self.unknown(name))
    }

    /// When one consultation was last made anew, as far as that can be told.
    pub fn changed(&self, name: &str) -> Option<SystemTime> {
        self.store.snapshot_time(&self.entry(name).ok()?.snapshot)
    }

    /// Loads one consultation.
    pub fn load(&self, name: &str) -> Result<Consultation, Error> {
        self.of_snapshot(name, |hash| self.store.snapshot(hash))
    }

    /// Opens one consultation whose statements are to be read one by one.
    pub fn open_one(&self, name: &str) -> Result<(Opened, Consultation), Error> {
        self.of_snapshot(name, |hash| self.store.open_snapshot(hash))
    }

    /// Reads a consultation's snapshot; where a later commit has removed it
    /// since this was opened, the one of that commit.
    fn of_snapshot<T>(
        &self,
        name: &str,
        read: impl Fn(&ContentHash) -> Result<T, Error>,
    ) -> Result<T, Error> {
        let mut hash = self.entry(name)?.snapshot.clone();
        for _ in 0..COMMITS {
            match read(&hash) {
                Err(_) if !self.store.has_snapshot(&hash) => {}
                outcome => return outcome,
            }
            let now = Self::open(&self.dir)?.entry(name)?.snapshot.clone();
            if now == hash {
                break;
            }
            hash = now;
        }
        read(&hash)
    }

    /// Loads the consultation that is named, or the only one.
    pub fn load_one(&self, name: Option<&str>) -> Result<Consultation, Error> {
        let mut names = self.names();
        match (name, names.next(), names.next()) {
            (Some(name), _, _) => self.load(name),
            (None, Some(only), None) => self.load(only),
            (None, _, _) => Err(Error::WhichConsultation {
                names: self.names().collect::<Vec<_>>().join(", "),
            }),
        }
    }

    /// Loads the consultation that is named, or all of them.
    pub fn load_some(&self, name: Option<&str>) -> Result<Vec<Consultation>, Error> {
        match name {
            Some(name) => Ok(vec![self.load(name)?]),
            None => self.names().map(|name| self.load(name)).collect(),
        }
    }

    /// The text and blocks of one document, as they were read.
    pub fn document(&self, record: &DocumentRecord) -> Result<Document, Error> {
        document(&self.store, record)
    }

    /// Every consultation in numbers.
    pub fn summaries(&self) -> Result<Vec<ConsultationSummary>, Error> {
        self.names()
            .map(|name| Ok(summarise(&self.load(name)?)))
            .collect()
    }

    fn unknown(&self, name: &str) -> Error {
        Error::Unknown {
            thing: Thing::Consultation,
            given: name.to_owned(),
            nearest: nearest(name, self.names()).map(str::to_owned),
        }
    }
}

/// The text and blocks of one document, from what is kept of its file.
pub(super) fn document(store: &Store, record: &DocumentRecord) -> Result<Document, Error> {
    let unread = || Error::Unknown {
        thing: Thing::Text,
        given: record.file.clone(),
        nearest: None,
    };
    let pages = PageRange {
        first: record.first_page,
        last: record.first_page + record.pages.saturating_sub(1),
    };
    let mut whole = kept(store, &record.file_hash, &record.file).unwrap_or_default();
    let is_this = |part: &Part| part.name == record.part;
    let part = match whole.iter().position(is_this) {
        Some(at) => Some(whole.swap_remove(at)),
        None => (whole.into_iter())
            .flat_map(|part| cut(part, &CutRules::At(vec![pages])))
            .find(is_this),
    };
    part.and_then(|part| part.outcome.ok()).ok_or_else(unread)
}
