//! Letters that several bodies head together.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_generic, kind_of};
use super::key::key;
use super::lines::Lines;
use super::name::name_line;
use super::respondent::Found;
use super::unnamed::speaks;
use crate::model::RespondentKind;

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

/// The body found and the one beside it in a line that heads the letter and in
/// whose name it speaks: `Famna och Eklyan`, then `Famna och Eklyan anser …`.
fn paired(one: &str, lines: &Lines<'_>) -> Option<Vec<String>> {
    let may_name = |name: &str| {
        let mut words = name.split_whitespace();
        words.clone().count() <= 3 && words.all(|word| word.starts_with(char::is_uppercase))
    };
    lines.opening.iter().take(4).find_map(|line| {
        let (first, second) = line.text.split_once(" och ")?;
        let holds_one = [first, second].iter().any(|name| key(name) == key(one));
        let are_two = may_name(first) && may_name(second) && speaks(lines, line.text);
        (holds_one && are_two).then(|| vec![first.to_owned(), second.to_owned()])
    })
}
