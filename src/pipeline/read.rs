//! From files to documents, through the cache of extractions.

use rayon::prelude::*;

use super::run::{Event, Run};
use crate::corpus::{Config, SourceFile, is_same_name};
use crate::error::{Error, ReadError};
use crate::extract::bundle::{self, CutRules};
use crate::extract::{self, READER_VERSION, limits};
use crate::model::{ContentHash, Document, Part, Warning, phrase};
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

/// Takes what is kept, unless scanned pages are now to be recognised.
fn read_cached(run: &Run<'_>, file: &SourceFile) -> Result<FileRead, Error> {
    let kept = match (run.store, &file.hash) {
        (Some(store), Ok(hash)) => kept(store, hash).map(|parts| (hash, parts)),
        _ => None,
    };
    if let Some((hash, parts)) = kept
        && (run.ocr.is_none() || !has_scans(&parts))
    {
        return Ok(FileRead {
            name: file.name.clone(),
            hash: hash.clone(),
            parts,
            anew: false,
        });
    }
    let read = read_file(file, run.ocr);
    if let (Some(store), Ok(hash)) = (run.store, &file.hash)
        && *hash == read.hash
    {
        let variant = Variant {
            reader: READER_VERSION,
            ocr: read.parts.iter().any(is_recognised),
        };
        store.keep_extraction(hash, variant, &read.parts)?;
    }
    Ok(read)
}

/// The kept extraction, the one with recognised pages first: what was
/// recognised once stays, also when `--ocr` is not given again.
pub(super) fn kept(store: &Store, hash: &ContentHash) -> Option<Vec<Part>> {
    [true, false].into_iter().find_map(|ocr| {
        let variant = Variant {
            reader: READER_VERSION,
            ocr,
        };
        store.extraction(hash, variant)
    })
}

/// Whether pages are left that are pictures and nothing else.
fn has_scans(parts: &[Part]) -> bool {
    parts.iter().any(|part| match &part.outcome {
        Err(error) => matches!(error, ReadError::Scanned { .. }),
        Ok(document) => has_warning(document, |warning| {
            matches!(warning, Warning::PageWithoutText { .. })
        }),
    })
}

fn is_recognised(part: &Part) -> bool {
    part.outcome.as_ref().is_ok_and(|document| {
        has_warning(document, |warning| {
            matches!(warning, Warning::OcrText { .. })
        })
    })
}

fn has_warning(document: &Document, is: impl Fn(&Warning) -> bool) -> bool {
    document.warnings.iter().any(is)
}

/// Reads one file. A file that cannot be opened gives one unread document.
pub fn read_file(file: &SourceFile, ocr: Option<&Ocr>) -> FileRead {
    let opened = match &file.hash {
        // One byte beyond the limit tells that it is exceeded.
        Ok(_) => file
            .read(limits::FILE_BYTES.most + 1)
            .map_err(|error| match error {
                Error::Io { source, .. } => phrase::plain(&source),
                other => other.to_string(),
            }),
        Err(why) => Err(why.clone()),
    };
    match opened {
        Ok(bytes) => {
            let parts = match ocr {
                None => extract::extract(&file.name, &bytes),
                Some(ocr) => extract::extract_with_ocr(&file.name, &bytes, &|bytes, pages| {
                    let read = ocr.pages(bytes, pages).into_iter();
                    read.map(|page| page.map_err(|error| error.to_string()))
                        .collect()
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
