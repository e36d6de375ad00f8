//! The walk through a document's blocks: which zone, which part, whose words.
//!
//! A small state machine. Headings open zones, letterheads begin parts, and
//! both change who speaks; within a zone each sentence is judged by itself.

mod account;
mod annex;
mod another;
mod answer;
mod comment;
mod each;
mod earlier;
mod headed;
mod lead;
mod letterhead;
mod matter;
mod motion;
mod numbered;
mod office;
mod option;
mod paper;
mod questionnaire;
mod referral;
mod rejected;
mod said;
mod sections;
mod title;
mod view;
mod words;

pub(super) use matter::Title;
pub(super) use rejected::whose_motion;
pub(super) use sections::Sections;
pub(super) use title::is_title;

use std::collections::{BTreeMap, BTreeSet};

use self::annex::annexes;
use self::answer::Answer;
use self::earlier::quoted_messages;
use self::headed::{columns, wide_tables};
use self::matter::other_matters;
use self::numbered::heads_by_number;
use self::office::offices;
use self::option::{Options, options};
use self::questionnaire::{apart, questions, unmarked};
use self::rejected::draft_rejected;
use super::Proposal;
use super::piece::{Piece, pieces};
use super::quoted::Runs;
use super::speaker::Speaker;
use super::zone::Zone;
use crate::identify::Initials;
use crate::model::{BoilerplateReason, Document, Identity, Layer, Manner, Passage, Role, Span};

/// What a stretch of text was judged to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judgement {
    /// Somebody's words.
    Said {
        /// In which role.
        role: Role,
        /// By whom.
        speaker: Speaker,
        /// The sentence that introduces the list it stands in.
        context: Option<Passage>,
    },
    Heading,
    Context,
    Quoted,
    Formality(BoilerplateReason),
}

/// A judged stretch, with its place and the headings above it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Unit {
    pub(super) block: usize,
    pub(super) span: Span,
    pub(super) judged: Judgement,
    pub(super) headings: Vec<String>,
    /// How it was put into the document.
    pub(super) manner: Manner,
    /// Whether it stands in the officials' draft, which was not adopted.
    pub(super) rejected: bool,
}

/// Which paper of a bundle a stretch belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum PaperKind {
    Letter,
    Minutes,
    Draft,
    /// A paper of a party or a minority within the body's document.
    Minority,
}

/// What a walk through a document gives.
#[derive(Debug, Default)]
pub(super) struct Walked {
    /// Every visible character, judged.
    pub(super) units: Vec<Unit>,
    /// Whether the document is a copy of the programme, with words put in.
    pub(super) copied: bool,
    /// Whether a form has choices of which nobody can tell which was made.
    pub(super) unmarked: bool,
}

/// Walks through all blocks and judges every visible character.
pub(super) fn walk(document: &Document, identity: &Identity, proposal: &Proposal<'_>) -> Walked {
    let sections = &proposal.sections;
    let quoted = &proposal.quoted;
    let mut walk = Walk {
        document,
        identity,
        quoted,
        copied: quoted.are_copied_in(document),
        sections,
        initials: proposal.initials.and_named_in(&document.text),
        units: Vec::new(),
        headings: Vec::new(),
        zone: Zone::Opening,
        paper_kind: PaperKind::Letter,
        body: Speaker::body(identity),
        paper: None,
        minority: None,
        other: None,
        named: None,
        views: None,
        paper_role: None,
        intro: None,
        number: None,
        signing: false,
        rejected: draft_rejected(document),
        wide: wide_tables(document),
        columns: columns(document),
        questions: BTreeSet::new(),
        options: Options::default(),
        unmarked: BTreeSet::new(),
        asked: None,
        numbered: None,
        unanswered: false,
        annexes: BTreeSet::new(),
        offices: BTreeSet::new(),
        answers: Vec::new(),
        earlier: BTreeSet::new(),
        heads_by_number: false,
    };
    let mut body: Vec<Piece> = Vec::new();
    let mut margin: Vec<(Piece, BoilerplateReason)> = Vec::new();
    let mut comments: Vec<Piece> = Vec::new();
    for (place, block) in document.blocks.iter().enumerate() {
        let cut = pieces(document, place, block, sections);
        match (block.layer, &block.kind) {
            (Layer::Body, _) => body.extend(cut),
            (Layer::Contents, _) => margin.extend(
                cut.into_iter()
                    .map(|piece| (piece, BoilerplateReason::Contents)),
            ),
            (Layer::Header | Layer::Footer, _) => {
                margin.extend(
                    cut.into_iter()
                        .map(|piece| (piece, BoilerplateReason::Furniture)),
                );
            }
            (Layer::Comment, _) if walk.copied => comments.extend(cut),
            (Layer::Comment, _) => margin.extend(
                cut.into_iter()
                    .map(|piece| (piece, BoilerplateReason::Comment)),
            ),
        }
    }
    let (body, options) = options(document, apart(document, body));
    walk.questions = questions(document, &body, &options);
    walk.unmarked = unmarked(document, &body, &options);
    walk.options = options;
    walk.earlier = quoted_messages(document, &body);
    walk.heads_by_number = heads_by_number(document, &body, sections);
    walk.annexes = annexes(document, &body);
    walk.offices = offices(document, &body);
    let others = other_matters(document, &body, &proposal.title, sections);
    for (place, piece) in body.iter().enumerate() {
        if others.contains(&piece.span.start) {
            walk.mark(*piece);
            let other = Judgement::Formality(BoilerplateReason::OtherMatter);
            walk.push(piece.block, piece.span, other);
            continue;
        }
        let next = body.get(place + 1);
        walk.piece(*piece, next);
    }
    walk.settle_answers();
    walk.comments(&comments);
    for (piece, reason) in margin {
        walk.mark(piece);
        walk.push(piece.block, piece.span, Judgement::Formality(reason));
    }
    Walked {
        copied: walk.copied,
        unmarked: !walk.unmarked.is_empty(),
        units: walk.units,
    }
}

struct Walk<'a> {
    document: &'a Document,
    identity: &'a Identity,
    quoted: &'a Runs,
    /// The document is a copy of the programme, with words put in.
    copied: bool,
    sections: &'a Sections,
    /// The letters of parties, by those asked and the document.
    initials: Initials,
    units: Vec<Unit>,
    headings: Vec<(u8, String)>,
    zone: Zone,
    paper_kind: PaperKind,
    /// The body that answers.
    body: Speaker,
    /// The party whose own paper this is, within the body's document.
    paper: Option<Speaker>,
    /// The minority that a zone of the minutes belongs to.
    minority: Option<Speaker>,
    /// The body whose answer a memo retells.
    other: Option<Speaker>,
    /// The last body besides the sender that a sentence had for its subject.
    named: Option<Speaker>,
    /// Whose views stand under a heading or behind a colon, and the heading's level.
    views: Option<(Speaker, Option<u8>)>,
    /// The role of a minority's paper, from its type.
    paper_role: Option<Role>,
    intro: Option<Passage>,
    /// The number of the last numbered item.
    number: Option<u32>,
    /// After the first line of a signature.
    signing: bool,
    /// The officials' draft stands in the document, but was not adopted.
    rejected: bool,
    /// Tables with rows of text.
    wide: BTreeSet<u32>,
    /// What heads the columns of tables.
    columns: BTreeMap<(u32, u32), Span>,
    /// Where the questions of a form begin.
    questions: BTreeSet<usize>,
    /// The options of a form.
    options: Options,
    /// Choices of a form without a box.
    unmarked: BTreeSet<usize>,
    /// The question that stands above.
    asked: Option<Passage>,
    /// The number of a section at the head of the line that is judged.
    numbered: Option<Passage>,
    /// No sentence stands under that question yet.
    unanswered: bool,
    /// Where the annexes begin whose text stands in the document.
    annexes: BTreeSet<usize>,
    /// Where the officials' paper begins behind a minority's words.
    offices: BTreeSet<usize>,
    /// Headings that are answers, if nothing stands under them.
    answers: Vec<Answer>,
    /// The blocks of the message that this one answers.
    earlier: BTreeSet<usize>,
    /// Headings of its own stand under the programme's numbers.
    heads_by_number: bool,
}

/// Why every line is a formality in a zone that lists papers, persons or recipients.
const fn listed(zone: Zone) -> Option<BoilerplateReason> {
    match zone {
        Zone::Attachments => Some(BoilerplateReason::Attachments),
        Zone::Dispatch => Some(BoilerplateReason::Dispatch),
        Zone::Attendance => Some(BoilerplateReason::Attendance),
        Zone::Signing => Some(BoilerplateReason::Signature),
        _ => None,
    }
}
