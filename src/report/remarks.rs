//! What the proposer writes of a section: the two texts, the cells that they
//! are written into, and how those are read back. Each cell carries a seal of
//! what stood in it, as those of comments do.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::comments::seal;
use super::content::{self, SectionRef};
use super::labels::labels;
use super::material::Material;
use super::printable::printable;
use crate::model::{Consultation, ContentHash, Lang, Remark, SectionId, has_same_words, tidy};

/// One of the two texts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Text {
    /// What was said, summed up.
    Summary,
    /// What is done with it, and why.
    Assessment,
}

impl Text {
    /// Both, in the order in which they stand.
    pub(super) const ALL: [Self; 2] = [Self::Summary, Self::Assessment];

    /// What it is called.
    pub const fn label(self, lang: Lang) -> &'static str {
        match self {
            Self::Summary => labels(lang).summary,
            Self::Assessment => labels(lang).assessment,
        }
    }

    /// What stands in its cell as long as there is none.
    pub(super) const fn placeholder(self, lang: Lang) -> &'static str {
        match self {
            Self::Summary => labels(lang).summary_here,
            Self::Assessment => labels(lang).assessment_here,
        }
    }

    /// The text as it stands in a report.
    pub(super) fn of(self, remark: &content::Remark) -> &str {
        match self {
            Self::Summary => &remark.summary,
            Self::Assessment => &remark.assessment,
        }
    }

    /// The text as it is recorded; empty where there is none.
    pub fn recorded(self, consultation: &Consultation, section: &SectionId) -> String {
        let text = |remark: &Remark| match self {
            Self::Summary => remark.summary.clone(),
            Self::Assessment => remark.assessment.clone(),
        };
        consultation.remark(section).map(text).unwrap_or_default()
    }

    const fn sign(self) -> &'static str {
        match self {
            Self::Summary => "s",
            Self::Assessment => "a",
        }
    }
}

/// What is written of a section; `None` where the report has a choice of what
/// was said of it, which the texts are not about.
pub(super) fn of_section(material: &Material<'_>, id: &SectionId) -> Option<content::Remark> {
    let selection = material.selection;
    if selection.respondent.is_some() || selection.statements.is_some() {
        return None;
    }
    let [summary, assessment] = Text::ALL.map(|text| {
        let text = text.recorded(material.consultation, id);
        printable(&text).into_owned()
    });
    Some(content::Remark {
        summary,
        assessment,
    })
}

/// What a section is known by in a report's cells: its number alone may be
/// another section's once the programme is numbered anew.
pub(super) fn mark_of(id: &SectionId, heading: &str) -> String {
    let heading = if id.is_general() { "" } else { heading };
    let known_by = format!("{id}\0{}", printable(heading));
    ContentHash::of(known_by.as_bytes()).short().to_owned()
}

/// The name of a cell: `<section>_<text>_<seal>`.
pub(super) fn cell_name(section: &SectionRef, text: Text, words: &str) -> String {
    let mark = mark_of(&section.id, &section.heading);
    format!("{mark}_{}_{}", text.sign(), seal(words))
}

/// The cells of a report, by section and text.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Cells(BTreeMap<(String, Text), Cell>);

/// What stood in a cell, and all that it was changed to: it may have been copied.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Cell {
    sealed: String,
    changed: Vec<String>,
}

impl Cells {
    /// Whether there is none.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Puts a cell of this name in its place.
    pub(super) fn put_named(&mut self, name: &str, typed: &str) {
        let mut parts = name.split('_');
        if let (Some(mark), Some(sign), Some(sealed)) = (parts.next(), parts.next(), parts.next())
            && let Some(text) = Text::ALL.into_iter().find(|text| text.sign() == sign)
        {
            self.put(mark, text, sealed, typed);
        }
    }

    fn put(&mut self, mark: &str, text: Text, sealed: &str, typed: &str) {
        let typed = [Lang::Sv, Lang::En]
            .iter()
            .fold(typed.to_owned(), |typed, lang| {
                typed.replace(text.placeholder(*lang), "")
            });
        let words = tidy(&typed);
        let cell = self.0.entry((mark.to_owned(), text)).or_insert(Cell {
            sealed: sealed.to_owned(),
            changed: Vec::new(),
        });
        let is_new = |words: &String| cell.changed.iter().all(|one| seal(one) != seal(words));
        if seal(&words) != sealed && is_new(&words) {
            cell.changed.push(words);
        }
    }

    /// Those that were changed since the report was written.
    pub(super) fn changed(self) -> Vec<Filled> {
        (self.0.into_iter())
            .filter_map(|((section, text), cell)| {
                let mut texts = cell.changed.into_iter();
                Some(Filled {
                    section,
                    text,
                    words: texts.next()?,
                    others: texts.collect(),
                    sealed: cell.sealed,
                })
            })
            .collect()
    }
}

/// A text that a person wrote or changed in a report.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Filled {
    section: String,
    /// Which of the two it is.
    pub text: Text,
    /// What it says now.
    pub words: String,
    /// What copies of the cell say: it cannot be told which of them counts.
    pub others: Vec<String>,
    sealed: String,
}

impl Filled {
    /// The section that it is about; `None` where it is no longer in the programme.
    pub fn section(&self, consultation: &Consultation) -> Option<SectionId> {
        let general = SectionId::general();
        if mark_of(&general, "") == self.section {
            return Some(general);
        }
        let mut sections = consultation.programme.sections.iter();
        let found = sections.find(|one| mark_of(&one.id, &one.heading) == self.section);
        found.map(|section| section.id.clone())
    }

    /// Whether it says what is recorded.
    pub fn is_recorded(&self, recorded: &str) -> bool {
        self.others.is_empty() && has_same_words(&self.words, recorded)
    }

    /// Whether another text was recorded since the report was written.
    pub fn contradicts(&self, recorded: &str) -> bool {
        !self.is_recorded(recorded) && seal(recorded) != self.sealed
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn filled(typed: &str, stood: &str) -> Vec<Filled> {
        let mut cells = Cells::default();
        let section = SectionRef {
            id: SectionId("3.2".to_owned()),
            number: None,
            heading: "Uppföljning".to_owned(),
        };
        cells.put_named(&cell_name(&section, Text::Summary, stood), typed);
        cells.changed()
    }

    #[test]
    fn only_a_text_that_was_changed_counts() {
        for typed in ["Ett.\n\nTvå.", " Ett. \n\n\n Två.\n", "Ett. Två."] {
            assert_eq!(filled(typed, "Ett.\n\nTvå."), [], "{typed:?}");
        }
        let changed = filled("Ett.\nTre.", "Ett.\n\nTvå.");
        assert_eq!(changed[0].words, "Ett.\nTre.");
        assert!(!changed[0].contradicts("Ett.\n\nTvå."));
        assert!(!changed[0].contradicts("Ett.\nTre."));
        assert!(changed[0].contradicts("Ett annat."));
        assert_eq!(filled("", "Ett.")[0].words, "");
    }

    #[test]
    fn what_stands_in_an_empty_cell_is_no_text() {
        for lang in [Lang::Sv, Lang::En] {
            let placeholder = Text::Summary.placeholder(lang);
            assert_eq!(filled(placeholder, ""), []);
            let behind = format!("{placeholder}\n\nVi håller med.");
            assert_eq!(filled(&behind, "")[0].words, "Vi håller med.");
        }
    }

    #[test]
    fn of_a_cell_that_was_copied_the_changed_one_counts_and_of_two_both_are_told() {
        let section = SectionRef {
            id: SectionId("3.2".to_owned()),
            number: None,
            heading: "Uppföljning".to_owned(),
        };
        let name = cell_name(&section, Text::Summary, "");
        let mut cells = Cells::default();
        for typed in ["", "Ett.", " Ett.\n"] {
            cells.put_named(&name, typed);
        }
        assert_eq!(cells.clone().changed()[0].others, [""; 0]);
        cells.put_named(&name, "Två.");
        assert_eq!(cells.changed()[0].others, ["Två."]);
    }
}
