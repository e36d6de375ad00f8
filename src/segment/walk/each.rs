//! What a piece of the document is: heading, line of form, option of a form or
//! text, tried in the order of their trust.

use super::questionnaire::is_empty_field;
use super::{Judgement, PaperKind, Piece, Walk, lead};
use crate::model::{BlockKind, BoilerplateReason, Span};
use crate::segment::heading;
use crate::segment::zone::{Zone, run_in};
/// How many known headings may be run together at the head of one line.
const RUN_IN: usize = 3;
impl Walk<'_> {
    /// Judges a piece, and what stands behind headings run into its text.
    pub(super) fn piece(&mut self, piece: Piece, next: Option<&Piece>) {
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
}
