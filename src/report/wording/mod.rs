//! The fixed wording of a compilation: sentences whose quantifiers are tied to
//! exact counts, and what things are called in lists and tables.
//!
//! Takes counts and values, gives sentences in the language asked for; what is
//! counted, and where a sentence stands, is not decided here. Words that do not
//! change with a number are [`labels`].

mod outcomes;
mod remedy;
mod source;
mod stance;
mod summary;
mod turnout;

use std::collections::BTreeSet;

pub(super) use outcomes::{Commented, outcomes};
pub(super) use remedy::{reason, remedy, unread};
pub(super) use source::{also, brief, citation, file, place};
pub(super) use summary::{Object, Tally, is_silence, nobody_speaks_of, summary};
pub(super) use turnout::{Turnout, participation};

use super::content::{Excerpt, Extent, Group, Masked, Quotation, SectionRef};
use super::labels::labels;
use crate::language::{by_number, capital};
use crate::model::{Lang, Role, Stance, Status};

/// Above so many names a sentence gives the number only.
const NAMES: usize = 12;

/// "A", "A och B", "A, B och C".
pub(super) fn list(lang: Lang, names: &[String]) -> String {
    let and = match lang {
        Lang::Sv => " och ",
        Lang::En => " and ",
    };
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [first @ .., last] => format!("{}{and}{last}", first.join(", ")),
    }
}

/// How many statements a search chose.
pub(super) fn hits(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (Lang::Sv, 1) => "ett utvalt uttalande".to_owned(),
        (Lang::Sv, n) => format!("{n} utvalda uttalanden"),
        (Lang::En, 1) => "one chosen statement".to_owned(),
        (Lang::En, n) => format!("{n} chosen statements"),
    }
}

/// How many statements of a group are not shown, and why.
pub(super) fn not_shown(lang: Lang, group: &Group) -> Vec<String> {
    let limited = match (lang, group.left_out) {
        (_, 0) => None,
        (Lang::Sv, 1) => {
            Some("Ett uttalande till visas inte här: antalet citat är begränsat.".to_owned())
        }
        (Lang::Sv, n) => Some(format!(
            "{n} uttalanden till visas inte här: antalet citat är begränsat."
        )),
        (Lang::En, 1) => Some(
            "One more statement is not shown here: the number of quotations is limited.".to_owned(),
        ),
        (Lang::En, n) => Some(format!(
            "{n} more statements are not shown here: the number of quotations is limited."
        )),
    };
    let omitted = match (lang, group.omitted) {
        (_, 0) => None,
        (Lang::Sv, 1) => Some("Ett uttalande är utelämnat.".to_owned()),
        (Lang::Sv, n) => Some(format!("{n} uttalanden är utelämnade.")),
        (Lang::En, 1) => Some("One statement is left out.".to_owned()),
        (Lang::En, n) => Some(format!("{n} statements are left out.")),
    };
    limited.into_iter().chain(omitted).collect()
}

/// How many statements a section has beside those that the board reads.
pub(super) fn not_chosen(lang: Lang, excerpt: &Excerpt) -> Option<String> {
    let how = match (lang, excerpt.is_chosen) {
        (Lang::Sv, true) => "Citaten är utvalda. ",
        (Lang::En, true) => "The quotations are a choice. ",
        (_, false) => "",
    };
    let more = match (lang, excerpt.unchosen) {
        (_, 0) => return None,
        (Lang::Sv, 1) => "Ett uttalande till om avsnittet står".to_owned(),
        (Lang::Sv, n) => format!("{n} uttalanden till om avsnittet står"),
        (Lang::En, 1) => "One more statement on the section stands".to_owned(),
        (Lang::En, n) => format!("{n} more statements on the section stand"),
    };
    Some(match lang {
        Lang::Sv => format!("{how}{more} i den fullständiga sammanställningen."),
        Lang::En => format!("{how}{more} in the full compilation."),
    })
}

/// "18 uttalanden, 10 instanser"
fn brief_extent(lang: Lang, extent: Extent) -> String {
    let Extent {
        statements,
        respondents,
    } = extent;
    let (said, by) = match lang {
        Lang::Sv => (
            by_number(statements, "uttalande", "uttalanden"),
            by_number(respondents, "instans", "instanser"),
        ),
        Lang::En => (
            by_number(statements, "statement", "statements"),
            by_number(respondents, "respondent", "respondents"),
        ),
    };
    format!("{statements} {said}, {respondents} {by}")
}

/// Above the reservations and the like that the board reads: how many there are,
/// and that they do not count.
pub(super) fn minorities(lang: Lang, excerpt: &Excerpt) -> String {
    let n = excerpt.minority_extent.statements;
    match lang {
        Lang::Sv => format!(
            "Reservationer och liknande: {n} {}, som inte räknas in",
            by_number(n, "uttalande", "uttalanden")
        ),
        Lang::En => format!(
            "Reservations and the like: {n} {} not counted",
            by_number(n, "statement, which is", "statements, which are")
        ),
    }
}

/// What stands before the reservation of an answer.
pub(super) fn reservation(lang: Lang, of: usize) -> String {
    match (lang, of) {
        (Lang::Sv, 0 | 1) => "Förbehållet:".to_owned(),
        (Lang::Sv, n) => format!("Förbehåll, ett av {n} i svaret:"),
        (Lang::En, 0 | 1) => "The reservation:".to_owned(),
        (Lang::En, n) => format!("A reservation, one of {n} in the answer:"),
    }
}

/// Whether a person has reviewed it, with a capital; a sign where one has.
pub(super) fn status(lang: Lang, status: Status) -> String {
    let review = capital(status.review(lang));
    match status {
        Status::Suggested | Status::Auto => review,
        Status::Decided => format!("✓ {review}"),
    }
}

/// The stance with a capital, or that there is none.
pub(super) fn stance(lang: Lang, stance: Option<Stance>) -> String {
    stance.map_or_else(
        || labels(lang).not_assessed.to_owned(),
        |stance| capital(stance.label(lang)),
    )
}

/// The role with a capital.
pub(super) fn role(lang: Lang, role: Role) -> String {
    capital(role.label(lang))
}

/// The sections' numbers or headings, joined by commas.
pub(super) fn sections(lang: Lang, sections: &[SectionRef]) -> String {
    sections
        .iter()
        .map(|section| short(lang, section))
        .collect::<Vec<_>>()
        .join(", ")
}

/// What a section is called where there is little room.
pub(super) fn short(lang: Lang, section: &SectionRef) -> &str {
    match &section.number {
        Some(number) => number,
        None if section.id.is_general() => labels(lang).general_short,
        None => &section.heading,
    }
}

/// How many statements from how many respondents a group has: in the version for
/// the board all of them, else those that are quoted, the folded ones included.
pub(super) fn group_extent(lang: Lang, group: &Group, for_board: bool) -> String {
    if for_board {
        return brief_extent(lang, group.extent);
    }
    let quotations = &group.quotations;
    let statements = quotations.iter().map(Quotation::statements).sum();
    let respondents: BTreeSet<&str> = quotations
        .iter()
        .flat_map(|one| {
            let also = one.also.iter().map(|also| also.respondent.as_str());
            std::iter::once(one.respondent.as_str()).chain(also)
        })
        .collect();
    extent(lang, statements, respondents.len())
}

/// What was masked, in one sentence.
pub(super) fn masked(lang: Lang, masked: Masked) -> String {
    let Masked {
        identity_numbers,
        telephones,
        e_mails,
        names,
    } = masked;
    match lang {
        Lang::Sv => format!(
            "Personuppgifter i citaten är maskerade: {identity_numbers} personnummer, {telephones} telefonnummer, {e_mails} {} och {names} namn. Originalen är orörda.",
            by_number(e_mails, "e-postadress", "e-postadresser")
        ),
        Lang::En => format!(
            "Personal data in the quotations is masked: {identity_numbers} identity {}, {telephones} telephone {}, {e_mails} e-mail {} and {names} {}. The originals are untouched.",
            by_number(identity_numbers, "number", "numbers"),
            by_number(telephones, "number", "numbers"),
            by_number(e_mails, "address", "addresses"),
            by_number(names, "name", "names"),
        ),
    }
}

/// "7 uttalanden från 5 remissinstanser"
fn extent(lang: Lang, statements: usize, respondents: usize) -> String {
    match lang {
        Lang::Sv => format!(
            "{statements} {} från {respondents} {}",
            by_number(statements, "uttalande", "uttalanden"),
            by_number(respondents, "remissinstans", "remissinstanser"),
        ),
        Lang::En => format!(
            "{statements} {} by {respondents} {}",
            by_number(statements, "statement", "statements"),
            by_number(respondents, "respondent", "respondents"),
        ),
    }
}
