//! The table of contents: real entries with section numbers, whose page
//! numbers every program reckons for itself.

use super::styles::Style;
use super::xml::{Emphasis, Xml};

/// One heading of the document.
#[derive(Debug, Clone)]
pub(super) struct Entry {
    pub(super) level: u8,
    pub(super) text: String,
    pub(super) bookmark: String,
    pub(super) is_listed: bool,
}

/// The contents' markup.
pub(super) fn write(title: &str, entries: &[Entry], width: u32) -> String {
    let mut xml = Xml::default();
    xml.paragraph(Style::ContentsHeading, title);
    let tabs = format!(
        "<w:tabs><w:tab w:val=\"clear\" w:pos=\"9411\"/><w:tab w:val=\"right\" w:leader=\"dot\" w:pos=\"{width}\"/></w:tabs>"
    );
    for entry in entries
        .iter()
        .filter(|entry| entry.is_listed && entry.level <= 3)
    {
        xml.open(Style::Contents(entry.level), &tabs);
        xml.markup(format_args!(
            "<w:hyperlink w:anchor=\"{}\" w:history=\"1\">",
            entry.bookmark
        ));
        xml.run(&entry.text, Emphasis::Plain);
        xml.raw("<w:r><w:tab/></w:r>");
        xml.field(&format!("PAGEREF {} \\h", entry.bookmark), "", "");
        xml.raw("</w:hyperlink>");
        xml.close();
    }
    xml.text
}
