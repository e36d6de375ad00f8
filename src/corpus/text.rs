//! A file that people may write or leave out.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use crate::error::{Action, ConfigFault, Error, Foreign};

/// The file's text; `None` where there is no file.
pub(super) fn text(path: &Path) -> Result<Option<String>, Error> {
    let Some(bytes) = bytes(path)? else {
        return Ok(None);
    };
    let text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        Error::Config {
            path: path.to_owned(),
            line: before.split(|byte| *byte == b'\n').count(),
            fault: ConfigFault::NotUtf8,
        }
    })?;
    Ok(Some(text))
}

/// Refuses a link that leads nowhere, as to a share that is not there now: what
/// it stands for is no empty file.
pub(super) fn refuse_lost_link(path: &Path) -> Result<(), Error> {
    if path.is_symlink() && !path.exists() {
        return Err(Error::Foreign {
            path: path.to_owned(),
            what: Foreign::LostLink,
        });
    }
    Ok(())
}

/// The file's bytes; `None` where there is no file.
pub(super) fn bytes(path: &Path) -> Result<Option<Vec<u8>>, Error> {
    refuse_lost_link(path)?;
    match fs::read(path) {
        Ok(bytes) => Ok(Some(bytes)),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Error::io(path, Action::Read)(error)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Lang;

    #[test]
    fn text_in_another_encoding_is_to_be_saved_as_utf_8() {
        let dir = tempfile::tempdir().unwrap();
        let path = dir.path().join("consultation.toml");
        fs::write(&path, b"# a\ntitle = \"\xd6versyn\"\n").unwrap();
        let error = text(&path).unwrap_err();
        assert!(matches!(error, Error::Config { line: 2, .. }), "{error}");
        let told = error.in_words(Lang::Sv);
        assert!(told.contains("spara den som UTF-8"), "{told}");
    }
}
