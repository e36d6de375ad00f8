//! A document with all its layers as Markdown.

use crate::model::{Document, Layer};

/// All layers but contents lists; headings, numbers and list marks as Markdown.
pub fn render(document: &Document) -> String {
    let mut text = String::new();
    for block in document
        .blocks
        .iter()
        .filter(|block| block.layer != Layer::Contents)
    {
        if let Some(level) = block.heading_level() {
            text.push_str(&"#".repeat(usize::from(level.max(1))));
            text.push(' ');
        }
        if let Some(number) = &block.number {
            text.push_str(number);
            text.push(' ');
        }
        text.push_str(document.slice(block.span));
        text.push_str("\n\n");
    }
    text
}
