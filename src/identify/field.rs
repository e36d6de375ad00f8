//! The fields of a form that its sender fills in: `Organisation: X`.

use std::sync::LazyLock;

use regex::Regex;

use super::body::{is_generic, may_be_name};
use super::person::is_name;
use super::unnamed::may_name;

/// What a form calls the field in which its sender is written.
pub(super) const WHO: &str = r"(?:avsändare|respondent|svarande|uppgiftslämnare)(?:e?n?s)?(?: (?:namn|organisation|förening|myndighet|remissinstans))?|ifyllt av|(?:namn på (?:er |din )?)?(?:remissinstans|organisation|förening|myndighet)(?:ens?)?(?:s? namn)?(?:\s?/\s?(?:organisation|förening|myndighet|företag)){0,3}";

/// What a form calls that field where a person may be written in it.
const PERSON: &str =
    r"(?:avsändare|respondent|svarande|uppgiftslämnare)(?:e?n?s)?(?: namn)?|ifyllt av|namn";

/// What is written in the field of a form that is its sender's: whoever stands
/// there answers, though the name may tell no kind.
pub(super) fn filled_in(line: &str) -> Option<&str> {
    static FIELD: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(&format!(r"^(?i:({PERSON})|{WHO})\s*:\s*(.+)$")).expect("a fixed pattern")
    });
    let found = FIELD.captures(line.trim())?;
    let name = before_label(found.get(2)?.as_str()).trim_end_matches([',', ' ']);
    // `Anna A` as well
    let initial = name
        .rsplit_once(' ')
        .is_some_and(|(_, last)| last.chars().count() == 1);
    let person = found.get(1).is_some() && (is_name(name) || initial);
    (!person && is_written_name(name)).then_some(name)
}

/// Whether what is written in a field may be a name: no dash, no `Privatperson`.
pub(super) fn is_written_name(name: &str) -> bool {
    const NOBODY: &[&str] = &["ingen", "inget", "nej", "privat", "privatperson", "saknas"];
    may_name(name)
        && may_be_name(name)
        && !is_generic(name)
        && !NOBODY.contains(&name.to_lowercase().as_str())
}

/// What is written in a field, without the next field where it is run into the
/// same line: `Ekens vänner Kontaktperson: Bo Ek`.
pub(super) fn before_label(value: &str) -> &str {
    let Some((before, _)) = value.split_once(':') else {
        return value;
    };
    let label = before
        .rmatch_indices(' ')
        .map(|(at, _)| at)
        .take(4)
        .find(|at| before[at + 1..].starts_with(char::is_uppercase));
    label.map_or(value, |at| &before[..at])
}

/// Whether a line is the label of a sender and nothing else; the next line is the name.
pub(super) fn is_sender_label(line: &str) -> bool {
    static LABEL: LazyLock<Regex> =
        LazyLock::new(|| Regex::new(&format!(r"^(?i:{WHO})\s*:?$")).expect("a fixed pattern"));
    LABEL.is_match(line.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_field_holds_its_sender_and_nothing_of_the_next() {
        for (line, expected) in [
            ("Organisation: Ekstads Scoutkår", Some("Ekstads Scoutkår")),
            // as columns of an export are headed too
            ("Respondentens namn: Ekens vänner", Some("Ekens vänner")),
            ("Svarande organisation: Ekens vänner", Some("Ekens vänner")),
            ("Svarande förening: Ekens vänner", Some("Ekens vänner")),
            ("Uppgiftslämnarens namn: Anna Berg", None),
            (
                "Namn på organisation: Ekens vänner Kontaktperson: Bo Ek",
                Some("Ekens vänner"),
            ),
            (
                "Organisationens namn: Ekens vänner Typ av organisation: Förening",
                Some("Ekens vänner"),
            ),
            ("Ifyllt av: Ekens vänner", Some("Ekens vänner")),
            ("Ifyllt av: Bo Ek", None),
            ("Namn: Ekens villaägare", Some("Ekens villaägare")),
            ("Namn: Bo Ek", None),
            ("Namn: Bo E", None),
            ("Organisation: Privatperson", None),
            ("Organisation: –", None),
            ("Organisation: Föreningen", None),
            ("Organisation och ansvar: Nämnden leder arbetet", None),
        ] {
            assert_eq!(filled_in(line), expected, "{line}");
        }
    }
}
