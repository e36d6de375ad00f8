//! One consultation of a run: whether it is up to date, and what is made anew
//! where it is not.

use std::path::{Path, PathBuf};
use std::time::SystemTime;

use super::fingerprint::{inputs, sources};
use super::known::{absolute, is_gone, namesake};
use super::made::{Made, read_anew};
use super::{Event, Look, Run, Settings, WRITER_MEMORY};
use crate::corpus::{self, ConsultationFolder};
use crate::error::Error;
use crate::index::Index;
use crate::model::{
    Consultation, ContentHash, Decision, DocumentRecord, Programme, Remark, Warning,
};
use crate::pipeline::assemble::assemble;
use crate::pipeline::catalogue::document;
use crate::pipeline::decisions::Decisions;
use crate::pipeline::remark;
use crate::pipeline::summary::{ConsultationSummary, Summary, summarise};
use crate::store::{Entry, Manifest, Store};

/// What is done with each consultation, and where.
#[derive(Clone, Copy)]
pub(super) struct Job<'a> {
    pub(super) settings: &'a Settings,
    /// The programme's file, where it is named for this consultation.
    pub(super) programme: Option<&'a Path>,
    pub(super) run: &'a Run<'a>,
    pub(super) store: &'a Store,
    pub(super) index: &'a Index,
    pub(super) pool: &'a rayon::ThreadPool,
    /// When the run began to look at the files.
    pub(super) began: SystemTime,
}

impl Job<'_> {
    /// Brings a consultation up to date, and tells of it. An error that is about
    /// this one alone ends the run only where it is the one that was named.
    pub(super) fn add(
        &self,
        mut folder: ConsultationFolder,
        is_named: bool,
        manifest: &mut Manifest,
        summary: &mut Summary,
    ) -> Result<(), Error> {
        let outcome = self.refuse_namesake(manifest, &folder).and_then(|()| {
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
    pub(super) fn add_those_left_out(
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
            match corpus::find(&folder, None, &corpus::Seen::default()) {
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

    /// Two folders of the same name cannot share an index. One that was moved is no
    /// namesake: whoever has it read in again from where it lies now says so.
    fn refuse_namesake(
        &self,
        manifest: &Manifest,
        folder: &ConsultationFolder,
    ) -> Result<(), Error> {
        let root = absolute(&folder.root)?;
        match manifest.consultations.get(&folder.name) {
            Some(entry)
                if entry.folder != root
                    && !(self.settings.look == Look::Thorough && is_gone(&entry.folder)) =>
            {
                Err(namesake(&folder.name, &entry.folder))
            }
            _ => Ok(()),
        }
    }

    /// Takes the programme that was named for this consultation once, where
    /// nothing names another.
    fn take_kept_programme(&self, manifest: &Manifest, folder: &mut ConsultationFolder) {
        let entry = manifest.entry_of(&folder.name);
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
        let before = manifest.entry_of(&folder.name);
        let ocr = self.settings.ocr.is_some() || before.is_some_and(|entry| entry.ocr);
        let sources = sources(folder, ocr);
        let decisions = corpus::read_decisions(&folder.root)?;
        let tagger = &self.settings.tagger;
        let inputs = inputs(&sources, tagger.models(), &decisions);
        let remarks = corpus::read_remarks(&folder.root)?;
        let seen = folder.seen.settled(self.began);
        self.store.keep_seen(&sources, &seen)?;
        if let Some(consultation) = self.up_to_date(before, &folder.name, &inputs)? {
            return self.take_up(consultation, remarks, folder, manifest);
        }
        (self.run.report)(&Event::Begin {
            consultation: &folder.name,
            files: folder.responses.len(),
        });
        let made = match self.kept(&sources, &decisions) {
            Some(made) => made,
            None => self
                .pool
                .install(|| self.read(folder, decisions, &sources))?,
        };
        (self.run.report)(&Event::Tag {
            consultation: &folder.name,
        });
        let extractions = made.undecided.files().map(|(_, hash)| hash.clone());
        let extractions = extractions.collect();
        let (undecided, decisions) = (made.undecided, &made.decisions);
        let assembled = || assemble(&folder.name, &folder.config, undecided, decisions, tagger);
        let mut consultation = self.pool.install(assembled);
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
        manifest.left.remove(&folder.name);
        manifest.consultations.insert(folder.name.clone(), entry);
        let threads = self.pool.current_num_threads().min(2);
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
    /// sections since, what was agreed with those asked, and the folder that it lies
    /// in now, and commits it, unless nothing has changed.
    fn take_up(
        &self,
        mut consultation: Consultation,
        remarks: Vec<Remark>,
        folder: &ConsultationFolder,
        manifest: &mut Manifest,
    ) -> Result<ConsultationSummary, Error> {
        let hash = remark::hash(&remarks);
        let root = absolute(&folder.root)?;
        let programme = consultation.programme.title.as_deref();
        let about = folder.config.about(programme, &folder.name);
        let entry = manifest.consultations.get_mut(&consultation.name);
        let is_new = |entry: &&mut Entry| {
            entry.remarks != hash || entry.folder != root || consultation.about != about
        };
        let Some(entry) = entry.filter(is_new) else {
            return Ok(summarise(&consultation));
        };
        entry.folder = root;
        consultation.about = about;
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
