//! Which blocks are headings, how deep, and with which number.

use std::cmp::Reverse;

use super::number::Printed;
use crate::language::sentences;
use crate::model::{Block, BlockKind, Document, Layer};

/// A heading of the programme.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Heading {
    /// Place among all blocks.
    pub(super) block: usize,
    /// Rank only: a lower figure stands above.
    pub(super) level: u8,
    /// The printed number.
    pub(super) number: Option<Printed>,
    /// The heading without its number.
    pub(super) text: String,
}

/// A styled heading of several sentences and more characters than this is a
/// paragraph in disguise.
const LONGEST: usize = 160;

/// So is one of more than this, be it a single clause.
const LONGEST_CLAUSE: usize = 400;

/// Finds the headings: by style where at least two are styled, else by
/// printed numbers, else by look, else by shape, whichever first gives two.
/// Where numbers told them, the numbered lines that are further on than the
/// outline goes stand beside: a part of the numbers may be missing.
pub(super) fn find(document: &Document) -> (Vec<Heading>, Vec<Heading>) {
    let styled = without_title(by_style(document));
    if styled.len() >= 2 {
        return (with_numbered_lines(document, styled), Vec::new());
    }
    let (numbered, beyond) = numbered_lines(document);
    if numbered.len() >= 2 {
        return (numbered, beyond);
    }
    let found = [by_look(document), by_shape(document)]
        .into_iter()
        .find(|found| found.len() >= 2)
        .unwrap_or(styled);
    (found, Vec::new())
}

/// The heading that stands alone above all others, where there is one.
pub(super) fn sole_top(document: &Document) -> Option<String> {
    let headings = by_style(document);
    is_title(&headings).then(|| headings[0].text.clone())
}

/// A line of a table of contents: it ends in leaders and a page number. A tab
/// alone leads to a page only among such lines, else to a figure.
pub(super) fn is_contents(document: &Document, block: &Block) -> bool {
    if block.layer == Layer::Contents {
        return true;
    }
    match leader(document, block) {
        Some(Leader::Marks) => true,
        Some(Leader::Tab) => {
            let place = (document.blocks).partition_point(|b| b.span.start < block.span.start);
            let before = place.checked_sub(1);
            [before, Some(place + 1)]
                .into_iter()
                .filter_map(|near| document.blocks.get(near?))
                .any(|near| {
                    near.layer == Layer::Contents
                        || leader(document, near).is_some()
                        || is_contents_title(document.slice(near.span).trim())
                })
        }
        None => false,
    }
}

/// What leads to the figure at the end of a line.
enum Leader {
    Marks,
    Tab,
}

fn leader(document: &Document, block: &Block) -> Option<Leader> {
    let text = document.slice(block.span).trim_end();
    let before = text.trim_end_matches(|c: char| c.is_ascii_digit());
    let digits = text.len() - before.len();
    let leaders = before.trim_end_matches(['.', '…', '_', '\t', ' ', '\u{a0}']);
    let gap = &before[leaders.len()..];
    if !(1..=3).contains(&digits) {
        None
    } else if gap.contains("...") || gap.contains('…') || gap.contains(". .") {
        Some(Leader::Marks)
    } else {
        gap.contains('\t').then_some(Leader::Tab)
    }
}

fn by_style(document: &Document) -> Vec<Heading> {
    let found = styled(document)
        .filter(|heading| !is_disguised(&line(document, heading.block)))
        .collect();
    without_contents(document, found)
}

/// The paragraphs in heading style that are too long for headings.
pub(super) fn disguised(document: &Document) -> impl Iterator<Item = String> {
    styled(document)
        .map(|heading| line(document, heading.block))
        .filter(|line| is_disguised(line))
}

fn styled(document: &Document) -> impl Iterator<Item = Heading> {
    candidates(document).filter_map(|(place, block)| match block.kind {
        BlockKind::Heading(level) => heading(document, place, level),
        _ => None,
    })
}

fn is_disguised(line: &str) -> bool {
    let length = line.chars().count();
    length > LONGEST_CLAUSE || length > LONGEST && sentences(line).len() > 1
}

/// The text of the block at this place, on one line.
fn line(document: &Document, place: usize) -> String {
    let text = document.slice(document.blocks[place].span);
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_title(headings: &[Heading]) -> bool {
    headings.len() >= 3
        && headings[0].number.is_none()
        && headings[1..].iter().all(|h| h.level > headings[0].level)
}

fn without_title(mut headings: Vec<Heading>) -> Vec<Heading> {
    if is_title(&headings) {
        headings.remove(0);
    }
    headings
}

/// Adds numbered lines that nobody styled to a numbered outline, where they
/// continue it.
fn with_numbered_lines(document: &Document, styled: Vec<Heading>) -> Vec<Heading> {
    let depths = |headings: &[Heading]| {
        headings
            .iter()
            .filter_map(|h| h.number.as_ref()?.depth())
            .max()
    };
    if depths(&styled).is_none() {
        return styled;
    }
    let mut all: Vec<Heading> = Vec::new();
    let mut rest = styled.into_iter().peekable();
    for (place, block) in candidates(document) {
        if let Some(heading) = rest.next_if(|heading| heading.block == place) {
            all.push(heading);
            continue;
        }
        let Some(above) = all.last() else { continue };
        let extra = numbered_line(document, place, block).filter(|extra| {
            let deep = extra.number.as_ref().and_then(Printed::depth) >= Some(2);
            deep && extra
                .number
                .as_ref()
                .is_some_and(|own| own.may_follow(above.number.as_ref()))
        });
        all.extend(extra);
    }
    all
}

/// Lines that begin with numbers which together make an outline, and those
/// beyond it.
fn numbered_lines(document: &Document) -> (Vec<Heading>, Vec<Heading>) {
    let lines: Vec<Heading> = candidates(document)
        .filter_map(|(place, block)| numbered_line(document, place, block))
        .collect();
    let (mut found, mut beyond): (Vec<Heading>, Vec<Heading>) = (Vec::new(), Vec::new());
    for line in without_contents(document, lines) {
        let before = found.last().and_then(|heading| heading.number.as_ref());
        let Some(number) = &line.number else { continue };
        if number.may_follow(before) {
            found.push(line);
        } else if before.is_some_and(|before| number.is_ahead_of(before)) {
            beyond.push(line);
        }
    }
    (found, beyond)
}

fn numbered_line(document: &Document, place: usize, block: &Block) -> Option<Heading> {
    let plain = matches!(
        block.kind,
        BlockKind::Paragraph | BlockKind::ListItem(_) | BlockKind::Heading(_)
    );
    if !plain || block.cell.is_some() {
        return None;
    }
    let found = heading(document, place, 1)?;
    let depth = found.number.as_ref()?.depth().unwrap_or(1);
    let is_item = matches!(block.kind, BlockKind::ListItem(_)) && !block.look.bold;
    let next_is_item = document
        .blocks
        .get(place + 1)
        .is_some_and(|next| matches!(next.kind, BlockKind::ListItem(_)) && next.number.is_some());
    (is_line_of_heading(&found.text) && !(is_item && (depth < 2 || next_is_item))).then_some(
        Heading {
            level: depth,
            ..found
        },
    )
}

/// Short lines set apart by size, bold, underline or italics.
fn by_look(document: &Document) -> Vec<Heading> {
    let common = common_size(document);
    let mut found: Vec<(Heading, _)> = candidates(document)
        .filter(|(_, block)| block.kind == BlockKind::Paragraph && block.cell.is_none())
        .filter_map(|(place, block)| {
            let look = block.look;
            let larger = look.half_points > common && common > 0;
            let set_apart = larger || look.bold || look.underlined || look.italic;
            let found =
                heading(document, place, 1).filter(|h| set_apart && is_line_of_heading(&h.text))?;
            Some((
                found,
                Reverse((look.half_points, look.bold, look.underlined)),
            ))
        })
        .collect();
    let mut looks: Vec<_> = found.iter().map(|(_, look)| *look).collect();
    looks.sort_unstable();
    looks.dedup();
    for (heading, look) in &mut found {
        let rank = looks
            .iter()
            .position(|other| other == look)
            .unwrap_or_default();
        heading.level = u8::try_from(rank + 1).unwrap_or(u8::MAX);
    }
    let found = found.into_iter().map(|(heading, _)| heading).collect();
    without_title(without_contents(document, found))
}

/// Short lines that longer paragraphs follow: all that plain text offers.
fn by_shape(document: &Document) -> Vec<Heading> {
    let found = candidates(document)
        .filter(|(_, block)| block.kind == BlockKind::Paragraph && block.cell.is_none())
        .filter_map(|(place, _)| {
            let found = heading(document, place, 1)?;
            let next = document.blocks.get(place + 1)?;
            let body = document.slice(next.span).trim_end();
            let above_text = body.len() > found.text.len() && body.ends_with(['.', ':', '?', '!']);
            (above_text && found.text.chars().count() <= 70 && is_line_of_heading(&found.text))
                .then_some(found)
        })
        .collect();
    without_contents(document, found)
}

fn candidates(document: &Document) -> impl Iterator<Item = (usize, &Block)> {
    document
        .body()
        .filter(|(_, block)| !is_contents(document, block))
}

/// Reads a block as a heading; `None` where it has no words of its own.
fn heading(document: &Document, place: usize, level: u8) -> Option<Heading> {
    let block = &document.blocks[place];
    let line = line(document, place);
    if super::is_template_field(&line) || is_contents_title(&line) {
        return None;
    }
    let label = block.number.as_deref().and_then(Printed::label);
    let (number, text) = match label {
        Some(number) => (Some(number), line.as_str()),
        None => match Printed::split(&line) {
            Some((number, rest)) => (Some(number), rest),
            None => (None, line.as_str()),
        },
    };
    let has_words = text.chars().any(char::is_alphabetic);
    let text = if has_words {
        text
    } else {
        number.as_ref().map(|_| line.as_str())?
    };
    Some(Heading {
        block: place,
        level,
        number,
        text: text.to_owned(),
    })
}

fn is_contents_title(line: &str) -> bool {
    let line = line.to_lowercase();
    matches!(
        line.trim_end_matches(':'),
        "innehåll" | "innehållsförteckning"
    )
}

/// Whether a line reads as a heading: short, begun with a capital, not a sentence.
fn is_line_of_heading(text: &str) -> bool {
    let starts_well = text
        .chars()
        .next()
        .is_some_and(|c| c.is_uppercase() || c.is_numeric());
    starts_well && text.chars().count() <= 120 && !text.ends_with(['.', ',', ';', ':'])
}

fn common_size(document: &Document) -> u16 {
    let mut sizes: Vec<(u16, usize)> = Vec::new();
    for (_, block) in document.body() {
        match sizes
            .iter_mut()
            .find(|(size, _)| *size == block.look.half_points)
        {
            Some((_, length)) => *length += block.span.len(),
            None => sizes.push((block.look.half_points, block.span.len())),
        }
    }
    sizes
        .into_iter()
        .max_by_key(|&(size, length)| (length, size))
        .map_or(0, |(size, _)| size)
}

/// Drops the lines of a contents list that was not marked as one: the first
/// of two equal headings, where only headings stand between it and the next.
fn without_contents(document: &Document, headings: Vec<Heading>) -> Vec<Heading> {
    let same =
        |a: &Heading, b: &Heading| a.text == b.text && a.number == b.number && a.level == b.level;
    let is_bare = |place: usize| {
        headings.get(place + 1).is_some_and(|next| {
            document.blocks[headings[place].block + 1..next.block]
                .iter()
                .all(|block| block.layer != Layer::Body || is_contents(document, block))
        })
    };
    let listed: Vec<bool> = (0..headings.len())
        .map(|place| {
            is_bare(place)
                && headings[place + 1..]
                    .iter()
                    .any(|later| same(&headings[place], later))
                && (is_bare(place + 1) || place > 0 && is_bare(place - 1))
                && headings[..place]
                    .iter()
                    .all(|earlier| !same(earlier, &headings[place]))
        })
        .collect();
    let run = listed.iter().filter(|&&listed| listed).count();
    let mut listed = listed.into_iter();
    headings
        .into_iter()
        .filter(|_| !(listed.next().unwrap_or_default() && run >= 2))
        .collect()
}
