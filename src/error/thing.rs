//! What is asked for by name, and where its names stand.

use crate::model::Lang;

/// What was asked for and is not there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Thing {
    /// A consultation.
    Consultation,
    /// A section of the programme.
    Section,
    /// A statement.
    Statement,
    /// A respondent.
    Respondent,
    /// What was read of a document.
    Text,
    /// A command.
    Command,
}

impl Thing {
    /// Its name, as it stands in the sentence.
    pub(super) const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Consultation, Lang::Sv) => "remissen",
            (Self::Consultation, Lang::En) => "consultation",
            (Self::Section, Lang::Sv) => "avsnittet",
            (Self::Section, Lang::En) => "section",
            (Self::Statement, Lang::Sv) => "uttalandet",
            (Self::Statement, Lang::En) => "statement",
            (Self::Respondent, Lang::Sv) => "remissinstansen",
            (Self::Respondent, Lang::En) => "respondent",
            (Self::Text, Lang::Sv) => "texten till",
            (Self::Text, Lang::En) => "text of the document",
            (Self::Command, Lang::Sv) => "kommandot",
            (Self::Command, Lang::En) => "command",
        }
    }

    /// What shows those that there are.
    pub(super) const fn where_it_stands(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Consultation, Lang::Sv) => "`remiss status` visar vilka remisser som är inlästa",
            (Self::Consultation, Lang::En) => {
                "`remiss status` shows the consultations that are indexed"
            }
            (Self::Section, Lang::Sv) => "`remiss search \"\" --facets` räknar upp avsnitten",
            (Self::Section, Lang::En) => "`remiss search \"\" --facets` lists the sections",
            (Self::Statement, Lang::Sv) => "`remiss search` visar varje uttalandes id",
            (Self::Statement, Lang::En) => "`remiss search` shows each statement's id",
            (Self::Respondent, Lang::Sv) => "`remiss status` visar vilka som har svarat",
            (Self::Respondent, Lang::En) => "`remiss status` shows who has answered",
            (Self::Text, Lang::Sv) => "läs in på nytt med `remiss index`",
            (Self::Text, Lang::En) => "read it in again with `remiss index`",
            (Self::Command, Lang::Sv) => "`remiss --help` visar kommandona",
            (Self::Command, Lang::En) => "`remiss --help` shows the commands",
        }
    }
}
