//! Words of judgement: a sentence that holds one is never a mere form, however
//! it begins.

use std::sync::LazyLock;

use regex::Regex;

use super::claim::stands;

/// Whether a sentence of courtesy or of the matter's course judges after all:
/// `Tack för remissen, vi är dock mycket kritiska`,
/// `Remissen har skickats ut med alldeles för kort svarstid.`
pub(super) fn judges(sentence: &str) -> bool {
    static WORDS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:alltför|alldeles\s+för|för\s+(?:kort|lite|få|sen|sent|snäv\p{L}*|tidig\p{L}*)|",
            r"orimlig\p{L}*|oacceptab\p{L}*|beklag\p{L}*|kritisk\p{L}*|olycklig\p{L}*|tveksam\p{L}*|",
            r"allvarlig\p{L}*|brist(?:en|er|erna|fällig\p{L}*)?|saknas|strider|motsätt\p{L}*|",
            r"oro(?:ar|ande|ad|lig\p{L}*)?|positiv[at]?|negativ[at]?|välkomnar|uppskattar|",
            r"avvis(?:ar|as)|avslå(?:r|s)|inte\s+möjlig\p{L}*|",
            r"har\s+(?:inte\s+)?(?:analyserats|utretts|belysts|beaktats))\b",
        ))
        .expect("a fixed pattern")
    });
    // When an answer is due is no demand of the one who answers.
    static DUE: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:senast|till\s?handa|inkom\p{L}*)\b").expect("a fixed pattern")
    });
    static DEMAND: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"(?i)\b(?:bör|borde|måste)\b").expect("a fixed pattern"));
    let own = without_matter(sentence);
    stands(sentence) || WORDS.is_match(own) || (DEMAND.is_match(own) && !DUE.is_match(own))
}

/// A sentence up to what the paper that came in asks for, which is not judged
/// by naming it: `Anna Ek har lämnat en motion om att staden bör bygga.`
fn without_matter(sentence: &str) -> &str {
    static MATTER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\bmotion\p{L}*\b[^.;:]*?\b(?:om|med\s+(?:ett\s+)?förslag)\b|\b(?:förslag|remiss|skrivelse)\p{L}*\b[^.;:]*?\bom\s+att\b")
            .expect("a fixed pattern")
    });
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:men|dock|vilket|och\s+(?:är|anser|ser))\b").expect("a fixed pattern")
    });
    MATTER
        .find(sentence)
        .filter(|matter| !OWN.is_match(&sentence[matter.end()..]))
        .map_or(sentence, |matter| &sentence[..matter.end()])
}

/// Whether a line is a sentence of common words: no list of names, papers or
/// times, whatever its first word: `Anslag till kulturen har minskat i flera år.`
pub(super) fn is_plain_sentence(line: &str) -> bool {
    let mut words = line.split_whitespace();
    line.starts_with(char::is_uppercase)
        && line.ends_with(['.', '!', '?'])
        && line.split_whitespace().count() >= 5
        && !line.contains(|c: char| c.is_ascii_digit() || matches!(c, '@' | '/' | '(' | ';' | '§'))
        && words.next().is_some()
        && words.all(|word| !word.starts_with(char::is_uppercase))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn judgements_are_told_from_the_course_of_a_matter() {
        for text in [
            "Tack för remissen, vi är dock mycket kritiska till att biblioteken ska stängas.",
            "Remissen har skickats ut med alldeles för kort svarstid.",
            "Inga konsekvenser för barn har analyserats.",
            "Beslut om nya taxor bör fattas av kommunfullmäktige.",
            "Vi tackar för möjligheten att yttra oss men avstyrker förslaget.",
            "I övrigt åberopas att förslaget strider mot kommunallagen.",
            "Nämnden har fått en motion om att staden bör bygga, vilket är orimligt.",
        ] {
            assert!(judges(text), "{text}");
        }
        for text in [
            "Yttrandet bör vara kommunstyrelsen till handa senast den 3 maj.",
            "Nämnden översänder tjänsteutlåtandet som eget yttrande.",
            "Inga särskilda konsekvenser har identifierats.",
            "Anna Ek (S) har lämnat en motion om att staden bör uppdatera sin plan.",
            "Styrelsen har remitterat en motion om följderna av allvarlig brottslighet.",
        ] {
            assert!(!judges(text), "{text}");
        }
    }

    #[test]
    fn sentences_of_common_words_are_told_from_lists() {
        assert!(is_plain_sentence(
            "Anslag till kulturen har minskat under flera år."
        ));
        assert!(is_plain_sentence("Anslag till kulturen har minskat."));
        for text in [
            "Anslag till kulturen minskar.",
            "Anslag till kulturen har minskat under flera år",
            "anslag till kulturen har minskat under flera år.",
            "Närvarande: Anna Ek, Bo Al och Cia Bo.",
            "Justeras omedelbart.",
            "Anslag uppsatt den 3 maj och nedtaget den 24 maj.",
            "Föredragande i ärendet har varit Anna Ek.",
        ] {
            assert!(!is_plain_sentence(text), "{text}");
        }
    }

    #[test]
    fn each_word_of_judgement_tells() {
        for words in [
            "en alltför kort svarstid",
            "alldeles för många mål",
            "en för kort svarstid",
            "för lite tid",
            "för få mål",
            "en för sen remiss",
            "en för snäv svarstid",
            "en för tidig remiss",
            "en orimlig svarstid",
            "en oacceptabel svarstid",
            "en beklaglig svarstid",
            "en olycklig svarstid",
            "en tveksam plan",
            "en allvarlig sak",
            "en brist",
            "bristfälliga mål",
            "mål som saknas",
            "mål som strider mot lagen",
            "mål som nämnden motsätter sig",
            "oro i nämnden",
            "en oroande plan",
            "en positiv plan",
            "en negativ plan",
            "mål som nämnden välkomnar",
            "mål som nämnden uppskattar",
            "mål som nämnden avvisar",
            "mål som avslås",
            "mål som inte är möjliga: inte möjliga alls",
            "mål som inte har utretts",
            "mål som har belysts",
            "mål som har beaktats",
            "vad som borde göras",
            "vad som måste göras",
        ] {
            assert!(judges(&format!("Ärendet gäller {words}.")), "{words}");
        }
        for due in [
            "senast i maj",
            "till handa i maj",
            "tillhanda i maj",
            "ha inkommit i maj",
        ] {
            assert!(!judges(&format!("Svaret bör vara {due}.")), "{due}");
        }
    }

    #[test]
    fn what_came_in_is_not_judged_by_its_matter_but_by_what_follows() {
        let matters = [
            "Nämnden har fått en motion med förslag om allvarliga brott",
            "Nämnden har fått ett förslag om att stoppa allvarliga brott",
            "Nämnden har fått en remiss om att stoppa allvarliga brott",
            "Nämnden har fått en skrivelse om att stoppa allvarliga brott",
        ];
        for matter in matters {
            assert!(!judges(&format!("{matter}.")), "{matter}");
            for own in [
                "men det är olyckligt",
                "vilket är olyckligt",
                "och är kritisk",
            ] {
                assert!(judges(&format!("{matter}, {own}.")), "{matter}, {own}");
            }
        }
    }
}
