//! Words of a text: runs of letters and digits.

/// The words of `text` in lower case, in order.
pub fn words(text: &str) -> impl Iterator<Item = String> + '_ {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_letters_and_digits_in_lower_case() {
        let found: Vec<String> = words("Barn- och ÄLDREomsorg, 6 kap.").collect();
        assert_eq!(found, ["barn", "och", "äldreomsorg", "6", "kap"]);
    }
}
