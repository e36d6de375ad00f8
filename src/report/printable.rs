//! What can stand in a file of any format: text without signs that no reader
//! sees and that steer what is around them.

use std::borrow::Cow;

use crate::model::turns_direction;

/// What stands in place of a sign that cannot be printed.
const STAND_IN: char = '\u{fffd}';

/// The text with each control sign, and each sign that turns the direction of
/// the text around it, replaced by [`STAND_IN`]. Line ends and tabs stay.
pub(super) fn printable(text: &str) -> Cow<'_, str> {
    if text.chars().any(is_steering) {
        text.chars()
            .map(|sign| if is_steering(sign) { STAND_IN } else { sign })
            .collect()
    } else {
        Cow::Borrowed(text)
    }
}

/// Whether this sign is replaced.
pub(crate) fn is_steering(sign: char) -> bool {
    match sign {
        '\n' | '\t' => false,
        '\u{fffe}' | '\u{ffff}' => true,
        _ => sign.is_control() || turns_direction(sign),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        assert_eq!(printable(text), expected);
    }

    #[test]
    fn what_steers_is_shown_and_the_rest_stays() {
        check("Nämnden\ttillstyrker\n(åäö)", "Nämnden\ttillstyrker\n(åäö)");
        check("a\u{0}b\u{202e}c\u{7}", "a\u{fffd}b\u{fffd}c\u{fffd}");
        check("\u{a0}mjuk\u{ad}t", "\u{a0}mjuk\u{ad}t");
    }
}
