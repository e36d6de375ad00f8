//! Whose a case number is, by its letters: those of the board that registers it.

use std::sync::LazyLock;

use regex::Regex;

use super::shape::LETTERED;
use crate::identify::body::{is_municipality, is_recipient};
use crate::model::RespondentKind;

/// Letters of those who send proposals out in a municipality and take answers in.
const ASKERS: &[&str] = &["KF", "KS"];

/// Words of a name of which its letters take none.
const SMALL: &[&str] = &["i", "för", "av", "på", "vid", "och", "samt"];

/// Whether a number is not that of who answers: a board's on a party's paper, the
/// municipality's own on that of one of its boards or of an association.
pub(in crate::identify) fn is_anothers(
    number: &str,
    kind: RespondentKind,
    respondents: &[String],
) -> bool {
    use RespondentKind::{Association, Board, Citizen, Company, Party, Union};
    let Some(letters) = letters(number) else {
        return false;
    };
    if respondents.iter().any(|name| fits(&letters, name)) {
        return false;
    }
    let takes_in = respondents
        .iter()
        .any(|name| is_recipient(name) || is_municipality(name));
    match kind {
        Party => letters.ends_with(['N', 'S']) || ASKERS.contains(&letters.as_str()),
        Board | Company | Association | Union | Citizen => {
            !respondents.is_empty() && !takes_in && ASKERS.contains(&letters.as_str())
        }
        _ => false,
    }
}

/// The numbers in a line whose letters are those of a body.
pub(in crate::identify) fn of_body(line: &str, name: &str) -> Option<(usize, usize)> {
    LETTERED
        .find_iter(line)
        .find(|found| letters(found.as_str()).is_some_and(|letters| fits(&letters, name)))
        .map(|found| (found.start(), found.end()))
}

/// The number of one of those who answer, among the numbers of all of them.
pub(crate) fn own_reference<'a>(
    numbers: &'a str,
    name: &str,
    respondents: &[String],
) -> Option<&'a str> {
    if respondents.len() < 2 {
        return Some(numbers);
    }
    let fits = |number: &str, name: &str| letters(number).is_some_and(|own| fits(&own, name));
    let own = numbers.split(", ").find(|number| fits(number, name));
    own.or_else(|| {
        let anothers = |number: &str| respondents.iter().any(|other| fits(number, other));
        (!numbers.split(", ").any(anothers)).then_some(numbers)
    })
}

/// The letters of a number: `TN` of `TN 2025-88`.
fn letters(number: &str) -> Option<String> {
    static LETTERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:(?:19|20)?\d\d/)?(\p{Lu}{2,6})(?:[^\p{L}]|$)").expect("a fixed pattern")
    });
    LETTERS.captures(number).map(|found| found[1].to_owned())
}

/// Whether letters may be short for a name: its first letter, then others in its
/// order, and the kind of board last (`IDN`: `Idrottsnämnden`).
fn fits(letters: &str, name: &str) -> bool {
    let name = name.to_lowercase();
    let last = match letters.chars().last() {
        Some('N') if name.contains("nämnd") => "nämnd",
        Some('S') if name.contains("styrelse") => "styrelse",
        Some('N' | 'S') if name.contains("nämnd") || name.contains("styrelse") => return false,
        _ => "",
    };
    let before = last.is_empty().then_some(name.as_str()).or_else(|| {
        let at = name.rfind(last)?;
        Some(&name[..at])
    });
    let words: Vec<&str> = before
        .unwrap_or_default()
        .split(|c: char| !c.is_alphabetic())
        .filter(|word| !word.is_empty() && !SMALL.contains(word))
        .collect();
    let letters = letters.to_lowercase();
    let count = letters.chars().count() - usize::from(!last.is_empty());
    let wanted: Vec<char> = letters.chars().take(count).collect();
    // a city in front of the name has no letter of it
    (0..words.len()).any(|from| {
        let mut rest = words[from..]
            .concat()
            .chars()
            .collect::<Vec<_>>()
            .into_iter();
        wanted.first() == words[from].chars().next().as_ref()
            && wanted
                .iter()
                .all(|letter| rest.any(|other| other == *letter))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_are_short_for_a_board() {
        for (letters, name) in [
            ("IDN", "Idrottsnämnden"),
            ("UN", "Utbildningsnämnden"),
            ("TRN", "Trafiknämnden"),
            ("KFN", "Kultur- och fritidsnämnden"),
            ("TN", "Tekniska nämnden"),
            ("KS", "Kommunstyrelsen"),
            ("EH", "Ekstads Hamn AB"),
        ] {
            assert!(fits(letters, name), "{letters} {name}");
        }
        for (letters, name) in [
            ("KS", "Kulturnämnden"),
            ("IDN", "Utbildningsnämnden"),
            ("TN", "Landsbygdslistan"),
            ("KS", "Ekstads Hamn AB"),
        ] {
            assert!(!fits(letters, name), "{letters} {name}");
        }
    }

    #[test]
    fn a_number_may_be_anothers() {
        use RespondentKind::{Authority, Board, Company, Party};
        let anothers =
            |number: &str, kind, name: &str| is_anothers(number, kind, &[name.to_owned()]);
        assert!(anothers("TN 2025-88", Party, "Landsbygdslistan"));
        assert!(anothers("KS 2026/45", Board, "Kulturnämnden"));
        assert!(anothers("KS 2026-00118", Company, "Ekstads Hamn AB"));
        assert!(!anothers("KS 2026/45", Board, "Kommunstyrelsen"));
        assert!(!anothers("KS 2026/45", Authority, "Ekviks kommun"));
        assert!(!anothers("KN 2026/45", Board, "Kulturnämnden"));
        assert!(!anothers("2026/45", Party, "Landsbygdslistan"));
    }

    #[test]
    fn each_of_several_has_its_own_number() {
        let both = ["Idrottsnämnden".to_owned(), "Utbildningsnämnden".to_owned()];
        let of = |numbers: &'static str, at: usize| own_reference(numbers, &both[at], &both);
        assert_eq!(of("IDN 2026/9, UN 2026/112", 1), Some("UN 2026/112"));
        assert_eq!(of("IDN 2026/9", 0), Some("IDN 2026/9"));
        assert_eq!(of("IDN 2026/9", 1), None);
        assert_eq!(of("2026/9", 1), Some("2026/9"));
        assert_eq!(
            own_reference("IDN 2026/9", &both[1], &both[1..]),
            Some("IDN 2026/9")
        );
    }
}
