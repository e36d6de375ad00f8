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
