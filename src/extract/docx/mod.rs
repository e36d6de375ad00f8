//! Word documents (docx, docm, dotx, strict or not): reads the package's
//! parts in one pass each and puts the text together. Gives printed section
//! numbers, notes where they are called, headers and comments as layers, and
//! tracked changes as accepted. Finds parts by relationship, never by name;
//! draws nothing and runs nothing (macros are not looked at).

mod core_properties;
mod drawing;
mod field;
mod numbering;
mod paragraph;
mod properties;
mod sections;
mod shared;
mod story;
mod styles;
mod table;

use std::collections::BTreeSet;

use numbering::Numbering;
use sections::{Margin, Section, sections};
use shared::Shared;
use story::{Kind, Outcome, Setting};
use styles::Styles;

use super::Nest;
use super::broken_off::warning_of;
use super::builder::DocumentBuilder;
use super::number_format::NumberFormat;
use super::package::{Package, Relationships};
use super::pages::{Pager, Sheet};
use super::xml::{Ns, Token, Xml};
use crate::error::ReadError;
use crate::model::{
    BlockKind, Document, Doubt, Fault, FileFormat, Format, Layer, OtherFormat, Warning,
};

/// Reads a Word document.
pub(super) fn read(bytes: &[u8], nest: Nest<'_>) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, nest)?;
    let root = package.relationships("")?;
    let main = main_part(&mut package, &root)?;
    let relationships = package.relationships(&main)?;
    let text = package
        .xml(&main)?
        .ok_or_else(|| damaged(Fault::PartMissing { name: main.clone() }))?;
    check_root(&text)?;

    let mut reader = Reader {
        shared: Shared::new(package, nest),
        builder: DocumentBuilder::new(Format::Docx),
        relationships,
    };
    let settings = reader.settings();
    reader.styles_and_numbers(settings.english);
    let (even_and_odd, adds_spaces) = (settings.even_and_odd, settings.adds_spaces);
    reader.notes(settings);
    let ended = reader.body(&text, even_and_odd, adds_spaces);
    if reader.builder.is_empty() {
        // A part that cannot be read at all is the reason; else there is none.
        return Err(ended.err().unwrap_or(ReadError::NoText));
    }
    if let Err(error) = ended {
        reader.builder.warn(warning_of(Some(&main), error));
    }
    if reader.builder.len_of(Layer::Body) == 0 {
        reader.builder.warn(Warning::CheckOriginal {
            doubt: Doubt::EmptyBody,
        });
    }
    core_properties::read(
        &mut reader.shared.package,
        &root,
        reader.builder.properties(),
    );
    reader.shared.warn(&mut reader.builder);
    Ok(reader.builder.finish())
}

struct Reader<'p> {
    shared: Shared<'p>,
    builder: DocumentBuilder,
    relationships: Relationships,
}

/// What the document's settings say that matters here.
#[derive(Default)]
struct Settings {
    even_and_odd: bool,
    adds_spaces: bool,
    english: bool,
    footnotes: Option<NumberFormat>,
    endnotes: Option<NumberFormat>,
}

impl Reader<'_> {
    fn settings(&mut self) -> Settings {
        let mut settings = Settings::default();
        let Some((_, text)) = self.part("settings") else {
            return settings;
        };
        let mut notes_of_foot = true;
        let mut xml = Xml::new(&text);
        // A damaged place ends the settings; none of them is text.
        while let Ok(token) = xml.next() {
            let tag = match token {
                Token::Start(tag) if tag.ns == Ns::Word => tag,
                Token::Eof => break,
                Token::Start(_) | Token::End | Token::Text(_) => continue,
            };
            match tag.name() {
                "evenAndOddHeaders" => settings.even_and_odd = tag.is_on(),
                "doNotUseHTMLParagraphAutoSpacing" => settings.adds_spaces = tag.is_on(),
                "themeFontLang" => {
                    settings.english = tag.attr("val").is_some_and(|lang| lang.starts_with("en"));
                }
                "footnotePr" => notes_of_foot = true,
                "endnotePr" => notes_of_foot = false,
                "numFmt" => {
                    let name = tag.attr("val").unwrap_or_default();
                    let format = NumberFormat::named(&name, tag.attr("format").as_deref());
                    if notes_of_foot {
                        settings.footnotes = Some(format);
                    } else {
                        settings.endnotes = Some(format);
                    }
                }
                _ => {}
            }
        }
        settings
    }

    fn styles_and_numbers(&mut self, english: bool) {
        if let Some((name, text)) = self.part("styles") {
            let (styles, ended) = Styles::read(&text);
            self.shared.styles = styles;
            self.keep_error(&name, ended);
        }
        if let Some((name, text)) = self.part("numbering") {
            let english = self.shared.styles.default_run.english.unwrap_or(english);
            let (numbering, ended) = Numbering::read(&text, english);
            self.shared.numbering = numbering;
            self.keep_error(&name, ended);
        }
    }

    fn notes(&mut self, settings: Settings) {
        self.shared.notes.counter(false).format = settings.footnotes.unwrap_or_default();
        self.shared.notes.counter(true).format =
            settings.endnotes.unwrap_or(NumberFormat::LowerRoman);
        for (kind, is_endnote) in [("footnotes", false), ("endnotes", true)] {
            if let Some((name, text)) = self.part(kind) {
                let outcome = self.aside(&name, &text);
                for item in outcome.items {
                    self.shared.notes.keep(is_endnote, item.id, item.drafts);
                }
            }
        }
    }

    /// Reads the main text, then what stands around it.
    fn body(&mut self, text: &str, even_and_odd: bool, adds_spaces: bool) -> Result<(), ReadError> {
        let sections = sections(text);
        let sheet = sections
            .first()
            .map(|section| section.sheet)
            .unwrap_or_default();
        let rendered = memchr::memmem::find(text.as_bytes(), b"lastRenderedPageBreak").is_some();
        let mut pager = Pager::new(sheet, rendered);
        if !adds_spaces {
            pager.share_spaces();
        }
        self.builder.start_page(Layer::Body, 1);
        let outcome = story::read(
            text,
            Setting {
                shared: &mut self.shared,
                builder: &mut self.builder,
                pager: &mut pager,
                relationships: &self.relationships,
                sections: &sections,
                kind: Kind::Body,
            },
        );
        self.builder.properties().pages = pager.last_page();
        // A note whose call is hidden is hidden with it.
        self.shared.unshown.hidden += self.shared.notes.uncalled();
        self.margins(&sections, even_and_odd);
        self.comments();
        outcome.ended
    }

    /// Reads headers and footers; each part and each wording once.
    fn margins(&mut self, sections: &[Section], even_and_odd: bool) {
        let mut parts = BTreeSet::new();
        let mut wordings = BTreeSet::new();
        for (at, section) in sections.iter().enumerate() {
            let page = self.shared.section_pages.get(at).copied().unwrap_or(1);
            for (margin, pages, id) in &section.margins {
                let is_printed = match pages.as_str() {
                    "first" => section.title_page,
                    "even" => even_and_odd,
                    _ => true,
                };
                let target = self.relationships.get(id).filter(|r| !r.external);
                let Some(name) = target.map(|r| r.target.clone()) else {
                    continue;
                };
                if !is_printed || parts.contains(&name) {
                    continue;
                }
                let Some(text) = self.text_of(&name) else {
                    continue;
                };
                let drafts = self.aside(&name, &text).drafts;
                parts.insert(name);
                let wording: Vec<_> = drafts.iter().map(|draft| draft.text.clone()).collect();
                if !wordings.insert(wording) {
                    continue;
                }
                let layer = match margin {
                    Margin::Header => Layer::Header,
                    Margin::Footer => Layer::Footer,
                };
                self.builder.start_page(layer, page);
                for mut draft in drafts {
                    draft.layer = layer;
                    self.builder.push(draft);
                }
            }
        }
    }

    fn comments(&mut self) {
        let Some((name, text)) = self.part("comments") else {
            return;
        };
        for item in self.aside(&name, &text).items {
            if let Some(page) = self.shared.comment_pages.get(&item.id) {
                self.builder.start_page(Layer::Comment, *page);
            }
            for mut draft in item.drafts {
                draft.about = self.shared.passages.get(&item.id).copied();
                draft.layer = Layer::Comment;
                draft.kind = BlockKind::Comment(item.author.clone().unwrap_or_default());
                self.builder.push(draft);
            }
        }
    }

    /// Reads a part beside the body.
    fn aside(&mut self, name: &str, text: &str) -> Outcome {
        let relationships = match self.shared.package.relationships(name) {
            Ok(relationships) => relationships,
            Err(error) => {
                self.builder.warn(warning_of(Some(name), error));
                Relationships::new()
            }
        };
        // Nobody asks on which page these stand.
        let mut pager = Pager::new(Sheet::default(), true);
        let mut outcome = story::read(
            text,
            Setting {
                shared: &mut self.shared,
                builder: &mut self.builder,
                pager: &mut pager,
                relationships: &relationships,
                sections: &[],
                kind: Kind::Aside,
            },
        );
        self.keep_error(name, std::mem::replace(&mut outcome.ended, Ok(())));
        outcome
    }

    /// The name and text of the part of this kind that the main part names.
    fn part(&mut self, kind: &str) -> Option<(String, String)> {
        let found = self
            .relationships
            .values()
            .find(|r| r.kind == kind && !r.external)?;
        let name = found.target.clone();
        let text = self.text_of(&name)?;
        Some((name, text))
    }

    fn text_of(&mut self, name: &str) -> Option<String> {
        match self.shared.package.xml(name) {
            Ok(text) => text,
            Err(error) => {
                self.builder.warn(warning_of(Some(name), error));
                None
            }
        }
    }

    fn keep_error(&mut self, name: &str, ended: Result<(), ReadError>) {
        if let Err(error) = ended {
            self.builder.warn(warning_of(Some(name), error));
        }
    }
}

/// The name of the main part: by relationship, else by content type.
fn main_part(package: &mut Package<'_>, root: &Relationships) -> Result<String, ReadError> {
    let related = root
        .values()
        .find(|r| r.kind == "officeDocument" && !r.external);
    if let Some(main) = related.filter(|r| package.has(&r.target)) {
        return Ok(main.target.clone());
    }
    let types = package.xml("[Content_Types].xml")?.unwrap_or_default();
    let mut xml = Xml::new(&types);
    // A damaged list is as good as none.
    while let Ok(token) = xml.next() {
        match token {
            Token::Start(tag) if tag.name() == "Override" => {
                let is_main = tag.attr("ContentType").is_some_and(|kind| {
                    kind.contains("wordprocessingml") && kind.ends_with("main+xml")
                        || kind.contains("ms-word") && kind.ends_with("main+xml")
                });
                let part = tag.attr("PartName").unwrap_or_default();
                if is_main && package.has(&part) {
                    return Ok(part.trim_start_matches('/').to_owned());
                }
            }
            Token::Start(_) | Token::End | Token::Text(_) => {}
            Token::Eof => break,
        }
    }
    if package.has("word/document.xml") {
        return Ok("word/document.xml".to_owned());
    }
    let sisters = [
        ("xl/", OtherFormat::Excel),
        ("ppt/", OtherFormat::PowerPoint),
        ("visio/", OtherFormat::Visio),
    ];
    let sister = sisters
        .iter()
        .find(|(folder, _)| package.names().any(|n| n.starts_with(folder)));
    match sister {
        Some((_, found)) => Err(unsupported(*found)),
        None => Err(damaged(Fault::NoMainPart)),
    }
}

/// Tells Word's main part from those of its sisters.
fn check_root(text: &str) -> Result<(), ReadError> {
    let mut xml = Xml::new(text);
    loop {
        match xml.next()? {
            Token::Start(tag) if tag.ns == Ns::Word => return Ok(()),
            Token::Start(tag) => {
                return Err(unsupported(match tag.name() {
                    "workbook" => OtherFormat::Excel,
                    "presentation" => OtherFormat::PowerPoint,
                    "VisioDocument" => OtherFormat::Visio,
                    _ => OtherFormat::OtherOffice,
                }));
            }
            Token::Eof => return Err(damaged(Fault::EmptyMainPart)),
            Token::End | Token::Text(_) => {}
        }
    }
}

fn unsupported(found: OtherFormat) -> ReadError {
    ReadError::Unsupported { found }
}

fn damaged(fault: Fault) -> ReadError {
    ReadError::Damaged {
        format: FileFormat::Word,
        fault,
    }
}
