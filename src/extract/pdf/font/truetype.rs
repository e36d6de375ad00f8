//! The little of a TrueType or OpenType file that tells characters: which
//! glyph a code is drawn with, and which character or name a glyph has.

use std::collections::HashMap;

use super::super::limits;

/// A font file, looked into by table.
pub(super) struct TrueType<'a> {
    bytes: &'a [u8],
}

/// One map from codes to glyphs.
#[derive(Debug, Clone, Default)]
pub(super) struct GlyphMap {
    /// Whether its codes are Unicode characters.
    pub(super) unicode: bool,
    /// Whether it is the map of a symbol font, whose codes lie from 0xf000 on.
    pub(super) symbol: bool,
    pairs: HashMap<u32, u16>,
}

impl GlyphMap {
    /// The glyph that a code is drawn with.
    pub(super) fn glyph(&self, code: u32) -> Option<u16> {
        self.pairs.get(&code).copied().filter(|glyph| *glyph != 0)
    }

    /// All codes with their glyphs, lowest code first.
    pub(super) fn sorted(&self) -> Vec<(u32, u16)> {
        let mut pairs: Vec<_> = self
            .pairs
            .iter()
            .map(|(code, glyph)| (*code, *glyph))
            .collect();
        pairs.sort_unstable();
        pairs
    }
}

impl<'a> TrueType<'a> {
    pub(super) fn new(bytes: &'a [u8]) -> Self {
        Self { bytes }
    }

    /// A table of the file by its tag.
    pub(super) fn table(&self, tag: &[u8; 4]) -> Option<&'a [u8]> {
        let mut start = 0;
        if self.bytes.starts_with(b"ttcf") {
            start = usize::try_from(long(self.bytes, 12)?).ok()?;
        }
        let count = usize::from(short(self.bytes, start + 4)?);
        for at in (0..count).map(|entry| start + 12 + entry * 16) {
            if self.bytes.get(at..at + 4)? == tag {
                let offset = usize::try_from(long(self.bytes, at + 8)?).ok()?;
                let length = usize::try_from(long(self.bytes, at + 12)?).ok()?;
                let end = offset.saturating_add(length).min(self.bytes.len());
                return self.bytes.get(offset..end);
            }
        }
        None
    }

    /// The maps from codes to glyphs.
    pub(super) fn maps(&self) -> Vec<GlyphMap> {
        let Some(table) = self.table(b"cmap") else {
            return Vec::new();
        };
        let count = usize::from(short(table, 2).unwrap_or(0)).min(16);
        (0..count)
            .filter_map(|entry| {
                let at = 4 + entry * 8;
                let (platform, kind) = (short(table, at)?, short(table, at + 2)?);
                let offset = usize::try_from(long(table, at + 4)?).ok()?;
                Some(GlyphMap {
                    unicode: platform == 0 || platform == 3 && (kind == 1 || kind == 10),
                    symbol: platform == 3 && kind == 0,
                    pairs: pairs(table.get(offset..)?),
                })
            })
            .collect()
    }

    /// The names of the glyphs, from the `post` table.
    pub(super) fn names(&self) -> Vec<Vec<u8>> {
        let Some(table) = self.table(b"post") else {
            return Vec::new();
        };
        if long(table, 0) != Some(0x0002_0000) {
            return Vec::new();
        }
        let count = usize::from(short(table, 32).unwrap_or(0));
        let mut own = Vec::new();
        let mut at = 34 + count * 2;
        while let Some(length) = table.get(at) {
            let end = at + 1 + usize::from(*length);
            let Some(name) = table.get(at + 1..end) else {
                break;
            };
            own.push(name);
            at = end;
        }
        (0..count)
            .map(|glyph| {
                let place = usize::from(short(table, 34 + glyph * 2).unwrap_or(0));
                // The first 258 are those of the old Macintosh set, whose order
                // begins with the printable ASCII characters at 3.
                match place.checked_sub(258) {
                    Some(own_place) => own.get(own_place).map(|n| n.to_vec()).unwrap_or_default(),
                    None => macintosh(place),
                }
            })
            .collect()
    }
}

/// The name of a glyph of the old Macintosh set, as far as ASCII goes.
fn macintosh(place: usize) -> Vec<u8> {
    match u32::try_from(place) {
        Ok(place @ 3..=97) => format!("uni{:04X}", place + 29).into_bytes(),
        _ => Vec::new(),
    }
}

fn pairs(map: &[u8]) -> HashMap<u32, u16> {
    let mut pairs = HashMap::new();
    match short(map, 0) {
        Some(0) => {
            for (code, glyph) in (0..256).zip(map.iter().skip(6)) {
                pairs.insert(code, u16::from(*glyph));
            }
        }
        Some(4) => segments(map, &mut pairs),
        Some(6) => {
            let first = u32::from(short(map, 6).unwrap_or(0));
            let count = u32::from(short(map, 8).unwrap_or(0));
            for place in 0..count {
                if let Some(glyph) = short(map, 10 + place as usize * 2) {
                    pairs.insert(first + place, glyph);
                }
            }
        }
        Some(12) => {
            let groups = long(map, 12).unwrap_or(0).min(50_000);
            for at in (0..groups).map(|group| 16 + group as usize * 12) {
                let (Some(first), Some(last), Some(glyph)) =
                    (long(map, at), long(map, at + 4), long(map, at + 8))
                else {
                    break;
                };
                for step in 0..=last.saturating_sub(first).min(0x1_0000) {
                    if pairs.len() >= limits::MAP_ENTRIES {
                        return pairs;
                    }
                    if let (Some(code), Ok(glyph)) = (
                        first.checked_add(step),
                        u16::try_from(glyph.saturating_add(step)),
                    ) {
                        pairs.insert(code, glyph);
                    }
                }
            }
        }
        _ => {}
    }
    pairs
}

/// Format 4: segments of 16-bit codes.
fn segments(map: &[u8], pairs: &mut HashMap<u32, u16>) {
    let count = usize::from(short(map, 6).unwrap_or(0) / 2);
    for segment in 0..count {
        let end_at = 14 + segment * 2;
        let start_at = end_at + count * 2 + 2;
        let delta_at = start_at + count * 2;
        let range_at = delta_at + count * 2;
        let (Some(end), Some(start), Some(delta), Some(range)) = (
            short(map, end_at),
            short(map, start_at),
            short(map, delta_at),
            short(map, range_at),
        ) else {
            return;
        };
        for code in start..=end {
            if code == 0xffff || pairs.len() >= limits::MAP_ENTRIES {
                break;
            }
            let glyph = if range == 0 {
                code.wrapping_add(delta)
            } else {
                let at = range_at + usize::from(range) + usize::from(code - start) * 2;
                match short(map, at) {
                    Some(0) | None => 0,
                    Some(glyph) => glyph.wrapping_add(delta),
                }
            };
            if glyph != 0 {
                pairs.insert(u32::from(code), glyph);
            }
        }
    }
}

pub(super) fn short(bytes: &[u8], at: usize) -> Option<u16> {
    let bytes = bytes.get(at..at.checked_add(2)?)?;
    Some(u16::from_be_bytes([bytes[0], bytes[1]]))
}

fn long(bytes: &[u8], at: usize) -> Option<u32> {
    let bytes = bytes.get(at..at.checked_add(4)?)?;
    Some(u32::from_be_bytes([bytes[0], bytes[1], bytes[2], bytes[3]]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn segments_map_codes_to_glyphs() {
        let words: [u16; 16] = [
            4, 32, 0, 4, 0, 0, 0, // format, length, language, 2 segments twice, search hints
            0x42, 0xffff, 0, 0x41, 0xffff, // ends, pad, starts
            0xffc9, 1, 0, 0, // deltas (0x41 - 55 = 10), ranges
        ];
        let bytes: Vec<u8> = words.iter().flat_map(|word| word.to_be_bytes()).collect();
        let map = GlyphMap {
            pairs: pairs(&bytes),
            ..GlyphMap::default()
        };
        assert_eq!(map.sorted(), [(0x41, 10), (0x42, 11)]);
    }

    #[test]
    fn a_cut_file_has_no_tables() {
        assert!(TrueType::new(b"\0\x01\0\0\0\x09").table(b"cmap").is_none());
        assert!(TrueType::new(b"").maps().is_empty());
    }
}
