//! What a report is made of: the whole consultation or a choice from it.

use std::collections::BTreeSet;

use super::audience::Audience;
use super::criterion::Criterion;
use super::omission::Omission;
use crate::error::{Error, Thing};
use crate::model::{Consultation, DocumentRecord, Lang, SectionId, StatementId};

/// A choice of statements. The default is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Selection {
    /// Only these sections; all where empty.
    pub sections: Vec<SectionId>,
    /// Whether the sections' subsections come along.
    pub subsections: bool,
    /// Only what this respondent says.
    pub respondent: Option<String>,
    /// Only these statements, such as a search's hits.
    pub statements: Option<Vec<StatementId>>,
    /// What chose them beside sections and the one respondent, to be told.
    pub chosen_by: Vec<Criterion>,
    /// How quotations of one stance are ordered.
    pub order: Order,
    /// At most so many quotations of one stance in one section.
    pub limit: Option<usize>,
}

/// How the quotations of one stance in one section are ordered.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Order {
    /// By kind of respondent, then as they were asked.
    #[default]
    Respondent,
    /// By the date of the answer, the earliest first.
    Date,
    /// As [`Selection::statements`] lists them.
    Given,
}

/// How a report is written.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Options {
    /// The language of headings and sentences; quotations stay as they are.
    pub lang: Lang,
    /// The report's date, ISO 8601. Without one none is printed.
    pub date: Option<String>,
    /// Who made it, as printed on the title page.
    pub by: Option<String>,
    /// Whether each section's own text is printed before what is said of it.
    pub section_text: bool,
    /// Whether personal data in quotations is masked.
    pub mask: bool,
    /// What is left out, for formats that are read from beginning to end
    /// ([`Format::is_prose`](super::Format::is_prose)).
    pub without: Vec<Omission>,
    /// Whom it is for, in the same formats.
    pub audience: Audience,
}

impl Options {
    /// The same with what follows from whom it is for: a board reads positions,
    /// and has no appendices.
    pub(super) fn settled(&self) -> Self {
        let mut settled = self.clone();
        if self.audience.is_board() {
            settled.without = vec![Omission::Background];
        }
        settled
    }
}

impl Selection {
    /// Whether nothing is left out.
    pub fn is_whole(&self) -> bool {
        self.sections.is_empty() && self.respondent.is_none() && self.statements.is_none()
    }

    /// What a report of this leaves out of these parts: a part has no appendix
    /// with every answer.
    pub(super) fn omissions(&self, without: &[Omission]) -> Vec<Omission> {
        let is_there = |part: &Omission| self.is_whole() || *part != Omission::Appendix;
        Omission::ALL
            .iter()
            .copied()
            .filter(|part| without.contains(part) && is_there(part))
            .collect()
    }

    /// Refuses sections, respondents and statements that are not there.
    pub fn check(&self, consultation: &Consultation) -> Result<(), Error> {
        for section in &self.sections {
            if !section.is_general() && consultation.programme.section(section).is_none() {
                return Err(unknown(
                    Thing::Section,
                    section.as_str(),
                    sections(consultation),
                ));
            }
        }
        if let Some(name) = &self.respondent
            && !respondents(consultation).any(|known| known == name)
        {
            return Err(unknown(Thing::Respondent, name, respondents(consultation)));
        }
        let known: BTreeSet<&StatementId> = consultation
            .statements
            .iter()
            .map(|tagged| &tagged.statement.id)
            .collect();
        match self
            .statements
            .iter()
            .flatten()
            .find(|id| !known.contains(id))
        {
            Some(id) => Err(unknown(
                Thing::Statement,
                id.as_str(),
                std::iter::empty::<&str>(),
            )),
            None => Ok(()),
        }
    }

    /// The sections asked for with their subsections, if those come along;
    /// `None` for all.
    pub(super) fn section_ids(&self, consultation: &Consultation) -> Option<BTreeSet<SectionId>> {
        if self.sections.is_empty() {
            return None;
        }
        let mut wanted: BTreeSet<SectionId> = self.sections.iter().cloned().collect();
        if self.subsections {
            let sections = &consultation.programme.sections;
            for section in sections {
                // Parents stand before their parts, so one pass is enough.
                let parent = section.parent.and_then(|place| sections.get(place));
                if parent.is_some_and(|parent| wanted.contains(&parent.id)) {
                    wanted.insert(section.id.clone());
                }
            }
        }
        Some(wanted)
    }
}

fn sections(consultation: &Consultation) -> impl Iterator<Item = &str> {
    consultation
        .programme
        .sections
        .iter()
        .map(|section| section.id.as_str())
}

fn respondents(consultation: &Consultation) -> impl Iterator<Item = &String> {
    let answered = consultation
        .documents
        .iter()
        .flat_map(DocumentRecord::answers_for);
    let speaking = consultation
        .statements
        .iter()
        .flat_map(|tagged| &tagged.statement.respondents);
    answered.chain(speaking)
}

/// The error for a name that is not there, with the one that shares most of its letters.
fn unknown<T: AsRef<str>>(thing: Thing, given: &str, known: impl Iterator<Item = T>) -> Error {
    let wanted = given.to_lowercase();
    let nearest = known
        .map(|name| (likeness(&wanted, &name.as_ref().to_lowercase()), name))
        .filter(|(likeness, _)| *likeness * 2 >= wanted.chars().count())
        .max_by(|(one, a), (other, b)| one.cmp(other).then_with(|| b.as_ref().cmp(a.as_ref())))
        .map(|(_, name)| name.as_ref().to_owned());
    Error::Unknown {
        thing,
        given: given.to_owned(),
        nearest,
    }
}

/// Length of the longest common subsequence of two short names.
fn likeness(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().collect();
    let mut row = vec![0usize; other.len() + 1];
    for a in one.chars() {
        let mut diagonal = 0;
        for (at, b) in other.iter().enumerate() {
            let above = row[at + 1];
            row[at + 1] = if a == *b {
                diagonal + 1
            } else {
                above.max(row[at])
            };
            diagonal = above;
        }
    }
    row[other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Programme, Section, Span};

    fn consultation() -> Consultation {
        let section = |id: &str, parent| Section {
            id: SectionId(id.to_owned()),
            number: Some(id.to_owned()),
            heading: String::new(),
            level: 1,
            parent,
            text: String::new(),
            boxes: String::new(),
            page: None,
            span: Span::default(),
        };
        Consultation {
            programme: Programme {
                sections: vec![
                    section("3", None),
                    section("3.1", Some(0)),
                    section("3.1.1", Some(1)),
                    section("4", None),
                ],
                ..Programme::default()
            },
            ..Consultation::default()
        }
    }

    #[test]
    fn subsections_come_along_at_any_depth() {
        let selection = Selection {
            sections: vec![SectionId("3".to_owned())],
            subsections: true,
            ..Selection::default()
        };
        let ids = selection.section_ids(&consultation()).unwrap();
        let ids: Vec<&str> = ids.iter().map(SectionId::as_str).collect();
        assert_eq!(ids, ["3", "3.1", "3.1.1"]);
    }

    #[test]
    fn an_unknown_section_is_refused_with_the_nearest() {
        let selection = Selection {
            sections: vec![SectionId("3.1.2".to_owned())],
            ..Selection::default()
        };
        let error = selection.check(&consultation()).unwrap_err();
        assert_eq!(
            error.hint(crate::model::Lang::En).unwrap(),
            "did you mean `3.1.1`?"
        );
    }
}
