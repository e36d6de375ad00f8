//! The consultations that the index knows, and the folders they were read from.

use std::path::{Path, PathBuf};

use super::WRITER_MEMORY;
use crate::corpus::Seen;
use crate::error::{Action, Error};
use crate::index::Index;
use crate::store::{Entry, Manifest, Store};

/// What is committed. Of another layout, the consultations are kept and all
/// that the index holds of them is taken out, so that they are read again.
pub(super) fn manifest_of(index: &Index) -> Result<Manifest, Error> {
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

/// The consultations that leave the index in this run.
#[derive(Default)]
pub(super) struct Leaving {
    now: Vec<String>,
    /// Those that left it in the run before, of which recognised pages are kept.
    earlier: Vec<String>,
}

impl Leaving {
    /// Takes those out of the index that lay in this folder and are gone from it. One
    /// that lay elsewhere stays: its disk may only be out of reach.
    pub(super) fn from(
        corpus: &Path,
        index: &Index,
        manifest: &mut Manifest,
    ) -> Result<Self, Error> {
        let earlier = manifest.left.keys().cloned().collect();
        let lay_here = |entry: &Entry| entry.folder.parent() == Some(corpus);
        let now: Vec<String> = (manifest.consultations.iter())
            .filter(|(_, entry)| lay_here(entry) && is_gone(&entry.folder))
            .map(|(name, _)| name.clone())
            .collect();
        if !now.is_empty() {
            let mut writer = index.writer(WRITER_MEMORY, 1)?;
            for name in &now {
                if let Some(entry) = manifest.consultations.remove(name) {
                    manifest.left.insert(name.clone(), entry);
                }
                writer.remove(name);
            }
            writer.commit(&manifest.to_payload())?;
        }
        Ok(Self { now, earlier })
    }

    /// Forgets those that left in the run before and did not come back in this one.
    /// Gives the names of those that left in this one.
    pub(super) fn forget_earlier(
        mut self,
        index: &Index,
        manifest: &mut Manifest,
    ) -> Result<Vec<String>, Error> {
        self.now.retain(|name| manifest.left.contains_key(name));
        let kept = manifest.left.len();
        for name in &self.earlier {
            if !self.now.contains(name) {
                manifest.left.remove(name);
            }
        }
        if manifest.left.len() < kept {
            let writer = index.writer(WRITER_MEMORY, 1)?;
            writer.commit(&manifest.to_payload())?;
        }
        Ok(self.now)
    }
}

/// The consultations whose folders are not there and that stay in the index, with
/// the folders.
pub(super) fn out_of_reach(manifest: &Manifest) -> Vec<(String, PathBuf)> {
    (manifest.consultations.iter())
        .filter(|(_, entry)| is_gone(&entry.folder))
        .map(|(name, entry)| (name.clone(), entry.folder.clone()))
        .collect()
}

/// What was seen of the files of the consultation in this folder when they were
/// hashed; nothing where it is not known yet.
pub(super) fn seen(store: &Store, folder: &Path) -> Seen {
    let known = || {
        let index = Index::open(&store.search_dir()).ok()?;
        let manifest = Manifest::parse(&index.committed().ok()??)?;
        let folder = absolute(folder).ok()?;
        let entry = (manifest.consultations.values()).find(|entry| entry.folder == folder)?;
        store.seen(&entry.sources)
    };
    known().unwrap_or_default()
}

/// Whether no folder is there; one that may not be looked at is no folder gone.
pub(super) fn is_gone(folder: &Path) -> bool {
    use std::io::ErrorKind::{NotADirectory, NotFound};
    match std::fs::metadata(folder) {
        Ok(there) => !there.is_dir(),
        Err(error) => matches!(error.kind(), NotFound | NotADirectory),
    }
}

/// Another consultation is called the same, and was read in from this folder.
pub(super) fn namesake(name: &str, folder: &Path) -> Error {
    let other = folder.display();
    Error::usage(
        format!(
            "en annan remiss som heter `{name}` är redan inläst, från {other}; byt namn på den ena mappen eller ange ett annat --index"
        ),
        format!(
            "another consultation called `{name}` is indexed, from {other}; rename one folder or use another --index"
        ),
    )
}

pub(super) fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::fs::canonicalize(path).map_err(Error::io(path, Action::Open))
}
