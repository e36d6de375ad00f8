//! Whether the officials' paper in a body's file was turned down.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Document;

/// Whether the meeting decided otherwise than the officials proposed, so that
/// their draft in the same file is not the answer.
pub(super) fn draft_rejected(document: &Document) -> bool {
    let lower = document.text.to_lowercase();
    let rejected = [
        "avslå förvaltningens",
        "avslå tjänsteutlåtandet",
        "avslår förvaltningens",
        "avslå kontorets",
        "bifaller inte förvaltningens",
        "i strid med förvaltningens förslag",
        "i strid mot förvaltningens förslag",
        "tvärtemot förvaltningens förslag",
    ];
    let adopted = [
        "eget yttrande",
        "sitt yttrande",
        "enligt förvaltningens",
        "enlighet med förvaltningens",
        "antar förvaltningens",
        "enligt tjänsteutlåtandet",
        "bifalla förvaltningens",
        "bifalla tjänsteutlåtandet",
        "bifall till förvaltningens",
    ];
    let refused = rejected.iter().any(|words| lower.contains(words));
    let followed = || {
        // what a member moves or regrets is not what the meeting did
        lower.split(['.', '\n', ';']).any(|one| {
            adopted.iter().any(|words| one.contains(words))
                && !["yrka", "reserver"].iter().any(|word| one.contains(word))
        })
    };
    ((refused || chose_another(&lower)) && !followed()) || decided_otherwise(&lower)
}

/// Whether what the minutes decide is the opposite of what the officials' paper
/// in the same file proposes to decide, whatever the vote is called.
fn decided_otherwise(lower: &str) -> bool {
    if !lower.contains("förslag till beslut") {
        return false;
    }
    let lines: Vec<&str> = lower
        .lines()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .collect();
    let (mut decided, mut proposed) = (Vec::new(), Vec::new());
    for (at, line) in lines.iter().enumerate() {
        let head = line.trim_end_matches(':');
        if head.split_whitespace().count() > 5 || line.ends_with('.') {
            continue;
        }
        // up to the next heading
        let below: Vec<&str> = lines[at + 1..]
            .iter()
            .take(4)
            .take_while(|line| {
                line.ends_with(['.', ',', ';', ':']) || line.len() > 60 || line.starts_with("att ")
            })
            .copied()
            .collect();
        let below = below.join(" ");
        if head.ends_with("förslag till beslut") {
            proposed.extend(verdict(&below));
        } else if head == "beslut" || head.ends_with("s beslut") {
            decided.extend(verdict(&below).or_else(|| verdict_of_motion(&below, &lines)));
        }
    }
    decided.extend(lines.iter().filter_map(|line| voted(line)));
    let all = |verdicts: &[bool], one: bool| {
        !verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == one)
    };
    [true, false]
        .into_iter()
        .any(|yes| all(&decided, yes) && all(&proposed, !yes))
}

/// The verdict of the motion that a decision follows: `i enlighet med Nils Brandts
/// (SL) yrkande`, where the minutes have `Nils Brandt (SL) yrkar …`.
fn verdict_of_motion(decision: &str, lines: &[&str]) -> Option<bool> {
    let mover = whose_motion(decision)?;
    let moved = lines
        .iter()
        .flat_map(|line| line.split(". "))
        .filter(|one| one.contains(mover) && one.contains("yrka"));
    let mut verdicts = moved.filter_map(verdict);
    let first = verdicts.next()?;
    verdicts.all(|other| other == first).then_some(first)
}

/// Who moved what a decision follows, by name: `enligt Nils Brandts (SL) yrkande`.
pub(in crate::segment) fn whose_motion(decision: &str) -> Option<&str> {
    static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:i\s+enlighet\s+med|enligt|bifall\p{L}*)\s+(?:(?:ledamot\p{L}*|ordförande\p{L}*)\s+)?(\p{L}[\p{L}-]+(?:\s\p{L}[\p{L}-]+){1,3}?)(?:s\s+|\s+|s?\s*\(\p{L}{1,5}\)s?\s+)(?:ändrings|tilläggs|avslags)?yrkande\b")
            .expect("a fixed pattern")
    });
    let found = FOLLOWS.captures(decision)?.get(1)?.as_str();
    Some(found.strip_suffix('s').unwrap_or(found))
}

/// What was decided by figures: `Med 6 röster mot 5 beslutar nämnden att avstyrka …`.
fn voted(line: &str) -> Option<bool> {
    static VOTED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\bmed\s+\p{Alphabetic}*\d*\s*(?:ja-|nej-)?röster\s+mot\s[^.;]*?\b(?:beslutar|beslutade)\s[^.;]*")
            .expect("a fixed pattern")
    });
    VOTED.find(line).and_then(|found| verdict(found.as_str()))
}

/// Whether some words say a formal yes or a formal no, and not both.
fn verdict(words: &str) -> Option<bool> {
    static YES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:tillstyrk(?:er|a|s|es)|bifall(?:a|er|as|es))\b").expect("a fixed pattern")
    });
    static NO: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:avstyrk(?:er|a|s|es)|avslå(?:r|s)?)\b").expect("a fixed pattern")
    });
    let (yes, no) = (YES.is_match(words), NO.is_match(words));
    (yes != no).then_some(yes)
}

/// Whether the chair put the officials' proposal against another, and found that
/// the meeting chose that one.
fn chose_another(lower: &str) -> bool {
    static AGAINST: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"\b(?:förvaltningens|kontorets|bolagets|tjänsteutlåtandets)\s+förslag(?:\s+till\s+\p{L}+)?\s+mot\s+[^.;]{0,200}?\bfinner\s+(?:att\s+|sig\s+)?[^.;]{0,60}?\b(?:bifall\p{L}*|besluta(?:r|t)?\s+(?:i\s+enlighet\s+med|enligt))\s+(?:\p{L}+\s+)?(?:\p{L}*yrkande|[^.;]{1,60}\b\p{L}*(?:yrkande|förslag)\p{L}*)")
            .expect("a fixed pattern")
    });
    static OFFICIALS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:förvaltningens|kontorets|bolagets|tjänsteutlåtandets)\s+förslag\p{L}*$")
            .expect("a fixed pattern")
    });
    AGAINST
        .find(lower)
        .is_some_and(|found| !OFFICIALS.is_match(found.as_str()))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rejected(text: &str) -> bool {
        draft_rejected(&Document {
            text: text.to_owned(),
            ..Document::default()
        })
    }

    #[test]
    fn a_draft_is_rejected_by_the_chairs_finding_or_by_the_opposite_decision() {
        let found = "Bo Ek (EK) yrkar bifall till förvaltningens förslag.\nOrdföranden ställer förvaltningens förslag mot Al Bos yrkande och finner att nämnden beslutar enligt Al Bos yrkande.";
        assert!(rejected(found));
        assert!(!rejected(&format!(
            "{found}\nNämnden beslutar enligt förvaltningens förslag."
        )));
        let paper = |decided: &str, proposed: &str| {
            format!(
                "Beslut\n{decided}\nOmröstning\nFörvaltningens förslag till beslut\n{proposed}\nBedömning"
            )
        };
        let yes = "Ekrådet tillstyrker förslaget.";
        let no = "Ekrådet avstyrker förslaget.";
        assert!(rejected(&paper(no, yes)));
        assert!(rejected(&paper(yes, no)));
        assert!(!rejected(&paper(yes, yes)));
        assert!(!rejected(&paper(
            no,
            "Ekrådet avstyrker planen och tillstyrker målen."
        )));
        assert!(!rejected(&paper("Ärendet bordläggs.", yes)));
        assert!(!rejected(yes));
        let moved = "Ekrådet beslutar i enlighet med Nils Brandts (SL) yrkande.";
        let minutes = format!(
            "Nils Brandt (SL) yrkar att rådet avstyrker förslaget.\n{}",
            paper(moved, yes)
        );
        assert!(rejected(&minutes));
        assert!(!rejected(&paper(moved, yes)));
        assert!(rejected(&paper(
            "Ekrådet beslutar i strid med förvaltningens förslag att avstyrka förslaget.",
            yes
        )));
        assert!(rejected(&format!(
            "Med sex röster mot fem beslutar Ekrådet att avstyrka förslaget.\n{}",
            paper("Ärendet avgörs.", yes)
        )));
    }
}
