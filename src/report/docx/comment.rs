//! The cells of a comment, which are read back.

use super::body::{Body, cell_bookmark};
use super::styles::Style;
use super::xml::{Emphasis, escaped};
use crate::model::{Comment, Heeded, StatementId};
use crate::report::comments::seal;

impl Body {
    /// The three cells of a comment, each a content control.
    pub(super) fn comment(&mut self, id: &StatementId, comment: &Comment) {
        let words = self.words;
        self.heeded(words.heeded, id, comment.heeded, "");
        let free = "<w:text w:multiLine=\"1\"/>";
        for (name, field, text) in [
            (words.reason, "r", &comment.reason),
            (words.changed_text, "t", &comment.changed_text),
        ] {
            self.field(name, id, (field, ""), text, words.write_here, free);
        }
    }

    /// The cell of the outcome once more, below a heading that names it: what is
    /// chosen in either counts.
    pub(super) fn heeded_again(&mut self, id: &StatementId, heeded: Option<Heeded>) {
        self.heeded("", id, heeded, "_2");
    }

    /// `again` tells the bookmark of a second cell from that of the first.
    fn heeded(&mut self, name: &str, id: &StatementId, heeded: Option<Heeded>, again: &str) {
        let chosen = heeded.map_or("", |heeded| heeded.label(self.lang));
        let mut list = String::from("<w:dropDownList>");
        for heeded in Heeded::ALL {
            list.extend([
                "<w:listItem w:displayText=\"",
                heeded.label(self.lang),
                "\" w:value=\"",
                heeded.wire(),
                "\"/>",
            ]);
        }
        list.push_str("</w:dropDownList>");
        self.field(name, id, ("h", again), chosen, self.words.choose, &list);
    }

    fn field(
        &mut self,
        name: &str,
        id: &StatementId,
        (field, again): (&str, &str),
        text: &str,
        placeholder: &str,
        kind: &str,
    ) {
        let control = self.next_id();
        let mark = self.next_id();
        let sealed = seal(text);
        let showing = if text.is_empty() {
            "<w:showingPlcHdr/>"
        } else {
            ""
        };
        // LibreOffice drops a line's end within a control that stands in a
        // paragraph: lines have a paragraph each, and the control stands around
        // them.
        let is_one_line = !text.contains('\n');
        let kind = if is_one_line { kind } else { "" };
        self.xml.open(Style::Cell, "");
        if !name.is_empty() {
            self.xml.run(&format!("{name}: "), Emphasis::Strong);
        }
        let alias = if name.is_empty() {
            self.words.heeded
        } else {
            name
        };
        // The bookmark says the same as the control's tag: LibreOffice keeps
        // only the one, and a control that is deleted takes the other with it.
        self.xml.markup(format_args!(
            "<w:bookmarkStart w:id=\"{mark}\" w:name=\"{}{again}\"/>",
            cell_bookmark(id, field, &sealed)
        ));
        if !is_one_line {
            self.xml.close();
        }
        self.xml.markup(format_args!(
            "<w:sdt><w:sdtPr><w:alias w:val=\"{}\"/><w:tag w:val=\"remiss {} {field} {sealed}\"/><w:id w:val=\"{control}\"/>{showing}{kind}</w:sdtPr><w:sdtContent>",
            escaped(alias),
            escaped(id.as_str()),
        ));
        let end = format!("<w:bookmarkEnd w:id=\"{mark}\"/>");
        if is_one_line {
            if text.is_empty() {
                self.xml.run(placeholder, Emphasis::Placeholder);
            } else {
                self.xml.run(text, Emphasis::Plain);
            }
            self.xml
                .markup(format_args!("</w:sdtContent></w:sdt>{end}"));
            self.xml.close();
        } else {
            self.lines(text, &end);
            self.xml.raw("</w:sdtContent></w:sdt>");
        }
    }

    /// A paragraph for each line; `end` stands in the last.
    fn lines(&mut self, text: &str, end: &str) {
        let mut lines = text.split('\n').peekable();
        while let Some(line) = lines.next() {
            self.xml.open(Style::Cell, "");
            if !line.is_empty() {
                self.xml.run(line, Emphasis::Plain);
            }
            if lines.peek().is_none() {
                self.xml.raw(end);
            }
            self.xml.close();
        }
    }
}
