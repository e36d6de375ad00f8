//! Typefaces, as far as they matter to reading: whether they draw letters or
//! symbols, and how wide their letters run.

use super::symbols::SymbolFont;

/// What a typeface means for reading: a set of symbols, or how wide it runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Font {
    /// Letters that take on average this many thousandths of the size.
    Letters(u16),
    /// Symbols in place of letters.
    Symbols(SymbolFont),
}

impl Font {
    /// The typeface of this name.
    pub(super) fn named(name: &str) -> Self {
        if let Some(symbols) = SymbolFont::named(name) {
            return Self::Symbols(symbols);
        }
        let name = name.to_lowercase();
        let runs = |names: &[&str]| names.iter().any(|each| name.starts_with(each));
        Self::Letters(if runs(&["courier", "consolas", "lucida console"]) {
            600
        } else if runs(&["arial narrow", "gill sans", "agency"]) {
            430
        } else if runs(&[
            "times",
            "garamond",
            "liberation serif",
            "eb garamond",
            "adobe garamond",
        ]) {
            455
        } else if runs(&["verdana", "tahoma", "dejavu", "lucida"]) {
            575
        } else if runs(&["calibri", "carlito", "aptos", "corbel", "candara"]) {
            490
        } else if runs(&[
            "arial",
            "helvetica",
            "liberation sans",
            "open sans",
            "segoe",
            "roboto",
        ]) {
            530
        } else {
            500
        })
    }
}
