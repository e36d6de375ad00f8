//! Signs that no reader sees and that act on what is around them.

/// Whether the sign turns the direction of the text around it: what looks like
/// one word or file name is then another.
pub const fn turns_direction(sign: char) -> bool {
    matches!(
        sign,
        '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{200e}'
            | '\u{200f}'
            | '\u{61c}'
    )
}
