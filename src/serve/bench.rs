//! What all requests share: the consultations in memory, swapped as a whole
//! when the index is committed anew.

use std::collections::{BTreeMap, HashMap, VecDeque};
use std::net::IpAddr;
use std::path::PathBuf;
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError, RwLock};
use std::time::SystemTime;

use tokio::sync::{OwnedMutexGuard, watch};

use super::Config;
use super::job::Progress;
use super::loaded::Loaded;
use super::moved::Lists;
use super::tally::Tally;
use super::twins::Twins;
use super::visit::Title;
use super::work::{Order, Worker};
use crate::error::Error;
use crate::model::{About, ContentHash, Document, DocumentRecord};
use crate::pipeline::Catalogue;
use crate::search::Searcher;
use crate::tag::Models;

/// Statements held in memory at once, over all consultations, at some hundred
/// bytes each: what is least lately used is dropped beyond that, and loaded
/// again when it is asked for.
const STATEMENTS_HELD: usize = 500_000;

/// Threads that do what takes much memory.
const FEW: usize = 2;

/// Documents whose text is held at once.
const DOCUMENTS_HELD: usize = 24;

/// The shared state of the workbench.
pub(super) struct Bench {
    /// Where and for whom it runs.
    pub(super) config: Config,
    /// Known to this process only; tokens and sessions are made from it.
    pub(super) secret: [u8; 32],
    /// Held while something is read in or taken up: minutes, or hours.
    pub(super) writing: Mutex<()>,
    /// Held for the moment in which what people decided is looked at and added to:
    /// nobody waits for a run to have a decision kept.
    pub(super) keeping: Mutex<()>,
    /// Who tries passwords.
    pub(super) guessing: Guessing,
    /// Counts up with each sign-in.
    pub(super) sessions: AtomicU64,
    /// The sign-ins that were ended before their time, by number, with that time.
    pub(super) ended: Mutex<HashMap<u64, i64>>,
    /// What is still to be read in.
    pub(super) orders: Mutex<VecDeque<Order>>,
    /// How far the latest run is.
    pub(super) watch: watch::Sender<Progress>,
    /// Who reads in and takes decisions up.
    pub(super) worker: Worker,
    /// What the latest decisions changed besides.
    pub(super) moved: Lists,
    /// What came in and was there already.
    pub(super) twins: Twins,
    /// What its weights are known by, once somebody decided.
    weights: OnceLock<String>,
    shelf: RwLock<Shelf>,
    /// What takes much memory for a moment is done by the same few threads: the
    /// allocator keeps what each thread has freed, and requests come in by many.
    few: Option<rayon::ThreadPool>,
    /// Counts up with each use of a consultation.
    uses: AtomicU64,
    texts: Mutex<Vec<(ContentHash, Arc<Document>)>>,
}

/// The consultations as of one commit.
#[derive(Default)]
struct Shelf {
    catalogue: Option<Arc<Catalogue>>,
    searcher: Option<Arc<Searcher>>,
    committed: Option<SystemTime>,
    slots: BTreeMap<String, Arc<Slot>>,
    names: Arc<[Title]>,
}

/// One consultation's place on the shelf.
struct Slot {
    name: String,
    snapshot: ContentHash,
    /// Empty until it is asked for; who asks while it is loaded waits.
    loaded: Mutex<Option<Arc<Loaded>>>,
    /// Stays when what was loaded is dropped.
    cover: OnceLock<Cover>,
    last_use: AtomicU64,
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
}

/// For each machine, what is held by whoever tries a password there, and for a while
/// after a wrong one: who guesses keeps nobody else waiting.
#[derive(Debug, Default)]
pub(super) struct Guessing(Mutex<HashMap<IpAddr, Arc<tokio::sync::Mutex<()>>>>);

impl Guessing {
    /// Waits for this machine's turn.
    pub(super) async fn turn(&self, machine: IpAddr) -> OwnedMutexGuard<()> {
        let own = {
            let mut all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
            // Nobody waits there or holds it.
            all.retain(|_, one| Arc::strong_count(one) > 1);
            all.entry(machine).or_default().clone()
        };
        own.lock_owned().await
    }
}

impl Bench {
    /// Opens what is committed; an index that is not there yet is no error.
    pub(super) fn new(config: Config) -> Result<Self, Error> {
        let bench = Self {
            worker: Worker::new(config.models.clone()),
            moved: Lists::default(),
            twins: Twins::default(),
            weights: OnceLock::new(),
            config,
            secret: secret(),
            writing: Mutex::new(()),
            keeping: Mutex::new(()),
            guessing: Guessing::default(),
            sessions: AtomicU64::new(0),
            ended: Mutex::default(),
            orders: Mutex::default(),
            watch: watch::Sender::new(Progress::default()),
            shelf: RwLock::new(Shelf::default()),
            few: rayon::ThreadPoolBuilder::new()
                .num_threads(FEW)
                .build()
                .ok(),
            uses: AtomicU64::new(0),
            texts: Mutex::new(Vec::new()),
        };
        match bench.refresh() {
            Ok(()) | Err(Error::NoIndex { .. }) => Ok(bench),
            Err(error) => Err(error),
        }
    }

    /// What the weights are known by that documents are read in and decisions
    /// taken up with.
    pub(super) fn weights(&self) -> Result<&str, Error> {
        if let Some(weights) = self.weights.get() {
            return Ok(weights);
        }
        let models = match &self.config.models {
            Some(folder) => Models::load(folder)?,
            None => Models::embedded(),
        };
        Ok(self.weights.get_or_init(|| models.hash().to_owned()))
    }

    /// Takes up a new commit, if there is one.
    pub(super) fn refresh(&self) -> Result<(), Error> {
        let committed = self.committed();
        if committed.is_some() && self.read().committed == committed {
            return Ok(());
        }
        let catalogue = Arc::new(Catalogue::open(&self.config.index)?);
        let known = self.read().searcher.clone();
        let searcher = self.by_few(|| -> Result<_, Error> {
            let searcher = match known {
                Some(searcher) => {
                    searcher.reload()?;
                    searcher
                }
                None => Arc::new(Searcher::open(&catalogue.search_dir())?),
            };
            searcher.prepare()?;
            Ok(searcher)
        })?;
        let mut slots = BTreeMap::new();
        for name in catalogue.names() {
            let snapshot = &catalogue.entry(name)?.snapshot;
            let known = self.read().slots.get(name).cloned();
            let slot = known.filter(|slot| slot.snapshot == *snapshot);
            let slot = slot.unwrap_or_else(|| Arc::new(Slot::empty(name, snapshot)));
            slots.insert(name.to_owned(), slot);
        }
        let names = searcher
            .consultations()
            .into_iter()
            .map(|one| Title {
                name: one.name,
                title: one.title,
            })
            .collect();
        *self.shelf.write().unwrap_or_else(PoisonError::into_inner) = Shelf {
            catalogue: Some(catalogue),
            searcher: Some(searcher),
            committed,
            slots,
            names,
        };
        Ok(())
    }

    /// Loads every consultation that nobody has looked at since it was made,
    /// what was changed last first, so that nobody need wait for it; that is
    /// also what stays where there is no room for all.
    pub(super) fn warm(&self) {
        let Some(catalogue) = self.catalogue() else {
            return;
        };
        let mut slots: Vec<Arc<Slot>> = self.read().slots.values().cloned().collect();
        slots.retain(|slot| slot.cover.get().is_none());
        slots.sort_by_key(|slot| catalogue.changed(&slot.name));
        for slot in &slots {
            slot.use_now(&self.uses);
        }
        for slot in slots.iter().rev() {
            if let Err(error) = self.fill(slot) {
                // Who asks for it is told the same.
                tracing::warn!(%error, slot.name, "a consultation could not be loaded");
            }
        }
    }

    /// The consultations' covers, by name.
    pub(super) fn covers(&self) -> Result<Vec<Cover>, Error> {
        let slots: Vec<Arc<Slot>> = self.read().slots.values().cloned().collect();
        let mut covers = Vec::new();
        for slot in slots {
            if slot.cover.get().is_none() {
                self.fill(&slot)?;
            }
            covers.extend(slot.cover.get().cloned());
        }
        Ok(covers)
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
        let slot = self.read().slots.get(name).cloned();
        let Some(slot) = slot else {
            return Ok(None);
        };
        slot.use_now(&self.uses);
        self.fill(&slot).map(Some)
    }

    /// What the slot holds, or is to hold.
    fn fill(&self, slot: &Slot) -> Result<Arc<Loaded>, Error> {
        let mut held = slot.lock();
        if let Some(loaded) = &*held {
            return Ok(loaded.clone());
        }
        let catalogue = self.catalogue().ok_or_else(|| Error::NoIndex {
            path: self.config.index.clone(),
        })?;
        let loaded = Arc::new(self.by_few(|| Loaded::read(&catalogue, &slot.name))?);
        slot.cover.get_or_init(|| Cover {
            name: slot.name.clone(),
            about: loaded.consultation.about.clone(),
            tally: loaded.tally,
        });
        *held = Some(loaded.clone());
        drop(held);
        self.make_room(slot, loaded.statements().len());
        Ok(loaded)
    }

    /// Does what takes much memory for a moment.
    pub(super) fn by_few<T: Send>(&self, work: impl FnOnce() -> T + Send) -> T {
        match &self.few {
            Some(threads) => threads.install(work),
            None => work(),
        }
    }

    /// Drops what is least lately used, but for this slot with so many statements.
    fn make_room(&self, kept: &Slot, statements: usize) {
        let mut others: Vec<Arc<Slot>> = self.read().slots.values().cloned().collect();
        others.retain(|slot| !std::ptr::eq(slot.as_ref(), kept));
        others.sort_by_key(|slot| std::cmp::Reverse(slot.last_use.load(Ordering::Relaxed)));
        let mut sum = statements;
        for slot in others {
            // What is being loaded just now makes room itself.
            let Ok(mut held) = slot.loaded.try_lock() else {
                continue;
            };
            sum += held.as_ref().map_or(0, |one| one.statements().len());
            if sum > STATEMENTS_HELD {
                *held = None;
            }
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

impl Slot {
    fn empty(name: &str, snapshot: &ContentHash) -> Self {
        Self {
            name: name.to_owned(),
            snapshot: snapshot.clone(),
            loaded: Mutex::new(None),
            cover: OnceLock::new(),
            last_use: AtomicU64::new(0),
        }
    }

    fn use_now(&self, uses: &AtomicU64) {
        let now = uses.fetch_add(1, Ordering::Relaxed);
        self.last_use.store(now, Ordering::Relaxed);
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, Option<Arc<Loaded>>> {
        self.loaded.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// 256 bits from the operating system's random source.
fn secret() -> [u8; 32] {
    let mut bits = [0; 32];
    getrandom::fill(&mut bits).expect("the operating system has a random source");
    bits
}

/// Whether two texts are equal, told in a time that does not depend on where they differ.
pub(super) fn same_secret(given: &str, wanted: &str) -> bool {
    blake3::hash(given.as_bytes()) == blake3::hash(wanted.as_bytes())
}
