//! A document seen as short lines: running heads, opening, close.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::model::{Document, Layer, Span};

/// How much of the body counts as its opening, in lines and in bytes.
const OPENING_LINES: usize = 32;
const OPENING_BYTES: usize = 3_000;
/// How many of the last lines of the body count as its close.
const CLOSING_LINES: usize = 14;

/// A line of a block: what stands between line ends and tabs.
#[derive(Debug, Clone, Copy)]
pub(super) struct Line<'a> {
    pub(super) text: &'a str,
    pub(super) span: Span,
}

impl<'a> Line<'a> {
    /// The name in a message's field of who sent it: `From: Ekens vänner <…>`.
    pub(super) fn mail_sender(&self) -> Option<&'a str> {
        let field = self.text.strip_prefix("From: ")?;
        let name = field.split('<').next()?;
        Some(name.trim().trim_matches('"'))
    }
}

/// The parts of a document that tell where it comes from.
#[derive(Debug)]
pub(super) struct Lines<'a> {
    /// Running heads, each wording once.
    pub(super) heads: Vec<Line<'a>>,
    /// Running feet, each wording once.
    pub(super) feet: Vec<Line<'a>>,
    /// The first lines of the body.
    pub(super) opening: Vec<Line<'a>>,
    /// The last lines of the body.
    pub(super) closing: Vec<Line<'a>>,
    /// Every line of the body.
    pub(super) body: Vec<Line<'a>>,
}

impl<'a> Lines<'a> {
    pub(super) fn of(document: &'a Document) -> Self {
        Self::without(document, &BTreeSet::new())
    }

    /// The lines of a document but those of some blocks.
    pub(super) fn without(document: &'a Document, blocks: &BTreeSet<usize>) -> Self {
        let mut body = Vec::new();
        let mut heads = Vec::new();
        let mut feet = Vec::new();
        let mut seen = BTreeSet::new();
        for (at, block) in document.blocks.iter().enumerate() {
            if blocks.contains(&at) {
                continue;
            }
            let lines = split(document, block.span);
            match block.layer {
                Layer::Body => body.extend(lines),
                Layer::Header => heads.extend(lines.filter(|line| seen.insert(line.text))),
                Layer::Footer => feet.extend(lines.filter(|line| seen.insert(line.text))),
                Layer::Contents | Layer::Comment => {}
            }
        }
        let first = body.first().map_or(0, |line| line.span.start);
        let mut sent_to = false;
        let opening = body
            .iter()
            .take(OPENING_LINES)
            .take_while(|line| line.span.start - first <= OPENING_BYTES)
            .filter(|line| {
                // A list of those whom an extract is sent to, above the answer.
                let short = line.text.chars().count() <= 60
                    && !line.text.contains(|c: char| c.is_ascii_digit());
                sent_to = is_dispatch(line.text) || (sent_to && short);
                !sent_to
            })
            .copied()
            .collect();
        // What stands after the last sentence signs the paper.
        let last = body
            .iter()
            .rposition(|line| is_sentence(line.text))
            .map_or(0, |place| place + 1);
        // Those whom the paper is sent to stand below those who sign it.
        let end = body[last..]
            .iter()
            .position(|line| is_dispatch(line.text))
            .map_or(body.len(), |place| last + place);
        let closing = body[last.max(end.saturating_sub(CLOSING_LINES))..end].to_vec();
        Self {
            heads,
            feet,
            opening,
            closing,
            body,
        }
    }
}

/// Whether the line heads the list of those whom the paper is sent to.
fn is_dispatch(text: &str) -> bool {
    static DISPATCH: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)^(?:beslutet|beslut|protokollet|protokollsutdrag(?:et)?|utdraget|yttrandet)?\s*(?:ska\s+)?(?:(?:skickas|sänds|expedieras|delges|expediering|sändlista|för kännedom)\b(?:[\s:]|$)|(?:kopia|utdrag|delgivning)\s+till\b)")
            .expect("a fixed pattern")
    });
    text.chars().count() <= 90 && DISPATCH.is_match(text)
}

pub(super) fn is_sentence(text: &str) -> bool {
    text.ends_with(['.', '?', '!', '”'])
        && text.chars().count() >= 25
        && text.split_whitespace().count() >= 4
}

fn split(document: &Document, span: Span) -> impl Iterator<Item = Line<'_>> {
    let mut start = span.start;
    document
        .slice(span)
        .split_inclusive(['\n', '\t'])
        .filter_map(move |piece| {
            let here = Span::new(start, start + piece.len()).trimmed(&document.text);
            start += piece.len();
            (!here.is_empty()).then(|| Line {
                text: here.of(&document.text),
                span: here,
            })
        })
}
