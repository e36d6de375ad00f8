//! Reads PDF files. Takes bytes; gives a [`Document`] in reading order, and on
//! request where a stretch of its text stands on the pages.
//!
//! ```text
//! objects ─► interpreter ─► glyph ─► run ─► line ─► column ─► page ─► paragraph ─► assemble
//! (lopdf)    content, font,          layout of one page               the whole document
//!            path, mark, structure                                    furniture, heading,
//!                                                                     list, note, contents
//! ```
//!
//! Pages are read one by one and forgotten once their lines are known, so that
//! memory grows with the text and not with the file. Pictures are not looked
//! at; what a recogniser read from them comes in through [`with_ocr`].

mod annotation;
mod assemble;
mod attached;
mod column;
mod content;
mod contents;
mod direction;
mod font;
mod fonts;
mod furniture;
mod glyph;
mod grid;
mod heading;
mod hyphen;
mod inflate;
mod inline_encryption;
mod interpreter;
mod layers;
mod limits;
mod line;
mod list;
mod mark;
mod matrix;
mod mend;
mod note;
mod objects;
mod page;
mod paragraph;
mod path;
mod rectangle;
mod run;
mod structure;

use std::collections::BTreeMap;

use super::email::Attachment;
use super::limits as shared;
use super::ocr_text::OcrPage;
use crate::error::ReadError;
use crate::model::{
    BlockKind, CharacterSource, Document, Fault, FileFormat, Layer, Limit, PageDoubt, Warning,
};
use assemble::{Assembler, BlockPlaces};
use fonts::Fonts;
use glyph::Drawing;
use interpreter::Reading;
use layers::Layers;
use line::Keep;
use objects::{File, Pages};
use structure::Structure;

pub use rectangle::{PageRectangle, PageSize, page_sizes, rectangles};

/// A share of the page from which on pictures make an empty page a scanned one.
const PICTURE: f32 = 0.08;

/// Reads a PDF.
pub fn read(bytes: &[u8]) -> Result<Document, ReadError> {
    read_keeping(bytes, &[], Keep::Text).map(|(document, _)| document)
}

/// Reads a PDF and puts what was recognised on its scanned pages in their place.
pub fn with_ocr(bytes: &[u8], pages: &[OcrPage]) -> Result<Document, ReadError> {
    read_keeping(bytes, pages, Keep::Text).map(|(document, _)| document)
}

/// Reads a PDF, and takes out the files that are attached to it: no more than
/// `most` bytes of them.
pub(super) fn read_with_attached(
    bytes: &[u8],
    most: u64,
) -> Result<(Result<Document, ReadError>, Vec<Attachment>), ReadError> {
    let file = File::open(bytes)?;
    let pages = file.pages();
    let attached = attached::files(&file, &pages.pages, most);
    let read = read_opened(&file, &pages, &[], Keep::Text).map(|(document, _)| document);
    Ok((read, attached))
}

/// What the pages held beside text.
#[derive(Default)]
struct Found {
    pages_with_text: usize,
    scanned: Vec<u32>,
    /// Pages that show text of which nothing could be read.
    unreadable: Vec<u32>,
    hidden: usize,
    unknown: BTreeMap<u16, usize>,
    cut: Option<u32>,
    /// Pages to be held against the original, and why.
    doubtful: Vec<(u32, PageDoubt)>,
}

impl Found {
    /// Notes what may be missing or wrong on a page.
    fn doubt(&mut self, page: u32, drawing: &Drawing) {
        let mut doubt = |doubt: PageDoubt| self.doubtful.push((page, doubt));
        if drawing.damaged {
            doubt(PageDoubt::Damaged);
        }
        if let Some(name) = &drawing.packing {
            doubt(PageDoubt::Packing { name: name.clone() });
        }
        if drawing.fontless {
            doubt(PageDoubt::FontMissing);
        }
        if drawing.mapless {
            doubt(PageDoubt::FontDamaged);
        }
    }
}

fn read_keeping(
    bytes: &[u8],
    recognised: &[OcrPage],
    keep: Keep,
) -> Result<(Document, BlockPlaces), ReadError> {
    let file = File::open(bytes)?;
    read_opened(&file, &file.pages(), recognised, keep)
}

fn read_opened(
    file: &File,
    tree: &Pages<'_>,
    recognised: &[OcrPage],
    keep: Keep,
) -> Result<(Document, BlockPlaces), ReadError> {
    let pages = &tree.pages[..];
    let structure = Structure::load(file);
    let layers = Layers::load(file);
    let mut reading = Reading {
        file,
        structure: &structure,
        layers: &layers,
        fonts: Fonts::default(),
        operators_left: limits::DOCUMENT_OPERATORS,
        glyphs_left: limits::DOCUMENT_GLYPHS,
    };
    let mut assembler = Assembler::new(&structure, pages.len());
    let mut found = Found::default();
    for (number, page) in (1u32..).zip(pages) {
        let mut drawing = interpreter::run(&mut reading, page);
        let is_empty = drawing
            .glyphs
            .iter()
            .all(|glyph| glyph.character.is_whitespace());
        found.hidden += drawing.hidden;
        found.pages_with_text += usize::from(!is_empty);
        for font in std::mem::take(&mut drawing.unknown) {
            *found.unknown.entry(font).or_default() += 1;
        }
        if drawing.cut && found.cut.is_none() {
            found.cut = Some(number);
        }
        found.doubt(number, &drawing);
        let ocr = recognised.iter().find(|ocr| ocr.page == number);
        if is_empty && let Some(ocr) = ocr {
            add_recognised(&mut assembler, ocr);
            found.pages_with_text += usize::from(!ocr.paragraphs.is_empty());
            continue;
        }
        if is_empty && drawing.pictures >= PICTURE {
            found.scanned.push(number);
        } else if is_empty && drawing.shown && !drawing.damaged {
            found.unreadable.push(number);
        }
        let styles = reading.fonts.styles();
        let laid_out = page::lay_out(drawing, styles, number, keep, &structure);
        assembler.page(laid_out);
    }
    let count = u32::try_from(pages.len()).unwrap_or(u32::MAX);
    warn(&mut assembler, &found, &reading, tree);
    describe(&mut assembler, file, count);
    let (document, places) = assembler.finish();
    if found.pages_with_text == 0 && !found.scanned.is_empty() {
        return Err(ReadError::Scanned { pages: count });
    }
    if document.text.is_empty() {
        return Err(match found.cut {
            Some(page) => ReadError::Limit {
                limit: Limit::Drawing { page },
            },
            None => match found.doubtful.first() {
                Some((_, doubt)) => ReadError::Damaged {
                    format: FileFormat::Pdf,
                    fault: Fault::Page {
                        doubt: doubt.clone(),
                    },
                },
                None => ReadError::NoText,
            },
        });
    }
    Ok((document, places))
}

fn add_recognised(assembler: &mut Assembler<'_>, ocr: &OcrPage) {
    assembler.recognised(ocr.page, &ocr.paragraphs);
    assembler.builder().warn(Warning::OcrText {
        page: ocr.page,
        confidence: ocr.confidence,
    });
}

fn warn(assembler: &mut Assembler<'_>, found: &Found, reading: &Reading<'_>, tree: &Pages<'_>) {
    let pages = tree.pages.len();
    let builder = assembler.builder();
    for (page, doubt) in &found.doubtful {
        builder.warn(Warning::CheckPage {
            page: *page,
            doubt: doubt.clone(),
        });
    }
    if found.pages_with_text > 0 {
        for page in &found.scanned {
            builder.warn(Warning::PageWithoutText { page: *page });
        }
        for page in &found.unreadable {
            builder.warn(Warning::CheckPage {
                page: *page,
                doubt: PageDoubt::Unreadable,
            });
        }
    }
    if let Some(told) = tree.told.filter(|told| *told != pages)
        && !shared::PAGES.is_reached_by(pages)
    {
        builder.warn(Warning::Damaged {
            part: None,
            fault: Fault::PageCount { told, found: pages },
        });
    }
    for (font, count) in &found.unknown {
        let name = reading.fonts.styles().get(usize::from(*font));
        builder.warn(Warning::UnknownCharacters {
            source: CharacterSource::Font {
                name: name.map(|style| style.name.clone()).unwrap_or_default(),
            },
            count: *count,
        });
    }
    if found.hidden > 0 {
        builder.warn(Warning::HiddenText {
            characters: found.hidden,
        });
    }
    if let Some(page) = found.cut {
        builder.warn(Warning::LimitReached {
            limit: Limit::Drawing { page },
        });
    }
    if shared::PAGES.is_exceeded_by(pages + 1) {
        builder.warn(shared::PAGES.warning());
    }
}

fn describe(assembler: &mut Assembler<'_>, file: &File, pages: u32) {
    let properties = assembler.builder().properties();
    properties.pages = pages;
    properties.pages_exact = true;
    if let Some(info) = file.info() {
        let text = |key: &[u8]| {
            let text = file.text(info, key)?;
            let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
            (!text.is_empty()).then_some(text)
        };
        properties.title = text(b"Title");
        properties.author = text(b"Author");
        properties.created = text(b"CreationDate");
    }
}

impl Assembler<'_> {
    /// Adds the recognised paragraphs of a page.
    fn recognised(&mut self, page: u32, paragraphs: &[String]) {
        self.settle();
        for paragraph in paragraphs {
            let text = paragraph.split_whitespace().collect::<Vec<_>>().join(" ");
            self.add(assemble::on_page(
                BlockKind::Paragraph,
                Layer::Body,
                page,
                &text,
            ));
        }
    }
}
