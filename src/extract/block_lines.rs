//! Blocks as lines that a test can hold against the lines it expects.

use crate::model::{BlockKind, Document, Layer};

/// Each block as `kind|number|text`, with only those of the three that it has;
/// a cell as `table.row:column|text`. Text outside the body names its layer.
pub(super) fn block_lines(document: &Document) -> Vec<String> {
    let lines = document.blocks.iter().map(|block| {
        let words = document.slice(block.span);
        let words = match block.layer {
            Layer::Body => words.to_owned(),
            layer => format!("{layer:?}: {words}"),
        };
        if let Some(cell) = block.cell {
            return format!("{}.{}:{}|{words}", cell.table, cell.row, cell.column);
        }
        let kind = match &block.kind {
            BlockKind::Title => Some("t".to_owned()),
            BlockKind::Heading(level) => Some(format!("h{level}")),
            BlockKind::ListItem(level) => Some(format!("l{level}")),
            BlockKind::Note(label) => Some(format!("n{label}")),
            BlockKind::Comment(author) => Some(format!("c{author}")),
            BlockKind::Caption => Some("caption".to_owned()),
            BlockKind::Paragraph => None,
        };
        let parts = [kind, block.number.clone(), Some(words)];
        parts.into_iter().flatten().collect::<Vec<_>>().join("|")
    });
    lines.collect()
}
