//! Where a long compound may be divided at the end of a line: a narrow column
//! would else cut it anywhere, for browsers seldom know how Swedish is divided.

use super::lexicon::Lexicon;

/// Shorter words fit into any column, in letters.
const LONG: usize = 12;
const SOFT_HYPHEN: char = '\u{ad}';

/// The text with a soft hyphen between the parts of each long compound: it shows
/// only where a line ends there.
pub fn divisible(text: &str) -> String {
    let lexicon = Lexicon::embedded();
    let mut divided = String::with_capacity(text.len() + 8);
    for piece in text.split_inclusive(|c: char| !c.is_alphabetic()) {
        let word = piece.trim_end_matches(|c: char| !c.is_alphabetic());
        let small = word.to_lowercase();
        let mut taken = 0;
        // where small letters take other room, places are not the same
        if word.chars().count() >= LONG && small.len() == word.len() {
            for joint in lexicon.joints(&small) {
                divided.push_str(&word[taken..joint]);
                divided.push(SOFT_HYPHEN);
                taken = joint;
            }
        }
        divided.push_str(&piece[taken..]);
    }
    divided
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn long_compounds_are_divided_between_their_parts() {
        for (text, expected) in [
            (
                "Kompetensförsörjning och studieskuldavskrivning",
                "Kompetens|försörjning och studie|skuld|avskrivning",
            ),
            (
                "Frivilliga kommunsammanslagningar",
                "Frivilliga kommun|sammanslagningar",
            ),
            ("Statens närvaro, remissvar", "Statens närvaro, remissvar"),
            ("", ""),
        ] {
            assert_eq!(divisible(text).replace(SOFT_HYPHEN, "|"), expected);
        }
    }
}
