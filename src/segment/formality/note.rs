//! What is left of foot- and endnotes that only refer, between sentences: a
//! date, the authors of a report, letters that the file has one by one.

pub(super) const SENTENCES: &[&str] = &[
    r"^\((?:se\s+)?(?:sid(?:an|a|or|orna)?|s)\.?\s*\d{1,4}(?:\s*[-f,]+\.?\s*\d{0,4})*\)\.?$",
    r"^(?:den\s+)?\d{4}-\d\d-\d\d\s*[.,;]?$",
    r"^\p{Lu}\p{Ll}+(?:(?:,|\s+och|\s+&)\s+\p{Lu}\p{Ll}+)+,?\s+\d{4}-\d\d-\d\d\s*\.?$",
];

/// How words begin or go on that say something, however they are spaced.
const TELLING: [&str; 9] = [
    "styrk", "erinr", "invänd", "motsätt", "synpunkt", "bör", "anser", "föresl", "stöd",
];

/// Whether a line is a note's words in letters and syllables of their own, as
/// some files have them: `Ra p p o rt Su n d Kon ku rre n s`. What might say
/// something when it is put together is no note.
pub(super) fn is_letter_spaced(text: &str) -> bool {
    let words: Vec<&str> = text
        .split_whitespace()
        .filter(|word| word.chars().any(char::is_alphabetic))
        .collect();
    let short = |word: &&&str| word.chars().count() <= 2;
    let lone = |word: &&&str| {
        word.len() == 1 && !word.to_lowercase().contains(['a', 'e', 'i', 'o', 'u', 'y'])
    };
    let few = words.len() < 6 || words.iter().filter(lone).count() < 3;
    if few || words.iter().filter(short).count() * 100 < words.len() * 60 {
        return false;
    }
    let together = words.concat().to_lowercase();
    !TELLING.iter().any(|word| together.contains(word))
}
