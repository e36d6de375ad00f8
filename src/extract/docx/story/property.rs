//! Properties: of runs, paragraphs, rows and form fields, and what they mean
//! for the text.

use super::{Frame, Story};
use crate::error::ReadError;
use crate::extract::docx::paragraph::Run;
use crate::extract::docx::properties::RunProps;
use crate::extract::typeface::Font;
use crate::extract::xml::Tag;
use crate::model::Look;

/// How far out the element stands, at most, that properties belong to.
const NEAR: usize = 4;

/// What became of an element inside properties.
pub(super) enum Met {
    Open(Frame),
    PassedOver,
}

impl Story<'_, '_> {
    /// Takes an element inside properties. Gives nothing where no properties
    /// are open, and else the frame, if the element was not passed over.
    pub(super) fn start_property(&mut self, tag: &Tag<'_>) -> Result<Option<Met>, ReadError> {
        let name = tag.name();
        let frame = match self.frames.last() {
            Some(Frame::ParagraphProps) => match name {
                "rPr" => Frame::MarkProps,
                "sectPr" => {
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.ends_section = true;
                    }
                    self.xml.skip()?;
                    return Ok(Some(Met::PassedOver));
                }
                "tabs" | "pBdr" | "framePr" => {
                    self.xml.skip()?;
                    return Ok(Some(Met::PassedOver));
                }
                // Its children are taken as the paragraph's own properties.
                "numPr" => Frame::ParagraphProps,
                "ins" => Frame::Pass,
                _ => {
                    if let Some(paragraph) = self.paragraphs.last_mut() {
                        paragraph.own.take(tag);
                    }
                    Frame::Pass
                }
            },
            Some(Frame::MarkProps) => {
                match name {
                    "ins" | "moveTo" => self.shared.insert(tag),
                    "del" | "moveFrom" => self.shared.delete(tag),
                    _ => {}
                }
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.mark_deleted |= matches!(name, "del" | "moveFrom");
                    paragraph.mark.take(tag);
                }
                Frame::Pass
            }
            Some(Frame::RunProps) => {
                if let Some(paragraph) = self.paragraphs.last_mut() {
                    paragraph.run.own.take(tag);
                }
                Frame::Pass
            }
            Some(Frame::RowProps) => {
                self.row_property(tag);
                Frame::Pass
            }
            Some(Frame::CellProps) => {
                if name == "gridSpan"
                    && let (Some(table), Some(columns)) =
                        (self.tables.last_mut(), tag.number("val"))
                {
                    table.span(columns);
                }
                Frame::Pass
            }
            Some(Frame::SdtProps) => {
                self.sdt_property(tag);
                // Gallery and state stand inside other elements.
                if matches!(name, "docPartObj" | "docPartList") {
                    Frame::SdtProps
                } else {
                    self.xml.skip()?;
                    return Ok(Some(Met::PassedOver));
                }
            }
            _ => return Ok(None),
        };
        Ok(Some(Met::Open(frame)))
    }

    fn row_property(&mut self, tag: &Tag<'_>) {
        match tag.name() {
            "ins" => self.shared.insert(tag),
            "del" => {
                self.shared.delete(tag);
                if let Some(Frame::Row { deleted }) = (self.frames.iter_mut().rev().take(NEAR))
                    .find(|frame| matches!(frame, Frame::Row { .. }))
                    && !*deleted
                {
                    *deleted = true;
                    self.deleted += 1;
                }
            }
            "gridBefore" => {
                if let (Some(table), Some(count)) = (self.tables.last_mut(), tag.number("val")) {
                    table.skip_columns(count);
                }
            }
            _ => {}
        }
    }

    fn sdt_property(&mut self, tag: &Tag<'_>) {
        let is_contents = tag.name() == "docPartGallery"
            && tag.attr("val").is_some_and(|gallery| {
                let gallery = gallery.to_lowercase();
                gallery == "table of contents" || gallery == "innehållsförteckningar"
            });
        let is_prompt = tag.name() == "showingPlcHdr" && tag.is_on();
        let enclosing = (self.frames.iter_mut().rev().take(NEAR))
            .find(|frame| matches!(frame, Frame::Sdt { .. }));
        let Some(Frame::Sdt { prompt, contents }) = enclosing else {
            return;
        };
        if is_prompt && !*prompt {
            *prompt = true;
            self.prompting += 1;
        }
        if is_contents && !*contents {
            *contents = true;
            self.contents += 1;
        }
    }

    /// Asks the paragraph's style, once its properties are known.
    pub(super) fn settle(&mut self) {
        let outermost = self.paragraphs.len() == 1;
        let Some(paragraph) = self.paragraphs.last_mut().filter(|p| p.base.is_none()) else {
            return;
        };
        let style = self.shared.styles.paragraph(paragraph.own.style.as_deref());
        let mut base = self.shared.styles.default_run.clone();
        base.override_with(&style.run);
        paragraph.base = Some(base);
        let breaks = (paragraph.own.page_break_before).or(style.paragraph.page_break_before);
        if breaks == Some(true) && outermost && self.tables.is_empty() {
            self.pager.break_before();
            paragraph.page = self.pager.page();
        }
    }

    /// Resolves the open run's properties.
    pub(super) fn settle_run(&mut self) {
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        let own = std::mem::take(&mut paragraph.run.own);
        let note_mark = paragraph.run.own_note_mark;
        let mut props = paragraph.base.clone().unwrap_or_default();
        let mut prompt = false;
        if let Some(id) = &own.style {
            prompt = self.shared.styles.is_prompt(id);
            if let Some(character) = self.shared.styles.character(id) {
                props.toggled_with(character);
            }
        }
        props.override_with(&own);
        paragraph.run = run_of(&props);
        paragraph.run.prompt = prompt;
        paragraph.run.own_note_mark = note_mark;
    }
}

pub(super) fn run_of(props: &RunProps) -> Run {
    Run {
        own: RunProps::default(),
        look: Look {
            bold: props.bold == Some(true),
            italic: props.italic == Some(true),
            underlined: props.underlined == Some(true),
            // Word's own default, where a file says nothing of sizes.
            half_points: props.half_points.unwrap_or(20),
        },
        hidden: props.vanish == Some(true),
        struck: props.struck == Some(true),
        prompt: false,
        symbols: match props.font {
            Some(Font::Symbols(font)) => Some(font),
            Some(Font::Letters(_)) | None => None,
        },
        font: props.font,
        own_note_mark: false,
    }
}
