//! Short answers that look like headings: `Inga synpunkter`, `Nämnden avstyrker`.
//!
//! Whether such a line heads what follows is known only when the walk is done:
//! where nothing but formalities stands under it, it is the answer.

use super::{Judgement, Piece, Walk};
use crate::segment::claim;
use crate::segment::declare::declares;
use crate::segment::zone::Zone;

/// A heading that says something by itself.
pub(super) struct Answer {
    /// Its place among the units.
    unit: usize,
    /// What it is where nothing stands under it.
    judged: Judgement,
}

impl Walk<'_> {
    /// What a heading says that is a sentence of the writer's own: it is said, and
    /// heads what follows all the same. The programme's own headings, given back,
    /// say nothing.
    pub(super) fn saying_heading(&mut self, piece: Piece) -> Option<Judgement> {
        let text = self.document.slice(piece.span);
        let own = declares(text) && !self.heads_section(text) && !self.quoted.holds_line(text);
        if !own {
            return None;
        }
        // A stand under `Beslut` is what was decided; any other sentence in the
        // place of a heading leads on to what was argued.
        let decided = matches!(
            self.zone,
            Zone::Decision | Zone::ProposedDecision | Zone::Motions
        ) && claim::stands(text);
        if self.listing() || (self.zone.is_formal() && !decided) {
            self.enter(Zone::Argument);
        }
        Some(self.judged(text, false)).filter(|judged| matches!(judged, Judgement::Said { .. }))
    }

    /// Accounts for a heading, and notes what it says where it may be an answer.
    pub(super) fn push_heading(&mut self, piece: Piece) {
        let text = self.document.slice(piece.span);
        let own = matches!(
            self.zone,
            Zone::Opening | Zone::Argument | Zone::Background | Zone::Decision | Zone::Handling
        );
        if own && claim::answers(text) {
            let judged = self.judged(text, false);
            self.answers.push(Answer {
                unit: self.units.len(),
                judged,
            });
        }
        self.push(piece.block, piece.span, Judgement::Heading);
    }

    /// Whether a piece is an option of a form that nobody ticked: nobody's answer.
    pub(super) fn is_option(&self, piece: Piece, text: &str) -> bool {
        let boxed = |mark| self.document.slice(mark).contains(['□', '☐']);
        piece.mark.is_some_and(boxed) && !text.ends_with('.') && claim::answers(text)
    }

    /// Makes statements of the answers under which nothing is said.
    pub(super) fn settle_answers(&mut self) {
        for answer in std::mem::take(&mut self.answers) {
            if !self.heads_text(answer.unit) {
                self.units[answer.unit].judged = answer.judged;
            }
        }
    }

    /// Whether anything but formalities stands under the heading.
    fn heads_text(&self, unit: usize) -> bool {
        let title = self.document.slice(self.units[unit].span);
        for below in &self.units[unit + 1..] {
            match below.judged {
                Judgement::Formality(_) => {}
                Judgement::Heading if self.document.slice(below.span) != title => {}
                Judgement::Heading => return false,
                Judgement::Said { .. } | Judgement::Context | Judgement::Quoted => {
                    return below.headings.iter().any(|known| known.ends_with(title));
                }
            }
        }
        false
    }
}
