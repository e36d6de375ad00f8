//! How a stream is packed, and what it holds unpacked, up to a cap.

use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, Object, Stream};

use super::File;
use crate::extract::pdf::inflate::{Inflated, inflate};

/// What a stream holds when unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::extract::pdf) enum Unpacked {
    /// All of it.
    Whole(Vec<u8>),
    /// What stands before a damage; nothing, perhaps.
    Part(Vec<u8>),
    /// More than was asked for.
    TooMuch,
    /// It is packed in a way of this name, which is not read.
    Unknown(String),
}

impl File {
    /// A stream's bytes, unpacked, as far as they go; nothing where that fails,
    /// where they would be more than `most`, or where they are a picture.
    pub(in crate::extract::pdf) fn unpack(&self, stream: &Stream, most: usize) -> Option<Vec<u8>> {
        match self.unpack_telling(stream, most) {
            Unpacked::Whole(bytes) => Some(bytes),
            Unpacked::Part(bytes) => Some(bytes).filter(|bytes| !bytes.is_empty()),
            Unpacked::TooMuch | Unpacked::Unknown(_) => None,
        }
    }

    /// A stream's bytes, unpacked, and whether these are all.
    pub(in crate::extract::pdf) fn unpack_telling(&self, stream: &Stream, most: usize) -> Unpacked {
        let Some(filter) = self.get(&stream.dict, b"Filter") else {
            if stream.content.len() > most {
                return Unpacked::TooMuch;
            }
            return Unpacked::Whole(stream.content.clone());
        };
        if is_plainly_packed(&stream.dict) {
            return unpacked(stream, most);
        }
        let filters: Vec<Object> = match filter {
            Object::Array(filters) => filters.iter().map(|f| self.resolve(f).clone()).collect(),
            other => vec![other.clone()],
        };
        let plain = Stream {
            dict: self.filter_entries(&stream.dict, filters),
            content: stream.content.clone(),
            allows_compression: false,
            start_position: None,
        };
        unpacked(&plain, most)
    }

    /// The entries that say how a stream is packed, without references and
    /// with the long names of the filters.
    fn filter_entries(&self, dict: &Dictionary, filters: Vec<Object>) -> Dictionary {
        let mut entries = Dictionary::new();
        let names: Vec<Object> = filters
            .into_iter()
            .map(|filter| match filter.as_name() {
                Ok(b"Fl") => Object::Name(b"FlateDecode".to_vec()),
                Ok(b"LZW") => Object::Name(b"LZWDecode".to_vec()),
                Ok(b"A85") => Object::Name(b"ASCII85Decode".to_vec()),
                Ok(b"AHx") => Object::Name(b"ASCIIHexDecode".to_vec()),
                Ok(b"RL") => Object::Name(b"RunLengthDecode".to_vec()),
                _ => filter,
            })
            .collect();
        let parameters = self
            .get(dict, b"DecodeParms")
            .or_else(|| self.get(dict, b"DP"));
        let plain = |object: &Object| match self.resolve(object) {
            Object::Dictionary(entries) => Object::Dictionary(
                entries
                    .iter()
                    .map(|(key, value)| (key.clone(), self.resolve(value).clone()))
                    .collect(),
            ),
            _ => Object::Null,
        };
        match parameters {
            Some(Object::Array(each)) => {
                entries.set("DecodeParms", each.iter().map(plain).collect::<Vec<_>>());
            }
            Some(one @ Object::Dictionary(_)) => entries.set("DecodeParms", plain(one)),
            _ => {}
        }
        // The decryption has been done when the file was opened.
        let crypt = names
            .iter()
            .position(|name| matches!(name.as_name(), Ok(b"Crypt")));
        let mut names = names;
        if let Some(at) = crypt {
            names.remove(at);
        }
        entries.set("Filter", names);
        entries
    }
}

/// Whether lopdf understands how a stream is packed without further help: one
/// filter by its long name, and nothing that is a reference.
fn is_plainly_packed(dict: &Dictionary) -> bool {
    let filter = matches!(
        dict.get(b"Filter").and_then(Object::as_name),
        Ok(b"FlateDecode" | b"LZWDecode" | b"ASCII85Decode" | b"ASCIIHexDecode")
    );
    let parameters = match dict.get(b"DecodeParms") {
        Ok(Object::Dictionary(entries)) => entries
            .iter()
            .all(|(_, value)| !matches!(value, Object::Reference(_))),
        Ok(_) => false,
        Err(_) => !dict.has(b"DP"),
    };
    filter && parameters
}

/// The ways of packing that lopdf knows.
const FILTERS: [&[u8]; 6] = [
    b"FlateDecode",
    b"LZWDecode",
    b"ASCII85Decode",
    b"ASCIIHexDecode",
    b"RunLengthDecode",
    b"BrotliDecode",
];

fn unpacked(stream: &Stream, most: usize) -> Unpacked {
    let filters = stream.filters().unwrap_or_default();
    if let Some(unknown) = filters.iter().find(|filter| !FILTERS.contains(filter)) {
        return Unpacked::Unknown(String::from_utf8_lossy(unknown).into_owned());
    }
    let deflated = filters.first() == Some(&FILTERS[0]);
    if deflated && filters.len() == 1 && !stream.dict.has(b"DecodeParms") {
        return match inflate(&stream.content, most) {
            Inflated { bytes, .. } if bytes.len() > most => Unpacked::TooMuch,
            Inflated { bytes, whole: true } => Unpacked::Whole(bytes),
            Inflated { bytes, .. } => Unpacked::Part(bytes),
        };
    }
    let result = catch_unwind(AssertUnwindSafe(|| {
        stream.decompressed_content_with_limit(most)
    }));
    match result {
        Ok(Ok(bytes)) => {
            // lopdf is content with what it could unpack.
            let whole = if deflated {
                inflate(&stream.content, most).whole
            } else {
                !bytes.is_empty() || stream.content.is_empty()
            };
            if whole {
                Unpacked::Whole(bytes)
            } else {
                Unpacked::Part(bytes)
            }
        }
        Ok(Err(lopdf::Error::Decompress(lopdf::DecompressError::MemoryLimitExceeded {
            ..
        }))) => Unpacked::TooMuch,
        Ok(Err(_)) | Err(_) => Unpacked::Part(Vec::new()),
    }
}
