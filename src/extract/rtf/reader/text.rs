//! Characters, and the words that stand for them.

use super::Reader;
use crate::extract::rtf::charset::{self, RunCharset};
use crate::extract::rtf::destination::Destination;

impl Reader {
    pub(super) fn unicode(&mut self, number: i32) {
        self.skip = self.state.fallback;
        let unit = u32::from(u16::try_from(number & 0xFFFF).unwrap_or(0));
        let code = match (self.high_surrogate.take(), unit) {
            (_, 0xD800..=0xDBFF) => {
                self.high_surrogate = Some(unit);
                return;
            }
            (Some(high), 0xDC00..=0xDFFF) => 0x10000 + ((high - 0xD800) << 10) + (unit - 0xDC00),
            // Symbol fonts, in the private area.
            (_, 0xF020..=0xF0FF) => {
                let byte = u8::try_from(unit - 0xF000).unwrap_or(b' ');
                let text = charset::decode(&[byte], RunCharset::Symbol);
                self.put(&text);
                return;
            }
            (_, unit) => unit,
        };
        let sign = char::from_u32(code).unwrap_or(char::REPLACEMENT_CHARACTER);
        self.put(sign.encode_utf8(&mut [0; 4]));
    }

    /// Turns the bytes gathered so far into text.
    pub(super) fn spell(&mut self) {
        if self.bytes.is_empty() {
            return;
        }
        let bytes = std::mem::take(&mut self.bytes);
        let text = charset::decode(&bytes, self.charsets.of_font(self.state.font));
        self.put(&text);
        self.bytes = bytes;
        self.bytes.clear();
    }

    pub(super) fn put(&mut self, text: &str) {
        if !self.bytes.is_empty() {
            self.spell();
        }
        match self.state.destination {
            Destination::Text => self.put_in_paragraph(text),
            Destination::ListText => self.flow().mark.push_str(text),
            Destination::Styles => self.style.name.push_str(text),
            Destination::Instruction => {
                if let Some(field) = self.fields.last_mut() {
                    field.instruction.push_str(text);
                }
            }
            Destination::CommentAuthor => self.comment_author.push_str(text),
            Destination::Title => {
                let title = self.builder.properties().title.get_or_insert_default();
                title.push_str(text);
            }
            Destination::Author => {
                let author = self.builder.properties().author.get_or_insert_default();
                author.push_str(text);
            }
            Destination::Authors => {
                let names = text
                    .split(';')
                    .map(str::trim)
                    .filter(|name| !name.is_empty());
                self.authors.extend(names.map(str::to_owned));
            }
            Destination::Skip
            | Destination::Shape
            | Destination::Alternative
            | Destination::Fonts
            | Destination::Info
            | Destination::Created => {}
        }
        if self.state.destination == Destination::Styles && text.contains(';') {
            self.end_style();
        }
    }

    fn put_in_paragraph(&mut self, text: &str) {
        let visible = text.chars().filter(|sign| !sign.is_whitespace()).count();
        if self.state.deleted {
            return;
        }
        if self.state.hidden {
            self.hidden_characters += visible;
            return;
        }
        self.unknown += text.matches(char::REPLACEMENT_CHARACTER).count();
        let (look, contents) = (self.state.look, self.state.contents);
        let flow = self.flow();
        flow.draft.text.push_str(text);
        if visible > 0 {
            flow.in_contents |= contents;
            flow.look.add(text, look, None);
        }
    }

    /// Words that stand for text or end a paragraph.
    pub(super) fn text_word(&mut self, word: &str) -> bool {
        let text = match word {
            "tab" => "\t",
            "line" => "\n",
            "emdash" => "—",
            "endash" => "–",
            "lquote" => "‘",
            "rquote" => "’",
            "ldblquote" => "“",
            "rdblquote" => "”",
            "bullet" => "•",
            "emspace" | "enspace" | "qmspace" => " ",
            "par" | "sect" | "page" | "column" => {
                self.end_paragraph();
                return true;
            }
            "cell" | "nestcell" => {
                self.end_cell(word == "nestcell");
                return true;
            }
            "row" => {
                self.end_row(1);
                return true;
            }
            "nestrow" => {
                self.end_row(self.state.table_depth.max(2));
                return true;
            }
            _ => return false,
        };
        if self.state.destination == Destination::ListText {
            self.flow().mark.push_str(text);
        } else {
            self.put_in_paragraph(text);
        }
        true
    }
}
