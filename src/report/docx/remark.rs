//! What the proposer writes of a section: a table of one column, with the name
//! of the text above a cell that is all text, in as many paragraphs as one
//! likes.

use super::body::Body;
use super::styles::Style;
use super::xml::{Emphasis, escaped};
use crate::model::Remark;
use crate::report::content::Excerpt;
use crate::report::remarks::{Text, cell_name};

impl Body {
    /// One of the two texts, or the cell to write it in.
    pub(super) fn remark(&mut self, excerpt: &Excerpt, text: Text) {
        if self.for_board {
            self.written(excerpt, text);
            return;
        }
        let Some(remark) = excerpt.shown_remark() else {
            return;
        };
        let words = text.of(remark);
        let label = text.label(self.lang);
        let name = cell_name(&excerpt.section, text, words);
        let widths = self.widths(&[100]);
        let caption = format!("{label}: {}", excerpt.section.label());
        self.xml.open_table(&widths, &caption);
        self.named_row(widths[0], label, &name);
        self.text_row(widths[0], label, &name, words, text.placeholder(self.lang));
        self.xml.close_table();
    }

    /// The row with the label; its bookmark names the cell below it.
    fn named_row(&mut self, width: u32, label: &str, name: &str) {
        let number = self.next_id();
        self.xml
            .raw("<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>");
        self.xml.open_cell(width, Some("E8F0F5"));
        self.xml.open(Style::Head, "");
        self.xml.markup(format_args!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"_r_{name}\"/>"
        ));
        self.xml.run(label, Emphasis::Plain);
        self.xml
            .markup(format_args!("<w:bookmarkEnd w:id=\"{number}\"/>"));
        self.xml.close();
        self.xml.close_cell();
        self.xml.close_row();
    }

    /// The row with the text, in a content control of the same name. It stands
    /// around the cell while that is empty, which Word shows as a place to
    /// write in; and around the row of a text, whose lines LibreOffice would
    /// else glue together.
    fn text_row(&mut self, width: u32, label: &str, name: &str, words: &str, placeholder: &str) {
        let control = self.next_id();
        let is_empty = words.is_empty();
        let showing = if is_empty { "<w:showingPlcHdr/>" } else { "" };
        let begin = format!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"remiss-remark {name}\"/><w:id w:val=\"{control}\"/>{showing}</w:sdtPr><w:sdtContent>",
            escaped(label)
        );
        let end = "</w:sdtContent></w:sdt>";
        if is_empty {
            self.xml.open_row(true);
            self.xml.raw(&begin);
            self.xml.open_cell(width, None);
            self.xml.open(Style::Normal, "");
            // LibreOffice has no style for what stands in a control of a cell.
            self.xml.styled_run(
                placeholder,
                "<w:rPr><w:rStyle w:val=\"PlaceholderText\"/><w:color w:val=\"5F6B72\"/></w:rPr>",
            );
            self.xml.close();
            self.xml.close_cell();
            self.xml.raw(end);
            self.xml.close_row();
        } else {
            self.xml.raw(&begin);
            self.xml.open_row(false);
            self.xml.open_cell(width, None);
            for paragraph in Remark::paragraphs(words) {
                self.xml.paragraph(Style::Normal, paragraph);
            }
            self.xml.close_cell();
            self.xml.close_row();
            self.xml.raw(end);
        }
    }
}
