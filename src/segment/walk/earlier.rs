//! The message that an e-mail answers, given back below the answer.

use std::collections::BTreeSet;
use std::sync::LazyLock;

use regex::Regex;

use crate::identify::earlier;
use crate::language::sentences;
use crate::model::Document;
use crate::segment::claim::{answers, claims};
use crate::segment::formality;
use crate::segment::judging::judges;
use crate::segment::overall::clause;
use crate::segment::piece::Piece;

/// The blocks of an earlier message, where the sender says something beside it:
/// who writes `Se svar nedan` answers in what is given back.
pub(super) fn quoted_messages(document: &Document, body: &[Piece]) -> BTreeSet<usize> {
    let found = earlier(document);
    let own = body.iter().filter(|piece| !found.contains(&piece.block));
    let answered = own
        .map(|piece| document.slice(piece.span))
        .any(|text| sentences(text).iter().any(|span| says(span.of(text))));
    if answered { found } else { BTreeSet::new() }
}

/// Whether a sentence answers, or tells that the answer was sent along.
fn says(sentence: &str) -> bool {
    static SENT: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:bifog|bilag|bilägg|bilagt)\p{L}*").expect("a fixed pattern")
    });
    static BELOW: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?i)\b(?:nedan\p{L}*|i\s+(?:texten|mejlet|mailet|meddelandet|rött|blått)|vidarebefordra\p{L}*)\b")
            .expect("a fixed pattern")
    });
    if clause(sentence).is_some() {
        return true;
    }
    !BELOW.is_match(sentence)
        && (SENT.is_match(sentence)
            || ((claims(sentence) || answers(sentence) || judges(sentence))
                && formality::sentence(sentence).is_none()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn answers_are_told_from_words_that_pass_on() {
        for text in [
            "Gnesta kommun har inget att erinra.",
            "Inga synpunkter",
            "Bifogat finns vårt svar.",
            "Taxan är alldeles för hög.",
        ] {
            assert!(says(text), "{text}");
        }
        for text in [
            "Hej!",
            "Se svar nedan.",
            "Vi har skrivit våra svar i texten nedan.",
            "Här kommer kommunens svar.",
        ] {
            assert!(!says(text), "{text}");
        }
    }
}
