//! Whether a word is a verb in the present tense, and which verbs tell what
//! somebody thinks.

use super::Lexicon;

/// Whether a word in small letters is a verb in the present tense and nothing
/// else, by the lexicon: a word that is a noun as well is none.
pub(crate) fn is_present(word: &str) -> bool {
    if IRREGULAR.contains(&word) {
        return true;
    }
    if !word.ends_with('r')
        || !word.starts_with(char::is_lowercase)
        || OTHERS.contains(&word)
        || is_plural(word)
    {
        return false;
    }
    let lemmas = Lexicon::embedded().lemmas(word);
    !lemmas.is_empty() && lemmas.iter().all(|lemma| is_present_of(word, lemma))
}

/// Verbs by which a body or a person tells what it thinks.
pub(crate) const OPINIONS: &[&str] = &[
    "accepterar",
    "anser",
    "avråder",
    "avstyrker",
    "avvisar",
    "bedömer",
    "befarar",
    "beklagar",
    "betonar",
    "efterfrågar",
    "efterlyser",
    "framhåller",
    "föreslår",
    "förordar",
    "hoppas",
    "ifrågasätter",
    "instämmer",
    "invänder",
    "konstaterar",
    "menar",
    "motsätter",
    "poängterar",
    "påpekar",
    "påtalar",
    "rekommenderar",
    "saknar",
    "stöder",
    "stödjer",
    "tillstyrker",
    "tycker",
    "underkänner",
    "understryker",
    "uppskattar",
    "vill",
    "välkomnar",
    "yrkar",
    "önskar",
];

/// Present tenses that do not end in -r or are no form of the verb's stem.
const IRREGULAR: &[&str] = &[
    "bör", "finns", "gör", "kan", "måste", "ska", "skall", "vet", "vill", "är",
];

/// Words that the lexicon has as forms of verbs alone, and that are more often
/// something else.
const OTHERS: &[&str] = &[
    "alltmer", "dr", "for", "framför", "inför", "numer", "öder", "yr",
];

/// Whether a word ends in a noun whose plural the lexicon has as a form of a
/// verb alone: `klubbar`, `arbetstimmar`.
fn is_plural(word: &str) -> bool {
    const NOUNS: &[&str] = &[
        "ier", "ekar", "filer", "guider", "katter", "klubbar", "koder", "makar", "regler",
        "stigar", "timmar",
    ];
    const VERBS: &[&str] = &["nekar", "pekar", "smakar", "tvekar"];
    let ends = |words: &[&str]| words.iter().any(|end| word.ends_with(end));
    ends(NOUNS) && !ends(VERBS)
}

fn is_present_of(word: &str, lemma: &str) -> bool {
    match lemma.strip_suffix('a') {
        // `avstyrka`, `avstyrker`; `medföra`, `medför`; `välkomna`, `välkomnar`
        Some(stem) => {
            word.strip_suffix("er") == Some(stem)
                || word == stem
                || word.strip_suffix('r') == Some(lemma)
        }
        None => word.strip_suffix('r') == Some(lemma) && is_short_verb(lemma),
    }
}

/// Whether a word without the -a of most verbs is a verb: `anse`, `föreslå`,
/// `förbli`; but `händelse`, `video` and `invånarbo` are nouns.
fn is_short_verb(lemma: &str) -> bool {
    const VERBS: &[&str] = &[
        "be", "bebo", "bero", "bo", "bre", "bry", "dö", "ge", "glo", "gno", "gny", "gro", "gry",
        "hö", "le", "ro", "ske", "snö", "spä", "sy", "te", "ty", "varsko",
    ];
    const LAST: &[&str] = &["bli", "fly", "klä", "sky", "spy", "strö", "tro"];
    const BEFORE_SEE: &[&str] = &[
        "", "an", "av", "be", "bort", "efter", "emot", "från", "för", "förbi", "förut", "in",
        "mot", "om", "till", "tillgodo", "ut", "åter", "över",
    ];
    lemma.ends_with('å')
        || VERBS.contains(&lemma)
        || LAST.iter().any(|end| lemma.ends_with(end))
        || (lemma.strip_suffix("se")).is_some_and(|before| BEFORE_SEE.contains(&before))
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
            "anser",
            "avgör",
            "beror",
            "blir",
            "drabbar",
            "ger",
            "går",
            "hör",
            "innebär",
            "medför",
            "motverkar",
            "protesterar",
            "påpekar",
            "tar",
            "tror",
            "välkomnar",
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
            "avtalsregler",
            "avvikelser",
            "byggnader",
            "hur",
            "händelser",
            "inför",
            "lantbor",
            "arbetstimmar",
            "videor",
            "åtgärder",
            "Anser",
        ] {
            assert!(!is_present(other), "{other}");
        }
    }
}
