//! How much of a PDF is read, beside what all readers share: caps on what a
//! small file can make large.

/// Bytes of one page's content when unpacked.
pub(super) const CONTENT_BYTES: usize = 64 << 20;
/// Bytes of one font file, map or other stream when unpacked.
pub(super) const STREAM_BYTES: usize = 32 << 20;
/// Bytes of all streams of one page when unpacked, those drawn twice counted twice.
pub(super) const PAGE_STREAM_BYTES: usize = 256 << 20;
/// Operators on one page, drawn forms included.
pub(super) const OPERATORS: usize = 5_000_000;
/// Characters on one page.
pub(super) const GLYPHS: usize = 500_000;
/// Characters in one document.
pub(super) const DOCUMENT_GLYPHS: usize = 60_000_000;
/// Operators in one document.
pub(super) const DOCUMENT_OPERATORS: usize = 200_000_000;
/// How deep forms may be drawn inside forms.
pub(super) const FORM_DEPTH: usize = 12;
/// How deep graphics states may be saved.
pub(super) const SAVED_STATES: usize = 256;
/// Ruled lines kept of one page.
pub(super) const RULES: usize = 20_000;
/// Entries of one font's character map.
pub(super) const MAP_ENTRIES: usize = 200_000;
/// References followed from one to the next.
pub(super) const REFERENCES: usize = 32;
/// Elements of the structure tree.
pub(super) const STRUCTURE_ELEMENTS: usize = 2_000_000;
/// Fonts kept parsed at the same time.
pub(super) const FONTS: usize = 48;
/// Fonts of one document.
pub(super) const DOCUMENT_FONTS: usize = 20_000;
