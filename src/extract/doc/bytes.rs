//! Numbers out of bytes, without ever reading past their end.

/// A slice that gives little-endian numbers where it has them.
#[derive(Debug, Clone, Copy)]
pub(super) struct Bytes<'a>(pub &'a [u8]);

impl Bytes<'_> {
    /// The byte at `at`.
    pub(super) fn u8(self, at: usize) -> Option<u8> {
        self.0.get(at).copied()
    }

    /// The two bytes at `at`.
    pub(super) fn u16(self, at: usize) -> Option<u16> {
        let two = self.0.get(at..at.checked_add(2)?)?;
        Some(u16::from_le_bytes([two[0], two[1]]))
    }

    /// The four bytes at `at`.
    pub(super) fn u32(self, at: usize) -> Option<u32> {
        let four = self.0.get(at..at.checked_add(4)?)?;
        Some(u32::from_le_bytes([four[0], four[1], four[2], four[3]]))
    }

    /// The four bytes at `at` as a place or a length.
    pub(super) fn size(self, at: usize) -> Option<usize> {
        self.u32(at).and_then(|number| usize::try_from(number).ok())
    }

    /// `length` bytes from `at` on.
    pub(super) fn part(self, at: usize, length: usize) -> Option<Self> {
        self.0.get(at..at.checked_add(length)?).map(Self)
    }

    /// All from `at` on; nothing where that lies beyond the end.
    pub(super) fn from(self, at: usize) -> Self {
        Self(self.0.get(at..).unwrap_or_default())
    }

    /// UTF-16 text of `length` units at `at`.
    pub(super) fn text(self, at: usize, length: usize) -> Option<String> {
        let units: Vec<u16> = self
            .part(at, length.checked_mul(2)?)?
            .0
            .chunks_exact(2)
            .map(|two| u16::from_le_bytes([two[0], two[1]]))
            .collect();
        Some(String::from_utf16_lossy(&units))
    }
}
