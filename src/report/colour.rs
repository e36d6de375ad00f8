//! The colours of stances in reports: those of the workbench, one pair each, and
//! never without the sign.

use crate::model::Stance;

/// Ground and ink of a stance, as six hexadecimal digits; each pair has a
/// contrast above 4.5.
pub(super) const fn colours(stance: Stance) -> (&'static str, &'static str) {
    match stance {
        Stance::Supports => ("D5EAE6", "12605A"),
        Stance::SupportsWithReservation => ("F6E9C3", "6A5000"),
        Stance::NoObjection => ("E3ECDF", "3C5A3F"),
        Stance::Abstains => ("E7EAEC", "4C565D"),
        Stance::Doubts => ("FAE3CF", "85430B"),
        Stance::Opposes => ("F8DBD1", "8F2D16"),
        Stance::ProposesChange => ("E6E1F5", "4B3A86"),
        Stance::Asks => ("DCE8F6", "1C4F86"),
        Stance::None => ("FFFFFF", "515C63"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_two_stances_look_alike() {
        for (at, one) in Stance::ALL.iter().enumerate() {
            for other in &Stance::ALL[..at] {
                assert_ne!(colours(*one), colours(*other), "{one:?} {other:?}");
                assert_ne!(one.glyph(), other.glyph(), "{one:?} {other:?}");
            }
        }
    }
}
