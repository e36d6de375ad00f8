//! Zip packages: reading those that come back from an office program, and
//! writing the same bytes for the same parts.

use std::io::{Cursor, Read, Write};

use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipArchive, ZipWriter};

use crate::error::ReportFault;

/// A package's parts, in order: name and bytes.
pub(super) type Parts = Vec<(String, Vec<u8>)>;

/// No part may be larger than this when unpacked.
const PART_LIMIT: u64 = 256 * 1024 * 1024;
/// No package may be larger than this when unpacked.
const PACKAGE_LIMIT: u64 = 512 * 1024 * 1024;

/// The names of a package's parts.
pub(super) fn names(bytes: &[u8]) -> Result<Vec<String>, ReportFault> {
    let archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReportFault::other(&error))?;
    archive
        .file_names()
        .map(|name| {
            name.map(std::borrow::Cow::into_owned)
                .map_err(|error| ReportFault::other(&error))
        })
        .collect()
}

/// So many bytes of text may be gathered from one report that came back: more
/// would be made up of references to the same, or of parts within parts.
const TEXT_LIMIT: usize = 256 * 1024 * 1024;

/// How much more text may be gathered.
#[derive(Debug)]
pub(super) struct Room(usize);

impl Default for Room {
    fn default() -> Self {
        Self(TEXT_LIMIT)
    }
}

impl Room {
    /// What any piece takes beside its letters.
    const PIECE: usize = 64;

    /// Takes room for so many pieces of so many bytes each.
    pub(super) fn take(&mut self, pieces: usize, bytes: usize) -> Result<(), ReportFault> {
        let needed = pieces.saturating_mul(bytes.saturating_add(Self::PIECE));
        match self.0.checked_sub(needed) {
            Some(left) => {
                self.0 = left;
                Ok(())
            }
            None => Err(ReportFault::TooMuchText),
        }
    }
}

/// All parts of a package.
pub(super) fn unpack(bytes: &[u8]) -> Result<Parts, ReportFault> {
    unpack_only(bytes, |_| true)
}

/// The parts of a package with these names.
pub(super) fn unpack_only(
    bytes: &[u8],
    is_wanted: impl Fn(&str) -> bool,
) -> Result<Parts, ReportFault> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| ReportFault::other(&error))?;
    let mut parts = Parts::new();
    let mut total = 0;
    for at in 0..archive.len() {
        let file = archive
            .by_index(at)
            .map_err(|error| ReportFault::other(&error))?;
        if file.is_dir() {
            continue;
        }
        let name = file
            .name()
            .map_err(|error| ReportFault::other(&error))?
            .into_owned();
        if !is_wanted(&name) {
            continue;
        }
        let mut part = Vec::new();
        file.take(PART_LIMIT + 1)
            .read_to_end(&mut part)
            .map_err(|error| ReportFault::other(&format!("{name}: {error}")))?;
        total += part.len() as u64;
        if part.len() as u64 > PART_LIMIT || total > PACKAGE_LIMIT {
            return Err(ReportFault::TooLarge { part: name });
        }
        parts.push((name, part));
    }
    Ok(parts)
}

/// Packs the parts; the same parts give the same bytes.
pub(super) fn pack(parts: &Parts) -> Result<Vec<u8>, ReportFault> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    for (name, bytes) in parts {
        writer
            .start_file(name, options)
            .map_err(|error| ReportFault::other(&error))?;
        writer
            .write_all(bytes)
            .map_err(|error| ReportFault::other(&error))?;
    }
    let cursor = writer
        .finish()
        .map_err(|error| ReportFault::other(&error))?;
    Ok(cursor.into_inner())
}

/// The part of this name.
pub(super) fn part<'a>(parts: &'a Parts, name: &str) -> Option<&'a [u8]> {
    parts
        .iter()
        .find(|(own, _)| own == name)
        .map(|(_, bytes)| bytes.as_slice())
}

/// The part of this name as text, where it is UTF-8 as office programs write it.
pub(super) fn text<'a>(parts: &'a Parts, name: &str) -> Option<&'a str> {
    std::str::from_utf8(part(parts, name)?).ok()
}

/// A piece of XML as it reads; as it stands, where it is no XML.
pub(super) fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}
