//! A paragraph in the making, with its fields, links and calls.

use super::places::Aside;
use crate::extract::builder::Draft;
use crate::extract::doc::sprm::Run;
use crate::extract::look::LookOf;
use crate::model::{BlockKind, Layer, Look, Span};

/// A paragraph in the making.
#[derive(Default)]
pub(super) struct Making {
    pub(super) text: String,
    pub(super) high: Option<u16>,
    pub(super) look: LookOf,
    pub(super) contents: bool,
    pub(super) links: Vec<(usize, usize, String)>,
    pub(super) calls: Vec<(usize, String)>,
    pub(super) called: Vec<Aside>,
}

/// A field whose end has not come yet.
#[derive(Default)]
pub(super) struct Field {
    pub(super) instruction: String,
    /// Where its result begins in the paragraph.
    pub(super) result: Option<usize>,
}

impl Making {
    pub(super) fn put(&mut self, unit: u16, run: Run, visible: bool) {
        let high = self.high.take();
        let sign = match unit {
            0x09 => '\t',
            0x0B | 0x0E => '\n',
            0x1E => '\u{2011}',
            // Soft hyphens, pictures, drawings and other marks.
            0..=0x1F => return,
            0xD800..=0xDBFF => {
                self.high = Some(unit);
                return;
            }
            _ => char::decode_utf16(high.into_iter().chain([unit]))
                .next()
                .and_then(Result::ok)
                .unwrap_or(char::REPLACEMENT_CHARACTER),
        };
        self.text.push(sign);
        if visible {
            let look = Look {
                bold: run.bold == Some(true),
                italic: run.italic == Some(true),
                underlined: run.underlined == Some(true),
                half_points: run.half_points.unwrap_or(0),
            };
            self.look.add(sign.encode_utf8(&mut [0; 4]), look, None);
        }
    }

    pub(super) fn end_field(&mut self, field: &Field) {
        let Some(start) = (field.result).filter(|start| self.text.is_char_boundary(*start)) else {
            return;
        };
        if let Some(target) = field.target() {
            self.links.push((start, self.text.len(), target.to_owned()));
        }
    }

    pub(super) fn finish(self, kind: BlockKind) -> (Draft, Vec<Aside>) {
        let mut draft = Draft::new(kind);
        let mut at = 0;
        for (place, label) in self.calls {
            draft.text.push_str(&self.text[at..place]);
            draft.call_note(label);
            at = place;
        }
        draft.text.push_str(&self.text[at..]);
        for (start, end, target) in self.links {
            draft.add_link(Span::new(start, end), &target);
        }
        draft.look = self.look.all();
        if self.contents {
            draft.layer = Layer::Contents;
        }
        (draft, self.called)
    }
}

impl Field {
    pub(super) fn is_contents(&self) -> bool {
        let instruction = self.instruction.trim_start();
        instruction
            .get(..4)
            .is_some_and(|start| start.eq_ignore_ascii_case("TOC "))
    }

    /// Where a hyperlink leads, if it leads out of the document.
    pub(super) fn target(&self) -> Option<&str> {
        let rest = self.instruction.trim_start();
        let start = rest.get(..10)?;
        if !start.eq_ignore_ascii_case("HYPERLINK ") {
            return None;
        }
        rest[10..].trim_start().strip_prefix('"')?.split('"').next()
    }
}
