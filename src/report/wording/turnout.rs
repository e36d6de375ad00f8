//! Who was asked, who answered, and who did not.

use super::{list, numbered};
use crate::model::Lang;

/// Who was asked, who answered, and who did not.
#[derive(Debug)]
pub(in crate::report) struct Turnout<'a> {
    /// Number asked.
    pub(in crate::report) asked: usize,
    /// Number of those asked that answered.
    pub(in crate::report) answered: usize,
    /// Number that answered, asked or not.
    pub(in crate::report) all_answered: usize,
    /// Those asked that did not answer.
    pub(in crate::report) silent: &'a [String],
    /// Those that answered without being asked.
    pub(in crate::report) uninvited: &'a [String],
    /// Those whose answer is dated after the last day.
    pub(in crate::report) late: &'a [String],
    /// Number of documents whose sender is not known.
    pub(in crate::report) nameless: usize,
}

/// The response rate in sentences; silence is named, not only counted.
pub(in crate::report) fn participation(lang: Lang, turnout: &Turnout<'_>) -> Vec<String> {
    let mut sentences = answered(lang, turnout);
    sentences.extend(uninvited(lang, turnout.uninvited));
    sentences.extend(late(lang, turnout.late));
    sentences.extend(nameless(lang, turnout.nameless));
    sentences
}

/// How many answered, of those asked where that is known.
fn answered(lang: Lang, turnout: &Turnout<'_>) -> Vec<String> {
    let Turnout {
        asked,
        answered,
        all_answered,
        silent,
        ..
    } = *turnout;
    if asked == 0 {
        return vec![match lang {
            Lang::Sv => format!(
                "{all_answered} {} svarat. Vilka som tillfrågades är inte angivet.",
                numbered(all_answered, "remissinstans har", "remissinstanser har")
            ),
            Lang::En => format!(
                "{all_answered} {} answered. Who was asked is not stated.",
                numbered(all_answered, "respondent has", "respondents have")
            ),
        }];
    }
    let percent = (answered * 100 + asked / 2) / asked;
    let rate = match lang {
        Lang::Sv => format!(
            "{asked} remissinstanser tillfrågades. {answered} av dem har svarat ({percent} procent)."
        ),
        Lang::En => format!(
            "{asked} respondents were asked. {answered} of them answered ({percent} per cent)."
        ),
    };
    let silence = match (lang, silent.len()) {
        (Lang::Sv, 0) => "Alla tillfrågade har svarat.".to_owned(),
        (Lang::En, 0) => "All that were asked answered.".to_owned(),
        (Lang::Sv, n) => format!("{n} har inte svarat: {}.", list(lang, silent)),
        (Lang::En, n) => format!("{n} did not answer: {}.", list(lang, silent)),
    };
    vec![rate, silence]
}

fn uninvited(lang: Lang, named: &[String]) -> Option<String> {
    let n = named.len();
    let names = list(lang, named);
    (n > 0).then(|| match lang {
        Lang::Sv => format!(
            "Därutöver har {n} svarat utan att vara {}: {names}.",
            numbered(n, "tillfrågad", "tillfrågade"),
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

fn nameless(lang: Lang, documents: usize) -> Option<String> {
    match (lang, documents) {
        (_, 0) => None,
        (Lang::Sv, 1) => Some("Ett dokuments avsändare är inte känd.".to_owned()),
        (Lang::Sv, n) => Some(format!("Avsändarna till {n} dokument är inte kända.")),
        (Lang::En, 1) => Some("The sender of one document is not known.".to_owned()),
        (Lang::En, n) => Some(format!("The senders of {n} documents are not known.")),
    }
}
