//! A respondent that a chapter is named after: a council's answer on
//! regulations for several councils is mostly about its own.

use std::collections::HashMap;

use super::outline;
use crate::model::{Programme, Statement};
use crate::tag::matrix::Matrix;
use crate::tag::term;

/// Words in the names of bodies that tell nothing of their subject.
const BODY: &[&str] = &[
    "bolag",
    "bolaget",
    "förbund",
    "förbundet",
    "föreningen",
    "förening",
    "grupp",
    "gruppen",
    "kommunal",
    "kommunala",
    "lokala",
    "nationell",
    "nationella",
    "parti",
    "partiet",
    "referensgruppen",
    "referensgrupper",
    "reglemente",
    "regional",
    "regionala",
    "råd",
    "rådet",
    "styrelse",
    "styrelsen",
    "minoritet",
    "minoriteten",
    "minoriteter",
];

/// For each statement the top of the one chapter that its respondent's name
/// points to; none where it points to none or to several.
pub(super) fn chapters(programme: &Programme, statements: &[&Statement]) -> Vec<Option<usize>> {
    let sections = &programme.sections;
    let chapters: Vec<(usize, Vec<String>)> = (0..sections.len())
        .filter(|&place| sections[place].parent.is_none())
        .map(|place| (place, telling(&sections[place].heading)))
        .collect();
    if chapters.len() < 2 {
        return vec![None; statements.len()];
    }
    let mut known: HashMap<&[String], Option<usize>> = HashMap::new();
    statements
        .iter()
        .map(|statement| {
            let names = statement.respondents.as_slice();
            *known.entry(names).or_insert_with(|| {
                let words: Vec<String> = names.iter().flat_map(|name| telling(name)).collect();
                only_chapter(&words, &chapters)
            })
        })
        .collect()
}

/// 1 for the sections of the respondent's own chapter, 0 elsewhere.
pub(super) fn features(programme: &Programme, chapters: &[Option<usize>]) -> Matrix {
    let columns = programme.sections.len();
    let mut out = Matrix::zero(chapters.len(), columns);
    let tops: Vec<usize> = (0..columns)
        .map(|place| outline::top(programme, place))
        .collect();
    for (row, chapter) in chapters.iter().enumerate() {
        for (value, top) in out.row_mut(row).iter_mut().zip(&tops) {
            *value = f32::from(u8::from(Some(*top) == *chapter));
        }
    }
    out
}

fn telling(name: &str) -> Vec<String> {
    term::words(name)
        .into_iter()
        .map(|word| word.lower)
        .filter(|word| word.chars().count() > 3 && !BODY.contains(&word.as_str()))
        .collect()
}

/// The chapter that the telling words mean: each word that only one chapter
/// has points to it, and all must point to the same.
fn only_chapter(words: &[String], chapters: &[(usize, Vec<String>)]) -> Option<usize> {
    let mut meant: Vec<usize> = words
        .iter()
        .filter_map(|word| {
            let mut holders = chapters
                .iter()
                .filter(|(_, chapter)| chapter.iter().any(|other| akin(word, other)))
                .map(|(place, _)| *place);
            holders.next().filter(|_| holders.next().is_none())
        })
        .collect();
    meant.dedup();
    match meant[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// Whether two words begin alike and end within four letters of it.
fn akin(one: &str, other: &str) -> bool {
    let shared = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let longest = one.chars().count().max(other.chars().count());
    shared >= 4 && longest - shared <= 4
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_that_all_chapters_share_points_nowhere() {
        let words = |text: &str| telling(text);
        let chapters = [
            (0, words("Råd för romer i Göteborg")),
            (4, words("Pensionärsråd i Göteborg")),
        ];
        assert_eq!(
            only_chapter(&words("Göteborgs pensionärsråd"), &chapters),
            Some(4)
        );
        assert_eq!(only_chapter(&words("Göteborgs hamn"), &chapters), None);
    }

    #[test]
    fn words_are_akin_when_they_begin_alike() {
        assert!(akin("pensionärsråd", "pensionärsrådet"));
        assert!(akin("hbtq", "hbtqi"));
        assert!(!akin("sociala", "socialnämnd"));
        assert!(!akin("barn", "bar"));
    }
}
