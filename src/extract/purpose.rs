//! What a paragraph style of an office document is for.

/// The kinds of text that styles tell apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Purpose {
    /// Running text.
    #[default]
    Text,
    /// The document's title.
    Title,
    /// A heading of this level, from 1.
    Heading(u8),
    /// A caption.
    Caption,
    /// An entry or heading of a table of contents.
    Contents,
}

impl Purpose {
    /// The level of a heading.
    pub(super) fn heading(self) -> Option<u8> {
        match self {
            Self::Heading(level) => Some(level),
            Self::Text | Self::Title | Self::Caption | Self::Contents => None,
        }
    }
}
