//! The text of a file that people may write or leave out.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Action, Error};

/// The file's text; `None` where there is no file.
pub(super) fn text(path: &Path) -> Result<Option<String>, Error> {
    match fs::read_to_string(path) {
        Ok(text) => Ok(Some(text)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(path, Action::Read)(error)),
    }
}
