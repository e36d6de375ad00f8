//! The sections of a document: how each begins, its sheet and its margins'
//! parts. They are wanted before the text is read (how a section begins is
//! said at its end), so they are searched for on their own.

use crate::extract::number_format::NumberFormat;
use crate::extract::pages::{Sheet, Twips};
use crate::extract::xml::{Tag, Token, Xml};

/// How a section begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) enum Start {
    /// On a new page.
    #[default]
    Page,
    /// On a new page with an even number.
    EvenPage,
    /// On a new page with an odd number.
    OddPage,
    /// Where the one before ends.
    Here,
}

/// What a margin part is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Margin {
    /// Running head.
    Header,
    /// Running foot.
    Footer,
}

/// A section's properties.
#[derive(Debug, Clone, Default)]
pub(super) struct Section {
    /// How it begins.
    pub(super) start: Start,
    /// Its sheet.
    pub(super) sheet: Sheet,
    /// The relationship ids of its margins' parts, with the page they are for.
    pub(super) margins: Vec<(Margin, String, String)>,
    /// Whether its first page has margins of its own.
    pub(super) title_page: bool,
    /// How its footnotes are numbered, where it says so.
    pub(super) footnotes: Option<NumberFormat>,
    /// The same for endnotes.
    pub(super) endnotes: Option<NumberFormat>,
}

const LONGEST_PREFIX: usize = 64;

/// All sections of a main part, in order.
pub(super) fn sections(text: &str) -> Vec<Section> {
    let mut found = Vec::new();
    let mut end = 0;
    for at in memchr::memmem::find_iter(text.as_bytes(), b"sectPr") {
        // A tag's name is short; looking further back would cost too much.
        let window = at.saturating_sub(LONGEST_PREFIX);
        let Some(back) = memchr::memrchr(b'<', &text.as_bytes()[window..at]) else {
            continue;
        };
        let opens = window + back;
        let is_prefix = |b: &u8| b.is_ascii_alphanumeric() || b":-_.".contains(b) || *b >= 0x80;
        let after = text.as_bytes().get(at + "sectPr".len());
        if opens < end
            || !text.as_bytes()[opens + 1..at].iter().all(is_prefix)
            || !after.is_some_and(|b| b.is_ascii_whitespace() || b"/>".contains(b))
        {
            continue;
        }
        let (section, length) = read_section(&text[opens..]);
        end = opens + length;
        found.push(section);
    }
    found
}

/// Reads one section's properties; gives their length as well, so that what
/// they were before a tracked change is not taken for a section.
fn read_section(text: &str) -> (Section, usize) {
    let mut section = Section::default();
    let mut xml = Xml::new(text);
    let mut notes_of_foot = true;
    loop {
        let outcome = match xml.next() {
            Ok(Token::Start(tag)) if tag.name().ends_with("Change") => xml.skip(),
            Ok(Token::Start(tag)) => {
                match tag.name() {
                    "footnotePr" => notes_of_foot = true,
                    "endnotePr" => notes_of_foot = false,
                    "numFmt" => {
                        let name = tag.attr("val").unwrap_or_default();
                        let format = NumberFormat::named(&name, tag.attr("format").as_deref());
                        if notes_of_foot {
                            section.footnotes = Some(format);
                        } else {
                            section.endnotes = Some(format);
                        }
                    }
                    _ => section.take(&tag),
                }
                Ok(())
            }
            Ok(Token::End | Token::Text(_)) => Ok(()),
            Ok(Token::Eof) => return (section, xml.position()),
            Err(error) => Err(error),
        };
        if outcome.is_err() || xml.depth() == 0 {
            return (section, xml.position());
        }
    }
}

impl Section {
    fn take(&mut self, tag: &Tag<'_>) {
        let word = |name: &str| tag.attr(name).unwrap_or_default().into_owned();
        match tag.name() {
            "type" => {
                self.start = match word("val").as_str() {
                    "continuous" | "nextColumn" => Start::Here,
                    "evenPage" => Start::EvenPage,
                    "oddPage" => Start::OddPage,
                    _ => Start::Page,
                };
            }
            "headerReference" => {
                self.margins
                    .push((Margin::Header, word("type"), word("id")));
            }
            "footerReference" => {
                self.margins
                    .push((Margin::Footer, word("type"), word("id")));
            }
            "titlePg" => self.title_page = tag.is_on(),
            "pgSz" | "pgMar" | "cols" => take_sheet(&mut self.sheet, tag),
            _ => {}
        }
    }
}

/// Takes what this element says about the paper.
fn take_sheet(sheet: &mut Sheet, tag: &Tag<'_>) {
    let set = |place: &mut Twips, name: &str| {
        if let Some(value) = tag.number(name) {
            *place = value.clamp(0, 31_680);
        }
    };
    match tag.name() {
        "pgSz" => {
            set(&mut sheet.width, "w");
            set(&mut sheet.height, "h");
        }
        "pgMar" => {
            set(&mut sheet.top, "top");
            set(&mut sheet.bottom, "bottom");
            set(&mut sheet.left, "left");
            set(&mut sheet.right, "right");
        }
        _ => set(&mut sheet.columns, "num"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_are_found_but_not_their_former_selves() {
        let text = "<w:p><w:pPr><w:sectPr w:rsidR='1'><w:type w:val='continuous'/>\
            <w:sectPrChange><w:sectPr><w:type w:val='evenPage'/></w:sectPr></w:sectPrChange>\
            </w:sectPr></w:pPr></w:p><w:t>sectPr</w:t><w:sectPr/>";
        let starts: Vec<_> = sections(text).iter().map(|section| section.start).collect();
        assert_eq!(starts, [Start::Here, Start::Page]);
    }
}
