//! Whether a number measures or counts something, so that it names no section.

use std::sync::LazyLock;

use regex::Regex;

use super::reference::regex;
use crate::language::last_bytes;

/// `3.2 procent`, `2.1 miljoner`.
static UNIT: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"^\s*(?:[%‰°€$]|(?:procent(?:enhet\w*)?|promille|miljon\w*|miljard\w*|milj|tusen|mnkr|mkr|mdkr|mdr|tkr|kr|kronor|kkr|euro|[kcdm]?m[23²³]?|kilometer|meter|centimeter|millimeter|mil|kvadrat\w+|kvm|kubik\w+|ha|hektar|kg|kilo\w*|ton|gram|liter|h|tim|timmar|timme|minuter|min|sekunder|dagar|dygn|veckor|månader|år|gånger|grader|[kMGT]?Wh?|personer|invånare|elever|barn|platser|tjänster|årsarbet\w+|heltid\w*|poäng|enheter|st|stycken|bostäder|anställda)\b)",
    )
});

/// `skala 1:1`, `minst 3.2`.
static MEASURED: LazyLock<Regex> = LazyLock::new(|| {
    regex(
        r"(?i)\b(?:skala|skalan|version(?:en)?|faktor(?:n)?|index|kvot(?:en)?|betyg(?:et)?|kl\.?|klockan|minst|högst|cirka|ca\.?|drygt|knappt|ungefär|omkring|nästan|ung\.?)\s*$",
    )
});

/// `2 nya bussar`: what is counted is told of first.
static COUNTED: LazyLock<Regex> = LazyLock::new(|| {
    regex(r"^\s*(?:nya|stora|små|olika|andra|fler|ytterligare|extra|till|av|[a-zåäö]+liga)\b")
});

/// Whether a number between these is an amount.
pub(super) fn is_amount(before: &str, behind: &str) -> bool {
    UNIT.is_match(behind) || MEASURED.is_match(last_bytes(before, 24))
}

/// Whether `next`, which follows the section number `last`, counts what stands
/// `behind`: references rise, `3.2 och 2 bussar` does not.
pub(super) fn counts(behind: &str, last: &str, next: &str) -> bool {
    if next.contains('.') {
        return is_amount("", behind);
    }
    let first = |number: &str| number.split('.').next().and_then(|n| n.parse::<u32>().ok());
    let falls = last.contains('.') && first(next) < first(last);
    let goes_on = behind.starts_with(' ') && behind[1..].starts_with(char::is_lowercase);
    UNIT.is_match(behind) || COUNTED.is_match(behind) || falls && goes_on
}
