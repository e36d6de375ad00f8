//! What the respondents say of one section, or of the programme as a whole.

use super::stance::{in_favour, one_stance, respondents};
use super::{NAMES, extent, list};
use crate::language::by_number;
use crate::model::{Lang, Stance};
use crate::report::content::Count;

/// The counts that a section's sentences rest on.
#[derive(Debug, Clone, Copy)]
pub(in crate::report) struct Tally<'a> {
    /// Number of statements, where single ones were chosen: then nothing is
    /// told of where anybody stands, for the rest is not there.
    pub(in crate::report) chosen: Option<usize>,
    /// Number of answers; `None` where the selection leaves some out.
    pub(in crate::report) answered: Option<usize>,
    /// Number that speak of the section.
    pub(in crate::report) speaking: usize,
    /// Those that take a position, by stance.
    pub(in crate::report) counts: &'a [Count],
    /// How many of the positions a person stands behind.
    pub(in crate::report) decided: usize,
    /// Whether it is told once for all sections that nobody has reviewed anything.
    pub(in crate::report) is_told_once: bool,
    /// Those that oppose the whole, and seem to support this.
    pub(in crate::report) against_whole: &'a [String],
    /// The parties and members behind minority statements.
    pub(in crate::report) minority: &'a [String],
    /// Number of minority statements.
    pub(in crate::report) minority_statements: usize,
}

/// What the sentences speak of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::report) enum Object {
    /// A section of the programme.
    Section,
    /// The programme as a whole.
    Programme,
}

impl Object {
    const fn in_words(self, lang: Lang) -> &'static str {
        match (lang, self) {
            (Lang::Sv, Self::Section) => "om avsnittet",
            (Lang::Sv, Self::Programme) => "om förslaget som helhet",
            (Lang::En, Self::Section) => "on the section",
            (Lang::En, Self::Programme) => "on the proposal as a whole",
        }
    }
}

/// The sentences on one section, or on the programme as a whole.
pub(in crate::report) fn summary(lang: Lang, object: Object, tally: &Tally<'_>) -> Vec<String> {
    if let Some(statements) = tally.chosen {
        return vec![chosen(lang, object, statements, tally.speaking)];
    }
    let mut sentences = vec![speaking(lang, object, tally)];
    let total: usize = tally
        .counts
        .iter()
        .map(|count| count.respondents.len())
        .sum();
    if total > 0 {
        sentences.extend(in_favour(lang, tally.counts, total));
        for stance in [
            Stance::ProposesChange,
            Stance::Doubts,
            Stance::Opposes,
            Stance::Asks,
            Stance::Abstains,
        ] {
            let named = respondents(tally.counts, stance);
            if !named.is_empty() {
                sentences.push(one_stance(lang, stance, named, total));
            }
        }
        if !tally.is_told_once {
            sentences.push(basis(lang, tally.decided, total));
        }
    }
    sentences.extend(against_whole(lang, tally.against_whole));
    if tally.minority_statements > 0 {
        sentences.push(minority(lang, tally));
    }
    sentences
}

/// How many of the chosen statements there are.
fn chosen(lang: Lang, object: Object, statements: usize, respondents: usize) -> String {
    let extent = extent(lang, statements, respondents);
    let object = object.in_words(lang);
    match lang {
        Lang::Sv => format!(
            "Urvalet har {extent} {object}. Det visar inte hur remissinstanserna som helhet har tagit ställning."
        ),
        Lang::En => format!(
            "The selection has {extent} {object}. It does not show which positions the respondents have taken altogether."
        ),
    }
}

/// That nobody speaks of this.
fn silence(lang: Lang, object: &str) -> String {
    match lang {
        Lang::Sv => format!("Ingen remissinstans yttrar sig {object}."),
        Lang::En => format!("No respondent speaks {object}."),
    }
}

/// Whether these are the sentences on a section of which nobody speaks.
pub(in crate::report) fn is_silence(lang: Lang, sentences: &[String]) -> bool {
    let silence = silence(lang, Object::Section.in_words(lang));
    matches!(sentences, [only] if *only == silence)
}

/// That nobody speaks of these sections.
pub(in crate::report) fn nobody_speaks_of(lang: Lang, sections: &[String]) -> String {
    let number = sections.len();
    let sections = list(lang, sections);
    let object = match lang {
        Lang::Sv => by_number(number, "om avsnittet", "om avsnitten"),
        Lang::En => by_number(number, "on the section", "on the sections"),
    };
    silence(lang, &format!("{object} {sections}"))
}

/// How many speak of it at all, and how many of those take a position.
fn speaking(lang: Lang, object: Object, tally: &Tally<'_>) -> String {
    let n = tally.speaking;
    let position: usize = tally
        .counts
        .iter()
        .map(|count| count.respondents.len())
        .sum();
    let object = object.in_words(lang);
    let who = match (lang, n, tally.answered) {
        (_, 0, _) => return silence(lang, object),
        (Lang::Sv, 1, None) => "En remissinstans yttrar sig".to_owned(),
        (Lang::Sv, n, None) => format!("{n} remissinstanser yttrar sig"),
        (Lang::Sv, 1, Some(1)) => "Den enda remissinstans som svarat yttrar sig".to_owned(),
        (Lang::Sv, 1, Some(all)) => format!("En av {all} remissinstanser som svarat yttrar sig"),
        (Lang::Sv, 2, Some(2)) => "Båda remissinstanserna som svarat yttrar sig".to_owned(),
        (Lang::En, 2, Some(2)) => "Both respondents that answered speak".to_owned(),
        (Lang::Sv, n, Some(all)) if n == all => {
            format!("Samtliga {all} remissinstanser som svarat yttrar sig")
        }
        (Lang::Sv, n, Some(all)) => format!("{n} av {all} remissinstanser som svarat yttrar sig"),
        (Lang::En, 1, None) => "One respondent speaks".to_owned(),
        (Lang::En, n, None) => format!("{n} respondents speak"),
        (Lang::En, 1, Some(1)) => "The only respondent that answered speaks".to_owned(),
        (Lang::En, 1, Some(all)) => format!("One of {all} respondents that answered speaks"),
        (Lang::En, n, Some(all)) if n == all => {
            format!("All {all} respondents that answered speak")
        }
        (Lang::En, n, Some(all)) => format!("{n} of {all} respondents that answered speak"),
    };
    let stand = match (lang, position) {
        (_, p) if p == n => String::new(),
        (Lang::Sv, 0) => ", utan att ta ställning".to_owned(),
        (Lang::En, 0) => ", without taking a position".to_owned(),
        (Lang::Sv, p) => format!("; {p} av dem tar ställning"),
        (Lang::En, 1) => "; 1 of them takes a position".to_owned(),
        (Lang::En, p) => format!("; {p} of them take a position"),
    };
    format!("{who} {object}{stand}.")
}

/// How many of the positions a person stands behind.
fn basis(lang: Lang, decided: usize, total: usize) -> String {
    let left = total - decided;
    match (lang, decided, left) {
        (Lang::Sv, 0, 1) => "Ställningstagandet är maskinens förslag och inte granskat.".to_owned(),
        (Lang::Sv, 0, 2) => {
            "Båda ställningstagandena är maskinens förslag och inte granskade.".to_owned()
        }
        (Lang::Sv, 0, _) => {
            format!("Alla {total} ställningstaganden är maskinens förslag och inte granskade.")
        }
        (Lang::Sv, 1, 0) => "Ställningstagandet är granskat.".to_owned(),
        (Lang::Sv, 2, 0) => "Båda ställningstagandena är granskade.".to_owned(),
        (Lang::Sv, _, 0) => format!("Alla {total} ställningstaganden är granskade."),
        (Lang::Sv, _, _) => format!(
            "Av {total} ställningstaganden är {decided} {} och {left} maskinens förslag.",
            by_number(decided, "granskat", "granskade")
        ),
        (Lang::En, 0, 1) => "The position is the machine's suggestion, not reviewed.".to_owned(),
        (Lang::En, 0, 2) => {
            "Both positions are the machine's suggestions, not reviewed.".to_owned()
        }
        (Lang::En, 0, _) => {
            format!("All {total} positions are the machine's suggestions, not reviewed.")
        }
        (Lang::En, 1, 0) => "The position is reviewed.".to_owned(),
        (Lang::En, 2, 0) => "Both positions are reviewed.".to_owned(),
        (Lang::En, _, 0) => format!("All {total} positions are reviewed."),
        (Lang::En, _, _) => format!(
            "Of {total} positions, {decided} {} reviewed and {left} {} the machine's {}.",
            by_number(decided, "is", "are"),
            by_number(left, "is", "are"),
            by_number(left, "suggestion", "suggestions"),
        ),
    }
}

/// Who opposes the whole and is not counted as supporting this.
fn against_whole(lang: Lang, named: &[String]) -> Option<String> {
    let (n, one) = (named.len(), named.len() == 1);
    let who = match (lang, n) {
        (_, 0) => return None,
        (_, n) if n <= NAMES => list(lang, named),
        (Lang::Sv, n) => format!("{n} remissinstanser"),
        (Lang::En, n) => format!("{n} respondents"),
    };
    Some(match lang {
        Lang::Sv => format!(
            "{who}, som avstyrker helheten, räknas inte som tillstyrkande här: det stöd som maskinen läser ut är inte granskat."
        ),
        Lang::En => format!(
            "{who}, which {} the whole, {} not counted as supporting this: the support that the machine reads here is not reviewed.",
            if one { "opposes" } else { "oppose" },
            if one { "is" } else { "are" },
        ),
    })
}

fn minority(lang: Lang, tally: &Tally<'_>) -> String {
    let n = tally.minority_statements;
    let names = if tally.minority.is_empty() || tally.minority.len() > NAMES {
        String::new()
    } else {
        let from = match lang {
            Lang::Sv => " av ",
            Lang::En => " by ",
        };
        format!("{from}{}", list(lang, tally.minority))
    };
    match (lang, n) {
        (Lang::Sv, 1) => format!(
            "Därutöver finns ett uttalande i reservationer och liknande{names}; det räknas inte in."
        ),
        (Lang::Sv, n) => format!(
            "Därutöver finns {n} uttalanden i reservationer och liknande{names}; de räknas inte in."
        ),
        (Lang::En, 1) => format!(
            "Beside these there is one statement in reservations and the like{names}; it is not counted."
        ),
        (Lang::En, n) => format!(
            "Beside these there are {n} statements in reservations and the like{names}; they are not counted."
        ),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(stance: Stance, names: &[&str]) -> Count {
        Count {
            stance,
            respondents: names.iter().map(|name| (*name).to_owned()).collect(),
        }
    }

    #[test]
    fn support_comes_first_and_the_exceptions_are_named() {
        let counts = [
            count(Stance::Supports, &["A", "B", "C"]),
            count(Stance::NoObjection, &["D"]),
            count(Stance::Opposes, &["E"]),
        ];
        let tally = Tally {
            chosen: None,
            answered: Some(9),
            speaking: 6,
            counts: &counts,
            decided: 1,
            is_told_once: false,
            against_whole: &[],
            minority: &["EP".to_owned()],
            minority_statements: 2,
        };
        assert_eq!(
            summary(Lang::Sv, Object::Section, &tally),
            [
                "6 av 9 remissinstanser som svarat yttrar sig om avsnittet; 5 av dem tar ställning.",
                "Flertalet, 4 av 5, tillstyrker eller lämnar utan erinran: 3 tillstyrker (A, B och C) och 1 har ingen erinran (D).",
                "En remissinstans avstyrker: E.",
                "Av 5 ställningstaganden är 1 granskat och 4 maskinens förslag.",
                "Därutöver finns 2 uttalanden i reservationer och liknande av EP; de räknas inte in.",
            ]
        );
    }

    #[test]
    fn two_of_two_are_both() {
        let counts = [count(Stance::Opposes, &["A", "B"])];
        let tally = |decided| Tally {
            chosen: None,
            answered: Some(2),
            speaking: 2,
            counts: &counts,
            decided,
            is_told_once: false,
            against_whole: &[],
            minority: &[],
            minority_statements: 0,
        };
        let said = summary(Lang::Sv, Object::Section, &tally(0));
        assert_eq!(
            said[0],
            "Båda remissinstanserna som svarat yttrar sig om avsnittet."
        );
        assert_eq!(
            said.last().map(String::as_str),
            Some("Båda ställningstagandena är maskinens förslag och inte granskade.")
        );
        let said = summary(Lang::En, Object::Section, &tally(2));
        assert_eq!(
            said[0],
            "Both respondents that answered speak on the section."
        );
        assert_eq!(
            said.last().map(String::as_str),
            Some("Both positions are reviewed.")
        );
    }

    #[test]
    fn a_silent_section_says_so() {
        let tally = Tally {
            chosen: None,
            answered: Some(9),
            speaking: 0,
            counts: &[],
            decided: 0,
            is_told_once: false,
            against_whole: &[],
            minority: &[],
            minority_statements: 0,
        };
        assert_eq!(
            summary(Lang::Sv, Object::Section, &tally),
            ["Ingen remissinstans yttrar sig om avsnittet."]
        );
        assert_eq!(
            summary(Lang::En, Object::Programme, &tally),
            ["No respondent speaks on the proposal as a whole."]
        );
    }

    #[test]
    fn silence_on_several_sections_is_one_sentence() {
        let sections = ["1 Inledning".to_owned(), "2 Vision".to_owned()];
        assert_eq!(
            nobody_speaks_of(Lang::Sv, &sections),
            "Ingen remissinstans yttrar sig om avsnitten 1 Inledning och 2 Vision."
        );
        assert_eq!(
            nobody_speaks_of(Lang::En, &sections[..1]),
            "No respondent speaks on the section 1 Inledning."
        );
    }
}
