//! Markdown into a [`Document`]: headings, lists, quotations, pipe tables,
//! links; emphasis and other signs of the notation are taken out of the text.
//!
//! As much of `CommonMark` as people write in a letter; raw HTML inside it is
//! left as it stands.

use super::{list_mark, quoted_number, warn_unknown};
use crate::extract::builder::{DocumentBuilder, Draft};
use crate::extract::{encoding, limits};
use crate::model::ReadError;
use crate::model::{BlockKind, Cell, Document, Format, Span};

/// Reads a Markdown file in whatever encoding.
pub(in crate::extract) fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    let decoded = encoding::decode(bytes);
    limits::TEXT_BYTES.check(decoded.text.len())?;
    let mut builder = DocumentBuilder::new(Format::Markdown);
    warn_unknown(&decoded, &mut builder);
    let mut reader = Reader {
        builder: &mut builder,
        open: None,
        indents: Vec::new(),
        fenced: None,
        table: None,
        rows: 0,
    };
    let mut lines = without_front_matter(&decoded.text).lines().peekable();
    while let Some(line) = lines.next() {
        reader.take(line, lines.peek().copied());
    }
    reader.close();
    if builder.is_empty() {
        return Err(ReadError::NoText);
    }
    Ok(builder.finish())
}

/// Settings between two `---` at the very start are not text.
fn without_front_matter(text: &str) -> &str {
    text.strip_prefix("---\n")
        .or_else(|| text.strip_prefix("---\r\n"))
        .and_then(|rest| {
            let (settings, body) = rest.split_once("\n---")?;
            settings
                .lines()
                .all(|line| line.contains(':') || line.starts_with([' ', '-', '#']))
                .then(|| body.split_once('\n').map_or("", |(_, body)| body))
        })
        .unwrap_or(text)
}

struct Reader<'a> {
    builder: &'a mut DocumentBuilder,
    open: Option<Open>,
    indents: Vec<usize>,
    /// The fence that ends the code block we are in.
    fenced: Option<&'static str>,
    table: Option<u32>,
    rows: u32,
}

/// The block that is being put together, as written.
struct Open {
    kind: BlockKind,
    number: Option<String>,
    quote: usize,
    source: String,
}

impl Reader<'_> {
    fn take(&mut self, line: &str, next: Option<&str>) {
        let (quote, line) = quote_depth(line);
        let words = line.trim();
        if let Some(fence) = self.fenced {
            if words.starts_with(fence) {
                self.fenced = None;
            } else {
                self.builder
                    .push(Draft::of(BlockKind::Paragraph, words.to_owned()));
            }
            return;
        }
        if words.is_empty() {
            self.close();
            self.table = None;
            return;
        }
        if let Some(fence) = ["```", "~~~"].into_iter().find(|f| words.starts_with(f)) {
            self.close();
            self.fenced = Some(fence);
            return;
        }
        if let Some(level) = setext(words) {
            if let Some(open) = &mut self.open
                && open.kind == BlockKind::Paragraph
            {
                open.kind = BlockKind::Heading(level);
            }
            self.close();
            return;
        }
        if is_rule(words) {
            self.close();
            return;
        }
        if let Some((level, title)) = atx(words) {
            self.close();
            self.begin(BlockKind::Heading(level), None, quote, title);
            self.close();
            return;
        }
        if self.table.is_some() || next.is_some_and(is_delimiter_row) && words.contains('|') {
            self.table_row(words);
            return;
        }
        self.text_line(line, words, quote);
    }

    fn text_line(&mut self, line: &str, words: &str, quote: usize) {
        let indent = line.len() - line.trim_start().len();
        if let Some(mark) = list_mark(words) {
            self.close();
            while self.indents.last().is_some_and(|outer| *outer > indent) {
                self.indents.pop();
            }
            if self.indents.last() != Some(&indent) {
                self.indents.push(indent);
            }
            let level = u8::try_from(self.indents.len() - 1).unwrap_or(u8::MAX);
            let kind = BlockKind::ListItem(level);
            self.begin(kind, Some(&mark.printed), quote, mark.text);
            return;
        }
        match &mut self.open {
            Some(open) if open.quote == quote => {
                open.source.push(' ');
                open.source.push_str(words);
            }
            _ => {
                self.close();
                if indent == 0 {
                    self.indents.clear();
                }
                self.begin(BlockKind::Paragraph, None, quote, words);
            }
        }
    }

    fn begin(&mut self, kind: BlockKind, number: Option<&str>, quote: usize, source: &str) {
        self.open = Some(Open {
            kind,
            number: quoted_number(quote, number),
            quote,
            source: source.to_owned(),
        });
    }

    fn close(&mut self) {
        if let Some(open) = self.open.take() {
            let mut draft = inline(&open.source);
            draft.kind = open.kind;
            draft.number = open.number;
            self.builder.push(draft);
        }
    }

    fn table_row(&mut self, words: &str) {
        self.close();
        if is_delimiter_row(words) {
            return;
        }
        let table = if let Some(table) = self.table {
            self.rows += 1;
            table
        } else {
            self.rows = 0;
            self.builder.next_table()
        };
        self.table = Some(table);
        let inner = words.strip_prefix('|').unwrap_or(words);
        let inner = inner.strip_suffix('|').unwrap_or(inner);
        for (column, cell) in (0..).zip(inner.split('|')) {
            let mut draft = inline(cell.trim());
            draft.cell = Some(Cell {
                table,
                row: self.rows,
                column,
            });
            self.builder.push(draft);
        }
    }
}

fn quote_depth(line: &str) -> (usize, &str) {
    let (mut depth, mut rest) = (0, line);
    while let Some(inner) = rest.trim_start().strip_prefix('>') {
        depth += 1;
        rest = inner.strip_prefix(' ').unwrap_or(inner);
    }
    (depth, rest)
}

fn setext(words: &str) -> Option<u8> {
    let all = |sign: char| words.chars().all(|each| each == sign);
    if all('=') {
        Some(1)
    } else if words.len() >= 2 && all('-') {
        Some(2)
    } else {
        None
    }
}

fn is_rule(words: &str) -> bool {
    ['-', '*', '_'].into_iter().any(|sign| {
        words.matches(sign).count() >= 3 && words.chars().all(|each| each == sign || each == ' ')
    })
}

fn atx(words: &str) -> Option<(u8, &str)> {
    let title = words.trim_start_matches('#');
    let level = words.len() - title.len();
    if !(1..=6).contains(&level) || !title.starts_with([' ', '\t']) {
        return None;
    }
    let title = title.trim();
    let bare = title.trim_end_matches('#');
    let title = if bare.ends_with(' ') {
        bare.trim_end()
    } else {
        title
    };
    Some((u8::try_from(level).unwrap_or(6), title))
}

fn is_delimiter_row(line: &str) -> bool {
    let line = line.trim();
    line.contains('-')
        && line.contains('|')
        && line
            .chars()
            .all(|sign| matches!(sign, '|' | '-' | ':' | ' '))
}

/// Takes emphasis, code marks, links and escapes out of a stretch of text.
fn inline(source: &str) -> Draft {
    let mut draft = Draft::new(BlockKind::Paragraph);
    if let Some(inner) = whole(source, "**").or_else(|| whole(source, "__")) {
        draft.look.bold = true;
        inline_into(inner, &mut draft);
    } else if let Some(inner) = whole(source, "*").or_else(|| whole(source, "_")) {
        draft.look.italic = true;
        inline_into(inner, &mut draft);
    } else {
        inline_into(source, &mut draft);
    }
    draft
}

/// What stands between two marks that embrace all of the text.
fn whole<'a>(source: &'a str, mark: &str) -> Option<&'a str> {
    let inner = source.strip_prefix(mark)?.strip_suffix(mark)?;
    (!inner.is_empty() && !inner.contains(mark)).then_some(inner)
}

fn inline_into(source: &str, draft: &mut Draft) {
    let mut rest = source;
    let mut before = ' ';
    while let Some(sign) = rest.chars().next() {
        let after = &rest[sign.len_utf8()..];
        let next = after.chars().next().unwrap_or(' ');
        match sign {
            '\\' if next.is_ascii_punctuation() => {
                draft.text.push(next);
                rest = &after[1..];
                before = next;
                continue;
            }
            '!' if next == '[' => {
                // A picture: its description is not the author's text.
                if let Some((_, _, rest_after)) = link(after) {
                    rest = rest_after;
                    continue;
                }
                draft.text.push(sign);
            }
            '[' => {
                if let Some((label, target, rest_after)) = link(rest) {
                    let start = draft.text.len();
                    draft.text.push_str(&label.replace(['*', '`'], ""));
                    draft.add_link(Span::new(start, draft.text.len()), target);
                    rest = rest_after;
                    continue;
                }
                draft.text.push(sign);
            }
            '<' if after.starts_with("http") || after.starts_with("mailto:") => {
                let end = after.find(['<', '>']).unwrap_or(after.len());
                if let Some(rest_after) = after[end..].strip_prefix('>') {
                    let target = &after[..end];
                    let start = draft.text.len();
                    draft.text.push_str(target);
                    draft.add_link(Span::new(start, draft.text.len()), target);
                    rest = rest_after;
                    continue;
                }
                draft.text.push(sign);
            }
            '`' => {}
            '*' if !(before.is_whitespace() && next.is_whitespace()) => {}
            // Inside a word an underscore is part of it.
            '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => {}
            _ => draft.text.push(sign),
        }
        before = sign;
        rest = after;
    }
}

/// Takes `[label](target)` apart.
fn link(source: &str) -> Option<(&str, &str, &str)> {
    let inner = source.strip_prefix('[')?;
    // The first bracket of either kind ends the label: no search beyond it.
    let end = inner.find(['[', ']'])?;
    let rest = inner[end..].strip_prefix("](")?;
    let close = rest.find([')', '('])?;
    let target = rest[..close].split_whitespace().next().unwrap_or("");
    Some((&inner[..end], target, rest[close..].strip_prefix(')')?))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::block_lines::block_lines;

    fn check(text: &str, expected: &[&str]) {
        let document = read(text.as_bytes()).expect("Markdown");
        assert_eq!(block_lines(&document), expected);
    }

    #[test]
    fn blocks() {
        check(
            "---\ntitle: x\n---\n# Program #\n\n## 2.1 Målbild\nEn *viktig* rad\nsom **går vidare**.\n\n- ett\n  - två\n- tre\n\n1) fyra\n\n> återgivet\n> i två rader\n\nUnderrubrik\n---\n\n***\nslut\n",
            &[
                "h1|Program",
                "h2|2.1 Målbild",
                "En viktig rad som går vidare.",
                "l0|•|ett",
                "l1|•|två",
                "l0|•|tre",
                "l0|1)|fyra",
                ">|återgivet i två rader",
                "h2|Underrubrik",
                "slut",
            ],
        );
    }

    #[test]
    fn tables() {
        check(
            "| Avsnitt | Synpunkt |\n|---|:--|\n| 2.1 | otydligt |\n\nEfter | strecket\n",
            &[
                "0.0:0|Avsnitt",
                "0.0:1|Synpunkt",
                "0.1:0|2.1",
                "0.1:1|otydligt",
                "Efter | strecket",
            ],
        );
    }

    #[test]
    fn links_and_escapes() {
        let document = read(
            "Se [programmet](https://exempel.se/p \"t\") och fil\\_namn_ett 3 * 4.".as_bytes(),
        )
        .expect("Markdown");
        assert_eq!(document.text, "Se programmet och fil_namn_ett 3 * 4.");
        assert_eq!(document.slice(document.links[0].span), "programmet");
        assert_eq!(document.links[0].target, "https://exempel.se/p");
    }

    #[test]
    fn a_block_all_in_bold_says_so() {
        let document = read(b"**Rubrik**\n\ntext **fet** text").expect("Markdown");
        assert!(document.blocks[0].look.bold);
        assert!(!document.blocks[1].look.bold);
    }
}
