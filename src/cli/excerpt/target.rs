//! The file that a report goes to, and the format that it shall have.

use std::path::{Path, PathBuf};

use super::{ExcerptArgs, Kind};
use crate::error::Error;
use crate::model::Consultation;
use crate::report::Format;

/// The format asked for, else that of the file's name, else Markdown.
pub(super) fn format(args: &ExcerptArgs) -> Result<Format, Error> {
    if let Some(kind) = args.format {
        let format = match kind {
            Kind::Docx => Format::Docx,
            Kind::Xlsx => Format::Xlsx,
            Kind::Html => Format::Html,
            Kind::Md => Format::Markdown,
            Kind::Csv => Format::Csv,
            Kind::Json => Format::Json,
        };
        return check_ending(args, format).map(|()| format);
    }
    let extension = args
        .output
        .as_deref()
        .and_then(Path::extension)
        .and_then(|extension| extension.to_str());
    match (extension, &args.template) {
        (Some(extension), _) => extension.parse(),
        (None, Some(_)) => Ok(Format::Docx),
        (None, None) => Ok(Format::Markdown),
    }
}

/// Where the report goes; `None` for stdout.
pub(super) fn path(
    args: &ExcerptArgs,
    format: Format,
    consultation: &Consultation,
) -> Option<PathBuf> {
    match &args.output {
        Some(path) if path.as_os_str() == "-" => None,
        Some(path) => Some(path.clone()),
        None if format.is_binary() => {
            Some(PathBuf::from(format!("{}.{format}", consultation.name)))
        }
        None => None,
    }
}

/// Refuses an ending that would keep the file from being opened.
fn check_ending(args: &ExcerptArgs, format: Format) -> Result<(), Error> {
    let ending = args.output.as_deref().and_then(Path::extension);
    let Some(ending) = ending.filter(|_| format.is_binary()) else {
        return Ok(());
    };
    if ending.eq_ignore_ascii_case(format.extension()) {
        return Ok(());
    }
    let ending = ending.display();
    Err(Error::usage(
        format!("ändelsen .{ending} passar inte formatet {format}; ge filen ändelsen .{format}"),
        format!(
            "the ending .{ending} does not fit the format {format}; end the file's name with .{format}"
        ),
    ))
}
