//! The sender's own name says nothing of the subject: `Miljöförvaltningen är
//! positiv` is not about the environment.

use std::borrow::Cow;

use crate::model::Statement;
use crate::tag::term;

/// What the names of bodies are made with. A name without any of them (`Ekstad
/// Parkering`) may well be the subject.
const BODIES: &[&str] = &[
    "bolag",
    "förbund",
    "förening",
    "förvaltning",
    "högskola",
    "inspektion",
    "institut",
    "kontor",
    "myndighet",
    "nämnd",
    "organisation",
    "parti",
    "råd",
    "styrelse",
    "universitet",
    "verk",
];

/// An inflected name may lack so many letters of the whole one.
const ENDING: usize = 2;

/// The statement's text without the words of its respondents' names.
pub(super) fn unnamed(statement: &Statement) -> Cow<'_, str> {
    let text = statement.text.as_str();
    let names: Vec<String> = (statement.respondents.iter())
        .flat_map(|name| term::all_words(name))
        .map(|word| word.lower)
        .filter(|name| is_body(name))
        .collect();
    if names.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut kept = String::with_capacity(text.len());
    let mut from = 0;
    for word in term::all_words(text) {
        if names.iter().any(|name| is_form_of(&word.lower, name)) {
            kept.push_str(&text[from..word.at.start]);
            from = word.at.end;
        }
    }
    kept.push_str(&text[from..]);
    Cow::Owned(kept)
}

/// Whether a word is a name, or a form of it: `nämndens`, `nämnd`.
fn is_form_of(word: &str, name: &str) -> bool {
    word.starts_with(name)
        || (is_body(word)
            && name.starts_with(word)
            && word.chars().count() + ENDING >= name.chars().count())
}

fn is_body(word: &str) -> bool {
    BODIES.iter().any(|body| word.contains(body))
}
