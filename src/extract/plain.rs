//! A document's body with its notes as plain text, a paragraph a line.

use crate::model::Document;

/// The body, in reading order; printed numbers stand before their blocks.
pub fn render(document: &Document) -> String {
    let mut text = String::new();
    for (_, block) in document.body() {
        if let Some(number) = &block.number {
            text.push_str(number);
            text.push(' ');
        }
        text.push_str(document.slice(block.span));
        text.push_str("\n\n");
    }
    text
}
