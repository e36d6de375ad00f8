//! Access to a zip package (Office Open XML, OpenDocument): its parts by
//! name, within the caps of [`limits`], and the relationships between them.
//! Reads nothing outside the bytes it is given, and unpacks only what is asked for.

use std::collections::BTreeMap;
use std::io::{Cursor, Read};

use flate2::read::DeflateDecoder;
use zip::ZipArchive;
use zip::read::ZipReadOptions;

use super::broken_off::warning_of;
use super::xml::{Ns, Token, Xml, decode};
use super::{Nest, archive, limits};
use crate::error::ReadError;
use crate::model::{Fault, FileFormat, Warning};

/// An opened package.
pub(super) struct Package<'a> {
    bytes: &'a [u8],
    archive: Option<ZipArchive<Cursor<&'a [u8]>>>,
    /// By lower-case name without a leading slash: package names ignore case.
    entries: BTreeMap<String, Place>,
    nest: Nest<'a>,
    warnings: Vec<Warning>,
}

/// Where an entry lies.
#[derive(Clone, Copy)]
enum Place {
    /// In the archive's directory.
    Listed(usize),
    /// Found by its local header in an archive that has lost its directory.
    Found {
        start: usize,
        end: usize,
        deflated: bool,
    },
}

/// One relationship of a part.
#[derive(Debug, Clone)]
pub(super) struct Relationship {
    /// The last step of its type's address, such as `footnotes`.
    pub(super) kind: String,
    /// The part's name, or an address outside the package.
    pub(super) target: String,
    /// Whether the target lies outside the package.
    pub(super) external: bool,
}

/// A part's relationships by their id.
pub(super) type Relationships = BTreeMap<String, Relationship>;

impl<'a> Package<'a> {
    /// Opens a package; one that is cut off is searched for its entries.
    pub(super) fn open(bytes: &'a [u8], nest: Nest<'a>) -> Result<Self, ReadError> {
        let mut package = Self {
            bytes,
            archive: None,
            entries: BTreeMap::new(),
            nest,
            warnings: Vec::new(),
        };
        match ZipArchive::new(Cursor::new(bytes)) {
            Ok(archive) => {
                limits::PACKAGE_ENTRIES.check(archive.len())?;
                for (index, name) in archive.file_names().enumerate() {
                    if let Ok(name) = name {
                        // Of two entries with one name, the first is the part.
                        (package.entries.entry(normal(&name))).or_insert(Place::Listed(index));
                    }
                }
                package.archive = Some(archive);
            }
            Err(error) => {
                package.search_entries()?;
                if package.entries.is_empty() {
                    return Err(damaged(archive::fault_of(bytes, &error)));
                }
                package.warn_damaged(Fault::DirectoryLost);
            }
        }
        Ok(package)
    }

    /// What was odd about the package.
    pub(super) fn into_warnings(self) -> Vec<Warning> {
        self.warnings
    }

    /// Whether there is such a part.
    pub(super) fn has(&self, name: &str) -> bool {
        self.entries.contains_key(&normal(name))
    }

    /// The names of all parts, in lower case.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.keys().map(String::as_str)
    }

    /// The bytes of a part, if there is one of this name. A part that is
    /// damaged gives what could be unpacked, with a warning.
    pub(super) fn part(&mut self, name: &str) -> Result<Option<Vec<u8>>, ReadError> {
        let Some(place) = self.entries.get(&normal(name)).copied() else {
            return Ok(None);
        };
        let room = limits::PACKAGE_BYTES
            .most
            .saturating_sub(self.nest.unpacked() as u64);
        let cap = limits::PART_BYTES.most.min(room);
        let mut content = Vec::new();
        let mut checksum = None;
        let ended = match place {
            Place::Listed(index) => {
                let archive = (self.archive.as_mut()).expect("listed entries have an archive");
                let options = ZipReadOptions::new().ignore_crc32(true);
                let mut entry = archive
                    .by_index_with_options(index, options)
                    .map_err(|error| entry_error(name, &error))?;
                checksum = Some(entry.crc32());
                (&mut entry).take(cap + 1).read_to_end(&mut content)
            }
            Place::Found {
                start,
                end,
                deflated,
            } => {
                let raw = &self.bytes[start..end];
                if deflated {
                    DeflateDecoder::new(raw)
                        .take(cap + 1)
                        .read_to_end(&mut content)
                } else {
                    raw.take(cap + 1).read_to_end(&mut content)
                }
            }
        };
        if let Err(error) = ended {
            if content.is_empty() {
                return Err(damaged(Fault::Part {
                    name: name.to_owned(),
                    detail: error.to_string(),
                }));
            }
            checksum = None;
            self.warn_damaged(Fault::PartCutOff {
                name: name.to_owned(),
            });
        }
        if content.len() as u64 > cap {
            return Err(if cap == limits::PART_BYTES.most {
                limits::PART_BYTES.error()
            } else {
                limits::PACKAGE_BYTES.error()
            });
        }
        if checksum.is_some_and(|checksum| crc_of(&content) != checksum) {
            self.warn_damaged(Fault::PartChanged {
                name: name.to_owned(),
            });
        }
        self.nest.add_unpacked(content.len());
        Ok(Some(content))
    }

    /// The text of an XML part, whatever its encoding.
    pub(super) fn xml(&mut self, name: &str) -> Result<Option<String>, ReadError> {
        Ok(self.part(name)?.map(decode))
    }

    /// The relationships of a part; those of the package for the empty name.
    pub(super) fn relationships(&mut self, of: &str) -> Result<Relationships, ReadError> {
        let (folder, file) = of.rsplit_once('/').unwrap_or(("", of));
        let name = format!("{folder}/_rels/{file}.rels");
        let mut found = Relationships::new();
        let Some(text) = self.xml(&name)? else {
            return Ok(found);
        };
        let mut xml = Xml::new(&text);
        loop {
            match xml.next() {
                Ok(Token::Start(tag)) if tag.is(Ns::Relations, "Relationship") => {
                    let (Some(id), Some(kind), Some(target)) =
                        (tag.attr("Id"), tag.attr("Type"), tag.attr("Target"))
                    else {
                        continue;
                    };
                    let external = tag.attr("TargetMode").as_deref() == Some("External");
                    let kind = kind.rsplit('/').next().unwrap_or_default().to_owned();
                    let target = if external {
                        target.into_owned()
                    } else {
                        resolve(folder, &target)
                    };
                    let relationship = Relationship {
                        kind,
                        target,
                        external,
                    };
                    found.entry(id.into_owned()).or_insert(relationship);
                }
                Ok(Token::Start(_) | Token::End | Token::Text(_)) => {}
                Ok(Token::Eof) => return Ok(found),
                Err(error) => {
                    self.warnings.push(warning_of(Some(&name), error));
                    return Ok(found);
                }
            }
        }
    }

    fn warn_damaged(&mut self, fault: Fault) {
        self.warnings.push(Warning::Damaged { part: None, fault });
    }

    /// Finds entries by their local headers, for archives whose end is lost.
    fn search_entries(&mut self) -> Result<(), ReadError> {
        const HEADER: usize = 30;
        let finder = memchr::memmem::Finder::new(b"PK\x03\x04");
        let mut at = 0;
        while let Some(offset) = finder.find(&self.bytes[at..]) {
            let header = at + offset;
            at = header + 4;
            let Some(fixed) = self.bytes.get(header..header + HEADER) else {
                break;
            };
            let short = |i: usize| usize::from(u16::from_le_bytes([fixed[i], fixed[i + 1]]));
            let long = |i: usize| short(i) | short(i + 2) << 16;
            let (flags, method, size) = (short(6), short(8), long(18));
            let name_end = header + HEADER + short(26);
            let start = name_end + short(28);
            let Some(name) = self.bytes.get(header + HEADER..name_end) else {
                break;
            };
            if start > self.bytes.len() || flags & 1 != 0 || !matches!(method, 0 | 8) {
                continue;
            }
            // With a data descriptor the size stands after the data: a
            // deflated stream ends by itself, a stored one at the next header.
            let end = if flags & 8 != 0 || size == 0 {
                (finder.find(&self.bytes[start..])).map_or(self.bytes.len(), |next| start + next)
            } else {
                (start + size).min(self.bytes.len())
            };
            let place = Place::Found {
                start,
                end,
                deflated: method == 8,
            };
            self.entries
                .entry(normal(&String::from_utf8_lossy(name)))
                .or_insert(place);
            limits::PACKAGE_ENTRIES.check(self.entries.len())?;
            at = if flags & 8 != 0 { start } else { end.max(at) };
        }
        Ok(())
    }
}

/// A part's name from a target that is relative to `folder` or absolute.
/// Never leaves the package: steps above its root are dropped.
fn resolve(folder: &str, target: &str) -> String {
    let target = target
        .split('#')
        .next()
        .unwrap_or_default()
        .replace('\\', "/");
    let base = if target.starts_with('/') { "" } else { folder };
    let mut steps: Vec<&str> = Vec::new();
    for step in base.split('/').chain(target.split('/')) {
        match step {
            "" | "." => {}
            ".." => {
                steps.pop();
            }
            _ => steps.push(step),
        }
    }
    steps.join("/")
}

fn crc_of(content: &[u8]) -> u32 {
    let mut crc = flate2::Crc::new();
    crc.update(content);
    crc.sum()
}

fn normal(name: &str) -> String {
    name.replace('\\', "/")
        .trim_start_matches('/')
        .to_lowercase()
}

fn entry_error(name: &str, error: &zip::result::ZipError) -> ReadError {
    match error {
        zip::result::ZipError::InvalidPassword
        | zip::result::ZipError::UnsupportedArchive(zip::result::ZipError::PASSWORD_REQUIRED) => {
            ReadError::Encrypted
        }
        other => damaged(Fault::Part {
            name: name.to_owned(),
            detail: other.to_string(),
        }),
    }
}

fn damaged(fault: Fault) -> ReadError {
    ReadError::Damaged {
        format: FileFormat::Zip,
        fault,
    }
}

#[cfg(test)]
mod tests {
    use std::cell::Cell;

    use super::*;

    #[test]
    fn targets_stay_inside_the_package() {
        let check = |folder: &str, target: &str, expected: &str| {
            assert_eq!(resolve(folder, target), expected);
        };
        check("word", "styles.xml", "word/styles.xml");
        check("word", "/word/styles.xml", "word/styles.xml");
        check("word", "../customXml/item1.xml", "customXml/item1.xml");
        check("word", "../../../../etc/passwd", "etc/passwd");
        check("", "word\\document.xml", "word/document.xml");
    }

    #[test]
    fn a_file_that_is_no_zip_is_refused() {
        let unpacked = Cell::new(0);
        let nest = Nest::outermost(&unpacked);
        assert!(Package::open(b"PK\x03\x04", nest).is_err());
        assert!(Package::open(b"", nest).is_err());
    }
}
