//! Whose stand a sentence tells: the speaker's own, or one that it reports,
//! questions or only supposes.

mod others;

use std::ops::Range;
use std::sync::LazyLock;

use regex::Regex;

pub(super) use others::is_anothers;

use crate::model::{RespondentKind, Role};

/// Whether the words at `at`, which take a stand, are the speaker's own.
pub(super) fn is_own(
    text: &str,
    at: &Range<usize>,
    kind: RespondentKind,
    respondents: &[String],
) -> bool {
    let before = &text[..at.start];
    let after = &text[at.end..];
    !(is_judged(before)
        || is_weighed(text)
        || is_reported(text, at, respondents)
        || is_subject(text, after)
        || (kind != RespondentKind::Party && is_moved(text))
        || refuses_a_motion_to_it(&text[at.clone()], after)
        || is_anothers(before, after, kind, respondents))
}

/// `Vi delar inte bedömningen att motionen bör avstyrkas`: another's stand,
/// judged.
fn is_judged(before: &str) -> bool {
    static JUDGED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:delar|instämmer|håller) (?:\w+ )?(?:inte|ej)\b|\b(?:inte|ej|inget|inga|utan) (?:\w+ )?(?:skäl|grund|argument) (?:för )?att\b|\b(?:mot|beklagar|kritiserar|ifrågasätter|motsätter (?:oss|sig|mig)) (?:\w+ ){0,3}(?:beslut|ställningstagande)\w*(?: om| på)? att\b|\b(?:beklaga\w*|förvåna\w*|förvånande|anmärkningsvärt|olyckligt|oroande|oro|besvik\w*|kritiska?|motivering\w*)\b[^.]{0,20} att\b|\bsom\b(?: \w+){0,2} (?:står|ställer|ställt)(?: \w+)?$|\bsom $")
            .expect("a fixed pattern")
    });
    JUDGED.is_match(before)
}

/// `Motionen avvisar`, `Stadsledningskontoret bedömer att … bör avslås`: what
/// somebody else says, who is not the speaker. What is done to a motion is the
/// speaker's doing: `Motionen avstyrks`.
pub(super) fn is_reported(text: &str, at: &Range<usize>, respondents: &[String]) -> bool {
    static OTHERS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(motionen|motionärerna|motionären|utredningen|stadsledningskontoret|kommun(?:fullmäktige|styrelsen) (?:har|hade|beslutade|ska|kan|bör|behöver|får|föreslår|föreslås))\b|\bförvaltningens förslag till beslut\b")
            .expect("a fixed pattern")
    });
    static SAYS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:föreslår|anser|menar|vill|yrkar|syftar|anför|framför|hemställer|bedömer|ställer|skriver|konstaterar|har)\b")
            .expect("a fixed pattern")
    });
    let Some(found) = OTHERS.captures(text) else {
        return false;
    };
    let Some(name) = found.get(1) else {
        return true;
    };
    let subject = name.as_str().to_lowercase();
    let first = subject.split(' ').next().unwrap_or_default();
    if respondents
        .iter()
        .any(|own| own.to_lowercase().starts_with(first))
    {
        return false;
    }
    if subject != "motionen" && subject != "utredningen" {
        return true;
    }
    let word = text[at.start..]
        .split(|c: char| !c.is_alphabetic())
        .next()
        .unwrap_or_default();
    let between = text.get(name.end()..at.start).unwrap_or_default();
    let is_done = word.ends_with('s') || word == "utan" || between.contains(" lämnas");
    !is_done || SAYS.is_match(between)
}

/// `Kommunfullmäktige ställer sig bakom motionen`, in what somebody else argues:
/// a decision that is moved, not the stand of who answers.
pub(super) fn is_a_higher_bodys(
    before: &str,
    role: Role,
    kind: RespondentKind,
    respondents: &[String],
) -> bool {
    static HIGHER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:att )?((?:kommun|region|landstings)?(?:fullmäktige)|(?:kommun|region|landstings)styrelsen|riksdagen)(?: \w+)? $")
            .expect("a fixed pattern")
    });
    let may_be = matches!(
        kind,
        RespondentKind::Board
            | RespondentKind::Company
            | RespondentKind::Council
            | RespondentKind::Other
    );
    let Some(found) = HIGHER.captures(before).filter(|_| may_be) else {
        return false;
    };
    let name = found[1].to_lowercase();
    // who answers may be the one that has no name in the paper
    let unknown = respondents.is_empty() && !name.ends_with("fullmäktige");
    role == Role::Argument
        && !unknown
        && !respondents
            .iter()
            .any(|own| own.to_lowercase().contains(&name) || own.to_lowercase().contains("kommun"))
}

/// `ska ange om den tillstyrker eller avstyrker`: both, so neither.
fn is_weighed(text: &str) -> bool {
    static BOTH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:tillstyrk\w*|bif\w*|avstyrk\w*|avsl\w*) (?:eller|respektive|alternativt) (?:\w+ )?(?:tillstyrk|bif|avstyrk|avsl)")
            .expect("a fixed pattern")
    });
    BOTH.is_match(text)
}

/// `Att avstyrka motionen riskerar att …`: what the sentence speaks about, not
/// what it does.
fn is_subject(text: &str, after: &str) -> bool {
    static VERB: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)\b(?:riskerar|innebär|visar|vore|blir|skulle|betyder|sänder|är|ska (?:\w+ )?(?:inte|ej))\b",
        )
        .expect("a fixed pattern")
    });
    static PARTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[,;:]|\b(?:som|eftersom|då|där|samt)\b").expect("a fixed pattern")
    });
    let infinitive = text
        .get(..4)
        .is_some_and(|start| start.eq_ignore_ascii_case("att "));
    infinitive
        && VERB
            .find(after)
            .is_some_and(|verb| !PARTED.is_match(&after[..verb.start()]))
}

/// `Bo Ek (M) yrkar att motionen ska tillstyrkas`, `Ja-röst för att avstyrka`:
/// what was moved and voted on.
fn is_moved(text: &str) -> bool {
    static MOVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\([A-ZÅÄÖ]{1,4}\)[^.]{0,80}\byrka(?:r|de)\b|\b[Yy]rka\w*\b[^.]{0,80}\bvägnar\b|\b(?:[Jj]a|[Nn]ej)-röst(?:en|er)? (?:för|innebär)\b")
            .expect("a fixed pattern")
    });
    MOVED.is_match(text)
}

/// `avslå yrkandet från M`: what others moved in the same matter, not the matter.
fn refuses_a_motion_to_it(words: &str, after: &str) -> bool {
    static REFUSED: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)^av(?:sl|styrk)").expect("a fixed pattern"));
    static MOVED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\w*(?: på)?(?: \w+){0,2} \w*(?:yrkande\w*|förslag\w* från)\b")
            .expect("a fixed pattern")
    });
    REFUSED.is_match(words) && MOVED.is_match(after)
}

#[cfg(test)]
mod tests;
