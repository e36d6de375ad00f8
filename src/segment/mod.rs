//! From a document's blocks to statements with roles and speakers, and the
//! ledger of what became of every block.
//!
//! Takes a document whose respondent is known, gives every sentence and bullet
//! with its place, its role and its speaker. Headings and list introductions
//! become context; formalities and programme text given back are kept under
//! roles of their own. Judges no stance but that of the answer as a whole.

mod claim;
mod declare;
mod fingerprint;
mod formality;
mod heading;
mod ledger;
mod link;
mod overall;
mod piece;
mod quoted;
mod reply;
mod speaker;
mod judging;
mod uncounted;
mod walk;
mod weight;
mod zone;

pub use link::link;
pub(crate) use overall::reports_a_stand;
pub(crate) use reply::{Reply, is_tick, only_replies, ticked_under};
pub(crate) use uncounted::{asks_for_time, hands_over, is_automatic, set_aside};

use std::collections::BTreeSet;

use walk::{Judgement, Unit};

use crate::identify::{Initials, Printed};
use crate::language::detect;
use crate::model::{
    BlockKind, ContentHash, Document, Fate, Identity, Layer, LedgerEntry, Overall, Programme,
    Respondent, Role, Statement, StatementId, Warning,
};

/// Raised whenever the same document gives other statements: what older rules
/// gave is then made anew.
pub const RULES_VERSION: u32 = 16;

/// What one document gave.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Segmented {
    /// Statements in the order of the text, `quoted` and `boilerplate` roles included.
    pub statements: Vec<Statement>,
    /// What became of every block.
    pub ledger: Vec<LedgerEntry>,
    /// The position of the answer as a whole.
    pub overall: Option<Overall>,
    /// What a person should look at.
    pub warnings: Vec<Warning>,
}

/// What all answers to one consultation are held against, made once.
#[derive(Debug)]
pub struct Proposal<'a> {
    /// The programme's words.
    quoted: quoted::Runs,
    /// Its sections.
    sections: walk::Sections,
    /// Its title.
    title: walk::Title,
    /// The names of those asked.
    printed: Printed<'a>,
    /// The letters of the parties among them.
    initials: Initials,
}

impl<'a> Proposal<'a> {
    /// Of a programme, and those asked about it.
    pub fn new(programme: &Programme, asked: &'a [Respondent]) -> Self {
        Self {
            quoted: quoted::Runs::of(programme),
            sections: walk::Sections::of(programme),
            title: walk::Title::of(programme),
            printed: Printed::new(asked),
            initials: Initials::of_those_asked(asked),
        }
    }
}

/// Splits `document` into statements. `asked` are those asked.
pub fn segment(
    document: &Document,
    hash: &ContentHash,
    identity: &Identity,
    asked: &[Respondent],
    programme: &Programme,
) -> Segmented {
    segment_answer(document, hash, identity, &Proposal::new(programme, asked))
}

/// Splits one of many answers into statements.
pub fn segment_answer(
    document: &Document,
    hash: &ContentHash,
    identity: &Identity,
    proposal: &Proposal<'_>,
) -> Segmented {
    let walk::Walked {
        mut units,
        copied,
        unmarked,
    } = walk::walk(document, identity, proposal);
    units.sort_by_key(|unit| unit.span.start);
    let language = language(document);
    let mut segmented = Segmented::default();
    // what the meeting turned down takes no position in its name
    let mut turned_down = Vec::new();
    for unit in units {
        let rejected = unit.rejected;
        let id = StatementId::new(hash, unit.span.start);
        let fate = match &unit.judged {
            Judgement::Said { .. } => Fate::Statement { id: id.clone() },
            Judgement::Heading => Fate::Heading,
            Judgement::Context => Fate::Context,
            Judgement::Quoted => Fate::Quoted,
            Judgement::Formality(reason) => Fate::Boilerplate { reason: *reason },
        };
        segmented.ledger.push(LedgerEntry {
            block: unit.block,
            span: unit.span,
            fate,
        });
        let said = statement(document, identity, &proposal.printed, id, unit, language);
        if rejected {
            turned_down.extend(said.iter().map(|statement| statement.span));
        }
        segmented.statements.extend(said);
    }
    segmented.ledger = ledger::ledger(document, segmented.ledger);
    segmented.overall = if turned_down.is_empty() {
        overall::overall(&segmented.statements, identity)
    } else {
        let mut own = segmented.statements.clone();
        own.retain(|statement| !turned_down.contains(&statement.span));
        overall::overall(&own, identity)
    };
    for other in other_languages(document, language) {
        segmented.warnings.push(Warning::OtherLanguage {
            language: other.to_owned(),
        });
    }
    segmented.warnings.extend(unheard(document, copied));
    if unmarked {
        segmented.warnings.push(Warning::ChoicesUnmarked);
    }
    if says_nothing(document, &segmented.statements) {
        segmented.warnings.push(Warning::NothingSaid);
    }
    segmented
}

/// What a respondent may have said in the file and no statement tells: comments in
/// another document than the proposal, words that were only struck in it.
fn unheard(document: &Document, copied: bool) -> Option<Warning> {
    if copied {
        let struck = |warning: &Warning| match warning {
            Warning::TrackedChanges { deleted, .. } => *deleted > 0,
            Warning::StruckText { .. } => true,
            _ => false,
        };
        let any = document.warnings.iter().any(struck);
        return any.then_some(Warning::StruckInProposal);
    }
    let layers = document.blocks.iter().map(|block| block.layer);
    let comments = layers.filter(|layer| *layer == Layer::Comment).count();
    (comments > 0).then_some(Warning::CommentsNotCounted { comments })
}

/// Whether no statement was found, and nothing else tells of it already.
fn says_nothing(document: &Document, statements: &[Statement]) -> bool {
    let none = statements
        .iter()
        .all(|statement| !statement.role.is_position());
    let told =
        document.text.trim().is_empty() && document.warnings.iter().any(Warning::needs_attention);
    none && !told
}

fn statement(
    document: &Document,
    identity: &Identity,
    printed: &Printed<'_>,
    id: StatementId,
    unit: Unit,
    language: &str,
) -> Option<Statement> {
    let text = document.slice(unit.span);
    let (role, respondents, kind, context) = match unit.judged {
        Judgement::Said {
            role,
            speaker,
            context,
        } => (role, speaker.respondents, speaker.kind, context),
        Judgement::Quoted => (
            Role::Quoted,
            identity.respondents.clone(),
            identity.kind,
            None,
        ),
        Judgement::Formality(_) if text.chars().any(char::is_alphabetic) => (
            Role::Boilerplate,
            identity.respondents.clone(),
            identity.kind,
            None,
        ),
        Judgement::Heading | Judgement::Context | Judgement::Formality(_) => return None,
    };
    let respondents = respondents
        .into_iter()
        .map(|name| printed.name(name))
        .collect();
    Some(Statement {
        id,
        span: unit.span,
        text: text.to_owned(),
        page: document.page_at(unit.span.start),
        paragraph: unit.block,
        role,
        respondents,
        kind,
        headings: unit.headings,
        context,
        duplicate_of: None,
        draft_of: None,
        language: spoken(text, language).to_owned(),
        manner: unit.manner,
    })
}

/// The language of a statement: the document's, unless its own words tell another.
fn spoken<'a>(text: &str, document: &'a str) -> &'a str {
    // Swedish letters settle most statements without a count of words.
    if document == "sv" && text.contains(['å', 'Å']) {
        return document;
    }
    detect(text).unwrap_or(document)
}

/// The languages of a document that are not Swedish: its own, or those of whole
/// paragraphs of it.
fn other_languages(document: &Document, language: &'static str) -> BTreeSet<&'static str> {
    /// Titles of works and names are shorter, in words.
    const SHORTEST: usize = 10;
    if language != "sv" {
        return BTreeSet::from([language]);
    }
    let paragraphs = document.body();
    paragraphs
        .filter(|(_, block)| !matches!(block.kind, BlockKind::Note(_)))
        .map(|(_, block)| document.slice(block.span))
        // most are settled without a count of words
        .filter(|text| !text.contains(" och ") && !text.contains(" att "))
        .filter(|text| text.split_whitespace().count() >= SHORTEST)
        .filter_map(detect)
        .filter(|other| !matches!(*other, "sv" | "und"))
        .collect()
}

/// The language that most of the body is in.
fn language(document: &Document) -> &'static str {
    let mut text = String::new();
    for (_, block) in document.body() {
        text.push_str(document.slice(block.span));
        text.push(' ');
        if text.len() > 20_000 {
            break;
        }
    }
    detect(&text).unwrap_or("sv")
}
