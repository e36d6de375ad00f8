//! Lines that begin with the number of a section and say something of it:
//! `3.1 Bra.`, `Avsnitt 3.3: Nej`. They look like the headings of an answer that
//! goes through the programme, and are answers.

use super::sections::{Lead, Sections};
use super::{Piece, Walk, Zone};
use crate::model::{Document, Format, Span};
use crate::segment::claim;
use crate::segment::declare::declares;
use crate::segment::formality;
use crate::segment::heading;
use crate::segment::reply::Reply;

/// Longest reply of a line that text follows, in characters.
const SHORT: usize = 40;

/// Whether an answer heads its text by numbers with headings of its own: there a
/// line of that kind says nothing by itself.
pub(super) fn heads_by_number(document: &Document, body: &[Piece], sections: &Sections) -> bool {
    body.windows(2).any(|pair| {
        let (line, below) = (document.slice(pair[0].span), document.slice(pair[1].span));
        let heads = sections
            .lead(line)
            .is_some_and(|lead| !lead.is_heading && !replies(&line[lead.rest..]));
        heads && !line.ends_with(['.', '!', '?']) && is_text(below, sections)
    })
}

impl Walk<'_> {
    /// Accounts for the number of a section at the head of a line, and gives the
    /// words behind it, where they are no heading but say something of it.
    pub(super) fn numbered_line(&mut self, piece: Piece, next: Option<&Piece>) -> Option<Piece> {
        let document = self.document;
        let text = document.slice(piece.span);
        let lead = self.sections.lead(text).filter(|lead| !lead.is_heading)?;
        let below = next.map(|next| document.slice(next.span));
        let is_headed = below.is_some_and(|below| is_text(below, self.sections));
        // a heading that the writer made one heads what follows
        let is_styled = document.blocks[piece.block].heading_level().is_some()
            && !matches!(document.format, Format::Text | Format::Pdf);
        let says = if is_styled {
            replies(&text[lead.rest..])
        } else {
            self.says_of_section(text, lead, is_headed)
        };
        if self.listing() || !says {
            return None;
        }
        if matches!(self.zone, Zone::Opening | Zone::Vote) {
            self.enter(Zone::Argument);
        }
        let start = piece.span.start;
        self.question(
            piece.block,
            Span::new(start, start + lead.end),
            heading::PSEUDO,
        );
        Some(Piece {
            span: Span::new(start + lead.rest, piece.span.end),
            mark: None,
            ..piece
        })
    }

    fn says_of_section(&self, text: &str, lead: Lead, is_headed: bool) -> bool {
        let rest = &text[lead.rest..];
        if rest.starts_with(char::is_lowercase) || replies(rest) {
            return true;
        }
        !is_headed && (declares(rest) || rest.ends_with(['.', '!', '?']) || !self.heads_by_number)
    }
}

/// Whether the words behind a number are a reply, whatever follows them.
fn replies(rest: &str) -> bool {
    const PLAIN: &[&str] = &[
        "bra",
        "mycket bra",
        "jättebra",
        "dåligt",
        "ok",
        "okej",
        "oklart",
        "otydligt",
        "positivt",
        "negativt",
        "rimligt",
        "orimligt",
        "inga kommentarer",
        "ingen kommentar",
        "inget",
    ];
    let bare = rest.trim_end_matches(['.', '!', ' ']).to_lowercase();
    PLAIN.contains(&bare.as_str())
        || (rest.chars().count() <= SHORT && (Reply::whole(rest).is_some() || claim::answers(rest)))
}

/// Whether a line is text that stands under what is above it, and no further line
/// of the same kind nor a formality.
fn is_text(line: &str, sections: &Sections) -> bool {
    sections.lead(line).is_none() && formality::line(line).is_none()
}
