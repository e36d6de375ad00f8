//! Words that lead to what follows them.

use std::sync::LazyLock;

use regex::Regex;

/// Whether a lead tells what an inquiry or a motion proposes, and nothing of what
/// the speaker thinks of it: `I utredningen föreslås följande.`
pub(super) fn reports(lead: &str) -> bool {
    static REPORTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:(?:i|enligt)\s+)?(?:(?:den|det|detta|denna)\s+)?(?:(?:remitterade|aktuella|föreliggande|statliga)\s+)?(?:\p{L}*utredning(?:en|ens)?|\p{L}*betänkandet|\p{L}*utredaren|motionen|motionären|motionärerna|kommittén|remissen|promemorian|departementet|medborgarförslaget|förslagsställaren)\b[^.;:]*?\b(?:föreslår|föreslås|yrkar|yrkas|rekommenderar|rekommenderas)\b")
            .expect("a fixed pattern")
    });
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:vi|anser|bör|avstyrk\p{L}*|tillstyrk\p{L}*|saknar|saknas|inte|ej|positiv\p{L}*|tveksam\p{L}*)\b")
            .expect("a fixed pattern")
    });
    (REPORTS.is_match(lead) && !OWN.is_match(lead)) || names_the_matter(lead)
}

/// Whether a lead tells that what follows is what was sent out to be answered:
/// `Nämnden har att ta ställning till följande att-satser:`, `I motionen lyfts
/// följande förslag:`
fn names_the_matter(lead: &str) -> bool {
    static MATTER: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(concat!(
            r"(?i)\b(?:har|ska|skall)\s+(?:(?:specifikt|särskilt|nu|även|därför)\s+)?(?:att\s+)?(?:ta(?:ga)?\s+ställning\s+till|yttra\s+(?:sig|oss)\s+(?:över|om)|besvara|svara\s+på)\s+(?:dessa|följande|nedanstående)\s+(?:[\p{L}-]+\s+){0,2}(?:besluts|att-?)?(?:satser|yrkanden|förslag|förslagspunkter|punkter)\b",
            r"|^(?:i\s+)?(?:motionen|motionären|motionärerna|remissen|medborgarförslaget|\p{L}*betänkandet|\p{L}*utredningen|promemorian)\s+(?:\p{L}+\s+)?(?:lyfts|lyfter|framförs|framför|presenteras|presenterar|redovisas|redovisar|anges|anger|finns|innehåller)\s+(?:\p{L}+\s+){0,3}?(?:följande|nedanstående|dessa)\s+(?:[\p{L}-]+\s+){0,2}(?:förslag|åtgärder|yrkanden|punkter|att-?satser|beslutssatser)\b",
        ))
        .expect("a fixed pattern")
    });
    static OWN: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:avstyrk\p{L}*|tillstyrk\p{L}*|saknar|inte|ej|positiv\p{L}*|negativ\p{L}*|tveksam\p{L}*|bör)\b")
            .expect("a fixed pattern")
    });
    MATTER.is_match(lead) && !OWN.is_match(lead)
}

/// Whether a sentence is a decision that those who decide on the matter would
/// take: `Kommunfullmäktige ställer sig bakom …`, `Kommunstyrelsen får i uppdrag
/// att …`. Among the points of a motion it is no stand of who answers.
pub(super) fn would_be_decided(sentence: &str) -> bool {
    static DECIDES: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:att\s+)?(?:(?:kommun|region|landstings)?fullmäktige|(?:kommun|region|landstings)styrelsen|riksdagen|regeringen)\b")
            .expect("a fixed pattern")
    });
    DECIDES.is_match(sentence)
}

/// Whether a paragraph ends by telling that a list follows: `Kostnaderna listas nedan.`
pub(super) fn announces(text: &str) -> bool {
    static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:nedan(?:stående)?|enligt\s+följande|följande(?:\s+\p{L}+){0,2}|(?:i|som)\s+punktform)\.$")
            .expect("a fixed pattern")
    });
    FOLLOWS.is_match(text.trim_end())
}

/// Whether a paragraph breaks off where a list has to go on, without a colon: `Det
/// krävs ett förslag där;`, `yrkade att fullmäktige skulle besluta`.
pub(super) fn breaks_off(text: &str) -> bool {
    static BREAKS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:där|att|som|är|om|följande)\s*;$|\b(?:yrkade|föreslog|hemställde)\b[^.:;]*\bbesluta$")
            .expect("a fixed pattern")
    });
    BREAKS.is_match(text.trim_end())
}

/// Words that lead to what is said and say nothing: `att därutöver anföra`.
pub(super) fn only_leads(sentence: &str) -> bool {
    static LEAD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:samt\s+)?att\s+(?:(?:därutöver|härutöver|dessutom|även|också|i övrigt)\s+)*(?:anföra|framföra|uttala|yttra|svara)(?:\s+(?:följande|enligt följande))?[:.]?$")
            .expect("a fixed pattern")
    });
    LEAD.is_match(sentence.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_breaks_off_leads_to_a_list() {
        for text in [
            "Det krävs ett omarbetat förslag där;",
            "Vi anser att;",
            "Anna Ek (S) yrkade att fullmäktige skulle besluta",
        ] {
            assert!(breaks_off(text), "{text}");
        }
        for text in [
            "Planen är bra;",
            "Nämnden ska besluta.",
            "främja allemansrätten; och",
        ] {
            assert!(!breaks_off(text), "{text}");
        }
    }

    #[test]
    fn what_an_inquiry_proposes_is_told_from_what_is_thought_of_it() {
        for lead in [
            "I utredningen föreslås följande.",
            "Utredningen föreslår att",
            "Motionären yrkar att:",
            "I det remitterade betänkandet föreslås bland annat:",
            "Nämnden har särskilt att ta ställning till dessa två att-satser:",
            "Vi har att yttra oss över följande förslag:",
            "I motionen lyfts följande förslag:",
            "Motionären framför följande yrkanden:",
        ] {
            assert!(reports(lead), "{lead}");
        }
        for lead in [
            "Nämnden föreslår att",
            "Utredningen föreslår inte att",
            "Det som utredningen föreslår bör ändras så att:",
            "Vi anser om det som utredningen föreslår:",
            "Nämnden har följande förslag:",
            "Nämnden har att ta ställning till kostnaderna:",
            "Nämnden avstyrker följande förslag:",
            "Motionen innehåller bra förslag:",
            "Utredningen redovisar inte följande åtgärder:",
        ] {
            assert!(!reports(lead), "{lead}");
        }
    }
}
