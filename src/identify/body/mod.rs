//! Names of bodies: boards, companies, councils, authorities, unions and
//! associations, known by the words that Swedish names of bodies are made of.
//!
//! Takes a line or a name, and tells whether it is a body's and of which kind.
//! Which body answers is not decided here.

mod form;
mod joint;
mod known;
mod standing;
mod types;

pub(super) use form::is_known;
pub(super) use joint::joint;
pub(super) use standing::is_emblem;
pub(crate) use standing::{is_generic, is_municipality, is_office, is_recipient};
pub(super) use types::TYPES;

use super::party_group::is_party;
use crate::language::is_present;
use crate::model::RespondentKind;
use form::{is_agency, is_association_by_form, is_workers_union, named_kind};
use joint::joint_kind;
use types::{CONSULTED, HEADS, NOT_IN_NAMES};

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
    let small = word.starts_with(char::is_lowercase);
    let word = bare(word);
    !half
        && (NOT_IN_NAMES.contains(&word.as_str())
            || CONSULTED.iter().any(|ending| word.ends_with(ending))
            || (small && is_present(&word)))
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
    if is_agency(&words) {
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
    if let Some(kind) = working_together(&words) {
        return Some(kind);
    }
    if is_workers_union(&words) {
        return Some(RespondentKind::Union);
    }
    if let Some((_, kind)) = HEADS
        .iter()
        .find(|(known, _)| known.contains(' ') && lower.ends_with(known))
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

/// `Centrala samverkansgruppen`, where unions and employer meet; under a name
/// of its own such a group is anybody's: `Kristna samverkansgruppen`.
fn working_together(words: &[String]) -> Option<RespondentKind> {
    const UNIONS: &[&str] = &["central", "facklig", "förvaltning", "lokal", "arbetsplats"];
    let at = words.iter().position(|word| {
        word.ends_with("samverkansgrupp") || word.ends_with("samverkansgruppen")
    })?;
    let compound = !words[at].starts_with("samverkansgrupp");
    let of_work = |word: &String| {
        UNIONS.iter().any(|begins| word.starts_with(begins))
            || head(word.trim_end_matches('s')).is_some()
    };
    Some(if compound || at == 0 || words[..at].iter().any(of_work) {
        RespondentKind::Union
    } else {
        RespondentKind::Association
    })
}

/// Whether the words of a line may be a name: none makes it a sentence, a title
/// or a label.
pub(super) fn may_be_name(line: &str) -> bool {
    !line.split_whitespace().any(is_no_name)
}

/// Whether a word belongs to the names of bodies and places, not of persons.
pub(crate) fn is_body_word(word: &str) -> bool {
    let word = bare(word);
    matches!(
        word.as_str(),
        "stad" | "stads" | "kommun" | "kommuns" | "landstinget" | "region" | "kapitel" | "avsnitt"
    ) || head(&word).is_some()
        || head(word.trim_end_matches('s')).is_some()
}

fn head(word: &str) -> Option<RespondentKind> {
    if is_no_council(word) {
        return None;
    }
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

/// Whether a word ends as councils do and is none: the hearing of a plan, the
/// title of a person (`landstingsrådet`), or a word of another root (`förråd`).
fn is_no_council(word: &str) -> bool {
    const OTHERS: &[&str] = &[
        "förråd",
        "tråd",
        "samråd",
        "länsråd",
        "kansliråd",
        "departementsråd",
        "ambassadråd",
        "justitieråd",
    ];
    const OFFICERS: &[&str] = &[
        "borgarråd",
        "kommunalråd",
        "landstingsråd",
        "oppositionsråd",
        "regionråd",
        "regionsråd",
        "stadsråd",
        "statsråd",
    ];
    let root = ["s", "ets", "ens", "et", "en"]
        .iter()
        .find_map(|ending| {
            word.strip_suffix(ending)
                .filter(|root| root.ends_with("råd"))
        })
        .unwrap_or(word);
    // `Pensionärssamrådet` meets, a plan's hearing is held
    OTHERS.contains(&root)
        || (root == word && root.ends_with("samråd"))
        || OFFICERS.iter().any(|officer| root.ends_with(officer))
}

fn bare(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric())
        .to_lowercase()
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
        check("Ekstads Miljö- och Naturvänner", Some(Association));
        check("Centrala lönestödsnämnden", Some(Authority));
        check("Centrala stadsdelsnämnden", Some(Board));
        check("Kvinnojouren Vändpunkten", Some(Association));
        check("Riksorganisationen Hela bygden ska leva", Some(Association));
        check("Lärarnas riksförbund", Some(Union));
        check("Saco-S-föreningen vid Ekstads universitet", Some(Union));
        check("Centrala samverkansgruppen", Some(Union));
        check("Central Samverkansgrupp", Some(Union));
        check("Socialnämndens samverkansgrupp", Some(Union));
        check("Kristna samverkansgruppen i Ekstad", Some(Association));
        check("Judiska församlingen i Ekstad", Some(Association));
        check("Socialnämnderna", Some(Board));
        check("LO-distriktet i Ekbygden", Some(Union));
        check("Revisorerna i Ekstads kommun", Some(Board));
        check("Elevrådet på Norra skolan", Some(Council));
        check("Myndigheten för digital förvaltning", Some(Authority));
        assert!(!is_office("Myndigheten för digital förvaltning"));
        check("Samtidigt, när Ekstads Hamn AB", None);
        check("Ärendet avser Ekstads Hamn AB", None);
        check("Hemställan från nämnden för lärande", None);
        check("Miljönämnden tillstyrker/avstyrker motionen", None);
        check("Återremissyrkande i kommunstyrelsen", None);
        check("Norra Sverige", None);
        check("Föreningen bör ska", None);
        check("Statens ansvar", None);
        check("Ekarnas Riksförbund underkänner stora", None);
        check("Landstinget Ekbygden", Some(Authority));
        check("Pensionärssamrådet i Ekstad", Some(Council));
        check("Synpunkt på samråd Ekstads Station", None);
        check("Föredragande landstingsråd", None);
        check("Oppositionsrådet Bo Ek", None);
        check("Finansborgarrådet", None);
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
}
