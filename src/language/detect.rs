//! Which language a text is in, by its commonest small words.

use super::token::words;

/// Small words that are common in one language and rare in the others here.
const SMALL: &[(&str, &[&str])] = &[
    (
        "sv",
        &[
            "och", "att", "det", "som", "är", "på", "av", "för", "inte", "med", "den", "till",
            "ett", "vi", "har", "ska", "bör", "eller", "från", "om", "kan", "även", "också", "vid",
            "då", "så", "detta", "dessa", "när", "där", "mellan", "samt", "efter", "under", "vår",
            "vara",
        ],
    ),
    (
        "en",
        &[
            "the", "of", "and", "to", "is", "that", "for", "are", "with", "this", "be", "should",
            "we", "it", "not", "by", "as", "which", "have", "has", "our", "from", "will", "their",
            "on", "an", "was", "or", "its", "would", "but", "they", "must", "there",
        ],
    ),
    (
        "fi",
        &[
            "ja", "on", "että", "ei", "se", "ovat", "mutta", "tai", "sekä", "joka", "myös", "kun",
            "niin", "jos", "olla", "oli", "tulee", "voi", "kuin", "hän", "he", "tämä", "sen",
            "mitä",
        ],
    ),
];

/// Small words of Norwegian, in either of its forms, that Swedish has not.
const NORWEGIAN: &[&str] = &[
    "og", "ikke", "ikkje", "at", "er", "til", "jeg", "eg", "me", "vere", "være", "skal", "også",
    "fra", "frå", "ein", "eit", "et", "dei", "vert", "hva", "kva", "hvor", "korleis", "meir",
    "noe", "noko", "berre", "våre", "denne", "disse", "desse", "gjennom", "imot", "mener",
    "meiner",
];

/// The small words of Swedish that Norwegian has too.
const SHARED: &[&str] = &[
    "det", "som", "på", "av", "med", "den", "vi", "har", "eller", "kan", "om", "så", "mellom",
    "under", "bør", "ved", "ja",
];

/// Fewest small words that a judgement rests on.
const ENOUGH: usize = 3;

/// The ISO 639-1 code of the language: `sv`, `en`, `fi` or `no`; `und` for a longer
/// text in none of these, `None` where the text is too short to tell.
pub fn detect(text: &str) -> Option<&'static str> {
    let mut counts = [0_usize; SMALL.len()];
    let mut total = 0_usize;
    let (mut norwegian, mut shared, mut finnish) = (0, 0, 0);
    for word in words(text) {
        if !word.chars().any(char::is_alphabetic) {
            continue;
        }
        total += 1;
        norwegian += usize::from(NORWEGIAN.contains(&word.as_str()));
        shared += usize::from(SHARED.contains(&word.as_str()));
        finnish += usize::from(has_finnish_form(&word));
        for (count, (_, small)) in counts.iter_mut().zip(SMALL) {
            *count += usize::from(small.contains(&word.as_str()));
        }
    }
    let [swedish, english, ..] = counts;
    let others = swedish.saturating_sub(shared).max(english);
    if norwegian >= ENOUGH && norwegian >= 2 * others && norwegian * 12 >= total {
        return Some("no");
    }
    if finnish >= ENOUGH && finnish * 4 >= total && finnish >= 2 * swedish.max(english) {
        return Some("fi");
    }
    let (best, most) = counts
        .iter()
        .copied()
        .enumerate()
        .fold(
            (0, 0),
            |best, (place, count)| if count > best.1 { (place, count) } else { best },
        );
    let second = counts
        .iter()
        .enumerate()
        .filter(|(place, _)| *place != best)
        .map(|(_, count)| *count)
        .max()
        .unwrap_or(0);
    if most >= ENOUGH && most >= 2 * second && most * 12 >= total {
        Some(SMALL[best].0)
    } else if total >= 40 && most * 25 < total {
        Some("und")
    } else {
        None
    }
}

/// Whether a word is built as hardly any but Finnish ones are: `kannattaa`,
/// `suomeksi`. Short texts have few of its small words.
fn has_finnish_form(word: &str) -> bool {
    const LONG: [&str; 6] = ["aa", "ii", "uu", "yy", "ää", "öö"];
    word.chars().count() > 4
        && (LONG.iter().any(|long| word.contains(long)) || word.ends_with("ksi"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn check(text: &str, expected: Option<&str>) {
        assert_eq!(detect(text), expected, "{text}");
    }

    #[test]
    fn the_small_words_tell() {
        check(
            "Nämnden anser att det är bra och att planen ska antas.",
            Some("sv"),
        );
        check(
            "We think that the plan is good and should be adopted.",
            Some("en"),
        );
        check(
            "Neuvosto katsoo, että se on hyvä ja tulee hyväksyä.",
            Some("fi"),
        );
        check(
            "Yhdistys kannattaa ohjelmaa. Kuulutukset pitää tehdä suomeksi.",
            Some("fi"),
        );
        check(
            "Laget støttar dei fire vegane. Me meiner at dei bør vere breiare.",
            Some("no"),
        );
        check(
            "Vi mener at planen er god, og det er viktig med gode veier. Kommunen bør ikke fjerne parkering på torget.",
            Some("no"),
        );
        check(
            "Vi tackar för er remiss och ber er att skicka er plan till oss.",
            Some("sv"),
        );
    }

    #[test]
    fn short_texts_do_not_tell() {
        check("Avstyrkes.", None);
        check("Bra! On!", None);
    }

    #[test]
    fn another_language_is_undetermined() {
        check(
            &"Wir haben keine weiteren Anmerkungen zu diesem Entwurf gehabt. ".repeat(6),
            Some("und"),
        );
    }
}
