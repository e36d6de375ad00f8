//! Words before a case number that make it another's.

use std::sync::LazyLock;

use regex::Regex;

/// A line that tells who asked, up to the number of the case.
pub(super) static ASKED: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"^(?i:remiss|skrivelse|inbjudan|begäran|förfrågan)[\w-]* (?:från|av) ")
        .expect("a fixed pattern")
});

/// Whether what stands before a cue makes its number that of something else
/// that is named: `(Grönstrategin, dnr …`, `om föräldramöten, SLK:s dnr …`.
pub(super) fn names_another(before: &str) -> bool {
    static BODY: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(r"\b[A-ZÅÄÖ]{2,4}(?::?s)?$").expect("a fixed pattern"));
    let before = before.trim_end();
    let in_parenthesis = open_parenthesis(before).is_some_and(|words| !words.is_empty());
    // The abbreviation of a body is its own letterhead where nothing stands before it.
    let of_a_body = BODY
        .find(before)
        .is_some_and(|body| before[..body.start()].chars().count() > 40);
    in_parenthesis || of_a_body
}

/// Whether a sentence tells what others have sent out under the number in its
/// parenthesis: `Kommunstyrelsen har (dnr …) överlämnat förslaget till …`.
pub(super) fn is_remitted(before: &str, after: &str) -> bool {
    const SENDING: &[&str] = &[
        "begärt",
        "berett",
        "inbjudit",
        "remitterat",
        "skickat",
        "sänt",
        "översänt",
        "överlämnat",
    ];
    let text = after.split_once(')').map_or("", |(_, rest)| rest);
    let is_sent = |words: &str| {
        words
            .split(|c: char| !c.is_alphanumeric())
            .take(12)
            .any(|word| SENDING.contains(&word.to_lowercase().as_str()))
    };
    before.trim_end().ends_with('(')
        && before.chars().count() > 20
        && before.split_whitespace().any(|word| word == "har")
        && text.trim_start().starts_with(char::is_lowercase)
        && (is_sent(text) || is_sent(before.rsplit(" har ").next().unwrap_or_default()))
}

/// What stands in a parenthesis that is still open at the end of a text.
pub(super) fn open_parenthesis(text: &str) -> Option<&str> {
    let words = &text[text.rfind('(')? + 1..];
    (!words.contains(')')).then_some(words)
}
