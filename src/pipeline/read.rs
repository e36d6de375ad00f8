//! From files to documents, through the cache of extractions.

use rayon::prelude::*;

use super::run::{Event, Run};
use crate::corpus::{Config, SourceFile, is_same_name};
use crate::error::{Error, ReadError};
use crate::extract::bundle::{self, CutRules};
use crate::extract::{self, READER_VERSION, TextEnding, limits};
use crate::model::{ContentHash, Part, Warning};
use crate::ocr::Ocr;
use crate::store::{Store, Variant};

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

/// Takes what is kept, unless scanned pages are now to be recognised; what an
/// earlier run recognised stays where the recogniser now fails.
fn read_cached(run: &Run<'_>, file: &SourceFile) -> Result<FileRead, Error> {
    let kept = match (run.store, &file.hash) {
        (Some(store), Ok(hash)) => kept(store, hash, &file.name).map(|parts| (hash, parts)),
        _ => None,
    };
    let as_kept = |hash: &ContentHash, parts| FileRead {
        name: file.name.clone(),
        hash: hash.clone(),
        parts,
        anew: false,
    };
    let mut before = None;
    if let Some((hash, parts)) = kept {
        if run.ocr.is_none() || !has_scans(&parts) {
            return Ok(as_kept(hash, parts));
        }
        before = Some((hash, parts));
    }
    let read = read_file(file, run.ocr);
    if let Some((hash, parts)) = before
        && (read.is_unopened() || recognised(&read.parts) < recognised(&parts))
    {
        return Ok(as_kept(hash, parts));
    }
    if let Some(store) = run.store
        && !read.is_unopened()
    {
        let variant = Variant {
            reader: READER_VERSION,
            ocr: recognised(&read.parts) > 0,
            ending: TextEnding::of(&file.name),
        };
        store.keep_extraction(&read.hash, variant, &read.parts)?;
    }
    Ok(read)
}

impl FileRead {
    /// Whether the system refused the file when it was to be read.
    fn is_unopened(&self) -> bool {
        (self.parts.iter()).any(|part| matches!(part.outcome, Err(ReadError::Io { .. })))
    }

    /// Whether this is what stood there when the folder was looked through. A
    /// file that could not be opened then is told of as such, and is no
    /// surprise.
    pub(super) fn is_as_found(&self, file: &SourceFile) -> bool {
        file.hash.as_ref().is_ok_and(|hash| *hash == self.hash) || file.hash.is_err()
    }
}

/// The kept extraction, the one with recognised pages first: what was
/// recognised once stays, also when `--ocr` is not given again.
pub(super) fn kept(store: &Store, hash: &ContentHash, name: &str) -> Option<Vec<Part>> {
    [true, false].into_iter().find_map(|ocr| {
        let variant = Variant {
            reader: READER_VERSION,
            ocr,
            ending: TextEnding::of(name),
        };
        store.extraction(hash, variant)
    })
}

/// Whether pages are left that are pictures and nothing else.
fn has_scans(parts: &[Part]) -> bool {
    parts.iter().any(|part| match &part.outcome {
        Err(error) => error.is_scan(),
        Ok(document) => document.warnings.iter().any(Warning::is_scan),
    })
}

/// Number of pages that were recognised.
fn recognised(parts: &[Part]) -> usize {
    let read = parts.iter().filter_map(|part| part.outcome.as_ref().ok());
    read.flat_map(|document| &document.warnings)
        .filter(|warning| matches!(warning, Warning::OcrText { .. }))
        .count()
}

/// Reads one file. A file that cannot be opened gives one unread document.
pub fn read_file(file: &SourceFile, ocr: Option<&Ocr>) -> FileRead {
    let opened = match &file.hash {
        // One byte beyond the limit tells that it is exceeded.
        Ok(_) | Err(None) => file.read(limits::FILE_BYTES.most + 1),
        Err(Some(why)) => Err(why.clone()),
    };
    match opened {
        Ok(bytes) => {
            let parts = match ocr {
                None => extract::extract(&file.name, &bytes),
                Some(ocr) => extract::extract_with_ocr(&file.name, &bytes, &|bytes, pages| {
                    ocr.pages(bytes, pages)
                }),
            };
            FileRead {
                name: file.name.clone(),
                hash: match &file.hash {
                    Ok(whole) if limits::FILE_BYTES.is_exceeded_by(bytes.len()) => whole.clone(),
                    _ => ContentHash::of(&bytes),
                },
                parts,
                anew: true,
            }
        }
        Err(why) => {
            let hash = ContentHash::of(file.name.as_bytes());
            let outcome = Err(ReadError::Io { why });
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

/// Cuts bundles into the documents of their bodies, by their content or as
/// `consultation.toml` says.
pub(super) fn cut_bundles(files: Vec<FileRead>, config: &Config) -> Result<Vec<FileRead>, Error> {
    let cut_one = |mut file: FileRead| {
        let rules = match config
            .bundles
            .iter()
            .find(|bundle| is_same_name(&bundle.file, &file.name))
        {
            None => CutRules::ByContent,
            Some(bundle) => CutRules::from_ranges(&bundle.parts).map_err(|error| {
                let (name, given) = (&file.name, &error.given);
                Error::usage(
                    format!("consultation.toml, {name}: `{given}` är inga sidor som `1-4`, efter dem som står före"),
                    format!("consultation.toml, {name}: {error}"),
                )
            })?,
        };
        file.parts = file
            .parts
            .into_iter()
            .flat_map(|part| cut(part, &rules))
            .collect();
        Ok(file)
    };
    files.into_iter().map(cut_one).collect()
}

/// The documents in one part; itself where it is no bundle.
pub(super) fn cut(part: Part, rules: &CutRules) -> Vec<Part> {
    let Ok(document) = &part.outcome else {
        return vec![part];
    };
    let pieces = bundle::split(document, &part.hash, rules);
    if pieces.len() < 2 {
        return vec![part];
    }
    let named = |piece: Part| match part.name.as_str() {
        "" => piece,
        whole => Part {
            name: format!("{whole}, {}", piece.name),
            ..piece
        },
    };
    pieces.into_iter().map(named).collect()
}
