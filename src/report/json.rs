//! The report as JSON: all of it, as it is.

use serde::Serialize;

use super::Report;
use super::manifest::Manifest;
use super::verify::Written;
use crate::error::{Action, Error, ReportFault};

/// The report, and after it what it says of itself.
#[derive(Serialize)]
struct Sealed<'a> {
    #[serde(flatten)]
    report: &'a Report,
    manifest: Manifest,
}

/// Writes the report as JSON, indented.
pub(super) fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let failed = |error| failed(Action::Write, &error);
    let value = serde_json::to_value(report).map_err(failed)?;
    let mut quotations = Vec::new();
    gather(&value, &mut quotations);
    let sealed = Sealed {
        report,
        manifest: Manifest::of(report, quotations.into_iter().map(|(id, _)| id)),
    };
    let mut bytes = serde_json::to_vec_pretty(&sealed).map_err(failed)?;
    bytes.push(b'\n');
    Ok(bytes)
}

/// Every object of a JSON report that has an id and a text, but for sections.
pub(super) fn read(bytes: &[u8]) -> Result<Written, Error> {
    let value: serde_json::Value =
        serde_json::from_slice(bytes).map_err(|error| failed(Action::Read, &error))?;
    let mut found = Vec::new();
    gather(&value, &mut found);
    let manifest = value.get("manifest").cloned();
    let manifest = manifest.and_then(|manifest| serde_json::from_value(manifest).ok());
    Ok((found, manifest))
}

fn failed(action: Action, error: &serde_json::Error) -> Error {
    Error::Report {
        format: "json",
        action,
        fault: ReportFault::other(error),
    }
}

fn gather(value: &serde_json::Value, found: &mut Vec<(String, String)>) {
    match value {
        serde_json::Value::Object(object) => {
            let text = |name: &str| object.get(name).and_then(serde_json::Value::as_str);
            if let (Some(id), Some(text)) = (text("id"), text("text")) {
                found.push((id.to_owned(), text.to_owned()));
            }
            for inner in object.values() {
                gather(inner, found);
            }
        }
        serde_json::Value::Array(list) => {
            for inner in list {
                gather(inner, found);
            }
        }
        _ => {}
    }
}
