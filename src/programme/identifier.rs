//! Gives every section an id that is unique, stable and fit for typing.

use std::collections::{BTreeMap, BTreeSet};

use super::number::Printed;
use crate::model::{GENERAL, Section, SectionId};

/// Names the sections: by number where no number is used twice, by heading
/// where there is no number, below the parent's id where that is not unique,
/// and with a running figure where even that is not.
pub(super) fn name(sections: &mut [Section]) {
    let own: Vec<String> = sections.iter().map(own_name).collect();
    let mut uses: BTreeMap<&str, usize> = BTreeMap::new();
    for name in &own {
        *uses.entry(name).or_default() += 1;
    }
    let mut taken: BTreeSet<String> = BTreeSet::from([GENERAL.to_owned()]);
    for place in 0..sections.len() {
        let parent = sections[place]
            .parent
            .map(|parent| sections[parent].id.as_str());
        let base = match parent {
            Some(parent) if uses[own[place].as_str()] > 1 => format!("{parent}.{}", own[place]),
            _ => own[place].clone(),
        };
        let mut id = base.clone();
        for count in 2.. {
            if taken.insert(id.clone()) {
                break;
            }
            id = format!("{base}-{count}");
        }
        sections[place].id = SectionId(id);
    }
}

fn own_name(section: &Section) -> String {
    section
        .number
        .as_deref()
        .and_then(Printed::label)
        .map_or_else(|| slug(&section.heading), |number| number.bare())
}

/// An id is typed and stands in addresses: of a longer heading it has the words
/// that go into so many letters.
const LONGEST: usize = 100;

/// Lower case, ASCII letters and digits with hyphens between words, up to
/// [`LONGEST`].
fn slug(heading: &str) -> String {
    let mut slug = String::new();
    for c in heading.to_lowercase().chars() {
        match c {
            'å' | 'ä' | 'á' | 'à' => slug.push('a'),
            'ö' | 'ó' | 'ø' => slug.push('o'),
            'é' | 'è' | 'ë' => slug.push('e'),
            'ü' => slug.push('u'),
            c if c.is_ascii_alphanumeric() => slug.push(c),
            _ if slug.ends_with('-') || slug.is_empty() => {}
            _ => slug.push('-'),
        }
    }
    if let Some(beginning) = slug.get(..=LONGEST) {
        let end = beginning.rfind('-').unwrap_or(LONGEST);
        slug.truncate(end);
    }
    let slug = slug.trim_end_matches('-');
    if slug.is_empty() {
        "avsnitt".to_owned()
    } else {
        slug.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slug_is_plain_ascii() {
        assert_eq!(
            slug("Hälso- och sjukvård (2024)"),
            "halso-och-sjukvard-2024"
        );
        assert_eq!(slug("–"), "avsnitt");
    }

    #[test]
    fn a_long_heading_gives_its_first_words() {
        let heading = "Att ta fram en plan för lokalerna ".repeat(5);
        let id = slug(&heading);
        assert!(id.len() <= LONGEST && id.ends_with("-for"), "{id}");
        assert_eq!(slug(&"a".repeat(300)).len(), LONGEST);
        let exact = "a".repeat(LONGEST - 4) + " bcd";
        assert_eq!(slug(&exact).len(), LONGEST);
    }
}
