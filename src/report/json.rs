//! The report as JSON: all of it, as it is.

use super::Report;
use crate::error::{Action, Error};

/// Writes the report as JSON, indented.
pub(super) fn write(report: &Report) -> Result<Vec<u8>, Error> {
    let mut bytes = serde_json::to_vec_pretty(report).map_err(|error| Error::Report {
        format: "json",
        action: Action::Write,
        what: error.to_string(),
    })?;
    bytes.push(b'\n');
    Ok(bytes)
}
