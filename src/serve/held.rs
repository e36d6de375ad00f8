//! What the workbench holds of every statement: what pages count, order and
//! link by. Words, tags and evidence are read from the snapshot when a page
//! shows them.

use std::borrow::Cow;
use std::collections::HashMap;
use std::hash::Hash;
use std::ops::Range;

use serde::Deserialize;
use serde::de::IgnoredAny;

use crate::error::Error;
use crate::model::{
    Consultation, Copies, RespondentKind, Role, SectionId, Span, Stance, StatementId, Status,
};
use crate::report::{Judged, Own, is_clause};
use crate::store::{Opened, Snapshot};

/// One statement.
#[derive(Debug, Clone)]
pub(super) struct Held {
    /// Its place in the document's text.
    pub(super) span: Span,
    /// The page on which it begins.
    pub(super) page: Option<u32>,
    /// Its speakers, by number.
    pub(super) speakers: u32,
    /// The sections that it counts under, by number.
    pub(super) sections: u32,
    /// How sure the least sure of section and stance is, in ten-thousandths.
    pub(super) sure: u16,
    /// What part of the document it belongs to.
    pub(super) role: Role,
    /// The speaker's kind.
    pub(super) kind: RespondentKind,
    /// The stance; `None` where the machine abstains.
    pub(super) stance: Option<Stance>,
    /// Suggested, confirmed by the machine, or decided.
    pub(super) status: Status,
    /// Whether it says the same as an earlier one.
    pub(super) repeats: bool,
    /// Whether it stands in an answer that came in before: it is counted there.
    pub(super) is_again: bool,
    /// Whether it is the draft of an adopted one.
    pub(super) is_draft: bool,
    /// Whether it counts towards its speakers' position, by the rule of the reports.
    pub(super) counts: bool,
}

impl Held {
    /// Whether it is somebody's words in the matter: neither programme text
    /// given back nor a formality.
    pub(super) const fn is_position(&self) -> bool {
        self.role.is_position()
    }

    /// Whether it is one of those that are counted.
    pub(super) const fn is_counted(&self) -> bool {
        self.is_position() && !self.is_again
    }
}

impl From<&Held> for Judged {
    fn from(held: &Held) -> Self {
        Self {
            role: held.role,
            stance: held.stance,
            status: held.status,
        }
    }
}

/// All statements of a consultation, in its order.
#[derive(Debug)]
pub(super) struct Statements {
    /// One by one.
    pub(super) all: Vec<Held>,
    /// Of each document.
    pub(super) ranges: Vec<Range<usize>>,
    /// Of each document, the statement that its position as a whole rests on.
    pub(super) clauses: Vec<Option<usize>>,
    /// By number: those who speak together.
    pub(super) speakers: Vec<Box<[String]>>,
    /// By number: the sections that a statement counts under.
    pub(super) sections: Vec<Box<[SectionId]>>,
    /// All that is not held.
    pub(super) snapshot: Snapshot,
}

/// What is read of a statement's line.
#[derive(Deserialize)]
struct Line<'a> {
    #[serde(borrow)]
    id: Cow<'a, str>,
    span: Span,
    #[serde(borrow)]
    text: Cow<'a, str>,
    page: Option<u32>,
    role: Role,
    respondents: Vec<String>,
    kind: RespondentKind,
    duplicate_of: Option<IgnoredAny>,
    draft_of: Option<IgnoredAny>,
    tags: Vec<TagInLine>,
    stance: Option<Stance>,
    stance_confidence: f32,
    status: Status,
}

#[derive(Deserialize)]
struct TagInLine {
    section: SectionId,
    confidence: f32,
    chosen: bool,
}

/// A statement whose speakers and sections have no numbers yet.
struct Unnumbered {
    held: Held,
    document: Option<usize>,
    is_clause: bool,
    speakers: Vec<String>,
    sections: Vec<SectionId>,
}

impl Statements {
    /// Reads all statements of a consultation.
    pub(super) fn read(consultation: &Consultation, opened: Opened) -> Result<Self, Error> {
        let documents: HashMap<&str, usize> = consultation
            .documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.hash.short(), at))
            .collect();
        let mut all: Vec<Held> = Vec::new();
        let mut ranges = vec![0..0; consultation.documents.len()];
        let mut clauses = vec![None; consultation.documents.len()];
        let mut speakers = Numbers::default();
        let mut sections = Numbers::default();
        let copies = consultation.copies();
        let snapshot = opened.read(
            |line| {
                let line: Line<'_> = serde_json::from_slice(line)?;
                Ok(unnumbered(line, consultation, &documents, &copies))
            },
            |one| {
                let place = all.len();
                if let Some(document) = one.document {
                    let range: &mut Range<usize> = &mut ranges[document];
                    if range.start == range.end {
                        *range = place..place;
                    }
                    range.end = place + 1;
                    if one.is_clause && clauses[document].is_none() {
                        clauses[document] = Some(place);
                    }
                }
                all.push(Held {
                    speakers: speakers.number(one.speakers),
                    sections: sections.number(one.sections),
                    ..one.held
                });
            },
        )?;
        all.shrink_to_fit();
        // A document without statements stands where its own would be.
        let mut end = 0;
        for range in &mut ranges {
            if range.start == range.end {
                *range = end..end;
            }
            end = range.end;
        }
        let mut statements = Self {
            all,
            ranges,
            clauses,
            speakers: speakers.list,
            sections: sections.list,
            snapshot,
        };
        statements.tell_what_counts(consultation);
        Ok(statements)
    }

    fn tell_what_counts(&mut self, consultation: &Consultation) {
        let mut own = Own::among(&consultation.about);
        let mut heard = vec![false; self.speakers.len()];
        for (document, range) in consultation.documents.iter().zip(&self.ranges) {
            for held in &self.all[range.clone()] {
                let number = held.speakers as usize;
                let names = &self.speakers[number];
                // one name is heard once, but each nameless document for itself
                let is_known = heard[number] && !names.is_empty();
                if held.role == Role::Argument && !is_known {
                    own.hear(held.role, names, document.hash.short());
                    heard[number] = true;
                }
            }
        }
        for (document, range) in consultation.documents.iter().zip(&self.ranges) {
            for held in &mut self.all[range.clone()] {
                let names = &self.speakers[held.speakers as usize];
                held.counts = own.holds(held.role, names, document.hash.short());
            }
        }
    }
}

fn unnumbered(
    line: Line<'_>,
    consultation: &Consultation,
    documents: &HashMap<&str, usize>,
    copies: &Copies<'_>,
) -> Unnumbered {
    let id = StatementId(line.id.into_owned());
    let document = documents.get(id.document()).copied();
    let is_clause = document
        .and_then(|at| consultation.documents[at].overall.as_ref())
        .is_some_and(|overall| is_clause(overall, &line.text));
    let section = line.tags.first().map_or(0.0, |tag| tag.confidence);
    let chosen = line.tags.into_iter().filter(|tag| tag.chosen);
    Unnumbered {
        held: Held {
            span: line.span,
            page: line.page,
            speakers: 0,
            sections: 0,
            sure: ten_thousandths(section.min(line.stance_confidence)),
            role: line.role,
            kind: line.kind,
            stance: line.stance,
            status: line.status,
            repeats: line.duplicate_of.is_some(),
            is_again: copies.repeat(&id, line.status),
            is_draft: line.draft_of.is_some(),
            counts: false,
        },
        document,
        is_clause,
        speakers: line.respondents,
        sections: chosen.map(|tag| tag.section).collect(),
    }
}

#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "between 0 and 10 000"
)]
fn ten_thousandths(share: f32) -> u16 {
    (share.clamp(0.0, 1.0) * 10_000.0) as u16
}

/// Lists that occur again and again, kept once each.
struct Numbers<T> {
    list: Vec<Box<[T]>>,
    known: HashMap<Box<[T]>, u32>,
}

impl<T> Default for Numbers<T> {
    fn default() -> Self {
        Self {
            list: Vec::new(),
            known: HashMap::new(),
        }
    }
}

impl<T: Clone + Eq + Hash> Numbers<T> {
    fn number(&mut self, list: Vec<T>) -> u32 {
        if let Some(number) = self.known.get(list.as_slice()) {
            return *number;
        }
        let number = u32::try_from(self.list.len()).expect("there are fewer lists than statements");
        let list = list.into_boxed_slice();
        self.list.push(list.clone());
        self.known.insert(list, number);
        number
    }
}
