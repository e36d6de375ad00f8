//! Which found statement is which labelled one.

use std::collections::HashMap;

use super::labelled::{Case, Label, normal};
use crate::model::TaggedStatement;

/// Two texts with less than this in common are not the same statement.
const ALIKE: f64 = 0.7;

/// For each label the place of its statement among the consultation's, if
/// found: the best pairs first, each used once, within a document.
pub fn pair(case: &Case, labels: &[Label]) -> Vec<Option<usize>> {
    let statements = &case.consultation.statements;
    let documents: HashMap<&str, &str> = case
        .consultation
        .documents
        .iter()
        .map(|document| (document.hash.short(), stem(&document.file)))
        .collect();
    let mut by_document: HashMap<&str, Vec<usize>> = HashMap::new();
    for (place, tagged) in statements.iter().enumerate() {
        if let Some(stem) = documents.get(tagged.statement.id.document()) {
            by_document.entry(stem).or_default().push(place);
        }
    }
    let words: Vec<Vec<String>> = statements.iter().map(words_of).collect();
    let mut candidates: Vec<(f64, usize, usize)> = Vec::new();
    for (at, label) in labels.iter().enumerate() {
        let (text, own) = (normal(&label.text), words_in(&label.text));
        for &place in by_document.get(label.doc.as_str()).into_iter().flatten() {
            let same = normal(&statements[place].statement.text) == text;
            let score = likeness(&own, &words[place]) + if same { 1.0 } else { 0.0 };
            if score >= ALIKE {
                candidates.push((score, at, place));
            }
        }
    }
    candidates.sort_by(|a, b| b.0.total_cmp(&a.0).then(a.1.cmp(&b.1)).then(a.2.cmp(&b.2)));
    let mut pairs = vec![None; labels.len()];
    let mut used = vec![false; statements.len()];
    for (_, label, place) in candidates {
        if pairs[label].is_none() && !used[place] {
            pairs[label] = Some(place);
            used[place] = true;
        }
    }
    pairs
}

/// The name of a file without folders and ending.
pub(super) fn stem(file: &str) -> &str {
    let name = file.rsplit('/').next().unwrap_or(file);
    name.rsplit_once('.').map_or(name, |(stem, _)| stem)
}

fn words_of(tagged: &TaggedStatement) -> Vec<String> {
    words_in(&tagged.statement.text)
}

/// The words of a text, sorted.
fn words_in(text: &str) -> Vec<String> {
    let mut words: Vec<String> = normal(text)
        .split(|c: char| !c.is_alphanumeric() && c != '_')
        .filter(|word| !word.is_empty())
        .map(str::to_owned)
        .collect();
    words.sort_unstable();
    words
}

/// F1 over words, each as often as it comes; both lists sorted.
fn likeness(one: &[String], other: &[String]) -> f64 {
    let (mut a, mut b, mut shared) = (0, 0, 0_u32);
    while let (Some(left), Some(right)) = (one.get(a), other.get(b)) {
        match left.cmp(right) {
            std::cmp::Ordering::Less => a += 1,
            std::cmp::Ordering::Greater => b += 1,
            std::cmp::Ordering::Equal => {
                shared += 1;
                a += 1;
                b += 1;
            }
        }
    }
    let total = u32::try_from(one.len() + other.len())
        .unwrap_or(u32::MAX)
        .max(1);
    2.0 * f64::from(shared) / f64::from(total)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn likeness_counts_words_as_often_as_they_come() {
        let of = |text: &str| words_in(text);
        assert!((likeness(&of("A b b"), &of("b a B")) - 1.0).abs() < 1e-9);
        assert!((likeness(&of("a b"), &of("a c")) - 0.5).abs() < 1e-9);
        assert_eq!(stem("svar/Yttrande.v2.pdf"), "Yttrande.v2");
    }
}
