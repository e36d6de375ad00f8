//! Letters that several bodies head together.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_generic, kind_of};
use super::key::key;
use super::lines::Lines;
use super::name::name_line;
use super::respondent::Found;
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
