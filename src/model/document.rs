//! A document as read: text, blocks, pages.

use serde::{Deserialize, Serialize};

use super::{ContentHash, Lang, Span, Warning};

/// One file received, or one part of a bundle or an archive, read into text.
///
/// `text` holds the body first, in reading order, with each note after the
/// block that calls it; after the body come contents lists, headers, footers
/// and comments, so that no sentence ever spans them. Every visible character
/// of `text` lies in exactly one block; blocks stand in the order of the text,
/// separated by line ends.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
pub struct Document {
    /// The file format it was read from.
    pub format: Format,
    /// Everything that was read; all spans point into it.
    pub text: String,
    /// What the text consists of, in order.
    pub blocks: Vec<Block>,
    /// Where pages begin, by offset; empty where the format has no pages.
    pub pages: Vec<PageStart>,
    /// What the file says about itself.
    pub properties: Properties,
    /// Links with a target outside the document.
    pub links: Vec<Link>,
    /// Where notes are called: the mark is not part of the text.
    pub note_calls: Vec<NoteCall>,
    /// What its comments are about, in the order of the passages.
    #[serde(default)]
    pub commented: Vec<Commented>,
    /// What was put in as tracked changes, in order.
    #[serde(default)]
    pub inserted: Vec<Span>,
    /// What was odd about the file.
    pub warnings: Vec<Warning>,
}

/// A paragraph, heading, list item, table cell's paragraph or the like.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Block {
    /// Where it stands.
    pub span: Span,
    /// What it is.
    pub kind: BlockKind,
    /// Body, or furniture around it.
    pub layer: Layer,
    /// The printed number or list mark that is not in the text: `2.1`, `a)`, `•`.
    pub number: Option<String>,
    /// Its place in a table, if it stands in one.
    pub cell: Option<Cell>,
    /// How all of its text looks, where that sets it apart.
    pub look: Look,
}

/// What a block is.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum BlockKind {
    /// The document's title.
    Title,
    /// A heading; 1 is the highest level.
    Heading(u8),
    /// A paragraph.
    Paragraph,
    /// A list item; 0 is the outermost level.
    ListItem(u8),
    /// A caption of a table or a figure.
    Caption,
    /// A foot- or endnote, with the mark that calls it.
    Note(String),
    /// A reviewer's comment, with its author.
    Comment(String),
}

/// Where a block belongs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Layer {
    /// What the document says, notes included.
    Body,
    /// A table of contents.
    Contents,
    /// Running heads and letterhead in the page margin.
    Header,
    /// Running feet and page numbers.
    Footer,
    /// Reviewers' comments.
    Comment,
}

/// How the whole of a block looks; pseudo-headings are found by it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Look {
    /// All bold.
    pub bold: bool,
    /// All italic.
    pub italic: bool,
    /// All underlined.
    pub underlined: bool,
    /// Font size in half points; 0 where not known.
    pub half_points: u16,
}

/// A place in a table; counted from 0.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
pub struct Cell {
    /// Which table of the document.
    pub table: u32,
    /// Row.
    pub row: u32,
    /// Column.
    pub column: u32,
}

/// From `offset` on, the text stands on page `page`, until the next mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageStart {
    /// Byte offset into the text.
    pub offset: usize,
    /// Physical page, counted from 1.
    pub page: u32,
}

/// A link to somewhere else.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// The linked text.
    pub span: Span,
    /// Where it leads, as written in the file.
    pub target: String,
}

/// A call of a note.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NoteCall {
    /// The offset at which the mark is printed.
    pub offset: usize,
    /// The mark, the same as in [`BlockKind::Note`].
    pub label: String,
}

/// What a comment is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Commented {
    /// The passage; empty where the file gives but a place. It stands in one block.
    pub passage: Span,
    /// Where the comment's block begins.
    pub comment: usize,
}

/// What a file says about itself; never trusted as the respondent.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Properties {
    /// Title.
    pub title: Option<String>,
    /// Creator.
    pub author: Option<String>,
    /// When it was made, as written.
    pub created: Option<String>,
    /// Number of pages of the file (of the part, in a bundle); 0 where unknown.
    pub pages: u32,
    /// Whether page numbers are exact (PDF) or reckoned (Word).
    pub pages_exact: bool,
}

/// A file format that can be read; found by content, never by name.
#[derive(
    Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Default, Hash, Serialize, Deserialize,
)]
#[serde(rename_all = "lowercase")]
pub enum Format {
    /// Office Open XML text (docx, docm, dotx).
    Docx,
    /// PDF.
    Pdf,
    /// OpenDocument text.
    Odt,
    /// Rich Text Format.
    Rtf,
    /// HTML.
    Html,
    /// Old binary Word.
    Doc,
    /// An e-mail's own text.
    Email,
    /// A picture of a page.
    Picture,
    /// Markdown.
    Markdown,
    /// Plain text.
    #[default]
    Text,
}

impl Format {
    /// What a person calls the format.
    pub const fn name(self, lang: Lang) -> &'static str {
        match (self, lang) {
            (Self::Docx, _) => "Word",
            (Self::Pdf, _) => "PDF",
            (Self::Odt, _) => "OpenDocument",
            (Self::Rtf, _) => "RTF",
            (Self::Html, _) => "HTML",
            (Self::Doc, _) => "Word 97–2003",
            (Self::Email, Lang::Sv) => "e-post",
            (Self::Email, Lang::En) => "e-mail",
            (Self::Picture, Lang::Sv) => "bild",
            (Self::Picture, Lang::En) => "picture",
            (Self::Markdown, _) => "Markdown",
            (Self::Text, _) => "text",
        }
    }

    /// Whether files of the format are commonly named with the ending; one
    /// that promises no format goes with all.
    pub fn goes_with(self, ending: &str) -> bool {
        let ending = ending.to_ascii_lowercase();
        TELLING
            .iter()
            .find(|(endings, _)| endings.contains(&ending.as_str()))
            .is_none_or(|(_, own)| own.contains(&self))
    }
}

/// The endings from which a person expects a format.
const TELLING: &[(&[&str], &[Format])] = &[
    (&["docx", "docm", "dotx", "dotm"], &[Format::Docx]),
    (&["pdf"], &[Format::Pdf]),
    (&["odt", "ott", "fodt"], &[Format::Odt]),
    (&["rtf"], &[Format::Rtf]),
    (&["html", "htm"], &[Format::Html]),
    (&["doc", "dot"], &[Format::Doc]),
    (&["eml", "msg"], &[Format::Email]),
    (&["png", "jpg", "jpeg", "tif", "tiff"], &[Format::Picture]),
    (&["md", "txt"], &[Format::Markdown, Format::Text]),
];

/// What one file gave: itself, or the parts of an archive, e-mail or bundle.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Part {
    /// The part's name within its file; empty for the file itself.
    pub name: String,
    /// The hash that statement ids begin with.
    pub hash: ContentHash,
    /// The document, or why there is none.
    pub outcome: Result<Document, super::ReadError>,
}

impl Document {
    /// The page on which the byte at `offset` stands, if the format has pages.
    pub fn page_at(&self, offset: usize) -> Option<u32> {
        let after = self.pages.partition_point(|mark| mark.offset <= offset);
        after.checked_sub(1).map(|at| self.pages[at].page)
    }

    /// The text of a span.
    pub fn slice(&self, span: Span) -> &str {
        span.of(&self.text)
    }

    /// The blocks of the body, with their place among all blocks.
    pub fn body(&self) -> impl Iterator<Item = (usize, &Block)> {
        self.blocks
            .iter()
            .enumerate()
            .filter(|(_, block)| block.layer == Layer::Body)
    }
}

impl Block {
    /// A plain paragraph of the body.
    pub fn paragraph(span: Span) -> Self {
        Self::new(span, BlockKind::Paragraph)
    }

    /// A block of the body without number, table or look.
    pub fn new(span: Span, kind: BlockKind) -> Self {
        Self {
            span,
            kind,
            layer: Layer::Body,
            number: None,
            cell: None,
            look: Look::default(),
        }
    }

    /// The level, where this is a heading or the title (0).
    pub fn heading_level(&self) -> Option<u8> {
        match self.kind {
            BlockKind::Title => Some(0),
            BlockKind::Heading(level) => Some(level),
            BlockKind::Paragraph
            | BlockKind::ListItem(_)
            | BlockKind::Caption
            | BlockKind::Note(_)
            | BlockKind::Comment(_) => None,
        }
    }
}
