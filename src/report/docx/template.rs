//! A city's own Word document as the frame: its styles, page, headers, footers
//! and logo; its text is left out.

use super::frame::{Frame, Page, extend, references, replace};
use super::styles;
use crate::error::{Error, ReportFault, TemplateFault};
use crate::report::Report;
use crate::report::package::{self, Parts};

/// A template that has been read and found usable.
#[derive(Debug, Clone)]
pub struct Template {
    parts: Parts,
    main: String,
}

const MAIN_TYPES: [&str; 3] = [
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.template.main+xml",
    "application/vnd.ms-word.document.macroEnabled.main+xml",
];

impl Template {
    /// Reads a .docx or .dotx.
    pub fn read(bytes: &[u8]) -> Result<Self, Error> {
        let unusable = |fault| Error::Template { fault };
        // What a zip library says of other formats helps nobody.
        let none = || unusable(TemplateFault::NotWord);
        let parts = package::unpack(bytes).map_err(|_| none())?;
        let main = main_part(&parts).ok_or_else(none)?;
        let document = package::part(&parts, &main).unwrap_or_default();
        let document = String::from_utf8_lossy(document);
        if !document.contains("<w:body>") || !document.contains("</w:body>") {
            return Err(unusable(TemplateFault::NoBody));
        }
        if package::part(&parts, "word/styles.xml").is_none() {
            return Err(unusable(TemplateFault::NoStyles));
        }
        Ok(Self { parts, main })
    }

    /// The package to be filled.
    pub(super) fn frame(&self, report: &Report) -> Result<Frame, ReportFault> {
        let mut parts = self.parts.clone();
        let theirs = package::part(&parts, "word/styles.xml").unwrap_or_default();
        let (merged, renamed) = styles::merged(&String::from_utf8_lossy(theirs))?;
        replace(&mut parts, "word/styles.xml", merged.into_bytes());
        if let Some(types) = package::part(&parts, "[Content_Types].xml") {
            let types = String::from_utf8_lossy(types).replace(MAIN_TYPES[1], MAIN_TYPES[0]);
            replace(&mut parts, "[Content_Types].xml", types.into_bytes());
        }
        let document = package::part(&parts, &self.main).unwrap_or_default();
        let page = Page {
            has_numbering: package::part(&parts, "word/numbering.xml").is_some(),
            ..page(&String::from_utf8_lossy(document))
        };
        if page.references.contains("footerReference") {
            return Ok(Frame::around(parts, self.main.clone(), renamed, page));
        }
        // Without a footer of the city's own the pages are numbered by ours.
        let own = Frame::own(report)?;
        let footer = package::part(&own.parts, "word/footer1.xml").unwrap_or_default();
        replace(&mut parts, "word/remiss-footer.xml", footer.to_vec());
        extend(
            &mut parts,
            "[Content_Types].xml",
            "</Types>",
            "<Override PartName=\"/word/remiss-footer.xml\" ContentType=\"application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml\"/>",
        );
        extend(
            &mut parts,
            "word/_rels/document.xml.rels",
            "</Relationships>",
            "<Relationship Id=\"rIdRemissFooter\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer\" Target=\"remiss-footer.xml\"/>",
        );
        let references = format!(
            "{}<w:footerReference xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\" w:type=\"default\" r:id=\"rIdRemissFooter\"/>",
            page.references
        );
        let page = Page { references, ..page };
        Ok(Frame::around(parts, self.main.clone(), renamed, page))
    }
}

/// The main part, by its content type.
fn main_part(parts: &Parts) -> Option<String> {
    let types = String::from_utf8_lossy(package::part(parts, "[Content_Types].xml")?).into_owned();
    let tag = types
        .split('<')
        .filter(|tag| tag.starts_with("Override"))
        .find(|tag| MAIN_TYPES[..2].iter().any(|kind| tag.contains(kind)))?;
    let name = value(tag, "PartName")?;
    Some(name.trim_start_matches('/').to_owned())
}

/// Page size, margins, headers and footers of a document's last section.
fn page(document: &str) -> Page {
    let from = document.rfind("<w:sectPr").unwrap_or(document.len());
    let tags = || document[from..].split('<');
    let tag = |name: &str| {
        tags()
            .find(|tag| tag.starts_with(name))
            .and_then(|tag| tag.split_once('>'))
            .map(|(tag, _)| tag.to_owned())
    };
    let number = |tag: &Option<String>, name: &str, otherwise: u32| {
        tag.as_deref()
            .and_then(|tag| value(tag, name))
            .and_then(|value| value.parse().ok())
            .unwrap_or(otherwise)
    };
    let size = tag("w:pgSz");
    let margins = tag("w:pgMar");
    let (width, height) = (number(&size, "w:w", 11906), number(&size, "w:h", 16838));
    Page {
        references: references(document),
        width: width.min(height),
        height: width.max(height),
        left: number(&margins, "w:left", 1247),
        right: number(&margins, "w:right", 1247),
        above_and_below: number(&margins, "w:top", 1247) + number(&margins, "w:bottom", 1247),
        margins: margins.map_or_else(String::new, |tag| format!("<{tag}>")),
        has_numbering: false,
    }
}

/// The value of an attribute in a tag's text.
fn value<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let (_, after) = tag.split_once(&format!(" {name}=\""))?;
    after.split_once('"').map(|(value, _)| value)
}
