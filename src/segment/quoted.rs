//! Programme text given back: runs of words shared with the programme.

use super::fingerprint;
use crate::language::words;
use crate::model::Programme;

/// Words in a run. Shorter runs are common phrases.
const RUN: usize = 5;
/// Shortest sentence that is judged.
const SHORTEST: usize = 8;
/// One word in so many may be changed.
const CHANGED: usize = 8;
/// How many words of its own may lead a sentence: `I programmet står att` is
/// already the respondent speaking.
const LEAD: usize = 2;

/// The runs of words of a programme.
#[derive(Debug, Default)]
pub(super) struct Runs(fingerprint::Set);

impl Runs {
    pub(super) fn of(programme: &Programme) -> Self {
        let mut runs = fingerprint::Set::default();
        for section in &programme.sections {
            for line in section.text.lines() {
                let hashes = fingerprint::words(line);
                runs.extend(hashes.windows(RUN).map(fingerprint::run));
            }
        }
        Self(runs)
    }

    /// Whether the sentence is, in the main, a piece of the programme. Own
    /// words beside a quotation make it the respondent's.
    pub(super) fn hold(&self, sentence: &str) -> bool {
        if self.0.is_empty() {
            return false;
        }
        let hashes = fingerprint::words(sentence);
        if hashes.len() < SHORTEST || own_words_beside_quotation(sentence) {
            return false;
        }
        let mut covered = vec![false; hashes.len()];
        for (at, run) in hashes.windows(RUN).enumerate() {
            if self.0.contains(&fingerprint::run(run)) {
                covered[at..at + RUN].fill(true);
            }
        }
        let own = covered.iter().filter(|covered| !**covered).count();
        let lead = covered.iter().take_while(|covered| !**covered).count();
        let may_change = if is_decision_point(sentence) {
            0
        } else {
            1 + covered.len() / CHANGED
        };
        lead <= LEAD && own <= may_change
    }
}

/// A point of a decision: who changes one word of the proposed one asks for
/// something else.
fn is_decision_point(sentence: &str) -> bool {
    let unnumbered = sentence.trim_start_matches(|c: char| !c.is_alphabetic());
    words(unnumbered)
        .next()
        .is_some_and(|first| first.eq_ignore_ascii_case("att"))
}

fn own_words_beside_quotation(sentence: &str) -> bool {
    let marks: Vec<usize> = sentence
        .char_indices()
        .filter(|(_, c)| matches!(c, '”' | '"' | '“' | '»' | '«'))
        .map(|(at, _)| at)
        .collect();
    let (Some(first), Some(last)) = (marks.first(), marks.last()) else {
        return false;
    };
    words(&sentence[..*first]).count() + words(&sentence[*last..]).count() >= 3
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Section, SectionId, Span};

    fn programme() -> Programme {
        Programme {
            sections: vec![Section {
                id: SectionId("1".to_owned()),
                number: None,
                heading: "Uppföljning".to_owned(),
                level: 1,
                parent: None,
                text: "Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december.".to_owned(),
                boxes: String::new(),
                page: None,
                span: Span::default(),
            }],
            ..Programme::default()
        }
    }

    fn runs() -> Runs {
        Runs::of(&programme())
    }

    #[test]
    fn text_given_back_is_known_also_when_edited() {
        let runs = runs();
        assert!(runs.hold("Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december."));
        assert!(runs.hold("Alla nämnder ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och oktober."));
    }

    #[test]
    fn a_point_of_the_decision_with_another_word_asks_for_something_else() {
        let runs = runs();
        let point = "Att nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december.";
        let mut programme = programme();
        programme.sections[0].text = point.to_owned();
        let decided = Runs::of(&programme);
        assert!(decided.hold(point));
        assert!(!decided.hold(&point.replace("fyra", "två")));
        assert!(!runs.hold(&format!("2. {}", point.replace("december", "oktober"))));
    }

    #[test]
    fn own_sentences_and_common_phrases_are_not() {
        let runs = runs();
        assert!(!runs.hold("Nämnden anser att en rapport till kommunstyrelsen fyra gånger om året är för mycket för små nämnder."));
        assert!(!runs.hold("Det är bra att nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december."));
        assert!(!runs.hold("Kravet ”Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året” bör strykas helt."));
        assert!(!runs.hold("fyra gånger om året"));
    }
}
