//! One quotation beside its source: the same words, but for what is masked or cut.

use crate::model::Lang;
use crate::report::printable::printable;
use crate::report::{labels, mask};

/// What became of one quotation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// Word for word.
    Verbatim,
    /// Word for word, but for what is masked.
    Masked,
    /// Word for word as far as it goes; the report marks that it is cut.
    Cut,
    /// Not as in the source.
    Differs {
        /// What stands there.
        source: String,
    },
    /// No such document among the sources.
    NoSource,
}

/// How much of the source the quotation is to be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Extent {
    Whole,
    Beginning,
    Anywhere,
}

pub(super) fn compare(quotation: &str, source: &str, extent: Extent, masked: bool) -> Outcome {
    let quoted = normal(quotation);
    let original = normal(&printable(source));
    let differs = || Outcome::Differs {
        source: shown(&original, extent, quoted.len()),
    };
    let holds = |quoted: &str, extent: Extent| match extent {
        Extent::Whole => quoted == original,
        Extent::Beginning => starts(&original, quoted).is_some(),
        Extent::Anywhere => find(&original, quoted).is_some(),
    };
    if quoted.is_empty() {
        return differs();
    }
    if holds(&quoted, extent) {
        return Outcome::Verbatim;
    }
    let cut = labels::labels(Lang::Sv).cut;
    if let Some(kept) = quoted.strip_suffix(cut.trim())
        && quotation.len() > 30_000
        && starts(&original, kept.trim_end()).is_some()
    {
        return Outcome::Cut;
    }
    let pieces = mask::pieces(&quoted);
    if masked && pieces.len() > 1 && in_order(&pieces, &original, extent) {
        Outcome::Masked
    } else {
        differs()
    }
}

/// Whether the pieces stand in the source in this order, with no more between
/// them than what is masked can hide.
fn in_order(pieces: &[&str], source: &str, extent: Extent) -> bool {
    /// The longest name or address that is masked.
    const HIDDEN: usize = 120;
    let mut rest = source;
    let last = pieces.len() - 1;
    for (at, piece) in pieces.iter().enumerate() {
        let found = if at == 0 && extent != Extent::Anywhere {
            starts(rest, piece).map(|end| (0, end))
        } else if at == last && extent == Extent::Whole {
            ends(rest, piece)
        } else {
            find(rest, piece)
        };
        match found {
            Some((start, end)) if at == 0 || start <= HIDDEN => rest = &rest[end..],
            _ => return false,
        }
    }
    true
}

/// White space as single spaces: line breaks differ between formats.
pub(super) fn normal(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where the beginning of `source` ends that is the same as `quoted`.
fn starts(source: &str, quoted: &str) -> Option<usize> {
    source.starts_with(quoted).then_some(quoted.len())
}

fn ends(source: &str, quoted: &str) -> Option<(usize, usize)> {
    source
        .ends_with(quoted)
        .then(|| (source.len() - quoted.len(), source.len()))
}

fn find(source: &str, quoted: &str) -> Option<(usize, usize)> {
    source
        .find(quoted)
        .map(|start| (start, start + quoted.len()))
}

/// As much of the source as helps to see the difference.
fn shown(source: &str, extent: Extent, length: usize) -> String {
    match extent {
        Extent::Whole => source.to_owned(),
        Extent::Beginning => source.chars().take(length.clamp(80, 400)).collect(),
        Extent::Anywhere => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SOURCE: &str =
        "Nämnden tillstyrker inte\nförslaget. Ring Eva Ek, 08-123 456 78, för mer.";

    fn check(quotation: &str, extent: Extent, verbatim: Option<Outcome>) {
        let outcome = compare(quotation, SOURCE, extent, true);
        match verbatim {
            Some(expected) => assert_eq!(outcome, expected, "{quotation}"),
            None => assert!(matches!(outcome, Outcome::Differs { .. }), "{quotation}"),
        }
    }

    #[test]
    fn a_changed_word_is_found_and_a_line_break_is_none() {
        check(SOURCE, Extent::Whole, Some(Outcome::Verbatim));
        check(
            "Nämnden tillstyrker inte förslaget.",
            Extent::Beginning,
            Some(Outcome::Verbatim),
        );
        check("Nämnden tillstyrker förslaget.", Extent::Beginning, None);
        check("Nämnden tillstyrker", Extent::Whole, None);
        check("", Extent::Beginning, None);
    }

    #[test]
    fn masked_places_are_skipped_but_the_rest_must_hold() {
        check(
            "Nämnden tillstyrker inte förslaget. Ring [namn maskerat], [telefonnummer maskerat], för mer.",
            Extent::Whole,
            Some(Outcome::Masked),
        );
        check(
            "Nämnden tillstyrker förslaget. Ring [namn maskerat], för mer.",
            Extent::Whole,
            None,
        );
    }

    #[test]
    fn a_report_that_is_not_masked_has_no_masks() {
        let quotation = SOURCE.replace("Eva Ek", "[namn maskerat]");
        let outcome = compare(&quotation, SOURCE, Extent::Whole, false);
        assert!(matches!(outcome, Outcome::Differs { .. }));
        let outcome = compare(&quotation, SOURCE, Extent::Whole, true);
        assert_eq!(outcome, Outcome::Masked);
    }

    #[test]
    fn a_stand_in_is_only_what_it_stands_for() {
        assert_eq!(
            compare("a\u{fffd}b", "a\u{202e}b", Extent::Whole, false),
            Outcome::Verbatim
        );
        assert!(matches!(
            compare("a\u{fffd}b", "axb", Extent::Whole, false),
            Outcome::Differs { .. }
        ));
    }

    #[test]
    fn a_masked_place_hides_no_more_than_a_name_and_nothing_at_the_ends() {
        for quotation in [
            "tillstyrker inte förslaget. Ring [namn maskerat], 08-123 456 78, för mer.",
            "Nämnden tillstyrker inte förslaget. Ring [namn maskerat], 08-123 456 78, för",
        ] {
            check(quotation, Extent::Whole, None);
        }
        let between = "och planen är bra ".repeat(9);
        let source = format!("Nämnden tillstyrker {between}förslaget.");
        let quotation = "Nämnden tillstyrker [namn maskerat]förslaget.";
        let outcome = compare(quotation, &source, Extent::Whole, true);
        assert!(matches!(outcome, Outcome::Differs { .. }));
    }

    #[test]
    fn only_a_long_quotation_may_be_cut_and_only_where_it_is_marked() {
        let cut = labels::labels(Lang::Sv).cut;
        let source = "Planen är bra. ".repeat(3_000);
        let long = format!("{}{cut}", &source[..31_500]);
        assert_eq!(compare(&long, &source, Extent::Whole, false), Outcome::Cut);
        for other in [
            format!("{}{cut}", &source[..300]),
            long.replacen("bra", "dålig", 1),
            source[..31_500].to_owned(),
        ] {
            let outcome = compare(&other, &source, Extent::Whole, false);
            assert!(matches!(outcome, Outcome::Differs { .. }));
        }
    }
}
