//! Sections that say the same in several chapters, as the paragraphs of
//! regulations for several boards do: *Rådets sammansättning* in each of five.

use std::collections::HashMap;

use super::outline;
use crate::model::Programme;
use crate::tag::matrix::Matrix;
use crate::tag::term;

/// Twins share at least this part of their n-grams.
const ALIKE: f32 = 0.4;

/// So much of what its twins have goes to the likeliest of them: words that fit
/// one fit them all, and who speaks of all of them is right with any. What is
/// left keeps the order among the others.
const POOLED: f32 = 0.9;

/// Which sections are twins of each other.
#[derive(Debug, Clone)]
pub(super) struct Twins {
    /// For each section the first of its twins, which may be itself.
    first: Vec<usize>,
}

impl Twins {
    /// Sections of different chapters are twins when their headings are the
    /// same and their texts nearly so.
    pub(super) fn of(programme: &Programme) -> Self {
        let sections = &programme.sections;
        let mut first: Vec<usize> = (0..sections.len()).collect();
        let mut known: HashMap<String, Vec<usize>> = HashMap::new();
        for (place, section) in sections.iter().enumerate() {
            let heading = section.heading.to_lowercase();
            if heading.is_empty() || section.text.is_empty() {
                continue;
            }
            let chapter = outline::top(programme, place);
            let named = known.entry(heading).or_default();
            let twin = named.iter().find(|&&other| {
                outline::top(programme, other) != chapter
                    && alike(&sections[other].text, &section.text)
            });
            match twin {
                Some(&other) => first[place] = other,
                None => named.push(place),
            }
        }
        Self { first }
    }

    /// Moves most of what twins have to the likeliest of them, so that
    /// `general` and other sections are weighed against them as one. The
    /// columns are the sections and `general`.
    pub(super) fn pool(&self, probabilities: &mut Matrix) {
        for row in 0..probabilities.rows() {
            let values = probabilities.row_mut(row);
            let mut best: Vec<usize> = (0..self.first.len()).collect();
            for (place, &first) in self.first.iter().enumerate() {
                if values[place] > values[best[first]] {
                    best[first] = place;
                }
            }
            for (place, &first) in self.first.iter().enumerate() {
                let best = best[first];
                if place != best {
                    let part = POOLED * values[place];
                    values[place] -= part;
                    values[best] += part;
                }
            }
        }
    }
}

fn alike(one: &str, other: &str) -> bool {
    let (one, other) = (grams(one), grams(other));
    let shared: f32 = one
        .iter()
        .filter_map(|(gram, times)| {
            let at = other.binary_search_by_key(gram, |(gram, _)| *gram).ok()?;
            Some(times.min(other[at].1))
        })
        .sum();
    let total = |grams: &[(u64, f32)]| grams.iter().map(|(_, times)| times).sum::<f32>();
    shared >= ALIKE * (total(&one) + total(&other) - shared)
}

fn grams(text: &str) -> Vec<(u64, f32)> {
    term::counted(term::text_grams(text))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Section, SectionId, Span};

    const WORK: &str = "Rådet sammanträder minst fyra gånger om året och bereder sina ärenden \
        i ett utskott som ordföranden leder.";

    fn section(id: &str, heading: &str, text: &str, parent: Option<usize>) -> Section {
        Section {
            id: SectionId(id.to_owned()),
            number: None,
            heading: heading.to_owned(),
            level: 1 + u8::from(parent.is_some()),
            parent,
            text: text.to_owned(),
            boxes: String::new(),
            page: None,
            span: Span::new(0, 0),
        }
    }

    /// Two regulations with a paragraph alike, one that only is named alike,
    /// and one that stands twice in the same chapter.
    fn regulations() -> Programme {
        let sections = vec![
            section("a", "Reglemente för ungdomsrådet", "", None),
            section("a1", "Arbetsformer", WORK, Some(0)),
            section(
                "a2",
                "Uppgifter",
                "Rådet för unga yttrar sig om fritidsgårdar.",
                Some(0),
            ),
            section("b", "Reglemente för pensionärsrådet", "", None),
            section("b1", "Arbetsformer", &WORK.replace("fyra", "sex"), Some(3)),
            section(
                "b2",
                "Uppgifter",
                "Äldres boende och hemtjänst följs av de valda.",
                Some(3),
            ),
            section("b3", "Arbetsformer", WORK, Some(3)),
        ];
        Programme {
            sections,
            ..Programme::default()
        }
    }

    #[test]
    fn twins_bear_one_name_in_several_chapters_and_say_the_same() {
        assert_eq!(Twins::of(&regulations()).first, [0, 1, 2, 3, 1, 5, 1]);
    }

    #[test]
    fn what_twins_have_is_weighed_as_one() {
        let mut probabilities =
            Matrix::of_rows(vec![vec![0.0, 0.2, 0.1, 0.0, 0.22, 0.0, 0.08, 0.4]], 8);
        Twins::of(&regulations()).pool(&mut probabilities);
        let row = probabilities.row(0);
        assert!((row.iter().sum::<f32>() - 1.0).abs() < 1e-5, "{row:?}");
        assert!(row[4] > row[7], "the paragraph outweighs general: {row:?}");
        assert!(
            row[1] > row[6] && row[6] > 0.0,
            "the others keep their order: {row:?}"
        );
        assert_eq!((row[2], row[7]), (0.1, 0.4));
    }
}
