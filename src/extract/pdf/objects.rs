//! The file as objects: opens it with lopdf, follows references a bounded
//! number of times, unpacks streams up to a cap, and lists the pages. Knows
//! nothing of what is drawn on them.

mod load;
mod packing;
mod page;
mod value;

use lopdf::{Dictionary, Object, ObjectId, Stream};

use self::load::load;
pub(super) use self::packing::Unpacked;
pub(super) use self::page::{Page, Pages};
pub(super) use self::value::{as_dict, number, text_string};
use super::matrix::Rect;
use super::{inline_encryption, limits, mend};
use crate::error::ReadError;
use crate::extract::limits as shared;

/// An opened PDF.
pub(super) struct File {
    document: lopdf::Document,
}

impl File {
    /// Opens a file that needs no password, or the empty one.
    pub(super) fn open(bytes: &[u8]) -> Result<Self, ReadError> {
        shared::FILE_BYTES.check(bytes.len())?;
        let mut first = load(bytes, false);
        if let Ok(file) = &first
            && file.is_locked()
            && let Some(moved) = inline_encryption::moved_out(bytes, &file.document.trailer)
        {
            first = load(&moved, false);
        } else if let Ok(file) = &first
            && let Some(mended) = mend::mended(bytes, &file.document)
            && let Ok(mended) = load(&mended, false)
        {
            first = Ok(mended);
        }
        if let Ok(file) = &first
            && (file.is_locked() || file.has_pages())
        {
            return first.and_then(Self::unlocked);
        }
        // A damaged table of objects can hide the pages; a scan finds them.
        match load(bytes, true) {
            Ok(file) if file.is_locked() || file.has_pages() || first.is_err() => file.unlocked(),
            _ => first.and_then(Self::unlocked),
        }
    }

    fn is_locked(&self) -> bool {
        self.document.trailer.has(b"Encrypt")
    }

    fn unlocked(self) -> Result<Self, ReadError> {
        if self.is_locked() {
            return Err(ReadError::Encrypted);
        }
        Ok(self)
    }

    fn has_pages(&self) -> bool {
        self.catalog()
            .and_then(|catalog| self.dict(catalog, b"Pages"))
            .is_some_and(|pages| {
                self.array(pages, b"Kids")
                    .is_some_and(|kids| !kids.is_empty())
            })
    }

    /// The object that stands at the end of a chain of references.
    pub(super) fn resolve<'a>(&'a self, mut object: &'a Object) -> &'a Object {
        for _ in 0..limits::REFERENCES {
            match object {
                Object::Reference(id) => match self.document.objects.get(id) {
                    Some(next) => object = next,
                    None => return &Object::Null,
                },
                _ => return object,
            }
        }
        &Object::Null
    }

    /// All objects, by number.
    pub(super) fn objects(&self) -> impl Iterator<Item = (ObjectId, &Object)> {
        self.document
            .objects
            .iter()
            .map(|(id, object)| (*id, object))
    }

    /// The value under a key, references followed; nothing for null.
    pub(super) fn get<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Object> {
        let object = self.resolve(dict.get(key).ok()?);
        (!object.is_null()).then_some(object)
    }

    /// The dictionary under a key; that of a stream too.
    pub(super) fn dict<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Dictionary> {
        as_dict(self.get(dict, key)?)
    }

    /// The array under a key.
    pub(super) fn array<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [Object]> {
        self.get(dict, key)?.as_array().ok().map(Vec::as_slice)
    }

    /// The name under a key.
    pub(super) fn name<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a [u8]> {
        self.get(dict, key)?.as_name().ok()
    }

    /// The number under a key.
    pub(super) fn number(&self, dict: &Dictionary, key: &[u8]) -> Option<f64> {
        number(self.get(dict, key)?)
    }

    /// The whole number under a key.
    pub(super) fn integer(&self, dict: &Dictionary, key: &[u8]) -> Option<i64> {
        self.get(dict, key)?.as_i64().ok()
    }

    /// The text string under a key, decoded.
    pub(super) fn text(&self, dict: &Dictionary, key: &[u8]) -> Option<String> {
        match self.get(dict, key)? {
            Object::String(bytes, _) => Some(text_string(bytes)),
            _ => None,
        }
    }

    /// The stream under a key.
    pub(super) fn stream<'a>(&'a self, dict: &'a Dictionary, key: &[u8]) -> Option<&'a Stream> {
        self.get(dict, key)?.as_stream().ok()
    }

    /// The numbers of an array, references followed.
    pub(super) fn numbers(&self, array: &[Object]) -> Vec<f64> {
        array
            .iter()
            .map(|object| number(self.resolve(object)).unwrap_or(0.0))
            .collect()
    }

    /// The rectangle under a key, its corners put in order.
    pub(super) fn rect(&self, dict: &Dictionary, key: &[u8]) -> Option<Rect> {
        match self.numbers(self.array(dict, key)?)[..] {
            [x0, y0, x1, y1] => Some(Rect::of_corners(x0, y0, x1, y1)),
            _ => None,
        }
    }

    /// The document catalogue.
    pub(super) fn catalog(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, b"Root")
    }

    /// What the file says about itself.
    pub(super) fn info(&self) -> Option<&Dictionary> {
        self.dict(&self.document.trailer, b"Info")
    }
}
