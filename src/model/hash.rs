//! Content hashes: what a file is known by.

use serde::{Deserialize, Serialize};

/// The BLAKE3 hash of a file's bytes, or of a part's bytes, in hexadecimal.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ContentHash(String);

impl ContentHash {
    /// The hash of these bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes).to_hex().to_string())
    }

    /// Hashes piece by piece.
    pub fn hasher() -> Hasher {
        Hasher(blake3::Hasher::new())
    }

    /// The hash of a part that has no bytes of its own, such as a page range.
    #[must_use]
    pub fn of_part(&self, name: &str) -> Self {
        let mut hasher = blake3::Hasher::new();
        hasher.update(self.0.as_bytes());
        hasher.update(b"\0");
        hasher.update(name.as_bytes());
        Self(hasher.finalize().to_hex().to_string())
    }

    /// The hash of a document with this content where an earlier one has it
    /// too: its place makes it one of its own.
    #[must_use]
    pub fn as_copy(&self, file: &str, part: &str) -> Self {
        self.of_part(file).of_part(part)
    }

    /// All 64 hexadecimal digits.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The first twelve digits: enough to tell a consultation's documents apart.
    pub fn short(&self) -> &str {
        self.0.get(..12).unwrap_or(&self.0)
    }
}

/// Hashes bytes that come piece by piece.
#[derive(Debug)]
pub struct Hasher(blake3::Hasher);

impl Hasher {
    /// Takes in the next piece.
    pub fn update(&mut self, bytes: &[u8]) {
        self.0.update(bytes);
    }

    /// The hash of all that was taken in.
    pub fn finish(&self) -> ContentHash {
        ContentHash(self.0.finalize().to_hex().to_string())
    }
}

impl std::fmt::Display for ContentHash {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}
