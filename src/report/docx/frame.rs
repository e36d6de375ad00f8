//! The package around a report's body.

use std::collections::BTreeMap;
use std::io::Cursor;

use docx_rs::{Docx, FieldCharType, Footer, InstrNUMPAGES, InstrPAGE, InstrText, Paragraph, Run};

use super::styles;
use super::xml::escaped;
use crate::error::ReportFault;
use crate::model::Lang;
use crate::report::Report;
use crate::report::labels::labels;
use crate::report::package::{self, Parts};

/// A package whose body is to be filled in.
pub(super) struct Frame {
    pub(super) parts: Parts,
    /// The name of the main part.
    pub(super) main: String,
    /// Style ids that the template calls otherwise: ours to theirs.
    pub(super) renamed: BTreeMap<String, String>,
    pub(super) page: Page,
}

/// Page size, margins, and the markup for headers and footers.
#[derive(Debug, Clone)]
pub(super) struct Page {
    /// References to headers and footers.
    pub(super) references: String,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) left: u32,
    pub(super) right: u32,
    /// The margins above and below the text together.
    pub(super) above_and_below: u32,
    /// The markup of the margins, as it stands in the section's properties.
    pub(super) margins: String,
    /// Whether headings must be kept from a template's own numbering.
    pub(super) has_numbering: bool,
}

impl Page {
    /// A4 with room for a binding.
    fn own() -> Self {
        Self {
            references: String::new(),
            width: 11906,
            height: 16838,
            left: 1247,
            right: 1247,
            above_and_below: 2 * 1247,
            margins: "<w:pgMar w:top=\"1247\" w:right=\"1247\" w:bottom=\"1247\" w:left=\"1247\" w:header=\"567\" w:footer=\"567\" w:gutter=\"0\"/>".to_owned(),
            has_numbering: false,
        }
    }

    /// Width of the text on an upright page.
    pub(super) fn text_width(&self) -> u32 {
        self.width.saturating_sub(self.left + self.right).max(4000)
    }

    /// Height of the text on an upright page.
    pub(super) fn text_height(&self) -> u32 {
        self.height.saturating_sub(self.above_and_below).max(4000)
    }

    /// Width of the text on a page laid on its side.
    pub(super) fn wide_text_width(&self) -> u32 {
        self.height.saturating_sub(self.left + self.right).max(4000)
    }

    /// The properties of a section of upright pages; the first has a title page.
    pub(super) fn upright(&self, title_page: &str) -> String {
        format!(
            "<w:sectPr>{}<w:pgSz w:w=\"{}\" w:h=\"{}\"/>{}{title_page}</w:sectPr>",
            self.references, self.width, self.height, self.margins
        )
    }

    /// The properties of a section of pages laid on their side.
    pub(super) fn sideways(&self) -> String {
        format!(
            "<w:sectPr>{}<w:pgSz w:w=\"{}\" w:h=\"{}\" w:orient=\"landscape\"/>{}</w:sectPr>",
            self.references, self.height, self.width, self.margins
        )
    }
}

impl Frame {
    /// The program's own look.
    pub(super) fn own(report: &Report) -> Result<Self, ReportFault> {
        let docx = Docx::new()
            // One property only: `docx-rs` writes several in hash order.
            .custom_property(
                "remiss",
                format!("{} {}", report.cover.program, report.cover.corpus).trim(),
            )
            .footer(footer(report))
            .add_paragraph(paragraph(1));
        let mut packed = Cursor::new(Vec::new());
        docx.build()
            .pack(&mut packed)
            .map_err(|error| ReportFault::other(&error))?;
        let mut parts = package::unpack(packed.get_ref())?;
        replace(
            &mut parts,
            "word/styles.xml",
            own_styles(report.lang).into_bytes(),
        );
        replace(
            &mut parts,
            "word/settings.xml",
            SETTINGS.as_bytes().to_vec(),
        );
        replace(
            &mut parts,
            "word/numbering.xml",
            NUMBERING.as_bytes().to_vec(),
        );
        replace(
            &mut parts,
            "word/theme/theme1.xml",
            THEME.as_bytes().to_vec(),
        );
        extend(
            &mut parts,
            "[Content_Types].xml",
            "</Types>",
            "<Override PartName=\"/word/theme/theme1.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.theme+xml\"/>",
        );
        extend(
            &mut parts,
            "word/_rels/document.xml.rels",
            "</Relationships>",
            "<Relationship Id=\"rIdTheme\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/theme\" Target=\"theme/theme1.xml\"/>",
        );
        if let Some(footer) = package::text(&parts, "word/footer1.xml") {
            // The schema wants a paragraph's style before its run properties.
            let footer = footer.replace("<w:rPr />", "").into_bytes();
            replace(&mut parts, "word/footer1.xml", footer);
        }
        Ok(Self::around(
            parts,
            "word/document.xml".to_owned(),
            BTreeMap::new(),
            Page::own(),
        ))
    }

    /// A frame of these parts, with the headers and footers that the body refers to.
    pub(super) fn around(
        parts: Parts,
        main: String,
        renamed: BTreeMap<String, String>,
        mut page: Page,
    ) -> Self {
        if page.references.is_empty() {
            let document = package::part(&parts, &main).unwrap_or_default();
            page.references = references(&String::from_utf8_lossy(document));
        }
        Self {
            parts,
            main,
            renamed,
            page,
        }
    }

    /// The package with the body in its place.
    pub(super) fn filled(mut self, report: &Report, body: &str) -> Parts {
        let document = package::part(&self.parts, &self.main).unwrap_or_default();
        let document = String::from_utf8_lossy(document);
        let start = document
            .find("<w:body>")
            .map_or(document.len(), |at| at + "<w:body>".len());
        let end = document.rfind("</w:body>").unwrap_or(document.len());
        let body = styles::rename(body, &self.renamed);
        let document = format!("{}{body}{}", &document[..start], &document[end..]);
        let main = self.main.clone();
        replace(&mut self.parts, &main, document.into_bytes());
        replace(
            &mut self.parts,
            "docProps/core.xml",
            core(report).into_bytes(),
        );
        self.parts
    }
}

/// The references to headers and footers in a document's markup.
pub(super) fn references(document: &str) -> String {
    let from = document.rfind("<w:sectPr").unwrap_or(document.len());
    document[from..]
        .split('<')
        .filter(|tag| tag.starts_with("w:headerReference") || tag.starts_with("w:footerReference"))
        .filter_map(|tag| tag.split_once('>').map(|(tag, _)| format!("<{tag}>")))
        .collect()
}

/// Puts a part in the place of the one of this name, or adds it.
pub(super) fn replace(parts: &mut Parts, name: &str, bytes: Vec<u8>) {
    match parts.iter_mut().find(|(own, _)| own == name) {
        Some((_, part)) => *part = bytes,
        None => parts.push((name.to_owned(), bytes)),
    }
}

/// Adds markup to a part, before the last place where `before` stands in it.
pub(super) fn extend(parts: &mut Parts, name: &str, before: &str, markup: &str) {
    if let Some(text) = package::text(parts, name)
        && let Some(at) = text.rfind(before)
    {
        let text = format!("{}{markup}{}", &text[..at], &text[at..]);
        replace(parts, name, text.into_bytes());
    }
}

/// A paragraph with an id of its own: those that `docx-rs` counts would differ
/// from one report to the next in the same process.
fn paragraph(id: u32) -> Paragraph {
    let mut paragraph = Paragraph::new();
    paragraph.id = format!("{id:08X}");
    paragraph
}

/// "Title · Sida 2 av 30"
fn footer(report: &Report) -> Footer {
    let words = labels(report.lang);
    let field = |paragraph: Paragraph, instruction: InstrText| {
        paragraph
            .add_run(Run::new().add_field_char(FieldCharType::Begin, false))
            .add_run(Run::new().add_instr_text(instruction))
            .add_run(Run::new().add_field_char(FieldCharType::Separate, false))
            .add_run(Run::new().add_text("1"))
            .add_run(Run::new().add_field_char(FieldCharType::End, false))
    };
    let line = paragraph(2).style("Footer").add_run(
        Run::new()
            .add_text(shortened(&report.cover.title))
            .add_text(format!("  ·  {} ", words.page)),
    );
    let line = field(line, InstrText::PAGE(InstrPAGE {}));
    let line = line.add_run(Run::new().add_text(format!(" {} ", words.of)));
    Footer::new().add_paragraph(field(line, InstrText::NUMPAGES(InstrNUMPAGES {})))
}

/// A title that fits into a footer.
fn shortened(title: &str) -> String {
    const FITTING: usize = 72;
    if title.chars().count() <= FITTING {
        return title.to_owned();
    }
    let kept: String = title.chars().take(FITTING).collect();
    let whole = kept
        .rsplit_once(' ')
        .map_or(kept.as_str(), |(whole, _)| whole);
    format!("{}…", whole.trim_end_matches([' ', ',', '–']))
}

fn own_styles(lang: Lang) -> String {
    match lang {
        Lang::Sv => styles::OWN.to_owned(),
        // Only the document's default: quotations stay Swedish.
        Lang::En => styles::OWN.replacen("w:lang w:val=\"sv-SE\"", "w:lang w:val=\"en-GB\"", 1),
    }
}

/// Title, author, language and dates; dates only where the report has one.
fn core(report: &Report) -> String {
    let cover = &report.cover;
    let words = labels(report.lang);
    let date = cover.date.as_deref().map_or_else(String::new, |date| {
        let date = escaped(date);
        format!("<dcterms:created xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:created><dcterms:modified xsi:type=\"dcterms:W3CDTF\">{date}T00:00:00Z</dcterms:modified>")
    });
    let subject = cover
        .reference
        .as_deref()
        .map_or_else(String::new, |reference| {
            format!("<dc:subject>{}</dc:subject>", escaped(reference))
        });
    format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<cp:coreProperties xmlns:cp=\"http://schemas.openxmlformats.org/package/2006/metadata/core-properties\" xmlns:dc=\"http://purl.org/dc/elements/1.1/\" xmlns:dcterms=\"http://purl.org/dc/terms/\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\"><dc:title>{}: {}</dc:title>{subject}<dc:creator>{}</dc:creator><dc:language>{}</dc:language>{date}</cp:coreProperties>",
        words.compilation,
        escaped(&cover.title),
        escaped(cover.by.as_deref().unwrap_or("remiss")),
        match report.lang {
            Lang::Sv => "sv-SE",
            Lang::En => "en-GB",
        },
    )
}

/// A report numbers nothing by itself: the programme's numbers are text.
const NUMBERING: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:numbering xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"/>"
);

const THEME: &str = include_str!("../assets/theme.xml");

const SETTINGS: &str = concat!(
    "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n",
    "<w:settings xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\">",
    "<w:zoom w:percent=\"100\"/><w:defaultTabStop w:val=\"720\"/><w:autoHyphenation/><w:hyphenationZone w:val=\"425\"/>",
    "<w:characterSpacingControl w:val=\"doNotCompress\"/>",
    "<w:compat><w:compatSetting w:name=\"compatibilityMode\" w:uri=\"http://schemas.microsoft.com/office/word\" w:val=\"15\"/></w:compat>",
    "<w:themeFontLang w:val=\"sv-SE\"/><w:decimalSymbol w:val=\",\"/><w:listSeparator w:val=\";\"/>",
    "</w:settings>"
);
