//! The file as objects: opens it with lopdf, follows references a bounded
//! number of times, unpacks streams up to a cap, and lists the pages. Knows
//! nothing of what is drawn on them.

use std::collections::HashSet;
use std::panic::{AssertUnwindSafe, catch_unwind};

use lopdf::{Dictionary, LoadOptions, Object, ObjectId, Stream};

use super::inflate::{Inflated, inflate};
use super::limits;
use super::matrix::Rect;
use super::{inline_encryption, mend};
use crate::error::ReadError;
use crate::extract::limits as shared;

/// An opened PDF.
pub(super) struct File {
    document: lopdf::Document,
}

/// What a stream holds when unpacked.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Unpacked {
    /// All of it.
    Whole(Vec<u8>),
    /// What stands before a damage; nothing, perhaps.
    Part(Vec<u8>),
    /// More than was asked for.
    TooMuch,
    /// It is packed in a way of this name, which is not read.
    Unknown(String),
}

/// The pages of a file, and what their tree says of them.
pub(super) struct Pages<'a> {
    /// The pages in order.
    pub(super) pages: Vec<Page<'a>>,
    /// How many there should be.
    pub(super) told: Option<usize>,
}

/// One page, with what it inherits from the page tree.
#[derive(Debug, Clone)]
pub(super) struct Page<'a> {
    /// Its object, as structure and links refer to it.
    pub(super) id: Option<ObjectId>,
    /// Its dictionary.
    pub(super) dict: &'a Dictionary,
    /// Fonts, forms and the like that its content names.
    pub(super) resources: Option<&'a Dictionary>,
    /// What of it is shown, in its own coordinates.
    pub(super) shown: Rect,
    /// By how many quarter turns it is shown turned, clockwise.
    pub(super) turns: u8,
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

    /// A stream's bytes, unpacked, as far as they go; nothing where that fails,
    /// where they would be more than `most`, or where they are a picture.
    pub(super) fn unpack(&self, stream: &Stream, most: usize) -> Option<Vec<u8>> {
        match self.unpack_telling(stream, most) {
            Unpacked::Whole(bytes) => Some(bytes),
            Unpacked::Part(bytes) => Some(bytes).filter(|bytes| !bytes.is_empty()),
            Unpacked::TooMuch | Unpacked::Unknown(_) => None,
        }
    }

    /// A stream's bytes, unpacked, and whether these are all.
    pub(super) fn unpack_telling(&self, stream: &Stream, most: usize) -> Unpacked {
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

    /// The pages, at most as many as are read of any document.
    pub(super) fn pages(&self) -> Pages<'_> {
        let root = (self.catalog()).and_then(|catalog| self.dict(catalog, b"Pages"));
        Pages {
            pages: self.page_list(),
            told: root
                .and_then(|root| self.integer(root, b"Count"))
                .and_then(|count| usize::try_from(count).ok()),
        }
    }

    fn page_list(&self) -> Vec<Page<'_>> {
        let most = shared::PAGES.as_usize();
        let root = self.catalog().and_then(|c| c.get(b"Pages").ok());
        let mut pages = Vec::new();
        let mut seen = HashSet::new();
        let mut open: Vec<(&Object, Inherited<'_>)> = root
            .map(|root| (root, Inherited::default()))
            .into_iter()
            .collect();
        while let Some((object, inherited)) = open.pop() {
            let id = object.as_reference().ok();
            if pages.len() >= most || id.is_some_and(|id| !seen.insert(id)) {
                continue;
            }
            let Some(dict) = as_dict(self.resolve(object)) else {
                continue;
            };
            let inherited = inherited.with(self, dict);
            match self.array(dict, b"Kids") {
                Some(kids) if self.name(dict, b"Type") != Some(b"Page") => {
                    open.extend(kids.iter().rev().map(|kid| (kid, inherited)));
                }
                _ => pages.push(inherited.page(self, id, dict)),
            }
        }
        if pages.is_empty() {
            // No tree leads to them; they may be there all the same.
            pages = self
                .objects()
                .filter_map(|(id, object)| Some((id, as_dict(object)?)))
                .filter(|(_, dict)| dict.has_type(b"Page"))
                .take(most)
                .map(|(id, dict)| {
                    Inherited::default()
                        .with(self, dict)
                        .page(self, Some(id), dict)
                })
                .collect();
        }
        pages
    }
}

/// What a page takes over from the nodes above it.
#[derive(Debug, Clone, Copy, Default)]
struct Inherited<'a> {
    resources: Option<&'a Dictionary>,
    media: Option<Rect>,
    crop: Option<Rect>,
    turns: Option<i64>,
}

impl<'a> Inherited<'a> {
    fn with(self, file: &'a File, dict: &'a Dictionary) -> Self {
        Self {
            resources: file.dict(dict, b"Resources").or(self.resources),
            media: file.rect(dict, b"MediaBox").or(self.media),
            crop: file.rect(dict, b"CropBox").or(self.crop),
            turns: file.integer(dict, b"Rotate").or(self.turns),
        }
    }

    fn page(self, _: &'a File, id: Option<ObjectId>, dict: &'a Dictionary) -> Page<'a> {
        const LETTER: Rect = Rect::new(0.0, 0.0, 612.0, 792.0);
        let media = self
            .media
            .filter(|media| !media.is_empty())
            .unwrap_or(LETTER);
        let shown = self
            .crop
            .map(|crop| crop.intersection(media))
            .filter(|shown| !shown.is_empty())
            .unwrap_or(media);
        let turns = self.turns.unwrap_or(0).div_euclid(90).rem_euclid(4);
        Page {
            id,
            dict,
            resources: self.resources,
            shown,
            turns: u8::try_from(turns).unwrap_or(0),
        }
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

fn load(bytes: &[u8], rebuild: bool) -> Result<File, ReadError> {
    let options = LoadOptions {
        // The filter has its price; small files are kept whole.
        filter: (bytes.len() > SMALL).then_some(without_ballast as lopdf::FilterFunc),
        max_decompressed_size: Some(shared::PART_BYTES.as_usize()),
        force_reconstruct: rebuild,
        ..LoadOptions::default()
    };
    let loaded = catch_unwind(AssertUnwindSafe(|| {
        lopdf::Document::load_mem_with_options(bytes, options)
    }));
    match loaded {
        Ok(Ok(mut document)) => {
            mend::fill_streams(bytes, &mut document);
            Ok(File { document })
        }
        Ok(Err(
            lopdf::Error::Decryption(_)
            | lopdf::Error::InvalidPassword
            | lopdf::Error::UnsupportedSecurityHandler(_),
        )) => Err(ReadError::Encrypted),
        Ok(Err(error)) => Err(damaged(&error.to_string())),
        Err(_) => Err(damaged("its objects cannot be read")),
    }
}

fn damaged(what: &str) -> ReadError {
    ReadError::Damaged {
        format: "PDF".to_owned(),
        what: what.to_owned(),
    }
}

/// Files up to this size are kept whole in memory.
const SMALL: usize = 4 << 20;

/// Empties the streams that hold no text: pictures, and what the file says of
/// itself in XML. They are the bulk of most files. What is attached stays,
/// whatever it is said to be: it is a document of its own.
#[expect(clippy::unnecessary_wraps, reason = "lopdf gives the type")]
fn without_ballast(id: ObjectId, object: &mut Object) -> Option<(ObjectId, Object)> {
    if let Object::Stream(stream) = object {
        let subtype = stream.dict.get(b"Subtype").and_then(Object::as_name);
        if matches!(subtype, Ok(b"Image" | b"XML")) && !stream.dict.has_type(b"EmbeddedFile") {
            // One byte stays: lopdf reads an empty stream again.
            stream.content = vec![0];
        }
        // lopdf keeps a stream where it is, and takes over what is given
        // back only for the objects that are packed together, never streams.
        return Some((id, Object::Null));
    }
    Some((id, object.clone()))
}

/// The dictionary that an object is or carries.
pub(super) fn as_dict(object: &Object) -> Option<&Dictionary> {
    match object {
        Object::Dictionary(dict) => Some(dict),
        Object::Stream(stream) => Some(&stream.dict),
        _ => None,
    }
}

/// The number that an object is.
#[expect(clippy::cast_precision_loss, reason = "coordinates need no more")]
pub(super) fn number(object: &Object) -> Option<f64> {
    match object {
        Object::Integer(value) => Some(*value as f64),
        Object::Real(value) => Some(f64::from(*value)),
        _ => None,
    }
}

/// A text string: UTF-16 or UTF-8 with a mark, else the PDF's own encoding.
pub(super) fn text_string(bytes: &[u8]) -> String {
    if let [0xfe, 0xff, rest @ ..] = bytes {
        return utf16(rest, u16::from_be_bytes);
    }
    if let [0xff, 0xfe, rest @ ..] = bytes {
        return utf16(rest, u16::from_le_bytes);
    }
    if let [0xef, 0xbb, 0xbf, rest @ ..] = bytes {
        return String::from_utf8_lossy(rest).into_owned();
    }
    bytes
        .iter()
        .map(|byte| super::font::encoding::document(*byte))
        .collect()
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .collect()
}
