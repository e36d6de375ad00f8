//! The consultations that the index knows, and the folders they were read from.

use std::path::{Path, PathBuf};

use super::WRITER_MEMORY;
use crate::corpus::ConsultationFolder;
use crate::error::{Action, Error};
use crate::index::Index;
use crate::store::Manifest;

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

pub(super) fn remove_gone(index: &Index, manifest: &mut Manifest) -> Result<Vec<String>, Error> {
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
pub(super) fn refuse_namesake(
    manifest: &Manifest,
    folder: &ConsultationFolder,
) -> Result<(), Error> {
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

pub(super) fn absolute(path: &Path) -> Result<PathBuf, Error> {
    std::fs::canonicalize(path).map_err(Error::io(path, Action::Open))
}
