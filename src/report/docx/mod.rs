//! The report as a Word document: what an official sends to the board.
//!
//! `docx-rs` makes the package (content types, relationships, footers, custom
//! properties), the body is streamed as markup ([`xml`]), and the two are
//! joined here. Each quotation lies in a hidden bookmark that carries its
//! statement id, and each comment cell is a content control whose tag does.

mod appendices;
mod asks;
mod board;
mod body;
mod cells;
mod comment;
mod contents;
mod frame;
mod margin;
mod matrix;
mod overview;
mod quotations;
mod remark;
pub(super) mod read;
mod styles;
mod template;
mod xml;

pub use template::Template;

use super::Report;
use super::package;
use crate::error::{Action, Error, ReportFault};

/// Writes the report, into a template of the city's own where one is given.
pub fn write(report: &Report, template: Option<&Template>) -> Result<Vec<u8>, Error> {
    let frame = match template {
        Some(template) => template.frame(report),
        None => frame::Frame::own(report),
    }
    .map_err(|fault| failed(Action::Write, fault))?;
    let body = body::write(report, &frame.page);
    let parts = frame.filled(report, &body);
    package::pack(&parts).map_err(|fault| failed(Action::Write, fault))
}

fn failed(action: Action, fault: ReportFault) -> Error {
    Error::Report {
        format: "docx",
        action,
        fault,
    }
}
