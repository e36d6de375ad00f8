//! Character maps: how the bytes of a string divide into codes, and what each
//! code stands for, a character's number (CID) or text (ToUnicode).

use std::collections::BTreeMap;

use super::super::content::{Lexer, Operand};
use super::super::limits;

/// What a character map says.
#[derive(Debug, Clone, Default)]
pub(in crate::extract::pdf) struct CharacterMap {
    /// Code ranges by their length in bytes: length, first, last.
    spaces: Vec<(usize, u32, u32)>,
    /// Ranges of codes that map to consecutive numbers: first code, last code, first number.
    cids: Vec<(u32, u32, u32)>,
    /// Codes that map to text.
    texts: BTreeMap<u32, String>,
    /// Ranges of codes that map to consecutive characters: first code, last code, first character.
    ranges: Vec<(u32, u32, u32)>,
    /// Whether lines run down the page.
    pub(in crate::extract::pdf) vertical: bool,
    /// The map that this one goes on from.
    pub(in crate::extract::pdf) base: Option<Vec<u8>>,
}

impl CharacterMap {
    /// Two bytes a code, each its own number.
    pub(in crate::extract::pdf) fn identity(vertical: bool) -> Self {
        Self {
            spaces: vec![(2, 0, 0xffff)],
            cids: vec![(0, 0xffff, 0)],
            vertical,
            ..Self::default()
        }
    }

    /// One or two bytes a code, as the encodings of Asian text files have it.
    /// `single` are the bytes above ASCII that stand for themselves.
    pub(in crate::extract::pdf) fn legacy(
        vertical: bool,
        single: std::ops::RangeInclusive<u8>,
    ) -> Self {
        let (first, last) = (u32::from(*single.start()), u32::from(*single.end()));
        Self {
            spaces: vec![(1, 0, 0x80), (1, first, last), (2, 0x8100, 0xffff)],
            vertical,
            ..Self::default()
        }
    }

    /// Reads a map from its file.
    pub(in crate::extract::pdf) fn parse(bytes: &[u8]) -> Self {
        let mut map = Self::default();
        let mut lexer = Lexer::new(bytes);
        let mut entries = 0usize;
        while let Some(operator) = lexer.next_operator() {
            let operands = &lexer.operands;
            entries += operands.len();
            if entries > limits::MAP_ENTRIES * 3 {
                break;
            }
            match operator {
                b"endcodespacerange" => map.add_spaces(operands),
                b"endcidrange" => map.add_cid_ranges(operands),
                b"endcidchar" => map.add_cids(operands),
                b"endbfrange" => map.add_text_ranges(operands),
                b"endbfchar" => map.add_texts(operands),
                b"usecmap" => {
                    map.base = operands.iter().rev().find_map(|operand| match operand {
                        Operand::Name(name) => Some(name.to_vec()),
                        _ => None,
                    });
                }
                b"def" => {
                    if let [.., Operand::Name(key), Operand::Number(value)] = &operands[..]
                        && key.as_ref() == b"WMode"
                    {
                        map.vertical = *value > 0.5;
                    }
                }
                _ => {}
            }
        }
        map.sort();
        map
    }

    /// Takes over what another map says and this one does not.
    pub(in crate::extract::pdf) fn go_on_from(&mut self, base: &Self) {
        self.spaces.extend(&base.spaces);
        self.cids.extend(&base.cids);
        self.sort();
    }

    fn sort(&mut self) {
        self.spaces.sort_unstable();
        self.spaces.dedup();
        self.cids.sort_unstable();
        self.ranges.sort_unstable();
    }

    /// Whether it maps codes to text.
    pub(in crate::extract::pdf) fn has_text(&self) -> bool {
        !self.texts.is_empty() || !self.ranges.is_empty()
    }

    /// Whether it says how bytes divide into codes.
    pub(in crate::extract::pdf) fn has_spaces(&self) -> bool {
        !self.spaces.is_empty()
    }

    /// The next code of a string and its length in bytes.
    pub(in crate::extract::pdf) fn code(&self, bytes: &[u8]) -> (u32, usize) {
        let mut code = 0u32;
        for (at, byte) in bytes.iter().take(4).enumerate() {
            code = code << 8 | u32::from(*byte);
            let length = at + 1;
            let fits = |&(l, first, last): &(usize, u32, u32)| {
                l == length && in_space(length, first, last, code)
            };
            if self.spaces.iter().any(fits) {
                return (code, length);
            }
        }
        // No range holds it: as long as the shortest code, so that the rest may be read.
        let length = self
            .spaces
            .first()
            .map_or(1, |space| space.0)
            .clamp(1, bytes.len().max(1));
        let code = bytes
            .iter()
            .take(length)
            .fold(0u32, |code, byte| code << 8 | u32::from(*byte));
        (code, length)
    }

    /// The number of the character that a code stands for.
    pub(in crate::extract::pdf) fn cid(&self, code: u32) -> Option<u32> {
        in_ranges(&self.cids, code)
    }

    /// The text that a code stands for.
    pub(in crate::extract::pdf) fn text(&self, code: u32) -> Option<String> {
        if let Some(text) = self.texts.get(&code) {
            return Some(text.clone());
        }
        in_ranges(&self.ranges, code)
            .and_then(char::from_u32)
            .map(String::from)
    }

    fn add_spaces(&mut self, operands: &[Operand<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(first), Operand::Text(last)] = pair
                && (1..=4).contains(&last.len())
            {
                self.spaces
                    .push((last.len(), big_endian(first), big_endian(last)));
            }
        }
    }

    fn add_cid_ranges(&mut self, operands: &[Operand<'_>]) {
        for triple in operands.chunks_exact(3) {
            if let [
                Operand::Text(first),
                Operand::Text(last),
                Operand::Number(cid),
            ] = triple
            {
                self.cids
                    .push((big_endian(first), big_endian(last), whole(*cid)));
            }
        }
    }

    fn add_cids(&mut self, operands: &[Operand<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let [Operand::Text(code), Operand::Number(cid)] = pair {
                let code = big_endian(code);
                self.cids.push((code, code, whole(*cid)));
            }
        }
    }

    fn add_texts(&mut self, operands: &[Operand<'_>]) {
        for pair in operands.chunks_exact(2) {
            if let Operand::Text(code) = &pair[0] {
                match &pair[1] {
                    Operand::Text(text) => self.add_text(big_endian(code), utf16(text)),
                    Operand::Name(name) => {
                        if let Some(text) = super::glyph_names::text(name) {
                            self.add_text(big_endian(code), text);
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    fn add_text_ranges(&mut self, operands: &[Operand<'_>]) {
        let mut rest = operands;
        while let [Operand::Text(first), Operand::Text(last), tail @ ..] = rest {
            let (first, last) = (big_endian(first), big_endian(last));
            match tail {
                [Operand::Text(text), tail @ ..] => {
                    self.add_text_range(first, last, text);
                    rest = tail;
                }
                [Operand::ArrayStart, tail @ ..] => {
                    let end = tail
                        .iter()
                        .position(|operand| *operand == Operand::ArrayEnd)
                        .unwrap_or(tail.len());
                    for (code, operand) in (first..=last).zip(&tail[..end]) {
                        if let Operand::Text(text) = operand {
                            self.add_text(code, utf16(text));
                        }
                    }
                    rest = tail.get(end + 1..).unwrap_or_default();
                }
                _ => break,
            }
        }
    }

    fn add_text_range(&mut self, first: u32, last: u32, text: &[u8]) {
        if let [high, low] = text {
            // Also from zero on, where all codes are the characters themselves.
            let start = u32::from(u16::from_be_bytes([*high, *low]));
            self.ranges.push((first, last, start));
            return;
        }
        let start = utf16(text);
        let mut characters = start.chars();
        match (characters.next(), characters.next()) {
            (Some(only), None) => self.ranges.push((first, last, u32::from(only))),
            (Some(_), Some(_)) => {
                // The last character counts up, the others stay.
                let Some((at, end)) = start.char_indices().next_back() else {
                    return;
                };
                for (code, step) in (first..=last).zip(0..256) {
                    if let Some(end) = char::from_u32(u32::from(end) + step) {
                        self.add_text(code, format!("{}{end}", &start[..at]));
                    }
                }
            }
            (None, _) => {}
        }
    }

    fn add_text(&mut self, code: u32, text: String) {
        if self.texts.len() < limits::MAP_ENTRIES {
            self.texts.insert(code, text);
        }
    }
}

/// Whether each byte of the code lies between those of the range's ends.
fn in_space(length: usize, first: u32, last: u32, code: u32) -> bool {
    (0..length).all(|at| {
        let byte = |number: u32| number >> (8 * at) & 0xff;
        (byte(first)..=byte(last)).contains(&byte(code))
    })
}

fn in_ranges(ranges: &[(u32, u32, u32)], code: u32) -> Option<u32> {
    let after = ranges.partition_point(|range| range.0 <= code);
    // Ranges may overlap where files are odd: look a few back.
    ranges[after.saturating_sub(4)..after]
        .iter()
        .rev()
        .find(|range| code <= range.1)
        .and_then(|range| range.2.checked_add(code - range.0))
}

fn big_endian(bytes: &[u8]) -> u32 {
    bytes
        .iter()
        .take(4)
        .fold(0, |number, byte| number << 8 | u32::from(*byte))
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "clamped"
)]
fn whole(number: f64) -> u32 {
    number.clamp(0.0, 1e9) as u32
}

fn utf16(bytes: &[u8]) -> String {
    if let [byte] = bytes {
        return char::from(*byte).to_string();
    }
    let units = bytes
        .chunks_exact(2)
        .map(|pair| u16::from_be_bytes([pair[0], pair[1]]));
    char::decode_utf16(units)
        .map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))
        .filter(|c| *c != '\0')
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(map: &str, code: u32, expected: Option<&str>) {
        assert_eq!(
            CharacterMap::parse(map.as_bytes()).text(code).as_deref(),
            expected
        );
    }

    #[test]
    fn codes_map_to_text() {
        check("1 beginbfchar <01> <00E5> endbfchar", 1, Some("å"));
        check("1 beginbfchar <01> <00660066> endbfchar", 1, Some("ff"));
        check("1 beginbfchar <01> <D83DDE00> endbfchar", 1, Some("😀"));
        check(
            "1 beginbfrange <0005> <0009> <0041> endbfrange",
            7,
            Some("C"),
        );
        check(
            "1 beginbfrange <05> <06> [<0041> <00660069>] endbfrange",
            6,
            Some("fi"),
        );
        check(
            "1 beginbfrange <05> <06> <00660069> endbfrange",
            6,
            Some("fj"),
        );
        check("1 beginbfchar <01> <00E5> endbfchar", 2, None);
        check(
            "1 beginbfrange <0000> <ffff> <0000> endbfrange",
            0xe5,
            Some("å"),
        );
    }

    #[test]
    fn strings_divide_by_the_code_ranges() {
        let map = CharacterMap::parse(
            b"2 begincodespacerange <00> <80> <8140> <9ffc> endcodespacerange \
              1 begincidrange <8140> <817e> 633 endcidrange",
        );
        assert_eq!(map.code(&[0x41, 0x81]), (0x41, 1));
        assert_eq!(map.code(&[0x81, 0x41]), (0x8141, 2));
        assert_eq!(map.cid(0x8141), Some(634));
        assert_eq!(map.code(&[0xff]), (0xff, 1));
    }
}
