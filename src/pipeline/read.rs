//! From files to documents, through the cache of extractions.

use rayon::prelude::*;

use super::run::{Event, Run};
use crate::corpus::SourceFile;
use crate::error::{Error, ReadError};
use crate::extract::{self, READER_VERSION};
use crate::model::{ContentHash, Part};
use crate::store::Variant;

/// What one file of the corpus gave.
#[derive(Debug, Clone)]
pub struct FileRead {
    /// The file, relative to the consultation's folder.
    pub name: String,
    /// The hash of its bytes; of its name, where it could not be opened.
    pub hash: ContentHash,
    /// Its documents, at least one.
    pub parts: Vec<Part>,
    /// Whether it was read anew, not taken from the cache.
    pub anew: bool,
}

/// Reads all `files`, in their order, over the threads that there are.
pub(super) fn read_files(run: &Run<'_>, files: &[SourceFile]) -> Result<Vec<FileRead>, Error> {
    files
        .par_iter()
        .map(|file| {
            run.check_interrupt()?;
            let read = read_cached(run, file)?;
            (run.report)(&Event::Read {
                file: &file.name,
                anew: read.anew,
            });
            Ok(read)
        })
        .collect()
}

fn read_cached(run: &Run<'_>, file: &SourceFile) -> Result<FileRead, Error> {
    let variant = Variant {
        reader: READER_VERSION,
        ocr: false,
    };
    let kept = file.hash.as_ref().ok().and_then(|hash| {
        run.store
            .and_then(|store| store.extraction(hash, variant))
            .map(|parts| (hash, parts))
    });
    if let Some((hash, parts)) = kept {
        return Ok(FileRead {
            name: file.name.clone(),
            hash: hash.clone(),
            parts,
            anew: false,
        });
    }
    let read = read_file(file);
    if let (Some(store), Ok(hash)) = (run.store, &file.hash)
        && *hash == read.hash
    {
        store.keep_extraction(hash, variant, &read.parts)?;
    }
    Ok(read)
}

/// Reads one file. A file that cannot be opened gives one unread document.
pub fn read_file(file: &SourceFile) -> FileRead {
    let opened = match &file.hash {
        Ok(_) => file.read().map_err(|error| match error {
            Error::Io { source, .. } => source.to_string(),
            other => other.to_string(),
        }),
        Err(why) => Err(why.clone()),
    };
    match opened {
        Ok(bytes) => {
            let parts = extract::extract(&file.name, &bytes);
            FileRead {
                name: file.name.clone(),
                hash: ContentHash::of(&bytes),
                parts,
                anew: true,
            }
        }
        Err(what) => {
            let hash = ContentHash::of(file.name.as_bytes());
            let outcome = Err(ReadError::Io { what });
            let part = Part {
                name: String::new(),
                hash: hash.clone(),
                outcome,
            };
            FileRead {
                name: file.name.clone(),
                hash,
                parts: vec![part],
                anew: true,
            }
        }
    }
}
