//! A document as plain text: the body with its notes and printed numbers.
//! Layout is kept as far as line ends and tabs carry it.

use crate::model::{Block, BlockKind, Document};

/// The body in reading order, a blank line between paragraphs, a tab between
/// the cells of a table's row.
pub fn render(document: &Document) -> String {
    let mut text = String::with_capacity(document.text.len() + document.text.len() / 8);
    let mut before: Option<&Block> = None;
    for (_, block) in document.body() {
        if let Some(before) = before {
            text.push_str(between(before, block));
        }
        before = Some(block);
        if let BlockKind::Note(label) = &block.kind {
            push_mark(&mut text, label);
        }
        if let Some(number) = &block.number {
            push_mark(&mut text, number);
        }
        text.push_str(document.slice(block.span));
    }
    if before.is_some() {
        text.push('\n');
    }
    text
}

fn push_mark(text: &mut String, mark: &str) {
    text.push_str(mark);
    text.push(' ');
}

fn between(before: &Block, block: &Block) -> &'static str {
    match (before.cell, block.cell) {
        (Some(a), Some(b)) if a.table == b.table && a.row == b.row && a.column != b.column => "\t",
        (Some(_), Some(_)) => "\n",
        _ => match (&before.kind, &block.kind) {
            (BlockKind::ListItem(_), BlockKind::ListItem(_)) => "\n",
            _ => "\n\n",
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::extract::builder::{DocumentBuilder, Draft};
    use crate::model::{Cell, Format, Layer};

    #[test]
    fn the_body_is_printed_with_its_numbers_and_nothing_around_it() {
        let mut builder = DocumentBuilder::new(Format::Docx);
        let mut push =
            |kind: BlockKind, text: &str, number: Option<&str>, cell: Option<(u32, u32)>| {
                let mut draft = Draft::of(kind, text.to_owned());
                draft.number = number.map(str::to_owned);
                draft.cell = cell.map(|(row, column)| Cell {
                    table: 0,
                    row,
                    column,
                });
                builder.push(draft);
            };
        push(BlockKind::Heading(1), "Mål", Some("2.1"), None);
        push(BlockKind::ListItem(0), "ett", Some("a)"), None);
        push(BlockKind::ListItem(0), "två", Some("b)"), None);
        push(BlockKind::Note("1".to_owned()), "Se lagen.", None, None);
        push(BlockKind::Paragraph, "A1", None, Some((0, 0)));
        push(BlockKind::Paragraph, "B1", None, Some((0, 1)));
        push(BlockKind::Paragraph, "A2", None, Some((1, 0)));
        let mut header = Draft::of(BlockKind::Paragraph, "Kommunen".to_owned());
        header.layer = Layer::Header;
        builder.push(header);
        assert_eq!(
            render(&builder.finish()),
            "2.1 Mål\n\na) ett\nb) två\n\n1 Se lagen.\n\nA1\tB1\nA2\n"
        );
    }
}
