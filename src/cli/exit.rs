//! Exit codes: what a script can tell from a run.

use std::process::ExitCode;

use crate::error::Error;

/// How a command ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
#[repr(u8)]
pub(super) enum Exit {
    /// Done.
    Done = 0,
    /// Nothing was found.
    NothingFound = 1,
    /// The command could not run.
    CouldNotRun = 2,
    /// Finished, but something needs attention: some documents, or what was
    /// decided and does not show yet.
    Attention = 3,
    /// Ctrl-C.
    Interrupted = 130,
}

impl Exit {
    /// What an error ends with.
    pub(super) const fn of(error: &Error) -> Self {
        if matches!(error, Error::Interrupted) {
            Self::Interrupted
        } else {
            Self::CouldNotRun
        }
    }
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(exit as u8)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_are_those_that_scripts_know() {
        let codes = [
            Exit::Done,
            Exit::NothingFound,
            Exit::CouldNotRun,
            Exit::Attention,
            Exit::Interrupted,
        ];
        assert_eq!(codes.map(|exit| exit as u8), [0, 1, 2, 3, 130]);
        assert_eq!(Exit::of(&Error::Interrupted), Exit::Interrupted);
    }
}
