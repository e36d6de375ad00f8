//! Word documents: what `remiss extract --format markdown` makes of the
//! fixtures, one check for each thing that must be right.

use std::collections::BTreeMap;
use std::path::Path;

use regex::Regex;
use remiss::extract::{extract, markdown};
use remiss::model::Part;

fn fixtures() -> &'static Path {
    Path::new(concat!(env!("CARGO_MANIFEST_DIR"), "/tests/fixtures/docx"))
}

fn read(name: &str) -> Part {
    let bytes = std::fs::read(fixtures().join(name)).expect("the fixture is there");
    extract(name, &bytes).remove(0)
}

/// The rows of `checks.json`: feature, file, kind of check, arguments.
type Row = (String, String, String, Vec<serde_json::Value>);

/// Whether the check holds for this Markdown.
fn holds(kind: &str, markdown: &str, arguments: &[serde_json::Value]) -> bool {
    let word = |at: usize| arguments[at].as_str().expect("a word");
    // Python and this crate differ in look-around; the two rows that need it
    // are written out.
    let matches = |pattern: &str| {
        let plain = pattern.replace("(?<!\\d )(?<!\\d)\\bOnumrerad", "\\n(# |## |### )Onumrerad");
        Regex::new(&plain).expect("a pattern").is_match(markdown)
    };
    match kind {
        "once" => markdown.matches(word(0)).count() == 1,
        "absent" | "xxe" => !markdown.contains(word(0)),
        "only" => markdown.matches(word(0)).count() == 1 && !markdown.contains(word(1)),
        "re" => matches(word(0)),
        "norex" => !matches(word(0)),
        "order" => {
            let mut from = 0;
            (0..arguments.len()).all(|at| {
                let found = markdown[from..].find(word(at));
                from += found.map_or(0, |offset| offset + 1);
                found.is_some()
            })
        }
        "heading" => {
            let pattern = format!("(?m)^[ >|*-]*(#+) .*{}", word(0));
            let found = Regex::new(&pattern).expect("a pattern").captures(markdown);
            found.is_some_and(|found| Some(found[1].len() as u64) == arguments[1].as_u64())
        }
        "safe" => true,
        other => panic!("unknown kind of check {other}"),
    }
}

#[test]
fn every_check_of_the_fixtures_holds() {
    let rows = std::fs::read_to_string(fixtures().join("checks.json")).expect("the checks");
    let rows: Vec<Row> = serde_json::from_str(&rows).expect("rows of four");
    let mut read_once: BTreeMap<String, Part> = BTreeMap::new();
    let escaped = Regex::new(r"\\([^\w\s])").expect("a pattern");
    let mut wrong = Vec::new();
    for (feature, file, kind, arguments) in &rows {
        let part = read_once.entry(file.clone()).or_insert_with(|| read(file));
        let right = match &part.outcome {
            Ok(document) => {
                let text = markdown::render(document);
                holds(kind, &escaped.replace_all(&text, "$1"), arguments)
            }
            Err(_) => feature.starts_with("hostile") && !feature.contains("cycle"),
        };
        if !right {
            wrong.push(feature.as_str());
        }
    }
    assert_eq!(rows.len(), 93);
    assert!(wrong.is_empty(), "wrong: {wrong:#?}");
}
