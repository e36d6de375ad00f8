//! What all requests share: the consultations in memory, swapped as a whole
//! when the index is committed anew.

use std::collections::BTreeMap;
use std::hash::BuildHasher;
use std::path::PathBuf;
use std::sync::{Arc, Mutex, PoisonError, RwLock};
use std::time::SystemTime;

use tokio::sync::watch;

use super::Config;
use super::aside::Laying;
use super::job::Progress;
use super::loaded::{Loaded, Tally};
use super::visit::Title;
use crate::corpus;
use crate::error::Error;
use crate::model::{About, ContentHash, Document, DocumentRecord};
use crate::pipeline::Catalogue;
use crate::search::Searcher;

/// Statements held in memory at once, over all consultations: what is least
/// lately used is dropped beyond that, and loaded again when it is asked for.
const STATEMENTS_HELD: usize = 100_000;

/// Documents whose text is held at once.
const DOCUMENTS_HELD: usize = 24;

/// The shared state of the workbench.
pub(super) struct Bench {
    /// Where and for whom it runs.
    pub(super) config: Config,
    /// Known to this process only; tokens and sessions are made from it.
    pub(super) secret: [u8; 32],
    /// One decision, upload or run at a time.
    pub(super) writing: Mutex<()>,
    /// How far the latest run is.
    pub(super) watch: watch::Sender<Progress>,
    shelf: RwLock<Shelf>,
    /// Consultations are loaded by one thread, always the same, so that the
    /// memory that one leaves serves the next.
    loading: Option<rayon::ThreadPool>,
    texts: Mutex<Vec<(ContentHash, Arc<Document>)>>,
}

/// The consultations as of one commit.
#[derive(Default)]
struct Shelf {
    catalogue: Option<Arc<Catalogue>>,
    searcher: Option<Arc<Searcher>>,
    committed: Option<SystemTime>,
    covers: BTreeMap<String, Cover>,
    names: Arc<[Title]>,
    /// Least lately used first.
    held: Vec<Arc<Loaded>>,
}

/// What the overview tells of a consultation without holding all of it.
#[derive(Debug, Clone)]
pub(super) struct Cover {
    /// The folder's name.
    pub(super) name: String,
    /// What a person said of it.
    pub(super) about: About,
    /// How far it has come.
    pub(super) tally: Tally,
    snapshot: ContentHash,
}

impl Bench {
    /// Opens what is committed; an index that is not there yet is no error.
    pub(super) fn new(config: Config) -> Result<Self, Error> {
        let bench = Self {
            config,
            secret: secret(),
            writing: Mutex::new(()),
            watch: watch::Sender::new(Progress::default()),
            shelf: RwLock::new(Shelf::default()),
            loading: rayon::ThreadPoolBuilder::new().num_threads(1).build().ok(),
            texts: Mutex::new(Vec::new()),
        };
        match bench.refresh() {
            Ok(()) | Err(Error::NoIndex { .. }) => Ok(bench),
            Err(error) => Err(error),
        }
    }

    /// Takes up a new commit, if there is one.
    pub(super) fn refresh(&self) -> Result<(), Error> {
        let committed = self.committed();
        if committed.is_some() && self.read().committed == committed {
            return Ok(());
        }
        let catalogue = Arc::new(Catalogue::open(&self.config.index)?);
        let searcher = match self.read().searcher.clone() {
            Some(searcher) => {
                searcher.reload()?;
                searcher
            }
            None => Arc::new(Searcher::open(&catalogue.search_dir())?),
        };
        searcher.prepare()?;
        let old = {
            let now = self.read();
            (now.covers.clone(), now.held.clone())
        };
        let mut covers = BTreeMap::new();
        let mut held = Vec::new();
        for name in catalogue.names() {
            let snapshot = &catalogue.entry(name)?.snapshot;
            let known = old.0.get(name).filter(|cover| cover.snapshot == *snapshot);
            if let Some(cover) = known {
                held.extend(old.1.iter().filter(|one| one.name() == name).cloned());
                covers.insert(name.to_owned(), cover.clone());
                continue;
            }
            let loaded = self.load(&catalogue, name)?;
            covers.insert(
                name.to_owned(),
                Cover {
                    name: name.to_owned(),
                    about: loaded.consultation.about.clone(),
                    tally: loaded.tally,
                    snapshot: snapshot.clone(),
                },
            );
            held.push(Arc::new(loaded));
            trim(&mut held);
        }
        let names = covers
            .values()
            .map(|cover| Title {
                name: cover.name.clone(),
                title: cover.about.title.clone(),
            })
            .collect();
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Shelf {
            catalogue: Some(catalogue),
            searcher: Some(searcher),
            committed,
            covers,
            names,
            held,
        };
        Ok(())
    }

    /// The consultations' covers, by name.
    pub(super) fn covers(&self) -> Vec<Cover> {
        self.read().covers.values().cloned().collect()
    }

    /// The consultations' names and titles.
    pub(super) fn names(&self) -> Arc<[Title]> {
        self.read().names.clone()
    }

    /// What is committed.
    pub(super) fn catalogue(&self) -> Option<Arc<Catalogue>> {
        self.read().catalogue.clone()
    }

    /// The search over all of it.
    pub(super) fn searcher(&self) -> Result<Arc<Searcher>, Error> {
        self.read().searcher.clone().ok_or_else(|| Error::NoIndex {
            path: self.config.index.clone(),
        })
    }

    /// One consultation; `None` where there is none of this name.
    pub(super) fn consultation(&self, name: &str) -> Result<Option<Arc<Loaded>>, Error> {
        let catalogue = {
            let now = self.read();
            if !now.covers.contains_key(name) {
                return Ok(None);
            }
            if let Some(at) = now.held.iter().position(|one| one.name() == name) {
                let loaded = now.held[at].clone();
                let is_last = at + 1 == now.held.len();
                drop(now);
                if !is_last {
                    self.used(&loaded);
                }
                return Ok(Some(loaded));
            }
            now.catalogue.clone()
        };
        let Some(catalogue) = catalogue else {
            return Ok(None);
        };
        {
            let mut now = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
            let needed = now.covers.get(name).map_or(0, |c| c.tally.statements);
            make_room(&mut now.held, needed);
        }
        let loaded = Arc::new(self.load(&catalogue, name)?);
        let mut now = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        now.held.retain(|one| one.name() != name);
        now.held.push(loaded.clone());
        trim(&mut now.held);
        Ok(Some(loaded))
    }

    fn load(&self, catalogue: &Catalogue, name: &str) -> Result<Loaded, Error> {
        match &self.loading {
            Some(thread) => thread.install(|| load(catalogue, name)),
            None => load(catalogue, name),
        }
    }

    /// Makes a consultation the latest used, unless it was replaced meanwhile.
    fn used(&self, loaded: &Arc<Loaded>) {
        let mut now = self.shelf.write().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = now.held.iter().position(|one| Arc::ptr_eq(one, loaded)) {
            let used = now.held.remove(at);
            now.held.push(used);
        }
    }

    /// A document's text and blocks.
    pub(super) fn text(&self, record: &DocumentRecord) -> Result<Arc<Document>, Error> {
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(at) = texts.iter().position(|(hash, _)| *hash == record.hash) {
            let found = texts.remove(at);
            let document = found.1.clone();
            texts.push(found);
            return Ok(document);
        }
        drop(texts);
        let catalogue = self.catalogue().ok_or_else(|| Error::NoIndex {
            path: self.config.index.clone(),
        })?;
        let document = Arc::new(catalogue.document(record)?);
        let mut texts = self.texts.lock().unwrap_or_else(PoisonError::into_inner);
        texts.push((record.hash.clone(), document.clone()));
        if texts.len() > DOCUMENTS_HELD {
            texts.remove(0);
        }
        Ok(document)
    }

    /// A digest that nobody without the secret can make.
    pub(super) fn sign(&self, purpose: &str, text: &str) -> String {
        let mut hasher = blake3::Hasher::new_keyed(&self.secret);
        hasher.update(purpose.as_bytes());
        hasher.update(b"\0");
        hasher.update(text.as_bytes());
        hasher.finalize().to_hex()[..40].to_owned()
    }

    fn committed(&self) -> Option<SystemTime> {
        let meta: PathBuf = self.config.index.join("search").join("meta.json");
        std::fs::metadata(meta).ok()?.modified().ok()
    }

    fn read(&self) -> std::sync::RwLockReadGuard<'_, Shelf> {
        self.shelf.read().unwrap_or_else(PoisonError::into_inner)
    }
}

fn load(catalogue: &Catalogue, name: &str) -> Result<Loaded, Error> {
    let root = catalogue.entry(name)?.folder.clone();
    let decisions = corpus::read_decisions(&root)?;
    let mut laying = Laying::begin();
    let slim = catalogue.load_with(name, |tagged| laying.take(tagged))?;
    let aside = laying.end();
    // A full disk takes nothing from the pages: all of it stays in memory.
    let consultation = match aside {
        Some(_) => slim,
        None => catalogue.load(name)?,
    };
    Ok(Loaded::new(consultation, aside, root, decisions))
}

/// Drops what is least lately used of more than may be held, but for the last.
fn trim(held: &mut Vec<Arc<Loaded>>) {
    if let Some(last) = held.pop() {
        make_room(held, last.consultation.statements.len());
        held.push(last);
    }
}

/// Drops what is least lately used, so that so many statements more may be held.
fn make_room(held: &mut Vec<Arc<Loaded>>, statements: usize) {
    let mut sum = statements;
    for loaded in held.iter() {
        sum += loaded.consultation.statements.len();
    }
    while sum > STATEMENTS_HELD && !held.is_empty() {
        sum -= held.remove(0).consultation.statements.len();
    }
}

/// 256 bits from the operating system's random source, which seeds the
/// standard library's hash maps.
fn secret() -> [u8; 32] {
    let mut hasher = blake3::Hasher::new();
    for round in 0..4_u8 {
        // Each thread draws its own seed.
        let drawn = std::thread::spawn(move || std::hash::RandomState::new().hash_one(round))
            .join()
            .expect("hashing a number does not panic");
        hasher.update(&drawn.to_le_bytes());
    }
    *hasher.finalize().as_bytes()
}

/// Whether two texts are equal, told in a time that does not depend on where they differ.
pub(super) fn same_secret(given: &str, wanted: &str) -> bool {
    blake3::hash(given.as_bytes()) == blake3::hash(wanted.as_bytes())
}
