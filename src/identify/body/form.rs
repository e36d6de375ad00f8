//! Names that tell their kind by their form as a whole, or by being known all
//! over the country.

use super::known::{BRANCHES, COMMON, NAMED};
use super::{bare, head};
use crate::model::RespondentKind;

/// A body known all over the country, perhaps with its branch or place.
pub(super) fn named_kind(name: &str, lower: &str) -> Option<RespondentKind> {
    NAMED.iter().find_map(|(known, kind)| {
        let rest = lower.strip_prefix(known)?;
        if rest.is_empty() {
            return Some(*kind);
        }
        // `LO-distriktet i Ekstad`
        if rest.starts_with('-') && name.starts_with(known.to_uppercase().as_str()) {
            return Some(*kind);
        }
        let rest = rest.strip_prefix("s ").or_else(|| rest.strip_prefix(' '))?;
        let mut words = rest.split_whitespace().map(bare);
        let first = words.next()?;
        let branch = BRANCHES.contains(&first.as_str())
            || first.ends_with("krets")
            || BRANCHES
                .iter()
                .any(|ending| ending.len() > 6 && first.ends_with(ending));
        // A place stands in capitals, in the name as it is written.
        let written = name.split_whitespace().nth(known.split(' ').count());
        let place =
            first == "i" || written.is_some_and(|word| word.starts_with(char::is_uppercase));
        // An abbreviation in capitals is no word of every day.
        let own = !COMMON.contains(known)
            || (name.starts_with(known.to_uppercase().as_str())
                && name.contains(char::is_lowercase));
        let told = branch || (place && own);
        (told && words.count() <= 4).then_some(*kind)
    })
}

/// Whether this is one of the bodies known all over the country, or an
/// association by its form: no person's name, whatever it looks like.
pub(in crate::identify) fn is_known(name: &str) -> bool {
    let name = name.trim();
    let lower = name.to_lowercase();
    let words: Vec<String> = lower.split_whitespace().map(bare).collect();
    named_kind(name, &lower).is_some() || is_association_by_form(name, &words)
}

/// `Region Ekbygden`, `Landstinget Ekbygden`, `Statens fastighetsverk`.
pub(super) fn is_agency(words: &[String]) -> bool {
    let Some((first, rest)) = words.split_first() else {
        return false;
    };
    (matches!(first.as_str(), "region" | "landstinget") && (2..=4).contains(&words.len()))
        || (STATE.contains(&first.as_str())
            && rest
                .iter()
                .any(|word| OF_STATE.iter().any(|ending| word.ends_with(ending)))
            // A city has its central part.
            && !rest.iter().any(|word| word.contains("stadsdel")))
}

/// `… arbetarnas förbund` is a union, by its first words.
pub(super) fn is_workers_union(words: &[String]) -> bool {
    words
        .last()
        .is_some_and(|word| word.starts_with("förbund") || word.starts_with("riksförbund"))
        && words.iter().any(|word| {
            [
                "anställdas",
                "arbetarnas",
                "brandmännens",
                "lärarnas",
                "tjänstemännens",
            ]
            .iter()
            .any(|ending| word.ends_with(ending))
        })
}

/// Names that are an association's by their form: `Tågföretagen`, `Avfall
/// Sverige`, `Svensk Kollektivtrafik`, `Brf Björken`, `Jordens vänner`.
pub(super) fn is_association_by_form(name: &str, words: &[String]) -> bool {
    const TRADES: &[&str] = &[
        "företagen",
        "företagarna",
        "industrierna",
        "herrarna",
        "ägarna",
        "missioner",
    ];
    const CLUBS: &[&str] = &[
        "BK", "Brf", "BRF", "FC", "FF", "FK", "HK", "IF", "IFK", "IK", "SK",
    ];
    const PARTS: &[&str] = &["hela", "norra", "södra", "västra", "östra", "mellersta"];
    let capitals = name
        .split_whitespace()
        .all(|word| word.starts_with(char::is_uppercase));
    let (Some(first), Some(last)) = (words.first(), words.last()) else {
        return false;
    };
    let trade = words.len() <= 3
        && words.iter().take(2).any(|word| {
            TRADES
                .iter()
                .any(|ending| word.ends_with(ending) && word.len() > ending.len() + 2)
        });
    let country = (2..=3).contains(&words.len())
        && last == "sverige"
        && capitals
        && !PARTS.contains(&first.as_str());
    let swedish = words.len() == 2
        && capitals
        && matches!(first.as_str(), "svensk" | "svenskt" | "sveriges")
        && !last.ends_with('s')
        && head(last).is_none();
    let club = words.len() >= 2
        && capitals
        && name
            .split_whitespace()
            .next()
            .is_some_and(|word| CLUBS.contains(&word));
    let friends = words.len() >= 2
        && (last == "vänner" && first.ends_with('s')
            // `Ekens bokvänner`
            || last.ends_with("vänner")
                && (capitals_but_joints(name) || (words.len() == 2 && first.ends_with('s'))));
    trade || country || swedish || club || friends
}

/// Whether all words but `och` begin with capitals.
fn capitals_but_joints(name: &str) -> bool {
    name.split_whitespace()
        .all(|word| word == "och" || word.starts_with(char::is_uppercase))
}

/// First words of agencies' names, and what the rest of them ends in.
const STATE: &[&str] = &[
    "statens",
    "sveriges",
    "centrala",
    "kungl",
    "kungliga",
    "försvarets",
    "totalförsvarets",
];
const OF_STATE: &[&str] = &[
    "anstalt",
    "bibliotek",
    "biblioteket",
    "center",
    "institut",
    "myndighet",
    "nämnd",
    "nämnden",
    "riksbank",
    "styrelse",
    "undersökning",
    "verk",
];

#[cfg(test)]
mod tests {
    use super::super::told_kind;
    use super::*;
    use crate::language::capital;

    #[test]
    fn no_known_body_repeats_what_its_words_tell() {
        let told: Vec<&str> = NAMED
            .iter()
            .filter(|(known, kind)| {
                let name: Vec<String> = known.split(' ').map(capital).collect();
                told_kind(&name.join(" "), known) == Some(*kind)
            })
            .map(|(known, _)| *known)
            .collect();
        assert_eq!(told, Vec::<&str>::new());
    }
}
