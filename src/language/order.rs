//! The Swedish alphabetical order.

/// A key that sorts as a Swedish reader expects: case and accents aside, and
/// å, ä, ö after z.
pub fn sort_key(text: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    use unicode_normalization::char::is_combining_mark;
    text.nfc()
        .flat_map(char::to_lowercase)
        .filter_map(|c| {
            let letter = match c {
                'å' => '{',
                'ä' | 'æ' => '|',
                'ö' | 'ø' => '}',
                other => return other.nfd().next().filter(|c| !is_combining_mark(*c)),
            };
            Some(letter)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_stand_in_swedish_order() {
        let mut names = ["Örnen", "Änglar", "Zoo", "Ål", "andra", "É", "Eva"];
        names.sort_by_key(|name| sort_key(name));
        assert_eq!(names, ["andra", "É", "Eva", "Zoo", "Ål", "Änglar", "Örnen"]);
    }
}
