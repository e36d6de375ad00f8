//! A zip archive of responses: each entry is a file of its own.
//!
//! Entries are unpacked in memory one at a time, within the caps, and never
//! written anywhere; their paths are names and nothing else.

use std::collections::HashMap;
use std::io::{Cursor, Read};

use unicode_normalization::UnicodeNormalization;
use zip::ZipArchive;
use zip::result::ZipError;

use super::limits::{self, Budget};
use crate::model::{Fault, FileFormat, Piece, ReadError, Reason, Warning};

/// An entry's packed bytes are let grow by this much before the cap on parts
/// holds; text packs well, but a file beyond the cap is a picture or a PDF.
const EXPANSION: u64 = 20;

/// Hands each entry to `take`, in the archive's order. Gives warnings for
/// what an operating system put into the archive beside the documents.
pub(super) fn read(
    bytes: &[u8],
    budget: &mut Budget,
    mut take: impl FnMut(String, Result<Vec<u8>, ReadError>, &mut Budget),
) -> Result<Vec<Warning>, ReadError> {
    let mut archive =
        ZipArchive::new(Cursor::new(bytes)).map_err(|error| unopened(bytes, &error))?;
    limits::PACKAGE_ENTRIES.check(archive.len())?;
    let mut warnings = Vec::new();
    let mut spent = false;
    for (number, name) in (1..).zip(hidden(bytes, archive.len())?) {
        let hidden = broken(Fault::SameName);
        take(format!("{name} ({number})"), Err(hidden), budget);
    }
    for index in 0..archive.len() {
        let (name, facts) = match archive.by_index_raw(index) {
            Ok(entry) if entry.is_dir() => continue,
            Ok(entry) => {
                let facts = Facts {
                    encrypted: entry.encrypted(),
                    packed: entry.compressed_size(),
                };
                let declared = entry.name().unwrap_or_default();
                (readable_name(entry.name_raw(), &declared), Ok(facts))
            }
            Err(error) => (format!("{}", index + 1), Err(damaged(&error))),
        };
        if let Some(reason) = by_the_system(&name) {
            warnings.push(Warning::LeftOut {
                piece: Piece::Part { name },
                reason,
            });
            continue;
        }
        let outcome = facts.and_then(|facts| unpack(&mut archive, index, &facts, budget));
        // What follows is not unpacked, but named.
        spent |= matches!(&outcome, Err(ReadError::Limit { .. })) && budget.is_spent();
        take(name, outcome, budget);
    }
    if spent {
        warnings.push(limits::ARCHIVE_BYTES.warning());
    }
    Ok(warnings)
}

/// The names of entries that stand behind a later one of the same name, where
/// the archive's directory has more entries than are `seen`: only the last of
/// such is read.
fn hidden(bytes: &[u8], seen: usize) -> Result<Vec<String>, ReadError> {
    const SIGNATURE: &[u8] = b"PK\x01\x02";
    const HEADER: usize = 46;
    let field = |at: usize| {
        let pair = bytes.get(at..at + 2)?;
        Some(usize::from(u16::from_le_bytes([pair[0], pair[1]])))
    };
    let Some(mut at) = directory(bytes) else {
        return Ok(Vec::new());
    };
    let mut names: Vec<&[u8]> = Vec::new();
    while bytes[at.min(bytes.len())..].starts_with(SIGNATURE) {
        let (Some(name), Some(extra), Some(comment)) =
            (field(at + 28), field(at + 30), field(at + 32))
        else {
            break;
        };
        names.extend(bytes.get(at + HEADER..at + HEADER + name));
        at += HEADER + name + extra + comment;
        limits::PACKAGE_ENTRIES.check(names.len())?;
    }
    if names.len() <= seen {
        return Ok(Vec::new());
    }
    let last: HashMap<&[u8], usize> = (names.iter().copied()).zip(0..).collect();
    let again = (names.iter().zip(0..)).filter(|(name, at)| last[*name] > *at);
    Ok(again
        .map(|(name, _)| readable_name(name, &String::from_utf8_lossy(name)))
        .filter(|name| by_the_system(name).is_none())
        .collect())
}

/// Where the archive's directory begins, by the record that ends it.
fn directory(bytes: &[u8]) -> Option<usize> {
    let end = memchr::memmem::rfind(bytes, b"PK\x05\x06")?;
    let offset = bytes.get(end + 16..end + 20)?;
    let offset = u32::from_le_bytes(offset.try_into().ok()?);
    usize::try_from(offset).ok()
}

struct Facts {
    encrypted: bool,
    packed: u64,
}

fn unpack(
    archive: &mut ZipArchive<Cursor<&[u8]>>,
    index: usize,
    facts: &Facts,
    budget: &mut Budget,
) -> Result<Vec<u8>, ReadError> {
    if facts.encrypted {
        return Err(ReadError::Encrypted);
    }
    let cap = limits::PART_BYTES
        .most
        .max(facts.packed.saturating_mul(EXPANSION))
        .min(limits::FILE_BYTES.most);
    let most = cap.min(budget.bytes_left());
    let entry = archive.by_index(index).map_err(|error| damaged(&error))?;
    let mut bytes = Vec::new();
    entry
        .take(most + 1)
        .read_to_end(&mut bytes)
        .map_err(|error| {
            broken(Fault::Packing {
                detail: error.to_string(),
            })
        })?;
    let length = u64::try_from(bytes.len()).unwrap_or(u64::MAX);
    if length > most {
        budget.spend(most);
        let limit = if most < cap {
            limits::ARCHIVE_BYTES
        } else {
            limits::PART_BYTES
        };
        return Err(limit.error());
    }
    budget.spend(length);
    Ok(bytes)
}

/// Why an archive could not be opened.
fn unopened(bytes: &[u8], error: &ZipError) -> ReadError {
    match error {
        ZipError::InvalidArchive(_) => broken(fault_of(bytes, error)),
        error => damaged(error),
    }
}

/// What is damaged in an archive that could not be opened.
pub(super) fn fault_of(bytes: &[u8], error: &ZipError) -> Fault {
    if directory(bytes).is_none() {
        return Fault::EndLost;
    }
    Fault::Archive {
        detail: error.to_string(),
    }
}

fn damaged(error: &ZipError) -> ReadError {
    let detail = error.to_string();
    match error {
        ZipError::CompressionMethodNotSupported(_) | ZipError::UnsupportedArchive(_) => {
            ReadError::Packed { detail }
        }
        ZipError::InvalidPassword => ReadError::Encrypted,
        _ => broken(Fault::Archive { detail }),
    }
}

fn broken(fault: Fault) -> ReadError {
    ReadError::Damaged {
        format: FileFormat::Zip,
        fault,
    }
}

/// A path with `/`, without what would lead out of the archive, composed as
/// Swedish is written: Mac archives hold letters and their marks apart, and
/// write UTF-8 without saying so.
fn readable_name(raw: &[u8], declared: &str) -> String {
    let name = std::str::from_utf8(raw).unwrap_or(declared);
    let steps: Vec<&str> = name
        .split(['/', '\\'])
        .filter(|step| !step.is_empty() && !matches!(*step, "." | ".."))
        .collect();
    let name: String = steps
        .join("/")
        .nfc()
        .filter(|sign| !sign.is_control())
        .collect();
    if name.is_empty() {
        "?".to_owned()
    } else {
        name
    }
}

/// Why an entry is no document: systems and programs leave such files behind.
fn by_the_system(name: &str) -> Option<Reason> {
    let file = name.rsplit('/').next().unwrap_or(name);
    if name.starts_with("__MACOSX/") || file.starts_with("._") || file == ".DS_Store" {
        return Some(Reason::MacRecord);
    }
    if file.eq_ignore_ascii_case("thumbs.db") || file.eq_ignore_ascii_case("desktop.ini") {
        return Some(Reason::WindowsRecord);
    }
    file.starts_with("~$").then_some(Reason::WordLock)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_never_lead_out() {
        let check = |raw: &[u8], expected: &str| assert_eq!(readable_name(raw, "?"), expected);
        check(b"../../etc/passwd", "etc/passwd");
        check(b"C:\\svar\\..\\a.docx", "C:/svar/a.docx");
        check("svar/a\u{30a}.docx".as_bytes(), "svar/å.docx");
        check(b"//", "?");
    }

    /// A directory with these names and nothing that they name.
    fn directory_of(names: &[String]) -> Vec<u8> {
        let mut bytes = Vec::new();
        for name in names {
            let mut header = [0; 46];
            header[..4].copy_from_slice(b"PK\x01\x02");
            header[28..30].copy_from_slice(&u16::try_from(name.len()).unwrap().to_le_bytes());
            bytes.extend_from_slice(&header);
            bytes.extend_from_slice(name.as_bytes());
        }
        bytes.extend_from_slice(b"PK\x05\x06");
        bytes.extend_from_slice(&[0; 18]);
        bytes
    }

    #[test]
    fn entries_behind_one_of_the_same_name_are_told_once_each() {
        let names = ["a.txt", "b.txt", "a.txt", "c.txt", "a.txt"].map(str::to_owned);
        let told = hidden(&directory_of(&names), 3).unwrap();
        assert_eq!(told, ["a.txt", "a.txt"]);
        assert!(hidden(&directory_of(&names), 5).unwrap().is_empty());
    }

    /// Each name held against all that follow would take minutes.
    #[test]
    fn many_entries_are_counted_though_their_names_are_few() {
        let most = usize::try_from(limits::PACKAGE_ENTRIES.most).unwrap();
        let mut names: Vec<String> = (0..most).map(|at| format!("{:06}", at / 2)).collect();
        let told = hidden(&directory_of(&names), most / 2).unwrap();
        assert_eq!(told.len(), most / 2);
        names.push("0".to_owned());
        let refused = hidden(&directory_of(&names), most / 2);
        assert!(matches!(refused, Err(ReadError::Limit { .. })));
    }

    #[test]
    fn an_archive_that_ends_too_soon_is_told_apart_from_one_that_is_damaged() {
        let fault = |bytes: &[u8]| {
            let outcome = read(bytes, &mut Budget::new(), |_, _, _| {});
            match outcome {
                Err(ReadError::Damaged { fault, .. }) => fault,
                other => panic!("{other:?}"),
            }
        };
        assert_eq!(fault(b"PK\x03\x04 mer"), Fault::EndLost);
        let names = ["a.txt".to_owned()];
        let mut damaged = directory_of(&names);
        let end = damaged.len() - 18;
        damaged[end + 4] = 9;
        damaged[end + 12] = 200;
        assert!(matches!(fault(&damaged), Fault::Archive { .. }));
    }

    #[test]
    fn leavings_of_the_system() {
        assert!(by_the_system("__MACOSX/svar/._a.docx").is_some());
        assert!(by_the_system("svar/Thumbs.db").is_some());
        assert!(by_the_system("svar/~$svar.docx").is_some());
        assert!(by_the_system("svar/svar.docx").is_none());
    }
}
