//! The marks between which a complex field stands, and what a form field says.

use super::{Frame, Story};
use crate::extract::docx::field::{Field, link_target};
use crate::extract::limits;
use crate::extract::xml::Tag;

/// More choices than anyone would offer in a form.
const MOST_CHOICES: usize = 256;

impl Story<'_, '_> {
    pub(super) fn field_mark(&mut self, tag: &Tag<'_>) -> Frame {
        // A deleted field's marks are deleted with it.
        if self.deleted > 0 {
            return Frame::Pass;
        }
        match tag.attr("fldCharType").as_deref() {
            Some("begin") if !limits::OPEN_FIELDS.is_reached_by(self.fields.len()) => {
                self.fields.push(Field::default());
                self.instructing += 1;
            }
            Some("separate") => self.start_result(),
            Some("end") => self.end_field(),
            _ => {}
        }
        Frame::Pass
    }

    fn start_result(&mut self) {
        let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) else {
            return;
        };
        field.in_result = true;
        self.instructing -= 1;
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        if field.makes_contents() {
            paragraph.contents = true;
        }
        if let Some(target) = link_target(&field.instruction) {
            field.link = Some((target, paragraph.draft.text.len()));
        }
    }

    fn end_field(&mut self) {
        let Some(field) = self.fields.pop() else {
            return;
        };
        if !field.in_result {
            self.instructing -= 1;
            if let Some(text) = field.form_text() {
                self.push_text(text);
            }
        }
        let inside_contents = self.contents > 0;
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        if let Some((target, start)) = &field.link {
            paragraph.draft.link_from(*start, target);
        }
        // A paragraph that only holds the end of the contents is none of them.
        if field.makes_contents() && paragraph.draft.text.trim().is_empty() && !inside_contents {
            paragraph.contents = false;
        }
    }

    /// Lets go of fields that were opened since `open`, as a text box ends.
    pub(super) fn drop_fields(&mut self, open: usize) {
        while self.fields.len() > open {
            if self.fields.pop().is_some_and(|field| !field.in_result) {
                self.instructing -= 1;
            }
        }
    }

    /// In a part with fields that never end, an instruction must not swallow
    /// the rest: it ends with its paragraph.
    pub(super) fn end_paragraph_fields(&mut self) {
        if !self.fields_are_whole {
            self.fields.retain(|field| field.in_result);
            self.instructing = 0;
        }
        let Some(paragraph) = self.paragraphs.last_mut() else {
            return;
        };
        for field in &mut self.fields {
            if let Some((target, start)) = &mut field.link {
                paragraph.draft.link_from(*start, target);
                *start = 0;
            }
        }
    }

    pub(super) fn form_property(&mut self, tag: &Tag<'_>) {
        let Some(field) = self.fields.last_mut().filter(|field| !field.in_result) else {
            return;
        };
        match tag.name() {
            "checkBox" => field.ticked = Some(false),
            "checked" | "default" if field.ticked.is_some() => field.ticked = Some(tag.is_on()),
            "listEntry" if field.choices.len() < MOST_CHOICES => {
                field
                    .choices
                    .push(tag.attr("val").unwrap_or_default().into_owned());
            }
            "result" | "default" => {
                let choice = tag
                    .number("val")
                    .and_then(|choice| usize::try_from(choice).ok());
                field.choice = choice.unwrap_or_default();
            }
            _ => {}
        }
    }
}
