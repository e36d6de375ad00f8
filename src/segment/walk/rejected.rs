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
            .take_while(|line| line.ends_with(['.', ',', ';', ':']) || line.len() > 60)
            .copied()
            .collect();
        let Some(verdict) = verdict(&below.join(" ")) else {
            continue;
        };
        if head.ends_with("förslag till beslut") {
            proposed.push(verdict);
        } else if head == "beslut" || head.ends_with("s beslut") {
            decided.push(verdict);
        }
    }
    let all = |verdicts: &[bool], one: bool| {
        !verdicts.is_empty() && verdicts.iter().all(|verdict| *verdict == one)
    };
    [true, false]
        .into_iter()
        .any(|yes| all(&decided, yes) && all(&proposed, !yes))
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
    }
}
