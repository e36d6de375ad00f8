//! What lies in parts of its own: charts, diagrams, objects and documents.

use super::Story;
use super::start::LONGEST_NAME;
use crate::extract::docx::drawing;
use crate::extract::docx::table::Table;
use crate::extract::xml::Tag;
use crate::model::{Piece, Reason, Warning};

impl Story<'_, '_> {
    /// Adds the text of a chart or diagram that stands here.
    pub(super) fn add_drawing(&mut self, id: Option<&str>) {
        if !self.is_shown() {
            return;
        }
        let target = id
            .and_then(|id| self.relationships.get(id))
            .filter(|r| !r.external);
        let Some(part) = target.map(|r| r.target.clone()) else {
            return;
        };
        match self.shared.package.xml(&part) {
            Ok(Some(text)) => {
                for line in drawing::texts(&text) {
                    self.deliver_text(line);
                }
            }
            Ok(None) => {}
            Err(error) => self.builder.warn(Warning::Skipped {
                piece: Piece::Part { name: part },
                reason: Reason::Unread { error },
            }),
        }
    }

    /// An object of another program. A Word document is read; of all others
    /// only the picture is part of the page.
    pub(super) fn object(&mut self, tag: &Tag<'_>) {
        let program = tag.attr("ProgID").unwrap_or_default();
        if program.starts_with("Word.Document") {
            self.embed(tag.prefixed_attr("id").as_deref());
        } else if self.is_shown() {
            let program: String = program.chars().take(LONGEST_NAME).collect();
            let is_formula = program.starts_with("Equation");
            let piece = Piece::EmbeddedObject { program };
            let reason = Reason::PictureOnly;
            self.builder.warn(if is_formula {
                Warning::LeftOut { piece, reason }
            } else {
                Warning::Skipped { piece, reason }
            });
        }
    }

    /// Adds the blocks of a file that is embedded here as text.
    pub(super) fn embed(&mut self, id: Option<&str>) {
        if !self.is_shown() {
            return;
        }
        let Some(relationship) = id.and_then(|id| self.relationships.get(id)) else {
            return;
        };
        let outcome = self.shared.embedded(relationship);
        match outcome {
            Ok(document) => {
                let cell = self.tables.last().and_then(Table::cell);
                for mut draft in self.builder.drafts_of(document) {
                    draft.cell = draft.cell.or(cell);
                    self.deliver(draft);
                }
            }
            Err(reason) => self.builder.warn(Warning::Skipped {
                piece: Piece::EmbeddedDocument {
                    name: relationship.target.clone(),
                },
                reason,
            }),
        }
    }
}
