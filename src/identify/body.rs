//! Names of bodies: boards, companies, councils, authorities, unions and
//! associations, known by the words that Swedish names of bodies are made of.

use super::party::is_party;
use crate::model::RespondentKind;

/// Endings of a body's head word, in lower case, and the kind they tell. The
/// first that fits counts.
const HEADS: &[(&str, RespondentKind)] = &[
    ("samverkansgrupp", RespondentKind::Union),
    ("samverkansgruppen", RespondentKind::Union),
    ("kommunstyrelse", RespondentKind::Board),
    ("kommunstyrelsen", RespondentKind::Board),
    ("regionstyrelse", RespondentKind::Board),
    ("regionstyrelsen", RespondentKind::Board),
    ("stadsdelsnämnd", RespondentKind::Board),
    ("nämnd", RespondentKind::Board),
    ("nämnden", RespondentKind::Board),
    ("nämndens", RespondentKind::Board),
    ("nämnder", RespondentKind::Board),
    ("utskottet", RespondentKind::Board),
    ("beredningen", RespondentKind::Board),
    ("stadsrevisionen", RespondentKind::Board),
    ("förvaltning", RespondentKind::Board),
    ("förvaltningen", RespondentKind::Board),
    ("kontoret", RespondentKind::Board),
    ("kontor", RespondentKind::Board),
    ("kansliet", RespondentKind::Board),
    ("kansli", RespondentKind::Board),
    ("riksförbund", RespondentKind::Association),
    ("riksförbundet", RespondentKind::Association),
    ("kommunalförbund", RespondentKind::Authority),
    ("kommunalförbundet", RespondentKind::Authority),
    ("räddningstjänstförbund", RespondentKind::Authority),
    ("räddningstjänst", RespondentKind::Authority),
    ("räddningstjänsten", RespondentKind::Authority),
    ("länsstyrelsen", RespondentKind::Authority),
    ("socialstyrelsen", RespondentKind::Authority),
    ("statistikbyrån", RespondentKind::Authority),
    ("myndigheten", RespondentKind::Authority),
    ("myndighet", RespondentKind::Authority),
    ("inspektionen", RespondentKind::Authority),
    ("verket", RespondentKind::Authority),
    ("domstolen", RespondentKind::Authority),
    ("tingsrätt", RespondentKind::Authority),
    ("hovrätten", RespondentKind::Authority),
    ("kammarrätten", RespondentKind::Authority),
    ("förvaltningsrätten", RespondentKind::Authority),
    ("ombudsmannen", RespondentKind::Authority),
    ("kanslern", RespondentKind::Authority),
    ("universitet", RespondentKind::Authority),
    ("universitetet", RespondentKind::Authority),
    ("högskola", RespondentKind::Authority),
    ("högskolan", RespondentKind::Authority),
    ("kommun", RespondentKind::Authority),
    ("regionen", RespondentKind::Authority),
    ("landsting", RespondentKind::Authority),
    ("brottsförebyggande råd", RespondentKind::Authority),
    ("ungdomsfullmäktige", RespondentKind::Council),
    ("ungdomsråd", RespondentKind::Council),
    ("byråd", RespondentKind::Association),
    ("sacorådet", RespondentKind::Union),
    ("råd", RespondentKind::Council),
    ("rådet", RespondentKind::Council),
    ("rådets", RespondentKind::Council),
    ("samråd", RespondentKind::Council),
    ("samrådet", RespondentKind::Council),
    ("bolaget", RespondentKind::Company),
    ("bolag", RespondentKind::Company),
    ("ab", RespondentKind::Company),
    ("aktiebolag", RespondentKind::Company),
    ("lärarförbundet", RespondentKind::Union),
    ("akademikerförbundet", RespondentKind::Union),
    ("fackförbund", RespondentKind::Union),
    ("fackförbundet", RespondentKind::Union),
    ("arbetarförbundet", RespondentKind::Union),
    ("arbetarnas förbund", RespondentKind::Union),
    ("tjänstemannaförbundet", RespondentKind::Union),
    ("läkarförbundet", RespondentKind::Union),
    ("vårdförbundet", RespondentKind::Union),
    ("journalistförbundet", RespondentKind::Union),
    ("facket", RespondentKind::Union),
    ("förbund", RespondentKind::Association),
    ("förbundet", RespondentKind::Association),
    ("förening", RespondentKind::Association),
    ("föreningen", RespondentKind::Association),
    ("föreningar", RespondentKind::Association),
    ("organisation", RespondentKind::Association),
    ("organisationen", RespondentKind::Association),
    ("organisationer", RespondentKind::Association),
    ("sällskapet", RespondentKind::Association),
    ("sällskap", RespondentKind::Association),
    ("nätverket", RespondentKind::Association),
    ("nätverk", RespondentKind::Association),
    ("alliansen", RespondentKind::Association),
    ("byalag", RespondentKind::Association),
    ("byalaget", RespondentKind::Association),
    ("klubb", RespondentKind::Association),
    ("klubben", RespondentKind::Association),
    ("samfund", RespondentKind::Association),
    ("församling", RespondentKind::Association),
    ("stift", RespondentKind::Other),
    ("museum", RespondentKind::Other),
    ("museet", RespondentKind::Other),
    ("stiftelsen", RespondentKind::Other),
    ("stiftelse", RespondentKind::Other),
];

/// Names that hold none of the head words.
const NAMED: &[(&str, RespondentKind)] = &[
    ("vision", RespondentKind::Union),
    ("kommunal", RespondentKind::Union),
    ("saco", RespondentKind::Union),
    ("tco", RespondentKind::Union),
    ("sveriges lärare", RespondentKind::Union),
    ("sveriges ingenjörer", RespondentKind::Union),
    ("unionen", RespondentKind::Union),
    ("ledarna", RespondentKind::Union),
    ("akademikerförbundet ssr", RespondentKind::Union),
    ("fysioterapeuterna", RespondentKind::Union),
    ("brandmännens riksförbund", RespondentKind::Union),
    ("företagarna", RespondentKind::Association),
    ("svenskt näringsliv", RespondentKind::Association),
    ("rädda barnen", RespondentKind::Association),
    ("röda korset", RespondentKind::Association),
    ("pro", RespondentKind::Association),
    ("spf seniorerna", RespondentKind::Association),
    ("rfsl", RespondentKind::Association),
    ("polisen", RespondentKind::Authority),
    (
        "sveriges kommuner och regioner",
        RespondentKind::Association,
    ),
];

/// Words by which a line is a sentence, a title or a label and no name.
const NOT_IN_NAMES: &[&str] = &[
    "angående",
    "att",
    "avseende",
    "beslut",
    "beslutar",
    "bilaga",
    "datum",
    "diarienummer",
    "dnr",
    "gällande",
    "handling",
    "handlingar",
    "har",
    "inkommit",
    "motion",
    "om",
    "protokoll",
    "protokollsutdrag",
    "remiss",
    "remissvar",
    "svar",
    "sammanträde",
    "sammanträdesdatum",
    "ska",
    "tillstyrker",
    "avstyrker",
    "tjänsteskrivelse",
    "tjänsteutlåtande",
    "utdrag",
    "yrkande",
    "yttrande",
    "är",
    "över",
    "kommentar",
    "synpunkter",
    "program",
    "riktlinje",
    "plan",
    "sida",
    "fastställer",
    "får",
    "ingår",
    "inte",
    "sekreterare",
    "ordförande",
    "handläggare",
    "ledamot",
    "paragraf",
    "tid",
    "plats",
    "telefon",
    "e-post",
    "förslag",
    "med",
    "på",
    "som",
    "kap",
    "lag",
];

/// Bodies that answers are sent to far more often than they come from.
const RECIPIENTS: &[&str] = &[
    "kommunstyrelsen",
    "kommunfullmäktige",
    "stadsledningskontoret",
    "kommunledningskontoret",
    "kommunstyrelsens förvaltning",
    "regionstyrelsen",
    "regionfullmäktige",
    "regeringskansliet",
    "stadskansliet",
    "kommunkansliet",
    "fullmäktige",
    "kommunledningsförvaltningen",
];

/// The kind of body that a whole line names; `None` where it names none.
pub(crate) fn named_body(line: &str) -> Option<RespondentKind> {
    let line = line.trim();
    let words: Vec<String> = line.split_whitespace().map(bare).collect();
    let plausible = (1..=12).contains(&words.len())
        && line.chars().count() <= 90
        && line.starts_with(char::is_uppercase)
        && !line.ends_with(['.', ':', '?', '!'])
        && !line.contains(['@', '§', '"', '”', ';'])
        && !line.chars().any(|c| c.is_ascii_digit());
    if !plausible
        || words
            .iter()
            .any(|word| NOT_IN_NAMES.contains(&word.as_str()))
    {
        return None;
    }
    kind_of(line)
}

/// The kind that a name tells, without asking whether the text is a name.
pub(crate) fn kind_of(name: &str) -> Option<RespondentKind> {
    if is_party(name) {
        return Some(RespondentKind::Party);
    }
    let lower = name.to_lowercase();
    let lower = lower.trim();
    if let Some((_, kind)) = NAMED.iter().find(|(known, _)| *known == lower) {
        return Some(*kind);
    }
    let words: Vec<String> = lower.split_whitespace().map(bare).collect();
    if words.first().is_some_and(|word| word == "region") && words.len() <= 3 {
        return Some(RespondentKind::Authority);
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
    if words.last().is_some_and(|word| word.starts_with("förbund"))
        && words
            .iter()
            .any(|word| word.ends_with("arbetarnas") || word.ends_with("tjänstemännens"))
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
    words.iter().find_map(|word| head(word)).or_else(|| {
        // `Malmö stad`, `Göteborgs Stad`: the municipality itself.
        (words.last().is_some_and(|word| word == "stad") && words.len() == 2)
            .then_some(RespondentKind::Authority)
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
    let lower = name.trim().to_lowercase();
    RECIPIENTS.iter().any(|known| {
        lower == *known
            || lower
                .strip_suffix(known)
                .is_some_and(|before| before.ends_with("s "))
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
                "styrelsen" | "regionen" | "kommunen" | "staden" | "föreningen"
            ))
        && !matches!(
            first,
            "socialstyrelsen" | "länsstyrelsen" | "sacorådet" | "stadsrevisionen"
        )
        && !first.ends_with("förbundet")
        || name.to_lowercase() == "förbundet"
}

/// Whether this is the municipality itself, whose emblem stands on all its papers.
pub(crate) fn is_municipality(name: &str) -> bool {
    let words: Vec<String> = name.split_whitespace().map(bare).collect();
    matches!(words.last().map(String::as_str), Some("stad" | "kommun")) && words.len() <= 3
}

/// Whether this is an office that works for a board, not a body that decides.
pub(crate) fn is_office(name: &str) -> bool {
    name.split_whitespace().map(bare).any(|word| {
        [
            "förvaltning",
            "förvaltningen",
            "kontoret",
            "kontor",
            "kansliet",
        ]
        .iter()
        .any(|ending| word.ends_with(ending))
    })
}

/// A name's form for comparing: lower case, indefinite, without city, company
/// form, abbreviation in parentheses and punctuation.
pub(crate) fn key(name: &str) -> String {
    let without = match name.find('(') {
        Some(at) => &name[..at],
        None => name,
    };
    let lower = without.to_lowercase();
    let words: Vec<&str> = lower
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| {
            !word.is_empty()
                && !matches!(
                    *word,
                    "och" | "samt" | "ab" | "stads" | "stad" | "kommuns" | "kommun" | "i"
                )
        })
        .collect();
    // `Göteborgs Stads pensionärsråd`: the city before `stads` is not part of the key.
    let city = lower
        .split_whitespace()
        .zip(lower.split_whitespace().skip(1))
        .find(|(_, next)| matches!(*next, "stads" | "kommuns"))
        .map(|(city, _)| city.to_owned());
    words
        .into_iter()
        .filter(|word| city.as_deref() != Some(word))
        .map(indefinite)
        .collect::<Vec<_>>()
        .join(" ")
}

/// Whether two names mean the same body.
pub(crate) fn same_body(one: &str, other: &str) -> bool {
    one == other || (!key(one).is_empty() && key(one) == key(other))
}

fn indefinite(word: &str) -> String {
    for (ending, bare) in [
        ("nämndens", "nämnd"),
        ("nämnden", "nämnd"),
        ("nämnds", "nämnd"),
        ("rådets", "råd"),
        ("rådet", "råd"),
        ("råds", "råd"),
        ("styrelsens", "styrelse"),
        ("styrelsen", "styrelse"),
        ("föreningen", "förening"),
        ("förbundet", "förbund"),
        ("bolagets", "bolag"),
        ("bolaget", "bolag"),
        ("gruppen", "grupp"),
        ("förvaltningen", "förvaltning"),
    ] {
        if let Some(stem) = word.strip_suffix(ending) {
            return format!("{stem}{bare}");
        }
    }
    word.to_owned()
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
        check("Välfärdsarbetarnas förbund", Some(Union));
        check("Vision", Some(Union));
        check("Föreningen Fria scenen i Ekstad", Some(Association));
        check("Hyresgästföreningen", Some(Association));
        check("Stiftelsen Ekstads museum", Some(Other));
        check("Centerpartiet", Some(Party));
    }

    #[test]
    fn sentences_titles_and_labels_are_not_names() {
        check("Socialnämnden tillstyrker förslaget", None);
        check("Yttrande från socialnämnden", None);
        check("Förslag till beslut", None);
        check("Stöd till anhörigvårdaren", None);
    }

    #[test]
    fn keys_hold_against_form_and_city() {
        assert_eq!(key("Göteborgs Stads pensionärsråd"), key("Pensionärsrådet"));
        assert_eq!(key("Socialnämnd Hisingen"), key("Socialnämnden Hisingen"));
        assert_eq!(key("Ekstad Energi AB"), key("EKSTAD ENERGI"));
        assert_ne!(key("Socialnämnden"), key("Kulturnämnden"));
    }

    #[test]
    fn recipients_are_known() {
        assert!(is_recipient("Kommunstyrelsen"));
        assert!(is_recipient("Ekstads kommunstyrelsen"));
        assert!(!is_recipient("Socialnämnden"));
    }
}
