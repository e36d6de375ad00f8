//! Whether a chapter or paragraph is a law's, not the programme's.

use std::sync::LazyLock;

use regex::Regex;

use super::reference::regex;
use crate::language::last_bytes;

/// What leads to a law's paragraph, or follows it, stands no further off, in bytes.
const REACH: usize = 90;

static CHAPTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)^[^.;]{0,8}\bi\s+\w*(?:lagen|balken|förordningen)\b|^\s*\w*(?:lagen|balken|förordningen)\b|^\s*§|^\s*\d+\s*§|^\s+(?:i\s+)?(?-i:[A-ZÅÄÖ][A-Za-zåäö]?[A-ZÅÄÖa-zåäö]?[LBF])\b",
    )
});

/// `3 § andra stycket i skollagen`, `3 § 2 st. PBL`.
static AFTER: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^,?\s*(?:(?:\d+|första|andra|tredje|fjärde|femte|sista)\s+(?:st\b\.?|stycket|p\b\.?|punkten|mom\b\.?|meningen)\s*)*(?:(?:och|samt|–|-)\s*(?:\d+\s*(?:[a-h]\s*)?§§?)\s*)?(?:i\s+|ur\s+)?(?:(?:den|nya|gamla)\s+)?(?:((?i)\w*(?:lagen|balken|förordningen|grundlag))\b|(?:[Ll]ag|[Ff]örordning) \(|[A-ZÅÄÖ][A-Za-zåäö]?[A-ZÅÄÖa-zåäö]?[LBF]\b)",
    )
});

/// `skollagens 3 §`, `lagen (2010:1) om styrning, 3 §`, `4 kap. 3 §`.
static BEFORE: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)(?:\b(\w*(?:lagen|balken|förordningen))s?(?: \([^)]{1,20}\))?,?|\blagen (?:\([^)]{1,20}\) )?om [^.;]{1,60}|\d\s*kap\.?)\s*$",
    )
});

/// Ends like a law, and is none: `bolagen`, `förslagen`.
static NO_LAW: LazyLock<Regex> =
    LazyLock::new(|| regex(r"(?i)(?:bo|förs|ans|under|avs|ins|uts|oms|på|neder|upps)lagen$"));

/// Whether what stands `behind` a chapter makes it a law's.
pub(super) fn is_chapter(behind: &str) -> bool {
    CHAPTER.is_match(behind)
}

/// Whether what stands before or behind a paragraph makes it a law's.
pub(super) fn is_paragraph(before: &str, behind: &str) -> bool {
    let before = last_bytes(before, REACH);
    let behind = &behind[..behind.floor_char_boundary(REACH)];
    is_told(&BEFORE, before, &["kap", "Kap", "KAP"])
        || is_told(&AFTER, behind, &["L", "B", "F", "ag (", "rordning ("])
}

/// Whether a law is told of in this way. The patterns are dear: they are asked
/// only where the text holds a law's ending or one of the other `signs`.
fn is_told(pattern: &Regex, text: &str, signs: &[&str]) -> bool {
    let endings = ["agen", "alken", "rordningen", "rundlag"];
    (endings.iter().chain(signs)).any(|sign| text.contains(sign))
        && pattern.captures(text).is_some_and(|found| {
            let name = found.get(1).map_or("", |name| name.as_str());
            !NO_LAW.is_match(name)
        })
}
