//! Automatic numbers of list items and headings, as they are printed
//! (MS-DOC 2.9.131, 2.9.150).

use std::collections::BTreeMap;

use super::bytes::Bytes;
use crate::extract::number_format::NumberFormat;

const LEVELS: usize = 9;
/// Levels of a list that is not a simple one.
type Levels = Vec<Level>;

#[derive(Debug, Clone)]
struct Level {
    start: i64,
    format: NumberFormat,
    /// What is printed; units below nine stand for the number of a level.
    text: Vec<u16>,
}

/// The lists of a file, and how far each has been counted.
#[derive(Debug, Default)]
pub(super) struct Lists {
    lists: BTreeMap<u32, Levels>,
    /// The list of each use, in the order of the file.
    uses: Vec<u32>,
    counts: BTreeMap<u32, [Option<i64>; LEVELS]>,
}

impl Lists {
    /// Reads the lists, which `tables` holds at `at`, and their uses.
    pub(super) fn read(tables: Bytes<'_>, at: usize, length: usize, uses: Bytes<'_>) -> Self {
        let mut lists = Self::default();
        let count = usize::from(tables.u16(at).unwrap_or(0));
        // The levels of all lists follow after the table itself.
        let mut place = at.saturating_add(length);
        for nth in 0..count {
            let head = tables.from(at + 2 + nth * 28);
            let (Some(number), Some(flags)) = (head.u32(0), head.u8(26)) else {
                break;
            };
            let of_list = if flags & 1 == 1 { 1 } else { LEVELS };
            let mut levels = Vec::new();
            for _ in 0..of_list {
                let Some((level, next)) = level(tables, place) else {
                    break;
                };
                levels.push(level);
                place = next;
            }
            lists.lists.insert(number, levels);
        }
        let count = uses.size(0).unwrap_or(0).min(uses.0.len() / 16);
        lists.uses = (0..count)
            .filter_map(|nth| uses.u32(4 + nth * 16))
            .collect();
        lists
    }

    /// Counts an item on and gives what is printed before it. `list` is the
    /// use of a list, counted from 1.
    pub(super) fn next(&mut self, list: u16, level: u8) -> Option<String> {
        let number = *self.uses.get(usize::from(list).checked_sub(1)?)?;
        let levels = self.lists.get(&number)?;
        let level = usize::from(level).min(levels.len().checked_sub(1)?);
        let counts = self.counts.entry(number).or_default();
        let own = &levels[level];
        counts[level] = Some(counts[level].map_or(own.start, |count| count.saturating_add(1)));
        for deeper in &mut counts[level + 1..] {
            *deeper = None;
        }
        if own.format == NumberFormat::Bullet {
            return Some("•".to_owned());
        }
        let mut printed = String::new();
        for unit in char::decode_utf16(own.text.iter().copied()) {
            let sign = unit.unwrap_or(char::REPLACEMENT_CHARACTER);
            match levels
                .get(sign as usize)
                .filter(|_| (sign as usize) < LEVELS)
            {
                Some(of) => {
                    let count = counts[sign as usize].unwrap_or(of.start);
                    printed.push_str(&of.format.print(count, false));
                }
                None => printed.push(sign),
            }
        }
        let printed = printed.trim();
        (!printed.is_empty()).then(|| printed.to_owned())
    }
}

/// One level, and where the next one begins.
fn level(tables: Bytes<'_>, at: usize) -> Option<(Level, usize)> {
    let head = tables.part(at, 28)?;
    let start = i64::from(head.u32(0)?.cast_signed());
    let format = NumberFormat::named(
        match head.u8(4)? {
            1 => "upperRoman",
            2 => "lowerRoman",
            3 => "upperLetter",
            4 => "lowerLetter",
            5 => "ordinal",
            6 => "cardinalText",
            7 => "ordinalText",
            22 => "decimalZero",
            23 => "bullet",
            255 => "none",
            _ => "decimal",
        },
        None,
    );
    let modifiers = usize::from(head.u8(24)?) + usize::from(head.u8(25)?);
    let text = at + 28 + modifiers;
    let length = usize::from(tables.u16(text)?);
    let units = tables.part(text + 2, length * 2)?.0.chunks_exact(2);
    let level = Level {
        start,
        format,
        text: units
            .map(|two| u16::from_le_bytes([two[0], two[1]]))
            .collect(),
    };
    Some((level, text + 2 + length * 2))
}
