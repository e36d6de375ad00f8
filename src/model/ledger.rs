//! The account of every block: nothing is lost silently.

use serde::{Deserialize, Serialize};

use super::word::vocabulary;
use super::{Span, StatementId};

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
#[serde(rename_all = "snake_case", tag = "fate")]
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
    /// Programme text given back.
    Quoted,
    /// A formality.
    Boilerplate {
        /// Which one.
        reason: BoilerplateReason,
    },
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
        Furniture = "furniture", "sidhuvud och sidfot", "page furniture";
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
        /// Signs without words.
        Ornament = "ornament", "tecken utan ord", "ornament";
    }
}
