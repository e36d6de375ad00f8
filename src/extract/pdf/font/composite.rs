//! Composite fonts (Type 0): codes of one to four bytes, thousands of glyphs.

use std::collections::HashMap;

use lopdf::{Dictionary, Object};

use super::super::limits;
use super::super::objects::File;
use super::cff::Cff;
use super::cmap::CharacterMap;
use super::truetype::TrueType;
use super::{Code, Text, glyph_names, sane_width};

/// A composite font.
#[derive(Debug)]
pub(super) struct Composite {
    map: CharacterMap,
    /// What the codes themselves are, where the map is known by name.
    charset: Charset,
    to_unicode: Option<CharacterMap>,
    widths: HashMap<u32, f32>,
    width_ranges: Vec<(u32, u32, f32)>,
    default_width: f32,
    pub(super) vertical: bool,
    glyph_texts: HashMap<u32, String>,
    /// Codes met so far.
    known: HashMap<u32, Code>,
}

/// What a named map's codes are.
#[derive(Debug, Clone, Copy)]
enum Charset {
    /// Numbers of this font's glyphs.
    Own,
    /// UTF-16.
    Utf16,
    /// An encoding of text files.
    Legacy(&'static encoding_rs::Encoding),
}

impl Composite {
    pub(super) fn load(file: &File, dict: &Dictionary, descendant: &Dictionary) -> Self {
        let (map, charset) = load_map(file, dict);
        let to_unicode = match file.get(dict, b"ToUnicode") {
            Some(Object::Stream(stream)) => file
                .unpack(stream, limits::STREAM_BYTES)
                .map(|bytes| CharacterMap::parse(&bytes))
                .filter(CharacterMap::has_text),
            _ => None,
        };
        let identity_text = matches!(
            file.get(dict, b"ToUnicode"),
            Some(Object::Name(name)) if name.starts_with(b"Identity")
        );
        let vertical = map.vertical;
        let mut font = Self {
            charset: if identity_text {
                Charset::Utf16
            } else {
                charset
            },
            map,
            glyph_texts: HashMap::new(),
            to_unicode,
            widths: HashMap::new(),
            width_ranges: Vec::new(),
            default_width: 1.0,
            vertical,
            known: HashMap::new(),
        };
        font.read_widths(file, descendant);
        if font.to_unicode.is_none() && matches!(font.charset, Charset::Own) {
            font.glyph_texts = glyph_texts(file, descendant);
        }
        font
    }

    /// The next code of a string and its length.
    pub(super) fn split(&self, bytes: &[u8]) -> (u32, usize) {
        self.map.code(bytes)
    }

    /// What a code stands for.
    pub(super) fn code(&mut self, code: u32, bytes: &[u8]) -> &Code {
        if self.known.len() > limits::MAP_ENTRIES {
            self.known.clear();
        }
        if !self.known.contains_key(&code) {
            let read = Code {
                text: self.read_text(code, bytes),
                width: if self.vertical { 1.0 } else { self.width(code) },
            };
            self.known.insert(code, read);
        }
        &self.known[&code]
    }

    fn read_text(&self, code: u32, bytes: &[u8]) -> Text {
        if let Some(map) = &self.to_unicode
            && let Some(text) = map.text(code)
            && let found @ (Text::One(_) | Text::Many(_)) = Text::of(&text)
        {
            return found;
        }
        match self.charset {
            Charset::Own => {
                let cid = self.map.cid(code).unwrap_or(code);
                self.glyph_texts
                    .get(&cid)
                    .map_or(Text::Unknown, |text| Text::of(text))
            }
            Charset::Utf16 => {
                let units = bytes
                    .chunks_exact(2)
                    .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
                let text: String = char::decode_utf16(units).filter_map(Result::ok).collect();
                Text::of(&text)
            }
            Charset::Legacy(encoding) => Text::of(&encoding.decode_without_bom_handling(bytes).0),
        }
    }

    fn width(&self, code: u32) -> f32 {
        let cid = self.map.cid(code).unwrap_or(code);
        if let Some(width) = self.widths.get(&cid) {
            return *width;
        }
        self.width_ranges
            .iter()
            .find(|(first, last, _)| (*first..=*last).contains(&cid))
            .map_or(self.default_width, |range| range.2)
    }

    fn read_widths(&mut self, file: &File, descendant: &Dictionary) {
        if let Some(width) = file.get(descendant, b"DW").and_then(sane_width) {
            self.default_width = width / 1000.0;
        }
        let default = self.default_width;
        let width_of = |object| sane_width(file.resolve(object)).map_or(default, |w| w / 1000.0);
        let mut rest = file.array(descendant, b"W").unwrap_or_default();
        while let [first, second, tail @ ..] = rest {
            let Some(first) = whole(file.resolve(first)) else {
                rest = &rest[1..];
                continue;
            };
            if self.widths.len() + self.width_ranges.len() > limits::MAP_ENTRIES {
                break;
            }
            match (file.resolve(second), tail) {
                (Object::Array(widths), tail) => {
                    for (cid, width) in (first..).zip(widths) {
                        self.widths.insert(cid, width_of(width));
                    }
                    rest = tail;
                }
                (last, [width, tail @ ..]) => {
                    let width = width_of(width);
                    match whole(last) {
                        Some(last) if last.saturating_sub(first) < 256 => {
                            self.widths.extend((first..=last).map(|cid| (cid, width)));
                        }
                        Some(last) => self.width_ranges.push((first, last, width)),
                        None => {}
                    }
                    rest = tail;
                }
                _ => break,
            }
        }
    }
}

fn whole(object: &Object) -> Option<u32> {
    match object {
        Object::Integer(value) => u32::try_from(*value).ok(),
        _ => None,
    }
}

fn load_map(file: &File, dict: &Dictionary) -> (CharacterMap, Charset) {
    match file.get(dict, b"Encoding") {
        Some(Object::Name(name)) => named_map(name),
        Some(Object::Stream(stream)) => {
            let bytes = file
                .unpack(stream, limits::STREAM_BYTES)
                .unwrap_or_default();
            let mut map = CharacterMap::parse(&bytes);
            let mut charset = Charset::Own;
            let base = map
                .base
                .clone()
                .or_else(|| file.name(&stream.dict, b"UseCMap").map(<[u8]>::to_vec));
            if let Some(name) = base {
                let (base, named) = named_map(&name);
                map.go_on_from(&base);
                charset = named;
            }
            if !map.has_spaces() {
                map.go_on_from(&CharacterMap::identity(false));
            }
            map.vertical |= file.integer(&stream.dict, b"WMode") == Some(1);
            (map, charset)
        }
        _ => (CharacterMap::identity(false), Charset::Own),
    }
}

/// A map known by its name. Those of the Asian standards are read as the
/// encoding that their codes are.
fn named_map(name: &[u8]) -> (CharacterMap, Charset) {
    let vertical = name.ends_with(b"-V");
    let has = |part: &[u8]| memchr::memmem::find(name, part).is_some();
    let legacy = |encoding| {
        let single = if has(b"RKSJ") {
            0xa0..=0xdf
        } else {
            0xa0..=0xa0
        };
        (
            CharacterMap::legacy(vertical, single),
            Charset::Legacy(encoding),
        )
    };
    if name.starts_with(b"Identity") {
        (CharacterMap::identity(vertical), Charset::Own)
    } else if name.starts_with(b"Uni") && !has(b"UTF8") && !has(b"UTF32") {
        (CharacterMap::identity(vertical), Charset::Utf16)
    } else if has(b"RKSJ") {
        legacy(encoding_rs::SHIFT_JIS)
    } else if name == b"EUC-H" || name == b"EUC-V" {
        legacy(encoding_rs::EUC_JP)
    } else if has(b"GBK") || has(b"GB-EUC") {
        legacy(encoding_rs::GB18030)
    } else if has(b"B5") || has(b"ETen") {
        legacy(encoding_rs::BIG5)
    } else if has(b"KSC") {
        legacy(encoding_rs::EUC_KR)
    } else {
        (CharacterMap::identity(vertical), Charset::Own)
    }
}

/// The texts of the glyphs by number, from the font's own file.
fn glyph_texts(file: &File, descendant: &Dictionary) -> HashMap<u32, String> {
    let mut texts = HashMap::new();
    let Some(descriptor) = file.dict(descendant, b"FontDescriptor") else {
        return texts;
    };
    let unpack = |key: &[u8]| {
        file.stream(descriptor, key)
            .and_then(|stream| file.unpack(stream, limits::STREAM_BYTES))
    };
    let Some(bytes) = unpack(b"FontFile2").or_else(|| unpack(b"FontFile3")) else {
        return texts;
    };
    let font = TrueType::new(&bytes);
    let mut by_glyph: HashMap<u32, String> = HashMap::new();
    for map in font.maps().iter().filter(|map| map.unicode) {
        for (code, glyph) in map.sorted() {
            if let Some(character) = char::from_u32(code) {
                by_glyph
                    .entry(u32::from(glyph))
                    .or_insert_with(|| character.to_string());
            }
        }
    }
    for (glyph, name) in (0u32..).zip(font.names()) {
        if let Some(text) = glyph_names::text(&name) {
            by_glyph.entry(glyph).or_insert(text);
        }
    }
    let cff = Cff::parse(font.table(b"CFF ").unwrap_or(&bytes));
    if let Some(cff) = &cff {
        for glyph in 0..u16::MAX {
            match cff.glyph_text(glyph) {
                Some(text) => by_glyph.entry(u32::from(glyph)).or_insert(text),
                None if glyph > 4096 => break,
                None => continue,
            };
        }
    }
    let to_glyph = file
        .stream(descendant, b"CIDToGIDMap")
        .and_then(|stream| file.unpack(stream, limits::STREAM_BYTES));
    match (to_glyph, cff.filter(|cff| cff.numbered)) {
        (Some(map), _) => {
            for (cid, pair) in (0u32..).zip(map.chunks_exact(2)) {
                let glyph = u32::from(u16::from_be_bytes([pair[0], pair[1]]));
                if glyph != 0
                    && let Some(text) = by_glyph.get(&glyph)
                {
                    texts.insert(cid, text.clone());
                }
            }
            texts
        }
        (None, Some(cff)) => cff
            .numbers()
            .filter_map(|(glyph, cid)| Some((cid, by_glyph.get(&glyph)?.clone())))
            .collect(),
        _ => by_glyph,
    }
}
