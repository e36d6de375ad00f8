//! Terms that the programme defines: "Med X avses …", and the entries of a
//! part headed Definitioner, Begrepp or Ordlista.

use std::sync::LazyLock;

use regex::Regex;

use crate::model::{DefinedTerm, Section};

static MEANT: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(
        r#"\bMed (?:begreppet |termen )?["”'’]?([\p{L}][\p{L} -]{2,50}?)["”'’]? (?:avses|menas)\b"#,
    )
    .expect("the pattern is a constant that tests compile")
});
static ENTRY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^([\p{L}][\p{L} /-]{2,50}?)\s?(?::| [–-] )\s*\S")
        .expect("the pattern is a constant that tests compile")
});

/// The defined terms, in the order of the sections; each term once.
pub(super) fn defined(sections: &[Section]) -> Vec<DefinedTerm> {
    let mut terms: Vec<DefinedTerm> = Vec::new();
    let mut push = |term: &str, section| {
        let known = terms.iter().any(|t| t.term.eq_ignore_ascii_case(term));
        if !known {
            terms.push(DefinedTerm {
                term: term.to_owned(),
                section,
            });
        }
    };
    for (place, section) in sections.iter().enumerate() {
        if section
            .parent
            .is_some_and(|parent| is_glossary(&sections[parent]))
        {
            push(&section.heading, place);
        }
        for line in section.text.lines() {
            for found in MEANT.captures_iter(line) {
                push(&found[1], place);
            }
            if let Some(found) = is_glossary(section).then(|| ENTRY.captures(line)).flatten() {
                push(&found[1], place);
            }
        }
    }
    terms
}

fn is_glossary(section: &Section) -> bool {
    let heading = section.heading.to_lowercase();
    ["definition", "begrepp", "ordlista", "termer"]
        .iter()
        .any(|word| heading.starts_with(word))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{SectionId, Span};

    #[test]
    fn terms_are_found_in_sentences_and_entries() {
        let section = |heading: &str, text: &str| Section {
            id: SectionId(heading.to_owned()),
            number: None,
            heading: heading.to_owned(),
            level: 1,
            parent: None,
            text: text.to_owned(),
            boxes: String::new(),
            page: None,
            span: Span::new(0, 0),
        };
        let sections = [
            section(
                "Mål",
                "Med intern kontroll avses det arbete som nämnden gör.",
            ),
            section(
                "Begrepp",
                "Anhörig: den som vårdar.\nEn hel mening utan begrepp.",
            ),
        ];
        let found: Vec<_> = defined(&sections)
            .into_iter()
            .map(|t| (t.term, t.section))
            .collect();
        assert_eq!(
            found,
            [("intern kontroll".to_owned(), 0), ("Anhörig".to_owned(), 1)]
        );
    }
}
