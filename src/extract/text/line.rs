//! The lines of a plain text, and how they came to be broken.

use super::Quoting;

/// Lines longer than this are not wrapped by anything: each is a paragraph.
const WIDEST_WRAP: usize = 120;
/// Below this width lines are short by nature (an address, a list of names).
const NARROWEST_WRAP: usize = 40;

/// One line, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Line<'a> {
    /// Without indentation, quote marks and trailing white space.
    pub(super) text: &'a str,
    /// Columns of white space before it.
    pub(super) indent: usize,
    /// How many `>` stand before it.
    pub(super) quote: usize,
    /// A form feed stands before it.
    pub(super) new_page: bool,
}

impl Line<'_> {
    /// Columns up to its end.
    pub(super) fn width(&self) -> usize {
        self.indent + self.text.chars().count()
    }
}

/// The lines of a text, page by page.
pub(super) fn lines(text: &str, quoting: Quoting) -> impl Iterator<Item = Line<'_>> {
    text.split('\u{c}').enumerate().flat_map(move |(at, page)| {
        page.split('\n')
            .flat_map(|line| {
                let line = line.strip_suffix('\r').unwrap_or(line);
                line.split(['\r', '\u{85}', '\u{2028}', '\u{2029}'])
            })
            .enumerate()
            .map(move |(nth, line)| take_apart(line, quoting, at > 0 && nth == 0))
    })
}

fn take_apart(line: &str, quoting: Quoting, new_page: bool) -> Line<'_> {
    let mut rest = line.trim_end();
    let mut quote = 0;
    if quoting == Quoting::Marked {
        while let Some(inner) = rest.strip_prefix('>').or_else(|| rest.strip_prefix(" >")) {
            quote += 1;
            rest = inner;
        }
    }
    let text = rest.trim_start();
    let indent = rest[..rest.len() - text.len()]
        .chars()
        .map(|sign| if sign == '\t' { 4 } else { 1 })
        .sum();
    Line {
        text,
        indent,
        quote,
        new_page,
    }
}

/// How the lines of a text came about.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Wrap {
    /// Broken at this width.
    At(usize),
    /// Too short to tell.
    Unknown,
    /// Not broken: lines are as long as their paragraphs.
    Never,
}

/// Tells how the text was wrapped from the lengths of its lines.
pub(super) fn wrapping(text: &str, quoting: Quoting) -> Wrap {
    let mut counts = [0_usize; WIDEST_WRAP + 1];
    let (mut all, mut longer) = (0_usize, 0_usize);
    let mut before: Option<usize> = None;
    for line in lines(text, quoting) {
        if line.text.is_empty() {
            before = None;
            continue;
        }
        // Only a line that another follows can have been wrapped.
        if let Some(width) = before {
            all += 1;
            match counts.get_mut(width) {
                Some(count) => *count += 1,
                None => longer += 1,
            }
        }
        before = Some(line.width());
    }
    if longer * 20 > all {
        return Wrap::Never;
    }
    // The longest but for a few strays, such as an address that cannot be broken.
    let mut strays = (all - longer) / 50;
    for (width, count) in counts.iter().enumerate().rev() {
        if *count > strays {
            if width >= NARROWEST_WRAP {
                return Wrap::At(width);
            }
            break;
        }
        strays -= count;
    }
    Wrap::Unknown
}
