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
    REPORTS.is_match(lead) && !OWN.is_match(lead)
}

/// Whether a paragraph ends by telling that a list follows: `Kostnaderna listas nedan.`
pub(super) fn announces(text: &str) -> bool {
    static FOLLOWS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:nedan(?:stående)?|enligt\s+följande|följande(?:\s+\p{L}+){0,2}|(?:i|som)\s+punktform)\.$")
            .expect("a fixed pattern")
    });
    FOLLOWS.is_match(text.trim_end())
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
    fn what_an_inquiry_proposes_is_told_from_what_is_thought_of_it() {
        for lead in [
            "I utredningen föreslås följande.",
            "Utredningen föreslår att",
            "Motionären yrkar att:",
            "I det remitterade betänkandet föreslås bland annat:",
        ] {
            assert!(reports(lead), "{lead}");
        }
        for lead in [
            "Nämnden föreslår att",
            "Utredningen föreslår inte att",
            "Det som utredningen föreslår bör ändras så att:",
            "Vi anser om det som utredningen föreslår:",
        ] {
            assert!(!reports(lead), "{lead}");
        }
    }
}
