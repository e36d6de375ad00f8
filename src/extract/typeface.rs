//! Typefaces, as far as they matter to reading: whether they draw letters or
//! symbols, and how wide their letters run.

use super::letters::Letters;
use super::symbols::SymbolFont;

/// What a typeface means for reading: a set of symbols, or how wide it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Letters, with their widths.
    Letters(Letters),
    /// Symbols in place of letters.
    Symbols(SymbolFont),
}

impl Font {
    /// What a document gets whose typeface nobody says.
    pub(super) const UNSAID: Self = Self::Letters(Letters::UNSAID);

    /// The typeface of this name.
    pub(super) fn named(name: &str) -> Self {
        if let Some(symbols) = SymbolFont::named(name) {
            return Self::Symbols(symbols);
        }
        Self::Letters(Letters::named(&name.to_lowercase()))
    }
}
