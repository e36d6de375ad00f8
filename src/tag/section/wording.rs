//! Words and turns that speak for or against `general`, in statements and in
//! the headings over them.

use std::borrow::Cow;
use std::sync::LazyLock;

use regex::{Regex, RegexBuilder};

/// Words for the proposal as a whole.
const WHOLE: &str = r"\b(förslaget|förslagen|riktlinjen|riktlinjerna|programmet|planen|motionen|reglementet|reglementena|remissen|policyn|strategin|dokumentet|helhet|översyn\w*|revidering\w*|styrdokument\w*|utredningen|yttrandet|remissvar\w*|remissutgåva\w*)\b";

/// Words of a position on the whole.
const POSITION: &str = r"tillstyrk|avstyrk|bifall|avslag|avslå|yrka|erinra|ställer sig bakom|ställer sig positiv|i huvudsak|i stort|i sin helhet|positiv";

const HEADINGS: [&str; 9] = [
    r"(?i)sammanfatt",
    r"(?i)beslut|yrkande|förslag till",
    r"(?i)bedömning",
    r"(?i)ekonom",
    r"(?i)social|ekolog|barn",
    r"(?i)bakgrund|ärende|inledning|beskrivning|allmän|generell|övergripande|helhet",
    r"(?i)yttrande|remiss|svar|protokoll",
    r"(?i)synpunkt|kommentar|iakttag",
    r"(?i)^\W*(kap\w*\.? ?)?\d",
];

const TEXTS: [&str; 9] = [
    WHOLE,
    POSITION,
    r"ekonomi|kostnad|budget|resurs|ekolog|klimat|dimension|finansier",
    r"\b(remiss\w*|ärende\w*|synpunkt\w*|dialog\w*|process\w*|samråd\w*|uppdrag\w*|återkom\w*|fullmäktige|kommunfullmäktige|kommunstyrelsen|stadsledningskontor\w*)\b",
    r"\b(19|20)\d\d\b|\d+ (personer|procent|kronor|miljoner|mnkr)|statistik|undersökning|granskning|revision",
    r"lag(en|stift\w*|ar)\b|förordning|konvention|sfs|domstol",
    r"\b(vi|oss|vår|vårt|våra)\b",
    r"^(det|detta|den|denna|dessa|de|så|sådan\w*|därför|därmed|samtidigt|dock)\b",
    r#"["”“»]|\bsid|\bs\. ?\d|avsnitt|stycke|\bpunkt"#,
];

/// What headings tell, in the order of the features.
pub(super) static IN_HEADINGS: LazyLock<Vec<Regex>> = LazyLock::new(|| compiled(&HEADINGS));
/// What statements say, in the order of the features; for texts made [`plain`].
pub(super) static IN_TEXTS: LazyLock<Vec<Regex>> = LazyLock::new(|| {
    TEXTS
        .iter()
        .map(|pattern| compiled_plain(pattern))
        .collect()
});

/// A plain text with blanks for the proposals that it tells by what they are about
/// (`förslaget om stränder` is a part, and no word for the whole) and for a yes or
/// no to something by name: `avstyrker parkeringsavgifter`, `positiva till att`.
pub(super) fn without_parts(plain_text: &str) -> Cow<'_, str> {
    static PART: LazyLock<Regex> = LazyLock::new(|| {
        compiled_plain(
            r"\b(?:förslag|förslaget|förslagen) (?:om|för|att|till|på|kring|gällande)\b|\bpositiv[at]* (?:till|på) att\b|\b(?:till|av)styrk(?:er|a|s)? (?:(?:också|även|dock|därför|därmed|inte|ej|helt|således) )*([a-zA-Z]{2,})",
        )
    });
    static WHOLE_OBJECT: LazyLock<Regex> = LazyLock::new(|| {
        compiled_plain(
            r"^(?:(?:de\b|de[tn]|detta|denna|dessa|hela|i|på|med|under|men|och|samt|utan|föreslag|remitterad|nya|samtliga|alla|eller|förutsatt|eftersom|enligt|vi|jag|utredningens|betänkandets|promemorians|regeringens|kommunens|stadens|härmed|ovan)|[a-zA-Z]*(?:förslag|program|remiss|motion|plan|strategi|policy|riktlinje|reglement|betänkand|promemori|utredning|tax|översyn|revidering))",
        )
    });
    let mut blanked = Cow::Borrowed(plain_text);
    for hit in PART.captures_iter(plain_text) {
        let object = hit.get(1).map(|object| object.as_str());
        if object.is_some_and(|object| WHOLE_OBJECT.is_match(object)) {
            continue;
        }
        if let Some(whole) = hit.get(0) {
            let end = hit.get(1).map_or(whole.end(), |object| object.start());
            let place = whole.start()..end;
            blanked
                .to_mut()
                .replace_range(place.clone(), &" ".repeat(place.len()));
        }
    }
    blanked
}

/// A pattern for [`plain`] texts.
fn compiled_plain(pattern: &str) -> Regex {
    RegexBuilder::new(&plain_pattern(pattern))
        .unicode(false)
        .build()
        .expect("the pattern is a constant that tests compile")
}

/// A pattern with its Swedish letters as [`plain`] writes them; what stands in
/// capitals keeps its meaning.
fn plain_pattern(pattern: &str) -> String {
    pattern
        .chars()
        .map(|c| if c.is_ascii() { c } else { plain_letter(c) })
        .collect()
}

/// Lower case with a capital ASCII letter for each other letter: word
/// boundaries in it are ASCII, which makes matching many times faster.
pub(super) fn plain(text: &str) -> String {
    text.chars()
        .flat_map(char::to_lowercase)
        .map(plain_letter)
        .collect()
}

fn plain_letter(c: char) -> char {
    match c {
        _ if c.is_ascii() => c,
        'å' => 'A',
        'ä' => 'E',
        'ö' => 'O',
        '”' | '“' | '»' => '"',
        '§' => 'P',
        _ if c.is_alphanumeric() => 'X',
        _ => ' ',
    }
}

fn compiled(patterns: &[&str]) -> Vec<Regex> {
    patterns
        .iter()
        .map(|pattern| Regex::new(pattern).expect("the pattern is a constant that tests compile"))
        .collect()
}

/// Whether a statement refers to what was said before it (`denna slutsats`,
/// `detta`) and has no word for the whole or for a position on it.
pub(super) fn refers_back(text: &str) -> bool {
    static BACK: LazyLock<Regex> = LazyLock::new(|| {
        compiled_plain(r"\b(?:denna|detta|dessa|sådan|sådana|sådant|den här|det här|de här)\b")
    });
    BACK.is_match(&plain(text)) && evidence(text).is_none()
}

/// The words that speak for `general`, as they stand in the statement.
pub(super) fn evidence(text: &str) -> Option<&str> {
    // Of every letter of the plain text, where it stands in the statement.
    let mut plain = String::with_capacity(text.len());
    let mut places = Vec::with_capacity(text.len() + 1);
    for (at, c) in text.char_indices() {
        for lower in c.to_lowercase() {
            plain.push(plain_letter(lower));
            places.push(at);
        }
    }
    places.push(text.len());
    let plain = without_parts(&plain);
    let found = IN_TEXTS[..2].iter().find_map(|regex| regex.find(&plain))?;
    Some(&text[places[found.start()]..places[found.end()]])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_letters_stay_apart_and_evidence_keeps_its_spelling() {
        let says_we = &IN_TEXTS[6];
        assert!(says_we.is_match(&plain("Det är VÅR mening.")));
        assert!(!says_we.is_match(&plain("Det var bra.")));
        let says_whole = |text: &str| IN_TEXTS[0].is_match(&without_parts(&plain(text)));
        assert!(says_whole("Vi stödjer förslaget."));
        assert!(!says_whole("Vi stödjer förslaget om badbryggor."));
        let says_position = |text: &str| IN_TEXTS[1].is_match(&without_parts(&plain(text)));
        for whole in [
            "Nämnden tillstyrker förslaget.",
            "Nämnden avstyrker.",
            "Nämnden avstyrker därför den föreslagna planen.",
            "Vi är positiva till planen.",
            "Nämnden tillstyrker översiktsplanen.",
        ] {
            assert!(says_position(whole), "{whole}");
        }
        for part in [
            "Nämnden avstyrker parkeringsavgift på söndagar.",
            "Nämnden tillstyrker en central vid Norra infarten.",
            "Nämnden avstyrker att gatuparkeringen tas bort.",
            "Vi är positiva till att avgiften höjs.",
        ] {
            assert!(!says_position(part), "{part}");
        }
        assert!(refers_back("Vi håller inte med om denna slutsats."));
        assert!(!refers_back("Vi stödjer denna del av förslaget."));
        assert!(!refers_back("Slutsatsen är fel."));
        assert_eq!(evidence("Översynen är bra."), Some("Översynen"));
        assert_eq!(evidence("I İzmir TILLSTYRKS det"), Some("TILLSTYRK"));
        assert_eq!(IN_HEADINGS.len() + IN_TEXTS.len(), 18);
    }
}
