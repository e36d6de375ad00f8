//! A consultation as a whole: what every report, search and page is made of.

use std::collections::{BTreeSet, HashMap};
use std::ops::{Range, RangeInclusive};
use std::path::Path;

use serde::{Deserialize, Serialize};

use super::{
    Comment, ContentHash, CountsAs, Decision, Format, Identity, LedgerEntry, LostDecision,
    OverallRule, Programme, ReadError, ReadState, Remark, Respondent, SectionId, Stance,
    StatementId, TaggedStatement, Warning,
};

/// One proposal sent out, with everything that came in and what was made of it.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Consultation {
    /// The folder's name: how commands and addresses call it.
    pub name: String,
    /// What `consultation.toml` says.
    pub about: About,
    /// The file of the programme, relative to the folder, and its hash.
    pub programme_file: Option<(String, ContentHash)>,
    /// The programme; without sections where none was found.
    pub programme: Programme,
    /// Everything received, in the order of file and part.
    pub documents: Vec<DocumentRecord>,
    /// Every statement, `quoted` and `boilerplate` included, in the order of
    /// `documents` and of the text. A snapshot keeps them beside the rest, so
    /// that they can be read one at a time.
    #[serde(skip)]
    pub statements: Vec<TaggedStatement>,
    /// The proposer's answers, by statement, as last decided.
    pub comments: Vec<(StatementId, Comment)>,
    /// The statements that a person chose to be quoted before others.
    #[serde(default)]
    pub highlighted: BTreeSet<StatementId>,
    /// Decisions whose statement, or a section of which, is no longer found.
    pub lost_decisions: Vec<LostDecision>,
    /// Number of decisions that took effect.
    pub decisions: usize,
    /// Decisions, by their place in `decisions.jsonl`, whose statement has
    /// another id now than when it was decided.
    #[serde(default)]
    pub moved_decisions: Vec<(usize, StatementId)>,
    /// What people wrote of sections, oldest first, each under the present id
    /// of its section.
    #[serde(default)]
    pub remarks: Vec<Remark>,
    /// The last remark on each section that is no longer in the programme.
    #[serde(default)]
    pub lost_remarks: Vec<Remark>,
    /// What made it: versions of reader, splitter, tagger and models.
    pub made_by: MadeBy,
}

/// The facts of a consultation that a person states.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct About {
    /// Title.
    pub title: String,
    /// The proposer's case number.
    pub reference: Option<String>,
    /// When it was sent out, ISO 8601.
    pub sent: Option<String>,
    /// When answers were due, ISO 8601.
    pub due: Option<String>,
    /// When the programme was adopted, ISO 8601.
    pub adopted: Option<String>,
    /// Those asked.
    pub asked: Vec<Respondent>,
}

/// One document received, read or not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct DocumentRecord {
    /// The file, relative to the consultation's folder, with `/`.
    pub file: String,
    /// Its part in a bundle or an archive; empty for the file itself.
    pub part: String,
    /// The hash that its statements' ids begin with.
    pub hash: ContentHash,
    /// The hash of the file itself.
    pub file_hash: ContentHash,
    /// The page of the file on which it begins, 0 where it has no pages.
    /// Statements' pages are those of the file, also in a bundle's parts.
    pub first_page: u32,
    /// Format; `None` where unread.
    pub format: Option<Format>,
    /// Number of pages; 0 where unknown.
    pub pages: u32,
    /// Read, to be looked at, or unread.
    pub state: ReadState,
    /// Why it is unread.
    pub error: Option<ReadError>,
    /// What was odd.
    pub warnings: Vec<Warning>,
    /// Who, when, which case.
    pub identity: Identity,
    /// What it counts as: a person's word, else what the machine takes it for.
    #[serde(default = "CountsAs::answer")]
    pub counts_as: CountsAs,
    /// What the machine read of that, where a person said something of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub overruled: Option<Box<Identity>>,
    /// The position of the answer as a whole.
    pub overall: Option<Overall>,
    /// The same content as an earlier file of the consultation.
    pub copy_of: Option<String>,
    /// What became of every block.
    pub ledger: Vec<LedgerEntry>,
}

impl DocumentRecord {
    /// Whether its pages are reckoned, as in Word files, and not its own.
    pub fn pages_are_reckoned(&self) -> bool {
        self.format != Some(Format::Pdf)
    }

    /// The pages of its file that it stands on: all, unless it was cut out of
    /// a bundle. A first page without text is one of them.
    pub fn pages_in_file(&self) -> RangeInclusive<u32> {
        let first = if self.part.is_empty() {
            1
        } else {
            self.first_page.max(1)
        };
        first..=first + self.pages.max(1) - 1
    }

    /// The place among those that stand before it of the one with the same
    /// content, whose hash its own is made from.
    pub fn original(&self, before: &[Self]) -> Option<usize> {
        self.copy_of.as_ref()?;
        let own = |other: &Self| other.hash.as_copy(&self.file, &self.part) == self.hash;
        before.iter().position(own)
    }

    /// Whether pages of it are scans that a recogniser may still read.
    pub fn has_scans(&self) -> bool {
        self.error.as_ref().is_some_and(ReadError::is_scan)
            || self.warnings.iter().any(Warning::is_scan)
    }

    /// Whether it counts as an answer.
    pub fn is_answer(&self) -> bool {
        self.counts_as == CountsAs::Answer
    }

    /// Those that have answered by it: its senders, where it is an answer.
    pub fn answers_for(&self) -> &[String] {
        if self.is_answer() {
            &self.identity.respondents
        } else {
            &[]
        }
    }

    /// Whether it is an answer that was read, and does not tell who sent it.
    pub fn has_unknown_sender(&self) -> bool {
        self.is_answer() && self.identity.respondents.is_empty() && self.state != ReadState::Unread
    }
}

/// An answer's position as a whole: from its decision clause, from what its
/// statements amount to, or as a person decided it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Overall {
    /// The position.
    pub stance: Stance,
    /// The words it rests on, verbatim; empty where no position is taken.
    pub quote: String,
    /// The rule that read them.
    pub rule: OverallRule,
    /// Whether the answer does not say so itself, and the position was
    /// reckoned from what its statements say.
    pub inferred: bool,
    /// The person who decided it; `None` where the machine read it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<String>,
}

/// What a consultation's data was made by: enough to make it again.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct MadeBy {
    /// Version of the program.
    pub program: String,
    /// Version of the readers.
    pub reader: u32,
    /// Hash of the models used.
    pub models: String,
    /// Hash over programme, documents, decisions and remarks.
    pub corpus: String,
    /// The same without the remarks; empty where there is none to leave out.
    #[serde(default)]
    pub judged: String,
}

/// For each document, the places of its statements, which stand in the order
/// of the documents.
pub fn by_document(
    documents: &[DocumentRecord],
    statements: &[TaggedStatement],
) -> Vec<Range<usize>> {
    let mut start = 0;
    documents
        .iter()
        .map(|document| {
            let short = document.hash.short();
            let own = statements[start..]
                .iter()
                .take_while(|tagged| tagged.statement.id.document() == short)
                .count();
            start += own;
            start - own..start
        })
        .collect()
}

impl Consultation {
    /// For each document, the places of its statements.
    pub fn statements_by_document(&self) -> Vec<Range<usize>> {
        by_document(&self.documents, &self.statements)
    }

    /// Whether the programme's pages are reckoned, and not its own: of any file but a
    /// PDF, as its name tells.
    pub fn programme_pages_are_reckoned(&self) -> bool {
        let file = self
            .programme_file
            .as_ref()
            .map(|(name, _)| Path::new(name));
        let ending = file.and_then(Path::extension);
        !ending.is_some_and(|ending| ending.eq_ignore_ascii_case("pdf"))
    }

    /// Every statement by its id: for who looks up more than one.
    pub fn by_id(&self) -> HashMap<&StatementId, &TaggedStatement> {
        self.statements
            .iter()
            .map(|tagged| (&tagged.statement.id, tagged))
            .collect()
    }

    /// The statement with this id, looked for among all.
    pub fn statement(&self, id: &StatementId) -> Option<&TaggedStatement> {
        self.statements
            .iter()
            .find(|tagged| &tagged.statement.id == id)
    }

    /// The document whose statements' ids begin as this one does, looked for
    /// among all; [`Self::statements_by_document`] is for loops.
    pub fn document_of(&self, id: &StatementId) -> Option<&DocumentRecord> {
        self.documents
            .iter()
            .find(|document| document.hash.short() == id.document())
    }

    /// The proposer's answer to this statement, looked for among all.
    pub fn comment(&self, id: &StatementId) -> Option<&Comment> {
        let mut comments = self.comments.iter();
        comments.find_map(|(known, comment)| (known == id).then_some(comment))
    }

    /// What people wrote of this section, oldest first: the last one holds.
    pub fn remarks_on<'a>(
        &'a self,
        section: &'a SectionId,
    ) -> impl DoubleEndedIterator<Item = &'a Remark> {
        (self.remarks.iter()).filter(move |remark| remark.section == *section)
    }

    /// The remark on this section that holds; `None` where both texts are empty.
    pub fn remark(&self, section: &SectionId) -> Option<&Remark> {
        let on = |remark: &&Remark| remark.section == *section;
        (self.remarks.iter().rfind(on)).filter(|remark| !remark.is_empty())
    }

    /// The sections with an assessment, and those that somebody speaks of and
    /// that have none; the whole of the programme is one.
    pub fn assessed(&self) -> (BTreeSet<SectionId>, BTreeSet<SectionId>) {
        let has_assessment =
            |id: &&SectionId| (self.remark(id)).is_some_and(|remark| !remark.assessment.is_empty());
        let copies = self.copies();
        let counted = (self.statements.iter()).filter(|tagged| copies.is_counted(tagged));
        let remarks = self.remarks.iter().map(|remark| &remark.section);
        (counted.flat_map(TaggedStatement::sections))
            .chain(remarks.filter(has_assessment))
            .cloned()
            .partition(|id| has_assessment(&id))
    }

    /// Gives decisions, as they stand in `decisions.jsonl`, the present ids of
    /// their statements.
    pub fn place(&self, decisions: &mut [Decision]) {
        for (order, id) in &self.moved_decisions {
            if let Some(decision) = decisions.get_mut(*order) {
                decision.statement.id.clone_from(id);
            }
        }
    }

    /// The ids of the sections called `wanted` (id, number, or heading in any
    /// case) and of everything below them, in the programme's order;
    /// [`super::GENERAL`] for itself. Empty where there is none.
    pub fn sections_called(&self, wanted: &str) -> Vec<SectionId> {
        if wanted == super::GENERAL {
            return vec![SectionId::general()];
        }
        let sections = &self.programme.sections;
        let number = wanted.trim().trim_end_matches('.');
        let called = |section: &super::Section| {
            section.id.as_str() == wanted
                || section
                    .number
                    .as_deref()
                    .is_some_and(|own| own.trim_end_matches('.') == number)
                || section.heading.to_lowercase() == wanted.to_lowercase()
        };
        let mut found: Vec<usize> = Vec::new();
        for (at, section) in sections.iter().enumerate() {
            if called(section) || section.parent.is_some_and(|parent| found.contains(&parent)) {
                found.push(at);
            }
        }
        found
            .into_iter()
            .map(|at| sections[at].id.clone())
            .collect()
    }
}
