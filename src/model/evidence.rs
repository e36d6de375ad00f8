//! What a tag or a stance rests on.

use serde::{Deserialize, Serialize};

use super::{Lang, StatementId, told};

/// Words that speak for a tag or a stance, and the rule that says so.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Evidence {
    /// The words as they stand in the statement, its headings, the sentence that
    /// introduces its list, or the programme.
    pub text: String,
    /// What took them.
    pub rule: EvidenceRule,
}

/// The rule, model or person that took words for evidence. In files and JSON it is
/// a name: `reference`, `own_heading`, `decision 1a2b-7`, or a cue's.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "String", into = "String")]
pub enum EvidenceRule {
    /// They refer to the section.
    Reference,
    /// They head the statement.
    OwnHeading,
    /// They head the section.
    SectionHeading,
    /// They are the words that weigh most for the section.
    Words,
    /// They speak of the programme as a whole.
    WholeProgramme,
    /// They are the words that weigh most in the model.
    Model,
    /// They introduce the list in which the statement stands.
    LeadIn,
    /// They answer a question.
    Reply,
    /// They ask one.
    Asks,
    /// They were put into the proposal's text, which asks for a change.
    TrackedChange,
    /// They are the name of who decided.
    Decision,
    /// They were decided on in another statement.
    Taught {
        /// That statement.
        by: StatementId,
    },
    /// They are wording that carries the stance.
    Cue {
        /// The name of the cue, which is Swedish as all wording is.
        name: String,
    },
}

/// What stands before the statement whose decision is followed.
const TAUGHT: &str = "decision ";

impl EvidenceRule {
    /// The rule as one reads it; the name of a cue is the cue itself.
    pub fn in_words(&self, lang: Lang) -> String {
        match self {
            Self::Reference => told!(lang, "hänvisning", "reference"),
            Self::OwnHeading => told!(lang, "rubrik i svaret", "heading in the answer"),
            Self::SectionHeading => told!(lang, "avsnittets rubrik", "heading of the section"),
            Self::Words => told!(lang, "ord", "words"),
            Self::WholeProgramme => told!(lang, "förslaget som helhet", "the proposal as a whole"),
            Self::Model => told!(lang, "modell", "model"),
            Self::LeadIn => told!(lang, "inledning", "lead-in"),
            Self::Reply => told!(lang, "svar på frågan", "reply to the question"),
            Self::Asks => told!(lang, "fråga", "question"),
            Self::TrackedChange => told!(lang, "spårad ändring", "tracked change"),
            Self::Decision => told!(lang, "beslut", "decision"),
            Self::Taught { by } => told!(lang, "beslut {by}", "decision {by}"),
            Self::Cue { name } => name.replace('_', " "),
        }
    }
}

impl From<&str> for EvidenceRule {
    fn from(name: &str) -> Self {
        match name {
            "reference" => Self::Reference,
            "own_heading" => Self::OwnHeading,
            "section_heading" => Self::SectionHeading,
            "words" => Self::Words,
            "whole_programme" => Self::WholeProgramme,
            "model" => Self::Model,
            "lead_in" => Self::LeadIn,
            "reply" => Self::Reply,
            "asks" => Self::Asks,
            "tracked_change" => Self::TrackedChange,
            "decision" => Self::Decision,
            name => match name.strip_prefix(TAUGHT) {
                Some(by) => Self::Taught {
                    by: StatementId(by.to_owned()),
                },
                None => Self::Cue {
                    name: name.to_owned(),
                },
            },
        }
    }
}

impl From<String> for EvidenceRule {
    fn from(name: String) -> Self {
        Self::from(name.as_str())
    }
}

impl From<EvidenceRule> for String {
    fn from(rule: EvidenceRule) -> Self {
        match rule {
            EvidenceRule::Reference => "reference".to_owned(),
            EvidenceRule::OwnHeading => "own_heading".to_owned(),
            EvidenceRule::SectionHeading => "section_heading".to_owned(),
            EvidenceRule::Words => "words".to_owned(),
            EvidenceRule::WholeProgramme => "whole_programme".to_owned(),
            EvidenceRule::Model => "model".to_owned(),
            EvidenceRule::LeadIn => "lead_in".to_owned(),
            EvidenceRule::Reply => "reply".to_owned(),
            EvidenceRule::Asks => "asks".to_owned(),
            EvidenceRule::TrackedChange => "tracked_change".to_owned(),
            EvidenceRule::Decision => "decision".to_owned(),
            EvidenceRule::Taught { by } => format!("{TAUGHT}{by}"),
            EvidenceRule::Cue { name } => name,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_a_name_in_files_and_words_to_people() {
        let check = |name: &str, expected: &EvidenceRule, swedish: &str, english: &str| {
            let rule = EvidenceRule::from(name);
            assert_eq!(&rule, expected);
            assert_eq!(rule.in_words(Lang::Sv), swedish);
            assert_eq!(rule.in_words(Lang::En), english);
            assert_eq!(String::from(rule), name);
        };
        check(
            "decision 1a2b-7",
            &EvidenceRule::Taught {
                by: StatementId("1a2b-7".to_owned()),
            },
            "beslut 1a2b-7",
            "decision 1a2b-7",
        );
        check("decision", &EvidenceRule::Decision, "beslut", "decision");
        check("words", &EvidenceRule::Words, "ord", "words");
        check(
            "inget_att_erinra",
            &EvidenceRule::Cue {
                name: "inget_att_erinra".to_owned(),
            },
            "inget att erinra",
            "inget att erinra",
        );
        for rule in [
            EvidenceRule::Reference,
            EvidenceRule::OwnHeading,
            EvidenceRule::SectionHeading,
            EvidenceRule::WholeProgramme,
            EvidenceRule::Model,
            EvidenceRule::LeadIn,
            EvidenceRule::Reply,
            EvidenceRule::Asks,
            EvidenceRule::TrackedChange,
        ] {
            assert_eq!(EvidenceRule::from(String::from(rule.clone())), rule);
        }
    }
}
