//! The main job: what is new or changed is read, every changed consultation
//! is made anew from what was read, and each is committed as one.

mod fingerprint;
mod job;
mod known;
mod made;

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::SystemTime;

use self::job::Job;
use self::known::{Leaving, absolute, manifest_of, out_of_reach, seen};
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
    /// How much of what is there is looked at.
    pub look: Look,
}

/// How much of what is there a run looks at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Look {
    /// Every file is hashed, and what is gone from the corpus leaves the index.
    Thorough,
    /// A file of the size and times that it had when it was hashed is taken to be the
    /// same, and no consultation leaves the index: what one decision or one upload
    /// calls for.
    Quick,
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
    let is_thorough = settings.look == Look::Thorough;
    let known = match settings.look {
        Look::Thorough => corpus::Seen::default(),
        Look::Quick => seen(&store, &settings.corpus),
    };
    let pool = threads(settings.jobs)?;
    let began = SystemTime::now();
    let programme = settings.programme.as_deref();
    let found = match pool.install(|| corpus::find(&settings.corpus, programme, &known)) {
        // What is gone leaves the index also where nothing else is left.
        Err(Error::NoConsultation { .. }) if is_thorough && store.search_dir().is_dir() => None,
        found => Some(found?),
    };
    let _lock = store.lock()?;
    let index = Index::open_or_create(&store.search_dir())?;
    let mut manifest = manifest_of(&index)?;
    let leaving = if is_thorough {
        Leaving::from(&absolute(&settings.corpus)?, &index, &mut manifest)?
    } else {
        Leaving::default()
    };
    let Some(found) = found else {
        let removed = leaving.forget_earlier(&index, &mut manifest)?;
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
        programme,
        run: &run,
        store: &store,
        index: &index,
        pool: &pool,
        began,
    };
    let mut summary = Summary {
        failed: found.failed,
        ..Summary::default()
    };
    for folder in found.folders {
        job.add(folder, found.is_one, &mut manifest, &mut summary)?;
    }
    job.add_those_left_out(&mut manifest, &mut summary)?;
    summary.removed = leaving.forget_earlier(&index, &mut manifest)?;
    if is_thorough {
        summary.out_of_reach = out_of_reach(&manifest);
    }
    store.sweep(&manifest)?;
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
    } = corpus::find(root, None, &corpus::Seen::default())?;
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

fn threads(number: usize) -> Result<rayon::ThreadPool, Error> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(number)
        .build()
        .map_err(|error| Error::usage(format!("--jobs: {error}"), format!("--jobs: {error}")))
}
