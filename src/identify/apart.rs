//! Boards of different municipalities that are called alike: `Kommunstyrelsen`
//! answers an inquiry from every town, and each is a body of its own.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use regex::Regex;

use super::lines::Lines;
use crate::model::Document;

/// Lines of a paper that may be its letterhead.
const HEAD: usize = 12;

/// The municipality whose name stands on a line of its own where a paper
/// begins, or in its running head.
pub(crate) fn municipality(document: &Document) -> Option<String> {
    static NAME: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"^(?:\p{Lu}\p{L}*(?:styrelsen|nämnden|fullmäktige),? (?:i )?)?(\p{Lu}[\p{L}-]+(?: \p{Lu}[\p{L}-]+)? (?:kommun|stad))$")
            .expect("a fixed pattern")
    });
    let lines = Lines::of(document);
    (lines.heads.iter())
        .chain(lines.opening.iter().take(HEAD))
        .find_map(|line| Some(NAME.captures(line.text.trim())?[1].to_owned()))
}

/// What those are to be called that have the same name in papers of different
/// municipalities: a board's plain name and the municipality of each.
pub(crate) fn tell_apart(boards: &[Option<(String, String)>]) -> Vec<Option<String>> {
    let mut of: BTreeMap<&str, BTreeSet<&str>> = BTreeMap::new();
    for (name, municipality) in boards.iter().flatten() {
        of.entry(name).or_default().insert(municipality);
    }
    let full = |(name, municipality): &(String, String)| {
        (of[name.as_str()].len() > 1).then(|| format!("{name} i {municipality}"))
    };
    boards
        .iter()
        .map(|board| board.as_ref().and_then(full))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Block, Span};

    /// A paper of these lines.
    fn paper(text: &str) -> Document {
        let mut document = Document {
            text: text.to_owned(),
            ..Document::default()
        };
        let mut start = 0;
        for line in text.split_inclusive('\n') {
            let end = start + line.trim_end().len();
            document
                .blocks
                .push(Block::paragraph(Span::new(start, end)));
            start += line.len();
        }
        document
    }

    #[test]
    fn the_municipality_stands_alone_on_its_line() {
        let of = |text: &str| municipality(&paper(text));
        let (own, beside) = ("Ekviks kommun", "Kommunstyrelsen, Ekviks kommun");
        for line in [own, beside, "Kommunstyrelsen i Ekviks kommun"] {
            let text = format!("{line}\nYttrande över planen\nVi avstyrker planen.");
            assert_eq!(of(&text).as_deref(), Some(own), "{line}");
        }
        assert_eq!(of("Yttrande\n\nVi bor i Ekviks kommun."), None);
        assert_eq!(of("Kommunstyrelsen\n\nYttrande"), None);
    }

    #[test]
    fn only_who_is_called_alike_elsewhere_is_told_apart() {
        let board = |name: &str, of: &str| Some((name.to_owned(), of.to_owned()));
        let told = tell_apart(&[
            board("Kommunstyrelsen", "Ekviks kommun"),
            board("Kommunstyrelsen", "Ekstads kommun"),
            board("Socialnämnden", "Ekviks kommun"),
            None,
        ]);
        let told: Vec<Option<&str>> = told.iter().map(Option::as_deref).collect();
        let expected = [
            Some("Kommunstyrelsen i Ekviks kommun"),
            Some("Kommunstyrelsen i Ekstads kommun"),
            None,
            None,
        ];
        assert_eq!(told, expected);
        let alike = [
            board("Kommunstyrelsen", "Ekviks kommun"),
            board("Kommunstyrelsen", "Ekviks kommun"),
        ];
        assert_eq!(tell_apart(&alike), [None, None]);
    }
}
