//! Who was asked, who answered, and who did not.

use super::list;
use super::source::path;
use crate::language::by_number;
use crate::model::{Lang, per_cent};
use crate::report::content::Source;

/// Who was asked, who answered, and who did not.
#[derive(Debug)]
pub(in crate::report) struct Turnout<'a> {
    /// Number asked; `None` where nobody says who was.
    pub(in crate::report) asked: Option<usize>,
    /// Number that answered, asked or not, known or not.
    pub(in crate::report) all_answered: usize,
    /// Of those that the rate counts, the ones whose answer could not be read.
    pub(in crate::report) answered_unread: usize,
    /// Those asked that did not answer.
    pub(in crate::report) silent: &'a [String],
    /// Those asked that said that they will not answer.
    pub(in crate::report) declined: &'a [String],
    /// Those that answered without being asked.
    pub(in crate::report) uninvited: &'a [String],
    /// Those whose answer is dated after the last day, or after the day until which
    /// they had more time.
    pub(in crate::report) late: &'a [String],
    /// Those whose answer is dated after the last day, within the time that they
    /// were given.
    pub(in crate::report) extended: &'a [String],
    /// What unknown senders are called, each with where its answer lies.
    pub(in crate::report) unknown: &'a [(String, Vec<Source>)],
    /// Number of unread documents whose sender is not known.
    pub(in crate::report) unread_unknown: usize,
    /// Number of documents that are no answers.
    pub(in crate::report) uncounted: usize,
}

/// The response rate in sentences; silence is named, not only counted.
pub(in crate::report) fn participation(lang: Lang, turnout: &Turnout<'_>) -> Vec<String> {
    let mut sentences = answered(lang, turnout);
    sentences.extend(uninvited(lang, turnout.uninvited));
    sentences.extend(unknown(lang, turnout));
    sentences.extend(all(lang, turnout));
    sentences.extend(late(lang, turnout.late));
    sentences.extend(extended(lang, turnout));
    sentences.extend(unread_unknown(lang, turnout.unread_unknown));
    sentences.extend(uncounted(lang, turnout.uncounted));
    sentences
}

/// How many answered, of those asked where that is known.
fn answered(lang: Lang, turnout: &Turnout<'_>) -> Vec<String> {
    let Turnout {
        asked,
        all_answered,
        silent,
        declined,
        answered_unread,
        ..
    } = *turnout;
    let unread = of_which_unread(lang, answered_unread);
    let Some(asked) = asked else {
        return vec![match lang {
            Lang::Sv => format!(
                "{all_answered} {} svarat{unread}. Vilka som tillfrågades är inte angivet.",
                by_number(all_answered, "remissinstans har", "remissinstanser har")
            ),
            Lang::En => format!(
                "{all_answered} {} answered{unread}. Who was asked is not stated.",
                by_number(all_answered, "respondent has", "respondents have")
            ),
        }];
    };
    let answered = asked - silent.len() - declined.len();
    let percent = per_cent(answered, asked);
    let rate = match lang {
        Lang::Sv => format!(
            "{asked} {} tillfrågades. {answered} av dem har svarat ({percent} procent){unread}.",
            by_number(asked, "remissinstans", "remissinstanser")
        ),
        Lang::En => format!(
            "{asked} {} asked. {answered} of them answered ({percent} per cent){unread}.",
            by_number(asked, "respondent was", "respondents were")
        ),
    };
    let declined = match (lang, declined.len(), list(lang, declined)) {
        (_, 0, _) => None,
        (Lang::Sv, 1, name) => Some(format!(
            "En har meddelat att den avstår från att svara: {name}."
        )),
        (Lang::Sv, n, names) => Some(format!(
            "{n} har meddelat att de avstår från att svara: {names}."
        )),
        (Lang::En, 1, name) => Some(format!("One has said that it will not answer: {name}.")),
        (Lang::En, n, names) => Some(format!("{n} have said that they will not answer: {names}.")),
    };
    let silence = match (lang, silent.len()) {
        (Lang::Sv, 0) if declined.is_some() => "Övriga tillfrågade har svarat.".to_owned(),
        (Lang::En, 0) if declined.is_some() => "All others that were asked answered.".to_owned(),
        (Lang::Sv, 0) => "Alla tillfrågade har svarat.".to_owned(),
        (Lang::En, 0) => "All that were asked answered.".to_owned(),
        (Lang::Sv, n) => format!("{n} har inte svarat: {}.", list(lang, silent)),
        (Lang::En, n) => format!("{n} did not answer: {}.", list(lang, silent)),
    };
    [rate]
        .into_iter()
        .chain(declined)
        .chain([silence])
        .collect()
}

/// `, varav 3 med svar som inte kunde läsas in`
fn of_which_unread(lang: Lang, n: usize) -> String {
    match (lang, n) {
        (_, 0) => String::new(),
        (Lang::Sv, 1) => ", varav 1 med ett svar som inte kunde läsas in".to_owned(),
        (Lang::Sv, n) => format!(", varav {n} med svar som inte kunde läsas in"),
        (Lang::En, 1) => ", 1 of them with an answer that could not be read".to_owned(),
        (Lang::En, n) => format!(", {n} of them with answers that could not be read"),
    }
}

fn uninvited(lang: Lang, named: &[String]) -> Option<String> {
    let n = named.len();
    let names = list(lang, named);
    (n > 0).then(|| match lang {
        Lang::Sv => format!(
            "Därutöver har {n} svarat utan att vara {}: {names}.",
            by_number(n, "tillfrågad", "tillfrågade"),
        ),
        Lang::En => format!("Beside these {n} answered without being asked: {names}."),
    })
}

fn late(lang: Lang, named: &[String]) -> Option<String> {
    let names = list(lang, named);
    match (lang, named.len()) {
        (_, 0) => None,
        (Lang::Sv, 1) => Some(format!(
            "Ett svar är daterat efter sista svarsdag: {names}."
        )),
        (Lang::Sv, n) => Some(format!(
            "{n} svar är daterade efter sista svarsdag: {names}."
        )),
        (Lang::En, 1) => Some(format!("One answer is dated after the last day: {names}.")),
        (Lang::En, n) => Some(format!(
            "{n} answers are dated after the last day: {names}."
        )),
    }
}

/// Who answered after the last day, as agreed.
fn extended(lang: Lang, turnout: &Turnout<'_>) -> Option<String> {
    let names = list(lang, turnout.extended);
    match (lang, turnout.extended.len()) {
        (_, 0) => None,
        (Lang::Sv, 1) => Some(format!(
            "Ett svar är daterat efter sista svarsdag men inom det anstånd som getts: {names}."
        )),
        (Lang::Sv, n) => Some(format!(
            "{n} svar är daterade efter sista svarsdag men inom det anstånd som getts: {names}."
        )),
        (Lang::En, 1) => Some(format!(
            "One answer is dated after the last day but within the time that was given: {names}."
        )),
        (Lang::En, n) => Some(format!(
            "{n} answers are dated after the last day but within the time that was given: {names}."
        )),
    }
}

/// Whose answers are not known. How the machine is told is said where an official
/// works, not in what goes to a board.
fn unknown(lang: Lang, turnout: &Turnout<'_>) -> Option<String> {
    let n = turnout.unknown.len();
    let named: Vec<String> = turnout
        .unknown
        .iter()
        .map(|(name, sources)| {
            let paths: Vec<String> = sources.iter().map(path).collect();
            format!("{name} ({})", paths.join(", "))
        })
        .collect();
    let named = list(lang, &named);
    let who = match (lang, n) {
        (_, 0) => return None,
        (Lang::Sv, 1) => format!(
            "Vem som har skickat ett av svaren är inte känt: {named}. Det räknas som en remissinstans för sig"
        ),
        (Lang::Sv, n) => format!(
            "Vem som har skickat {n} av svaren är inte känt: {named}. Vart och ett räknas som en remissinstans för sig"
        ),
        (Lang::En, 1) => format!(
            "Who sent one of the answers is not known: {named}. It counts as a respondent of its own"
        ),
        (Lang::En, n) => format!(
            "Who sent {n} of the answers is not known: {named}. Each counts as a respondent of its own"
        ),
    };
    let asked = match (turnout.asked, lang) {
        (None, _) => "",
        (Some(_), Lang::Sv) => ", men kan komma från någon av de tillfrågade",
        (Some(_), Lang::En) => ", but may come from one of those asked",
    };
    Some(format!("{who}{asked}."))
}

/// How many answered in all, where that is not the number of those asked that did.
fn all(lang: Lang, turnout: &Turnout<'_>) -> Option<String> {
    let n = turnout.all_answered;
    let more = turnout.uninvited.len() + turnout.unknown.len();
    (turnout.asked.is_some() && more > 0).then(|| match lang {
        Lang::Sv => format!(
            "Sammanlagt räknas {n} {} som svarande.",
            by_number(n, "remissinstans", "remissinstanser")
        ),
        Lang::En => format!(
            "In all {n} {} as having answered.",
            by_number(n, "respondent counts", "respondents count")
        ),
    })
}

/// What came in and is no answer counts nowhere.
fn uncounted(lang: Lang, documents: usize) -> Option<String> {
    match (lang, documents) {
        (_, 0) => None,
        (Lang::Sv, 1) => Some("Ett dokument som kommit in räknas inte som svar.".to_owned()),
        (Lang::Sv, n) => Some(format!("{n} dokument som kommit in räknas inte som svar.")),
        (Lang::En, 1) => Some("One document that came in does not count as an answer.".to_owned()),
        (Lang::En, n) => Some(format!(
            "{n} documents that came in do not count as answers."
        )),
    }
}

/// What could not be read of unknown senders counts nowhere.
fn unread_unknown(lang: Lang, documents: usize) -> Option<String> {
    match (lang, documents) {
        (_, 0) => None,
        (Lang::Sv, 1) => Some(
            "Ett dokument har okänd avsändare och kunde inte läsas in; det räknas inte som ett svar.".to_owned(),
        ),
        (Lang::Sv, n) => Some(format!(
            "{n} dokument har okänd avsändare och kunde inte läsas in; de räknas inte som svar."
        )),
        (Lang::En, 1) => Some(
            "One document of an unknown sender could not be read; it does not count as an answer.".to_owned(),
        ),
        (Lang::En, n) => Some(format!(
            "{n} documents of unknown senders could not be read; they do not count as answers."
        )),
    }
}
