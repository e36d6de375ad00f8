//! Names of bodies: boards, companies, councils, authorities, unions and
//! associations, known by the words that Swedish names of bodies are made of.

use super::body_types::{CONSULTED, HEADS, NOT_IN_NAMES, OWN_NAMES, RECIPIENTS, TYPES};
use super::known_bodies::{BRANCHES, COMMON, NAMED};
use super::party_group::is_party;
use crate::language::capital;
use crate::model::RespondentKind;

/// The kind of body that a whole line names; `None` where it names none.
pub(crate) fn named_body(line: &str) -> Option<RespondentKind> {
    let line = line.trim();
    let plausible = line.chars().count() <= 90
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', ':', '?', '!'])
        && !line.contains(['@', '§', '"', '”', ';'])
        && !line.contains(": ")
        && !line.chars().any(|c| c.is_ascii_digit())
        && (1..=12).contains(&line.split_whitespace().count());
    let open = line.split_whitespace().last().is_some_and(|last| {
        matches!(
            last,
            "på" | "i" | "för" | "av" | "vid" | "och" | "samt" | "under"
        )
    });
    if !plausible || open || (!is_type_and_name(line) && line.split_whitespace().any(is_no_name)) {
        return None;
    }
    kind_of(line)
}

/// `Riksorganisationen Hela bygden ska leva`: behind the word for its type a
/// name may be a sentence.
fn is_type_and_name(line: &str) -> bool {
    let mut words = line.split_whitespace();
    let type_word = words.next().map(bare).unwrap_or_default();
    let capital = words
        .next()
        .is_some_and(|word| word.starts_with(char::is_uppercase));
    let rest: Vec<String> = words.map(bare).collect();
    TYPES.contains(&type_word.as_str())
        && capital
        && (1..=5).contains(&rest.len())
        && !rest
            .iter()
            .any(|word| CONSULTED.iter().any(|ending| word.ends_with(ending)))
        && [rest.first(), rest.last()]
            .into_iter()
            .all(|word| word.is_some_and(|word| !is_no_name(word)))
}

/// Whether a word makes the line that holds it a sentence, a title or a label.
/// The first half of a compound (`plan- och byggnadsnämnden`) does not.
fn is_no_name(word: &str) -> bool {
    let half = word.ends_with(['-', '–']);
    let word = bare(word);
    !half
        && (NOT_IN_NAMES.contains(&word.as_str())
            || CONSULTED.iter().any(|ending| word.ends_with(ending)))
}

/// The kind that a name tells, without asking whether the text is a name.
pub(crate) fn kind_of(name: &str) -> Option<RespondentKind> {
    if is_party(name) {
        return Some(RespondentKind::Party);
    }
    let lower = name.trim().to_lowercase();
    named_kind(name.trim(), &lower).or_else(|| told_kind(name.trim(), &lower))
}

/// The kind that the words of a name tell.
fn told_kind(name: &str, lower: &str) -> Option<RespondentKind> {
    let words: Vec<String> = lower.split_whitespace().map(bare).collect();
    if words.first().is_some_and(|word| word == "region") && (2..=4).contains(&words.len()) {
        return Some(RespondentKind::Authority);
    }
    if words
        .first()
        .is_some_and(|word| STATE.contains(&word.as_str()))
        && words
            .iter()
            .skip(1)
            .any(|word| OF_STATE.iter().any(|ending| word.ends_with(ending)))
    {
        return Some(RespondentKind::Authority);
    }
    if is_association_by_form(name, &words) {
        return Some(RespondentKind::Association);
    }
    // `Saco-S-föreningen`, `Sacorådet`
    if words.iter().any(|word| word.starts_with("saco")) {
        return Some(RespondentKind::Union);
    }
    // A name that holds AB is a company's whatever else it holds; a foundation
    // or an association that begins its name says so first.
    if words
        .iter()
        .any(|word| word == "ab" || word == "aktiebolag")
    {
        return Some(RespondentKind::Company);
    }
    if let Some(kind) = words.first().and_then(|word| head(word))
        && matches!(kind, RespondentKind::Association | RespondentKind::Other)
    {
        return Some(kind);
    }
    // `… arbetarnas förbund` is a union, by its first words.
    if words
        .last()
        .is_some_and(|word| word.starts_with("förbund") || word.starts_with("riksförbund"))
        && words.iter().any(|word| {
            [
                "anställdas",
                "arbetarnas",
                "brandmännens",
                "lärarnas",
                "tjänstemännens",
            ]
            .iter()
            .any(|ending| word.ends_with(ending))
        })
    {
        return Some(RespondentKind::Union);
    }
    let two = |known: &str| lower.ends_with(known);
    if let Some((_, kind)) = HEADS
        .iter()
        .find(|(known, _)| known.contains(' ') && two(known))
    {
        return Some(*kind);
    }
    words
        .iter()
        .find_map(|word| head(word))
        .or_else(|| {
            // `Malmö stad`, `Göteborgs Stad`: the municipality itself.
            (words.last().is_some_and(|word| word == "stad") && words.len() == 2)
                .then_some(RespondentKind::Authority)
        })
        .or_else(|| joint_kind(name))
}

/// First words of agencies' names, and what the rest of them ends in.
const STATE: &[&str] = &[
    "statens",
    "sveriges",
    "kungl",
    "kungliga",
    "försvarets",
    "totalförsvarets",
];
const OF_STATE: &[&str] = &[
    "anstalt",
    "bibliotek",
    "biblioteket",
    "center",
    "institut",
    "myndighet",
    "riksbank",
    "styrelse",
    "undersökning",
    "verk",
];

/// Names that are an association's by their form: `Tågföretagen`, `Avfall
/// Sverige`, `Svensk Kollektivtrafik`, `Brf Björken`, `Jordens vänner`.
fn is_association_by_form(name: &str, words: &[String]) -> bool {
    const TRADES: &[&str] = &[
        "företagen",
        "företagarna",
        "industrierna",
        "herrarna",
        "ägarna",
        "missioner",
    ];
    const CLUBS: &[&str] = &[
        "BK", "Brf", "BRF", "FC", "FF", "FK", "HK", "IF", "IFK", "IK", "SK",
    ];
    const PARTS: &[&str] = &["hela", "norra", "södra", "västra", "östra", "mellersta"];
    let capitals = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let trade = words.len() <= 3
        && words.iter().take(2).any(|word| {
            TRADES
                .iter()
                .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
        });
    let country = (2..=3).contains(&words.len())
        && last == "sverige"
        && capitals
        && !PARTS.contains(&first.as_str());
    let swedish = words.len() == 2
        && capitals
        && matches!(first.as_str(), "svensk" | "svenskt" | "sveriges")
        && !last.ends_with('s')
        && head(last).is_none();
    let club = words.len() >= 2
        && capitals
        && name
            .split_whitespace()
            .next()
            .is_some_and(|word| CLUBS.contains(&word));
    let friends = words.len() >= 2 && last == "vänner" && first.ends_with('s');
    trade || country || swedish || club || friends
}

/// A body known all over the country, perhaps with its branch or place.
fn named_kind(name: &str, lower: &str) -> Option<RespondentKind> {
    NAMED.iter().find_map(|(known, kind)| {
        let rest = lower.strip_prefix(known)?;
        if rest.is_empty() {
            return Some(*kind);
        }
        // `LO-distriktet i Ekstad`
        if rest.starts_with('-') && name.starts_with(known.to_uppercase().as_str()) {
            return Some(*kind);
        }
        let rest = rest.strip_prefix("s ").or_else(|| rest.strip_prefix(' '))?;
        let mut words = rest.split_whitespace().map(bare);
        let first = words.next()?;
        let branch = BRANCHES.contains(&first.as_str())
            || BRANCHES
                .iter()
                .any(|ending| ending.len() > 6 && first.ends_with(ending));
        // A place stands in capitals, in the name as it is written.
        let written = name.split_whitespace().nth(known.split(' ').count());
        let place =
            first == "i" || written.is_some_and(|word| word.starts_with(char::is_uppercase));
        // An abbreviation in capitals is no word of every day.
        let own = !COMMON.contains(known)
            || (name.starts_with(known.to_uppercase().as_str())
                && name.contains(char::is_lowercase));
        let told = branch || (place && own);
        (told && words.count() <= 4).then_some(*kind)
    })
}

/// Whether this is one of the bodies known all over the country, or an
/// association by its form: no person's name, whatever it looks like.
pub(super) fn is_known(name: &str) -> bool {
    let name = name.trim();
    let lower = name.to_lowercase();
    let words: Vec<String> = lower.split_whitespace().map(bare).collect();
    named_kind(name, &lower).is_some() || is_association_by_form(name, &words)
}

/// The kind of several bodies that one line names: `Vision och Kommunal`.
fn joint_kind(line: &str) -> Option<RespondentKind> {
    let parts = joint(line);
    (parts.len() > 1)
        .then(|| parts.first().and_then(|part| kind_of(part)))
        .flatten()
}

/// The bodies of a line that names several; the line itself where it names one.
/// `Äldre samt vård- och omsorgsnämnden` is one, for `äldre` is no body.
pub(super) fn joint(line: &str) -> Vec<String> {
    let mut parts: Vec<String> = Vec::new();
    let mut rest = line.trim();
    while !rest.is_empty() {
        let cut = JOINTS
            .iter()
            .flat_map(|joint| rest.match_indices(joint))
            .filter(|(at, joint)| {
                let (before, after) = (&rest[..*at], &rest[at + joint.len()..]);
                stands_alone(before) && after.split(JOINTS[0]).any(stands_alone)
            })
            .map(|(at, joint)| (at, joint.len()))
            .min();
        let Some((at, joint)) = cut else {
            parts.push(rest.to_owned());
            break;
        };
        parts.push(rest[..at].to_owned());
        rest = rest[at + joint..].trim_start();
    }
    for part in &mut parts {
        *part = capital(part);
    }
    parts
}

const JOINTS: &[&str] = &[" och ", " samt ", ", ", " & "];

/// Whether this is a body's whole name that can stand without its neighbour.
fn stands_alone(name: &str) -> bool {
    let name = name.trim();
    if name.ends_with('-') || is_generic(name) || is_municipality(name) || is_office(name) {
        return false;
    }
    is_known(name)
        || name.split_whitespace().any(|word| {
            let word = bare(word);
            head(&word).is_some() && !word.ends_with('s')
        })
}

fn head(word: &str) -> Option<RespondentKind> {
    HEADS
        .iter()
        .find(|(ending, _)| {
            // `ab` and `råd` are endings of many other words.
            if ending.len() <= 2 {
                word == *ending
            } else {
                word.ends_with(ending)
            }
        })
        .map(|(_, kind)| *kind)
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
}

/// Whether a word belongs to the names of bodies and places, not of persons.
pub(crate) fn is_body_word(word: &str) -> bool {
    let word = bare(word);
    matches!(
        word.as_str(),
        "stad" | "stads" | "kommun" | "kommuns" | "region" | "kapitel" | "avsnitt"
    ) || head(&word).is_some()
        || head(word.trim_end_matches('s')).is_some()
}

/// Whether this body is one that answers are sent to.
pub(crate) fn is_recipient(name: &str) -> bool {
    let lower = name.to_lowercase();
    lower.split(',').map(str::trim).any(|part| {
        RECIPIENTS.iter().any(|known| {
            part == *known
                || part
                    .strip_suffix(known)
                    .is_some_and(|before| before.ends_with("s "))
        })
    })
}

/// Whether this is a head word alone, `Rådet`, `Nämnden`: it names no one.
pub(crate) fn is_generic(name: &str) -> bool {
    let mut words = name.split_whitespace().map(bare);
    let first = words.next().unwrap_or_default();
    let first = first.trim_end_matches('s');
    words.next().is_none()
        && first != "ab"
        && (HEADS.iter().any(|(known, _)| *known == first) && !is_recipient(name)
            || matches!(
                first,
                "styrelsen"
                    | "regionen"
                    | "kommunen"
                    | "staden"
                    | "föreningen"
                    | "kyrkorådet"
                    | "departementet"
            ))
        && !OWN_NAMES.contains(&first)
        && !first.ends_with("förbundet")
        || name.to_lowercase() == "förbundet"
}

/// Whether this is the municipality itself, whose emblem stands on all its papers.
pub(crate) fn is_municipality(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(bare).collect();
    matches!(words.last().map(String::as_str), Some("stad" | "kommun")) && words.len() <= 3
}

/// Whether this is an emblem that stands on the papers of many bodies: the
/// municipality's, the church's.
pub(super) fn is_emblem(name: &str) -> bool {
    is_municipality(name) || name.eq_ignore_ascii_case("svenska kyrkan")
}

/// Whether this is an office that works for a board, not a body that decides.
pub(crate) fn is_office(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(bare).collect();
    // `Myndigheten för digital förvaltning`
    let authority = words
        .first()
        .is_some_and(|word| head(word) == Some(RespondentKind::Authority));
    !authority
        && words.iter().any(|word| {
            [
                "förvaltning",
                "förvaltningen",
                "kontoret",
                "kontor",
                "kansliet",
                "kansli",
            ]
            .iter()
            .any(|ending| word.ends_with(ending))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<RespondentKind>) {
        assert_eq!(named_body(line), expected, "{line}");
    }

    #[test]
    fn names_tell_their_kind() {
        use RespondentKind::{
            Association, Authority, Board, Company, Council, Other, Party, Union,
        };
        check("Äldre samt vård- och omsorgsnämnden", Some(Board));
        check("Nämnden för funktionsstöd", Some(Board));
        check("Norrmalms stadsdelsnämnd", Some(Board));
        check("Förvaltnings AB Framtiden", Some(Company));
        check(
            "Göteborgs Stads råd för den nationella minoriteten romer",
            Some(Council),
        );
        check("Ekstads ungdomsråd", Some(Council));
        check("Region Ekbygden", Some(Authority));
        check("Länsstyrelsen i Skåne län", Some(Authority));
        check("Trafikverket", Some(Authority));
        check("Statens fastighetsverk", Some(Authority));
        check("Kvinnornas nätverk", Some(Association));
        check("Välfärdsarbetarnas förbund", Some(Union));
        check("Vision", Some(Union));
        check("Föreningen Fria scenen i Ekstad", Some(Association));
        check("Hyresgästföreningen", Some(Association));
        check("Stiftelsen Ekstads museum", Some(Other));
        check("Centerpartiet", Some(Party));
    }

    #[test]
    fn no_known_body_repeats_what_its_words_tell() {
        let told: Vec<&str> = NAMED
            .iter()
            .filter(|(known, kind)| {
                let name: Vec<String> = known.split(' ').map(capital).collect();
                told_kind(&name.join(" "), known) == Some(*kind)
            })
            .map(|(known, _)| *known)
            .collect();
        assert_eq!(told, Vec::<&str>::new());
    }

    #[test]
    fn forms_of_names_tell_their_kind() {
        use RespondentKind::{Association, Authority, Board, Council, Union};
        check("Statens servicecenter", Some(Authority));
        check("Kungliga biblioteket", Some(Authority));
        check("Hyresnämnden i Ekstad", Some(Authority));
        check("Delegationen mot ensamhet", Some(Authority));
        check("Tågföretagen", Some(Association));
        check("Energigas Sverige", Some(Association));
        check("Svensk Kollektivtrafik", Some(Association));
        check("Sveriges Konsumenter", Some(Association));
        check("Brf Björken", Some(Association));
        check("Jordens vänner", Some(Association));
        check("Kvinnojouren Vändpunkten", Some(Association));
        check("Riksorganisationen Hela bygden ska leva", Some(Association));
        check("Lärarnas riksförbund", Some(Union));
        check("Saco-S-föreningen vid Ekstads universitet", Some(Union));
        check("LO-distriktet i Ekbygden", Some(Union));
        check("Revisorerna i Ekstads kommun", Some(Board));
        check("Elevrådet på Norra skolan", Some(Council));
        check("Myndigheten för digital förvaltning", Some(Authority));
        assert!(!is_office("Myndigheten för digital förvaltning"));
        check("Norra Sverige", None);
        check("Föreningen bör ska", None);
        check("Statens ansvar", None);
    }

    #[test]
    fn sentences_titles_and_labels_are_not_names() {
        check("Socialnämnden tillstyrker förslaget", None);
        check("Yttrande från socialnämnden", None);
        check("Förslag till beslut", None);
        check("Stöd till anhörigvårdaren", None);
        check("Vindkraftverk", None);
        check("Tydligare regelverk", None);
    }

    #[test]
    fn a_head_word_alone_names_no_one_unless_it_is_a_name() {
        for generic in ["Rådet", "Nämnden", "Föreningen", "Universitetet"] {
            assert!(is_generic(generic), "{generic}");
        }
        for name in [
            "Transportstyrelsen",
            "Socialstyrelsen",
            "Polisen",
            "Saco-rådet",
            "Kommunrevisionen",
        ] {
            assert!(!is_generic(name), "{name}");
        }
    }

    #[test]
    fn recipients_are_known() {
        assert!(is_recipient("Kommunstyrelsen"));
        assert!(is_recipient("Ekstads kommunstyrelsen"));
        assert!(!is_recipient("Socialnämnden"));
    }
}
