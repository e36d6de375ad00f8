//! OpenDocument text (odt, ott, and the flat form in one XML file): body,
//! headings and lists with their printed numbers, notes where they are
//! called, tables, margins and comments as layers, tracked changes as accepted.

mod lists;
mod measure;
mod story;
mod styles;

use std::collections::HashSet;

use lists::Lists;
use story::{Setting, Shared};
use styles::Styles;

use super::Nest;
use super::broken_off::warning_of;
use super::builder::{DocumentBuilder, Draft};
use super::package::Package;
use super::pages::Pager;
use super::xml::{Ns, Token, Xml, decode};
use crate::error::ReadError;
use crate::model::{
    Document, Doubt, Fault, FileFormat, Format, Layer, OtherFormat, Piece, Reason, Warning,
};

/// Reads an OpenDocument package.
pub(super) fn read(bytes: &[u8], nest: Nest<'_>) -> Result<Document, ReadError> {
    let mut package = Package::open(bytes, nest)?;
    check_kind(&mut package)?;
    check_encryption(&mut package)?;
    let content = package.xml(CONTENT)?.ok_or_else(|| missing(CONTENT))?;
    let mut parts = vec![Part {
        name: Some(CONTENT),
        text: content,
    }];
    let mut warnings = Vec::new();
    for name in ["styles.xml", "meta.xml"] {
        match package.xml(name) {
            Ok(text) => parts.extend(text.map(|text| Part {
                name: Some(name),
                text,
            })),
            Err(error) => warnings.push(Warning::Skipped {
                piece: Piece::Part {
                    name: name.to_owned(),
                },
                reason: Reason::Unread { error },
            }),
        }
    }
    assemble(&parts, Some(package), warnings)
}

/// Reads the form in which all parts stand in one XML file.
pub(super) fn read_flat(bytes: &[u8]) -> Result<Document, ReadError> {
    let whole = Part {
        name: None,
        text: decode(bytes.to_vec()),
    };
    assemble(&[whole], None, Vec::new())
}

/// The part that holds the text.
const CONTENT: &str = "content.xml";

/// A part in XML.
struct Part {
    /// Its name; a flat file's one part has none.
    name: Option<&'static str>,
    text: String,
}

/// Puts the document together. The parts are the content, and those that may
/// be missing; a flat file is all of them at once.
fn assemble(
    parts: &[Part],
    package: Option<Package<'_>>,
    warnings: Vec<Warning>,
) -> Result<Document, ReadError> {
    let content = &parts[0].text;
    let mut styles = Styles::default();
    let mut lists = Lists::default();
    let mut builder = DocumentBuilder::new(Format::Odt);
    for part in parts {
        let ended = styles.read(&part.text, &mut lists);
        if let Err(error) = ended {
            builder.warn(warning_of(part.name, error));
        }
    }
    for warning in warnings {
        builder.warn(warning);
    }
    let rendered = memchr::memmem::find(content.as_bytes(), b"soft-page-break").is_some();
    let mut pager = Pager::new(styles.sheet(), rendered);
    builder.start_page(Layer::Body, 1);
    let mut shared = Shared::new(styles, lists, package);
    let setting = |margins_of| Setting {
        margins_of,
        embedded: false,
    };
    let ended = story::read(
        content,
        setting(None),
        &mut shared,
        &mut builder,
        &mut pager,
    )
    .1;
    builder.properties().pages = pager.last_page();

    let used = shared.styles.masters_in_use();
    let margin_part = &parts.get(1).unwrap_or(&parts[0]).text;
    let mut pager = Pager::new(shared.styles.sheet(), true);
    let (margins, _) = story::read(
        margin_part,
        setting(Some(used)),
        &mut shared,
        &mut builder,
        &mut pager,
    );
    push_margins(&mut builder, margins);

    for part in parts {
        read_properties(&part.text, &mut builder);
    }
    if builder.is_empty() {
        return Err(ended.err().unwrap_or(ReadError::NoText));
    }
    if let Err(error) = ended {
        builder.warn(warning_of(parts[0].name, error));
    }
    if builder.len_of(Layer::Body) == 0 {
        builder.warn(Warning::CheckOriginal {
            doubt: Doubt::EmptyBody,
        });
    }
    shared.warn(&mut builder);
    Ok(builder.finish())
}

/// Adds headers and footers, each wording once.
fn push_margins(builder: &mut DocumentBuilder, margins: Vec<Draft>) {
    let mut told: HashSet<(Layer, String)> = HashSet::new();
    for layer in [Layer::Header, Layer::Footer] {
        builder.start_page(layer, 1);
    }
    for draft in margins {
        let wording = (draft.layer, draft.text.trim().to_owned());
        if told.insert(wording) {
            builder.push(draft);
        }
    }
}

/// Takes title, author and date; a damaged part says nothing.
fn read_properties(part: &str, builder: &mut DocumentBuilder) {
    let mut xml = Xml::new(part);
    let mut inside = false;
    let properties = builder.properties();
    while let Ok(token) = xml.next() {
        let tag = match token {
            Token::Start(tag) => tag,
            Token::Eof => break,
            Token::End | Token::Text(_) => continue,
        };
        if tag.is(Ns::OdOffice, "meta") {
            inside = true;
            continue;
        }
        // What follows the meta data is not about the file.
        if matches!(
            tag.name(),
            "body" | "styles" | "automatic-styles" | "font-face-decls"
        ) {
            if xml.skip().is_err() {
                break;
            }
            continue;
        }
        let place = match (tag.ns, tag.name()) {
            _ if !inside => continue,
            (Ns::DublinCore, "title") => &mut properties.title,
            (Ns::OdMeta, "initial-creator") => &mut properties.author,
            (Ns::DublinCore, "creator") if properties.author.is_none() => &mut properties.author,
            (Ns::OdMeta, "creation-date") => &mut properties.created,
            _ => continue,
        };
        let Ok(value) = xml.text() else {
            break;
        };
        let value = value.trim();
        if !value.is_empty() {
            *place = Some(value.to_owned());
        }
    }
}

/// Tells text from OpenDocument's other kinds.
fn check_kind(package: &mut Package<'_>) -> Result<(), ReadError> {
    let kind = package.part("mimetype")?.unwrap_or_default();
    let kind = String::from_utf8_lossy(&kind);
    let Some(kind) = kind
        .trim()
        .strip_prefix("application/vnd.oasis.opendocument.")
    else {
        return Ok(());
    };
    let found = match kind.split('-').next().unwrap_or_default() {
        "text" => return Ok(()),
        "spreadsheet" => OtherFormat::Spreadsheet,
        "presentation" => OtherFormat::Presentation,
        "graphics" => OtherFormat::Drawing,
        _ => OtherFormat::OtherOpenDocument,
    };
    Err(ReadError::Unsupported { found })
}

/// The manifest says which parts are encrypted.
fn check_encryption(package: &mut Package<'_>) -> Result<(), ReadError> {
    if package.has("encrypted-package") {
        return Err(ReadError::Encrypted);
    }
    let Some(manifest) = package.xml("META-INF/manifest.xml")? else {
        return Ok(());
    };
    let mut xml = Xml::new(&manifest);
    loop {
        match xml.next() {
            Ok(Token::Start(tag)) if tag.is(Ns::OdManifest, "encryption-data") => {
                return Err(ReadError::Encrypted);
            }
            Ok(Token::Start(_) | Token::End | Token::Text(_)) => {}
            // Old manifests declare a document type; they know no encryption
            // that would not show in the content.
            Ok(Token::Eof) | Err(_) => return Ok(()),
        }
    }
}

fn missing(part: &str) -> ReadError {
    ReadError::Damaged {
        format: FileFormat::OpenDocument,
        fault: Fault::PartMissing {
            name: part.to_owned(),
        },
    }
}
