//! Where the walk stands: its zone, the headings above, and what was accounted for.

use super::{Judgement, PaperKind, Piece, Unit, Walk};
use crate::model::{BlockKind, BoilerplateReason, Span};
use crate::segment::heading;
use crate::segment::zone::Zone;
impl Walk<'_> {
    pub(super) fn enter(&mut self, zone: Zone) {
        self.zone = zone;
        self.minority = None;
        self.other = None;
        self.views = None;
        self.signing = zone == Zone::Signing;
    }

    /// Whether a line is the heading of a section of the programme.
    pub(super) fn heads_section(&self, text: &str) -> bool {
        self.sections.hold(text)
    }

    /// Whether the zone lists papers, persons or recipients.
    pub(super) fn listing(&self) -> bool {
        matches!(
            self.zone,
            Zone::Attachments | Zone::Dispatch | Zone::Attendance | Zone::Signing | Zone::Handling
        )
    }

    /// A heading with its printed number, by which answers refer to sections.
    pub(super) fn titled(&mut self, level: u8, number: Option<&str>, span: Span) {
        self.heading(level, span);
        if let Some(number) = number.filter(|number| number.chars().any(|c| c.is_ascii_digit()))
            && let Some((_, heading)) = self.headings.last_mut()
        {
            heading.insert_str(0, &format!("{} ", number.trim()));
        }
    }

    pub(super) fn heading(&mut self, level: u8, span: Span) {
        self.asked = None;
        self.views
            .take_if(|(_, under)| under.is_none_or(|under| level <= under));
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

    pub(super) fn mark(&mut self, piece: Piece) {
        if let Some(mark) = piece.mark {
            self.push(
                piece.block,
                mark,
                Judgement::Formality(BoilerplateReason::Ornament),
            );
        }
    }

    pub(super) fn push(&mut self, block: usize, span: Span, judged: Judgement) {
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

    pub(super) fn is_item(&self, piece: &Piece) -> bool {
        piece.mark.is_some()
            || matches!(
                self.document.blocks[piece.block].kind,
                BlockKind::ListItem(_)
            )
    }

    /// Whether a piece is text that a heading can stand above.
    pub(super) fn goes_on(&self, next: &Piece) -> bool {
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
