//! The main job: what is new or changed is read, every changed consultation
//! is made anew from what was read, and each is committed as one.

mod fingerprint;
mod job;
mod known;
mod made;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use self::job::Job;
use self::known::{manifest_of, remove_gone};
use self::made::read_anew;
use super::assemble::assemble;
use super::summary::Summary;
use crate::corpus;
use crate::error::Error;
use crate::index::Index;
use crate::model::Consultation;
use crate::ocr::Ocr;
use crate::store::Store;
use crate::tag::{Models, Tagger};

/// Memory that the index writer may use, in bytes.
const WRITER_MEMORY: usize = 128 << 20;

/// What to index, and how.
#[derive(Debug)]
pub struct Settings {
    /// A consultation's folder, or a folder of them.
    pub corpus: PathBuf,
    /// The derived state.
    pub index: PathBuf,
    /// The programme's file, where it has another name.
    pub programme: Option<PathBuf>,
    /// Number of threads; 0 for one per core.
    pub jobs: usize,
    /// The recogniser, where scanned pages are to be read.
    pub ocr: Option<Ocr>,
    /// What to tag with.
    pub tagger: Arc<Tagger>,
}

/// How far the work is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Event<'a> {
    /// A consultation is begun.
    Begin {
        /// Its name.
        consultation: &'a str,
        /// Number of its files.
        files: usize,
    },
    /// A file is done.
    Read {
        /// Its name.
        file: &'a str,
        /// Whether it was read, not taken from what is kept.
        anew: bool,
    },
    /// Everything is read; statements are split, tagged and indexed.
    Tag {
        /// The consultation's name.
        consultation: &'a str,
    },
}

/// What the steps of one run share.
pub(super) struct Run<'a> {
    pub(super) store: Option<&'a Store>,
    pub(super) ocr: Option<&'a Ocr>,
    pub(super) report: &'a (dyn Fn(&Event<'_>) + Sync),
    pub(super) stop: &'a AtomicBool,
}

impl Run<'_> {
    pub(super) fn check_interrupt(&self) -> Result<(), Error> {
        if self.stop.load(Ordering::Relaxed) {
            Err(Error::Interrupted)
        } else {
            Ok(())
        }
    }
}

/// Runs the main job. `report` is told how far it is, from several threads;
/// when `stop` is set, the run ends between two files and leaves the index as
/// it was before the consultation it was at.
pub fn index(
    settings: &Settings,
    report: &(dyn Fn(&Event<'_>) + Sync),
    stop: &AtomicBool,
) -> Result<Summary, Error> {
    let store = Store::at(&settings.index);
    let found = match corpus::find(&settings.corpus, settings.programme.as_deref()) {
        // What is gone leaves the index also where nothing else is left.
        Err(Error::NoConsultation { .. }) if store.search_dir().is_dir() => None,
        found => Some(found?),
    };
    let _lock = store.lock()?;
    let index = Index::open_or_create(&store.search_dir())?;
    let mut manifest = manifest_of(&index)?;
    let removed = remove_gone(&index, &mut manifest)?;
    let Some(found) = found else {
        store.sweep(&manifest)?;
        if removed.is_empty() {
            return Err(Error::NoConsultation {
                path: settings.corpus.clone(),
            });
        }
        return Ok(Summary {
            removed,
            ..Summary::default()
        });
    };
    let run = Run {
        store: Some(&store),
        ocr: settings.ocr.as_ref(),
        report,
        stop,
    };
    let job = Job {
        settings,
        programme: settings.programme.as_deref(),
        run: &run,
        store: &store,
        index: &index,
    };
    let mut summary = Summary {
        removed,
        failed: found.failed,
        ..Summary::default()
    };
    for folder in found.folders {
        job.add(folder, found.is_one, &mut manifest, &mut summary)?;
    }
    job.add_those_left_out(&mut manifest, &mut summary)?;
    store.sweep(&manifest)?;
    // One whose folder was moved is here again.
    (summary.removed).retain(|name| !manifest.consultations.contains_key(name));
    // Where there is nothing else to tell of, that is what the run came to.
    if summary.consultations.is_empty() && summary.failed.len() == 1 {
        return Err(summary.failed.swap_remove(0).1);
    }
    Ok(summary)
}

/// Reads one consultation's folder without keeping anything.
pub fn read_consultation(root: &Path, models: &Models) -> Result<Consultation, Error> {
    let corpus::Found {
        mut folders,
        failed,
        ..
    } = corpus::find(root, None)?;
    if let Some((_, error)) = failed.into_iter().next() {
        return Err(error);
    }
    if folders.len() != 1 {
        let names: Vec<&str> = folders.iter().map(|folder| folder.name.as_str()).collect();
        let (root, names) = (root.display(), names.join(", "));
        return Err(Error::usage(
            format!("{root}: här finns flera remisser ({names}); ange mappen för en av dem"),
            format!("{root}: several consultations are here ({names}); name the folder of one"),
        ));
    }
    let folder = folders.remove(0);
    let run = Run {
        store: None,
        ocr: None,
        report: &|_| {},
        stop: &AtomicBool::new(false),
    };
    let decisions = corpus::read_decisions(&folder.root)?;
    let made = read_anew(&run, &folder, decisions)?;
    Ok(assemble(
        &folder.name,
        &folder.config,
        made.undecided,
        &made.decisions,
        &Tagger::new(models.clone()),
    ))
}
