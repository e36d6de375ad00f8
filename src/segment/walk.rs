//! The walk through a document's blocks: which zone, which part, whose words.
//!
//! A small state machine. Headings open zones, letterheads begin parts, and
//! both change who speaks; within a zone each sentence is judged by itself.

use std::collections::{BTreeMap, BTreeSet};

use super::formality;
use super::heading::{self, has_verb};
use super::piece::{Piece, pieces};
use super::quoted::Runs;
use super::speaker::Speaker;
use super::zone::{Zone, opened_by, run_in};
use crate::identify::{named_body, parties_in, parties_only};
use crate::language::sentences;
use crate::model::{
    Block, BlockKind, BoilerplateReason, Document, Identity, Layer, Passage, RespondentKind, Role,
    Span,
};

/// What a stretch of text was judged to be.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Judged {
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
    pub(super) judged: Judged,
    pub(super) headings: Vec<String>,
}

/// Which paper of a bundle a stretch belongs to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Part {
    Letter,
    Minutes,
    Draft,
    /// A paper of a party or a minority within the body's document.
    Minority,
}

/// Walks through all blocks and judges every visible character.
pub(super) fn walk(document: &Document, identity: &Identity, quoted: &Runs) -> Vec<Unit> {
    let mut walk = Walk {
        document,
        identity,
        quoted,
        units: Vec::new(),
        headings: Vec::new(),
        zone: Zone::Opening,
        part: Part::Letter,
        body: Speaker::body(identity),
        paper: None,
        minority: None,
        paper_role: None,
        intro: None,
        signing: false,
        rejected: draft_rejected(document),
        wide: wide_tables(document),
    };
    let mut body: Vec<Piece> = Vec::new();
    let mut margin: Vec<(Piece, BoilerplateReason)> = Vec::new();
    for (place, block) in document.blocks.iter().enumerate() {
        let cut = pieces(document, place, block);
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
            (Layer::Comment, _) => margin.extend(
                cut.into_iter()
                    .map(|piece| (piece, BoilerplateReason::Comment)),
            ),
        }
    }
    for (place, piece) in body.iter().enumerate() {
        let next = body.get(place + 1);
        walk.piece(*piece, next);
    }
    for (piece, reason) in margin {
        walk.mark(piece);
        walk.push(piece.block, piece.span, Judged::Formality(reason));
    }
    walk.units
}

struct Walk<'a> {
    document: &'a Document,
    identity: &'a Identity,
    quoted: &'a Runs,
    units: Vec<Unit>,
    headings: Vec<(u8, String)>,
    zone: Zone,
    part: Part,
    /// The body that answers.
    body: Speaker,
    /// The party whose own paper this is, within the body's document.
    paper: Option<Speaker>,
    /// The minority that a zone of the minutes belongs to.
    minority: Option<Speaker>,
    /// The role of a minority's paper, from its type.
    paper_role: Option<Role>,
    intro: Option<Passage>,
    /// After the first line of a signature.
    signing: bool,
    /// The officials' draft stands in the document, but was not adopted.
    rejected: bool,
    /// Tables with rows of text.
    wide: BTreeSet<u32>,
}

impl Walk<'_> {
    fn piece(&mut self, piece: Piece, next: Option<&Piece>) {
        let document = self.document;
        let block = &document.blocks[piece.block];
        let text = document.slice(piece.span);
        self.mark(piece);
        if let BlockKind::Note(_) = block.kind {
            self.note(piece, text);
            return;
        }
        if block.kind == BlockKind::Caption {
            self.push(piece.block, piece.span, Judged::Context);
            return;
        }
        if !text.chars().any(char::is_alphanumeric) {
            self.push(
                piece.block,
                piece.span,
                Judged::Formality(BoilerplateReason::Ornament),
            );
            return;
        }
        let item = piece.mark.is_some() || matches!(block.kind, BlockKind::ListItem(_));
        if !item {
            self.intro = None;
        }
        let follows = next.is_some_and(|next| self.goes_on(next));
        let whole = Span::new(
            piece.mark.map_or(piece.span.start, |mark| mark.start),
            piece.span.end,
        );
        if self.part_begins(piece, text) {
            return;
        }
        if self.known_heading(piece, block, text, follows) {
            return;
        }
        if let Some((end, zone)) = run_in(text)
            && !(item && zone == Zone::Argument)
        {
            let head = Span::new(piece.span.start, piece.span.start + end);
            self.open(piece.block, head, zone, heading::PSEUDO);
            let rest = Span::new(head.end, piece.span.end).trimmed(&document.text);
            if !rest.is_empty() {
                let rest = Piece {
                    span: rest,
                    mark: None,
                    ..piece
                };
                self.piece(rest, next);
            }
            return;
        }
        if self.row_heading(piece, block, text) {
            return;
        }
        let level = heading::level(block, document.slice(whole), follows && !item).or_else(|| {
            if item {
                heading::level(block, text, false)
            } else {
                None
            }
        });
        let styled = level.is_some_and(|level| level < heading::PSEUDO);
        if !(styled && matches!(self.zone, Zone::Argument | Zone::Background) && follows)
            && let Some(reason) = self.form(text, item)
        {
            self.formality(piece, text, reason);
            return;
        }
        if let Some(level) = level
            && (styled || !self.listing())
        {
            self.push(piece.block, piece.span, Judged::Heading);
            if styled || self.zone != Zone::Opening {
                if self.listing()
                    || matches!(
                        self.zone,
                        Zone::Decision | Zone::ProposedDecision | Zone::Vote | Zone::Motions
                    )
                {
                    self.enter(Zone::Argument);
                }
                self.signing = false;
            }
            self.titled(level, block.number.as_deref(), whole);
            return;
        }
        self.text(piece, text, item, next);
    }

    /// Judges a piece that is neither heading nor line of form.
    fn text(&mut self, piece: Piece, text: &str, item: bool, next: Option<&Piece>) {
        let long =
            text.chars().count() >= 90 && text.trim_end().ends_with(['.', '?', '!', '”', ')']);
        match self.zone {
            Zone::Attachments | Zone::Dispatch | Zone::Attendance | Zone::Signing => {
                let reason = listed(self.zone).unwrap_or(BoilerplateReason::Procedure);
                let several = sentences(text).len() > 1 || text.chars().count() >= 200;
                if !(long && several && !item && has_verb(text))
                    || formality::sentence(text).is_some()
                {
                    self.push(piece.block, piece.span, Judged::Formality(reason));
                    return;
                }
                // A whole paragraph under such a heading is text after all.
                self.enter(Zone::Argument);
            }
            Zone::Opening => {
                let told = long
                    || item
                    || (has_verb(text) && text.split_whitespace().count() >= 4)
                    || text.ends_with(['.', '?', '!']);
                if !told {
                    self.push(piece.block, piece.span, Judged::Heading);
                    self.heading(heading::PSEUDO - 2, piece.span);
                    return;
                }
                self.enter(Zone::Argument);
            }
            _ => {}
        }
        if self.signing && !long && !has_verb(text) && text.chars().count() < 90 {
            self.push(
                piece.block,
                piece.span,
                Judged::Formality(BoilerplateReason::Signature),
            );
            return;
        }
        self.signing = false;
        self.introduction(piece, text, item, next);
    }

    /// Splits into sentences; keeps the one that leads to a list as its context.
    fn introduction(&mut self, piece: Piece, text: &str, item: bool, next: Option<&Piece>) {
        let document = self.document;
        let found: Vec<Span> = sentences(text)
            .into_iter()
            .map(|span| span.shifted(piece.span.start))
            .collect();
        let leads = next.is_some_and(|next| self.is_item(next))
            && (text.ends_with(':') || text.ends_with(" att") || text.ends_with('–'));
        let last = found.last().copied();
        for span in found {
            let sentence = document.slice(span);
            let lead = leads && Some(span) == last;
            if lead && !item {
                self.intro = Some(Passage {
                    span,
                    text: sentence.to_owned(),
                });
            }
            if self.bare_lead(sentence, lead) {
                self.push(piece.block, span, Judged::Context);
                continue;
            }
            self.sentence(piece, span, sentence, item);
        }
    }

    /// Words that only lead to what follows: `I kommunstyrelsen:`, `Vi föreslår att`.
    fn bare_lead(&self, sentence: &str, leads: bool) -> bool {
        let words = sentence.split_whitespace().count();
        let decides = matches!(self.zone, Zone::Decision | Zone::ProposedDecision);
        let colon = sentence.ends_with(':');
        let besluta = sentence.ends_with("besluta")
            || sentence.ends_with("beslutar")
            || sentence.ends_with("besluta att")
            || sentence.ends_with("beslutar att");
        (decides && (colon || besluta) && words <= 16)
            || (leads && (words <= 4 || !has_verb(sentence)))
            || (colon && words <= 5 && !has_verb(sentence))
    }

    fn sentence(&mut self, piece: Piece, span: Span, sentence: &str, item: bool) {
        if !sentence.chars().any(char::is_alphanumeric) {
            self.push(
                piece.block,
                span,
                Judged::Formality(BoilerplateReason::Ornament),
            );
            return;
        }
        if self.zone == Zone::Vote {
            self.push(
                piece.block,
                span,
                Judged::Formality(BoilerplateReason::Minutes),
            );
            return;
        }
        if let Some(reason) = formality::sentence(sentence) {
            self.push(piece.block, span, Judged::Formality(reason));
            return;
        }
        if self.zone != Zone::Decision && self.quoted.hold(sentence) {
            self.push(piece.block, span, Judged::Quoted);
            return;
        }
        let context = if item { self.intro.clone() } else { None };
        let speaker = self.speaker(sentence);
        let role = self.role(&speaker);
        self.push(
            piece.block,
            span,
            Judged::Said {
                role,
                speaker,
                context,
            },
        );
    }

    fn speaker(&mut self, sentence: &str) -> Speaker {
        match self.zone {
            Zone::Motions => Speaker::named_in(sentence, Role::Proposal)
                .or_else(|| self.paper.clone())
                .unwrap_or_else(|| Speaker::minority(self.identity, Role::Proposal)),
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => {
                let role = self.zone_role();
                if let Some(known) = &self.minority {
                    return known.clone();
                }
                let speaker = self
                    .paper
                    .clone()
                    .or_else(|| Speaker::named_in(sentence, role))
                    .unwrap_or_else(|| Speaker::minority(self.identity, role));
                self.minority = Some(speaker.clone());
                speaker
            }
            _ => self.paper.clone().unwrap_or_else(|| self.body.clone()),
        }
    }

    fn role(&self, speaker: &Speaker) -> Role {
        let party = speaker.kind == RespondentKind::Party;
        match self.zone {
            Zone::Decision if self.paper.is_none() => Role::Decision,
            Zone::Decision | Zone::ProposedDecision if party => Role::Proposal,
            Zone::ProposedDecision => Role::Draft,
            Zone::Motions => Role::Proposal,
            Zone::Reservation | Zone::SpecialStatement | Zone::Note => self.zone_role(),
            _ if self.part == Part::Draft && self.rejected && self.paper.is_none() => Role::Draft,
            _ => speaker.role,
        }
    }

    fn zone_role(&self) -> Role {
        match self.zone {
            Zone::Reservation => Role::Reservation,
            Zone::SpecialStatement => Role::SpecialStatement,
            _ => Role::Note,
        }
    }

    /// A heading of the known ones.
    fn known_heading(&mut self, piece: Piece, block: &Block, text: &str, follows: bool) -> bool {
        if text.chars().count() > 90 {
            return false;
        }
        let Some(mut zone) = opened_by(text) else {
            return false;
        };
        let own_paper = self.identity.kind == RespondentKind::Party || self.paper.is_some();
        if own_paper && zone == Zone::Motions {
            zone = Zone::Argument;
        }
        // At the head of a paper the same words are its type.
        let at_head =
            self.zone == Zone::Opening && block.heading_level().is_none() && !block.look.bold;
        if at_head
            && matches!(zone, Zone::Argument | Zone::Motions)
            && formality::line(text).is_some()
        {
            return false;
        }
        if !follows
            && matches!(zone, Zone::Argument | Zone::Background)
            && block.heading_level().is_none()
        {
            return false;
        }
        self.open(
            piece.block,
            piece.span,
            zone,
            block.heading_level().unwrap_or(heading::PSEUDO - 1),
        );
        true
    }

    /// Accounts for the heading of a zone and enters the zone.
    fn open(&mut self, block: usize, span: Span, zone: Zone, level: u8) {
        self.enter(zone);
        if let Some(
            reason @ (BoilerplateReason::Dispatch
            | BoilerplateReason::Attendance
            | BoilerplateReason::Signature),
        ) = listed(zone)
        {
            self.push(block, span, Judged::Formality(reason));
        } else {
            self.heading(level, span);
            self.push(block, span, Judged::Heading);
        }
    }

    /// The first column of a table's row, where it names what the row is about.
    fn row_heading(&mut self, piece: Piece, block: &Block, text: &str) -> bool {
        let Some(cell) = block.cell else { return false };
        if matches!(self.zone, Zone::Opening) && !self.in_wide_table(cell.table) {
            return false;
        }
        let short = text.chars().count() <= 110 && !text.ends_with(['.', '!']);
        let first_row = cell.row == 0 && self.in_wide_table(cell.table);
        if !short
            || !(cell.column == 0 || first_row)
            || !self.in_wide_table(cell.table)
            || formality::line(text).is_some()
        {
            return false;
        }
        self.push(piece.block, piece.span, Judged::Heading);
        if cell.column == 0 {
            self.enter(Zone::Argument);
            self.heading(heading::PSEUDO + 2, piece.span);
        }
        true
    }

    /// Whether a table is more than a letterhead.
    fn in_wide_table(&self, table: u32) -> bool {
        self.wide.contains(&table)
    }

    /// A letterhead within the document: another paper begins.
    fn part_begins(&mut self, piece: Piece, text: &str) -> bool {
        if text.chars().count() > 260 {
            return false;
        }
        let lower = text.to_lowercase();
        let starts = |words: &[&str]| words.iter().any(|word| lower.starts_with(word));
        let form = || formality::line(text);
        let annex = starts(&["protokollsbilaga", "bilaga till protokoll", "bilaga till §"]);
        let draft = starts(&[
            "tjänsteutlåtande",
            "tjänsteskrivelse",
            "tjänstemannautlåtande",
        ]);
        let minutes = starts(&[
            "utdrag ur protokoll",
            "protokollsutdrag",
            "sammanträdesprotokoll",
        ]) || (lower.starts_with("protokoll")
            && form() == Some(BoilerplateReason::Minutes));
        if annex {
            self.begin(Part::Minority);
        } else if draft && form().is_some() && !self.listing() {
            self.begin(Part::Draft);
        } else if minutes && form().is_some_and(|reason| reason != BoilerplateReason::Dispatch) {
            if self.part != Part::Minutes {
                self.begin(Part::Minutes);
            }
        } else {
            return self.minority_paper(piece, text, &lower);
        }
        let reason = form().unwrap_or(BoilerplateReason::Letterhead);
        self.push(piece.block, piece.span, Judged::Formality(reason));
        true
    }

    /// The letterhead of a party's paper within the body's document.
    fn minority_paper(&mut self, piece: Piece, text: &str, lower: &str) -> bool {
        const TYPES: &[(&str, Role)] = &[
            ("yrkande", Role::Proposal),
            ("reservation", Role::Reservation),
            ("särskilt yttrande", Role::SpecialStatement),
            ("protokollsanteckning", Role::Note),
            ("röstförklaring", Role::Note),
            ("yttrande", Role::SpecialStatement),
        ];
        let line = text.chars().count() < 170 && !text.ends_with('.') && !has_verb(text);
        if !line {
            return false;
        }
        let role = TYPES
            .iter()
            .find(|(word, _)| lower.contains(word))
            .map(|(_, role)| *role);
        let title = lower.contains("angående")
            || lower.contains("gällande")
            || lower.contains("över ")
            || lower.contains("avseende");
        let typed = role.filter(|_| !title);
        if self.zone == Zone::Opening && typed.is_some() {
            self.paper_role = typed;
        }
        let alone = parties_only(text);
        let glued = typed
            .is_some()
            .then(|| parties_in(text))
            .filter(|names| !names.is_empty() && !lower.contains("från"));
        let Some(names) = alone.clone().or(glued) else {
            return false;
        };
        let minority_zone = matches!(
            self.zone,
            Zone::Reservation | Zone::SpecialStatement | Zone::Note
        );
        if self.identity.kind == RespondentKind::Party && !minority_zone {
            return false;
        }
        if minority_zone && alone.is_some() {
            self.minority = Some(Speaker::parties(names, self.zone_role()));
        } else if self.zone == Zone::Opening || alone.is_none() {
            let role = typed.or(self.paper_role).unwrap_or(Role::SpecialStatement);
            let mut all = match (&self.paper, self.zone) {
                (Some(paper), Zone::Opening) => paper.respondents.clone(),
                _ => Vec::new(),
            };
            all.extend(
                names
                    .into_iter()
                    .filter(|name| !all.contains(name))
                    .collect::<Vec<_>>(),
            );
            self.begin(Part::Minority);
            self.paper_role = Some(role);
            self.paper = Some(Speaker::parties(all, role));
        } else {
            return false;
        }
        self.push(
            piece.block,
            piece.span,
            Judged::Formality(BoilerplateReason::Letterhead),
        );
        true
    }

    fn begin(&mut self, part: Part) {
        self.part = part;
        self.zone = Zone::Opening;
        self.paper = None;
        self.minority = None;
        self.paper_role = None;
        self.signing = false;
        self.intro = None;
        self.headings.clear();
    }

    fn enter(&mut self, zone: Zone) {
        self.zone = zone;
        self.minority = None;
        self.signing = zone == Zone::Signing;
    }

    /// Whether the zone lists papers, persons or recipients.
    fn listing(&self) -> bool {
        matches!(
            self.zone,
            Zone::Attachments | Zone::Dispatch | Zone::Attendance | Zone::Signing | Zone::Handling
        )
    }

    /// Why a line is of form here. In lists of papers and recipients every
    /// line is, and is left to the zone; items of a list argue.
    fn form(&self, text: &str, item: bool) -> Option<BoilerplateReason> {
        if matches!(self.zone, Zone::Attachments | Zone::Dispatch)
            || (item && matches!(self.zone, Zone::Decision | Zone::ProposedDecision))
        {
            return None;
        }
        formality::line(text)
    }

    fn formality(&mut self, piece: Piece, text: &str, reason: BoilerplateReason) {
        let signature = matches!(
            reason,
            BoilerplateReason::Signature | BoilerplateReason::ESignature
        );
        if signature {
            self.signing = true;
        }
        let leaves = matches!(
            self.zone,
            Zone::Decision | Zone::ProposedDecision | Zone::Vote | Zone::Motions
        );
        if leaves
            && (signature
                || (reason == BoilerplateReason::Letterhead && named_body(text).is_some()))
        {
            self.enter(Zone::Opening);
            self.signing = signature;
        }
        if let Some(names) = parties_only(text)
            && matches!(
                self.zone,
                Zone::Reservation | Zone::SpecialStatement | Zone::Note
            )
        {
            self.minority = Some(Speaker::parties(names, self.zone_role()));
        }
        self.push(piece.block, piece.span, Judged::Formality(reason));
    }

    /// A note argues where it holds a sentence of its own; most only refer.
    fn note(&mut self, piece: Piece, text: &str) {
        let told = has_verb(text) || (text.ends_with('.') && text.split_whitespace().count() >= 6);
        let refers = !told
            || text.contains("http")
            || text.contains("www.")
            || ["se ", "jfr", "prop", "sou ", "ds ", "exempelvis", "dnr"]
                .iter()
                .any(|word| text.to_lowercase().starts_with(word));
        if refers {
            self.push(
                piece.block,
                piece.span,
                Judged::Formality(BoilerplateReason::Note),
            );
        } else {
            for span in sentences(text) {
                let span = span.shifted(piece.span.start);
                self.sentence(piece, span, self.document.slice(span), false);
            }
        }
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
                Judged::Formality(BoilerplateReason::Ornament),
            );
        }
    }

    fn push(&mut self, block: usize, span: Span, judged: Judged) {
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

/// The tables that have several rows and columns, and text beside the first column.
fn wide_tables(document: &Document) -> BTreeSet<u32> {
    let mut seen: BTreeMap<u32, (u32, u32, bool)> = BTreeMap::new();
    for block in &document.blocks {
        if let Some(cell) = block.cell {
            let text = document.slice(block.span);
            let (rows, columns, told) = seen.entry(cell.table).or_default();
            *rows = (*rows).max(cell.row + 1);
            *columns = (*columns).max(cell.column + 1);
            *told |= cell.column > 0 && (text.len() > 60 || text.ends_with('.'));
        }
    }
    seen.into_iter()
        .filter(|(_, (rows, columns, told))| *rows > 1 && *columns > 1 && *told)
        .map(|(table, _)| table)
        .collect()
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

/// Whether the meeting decided otherwise than the officials proposed, so that
/// their draft in the same file is not the answer.
fn draft_rejected(document: &Document) -> bool {
    let lower = document.text.to_lowercase();
    let rejected = [
        "avslå förvaltningens",
        "avslå tjänsteutlåtandet",
        "avslår förvaltningens",
        "avslå kontorets",
        "bifaller inte förvaltningens",
    ];
    let adopted = [
        "eget yttrande",
        "sitt yttrande",
        "enligt förvaltningens",
        "enlighet med förvaltningens",
        "antar förvaltningens",
        "enligt tjänsteutlåtandet",
        "bifalla förvaltningens",
        "bifalla tjänsteutlåtandet",
        "bifall till förvaltningens",
    ];
    rejected.iter().any(|words| lower.contains(words))
        && !adopted.iter().any(|words| lower.contains(words))
}
