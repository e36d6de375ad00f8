//! Names and titles of persons: told from bodies and parties, never kept.

use std::sync::LazyLock;

use regex::Regex;

use super::body::is_body_word;

/// Words for what a person is, in the line of a signature or an attendance list.
const TITLES: &[&str] = &[
    "adjungerad",
    "administratör",
    "arkitekt",
    "avdelningschef",
    "avdelningsdirektör",
    "biträdande",
    "bolagschef",
    "borgarråd",
    "chef",
    "controller",
    "direktör",
    "ekonom",
    "ekonomichef",
    "enhetschef",
    "ersättare",
    "förbundsdirektör",
    "förbundsordförande",
    "förste",
    "förvaltningschef",
    "förvaltningsdirektör",
    "generaldirektör",
    "gruppledare",
    "handläggare",
    "jurist",
    "justerande",
    "justerare",
    "justeringsperson",
    "kanslichef",
    "kommunalråd",
    "kommundirektör",
    "koncernchef",
    "landshövding",
    "ledamot",
    "ledamöter",
    "miljöchef",
    "museichef",
    "nämndsekreterare",
    "ombud",
    "ordförande",
    "ordföranden",
    "planeringsledare",
    "projektledare",
    "protokollförare",
    "regiondirektör",
    "regionråd",
    "regionstrateg",
    "registrator",
    "rektor",
    "samordnare",
    "sekreterare",
    "stabschef",
    "stadsarkitekt",
    "stadsbyggnadsdirektör",
    "stadsdirektör",
    "stadsjurist",
    "strateg",
    "strategichef",
    "tillförordnad",
    "t.f",
    "tf",
    "utredare",
    "utvecklingschef",
    "utvecklingsledare",
    "vd",
    "verkställande",
    "verksamhetschef",
    "vice",
    "viceordförande",
    "processledare",
    "nämndsamordnare",
    "valsamordnaren",
    "museichefen",
    "gruppledaren",
    "regiondirektören",
    "rådman",
    "kassör",
    "styrelseledamot",
    "styrelseordförande",
];

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^(?:[A-ZÅÄÖÉÜ]\.?\s)?[A-ZÅÄÖÉÜ][a-zåäöéüß]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?(?:\s(?:[A-ZÅÄÖ]\.|af|av|von|de|al|el))?(?:\s[A-ZÅÄÖÉÜ][a-zåäöéüß]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?){1,3}(?:\s?\((?:[A-ZÅÄÖ]{1,4}|[A-ZÅÄÖ][a-zåäö]{1,3})\))?",
    )
    .expect("a fixed pattern")
});

/// Whether a line holds nothing but names of persons, party letters and titles.
pub(crate) fn is_signature_line(line: &str) -> bool {
    let line = line.trim().trim_end_matches([',', '.', ':']);
    if named_with_title(line) {
        return true;
    }
    !line.is_empty()
        && line.chars().count() <= 220
        && (is_title(line) || pieces(line).all(|piece| is_title(piece) || names_and_title(piece)))
}

/// `Anna Ek Ordförande, referensgruppen Kultur`: whatever a title is followed by.
fn named_with_title(line: &str) -> bool {
    let Some(end) = name_end(line) else {
        return false;
    };
    let rest = line[end..].trim_start_matches([',', ' ']);
    let first = rest.split_whitespace().next().unwrap_or_default();
    let name = line[..end]
        .split_whitespace()
        .any(|word| titled(&word.to_lowercase()));
    !name
        && titled(&first.trim_matches(',').to_lowercase())
        && rest.split_whitespace().count() <= 14
}

/// Whether the text is one person's name, with or without a party in parentheses.
pub(super) fn is_name(text: &str) -> bool {
    let text = text.trim();
    name_end(text).is_some_and(|end| end == text.len()) && !is_title(text)
}

/// The place after a person's name (and party) at the head of the text.
fn name_end(text: &str) -> Option<usize> {
    NAME.find(text)
        .filter(|hit| !hit.as_str().split_whitespace().any(is_body_word))
        .map(|hit| hit.end())
}

/// Whether the text is a title, perhaps with the unit it belongs to:
/// `Avdelningschef föreningsstöd`, `Förvaltningsdirektör`.
fn is_title(text: &str) -> bool {
    let mut words = text.split_whitespace().map(|word| {
        word.trim_matches(|c: char| !c.is_alphanumeric())
            .to_lowercase()
    });
    let first = words.next().unwrap_or_default();
    // `samhällspolitisk utredare`
    let described = (first.ends_with("isk") || first.ends_with("lig"))
        && words.next().is_some_and(|second| titled(&second));
    (titled(&first) || described)
        && text.split_whitespace().count() <= 9
        && !text.trim_end().ends_with('.')
}

fn titled(word: &str) -> bool {
    TITLES.contains(&word)
        || [
            "chef",
            "direktör",
            "sekreterare",
            "ordförande",
            "ledare",
            "strateg",
            "samordnare",
        ]
        .iter()
        .any(|ending| word.len() > ending.len() && word.ends_with(ending))
}

fn pieces(line: &str) -> impl Iterator<Item = &str> {
    line.split([',', ';', '\t'])
        .flat_map(|piece| piece.split(" och "))
        .map(str::trim)
        .filter(|piece| !piece.is_empty())
}

/// `Anna Ek`, `Anna Ek Bo Al`, `Ordförande Anna Ek (S)`, `Anna Ek Avdelningschef stöd`.
fn names_and_title(piece: &str) -> bool {
    let mut rest = piece.trim();
    let mut named = false;
    for _ in 0..6 {
        if rest.is_empty() {
            return named;
        }
        if let Some(end) = name_end(rest) {
            let word = rest.split_whitespace().next().unwrap_or_default();
            if !titled(&word.to_lowercase()) {
                named = true;
                rest = rest[end..].trim_start();
                continue;
            }
        }
        if named && is_title(rest) {
            return true;
        }
        let word = rest.split_whitespace().next().unwrap_or_default();
        if !titled(&word.to_lowercase()) {
            return false;
        }
        rest = rest[word.len()..].trim_start();
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signatures_are_names_and_titles() {
        for line in [
            "Anna Svensson",
            "Ordförande Anna Svensson (S)",
            "Anna Svensson, planeringsledare",
            "Anna Svensson Bo Ek",
            "Förvaltningsdirektör",
            "Avdelningschef Myndighet och socialpsykiatri",
            "Anna Svensson VD och Koncernchef",
            "Justerande Per-Olof af Ek (M)",
        ] {
            assert!(is_signature_line(line), "{line}");
        }
    }

    #[test]
    fn sentences_and_headings_are_not() {
        for line in [
            "Nämnden tillstyrker förslaget.",
            "Stöd till anhörigvårdaren",
            "Det är bra",
            "Chefer behöver mer tid.",
            "Socialnämnden Centrum tillstyrker",
        ] {
            assert!(!is_signature_line(line), "{line}");
        }
    }
}
