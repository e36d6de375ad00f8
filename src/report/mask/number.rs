//! Numbers that belong to a person: patterns that find them, and what tells
//! them from case numbers, years and sums.

use std::sync::LazyLock;

use regex::Regex;

/// What may be a personal identity number.
pub(super) static IDENTITY: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"\b(?:\d{2})?\d{6}[ \u{a0}]?[-+\u{2010}-\u{2013}\u{2212}]?[ \u{a0}]?\d{4}\b")
        .expect("a valid pattern")
});
/// What may be a telephone number.
pub(super) static TELEPHONE: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(concat!(
        r"(?:\+|\b00)46[\s-]?(?:\(0\))?[\s-]?[1-9]\d{0,2}[\s/–-]*\d{2,3}(?:[\s-]?\d{2,3}){1,3}\b",
        r"|\b0[1-9]\d{0,2}(?:\s?[-–/]\s?|\s)\d{2,3}(?:[\s-]?\d{2,3}){1,2}\b",
        r"|\b07\d{8}\b",
    ))
    .expect("a valid pattern")
});

/// A personal identity number or co-ordination number: a date that can be and, where
/// nothing else of its form tells, the right check digit. Written with the sign between
/// date and number, or with the century, it is one also where a digit is wrong: those
/// of a scanned page and those that somebody typed often are.
pub(super) fn is_identity_number(found: &str) -> bool {
    let digits: Vec<u32> = found.chars().filter_map(|sign| sign.to_digit(10)).collect();
    let Some((century, short)) = digits
        .len()
        .checked_sub(10)
        .map(|from| digits.split_at(from))
    else {
        return false;
    };
    let month = short[2] * 10 + short[3];
    let day = short[4] * 10 + short[5];
    let is_date = matches!(century, [] | [1, 8 | 9] | [2, 0])
        && (1..=12).contains(&month)
        && ((1..=31).contains(&day) || (61..=91).contains(&day));
    let is_joined = |sign: char| !sign.is_ascii_digit() && !sign.is_whitespace();
    let is_written_so = !century.is_empty() || found.contains(is_joined);
    is_date && (is_written_so || has_check_digit(short))
}

fn has_check_digit(digits: &[u32]) -> bool {
    let sum: u32 = digits
        .iter()
        .enumerate()
        .map(|(at, digit)| {
            let weighed = if at % 2 == 0 { digit * 2 } else { *digit };
            weighed / 10 + weighed % 10
        })
        .sum();
    sum.is_multiple_of(10)
}

/// Swedish numbers have eight to ten digits with their zero.
pub(super) fn is_telephone(found: &str) -> bool {
    let digits = found.chars().filter(char::is_ascii_digit).count();
    if found.starts_with('+') || found.starts_with("00") {
        (9..=14).contains(&digits)
    } else {
        (8..=10).contains(&digits)
    }
}
