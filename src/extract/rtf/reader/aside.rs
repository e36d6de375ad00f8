//! Texts beside the one that is read – headers, notes, comments, boxes – and
//! the results of fields.

use super::Reader;
use super::flow::Flow;
use super::state::{OnClose, State};
use crate::extract::rtf::destination::{Aside, Destination};
use crate::model::{BlockKind, Layer};

/// The longest name of an author: it is repeated for each paragraph.
const LONGEST_NAME: usize = 100;

/// A field whose end has not come yet.
#[derive(Debug, Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    pub(super) start: Option<usize>,
}

impl Reader {
    pub(super) fn begin_aside(&mut self, aside: Aside) {
        let (layer, kind) = match aside {
            Aside::Header => (Layer::Header, None),
            Aside::Footer => (Layer::Footer, None),
            Aside::Box => (self.flow().layer, None),
            Aside::Comment => {
                let author = self
                    .comment_author
                    .trim()
                    .chars()
                    .take(LONGEST_NAME)
                    .collect();
                (Layer::Comment, Some(BlockKind::Comment(author)))
            }
            Aside::Note => {
                self.notes += 1;
                let label = self.notes.to_string();
                self.flow().draft.call_note(label.clone());
                (self.flow().layer, Some(BlockKind::Note(label)))
            }
        };
        let mut flow = Flow::new(layer, kind);
        if matches!(aside, Aside::Note | Aside::Box) {
            flow.kept = Some(Vec::new());
        }
        self.flows.push(flow);
        self.state = State {
            destination: Destination::Text,
            around: Destination::Text,
            on_close: OnClose::EndAside,
            font: self.default_font,
            ..State::new()
        };
    }

    pub(super) fn end_aside(&mut self) {
        self.end_paragraph();
        if self.flows.len() > 1
            && let Some(flow) = self.flows.pop()
        {
            self.flow().after.extend(flow.kept.into_iter().flatten());
        }
    }

    pub(super) fn begin_field_result(&mut self) {
        let start = self.flow().draft.text.len();
        let Some(field) = self.fields.last_mut() else {
            return;
        };
        field.start = Some(start);
        let instruction = field.instruction.trim_start();
        self.state.contents |= instruction.to_ascii_uppercase().starts_with("TOC");
        if self.state.on_close == OnClose::Nothing {
            self.state.on_close = OnClose::EndFieldResult;
        }
        if self.state.destination == Destination::Instruction {
            self.state.destination = Destination::Text;
        }
    }

    pub(super) fn end_field_result(&mut self) {
        let Some(field) = self.fields.last() else {
            return;
        };
        let (Some(start), Some(target)) = (field.start, hyperlink(&field.instruction)) else {
            return;
        };
        let draft = &mut self
            .flows
            .last_mut()
            .expect("the body's flow is never popped")
            .draft;
        draft.link_from(start, &target);
    }
}

/// Where a `HYPERLINK` field leads, if it leads out of the document.
fn hyperlink(instruction: &str) -> Option<String> {
    let rest = instruction.trim_start();
    let rest = rest
        .get(..9)
        .filter(|word| word.eq_ignore_ascii_case("hyperlink"))
        .map(|_| rest[9..].trim_start())?;
    let target = match rest.strip_prefix('"') {
        Some(quoted) => quoted.split('"').next(),
        None => rest.split_whitespace().next(),
    }?;
    (!target.is_empty() && !target.starts_with('\\')).then(|| target.to_owned())
}
