//! Which bytes are which letters: the file's code page, and each font's own.

use std::collections::BTreeMap;

use crate::extract::encoding::{self, Charset};

/// How the bytes of a run are to be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunCharset {
    /// As this character set.
    Text(Charset),
    /// As signs of a symbol font, which have no letters.
    Symbol,
}

/// The character sets of a file.
#[derive(Debug)]
pub(super) struct Charsets {
    page: Charset,
    fonts: BTreeMap<i32, RunCharset>,
}

impl Charsets {
    pub(super) fn new() -> Self {
        Self {
            page: Charset::Web(encoding_rs::WINDOWS_1252),
            fonts: BTreeMap::new(),
        }
    }

    /// `\ansicpg`, or what `\mac` and `\pc` stand for.
    pub(super) fn set_page(&mut self, number: i32) {
        if let Some(page) = Charset::code_page(i64::from(number)) {
            self.page = page;
        }
    }

    /// `\fcharset` of a font.
    pub(super) fn set_font(&mut self, font: i32, fcharset: i32) {
        let page = match fcharset {
            0 => 1252,
            2 => {
                self.fonts.insert(font, RunCharset::Symbol);
                return;
            }
            77 => 10_000,
            128 => 932,
            129 => 949,
            134 => 936,
            136 => 950,
            161 => 1253,
            162 => 1254,
            163 => 1258,
            177 => 1255,
            178 => 1256,
            186 => 1257,
            204 => 1251,
            222 => 874,
            238 => 1250,
            254 | 255 => 850,
            _ => return,
        };
        self.set_font_page(font, page);
    }

    /// `\cpg` of a font.
    pub(super) fn set_font_page(&mut self, font: i32, page: i32) {
        if let Some(charset) = Charset::code_page(i64::from(page)) {
            self.fonts.insert(font, RunCharset::Text(charset));
        }
    }

    pub(super) fn of_font(&self, font: i32) -> RunCharset {
        (self.fonts.get(&font).copied()).unwrap_or(RunCharset::Text(self.page))
    }
}

/// The text of some bytes.
pub(super) fn decode(bytes: &[u8], charset: RunCharset) -> String {
    match charset {
        RunCharset::Text(charset) => encoding::decode_as(bytes, charset).text,
        RunCharset::Symbol => bytes.iter().map(|byte| symbol(*byte)).collect(),
    }
}

/// The bullets, arrows and boxes that Symbol and Wingdings print; other signs
/// of theirs are not known.
fn symbol(byte: u8) -> char {
    match byte {
        0x20..=0x2F | 0x3A..=0x40 => char::from(byte),
        0xB7 | 0x6C | 0x9F => '•',
        0xA7 | 0x6E => '▪',
        0x76 => '❖',
        0xD8 => '➢',
        0xFC => '✓',
        0xA8 | 0x6F => '☐',
        0xFE => '☑',
        0xE0 | 0xAE => '→',
        0xA3 => '≤',
        0xB3 => '≥',
        0xB1 => '±',
        0xB4 => '×',
        0xB9 => '≠',
        _ => char::REPLACEMENT_CHARACTER,
    }
}
