//! Word pairs that must and must not match, through a real index.

use remiss::model::RespondentKind;
use remiss::search::{Counting, Query};

use crate::search_query::{Line, consultation, searcher};

/// How many pairs of each kind came out as they should, of how many, and F1.
struct Score {
    inflections: (u32, u32),
    compounds: (u32, u32),
    apart: (u32, u32),
    f1: f64,
}

/// Looks for the first word of each pair in an index of the second words.
fn score(pairs: &'static str) -> Score {
    let pairs: Vec<Vec<&str>> = pairs
        .lines()
        .filter(|line| !line.starts_with('#'))
        .map(|line| line.split('\t').collect())
        .collect();
    let lines: Vec<Line> = pairs
        .iter()
        .map(|pair| Line("X", RespondentKind::Other, "2021-01-01", "1", None, pair[2]))
        .collect();
    let searcher = searcher(&[consultation("pairs", &lines)]);
    let mut score = Score {
        inflections: (0, 0),
        compounds: (0, 0),
        apart: (0, 0),
        f1: 0.0,
    };
    let (mut found, mut missed, mut wrong) = (0_u32, 0_u32, 0_u32);
    for pair in &pairs {
        let results = searcher
            .search(&Query {
                counting: Counting::HitsOnly,
                limit: Query::MOST,
                ..Query::new(pair[1])
            })
            .unwrap();
        let matches = results
            .hits
            .iter()
            .any(|hit| hit.statement.text == pair[2] && !hit.marks.is_empty());
        let (should, kind) = match pair[0] {
            "INFL" => (true, &mut score.inflections),
            "COMP" => (true, &mut score.compounds),
            _ => (false, &mut score.apart),
        };
        kind.0 += u32::from(matches == should);
        kind.1 += 1;
        found += u32::from(matches && should);
        missed += u32::from(!matches && should);
        wrong += u32::from(matches && !should);
    }
    score.f1 = f64::from(2 * found) / f64::from(2 * found + missed + wrong);
    score
}

#[test]
fn the_given_pairs_match_as_they_should() {
    let score = score(include_str!("../fixtures/words_cases.tsv"));
    assert_eq!(score.inflections, (54, 54));
    assert_eq!(score.compounds, (45, 45));
    assert_eq!(score.apart, (55, 55));
}

#[test]
fn pairs_that_the_rules_were_not_written_for_match_too() {
    let score = score(include_str!("../fixtures/words_held_out.tsv"));
    assert!(score.f1 >= 0.97, "F1 {}", score.f1);
}

/// The statements of the sample corpus as its labels have them.
fn sample() -> Vec<Line> {
    let labels = include_str!("../../corpus/ekstad-ledning-och-styrning/labels.jsonl").lines();
    labels
        .map(|line| {
            let label: serde_json::Value = serde_json::from_str(line).unwrap();
            let field = |name: &str| -> &'static str {
                label[name].as_str().unwrap_or_default().to_owned().leak()
            };
            let kind = field("kind").parse().unwrap_or(RespondentKind::Other);
            Line(
                field("respondent"),
                kind,
                "2025-03-01",
                "1",
                None,
                field("text"),
            )
        })
        .collect()
}

#[test]
fn questions_find_the_statements_that_answer_them() {
    let searcher = searcher(&[consultation("ekstad", &sample())]);
    let (mut found, mut wanted) = (0_u32, 0_u32);
    let mut misses = Vec::new();
    for line in include_str!("../fixtures/questions.jsonl").lines() {
        let question: serde_json::Value = serde_json::from_str(line).unwrap();
        let text = question["question"].as_str().unwrap();
        let results = searcher
            .search(&Query {
                limit: 10,
                ..Query::new(text)
            })
            .unwrap();
        for answer in question["answers"].as_array().unwrap() {
            let answer = answer.as_str().unwrap();
            let is_found = results
                .hits
                .iter()
                .any(|hit| hit.statement.text.starts_with(answer));
            wanted += 1;
            found += u32::from(is_found);
            if !is_found {
                misses.push(format!("{text}: {answer}"));
            }
        }
    }
    let recall = f64::from(found) / f64::from(wanted);
    assert!(
        recall >= 0.9,
        "recall at 10 is {recall:.3}; missed {misses:#?}"
    );
}
