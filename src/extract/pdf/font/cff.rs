//! The little of a CFF font (Type 1C) that tells characters: the names of its
//! glyphs and its own encoding.

use super::glyph_names;
use super::truetype::short;

/// The names and codes of a CFF font.
#[derive(Debug)]
pub(super) struct Cff<'a> {
    /// Whether its glyphs have numbers (CIDs) instead of names.
    pub(super) numbered: bool,
    /// String number (or CID) of each glyph.
    charset: Vec<u16>,
    /// Glyph of each code; 0 where the font's encoding has none.
    glyphs: [u16; 256],
    strings: Vec<&'a [u8]>,
}

/// Strings that every CFF font has.
const STANDARD_STRINGS: usize = 391;

impl<'a> Cff<'a> {
    /// Reads a font; nothing where it is cut or not CFF.
    pub(super) fn parse(bytes: &'a [u8]) -> Option<Self> {
        if bytes.first() != Some(&1) {
            return None;
        }
        let header = usize::from(*bytes.get(2)?);
        let (_, at) = index(bytes, header)?;
        let (tops, at) = index(bytes, at)?;
        let (strings, _) = index(bytes, at)?;
        let top = Top::parse(tops.first()?);
        let (glyph_programs, _) = index(bytes, top.char_strings)?;
        let count = glyph_programs.len().min(65_535);
        let charset = charset(bytes, top.charset, count);
        let mut font = Self {
            numbered: top.numbered,
            glyphs: [0; 256],
            charset,
            strings,
        };
        font.read_encoding(bytes, top.encoding);
        Some(font)
    }

    /// The text of a glyph by its place.
    pub(super) fn glyph_text(&self, glyph: u16) -> Option<String> {
        if self.numbered {
            return None;
        }
        let string = usize::from(*self.charset.get(usize::from(glyph))?);
        match string.checked_sub(STANDARD_STRINGS) {
            Some(own) => glyph_names::text(self.strings.get(own)?),
            None => STANDARD
                .chars()
                .nth(string)
                .filter(|c| *c != '\u{fffd}')
                .map(String::from),
        }
    }

    /// The text of a code by the font's own encoding.
    pub(super) fn code_text(&self, code: u8) -> Option<String> {
        match self.glyphs[usize::from(code)] {
            0 => None,
            glyph => self.glyph_text(glyph),
        }
    }

    /// Every glyph with its number.
    pub(super) fn numbers(&self) -> impl Iterator<Item = (u32, u32)> {
        (0u32..).zip(self.charset.iter().map(|number| u32::from(*number)))
    }

    fn read_encoding(&mut self, bytes: &[u8], at: usize) {
        if at <= 1 {
            // The standard encoding: by character.
            let standard = super::encoding::Encoding::Standard.table();
            for (place, glyph) in self.charset.clone().into_iter().zip(0u16..) {
                let character = STANDARD.chars().nth(usize::from(place));
                let code =
                    character.and_then(|c| standard.iter().position(|s| *s == c && c != '\0'));
                if let Some(code) = code {
                    self.glyphs[code] = glyph;
                }
            }
            return;
        }
        let (Some(format), Some(count)) = (bytes.get(at), bytes.get(at + 1)) else {
            return;
        };
        let count = usize::from(*count);
        let mut glyph = 1u16;
        match format & 0x7f {
            0 => {
                for code in bytes.iter().skip(at + 2).take(count) {
                    self.glyphs[usize::from(*code)] = glyph;
                    glyph += 1;
                }
            }
            1 => {
                for range in bytes
                    .get(at + 2..)
                    .unwrap_or_default()
                    .chunks_exact(2)
                    .take(count)
                {
                    for code in
                        usize::from(range[0])..=usize::from(range[0]) + usize::from(range[1])
                    {
                        if let Some(place) = self.glyphs.get_mut(code) {
                            *place = glyph;
                        }
                        glyph = glyph.saturating_add(1);
                    }
                }
            }
            _ => {}
        }
    }
}

/// The entries of the top dictionary that are needed.
#[derive(Debug, Default)]
struct Top {
    charset: usize,
    encoding: usize,
    char_strings: usize,
    numbered: bool,
}

impl Top {
    fn parse(bytes: &[u8]) -> Self {
        let mut top = Self::default();
        let mut last = 0usize;
        let mut at = 0;
        while let Some(byte) = bytes.get(at) {
            at += 1;
            match byte {
                12 => {
                    top.numbered |= bytes.get(at) == Some(&30);
                    at += 1;
                }
                15 => top.charset = last,
                16 => top.encoding = last,
                17 => top.char_strings = last,
                28 => {
                    last = usize::from(short(bytes, at).unwrap_or(0));
                    at += 2;
                }
                29 => {
                    let number = bytes.get(at..at + 4).unwrap_or_default();
                    last = number
                        .iter()
                        .fold(0, |number, byte| number << 8 | usize::from(*byte));
                    at += 4;
                }
                30 => {
                    while bytes
                        .get(at)
                        .is_some_and(|b| b & 0x0f != 0x0f && b >> 4 != 0x0f)
                    {
                        at += 1;
                    }
                    at += 1;
                }
                32..=246 => last = usize::from(byte.saturating_sub(139)),
                247..=250 => {
                    let low = usize::from(bytes.get(at).copied().unwrap_or(0));
                    last = usize::from(byte - 247) * 256 + low + 108;
                    at += 1;
                }
                251..=254 => at += 1,
                _ => {}
            }
        }
        top
    }
}

/// An index of byte strings at a place, and where it ends.
fn index(bytes: &[u8], at: usize) -> Option<(Vec<&[u8]>, usize)> {
    let count = usize::from(short(bytes, at)?);
    if count == 0 {
        return Some((Vec::new(), at + 2));
    }
    let size = usize::from(*bytes.get(at + 2)?);
    if !(1..=4).contains(&size) {
        return None;
    }
    let offset = |entry: usize| -> Option<usize> {
        let from = at + 3 + entry * size;
        let bytes = bytes.get(from..from + size)?;
        Some(
            bytes
                .iter()
                .fold(0, |number, byte| number << 8 | usize::from(*byte)),
        )
    };
    let base = at + 2 + (count + 1) * size;
    let mut strings = Vec::with_capacity(count);
    for entry in 0..count {
        let (from, to) = (base + offset(entry)?, base + offset(entry + 1)?);
        strings.push(bytes.get(from..to).unwrap_or_default());
    }
    Some((strings, base + offset(count)?))
}

fn charset(bytes: &[u8], at: usize, count: usize) -> Vec<u16> {
    let mut strings = vec![0u16];
    if at <= 2 {
        // A charset known by number: the ISO Adobe one is its own order.
        strings.extend((1..count.min(229)).filter_map(|string| u16::try_from(string).ok()));
        return strings;
    }
    let format = bytes.get(at).copied();
    let mut at = at + 1;
    while strings.len() < count {
        let Some(first) = short(bytes, at) else {
            break;
        };
        let more = match format {
            Some(0) => {
                at += 2;
                0
            }
            Some(1) => {
                let more = bytes.get(at + 2).copied().map(u16::from);
                at += 3;
                more.unwrap_or(0)
            }
            Some(2) => {
                let more = short(bytes, at + 2).unwrap_or(0);
                at += 4;
                more
            }
            _ => break,
        };
        strings.extend((0..=more).map(|step| first.saturating_add(step)));
    }
    strings.truncate(count.max(1));
    strings
}

/// The characters of the strings that every CFF font has, by number; those of
/// the expert sets are left out.
const STANDARD: &str = "\u{fffd} !\"#$%&’()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[\\]^_\
    ‘abcdefghijklmnopqrstuvwxyz{|}~¡¢£⁄¥ƒ§¤'“«‹›ﬁﬂ–†‡·¶•‚„”»…‰¿`´ˆ˜¯˘˙¨˚¸˝˛ˇ—ÆªŁØŒºæıłøœß\
    ¹¬µ™Ð½±Þ¼÷¦°þ¾²®−ð×³©ÁÂÄÀÅÃÇÉÊËÈÍÎÏÌÑÓÔÖÒÕŠÚÛÜÙÝŸŽáâäàåãçéêëèíîïìñóôöòõšúûüùýÿž";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_standard_strings_end_where_the_iso_set_ends() {
        assert_eq!(STANDARD.chars().count(), 229);
        assert_eq!(STANDARD.chars().nth(34), Some('A'));
        assert_eq!(STANDARD.chars().nth(200), Some('á'));
        assert_eq!(STANDARD.chars().nth(228), Some('ž'));
    }

    #[test]
    fn a_cut_font_is_none() {
        assert!(Cff::parse(b"\x01\x00\x04\x01\x00\x01\x01").is_none());
    }
}
