//! Measures as OpenDocument writes them.

use crate::extract::pages::Twips;

/// A length such as `2.5cm`, in twentieths of a point.
pub(super) fn twips(length: &str) -> Option<Twips> {
    let length = length.trim();
    let unit = length.find(|c: char| c.is_ascii_alphabetic() || c == '%')?;
    let number: f64 = length[..unit].parse().ok()?;
    let per_unit = match &length[unit..] {
        "cm" => 1440.0 / 2.54,
        "mm" => 144.0 / 2.54,
        "in" => 1440.0,
        "pt" => 20.0,
        "pc" => 240.0,
        "px" => 15.0,
        _ => return None,
    };
    whole(number * per_unit)
}

/// A share such as `115%`, in hundredths.
pub(super) fn percent(share: &str) -> Option<i64> {
    whole(share.trim().strip_suffix('%')?.parse().ok()?)
}

/// The nearest whole number; nothing that a page could not hold.
fn whole(number: f64) -> Option<i64> {
    const MOST: f64 = 100_000.0;
    #[expect(
        clippy::cast_possible_truncation,
        reason = "the range has been checked"
    )]
    (number.abs() <= MOST).then(|| number.round() as i64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lengths_and_shares_are_read() {
        assert_eq!(twips("2.54cm"), Some(1440));
        assert_eq!(twips("12pt"), Some(240));
        assert_eq!(twips("0.5in"), Some(720));
        assert_eq!(twips("12"), None);
        assert_eq!(twips("1e99cm"), None);
        assert_eq!(percent("115%"), Some(115));
        assert_eq!(percent("x"), None);
    }
}
