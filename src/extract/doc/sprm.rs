//! Property modifiers: what sets a paragraph or a run apart (MS-DOC 2.6).

use super::bytes::Bytes;

/// What is known of a paragraph.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Paragraph {
    pub style: u16,
    pub in_table: bool,
    /// How deep in tables; 0 where not said.
    pub depth: u8,
    pub ends_row: bool,
    pub ends_inner_cell: bool,
    pub ends_inner_row: bool,
    pub outline: Option<u8>,
    /// The list that it is an item of, counted from 1; 0 takes it out of its
    /// style's list.
    pub list: Option<u16>,
    pub level: Option<u8>,
}

/// What is known of a run of characters; `None` leaves it to the style.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Run {
    pub bold: Option<bool>,
    pub italic: Option<bool>,
    pub underlined: Option<bool>,
    pub hidden: Option<bool>,
    pub deleted: bool,
    pub inserted: bool,
    pub half_points: Option<u16>,
}

impl Paragraph {
    /// Applies modifiers.
    pub(super) fn apply(&mut self, modifiers: Bytes<'_>) {
        for (code, operand) in each(modifiers) {
            let byte = operand.u8(0).unwrap_or(0);
            match code {
                0x4600 => self.style = operand.u16(0).unwrap_or(0),
                0x2416 => self.in_table = byte == 1,
                0x2417 => self.ends_row = byte == 1,
                0x244B => self.ends_inner_cell = byte == 1,
                0x244C => self.ends_inner_row = byte == 1,
                0x6649 => self.depth = byte,
                0x2640 => self.outline = Some(byte),
                0x260A => self.level = Some(byte.min(8)),
                0x460B => self.list = operand.u16(0),
                _ => {}
            }
        }
    }
}

impl Run {
    /// Applies modifiers.
    pub(super) fn apply(&mut self, modifiers: Bytes<'_>) {
        for (code, operand) in each(modifiers) {
            let byte = operand.u8(0).unwrap_or(0);
            // 0x80 is as the style has it, 0x81 the opposite of that.
            let toggled = match byte {
                0 => Some(false),
                0x80 => None,
                _ => Some(true),
            };
            match code {
                0x0835 => self.bold = toggled,
                0x0836 => self.italic = toggled,
                0x083C => self.hidden = toggled,
                0x2A3E => self.underlined = Some(byte != 0),
                0x0800 => self.deleted = byte == 1,
                0x0801 => self.inserted = byte == 1,
                0x4A43 => self.half_points = operand.u16(0),
                _ => {}
            }
        }
    }
}

/// Each modifier's code and operand.
fn each(modifiers: Bytes<'_>) -> impl Iterator<Item = (u16, Bytes<'_>)> {
    let mut at = 0;
    std::iter::from_fn(move || {
        let code = modifiers.u16(at)?;
        let start = at + 2;
        let (start, length) = match code >> 13 {
            0 | 1 => (start, 1),
            2 | 4 | 5 => (start, 2),
            3 => (start, 4),
            7 => (start, 3),
            // A table's columns: the length has two bytes and counts one too many.
            _ if code == 0xD608 => {
                let length = usize::from(modifiers.u16(start)?);
                (start + 2, length.saturating_sub(1))
            }
            _ => (start + 1, usize::from(modifiers.u8(start)?)),
        };
        at = start + length;
        Some((code, modifiers.part(start, length).unwrap_or(Bytes(&[]))))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn modifiers_of_every_length() {
        let source = [
            0x16, 0x24, 1, // in a table
            0x08, 0xD6, 3, 0, 9, 9, // columns
            0x49, 0x66, 2, 0, 0, 0, // depth
            0x0D, 0xC6, 2, 7, 7, // tabs
            0x0B, 0x46, 5, 0, // list
            0x40, 0x26, // cut off
        ];
        let mut paragraph = Paragraph::default();
        paragraph.apply(Bytes(&source));
        assert_eq!(
            paragraph,
            Paragraph {
                in_table: true,
                depth: 2,
                list: Some(5),
                outline: Some(0),
                ..Paragraph::default()
            }
        );
    }
}
