//! The main job: what is new or changed is read, every changed consultation
//! is made anew from what was read, and each is committed as one.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use super::assemble::assemble;
use super::catalogue::document;
use super::read::{cut_bundles, read_files};
use super::remark;
use super::summary::{ConsultationSummary, Summary, summarise};
use super::undecided::{self, Inputs, undecided};
use super::verdict::Decisions;
use crate::corpus::{self, ConsultationFolder, SourceFile};
use crate::error::{Action, Error};
use crate::extract::READER_VERSION;
use crate::index::Index;
use crate::model::{
    Consultation, ContentHash, Decision, DocumentRecord, Programme, Undecided, Warning,
};
use crate::ocr::Ocr;
use crate::segment::RULES_VERSION;
use crate::store::{Entry, Manifest, Store};
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
    let found = corpus::find(&settings.corpus, settings.programme.as_deref())?;
    let store = Store::at(&settings.index);
    let _lock = store.lock()?;
    let index = Index::open_or_create(&store.search_dir())?;
    let mut manifest = index
        .committed()
        .as_deref()
        .and_then(Manifest::parse)
        .unwrap_or_default();
    let run = Run {
        store: Some(&store),
        ocr: settings.ocr.as_ref(),
        report,
        stop,
    };
    let mut summary = Summary {
        removed: remove_gone(&index, &mut manifest)?,
        failed: found.failed,
        ..Summary::default()
    };
    for mut folder in found.folders {
        let outcome = refuse_namesake(&manifest, &folder).and_then(|()| {
            take_kept_programme(settings, &manifest, &mut folder);
            one(settings, &run, &store, &index, &mut manifest, &folder)
        });
        match outcome {
            Ok(one) => summary.consultations.push(one),
            Err(error) if !found.is_one && is_of(&folder, &error) => {
                summary.failed.push((folder.name, error));
            }
            Err(error) => return Err(error),
        }
    }
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

/// Whether an error is about this one consultation, so that others can be read.
fn is_of(folder: &ConsultationFolder, error: &Error) -> bool {
    match error {
        Error::Config { .. } | Error::Line { .. } | Error::Foreign { .. } | Error::Usage { .. } => {
            true
        }
        Error::Io { path, .. } => path.starts_with(&folder.root),
        _ => false,
    }
}

/// Takes the programme that was named for this consultation once, where
/// nothing names another.
fn take_kept_programme(settings: &Settings, manifest: &Manifest, folder: &mut ConsultationFolder) {
    let entry = manifest.consultations.get(&folder.name);
    if settings.programme.is_none()
        && folder.config.programme.is_none()
        && let Some(path) = entry.and_then(|entry| entry.programme.as_deref())
    {
        folder.take_programme(path);
    }
}

fn one(
    settings: &Settings,
    run: &Run<'_>,
    store: &Store,
    index: &Index,
    manifest: &mut Manifest,
    folder: &ConsultationFolder,
) -> Result<ConsultationSummary, Error> {
    let before = manifest.consultations.get(&folder.name);
    let recognised = before.is_some_and(|entry| entry.ocr);
    let kept_programme = before.and_then(|entry| entry.programme.clone());
    let ocr = recognised || settings.ocr.is_some();
    let sources = sources(folder, ocr);
    let decisions = corpus::read_decisions(&folder.root)?;
    let inputs = inputs(&sources, settings.tagger.models(), &decisions);
    // What a run without the recogniser left, or one in which it failed.
    let is_done = |documents: &[DocumentRecord], programme: &Programme| {
        settings.ocr.is_none()
            || !(documents.iter().any(DocumentRecord::has_scans)
                || programme.warnings.iter().any(Warning::is_scan))
    };
    let remarks = corpus::read_remarks(&folder.root)?;
    let remarks_hash = remark::hash(&remarks);
    if let Some(entry) = manifest.consultations.get_mut(&folder.name)
        && entry.inputs == Some(inputs.clone())
        && let Ok(mut consultation) = store.snapshot(&entry.snapshot)
        && is_done(&consultation.documents, &consultation.programme)
    {
        if entry.remarks == remarks_hash {
            return Ok(summarise(&consultation));
        }
        remark::put_on(&mut consultation, remarks);
        entry.snapshot = store.keep_snapshot(&consultation)?;
        entry.remarks = remarks_hash;
        index
            .writer(WRITER_MEMORY, 1)?
            .commit(&manifest.to_payload())?;
        let mut summary = summarise(&consultation);
        summary.changed = true;
        return Ok(summary);
    }
    (run.report)(&Event::Begin {
        consultation: &folder.name,
        files: folder.responses.len(),
    });
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(settings.jobs)
        .build()
        .map_err(|error| Error::usage(format!("--jobs: {error}"), format!("--jobs: {error}")))?;
    let kept = kept(store, &sources, &decisions)
        .filter(|(undecided, _)| is_done(&undecided.documents, &undecided.programme));
    let made = if let Some((undecided, decisions)) = kept {
        Made {
            undecided,
            decisions,
            anew: 0,
            as_found: true,
        }
    } else {
        let made = pool.install(|| read_anew(run, folder, decisions))?;
        if made.as_found {
            store.keep_undecided(&sources, &made.undecided)?;
        }
        made
    };
    let Made {
        undecided,
        decisions,
        anew,
        as_found,
    } = made;
    (run.report)(&Event::Tag {
        consultation: &folder.name,
    });
    let extractions = undecided.files().map(|(_, hash)| hash.clone()).collect();
    let mut consultation = pool.install(|| {
        assemble(
            &folder.name,
            &folder.config,
            undecided,
            &decisions,
            &settings.tagger,
        )
    });
    remark::put_on(&mut consultation, remarks);
    run.check_interrupt()?;
    let entry = Entry {
        snapshot: store.keep_snapshot(&consultation)?,
        sources,
        // A file that changed meanwhile is to be read again.
        inputs: as_found.then_some(inputs),
        remarks: remarks_hash,
        ocr,
        folder: absolute(&folder.root)?,
        programme: match (&settings.programme, kept_programme) {
            (Some(path), _) => Some(absolute(path)?),
            // one that this run did not use was given up for another
            (None, kept) => kept.filter(|kept| {
                let used = folder.programme.as_ref();
                used.is_some_and(|used| used.path == *kept)
            }),
        },
        extractions,
    };
    manifest.consultations.insert(folder.name.clone(), entry);
    let threads = pool.current_num_threads().min(2);
    let mut writer = index.writer(WRITER_MEMORY, threads)?;
    writer.replace(&consultation)?;
    writer.commit(&manifest.to_payload())?;
    let mut summary = summarise(&consultation);
    summary.changed = true;
    summary.read_anew = anew;
    Ok(summary)
}

/// What an earlier run made of the same files, with the decisions of now;
/// nothing where it is not kept, or a text that a decision needs is not.
fn kept(
    store: &Store,
    sources: &ContentHash,
    decisions: &[Decision],
) -> Option<(Undecided, Decisions)> {
    let undecided = store.undecided(sources)?;
    let decisions = Decisions::new(decisions.to_vec(), &undecided.documents, |wanted| {
        wanted
            .iter()
            .map(|record| Ok((record.hash.clone(), document(store, record)?.text)))
            .collect::<Result<_, Error>>()
    });
    Some((undecided, decisions.ok()?))
}

/// What a consultation's files gave.
struct Made {
    undecided: Undecided,
    decisions: Decisions,
    /// Number of files read anew.
    anew: usize,
    /// Whether every file was read as it was when the folder was looked through.
    as_found: bool,
}

/// Reads programme and responses.
fn read_anew(
    run: &Run<'_>,
    folder: &ConsultationFolder,
    decisions: Vec<Decision>,
) -> Result<Made, Error> {
    let files: Vec<SourceFile> = folder.programme.clone().into_iter().collect();
    let programme = read_files(run, &files)?.into_iter().next();
    let responses = read_files(run, &folder.responses)?;
    let anew = responses
        .iter()
        .chain(&programme)
        .filter(|file| file.anew)
        .count();
    let as_found = (programme.iter().chain(&responses))
        .zip(files.iter().chain(&folder.responses))
        .all(|(read, file)| read.is_as_found(file));
    let inputs = Inputs {
        config: folder.config.clone(),
        programme,
        responses: cut_bundles(responses, &folder.config)?,
    };
    let undecided = undecided(&inputs);
    let decisions = Decisions::new(decisions, &undecided.documents, |wanted| {
        Ok::<_, Error>(undecided::texts(&inputs, wanted))
    })?;
    Ok(Made {
        undecided,
        decisions,
        anew,
        as_found,
    })
}

/// The hash over everything that is read, split and identified.
fn sources(folder: &ConsultationFolder, ocr: bool) -> ContentHash {
    let mut hasher = ContentHash::hasher();
    let mut add = |part: &str| {
        hasher.update(part.as_bytes());
        hasher.update(b"\n");
    };
    add(env!("CARGO_PKG_VERSION"));
    add(&READER_VERSION.to_string());
    add(&RULES_VERSION.to_string());
    add(if ocr { "ocr" } else { "" });
    add(folder.config_hash.as_str());
    for file in folder.programme.iter().chain(&folder.responses) {
        add(&file.name);
        add(file
            .hash
            .as_ref()
            .map_or_else(String::as_str, ContentHash::as_str));
    }
    hasher.finish()
}

/// The hash over everything that a consultation is made from.
fn inputs(sources: &ContentHash, models: &Models, decisions: &[Decision]) -> ContentHash {
    let mut hasher = ContentHash::hasher();
    hasher.update(sources.as_str().as_bytes());
    hasher.update(models.hash().as_bytes());
    for decision in decisions {
        let line = serde_json::to_vec(decision).expect("a decision is always valid JSON");
        hasher.update(&line);
    }
    hasher.finish()
}

fn remove_gone(index: &Index, manifest: &mut Manifest) -> Result<Vec<String>, Error> {
    let gone: Vec<String> = manifest
        .consultations
        .iter()
        .filter(|(_, entry)| !entry.folder.is_dir())
        .map(|(name, _)| name.clone())
        .collect();
    if gone.is_empty() {
        return Ok(gone);
    }
    let mut writer = index.writer(WRITER_MEMORY, 1)?;
    for name in &gone {
        manifest.consultations.remove(name);
        writer.remove(name);
    }
    writer.commit(&manifest.to_payload())?;
    Ok(gone)
}

/// Two folders of the same name cannot share an index.
fn refuse_namesake(manifest: &Manifest, folder: &ConsultationFolder) -> Result<(), Error> {
    let root = absolute(&folder.root)?;
    match manifest.consultations.get(&folder.name) {
        Some(entry) if entry.folder != root => {
            let (name, other) = (&folder.name, entry.folder.display());
            Err(Error::usage(
                format!(
                    "en annan remiss som heter `{name}` är redan inläst, från {other}; byt namn på den ena mappen eller ange ett annat --index"
                ),
                format!(
                    "another consultation called `{name}` is indexed, from {other}; rename one folder or use another --index"
                ),
            ))
        }
        _ => Ok(()),
    }
}

fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::fs::canonicalize(path).map_err(Error::io(path, Action::Open))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_that_goes_while_it_is_read_is_to_be_read_again() {
        let dir = tempfile::tempdir().unwrap();
        let responses = dir.path().join("responses");
        std::fs::create_dir(&responses).unwrap();
        std::fs::write(responses.join("a.txt"), "Vi tillstyrker.\n").unwrap();
        let folder = corpus::find(dir.path(), None).unwrap().folders.remove(0);
        let run = Run {
            store: None,
            ocr: None,
            report: &|_| {},
            stop: &AtomicBool::new(false),
        };
        let is_as_found = || read_anew(&run, &folder, Vec::new()).unwrap().as_found;
        assert!(is_as_found());
        std::fs::write(responses.join("a.txt"), "Vi avstyrker.\n").unwrap();
        assert!(!is_as_found());
        std::fs::remove_file(responses.join("a.txt")).unwrap();
        assert!(!is_as_found());
    }
}
