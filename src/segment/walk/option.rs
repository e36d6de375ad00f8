//! Options of a form: words with a box before or behind them, of which somebody
//! ticked one. Only what is ticked is an answer.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use regex::Regex;

use super::{Judgement, Walk};
use crate::language::sentences;
use crate::model::{Document, Span};
use crate::segment::piece::Piece;
use crate::segment::zone::Zone;

/// Longest option, in characters.
const LONGEST: usize = 200;
/// Options of more words than these end with their sentence; what stands behind
/// is a text of its own.
const SHORT: usize = 60;

/// The options of a document by where their words begin, with whether each is
/// ticked.
#[derive(Debug, Default)]
pub(super) struct Options(BTreeMap<usize, bool>);

impl Options {
    /// Whether the option that the piece is was ticked; `None` where it is none.
    pub(super) fn ticked(&self, piece: &Piece) -> Option<bool> {
        self.0.get(&piece.span.start).copied()
    }
}

/// Cuts the options of a form apart, and tells which of the pieces are options.
///
/// A box alone before its words is also a bullet of a list: it is an option only
/// where the document has both ticked and empty boxes.
pub(super) fn options(document: &Document, body: Vec<Piece>) -> (Vec<Piece>, Options) {
    let rows: Vec<Option<Row>> = body.iter().map(|piece| row(document, *piece)).collect();
    let any = |ticked: bool| {
        let all = || rows.iter().flatten().flat_map(|row| &row.options);
        all().any(|option| option.ticked == ticked)
    };
    let is_form = any(true) && any(false);
    let mut found = Options::default();
    let mut pieces = Vec::with_capacity(body.len());
    for (piece, row) in body.into_iter().zip(rows) {
        let Some(row) = row.filter(|row| is_form || row.options.len() > 1) else {
            pieces.push(piece);
            continue;
        };
        let part = |span: Span, mark: Option<Span>| Piece {
            span,
            mark,
            ..piece
        };
        pieces.extend(row.lead.map(|lead| part(lead, None)));
        for option in row.options {
            found.0.insert(option.words.start, option.ticked);
            pieces.push(part(option.words, Some(option.place)));
        }
        pieces.extend(row.rest.map(|rest| part(rest, None)));
    }
    (pieces, found)
}

/// A line of options, with what stands before and behind them.
struct Row {
    lead: Option<Span>,
    options: Vec<Choice>,
    rest: Option<Span>,
}

struct Choice {
    place: Span,
    words: Span,
    ticked: bool,
}

/// The options in a piece, its list mark counted in.
fn row(document: &Document, piece: Piece) -> Option<Row> {
    static BOX: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"[☐□☒☑✗✘✓✔■⊠]|\[[ xX]?\]|\([ xX]\)").expect("a fixed pattern")
    });
    let from = piece.mark.map_or(piece.span.start, |mark| mark.start);
    let span = |from: usize, to: usize| Span::new(from, to).trimmed(&document.text);
    let text = document.slice(Span::new(from, piece.span.end));
    let boxes: Vec<Span> = BOX
        .find_iter(text)
        .map(|one| Span::new(from + one.start(), from + one.end()))
        .collect();
    let (first, last) = (*boxes.first()?, *boxes.last()?);
    let mut lead = span(from, first.start);
    let behind = span(last.end, piece.span.end);
    let leads = document.slice(lead).ends_with(['?', ':']);
    let mut rest = None;
    let places: Vec<(Span, Span)> = if lead.is_empty() || leads {
        let ends = boxes[1..].iter().map(|next| next.start);
        boxes
            .iter()
            .zip(ends.chain([piece.span.end]))
            .map(|(place, end)| (*place, span(place.end, end)))
            .collect()
    } else if behind.is_empty() {
        let asked = document.slice(lead).rfind(['?', ':']);
        let start = asked.map_or(from, |at| lead.start + at + 1);
        lead = span(from, start);
        let starts = [start].into_iter().chain(boxes.iter().map(|one| one.end));
        boxes
            .iter()
            .zip(starts)
            .map(|(place, start)| (*place, span(start, place.start)))
            .collect()
    } else {
        return None;
    };
    let mut options = Vec::with_capacity(places.len());
    for (at, (place, mut words)) in places.iter().copied().enumerate() {
        let said = document.slice(words);
        if at + 1 == places.len()
            && said.chars().count() > SHORT
            && let [head, _, ..] = sentences(said).as_slice()
        {
            let head = head.shifted(words.start);
            rest = Some(span(head.end, words.end));
            words = head;
        }
        let said = document.slice(words);
        if !said.chars().any(char::is_alphanumeric) || said.chars().count() > LONGEST {
            return None;
        }
        let ticked = document.slice(place).contains(|c| !"☐□[]() ".contains(c));
        options.push(Choice {
            place,
            words,
            ticked,
        });
    }
    Some(Row {
        lead: (!lead.is_empty()).then_some(lead),
        options,
        rest,
    })
}

impl Walk<'_> {
    /// Judges an option: what nobody ticked is nobody's answer.
    pub(super) fn option(&mut self, piece: Piece, ticked: bool) {
        if !ticked {
            self.push(piece.block, piece.span, Judgement::Context);
            return;
        }
        if self.zone == Zone::Opening || self.zone.is_formal() {
            self.enter(Zone::Argument);
        }
        let said = self.replied(piece);
        self.push(piece.block, piece.span, said);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Block;
    use crate::segment::piece::pieces;
    use crate::segment::walk::Sections;

    /// The pieces of lines: `+` ticked, `-` not, ` ` no option.
    fn cut(lines: &[&str]) -> Vec<String> {
        let mut document = Document::default();
        for line in lines {
            let start = document.text.len();
            document.text.push_str(line);
            let span = Span::new(start, document.text.len());
            document.text.push('\n');
            document.blocks.push(Block::paragraph(span));
        }
        let body = (document.blocks.iter().enumerate())
            .flat_map(|(place, block)| pieces(&document, place, block, &Sections::default()))
            .collect();
        let (found, options) = options(&document, body);
        found
            .iter()
            .map(|piece| {
                let sign = match options.ticked(piece) {
                    Some(true) => '+',
                    Some(false) => '-',
                    None => ' ',
                };
                format!("{sign}{}", document.slice(piece.span))
            })
            .collect()
    }

    #[test]
    fn boxes_stand_before_their_words_or_behind_them() {
        assert_eq!(cut(&["☒ Ja   ☐ Nej"]), ["+Ja", "-Nej"]);
        assert_eq!(cut(&["Ja ☐  Nej ☒"]), ["-Ja", "+Nej"]);
        assert_eq!(cut(&["[ ] Ja [x] Nej"]), ["-Ja", "+Nej"]);
        assert_eq!(
            cut(&["Tillstyrker ni planen? ☒ Ja ☐ Nej"]),
            [" Tillstyrker ni planen?", "+Ja", "-Nej"]
        );
        assert_eq!(
            cut(&["Tillstyrker ni planen? Ja ☒ Nej ☐"]),
            [" Tillstyrker ni planen?", "+Ja", "-Nej"]
        );
    }

    #[test]
    fn a_box_alone_is_an_option_where_others_are_ticked() {
        assert_eq!(
            cut(&["☐ Tillstyrker", "☒ Avstyrker"]),
            ["-Tillstyrker", "+Avstyrker"]
        );
        assert_eq!(
            cut(&["☐ Planen är bra.", "☐ Taxan är hög."]),
            [" Planen är bra.", " Taxan är hög."]
        );
        assert_eq!(cut(&["✓ Planen är bra."]), [" Planen är bra."]);
    }

    #[test]
    fn what_stands_behind_the_last_option_is_a_text_of_its_own() {
        let why = "Taxan slår hårt mot familjer med många barn och mot dem som bor trångt.";
        assert_eq!(
            cut(&[&format!("☐ Ja ☒ Nej. {why}")]),
            ["-Ja".to_owned(), "+Nej.".to_owned(), format!(" {why}")]
        );
    }

    #[test]
    fn a_box_within_a_sentence_is_no_option() {
        let text = "Rutan (x) på sidan 4 bör tas bort ur planen.";
        assert_eq!(cut(&[text, "☒ Ja ☐ Nej"])[0], format!(" {text}"));
    }
}
