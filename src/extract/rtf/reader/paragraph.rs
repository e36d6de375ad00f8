//! The ends of paragraphs, cells and rows; a paragraph becomes a block.

use super::Reader;
use crate::extract::builder::Draft;
use crate::extract::rtf::destination::Destination;
use crate::extract::rtf::sheet::Meaning;
use crate::model::{BlockKind, Layer};

impl Reader {
    pub(super) fn end_cell(&mut self, nested: bool) {
        let depth = if nested {
            self.state.table_depth.max(2)
        } else {
            1
        };
        if !nested || self.state.table_depth < depth {
            self.state.table_depth = depth;
        }
        self.end_paragraph();
        self.enter_tables(depth);
        self.flow().cells.end_cell();
    }

    pub(super) fn end_row(&mut self, depth: usize) {
        self.flow().cells.end_row(depth);
    }

    /// Opens and closes tables until as many are open as the paragraph lies in.
    fn enter_tables(&mut self, depth: usize) {
        let flow = self
            .flows
            .last_mut()
            .expect("the body's flow is never popped");
        flow.cells.enter(depth, &mut self.builder);
    }

    pub(super) fn end_paragraph(&mut self) {
        if self.state.destination != Destination::Text {
            return;
        }
        let depth = self.state.table_depth;
        let visible = !self.flow().draft.text.trim().is_empty();
        // The empty paragraph that some writers put before a row ends no table.
        if visible || depth > 0 {
            self.enter_tables(depth);
        }
        let meaning = self.sheet.meaning(self.state.style);
        let outline = self.state.outline.filter(|level| *level <= 8);
        let list_level = self.state.list_level;
        let flow = self.flow();
        let mut draft = std::mem::replace(&mut flow.draft, Draft::new(BlockKind::Paragraph));
        let mark = std::mem::take(&mut flow.mark);
        let mark = mark.trim();
        let in_contents = std::mem::take(&mut flow.in_contents);
        draft.number = (!mark.is_empty()).then(|| printed(mark));
        draft.kind = match (&flow.kind, outline, &meaning) {
            (Some(kind), _, _) | (None, None, Some(Meaning::Kind(kind))) => kind.clone(),
            (None, Some(level), _) => BlockKind::Heading(level + 1),
            (None, None, _) if !mark.is_empty() => BlockKind::ListItem(list_level),
            (None, None, _) => BlockKind::Paragraph,
        };
        draft.layer = flow.layer;
        if draft.layer == Layer::Body && (in_contents || meaning == Some(Meaning::Contents)) {
            draft.layer = Layer::Contents;
            draft.kind = BlockKind::Paragraph;
        }
        draft.look = std::mem::take(&mut flow.look).all();
        draft.cell = flow.cells.current();
        let after = std::mem::take(&mut flow.after);
        for each in std::iter::once(draft).chain(after) {
            self.add(each);
        }
    }

    fn add(&mut self, draft: Draft) {
        if let Some(kept) = &mut self.flow().kept {
            kept.push(draft);
            return;
        }
        // Each section repeats its headers and footers.
        if matches!(draft.layer, Layer::Header | Layer::Footer)
            && !self
                .seen
                .insert((draft.layer, draft.text.trim().to_owned()))
        {
            return;
        }
        self.builder.push(draft);
    }
}

/// A list mark as printed, all bullets as `•`.
fn printed(mark: &str) -> String {
    match mark {
        "\u{b7}" | "o" | "§" | "-" | "–" | "\u{f0b7}" | "\u{fffd}" | "▪" | "➢" | "❖" => {
            "•".to_owned()
        }
        mark => mark.to_owned(),
    }
}
