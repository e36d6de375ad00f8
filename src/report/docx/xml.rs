//! `WordprocessingML` as text: escaping, runs, paragraphs and tables, streamed
//! into one string.
//!
//! `docx-rs` builds an element tree, cannot mark a table's heading row as
//! repeating, knows no drop-down content controls and puts a whole field into
//! one run; the body, which is nearly all of a report, is therefore written
//! here, and `docx-rs` makes the package around it.

use std::fmt::Write as _;

use super::styles::Style;

/// A growing piece of a document's body.
#[derive(Debug, Default)]
pub(super) struct Xml {
    pub(super) text: String,
}

/// What a run looks like beside its paragraph's style.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Emphasis {
    Plain,
    Strong,
    Placeholder,
}

impl Xml {
    /// Markup as it is.
    pub(super) fn raw(&mut self, markup: &str) {
        self.text.push_str(markup);
    }

    /// Formatted markup; the caller has escaped what is text in it.
    pub(super) fn markup(&mut self, arguments: std::fmt::Arguments<'_>) {
        // Writing into a string cannot fail.
        let _ = self.text.write_fmt(arguments);
    }

    /// Opens a paragraph.
    pub(super) fn open(&mut self, style: Style, extra: &str) {
        self.markup(format_args!(
            "<w:p><w:pPr><w:pStyle w:val=\"{}\"/>{extra}</w:pPr>",
            style.mark()
        ));
    }

    /// Closes a paragraph.
    pub(super) fn close(&mut self) {
        self.raw("</w:p>");
    }

    /// A paragraph of plain text.
    pub(super) fn paragraph(&mut self, style: Style, text: &str) {
        self.open(style, "");
        if style == Style::Source {
            // The long name of a file breaks between its words, not within one.
            self.run(&text.replace('_', "_\u{200b}"), Emphasis::Plain);
        } else {
            self.run(text, Emphasis::Plain);
        }
        self.close();
    }

    /// Text of a paragraph; line ends and tabs become what they are in Word.
    pub(super) fn run(&mut self, text: &str, emphasis: Emphasis) {
        let look = match emphasis {
            Emphasis::Plain => "",
            Emphasis::Strong => "<w:rPr><w:b/><w:bCs/></w:rPr>",
            Emphasis::Placeholder => "<w:rPr><w:rStyle w:val=\"PlaceholderText\"/></w:rPr>",
        };
        self.styled_run(text, look);
    }

    /// Text with run properties given as markup.
    pub(super) fn styled_run(&mut self, text: &str, look: &str) {
        self.raw("<w:r>");
        self.raw(look);
        let mut rest = text;
        while !rest.is_empty() {
            let end = rest.find(['\n', '\t']).unwrap_or(rest.len());
            if end > 0 {
                self.raw("<w:t xml:space=\"preserve\">");
                escape(&mut self.text, &rest[..end]);
                self.raw("</w:t>");
            }
            match rest[end..].chars().next() {
                Some('\n') => self.raw("<w:br/>"),
                Some(_) => self.raw("<w:tab/>"),
                None => break,
            }
            rest = &rest[end + 1..];
        }
        self.raw("</w:r>");
    }

    /// A complex field, one mark per run, so that every program reads it alike.
    pub(super) fn field(&mut self, instruction: &str, result: &str, look: &str) {
        self.markup(format_args!(
            "<w:r>{look}<w:fldChar w:fldCharType=\"begin\" w:dirty=\"true\"/></w:r><w:r>{look}<w:instrText xml:space=\"preserve\"> {instruction} </w:instrText></w:r><w:r>{look}<w:fldChar w:fldCharType=\"separate\"/></w:r><w:r>{look}<w:t>{result}</w:t></w:r><w:r>{look}<w:fldChar w:fldCharType=\"end\"/></w:r>"
        ));
    }

    /// Opens a table of fixed widths, with a text for those who cannot see it.
    pub(super) fn open_table(&mut self, widths: &[u32], caption: &str) {
        let total: u32 = widths.iter().sum();
        self.markup(format_args!(
            "<w:tbl><w:tblPr><w:tblStyle w:val=\"{}\"/><w:tblW w:w=\"{total}\" w:type=\"dxa\"/><w:tblLayout w:type=\"fixed\"/><w:tblLook w:val=\"0020\" w:firstRow=\"1\" w:lastRow=\"0\" w:firstColumn=\"0\" w:lastColumn=\"0\" w:noHBand=\"1\" w:noVBand=\"1\"/><w:tblCaption w:val=\"",
            Style::Table.mark()
        ));
        escape(&mut self.text, caption);
        self.raw("\"/></w:tblPr><w:tblGrid>");
        for width in widths {
            self.markup(format_args!("<w:gridCol w:w=\"{width}\"/>"));
        }
        self.raw("</w:tblGrid>");
    }

    /// Closes a table; a paragraph must follow one, so a small one does.
    pub(super) fn close_table(&mut self) {
        self.raw("</w:tbl><w:p><w:pPr><w:spacing w:before=\"0\" w:after=\"0\" w:line=\"120\" w:lineRule=\"exact\"/></w:pPr></w:p>");
    }

    /// A heading row that is repeated on every page.
    pub(super) fn head_row(&mut self, widths: &[u32], names: &[&str]) {
        self.raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        for (width, name) in widths.iter().zip(names) {
            self.open_cell(*width, Some("E8F0F5"));
            self.paragraph(Style::Head, name);
            self.close_cell();
        }
        self.raw("</w:tr>");
    }

    /// Opens a row; a short one is kept on one page.
    pub(super) fn open_row(&mut self, is_short: bool) {
        self.raw(if is_short {
            "<w:tr><w:trPr><w:cantSplit/></w:trPr>"
        } else {
            "<w:tr>"
        });
    }

    /// Closes a row.
    pub(super) fn close_row(&mut self) {
        self.raw("</w:tr>");
    }

    /// Opens a cell.
    pub(super) fn open_cell(&mut self, width: u32, ground: Option<&str>) {
        self.markup(format_args!(
            "<w:tc><w:tcPr><w:tcW w:w=\"{width}\" w:type=\"dxa\"/>"
        ));
        if let Some(ground) = ground {
            self.markup(format_args!(
                "<w:shd w:val=\"clear\" w:color=\"auto\" w:fill=\"{ground}\"/>"
            ));
        }
        self.raw("</w:tcPr>");
    }

    /// Closes a cell.
    pub(super) fn close_cell(&mut self) {
        self.raw("</w:tc>");
    }

    /// A cell of plain text.
    pub(super) fn cell(&mut self, width: u32, style: Style, text: &str) {
        self.open_cell(width, None);
        self.paragraph(style, text);
        self.close_cell();
    }
}

/// Appends the text with every sign that XML acts upon escaped.
pub(super) fn escape(out: &mut String, text: &str) {
    for sign in text.chars() {
        match sign {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' | '\t' => out.push(' '),
            _ => out.push(sign),
        }
    }
}

/// The text with every sign that XML acts upon escaped.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    escape(&mut out, text);
    out
}
