//! Political parties: those of the Riksdag by name and abbreviation, local
//! ones by the pattern of their names.

use std::sync::LazyLock;

use regex::Regex;

/// Name and abbreviation. Only these abbreviations are known without a name
/// beside them; `D` is the one local party that sits in many councils' papers.
pub(super) const KNOWN: &[(&str, &str)] = &[
    ("Socialdemokraterna", "S"),
    ("Moderaterna", "M"),
    ("Sverigedemokraterna", "SD"),
    ("Vänsterpartiet", "V"),
    ("Centerpartiet", "C"),
    ("Kristdemokraterna", "KD"),
    ("Miljöpartiet", "MP"),
    ("Liberalerna", "L"),
    ("Folkpartiet", "FP"),
    ("Feministiskt initiativ", "FI"),
    ("Demokraterna", "D"),
    ("Sjukvårdspartiet", "SJVP"),
];

/// Longer names and inflections that mean the same party.
const ALSO: &[(&str, &str)] = &[
    ("Arbetarepartiet Socialdemokraterna", "S"),
    ("Socialdemokratiska", "S"),
    ("Nya Moderaterna", "M"),
    ("Moderata samlingspartiet", "M"),
    ("Miljöpartiet de gröna", "MP"),
    ("Folkpartiet liberalerna", "FP"),
];

/// Letters that stand beside parties in municipal papers and are none.
pub(super) const NO_PARTY: &[&str] = &[
    "AB", "AU", "EU", "FN", "HR", "IT", "KF", "KS", "KSAU", "LO", "PM", "PRO", "RF", "RPG", "SACO",
    "SKR", "SPF", "TCO", "VD",
];

static ABBREVIATIONS: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^\(?[A-ZÅÄÖ]{1,4}(?:(?:\s*[,/+&]\s*|\s+och\s+|\s+samt\s+|\s+)[A-ZÅÄÖ]{1,4})*\)?$")
        .expect("a fixed pattern")
});

/// How a party's name ends in running text, behind its first letters, and the
/// names that are whole without any; for patterns.
pub(super) const IN_TEXT: &str =
    "(?:partiet|demokraterna|listan)|Demokraterna|Moderaterna|Liberalerna";

static LOCAL: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r"^((?:[A-ZÅÄÖ][\wåäöÅÄÖ-]*)(?: (?:för |i )?[A-ZÅÄÖ]?[\wåäöÅÄÖ-]+){0,3}) ?\(([A-ZÅÄÖ][A-ZÅÄÖa-zåäö]{0,4})\)$",
    )
    .expect("a fixed pattern")
});

/// Endings that make a capitalised word a party's name.
const ENDINGS: &[&str] = &[
    "partiet",
    "listan",
    "demokraterna",
    "moderaterna",
    "väljarna",
];

/// The parties that a whole line names, in its order; `None` where the line
/// says anything else. Reads `M, D, L, KD`, `(S)`, `S, V och MP`,
/// `Socialdemokraterna, Vänsterpartiet`, `Framtid Ekstad (FE)`.
pub(crate) fn parties_only(line: &str) -> Option<Vec<String>> {
    let line = line.trim().trim_end_matches([':', '.']);
    if line.is_empty() || line.chars().count() > 160 {
        return None;
    }
    if ABBREVIATIONS.is_match(line) {
        return by_abbreviation(line);
    }
    let without_list = strip_abbreviation_list(line);
    let mut found: Vec<String> = Vec::new();
    for piece in without_list.split([',', '/', '+', '&', ';']) {
        for name in piece.split(" och ").flat_map(|part| part.split(" samt ")) {
            let name = name.trim();
            if name.is_empty() {
                continue;
            }
            let party = named(name)?;
            if !found.contains(&party) {
                found.push(party);
            }
        }
    }
    (!found.is_empty()).then_some(found)
}

/// Every party that a text names by its full name or in parentheses, in order.
pub(crate) fn parties_in(text: &str) -> Vec<String> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        const LISTS: &str = r"\(([A-ZÅÄÖ]{1,4}(?:(?:\s*[,/+&]\s*|\s+och\s+|\s+)[A-ZÅÄÖ]{1,4})*)\)|\b(?:från|för)\s+([A-ZÅÄÖ]{1,2}(?:(?:\s*,\s*|\s+och\s+|\s+samt\s+)[A-ZÅÄÖ]{1,2})*)\b";
        Regex::new(&format!(r"{LISTS}|\b([A-ZÅÄÖ][\wåäö]+?{IN_TEXT})(?:s|\b)"))
            .expect("a fixed pattern")
    });
    let mut found = Vec::new();
    for captures in NAMED.captures_iter(text) {
        let list = captures.get(1).or_else(|| captures.get(2));
        let named_here = match (list, captures.get(3)) {
            (Some(list), _) => by_abbreviation(list.as_str()).unwrap_or_default(),
            (None, Some(name)) => vec![canonical(name.as_str())],
            (None, None) => Vec::new(),
        };
        for party in named_here {
            if !found.contains(&party) {
                found.push(party);
            }
        }
    }
    found
}

/// The line up to where it tells whose motion is answered: `Yttrande över motion
/// av Bo Ek (M) om …`. The motion is what was sent out, and its author does not
/// answer. All of the line where it tells of none.
pub(crate) fn before_motion(line: &str) -> &str {
    static MOVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:\p{L}+\s+)?motion(?:en|er|erna)?\s+(?:väckt\s+)?(?:av|från)\s|^.*\)s?\s+motion(?:en)?\s",
        )
        .expect("a fixed pattern")
    });
    MOVED
        .find(line)
        .map_or(line, |moved| &line[..moved.start()])
}

/// The abbreviation of a known party.
pub(super) fn abbreviation_of(name: &str) -> Option<&'static str> {
    KNOWN
        .iter()
        .find(|(known, _)| *known == name)
        .map(|(_, abbreviation)| *abbreviation)
}

/// The parties of a list of letters. Letters that no party of the Riksdag has
/// are a local party's where as many of the list are known, and keep standing
/// for it: `(M, KD, ÖP)`.
fn by_abbreviation(list: &str) -> Option<Vec<String>> {
    // `KF M`: letters that merely stand side by side may be anything
    let is_joined =
        list.contains([',', '/', '+', '&']) || list.contains(" och ") || list.contains(" samt ");
    let mut found: Vec<String> = Vec::new();
    let (mut known, mut local) = (0, 0);
    for piece in list.split(|c: char| !c.is_alphanumeric()) {
        if piece.is_empty() || matches!(piece, "och" | "samt") {
            continue;
        }
        let name = match KNOWN.iter().find(|(_, short)| *short == piece) {
            Some((name, _)) => {
                known += 1;
                *name
            }
            None if is_joined && !NO_PARTY.contains(&piece) => {
                local += 1;
                piece
            }
            None => return None,
        };
        if !found.iter().any(|party| party == name) {
            found.push(name.to_owned());
        }
    }
    (known > 0 && known >= local).then_some(found)
}

/// `Socialdemokraterna, Vänsterpartiet (S, V)` without its parenthesis.
fn strip_abbreviation_list(line: &str) -> &str {
    match line.rfind('(') {
        Some(at) if line.ends_with(')') && line[at..].contains(',') => line[..at].trim_end(),
        _ => line,
    }
}

fn named(name: &str) -> Option<String> {
    if let Some(list) = by_abbreviation(name)
        && list.len() == 1
    {
        return list.into_iter().next();
    }
    if let Some(captures) = LOCAL.captures(name) {
        let (long, short) = (&captures[1], &captures[2]);
        if let Some((known, _)) = KNOWN
            .iter()
            .find(|(_, abbreviation)| *abbreviation == short)
        {
            return canonical(long).eq(known).then(|| (*known).to_owned());
        }
        let local = ENDINGS
            .iter()
            .any(|ending| long.to_lowercase().ends_with(ending));
        return (local || initials(long) == short).then(|| name.to_owned());
    }
    let known = canonical(name);
    // `Partiet` alone is no one's name.
    let single = !name.contains(' ') && !ENDINGS.contains(&name.to_lowercase().as_str());
    let local = single
        && name.starts_with(char::is_uppercase)
        && ENDINGS
            .iter()
            .any(|ending| name.to_lowercase().ends_with(ending));
    (abbreviation_of(&known).is_some() || local).then_some(known)
}

/// The first letters of the words of a name that begin with a capital.
pub(super) fn initials(name: &str) -> String {
    name.split_whitespace()
        .filter_map(|word| word.chars().next())
        .filter(|c| c.is_uppercase())
        .collect()
}

fn canonical(name: &str) -> String {
    let lower = name.to_lowercase();
    let lower = lower
        .strip_suffix("ternas")
        .map_or(lower.clone(), |stem| format!("{stem}terna"));
    let known = KNOWN
        .iter()
        .find(|(known, _)| known.to_lowercase() == lower);
    let also = ALSO.iter().find(|(also, _)| also.to_lowercase() == lower);
    match (known, also) {
        (Some((known, _)), _) => (*known).to_owned(),
        (None, Some((_, short))) => KNOWN
            .iter()
            .find(|(_, abbreviation)| abbreviation == short)
            .map_or_else(|| name.to_owned(), |(known, _)| (*known).to_owned()),
        (None, None) => name.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: &[&str]) {
        assert_eq!(parties_only(line).unwrap_or_default(), expected, "{line}");
    }

    #[test]
    fn lists_of_abbreviations_and_names_are_read() {
        check(
            "M, D, L, KD",
            &[
                "Moderaterna",
                "Demokraterna",
                "Liberalerna",
                "Kristdemokraterna",
            ],
        );
        check("(S)", &["Socialdemokraterna"]);
        check(
            "KD M L",
            &["Kristdemokraterna", "Moderaterna", "Liberalerna"],
        );
        check(
            "S, V och MP",
            &["Socialdemokraterna", "Vänsterpartiet", "Miljöpartiet"],
        );
        check(
            "Socialdemokraterna, Vänsterpartiet (S, V)",
            &["Socialdemokraterna", "Vänsterpartiet"],
        );
        check("Sverigedemokraterna (SD)", &["Sverigedemokraterna"]);
        check("(M, KD, ÖP)", &["Moderaterna", "Kristdemokraterna", "ÖP"]);
        check(
            "S, V och EKP",
            &["Socialdemokraterna", "Vänsterpartiet", "EKP"],
        );
    }

    #[test]
    fn local_parties_are_known_by_their_names() {
        check("Framtid Ekstad (FE)", &["Framtid Ekstad (FE)"]);
        check("Ekstadspartiet (EP)", &["Ekstadspartiet (EP)"]);
        check("Ekstadspartiet", &["Ekstadspartiet"]);
    }

    #[test]
    fn persons_bodies_and_other_capitals_are_not_parties() {
        check("Anna Svensson (S)", &[]);
        check("Socialnämnden", &[]);
        check("PRO, RPG, SPF", &[]);
        check("AB", &[]);
        check("KS och M", &[]);
        check("KD ÖP", &[]);
        check("(S, ÖP, EKP)", &[]);
    }

    #[test]
    fn parties_are_found_in_running_text() {
        assert_eq!(
            parties_in("Anna Ek (V) yrkar bifall med hänvisning till yttrande från S, V och MP."),
            ["Vänsterpartiet", "Socialdemokraterna", "Miljöpartiet"]
        );
        assert_eq!(
            parties_in("Ekstadspartiets ledamöter reserverar sig."),
            ["Ekstadspartiet"]
        );
        assert_eq!(
            parties_in("Moderaterna, Demokraterna och Ekstadsdemokraterna yrkar avslag."),
            ["Moderaterna", "Demokraterna", "Ekstadsdemokraterna"]
        );
    }
}
