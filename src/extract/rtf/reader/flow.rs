//! A text of its own, in the making.

use crate::extract::builder::Draft;
use crate::extract::cells::Cells;
use crate::extract::look::LookOf;
use crate::model::{BlockKind, Layer};

/// A text of its own: the body, a header, a note, a text box.
pub(super) struct Flow {
    pub(super) draft: Draft,
    pub(super) layer: Layer,
    pub(super) kind: Option<BlockKind>,
    pub(super) look: LookOf,
    pub(super) in_contents: bool,
    pub(super) mark: String,
    pub(super) cells: Cells,
    /// Notes and boxes that stand after the paragraph in the making.
    pub(super) after: Vec<Draft>,
    /// This flow's paragraphs are kept for the flow around it.
    pub(super) kept: Option<Vec<Draft>>,
}

impl Flow {
    pub(super) fn new(layer: Layer, kind: Option<BlockKind>) -> Self {
        Self {
            draft: Draft::new(BlockKind::Paragraph),
            layer,
            kind,
            look: LookOf::default(),
            in_contents: false,
            mark: String::new(),
            cells: Cells::default(),
            after: Vec::new(),
            kept: None,
        }
    }
}
