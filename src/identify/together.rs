//! Letters that several bodies head together.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_generic, kind_of, named_body};
use super::key::key;
use super::lines::{Lines, is_sentence};
use super::name::{listed_names, name_line};
use super::person::is_name;
use super::reference::of_body;
use super::respondent::Found;
use super::unnamed::speaks;
use super::verb::{ANSWERS, views};
use crate::model::{Ground, RespondentKind};

/// The one body found, and those of its kind whose names stand right above and
/// below its own where the letter speaks of several: `Föreningarna anser …`.
pub(super) fn together(mut found: Found, lines: &Lines<'_>) -> Found {
    static SEVERAL: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:Föreningarna|Organisationerna|Förbunden)\s+\p{Ll}")
            .expect("a fixed pattern")
    });
    let [one] = found.respondents.as_slice() else {
        return found;
    };
    if let Some(both) = paired(one, lines) {
        found.respondents = both;
        return found;
    }
    if let Some(all) = cosigned(one, lines) {
        found.respondents = all;
        return found;
    }
    let joins = |kind: Option<RespondentKind>| {
        matches!(
            kind,
            Some(RespondentKind::Association | RespondentKind::Union)
        )
    };
    if !joins(Some(found.kind)) || !lines.body.iter().any(|line| SEVERAL.is_match(line.text)) {
        return found;
    }
    let names: Vec<Option<String>> = lines
        .opening
        .iter()
        .map(|line| name_line(line.text).filter(|name| !is_generic(name) && joins(kind_of(name))))
        .collect();
    let is_one = |name: &Option<String>| name.as_ref().is_some_and(|name| key(name) == key(one));
    let Some(at) = names.iter().position(is_one) else {
        return found;
    };
    let above = names[..at].iter().rev().take_while(|name| name.is_some());
    let first = at - above.count();
    let mut all: Vec<String> = Vec::new();
    for name in names[first..].iter().map_while(Option::as_ref) {
        if !all.iter().any(|known| key(known) == key(name)) {
            all.push(name.clone());
        }
    }
    found.respondents = all;
    found
}

/// Bodies that the first sentence lists, and that answer together.
pub(super) fn listed(lines: &Lines<'_>) -> Option<Found> {
    with_abbreviations(lines)
        .or_else(|| of_one_kind(lines))
        .or_else(|| in_common(lines))
        .or_else(|| writing_in_common(lines))
}

/// Boards that head a paper one under the other, each with its case number:
/// `Idrottsnämnden, IDN 2026/9`, `Utbildningsnämnden, UN 2026/112`.
pub(super) fn with_numbers(lines: &Lines<'_>) -> Option<Found> {
    /// Among how many lines the letterhead stands.
    const HEAD: usize = 8;
    let headed = lines.opening.iter().take(HEAD).filter_map(|line| {
        let (name, rest) = line
            .text
            .split_at_checked(line.text.find([',', ':', '\t'])?)?;
        let number = rest[1..].trim();
        let number = number.strip_prefix("dnr ").unwrap_or(number).trim();
        let (from, to) = of_body(number, name)?;
        let kind = named_body(name).filter(|_| !is_generic(name))?;
        (from == 0 && to == number.len()).then_some((line, name, kind))
    });
    let headed: Vec<_> = headed.collect();
    let [(first, _, kind), _, ..] = headed.as_slice() else {
        return None;
    };
    Some(Found {
        respondents: headed
            .iter()
            .map(|(_, name, _)| (*name).to_owned())
            .collect(),
        kind: *kind,
        confidence: 0.9,
        grounds: vec![Ground::respondent(
            "letterhead",
            first.text,
            Some(first.span),
        )],
    })
}

/// Bodies that are listed with their abbreviations: `Ekstads elevkår (EK), Ekviks
/// elevkår (EVK) och … har valt`.
fn with_abbreviations(lines: &Lines<'_>) -> Option<Found> {
    static LISTED: LazyLock<Regex> = LazyLock::new(|| {
        const ITEM: &str = r"\p{Lu}[^().,;:]{2,80} \([\p{Lu}][\p{L}-]{1,9}\)";
        Regex::new(&format!(
            r"^((?:{ITEM}(?:, | och | samt |, och ))+{ITEM})\s+(?:{}|har)\b",
            views()
        ))
        .expect("a fixed pattern")
    });
    static ITEM: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(\p{Lu}[^().,;:]{2,80}?) \(").expect("a fixed pattern"));
    let (line, list) = lines
        .opening
        .iter()
        .find_map(|line| Some((line, LISTED.captures(line.text)?.get(1)?)))?;
    let names: Vec<&str> = ITEM
        .captures_iter(list.as_str())
        .filter_map(|found| Some(found.get(1)?.as_str()))
        .collect();
    let kinds: Vec<RespondentKind> = names
        .iter()
        .map_while(|name| named_body(name))
        .filter(|kind| *kind != RespondentKind::Party)
        .collect();
    if kinds.len() < names.len() || names.len() < 2 {
        return None;
    }
    let times = |kind: &RespondentKind| kinds.iter().filter(|other| *other == kind).count();
    let kind = kinds.iter().rev().max_by_key(|kind| times(kind)).copied()?;
    Some(Found {
        respondents: names.into_iter().map(str::to_owned).collect(),
        kind,
        confidence: 0.8,
        grounds: vec![Ground::respondent(
            "decision",
            list.as_str(),
            Some(line.span),
        )],
    })
}

/// The body that heads a paper and those that close it, name under name:
/// associations that stand behind one letter.
fn cosigned(one: &str, lines: &Lines<'_>) -> Option<Vec<String>> {
    use RespondentKind::{Association, Council, Union};
    let joins = |name: &String| {
        matches!(kind_of(name), Some(Association | Council | Union)) && !is_generic(name)
    };
    let heads = lines.heads.iter().chain(lines.opening.iter().take(4));
    let is_head = heads
        .filter_map(|line| name_line(line.text))
        .any(|name| key(&name) == key(one));
    let named: Vec<Option<String>> = lines
        .closing
        .iter()
        .map(|line| name_line(line.text).filter(joins))
        .collect();
    let first = named.iter().position(Option::is_some)?;
    let signers: Vec<&String> = named[first..].iter().map_while(Option::as_ref).collect();
    let mut all = vec![one.to_owned()];
    for name in signers {
        if !all.iter().any(|known| key(known) == key(name)) {
            all.push(name.clone());
        }
    }
    (is_head && joins(&all[0]) && all.len() > 2).then_some(all)
}

/// The body found and the one beside it in a line that heads the letter and in
/// whose name it speaks: `Famna och Eklyan`, then `Famna och Eklyan anser …`; or
/// in the sentence that tells of their common answer.
fn paired(one: &str, lines: &Lines<'_>) -> Option<Vec<String>> {
    let may_name = |name: &str| {
        let mut words = name.split_whitespace();
        words.clone().count() <= 3 && words.all(|word| word.starts_with(char::is_uppercase))
    };
    let heading = lines.opening.iter().take(4).find_map(|line| {
        let (first, second) = line.text.split_once(" och ")?;
        let holds_one = [first, second].iter().any(|name| key(name) == key(one));
        let are_two = may_name(first) && may_name(second) && speaks(lines, line.text);
        (holds_one && are_two).then(|| vec![first.to_owned(), second.to_owned()])
    });
    heading.or_else(|| speaking_as_two(one, lines))
}

/// The subjects of a sentence that gives a view.
static TWO: LazyLock<Regex> = LazyLock::new(|| {
    const NAME: &str = r"\p{Lu}[\p{L}&-]+(?: \p{Lu}[\p{L}&-]+){0,2}";
    let views = views();
    Regex::new(&format!(
        r"^({NAME}) och ({NAME}) (?:{views}|är glad\p{{Ll}}*|{ANSWERS})\b"
    ))
    .expect("a fixed pattern")
});

/// The two whose common answer a sentence tells of.
fn in_common(lines: &Lines<'_>) -> Option<Found> {
    static COMMON: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bgemensam\p{Ll}* (?:remissvar|remissyttrande|yttrande|svar|synpunkter)\b")
            .expect("a fixed pattern")
    });
    let (line, found) = lines
        .opening
        .iter()
        .filter(|line| COMMON.is_match(line.text))
        .find_map(|line| Some((line, TWO.captures(line.text)?)))?;
    let names = [&found[1], &found[2]];
    let other = |name: &&str| is_generic(name) || kind_of(name) == Some(RespondentKind::Party);
    if names.iter().any(other) || names.iter().all(|name| is_name(name)) {
        return None;
    }
    Some(Found {
        respondents: names.map(str::to_owned).to_vec(),
        kind: kind_of(names[0])
            .or(kind_of(names[1]))
            .unwrap_or(RespondentKind::Other),
        confidence: 0.6,
        grounds: vec![Ground::respondent("decision", line.text, Some(line.span))],
    })
}

/// Those whose common answer is quoted: `Det skriver Ekverken, Lindverken och
/// Svensk Ek i sitt gemensamma remissvar.`
fn writing_in_common(lines: &Lines<'_>) -> Option<Found> {
    static WRITE: LazyLock<Regex> = LazyLock::new(|| {
        const NAME: &str = r"\p{Lu}[\p{L}&-]*(?: \p{Lu}[\p{L}&-]*){0,3}";
        Regex::new(&format!(
            r"\b[Dd]et (?:skriver|anser|menar|framhåller|framför|påpekar) ((?:{NAME}, )*{NAME} (?:och|samt) {NAME}) i (?:sitt|ett) gemensam(?:t|ma) (?:remissvar|remissyttrande|yttrande|svar)\b"
        ))
        .expect("a fixed pattern")
    });
    let (line, list) = lines
        .opening
        .iter()
        .find_map(|line| Some((line, WRITE.captures(line.text)?.get(1)?)))?;
    let names: Vec<String> = listed_names(list.as_str()).map(str::to_owned).collect();
    Some(Found {
        kind: names
            .iter()
            .rev()
            .find_map(|name| kind_of(name))
            .unwrap_or(RespondentKind::Other),
        respondents: names,
        confidence: 0.7,
        grounds: vec![Ground::respondent(
            "decision",
            list.as_str(),
            Some(line.span),
        )],
    })
}

/// The two of a sentence, one of which was found, or both as one name, where
/// they answer in common or each is told of by itself as well: `Famna och Eklyan
/// lämnar ett gemensamt svar`, `Både Famna och Eklyan …`. `Hjärta och Lunga` is one.
fn speaking_as_two(one: &str, lines: &Lines<'_>) -> Option<Vec<String>> {
    let alone = |name: &str| {
        let is = format!("{name} är ");
        speaks(lines, name) || lines.body.iter().any(|line| line.text.contains(&is))
    };
    lines.opening.iter().find_map(|line| {
        let found = TWO.captures(line.text)?;
        let (first, second) = (&found[1], &found[2]);
        let both = format!("{first} och {second}");
        let is_found = [first, second, &both]
            .iter()
            .any(|name| key(name) == key(one));
        let persons = is_name(first) && is_name(second);
        let in_common = line.text.contains(" gemensam")
            || lines.body.iter().any(|line| {
                ["Både", "både"]
                    .iter()
                    .any(|each| line.text.contains(&format!("{each} {both}")))
            })
            || (alone(first) && alone(second));
        (is_found && !persons && in_common).then(|| vec![first.to_owned(), second.to_owned()])
    })
}

/// Bodies of one kind that the first sentence names behind the word for it, and
/// that answer together: `Arbetsgivarföreningarna EKO och LIND har lämnat svar`.
fn of_one_kind(lines: &Lines<'_>) -> Option<Found> {
    static KIND: LazyLock<Regex> = LazyLock::new(|| {
        const NAME: &str = r"\p{Lu}[\p{L}&-]+(?: \p{Lu}[\p{L}&-]+){0,2}";
        let views = views();
        Regex::new(&format!(
            r"^\p{{Lu}}\p{{Ll}}*(?:föreningarna|förbunden|organisationerna|nätverken|stiftelserna|kårerna) ((?:{NAME}, )*{NAME} (?:och|samt) {NAME})(?: \([^()]{{2,80}}\))? (?:{views}|{ANSWERS})\b"
        ))
        .expect("a fixed pattern")
    });
    let line = lines.opening.iter().find(|line| is_sentence(line.text))?;
    let list = KIND.captures(line.text)?.get(1)?;
    let names = listed_names(list.as_str());
    Some(Found {
        respondents: names.map(str::to_owned).collect(),
        kind: RespondentKind::Association,
        confidence: 0.6,
        grounds: vec![Ground::respondent(
            "decision",
            list.as_str(),
            Some(line.span),
        )],
    })
}
