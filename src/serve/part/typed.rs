//! Messages in which something to be typed stands between backticks.

use maud::{Markup, html};

/// The message with what is to be typed as code.
pub(in crate::serve) fn typed(message: &str) -> Markup {
    // A mark without its pair is a sign like any other.
    let whole = message.matches('`').count().is_multiple_of(2);
    let pieces = message.split('`').filter(|_| whole);
    html! {
        @if !whole { (message) }
        @for (at, piece) in pieces.enumerate() {
            @if at % 2 == 1 { code { (piece) } } @else { (piece) }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_to_be_typed_is_code_and_nothing_acts() {
        let check = |message: &str, expected: &str| {
            assert_eq!(typed(message).into_string(), expected);
        };
        check(
            "kör `remiss index`, <b>",
            "kör <code>remiss index</code>, &lt;b&gt;",
        );
        check("`a` och `b`", "<code>a</code> och <code>b</code>");
        check("ett ` ensamt", "ett ` ensamt");
    }
}
