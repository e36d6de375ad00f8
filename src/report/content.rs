//! What a compilation holds, in the order in which it is printed. The writers
//! read it and add nothing but form.

use serde::Serialize;

use super::position::{Basis, Position};
use crate::model::{
    Comment, Format, Lang, ReadState, RespondentKind, Role, SectionId, Stance, StatementId, Status,
};

/// A compilation, ready to be written in any format.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Report {
    /// Version of this structure in JSON.
    pub version: u32,
    /// The language of everything that is not quoted.
    pub lang: Lang,
    /// The title page.
    pub cover: Cover,
    /// Who was asked and who answered; only of a whole consultation.
    pub participation: Option<Participation>,
    /// The answers' positions on the programme as a whole; only of a whole consultation.
    pub positions: Option<Positions>,
    /// Respondents against sections; only of a whole consultation.
    pub matrix: Option<Matrix>,
    /// What is said, section by section, the programme as a whole first.
    pub excerpts: Vec<Excerpt>,
    /// Every change asked for by a body, in the programme's order.
    pub requests: Vec<Ask>,
    /// Every change asked for by a minority.
    pub minority_requests: Vec<Ask>,
    /// What the statements led to, once the first is commented.
    pub outcomes: Option<Outcomes>,
    /// Every document with all its statements.
    pub responses: Vec<Response>,
    /// Statements that no section was found for.
    pub untagged: Vec<Quotation>,
    /// Documents that are unread or to be looked at.
    pub unread: Vec<UnreadDocument>,
    /// What became of all text received.
    pub ledger: Vec<LedgerTotal>,
    /// How the compilation was made, a paragraph each.
    pub method: Vec<String>,
    /// What was masked, where masking was asked for.
    pub masked: Option<Masked>,
}

/// The title page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Cover {
    /// The consultation's title.
    pub title: String,
    /// What is chosen from it; `None` for all.
    pub selection: Option<String>,
    /// The proposer's case number.
    pub reference: Option<String>,
    /// When the programme was sent out.
    pub sent: Option<String>,
    /// When answers were due.
    pub due: Option<String>,
    /// When the programme was adopted.
    pub adopted: Option<String>,
    /// The report's date.
    pub date: Option<String>,
    /// Who made the report.
    pub by: Option<String>,
    /// Version of the program.
    pub program: String,
    /// Hash of corpus and decisions.
    pub corpus: String,
    /// Number of statements shown, each counted once.
    pub statements: usize,
    /// How many of them a person has decided.
    pub decided: usize,
}

/// Who was asked and who answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participation {
    /// Number asked; `None` where nobody says who was.
    pub asked: Option<usize>,
    /// Number that answered, asked or not; an unknown sender counts as one.
    pub answered: usize,
    /// Number of those asked that answered; `None` where nobody says who was.
    pub asked_answered: Option<usize>,
    /// Number that answered without being asked; `None` where nobody says who was.
    pub uninvited: Option<usize>,
    /// Number that answered, of which it is not known who they are.
    pub unknown: usize,
    /// Number whose answer is dated after the last day.
    pub late: usize,
    /// The same in sentences.
    pub summary: Vec<String>,
    /// Each, by kind and then as asked; unknown senders last.
    pub rows: Vec<Participant>,
}

/// One that was asked or that answered.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Participant {
    /// Its name, or what stands for one.
    pub name: String,
    /// Whether it is known who it is.
    pub is_known: bool,
    /// Its kind.
    pub kind: RespondentKind,
    /// Whether it was asked; `None` where that is not known.
    pub asked: Option<bool>,
    /// Whether it answered.
    pub answered: bool,
    /// The date of its latest answer.
    pub date: Option<String>,
    /// Its own case number.
    pub reference: Option<String>,
    /// Whether an answer is dated after the last day.
    pub late: bool,
    /// The files its answer lies in.
    pub files: Vec<String>,
}

/// The answers' positions on the programme as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Positions {
    /// The same in sentences.
    pub summary: Vec<String>,
    /// Counts by kind of respondent.
    pub kinds: Vec<KindRow>,
    /// Each answer.
    pub answers: Vec<Answer>,
}

/// How the answers of one kind of respondent fall.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct KindRow {
    /// The kind.
    pub kind: RespondentKind,
    /// Number of answers.
    pub answers: usize,
    /// Number by stance, only those that occur.
    pub counts: Vec<Count>,
    /// Number whose position could not be read.
    pub unknown: usize,
}

/// How many respondents take a stance, and which.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Count {
    /// The stance.
    pub stance: Stance,
    /// The respondents, in order.
    pub respondents: Vec<String>,
}

/// One respondent's position on the programme as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Answer {
    /// Who.
    pub respondent: String,
    /// Its kind.
    pub kind: RespondentKind,
    /// The position; `None` where none could be read.
    pub stance: Option<Stance>,
    /// Who stands behind it.
    pub basis: Basis,
    /// The words that it rests on, verbatim.
    pub quote: Option<Context>,
    /// Where they stand.
    pub source: Option<Source>,
}

/// Respondents against sections.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Matrix {
    /// The sections that anyone speaks of.
    pub columns: Vec<Column>,
    /// The respondents that take a position anywhere.
    pub rows: Vec<MatrixRow>,
}

/// One section of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Column {
    /// The section.
    pub section: SectionRef,
    /// Number of respondents by stance, only those that occur.
    pub counts: Vec<(Stance, usize)>,
}

/// One respondent of the matrix.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct MatrixRow {
    /// Who.
    pub respondent: String,
    /// Its kind.
    pub kind: RespondentKind,
    /// A cell for each column.
    pub cells: Vec<Option<Position>>,
}

/// A section as it is referred to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SectionRef {
    /// Its id.
    pub id: SectionId,
    /// Its printed number.
    pub number: Option<String>,
    /// Its heading.
    pub heading: String,
}

/// What is said of one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Excerpt {
    /// The section.
    pub section: SectionRef,
    /// Its depth; 1 is the highest.
    pub level: u8,
    /// Its own text, where that was asked for.
    pub text: Option<String>,
    /// Who says what, in sentences with exact counts.
    pub summary: Vec<String>,
    /// The respondents by their combined position.
    pub counts: Vec<Count>,
    /// The quotations by stance; without a stance last.
    pub groups: Vec<Group>,
    /// Reservations, special statements, notes and proposals: never the body's own.
    pub minorities: Vec<Quotation>,
    /// Officials' drafts where the body argues in words of its own.
    pub drafts: Vec<Quotation>,
}

/// The quotations of one stance in one section.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Group {
    /// The stance; `None` where the machine abstains.
    pub stance: Option<Stance>,
    /// The quotations.
    pub quotations: Vec<Quotation>,
    /// How many the limit left out.
    pub left_out: usize,
}

/// A statement as quoted.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Quotation {
    /// The statement.
    pub id: StatementId,
    /// Its words.
    pub text: String,
    /// The sentence that introduces the list it is an item of.
    pub context: Option<Context>,
    /// Who says it.
    pub respondent: String,
    /// The speaker's kind.
    pub kind: RespondentKind,
    /// What part of the document it stands in.
    pub role: Role,
    /// Its stance.
    pub stance: Option<Stance>,
    /// Suggested or decided.
    pub status: Status,
    /// All sections it counts under.
    pub sections: Vec<SectionRef>,
    /// Where it stands.
    pub source: Source,
    /// The same words from others.
    pub also: Vec<Also>,
    /// The first statement that says the same, if this is not it.
    pub duplicate_of: Option<StatementId>,
    /// The adopted statement that this one is the draft of.
    pub draft_of: Option<StatementId>,
    /// The proposer's answer.
    pub comment: Comment,
    /// Where the answer is written, if that is at an earlier place of the report.
    pub commented_at: Option<SectionRef>,
}

/// Words quoted beside a statement: a list's introduction, a decision clause.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Context {
    /// A statement's id, or only the document's part of one where the place is not known.
    pub id: StatementId,
    /// The words.
    pub text: String,
}

/// Where a quotation stands.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Source {
    /// The file.
    pub file: String,
    /// Its part in a bundle or an archive; empty for the file itself.
    pub part: String,
    /// The page of the file.
    pub page: Option<u32>,
    /// Whether the page is reckoned, as in Word files.
    pub page_is_reckoned: bool,
    /// The respondent's case number.
    pub reference: Option<String>,
    /// The paragraph of the minutes.
    pub minutes_paragraph: Option<String>,
    /// The date of the answer.
    pub date: Option<String>,
}

/// The same words from another place.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Also {
    /// The statement.
    pub id: StatementId,
    /// Who says it.
    pub respondent: String,
    /// Where it stands.
    pub source: Source,
}

/// A change asked for.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Ask {
    /// The statement.
    pub id: StatementId,
    /// The sections it is about.
    pub sections: Vec<SectionRef>,
    /// Its words.
    pub text: String,
    /// The sentence that introduces the list it is an item of.
    pub context: Option<Context>,
    /// Who asks.
    pub respondents: Vec<String>,
    /// The proposer's answer so far.
    pub comment: Comment,
}

/// What the statements led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Outcomes {
    /// The counts in sentences.
    pub summary: Vec<String>,
    /// Those that changed the programme.
    pub changes: Vec<Change>,
}

/// A change that a statement led to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Change {
    /// The statement.
    pub id: StatementId,
    /// The sections it is about.
    pub sections: Vec<SectionRef>,
    /// Who said it.
    pub respondents: Vec<String>,
    /// The proposer's answer.
    pub comment: Comment,
}

/// One document with all its statements.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Response {
    /// Who it comes from; empty where unknown.
    pub respondent: String,
    /// The respondent's kind.
    pub kind: RespondentKind,
    /// Where it lies; the page is empty.
    pub source: Source,
    /// Its format.
    pub format: Option<Format>,
    /// How it came out of the reading.
    pub state: ReadState,
    /// The hash of the document.
    pub hash: String,
    /// An earlier file with the same content.
    pub copy_of: Option<String>,
    /// Its statements, in the order of the text.
    pub statements: Vec<Quotation>,
}

/// A document that is unread or to be looked at.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct UnreadDocument {
    /// The file.
    pub file: String,
    /// Its part in a bundle or an archive; empty for the file itself.
    pub part: String,
    /// Who it comes from; empty where unknown.
    pub respondent: String,
    /// Unread, or to be looked at.
    pub state: ReadState,
    /// Why.
    pub reasons: Vec<String>,
    /// What to do.
    pub remedy: String,
}

/// How many stretches of text had one fate.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LedgerTotal {
    /// The fate in words.
    pub fate: String,
    /// Number of stretches.
    pub stretches: usize,
    /// Their length in bytes.
    pub bytes: usize,
}

/// How much was masked.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Masked {
    /// Personal identity numbers and co-ordination numbers.
    pub identity_numbers: usize,
    /// Telephone numbers.
    pub telephones: usize,
    /// E-mail addresses.
    pub e_mails: usize,
    /// Names of those who signed, and of private persons who answered.
    pub names: usize,
}

impl Masked {
    /// All of them together.
    pub const fn total(self) -> usize {
        self.identity_numbers + self.telephones + self.e_mails + self.names
    }
}

impl SectionRef {
    /// Number and heading.
    pub fn label(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.heading),
            None => self.heading.clone(),
        }
    }
}

impl Quotation {
    /// Whether the role is one of the body itself, not of a minority.
    pub(super) fn role_is_bodys(&self) -> bool {
        !self.role.is_minority()
    }

    /// Whether the proposer has reason to answer it: it takes a position, or
    /// the machine could not tell, or it is answered already.
    pub fn is_to_be_commented(&self) -> bool {
        self.stance != Some(Stance::None) || self.comment != Comment::default()
    }
}
