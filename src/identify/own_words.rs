//! Bodies whose names tell no kind, given away by what only a sender says.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::body::{is_body_word, is_generic, may_be_name};
use super::first_line::{is_nobody, names_file};
use super::lines::{Line, Lines, is_sentence};
use super::person::is_name;
use super::unnamed::{may_be_person, may_name};
use super::verb::{ANSWERS, TAKES_SIDES, views, was_asked};
use crate::language::Lexicon;

/// How many lines are searched for what the sender says of itself.
const LINES: usize = 200;

/// A name, from its first capital on: `Samfundet S:t Erik`, `Ekstadsrådet för hamnfrågor`.
pub(super) const NAME: &str =
    r"\p{Lu}[\p{L}&-]*(?::t)?(?: (?:\p{Lu}[\p{L}&-]*(?::t)?|och|för|i)){0,5}";

/// The one name that a sender's own words tell, and their line: `X har fått
/// förslaget på remiss`, `undertecknas av X`, `vi på X`, `X (nedan kallat Y)
/// anser`, or what the file is named after and gives its view.
pub(super) fn told<'a>(lines: &'a Lines<'a>, file: &str) -> Option<(&'a Line<'a>, &'a str)> {
    type Rule = fn(&str) -> Vec<&str>;
    const RULES: [Rule; 4] = [asked, signed, we_of, abbreviating];
    RULES
        .iter()
        .find_map(|rule| the_one(lines, |line| rule(line)))
        .or_else(|| the_one(lines, |line| viewing(line, file)))
        .or_else(|| opening(lines))
}

/// What the first sentence of a paper has for its subject, where it takes sides
/// or tells of the answer: `Ekensamverkan Sydby ställer sig positiv …`.
fn opening<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    static OPENS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^({NAME}) (?:ställer sig|tillstyrker|avstyrker|stödjer|välkomnar|yttrar sig|tackar för|ser (?:\p{{Ll}}+ )?positivt|{ANSWERS}|{TAKES_SIDES})"
        ))
        .expect("a fixed pattern")
    });
    let line = lines.opening.iter().find(|line| is_sentence(line.text))?;
    let name = OPENS.captures(line.text)?.get(1)?.as_str();
    // `Anna Berg` or `Nämnderna` are no names of bodies; words put together may be
    let first = name.split(' ').next().unwrap_or_default();
    let made = !Lexicon::embedded()
        .compound_parts(&first.to_lowercase())
        .is_empty();
    let several = name.contains(' ') && (made || !is_name(name));
    let drawn = !name.contains(' ')
        && name.chars().skip(1).any(char::is_uppercase)
        && name.contains(char::is_lowercase);
    ((several || drawn) && may_be_name(name) && is_own_name(lines, name)).then_some((line, name))
}

/// The name that a rule finds, where it finds no other.
fn the_one<'a>(
    lines: &'a Lines<'a>,
    rule: impl Fn(&'a str) -> Vec<&'a str>,
) -> Option<(&'a Line<'a>, &'a str)> {
    let mut found: Option<(&Line<'_>, &str)> = None;
    for line in lines.body.iter().take(LINES) {
        for name in rule(line.text) {
            if !is_own_name(lines, name) {
                continue;
            }
            match found {
                Some((_, known)) if known != name => return None,
                Some(_) => {}
                None => found = Some((line, name)),
            }
        }
    }
    found
}

/// Whether it is a name and no common noun: `Förbundet har fått …`.
fn is_own_name(lines: &Lines<'_>, name: &str) -> bool {
    let single = !name.contains(' ');
    let lower = name.to_lowercase();
    let common = single
        && (is_body_word(&lower)
            || lines.body.iter().any(|line| {
                line.text
                    .split(|c: char| !c.is_alphanumeric())
                    .any(|word| word == lower)
            }));
    let plain = name.replace(":t", "");
    !common
        && name.chars().count() > 2
        && may_name(&plain)
        && !is_generic(name)
        && !is_nobody(name)
        && !may_be_person(lines, name)
}

/// `Samfundet S:t Erik har fått rubricerade förslag på remiss.`
fn asked(line: &str) -> Vec<&str> {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| at_sentence(r"\s(?:har|tackar)\b"));
    names(&SUBJECT, line)
        .filter(|name| was_asked(&line[name.end()..]))
        .map(|name| name.as_str())
        .collect()
}

/// `Detta remissvar undertecknas av Härifrån`, `Svaret lämnas av Härifrån.`
fn signed(line: &str) -> Vec<&str> {
    static SIGNED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"(?i:\b(?:remissvar|remissvaret|yttrande|yttrandet|svar|svaret) (?:undertecknas|lämnas|avges|avlämnas|är skrivet) av) ({NAME})(?:[,.;:]| som\b|$)"))
            .expect("a fixed pattern")
    });
    names(&SIGNED, line).map(|name| name.as_str()).collect()
}

/// `något vi på DIK kan skriva under på`
fn we_of(line: &str) -> Vec<&str> {
    static WE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b[Vv]i (?:på|i|inom|från) (\p{Lu}{2,6})\b").expect("a fixed pattern")
    });
    names(&WE, line).map(|name| name.as_str()).collect()
}

/// `Sveriges Länsbibliotekarier (i texten förkortat SLB) ställer sig bakom …`
fn abbreviating(line: &str) -> Vec<&str> {
    static ABBREVIATES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"(?:^|[.!?]\s+)({NAME}) \((?i:(?:i texten|nedan|fortsättningsvis|framöver|i det följande|här)(?: \w+)?,? )\S{{2,30}}\)\s+(?:{}|har)\b",
            views()
        ))
        .expect("a fixed pattern")
    });
    names(&ABBREVIATES, line)
        .map(|name| name.as_str())
        .collect()
}

/// What gives its view and has given the file its name: `SmåKom tillstyrker …`.
fn viewing<'a>(line: &'a str, file: &str) -> Vec<&'a str> {
    static VIEWS: LazyLock<Regex> = LazyLock::new(|| at_sentence(&format!(r"\s(?:{})\b", views())));
    names(&VIEWS, line)
        .map(|name| name.as_str())
        .filter(|name| names_file(name, file))
        .collect()
}

/// A name that begins a sentence, and what must follow it.
fn at_sentence(then: &str) -> Regex {
    Regex::new(&format!(r"(?:^|[.!?]\s+)({NAME}){then}")).expect("a fixed pattern")
}

/// The names that a pattern finds.
fn names<'a>(pattern: &'static Regex, line: &'a str) -> impl Iterator<Item = Match<'a>> {
    pattern.captures_iter(line).filter_map(|found| found.get(1))
}
