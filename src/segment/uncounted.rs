//! Papers that are no answer: their words are kept, and none of them counts.

use std::sync::LazyLock;

use regex::Regex;

use super::Segmented;
use super::claim::stands;
use super::formality;
use crate::model::{BoilerplateReason, Fate, Role};

/// A request for time has no more sentences than these; who says more, answers.
const FEW: usize = 6;

/// Whether all that is said is that an answer comes later: `Nämnden begär anstånd
/// till den 15 oktober.`
pub(crate) fn asks_for_time(segmented: &Segmented) -> bool {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\banstånd\b|\b(?:förläng\w+|längre|mer) (?:svars|remiss)?tid\b[^.]*\b(?:svar|yttra|remiss)|\b(?:svars|remiss)tiden (?:förläng\w+|skjuts|flyttas)\b|\båterkommer (?:\w+ ){0,3}med (?:\w+ ){0,2}(?:svar|yttrande|remissvar|synpunkter)\b|\b(?:svar|yttrande|remissvar)et? (?:kommer|skickas|lämnas) (?:först |att (?:skickas|lämnas) )?(?:efter|när|i slutet|senare)\b")
            .expect("a fixed pattern")
    });
    let said = || {
        segmented
            .statements
            .iter()
            .filter(|one| one.role.is_position())
    };
    said().count() <= FEW
        && said().any(|one| TIME.is_match(&one.text))
        && !said().any(|one| stands(&one.text))
}

/// Whether the paper only hands over the answer that it comes with.
pub(crate) fn hands_over(segmented: &Segmented) -> bool {
    let all = || segmented.statements.iter();
    !all().any(|one| one.role.is_position()) && all().any(|one| formality::hands_over(&one.text))
}

/// Files everything that is said in the paper under what does not count.
pub(crate) fn set_aside(segmented: &mut Segmented) {
    for statement in &mut segmented.statements {
        statement.role = Role::Boilerplate;
    }
    for entry in &mut segmented.ledger {
        if let Fate::Statement { .. } | Fate::Duplicate { .. } = entry.fate {
            entry.fate = Fate::Boilerplate {
                reason: BoilerplateReason::Uncounted,
            };
        }
    }
    segmented.overall = None;
    segmented.warnings.clear();
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::fixture;

    fn asks(sentences: &[&str]) -> bool {
        let said = |text: &&str| fixture::statement(0, "Kulturnämnden", Role::Argument, text);
        asks_for_time(&Segmented {
            statements: sentences.iter().map(said).collect(),
            ..Segmented::default()
        })
    }

    #[test]
    fn a_covering_letter_is_no_answer() {
        let letter = |role, text: &str| {
            hands_over(&Segmented {
                statements: vec![fixture::statement(0, "Kulturnämnden", role, text)],
                ..Segmented::default()
            })
        };
        let handed = "Bifogat finns nämndens yttrande över planen.";
        assert!(letter(Role::Boilerplate, handed));
        assert!(letter(
            Role::Boilerplate,
            "Härmed översänds Kulturnämndens remissvar."
        ));
        assert!(!letter(Role::Argument, handed));
        assert!(!letter(Role::Boilerplate, "Kulturnämnden"));
    }

    #[test]
    fn who_only_asks_for_time_has_not_answered() {
        assert!(asks(&["Nämnden begär anstånd till den 15 oktober."]));
        assert!(asks(&[
            "Vi behöver anstånd med svar till den 15 oktober.",
            "Nämnden sammanträder först då."
        ]));
        assert!(asks(&[
            "Rådet återkommer med sitt yttrande efter sommaren."
        ]));
        assert!(!asks(&[
            "Remisstiden är kort och vi hade velat ha anstånd.",
            "Nämnden avstyrker förslaget."
        ]));
        assert!(!asks(&["Taxan är för hög."]));
        let many = ["Förslaget om anstånd med avgiften är bra."; 8];
        assert!(!asks(&many));
    }
}
