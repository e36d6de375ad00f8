//! Fonts: from the bytes of a string to characters and their widths.

mod cff;
pub(super) mod cmap;
mod composite;
pub(super) mod encoding;
pub(super) mod glyph_names;
mod simple;
mod truetype;
mod type1;
mod widths;

use lopdf::{Dictionary, Object};

use super::limits;
use super::objects::{File, Unpacked, number};
use composite::Composite;
use simple::Simple;

/// What a code of a font stands for.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Code {
    pub(super) text: Text,
    /// Advance, as a share of the font size.
    pub(super) width: f32,
}

/// The text of one glyph.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Text {
    /// Nothing is known about it.
    Unknown,
    One(char),
    /// A ligature or the like.
    Many(Box<str>),
}

impl Text {
    fn of(text: &str) -> Self {
        let mut characters = text.chars();
        match (characters.next(), characters.next()) {
            (None, _) => Self::Unknown,
            (Some(only), None) => Self::one(only),
            _ => Self::Many(text.into()),
        }
    }

    fn one(character: char) -> Self {
        match character {
            '\u{fffd}' | '\0' => Self::Unknown,
            '\t' | '\n' | '\r' => Self::One(' '),
            c if c.is_control() => Self::Unknown,
            // Presentation forms of Latin ligatures say the same as their letters.
            'ﬀ'..='ﬆ' => Self::Many(
                match character {
                    'ﬀ' => "ff",
                    'ﬁ' => "fi",
                    'ﬂ' => "fl",
                    'ﬃ' => "ffi",
                    'ﬄ' => "ffl",
                    _ => "st",
                }
                .into(),
            ),
            c => Self::One(symbol(c)),
        }
    }
}

/// List marks from symbol fonts, as the characters that look the same.
fn symbol(character: char) -> char {
    match character {
        '\u{f0b7}' => '•',
        '\u{f0a7}' => '▪',
        '\u{f0d8}' => '➢',
        '\u{f0fc}' => '✓',
        '\u{f0e0}' => '→',
        '\u{f02d}' => '-',
        other => other,
    }
}

/// A font as far as text goes.
#[derive(Debug)]
pub(super) struct Font {
    /// Its name without the mark of a subset.
    pub(super) name: String,
    pub(super) bold: bool,
    pub(super) italic: bool,
    /// Whether lines run down the page.
    pub(super) vertical: bool,
    /// What the size of a glyph is in relation to the font size; 1 but for Type 3.
    pub(super) scale: f32,
    /// Whether what tells its characters could not be read to the end.
    pub(super) damaged: bool,
    kind: Kind,
}

#[derive(Debug)]
enum Kind {
    Simple(Box<Simple>),
    Composite(Box<Composite>),
}

impl Font {
    /// Reads a font's dictionary.
    pub(super) fn load(file: &File, dict: &Dictionary) -> Self {
        let subtype = file.name(dict, b"Subtype").unwrap_or_default();
        let raw_name = file
            .name(dict, b"BaseFont")
            .or_else(|| file.name(dict, b"Name"));
        let name = plain_name(&String::from_utf8_lossy(raw_name.unwrap_or_default()));
        let descendant = file
            .array(dict, b"DescendantFonts")
            .and_then(|fonts| fonts.first())
            .and_then(|font| super::objects::as_dict(file.resolve(font)));
        let described = descendant.unwrap_or(dict);
        let style = Style::of(file, &name, file.dict(described, b"FontDescriptor"));
        let (kind, vertical, scale) = if subtype == b"Type0" || descendant.is_some() {
            let composite = Composite::load(file, dict, descendant.unwrap_or(dict));
            let vertical = composite.vertical;
            (Kind::Composite(Box::new(composite)), vertical, 1.0)
        } else {
            let simple = Simple::load(file, dict, subtype, &name, style);
            let scale = simple.scale;
            (Kind::Simple(Box::new(simple)), false, scale)
        };
        Self {
            name,
            bold: style.bold,
            italic: style.italic,
            vertical,
            scale,
            damaged: has_damaged_map(file, dict),
            kind,
        }
    }

    /// The next code of a string, how many bytes it takes, and whether it is
    /// the one-byte space, which word spacing goes with.
    pub(super) fn next(&mut self, bytes: &[u8]) -> (&Code, usize, bool) {
        match &mut self.kind {
            Kind::Simple(simple) => {
                let code = bytes.first().copied().unwrap_or(0);
                (simple.code(code), 1, code == b' ')
            }
            Kind::Composite(composite) => {
                let (code, length) = composite.split(bytes);
                let space = length == 1 && code == 32;
                (
                    composite.code(code, &bytes[..length.min(bytes.len())]),
                    length,
                    space,
                )
            }
        }
    }
}

/// Whether the font's table of characters is there, but not whole.
fn has_damaged_map(file: &File, dict: &Dictionary) -> bool {
    file.stream(dict, b"ToUnicode").is_some_and(|stream| {
        !matches!(
            file.unpack_telling(stream, limits::STREAM_BYTES),
            Unpacked::Whole(_)
        )
    })
}

/// A width, where it is one that a font may have.
#[expect(clippy::cast_possible_truncation, reason = "widths are small")]
fn sane_width(object: &Object) -> Option<f32> {
    const WIDEST: f64 = 1e6;
    number(object)
        .filter(|width| width.abs() <= WIDEST)
        .map(|width| width as f32)
}

/// How wide a character of the usual sans-serif is, as a share of the font size.
pub(super) fn plain_width(character: char) -> f32 {
    widths::width(widths::Family::Helvetica, false, false, character) / 1000.0
}

/// How a font looks.
#[derive(Debug, Clone, Copy, Default)]
struct Style {
    bold: bool,
    italic: bool,
}

impl Style {
    fn of(file: &File, name: &str, descriptor: Option<&Dictionary>) -> Self {
        let lower = name.to_ascii_lowercase();
        let has = |parts: &[&str]| parts.iter().any(|part| lower.contains(part));
        let number = |key: &[u8]| descriptor.and_then(|d| file.number(d, key)).unwrap_or(0.0);
        let flags = descriptor
            .and_then(|d| file.integer(d, b"Flags"))
            .unwrap_or(0);
        Self {
            bold: has(&["bold", "black", "heavy", "demi"])
                || flags & (1 << 18) != 0
                || number(b"FontWeight") >= 600.0,
            italic: has(&["italic", "oblique"]) || flags & (1 << 6) != 0,
        }
    }
}

/// `ABCDEF+Name` without its subset's mark.
fn plain_name(name: &str) -> String {
    match name.split_once('+') {
        Some((mark, rest)) if mark.len() == 6 => rest.to_owned(),
        _ => name.to_owned(),
    }
}
