//! Numbers written in words, Swedish and English.

pub(super) fn english_suffix(number: i64) -> &'static str {
    match (number.abs() % 100, number.abs() % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    }
}

pub(super) fn swedish_suffix(number: i64) -> &'static str {
    match (number.abs() % 100, number.abs() % 10) {
        (11 | 12, _) => "e",
        (_, 1 | 2) => "a",
        _ => "e",
    }
}

const EN_SMALL: [&str; 20] = [
    "zero",
    "one",
    "two",
    "three",
    "four",
    "five",
    "six",
    "seven",
    "eight",
    "nine",
    "ten",
    "eleven",
    "twelve",
    "thirteen",
    "fourteen",
    "fifteen",
    "sixteen",
    "seventeen",
    "eighteen",
    "nineteen",
];
const EN_TENS: [&str; 10] = [
    "", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety",
];
const EN_ORDINALS: [&str; 20] = [
    "zeroth",
    "first",
    "second",
    "third",
    "fourth",
    "fifth",
    "sixth",
    "seventh",
    "eighth",
    "ninth",
    "tenth",
    "eleventh",
    "twelfth",
    "thirteenth",
    "fourteenth",
    "fifteenth",
    "sixteenth",
    "seventeenth",
    "eighteenth",
    "nineteenth",
];
const SV_SMALL: [&str; 20] = [
    "noll", "ett", "två", "tre", "fyra", "fem", "sex", "sju", "åtta", "nio", "tio", "elva", "tolv",
    "tretton", "fjorton", "femton", "sexton", "sjutton", "arton", "nitton",
];
const SV_TENS: [&str; 10] = [
    "", "", "tjugo", "trettio", "fyrtio", "femtio", "sextio", "sjuttio", "åttio", "nittio",
];
const SV_ORDINALS: [&str; 20] = [
    "nollte",
    "första",
    "andra",
    "tredje",
    "fjärde",
    "femte",
    "sjätte",
    "sjunde",
    "åttonde",
    "nionde",
    "tionde",
    "elfte",
    "tolfte",
    "trettonde",
    "fjortonde",
    "femtonde",
    "sextonde",
    "sjuttonde",
    "artonde",
    "nittonde",
];

/// The word at this place; numbers given here are within the table.
fn word(words: &[&'static str], number: i64) -> &'static str {
    let index = usize::try_from(number).unwrap_or_default();
    words.get(index).copied().unwrap_or_default()
}

pub(super) fn english_cardinal(number: i64) -> String {
    match number {
        0..20 => word(&EN_SMALL, number).to_owned(),
        20..100 if number % 10 == 0 => word(&EN_TENS, number / 10).to_owned(),
        20..100 => format!(
            "{}-{}",
            word(&EN_TENS, number / 10),
            word(&EN_SMALL, number % 10)
        ),
        100..1000 => after(
            format!("{} hundred", word(&EN_SMALL, number / 100)),
            " ",
            number % 100,
            english_cardinal,
        ),
        _ => after(
            format!("{} thousand", english_cardinal(number / 1000)),
            " ",
            number % 1000,
            english_cardinal,
        ),
    }
}

pub(super) fn english_ordinal(number: i64) -> String {
    match number {
        0..20 => word(&EN_ORDINALS, number).to_owned(),
        20..100 if number % 10 == 0 => {
            word(&EN_TENS, number / 10).trim_end_matches('y').to_owned() + "ieth"
        }
        20..100 => format!(
            "{}-{}",
            word(&EN_TENS, number / 10),
            word(&EN_ORDINALS, number % 10)
        ),
        _ => {
            let unit = if number < 1000 { 100 } else { 1000 };
            match number % unit {
                0 => english_cardinal(number) + "th",
                rest => {
                    format!(
                        "{} {}",
                        english_cardinal(number - rest),
                        english_ordinal(rest)
                    )
                }
            }
        }
    }
}

pub(super) fn swedish_cardinal(number: i64) -> String {
    match number {
        0..20 => word(&SV_SMALL, number).to_owned(),
        20..100 => after(
            word(&SV_TENS, number / 10).to_owned(),
            "",
            number % 10,
            swedish_cardinal,
        ),
        100..1000 => after(
            format!("{}hundra", word(&SV_SMALL, number / 100)),
            "",
            number % 100,
            swedish_cardinal,
        ),
        _ => {
            // Three t in a row are written as two: ettusen.
            let thousands = swedish_cardinal(number / 1000);
            let thousands = thousands.strip_suffix("tt").map_or_else(
                || format!("{thousands}tusen"),
                |stem| format!("{stem}ttusen"),
            );
            after(thousands, "", number % 1000, swedish_cardinal)
        }
    }
}

pub(super) fn swedish_ordinal(number: i64) -> String {
    match number {
        0..20 => word(&SV_ORDINALS, number).to_owned(),
        20..100 if number % 10 == 0 => format!("{}nde", word(&SV_TENS, number / 10)),
        20..100 => format!(
            "{}{}",
            word(&SV_TENS, number / 10),
            word(&SV_ORDINALS, number % 10)
        ),
        _ => {
            let unit = if number < 1000 { 100 } else { 1000 };
            match number % unit {
                0 if unit == 100 => swedish_cardinal(number) + "de",
                0 => swedish_cardinal(number) + "de",
                rest => format!(
                    "{}{}",
                    swedish_cardinal(number - rest),
                    swedish_ordinal(rest)
                ),
            }
        }
    }
}

/// A number's higher part, followed by the rest unless that is nothing.
fn after(higher: String, between: &str, rest: i64, say: fn(i64) -> String) -> String {
    if rest == 0 {
        return higher;
    }
    format!("{higher}{between}{}", say(rest))
}
