//! A body's name within a line: without the words that lead to it, the type
//! of paper, the place and the addresses that follow it.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{TYPES, is_body_word, is_emblem, is_generic, is_known, kind_of, named_body};
use super::date::dates;
use super::lines::Lines;
use super::person::{is_name, is_signature_line};
use crate::language::capital;
use crate::model::RespondentKind;

/// A name with the word for its type that the paper has before it elsewhere:
/// `Föreningen Gamla Ekstad` for `Gamla Ekstad`.
pub(super) fn with_type(lines: &Lines<'_>, name: &str) -> String {
    lines
        .body
        .iter()
        .find_map(|line| {
            let at = line.text.find(&format!(" {name}"))?;
            let word = line.text[..at].rsplit(' ').next()?;
            let kind = TYPES.contains(&word.to_lowercase().as_str());
            (kind && word.starts_with(char::is_uppercase)).then(|| format!("{word} {name}"))
        })
        .unwrap_or_else(|| name.to_owned())
}

/// What may follow a name on its line: the type of the paper, its date, an
/// address and the words that label one.
static TYPE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\s+(?:c/o\b|sammanträdesprotokoll|protokollsutdrag|protokoll\b|utdrag ur|tjänsteskrivelse|tjänsteutlåtande|yttrande\b|remissyttrande|remissvar|missiv\b|styrelsehandling|(?:besöks|post|leverans|faktura|webb)adress\b|telefon\b|tfn\b|org(?:anisations)?\.?(?:nummer|nr)\b|box \d|\d{3} ?\d{2}\s|(?:19|20)\d\d-\d\d).*$")
        .expect("a fixed pattern")
});

/// What is answered, by its number or kind: such a line is its title, and names nobody.
static NUMBERED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:SOU|Ds) ?(?:19|20)\d\d:\d|^(?i:slut|del)?(?i:betänkande)\b")
        .expect("a fixed pattern")
});

/// The name on a letterhead line, without the type of paper that may follow it.
pub(super) fn name_line(line: &str) -> Option<String> {
    if NUMBERED.is_match(line) {
        return None;
    }
    let heads = line.trim_end().ends_with(':');
    let line = line.trim().trim_end_matches([':', ',']);
    // `I Kulturnämnden:` heads its proposed decision, and so does `I kulturnämnden:`.
    let board = line.strip_prefix("I ").unwrap_or(line);
    if heads
        && board.len() < line.len()
        && named_body(&capital(board)) == Some(RespondentKind::Board)
    {
        return Some(shortened(&capital(board)));
    }
    let line = board;
    let marks: &[char] = &['|', '•', '·'];
    let mut pieces = line.split(marks);
    if line.chars().count() > 160 {
        // Addresses may run on behind the name.
        let first = pieces.next().filter(|first| first.len() < line.len())?;
        return (line.chars().count() <= 400)
            .then(|| first_name(std::iter::once(first)))
            .flatten();
    }
    if line.contains(marks) {
        return first_name(pieces);
    }
    // `FUB Ekstad – för barn och unga`: what the body is for.
    let line = match line.split_once(" – ") {
        Some((name, _)) if is_body(name.trim()) => name.trim(),
        _ => line,
    };
    let line = match TYPE.find(line) {
        Some(hit) => nominative(&line[..hit.start()]),
        None => line,
    };
    let line = before_date(line).trim_end_matches([',', ' ', '–', '-']);
    // `Anna Ek, Kommunal` is a person that stands for a body.
    if !is_known(line) {
        if is_signature_line(line) {
            return None;
        }
        if line.split(',').any(|part| is_name(part.trim())) {
            let first = line.split(',').next().unwrap_or_default().trim();
            return (is_body(first) && !is_name(first)).then(|| shortened(first));
        }
    }
    let line = match line.find(" (") {
        Some(at) if line.ends_with(')') => &line[..at],
        _ => line,
    };
    let city = line.split(',').any(|part| is_emblem(part.trim()));
    if (!city || !line.contains(',')) && is_body(line) {
        return Some(shortened(line));
    }
    if line.chars().count() > 90 || !line.contains(',') || line.contains('(') {
        return None;
    }
    first_name(line.split(','))
}

/// A line without the date that closes it.
fn before_date(line: &str) -> &str {
    match dates(line).last() {
        Some(date) if date.span.end == line.len() => {
            let before = line[..date.span.start].trim_end();
            before.strip_suffix(" den").unwrap_or(before)
        }
        _ => line,
    }
}

/// `Folkbildningsrådets` before the type of its paper is `Folkbildningsrådet`.
fn nominative(name: &str) -> &str {
    match name.strip_suffix('s') {
        Some(rest) if is_body(rest) => rest,
        _ => name,
    }
}

fn is_body(name: &str) -> bool {
    named_body(name).is_some_and(|kind| kind != RespondentKind::Party)
}

/// The first body of some pieces, the municipality or the church only where there is no other.
fn first_name<'a>(pieces: impl Iterator<Item = &'a str>) -> Option<String> {
    let mut first = None;
    let names = pieces.map(|piece| {
        let end = TYPE.find(piece).map_or(piece.len(), |hit| hit.start());
        piece[..end].trim_matches([',', ' '])
    });
    for name in names.filter(|name| is_body(name)) {
        if !is_emblem(name) {
            return Some(shortened(name));
        }
        first = first.or(Some(name));
    }
    first.map(str::to_owned)
}

/// A board's or council's name without the municipality that it belongs to:
/// `Kulturnämnden i Ekstads kommun`, `Ekstads Stad Kulturnämnden`.
pub(super) fn shortened(name: &str) -> String {
    static OF: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:[A-ZÅÄÖ][\w-]+ )?[A-ZÅÄÖ][\w-]+ (?i:stad|kommun),? |,? (?:i )?(?:[A-ZÅÄÖ][\w-]+ )?[A-ZÅÄÖ][\w-]+ (?i:stad|kommun)$")
            .expect("a fixed pattern")
    });
    if !matches!(
        kind_of(name),
        Some(RespondentKind::Board | RespondentKind::Council)
    ) {
        return name.to_owned();
    }
    let rest = OF.replace(name, "");
    match named_body(&rest) {
        Some(RespondentKind::Board | RespondentKind::Council) if !is_generic(&rest) => {
            rest.into_owned()
        }
        _ => name.to_owned(),
    }
}

/// The longest beginning of a text that is a body's name.
pub(super) fn longest_name(text: &str) -> Option<String> {
    // What is answered: `synpunkter från Hembygdsföreningen på förslaget`.
    static ABOUT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\s(?:på|över|angående|avseende|gällande|kring|rörande)\s\p{Ll}")
            .expect("a fixed pattern")
    });
    let text = without_lead(text);
    let end = text
        .find(['.', ':', ';', '(', '”', '"'])
        .unwrap_or(text.len());
    let end = ABOUT.find(&text[..end]).map_or(end, |about| about.start());
    let mut rest = text[..end].trim_end_matches([',', ' ']);
    loop {
        let name = capital(rest);
        if named_body(&name).is_some() {
            return Some(shortened(&name));
        }
        rest = rest.rsplit_once(' ')?.0.trim_end_matches([',', ' ']);
    }
}

/// A name without the words that lead to it.
pub(super) fn without_lead(text: &str) -> &str {
    const LEADS: &[&str] = &[
        "Styrelsen för ",
        "Styrelsen i ",
        "Kyrkorådet i ",
        "Kyrkorådet för ",
        "I styrelsen för ",
        "styrelsen för ",
        "Beslut i ",
        "För ",
        "Från ",
        "På uppdrag av ",
        "I ",
        "Vid ",
        "Utdrag ur protokoll ",
        "Remissvar från ",
        "Svar från ",
        "Protokoll ",
        "Vi i ",
        "vi i ",
        "fört vid ",
        "Beslut I ",
    ];
    let mut rest = text.trim();
    // `På Ekverkets vägnar`
    if let Some(of) = rest
        .strip_prefix("På ")
        .and_then(|rest| rest.strip_suffix(" vägnar"))
    {
        return of.strip_suffix('s').unwrap_or(of);
    }
    while let Some(lead) = LEADS.iter().find(|lead| rest.starts_with(**lead)) {
        rest = rest[lead.len()..].trim_start();
    }
    rest
}

/// A longer word in capitals is no abbreviation.
pub(super) const ABBREVIATION: usize = 5;

/// A name in capitals with one for the first letter and small ones for the
/// rest; an abbreviation (`SKR`) stays as it is.
pub(super) fn sentence_case(name: &str) -> String {
    if !name.contains(' ') && name.chars().count() <= ABBREVIATION {
        return name.to_owned();
    }
    let lower = name.to_lowercase();
    let mut words = lower.split(' ');
    // A place of two names leads the name: `Ekby-Aldåsen stadsdelsnämnd`.
    let first = words.next().unwrap_or_default();
    let parts: Vec<&str> = first.split('-').collect();
    let place = parts.len() > 1
        && parts
            .iter()
            .all(|part| part.chars().count() >= ABBREVIATION - 1)
        && !parts.iter().any(|part| is_body_word(part))
        && words.next().is_some_and(is_body_word);
    if place {
        let first: Vec<String> = parts.into_iter().map(capital).collect();
        return format!(
            "{}{}",
            first.join("-"),
            &lower[lower.find(' ').unwrap_or(0)..]
        );
    }
    capital(&lower)
}

/// The names of a list that a sentence gives: `A, B och C samt D`.
pub(super) fn listed_names(names: &str) -> impl Iterator<Item = &str> {
    names
        .split(", ")
        .flat_map(|part| part.split(" och "))
        .flat_map(|part| part.split(" samt "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(line: &str, expected: Option<&str>) {
        assert_eq!(name_line(line).as_deref(), expected, "{line}");
    }

    #[test]
    fn the_name_stands_without_what_follows_it() {
        check("Kulturnämnden", Some("Kulturnämnden"));
        check(
            "Kulturnämnden Protokollsutdrag 2024-03-01",
            Some("Kulturnämnden"),
        );
        check("Ekstads stad | KULTURNÄMNDEN", Some("KULTURNÄMNDEN"));
        check(
            "Göteborgs Stad Kulturnämnden, protokollsutdrag",
            Some("Kulturnämnden"),
        );
        check("Kulturnämnden i Ekstads kommun", Some("Kulturnämnden"));
        check("I kulturnämnden:", Some("Kulturnämnden"));
        check("I kulturnämnden", None);
        check(
            "Rådet för funktionshinderfrågor (RFF)",
            Some("Rådet för funktionshinderfrågor"),
        );
        check(
            "Naturskyddsföreningen i Ekstad c/o Bo Al",
            Some("Naturskyddsföreningen i Ekstad"),
        );
        check(
            "Ekstads handelskammare Nov 08, 2019",
            Some("Ekstads handelskammare"),
        );
        check("Rädda Barnen Ekstad", Some("Rädda Barnen Ekstad"));
        check(
            "Ekstads Vatten AB • Box 12 • 123 21 Ekstad",
            Some("Ekstads Vatten AB"),
        );
        check(
            "Ekstads stad, 123 21 Ekstad • Besöksadress: Storgatan 1, Norra Ekstad \
             Telefon: 012-345 60 00 • Organisationsnummer: 212000-0000 • \
             kommunstyrelsen@ekstad.example • www.ekstad.example",
            Some("Ekstads stad"),
        );
        check(
            "Ekstads universitet Besöksadress: Telefon: 012-16 20 00",
            Some("Ekstads universitet"),
        );
    }

    #[test]
    fn names_in_capitals_are_written_as_others_and_abbreviations_stay() {
        for (shouted, expected) in [
            ("KULTURNÄMNDEN", "Kulturnämnden"),
            ("SKR", "SKR"),
            ("RÅDET FÖR ÄLDRE", "Rådet för äldre"),
            ("EKBY-ALDÅSEN STADSDELSNÄMND", "Ekby-Aldåsen stadsdelsnämnd"),
            ("SACO-RÅDET I EKSTAD", "Saco-rådet i ekstad"),
            ("BARN- OCH SKOLNÄMNDEN", "Barn- och skolnämnden"),
        ] {
            assert_eq!(sentence_case(shouted), expected);
        }
    }

    #[test]
    fn persons_parties_and_titles_are_no_names_of_bodies() {
        check("Anna Ek, Kommunal", None);
        check("Pressjour Lärarnas Riksförbund", None);
        check("Ekstads universitet ser följande risker:", None);
        check("Socialnämnden, Anna Ek", Some("Socialnämnden"));
        check("Vänsterpartiet", None);
        check("Kulturplan för Ekstads kommun", None);
        check("Remissyttrande: Strategi för Ekstads kommun", None);
    }
}
