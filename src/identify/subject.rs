//! The body that a sentence of the opening is about as its subject, where the
//! sentence says what only a sender says.

use std::sync::LazyLock;

use regex::Regex;

use super::verb::{ANSWERS, TAKES_SIDES, views};
use crate::language::is_present;

/// A name at the head of a line, perhaps with its short form in parentheses:
/// `Institutet för ekar (institutet) yttrar sig över …`.
const NAMED: &str = r"^([A-ZÅÄÖ][^.:;!?()]{2,80}?)(?:\s+\([^()]{2,60}\))?";

/// Whose view a line gives, or whose answer it speaks of: `X anser …`, `X är
/// ett …`, `X har lämnat yttrande …`, `Xs yttrande är uppdelat i …`.
pub(super) fn speaker(line: &str) -> Option<&str> {
    static SPEAKS: LazyLock<Regex> = LazyLock::new(|| {
        let views = views();
        pattern(&format!(
            r"\s+(?:{views}|väljer att|är ett?|är (?:i grunden |i huvudsak )?positiv|{TAKES_SIDES}|{ANSWERS})\b"
        ))
    });
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r":?s (?:remissvar|remissyttrande|yttrande|svar) (?:är (?:uppdelat|indelat|avgränsat|inriktat)|avser|behandlar|består|begränsas|fokuserar|följer|gäller|innehåller|omfattar|utgår)\b",
        )
    });
    first_of(&[&PAPER, &SPEAKS], line)
}

/// What the first sentence of a paper tells of the one who writes it: what it
/// is there for, and how it came to its answer.
pub(super) fn introduced(line: &str) -> Option<&str> {
    // verbs by which others are told of as well, deeper in a paper
    const SAYS: &str = "avböjer|avslår|begär|bejakar|bestrider|bifaller|biträder|förespråkar|förutsätter|gläder|gläds|godkänner|godtar|hälsar|håller med|kritiserar|kräver|lyfter|oroar|oroas|pekar|protesterar|reagerar|reserverar|trycker|undrar|uppmanar|uppmuntrar|uttrycker|vidhåller|vänder sig|värnar";
    const IS_THERE_FOR: &str =
        "(?:skall|ska) verka för|organiserar|representerar|företräder|samlar";
    const CAME_TO: &str = "har (?:via|genom) [^.]{3,60}? (?:samlat in|lämnat|tagit fram)|har (?:i|vid|under|genom) [^.:;]{3,90}? (?:tillstyrkt|avstyrkt|framfört|framhållit|yttrat sig|påpekat|anfört)";
    static INTRODUCES: LazyLock<Regex> =
        LazyLock::new(|| pattern(&format!(r"\s+(?:{SAYS}|{IS_THERE_FOR}|{CAME_TO})\b")));
    first_of(&[&INTRODUCES], line)
}

/// What the first sentence of a paper tells to be somebody's task: the sender's,
/// or that of the one who made the proposal.
pub(super) fn tasked(line: &str) -> Option<&str> {
    static TASKED: LazyLock<Regex> = LazyLock::new(|| {
        pattern(
            r"\s+har (?:enligt (?:sin|vår) instruktion|till uppgift|i uppgift|i uppdrag|som uppgift)\b",
        )
    });
    first_of(&[&TASKED], line)
}

/// Whose paper a line tells, or who takes sides in it; not what somebody wants,
/// which a plan tells of others too.
pub(super) fn sides(line: &str) -> Option<&str> {
    const WANTS: &[&str] = &["föreslår", "lämnar", "ser", "vill", "önskar", "är", "har"];
    static TAKING: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(&format!(r"^\s+{TAKES_SIDES}")).expect("a fixed pattern"));
    let name = speaker(line)?;
    let rest = line.strip_prefix(name)?;
    let verb = rest.split_whitespace().next()?;
    let plain = WANTS.contains(&verb) && !TAKING.is_match(rest);
    (!plain).then_some(name)
}

fn pattern(then: &str) -> Regex {
    Regex::new(&format!("{NAMED}{then}")).expect("a fixed pattern")
}

fn first_of<'a>(patterns: &[&Regex], line: &'a str) -> Option<&'a str> {
    patterns
        .iter()
        .find_map(|pattern| pattern.captures(line)?.get(1))
        .map(|name| name.as_str())
        .filter(|name| !goes_on(name))
}

/// Whether a verb stands in what should be a name: `X kritiserar stora` before
/// `delar`. A name may say what `ska` be.
fn goes_on(name: &str) -> bool {
    name.split_whitespace()
        .any(|word| word != "ska" && is_present(word))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sender_is_the_subject_of_what_it_says() {
        for (line, expected) in [
            (
                "Ekarnas förbund underkänner stora delar.",
                "Ekarnas förbund",
            ),
            ("Ekverket (verket) yttrar sig över planen.", "Ekverket"),
            (
                "Riksorganisationen Hela bygden ska leva har den 3 maj lämnat in svar på planen.",
                "Riksorganisationen Hela bygden ska leva",
            ),
            ("Ekarna är oenig med arbetsgivaren.", "Ekarna"),
            (
                "Ekviks kommuns yttrande är uppdelat i tre delar.",
                "Ekviks kommun",
            ),
        ] {
            assert_eq!(speaker(line), Some(expected), "{line}");
        }
        for line in [
            "Ekverket kritiserar planen i stora delar.",
            "Ekverket har lämnat lokalen.",
            "Ekverket är beläget i Ekstad.",
            "Länsstyrelsens yttrande från 2018 gäller.",
        ] {
            assert_eq!(speaker(line), None, "{line}");
        }
    }
}
