//! Who takes which stance, with a quantifier and its count.

use super::{NAMES, list};
use crate::model::{Lang, Stance};
use crate::report::content::Count;
use crate::report::labels::labels;

/// "Flertalet, 9 av 14,": the quantifier, always with its count.
fn quantity(lang: Lang, n: usize, total: usize) -> String {
    let sv = lang == Lang::Sv;
    match (n, total) {
        (0, _) if sv => "Ingen".to_owned(),
        (0, _) => "None".to_owned(),
        (1, 1) if sv => "Den enda som tar ställning".to_owned(),
        (1, 1) => "The only one to take a position".to_owned(),
        (2, 2) if sv => "Båda".to_owned(),
        (2, 2) => "Both".to_owned(),
        _ if n == total && sv => format!("Samtliga {n}"),
        _ if n == total => format!("All {n}"),
        (1, _) if sv => "En remissinstans".to_owned(),
        (1, _) => "One respondent".to_owned(),
        // no word for less than half that belittles what may be the largest group
        _ if n > 2 && n * 2 < total && n * 3 >= total => {
            format!("{n} {} {total}", labels(lang).of)
        }
        _ => {
            let word = match (n, sv) {
                (2, true) => "Två remissinstanser",
                (2, false) => "Two respondents",
                _ if n * 2 == total && sv => "Hälften",
                _ if n * 2 == total => "Half",
                _ if n * 2 < total && sv => "Några",
                _ if n * 2 < total => "Some",
                _ if n * 100 >= total * 85 && sv => "Det helt övervägande antalet",
                _ if n * 100 >= total * 85 => "The great majority",
                (_, true) => "Flertalet",
                (_, false) => "Most",
            };
            let of = labels(lang).of;
            format!("{word}, {n} {of} {total},")
        }
    }
}

/// What those in favour do: support, support with reservation, no objection.
pub(super) fn in_favour(lang: Lang, counts: &[Count], total: usize) -> Option<String> {
    let present: Vec<(Stance, &[String])> = [
        Stance::Supports,
        Stance::SupportsWithReservation,
        Stance::NoObjection,
    ]
    .into_iter()
    .map(|stance| (stance, respondents(counts, stance)))
    .filter(|(_, named)| !named.is_empty())
    .collect();
    let n: usize = present.iter().map(|(_, named)| named.len()).sum();
    match present.as_slice() {
        // Of a single one its own sentence says enough.
        [] if total == 1 => None,
        [] => Some(
            match lang {
                Lang::Sv => "Ingen av dem tillstyrker eller lämnar utan erinran.",
                Lang::En => "None of them supports or leaves without objection.",
            }
            .to_owned(),
        ),
        [(stance, named)] => Some(one_stance(lang, *stance, named, total)),
        several => {
            let details: Vec<String> = several
                .iter()
                .map(|(stance, named)| {
                    let verb = verb(lang, *stance, named.len() == 1);
                    format!("{} {verb}{}", named.len(), in_brackets(lang, named))
                })
                .collect();
            let who = quantity(lang, n, total);
            let details = list(lang, &details);
            Some(match lang {
                Lang::Sv => format!("{who} tillstyrker eller lämnar utan erinran: {details}."),
                Lang::En => format!("{who} support or leave without objection: {details}."),
            })
        }
    }
}

/// "Några, 3 av 14, avstyrker: A, B och C."
pub(super) fn one_stance(lang: Lang, stance: Stance, named: &[String], total: usize) -> String {
    let verb = verb(lang, stance, named.len() == 1);
    let list = if named.len() > NAMES {
        String::new()
    } else {
        format!(": {}", self::list(lang, named))
    };
    format!("{} {verb}{list}.", quantity(lang, named.len(), total))
}

/// What one respondent, or several, do who take a stance.
const fn verb(lang: Lang, stance: Stance, one: bool) -> &'static str {
    match (lang, stance, one) {
        (Lang::Sv, Stance::Supports, _) => "tillstyrker",
        (Lang::Sv, Stance::SupportsWithReservation, _) => "tillstyrker med förbehåll",
        (Lang::Sv, Stance::NoObjection, _) => "har ingen erinran",
        (Lang::Sv, Stance::Abstains, _) => "avstår från att ta ställning",
        (Lang::Sv, Stance::Doubts, true) => "är tveksam",
        (Lang::Sv, Stance::Doubts, false) => "är tveksamma",
        (Lang::Sv, Stance::Opposes, _) => "avstyrker",
        (Lang::Sv, Stance::ProposesChange, _) => "föreslår ändringar",
        (Lang::Sv, Stance::Asks, _) => "ställer frågor",
        (Lang::Sv, Stance::None, _) => "tar inte ställning",
        (Lang::En, Stance::Supports, true) => "supports it",
        (Lang::En, Stance::Supports, false) => "support it",
        (Lang::En, Stance::SupportsWithReservation, true) => "supports it with reservation",
        (Lang::En, Stance::SupportsWithReservation, false) => "support it with reservation",
        (Lang::En, Stance::NoObjection, true) => "has no objection",
        (Lang::En, Stance::NoObjection, false) => "have no objection",
        (Lang::En, Stance::Abstains, true) => "abstains",
        (Lang::En, Stance::Abstains, false) => "abstain",
        (Lang::En, Stance::Doubts, true) => "is doubtful",
        (Lang::En, Stance::Doubts, false) => "are doubtful",
        (Lang::En, Stance::Opposes, true) => "opposes it",
        (Lang::En, Stance::Opposes, false) => "oppose it",
        (Lang::En, Stance::ProposesChange, true) => "asks for changes",
        (Lang::En, Stance::ProposesChange, false) => "ask for changes",
        (Lang::En, Stance::Asks, true) => "asks questions",
        (Lang::En, Stance::Asks, false) => "ask questions",
        (Lang::En, Stance::None, true) => "takes no position",
        (Lang::En, Stance::None, false) => "take no position",
    }
}

fn in_brackets(lang: Lang, named: &[String]) -> String {
    if named.len() > NAMES {
        String::new()
    } else {
        format!(" ({})", list(lang, named))
    }
}

/// Those who take a stance, in the order of the counts.
pub(super) fn respondents(counts: &[Count], stance: Stance) -> &[String] {
    counts
        .iter()
        .find(|count| count.stance == stance)
        .map_or(&[], |count| &count.respondents)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(n: usize, total: usize, expected: &str) {
        assert_eq!(quantity(Lang::Sv, n, total), expected);
    }

    #[test]
    fn quantifiers_are_tied_to_counts() {
        check(0, 14, "Ingen");
        check(1, 14, "En remissinstans");
        check(2, 14, "Två remissinstanser, 2 av 14,");
        check(3, 14, "Några, 3 av 14,");
        check(14, 29, "14 av 29");
        check(5, 15, "5 av 15");
        check(4, 14, "Några, 4 av 14,");
        check(7, 14, "Hälften, 7 av 14,");
        check(8, 14, "Flertalet, 8 av 14,");
        check(9, 14, "Flertalet, 9 av 14,");
        check(12, 14, "Det helt övervägande antalet, 12 av 14,");
        check(14, 14, "Samtliga 14");
        check(2, 2, "Båda");
        check(1, 1, "Den enda som tar ställning");
        check(2, 3, "Två remissinstanser, 2 av 3,");
    }
}
