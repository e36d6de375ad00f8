//! A document as text: headings, paragraphs, lists, tables, page breaks; each
//! statement a link in its stance's colour, the chosen one marked.

use std::collections::BTreeMap;
use std::ops::Range;

use maud::{Markup, html};

use super::stance;
use crate::model::{
    Block, BlockKind, ContentHash, Document, Layer, Span, StatementId, cited_pages,
};
use crate::serve::held::Held;
use crate::serve::visit::Visit;

/// How much of a document is shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Extent {
    /// All of it.
    Whole,
    /// So many bytes of text before the chosen statement, and [`AFTER`] after it.
    Around(usize),
}

impl Extent {
    /// What a reading pane shows.
    pub(in crate::serve) const PANE: Self = Self::Around(9_000);
    /// What stands under a form: the statement is to be in sight.
    pub(in crate::serve) const DESK: Self = Self::Around(700);
}

/// Bytes of text shown after the chosen statement.
const AFTER: usize = 9_000;

/// What is shown of a document, and how.
pub(in crate::serve) struct View<'a> {
    /// The document.
    pub(in crate::serve) document: &'a Document,
    /// Its statements, in the order of the text.
    pub(in crate::serve) statements: &'a [Held],
    /// The hash that their ids begin with.
    pub(in crate::serve) hash: &'a ContentHash,
    /// The chosen statement's id.
    pub(in crate::serve) chosen: Option<&'a str>,
    /// Where the words searched for stand in a text.
    pub(in crate::serve) marks: &'a dyn Fn(&str) -> Vec<Span>,
    /// The address of a statement.
    pub(in crate::serve) link: &'a dyn Fn(&str) -> String,
    /// How much of it.
    pub(in crate::serve) extent: Extent,
}

impl View<'_> {
    fn id(&self, held: &Held) -> StatementId {
        StatementId::new(self.hash, held.span.start)
    }
}

/// Where text was left out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) struct Cut {
    /// Before what is shown.
    pub(in crate::serve) before: bool,
    /// After it.
    pub(in crate::serve) after: bool,
}

/// The text, and where it was cut.
pub(in crate::serve) fn text(visit: &Visit, view: &View<'_>) -> (Markup, Cut) {
    let body = in_place(view);
    let shown = window(view, &body);
    let cut = Cut {
        before: shown.start > 0,
        after: shown.end < body.len(),
    };
    let first_page = body
        .get(shown.start)
        .and_then(|(_, block)| view.document.page_at(block.span.start));
    let mut page = None;
    let mut above = ABOVE;
    let mut items: Vec<Markup> = Vec::new();
    let mut at = shown.start;
    while at < shown.end {
        let (_, block) = body[at];
        if let BlockKind::Comment(author) = &block.kind {
            items.push(comment(visit, view, author, block));
            at += 1;
            continue;
        }
        let here = view.document.page_at(block.span.start);
        // Where the page turns within a paragraph both are told before it.
        let until = view
            .document
            .page_at(block.span.end.saturating_sub(1))
            .max(here);
        let turns = block.cell.is_none() && until != here;
        if let (Some(from), Some(to)) = (here, until)
            && (turns || (here != page && (page.is_some() || first_page == here)))
        {
            page = if turns { until } else { here };
            items.push(page_mark(
                visit,
                view,
                (from, if turns { to } else { from }),
            ));
        }
        if let Some(cell) = block.cell {
            let end = (at..shown.end)
                .find(|next| {
                    (body[*next].1)
                        .cell
                        .is_none_or(|other| other.table != cell.table)
                })
                .unwrap_or(shown.end);
            let blocks: Vec<&Block> = body[at..end].iter().map(|(_, block)| *block).collect();
            items.push(table(view, &blocks));
            at = end;
        } else {
            items.push(one(view, block, &mut above));
            at += 1;
        }
    }
    let markup = html! { @for item in items { (item) } };
    (markup, cut)
}

/// The blocks of the text, each with the place where it is shown: comments that are
/// part of the answer behind what they are about.
fn in_place<'a>(view: &View<'a>) -> Vec<(usize, &'a Block)> {
    let commented = &view.document.commented;
    let answers = |block: &Block| {
        let first = (view.statements).partition_point(|held| held.span.end <= block.span.start);
        (view.statements[first..].iter())
            .take_while(|held| held.span.start < block.span.end)
            .any(Held::is_position)
    };
    let place = |block: &'a Block| match block.layer {
        Layer::Body => Some((block.span.end, block)),
        Layer::Comment if answers(block) => {
            let about = (commented.iter()).find(|one| one.comment == block.span.start);
            let end = about.map_or(block.span.end, |one| {
                let blocks = &view.document.blocks;
                let at = blocks.partition_point(|block| block.span.end < one.passage.end);
                // a table is shown whole
                let table = |block: &Block| block.cell.map(|cell| cell.table);
                let own = blocks.get(at).and_then(table);
                (blocks.iter().skip(at))
                    .take_while(|block| own.is_some() && table(block) == own)
                    .last()
                    .or(blocks.get(at))
                    .map_or(one.passage.end, |block| block.span.end)
            });
            Some((end, block))
        }
        _ => None,
    };
    let mut found: Vec<(usize, &Block)> = view.document.blocks.iter().filter_map(place).collect();
    found.sort_by_key(|(place, block)| (*place, block.span.start));
    found
}

/// A comment that is part of the answer.
fn comment(visit: &Visit, view: &View<'_>, author: &str, block: &Block) -> Markup {
    html! {
        p.fn {
            (visit.t("Kommentar", "Comment")) @if !author.is_empty() { " (" (author) ")" } ": "
            (inner(view, block))
        }
    }
}

/// The blocks around the chosen statement, or all.
fn window(view: &View<'_>, body: &[(usize, &Block)]) -> Range<usize> {
    let Extent::Around(before) = view.extent else {
        return 0..body.len();
    };
    let start = view
        .chosen
        .and_then(|id| {
            view.statements
                .iter()
                .find(|held| view.id(held).as_str() == id)
        })
        .map_or(0, |held| held.span.start);
    let own = |(_, block): &&(usize, &Block)| block.span.start <= start && start < block.span.end;
    let start = match body.iter().find(own) {
        Some((place, block)) if block.layer == Layer::Comment => *place,
        _ => start,
    };
    let from = start.saturating_sub(before);
    let to = start.max(before) + AFTER;
    let first = body.partition_point(|(place, _)| *place < from);
    let begins = |(place, block): &(usize, &Block)| match block.layer {
        Layer::Comment => *place,
        _ => block.span.start,
    };
    let last = body.partition_point(|one| begins(one) <= to);
    first..last.max(first)
}

/// Where a page begins, in the words by which it is cited.
fn page_mark(visit: &Visit, view: &View<'_>, pages: (u32, u32)) -> Markup {
    let reckoned = !view.document.properties.pages_exact;
    let why = visit.t(
        "Sidan är beräknad: Word bestämmer den först vid utskrift.",
        "The page is estimated: Word decides it when printing.",
    );
    html! {
        div.pg { span title=[reckoned.then_some(why)] { (cited_pages(visit.lang, pages, reckoned)) } }
    }
}

/// The level of the page's own heading that a document's text stands under.
const ABOVE: u8 = 2;

/// A block; `above` is the level of the last heading. A document that jumps
/// from its first level to its third is shown without the jump, since
/// a screen reader takes it for a part that is missing.
fn one(view: &View<'_>, block: &Block, above: &mut u8) -> Markup {
    let number = block.number.as_deref();
    let inner = || inner(view, block);
    match &block.kind {
        BlockKind::Title => heading(ABOVE + 1, above, number, &inner()),
        BlockKind::Heading(level) => heading(ABOVE + (*level).clamp(1, 3), above, number, &inner()),
        BlockKind::ListItem(level) => html! {
            ul { li class={ "i" ((*level).min(2)) } { span { (number.unwrap_or("–")) } div { (inner()) } } }
        },
        BlockKind::Note(label) => html! { p.fn { sup { (label) } " " (inner()) } },
        BlockKind::Caption => html! { p.fn { (inner()) } },
        BlockKind::Paragraph | BlockKind::Comment(_) => html! {
            p { (numbered(number)) (inner()) }
        },
    }
}

fn heading(level: u8, above: &mut u8, number: Option<&str>, words: &Markup) -> Markup {
    *above = level.min(*above + 1);
    html! {
        @match *above {
            3 => h3 { (numbered(number)) (words) },
            4 => h4 { (numbered(number)) (words) },
            _ => h5 { (numbered(number)) (words) },
        }
    }
}

fn numbered(number: Option<&str>) -> Markup {
    html! { @if let Some(number) = number { (number) " " } }
}

fn table(view: &View<'_>, blocks: &[&Block]) -> Markup {
    let mut rows: BTreeMap<u32, BTreeMap<u32, Vec<&Block>>> = BTreeMap::new();
    for block in blocks {
        if let Some(cell) = block.cell {
            rows.entry(cell.row)
                .or_default()
                .entry(cell.column)
                .or_default()
                .push(block);
        }
    }
    let width = rows
        .values()
        .filter_map(|row| row.keys().next_back())
        .max()
        .map_or(0, |last| last + 1);
    html! {
        table {
            tbody {
                @for row in rows.values() {
                    tr {
                        @for column in 0..width.min(64) {
                            td {
                                @for block in row.get(&column).into_iter().flatten() {
                                    div { (numbered(block.number.as_deref())) (inner(view, block)) }
                                }
                            }
                        }
                    }
                }
            }
        }
    }
}

/// The block's text with its statements as links.
fn inner(view: &View<'_>, block: &Block) -> Markup {
    let text = &view.document.text;
    let first = view
        .statements
        .partition_point(|held| held.span.end <= block.span.start);
    let mut at = block.span.start;
    let mut pieces: Vec<(Span, Option<&Held>)> = Vec::new();
    for held in &view.statements[first..] {
        let span = held.span;
        if span.start >= block.span.end {
            break;
        }
        let own = Span::new(span.start.max(at), span.end.min(block.span.end));
        if own.is_empty() {
            continue;
        }
        pieces.push((Span::new(at, own.start), None));
        pieces.push((own, Some(held)));
        at = own.end;
    }
    pieces.push((Span::new(at, block.span.end), None));
    pieces.retain(|(span, _)| !span.is_empty());
    let whole = pieces.len() == 1;
    html! {
        @for (span, held) in pieces {
            @if let Some(held) = held {
                (statement(view, held, span.of(text), span.start == held.span.start, whole))
            } @else {
                span.formal { (span.of(text)) }
            }
        }
    }
}

/// A statement's words in one block; one that is the `whole` block is a target
/// of its own and not a link in running text, so it gets a target's height.
fn statement(view: &View<'_>, held: &Held, words: &str, begins: bool, whole: bool) -> Markup {
    let id = view.id(held);
    let current = view.chosen == Some(id.as_str());
    let marks = (view.marks)(words);
    let formal = !held.is_position();
    html! {
        a class={ "u " (stance::class(held.stance)) @if formal { " formal" } @if whole { " whole" } }
            id=[begins.then(|| format!("u-{id}"))]
            href=((view.link)(id.as_str()))
            aria-current=[current.then_some("true")]
        {
            @if begins && !formal && held.stance.is_some() { (stance::glyph(held.stance)) }
            (super::quote::marked(words, &marks))
        }
    }
}
