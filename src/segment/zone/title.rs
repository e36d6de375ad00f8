//! Headings that open a zone, whatever completes them: whose, where or against what.

use std::sync::LazyLock;

use regex::Regex;

use super::Zone;
use super::cue::{cue, plain};
use crate::identify::is_body_word;
use crate::segment::heading::has_verb;

/// The zone that a heading opens, if it is one of the known ones.
pub(in crate::segment) fn opened_by(heading: &str) -> Option<Zone> {
    let plain = plain(heading);
    cue(&plain).or_else(|| by(heading, &plain)).or_else(|| {
        // `Beslut i nämnden bör fattas snabbare.` begins with the same words.
        let words = heading.split_whitespace().count();
        let sentence = has_verb(heading) || (heading.ends_with('.') && words > 3);
        (!sentence).then(|| completed(&plain)).flatten()
    })
}

/// `Reservation av Anna Ek`, but not `Reservation av lokaler`.
fn by(heading: &str, plain: &str) -> Option<Zone> {
    let (first, rest) = plain.split_once(' ')?;
    let named = heading
        .split_whitespace()
        .nth(2)
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    (named && (rest.starts_with("från ") || rest.starts_with("av ")))
        .then(|| cue(first))
        .flatten()
}

/// The zone of a known heading that whose it is, where or which completes.
fn completed(plain: &str) -> Option<Zone> {
    owned(plain)
        .or_else(|| against(plain))
        .or_else(|| {
            // `Landstingsstyrelsens förslag till landstingsfullmäktiges beslut`
            static DRAFT: LazyLock<Regex> = LazyLock::new(|| {
                Regex::new(r"^(?:\p{L}+s )?förslag till (?:\p{L}+s )?beslut$")
                    .expect("a fixed pattern")
            });
            DRAFT.is_match(plain).then_some(Zone::ProposedDecision)
        })
        .or_else(|| {
            // `Särskilt uttalande (M, KD)`
            let (title, parties) = plain.split_once(" (")?;
            parties.ends_with(')').then(|| cue(title)).flatten()
        })
        .or_else(|| {
            // `Förslag till beslut i styrelsen för Ekstads Hamn AB`
            let rest = plain.strip_prefix("förslag till beslut ")?;
            ["i ", "av ", "för "]
                .iter()
                .any(|word| rest.starts_with(word))
                .then_some(Zone::ProposedDecision)
        })
        .or_else(|| {
            // `Beslut i kulturnämnden`, `Reservation (M, KD)`, `Bilaga 2`.
            let (first, rest) = plain.split_once(' ')?;
            let continued = rest.starts_with("i ")
                || rest.starts_with('(')
                || rest.starts_with(|c: char| c.is_ascii_digit());
            continued.then(|| cue(first)).flatten()
        })
        .or_else(|| {
            // `Bilagor som ingår i beslutsunderlaget`
            let (first, rest) = plain.split_once(' ')?;
            let papers = matches!(first, "bilaga" | "bilagor" | "handlingar" | "underlag");
            (papers && rest.starts_with("som ")).then_some(Zone::Attachments)
        })
}

/// `Socialnämndens beslut`, `Styrelsens ställningstagande`; not `Utredningens
/// förslag`, which is what the answer is about.
fn owned(plain: &str) -> Option<Zone> {
    const OWNERS: &[&str] = &[
        "styrelsens",
        "kommunens",
        "regionens",
        "partiets",
        "kansliets",
    ];
    let (owner, rest) = plain.split_once(' ')?;
    let zone = cue(rest).filter(|_| owner.ends_with('s'))?;
    let is_proposal = zone == Zone::ProposedDecision;
    let own = OWNERS.iter().any(|end| owner.ends_with(end)) || is_body_word(owner);
    (own || !is_proposal).then_some(zone)
}

/// `Reservation mot kommunfullmäktiges beslut`, `Reservation, § 12`,
/// `Särskilt yttrande till ärende 7`: a minority's words with what they are about.
fn against(plain: &str) -> Option<Zone> {
    static AGAINST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"^(?:skriftlig )?(reservation|särskilt (?:yttrande|uttalande)|protokollsanteckning)(?:,| -| –)? (?:mot (?:\p{L}+s )?(?:beslut|§)|(?:till |i |vid )?(?:§|ärende(?:t| \d| nr)|punkt(?:en| \d)|dagordningspunkt|paragraf))",
        )
        .expect("a fixed pattern")
    });
    let found = AGAINST.captures(plain)?;
    cue(&found[1])
}

/// Whether a title tells that the whole paper is a minority's, however long it is.
pub(in crate::segment) fn titles_minority(title: &str) -> bool {
    !has_verb(title) && against(&plain(title)).is_some()
}

/// Whether a heading of one word lists persons or opens a minority's words only
/// in minutes: where the programme has it as a section, the answer means that.
pub(in crate::segment) fn is_ambiguous(heading: &str, zone: Zone) -> bool {
    matches!(
        zone,
        Zone::Attendance
            | Zone::Signing
            | Zone::Handling
            | Zone::Reservation
            | Zone::Dispatch
            | Zone::Referral
    ) && plain(heading).split_whitespace().count() == 1
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(heading: &str, expected: Option<Zone>) {
        assert_eq!(opened_by(heading), expected, "{heading}");
    }

    #[test]
    fn known_headings_open_zones() {
        check("Beslut", Some(Zone::Decision));
        check("Stadsbyggnadsnämndens beslut", Some(Zone::Decision));
        check("Beslut i rådet:", Some(Zone::Decision));
        check("FÖRSLAG TILL BESLUT", Some(Zone::ProposedDecision));
        check("Reservation (M, KD)", Some(Zone::Reservation));
        check(
            "Förslag till beslut i styrelsen för Ekhamns Energi AB",
            Some(Zone::ProposedDecision),
        );
        check("3. Bakgrund", Some(Zone::Background));
        check("Handling/ar", Some(Zone::Attachments));
        check("Bilaga 2", Some(Zone::Attachments));
        check("Kontorets förslag", Some(Zone::ProposedDecision));
        check(
            "Bilagor som ingår i beslutsunderlaget",
            Some(Zone::Attachments),
        );
        check("Protokollsanteckning/ar", Some(Zone::Note));
        check("Beslutet skickas till:", Some(Zone::Dispatch));
        check("Beslut i kulturnämnden", Some(Zone::Decision));
        check("Reservation av Anna Ek", Some(Zone::Reservation));
        check("Reservation från Vänsterpartiet", Some(Zone::Reservation));
        check("Reservation (M) mot beslutet", Some(Zone::Reservation));
        check("Särskilt uttalande (M, KD)", Some(Zone::SpecialStatement));
        check("Partiets förslag", Some(Zone::ProposedDecision));
        check("Omröstning", Some(Zone::Vote));
        check("Särskilt yttrande", Some(Zone::SpecialStatement));
        check("Facklig samverkan", Some(Zone::Handling));
        check("Närvarande ledamöter", Some(Zone::Attendance));
        check("Underskrifter", Some(Zone::Signing));
        check("Sammanfattande bedömning", Some(Zone::Argument));
        check("Remisser", Some(Zone::Referral));
        for title in [
            "Reservation mot kommunfullmäktiges beslut",
            "Reservation mot beslut i KS 2024-03-04",
            "Reservation mot beslut fattat av fullmäktige 2024-08-27",
            "Reservation dagordningspunkt 7 Avfallsplan",
            "Reservation ärende 7, avfallsplan",
            "Reservation, § 12 Avfallsplan",
        ] {
            check(title, Some(Zone::Reservation));
        }
        check(
            "Särskilt yttrande till § 12 Avfallsplan",
            Some(Zone::SpecialStatement),
        );
        check(
            "Regionstyrelsens förslag till regionfullmäktiges beslut",
            Some(Zone::ProposedDecision),
        );
    }

    #[test]
    fn one_word_may_head_a_section_of_the_programme_too() {
        assert!(is_ambiguous("Samverkan", Zone::Handling));
        assert!(is_ambiguous("3. Deltagare:", Zone::Attendance));
        assert!(!is_ambiguous("Facklig samverkan", Zone::Handling));
        assert!(!is_ambiguous("Beslut", Zone::Decision));
    }

    #[test]
    fn other_headings_do_not() {
        check("Medborgardialog", None);
        check("Tidigare beslut", None);
        check("Samverkan mellan nämnder", None);
        check("Reservation av lokaler", None);
        check("Reservation mot buller", None);
        check("Särskilt yttrande över betänkandet Fler träd", None);
        check("Utredningens förslag till lag", None);
        check("Utredningens förslag", None);
        check("Förslag 3 är orimligt dyrt för föreningarna.", None);
        check("Beslut i nämnden bör fattas snabbare.", None);
        check("Samverkan i skolan är viktig för barnen.", None);
        check("Beslut i nämnden bör fattas snabbare", None);
        check("Beslut i nämnden dröjer länge.", None);
        check("Ledamöter i rådet bör få arvode.", None);
        check("Bilaga 2 visar att kostnaderna ökar kraftigt.", None);
    }
}
