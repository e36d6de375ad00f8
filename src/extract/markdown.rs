//! A document as Markdown: all layers but tables of contents, with headings,
//! printed numbers, tables, notes, links and page marks. Written for people
//! and scripts that look at what was read; the program itself never reads it.

use std::fmt::Write as _;

use crate::model::{Block, BlockKind, Document, Layer, Span};

/// Renders the document.
pub fn render(document: &Document) -> String {
    let mut page = Writer {
        document,
        out: String::with_capacity(document.text.len() * 5 / 4 + 64),
        marks: 0,
    };
    page.properties();
    let body: Vec<&Block> = document.body().map(|(_, block)| block).collect();
    let mut at = 0;
    while at < body.len() {
        let length = table_length(&body[at..]).max(1);
        let blocks = &body[at..at + length];
        if is_grid(document, blocks) {
            page.grid(blocks);
        } else {
            for (each, block) in blocks.iter().enumerate() {
                page.block(block, body.get(at + each + 1).copied());
            }
        }
        at += length;
    }
    page.layer(Layer::Header, "sidhuvud");
    page.layer(Layer::Footer, "sidfot");
    page.layer(Layer::Comment, "kommentarer");
    page.out
}

struct Writer<'d> {
    document: &'d Document,
    out: String,
    /// How many page marks have been passed.
    marks: usize,
}

impl Writer<'_> {
    fn properties(&mut self) {
        let properties = &self.document.properties;
        let named = [
            ("title", &properties.title),
            ("author", &properties.author),
            ("created", &properties.created),
        ];
        let known = || {
            named
                .iter()
                .filter_map(|(name, value)| Some((name, value.as_ref()?)))
        };
        if known().next().is_none() {
            return;
        }
        self.out.push_str("---\n");
        for (name, value) in known() {
            let value = value.replace(['\n', '\r'], " ").replace('"', "\\\"");
            self.line(&format!("{name}: \"{value}\""));
        }
        self.out.push_str("---\n\n");
    }

    fn line(&mut self, line: &str) {
        self.out.push_str(line);
        self.out.push('\n');
    }

    /// One block on its own; `next` decides whether a blank line follows.
    fn block(&mut self, block: &Block, next: Option<&Block>) {
        self.page_line(block.span.start);
        let text = self.inline(block.span, "\\\n");
        let number = block.number.as_deref();
        match &block.kind {
            BlockKind::Title => self.heading(1, number, &text),
            BlockKind::Heading(level) => self.heading(*level, number, &text),
            BlockKind::ListItem(level) => {
                let indent = "  ".repeat(usize::from(*level).min(8));
                let mark = number.map_or("-", |mark| if is_bullet(mark) { "-" } else { mark });
                let text = text.replace('\n', &format!("\n{indent}  "));
                self.line(&format!("{indent}{mark} {text}"));
            }
            BlockKind::Note(label) => {
                let number = number.map(|mark| format!("{mark} ")).unwrap_or_default();
                self.line(&format!("[^{label}]: {number}{text}"));
            }
            BlockKind::Comment(author) => self.line(&format!("> **{author}:** {text}")),
            BlockKind::Paragraph | BlockKind::Caption => {
                let number = number.map(|mark| format!("{mark} ")).unwrap_or_default();
                self.line(&format!("{number}{}", guarded(&text)));
            }
        }
        let is_item = |block: &Block| matches!(block.kind, BlockKind::ListItem(_));
        if !(is_item(block) && next.is_some_and(is_item)) {
            self.out.push('\n');
        }
    }

    fn heading(&mut self, level: u8, number: Option<&str>, text: &str) {
        // Markdown knows six levels.
        let marks = "#".repeat(usize::from(level.clamp(1, 6)));
        let number = number.map(|mark| format!("{mark} ")).unwrap_or_default();
        self.line(&format!("{marks} {number}{}", text.replace("\\\n", " ")));
    }

    /// A table as rows and columns; its notes follow it.
    fn grid(&mut self, blocks: &[&Block]) {
        self.page_line(blocks[0].span.start);
        let table = blocks[0].cell.map(|cell| cell.table);
        let mut rows: Vec<(u32, Vec<(u32, String)>)> = Vec::new();
        let mut notes = Vec::new();
        for block in blocks {
            if matches!(block.kind, BlockKind::Note(_)) {
                notes.push(*block);
                continue;
            }
            let own = block.cell.filter(|cell| Some(cell.table) == table);
            let text = self.inline(block.span, "<br>").replace('|', "\\|");
            let number = block
                .number
                .as_ref()
                .map(|mark| format!("{mark} "))
                .unwrap_or_default();
            let text = format!("{number}{text}");
            // What stands in a nested table belongs to the cell around it.
            let (row, column) = match (own, rows.last()) {
                (Some(cell), _) => (cell.row, cell.column),
                (None, Some((row, cells))) => (*row, cells.last().map_or(0, |cell| cell.0)),
                (None, None) => (0, 0),
            };
            if rows.last().is_none_or(|last| last.0 != row) {
                rows.push((row, Vec::new()));
            }
            let Some((_, cells)) = rows.last_mut() else {
                continue;
            };
            match cells.last_mut() {
                Some((last, cell)) if *last == column => {
                    cell.push_str("<br>");
                    cell.push_str(&text);
                }
                _ => cells.push((column, text)),
            }
        }
        let columns = rows
            .iter()
            .flat_map(|row| &row.1)
            .map(|cell| cell.0 + 1)
            .max();
        let columns = columns.unwrap_or(1).min(64);
        for (at, (_, cells)) in rows.into_iter().enumerate() {
            let mut line = String::from("|");
            let mut next = 0;
            for (column, text) in cells {
                for _ in next..column.min(columns) {
                    line.push_str("  |");
                }
                line.extend([" ", &text, " |"]);
                next = column + 1;
            }
            for _ in next..columns {
                line.push_str("  |");
            }
            self.line(&line);
            if at == 0 {
                self.line(&format!("|{}", "---|".repeat(columns as usize)));
            }
        }
        self.out.push('\n');
        for note in notes {
            self.block(note, None);
        }
    }

    /// A layer around the body, marked as such.
    fn layer(&mut self, layer: Layer, name: &str) {
        let mut blocks = self
            .document
            .blocks
            .iter()
            .filter(|block| block.layer == layer)
            .peekable();
        if blocks.peek().is_none() {
            return;
        }
        self.line(&format!("<!-- {name} -->\n"));
        for block in blocks {
            if let BlockKind::Comment(_) = block.kind {
                self.block(block, None);
                continue;
            }
            self.page_line(block.span.start);
            let text = self.inline(block.span, "\\\n> ");
            let number = block
                .number
                .as_ref()
                .map(|mark| format!("{mark} "))
                .unwrap_or_default();
            self.line(&format!("> {number}{text}\n"));
        }
    }

    /// Marks on a line of their own for the pages that begin up to `offset`.
    fn page_line(&mut self, offset: usize) {
        let mut begun = None;
        while let Some(mark) = self.document.pages.get(self.marks)
            && mark.offset <= offset
        {
            begun = Some(mark.page);
            self.marks += 1;
        }
        if let Some(page) = begun
            && !(page == 1 && offset == 0)
        {
            self.line(&format!("<!-- sida {page} -->\n"));
        }
    }

    /// The words of a block with links, calls of notes and page marks in them.
    fn inline(&mut self, span: Span, line_end: &str) -> String {
        let document = self.document;
        let mut text = String::with_capacity(span.len() + 16);
        let mut at = span.start;
        let first = document
            .links
            .partition_point(|link| link.span.start < span.start);
        let mut links = (document.links[first..].iter())
            .take_while(|link| link.span.start < span.end)
            .peekable();
        let first = document
            .note_calls
            .partition_point(|call| call.offset < span.start);
        let mut calls = (document.note_calls[first..].iter())
            .take_while(|call| call.offset <= span.end)
            .peekable();
        let mut open_link = None;
        loop {
            // The next place where something stands between the words.
            let page = document.pages.get(self.marks).map(|mark| mark.offset);
            let page = page.filter(|offset| *offset < span.end);
            let link = links.peek().map(|link| link.span.start);
            let call = calls.peek().map(|call| call.offset);
            let stops = [open_link.as_ref().map(|(end, _)| *end), call, page, link];
            let stop = stops
                .into_iter()
                .flatten()
                .min()
                .unwrap_or(span.end)
                .max(at);
            escape(&document.text[at..stop.min(span.end)], line_end, &mut text);
            at = stop.min(span.end);
            if let Some((_, target)) = open_link.take_if(|(end, _)| *end <= stop) {
                write_link_end(&mut text, target);
            } else if call == Some(stop) {
                if let Some(call) = calls.next() {
                    text.push_str("[^");
                    text.push_str(&call.label);
                    text.push(']');
                }
            } else if page.is_some_and(|page| page <= stop) {
                let mark = document.pages[self.marks];
                self.marks += 1;
                // Writing to a string cannot fail.
                let _ = write!(text, "<!-- sida {} -->", mark.page);
            } else if link == Some(stop) {
                if let Some(link) = links.next()
                    // Links do not nest; the outer one is told.
                    && open_link.is_none()
                {
                    text.push('[');
                    open_link = Some((link.span.end, link.target.as_str()));
                }
            } else {
                break;
            }
        }
        text
    }
}

fn write_link_end(text: &mut String, target: &str) {
    let target = target
        .replace(['\n', '\r', ' '], "%20")
        .replace('(', "%28")
        .replace(')', "%29");
    // Writing to a string cannot fail.
    let _ = write!(text, "]({target})");
}

/// How many blocks from the first on belong to one table, nested ones
/// included; 0 where none begins here.
fn table_length(blocks: &[&Block]) -> usize {
    let Some(table) = blocks
        .first()
        .and_then(|block| block.cell)
        .map(|cell| cell.table)
    else {
        return 0;
    };
    let mut length = 0;
    for (at, block) in blocks.iter().enumerate() {
        match block.cell {
            Some(cell) if cell.table == table => length = at + 1,
            // A table begun later may be nested in this one.
            Some(cell) if cell.table > table => {}
            _ => break,
        }
    }
    length
}

/// Whether a table is one of rows and columns: one that only lays out text
/// holds headings or many paragraphs in a cell, and is told as paragraphs.
fn is_grid(document: &Document, blocks: &[&Block]) -> bool {
    const MOST_PARAGRAPHS: usize = 4;
    const LONGEST_CELL: usize = 1000;
    let mut in_cell = 0;
    let mut length = 0;
    let mut before = None;
    let mut columns = 0;
    for block in blocks {
        if block.heading_level().is_some() {
            return false;
        }
        if block.cell != before {
            (in_cell, length, before) = (0, 0, block.cell);
        }
        columns = columns.max(block.cell.map_or(0, |cell| cell.column));
        in_cell += 1;
        length += document.slice(block.span).len();
        if in_cell > MOST_PARAGRAPHS || length > LONGEST_CELL {
            return false;
        }
    }
    columns > 0
}

/// Whether a mark only says that here is an item.
fn is_bullet(mark: &str) -> bool {
    !mark.chars().any(char::is_alphanumeric)
}

/// Keeps characters from being taken for Markdown's own.
fn escape(text: &str, line_end: &str, out: &mut String) {
    let mut before = ' ';
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        let next = chars.peek().copied().unwrap_or(' ');
        match c {
            '\n' => out.push_str(line_end),
            '\\' | '`' | '*' | '[' | ']' => out.extend(['\\', c]),
            '_' if !(before.is_alphanumeric() && next.is_alphanumeric()) => out.extend(['\\', c]),
            '<' if next.is_alphabetic() || "/!?".contains(next) => out.extend(['\\', c]),
            '&' if next.is_alphabetic() || next == '#' => out.extend(['\\', c]),
            c => out.push(c),
        }
        before = c;
    }
}

/// Keeps a paragraph from being taken for a heading, a list or a quotation.
fn guarded(text: &str) -> String {
    let mark = text.chars().next().unwrap_or(' ');
    if matches!(mark, '#' | '>' | '+') || text.starts_with("- ") || text.starts_with("---") {
        return format!("\\{text}");
    }
    text.to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::builder::{DocumentBuilder, Draft};
    use crate::model::{Cell, Format};

    fn check(fill: impl FnOnce(&mut DocumentBuilder), expected: &str) {
        let mut builder = DocumentBuilder::new(Format::Docx);
        fill(&mut builder);
        assert_eq!(render(&builder.finish()), expected);
    }

    fn draft(kind: BlockKind, text: &str) -> Draft {
        Draft::of(kind, text.to_owned())
    }

    #[test]
    fn notes_links_and_pages_stand_in_the_words() {
        check(
            |builder| {
                builder.start_page(Layer::Body, 1);
                let mut paragraph = draft(BlockKind::Paragraph, "Se lagen");
                paragraph.link_from(3, "https://exempel.se/a b");
                paragraph.call_note("1".to_owned());
                paragraph.text.push_str(" och ");
                paragraph.start_page(2);
                paragraph.text.push_str("mer.\n*x*");
                builder.push(paragraph);
                builder.push(draft(BlockKind::Note("1".to_owned()), "Lag [2017]."));
            },
            "Se [lagen](https://exempel.se/a%20b)[^1] och <!-- sida 2 -->mer.\\\n\\*x\\*\n\n\
             [^1]: Lag \\[2017\\].\n\n",
        );
    }

    #[test]
    fn tables_are_rows_unless_they_only_lay_out() {
        let in_cell = |kind: BlockKind, text: &str, table: u32, row: u32, column: u32| {
            let mut draft = draft(kind, text);
            draft.cell = Some(Cell { table, row, column });
            draft
        };
        check(
            |builder| {
                builder.push(in_cell(BlockKind::Paragraph, "A", 0, 0, 0));
                builder.push(in_cell(BlockKind::Paragraph, "B|b", 0, 0, 1));
                builder.push(in_cell(BlockKind::Paragraph, "ett", 0, 1, 0));
                builder.push(in_cell(BlockKind::Paragraph, "inre", 1, 0, 0));
                builder.push(in_cell(BlockKind::Paragraph, "två", 0, 1, 1));
                builder.push(in_cell(BlockKind::Heading(2), "Rubrik", 2, 0, 0));
                builder.push(in_cell(BlockKind::Paragraph, "text", 2, 0, 1));
            },
            "| A | B\\|b |\n|---|---|\n| ett<br>inre | två |\n\n## Rubrik\n\ntext\n\n",
        );
    }
}
