//! The walk through a document's blocks: which zone, which part, whose words.
//!
//! A small state machine. Headings open zones, letterheads begin parts, and
//! both change who speaks; within a zone each sentence is judged by itself.

mod annex;
mod another;
mod answer;
mod comment;
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
use self::questionnaire::{apart, is_empty_field, questions, unmarked};
use self::rejected::draft_rejected;
use super::Proposal;
use super::heading;
use super::piece::{Piece, pieces};
use super::quoted::Runs;
use super::speaker::Speaker;
use super::zone::{Zone, run_in};
use crate::identify::Initials;
use crate::model::{
    BlockKind, BoilerplateReason, Document, Identity, Layer, Manner, Passage, Role, Span,
};

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

/// How many known headings may be run together at the head of one line.
const RUN_IN: usize = 3;

impl Walk<'_> {
    /// Judges a piece, and what stands behind headings run into its text.
    fn piece(&mut self, piece: Piece, next: Option<&Piece>) {
        let mut rest = Some(piece);
        for heads in (0..=RUN_IN).rev() {
            let Some(piece) = rest else { return };
            rest = self.head_or_all(piece, next, heads > 0);
        }
    }

    /// Judges a piece, or only the heading run into its text (if `split`), and
    /// gives the text behind that heading.
    fn head_or_all(&mut self, piece: Piece, next: Option<&Piece>, split: bool) -> Option<Piece> {
        let document = self.document;
        let block = &document.blocks[piece.block];
        let text = document.slice(piece.span);
        self.mark(piece);
        if let BlockKind::Note(_) = block.kind {
            self.note(piece, text);
            return None;
        }
        let asked = self.questions.contains(&piece.span.start);
        if self.earlier.contains(&piece.block) && !asked {
            self.push(piece.block, piece.span, Judgement::Quoted);
            return None;
        }
        if block.kind == BlockKind::Caption {
            self.push(piece.block, piece.span, Judgement::Context);
            return None;
        }
        if self.ticked_cell(piece, block, text) {
            return None;
        }
        if !text.chars().any(char::is_alphanumeric) {
            self.push(
                piece.block,
                piece.span,
                Judgement::Formality(BoilerplateReason::Ornament),
            );
            return None;
        }
        if let Some(ticked) = self.options.ticked(&piece) {
            self.option(piece, ticked);
            return None;
        }
        if self.unmarked.contains(&piece.span.start) || self.is_option(piece, text) {
            self.push(piece.block, piece.span, Judgement::Context);
            return None;
        }
        let beside = block.cell.is_some_and(|cell| cell.column > 0);
        if self.stated_cell(piece, block, text) || (!beside && self.reply(piece, text)) {
            return None;
        }
        let item = piece.mark.is_some() || matches!(block.kind, BlockKind::ListItem(_));
        if !item || self.begins_anew(piece) {
            self.intro = None;
        }
        let follows = next.is_some_and(|next| self.goes_on(next));
        let whole = Span::new(
            piece.mark.map_or(piece.span.start, |mark| mark.start),
            piece.span.end,
        );
        if self.annexes.contains(&piece.span.start) {
            // a new annex ends the minority's paper before it
            if self.is_minoritys() {
                self.begin(PaperKind::Letter);
            }
            let level = block.heading_level().unwrap_or(heading::PSEUDO - 1);
            self.open(piece.block, piece.span, Zone::Argument, level);
            return None;
        }
        if self.offices.contains(&piece.span.start) && self.is_minoritys() {
            self.begin(PaperKind::Draft);
        }
        if self.part_begins(piece, text) {
            return None;
        }
        if (follows || block.heading_level().is_some()) && self.others_begin(piece, block, text) {
            return None;
        }
        if self.decision_begins(piece, text, next)
            || self.known_heading(piece, block, text, follows)
        {
            return None;
        }
        if asked {
            self.enter(Zone::Argument);
            let level = block.heading_level().unwrap_or(heading::PSEUDO);
            self.question(piece.block, piece.span, level);
            return None;
        }
        if let Some(rest) = self.numbered_line(piece, next) {
            self.numbered.clone_from(&self.asked);
            self.text(rest, document.slice(rest.span), item, next);
            self.numbered = None;
            return None;
        }
        if split
            && let Some((end, zone)) = run_in(text)
            && !(item && zone == Zone::Argument)
        {
            let head = Span::new(piece.span.start, piece.span.start + end);
            self.open(piece.block, head, zone, heading::PSEUDO);
            let rest = Span::new(head.end, piece.span.end).trimmed(&document.text);
            return (!rest.is_empty()).then_some(Piece {
                span: rest,
                mark: None,
                ..piece
            });
        }
        if self.row_heading(piece, block, text) {
            return None;
        }
        let level = heading::level(block, document.slice(whole), follows && !item).or_else(|| {
            if item {
                heading::level(block, text, false)
            } else {
                None
            }
        });
        let styled = level.is_some_and(|level| level < heading::PSEUDO);
        // `I motionen lyfts följande förslag:` heads nothing but a list
        let level = level.filter(|_| styled || !lead::reports(text));
        if !(styled && matches!(self.zone, Zone::Argument | Zone::Background) && follows)
            && let Some(reason) = self.form(text, item)
        {
            self.formality(piece, text, reason);
            return None;
        }
        if let Some(level) = level
            && (styled || !self.listing())
        {
            let said = self.saying_heading(piece);
            if said.is_none() {
                self.push_heading(piece);
            }
            if styled || self.zone != Zone::Opening {
                let decided = said.is_some() && self.zone != Zone::Vote;
                if self.listing() || (self.zone.is_formal() && !decided) {
                    self.enter(Zone::Argument);
                }
                self.signing = false;
            }
            if let Some(judged) = said {
                if self.zone == Zone::Opening {
                    self.enter(Zone::Argument);
                }
                self.push(piece.block, piece.span, judged);
            }
            self.titled(level, block.number.as_deref(), whole);
            return None;
        }
        if !item && is_empty_field(text) {
            self.push_heading(piece);
            self.heading(heading::PSEUDO, piece.span);
            return None;
        }
        self.text(piece, text, item, next);
        None
    }

    /// Whether a list begins anew, by its first number behind a higher one: what
    /// led to the list before it leads to none of its items.
    fn begins_anew(&mut self, piece: Piece) -> bool {
        let number = piece.mark.and_then(|mark| {
            let mark = self.document.slice(mark);
            mark.trim_end_matches(['.', ')']).parse::<u32>().ok()
        });
        let before = self.number;
        self.number = number.or(before);
        number == Some(1) && before.is_some_and(|before| before > 1)
    }

    fn enter(&mut self, zone: Zone) {
        self.zone = zone;
        self.minority = None;
        self.other = None;
        self.views = None;
        self.signing = zone == Zone::Signing;
    }

    /// Whether a line is the heading of a section of the programme.
    fn heads_section(&self, text: &str) -> bool {
        self.sections.hold(text)
    }

    /// Whether the zone lists papers, persons or recipients.
    fn listing(&self) -> bool {
        matches!(
            self.zone,
            Zone::Attachments | Zone::Dispatch | Zone::Attendance | Zone::Signing | Zone::Handling
        )
    }

    /// A heading with its printed number, by which answers refer to sections.
    fn titled(&mut self, level: u8, number: Option<&str>, span: Span) {
        self.heading(level, span);
        if let Some(number) = number.filter(|number| number.chars().any(|c| c.is_ascii_digit()))
            && let Some((_, heading)) = self.headings.last_mut()
        {
            heading.insert_str(0, &format!("{} ", number.trim()));
        }
    }

    fn heading(&mut self, level: u8, span: Span) {
        self.asked = None;
        let over = |under: &(Speaker, Option<u8>)| under.1.is_none_or(|under| level <= under);
        if self.views.as_ref().is_some_and(over) {
            self.views = None;
        }
        while self
            .headings
            .last()
            .is_some_and(|(known, _)| *known >= level)
        {
            self.headings.pop();
        }
        self.headings
            .push((level, self.document.slice(span).to_owned()));
    }

    fn mark(&mut self, piece: Piece) {
        if let Some(mark) = piece.mark {
            self.push(
                piece.block,
                mark,
                Judgement::Formality(BoilerplateReason::Ornament),
            );
        }
    }

    fn push(&mut self, block: usize, span: Span, judged: Judgement) {
        let headings = self
            .headings
            .iter()
            .map(|(_, heading)| heading.clone())
            .collect();
        self.units.push(Unit {
            block,
            span,
            judged,
            headings,
            manner: self.manner(span),
            rejected: self.rejected && self.paper_kind == PaperKind::Draft,
        });
    }

    fn is_item(&self, piece: &Piece) -> bool {
        piece.mark.is_some()
            || matches!(
                self.document.blocks[piece.block].kind,
                BlockKind::ListItem(_)
            )
    }

    /// Whether a piece is text that a heading can stand above.
    fn goes_on(&self, next: &Piece) -> bool {
        let text = self.document.slice(next.span);
        let block = &self.document.blocks[next.block];
        !matches!(block.kind, BlockKind::Note(_))
            && (text.chars().count() > 60
                || text.ends_with(['.', '?', '!', ':'])
                || block.heading_level().is_some()
                || block.look.bold
                || self.is_item(next)
                || heading::level(block, text, true).is_some())
    }
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
