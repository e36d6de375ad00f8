//! Answers by bodies whose names tell no kind, and by persons.

use std::sync::LazyLock;

use regex::Regex;

use super::addressee::is_address;
use super::lines::{Line, Lines};
use super::own_words::{self, NAME};
use super::person::is_name;
use super::reference::references;
use super::respondent::Found;
use super::title::senders;
use super::verb::{speaks_on, views};
use crate::model::{Ground, RespondentKind, UNNAMED_PERSON};

/// A body whose name tells nothing, but which heads the paper and either signs
/// it or speaks in it: `Storsthlm`, then `Storsthlm välkomnar planen`; which the
/// title names, and which speaks: `Storsthlms remissvar`; whose board has met;
/// which speaks under its abbreviation; whose address stands under its name; or
/// which its own words give away ([`own_words`]).
pub(super) fn body(lines: &Lines<'_>, file: &str) -> Option<Found> {
    let headed = lines
        .heads
        .iter()
        .chain(lines.opening.iter().take(4))
        .filter(|line| may_name(line.text))
        .find(|line| {
            let local = without_place(line.text);
            let known = signs(lines, line)
                || speaks(lines, line.text)
                || titled(lines, line)
                || local.is_some_and(|name| speaks(lines, name));
            known && !may_be_person(lines, line.text)
        })
        .map(|line| (line, line.text));
    let (line, name) = headed
        .or_else(|| mailing(lines))
        .or_else(|| answering(lines))
        .or_else(|| met(lines))
        .or_else(|| abbreviated(lines))
        .or_else(|| addressing(lines))
        .or_else(|| own_words::told(lines, file))?;
    Some(Found {
        respondents: vec![name.to_owned()],
        kind: kind(lines, name),
        confidence: 0.5,
        grounds: vec![Ground::respondent("letterhead", line.text, Some(line.span))],
    })
}

/// A name without the place behind it: `Byarnas samråd` of `Byarnas samråd i Ekstad`.
fn without_place(name: &str) -> Option<&str> {
    let (body, place) = name.rsplit_once(" i ")?;
    (body.contains(' ') && place.starts_with(char::is_uppercase)).then_some(body)
}

/// The body that a message is from by its own field, and that speaks in it:
/// `From: E-kvinnor <…>`, `E-kvinnor har lämnat synpunkter …`.
fn mailing<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    lines.heads.iter().find_map(|line| {
        let name = line.mail_sender()?;
        let signed = || lines.closing.iter().any(|close| close.text == name);
        let known = may_name(name) && !is_name(name) && (speaks(lines, name) || signed());
        known.then_some((line, name))
    })
}

/// Two capitalised words may be a person's name, where somebody says `jag`.
pub(super) fn may_be_person(lines: &Lines<'_>, name: &str) -> bool {
    is_name(name) && first_person(lines).is_some()
}

/// The body that a title names as the sender and that speaks in the text.
fn answering<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    lines.heads.iter().chain(&lines.opening).find_map(|line| {
        let name = senders(line.text).into_iter().find(|name| {
            let told = speaks(lines, name) || is_all_of_title(line.text, name);
            may_name(name) && told && !may_be_person(lines, name)
        })?;
        Some((line, name))
    })
}

/// Whether a title says whose paper it is and nothing else, of a name that no
/// common noun is written like: `NordBruks remissvar:`.
fn is_all_of_title(line: &str, name: &str) -> bool {
    let rest = line.strip_prefix(name).unwrap_or_default();
    let rest = rest.trim_start_matches(':').trim_end_matches(':');
    let theirs = matches!(
        rest.to_lowercase().as_str(),
        "s remissvar" | "s remissyttrande" | "s yttrande" | "s svar" | "s synpunkter"
    );
    theirs && name.chars().skip(1).any(char::is_uppercase)
}

/// The body whose board met: `Utdrag ur protokoll fört vid styrelsemöte i Mässan 2024-03-01`.
fn met<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    static MET: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i:styrelsemöte|styrelsesammanträde|sammanträde med styrelsen) (?:i|för|med) (\p{Lu}[\p{L}&-]+(?: (?:\p{Lu}[\p{L}-]+|&|och|i)){0,4})(?:,? (?:den )?\d|,|$)")
            .expect("a fixed pattern")
    });
    lines.heads.iter().chain(&lines.opening).find_map(|line| {
        let name = MET.captures(line.text)?.get(1)?;
        Some((line, name.as_str()))
    })
}

/// The body that judges the proposal under its abbreviation, in two sentences
/// at least and as no other does: `SKR delar … SKR tillstyrker …`.
fn abbreviated<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    static JUDGES: LazyLock<Regex> = LazyLock::new(|| {
        let views = views();
        Regex::new(&format!(r"(?:^|[.!?]\s+)(\p{{Lu}}{{2,6}})\s+(?:{views}|är (?:också |i huvudsak )?(?:kritisk|negativ|positiv|tveksam)\w*)\b"))
            .expect("a fixed pattern")
    });
    let mut first: Option<(&Line<'_>, &str)> = None;
    let mut times = 0;
    for line in &lines.body {
        for found in JUDGES.captures_iter(line.text) {
            let name = found.get(1)?.as_str();
            match first {
                Some((_, known)) if known != name => return None,
                Some(_) => {}
                None => first = Some((line, name)),
            }
            times += 1;
        }
    }
    let (line, name) = first.filter(|_| times >= 2)?;
    Some(in_full(lines, name).unwrap_or((line, name)))
}

/// The name that an abbreviation stands for: `Sveriges Länsbibliotekarier (SLB)`.
fn in_full<'a>(lines: &'a Lines<'a>, abbreviation: &str) -> Option<(&'a Line<'a>, &'a str)> {
    static STANDS_FOR: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"({NAME}) \((?:[\p{{Ll}} ]{{0,40}} )?(\p{{Lu}}{{2,6}})\)"
        ))
        .expect("a fixed pattern")
    });
    lines.body.iter().take(200).find_map(|line| {
        let mut found = STANDS_FOR.captures_iter(line.text);
        let full =
            found.find(|found| found.get(2).is_some_and(|it| it.as_str() == abbreviation))?;
        Some((line, full.get(1)?.as_str()))
    })
}

/// The body that heads its paper with its address, or with its case number
/// where it writes to a ministry.
fn addressing<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    let [head, below @ ..] = lines.opening.as_slice() else {
        return None;
    };
    let below = &below[..below.len().min(5)];
    let letter = below.iter().take(2).any(|line| is_address(line.text))
        || (below
            .iter()
            .any(|line| line.text.ends_with("departementet"))
            && below
                .first()
                .is_some_and(|line| !references(line.text).is_empty()));
    let known = may_name(head.text)
        && !head.text.ends_with("departementet")
        && !is_name(head.text)
        && first_person(lines).is_none();
    (letter && known).then_some((head, head.text))
}

/// What the words around a name tell of its kind.
fn kind(lines: &Lines<'_>, name: &str) -> RespondentKind {
    static COMPANY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\bbolagets?\b|\bvd\b|\bverkställande direktör|\bstyrelsehandling|\baktiebolag",
        )
        .expect("a fixed pattern")
    });
    const PARTY: &[&str] = &["partigrupp", "fullmäktigegrupp", "vårt parti"];
    const ASSOCIATION: &[&str] = &[
        "förening",
        "förbundsordförande",
        "förbundsstyrelse",
        "våra medlemmar",
        "medlemsföretag",
        "medlemsorganisation",
        "ideell",
        "kommunerna i",
        "styrelsen för",
    ];
    let holds = |line: &Line<'_>, words: &[&str]| {
        let lower = line.text.to_lowercase();
        words.iter().any(|word| lower.contains(word))
    };
    let partys = format!("partiet {}", name.to_lowercase());
    let head = || lines.heads.iter().chain(&lines.opening);
    if head().any(|line| holds(line, PARTY) || holds(line, &[&partys])) {
        RespondentKind::Party
    } else if lines.body.iter().any(|line| holds(line, ASSOCIATION)) {
        RespondentKind::Association
    } else if lines.body.iter().any(|line| COMPANY.is_match(line.text)) {
        RespondentKind::Company
    } else {
        RespondentKind::Other
    }
}

pub(super) fn may_name(text: &str) -> bool {
    /// First words of titles, labels and greetings.
    const NEVER: &[&str] = &[
        "angående",
        "bilaga",
        "datum",
        "detta",
        "det",
        "ert",
        "er",
        "förslag",
        "hej",
        "kommentarer",
        "mitt",
        "mina",
        "motion",
        "motionen",
        "motionärerna",
        "planen",
        "programmet",
        "förslaget",
        "förslagen",
        "remiss",
        "remissen",
        "remissvar",
        "remissyttrande",
        "svar",
        "synpunkter",
        "till",
        "vi",
        "våra",
        "vår",
        "vårt",
        "yttrande",
        "yttranden",
        "ämne",
        "ärende",
        "jag",
        "den",
        "de",
        "en",
        "ett",
    ];
    let words = text.split_whitespace().count();
    let first = text
        .split_whitespace()
        .next()
        .unwrap_or_default()
        .to_lowercase();
    (1..=6).contains(&words)
        && text.starts_with(char::is_uppercase)
        && !text.contains(|c: char| {
            c.is_ascii_digit() || matches!(c, ':' | '.' | '§' | '?' | '!' | '@')
        })
        && !NEVER.contains(&first.trim_end_matches(','))
}

/// Whether the same line closes the paper.
fn signs(lines: &Lines<'_>, head: &Line<'_>) -> bool {
    lines
        .closing
        .iter()
        .any(|close| close.text.trim_end_matches(',') == head.text && close.span != head.span)
}

/// Whether a title names it as the sender.
fn titled(lines: &Lines<'_>, head: &Line<'_>) -> bool {
    lines.opening.iter().any(|line| {
        senders(line.text).into_iter().any(|sender| {
            let sender = sender.strip_prefix("partiet ").unwrap_or(sender);
            sender.starts_with(head.text)
        })
    })
}

/// Whether the name is what a paragraph begins with, and a verb of speech follows.
pub(super) fn speaks(lines: &Lines<'_>, name: &str) -> bool {
    lines.body.iter().take(200).any(|line| {
        line.text
            .strip_prefix(name)
            .is_some_and(|rest| rest.starts_with(' ') && speaks_on(rest))
    })
}

/// A letter in the first person without any body behind it.
pub(super) fn citizen(lines: &Lines<'_>) -> Option<Found> {
    let (line, word) = first_person(lines)?;
    Some(person(line, word))
}

/// A form that says so itself: `Jag svarar som: Privatperson`, and not the choice
/// that it gives: `Jag svarar som: Privatperson / Organisation`.
pub(super) fn private(lines: &Lines<'_>) -> Option<Found> {
    static PRIVATE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:(?:jag |vi )?svarar som|typ av (?:svarande|avsändare)|roll)\s*: (?i:privatperson)\s*(?:$|[.(])")
            .expect("a fixed pattern")
    });
    let mut fields = lines.heads.iter().chain(&lines.opening);
    fields.find_map(|line| Some(person(line, PRIVATE.find(line.text)?.as_str())))
}

/// A person, whose name is not kept, by these words of a line.
fn person(line: &Line<'_>, word: &str) -> Found {
    Found {
        respondents: vec![UNNAMED_PERSON.to_owned()],
        kind: RespondentKind::Citizen,
        confidence: 0.4,
        grounds: vec![Ground::respondent("text", word, Some(line.span))],
    }
}

/// Whether the paper is a form that a person has filled in in no body's name:
/// `Namn: Bo Ek`, then `Jag …`.
pub(super) fn is_persons_form(lines: &Lines<'_>) -> bool {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:(?:för- och efter|mitt |ditt )?namn)\s*:\s*(.+)$")
            .expect("a fixed pattern")
    });
    static BODY: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?i:befattning|företag|förening|myndighet|organisation|remissinstans|roll|titel)[^:]{0,40}:\s*\p{L}")
            .expect("a fixed pattern")
    });
    static I: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:[Jj]ag|[Mm]ig|[Mm]in|[Mm]ina|[Mm]itt)\b").expect("a fixed pattern")
    });
    let named = lines.opening.iter().any(|line| {
        NAME.captures(line.text)
            .is_some_and(|found| is_name(&found[1]))
    });
    named
        && lines.body.iter().any(|line| I.is_match(line.text))
        && !lines.opening.iter().any(|line| BODY.is_match(line.text))
}

/// The first word in which one person speaks of himself or herself, or of the
/// owners of a house.
pub(super) fn first_person<'a>(lines: &'a Lines<'a>) -> Option<(&'a Line<'a>, &'a str)> {
    static FIRST_PERSON: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:[Jj]ag|[Mm]ig|[Mm]in|[Mm]ina|[Mm]itt|[Uu]ndertecknade?|[Ss]om boende|[Vv]i (?:som )?bor|[Vv]i är (?:en familj|grannar|boende)|Familjen \p{Lu}\w+|[Ss]om (?:medborgare|kommuninvånare|pensionär|förälder|granne))\b")
            .expect("a fixed pattern")
    });
    lines
        .body
        .iter()
        .find_map(|line| Some((line, FIRST_PERSON.find(line.text)?.as_str())))
}
