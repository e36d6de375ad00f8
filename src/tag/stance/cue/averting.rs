//! A shortcoming that is lessened or prevented speaks for what does it:
//! `minskar risken`, `motverkar oklara ansvar`.

use std::sync::LazyLock;

use regex::Regex;

/// The name of the cue, as evidence names it.
pub(super) const NAME: &str = "avvärjer";

/// Between the verb and what it averts stand so many words at most.
const BETWEEN: usize = 3;

/// Words that begin something else: `begränsar handlingsutrymmet och försvårar`.
const PARTS: &[&str] = &[
    "och", "men", "eller", "som", "att", "kan", "skulle", "ska", "är", "blir", "innebär", "leder",
    "riskerar", "vilket",
];

/// Where the verb begins that averts what follows `before`, if one does: in
/// bytes of `before`.
pub(super) fn averted(before: &str) -> Option<usize> {
    static AVERTS: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:minsk(?:a|ar|as|at|ade)|motverka\p{L}*|undvik(?:a|er|s|as)|förhindra\p{L}*|förebygg(?:a|er|s|as|ande)|lindra\p{L}*|undanröj(?:a|er|s|as)|avhjälp(?:a|er|s|as)|mildra\p{L}*|avvärj(?:a|er|s|as)|reducera\p{L}*|åtgärda\p{L}*|bekämpa\p{L}*|(?:komma|kommer) (?:till rätta med|åt))\b")
            .expect("the pattern is a constant that tests compile")
    });
    let verb = AVERTS.find_iter(before).last()?;
    let between = before[verb.end()..].to_lowercase();
    if between.contains([',', '.', ';', ':']) {
        return None;
    }
    let words: Vec<&str> = between.split_whitespace().collect();
    let one_object = words.len() <= BETWEEN && !words.iter().any(|word| PARTS.contains(word));
    one_object.then(|| verb.start())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_verb_reaches_its_own_object_alone() {
        for before in [
            "Förslaget minskar ",
            "Det bidrar till att motverka de ",
            "Så undviks en ",
            "Planen minskar stödet och motverkar ",
            "Planen kommer till rätta med dagens ",
        ] {
            assert!(averted(before).is_some(), "{before}");
        }
        for before in [
            "Förslaget ökar ",
            "Kostnaden minskar, de ",
            "Det begränsar friheten och ",
            "Det förhindrar inte allt, men ",
            "Det kan minska resurserna och därför ",
            "Minskade statsbidrag till landets alla kommuner ",
        ] {
            assert!(averted(before).is_none(), "{before}");
        }
    }
}
