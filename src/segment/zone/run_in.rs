//! Headings that stand on the line of their text.

use super::Zone;
use super::cue::{cue, plain};

/// The length of a known heading that stands at the head of a longer line,
/// run into its text: `Yrkanden Anna Ek (M) yrkar …`.
pub(in crate::segment) fn run_in(line: &str) -> Option<(usize, Zone)> {
    if !line.starts_with(char::is_uppercase) {
        return None;
    }
    let words: Vec<(usize, &str)> = line
        .split_inclusive(' ')
        .scan(0, |at, word| {
            *at += word.len();
            Some((*at, word.trim_end()))
        })
        .take(6)
        .collect();
    (1..=words.len()).rev().find_map(|count| {
        let end = words[count - 1].0.min(line.len());
        let head = line[..end].trim_end();
        let rest = &line[end..];
        let zone = cue(&plain(head))?;
        // `Bilaga 2 visar att` is no heading with text behind it.
        let unnumbered = rest.trim_start_matches(|c: char| c.is_ascii_digit());
        let numbered = unnumbered.len() < rest.len();
        let told = rest.starts_with(|c: char| c.is_uppercase() || matches!(c, '•' | '”' | '-'))
            || (numbered && !unnumbered.trim_start().starts_with(char::is_lowercase))
            || head.ends_with(':');
        (told && !rest.is_empty() && runs_in(zone, head, rest)).then_some((head.len(), zone))
    })
}

/// Words that also begin sentences open a zone within a line only where what
/// follows fits it.
fn runs_in(zone: Zone, head: &str, rest: &str) -> bool {
    match zone {
        Zone::Argument | Zone::Background => {
            matches!(
                plain(head).as_str(),
                "sammanfattning" | "bakgrund" | "ärendet" | "yttrande" | "beskrivning av ärendet"
            ) && !rest.starts_with(|c: char| c.is_ascii_digit())
        }
        Zone::Handling | Zone::Attendance => head.ends_with(':'),
        Zone::Opening
        | Zone::Decision
        | Zone::ProposedDecision
        | Zone::Motions
        | Zone::Vote
        | Zone::Reservation
        | Zone::SpecialStatement
        | Zone::Note
        | Zone::Attachments
        | Zone::Dispatch
        | Zone::Signing => true,
        Zone::Referral => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_run_into_its_text_is_found() {
        let found = |line: &str| run_in(line).map(|(end, zone)| (line[..end].to_owned(), zone));
        assert_eq!(
            found("Yrkanden Anna Ek (M) yrkar bifall."),
            Some(("Yrkanden".to_owned(), Zone::Motions))
        );
        assert_eq!(
            found("Protokollsutdrag skickas till Kommunstyrelsen"),
            Some(("Protokollsutdrag skickas till".to_owned(), Zone::Dispatch))
        );
        assert_eq!(
            found("Beslutet ska skickas till Kommunstyrelsen"),
            Some(("Beslutet ska skickas till".to_owned(), Zone::Dispatch))
        );
        assert_eq!(
            found("Beslut • Nämnden tillstyrker planen."),
            Some(("Beslut".to_owned(), Zone::Decision))
        );
        assert_eq!(
            found("Bilaga 2 Tidplan för arbetet"),
            Some(("Bilaga".to_owned(), Zone::Attachments))
        );
        assert_eq!(
            found("Närvarande: två ledamöter och en ersättare"),
            Some(("Närvarande:".to_owned(), Zone::Attendance))
        );
        assert_eq!(found("beslut Nämnden tillstyrker planen."), None);
        assert_eq!(found("Bakgrund 2 Syfte"), None);
        assert_eq!(found("Beslut om planen fattas i maj."), None);
        assert_eq!(found("Samverkan Norr är bra."), None);
        assert_eq!(found("Bilaga 2 visar att kostnaderna ökar."), None);
    }
}
