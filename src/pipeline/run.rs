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
    Consultation, ContentHash, Decision, DocumentRecord, Programme, Remark, Undecided, Warning,
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

/// What is committed. Of another layout, the consultations are kept and all
/// that the index holds of them is taken out, so that they are read again.
fn manifest_of(index: &Index) -> Result<Manifest, Error> {
    let Some(payload) = index.committed()? else {
        return Ok(Manifest::default());
    };
    if let Some(manifest) = Manifest::parse(&payload) {
        return Ok(manifest);
    }
    let manifest = Manifest::of_any_layout(&payload).unwrap_or_default();
    let mut writer = index.writer(WRITER_MEMORY, 1)?;
    for name in manifest.consultations.keys() {
        writer.remove(name);
    }
    writer.commit(&manifest.to_payload())?;
    Ok(manifest)
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

/// What is done with each consultation, and where.
#[derive(Clone, Copy)]
struct Job<'a> {
    settings: &'a Settings,
    /// The programme's file, where it is named for this consultation.
    programme: Option<&'a Path>,
    run: &'a Run<'a>,
    store: &'a Store,
    index: &'a Index,
}

impl Job<'_> {
    /// Brings a consultation up to date, and tells of it. An error that is about
    /// this one alone ends the run only where it is the one that was named.
    fn add(
        &self,
        mut folder: ConsultationFolder,
        is_named: bool,
        manifest: &mut Manifest,
        summary: &mut Summary,
    ) -> Result<(), Error> {
        let outcome = refuse_namesake(manifest, &folder).and_then(|()| {
            self.take_kept_programme(manifest, &mut folder);
            self.bring_up_to_date(&folder, manifest)
        });
        match outcome {
            Ok(one) => summary.consultations.push(one),
            Err(error) if !is_named && is_of(&folder, &error) => {
                summary.failed.push((folder.name, error));
            }
            Err(error) => return Err(error),
        }
        Ok(())
    }

    /// Reads the consultations again that are known and not in the index, since
    /// it was of another layout: wherever they lie, and none is forgotten.
    fn add_those_left_out(
        &self,
        manifest: &mut Manifest,
        summary: &mut Summary,
    ) -> Result<(), Error> {
        let job = Job {
            programme: None,
            ..*self
        };
        let known = manifest.consultations.keys().cloned().collect();
        for name in self.index.lacking(known)? {
            let folder = manifest.consultations.get(&name);
            let Some(folder) = folder.map(|entry| entry.folder.clone()) else {
                continue;
            };
            if summary.failed.iter().any(|(failed, _)| *failed == name) {
                continue;
            }
            match corpus::find(&folder, None) {
                Ok(found) => {
                    summary.failed.extend(found.failed);
                    for folder in found.folders {
                        job.add(folder, false, manifest, summary)?;
                    }
                }
                Err(error) => summary.failed.push((name, error)),
            }
        }
        Ok(())
    }

    /// Takes the programme that was named for this consultation once, where
    /// nothing names another.
    fn take_kept_programme(&self, manifest: &Manifest, folder: &mut ConsultationFolder) {
        let entry = manifest.consultations.get(&folder.name);
        if self.programme.is_none()
            && folder.config.programme.is_none()
            && let Some(path) = entry.and_then(|entry| entry.programme.as_deref())
        {
            folder.take_programme(path);
        }
    }

    /// Makes a consultation anew and commits it, unless nothing has changed.
    fn bring_up_to_date(
        &self,
        folder: &ConsultationFolder,
        manifest: &mut Manifest,
    ) -> Result<ConsultationSummary, Error> {
        let before = manifest.consultations.get(&folder.name);
        let ocr = self.settings.ocr.is_some() || before.is_some_and(|entry| entry.ocr);
        let sources = sources(folder, ocr);
        let decisions = corpus::read_decisions(&folder.root)?;
        let tagger = &self.settings.tagger;
        let inputs = inputs(&sources, tagger.models(), &decisions);
        let remarks = corpus::read_remarks(&folder.root)?;
        if let Some(consultation) = self.up_to_date(before, &folder.name, &inputs)? {
            return self.take_up(consultation, remarks, manifest);
        }
        (self.run.report)(&Event::Begin {
            consultation: &folder.name,
            files: folder.responses.len(),
        });
        let pool = threads(self.settings.jobs)?;
        let made = match self.kept(&sources, &decisions) {
            Some(made) => made,
            None => pool.install(|| self.read(folder, decisions, &sources))?,
        };
        (self.run.report)(&Event::Tag {
            consultation: &folder.name,
        });
        let extractions = made.undecided.files().map(|(_, hash)| hash.clone());
        let extractions = extractions.collect();
        let (undecided, decisions) = (made.undecided, &made.decisions);
        let assembled = || assemble(&folder.name, &folder.config, undecided, decisions, tagger);
        let mut consultation = pool.install(assembled);
        let remarks_hash = remark::hash(&remarks);
        remark::put_on(&mut consultation, remarks);
        self.run.check_interrupt()?;
        let entry = Entry {
            snapshot: self.store.keep_snapshot(&consultation)?,
            sources,
            // A file that changed meanwhile is to be read again.
            inputs: made.as_found.then_some(inputs),
            remarks: remarks_hash,
            ocr,
            folder: absolute(&folder.root)?,
            programme: self.named_programme(before, folder)?,
            extractions,
        };
        manifest.consultations.insert(folder.name.clone(), entry);
        let threads = pool.current_num_threads().min(2);
        let mut writer = self.index.writer(WRITER_MEMORY, threads)?;
        writer.replace(&consultation)?;
        writer.commit(&manifest.to_payload())?;
        Ok(ConsultationSummary {
            changed: true,
            read_anew: made.anew,
            ..summarise(&consultation)
        })
    }

    /// Gives a consultation that is otherwise up to date what people wrote of its
    /// sections since, and commits it, unless nothing has changed.
    fn take_up(
        &self,
        mut consultation: Consultation,
        remarks: Vec<Remark>,
        manifest: &mut Manifest,
    ) -> Result<ConsultationSummary, Error> {
        let hash = remark::hash(&remarks);
        let entry = manifest.consultations.get_mut(&consultation.name);
        let Some(entry) = entry.filter(|entry| entry.remarks != hash) else {
            return Ok(summarise(&consultation));
        };
        remark::put_on(&mut consultation, remarks);
        entry.snapshot = self.store.keep_snapshot(&consultation)?;
        entry.remarks = hash;
        let writer = self.index.writer(WRITER_MEMORY, 1)?;
        writer.commit(&manifest.to_payload())?;
        Ok(ConsultationSummary {
            changed: true,
            ..summarise(&consultation)
        })
    }

    /// The consultation as it was made of the same, where it is whole.
    fn up_to_date(
        &self,
        before: Option<&Entry>,
        name: &str,
        inputs: &ContentHash,
    ) -> Result<Option<Consultation>, Error> {
        let Some(entry) = before.filter(|entry| entry.inputs.as_ref() == Some(inputs)) else {
            return Ok(None);
        };
        let snapshot = self.store.snapshot(&entry.snapshot).ok();
        let whole = snapshot.filter(|one| self.is_done(&one.documents, &one.programme));
        Ok(match whole {
            Some(whole) if self.index.lacking(vec![name.to_owned()])?.is_empty() => Some(whole),
            _ => None,
        })
    }

    /// Whether nothing is left for the recogniser: what a run without it left,
    /// or one in which it failed, is.
    fn is_done(&self, documents: &[DocumentRecord], programme: &Programme) -> bool {
        self.settings.ocr.is_none()
            || !(documents.iter().any(DocumentRecord::has_scans)
                || programme.warnings.iter().any(Warning::is_scan))
    }

    /// What an earlier run made of the same files, with the decisions of now;
    /// nothing where it is not kept, or a text that a decision needs is not.
    fn kept(&self, sources: &ContentHash, decisions: &[Decision]) -> Option<Made> {
        let undecided = self.store.undecided(sources)?;
        if !self.is_done(&undecided.documents, &undecided.programme) {
            return None;
        }
        let decisions = Decisions::new(decisions.to_vec(), &undecided.documents, |wanted| {
            wanted
                .iter()
                .map(|record| Ok((record.hash.clone(), document(self.store, record)?.text)))
                .collect::<Result<_, Error>>()
        });
        Some(Made {
            undecided,
            decisions: decisions.ok()?,
            anew: 0,
            as_found: true,
        })
    }

    /// Reads the files, and keeps what they gave.
    fn read(
        &self,
        folder: &ConsultationFolder,
        decisions: Vec<Decision>,
        sources: &ContentHash,
    ) -> Result<Made, Error> {
        let made = read_anew(self.run, folder, decisions)?;
        if made.as_found {
            self.store.keep_undecided(sources, &made.undecided)?;
        }
        Ok(made)
    }

    /// The programme that was named for the consultation, now or by an earlier
    /// run: one that this run did not use was given up for another.
    fn named_programme(
        &self,
        before: Option<&Entry>,
        folder: &ConsultationFolder,
    ) -> Result<Option<PathBuf>, Error> {
        if let Some(path) = self.programme {
            return absolute(path).map(Some);
        }
        let kept = before.and_then(|entry| entry.programme.clone());
        let used = folder.programme.as_ref();
        Ok(kept.filter(|kept| used.is_some_and(|used| used.path == *kept)))
    }
}

fn threads(number: usize) -> Result<rayon::ThreadPool, Error> {
    rayon::ThreadPoolBuilder::new()
        .num_threads(number)
        .build()
        .map_err(|error| Error::usage(format!("--jobs: {error}"), format!("--jobs: {error}")))
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
        .filter(|(_, entry)| is_gone(&entry.folder))
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

/// Whether no folder is there; one that may not be looked at is no folder gone.
fn is_gone(folder: &Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    match std::fs::metadata(folder) {
        Ok(there) => !there.is_dir(),
        Err(error) => matches!(error.kind(), NotFound | NotADirectory),
    }
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
