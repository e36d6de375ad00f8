//! Who a document comes from, when, and under which case number.
//!
//! Takes a document, its file's name and the register of those asked. Trusts,
//! in this order: what a title says (`Yttrande från …`), the letterhead, the
//! body that decides, the signature, the register and the file's name. Bodies
//! that answers are sent to and offices that work for a board count less.
//! Where nothing tells enough, the respondent stays unknown.

mod addressee;
mod apart;
mod body;
mod byline;
mod candidate;
mod date;
mod earlier;
mod emblem;
mod field;
mod file_name;
mod first_line;
mod initials;
mod key;
mod lines;
mod name;
mod own_words;
mod party;
mod party_group;
mod party_paper;
mod person;
mod place;
mod reference;
mod register;
mod respondent;
mod subject;
mod title;
mod together;
mod unnamed;
mod verb;
mod when;

pub(crate) use apart::{municipality, tell_apart};
pub(crate) use body::{
    is_body_word, is_generic, is_municipality, is_office, is_recipient, kind_of, named_body,
};
pub(crate) use byline::authors;
pub(crate) use earlier::earlier;
pub(crate) use initials::Initials;
pub(crate) use key::{Printed, key};
pub(crate) use party::{before_motion, parties_in, parties_only};
pub(crate) use person::is_signature_line;
pub(crate) use reference::own_reference;
pub use register::Register;

use unicode_normalization::UnicodeNormalization;

use crate::model::{Document, Ground, Identity, Respondent};

/// Tells who answers in `document`; `file` is its path in the corpus, `asked`
/// those asked (may be empty).
pub fn identify(document: &Document, file: &str, asked: &[Respondent]) -> Identity {
    identify_among(document, file, &Register::new(asked))
}

/// Tells who answers in one of many documents: the register is made once for
/// all of them.
pub fn identify_among(document: &Document, file: &str, register: &Register<'_>) -> Identity {
    let lines = lines::Lines::of(document);
    // The message that is answered has a sender and a date of its own.
    let answered = earlier(document);
    let rest = (!answered.is_empty()).then(|| lines::Lines::without(document, &answered));
    let own = rest.as_ref().unwrap_or(&lines);
    // a Mac takes `ä` apart in the names of its files
    let file: String = file.nfc().collect();
    let mut identity = Identity::unknown();
    let found = respondent::respondent(own, &file, register).or_else(|| {
        rest.as_ref()
            .and(respondent::respondent(&lines, &file, register))
    });
    if let Some(found) = found {
        identity.respondents = found.respondents;
        identity.kind = found.kind;
        identity.confidence = found.confidence;
        identity.grounds = found.grounds;
        identity.grounds.extend(kind_ground(&identity, register));
    }
    let reference = when::reference(&lines, &identity, register.case());
    let facts = [
        (when::date(own), &mut identity.date),
        (reference, &mut identity.reference),
        (
            when::minutes_paragraph(&lines),
            &mut identity.minutes_paragraph,
        ),
    ];
    for (fact, place) in facts {
        if let Some((value, ground)) = fact {
            *place = Some(value);
            identity.grounds.push(ground);
        }
    }
    identity
}

/// The kind follows from the register, or from the words of the name.
fn kind_ground(identity: &Identity, register: &Register<'_>) -> Option<Ground> {
    let name = identity.respondents.first()?;
    let source = if register.find(name).is_some() {
        "register"
    } else {
        "name"
    };
    Some(Ground::new("kind", source, name, None))
}
