//! The part of a memo that retells what other bodies answered.

use super::{Speaker, Walk};
use crate::identify::named_body;
use crate::model::RespondentKind;
use crate::segment::heading::is_known_verb;

/// Among how many words at the head of a sentence its subject stands.
const HEAD: usize = 8;

impl Walk<'_> {
    /// Whose words a sentence retells: those of the body that it names as who
    /// acts, else those of the body named last.
    pub(super) fn retold(&mut self, sentence: &str) -> Speaker {
        if let Some((name, kind)) = subject(sentence) {
            let own = self.identity.respondents.iter().any(|own| {
                let (own, name) = (own.to_lowercase(), name.to_lowercase());
                own.contains(&name) || name.contains(&own)
            });
            self.other = (!own).then(|| Speaker::named(name, kind));
        }
        self.other.clone().unwrap_or_else(|| self.body.clone())
    }
}

/// The named body before the first verb of a sentence.
fn subject(sentence: &str) -> Option<(&str, RespondentKind)> {
    let mut at = 0;
    for word in sentence.split_inclusive(' ').take(HEAD) {
        if at > 0 && is_known_verb(word.trim_end()) {
            let name = sentence[..at].trim_end();
            return named_body(name)
                .filter(|_| !is_generic(name))
                .map(|kind| (name, kind));
        }
        at += word.len();
    }
    None
}

/// `Nämnden`, `Kontoret`: whoever was named before.
fn is_generic(name: &str) -> bool {
    matches!(
        name.to_lowercase().as_str(),
        "nämnden"
            | "styrelsen"
            | "kontoret"
            | "förvaltningen"
            | "kommunen"
            | "staden"
            | "bolaget"
            | "rådet"
            | "föreningen"
            | "förbundet"
            | "myndigheten"
            | "regionen"
            | "landstinget"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_subject_of_a_sentence_is_its_named_body() {
        for (sentence, expected) in [
            ("Kulturnämnden tillstyrker planen.", Some("Kulturnämnden")),
            (
                "Stadsledningskontoret ser positivt på målen.",
                Some("Stadsledningskontoret"),
            ),
            ("Kontoret anser att taxan är hög.", None),
            ("Det är viktigt att kulturnämnden tillstyrker.", None),
            ("Målen i planen är bra.", None),
        ] {
            assert_eq!(
                subject(sentence).map(|found| found.0),
                expected,
                "{sentence}"
            );
        }
    }
}
