//! Who answers: a party's paper, else the body that most places speak for,
//! else a body or a person whose name tells nothing.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_municipality, is_recipient, kind_of};
use super::candidate::Candidates;
use super::file_name::{spaced, stem};
use super::lines::{Line, Lines};
use super::name::ABBREVIATION;
use super::register::Register;
use super::together::{listed, together, with_numbers};
use super::{emblem, party_paper, unnamed};
use crate::model::{Ground, RespondentKind};

/// Who answers, how sure that is and on what it rests.
#[derive(Debug)]
pub(super) struct Found {
    pub(super) respondents: Vec<String>,
    pub(super) kind: RespondentKind,
    pub(super) confidence: f32,
    pub(super) grounds: Vec<Ground>,
}

impl Found {
    /// Whether nothing but the letterhead and the text speaks for it.
    fn only_headed(&self) -> bool {
        self.grounds
            .iter()
            .all(|ground| matches!(ground.source.as_str(), "letterhead" | "decision"))
    }
}

/// The rules in the order of their trust; `None` where none of them tells enough.
pub(super) fn respondent(lines: &Lines<'_>, file: &str, register: &Register<'_>) -> Option<Found> {
    if let Some(found) = unnamed::private(lines) {
        return Some(found);
    }
    if let Some(found) = party_paper::headed(lines, file) {
        return Some(as_asked(found, register));
    }
    if let Some(found) = with_numbers(lines) {
        return Some(as_asked(found, register));
    }
    let mut candidates = Candidates::default();
    candidates.titles(lines);
    candidates.letterhead(lines);
    candidates.first_line(lines, file);
    candidates.decisions(lines);
    candidates.answered(lines);
    candidates.referral(lines);
    candidates.signature(lines);
    candidates.register(lines, file, register);
    candidates.file_name(file);
    let body = candidates.best(register).filter(|found| {
        // a form's addressee heads it, and its sender is the person that it names
        !unnamed::is_persons_form(lines) || !found.only_headed()
    });
    if body.as_ref().is_none_or(Found::only_headed)
        && let Some(found) = listed(lines)
    {
        return Some(as_asked(found, register));
    }
    if body.as_ref().is_none_or(sends_out)
        && let Some(found) = party_paper::spoken(lines)
    {
        return Some(as_asked(found, register));
    }
    let found = body
        .or_else(|| unnamed::body(lines, file))
        .or_else(|| emblem::heading(lines))
        .or_else(|| unnamed::citizen(lines))?;
    let found = as_asked(together(as_written(found, lines), lines), register);
    let found = of_its_municipality(found, lines, register);
    of_its_county(found, lines, file, register)
}

/// The board of a municipality by the municipality's name, where the paper writes
/// the two together (`Kommunstyrelsen i Ekviks kommun`) and those asked do not have
/// it without: there is one in each, and two of them are never one.
fn of_its_municipality(mut found: Found, lines: &Lines<'_>, register: &Register<'_>) -> Found {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bKommunstyrelsen(?: i|,) ((?:\p{Lu}[\p{L}-]+ ){1,2}kommun)\b")
            .expect("a fixed pattern")
    });
    let [name] = found.respondents.as_mut_slice() else {
        return found;
    };
    if !name.eq_ignore_ascii_case("kommunstyrelsen") || register.find(name).is_some() {
        return found;
    }
    let mut near = lines.heads.iter().chain(&lines.opening);
    if let Some(municipality) = near.find_map(|line| NAMED.captures(line.text)) {
        *name = format!("Kommunstyrelsen i {}", &municipality[1]);
    }
    found
}

/// A county administrative board by the name of its county: there are 21 of them,
/// and two that only call themselves `Länsstyrelsen` are not one. Where nothing
/// tells the county, nobody is named, but where those asked have one such board.
fn of_its_county(
    mut found: Found,
    lines: &Lines<'_>,
    file: &str,
    register: &Register<'_>,
) -> Option<Found> {
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bLänsstyrelsen(?: i)? \p{Lu}\p{L}+(?: (?:\p{Lu}\p{L}+|och))*(?: län\b)?")
            .expect("a fixed pattern")
    });
    let is_alone = |name: &String| name.eq_ignore_ascii_case("länsstyrelsen");
    if !found.respondents.first().is_some_and(is_alone) {
        return Some(found);
    }
    if let Some(asked) = register.akin(&found.respondents[0]) {
        found.respondents[0].clone_from(&asked.name);
        return Some(found);
    }
    let in_file = spaced(stem(file));
    let near = lines.heads.iter().chain(&lines.opening);
    let mut texts = std::iter::once(in_file.as_str()).chain(
        near.chain(&lines.closing)
            .chain(&lines.feet)
            .map(|line| line.text),
    );
    let name = texts.find_map(|text| NAMED.find(text))?;
    name.as_str().clone_into(&mut found.respondents[0]);
    Some(found)
}

/// Whether the body is one that rather asks than answers.
fn sends_out(found: &Found) -> bool {
    found
        .respondents
        .iter()
        .all(|name| is_recipient(name) || is_municipality(name))
}

/// Under the names and the kind of the register.
fn as_asked(mut found: Found, register: &Register<'_>) -> Found {
    if let Some(asked) = register.joint(&found.respondents) {
        found.respondents = vec![asked.name.clone()];
        found.kind = asked.kind;
        return found;
    }
    for (place, name) in found.respondents.iter_mut().enumerate() {
        if let Some(asked) = register.find(name) {
            asked.name.clone_into(name);
            if place == 0 {
                found.kind = asked.kind;
            }
        }
    }
    found
}

/// A name that heads its paper in capitals, as the text writes it elsewhere.
fn as_written(mut found: Found, lines: &Lines<'_>) -> Found {
    for name in &mut found.respondents {
        let near = lines
            .heads
            .iter()
            .chain(&lines.opening)
            .chain(&lines.closing);
        if near.clone().any(|line| line.text.contains(name.as_str())) {
            continue;
        }
        let lower = name.to_lowercase();
        let written = lines.body.iter().take(200).find_map(|line| {
            let at = line.text.to_lowercase().find(&lower)?;
            let form = line.text.get(at..at + name.len())?;
            // one word in capitals is what the body writes itself: `DIK`
            let short = is_abbreviated(&lower) && is_whole_word(line.text, at, at + name.len());
            (form.to_lowercase() == lower
                && (form.contains(char::is_lowercase) || short)
                && form.starts_with(char::is_uppercase))
            .then(|| form.to_owned())
        });
        if let Some(written) = written {
            *name = written;
        }
    }
    // A place is told by its capital: the kind may show only now.
    if found.kind == RespondentKind::Other
        && let Some(kind) = found.respondents.first().and_then(|name| kind_of(name))
    {
        found.kind = kind;
    }
    let unsure = matches!(found.kind, RespondentKind::Board | RespondentKind::Other);
    if unsure && headed_by_director_general(lines) {
        found.kind = RespondentKind::Authority;
    }
    found
}

/// Whether a name may be an abbreviation by its length.
fn is_abbreviated(name: &str) -> bool {
    !name.contains(' ') && name.chars().count() <= ABBREVIATION
}

/// Whether nothing but a genitive's `s` is joined to a word in capitals.
fn is_whole_word(text: &str, from: usize, to: usize) -> bool {
    let genitive = text[from..to].chars().all(char::is_uppercase);
    let rest = &text[to..];
    let rest = rest.strip_prefix('s').filter(|_| genitive).unwrap_or(rest);
    !text[..from].ends_with(char::is_alphanumeric) && !rest.starts_with(char::is_alphanumeric)
}

/// Only authorities of the state have a director general.
fn headed_by_director_general(lines: &Lines<'_>) -> bool {
    let told = |line: &Line<'_>, also: &str| {
        let lower = line.text.to_lowercase();
        lower.contains("generaldirektör") && lower.contains(also)
    };
    lines.closing.iter().any(|line| told(line, ""))
        || lines.body.iter().any(|line| told(line, "beslut"))
}
