//! Words that follow a number.

/// The word for one, or the word for any other number.
pub(crate) const fn by_number<'a>(number: usize, one: &'a str, other: &'a str) -> &'a str {
    if number == 1 { one } else { other }
}
