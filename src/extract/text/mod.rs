//! Plain text into a [`Document`]: paragraphs from blank lines and from the
//! way lines are filled, list items, underlined and numbered headings, form
//! feeds as pages.
//!
//! A line break inside a paragraph is how an editor or a mail program wrapped
//! it, not what the author wrote: the paragraph becomes one block, with a
//! space for each break. Markdown is read by [`markdown`].

mod line;
mod mark;
pub(super) mod markdown;
mod table;

pub(crate) use mark::is_broken_word;
pub(super) use mark::{Mark, list_mark, quoted_number};

use super::builder::{DocumentBuilder, Draft};
use super::encoding::{self, Decoded};
use super::limits;
use crate::language::{leads_up, numbered};
use crate::model::{BlockKind, Document, Format, Layer, ReadError, SURVEY, Warning};
use line::{Line, Wrap, lines, wrapping};
use mark::{LONGEST_HEADING, heading_level, underline};

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
    if table::is_of_answers(&decoded.text) {
        return Err(ReadError::Unsupported {
            found: SURVEY.to_owned(),
        });
    }
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
    let most = limits::PAGES.as_u32();
    let mut beyond = false;
    let mut page = 1;
    if text.contains('\u{c}') {
        reader.page = Some(page);
    }
    let mut lines = lines(text, quoting).peekable();
    while let Some(line) = lines.next() {
        if line.new_page && page < most {
            page += 1;
            reader.page = Some(page);
        } else if line.new_page {
            beyond = true;
        }
        reader.take(&line, lines.peek());
    }
    reader.close();
    if beyond {
        builder.warn(limits::PAGES.warning());
    }
    if page > 1 {
        builder.properties().pages = page;
        builder.properties().pages_exact = true;
    }
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
        if numbered(line.text).is_some() && !leads_up(&open.draft.text) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::block_lines::block_lines;

    fn check(text: &str, quoting: Quoting, expected: &[&str]) {
        let mut builder = DocumentBuilder::new(Format::Text);
        push(text, quoting, &mut builder);
        assert_eq!(block_lines(&builder.finish()), expected);
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
    fn a_line_that_begins_with_the_number_of_a_section_stands_apart() {
        check(
            "3.5 – tillstyrks med ändringen att fler kärl ställs ut vid husen\n4.2 – avstyrks\nAvsnitt 4.3: taxan i stadens alla delar är som vi ser det för hög, enligt\n4.4 Taxa\n",
            Quoting::None,
            &[
                "3.5 – tillstyrks med ändringen att fler kärl ställs ut vid husen",
                "4.2 – avstyrks",
                "Avsnitt 4.3: taxan i stadens alla delar är som vi ser det för hög, enligt 4.4 Taxa",
            ],
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
