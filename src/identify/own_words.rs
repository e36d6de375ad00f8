//! Bodies whose names tell no kind, given away by what only a sender says.

use std::sync::LazyLock;

use regex::{Match, Regex};

use super::body::{is_body_word, is_generic, kind_of, may_be_name};
use super::first_line::{is_domain, is_nobody, names_file};
use super::lines::{Line, Lines, is_sentence};
use super::person::is_name;
use super::unnamed::{first_person, may_be_person, may_name};
use super::verb::{ANSWERS, TAKES_SIDES, gives_view, views, was_asked};
use crate::language::Lexicon;

/// How many lines are searched for what the sender says of itself.
const LINES: usize = 200;

/// A name, from its first capital on: `Samfundet S:t Erik`, `Ekstadsrådet för hamnfrågor`.
pub(super) const NAME: &str =
    r"\p{Lu}[\p{L}&-]*(?::t)?(?: (?:\p{Lu}[\p{L}&-]*(?::t)?|och|för|i|&)){0,5}";

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
        .or_else(|| the_one(lines, answering))
        .or_else(|| the_one(lines, summing_up))
        .or_else(|| listing(lines))
        .or_else(|| repeated(lines))
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
pub(super) fn is_own_name(lines: &Lines<'_>, name: &str) -> bool {
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

/// `Centrum för ekar har gett in ett yttrande`, `EKR besvarar remissen`: told of
/// the very answer, in whatever sentence.
fn answering(line: &str) -> Vec<&str> {
    static ANSWERING: LazyLock<Regex> = LazyLock::new(|| {
        const FIELD: &str = r"(?:Centrum|Center|Forum|Kampanjen|Rörelsen|Upproret) (?:för|mot) \p{Ll}[\p{L}-]+(?: och \p{Ll}[\p{L}-]+)?";
        const PAPER: &str = r"(?:remissyttrande|remissvar|svar på (?:\p{Ll}+ )?remiss\p{Ll}*|(?:yttrande|synpunkter) (?:över|på) (?:\p{Ll}+ )?(?:betänkande|utredning|promemoria|förslag|remiss)\p{Ll}*)";
        Regex::new(&format!(
            r"(?:^|[.!?]\s+)({FIELD}|{NAME}) (?:har (?:nu |idag |i dag )?(?:lämnat|avgett|avgivit|inkommit med|kommit in med|(?:gett|givit|sänt|skickat|lämnat) in|ingett|ingivit)\b[^.]{{0,40}}?\b{PAPER}|besvarar (?:remissen|härmed remiss))\b"
        ))
        .expect("a fixed pattern")
    });
    names(&ANSWERING, line)
        .map(|name| name.as_str())
        .filter(|name| name.contains(' ') || is_drawn(name) || !is_word(name))
        .collect()
}

/// Whose answer the text before is out of: `Detta är huvudbudskapet i Ekens
/// vänners remissvar om planen.`
fn summing_up(line: &str) -> Vec<&str> {
    static IN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[.!?]\s+)(?:Detta|Det|Det här|Så) (?:är|var|lyder|inleds|skriver vi) [^.:;]{0,60}?i (\p{Lu}[\p{L}&-]*(?: [\p{L}&-]+){0,4}?):?s (?:remissvar|remissyttrande|samrådsyttrande|yttrande)\b")
            .expect("a fixed pattern")
    });
    names(&IN, line).map(|name| name.as_str()).collect()
}

/// A name alone on its line, and what it thinks in a list below:
/// `Ekbergaungdom.nu`, `• avstyrker …`, `• menar …`.
fn listing<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    let views = |line: &Line<'_>| {
        let text = line
            .text
            .trim_start_matches(['•', '-', '–', '*', ' ', '\t']);
        gives_view(text.split_whitespace().next().unwrap_or_default())
    };
    lines.opening.windows(3).find_map(|three| {
        let name = three[0].text.trim_end_matches(':');
        let own = is_domain(name) || (may_be_name(name) && is_own_name(lines, name));
        let proper = name.contains(' ') || is_drawn(name) || is_domain(name) || !is_word(name);
        (own && proper && three[1..].iter().all(views)).then_some((&three[0], name))
    })
}

/// The one name of no known kind that is again and again the subject of what is
/// thought: `Ekberga uppfattar …`, `Ekberga vill …`. A municipality's company
/// needs no second time: `Ekstads Stads Lokaler anser …`.
fn repeated<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        at_sentence(&format!(
            r"\s(?:{}|(?:kan|tar|vill) (?:därför |dock )?inte (?:ta ställning|ställning)|har i egenskap av)\b",
            views()
        ))
    });
    static COMPANY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^\p{Lu}\p{L}+s (?:Stads|[Kk]ommuns) \p{Lu}\p{Ll}+$").expect("a fixed pattern")
    });
    if first_person(lines).is_some() {
        return None;
    }
    let mut found: Option<(&Line<'_>, &str)> = None;
    let mut times = 0;
    for line in lines.body.iter().take(LINES) {
        for name in names(&SUBJECT, line.text) {
            let name = name.as_str();
            let name = name.strip_prefix("Även ").unwrap_or(name);
            let proper = !is_name(name) && (name.contains(' ') || is_drawn(name) || !is_word(name));
            if !proper || !is_own_name(lines, name) || kind_of(name).is_some() {
                continue;
            }
            match found {
                Some((_, known)) if known != name => return None,
                Some(_) => {}
                None => found = Some((line, name)),
            }
            times += 1;
        }
    }
    found.filter(|(_, name)| times >= 2 || COMPANY.is_match(name))
}

/// Whether a capital stands within a name: `SmåKom`, `EKR`.
fn is_drawn(name: &str) -> bool {
    name.chars().skip(1).any(char::is_uppercase)
}

/// Whether a capitalised word is one of every day, or made of such words:
/// `Boende`, `Skogsägarna`.
fn is_word(name: &str) -> bool {
    let lower = name.to_lowercase();
    let lexicon = Lexicon::embedded();
    !lexicon.lemmas(&lower).is_empty() || !lexicon.compound_parts(&lower).is_empty()
}

/// A name that begins a sentence, and what must follow it.
fn at_sentence(then: &str) -> Regex {
    Regex::new(&format!(r"(?:^|[.!?]\s+)({NAME}){then}")).expect("a fixed pattern")
}

/// The names that a pattern finds.
fn names<'a>(pattern: &'static Regex, line: &'a str) -> impl Iterator<Item = Match<'a>> {
    pattern.captures_iter(line).filter_map(|found| found.get(1))
}
