//! Plain text into a [`Document`]: paragraphs from blank lines and from the
//! way lines are filled, list items, underlined and numbered headings, form
//! feeds as pages.
//!
//! A line break inside a paragraph is how an editor or a mail program wrapped
//! it, not what the author wrote: the paragraph becomes one block, with a
//! space for each break. Markdown is read by [`markdown`].

pub(super) mod markdown;

use std::borrow::Cow;

use super::builder::{DocumentBuilder, Draft};
use super::encoding::{self, Decoded};
use super::limits;
use crate::model::ReadError;
use crate::model::Warning;
use crate::model::{BlockKind, Document, Format, Layer};

/// Lines longer than this are not wrapped by anything: each is a paragraph.
const WIDEST_WRAP: usize = 120;
/// Below this width lines are short by nature (an address, a list of names).
const NARROWEST_WRAP: usize = 40;
/// A heading is no longer than this.
const LONGEST_HEADING: usize = 90;

/// Whether `>` at the start of a line says that it is quoted, as in e-mail.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Quoting {
    /// `>` is a character like others.
    None,
    /// `>` marks what is given back from an earlier message.
    Marked,
}

/// Reads a plain text file in whatever encoding.
pub(super) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = encoding::decode(bytes);
    limits::TEXT_BYTES.check(decoded.text.len())?;
    let mut builder = DocumentBuilder::new(Format::Text);
    warn_unknown(&decoded, &mut builder);
    push(&decoded.text, Quoting::None, &mut builder);
    if builder.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(builder.finish())
}

/// Keeps a warning where bytes could not be made characters.
pub(super) fn warn_unknown(decoded: &Decoded, builder: &mut DocumentBuilder) {
    if decoded.unknown > 0 {
        builder.warn(Warning::UnknownCharacters {
            font: decoded.encoding.to_owned(),
            count: decoded.unknown,
        });
    }
}

/// Adds the paragraphs of a text to a document.
pub(super) fn push(text: &str, quoting: Quoting, builder: &mut DocumentBuilder) {
    let text = text.trim_end();
    let mut reader = Reader {
        wrap: wrapping(text, quoting),
        builder,
        open: None,
        after_blank: true,
        indents: Vec::new(),
        page: None,
    };
    let mut page = 1;
    if text.contains('\u{c}') {
        reader.page = Some(page);
    }
    let mut lines = lines(text, quoting).peekable();
    while let Some(line) = lines.next() {
        if line.new_page {
            page += 1;
            reader.page = Some(page);
        }
        reader.take(&line, lines.peek());
    }
    reader.close();
    if page > 1 {
        builder.properties().pages = page;
        builder.properties().pages_exact = true;
    }
}

/// One line, taken apart.
#[derive(Debug, Clone, PartialEq, Eq)]
struct Line<'a> {
    /// Without indentation, quote marks and trailing white space.
    text: &'a str,
    /// Columns of white space before it.
    indent: usize,
    /// How many `>` stand before it.
    quote: usize,
    /// A form feed stands before it.
    new_page: bool,
}

impl Line<'_> {
    fn width(&self) -> usize {
        self.indent + self.text.chars().count()
    }
}

fn lines(text: &str, quoting: Quoting) -> impl Iterator<Item = Line<'_>> {
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
enum Wrap {
    /// Broken at this width.
    At(usize),
    /// Too short to tell.
    Unknown,
    /// Not broken: lines are as long as their paragraphs.
    Never,
}

/// Tells how the text was wrapped from the lengths of its lines.
fn wrapping(text: &str, quoting: Quoting) -> Wrap {
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

struct Reader<'a> {
    wrap: Wrap,
    builder: &'a mut DocumentBuilder,
    open: Option<Open>,
    after_blank: bool,
    indents: Vec<usize>,
    page: Option<u32>,
}

/// The paragraph that is being put together.
struct Open {
    draft: Draft,
    quote: usize,
    /// Width of its last line.
    filled: usize,
    /// Whether further lines may belong to it.
    may_go_on: bool,
}

impl Reader<'_> {
    fn take(&mut self, line: &Line<'_>, next: Option<&Line<'_>>) {
        if line.text.is_empty() {
            self.close();
            self.after_blank = true;
            return;
        }
        if let Some(level) = underline(line.text) {
            self.underlined(level);
            return;
        }
        let alone = next.is_none_or(|next| next.text.is_empty());
        let mark = list_mark(line.text);
        if self.continues(line, mark.is_some()) {
            self.extend(line);
        } else {
            self.close();
            let heading = (self.after_blank && alone)
                .then(|| heading_level(line.text))
                .flatten();
            self.begin(line, heading, mark);
        }
        self.after_blank = false;
    }

    /// Whether the open paragraph goes on in this line.
    fn continues(&self, line: &Line<'_>, is_item: bool) -> bool {
        let Some(open) = &self.open else { return false };
        if !open.may_go_on || open.quote != line.quote || is_item {
            return false;
        }
        let last = open.draft.text.chars().next_back().unwrap_or(' ');
        let starts_low = line.text.starts_with(char::is_lowercase);
        let runs_on = starts_low && !matches!(last, '.' | '!' | '?' | ':');
        match self.wrap {
            Wrap::At(width) => {
                let first_word = line.text.split_whitespace().next().unwrap_or("");
                runs_on || open.filled + 1 + first_word.chars().count() > width
            }
            Wrap::Unknown => runs_on,
            Wrap::Never => false,
        }
    }

    fn extend(&mut self, line: &Line<'_>) {
        let page = self.page.take();
        let Some(open) = &mut self.open else { return };
        let text = &mut open.draft.text;
        if is_broken_word(text, line.text) {
            text.pop();
        } else {
            text.push(' ');
        }
        if let Some(page) = page {
            open.draft.start_page(page);
        }
        open.draft.text.push_str(line.text);
        open.filled = line.width();
    }

    fn begin(&mut self, line: &Line<'_>, heading: Option<u8>, mark: Option<Mark<'_>>) {
        if let Some(page) = self.page.take() {
            self.builder.start_page(Layer::Body, page);
        }
        let (kind, text, number) = match (heading, mark) {
            (Some(level), _) => (BlockKind::Heading(level), line.text, None),
            (None, Some(mark)) => {
                let level = self.list_level(line.indent);
                (BlockKind::ListItem(level), mark.text, Some(mark.printed))
            }
            (None, None) => {
                if line.indent == 0 {
                    self.indents.clear();
                }
                (BlockKind::Paragraph, line.text, None)
            }
        };
        let mut draft = Draft::of(kind, text.to_owned());
        draft.number = quoted_number(line.quote, number.as_deref());
        self.open = Some(Open {
            draft,
            quote: line.quote,
            filled: line.width(),
            may_go_on: heading.is_none(),
        });
    }

    /// The line above a row of `=` or `-` is a heading.
    fn underlined(&mut self, level: u8) {
        if let Some(open) = &mut self.open
            && open.draft.text.chars().count() <= LONGEST_HEADING
            && open.draft.kind == BlockKind::Paragraph
        {
            open.draft.kind = BlockKind::Heading(level);
        }
        self.close();
        self.after_blank = true;
    }

    fn list_level(&mut self, indent: usize) -> u8 {
        while self.indents.last().is_some_and(|outer| *outer > indent) {
            self.indents.pop();
        }
        if self.indents.last() != Some(&indent) {
            self.indents.push(indent);
        }
        u8::try_from(self.indents.len() - 1).unwrap_or(u8::MAX)
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            self.builder.push(open.draft);
        }
    }
}

/// The mark of a list item and what follows it.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mark<'a> {
    /// As printed, bullets all as `•`.
    pub printed: Cow<'static, str>,
    /// The item's words.
    pub text: &'a str,
}

/// Takes the mark of a list item off a line.
pub(super) fn list_mark(line: &str) -> Option<Mark<'_>> {
    let mut signs = line.chars();
    let first = signs.next()?;
    let rest = signs.as_str();
    if matches!(
        first,
        '-' | '–' | '—' | '*' | '•' | '·' | '▪' | '◦' | '‣' | '●' | '○' | '■' | '\u{f0b7}'
    ) && rest.starts_with([' ', '\t', '\u{a0}'])
    {
        let text = rest.trim_start();
        return (!text.is_empty()).then_some(Mark {
            printed: "•".into(),
            text,
        });
    }
    let (label, text) = line.split_once([' ', '\t', '\u{a0}'])?;
    let inner = label
        .strip_suffix([')', '.'])
        .map(|inner| inner.strip_prefix('(').unwrap_or(inner))?;
    let is_number = (1..=3).contains(&inner.len()) && inner.bytes().all(|b| b.is_ascii_digit());
    let is_letter = inner.chars().count() == 1 && inner.chars().all(char::is_lowercase);
    let is_roman =
        (1..=5).contains(&inner.len()) && inner.chars().all(|c| matches!(c, 'i' | 'v' | 'x'));
    let text = text.trim_start();
    ((is_number || is_letter || is_roman) && !text.is_empty()).then(|| Mark {
        printed: label.to_owned().into(),
        text,
    })
}

/// The level of a line that stands alone, where it looks like a heading:
/// numbered (`2.1 Mål`), or in capitals.
fn heading_level(line: &str) -> Option<u8> {
    if line.chars().count() > LONGEST_HEADING || line.ends_with(['.', ',', ';', ':', '?', '!']) {
        return None;
    }
    if let Some((number, words)) = line.split_once([' ', '\t', '\u{a0}']) {
        let parts = number.trim_end_matches('.').split('.');
        let is_number = parts
            .clone()
            .all(|part| (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit()));
        if is_number && words.trim_start().starts_with(char::is_uppercase) {
            return u8::try_from(parts.count()).ok();
        }
    }
    let letters = line.chars().filter(|sign| sign.is_alphabetic()).count();
    (letters >= 4 && !line.chars().any(char::is_lowercase)).then_some(1)
}

/// The level that a row of signs under a line gives it; a row alone is a rule.
fn underline(line: &str) -> Option<u8> {
    let first = line.chars().next()?;
    let level = match first {
        '=' => 1,
        '-' | '~' | '_' | '*' => 2,
        _ => return None,
    };
    (line.len() >= 3 && line.chars().all(|sign| sign == first)).then_some(level)
}

/// Whether a word was broken at the line end by a hyphen that is not its own.
pub(crate) fn is_broken_word(before: &str, after: &str) -> bool {
    let Some(stem) = before.strip_suffix('-') else {
        return false;
    };
    let next = after.split_whitespace().next().unwrap_or("");
    let links = ["och", "eller", "samt", "till", "respektive", "men", "som"];
    stem.ends_with(char::is_lowercase)
        && next.starts_with(char::is_lowercase)
        && !links.contains(&next)
}

/// The printed mark of a block that may be quoted: `>` for each level, then
/// the item's own.
pub(super) fn quoted_number(quote: usize, number: Option<&str>) -> Option<String> {
    match (quote, number) {
        (0, number) => number.map(str::to_owned),
        (depth, None) => Some(">".repeat(depth)),
        (depth, Some(number)) => Some(format!("{} {number}", ">".repeat(depth))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Each block as `kind|number|text`, paragraphs as their text alone.
    fn check(text: &str, quoting: Quoting, expected: &[&str]) {
        let mut builder = DocumentBuilder::new(Format::Text);
        push(text, quoting, &mut builder);
        let document = builder.finish();
        let found: Vec<String> = document
            .blocks
            .iter()
            .map(|block| {
                let words = document.slice(block.span);
                let number = block.number.as_deref().unwrap_or("");
                match block.kind {
                    BlockKind::Heading(level) => format!("h{level}|{words}"),
                    BlockKind::ListItem(level) => format!("l{level}|{number}|{words}"),
                    _ if number.is_empty() => words.to_owned(),
                    _ => format!("{number}|{words}"),
                }
            })
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn wrapped_lines_are_one_paragraph() {
        check(
            "Nämnden delar uppfattningen att styrningen behöver bli\ntydligare. Det gäller i synnerhet målen, som i dag är för\nmånga.\nKommunen bör pröva saken. Nämnden vill också att det för-\ntydligas.\n",
            Quoting::None,
            &[
                "Nämnden delar uppfattningen att styrningen behöver bli tydligare. Det gäller i synnerhet målen, som i dag är för många.",
                "Kommunen bör pröva saken. Nämnden vill också att det förtydligas.",
            ],
        );
    }

    #[test]
    fn lines_that_nothing_wrapped_stay_apart() {
        let long = "ord ".repeat(50);
        check(
            &format!("{long}\n{long}\n"),
            Quoting::None,
            &[long.trim(), long.trim()],
        );
        check(
            "Socialnämnden\nDatum 2026-03-01\nDnr SN 2026/14\n",
            Quoting::None,
            &["Socialnämnden", "Datum 2026-03-01", "Dnr SN 2026/14"],
        );
    }

    #[test]
    fn real_hyphens_are_kept() {
        check(
            "Förslaget innebär förbättringar för både barn-\noch ungdomsnämnden samt för alla andra som berörs.\n",
            Quoting::None,
            &[
                "Förslaget innebär förbättringar för både barn- och ungdomsnämnden samt för alla andra som berörs.",
            ],
        );
    }

    #[test]
    fn lists_and_headings() {
        check(
            "Yttrande\n========\n\n2.1 Målbild\n\nNämnden anser följande:\n- målen är för många\n  och otydliga\n- planen är bra\n   a) den är kort\n\nFÖRSLAG TILL BESLUT\n\n1. Nämnden tillstyrker.\n2. Nämnden avstår.\n",
            Quoting::None,
            &[
                "h1|Yttrande",
                "h2|2.1 Målbild",
                "Nämnden anser följande:",
                "l0|•|målen är för många och otydliga",
                "l0|•|planen är bra",
                "l1|a)|den är kort",
                "h1|FÖRSLAG TILL BESLUT",
                "l0|1.|Nämnden tillstyrker.",
                "l0|2.|Nämnden avstår.",
            ],
        );
    }

    #[test]
    fn quoted_lines_are_told_apart_in_mail_only() {
        check(
            "Svar\n> fråga ett\n>> fråga\n",
            Quoting::Marked,
            &["Svar", ">|fråga ett", ">>|fråga"],
        );
        check("> 5 procent\n", Quoting::None, &["> 5 procent"]);
    }

    #[test]
    fn form_feeds_are_pages() {
        let document = read("Första sidan.\u{c}Andra sidan.\n\u{c}".as_bytes()).expect("text");
        let pages: Vec<_> = document.pages.iter().map(|mark| mark.page).collect();
        assert_eq!(pages, [1, 2]);
        assert_eq!(document.page_at(document.text.len() - 1), Some(2));
    }

    #[test]
    fn nothing_visible_is_an_error() {
        assert_eq!(read(b" \n\t\r\n"), Err(ReadError::NoText));
    }
}
