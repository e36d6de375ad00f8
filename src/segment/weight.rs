//! The words that weigh: what two wordings may not differ in and still say the
//! same.
//!
//! Every word weighs but the few that only join, point or name the speaker. No
//! list holds all the words that turn a sentence round, so none is tried.

use super::fingerprint;
use crate::language::{stem, words};
use crate::model::RespondentKind;

/// Words that join and point, and that say only that somebody thinks so. Of a
/// pair that differs in what it says (`till` and `från`, `med` and `utan`) one
/// at most stands here.
const LIGHT: &[&str] = &[
    "alltså",
    "angående",
    "anser",
    "att",
    "av",
    "avseende",
    "bedömer",
    "bl",
    "bland",
    "d",
    "de",
    "dem",
    "den",
    "denna",
    "denne",
    "dess",
    "dessa",
    "dessutom",
    "det",
    "detta",
    "dock",
    "då",
    "därför",
    "därtill",
    "därutöver",
    "därmed",
    "emellertid",
    "en",
    "ett",
    "finner",
    "fr",
    "för",
    "gällande",
    "ha",
    "har",
    "hos",
    "här",
    "i",
    "inom",
    "jag",
    "kring",
    "man",
    "med",
    "men",
    "menar",
    "o",
    "och",
    "också",
    "om",
    "oss",
    "på",
    "rörande",
    "s",
    "samt",
    "samtidigt",
    "sig",
    "sin",
    "sina",
    "sitt",
    "således",
    "som",
    "t",
    "till",
    "tycker",
    "vi",
    "vid",
    "vidare",
    "vilka",
    "vilken",
    "vilket",
    "vår",
    "våra",
    "vårt",
    "även",
];

/// Spellings of one word, and forms whose common stem no rule finds.
const SAME: &[(&str, &str)] = &[
    ("ej", "inte"),
    ("icke", "inte"),
    ("inget", "ingen"),
    ("skall", "ska"),
];

/// The words of a text that weigh, each as the hash of its stem, in order.
/// Left out are those that `names` the speaker.
pub(super) fn weighty(text: &str, names: impl Fn(&str) -> bool) -> Vec<u64> {
    words(text)
        .filter(|word| !LIGHT.contains(&word.as_str()) && !names(word))
        .map(|word| {
            let same = SAME.iter().find(|(form, _)| *form == word);
            let word = same.map_or(word, |(_, word)| (*word).to_owned());
            fingerprint::word(&stem(&word))
        })
        .collect()
}

/// Whether a word in lower case is the speaker's name for itself: of its name,
/// or what running text calls a body of its kind.
pub(super) fn is_own_name(word: &str, respondents: &[String], kind: RespondentKind) -> bool {
    let called: &[&str] = match kind {
        RespondentKind::Board => &["förvaltning", "kontor", "nämnd", "styrelse"],
        RespondentKind::Company => &["bolag"],
        RespondentKind::Association | RespondentKind::Union => {
            &["förbund", "förening", "organisation"]
        }
        RespondentKind::Council => &["råd"],
        RespondentKind::Party => &["parti"],
        _ => &[],
    };
    let is_called = called.iter().any(|name| {
        word.strip_prefix(name)
            .is_some_and(|rest| matches!(rest, "en" | "n" | "et" | "ens" | "ns" | "ets"))
    });
    let bare = word.strip_suffix('s').unwrap_or(word);
    is_called
        || respondents.iter().any(|name| {
            words(name).any(|own| own.chars().count() > 3 && (own == word || own == bare))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn same(one: &str, other: &str) -> bool {
        let names =
            |word: &str| is_own_name(word, &["Kulturnämnden".to_owned()], RespondentKind::Board);
        weighty(one, names) == weighty(other, names)
    }

    #[test]
    fn what_joins_points_and_names_the_speaker_does_not_weigh() {
        assert!(same(
            "Kulturnämnden anser även att programmet ej skall antas.",
            "Förvaltningen bedömer därför att programmet inte ska antas"
        ));
        assert!(same(
            "Nämnden önskar fler möten.",
            "Vi önskar också fler möten."
        ));
    }

    #[test]
    fn all_else_weighs() {
        let said = "Nämnden anser att avgiften ska höjas till 40 kronor i hela staden.";
        for other in [
            said.replace("höjas", "sänkas"),
            said.replace("ska", "bör"),
            said.replace("40", "50"),
            said.replace("hela", "halva"),
            said.replace("ska", "inte ska"),
            said.replace("till", "från"),
            said.replace("staden", "kommunen"),
            said.replace("Nämnden", "Socialnämnden"),
        ] {
            assert!(!same(said, &other), "{other}");
        }
    }

    #[test]
    fn spellings_of_one_word_weigh_alike() {
        for (one, other) in [
            ("Planen ska ej antas.", "Planen skall inte antas."),
            ("Planen ska icke antas.", "Planen ska inte antas."),
            ("Inga mål följs upp.", "Ingen mål följs upp."),
            ("Inget mål följs upp.", "Ingen mål följs upp."),
        ] {
            assert!(same(one, other), "{one}");
        }
    }

    #[test]
    fn each_kind_of_body_has_its_own_names_for_itself() {
        use RespondentKind::{Association, Board, Company, Council, Party, Union};
        let own = |word: &str, kind| is_own_name(word, &["Ekstads Ny tid".to_owned()], kind);
        for (word, kind) in [
            ("nämndens", Board),
            ("förvaltningen", Board),
            ("bolaget", Company),
            ("föreningen", Association),
            ("förbundets", Union),
            ("rådet", Council),
            ("partiet", Party),
        ] {
            assert!(own(word, kind), "{word}");
            assert!(!own(word, RespondentKind::Citizen), "{word}");
        }
        assert!(own("ekstads", Company));
        assert!(is_own_name("hamnens", &["Hamnen".to_owned()], Company));
        // short words of a name are everyone's
        assert!(!own("ny", Association) && !own("tid", Association));
    }
}
