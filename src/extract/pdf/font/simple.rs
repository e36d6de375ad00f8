//! Simple fonts: one byte a code.

use std::collections::HashMap;

use lopdf::{Dictionary, Object};

use super::super::limits;
use super::super::objects::File;
use super::cff::Cff;
use super::cmap::CharacterMap;
use super::encoding::{Encoding, Table};
use super::truetype::TrueType;
use super::{Code, Style, Text, glyph_names, sane_width, type1, widths};

/// A simple font: what each of its 256 codes is.
#[derive(Debug)]
pub(super) struct Simple {
    codes: Vec<Code>,
    pub(super) scale: f32,
}

impl Simple {
    pub(super) fn load(
        file: &File,
        dict: &Dictionary,
        subtype: &[u8],
        name: &str,
        style: Style,
    ) -> Self {
        let descriptor = file.dict(dict, b"FontDescriptor");
        let texts = Texts::load(file, dict, subtype, name, descriptor);
        let type3 = subtype == b"Type3";
        let (unit, scale) = if type3 {
            type3_scale(file, dict)
        } else {
            (0.001, 1.0)
        };
        let widths = Widths::load(file, dict, descriptor);
        let family = widths::family(name);
        let codes = (0..=255u8)
            .map(|code| {
                let text = texts.text(code);
                let width = widths.of(code).unwrap_or_else(|| {
                    let character = match &text {
                        Text::One(c) => *c,
                        Text::Many(many) if many.as_ref() == "fi" => 'ﬁ',
                        Text::Unknown | Text::Many(_) => '\u{fffd}',
                    };
                    if type3 {
                        return 0.0;
                    }
                    widths::width(family, style.bold, style.italic, character)
                });
                Code {
                    text,
                    width: width * unit,
                }
            })
            .collect();
        Self { codes, scale }
    }

    pub(super) fn code(&self, code: u8) -> &Code {
        &self.codes[usize::from(code)]
    }
}

/// The unit of a Type 3 font's widths, and how large its glyphs are.
#[expect(clippy::cast_possible_truncation, reason = "shares of a font size")]
fn type3_scale(file: &File, dict: &Dictionary) -> (f32, f32) {
    let matrix = file
        .array(dict, b"FontMatrix")
        .map(|m| file.numbers(m))
        .unwrap_or_default();
    let [a, _, _, d] = matrix
        .get(..4)
        .and_then(|m| m.try_into().ok())
        .unwrap_or([0.001, 0.0, 0.0, 0.001]);
    let high = file
        .rect(dict, b"FontBBox")
        .map(|bounds| bounds.height() * d.abs())
        .filter(|high| *high > 0.0);
    let scale = high.unwrap_or(d.abs() * 1000.0).clamp(0.01, 100.0);
    (a.abs() as f32, scale as f32)
}

/// What the file says of widths.
struct Widths {
    first: i64,
    /// Those that are no numbers are as in the usual fonts.
    widths: Vec<Option<f32>>,
    missing: Option<f32>,
}

impl Widths {
    fn load(file: &File, dict: &Dictionary, descriptor: Option<&Dictionary>) -> Self {
        let widths = file.array(dict, b"Widths").unwrap_or_default();
        Self {
            first: file.integer(dict, b"FirstChar").unwrap_or(0),
            widths: (widths.iter().take(256))
                .map(|width| sane_width(file.resolve(width)))
                .collect(),
            missing: descriptor.filter(|_| !widths.is_empty()).map(|d| {
                file.get(d, b"MissingWidth")
                    .and_then(sane_width)
                    .unwrap_or(0.0)
            }),
        }
    }

    fn of(&self, code: u8) -> Option<f32> {
        let place = usize::try_from(i64::from(code) - self.first).ok();
        match place.and_then(|place| self.widths.get(place)) {
            Some(width) => *width,
            None => self.missing,
        }
    }
}

/// All that may tell the text of a code, best first.
struct Texts<'a> {
    to_unicode: Option<CharacterMap>,
    differences: HashMap<u8, &'a [u8]>,
    table: Option<&'static Table>,
    own: HashMap<u8, String>,
    numbered_names: bool,
    fallback: &'static Table,
}

impl<'a> Texts<'a> {
    fn load(
        file: &'a File,
        dict: &'a Dictionary,
        subtype: &[u8],
        name: &str,
        descriptor: Option<&Dictionary>,
    ) -> Self {
        let to_unicode = file
            .stream(dict, b"ToUnicode")
            .and_then(|stream| file.unpack(stream, limits::STREAM_BYTES))
            .map(|bytes| CharacterMap::parse(&bytes))
            .filter(CharacterMap::has_text);
        let (mut table, differences) = match file.get(dict, b"Encoding") {
            Some(Object::Name(name)) => {
                (Encoding::named(name).map(Encoding::table), HashMap::new())
            }
            Some(Object::Dictionary(encoding)) => (
                file.name(encoding, b"BaseEncoding")
                    .and_then(Encoding::named)
                    .map(Encoding::table),
                differences(file, encoding),
            ),
            _ => (None, HashMap::new()),
        };
        let lower = name.to_ascii_lowercase();
        if lower == "symbol" || lower.starts_with("symbol,") || lower == "symbolmt" {
            table = Some(Encoding::Symbol.table());
        } else if lower.contains("zapfdingbats") {
            table = Some(Encoding::Dingbats.table());
        }
        let symbolic = descriptor
            .and_then(|d| file.integer(d, b"Flags"))
            .is_some_and(|flags| flags & 4 != 0);
        let is_truetype = subtype == b"TrueType";
        let own = match descriptor {
            // The font file is opened only where nothing else tells.
            Some(descriptor)
                if to_unicode.is_none() && (table.is_none() || symbolic && is_truetype) =>
            {
                own_texts(file, descriptor, &differences)
            }
            _ => HashMap::new(),
        };
        let numbered_names = differences.len() > 1
            && differences
                .values()
                .filter(|name| **name != b".notdef" && **name != b"space")
                .all(|name| {
                    glyph_names::text(name).is_none() && glyph_names::code_in(name).is_some()
                });
        Self {
            to_unicode,
            differences,
            table,
            own,
            numbered_names,
            fallback: if is_truetype {
                Encoding::WinAnsi
            } else {
                Encoding::Standard
            }
            .table(),
        }
    }

    fn text(&self, code: u8) -> Text {
        if let Some(map) = &self.to_unicode
            && let Some(text) = map.text(u32::from(code))
            && let found @ (Text::One(_) | Text::Many(_)) = Text::of(&text)
        {
            return found;
        }
        if let Some(name) = self.differences.get(&code) {
            if let Some(text) = glyph_names::text(name) {
                return Text::of(&text);
            }
            if let Some(text) = self.own.get(&code) {
                return Text::of(text);
            }
            if self.numbered_names
                && let Some(character) = glyph_names::code_in(name).and_then(char::from_u32)
                && !character.is_control()
            {
                return Text::of(&character.to_string());
            }
            return Text::Unknown;
        }
        if let Some(text) = self.own.get(&code) {
            return Text::of(text);
        }
        let known = self.table.map_or('\0', |table| table[usize::from(code)]);
        if known != '\0' {
            return Text::one(known);
        }
        if self.table.is_none() || self.to_unicode.is_some() {
            return Text::one(self.fallback[usize::from(code)]);
        }
        Text::Unknown
    }
}

fn differences<'a>(file: &'a File, encoding: &'a Dictionary) -> HashMap<u8, &'a [u8]> {
    let mut names = HashMap::new();
    let mut code = 0i64;
    for entry in file.array(encoding, b"Differences").unwrap_or_default() {
        match file.resolve(entry) {
            Object::Integer(number) => code = *number,
            Object::Name(name) => {
                if let Ok(code) = u8::try_from(code) {
                    names.insert(code, name.as_slice());
                }
                code += 1;
            }
            _ => {}
        }
    }
    names
}

/// What the font's own file tells of its codes.
fn own_texts(
    file: &File,
    descriptor: &Dictionary,
    differences: &HashMap<u8, &[u8]>,
) -> HashMap<u8, String> {
    let unpack = |key: &[u8]| {
        file.stream(descriptor, key)
            .and_then(|stream| file.unpack(stream, limits::STREAM_BYTES))
    };
    if let Some(bytes) = unpack(b"FontFile") {
        return type1::encoding(&bytes)
            .into_iter()
            .filter_map(|(code, name)| Some((code, glyph_names::text(&name)?)))
            .collect();
    }
    let program = unpack(b"FontFile2").or_else(|| unpack(b"FontFile3"));
    let Some(bytes) = program else {
        return HashMap::new();
    };
    let truetype = TrueType::new(&bytes);
    let cff = truetype.table(b"CFF ").unwrap_or(&bytes);
    if let Some(cff) = Cff::parse(cff) {
        return (0..=255u8)
            .filter_map(|code| Some((code, cff.code_text(code)?)))
            .collect();
    }
    truetype_texts(&truetype, differences)
}

/// The texts of a TrueType font's codes, through the glyphs they are drawn with.
fn truetype_texts(font: &TrueType<'_>, differences: &HashMap<u8, &[u8]>) -> HashMap<u8, String> {
    let maps = font.maps();
    let names = font.names();
    let mut characters: HashMap<u16, char> = HashMap::new();
    for map in maps.iter().filter(|map| map.unicode) {
        for (code, glyph) in map.sorted() {
            if let Some(character) = char::from_u32(code) {
                characters.entry(glyph).or_insert(character);
            }
        }
    }
    let symbol = maps.iter().find(|map| map.symbol);
    let plain = maps.iter().find(|map| !map.symbol && !map.unicode);
    let mut texts = HashMap::new();
    for code in 0..=255u8 {
        let number = u32::from(code);
        let named = differences
            .get(&code)
            .and_then(|name| names.iter().position(|n| n == name))
            .and_then(|place| u16::try_from(place).ok());
        let glyph = named
            .or_else(|| {
                symbol.and_then(|map| map.glyph(0xf000 + number).or_else(|| map.glyph(number)))
            })
            .or_else(|| plain.and_then(|map| map.glyph(number)));
        let Some(glyph) = glyph else { continue };
        let text = characters.get(&glyph).map(char::to_string).or_else(|| {
            names
                .get(usize::from(glyph))
                .and_then(|name| glyph_names::text(name))
        });
        if let Some(text) = text {
            texts.insert(code, text);
        }
    }
    texts
}
