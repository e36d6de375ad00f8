//! Headings that open zones, and tables whose first column heads its rows.

use std::collections::{BTreeMap, BTreeSet};

use super::{Judgement, PaperKind, Piece, Walk, listed};
use crate::model::{Block, BoilerplateReason, Document, Ground, Passage, RespondentKind, Span};
use crate::segment::claim;
use crate::segment::formality;
use crate::segment::heading;
use crate::segment::reply::{Reply, is_tick};
use crate::segment::zone::{Zone, is_ambiguous, leads_to_decision, opened_by, titles_minority};

/// The level of what heads a row of a table.
const ROW: u8 = heading::PSEUDO + 2;

impl Walk<'_> {
    /// A heading of the known ones.
    pub(super) fn known_heading(
        &mut self,
        piece: Piece,
        block: &Block,
        text: &str,
        follows: bool,
    ) -> bool {
        let longest = if titles_minority(text) { 300 } else { 90 };
        if text.chars().count() > longest {
            return false;
        }
        let Some(mut zone) = opened_by(text) else {
            return false;
        };
        if self.paper_kind != PaperKind::Minutes
            && is_ambiguous(text, zone)
            && self.heads_section(text)
        {
            return false;
        }
        let own_paper = self.identity.kind == RespondentKind::Party || self.paper.is_some();
        if own_paper && zone == Zone::Motions {
            zone = Zone::Argument;
        }
        if zone == Zone::Note && self.answers_by_note() {
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
        // The title of a party's paper tells what all of it is.
        if self.zone == Zone::Opening
            && self.identity.kind == RespondentKind::Party
            && titles_minority(text)
        {
            self.body.role = zone.minoritys_role();
        }
        self.open(
            piece.block,
            piece.span,
            zone,
            block.heading_level().unwrap_or(heading::PSEUDO - 1),
        );
        true
    }

    /// Words before a list of what was decided, without the heading `Beslut`.
    pub(super) fn decision_begins(
        &mut self,
        piece: Piece,
        text: &str,
        next: Option<&Piece>,
    ) -> bool {
        let open = matches!(
            self.zone,
            Zone::Opening | Zone::Argument | Zone::Background | Zone::Handling | Zone::Attachments
        );
        let listed = next.is_some_and(|next| {
            self.is_item(next) || self.document.slice(next.span).starts_with("att ")
        });
        let own = self.paper.is_none()
            && self.paper_kind != PaperKind::Draft
            && self.identity.kind != RespondentKind::Party;
        if !(open && listed && own && leads_to_decision(text)) {
            return false;
        }
        self.enter(Zone::Decision);
        self.push(piece.block, piece.span, Judgement::Context);
        true
    }

    /// Whether the body answers by a note of its own minutes: the title says that
    /// the answer is its, and nothing stands before the note.
    fn answers_by_note(&self) -> bool {
        let titled = |ground: &Ground| ground.source == "title" && ground.field == "respondent";
        self.zone == Zone::Opening
            && self.paper_kind == PaperKind::Letter
            && self.identity.grounds.iter().any(titled)
    }

    /// Accounts for the heading of a zone and enters the zone.
    pub(super) fn open(&mut self, block: usize, span: Span, zone: Zone, level: u8) {
        self.enter(zone);
        if let Some(
            reason @ (BoilerplateReason::Dispatch
            | BoilerplateReason::Attendance
            | BoilerplateReason::Signature),
        ) = listed(zone)
        {
            self.push(block, span, Judgement::Formality(reason));
        } else {
            self.heading(level, span);
            self.push(block, span, Judgement::Heading);
        }
    }

    /// The first column of a table's row, where it names what the row is about.
    pub(super) fn row_heading(&mut self, piece: Piece, block: &Block, text: &str) -> bool {
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
        if cell.column > 0 {
            self.push(piece.block, piece.span, Judgement::Heading);
            return true;
        }
        self.enter(Zone::Argument);
        self.question(piece.block, piece.span, ROW);
        true
    }

    /// A cell in which somebody set a mark: what heads its column is the reply to
    /// what heads its row.
    pub(super) fn ticked_cell(&mut self, piece: Piece, block: &Block, text: &str) -> bool {
        let Some(cell) = block.cell.filter(|cell| cell.row > 0 && cell.column > 0) else {
            return false;
        };
        let head = self.columns.get(&(cell.table, cell.column)).copied();
        let Some(head) = head.filter(|_| is_tick(text) && self.in_wide_table(cell.table)) else {
            return false;
        };
        let said = self.replied(piece);
        let under = self.headings.len();
        self.headings
            .push((u8::MAX, self.document.slice(head).to_owned()));
        self.push(piece.block, piece.span, said);
        self.headings.truncate(under);
        true
    }

    /// A cell beside the first column that takes a stand or replies: `Avstyrker`.
    pub(super) fn stated_cell(&mut self, piece: Piece, block: &Block, text: &str) -> bool {
        let Some(cell) = block.cell.filter(|cell| cell.column > 0) else {
            return false;
        };
        let states = || Reply::whole(text).is_some() || claim::answers(text);
        // The first row heads the others, unless it asks or names a section.
        let headed = self.headings.iter().any(|(level, _)| *level == ROW);
        let asked = |asked: &Passage| {
            let head = asked.text.as_str();
            head.ends_with('?')
                || head.starts_with(|c: char| c.is_ascii_digit())
                || self.heads_section(head)
        };
        let row = headed && (cell.row > 0 || self.asked.as_ref().is_some_and(asked));
        if !(row && self.in_wide_table(cell.table) && states()) {
            return false;
        }
        let said = self.replied(piece);
        self.push(piece.block, piece.span, said);
        true
    }

    /// Whether a table is more than a letterhead.
    fn in_wide_table(&self, table: u32) -> bool {
        self.wide.contains(&table)
    }
}

/// What heads each column of the tables, by table and column.
pub(super) fn columns(document: &Document) -> BTreeMap<(u32, u32), Span> {
    let heads = document.blocks.iter().filter_map(|block| {
        let cell = block.cell.filter(|cell| cell.row == 0)?;
        Some(((cell.table, cell.column), block.span))
    });
    heads.collect()
}

/// The tables that have several rows and columns, and text, a reply or a tick beside
/// the first column.
pub(super) fn wide_tables(document: &Document) -> BTreeSet<u32> {
    let mut seen: BTreeMap<u32, (u32, u32, bool)> = BTreeMap::new();
    for block in &document.blocks {
        if let Some(cell) = block.cell {
            let text = document.slice(block.span);
            let (rows, columns, told) = seen.entry(cell.table).or_default();
            *rows = (*rows).max(cell.row + 1);
            *columns = (*columns).max(cell.column + 1);
            *told |= cell.column > 0
                && (text.len() > 60
                    || text.ends_with('.')
                    || (cell.row > 0 && (is_tick(text) || Reply::whole(text).is_some())));
        }
    }
    seen.into_iter()
        .filter(|(_, (rows, columns, told))| *rows > 1 && *columns > 1 && *told)
        .map(|(table, _)| table)
        .collect()
}
