//! Files that are attached to a PDF: those that the catalogue names, as in a
//! portfolio, and those pinned to a page.

use std::collections::HashSet;

use lopdf::{Dictionary, Object, ObjectId};

use super::objects::{File, Page, Unpacked, as_dict};
use crate::error::ReadError;
use crate::extract::email::{Attachment, Content};
use crate::extract::limits;
use crate::model::{Fault, FileFormat};

/// The files attached to an opened PDF, those of the catalogue first. No more
/// than `most` bytes are unpacked.
pub(super) fn files(file: &File, pages: &[Page<'_>], most: u64) -> Vec<Attachment> {
    let pinned = (pages.iter())
        .filter_map(|page| file.array(page.dict, b"Annots"))
        .flatten()
        .filter_map(|annotation| as_dict(file.resolve(annotation)))
        .filter(|dict| file.name(dict, b"Subtype") == Some(b"FileAttachment"))
        .filter_map(|dict| file.dict(dict, b"FS"));
    let mut left = usize::try_from(most.min(limits::PACKAGE_BYTES.most)).unwrap_or(usize::MAX);
    let mut seen = HashSet::new();
    let mut found = Vec::new();
    for description in named(file).into_iter().chain(pinned) {
        if limits::DOCUMENTS.is_reached_by(found.len()) {
            break;
        }
        let Some(streams) = file.dict(description, b"EF") else {
            continue;
        };
        // The same file may be named, and pinned to a page as well.
        let ids: Vec<ObjectId> = (streams.iter())
            .filter_map(|(_, object)| object.as_reference().ok())
            .collect();
        let is_known = ids.iter().any(|id| seen.contains(id));
        seen.extend(ids);
        if is_known || is_source(file, description) {
            continue;
        }
        let name = (file.text(description, b"UF"))
            .or_else(|| file.text(description, b"F"))
            .and_then(|name| name.rsplit(['/', '\\']).next().map(str::to_owned))
            .filter(|name| !name.trim().is_empty())
            .unwrap_or_else(|| format!("bilaga {}", found.len() + 1));
        let content = match content(file, streams, left) {
            Ok(bytes) => {
                left -= bytes.len().min(left);
                Content::File(bytes)
            }
            Err(error) => Content::Unread(error),
        };
        found.push(Attachment { name, content });
    }
    found
}

/// The descriptions of files in the catalogue's tree of names.
fn named(file: &File) -> Vec<&Dictionary> {
    let root = (file.catalog())
        .and_then(|catalog| file.dict(catalog, b"Names"))
        .and_then(|names| names.get(b"EmbeddedFiles").ok());
    let mut open: Vec<&Object> = root.into_iter().collect();
    let mut seen: HashSet<ObjectId> = HashSet::new();
    let mut found = Vec::new();
    while let Some(object) = open.pop() {
        // A tree that leads back to itself ends here.
        if object.as_reference().is_ok_and(|id| !seen.insert(id)) {
            continue;
        }
        let Some(node) = as_dict(file.resolve(object)) else {
            continue;
        };
        if let Some(kids) = file.array(node, b"Kids") {
            open.extend(kids.iter().rev());
        }
        // Names and files by turns.
        let pairs = file.array(node, b"Names").unwrap_or_default();
        let files = pairs.iter().skip(1).step_by(2);
        found.extend(files.filter_map(|object| as_dict(file.resolve(object))));
        if limits::DOCUMENTS.is_reached_by(found.len()) {
            break;
        }
    }
    found
}

/// Whether the file is what this very document was made from, or another form
/// of it: to read it as well would make all that it says twice.
fn is_source(file: &File, description: &Dictionary) -> bool {
    matches!(
        file.name(description, b"AFRelationship"),
        Some(b"Source" | b"Alternative")
    )
}

fn content(file: &File, streams: &Dictionary, left: usize) -> Result<Vec<u8>, ReadError> {
    let stream = (file.stream(streams, b"UF")).or_else(|| file.stream(streams, b"F"));
    if left == 0 {
        return Err(limits::PACKAGE_BYTES.error());
    }
    let most = left.min(limits::PART_BYTES.as_usize());
    match stream.map(|stream| file.unpack_telling(stream, most)) {
        Some(Unpacked::Whole(bytes)) => Ok(bytes),
        _ => Err(ReadError::Damaged {
            format: FileFormat::Pdf,
            fault: Fault::Attached,
        }),
    }
}
