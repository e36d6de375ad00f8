//! Zones: what the headings of Swedish municipal papers open.

use std::sync::LazyLock;

use regex::Regex;

use super::heading::has_verb;
use crate::identify::is_body_word;
use crate::model::Role;

/// The zone in which a stretch of text stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Zone {
    /// Before anything is said: letterhead and title.
    Opening,
    /// Argued text.
    Argument,
    /// Background, told without a view of its own: argued text all the same.
    Background,
    /// The body's decision.
    Decision,
    /// The officials' or a party's proposed decision.
    ProposedDecision,
    /// What members propose at the meeting.
    Motions,
    /// How the vote was handled.
    Vote,
    /// A reservation.
    Reservation,
    /// A special statement.
    SpecialStatement,
    /// A note to the minutes.
    Note,
    /// Papers behind the matter, attachments.
    Attachments,
    /// Whom the decision goes to.
    Dispatch,
    /// Who was there.
    Attendance,
    /// Adjustment and signatures.
    Signing,
    /// What other bodies answered, retold.
    Referral,
    /// Talks with the unions, presentations: how the matter was handled.
    Handling,
}

impl Zone {
    /// The role of what a minority says in it.
    pub(super) const fn minoritys_role(self) -> Role {
        match self {
            Self::Reservation => Role::Reservation,
            Self::SpecialStatement => Role::SpecialStatement,
            _ => Role::Note,
        }
    }

    /// Whether it holds what was moved and decided, and no argued text.
    pub(super) const fn is_formal(self) -> bool {
        matches!(
            self,
            Self::Decision | Self::ProposedDecision | Self::Vote | Self::Motions
        )
    }

    /// Whether what stands in it is a minority's, and not the body's.
    pub(super) const fn is_minoritys(self) -> bool {
        matches!(
            self,
            Self::Reservation | Self::SpecialStatement | Self::Note
        )
    }
}

/// Headings in lower case without number, colon and the name of a body before
/// them (`Socialnämndens beslut`), and the zone they open.
const CUES: &[(&str, Zone)] = &[
    ("beslut", Zone::Decision),
    ("beslut i rådet", Zone::Decision),
    ("beslut i nämnden", Zone::Decision),
    ("beslut i styrelsen", Zone::Decision),
    ("beslutet", Zone::Decision),
    ("ställningstagande och beslut", Zone::Decision),
    ("förslag till beslut", Zone::ProposedDecision),
    ("förslag till nämndens beslut", Zone::ProposedDecision),
    ("beslutsförslag", Zone::ProposedDecision),
    ("förslag till ställningstagande", Zone::ProposedDecision),
    ("förvaltningens förslag till beslut", Zone::ProposedDecision),
    ("förvaltningens förslag", Zone::ProposedDecision),
    ("kontorets förslag till beslut", Zone::ProposedDecision),
    (
        "tjänsteutlåtandets förslag till beslut",
        Zone::ProposedDecision,
    ),
    ("förslag", Zone::ProposedDecision),
    ("hemställan", Zone::ProposedDecision),
    ("att-satser", Zone::ProposedDecision),
    ("yrkanden", Zone::Motions),
    ("yrkande", Zone::Motions),
    ("förslag och yrkanden", Zone::Motions),
    ("förslag på sammanträdet", Zone::Motions),
    ("förslag till beslut på sammanträdet", Zone::Motions),
    ("yrkanden och yttranden", Zone::Motions),
    ("inlägg", Zone::Motions),
    ("beslutsgång", Zone::Vote),
    ("beslutsgången", Zone::Vote),
    ("ordförandens ställande av proposition", Zone::Vote),
    ("propositionsordning", Zone::Vote),
    ("proposition", Zone::Vote),
    ("propositioner", Zone::Vote),
    ("omröstning", Zone::Vote),
    ("omröstningsresultat", Zone::Vote),
    ("omröstningslista", Zone::Vote),
    ("votering", Zone::Vote),
    ("voteringsproposition", Zone::Vote),
    ("voteringsresultat", Zone::Vote),
    ("reservation", Zone::Reservation),
    ("reservationer", Zone::Reservation),
    ("skriftlig reservation", Zone::Reservation),
    ("avvikande mening", Zone::Reservation),
    ("skiljaktig mening", Zone::Reservation),
    ("särskilt yttrande", Zone::SpecialStatement),
    ("särskilda yttranden", Zone::SpecialStatement),
    ("särskilt uttalande", Zone::SpecialStatement),
    ("ersättaryttrande", Zone::SpecialStatement),
    ("ersättares yttrande", Zone::SpecialStatement),
    ("särskilda uttalanden", Zone::SpecialStatement),
    ("protokollsanteckning", Zone::Note),
    ("protokollsanteckningar", Zone::Note),
    ("röstförklaring", Zone::Note),
    ("handling", Zone::Attachments),
    ("handlingar", Zone::Attachments),
    ("handlingar i ärendet", Zone::Attachments),
    ("beslutsunderlag", Zone::Attachments),
    ("underlag för beslut", Zone::Attachments),
    ("underlag", Zone::Attachments),
    ("ärendets handlingar", Zone::Attachments),
    ("bilaga", Zone::Attachments),
    ("bilagor", Zone::Attachments),
    ("bilageförteckning", Zone::Attachments),
    ("bilagor till tjänsteutlåtandet", Zone::Attachments),
    ("referenser", Zone::Attachments),
    ("källor", Zone::Attachments),
    ("litteratur", Zone::Attachments),
    ("beslutet skickas till", Zone::Dispatch),
    ("beslutet ska skickas till", Zone::Dispatch),
    ("beslut skickas till", Zone::Dispatch),
    ("beslutet expedieras till", Zone::Dispatch),
    ("beslutet delges", Zone::Dispatch),
    ("protokollsutdrag", Zone::Dispatch),
    ("protokollsutdrag till", Zone::Dispatch),
    ("protokollsutdrag skickas till", Zone::Dispatch),
    ("protokollsutdraget skickas till", Zone::Dispatch),
    ("protokollet skickas till", Zone::Dispatch),
    ("utdrag till", Zone::Dispatch),
    ("skickas till", Zone::Dispatch),
    ("expedieras", Zone::Dispatch),
    ("expedieras till", Zone::Dispatch),
    ("expediering", Zone::Dispatch),
    ("sändlista", Zone::Dispatch),
    ("sändlista för beslutet", Zone::Dispatch),
    ("delges", Zone::Dispatch),
    ("delgivning", Zone::Dispatch),
    ("kopia till", Zone::Dispatch),
    ("kopia", Zone::Dispatch),
    ("för kännedom", Zone::Dispatch),
    ("närvarande", Zone::Attendance),
    ("närvarolista", Zone::Attendance),
    ("närvarande ledamöter", Zone::Attendance),
    ("beslutande", Zone::Attendance),
    ("beslutande ledamöter", Zone::Attendance),
    ("tjänstgörande ersättare", Zone::Attendance),
    ("ej tjänstgörande ersättare", Zone::Attendance),
    ("ersättare", Zone::Attendance),
    ("ledamöter", Zone::Attendance),
    ("övriga närvarande", Zone::Attendance),
    ("övriga deltagare", Zone::Attendance),
    ("deltagare", Zone::Attendance),
    ("frånvarande", Zone::Attendance),
    ("jäv", Zone::Attendance),
    ("deltar ej i beslutet", Zone::Attendance),
    ("deltar inte i beslutet", Zone::Attendance),
    ("justering", Zone::Signing),
    ("omedelbar justering", Zone::Signing),
    ("justerare", Zone::Signing),
    ("underskrifter", Zone::Signing),
    ("underskrift", Zone::Signing),
    ("vid protokollet", Zone::Signing),
    ("protokollet justeras", Zone::Signing),
    ("justeras", Zone::Signing),
    ("anslag", Zone::Signing),
    ("anslagsbevis", Zone::Signing),
    ("anslag/bevis", Zone::Signing),
    ("samverkan", Zone::Handling),
    ("facklig samverkan", Zone::Handling),
    ("fackliga perspektiv", Zone::Handling),
    ("mbl-förhandling", Zone::Handling),
    ("förhandling enligt mbl", Zone::Handling),
    ("information enligt mbl", Zone::Handling),
    ("föredragning", Zone::Handling),
    ("föredragande", Zone::Handling),
    ("ärendets beredning", Zone::Handling),
    ("beredning", Zone::Handling),
    ("beredning av ärendet", Zone::Handling),
    ("remisser", Zone::Referral),
    ("remissinstanser", Zone::Referral),
    ("remissinstanserna", Zone::Referral),
    ("remissinstansernas synpunkter", Zone::Referral),
    ("remissinstansernas svar", Zone::Referral),
    ("remissbehandling", Zone::Referral),
    ("remissammanställning", Zone::Referral),
    ("inkomna remissvar", Zone::Referral),
    ("inkomna yttranden", Zone::Referral),
    ("ärendet", Zone::Background),
    ("ärendebeskrivning", Zone::Background),
    ("beskrivning av ärendet", Zone::Background),
    ("bakgrund", Zone::Background),
    ("bakgrund till ärendet", Zone::Background),
    ("inledning", Zone::Background),
    ("remissen", Zone::Background),
    ("ärendets tidigare behandling", Zone::Background),
    ("tidigare behandling", Zone::Background),
    ("sammanfattning", Zone::Argument),
    ("sammanfattning av ärendet", Zone::Argument),
    ("sammanfattande bedömning", Zone::Argument),
    ("yttrande", Zone::Argument),
    ("yttrandet", Zone::Argument),
    ("yrkandet", Zone::Argument),
    ("motivering", Zone::Argument),
    ("motivering till yrkandet", Zone::Argument),
    ("överväganden", Zone::Argument),
    ("ställningstagande", Zone::Argument),
    ("bedömning", Zone::Argument),
    ("analys", Zone::Argument),
    ("synpunkter", Zone::Argument),
    ("remissvar", Zone::Argument),
    ("svar", Zone::Argument),
];

/// The zone that a heading opens, if it is one of the known ones.
pub(super) fn opened_by(heading: &str) -> Option<Zone> {
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
pub(super) fn titles_minority(title: &str) -> bool {
    !has_verb(title) && against(&plain(title)).is_some()
}

/// `Styrelsen beslutade`, `Kulturnämnden beslutar att`: words that lead to what
/// was decided and say nothing themselves.
pub(super) fn leads_to_decision(line: &str) -> bool {
    /// More words than that tell of something else.
    const LONGEST: usize = 6;
    let line = line.trim_end_matches([':', ' ']);
    let line = line.strip_suffix(" att").unwrap_or(line);
    let Some((who, verb)) = line.rsplit_once(' ') else {
        return false;
    };
    let who = who.strip_suffix(" har").unwrap_or(who);
    matches!(verb, "beslutar" | "beslutade" | "beslöt" | "beslutat")
        && who.starts_with(char::is_uppercase)
        && who.split(' ').count() < LONGEST
        && who.rsplit(' ').next().is_some_and(is_deciding)
}

fn is_deciding(word: &str) -> bool {
    let lower = word.to_lowercase();
    is_body_word(&lower)
        || ["styrelsen", "utskottet", "fullmäktige"]
            .iter()
            .any(|end| lower.ends_with(end))
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

/// Whether a heading of one word lists persons or opens a minority's words only
/// in minutes: where the programme has it as a section, the answer means that.
pub(super) fn is_ambiguous(heading: &str, zone: Zone) -> bool {
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

/// A heading in the form in which headings are compared.
pub(super) fn plain_heading(heading: &str) -> String {
    plain(heading)
}

/// The length of a known heading that stands at the head of a longer line,
/// run into its text: `Yrkanden Anna Ek (M) yrkar …`.
pub(super) fn run_in(line: &str) -> Option<(usize, Zone)> {
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

fn cue(plain: &str) -> Option<Zone> {
    CUES.iter()
        .find(|(known, _)| *known == plain)
        .map(|(_, zone)| *zone)
}

/// Lower case, without number, quotation marks, colon and full stop.
fn plain(heading: &str) -> String {
    heading
        .trim_start_matches(|c: char| {
            c.is_ascii_digit() || matches!(c, '.' | '§' | ' ' | ')' | '•' | '”')
        })
        .trim_end_matches([':', '.', ' ', '…', '”', '*'])
        .split_whitespace()
        .map(without_plural)
        .collect::<Vec<_>>()
        .join(" ")
        .to_lowercase()
}

/// `Handling/ar`, `Protokollsanteckning/ar`: as forms print it, the one or the many.
fn without_plural(word: &str) -> &str {
    match word.split_once('/') {
        Some((one, "ar" | "er" | "n")) => one,
        _ => word,
    }
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

    #[test]
    fn words_that_only_lead_to_a_decision() {
        for line in [
            "Styrelsen beslutade",
            "Kulturnämnden beslutar att",
            "Ekstads tekniska nämnd beslutade:",
        ] {
            assert!(leads_to_decision(line), "{line}");
        }
        for line in ["Anna Ek beslutade", "Nämnden beslutade i maj", "Beslutade"] {
            assert!(!leads_to_decision(line), "{line}");
        }
    }

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
