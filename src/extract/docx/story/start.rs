//! What the start of an element means.

use super::property::{Met, run_of};
use super::{Frame, Story};
use crate::error::ReadError;
use crate::extract::docx::field::{Field, link_target};
use crate::extract::docx::paragraph::{Called, Paragraph};
use crate::extract::docx::table::Table;
use crate::extract::symbols::{self, SymbolFont};
use crate::extract::xml::{Ns, Tag};

/// English metric units in a twentieth of a point.
const EMU_PER_TWIP: i64 = 635;

/// The longest name of an author or a program.
pub(super) const LONGEST_NAME: usize = 100;

impl Story<'_, '_> {
    /// Takes the start of an element; gives its frame, or nothing where the
    /// element was passed over with all that it holds.
    pub(super) fn start(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        let frame = match tag.ns {
            Ns::Word => return self.start_word(tag),
            Ns::Math => self.start_math(tag),
            Ns::Drawing => match tag.name() {
                "p" => self.start_paragraph(),
                "r" | "fld" => self.start_run(),
                "t" => Frame::Text,
                "br" => {
                    self.push_char('\n');
                    Frame::Pass
                }
                _ => Frame::Pass,
            },
            Ns::Chart if tag.name() == "chart" => {
                self.add_drawing(tag.prefixed_attr("id").as_deref());
                Frame::Pass
            }
            Ns::Diagram if tag.name() == "relIds" => {
                self.add_drawing(tag.prefixed_attr("dm").as_deref());
                Frame::Pass
            }
            Ns::Vml if tag.name() == "textpath" => {
                if let Some(text) = tag.attr("string")
                    && self.is_shown()
                {
                    self.deliver_text(text.into_owned());
                }
                Frame::Pass
            }
            Ns::Compatibility => match tag.name() {
                "AlternateContent" => Frame::Alternatives { taken: false },
                "Choice" | "Fallback" => {
                    let understood = tag.name() == "Fallback" || self.understands(tag);
                    match self.frames.last_mut() {
                        Some(Frame::Alternatives { taken }) if !*taken && understood => {
                            *taken = true;
                            Frame::Pass
                        }
                        _ => return self.pass_over(),
                    }
                }
                _ => Frame::Pass,
            },
            Ns::Office if tag.name() == "OLEObject" => {
                self.object(tag);
                Frame::Pass
            }
            Ns::Other => match tag.name() {
                "inline" => Frame::Inline,
                "extent" if self.frames.last() == Some(&Frame::Inline) => {
                    if let (Some(height), Some(paragraph)) =
                        (tag.number("cy"), self.paragraphs.last_mut())
                    {
                        paragraph.pictures += (height / EMU_PER_TWIP).clamp(0, 31_680);
                    }
                    Frame::Pass
                }
                _ => Frame::Pass,
            },
            _ => Frame::Pass,
        };
        Ok(Some(frame))
    }

    fn start_word(&mut self, tag: &Tag<'_>) -> Result<Option<Frame>, ReadError> {
        let name = tag.name();
        // An earlier state of properties is not what is seen.
        if name.ends_with("Change") {
            return self.pass_over();
        }
        match self.start_property(tag)? {
            Some(Met::Open(frame)) => return Ok(Some(frame)),
            Some(Met::PassedOver) => return Ok(None),
            None => {}
        }
        if let Some(frame) = self.start_in_run(tag) {
            return Ok(Some(frame));
        }
        Ok(Some(match name {
            "p" => self.start_paragraph(),
            "pPr" => Frame::ParagraphProps,
            "r" => self.start_run(),
            "rPr" if self.frames.last() == Some(&Frame::Run) => Frame::RunProps,
            "t" => Frame::Text,
            "instrText" => Frame::Instruction,
            "hyperlink" => self.start_link(tag),
            "ins" => {
                self.shared.insert(tag);
                self.inserting += 1;
                Frame::Inserted
            }
            "moveTo" => {
                self.shared.insert(tag);
                Frame::Pass
            }
            "del" | "moveFrom" => {
                self.shared.delete(tag);
                self.deleted += 1;
                Frame::Deleted
            }
            "tbl" => {
                self.flush_join(self.paragraphs.len());
                let around = self.tables.last().and_then(Table::cell);
                self.tables.push(Table::new(around, self.pager.position()));
                Frame::Table
            }
            "gridCol" => {
                if let Some(table) = self.tables.last_mut() {
                    table.add_column(tag.number("w").unwrap_or_default());
                }
                Frame::Pass
            }
            "tr" => {
                let at = self.pager.position();
                let builder = &mut *self.builder;
                if let Some(table) = self.tables.last_mut() {
                    table.start_row(at, || builder.next_table());
                }
                Frame::Row { deleted: false }
            }
            "trPr" => Frame::RowProps,
            "tc" => {
                if let Some(table) = self.tables.last_mut() {
                    let at = table.start_cell();
                    self.pager.set_position(at);
                }
                Frame::Cell
            }
            "tcPr" => Frame::CellProps,
            "sdt" => Frame::Sdt {
                prompt: false,
                contents: false,
            },
            "sdtPr" => Frame::SdtProps,
            "txbxContent" => Frame::TextBox {
                fields: self.fields.len(),
                tables: self.tables.len(),
            },
            "altChunk" | "subDoc" => {
                self.embed(tag.attr("id").as_deref());
                Frame::Pass
            }
            "footnote" | "endnote" | "comment" => match tag.attr("type").as_deref() {
                Some("separator" | "continuationSeparator" | "continuationNotice") => {
                    return self.pass_over();
                }
                _ => Frame::Item {
                    id: tag.number("id").unwrap_or_default(),
                    author: (name == "comment").then(|| author(tag)),
                },
            },
            "delText" | "delInstrText" | "fldData" | "rt" | "rubyPr" | "rPr" | "tblPr"
            | "tblPrEx" | "sdtEndPr" | "customXmlPr" | "smartTagPr" | "sectPr" | "background"
            | "binData" => return self.pass_over(),
            _ => Frame::Pass,
        }))
    }

    /// Takes an element that stands for characters, a field or a call; gives
    /// nothing where it is none of these.
    fn start_in_run(&mut self, tag: &Tag<'_>) -> Option<Frame> {
        match tag.name() {
            "tab" | "ptab" => {
                self.push_char('\t');
            }
            "cr" => {
                self.push_char('\n');
            }
            "noBreakHyphen" => {
                self.push_char('-');
            }
            "br" => {
                self.break_line(tag.attr("type").as_deref());
            }
            "lastRenderedPageBreak" => {
                self.rendered_break();
            }
            "sym" => {
                self.push_symbol(tag);
            }
            "fldChar" => return Some(self.field_mark(tag)),
            "fldSimple" => return Some(self.start_simple_field(tag)),
            "checkBox" | "checked" | "default" | "ddList" | "listEntry" | "result" => {
                self.form_property(tag);
            }
            "footnoteReference" | "endnoteReference" => {
                self.call_note(tag);
            }
            "commentRangeStart" | "commentRangeEnd" | "commentReference" => {
                self.mark_passage(tag);
            }
            _ => return None,
        }
        Some(Frame::Pass)
    }

    /// Notes where a passage begins or ends that a comment is about, or where a
    /// comment is called that is about no passage.
    fn mark_passage(&mut self, tag: &Tag<'_>) {
        let Some(id) = tag.number("id") else {
            return;
        };
        let calls = tag.name() == "commentReference";
        if calls {
            self.shared.comment_pages.insert(id, self.pager.page());
        }
        let known = self.shared.passages.get(&id).copied();
        if self.kind == super::Kind::Aside || (calls && known.is_some()) {
            return;
        }
        let passage = known.unwrap_or_else(|| {
            let passage = self.builder.next_passage();
            self.shared.passages.insert(id, passage);
            passage
        });
        match self.paragraphs.last_mut() {
            Some(paragraph) => paragraph.draft.mark_passage(passage),
            None => self.passages.push(passage),
        }
    }

    /// Passes over the element with all that it holds.
    pub(super) fn pass_over(&mut self) -> Result<Option<Frame>, ReadError> {
        self.xml.skip()?;
        Ok(None)
    }

    fn start_paragraph(&mut self) -> Frame {
        let mut paragraph = Paragraph::new(self.pager.page());
        paragraph.contents = self.contents > 0
            || self
                .fields
                .iter()
                .any(|f| f.in_result && f.makes_contents());
        for passage in std::mem::take(&mut self.passages) {
            paragraph.draft.mark_passage(passage);
        }
        self.paragraphs.push(paragraph);
        Frame::Paragraph
    }

    fn start_run(&mut self) -> Frame {
        self.settle();
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.run = paragraph.base.as_ref().map(run_of).unwrap_or_default();
        }
        Frame::Run
    }

    fn start_math(&mut self, tag: &Tag<'_>) -> Frame {
        match tag.name() {
            "r" => self.start_run(),
            "t" => Frame::Text,
            "den" => {
                self.push_char('/');
                Frame::Pass
            }
            _ => Frame::Pass,
        }
    }

    fn start_link(&mut self, tag: &Tag<'_>) -> Frame {
        let relationship = tag.attr("id").and_then(|id| self.relationships.get(&*id));
        let target = relationship
            .filter(|r| r.external && !r.target.is_empty())
            .map(|r| match tag.attr("anchor") {
                Some(anchor) if !r.target.contains('#') => format!("{}#{anchor}", r.target),
                _ => r.target.clone(),
            });
        let start = self.paragraphs.last().map_or(0, |p| p.draft.text.len());
        Frame::Link { start, target }
    }

    fn start_simple_field(&mut self, tag: &Tag<'_>) -> Frame {
        let instruction = tag.attr("instr").unwrap_or_default();
        let field = Field {
            instruction: instruction.into_owned(),
            ..Field::default()
        };
        if let Some(target) = link_target(&field.instruction) {
            let start = self.paragraphs.last().map_or(0, |p| p.draft.text.len());
            return Frame::Link {
                start,
                target: Some(target),
            };
        }
        let contents = field.makes_contents();
        if contents {
            self.contents += 1;
            if let Some(paragraph) = self.paragraphs.last_mut() {
                paragraph.contents = true;
            }
        }
        Frame::SimpleField { contents }
    }

    fn push_symbol(&mut self, tag: &Tag<'_>) {
        let code = tag
            .attr("char")
            .and_then(|code| u32::from_str_radix(code.trim(), 16).ok());
        let Some(written) = code.and_then(char::from_u32) else {
            return;
        };
        let font = tag.attr("font").and_then(|name| SymbolFont::named(&name));
        let seen = symbols::seen(font, written);
        let c = seen.unwrap_or(char::REPLACEMENT_CHARACTER);
        self.shared.unshown.unknown += usize::from(seen.is_none());
        let shown = self.is_shown();
        if let Some(paragraph) = self.paragraphs.last_mut().filter(|_| shown)
            && paragraph.run.own_note_mark
        {
            paragraph.take_note_mark(c.encode_utf8(&mut [0; 4]));
            return;
        }
        self.push_char(c);
    }

    fn call_note(&mut self, tag: &Tag<'_>) {
        let Some(id) = tag.number("id").filter(|_| self.is_shown()) else {
            return;
        };
        let Some(paragraph) = self.paragraphs.last_mut().filter(|p| !p.run.hidden) else {
            return;
        };
        let is_endnote = tag.name() == "endnoteReference";
        let own_mark = matches!(
            tag.attr("customMarkFollows").as_deref(),
            Some("1" | "true" | "on")
        );
        let label = if own_mark {
            paragraph.run.own_note_mark = true;
            String::new()
        } else {
            let section = self.sections.get(self.section);
            let label = self.shared.notes.next_label(is_endnote, section);
            paragraph.draft.call_note(label.clone());
            label
        };
        paragraph.notes.push(Called {
            is_endnote,
            id,
            label,
        });
    }

    /// Whether all that an alternative asks for is of Office itself; those
    /// parts of it that are not known here hold no text.
    fn understands(&self, tag: &Tag<'_>) -> bool {
        let required = tag.attr("Requires").unwrap_or_default();
        let declared = |prefix: &str| {
            // The prefix may be declared on this very element.
            self.xml.address_of(prefix).is_some_and(|address| {
                address.starts_with("http://schemas.microsoft.com/office/")
                    || address.starts_with("http://schemas.openxmlformats.org/")
                    || address.starts_with("urn:schemas-microsoft-com:")
            })
        };
        !required.is_empty() && required.split_whitespace().all(declared)
    }
}

/// Who wrote a comment; repeated for each of its paragraphs.
fn author(tag: &Tag<'_>) -> String {
    let author = tag.attr("author").unwrap_or_default();
    author.chars().take(LONGEST_NAME).collect()
}
