//! What is told in pages of a file that could not be read, or only in part:
//! where a page has a button for what is done elsewhere by a command, the button
//! is named.

use crate::model::{ReadError, Warning};
use crate::serve::visit::Visit;

/// What a person can do about a file that was not read, on the page of files.
pub(in crate::serve) fn remedy<'a>(visit: &Visit, error: &ReadError) -> &'a str {
    match error {
        ReadError::Scanned { .. } => visit.t(
            "välj ”Läs inskannade sidor (OCR)” nedan, eller be avsändaren om texten",
            "choose “Read scanned pages (OCR)” below, or ask the sender for the text",
        ),
        ReadError::Unrecognised { .. } => visit.t(
            "öppna originalet och se om det går att läsa; välj annars ”Läs inskannade sidor (OCR)” igen, eller be avsändaren om texten",
            "open the original and see whether it can be read; else choose “Read scanned pages (OCR)” again, or ask the sender for the text",
        ),
        _ => error.hint_in(visit.lang),
    }
}

/// A warning as pages tell it.
pub(in crate::serve) fn warning(visit: &Visit, warning: &Warning) -> String {
    match warning {
        Warning::UnknownRespondent => visit
            .t(
                "avsändaren kunde inte utläsas; ange den på dokumentets sida",
                "the respondent could not be told; name it on the document's page",
            )
            .to_owned(),
        _ => warning.in_words(visit.lang),
    }
}
