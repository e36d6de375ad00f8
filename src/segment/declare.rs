//! Whether a line that looks like a heading says something, as a sentence does:
//! `Taxan drabbar barnfamiljer`, `Målet är för lågt`, `Bra med årliga planer`.

use std::sync::LazyLock;

use regex::Regex;

use super::claim;
use super::heading::{CLAUSES, is_known_verb};
use super::walk::is_title;
use crate::language::{Lexicon, is_present};

/// Longest heading that may say something, in characters.
const LONGEST: usize = 300;

/// Whether a line takes a stand or is a main clause with something behind its
/// verb. Questions, titles of papers and lines that only lead on are none.
pub(super) fn declares(line: &str) -> bool {
    let line = without_number(line.trim());
    if line.ends_with('?') || line.chars().count() > LONGEST || is_title(line) {
        return false;
    }
    // `Bifall` alone heads what is assented to.
    let several = line.contains(' ');
    if several && claim::answers(line) && !begins_clause(line) {
        return true;
    }
    !line.ends_with(':') && !names_paper(line) && (judges_barely(line) || is_main_clause(line))
}

/// Whether any word behind the first may be a finite verb.
pub(super) fn has_finite_verb(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    words
        .windows(2)
        .any(|pair| is_finite(pair[0], pair[1]) || (pair[1].ends_with('s') && is_passive(pair[1])))
}

/// `lämnas`, `ges`: a form on `-s` of a verb that the lexicon has.
fn is_passive(word: &str) -> bool {
    let stem = &word[..word.len() - 1];
    word.starts_with(char::is_lowercase)
        && Lexicon::embedded()
            .lemmas(word)
            .iter()
            .any(|lemma| lemma == stem && lemma.ends_with('a'))
}

/// Whether a finite verb stands in the line's main clause, and words behind it
/// that are more than who acts.
fn is_main_clause(line: &str) -> bool {
    let words: Vec<&str> = line
        .split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .collect();
    if begins_clause(line) {
        return false;
    }
    let main = (1..words.len())
        .find(|at| begins_clause_at(&words, *at))
        .unwrap_or(words.len());
    let Some(verb) = (1..main).find(|at| is_finite(words[at - 1], words[*at])) else {
        return false;
    };
    // `Områden vi vill utveckla`: a clause that only lacks its `som`.
    if verb > 1 && is_pronoun(words[verb - 1]) {
        return false;
    }
    // `Detta vill Moderaterna`, `Nämnden anser följande`
    let rest = &words[verb + 1..];
    if rest.is_empty() {
        return ALONE.contains(&words[verb]);
    }
    let leads = matches!(rest, [one] if one.starts_with(char::is_uppercase) || is_pronoun(one))
        || rest.last().is_some_and(|word| *word == "följande");
    !leads
}

/// Verbs that say something of their subject with nothing behind them.
const ALONE: &[&str] = &["saknas", "fattas", "brister", "utgår", "stryks", "avslås"];

/// Whether a clause of its own begins at a word. `Målet om 25 procent` and
/// `planen som helhet` go on with the same clause.
fn begins_clause_at(words: &[&str], at: usize) -> bool {
    let next = words.get(at + 1).copied().unwrap_or_default();
    match words[at] {
        "om" => next == "att" || is_pronoun(next) || CLAUSES.contains(&next),
        "som" => next != "helhet",
        word => CLAUSES.contains(&word.to_lowercase().as_str()),
    }
}

/// Whether `word` is a finite verb where it stands behind `before`.
fn is_finite(before: &str, word: &str) -> bool {
    // `stora delar`: the noun is as common as the verb.
    if word != "delar" && (is_known_verb(word) || is_present(word)) {
        return true;
    }
    // `Målen brister`: no noun stands right behind a definite one.
    word.starts_with(char::is_lowercase)
        && word.ends_with("er")
        && word.chars().count() > 4
        && !PARTICLES.contains(&word)
        && before.starts_with(char::is_uppercase)
        && is_definite(before)
}

/// Words on `-er` that stand behind a definite noun and are no verbs.
const PARTICLES: &[&str] = &["under", "efter", "eller", "kapitel", "utöver", "nedanför"];

/// `Målen`, `taxan`, `konsekvensutredningen`.
fn is_definite(word: &str) -> bool {
    let lower = word.to_lowercase();
    let lemmas = Lexicon::embedded().lemmas(&lower);
    lower.chars().count() > 3
        && ["en", "et", "an", "na", "rn"]
            .iter()
            .any(|end| lower.ends_with(end))
        && lemmas.iter().any(|lemma| *lemma != lower)
}

fn is_pronoun(word: &str) -> bool {
    matches!(
        word.to_lowercase().as_str(),
        "vi" | "jag" | "man" | "de" | "ni" | "du" | "den" | "det"
    )
}

fn begins_clause(line: &str) -> bool {
    line.split(|c: char| !c.is_alphanumeric())
        .find(|word| !word.is_empty())
        .is_none_or(|word| CLAUSES.contains(&word.to_lowercase().as_str()))
}

/// `Bra med årliga planer`, `För låga mål`: a judgement without its verb.
fn judges_barely(line: &str) -> bool {
    static BARE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)^(?:(?:mycket|väldigt|inte)\s+)?(?:bra|utmärkt|positivt|välkommet|glädjande|rimligt|olyckligt|beklagligt|dåligt|negativt|orimligt|oacceptabelt|oroande|oklart|otydligt|märkligt|viktigt)\s+(?:med|att|om|när)\s+\p{L}",
            r"|^(?:alldeles\s+för|alltför|allt\s+för|för)\s+(?:\p{L}+\s+och\s+)?(?:låg|hög|lång|kort|svag|vag|snäv|sen|tidig|dyr|stor|detaljerad|otydlig|oklar|allmän|generell|byråkratisk|komplicerad|begränsad|omfattande|lite|mycket|få|tung)(?:a|t)?\s+\p{L}",
        ))
        .expect("a fixed pattern")
    });
    // `För stora delar av staden`, `För få` of something else than of the plan.
    static PLACE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^för\s+\p{L}+\s+(?:delar|grupper|barn|kommuner|företag|städer|orter)\b")
            .expect("a fixed pattern")
    });
    BARE.is_match(line) && !PLACE.is_match(line)
}

/// `Scenen måste vara fri – remissvar om planen`, `Motionen Staden behöver träd`:
/// the title of a paper, with the type of the paper.
fn names_paper(line: &str) -> bool {
    static PAPER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:remissvar|remissyttrande|yttrande|skrivelse|motion|synpunkter)\s+(?:om|på|över|till|av|från)\s",
            r"|\b(?:remiss(?:en)?|motion(?:en)?|\p{L}*betänkande(?:t)?|rapport(?:en)?|promemoria(?:n)?|skrivelse(?:n)?|strategi(?:n)?|program(?:met)?|ärende(?:t)?)(?::|\s+[–-])?\s+[”“\u{22}]?(?-i:\p{Lu}\p{Ll}+)\s+\p{Ll}",
            r"|\b(?:sou|ds|prop\.?)\s+\d{4}",
        ))
        .expect("a fixed pattern")
    });
    PAPER.is_match(line)
}

fn without_number(line: &str) -> &str {
    line.trim_start_matches(|c: char| {
        c.is_ascii_digit() || c.is_whitespace() || matches!(c, '.' | '§' | ')' | ':' | '–' | '-')
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verdicts_and_main_clauses_say_something() {
        for line in [
            "Nämnden avstyrker planen",
            "Konsekvensutredningen uppfyller inte kraven",
            "Målet om 25 procent är för lågt",
            "3.2 Taxan drabbar barnfamiljer",
            "Förslaget om taxa bör utgå",
            "Målen brister i mätbarhet",
            "Bra med årliga handlingsplaner",
            "För låga mål",
            "Barnperspektivet saknas",
            "Därför avstyrker vi",
            "Inga synpunkter på avsnitt 3",
            "Nej till höjda avgifter",
            "Planen som helhet är otydlig",
            "MÅLET ÄR FÖR LÅGT",
        ] {
            assert!(declares(line), "{line}");
        }
    }

    #[test]
    fn names_questions_and_leads_say_nothing() {
        for line in [
            "Så vill vi utveckla parkerna",
            "Hur följs planen upp?",
            "Vad är en plan",
            "Nämndens synpunkter",
            "Ekonomi",
            "Åtgärder som motverkar segregation",
            "Områden vi vill utveckla",
            "Detta vill Ekstadspartiet",
            "Nämnden anser följande",
            "Yttrande över motion om att staden ska bygga solvärme",
            "Scenen måste vara fri – remissvar om planen",
            "Betänkandet Sverige behöver fler träd (SOU 2030:4)",
            "Målens brister i korthet",
            "För stora delar av staden",
            "Om taxan höjs",
            "Stärkt uppföljning",
            "Skäl för avslag",
            "Kulturnämnden föreslår",
            "Remissen gäller",
            "Bifall",
        ] {
            assert!(!declares(line), "{line}");
        }
    }
}
