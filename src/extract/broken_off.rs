//! What is told of a part of a file that could be read only so far.

use crate::model::{Fault, Piece, ReadError, Reason, Warning};

/// The warning of what ended the reading of a part; of the file as a whole, where
/// it has no name.
pub(super) fn warning_of(part: Option<&str>, error: ReadError) -> Warning {
    let part = part.map(str::to_owned);
    match error {
        ReadError::Limit { limit } => Warning::LimitReached { limit },
        ReadError::Damaged {
            fault: fault @ Fault::Part { .. },
            ..
        } => Warning::Damaged { part: None, fault },
        ReadError::Damaged { fault, .. } => Warning::Damaged { part, fault },
        error => Warning::Skipped {
            piece: Piece::Part {
                name: part.unwrap_or_default(),
            },
            reason: Reason::Unread { error },
        },
    }
}
