//! A paper headed by a body that answers are usually sent to: its addressee,
//! or the sender after all; and one headed by a name that tells nothing, which
//! its file has too.

use super::body::{may_be_name, named_body};
use super::candidate::Candidates;
use super::file_name::{folded, spaced, stem};
use super::lines::Lines;
use super::name::name_line;
use super::unnamed::{may_be_person, may_name};
use super::verb::gives_view;
use crate::model::RespondentKind;

/// Above what other bodies can get by being told of in the paper.
const SENDER: f32 = 6.5;

/// As much as a letterhead, for a name that tells nothing.
const NAMESAKE: f32 = 4.0;

/// Who may head a paper that tells of others and is no body: `Remissinstanserna`.
const NOBODY: &[&str] = &[
    "allmänheten",
    "flera",
    "förvaltningarna",
    "nämnderna",
    "partierna",
    "remissinstanser",
    "remissinstanserna",
    "övriga",
];

/// A shorter name run together in a file's name may be any word.
const JOINED: usize = 8;

/// How many lines after the first may hold a letterhead.
const LETTERHEAD_LINES: usize = 8;

/// What a body's own part of its paper is called, behind its name.
const OWN_PART: &[&str] = &[
    "bedömning",
    "bedömningar",
    "kommentarer",
    "slutsatser",
    "ställningstagande",
    "svar",
    "synpunkter",
    "yttrande",
    "överväganden",
];

impl Candidates {
    /// The body that alone is the first line, where the file has its name or
    /// the paper gives its assessment.
    pub(super) fn first_line(&mut self, lines: &Lines<'_>, file: &str) {
        let domain = lines.opening.iter().take(4).find(|line| {
            let name = line.text.trim_end_matches(':');
            let place = name.split('.').next().unwrap_or_default();
            is_domain(line.text) && (names_file(name, file) || names_file(place, file))
        });
        if let Some(line) = domain {
            self.add(
                line.text,
                NAMESAKE,
                "letterhead",
                line.text,
                Some(line.span),
            );
        }
        let Some(first) = lines.opening.first() else {
            return;
        };
        let Some(name) = name_line(first.text) else {
            let name = first.text.trim();
            let namesake = may_name(name)
                && may_be_name(name)
                && !is_nobody(name)
                // several answer together, and are told apart elsewhere
                && !name.contains([',', '&', '/'])
                && !name.contains(" och ")
                && !may_be_person(lines, name)
                && names_file(name, file);
            if namesake {
                self.add(name, NAMESAKE, "letterhead", first.text, Some(first.span));
            }
            return;
        };
        if names_file(&name, file) || (heads_alone(lines) && assesses(lines, &name)) {
            self.add(&name, SENDER, "letterhead", first.text, Some(first.span));
        }
    }
}

/// Whether the file's name begins with the body's.
pub(super) fn names_file(name: &str, file: &str) -> bool {
    // `antidiskrimineringsbyran_vast` leaves out what joins
    let words = |text: &str| -> Vec<String> {
        folded(text)
            .split(|c: char| !c.is_alphanumeric())
            .filter(|word| !matches!(*word, "" | "av" | "for" | "i" | "och" | "pa" | "vid"))
            .map(str::to_owned)
            .collect()
    };
    let name = words(name);
    let file = words(&spaced(stem(file)));
    // `ekbergavanner` is one word where the name is two
    let joined = name.concat();
    let as_one = name.len() > 1
        && joined.chars().count() >= JOINED
        && file.first().is_some_and(|first| *first == joined);
    !name.is_empty() && (file.starts_with(&name) || as_one)
}

/// Whether a line is a name like `Bostadnu.se`.
pub(super) fn is_domain(text: &str) -> bool {
    let name = text.trim_end_matches(':');
    name.starts_with(char::is_uppercase)
        && name.split_once('.').is_some_and(|(before, after)| {
            before.chars().count() > 2
                && before
                    .chars()
                    .chain(after.chars())
                    .all(char::is_alphanumeric)
                && (2..=3).contains(&after.chars().count())
        })
}

pub(super) fn is_nobody(name: &str) -> bool {
    name.split_whitespace()
        .any(|word| NOBODY.contains(&word.to_lowercase().as_str()))
}

/// Whether no other body's name stands below the first line as in a letterhead.
fn heads_alone(lines: &Lines<'_>) -> bool {
    lines
        .heads
        .iter()
        .all(|line| name_line(line.text).is_none())
        && lines
            .opening
            .iter()
            .take(LETTERHEAD_LINES)
            .skip(1)
            .all(|line| named_body(line.text).is_none_or(|kind| kind == RespondentKind::Party))
}

/// Whether a part of the paper is headed as the body's assessment, or more than
/// one of its paragraphs gives one.
fn assesses(lines: &Lines<'_>, name: &str) -> bool {
    let told = |line: &str, joined: &str, is: fn(&str) -> bool| {
        line.strip_prefix(name)
            .and_then(|rest| rest.strip_prefix(joined))
            .and_then(|rest| rest.split([' ', ',', '.', ':']).next())
            .is_some_and(is)
    };
    let headed = lines.body.iter().any(|line| {
        line.text.len() <= name.len() + 40 && told(line.text, "s ", |word| OWN_PART.contains(&word))
    });
    let speaks = lines
        .body
        .iter()
        .filter(|line| told(line.text, " ", gives_view));
    headed || speaks.count() > 1
}
