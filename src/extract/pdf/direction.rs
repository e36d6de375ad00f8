//! Text that is read from right to left: drawn and found from left to right,
//! it is turned round to the order in which it is read.

/// Turns a line found from left to right into the order of reading, where its
/// script runs from right to left. Gives the places of its characters in the
/// new order, or nothing where it stays as it is.
pub(super) fn reading_order(characters: &[char]) -> Option<Vec<usize>> {
    let right = characters.iter().filter(|c| is_right_to_left(**c)).count();
    let left = characters
        .iter()
        .filter(|c| c.is_alphabetic() && !is_right_to_left(**c))
        .count();
    if right == 0 || right < left {
        return None;
    }
    let mut order: Vec<usize> = (0..characters.len()).rev().collect();
    // Figures and words of other scripts keep their own direction.
    let mut at = 0;
    while at < order.len() {
        let start = at;
        while at < order.len() && keeps_direction(characters[order[at]]) {
            at += 1;
        }
        order[start..at].reverse();
        at = at.max(start + 1);
    }
    Some(order)
}

fn is_right_to_left(character: char) -> bool {
    matches!(character, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}')
        && character.is_alphabetic()
}

fn keeps_direction(character: char) -> bool {
    character.is_ascii_alphanumeric()
        || character.is_alphanumeric() && !is_right_to_left(character)
        || matches!(character, '.' | ',' | ':' | '/' | '-' | '@')
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(text: &str, expected: &str) {
        let characters: Vec<char> = text.chars().collect();
        let read: String = match reading_order(&characters) {
            Some(order) => order.into_iter().map(|at| characters[at]).collect(),
            None => text.to_owned(),
        };
        assert_eq!(read, expected);
    }

    #[test]
    fn only_right_to_left_text_is_turned() {
        check("kommunen", "kommunen");
        check("םולש", "שלום");
        check("2026 םולש", "שלום 2026");
    }
}
