//! The packing that Outlook gives a message's RTF body (MS-OXRTFCP): copies
//! out of a ring of the last 4096 bytes, which starts out with common RTF.

use crate::extract::limits;

const START: &[u8] = b"{\\rtf1\\ansi\\mac\\deff0\\deftab720{\\fonttbl;}{\\f0\\fnil \\froman \\fswiss \\fmodern \\fscript \\fdecor MS Sans SerifSymbolArialTimes New RomanCourier{\\colortbl\\red0\\green0\\blue0\r\n\\par \\pard\\plain\\f0\\fs20\\b\\i\\u\\tab\\tx";
const RING: usize = 4096;

/// Unpacks; `None` where it is not packed in this way.
pub(super) fn unpack(bytes: &[u8]) -> Option<Vec<u8>> {
    let kind = bytes.get(8..12)?;
    let packed = bytes.get(16..)?;
    match kind {
        b"MELA" => return Some(packed.to_vec()),
        b"LZFu" => {}
        _ => return None,
    }
    let most = limits::PART_BYTES.as_usize();
    let mut ring = [0_u8; RING];
    ring[..START.len()].copy_from_slice(START);
    let mut at = START.len();
    let mut unpacked = Vec::new();
    let mut rest = packed.iter().copied();
    'all: while let Some(control) = rest.next() {
        for bit in 0..8 {
            if unpacked.len() > most {
                break 'all;
            }
            let Some(first) = rest.next() else { break 'all };
            if control >> bit & 1 == 0 {
                ring[at] = first;
                at = (at + 1) % RING;
                unpacked.push(first);
                continue;
            }
            let Some(second) = rest.next() else {
                break 'all;
            };
            let word = usize::from(u16::from_be_bytes([first, second]));
            let (from, length) = (word >> 4, (word & 0xF) + 2);
            // A copy from where the next byte goes ends the text.
            if from == at {
                break 'all;
            }
            for step in 0..length {
                let byte = ring[(from + step) % RING];
                ring[at] = byte;
                at = (at + 1) % RING;
                unpacked.push(byte);
            }
        }
    }
    Some(unpacked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_specification_s_example() {
        // MS-OXRTFCP 4.1.1
        let packed = [
            0x2d, 0x00, 0x00, 0x00, 0x2b, 0x00, 0x00, 0x00, 0x4c, 0x5a, 0x46, 0x75, 0xf1, 0xc5,
            0xc7, 0xa7, 0x03, 0x00, 0x0a, 0x00, 0x72, 0x63, 0x70, 0x67, 0x31, 0x32, 0x35, 0x42,
            0x32, 0x0a, 0xf3, 0x20, 0x68, 0x65, 0x6c, 0x09, 0x00, 0x20, 0x62, 0x77, 0x05, 0xb0,
            0x6c, 0x64, 0x7d, 0x0a, 0x80, 0x0f, 0xa0,
        ];
        assert_eq!(
            unpack(&packed).expect("LZFu"),
            b"{\\rtf1\\ansi\\ansicpg1252\\pard hello world}\r\n"
        );
        assert_eq!(unpack(b"short"), None);
    }
}
