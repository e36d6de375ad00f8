//! What a file's name may tell.

use super::body::{TYPES, is_generic, named_body};
use super::name::longest_name;
use crate::language::capital;

/// A file's name without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

/// The words of a file's name, without the numbers that may lead it.
pub(super) fn spaced(stem: &str) -> String {
    let text = stem.replace(['_', '+'], " ");
    text.trim_start_matches(|c: char| !c.is_alphabetic())
        .to_owned()
}

/// The body that a file is named after, without the paper's type and number
/// before its name and what else may follow it: `TRN 2026-118 Yttrande
/// Räddningsnämnden slutlig version`.
pub(super) fn named(stem: &str) -> Option<String> {
    let text = spaced(stem);
    let words: Vec<&str> = text.split_whitespace().collect();
    let all = || longest_name(&text);
    let from = lead(&words);
    let name = if from == 0 {
        all()
    } else {
        longest_name(&words[from..].join(" ")).or_else(all)
    }?;
    let cut = without_tail(&name);
    Some(nominative(cut.trim_end_matches([' ', '–', '-', ','])))
}

/// How many words lead to the name: labels, numbers, the type of the paper.
fn lead(words: &[&str]) -> usize {
    const PAPERS: &[&str] = &[
        "inskannad",
        "inskannat",
        "kopia",
        "protokollsutdrag",
        "remissvar",
        "remissyttrande",
        "samrådsyttrande",
        "skannad",
        "skannat",
        "svar",
        "synpunkter",
        "tjänsteskrivelse",
        "tjänsteutlåtande",
        "yttrande",
    ];
    let is_number = |word: &str| word.contains(|c: char| c.is_ascii_digit());
    let mut at = 0;
    let mut paper = false;
    while let Some(word) = words.get(at) {
        let next = words.get(at + 1);
        let is_paper = PAPERS.contains(&word.to_lowercase().as_str());
        let diary = word.chars().all(char::is_uppercase)
            && word.chars().count() <= 5
            && next.is_some_and(|next| is_number(next));
        let label = word.chars().count() == 1
            && next.is_some_and(|next| named_body(&capital(next)).is_some());
        let joint = paper && matches!(*word, "av" | "från");
        // `Svar på remiss från X` names who asked
        if paper && matches!(*word, "på" | "över" | "till" | "angående") {
            return 0;
        }
        if !(is_paper || diary || label || joint || is_number(word)) {
            break;
        }
        paper = is_paper;
        at += 1;
    }
    if at < words.len() { at } else { 0 }
}

/// A name up to the first word that is no part of one. Behind `för` and the like
/// and the mere type of a body only words for the file itself are none.
fn without_tail(name: &str) -> &str {
    const JOINTS: &[&str] = &["av", "för", "i", "inom", "med", "mot", "och", "på", "vid"];
    const BRANCHES: &[&str] = &["avdelning", "distrikt", "krets", "region"];
    const OF_FILES: &[&str] = &[
        "final",
        "kommentarer",
        "komplett",
        "kopia",
        "presentation",
        "reviderad",
        "signerad",
        "slutlig",
        "slutversion",
        "undertecknad",
        "version",
    ];
    let mut open = false;
    let mut joined = name
        .split(' ')
        .next()
        .is_some_and(|first| TYPES.contains(&first.to_lowercase().as_str()));
    for (at, _) in name.match_indices(' ') {
        let word = name[at + 1..].split(' ').next().unwrap_or_default();
        let joins = JOINTS.contains(&word) || BRANCHES.contains(&word);
        let before = name[..at].trim_end_matches([' ', '–', '-']);
        let is_tail = !joins
            && !open
            && word.starts_with(char::is_lowercase)
            && (!joined || OF_FILES.contains(&word));
        if is_tail && named_body(before).is_some() && !is_generic(before) {
            return before;
        }
        open = joins;
        // behind `i` stands a place
        joined |= joins && !matches!(word, "i" | "på");
    }
    name
}

/// `Räddningsnämndens` before the type of its paper is `Räddningsnämnden`.
fn nominative(name: &str) -> String {
    const OWNERS: &[&str] = &["ens", "ets"];
    match name.strip_suffix('s') {
        Some(rest)
            if OWNERS.iter().any(|end| name.ends_with(end)) && named_body(rest).is_some() =>
        {
            rest.to_owned()
        }
        _ => name.to_owned(),
    }
}

/// Lower case without diacritics, as file names are often written.
pub(super) fn folded(text: &str) -> String {
    text.to_lowercase()
        .chars()
        .map(|c| match c {
            'å' | 'ä' | 'à' | 'á' => 'a',
            'ö' | 'ø' => 'o',
            'é' | 'è' => 'e',
            'ü' => 'u',
            other => other,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_files_name_gives_its_body_without_the_rest() {
        for (stem, expected) in [
            ("Räddningsnämnden yttrande", Some("Räddningsnämnden")),
            ("Yttrande Räddningsnämnden", Some("Räddningsnämnden")),
            (
                "TRN 2026-118-12 Yttrande Räddningsnämnden 1234567_1_1",
                Some("Räddningsnämnden"),
            ),
            (
                "Räddningsnämnden – yttrande Ekväg",
                Some("Räddningsnämnden"),
            ),
            ("Räddningsnämndens yttrande", Some("Räddningsnämnden")),
            ("Räddningsnämnden slutlig version", Some("Räddningsnämnden")),
            ("a Räddningsnämnden", Some("Räddningsnämnden")),
            ("Inskannat pensionärsrådet", Some("Pensionärsrådet")),
            (
                "Hyresgästrådet i Ekstad kursiv",
                Some("Hyresgästrådet i Ekstad"),
            ),
            ("Region Ekbygden kommentarer", Some("Region Ekbygden")),
            (
                "Nämnden för skola och arbete",
                Some("Nämnden för skola och arbete"),
            ),
            (
                "Nämnden för skola och arbete signerad",
                Some("Nämnden för skola och arbete"),
            ),
            ("Föreningen gamla ekstad", Some("Föreningen gamla ekstad")),
            ("Svar på remiss från Kulturnämnden", None),
            ("svar_7", None),
        ] {
            assert_eq!(named(stem).as_deref(), expected, "{stem}");
        }
    }
}
