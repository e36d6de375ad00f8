//! What a body does where it gives its view: the verbs that follow its name.

use std::sync::LazyLock;

use regex::Regex;

use crate::language::Lexicon;

/// Verbs of a view.
const VIEW: &[&str] = &[
    "accepterar",
    "anser",
    "avråder",
    "avstyrker",
    "avvisar",
    "bedömer",
    "befarar",
    "beklagar",
    "betonar",
    "delar",
    "efterfrågar",
    "efterlyser",
    "framför",
    "framhåller",
    "föreslår",
    "förordar",
    "hoppas",
    "ifrågasätter",
    "instämmer",
    "invänder",
    "konstaterar",
    "lämnar",
    "menar",
    "motsätter",
    "noterar",
    "poängterar",
    "påpekar",
    "påtalar",
    "rekommenderar",
    "saknar",
    "ser",
    "ställer",
    "stödjer",
    "stöder",
    "tackar",
    "tillstyrker",
    "tycker",
    "underkänner",
    "understryker",
    "uppskattar",
    "vill",
    "välkomnar",
    "yrkar",
    "yttrar",
    "önskar",
];

/// What a body is that takes sides: `är mycket positiv till`, `är oenig`.
pub(super) const TAKES_SIDES: &str = r"är (?:\p{Ll}+ ){0,2}?(?:positiv|negativ|kritisk|tveksam|skeptisk|oenig|enig|oroad)\p{Ll}{0,2}";

/// What only the sender of this very answer does.
pub(super) const ANSWERS: &str = r"har som remissinstans|har (?:nu |idag |i dag |den \d{1,2} \p{Ll}+ (?:\d{4} )?)?(?:lämnat|avgett|avgivit|inkommit|kommit|skickat|valt|yttrat|svarat)\b[^.]{0,60}?\b(?:yttrande|remissvar|remissyttrande|svar|synpunkter|yttra sig|sig över)\b";

/// The same as an alternative of a pattern.
pub(super) fn views() -> String {
    VIEW.join("|")
}

/// Whether a text begins with a verb of a view, or with what a body is or has.
pub(super) fn speaks_on(rest: &str) -> bool {
    let verb = rest.split_whitespace().next().unwrap_or_default();
    gives_view(verb) || matches!(verb, "har" | "är")
}

/// Whether the word is a verb of a view.
pub(super) fn gives_view(word: &str) -> bool {
    VIEW.contains(&word)
}

/// Whether a word in small letters is a verb in the present tense, by the
/// lexicon: no name goes on behind one. A word that is a noun as well is none.
pub(super) fn is_present(word: &str) -> bool {
    const IRREGULAR: &[&str] = &[
        "bör", "gör", "kan", "måste", "ska", "skall", "vet", "vill", "är",
    ];
    if IRREGULAR.contains(&word) {
        return true;
    }
    let Some(stem) = word.strip_suffix('r') else {
        return false;
    };
    if !word.starts_with(char::is_lowercase)
        || NOUNS.iter().any(|noun| word.ends_with(noun))
        || word.chars().count() < SHORTEST_VERB
    {
        return false;
    }
    let lemmas = Lexicon::embedded().lemmas(word);
    !lemmas.is_empty()
        && lemmas.iter().all(|lemma| {
            let Some(bare) = lemma.strip_suffix('a') else {
                return lemma == stem && (lemma.ends_with('å') || is_of_seeing(lemma));
            };
            // `avstyrka`, `avstyrker`; `välkomna`, `välkomnar`
            lemma == stem || word.strip_suffix("er") == Some(bare)
        })
}

/// Endings of nouns that the lexicon knows as forms of verbs alone.
const NOUNS: &[&str] = &[
    "ier", "ekar", "filer", "guider", "katter", "klubbar", "koder", "makar", "regler", "stigar",
    "timmar",
];

/// A shorter word in -r may be anything.
const SHORTEST_VERB: usize = 4;

/// `anse`, `förutse`; but `rörelse` is a noun.
fn is_of_seeing(lemma: &str) -> bool {
    lemma.ends_with("se") && !lemma.ends_with("else")
}

/// Whether a text begins with what only those tell who were asked: `har fått
/// förslaget på remiss`, `har beretts möjlighet att yttra sig`, `tackar för
/// möjligheten`.
pub(super) fn was_asked(rest: &str) -> bool {
    static ASKED: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^\s+(?:har (?:fått|mottagit|erhållit)\b[^.]{0,120}\b(?:på remiss|för yttrande|möjlighet|tillfälle)|har (?:\w+ )?(?:beretts|getts|givits|fått|erbjudits|inbjudits|ombetts|bjudits in|blivit ombe\w+)\b[^.]{0,60}\b(?:yttra|synpunkter|svara|lämna|remiss)|tackar för (?:\w+ )?(?:möjlighet|inbjudan|tillfället|remissen))")
            .expect("a fixed pattern")
    });
    ASKED.is_match(rest)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_from_nouns_and_adjectives() {
        for verb in [
            "underkänner",
            "avvisar",
            "betonar",
            "efterlyser",
            "föreslår",
            "inser",
            "kräver",
            "bör",
            "bestrider",
            "uppmanar",
        ] {
            assert!(is_present(verb), "{verb}");
        }
        for other in [
            "föreningar",
            "kommuner",
            "kvinnor",
            "rörelser",
            "år",
            "skor",
            "bilar",
            "planer",
            "organisationer",
            "väljer-föreningen",
            "nätverket",
            "under",
            "efter",
            "över",
            "flyktingar",
            "föräldrar",
            "frågor",
            "konsumenter",
            "arbetare",
            "patienter",
            "djur",
            "natur",
            "kultur",
            "musiker",
            "veteraner",
            "ledare",
            "historier",
            "lärare",
            "vänner",
            "elever",
            "kårer",
            "vatten",
            "katter",
            "regler",
            "ekar",
        ] {
            assert!(!is_present(other), "{other}");
        }
    }

    #[test]
    fn those_who_were_asked_say_so() {
        assert!(was_asked(" har fått rubricerade förslag på remiss."));
        assert!(was_asked(
            " har beretts möjlighet att yttra sig över planen."
        ));
        assert!(was_asked(" har erbjudits lämna synpunkter på förslaget."));
        assert!(was_asked(" tackar för möjligheten att svara."));
        assert!(!was_asked(" har fått ökade kostnader."));
        assert!(!was_asked(" tackar sina medlemmar."));
    }
}
