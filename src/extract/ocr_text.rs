//! What a recogniser read from a page's picture. The program that does so is
//! started elsewhere; here is only the shape in which its words come in.

/// The recognised text of one page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OcrPage {
    /// The page, counted from 1.
    pub page: u32,
    /// Its paragraphs in reading order, without line ends inside.
    pub paragraphs: Vec<String>,
    /// Mean confidence of the words, 0 to 100.
    pub confidence: u8,
}
