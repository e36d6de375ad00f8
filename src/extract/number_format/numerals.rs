//! Numbers written with signs: letters, digits and numerals of any script.

pub(super) fn roman(mut number: i64) -> String {
    const STEPS: [(i64, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut text = String::new();
    for (value, letters) in STEPS {
        while number >= value {
            text.push_str(letters);
            number -= value;
        }
    }
    text
}

/// a … z, aa, bb, cc.
pub(super) fn repeated(letters: &str, number: i64) -> String {
    let count = letters.chars().count();
    let index = usize::try_from(number - 1).unwrap_or_default();
    let letter = letters.chars().nth(index % count).unwrap_or_default();
    std::iter::repeat_n(letter, index / count + 1).collect()
}

/// a … z, aa, ab, ac.
pub(super) fn columns(letters: &str, mut number: i64) -> String {
    let letters: Vec<char> = letters.chars().collect();
    let base = i64::try_from(letters.len()).unwrap_or(26);
    let mut text = Vec::new();
    while number > 0 {
        let index = usize::try_from((number - 1) % base).unwrap_or_default();
        text.push(letters[index]);
        number = (number - 1) / base;
    }
    text.iter().rev().collect()
}

pub(super) fn with_digits(digits: &str, number: i64) -> String {
    (number.to_string().chars())
        .filter_map(|c| digits.chars().nth(usize::try_from(c.to_digit(10)?).ok()?))
        .collect()
}

/// The ten digits are followed by the words for ten, hundred and thousand.
pub(super) fn counted(words: &str, number: i64) -> String {
    let words: Vec<char> = words.chars().collect();
    if number == 0 {
        return words[0].to_string();
    }
    let mut text = String::new();
    let mut gap = false;
    for (power, unit) in [(1000, 12), (100, 11), (10, 10), (1, usize::MAX)] {
        let digit = usize::try_from(number / power % 10).unwrap_or_default();
        if digit == 0 {
            gap = !text.is_empty();
            continue;
        }
        if gap {
            text.push(words[0]);
            gap = false;
        }
        // Ten is said without "one" where it begins the number.
        if !(digit == 1 && power == 10 && text.is_empty()) {
            text.push(words[digit]);
        }
        if let Some(unit) = words.get(unit) {
            text.push(*unit);
        }
    }
    text
}

pub(super) fn hebrew(mut number: i64) -> String {
    const VALUES: [i64; 22] = [
        1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 20, 30, 40, 50, 60, 70, 80, 90, 100, 200, 300, 400,
    ];
    let letters: Vec<char> = super::HEBREW.chars().collect();
    let mut text = String::new();
    while number > 0 {
        // 15 and 16 are written 9 + 6 and 9 + 7.
        let next = if number == 15 || number == 16 {
            8
        } else {
            VALUES
                .iter()
                .rposition(|value| *value <= number)
                .unwrap_or_default()
        };
        text.push(letters[next]);
        number -= VALUES[next];
    }
    text
}
