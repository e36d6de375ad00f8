//! The formats that a report is written in.

use std::str::FromStr;

use super::docx::Template;
use super::{Report, csv, docx, html, json, markdown, xlsx};
use crate::error::Error;

/// A file format of reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Format {
    /// Word.
    Docx,
    /// Excel.
    Xlsx,
    /// One page for a browser or a printer.
    Html,
    /// Markdown.
    Markdown,
    /// One row per statement.
    Csv,
    /// The report's whole structure.
    Json,
}

impl Format {
    /// Every format, in the order in which they are offered.
    pub const ALL: &'static [Self] = &[
        Self::Docx,
        Self::Xlsx,
        Self::Html,
        Self::Markdown,
        Self::Csv,
        Self::Json,
    ];

    /// The usual ending of a file's name, without the dot.
    pub const fn extension(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Xlsx => "xlsx",
            Self::Html => "html",
            Self::Markdown => "md",
            Self::Csv => "csv",
            Self::Json => "json",
        }
    }

    /// The media type for HTTP.
    pub const fn media_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Xlsx => "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
            Self::Html => "text/html; charset=utf-8",
            Self::Markdown => "text/markdown; charset=utf-8",
            Self::Csv => "text/csv; charset=utf-8",
            Self::Json => "application/json",
        }
    }

    /// Whether the bytes are no text to be shown in a terminal.
    pub const fn is_binary(self) -> bool {
        matches!(self, Self::Docx | Self::Xlsx)
    }

    /// Whether it is read from beginning to end, and may be made shorter;
    /// tables and data have everything.
    pub const fn is_prose(self) -> bool {
        matches!(self, Self::Docx | Self::Html | Self::Markdown)
    }

    /// Whether it is a table of all statements, a row each, which no limit
    /// shortens.
    pub const fn is_table(self) -> bool {
        matches!(self, Self::Xlsx | Self::Csv)
    }

    /// Which format these bytes are in, judged by their content.
    pub fn of(bytes: &[u8]) -> Option<Self> {
        if bytes.starts_with(b"PK") {
            return super::package::names(bytes).ok().and_then(|names| {
                if names.iter().any(|name| name == "xl/workbook.xml") {
                    Some(Self::Xlsx)
                } else if names.iter().any(|name| name.starts_with("word/")) {
                    Some(Self::Docx)
                } else {
                    None
                }
            });
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let text = text.trim_start_matches('\u{feff}').trim_start();
        let head = text.get(..15).unwrap_or(text).to_ascii_lowercase();
        if text.starts_with('{') {
            Some(Self::Json)
        } else if head.starts_with("<!doctype html") || head.starts_with("<html") {
            Some(Self::Html)
        } else if text.starts_with('#') {
            Some(Self::Markdown)
        } else if text.lines().next().is_some_and(|line| line.contains(';')) {
            Some(Self::Csv)
        } else {
            None
        }
    }

    /// Writes the report. Only Word takes a template.
    pub fn write(self, report: &Report, template: Option<&Template>) -> Result<Vec<u8>, Error> {
        match self {
            Self::Docx => docx::write(report, template),
            Self::Xlsx => xlsx::write(report),
            Self::Html => Ok(html::write(report)),
            Self::Markdown => Ok(markdown::write(report)),
            Self::Csv => Ok(csv::write(report)),
            Self::Json => json::write(report),
        }
    }
}

impl FromStr for Format {
    type Err = Error;

    fn from_str(given: &str) -> Result<Self, Error> {
        Self::ALL
            .iter()
            .copied()
            .find(|format| format.extension().eq_ignore_ascii_case(given.trim()))
            .ok_or_else(|| {
                Error::usage(
                    format!("`{given}` är inget format för sammanställningar; välj docx, xlsx, html, md, csv eller json"),
                    format!("`{given}` is not a format of reports; expected one of docx, xlsx, html, md, csv, json"),
                )
            })
    }
}

impl std::fmt::Display for Format {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.extension())
    }
}
