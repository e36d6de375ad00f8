//! Papers that are no answer: their words are kept, and none of them counts.

use std::sync::LazyLock;

use regex::Regex;

use super::Segmented;
use super::claim::stands;
use super::formality;
use crate::model::{BoilerplateReason, Document, Fate, Format, Layer, Role, Statement};

/// A request for time has no more sentences than these; who says more, answers.
const FEW: usize = 6;

/// What is said in it that is somebody's position.
fn positions(segmented: &Segmented) -> impl Iterator<Item = &Statement> {
    (segmented.statements.iter()).filter(|one| one.role.is_position())
}

fn takes_a_stand(segmented: &Segmented) -> bool {
    positions(segmented).any(|one| stands(&one.text))
}

/// Whether all that is said is that an answer comes later: `Nämnden begär anstånd
/// till den 15 oktober.`
pub(crate) fn asks_for_time(segmented: &Segmented) -> bool {
    static TIME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\banstånd\b|\b(?:förläng\w+|längre|mer) (?:svars|remiss)?tid\b[^.]*\b(?:svar|yttra|remiss)|\b(?:svars|remiss)tiden (?:förläng\w+|skjuts|flyttas)\b|\båterkommer (?:\w+ ){0,3}med (?:\w+ ){0,2}(?:svar|yttrande|remissvar|synpunkter)\b|\b(?:svar|yttrande|remissvar)et? (?:kommer|skickas|lämnas) (?:först |att (?:skickas|lämnas) )?(?:efter|när|i slutet|senare)\b")
            .expect("a fixed pattern")
    });
    positions(segmented).count() <= FEW
        && positions(segmented).any(|one| TIME.is_match(&one.text))
        && !takes_a_stand(segmented)
}

/// Whether the paper only hands over the answer that it comes with.
pub(crate) fn hands_over(segmented: &Segmented) -> bool {
    positions(segmented).next().is_none()
        && (segmented.statements.iter()).any(|one| formality::hands_over(&one.text))
}

/// Whether a mail was sent by a machine in somebody's absence, or tells that one was
/// read or not delivered: `Automatiskt svar: …`, `Läst: …`.
pub(crate) fn is_automatic(document: &Document, segmented: &Segmented) -> bool {
    static SUBJECT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s*(?:(?:autosvar|automatiskt (?:svar|meddelande)|auto(?:matic)?[ -]?reply|(?:frånvaro|semester)(?:meddelande|svar|besked)?|out of office|(?:ej |ol)?läst|read|not read|mottaget|levererat|läskvitto|leveranskvitto|oleverer\p{L}*|ole\p{L}*bart|undeliverable|delivery status notification)\s*(?::|\(|$)|(?:autosvar|frånvaro)\b)")
            .expect("a fixed pattern")
    });
    if document.format != Format::Email {
        return false;
    }
    let subject = document.properties.title.as_deref().unwrap_or_default();
    let replied = || {
        let heads = document.blocks.iter();
        heads
            .filter(|block| block.layer == Layer::Header)
            .any(|block| document.slice(block.span).starts_with(AUTO_REPLIED))
    };
    (SUBJECT.is_match(subject) || replied()) && !takes_a_stand(segmented)
}

/// The header field by which a mail says that a machine replied.
const AUTO_REPLIED: &str = "Auto-Submitted: auto-replied";

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
    fn who_is_away_and_who_has_read_it_has_not_answered() {
        let mail = |subject: &str, said: &str| {
            let document = Document {
                format: Format::Email,
                properties: crate::model::Properties {
                    title: Some(subject.to_owned()),
                    ..crate::model::Properties::default()
                },
                ..Document::default()
            };
            let statement = fixture::statement(0, "Kulturnämnden", Role::Argument, said);
            let segmented = Segmented {
                statements: vec![statement],
                ..Segmented::default()
            };
            is_automatic(&document, &segmented)
        };
        let away = "Jag är ledig till den 10 augusti.";
        for subject in [
            "Autosvar: Remiss",
            "Automatiskt svar: Remiss om avfallsplan",
            "Läst: Remiss",
            "Frånvaro",
            "Automatic reply: Remiss",
        ] {
            assert!(mail(subject, away), "{subject}");
        }
        for subject in ["SV: Remiss", "Lästa synpunkter", "SV: Autosvar: Remiss", ""] {
            assert!(!mail(subject, away), "{subject}");
        }
        assert!(!mail("Autosvar: Remiss", "Nämnden avstyrker planen."));
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
        for text in [
            "Härmed överlämnas nämndens yttrande.",
            "Översänder härmed kulturnämndens yttrande över planen.",
            "Yttrandet finns i bifogad fil.",
        ] {
            assert!(letter(Role::Boilerplate, text), "{text}");
        }
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
