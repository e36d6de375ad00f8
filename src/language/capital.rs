//! A text with a capital for its first letter.

/// The text with its first letter as a capital, the rest as it is.
pub fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}
