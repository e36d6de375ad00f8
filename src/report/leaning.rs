//! Statements that cannot be understood by themselves: "Kravet ska bort.", "Detta
//! gäller även bolagen." They are quoted with the sentence before them.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::Statement;

/// So many words, at most, tell of something that was named before.
const FEW: usize = 5;

/// Letters of the sentence before, at most: a longer one is no help beside a
/// short one.
const LONGEST: usize = 320;

/// The statement before this one, where it stands in the same paragraph and this
/// one cannot be understood without it.
pub(super) fn leant_on<'a>(
    statement: &Statement,
    before: Option<&'a Statement>,
) -> Option<&'a Statement> {
    let before = before?;
    let is_same_place = before.id.document() == statement.id.document()
        && before.paragraph == statement.paragraph
        && before.role == statement.role
        && before.manner.is_text()
        && statement.manner.is_text();
    let is_help = before.text.chars().count() <= LONGEST;
    (statement.context.is_none() && is_same_place && is_help && leans(&statement.text))
        .then_some(before)
}

/// Whether a sentence points to what was said before it, or is so short that it
/// says nothing of what it is about.
pub(super) fn leans(text: &str) -> bool {
    static POINTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(
            r"(?i)^\W*(?:(?:men|och|även|dock|samtidigt|i stället) )?(?:(?:detta|denna|dessa|därför|därmed|däremot|därav|därigenom|annars|sådana?|sådant|det senare|det förra|det samma|detsamma|samma (?:sak|gäller)|så (?:är|bör|ska|kan)|det (?:bör|ska|måste|skulle|innebär|gäller|medför|leder|räcker|kostar|motsvarar|förutsätter|kan (?:inte )?(?:innebära|leda|medföra)))\b|(?:den|de) \w+(?:n|t|na|a) (?:är|bör|ska|måste|behöver|kan|skulle|får|har|innebär|saknas|räcker)\b)",
        )
        .expect("a fixed pattern")
    });
    // what it is about is named
    static NAMED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b\w*(?:förslag|remiss|program|plan|policy|strategi|riktlinj|avsnitt|kapitel|synpunkt|erinra|erinran|invänd|kommentar)\w*|\d")
            .expect("a fixed pattern")
    });
    let words = text.split_whitespace().count();
    POINTS.is_match(text) || (words <= FEW && !NAMED.is_match(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_points_back_or_names_nothing_leans() {
        for text in [
            "Kravet ska bort.",
            "Detta gäller även bolagen och deras dotterbolag.",
            "Det måste därför slås fast att synpunkter besvaras en och en.",
            "Den kostnaden behöver beaktas i budgeten för 2026.",
            "Därför vill vi att det alltid ska stå vad skolan gör.",
            "Men det räcker inte.",
        ] {
            assert!(leans(text), "{text}");
        }
        for text in [
            "Nämnden tillstyrker förslaget.",
            "Inga synpunkter.",
            "Det är viktigt att bolagen får egna regler.",
            "Den som möter den äldre vet ofta bäst hur hjälpen bör ges.",
            "Antalet rapporter bör begränsas till två om året.",
            "Stryk avsnitt 3.2.",
        ] {
            assert!(!leans(text), "{text}");
        }
    }
}
