//! Papers by one or several parties.

use std::sync::LazyLock;

use regex::Regex;

use super::byline::{authors, tells_matter};
use super::file_name::stem;
use super::key::key;
use super::lines::{Line, Lines, is_sentence};
use super::name::without_lead;
use super::party::{IN_TEXT, before_motion, parties_in, parties_only};
use super::party_group::{named_by_its_group, parties_of_group};
use super::respondent::Found;
use super::title::senders;
use super::unnamed::first_person;
use super::verb::views;
use crate::language::{MINORITY_PAPERS, is_present, minority_papers};
use crate::model::{Ground, RespondentKind};

/// What else only parties and members write.
const OWN: &[&str] = &[
    "motion",
    "alternativt förslag",
    "interpellation",
    "initiativ",
];

/// So many running heads and lines at the top of a paper may tell whose it is.
const HEADS: usize = 6;
const FIRST: usize = 14;

/// Papers that any body may write.
const ANY: &[&str] = &["yttrande", "skrivelse", "remiss", "synpunkter", "svar"];

/// Parties found so far and on what they rest.
#[derive(Debug, Default)]
struct Parties {
    names: Vec<String>,
    grounds: Vec<Ground>,
}

impl Parties {
    fn add(&mut self, found: Vec<String>, source: &str, line: &Line<'_>) {
        for name in found {
            // `Ekstadspartiet` and `Ekstadspartiet (EP)` are one; the longer form is kept.
            let known = self.names.iter_mut().find(|known| key(known) == key(&name));
            match known {
                Some(known) if known.len() < name.len() => *known = name,
                Some(_) => {}
                None => self.names.push(name),
            }
        }
        self.grounds
            .push(Ground::respondent(source, line.text, Some(line.span)));
    }

    fn found(self, confidence: f32) -> Found {
        Found {
            respondents: self.names,
            kind: RespondentKind::Party,
            confidence,
            grounds: self.grounds,
        }
    }
}

/// A paper whose letterhead or title names its parties.
pub(super) fn headed(lines: &Lines<'_>, file: &str) -> Option<Found> {
    if of_minutes(lines) {
        return None;
    }
    let mut parties = Parties::default();
    let (mut own, mut any, mut is_about, mut is_signed) = (false, false, false, false);
    for line in near(lines) {
        let lower = line.text.to_lowercase();
        own |= names_own(&lower);
        any |= ANY.iter().any(|word| lower.contains(word));
        if let Some(found) = authors(line.text).filter(|_| !is_about) {
            parties.add(found, "letterhead", line);
            is_signed = true;
            continue;
        }
        is_about |= tells_matter(line.text);
        let titled: Vec<String> = senders(line.text)
            .into_iter()
            .filter(|_| !is_signed && may_be_title(line.text))
            .flat_map(leading)
            .collect();
        if !titled.is_empty() {
            any = true;
            parties.add(titled, "title", line);
        } else if let Some(found) = parties_of_group(line.text).or_else(|| mixed(line)) {
            parties.add(found, "letterhead", line);
        } else if let Some(party) = named_by_its_group(line.text)
            && parties.names.is_empty()
        {
            any = true;
            parties.add(vec![party.to_owned()], "title", line);
        }
    }
    let file_lower = file.to_lowercase();
    own |= names_own(&file_lower);
    if parties.names.is_empty() && own {
        for line in &lines.closing {
            for signed in columns(line.text) {
                if let Some(found) = parties_of_group(without_lead(signed)) {
                    parties.add(found, "signature", line);
                }
            }
        }
    }
    if parties.names.is_empty() {
        let named = in_file_name(file);
        own |= named.whole;
        if own || named.parties.len() > 1 {
            parties.names = named.parties;
            parties
                .grounds
                .push(Ground::respondent("file_name", stem(file), None));
        }
    }
    if parties.names.is_empty()
        && let Some((party, line)) = alone_in_reservation(lines)
    {
        parties.add(vec![party], "decision", line);
    }
    let paper = own || any || parties.grounds.len() > 1 || parties.names.len() > 1;
    (!parties.names.is_empty() && paper).then(|| parties.found(0.9))
}

/// Whether words name a paper that only parties and members write.
fn names_own(lower: &str) -> bool {
    let minoritys = MINORITY_PAPERS.iter().map(|(name, _)| name);
    minoritys.chain(OWN).any(|name| lower.contains(name))
}

/// The one party that a paper names which begins as a minority's and says `vi`.
fn alone_in_reservation<'a>(lines: &'a Lines<'a>) -> Option<(String, &'a Line<'a>)> {
    static MINORITY: LazyLock<Regex> = LazyLock::new(|| {
        let papers = minority_papers();
        Regex::new(&format!(
            r"^(?i:(?:(?:skriftlig|gemensam)t? )?(?:{papers}|reservationer))\b"
        ))
        .expect("a fixed pattern")
    });
    static WE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:[Vv]i|[Oo]ss|[Vv]åra?|[Vv]årt)\b").expect("a fixed pattern")
    });
    let first = lines.opening.first()?;
    if !MINORITY.is_match(first.text) || !lines.body.iter().any(|line| WE.is_match(line.text)) {
        return None;
    }
    let mut named: Option<(String, &Line<'_>)> = None;
    for line in &lines.body {
        for party in parties_in(before_motion(line.text)) {
            match &named {
                Some((known, _)) if *known != party => return None,
                Some(_) => {}
                None => named = Some((party, line)),
            }
        }
    }
    named
}

/// What stands side by side in the columns of a line of signatures.
fn columns(line: &str) -> impl Iterator<Item = &str> {
    line.split("   ")
        .map(str::trim)
        .filter(|column| !column.is_empty())
}

/// Whether a line is a title, and no sentence or list of papers that speaks of
/// one: `… avstyrker med hänvisning till yttrande från S och V.`
fn may_be_title(line: &str) -> bool {
    let lower = line.to_lowercase();
    let of_papers = ["handling", "bilag", "beslutsunderlag"];
    !line.trim_end().ends_with('.') && !of_papers.iter().any(|word| lower.contains(word))
}

/// A paper that its parties sign, or in whose sentences they speak; asked only
/// where nothing else tells who answers.
pub(super) fn spoken(lines: &Lines<'_>) -> Option<Found> {
    static SPEAKER: LazyLock<Regex> = LazyLock::new(|| {
        let views = views();
        let name = format!(r"(?:[A-ZÅÄÖ][\wåäö-]+?{IN_TEXT}|Feministiskt initiativ)");
        Regex::new(&format!(
            r"^({name}(?:(?:, | och | samt ){name})*)(?: i [A-ZÅÄÖ]\w+(?: \w+)?)?\s+(?:{views}|har|önskar|är)\b|\b(?:anser|föreslår|menar|yrkar|önskar)\s+({name}(?:(?:, | och | samt ){name})*)"
        ))
        .expect("a fixed pattern")
    });
    if of_minutes(lines) {
        return None;
    }
    let mut parties = Parties::default();
    for line in &lines.closing {
        let short = line.text.chars().count() <= 90;
        let office = line.text.to_lowercase().contains("ordförande");
        let found = parties_of_group(without_lead(line.text)).unwrap_or_else(|| {
            if short && !office {
                parties_in(&small_letters(line.text))
            } else {
                Vec::new()
            }
        });
        if !found.is_empty() {
            parties.add(found, "signature", line);
        }
    }
    if parties.names.is_empty() && first_person(lines).is_none() {
        let first = lines.opening.iter().find(|line| is_sentence(line.text));
        let line = lines
            .body
            .iter()
            .take(60)
            .find_map(|line| Some((line, SPEAKER.captures(line.text)?)))
            .or_else(|| Some((first?, acting(first?.text)?)));
        if let Some((line, found)) = line
            && let Some(names) = found.get(1).or_else(|| found.get(2))
        {
            parties.add(
                parties_only(names.as_str()).unwrap_or_default(),
                "decision",
                line,
            );
        }
    }
    (!parties.names.is_empty()).then(|| parties.found(0.6))
}

/// The party that the first sentence of a paper is about, whatever it does:
/// `Ekpartiet deltar i arbetet`.
fn acting(line: &str) -> Option<regex::Captures<'_>> {
    static ACTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(
            r"^([A-ZÅÄÖ][\wåäö-]+?{IN_TEXT})(?: i [A-ZÅÄÖ]\w+(?: \w+)?)?\s+(\p{{Ll}}+)\b"
        ))
        .expect("a fixed pattern")
    });
    ACTS.captures(line).filter(|found| is_present(&found[2]))
}

/// A signature with its party in capitals: `Bo Ek (c)` was the custom once.
fn small_letters(line: &str) -> String {
    static SMALL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\((?:s|m|sd|v|c|kd|mp|l|fp)\)$").expect("a fixed pattern"));
    SMALL
        .replace(line, |found: &regex::Captures<'_>| found[0].to_uppercase())
        .into_owned()
}

/// The running heads and the first lines, up to the first paragraph of text.
fn near<'a>(lines: &'a Lines<'a>) -> impl Iterator<Item = &'a Line<'a>> {
    let first = lines
        .opening
        .iter()
        .take_while(|line| line.text.chars().count() < 220 && !is_decision(line.text))
        .take(FIRST);
    lines.heads.iter().take(HEADS).chain(first)
}

/// Whether a line heads what a body decided: parties named behind it reserve
/// themselves or add a note, and the paper is not theirs.
fn is_decision(line: &str) -> bool {
    let lower = line.trim_end_matches([':', '.']).to_lowercase();
    lower == "beslut" || lower.ends_with("s beslut")
}

/// Minutes hold papers of many parties and are none of them.
pub(super) fn of_minutes(lines: &Lines<'_>) -> bool {
    let first = lines.opening.iter().take(FIRST);
    lines.heads.iter().take(HEADS).chain(first).any(|line| {
        let lower = line.text.to_lowercase();
        lower.contains("protokollsutdrag")
            || lower.contains("utdrag ur")
            || lower.contains("sammanträdesprotokoll")
            || lower.starts_with('§')
            || lower.contains("sammanträdesdatum")
    })
}

/// Whether a text begins with the name of a party.
pub(super) fn begins_with_party(text: &str) -> bool {
    !leading(text).is_empty()
}

/// The parties that begin a text: `Liberalerna i Ekstad om programmet`.
fn leading(text: &str) -> Vec<String> {
    let end = text.find(['.', ':', ';']).unwrap_or(text.len());
    let text = &text[..end];
    let ends = text.match_indices(' ').map(|(at, _)| at).take(12);
    let mut ends: Vec<usize> = ends.collect();
    if ends.len() < 12 {
        ends.push(text.len());
    }
    ends.into_iter()
        .rev()
        .find_map(|end| parties_of_group(&text[..end]))
        .unwrap_or_default()
}

/// The parties that a file's name tells.
struct InFileName {
    parties: Vec<String>,
    /// They are all that it tells, beside the type of paper and a date: `KD`,
    /// `S och M`, `Remissvar MP 2024`. One letter alone may mean anything.
    whole: bool,
}

/// The parties whose abbreviations close a file's name: `yrkande_s_v_mp`.
fn in_file_name(file: &str) -> InFileName {
    const TYPES: &[&str] = &["remissvar", "remissyttrande", "från"];
    let stem = stem(file);
    let words: Vec<String> = stem
        .split(|c: char| !c.is_alphanumeric())
        .map(str::to_uppercase)
        .filter(|word| !word.is_empty() && !matches!(word.as_str(), "OCH" | "SAMT"))
        .collect();
    let start = words
        .iter()
        .rposition(|word| parties_only(word).is_none())
        .map_or(0, |place| place + 1);
    let parties = parties_only(&words[start..].join(" ")).unwrap_or_default();
    let abbreviated: Vec<&String> = words
        .iter()
        .filter(|word| !word.chars().all(|c| c.is_ascii_digit()))
        .filter(|word| {
            let lower = word.to_lowercase();
            let is_minoritys = MINORITY_PAPERS.iter().any(|(name, _)| *name == lower);
            let other = [OWN, ANY, TYPES].concat();
            !is_minoritys && !other.contains(&lower.as_str())
        })
        .collect();
    let all: Vec<String> = abbreviated
        .iter()
        .filter_map(|word| parties_only(word))
        .flatten()
        .collect();
    let telling = abbreviated.len() > 1 || abbreviated.iter().all(|word| word.chars().count() > 1);
    let whole = !all.is_empty() && all.len() == abbreviated.len() && telling;
    InFileName {
        parties: if whole { all } else { parties },
        whole,
    }
}

/// A short letterhead line that holds parties beside a paper's type and date.
fn mixed(line: &Line<'_>) -> Option<Vec<String>> {
    let lower = line.text.to_lowercase();
    let typed = ["yrkande", "yttrande", "reservation", "motion"]
        .iter()
        .any(|word| lower.starts_with(word) || lower.contains(&format!(" {word} ")));
    let short = line.text.chars().count() < 130 && !line.text.ends_with('.');
    // What is answered: whoever moved it does not answer.
    let asked = lower.contains("angående") || lower.contains("från");
    let is_moved = before_motion(line.text).len() < line.text.len();
    if !typed || !short || asked || is_moved {
        return None;
    }
    Some(parties_in(line.text)).filter(|names| !names.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn papers_of_minorities_are_told_from_those_of_anybody() {
        for words in [
            "reservation (m)",
            "särskilt uttalande från s",
            "svar på motion",
        ] {
            assert!(names_own(words), "{words}");
        }
        for words in ["yttrande", "synpunkter på planen", "remissvar"] {
            assert!(!names_own(words), "{words}");
        }
    }
}
