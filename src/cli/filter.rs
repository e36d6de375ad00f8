//! The filters that `statements`, `search` and `excerpt` share.

use clap::Args;

use crate::error::Error;
use crate::model::{Consultation, DocumentRecord, RespondentKind, Role, Stance, TaggedStatement};

/// Which statements to take. Several values of one filter widen it, several
/// filters narrow it.
#[derive(Debug, Clone, Default, Args)]
pub(super) struct Filter {
    /// Only this consultation (its folder's name).
    #[arg(long, value_name = "NAME")]
    pub(super) consultation: Option<String>,
    /// Only these sections with their subsections: number, id or `general`.
    #[arg(long, value_name = "SECTION")]
    pub(super) section: Vec<String>,
    /// Only what these respondents said: name or part of it.
    #[arg(long, value_name = "NAME")]
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
    /// The statements of a consultation that pass, each with its document.
    /// A section that the consultation does not have is an error, unless
    /// several consultations are looked through.
    pub(super) fn take<'a>(
        &self,
        consultation: &'a Consultation,
    ) -> Result<Vec<(&'a DocumentRecord, &'a TaggedStatement)>, Error> {
        let sections = self.sections(consultation)?;
        let mut taken = Vec::new();
        for tagged in &consultation.statements {
            let Some(document) = consultation.document_of(&tagged.statement.id) else {
                continue;
            };
            let section = self.section.is_empty()
                || tagged
                    .sections()
                    .any(|id| sections.iter().any(|wanted| wanted == id.as_str()));
            if section && self.passes(document, tagged) {
                taken.push((document, tagged));
            }
        }
        Ok(taken)
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

    fn passes(&self, document: &DocumentRecord, tagged: &TaggedStatement) -> bool {
        let statement = &tagged.statement;
        let named = |wanted: &String| {
            let wanted = wanted.to_lowercase();
            statement
                .respondents
                .iter()
                .any(|name| name.to_lowercase().contains(&wanted))
        };
        let date = document
            .identity
            .date
            .as_ref()
            .and_then(|date| date.parse().ok());
        (self.respondent.is_empty() || self.respondent.iter().any(named))
            && (self.kind.is_empty() || self.kind.contains(&statement.kind))
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
    fn sections(&self, consultation: &Consultation) -> Result<Vec<String>, Error> {
        let mut ids = Vec::new();
        for wanted in &self.section {
            let found = consultation.sections_called(wanted);
            if found.is_empty() && self.consultation.is_some() {
                return Err(Error::Unknown {
                    what: "section",
                    given: wanted.clone(),
                    nearest: None,
                });
            }
            ids.extend(found.into_iter().map(|id| id.to_string()));
        }
        Ok(ids)
    }
}
