//! The filters that `statements`, `search` and `excerpt` share.

use std::collections::BTreeSet;

use clap::Args;

use super::args::{Only, composed};
use super::output::Output;
use crate::error::Error;
use crate::model::{
    Consultation, DocumentRecord, RespondentKind, Role, SectionId, Stance, TaggedStatement, called,
};
use crate::pipeline::Catalogue;
use crate::report::Selection;

/// A statement that passes, with its consultation and its document.
pub(super) type Taken<'a> = (&'a Consultation, &'a DocumentRecord, &'a TaggedStatement);

/// Which statements to take. Several values of one filter widen it, several
/// filters narrow it.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Filter {
    #[command(flatten)]
    pub(super) only: Only,
    /// Only these sections with their subsections: number, id or `general`.
    #[arg(long, value_name = "SECTION", value_parser = composed)]
    pub(super) section: Vec<String>,
    /// Only what these respondents said: the name, or part of it where none has it whole.
    #[arg(long, value_name = "NAME", value_parser = composed)]
    pub(super) respondent: Vec<String>,
    /// Only respondents of these kinds, such as `board` or `nämnd`.
    #[arg(long, value_name = "KIND")]
    pub(super) kind: Vec<RespondentKind>,
    /// Only these stances, such as `opposes` or `avstyrker`.
    #[arg(long, value_name = "STANCE")]
    pub(super) stance: Vec<Stance>,
    /// Only these roles, such as `reservation`.
    #[arg(long, value_name = "ROLE")]
    pub(super) role: Vec<Role>,
    /// Only answers dated this day or later (2021-05-31).
    #[arg(long, value_name = "DATE")]
    pub(super) from: Option<jiff::civil::Date>,
    /// Only answers dated this day or earlier.
    #[arg(long, value_name = "DATE")]
    pub(super) to: Option<jiff::civil::Date>,
}

impl Filter {
    /// The statements that pass, each with its consultation and its document.
    pub(super) fn take<'a>(
        &self,
        consultations: &'a [Consultation],
    ) -> Result<Vec<Taken<'a>>, Error> {
        self.expect_sections(consultations)?;
        let names = self.names(consultations);
        let mut taken = Vec::new();
        for consultation in consultations {
            let sections = self.sections(consultation);
            let ranges = consultation.statements_by_document();
            for (document, range) in consultation.documents.iter().zip(ranges) {
                for tagged in &consultation.statements[range] {
                    let section = self.section.is_empty()
                        || tagged.sections().any(|id| sections.contains(id));
                    let mut speakers = tagged.statement.respondents.iter();
                    let named = self.respondent.is_empty()
                        || speakers.any(|name| names.contains(name.as_str()));
                    if section && named && self.passes(document, tagged) {
                        taken.push((consultation, document, tagged));
                    }
                }
            }
        }
        Ok(taken)
    }

    /// Refuses a section that none of these consultations has, as a name that
    /// is not there.
    pub(super) fn expect_sections(&self, consultations: &[Consultation]) -> Result<(), Error> {
        let is_there = |wanted: &str| {
            let mut each = consultations.iter();
            each.any(|one| !one.sections_called(wanted).is_empty())
        };
        let mut missing = self.section.iter().filter(|wanted| !is_there(wanted));
        match (missing.next(), consultations) {
            (Some(wanted), [first, ..]) => sections_called(first, wanted).map(drop),
            _ => Ok(()),
        }
    }

    /// Who is meant by the names asked for: the same bodies that a search finds.
    pub(super) fn names<'a>(&self, consultations: &'a [Consultation]) -> BTreeSet<&'a str> {
        if self.respondent.is_empty() {
            return BTreeSet::new();
        }
        let known: BTreeSet<&str> = consultations
            .iter()
            .flat_map(|consultation| &consultation.statements)
            .flat_map(|tagged| &tagged.statement.respondents)
            .map(String::as_str)
            .collect();
        let called = |wanted: &String| called(known.iter().copied(), |name| *name, wanted);
        self.respondent.iter().flat_map(called).collect()
    }

    /// Whether anything but the consultation and its sections is chosen.
    pub(super) fn narrows(&self) -> bool {
        !self.respondent.is_empty() || self.narrows_beside_respondent()
    }

    /// Whether anything but consultation, sections and respondents is chosen.
    pub(super) fn narrows_beside_respondent(&self) -> bool {
        !self.kind.is_empty()
            || !self.stance.is_empty()
            || !self.role.is_empty()
            || self.from.is_some()
            || self.to.is_some()
    }

    /// Says why nothing passes, where that is a name that is not there or days
    /// the wrong way round; else only that nothing does.
    pub(super) fn tell_nothing(&self, catalogue: &Catalogue, output: &Output) -> Result<(), Error> {
        output.note(output.say(
            "Inget uttalande passar urvalet.",
            "No statement fits the selection.",
        ));
        if let (Some(from), Some(to)) = (self.from, self.to)
            && from > to
        {
            output.note(output.say(
                "--from ligger efter --to: byt plats på dem.",
                "--from is later than --to: change them round.",
            ));
        }
        if !self.respondent.is_empty() {
            let consultations = catalogue.load_some(self.only.consultation.as_deref())?;
            for unknown in self.unknown(&consultations) {
                output.note(unknown.in_words(output.lang));
                if let Some(hint) = unknown.hint(output.lang) {
                    output.note(format!("{}: {hint}", output.say("råd", "hint")));
                }
            }
        }
        Ok(())
    }

    /// The respondents asked for that no consultation has.
    fn unknown(&self, consultations: &[Consultation]) -> Vec<Error> {
        let respondents = self.respondent.iter().filter_map(|wanted| {
            let asked = Selection {
                respondent: Some(wanted.clone()),
                ..Selection::default()
            };
            let only = Self {
                respondent: vec![wanted.clone()],
                ..Self::default()
            };
            if !only.names(consultations).is_empty() {
                return None;
            }
            consultations
                .iter()
                .find_map(|each| asked.check(each).err())
        });
        respondents.collect()
    }

    fn passes(&self, document: &DocumentRecord, tagged: &TaggedStatement) -> bool {
        let statement = &tagged.statement;
        let date = document
            .identity
            .date
            .as_ref()
            .and_then(|date| date.parse().ok());
        (self.kind.is_empty() || self.kind.contains(&statement.kind))
            && (self.stance.is_empty() || tagged.stance.is_some_and(|s| self.stance.contains(&s)))
            && (self.role.is_empty() || self.role.contains(&statement.role))
            && self
                .from
                .is_none_or(|from| date.is_some_and(|date: jiff::civil::Date| date >= from))
            && self
                .to
                .is_none_or(|to| date.is_some_and(|date: jiff::civil::Date| date <= to))
    }

    /// The ids of the sections asked for and of those below them.
    fn sections(&self, consultation: &Consultation) -> BTreeSet<SectionId> {
        let wanted = self.section.iter();
        wanted
            .flat_map(|wanted| consultation.sections_called(wanted))
            .collect()
    }
}

/// The sections called `wanted` (number, id, heading or `general`), then those
/// below them. Where there are none, the nearest is told.
pub(super) fn sections_called(
    consultation: &Consultation,
    wanted: &str,
) -> Result<Vec<SectionId>, Error> {
    let called = consultation.sections_called(wanted);
    if called.is_empty() {
        let asked = Selection {
            sections: vec![SectionId(wanted.to_owned())],
            ..Selection::default()
        };
        asked.check(consultation)?;
    }
    Ok(called)
}
