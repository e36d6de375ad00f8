//! The Swedish for words that other parts of the program put into warnings,
//! reasons and errors in English. The English is what is stored and what JSON
//! gives; officials read the Swedish. What a library or another program says
//! stays as it is, where no pattern fits it.

mod reading;
mod system;

pub(crate) use system::{of_kind, plain};

/// Patterns in English and Swedish with `{}` for what differs; the first that
/// fits holds, so that the narrow stand before the wide. Every pattern has
/// words of its own, so that what fills its places is shorter than the whole.
pub(crate) type Phrases = [(&'static str, &'static str)];

/// The Swedish for what a reader says.
pub(super) fn of_reader(words: &str) -> String {
    in_swedish(reading::PHRASES, words)
}

/// The same, where a pattern fits the words.
pub(super) fn known_of_reader(words: &str) -> Option<String> {
    Some(of_reader(words)).filter(|swedish| swedish != words)
}

/// The Swedish for the words, which may be the system's; the words themselves
/// where no pattern fits.
pub(crate) fn in_swedish(phrases: &Phrases, words: &str) -> String {
    phrases
        .iter()
        .find_map(|(english, swedish)| {
            let found = matched(english, words)?;
            Some(filled(phrases, swedish, &found))
        })
        .or_else(|| system::of_words(words).map(str::to_owned))
        .unwrap_or_else(|| words.to_owned())
}

/// What stands in the places `{}` of the pattern, if the words follow it.
fn matched<'w>(pattern: &str, words: &'w str) -> Option<Vec<&'w str>> {
    let mut pieces = pattern.split("{}").peekable();
    let mut rest = words.strip_prefix(pieces.next()?)?;
    let mut found = Vec::new();
    while let Some(piece) = pieces.next() {
        let end = if pieces.peek().is_none() {
            rest.len().checked_sub(piece.len())?
        } else {
            rest.find(piece)?
        };
        let (inner, after) = rest.split_at_checked(end)?;
        rest = after.strip_prefix(piece)?;
        found.push(inner);
    }
    rest.is_empty().then_some(found)
}

/// The pattern with the Swedish for these words in its places.
fn filled(phrases: &Phrases, pattern: &str, inner: &[&str]) -> String {
    let mut pieces = pattern.split("{}");
    let mut text = pieces.next().unwrap_or_default().to_owned();
    for (words, piece) in inner.iter().zip(pieces) {
        text.push_str(&in_swedish(phrases, words));
        text.push_str(piece);
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn phrases_are_told_in_swedish_with_what_they_hold() {
        let check = |words: &str, expected: &str| assert_eq!(of_reader(words), expected);
        check("an OpenDocument spreadsheet", "ett OpenDocument-kalkylark");
        check(
            "the limit of 4 files within files",
            "gränsen 4 filer inuti varandra",
        );
        check(
            "word/styles.xml: damaged XML file: at byte 7: it breaks off inside an element",
            "word/styles.xml: skadad (XML: vid byte 7: den bryts av mitt i ett element)",
        );
        check(
            "word/document.xml: damaged XML file: at byte 9: ill-formed document: expected `</w:b>`, but `</w:t>` was found",
            "word/document.xml: skadad (XML: vid byte 9: `</w:b>` väntades, men `</w:t>` kom)",
        );
        check(
            "another sender, a letterhead; but the same case number",
            "en annan avsändare, ett brevhuvud; men samma diarienummer",
        );
        check("word/media: okänt, {} å", "word/media: okänt, {} å");
        check("permission denied", "behörighet saknas");
        check("", "");
    }

    #[test]
    fn every_pattern_has_places_to_fill_in_both_languages_and_words_of_its_own() {
        for (english, swedish) in reading::PHRASES {
            let places = |pattern: &str| pattern.matches("{}").count();
            assert!(places(english) >= places(swedish), "{english}");
            assert!(!english.replace("{}", "").is_empty(), "{english}");
        }
    }
}
