//! The account of every block: nothing is lost silently.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::word::vocabulary;
use super::{Lang, Span, StatementId};

/// What became of one stretch of a document's text.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LedgerEntry {
    /// The block it stands in, counted from 0.
    pub block: usize,
    /// The stretch; the entries of a block cover all of its visible text, without overlap.
    pub span: Span,
    /// What became of it.
    pub fate: Fate,
}

/// What a stretch of text was taken for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "fate", try_from = "Flat")]
pub enum Fate {
    /// A statement.
    Statement {
        /// Which one.
        id: StatementId,
    },
    /// A statement that repeats another.
    Duplicate {
        /// The statement that stands here.
        id: StatementId,
    },
    /// A heading of the document.
    Heading,
    /// Words that introduce a list, kept as its items' context.
    Context,
    /// Programme text or an earlier message, given back.
    Quoted,
    /// A formality.
    Boilerplate {
        /// Which one.
        reason: BoilerplateReason,
    },
}

/// How many stretches there are of each share, and their bytes together.
pub(crate) fn totals<'a>(
    entries: impl Iterator<Item = &'a LedgerEntry>,
) -> BTreeMap<Share, (usize, usize)> {
    let mut totals: BTreeMap<Share, (usize, usize)> = BTreeMap::new();
    for entry in entries {
        let (stretches, bytes) = totals.entry(Share::of(&entry.fate)).or_default();
        *stretches += 1;
        *bytes += entry.span.len();
    }
    totals
}

/// What a stretch of text was taken for, without saying which statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Share {
    /// A statement.
    Statement,
    /// A statement that repeats another.
    Duplicate,
    /// A heading.
    Heading,
    /// Words that introduce a list.
    Context,
    /// Programme text or an earlier message, given back.
    Quoted,
    /// A formality.
    Boilerplate(BoilerplateReason),
}

impl Share {
    /// What a fate is a share of.
    pub const fn of(fate: &Fate) -> Self {
        match fate {
            Fate::Statement { .. } => Self::Statement,
            Fate::Duplicate { .. } => Self::Duplicate,
            Fate::Heading => Self::Heading,
            Fate::Context => Self::Context,
            Fate::Quoted => Self::Quoted,
            Fate::Boilerplate { reason } => Self::Boilerplate(*reason),
        }
    }

    /// Its name in JSON, the same as that of the fate.
    pub const fn wire(self) -> &'static str {
        match self {
            Self::Statement => "statement",
            Self::Duplicate => "duplicate",
            Self::Heading => "heading",
            Self::Context => "context",
            Self::Quoted => "quoted",
            Self::Boilerplate(_) => "boilerplate",
        }
    }

    /// Which formality it is.
    pub const fn reason(self) -> Option<BoilerplateReason> {
        match self {
            Self::Boilerplate(reason) => Some(reason),
            _ => None,
        }
    }

    /// What became of the text, in words.
    pub fn in_words(self, lang: Lang) -> String {
        let (sv, en) = match self {
            Self::Statement => ("Uttalande", "Statement"),
            Self::Duplicate => ("Upprepat uttalande", "Repeated statement"),
            Self::Heading => ("Rubrik", "Heading"),
            Self::Context => ("Inledning till lista", "Introduction to a list"),
            Self::Quoted => ("Återgiven text", "Quoted text"),
            Self::Boilerplate(_) => ("Formalia", "Formality"),
        };
        let word = match lang {
            Lang::Sv => sv,
            Lang::En => en,
        };
        match self.reason() {
            Some(reason) => format!("{word}: {}", reason.label(lang)),
            None => word.to_owned(),
        }
    }
}

/// A fate as it is written. There is one for every stretch of text, and read
/// like this it need not be looked at twice.
#[derive(Deserialize)]
struct Flat {
    fate: Name,
    id: Option<StatementId>,
    reason: Option<BoilerplateReason>,
}

#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Name {
    Statement,
    Duplicate,
    Heading,
    Context,
    Quoted,
    Boilerplate,
}

impl TryFrom<Flat> for Fate {
    type Error = &'static str;

    fn try_from(flat: Flat) -> Result<Self, Self::Error> {
        let id = flat.id.ok_or("a statement's fate has an id");
        let reason = flat.reason.ok_or("a formality has a reason");
        Ok(match flat.fate {
            Name::Statement => Self::Statement { id: id? },
            Name::Duplicate => Self::Duplicate { id: id? },
            Name::Heading => Self::Heading,
            Name::Context => Self::Context,
            Name::Quoted => Self::Quoted,
            Name::Boilerplate => Self::Boilerplate { reason: reason? },
        })
    }
}

vocabulary! {
    /// Why a stretch of text is a formality.
    BoilerplateReason as "reason" {
        /// The sender's name and emblem, document type, case number, date.
        Letterhead = "letterhead", "brevhuvud", "letterhead";
        /// Recipients.
        Recipient = "recipient", "mottagare", "recipient";
        /// Addresses, telephone numbers, e-mail, case officer.
        Contact = "contact", "kontaktuppgifter", "contact details";
        /// Names and titles under a letter.
        Signature = "signature", "underskrift", "signature";
        /// Marks of electronic signing.
        ESignature = "e_signature", "e-underskrift", "electronic signature";
        /// Who was present, who took part, who voted.
        Attendance = "attendance", "närvaro", "attendance";
        /// Minutes' formulas: item, adjustment, notice, handling of the vote.
        Minutes = "minutes", "protokollsformalia", "minutes formula";
        /// Whom the decision is sent to.
        Dispatch = "dispatch", "expediering", "dispatch list";
        /// Attachments and papers behind the matter.
        Attachments = "attachments", "bilagor och underlag", "attachments";
        /// Running heads and feet, page numbers.
        Furniture = "furniture", "sidhuvud och sidfot", "headers and footers";
        /// A table of contents.
        Contents = "contents", "innehållsförteckning", "contents";
        /// A reviewer's comment in the file.
        Comment = "comment", "kommentar i filen", "comment";
        /// How the matter was handled, without a view.
        Procedure = "procedure", "ärendets gång", "procedure";
        /// A phrase of courtesy or form.
        Formula = "formula", "formelartad text", "formula";
        /// A foot- or endnote that only refers.
        Note = "note", "not", "note";
        /// A figure's or a table's number, without words.
        Caption = "caption", "bildtext", "caption";
        /// What stands in a document that counts as no answer.
        Uncounted = "uncounted", "dokumentet räknas inte som svar", "document that is not counted";
        /// Another matter of the same minutes.
        OtherMatter = "other_matter", "annat ärende", "another matter";
        /// Signs without words.
        Ornament = "ornament", "tecken utan ord", "ornament";
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fate_is_read_as_it_was_written() {
        let id = StatementId("0123456789ab-7".to_owned());
        for fate in [
            Fate::Statement { id: id.clone() },
            Fate::Duplicate { id },
            Fate::Heading,
            Fate::Context,
            Fate::Quoted,
            Fate::Boilerplate {
                reason: BoilerplateReason::Minutes,
            },
        ] {
            let written = serde_json::to_string(&fate).unwrap();
            assert_eq!(serde_json::from_str::<Fate>(&written).unwrap(), fate);
        }
        assert!(serde_json::from_str::<Fate>(r#"{"fate":"statement"}"#).is_err());
    }
}
