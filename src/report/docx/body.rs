//! The document's body: title page, contents, and the chapters in order.

use std::collections::BTreeMap;

use super::contents::{self, Entry};
use super::frame::Page;
use super::styles::Style;
use super::xml::{Emphasis, Xml};
use crate::model::{Lang, StatementId};
use crate::report::Report;
use crate::report::cover::facts;
use crate::report::labels::{Labels, labels};
use crate::report::manifest::Manifest;
use crate::report::{content, wording};

/// What keeps the title page without a footer.
pub(super) const TITLE_PAGE: &str = "<w:titlePg/>";

/// How high what stands on the board's title page above the contents is about, in
/// twentieths of a point.
const COVER: u32 = 5600;

/// Writes the body, the last section's properties included.
pub(super) fn write(report: &Report, page: &Page) -> String {
    let mut body = Body {
        xml: Xml::default(),
        lang: report.lang,
        words: labels(report.lang),
        page: page.clone(),
        for_board: report.audience.is_board(),
        names_sections: (report.excerpts.iter())
            .any(|one| one.section.number.is_none() && !one.section.id.is_general()),
        headings: Vec::new(),
        has_sections: false,
        is_whole: report.participation.is_some(),
        ids: 0,
        quoted: std::collections::BTreeSet::new(),
        quotations: Vec::new(),
    };
    body.overview(report);
    body.sections(report);
    body.asks(report);
    body.appendices(report);
    body.manifest(report);
    let (rest, headings, has_sections) = (body.xml.text, body.headings, body.has_sections);
    let mut front = Xml::default();
    cover(&mut front, report);
    // The board turns no leaf between what it is and what is in it.
    let below = if body.for_board {
        page.text_height().saturating_sub(COVER)
    } else {
        front.raw("<w:p><w:r><w:br w:type=\"page\"/></w:r></w:p>");
        page.text_height()
    };
    front.raw(&contents::write(
        body.words.contents,
        &headings,
        (page.text_width(), below),
    ));
    front.raw(&rest);
    // The first section of pages has the title page.
    let title_page = if has_sections { "" } else { TITLE_PAGE };
    front.raw(&page.upright(title_page));
    front.text
}

/// The body as it grows.
pub(super) struct Body {
    pub(super) xml: Xml,
    pub(super) lang: Lang,
    pub(super) words: &'static Labels,
    pub(super) page: Page,
    /// Whether it is for the board, which fills nothing in.
    pub(super) for_board: bool,
    /// Whether sections are called by their headings, for want of numbers.
    names_sections: bool,
    headings: Vec<Entry>,
    /// Whether it is of the whole consultation.
    pub(super) is_whole: bool,
    /// Whether pages laid on their side divide it.
    pub(super) has_sections: bool,
    /// The last number given to a bookmark or content control.
    ids: u32,
    /// Bookmarks of quotations that are taken.
    quoted: std::collections::BTreeSet<String>,
    /// The ids of all quotations, in order.
    quotations: Vec<StatementId>,
}

impl Body {
    /// A number for a bookmark or a content control.
    pub(super) fn next_id(&mut self) -> u32 {
        self.ids += 1;
        self.ids
    }

    /// The share of a table's width that its column of sections needs: room for
    /// the longest word of a heading, or for a number.
    pub(super) const fn section_column(&self) -> u32 {
        if self.names_sections { 22 } else { 11 }
    }

    /// A heading, entered in the contents.
    pub(super) fn heading(&mut self, level: u8, text: &str) {
        self.headed(level, text, "");
    }

    /// The same with little room around it.
    pub(super) fn close_heading(&mut self, level: u8, text: &str) {
        self.headed(level, text, "<w:spacing w:before=\"180\" w:after=\"60\"/>");
    }

    /// A heading that is not entered in the contents.
    pub(super) fn unlisted_heading(&mut self, level: u8, text: &str) {
        self.headed(level, text, "");
        if let Some(entry) = self.headings.last_mut() {
            entry.is_listed = false;
        }
    }

    /// A heading that begins a page.
    pub(super) fn chapter(&mut self, text: &str) {
        self.headed(1, text, "<w:pageBreakBefore/>");
    }

    fn headed(&mut self, level: u8, text: &str, look: &str) {
        let bookmark = format!("_Toc{:08}", self.headings.len() + 1);
        let id = self.next_id();
        // In the order that the schema has: a break, the numbering, the room.
        let is_room = look.starts_with("<w:spacing");
        let mut extra = String::new();
        if !is_room {
            extra.push_str(look);
        }
        if self.page.has_numbering {
            extra.push_str("<w:numPr><w:ilvl w:val=\"0\"/><w:numId w:val=\"0\"/></w:numPr>");
        }
        if is_room {
            extra.push_str(look);
        }
        self.xml.open(Style::Heading(level), &extra);
        self.xml.markup(format_args!(
            "<w:bookmarkStart w:id=\"{id}\" w:name=\"{bookmark}\"/>"
        ));
        self.xml.run(text, Emphasis::Plain);
        self.xml
            .markup(format_args!("<w:bookmarkEnd w:id=\"{id}\"/>"));
        self.xml.close();
        self.headings.push(Entry {
            level,
            text: text.to_owned(),
            bookmark,
            is_listed: true,
        });
    }

    /// Sentences, a paragraph each.
    pub(super) fn sentences(&mut self, sentences: &[String]) {
        for sentence in sentences {
            self.xml.paragraph(Style::Normal, sentence);
        }
    }

    /// A quotation in its hidden bookmark, as a paragraph.
    pub(super) fn quote(&mut self, style: Style, id: &StatementId, text: &str) {
        self.quotations.push(id.clone());
        let name = bookmark(id);
        let mut free = name.clone();
        let mut more = 1;
        while !self.quoted.insert(free.clone()) {
            more += 1;
            free = format!("{name}_{more}");
        }
        let number = self.next_id();
        self.xml.open(style, "");
        self.xml.markup(format_args!(
            "<w:bookmarkStart w:id=\"{number}\" w:name=\"{free}\"/>"
        ));
        self.xml.run(text, Emphasis::Plain);
        self.xml
            .markup(format_args!("<w:bookmarkEnd w:id=\"{number}\"/>"));
        self.xml.close();
    }

    /// What the report says of itself, in bookmarks around a hidden sign each:
    /// LibreOffice makes one of those that are empty and stand at one place.
    /// `_m_<consultation>_<masked>_<number>`, and for each
    /// statement `_s_<hash>_<start>_<times>`.
    fn manifest(&mut self, report: &Report) {
        let mut times: BTreeMap<String, usize> = BTreeMap::new();
        for id in &self.quotations {
            *times.entry(bookmark(id)).or_default() += 1;
        }
        let manifest = Manifest::of(report, self.quotations.iter().map(ToString::to_string));
        let first = format!(
            "_m_{}_{}_{}",
            manifest.consultation,
            u8::from(manifest.masked),
            manifest.number
        );
        let others = times
            .into_iter()
            .map(|(name, times)| format!("_s_{}_{times}", &name["_q_".len()..]));
        let names: Vec<String> = std::iter::once(first).chain(others).collect();
        self.xml.open(Style::Source, "");
        for name in names {
            let number = self.next_id();
            self.xml.markup(format_args!(
                "<w:bookmarkStart w:id=\"{number}\" w:name=\"{name}\"/>"
            ));
            self.xml.styled_run("·", "<w:rPr><w:vanish/></w:rPr>");
            self.xml
                .markup(format_args!("<w:bookmarkEnd w:id=\"{number}\"/>"));
        }
        self.xml.close();
    }

    /// A list's introduction, where there is one.
    pub(super) fn introduction(&mut self, context: Option<&content::Context>) {
        if let Some(context) = context {
            self.quote(Style::Introduction, &context.id, &context.text);
        }
    }
}

/// The bookmark of a statement's first quotation: `_q_<hash>_<start>`.
fn bookmark(id: &StatementId) -> String {
    // A quotation whose place is not known carries its document only.
    let place = if id.as_str().contains('-') { "" } else { "_d" };
    format!("_q_{}{place}", name_of(id))
}

/// The bookmark of a comment cell: `_c_<hash>_<start>_<field>_<seal>`.
pub(super) fn cell_bookmark(id: &StatementId, field: &str, sealed: &str) -> String {
    format!("_c_{}_{field}_{sealed}", name_of(id))
}

/// A statement's id as part of a bookmark's name, which has 40 signs at most.
fn name_of(id: &StatementId) -> String {
    id.as_str()
        .chars()
        .map(|sign| {
            if sign.is_ascii_alphanumeric() {
                sign
            } else {
                '_'
            }
        })
        .take(26)
        .collect()
}

fn cover(xml: &mut Xml, report: &Report) {
    let cover = &report.cover;
    let words = labels(report.lang);
    let of_board = report.audience.is_board();
    if of_board {
        let space = "<w:spacing w:before=\"240\" w:after=\"0\"/>";
        xml.open(Style::Subtitle, space);
        xml.run(words.compilation, Emphasis::Plain);
        xml.close();
        xml.open(Style::Title, "<w:spacing w:before=\"60\" w:after=\"240\"/>");
        xml.run(&cover.title, Emphasis::Plain);
        xml.close();
    } else {
        xml.paragraph(Style::Subtitle, words.compilation);
        xml.paragraph(Style::Title, &cover.title);
    }
    let statements = cover.statements.to_string();
    // What it was made from and with stands in the last appendix.
    let program = if cover.program.is_empty() || of_board {
        String::new()
    } else {
        format!("remiss {}", cover.program)
    };
    let made = [
        (words.statements, statements.as_str()),
        (words.program, program.as_str()),
    ];
    let known = made.into_iter().filter(|(_, value)| !value.is_empty());
    for (name, value) in facts(cover, words).chain(known) {
        xml.open(Style::Fact, "");
        xml.run(name, Emphasis::Strong);
        xml.run("\t", Emphasis::Plain);
        xml.run(value, Emphasis::Plain);
        xml.close();
    }
    if let Some(masked) = report.masked {
        xml.paragraph(Style::Normal, &wording::masked(report.lang, masked));
    }
}
