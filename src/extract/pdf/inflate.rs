//! Unpacks deflated bytes as far as they go, and tells whether that was to
//! their end: of a stream that is cut off or damaged, what stands before the
//! damage can be read all the same.

use flate2::{Decompress, FlushDecompress, Status};

/// What came out of a deflated stream.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Inflated {
    /// What could be unpacked: no more than one byte over the limit.
    pub(super) bytes: Vec<u8>,
    /// Whether this is all that was packed.
    pub(super) whole: bool,
}

/// Unpacks a zlib stream; `most` bytes and one more at most.
pub(super) fn inflate(packed: &[u8], most: usize) -> Inflated {
    let (bytes, end) = run(packed, true, most);
    if packed.is_empty() || end.is_some() {
        return Inflated { bytes, whole: true };
    }
    // The checksum is missing from many a file, and says nothing of the text:
    // without it the stream ends where its last block does.
    let (plain, end) = run(packed.get(2..).unwrap_or_default(), false, most);
    if bytes.is_empty() {
        return Inflated {
            whole: end.is_some() && !plain.is_empty(),
            bytes: plain,
        };
    }
    let unchecked = end.is_some_and(|end| packed.len() - 2 - end < CHECKSUM);
    Inflated {
        bytes,
        whole: unchecked,
    }
}

/// Bytes of the checksum at the end of a zlib stream.
const CHECKSUM: usize = 4;

/// What comes out, and where the stream ends, if it does.
fn run(packed: &[u8], zlib: bool, most: usize) -> (Vec<u8>, Option<usize>) {
    let place = |count: u64| usize::try_from(count).unwrap_or(usize::MAX);
    let room = most.saturating_add(1);
    let mut bytes = Vec::with_capacity(packed.len().saturating_mul(2).clamp(64, room.max(64)));
    let mut stream = Decompress::new(zlib);
    loop {
        let before = (stream.total_in(), stream.total_out());
        let rest = packed.get(place(before.0)..).unwrap_or_default();
        match stream.decompress_vec(rest, &mut bytes, FlushDecompress::None) {
            Ok(Status::StreamEnd) => {
                bytes.truncate(room);
                return (bytes, Some(place(stream.total_in())));
            }
            Ok(_) if bytes.len() >= room => break,
            Ok(_) if bytes.len() == bytes.capacity() => {
                let more = bytes.len().min(room - bytes.len());
                bytes.reserve_exact(more.max(64));
            }
            Ok(_) if (stream.total_in(), stream.total_out()) != before => {}
            Ok(_) | Err(_) => break,
        }
    }
    bytes.truncate(room);
    (bytes, None)
}

#[cfg(test)]
mod tests {
    use std::io::Write as _;

    use super::*;

    fn packed(text: &[u8]) -> Vec<u8> {
        let mut encoder = flate2::write::ZlibEncoder::new(Vec::new(), flate2::Compression::best());
        encoder.write_all(text).expect("memory");
        encoder.finish().expect("memory")
    }

    fn text() -> Vec<u8> {
        (0..900u32)
            .flat_map(|n| format!("rad {} säger {n}. ", n * n).into_bytes())
            .collect()
    }

    #[test]
    fn a_whole_stream_is_whole() {
        let (text, packed) = (text(), packed(&text()));
        let inflated = inflate(&packed, 1 << 20);
        assert!(inflated.whole && inflated.bytes == text);
        // With the checksum cut off, or what follows it, nothing is missing.
        let inflated = inflate(&packed[..packed.len() - 3], 1 << 20);
        assert!(inflated.whole && inflated.bytes == text);
        let inflated = inflate(&[&packed[..], b"\r\n"].concat(), 1 << 20);
        assert!(inflated.whole && inflated.bytes == text);
        assert!(inflate(b"", 9).whole);
    }

    #[test]
    fn of_a_damaged_one_comes_what_stands_before_the_damage() {
        let (text, mut packed) = (text(), packed(&text()));
        let inflated = inflate(&packed[..packed.len() / 2], 1 << 20);
        assert!(!inflated.whole && !inflated.bytes.is_empty());
        assert!(text.starts_with(&inflated.bytes));
        let middle = packed.len() / 2;
        packed[middle] ^= 0x55;
        assert!(!inflate(&packed, 1 << 20).whole);
        let inflated = inflate(&[0; 300], 1 << 20);
        assert_eq!((inflated.whole, inflated.bytes.len()), (false, 0));
    }

    #[test]
    fn more_than_the_limit_is_not_unpacked() {
        let packed = packed(&vec![0; 1 << 20]);
        assert_eq!(inflate(&packed, 1000).bytes.len(), 1001);
    }
}
