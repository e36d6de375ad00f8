//! Names of those who signed and of private persons who answered.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{BoilerplateReason, Consultation, Fate, Respondent, RespondentKind, Role, Span};

static NAME: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?",
        r" (?:(?:af|av|von|de) )?",
        r"\p{Lu}\p{Ll}+(?:-\p{Lu}\p{Ll}+)?"
    ))
    .expect("a valid pattern")
});

/// Private persons who answered under a name, in the order of their answers.
pub(super) fn private_persons(consultation: &Consultation) -> Vec<String> {
    let mut seen = BTreeSet::new();
    consultation
        .documents
        .iter()
        .map(|document| &document.identity)
        .filter(|identity| identity.kind == RespondentKind::Citizen)
        .filter(|identity| !identity.is_unnamed_person())
        .flat_map(|identity| &identity.respondents)
        .filter(|name| !name.is_empty() && seen.insert((*name).clone()))
        .cloned()
        .collect()
}

/// Names under letters, in electronic signatures and of case officers.
pub(super) fn signed(consultation: &Consultation) -> BTreeSet<String> {
    let asked = consultation.about.asked.iter();
    let bodies: Vec<&String> = asked
        .flat_map(Respondent::names)
        .chain(
            consultation
                .documents
                .iter()
                .flat_map(|document| &document.identity.respondents),
        )
        .collect();
    let mut names = BTreeSet::new();
    let ranges = consultation.statements_by_document();
    for (document, range) in consultation.documents.iter().zip(ranges) {
        let signatures: Vec<Span> = document
            .ledger
            .iter()
            .filter(|entry| is_signature(&entry.fate))
            .map(|entry| entry.span)
            .collect();
        if signatures.is_empty() {
            continue;
        }
        let texts = consultation.statements[range].iter().filter(|tagged| {
            tagged.statement.role == Role::Boilerplate
                && signatures
                    .iter()
                    .any(|span| span.overlaps(tagged.statement.span))
        });
        for tagged in texts {
            names.extend(
                NAME.find_iter(&tagged.statement.text)
                    .map(|found| found.as_str().to_owned()),
            );
        }
    }
    names.retain(|name| !bodies.iter().any(|body| body.contains(name.as_str())));
    names
}

const fn is_signature(fate: &Fate) -> bool {
    matches!(
        fate,
        Fate::Boilerplate {
            reason: BoilerplateReason::Signature
                | BoilerplateReason::ESignature
                | BoilerplateReason::Contact
        }
    )
}

/// Replaces the name wherever it stands as whole words, its genitive included;
/// gives how often.
pub(super) fn replace_words(text: &mut String, name: &str, stand_in: &str) -> usize {
    let mut replaced = 0;
    let mut from = 0;
    while let Some(found) = text[from..].find(name) {
        let start = from + found;
        let end = start + name.len();
        let after = text[end..].strip_prefix('s').unwrap_or(&text[end..]);
        let inside_word = text[..start].ends_with(char::is_alphanumeric)
            || after.starts_with(char::is_alphanumeric);
        if inside_word {
            from = end;
        } else {
            text.replace_range(start..end, stand_in);
            from = start + stand_in.len();
            replaced += 1;
        }
    }
    replaced
}

/// Replaces the name in a file's name: in any case, in either order, and with
/// signs in place of the spaces; gives how often.
pub(super) fn replace_in_file_name(text: &mut String, name: &str, stand_in: &str) -> usize {
    let parts: Vec<String> = name.split_whitespace().map(str::to_lowercase).collect();
    let mut turned = parts.clone();
    turned.rotate_right(1);
    let mut replaced = 0;
    for parts in [&parts, &turned] {
        let mut from = 0;
        while let Some((start, end)) = find_in_file_name(text, from, parts) {
            text.replace_range(start..end, stand_in);
            from = start + stand_in.len();
            replaced += 1;
        }
        if parts.len() == 1 {
            break;
        }
    }
    replaced
}

/// Where the parts stand one after the other as words of their own.
fn find_in_file_name(text: &str, from: usize, parts: &[String]) -> Option<(usize, usize)> {
    let is_word = |sign: char| sign.is_alphanumeric();
    text[from..].char_indices().find_map(|(at, _)| {
        let start = from + at;
        if text[..start].ends_with(is_word) {
            return None;
        }
        let mut end = start;
        for (number, part) in parts.iter().enumerate() {
            if number > 0 {
                let rest = &text[end..];
                let between = rest.len()
                    - rest
                        .trim_start_matches([' ', '_', '-', '.', '+', ','])
                        .len();
                if between == 0 {
                    return None;
                }
                end += between;
            }
            end += beginning(&text[end..], part)?;
        }
        let rest = &text[end..];
        let after = rest.strip_prefix(['s', 'S']).unwrap_or(rest);
        (!after.starts_with(is_word)).then_some((start, end))
    })
}

/// How much of the text is this part, which is given in small letters.
fn beginning(text: &str, part: &str) -> Option<usize> {
    let mut wanted = part.chars().peekable();
    for (at, sign) in text.char_indices() {
        if wanted.peek().is_none() {
            return Some(at);
        }
        for small in sign.to_lowercase() {
            if wanted.next()? != small {
                return None;
            }
        }
    }
    wanted.peek().is_none().then_some(text.len())
}
