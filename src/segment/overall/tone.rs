//! What takes something back from a formal yes: several sentences of doubt or
//! wishes, a no to a part, a turn in the sentence after it.

use std::sync::LazyLock;

use regex::Regex;

use super::own_stand;
use crate::language::is_negated;
use crate::model::{Stance, Statement};

static PROPOSES: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:föreslår|yrkar|vill att|önskar att|efterlyser)\b|\bbör\b")
        .expect("a fixed pattern")
});

static CONTRA: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\btveksam|\b(?:ut)?ökad (?:arbets)?(?:belastning|börda)|\bkritisk|\bifrågasätt|\bfrågande till\b|\boro(?:a[drs]|liga?)?\b|\brisk(?:er|erar)?\b|\bsaknar\b|\bbrist|\bförsvaga|\bförsämr|\binte (?:är )?tillräcklig|\botydlig|\b(?:inte|ej) (?:är |vara )?(?:möjligt?|rimligt?|realistiskt?)\b|\borimlig|\borealistisk|\bbekymr|\bsvårighet|\boklar|\bbefarar\b|\bfarhåg|\bdålig|\bskeptisk|\bfrågetecken|\bproblematisk|\bkan inte se\b|\bnegativ|\bdelar (?:inte|ej)\b")
        .expect("a fixed pattern")
});

/// Whether the words stand there without a negation.
fn affirms(words: &Regex, text: &str) -> bool {
    words
        .find_iter(text)
        .any(|hit| !is_negated(text, hit.range()))
}

/// Whether several sentences object or ask for changes; in a short answer few
/// of them weigh.
pub(super) fn objects(argued: &[&Statement]) -> bool {
    let objecting = argued
        .iter()
        .filter(|statement| is_objection(&statement.text))
        .count();
    objecting >= (argued.len() / 3).clamp(2, 4)
}

/// Whether a sentence objects or asks for a change.
pub(super) fn is_objection(text: &str) -> bool {
    PROPOSES.is_match(text) || CONTRA.is_match(text)
}

/// Whether a formal no is said to a part of the proposal, by whatever name.
pub(super) fn refuses_a_part(argued: &[&Statement]) -> bool {
    // `motsätter sig skuldavskrivningar`; not `när en part motsätter sig`
    static REFUSES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bmotsätter (?:sig|oss|mig)\b").expect("a fixed pattern")
    });
    static OTHERS: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\b(?:när|om|som|ifall)\b").expect("a fixed pattern"));
    let refuses = |text: &str| {
        let hit = REFUSES.find(text);
        hit.is_some_and(|hit| !OTHERS.is_match(&text[..hit.start()])) && affirms(&REFUSES, text)
    };
    argued
        .iter()
        .any(|statement| own_stand(statement) == Some(Stance::Opposes) || refuses(&statement.text))
}

/// Whether a formal yes is said to something.
pub(super) fn accepts_a_part(argued: &[&Statement]) -> bool {
    argued.iter().any(|statement| {
        matches!(
            own_stand(statement),
            Some(Stance::Supports | Stance::SupportsWithReservation)
        )
    })
}

/// Whether the sentence after a positive one turns: `Vi vill dock även se …`.
pub(super) fn turned(argued: &[&Statement], yes: &Statement) -> bool {
    static TURN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:dock|däremot|emellertid)\b|^men\b").expect("a fixed pattern")
    });
    argued
        .iter()
        .position(|statement| statement.id == yes.id)
        .and_then(|place| argued.get(place + 1))
        .is_some_and(|next| TURN.is_match(&next.text))
}

#[cfg(test)]
mod tests {
    use super::super::whole::stands_to_the_whole;
    use super::*;
    use crate::model::Role;
    use crate::model::fixture::statement;

    #[test]
    fn soft_words_object_only_where_the_whole_is_meant() {
        assert!(CONTRA.is_match("Nämnden kan inte se nyttan med programmet."));
        assert!(CONTRA.is_match("Programmet är problematiskt."));
        assert!(stands_to_the_whole("Programmet bygger in risker."));
        assert!(!stands_to_the_whole(
            "Förslaget att analysera risker är bra."
        ));
    }

    fn statements(texts: &[&str]) -> Vec<Statement> {
        let of =
            |(text, place): (&&str, usize)| statement(place, "Kulturnämnden", Role::Argument, text);
        texts.iter().zip(0..).map(of).collect()
    }

    #[test]
    fn several_sentences_object_and_more_of_them_in_a_long_answer() {
        let objecting = |few: usize, of: usize| {
            let texts: Vec<&str> = (0..of)
                .map(|at| match at {
                    at if at >= few => "Planen gäller i fyra år.",
                    at if at % 2 == 0 => "Målen bör förtydligas.",
                    _ => "Planen saknar en tidplan.",
                })
                .collect();
            let all = statements(&texts);
            objects(&all.iter().collect::<Vec<_>>())
        };
        assert!(!objecting(1, 2) && objecting(2, 2));
        assert!(!objecting(2, 9) && objecting(3, 9));
        assert!(!objecting(3, 30) && objecting(4, 30));
    }

    #[test]
    fn a_part_is_refused_by_a_formal_no_of_the_speaker_alone() {
        for (text, expected) in [
            ("Nämnden avstyrker avsnittet om avgifter.", true),
            ("Nämnden motsätter sig skuldavskrivningar.", true),
            ("Nämnden motsätter sig inte skuldavskrivningar.", false),
            ("Kravet gäller när en part motsätter sig åtgärden.", false),
            ("Målen bör förtydligas.", false),
        ] {
            let all = statements(&[text]);
            let refused = refuses_a_part(&all.iter().collect::<Vec<_>>());
            assert_eq!(refused, expected, "{text}");
        }
    }
}
