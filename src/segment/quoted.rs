//! Programme text given back: runs of words shared with the programme.

use std::collections::HashMap;

use super::{fingerprint, weight};
use crate::language::{sentences, words};
use crate::model::{Document, Programme};

/// Words in a run. Shorter runs are common phrases.
const RUN: usize = 5;
/// Shortest line that is looked for; shorter ones stand in any text.
const LINE: usize = 3;
/// Shortest sentence that is judged.
const SHORTEST: usize = 8;
/// One word in so many may be changed, of those that do not weigh.
const CHANGED: usize = 8;
/// So many sentences of the programme at least stand in a copy of it.
const COPIED: usize = 4;
/// How many words of its own may lead a sentence: `I programmet står att` is
/// already the respondent speaking.
const LEAD: usize = 2;

/// The words of a programme: all in runs, and those that weigh in order.
#[derive(Debug, Default)]
pub(super) struct Runs {
    runs: fingerprint::Set,
    /// Its lines and sentences, whole.
    wholes: fingerprint::Set,
    /// The words of its sections that weigh, one section after the other.
    weighty: Vec<u64>,
    /// Where in `weighty` a word stands.
    places: HashMap<u64, Vec<usize>>,
}

impl Runs {
    pub(super) fn of(programme: &Programme) -> Self {
        let mut found = Self::default();
        for section in &programme.sections {
            for line in section.text.lines() {
                let hashes = fingerprint::words(line);
                found.runs.extend(hashes.windows(RUN).map(fingerprint::run));
                let parts = sentences(line).into_iter().map(|part| part.of(line));
                found
                    .wholes
                    .extend([line].into_iter().chain(parts).map(whole));
            }
            for line in section.text.lines() {
                found.weighty.extend(weighty(line));
            }
        }
        for (place, word) in found.weighty.iter().enumerate() {
            found.places.entry(*word).or_default().push(place);
        }
        found
    }

    /// Whether the sentence is a piece of the programme, with no word that
    /// weighs put in, left out or changed: who redrafts a sentence asks for
    /// something else. Own words beside a quotation make it the respondent's.
    pub(super) fn hold(&self, sentence: &str) -> bool {
        if self.runs.is_empty() {
            return false;
        }
        let hashes = fingerprint::words(sentence);
        if hashes.len() < SHORTEST || own_words_beside_quotation(sentence) {
            return false;
        }
        let mut covered = vec![false; hashes.len()];
        for (at, run) in hashes.windows(RUN).enumerate() {
            if self.runs.contains(&fingerprint::run(run)) {
                covered[at..at + RUN].fill(true);
            }
        }
        let own = covered.iter().filter(|covered| !**covered).count();
        let lead = covered.iter().take_while(|covered| !**covered).count();
        lead <= LEAD && own <= 1 + covered.len() / CHANGED && self.say(sentence)
    }

    /// Whether a line that looks like a heading stands in the programme word for
    /// word, as the heading of a box or a proposal does.
    pub(super) fn holds_line(&self, line: &str) -> bool {
        let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
        let hashes = fingerprint::words(line);
        hashes.len() >= LINE
            && hashes
                .windows(RUN)
                .all(|run| self.runs.contains(&fingerprint::run(run)))
            && self.say(line)
    }

    /// Whether a line or a sentence stands in the programme as it is, however short.
    /// That says something only of what stands in a copy of it.
    pub(super) fn hold_whole(&self, sentence: &str) -> bool {
        words(sentence).next().is_some() && self.wholes.contains(&whole(sentence))
    }

    /// Whether a document is a copy of the programme, in which the respondent has
    /// put words of its own: most of its sentences are the programme's.
    pub(super) fn are_copied_in(&self, document: &Document) -> bool {
        if self.wholes.is_empty() {
            return false;
        }
        let (mut given, mut own) = (0_usize, 0_usize);
        for (_, block) in document
            .body()
            .filter(|(_, block)| block.heading_level().is_none())
        {
            let text = document.slice(block.span);
            for sentence in sentences(text).into_iter().map(|span| span.of(text)) {
                if self.hold_whole(sentence) || self.hold(sentence) {
                    given += 1;
                } else if words(sentence).count() >= LINE {
                    own += 1;
                }
            }
        }
        given >= COPIED && given > own
    }

    /// Whether the programme has the words of the sentence that weigh, in their
    /// order and nothing between them.
    fn say(&self, sentence: &str) -> bool {
        let said = weighty(sentence);
        said.first()
            .and_then(|first| self.places.get(first))
            .is_some_and(|places| {
                places
                    .iter()
                    .any(|place| self.weighty[*place..].starts_with(&said))
            })
    }
}

/// All words of a line, without the mark of a list before it, as one hash.
fn whole(line: &str) -> u64 {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    fingerprint::run(&fingerprint::words(line))
}

/// The words of a line that weigh, without the mark of a list before it or, from
/// the next item, behind it: `2. Nämnden ska …`, `… för trafik. b.`
fn weighty(line: &str) -> Vec<u64> {
    let line = line.trim_start_matches(|c: char| !c.is_alphabetic());
    let line = line.trim_end();
    let end = line.rfind(". ").map_or(line.len(), |stop| {
        let mark = line[stop + 2..].trim_end_matches(['.', ')']);
        if mark.chars().count() <= 1 {
            stop
        } else {
            line.len()
        }
    });
    weight::weighty(&line[..end], |_| false)
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
        assert!(runs.hold("Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september samt december."));
    }

    #[test]
    fn the_mark_of_a_list_changes_nothing() {
        let said = "Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december.";
        let runs = runs();
        assert!(runs.hold(&format!("2. {said}")));
        assert!(runs.hold(&format!("{said} b.")));
    }

    #[test]
    fn a_redraft_is_the_respondents_own() {
        let runs = runs();
        let said = "Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december.";
        for other in [
            said.replace("ska lämna", "ska inte lämna"),
            said.replace("ska", "bör"),
            said.replace("fyra", "två"),
            said.replace("fyra gånger om året, i februari", "i februari"),
            said.replace("december", "oktober"),
            format!("Inte {said}"),
            format!("Att {}", said.replace("fyra", "två")),
        ] {
            assert!(!runs.hold(&other), "{other}");
        }
        // what was left out
        let mut programme = programme();
        programme.sections[0].text = said.replace("ska lämna", "ska inte lämna");
        assert!(!Runs::of(&programme).hold(said));
    }

    #[test]
    fn a_heading_given_back_is_known() {
        let runs = runs();
        assert!(runs.holds_line("2. Rapport till kommunstyrelsen fyra gånger om året"));
        assert!(!runs.holds_line("Rapport till kommunstyrelsen tolv gånger om året"));
        assert!(runs.holds_line("Nämnderna ska lämna"));
        assert!(!runs.holds_line("Nämnderna ska inte lämna"));
        assert!(!runs.holds_line("Nämnderna ska"));
    }

    #[test]
    fn own_sentences_and_common_phrases_are_not() {
        let runs = runs();
        assert!(!runs.hold("Nämnden anser att en rapport till kommunstyrelsen fyra gånger om året är för mycket för små nämnder."));
        assert!(!runs.hold("Det är bra att nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december."));
        assert!(!runs.hold("Kravet ”Nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året” bör strykas helt."));
        assert!(!runs.hold("fyra gånger om året"));
    }

    #[test]
    fn who_says_so_or_says_a_part_of_it_speaks() {
        let said = "nämnderna ska lämna en rapport till kommunstyrelsen fyra gånger om året, i februari, maj, september och december";
        let runs = runs();
        assert!(runs.hold(&format!("Att {said}.")));
        assert!(!runs.hold(&format!("Vi anser att {said}.")));
        assert!(!runs.hold(&format!("Att ”{said}” anser vi.")));
        assert!(!runs.hold("en rapport till kommunstyrelsen fyra gånger om"));
    }
}
