//! A pull reader for the XML parts of packages: namespaces resolved to the
//! few that matter, references resolved, depth and number of elements capped,
//! document type declarations refused (so no entity is ever defined).

use std::borrow::Cow;

use encoding_rs::Encoding;
use quick_xml::Reader;
use quick_xml::errors::IllFormedError;
use quick_xml::events::attributes::Attributes;
use quick_xml::events::{BytesStart, Event};

use super::limits;
use crate::error::ReadError;
use crate::model::{Breach, Fault, FileFormat};

/// The namespaces whose elements are read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Ns {
    /// `WordprocessingML`, transitional or strict.
    Word,
    /// `DrawingML`.
    Drawing,
    /// `DrawingML` charts.
    Chart,
    /// `SmartArt`.
    Diagram,
    /// Office mathematics.
    Math,
    /// Office's old vector drawings.
    Vml,
    /// Office's own additions to VML.
    Office,
    /// Alternatives for readers of different age.
    Compatibility,
    /// Relationships of a package.
    Relations,
    /// OpenDocument `office`.
    OdOffice,
    /// OpenDocument `text`.
    OdText,
    /// OpenDocument `table`.
    OdTable,
    /// OpenDocument `style`.
    OdStyle,
    /// OpenDocument `draw`.
    OdDraw,
    /// OpenDocument `meta`.
    OdMeta,
    /// OpenDocument's `manifest`.
    OdManifest,
    /// Dublin Core, for core properties.
    DublinCore,
    /// Any other.
    Other,
}

/// What the reader meets.
pub(super) enum Token<'a> {
    /// An element begins.
    Start(Tag<'a>),
    /// The innermost open element ends.
    End,
    /// Characters, references resolved.
    Text(Cow<'a, str>),
    /// Nothing more.
    Eof,
}

/// The start of an element.
pub(super) struct Tag<'a> {
    /// Its namespace.
    pub(super) ns: Ns,
    start: BytesStart<'a>,
}

/// Reads one part.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    /// Prefix, namespace and address, innermost last.
    scopes: Vec<(String, Ns, String)>,
    /// The depth at which a scope was opened, and how long `scopes` was before.
    marks: Vec<(usize, usize)>,
    /// The prefix that was looked up last: most elements have the same.
    last: Option<(String, Ns)>,
    depth: usize,
    elements: usize,
}

/// More declarations than any real part has in force at once.
const MOST_SCOPES: usize = 256;

impl<'a> Xml<'a> {
    /// A reader at the start of the part.
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        let config = reader.config_mut();
        config.expand_empty_elements = true;
        config.allow_dangling_amp = true;
        Self {
            reader,
            scopes: Vec::new(),
            marks: Vec::new(),
            last: None,
            depth: 0,
            elements: 0,
        }
    }

    /// The next thing; an error where the part breaks off or breaks the rules.
    pub(super) fn next(&mut self) -> Result<Token<'a>, ReadError> {
        loop {
            match self
                .reader
                .read_event()
                .map_err(|error| self.damaged(breach_of(error)))?
            {
                Event::Start(start) => return self.open(start).map(Token::Start),
                Event::End(_) => {
                    self.close();
                    return Ok(Token::End);
                }
                Event::Text(text) => return Ok(Token::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Token::Text(text.into_inner())),
                Event::GeneralRef(reference) => {
                    let known = match &*reference {
                        "amp" => Some('&'),
                        "lt" => Some('<'),
                        "gt" => Some('>'),
                        "quot" => Some('"'),
                        "apos" => Some('\''),
                        _ => reference.resolve_char_ref().ok().flatten(),
                    };
                    let text = known.unwrap_or(char::REPLACEMENT_CHARACTER).to_string();
                    return Ok(Token::Text(Cow::Owned(text)));
                }
                Event::DocType(_) => {
                    return Err(self.damaged(Breach::DocumentType));
                }
                Event::Eof if self.depth > 0 => {
                    return Err(self.damaged(Breach::BreaksOff));
                }
                Event::Eof => return Ok(Token::Eof),
                Event::Empty(_) | Event::Comment(_) | Event::Decl(_) | Event::PI(_) => {}
            }
        }
    }

    /// Passes over the rest of the element that has just begun.
    pub(super) fn skip(&mut self) -> Result<(), ReadError> {
        let outside = self.depth.saturating_sub(1);
        while self.depth > outside {
            if let Token::Eof = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// All characters up to the end of the element that has just begun.
    pub(super) fn text(&mut self) -> Result<String, ReadError> {
        let outside = self.depth.saturating_sub(1);
        let mut text = String::new();
        while self.depth > outside {
            match self.next()? {
                Token::Text(more) => text.push_str(&more),
                Token::Eof => break,
                Token::Start(_) | Token::End => {}
            }
        }
        Ok(text)
    }

    /// How many bytes have been read.
    pub(super) fn position(&self) -> usize {
        usize::try_from(self.reader.buffer_position()).unwrap_or(usize::MAX)
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    /// The address that a prefix stands for here.
    pub(super) fn address_of(&self, prefix: &str) -> Option<&str> {
        let found = self.scopes.iter().rev().find(|(name, ..)| name == prefix);
        found.map(|(_, _, address)| address.as_str())
    }

    fn open(&mut self, start: BytesStart<'a>) -> Result<Tag<'a>, ReadError> {
        self.depth += 1;
        self.elements += 1;
        limits::ELEMENTS.check(self.elements)?;
        limits::DEPTH.check(self.depth)?;
        if start.attributes_raw().contains("xmlns") {
            let before = self.scopes.len();
            for attribute in start.attributes().with_checks(false).flatten() {
                if self.scopes.len() >= MOST_SCOPES {
                    break;
                }
                let key = attribute.key.into_inner();
                let prefix = match key.strip_prefix("xmlns") {
                    Some("") => "",
                    Some(rest) if rest.starts_with(':') => &rest[1..],
                    _ => continue,
                };
                let address = attribute.value.as_ref();
                self.scopes
                    .push((prefix.to_owned(), namespace(address), address.to_owned()));
            }
            if self.scopes.len() > before {
                self.marks.push((self.depth, before));
                self.last = None;
            }
        }
        let prefix = start
            .name()
            .prefix()
            .map_or("", |prefix| prefix.into_inner());
        let ns = match &self.last {
            Some((name, ns)) if name == prefix => *ns,
            _ => {
                let found = self.scopes.iter().rev().find(|(name, ..)| name == prefix);
                let ns = found.map_or(Ns::Other, |(_, ns, _)| *ns);
                self.last = Some((prefix.to_owned(), ns));
                ns
            }
        };
        Ok(Tag { ns, start })
    }

    fn close(&mut self) {
        if let Some((depth, before)) = self.marks.last().copied()
            && depth == self.depth
        {
            self.scopes.truncate(before);
            self.marks.pop();
            self.last = None;
        }
        self.depth = self.depth.saturating_sub(1);
    }

    fn damaged(&self, breach: Breach) -> ReadError {
        ReadError::Damaged {
            format: FileFormat::Xml,
            fault: Fault::Xml {
                at: self.reader.buffer_position(),
                breach,
            },
        }
    }
}

/// Letters of an element's name that are told; behind a damage it may go on.
const NAME: usize = 80;

/// What the parser says, as far as it can be said plainly.
fn breach_of(error: quick_xml::Error) -> Breach {
    let short = |name: String| -> String { name.chars().take(NAME).collect() };
    match error {
        quick_xml::Error::IllFormed(IllFormedError::MismatchedEndTag { expected, found }) => {
            Breach::Mismatched {
                expected: short(expected),
                found: short(found),
            }
        }
        quick_xml::Error::IllFormed(IllFormedError::UnmatchedEndTag(found)) => Breach::Unmatched {
            found: short(found),
        },
        quick_xml::Error::IllFormed(IllFormedError::MissingEndTag(name)) => {
            Breach::Unclosed { name: short(name) }
        }
        quick_xml::Error::InvalidAttr(error) => Breach::Attribute {
            detail: error.to_string(),
        },
        other => Breach::Other {
            detail: other.to_string(),
        },
    }
}

impl Tag<'_> {
    /// The name without its prefix.
    pub(super) fn name(&self) -> &str {
        self.start.local_name().into_inner()
    }

    /// Whether it is this element.
    pub(super) fn is(&self, ns: Ns, name: &str) -> bool {
        self.ns == ns && self.name() == name
    }

    /// The value of the attribute of this name, whatever its prefix.
    pub(super) fn attr(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self
            .attributes()
            .flatten()
            .find(|attribute| attribute.key.local_name().into_inner() == name)?;
        Some(plain(found.value))
    }

    /// The value of the attribute of this name that has a prefix, such as
    /// `r:id` beside `id`.
    pub(super) fn prefixed_attr(&self, name: &str) -> Option<Cow<'_, str>> {
        let found = self.attributes().flatten().find(|attribute| {
            let (local, prefix) = attribute.key.decompose();
            prefix.is_some() && local.into_inner() == name
        })?;
        Some(plain(found.value))
    }

    /// The attribute as a number.
    pub(super) fn number(&self, name: &str) -> Option<i64> {
        let value = self.attr(name)?;
        let value = value.trim();
        // Strict files may write measures with a decimal part.
        value.parse().ok().or_else(|| {
            let whole = value.split('.').next()?;
            whole.parse().ok()
        })
    }

    /// Whether an on/off element of `WordprocessingML` is on.
    pub(super) fn is_on(&self) -> bool {
        !matches!(
            self.attr("val").as_deref(),
            Some("0" | "false" | "off" | "none")
        )
    }

    fn attributes(&self) -> Attributes<'_> {
        let mut attributes = self.start.attributes();
        attributes.with_checks(false);
        attributes
    }
}

/// The characters of a part: UTF-8, UTF-16 with or without mark, or what the
/// declaration names. Bytes that fit no character become U+FFFD.
pub(super) fn decode(bytes: Vec<u8>) -> String {
    let (encoding, mark) = match bytes.as_slice() {
        [0xef, 0xbb, 0xbf, ..] => (encoding_rs::UTF_8, 3),
        [0xff, 0xfe, ..] => (encoding_rs::UTF_16LE, 2),
        [0xfe, 0xff, ..] => (encoding_rs::UTF_16BE, 2),
        [b'<', 0, ..] => (encoding_rs::UTF_16LE, 0),
        [0, b'<', ..] => (encoding_rs::UTF_16BE, 0),
        other => (declared(other).unwrap_or(encoding_rs::UTF_8), 0),
    };
    if encoding == encoding_rs::UTF_8 && mark == 0 {
        return String::from_utf8(bytes)
            .unwrap_or_else(|error| String::from_utf8_lossy(error.as_bytes()).into_owned());
    }
    encoding
        .decode_without_bom_handling(&bytes[mark..])
        .0
        .into_owned()
}

/// The encoding that the XML declaration names.
fn declared(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = bytes.get(..bytes.len().min(200))?;
    let end = memchr::memmem::find(head, b"?>")?;
    let head = std::str::from_utf8(&head[..end]).ok()?;
    let value = head
        .split_once("encoding")?
        .1
        .trim_start_matches([' ', '=']);
    let quote = value.chars().next()?;
    let label = value.get(1..)?.split(quote).next()?;
    let encoding = Encoding::for_label(label.as_bytes())?;
    // A declaration that can be read as ASCII is not itself in UTF-16.
    (encoding != encoding_rs::UTF_16LE && encoding != encoding_rs::UTF_16BE).then_some(encoding)
}

/// A value with its references resolved; one that breaks the rules as it stands.
fn plain(value: Cow<'_, str>) -> Cow<'_, str> {
    if !value.contains('&') {
        return value;
    }
    match quick_xml::escape::unescape(&value) {
        Ok(text) => Cow::Owned(text.into_owned()),
        Err(_) => value,
    }
}

fn namespace(address: &str) -> Ns {
    // Strict files use other addresses that end alike.
    if let Some(rest) = address
        .strip_prefix("http://schemas.openxmlformats.org/")
        .or_else(|| address.strip_prefix("http://purl.oclc.org/ooxml/"))
    {
        return match rest {
            "wordprocessingml/2006/main" | "wordprocessingml/main" => Ns::Word,
            "drawingml/2006/main" | "drawingml/main" => Ns::Drawing,
            "drawingml/2006/chart" | "drawingml/chart" => Ns::Chart,
            "drawingml/2006/diagram" | "drawingml/diagram" => Ns::Diagram,
            "officeDocument/2006/math" | "officeDocument/math" => Ns::Math,
            "markup-compatibility/2006" => Ns::Compatibility,
            "package/2006/relationships" => Ns::Relations,
            "package/2006/metadata/core-properties" => Ns::DublinCore,
            _ => Ns::Other,
        };
    }
    if let Some(rest) = address.strip_prefix("urn:oasis:names:tc:opendocument:xmlns:") {
        return match rest.split(':').next().unwrap_or_default() {
            "office" => Ns::OdOffice,
            "text" => Ns::OdText,
            "table" => Ns::OdTable,
            "style" => Ns::OdStyle,
            "drawing" => Ns::OdDraw,
            "meta" => Ns::OdMeta,
            "manifest" => Ns::OdManifest,
            _ => Ns::Other,
        };
    }
    match address {
        "urn:schemas-microsoft-com:vml" => Ns::Vml,
        "urn:schemas-microsoft-com:office:office" => Ns::Office,
        "http://purl.org/dc/elements/1.1/" | "http://purl.org/dc/terms/" => Ns::DublinCore,
        // Word 2003 betas and some producers wrote this one.
        "http://schemas.microsoft.com/office/word/2003/wordml" => Ns::Word,
        _ => Ns::Other,
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;

    use super::*;

    fn texts(source: &str) -> Result<String, ReadError> {
        let mut xml = Xml::new(source);
        let mut all = String::new();
        loop {
            match xml.next()? {
                Token::Start(tag) => {
                    write!(all, "<{:?} {}>", tag.ns, tag.name()).expect("a string takes any text");
                }
                Token::End => all.push_str("</>"),
                Token::Text(text) => all.push_str(&text),
                Token::Eof => return Ok(all),
            }
        }
    }

    #[test]
    fn namespaces_are_told_by_address_and_scope() {
        let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
        let source =
            format!("<x:p xmlns:x='{word}'><p/><p xmlns='{word}'><x:t>a</x:t></p><p/></x:p>");
        assert_eq!(
            texts(&source).unwrap(),
            "<Word p><Other p></><Word p><Word t>a</></><Other p></></>"
        );
    }

    #[test]
    fn references_are_resolved_and_declared_entities_refused() {
        assert_eq!(
            texts("<a>R&amp;D &#229;<![CDATA[<&>]]>&okänd;</a>").unwrap(),
            "<Other a>R&D å<&>\u{fffd}</>"
        );
        assert!(texts("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").is_err());
        assert!(texts("<a><b>").is_err());
    }

    #[test]
    fn what_breaks_the_rules_is_told_with_its_place() {
        let check = |source: &str, at: u64, expected: Breach| {
            let fault = Fault::Xml {
                at,
                breach: expected,
            };
            let format = FileFormat::Xml;
            assert_eq!(texts(source), Err(ReadError::Damaged { format, fault }));
        };
        let owned = str::to_owned;
        check("<!DOCTYPE a><a/>", 12, Breach::DocumentType);
        check("<a><b>", 6, Breach::BreaksOff);
        check(
            "<a><b></a>",
            10,
            Breach::Mismatched {
                expected: owned("b"),
                found: owned("a"),
            },
        );
        check("</a>", 4, Breach::Unmatched { found: owned("a") });
        let long = format!("<a></{}>", "b".repeat(1_000));
        check(
            &long,
            1_006,
            Breach::Mismatched {
                expected: owned("a"),
                found: "b".repeat(NAME),
            },
        );
        let Err(ReadError::Damaged { fault, .. }) = texts("<a") else {
            panic!("a tag that is not closed");
        };
        let breach = |fault| match fault {
            Fault::Xml { breach, .. } => Some(breach),
            _ => None,
        };
        assert!(matches!(breach(fault), Some(Breach::Other { .. })));
    }

    #[test]
    fn parts_are_decoded_by_mark_declaration_or_shape() {
        let check = |bytes: Vec<u8>| assert!(decode(bytes).ends_with("<å/>"));
        check("<å/>".as_bytes().to_vec());
        check("\u{feff}<å/>".as_bytes().to_vec());
        check(b"<?xml version='1.0' encoding='iso-8859-1'?><\xe5/>".to_vec());
        check("<å/>".encode_utf16().flat_map(u16::to_le_bytes).collect());
        check(
            "\u{feff}<å/>"
                .encode_utf16()
                .flat_map(u16::to_be_bytes)
                .collect(),
        );
    }
}
