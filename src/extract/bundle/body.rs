//! Names of bodies as letterheads have them, and whether two are the same.
//!
//! A board and its office write under different names (`Socialnämnd Hisingen`,
//! `Socialförvaltningen Hisingen`): what is compared are the words that say
//! which body it is, without those that say what kind.

/// What kinds of bodies are called; words that end so name one.
const KINDS: &[&str] = &[
    "nämnden",
    "nämnd",
    "styrelsen",
    "styrelse",
    "förvaltningen",
    "förvaltning",
    "kontoret",
    "kontor",
    "rådet",
    "råd",
    "utskottet",
    "utskott",
    "bolaget",
    "bolagen",
    "bolag",
    "kommun",
    "region",
    "myndigheten",
    "myndighet",
    "verket",
    "verk",
    "inspektionen",
    "ombudsmannen",
    "universitet",
    "universitetet",
    "högskola",
    "högskolan",
    "förbundet",
    "förbund",
    "föreningen",
    "förening",
    "partiet",
    "parti",
    "stiftelsen",
    "stiftelse",
    "församlingen",
    "församling",
    "departementet",
    "museum",
    "museet",
    "samverkansgrupp",
    "samverkansgruppen",
    "akademin",
    "institutet",
    "sällskapet",
    "klubben",
    "klubb",
    "kyrkan",
    "domstol",
    "domstolen",
    "kansliet",
    "organisationen",
    "nätverket",
    "kommittén",
    "delegationen",
    "gruppen",
    "teatern",
];
/// Words that end like a kind of body and are none.
const NO_BODIES: &[&str] = &[
    "området",
    "områden",
    "regelverk",
    "regelverket",
    "ramverk",
    "ramverket",
    "samråd",
    "samrådet",
    "tråd",
    "grundval",
    "medverk",
    "handverk",
    "hantverk",
    "referensgruppen",
    "målgruppen",
    "arbetsgruppen",
    "åldersgruppen",
];
/// Whole words that name a company.
const COMPANIES: &[&str] = &["ab", "aktiebolag", "aktiebolaget", "hb", "ekonomisk"];
/// Words that tell nothing about which body it is.
const EMPTY: &[&str] = &[
    "och",
    "samt",
    "för",
    "i",
    "av",
    "på",
    "den",
    "det",
    "de",
    "till",
    "stad",
    "stads",
    "staden",
    "kommun",
    "kommuns",
    "kommunen",
    "frågor",
    "förvaltnings",
    "sverige",
    "svenska",
];
/// Bodies that every consultation in a municipality passes through.
const CENTRAL: &[&str] = &[
    "kommunstyrelsen",
    "kommunfullmäktige",
    "stadsledningskontoret",
    "kommunledningskontoret",
    "regionstyrelsen",
    "kommunledningsförvaltningen",
    "stadskontoret",
    "kommunkansliet",
];
/// Where a name ends in a line that goes on with something else.
const AFTER: &[&str] = &[
    "datum",
    "dnr",
    "diarienummer",
    "diarienr",
    "sida",
    "utdrag",
    "protokoll",
    "protokollsutdrag",
    "tjänsteutlåtande",
    "tjänsteskrivelse",
    "handläggare",
    "sammanträdesdatum",
    "yttrande",
    "remissvar",
    "ärendenr",
    "ärendenummer",
    "telefon",
    "e-post",
    "utfärdat",
    "ärende",
    "yrkande",
];
/// No name begins so: titles of papers, recipients.
const NO_START: &[&str] = &[
    "yttrande",
    "yrkande",
    "svar",
    "remiss",
    "remissvar",
    "angående",
    "förslag",
    "motion",
    "ärende",
    "till",
    "beslut",
    "beslutet",
    "utdrag",
    "protokoll",
    "bilaga",
    "synpunkter",
    "tjänsteutlåtande",
    "tjänsteskrivelse",
    "översyn",
    "remissinstans",
    "remissinstanser",
    "sändlista",
    "kopia",
    "handling",
    "handlingar",
    "enligt",
    "vi",
    "för",
    "i",
    "om",
    "vid",
    "med",
    "särskilt",
    "reservation",
    "kapitel",
];
/// No letterhead's name has more words.
const WORDS: usize = 10;

/// A body's name, taken apart.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Body {
    /// The words that tell which one; none where the name tells nothing.
    pub words: Vec<String>,
    /// One that every consultation in a municipality passes through.
    pub central: bool,
}

impl Body {
    /// The body that a line of a letterhead or a page's foot names.
    pub(super) fn in_line(line: &str) -> Option<Self> {
        line.split([',', ';', '(']).find_map(Self::in_phrase)
    }

    fn in_phrase(line: &str) -> Option<Self> {
        let line = line.trim();
        // "Synpunkter från Angereds ungdomsråd:"
        let from = ["från ", "Från "]
            .iter()
            .find_map(|mark| line.split_once(mark));
        let line = match from {
            Some((before, after)) if before.split_whitespace().count() <= 4 => after,
            _ => line,
        };
        let line = line.trim_end_matches(':');
        let mut words: Vec<String> = Vec::new();
        for word in line.split_whitespace() {
            let bare = word
                .trim_matches(|c: char| !c.is_alphanumeric())
                .to_lowercase();
            let is_number = bare.chars().any(|c| c.is_ascii_digit());
            if is_number || (!words.is_empty() && AFTER.contains(&bare.as_str())) {
                break;
            }
            if !bare.is_empty() {
                words.push(bare);
            }
        }
        let starts_high = line.starts_with(char::is_uppercase);
        let first = words.first()?;
        if !starts_high || words.len() > WORDS || NO_START.contains(&first.as_str()) {
            return None;
        }
        if words.iter().any(|word| CENTRAL.contains(&word.as_str())) {
            return Some(Self {
                words: Vec::new(),
                central: true,
            });
        }
        words.iter().any(|word| is_kind(word)).then(|| Self {
            words: telling(&words),
            central: false,
        })
    }

    /// Whether both names are of one body: all telling words of the shorter
    /// one are in the longer one.
    pub(super) fn is_same(&self, other: &Self) -> bool {
        let (less, more) = if self.words.len() <= other.words.len() {
            (self, other)
        } else {
            (other, self)
        };
        let has = |word: &String| more.words.iter().any(|each| is_same_word(word, each));
        !less.words.is_empty() && less.words.iter().all(has)
    }
}

fn is_kind(word: &str) -> bool {
    COMPANIES.contains(&word) || kind_in(word).is_some()
}

/// The ending that says what kind of body a word names.
fn kind_in(word: &str) -> Option<&'static str> {
    let word = word
        .strip_suffix('s')
        .filter(|_| !KINDS.iter().any(|kind| word.ends_with(kind)))
        .unwrap_or(word);
    if NO_BODIES.iter().any(|each| word.ends_with(each)) {
        return None;
    }
    KINDS
        .iter()
        .filter(|kind| word.ends_with(**kind))
        .max_by_key(|kind| kind.len())
        .copied()
}

/// The words that tell which body it is, without endings for kind and case.
fn telling(words: &[String]) -> Vec<String> {
    let mut telling = Vec::new();
    let mut places = Vec::new();
    let mut kinds = Vec::new();
    for (at, word) in words.iter().enumerate() {
        let next = words.get(at + 1).map_or("", String::as_str);
        let before_town = matches!(
            next,
            "stad" | "stads" | "kommun" | "kommuns" | "region" | "stadshus"
        );
        if word.ends_with('s') && before_town {
            places.push(word.trim_end_matches('s').to_owned());
            continue;
        }
        if EMPTY.contains(&word.as_str()) || COMPANIES.contains(&word.as_str()) {
            continue;
        }
        let stem = match kind_in(word) {
            // A party is told by all of its name.
            Some("parti" | "partiet") | None => word.as_str(),
            Some(kind) => {
                kinds.push(kind.to_owned());
                word.trim_end_matches('s').trim_end_matches(kind)
            }
        };
        let stem = stem.trim_end_matches(['-', 's']);
        if !stem.is_empty() {
            telling.push(stem.to_owned());
        }
    }
    // "Åmåls kommun" is told by its place alone, "Ekstads museum" by both.
    if telling.is_empty() && words.len() <= 2 {
        return places;
    }
    if telling.len() == 1 && words.len() == 2 && words[0].ends_with('s') {
        telling.append(&mut kinds);
    }
    telling
}

/// Whether two words are the same but for an ending, or one ends in the other
/// (`byggnad`, `samhällsbyggnad`).
fn is_same_word(one: &str, other: &str) -> bool {
    let common = one
        .chars()
        .zip(other.chars())
        .take_while(|(a, b)| a == b)
        .count();
    let (short, long) = (
        one.chars().count().min(other.chars().count()),
        one.chars().count().max(other.chars().count()),
    );
    // Counted on both words: `skole` and `skola`, not `central` and `centrum`.
    let inflected = common >= 4 && (long - common) + (short - common) <= 2;
    let ends_so = short >= 5 && (one.ends_with(other) || other.ends_with(one));
    one == other || inflected || ends_so
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check_words(line: &str, expected: Option<&[&str]>) {
        let found = Body::in_line(line).map(|body| body.words);
        let expected = expected.map(|words| words.iter().map(|&w| w.to_owned()).collect());
        assert_eq!(found, expected, "{line}");
    }

    #[test]
    fn names_in_letterheads() {
        check_words("Socialnämnd Hisingen", Some(&["social", "hisingen"]));
        check_words(
            "Göteborgs Stads råd för funktionsrätt",
            Some(&["funktionsrätt"]),
        );
        check_words("Äldrenämnden Datum 2024-04-23", Some(&["äldre"]));
        check_words("Förvaltnings AB Framtiden", Some(&["framtiden"]));
        check_words("Åmåls kommun", Some(&["åmål"]));
        check_words(
            "Synpunkter och tankar från Angereds Ungdomsråd:",
            Some(&["angered", "ungdom"]),
        );
        check_words("Kommunstyrelsen", Some(&[]));
        check_words("Ekstads stad, Tekniska nämnden", Some(&["tekniska"]));
        check_words(
            "Göteborgs Stads råd för den nationella",
            Some(&["nationella"]),
        );
        check_words(
            "Göteborgs Stad Socialförvaltning Sydväst, tjänsteutlåtande",
            Some(&["social", "sydväst"]),
        );
    }

    #[test]
    fn what_is_no_name() {
        check_words("Yttrande över förslag till regler för äldrenämnden", None);
        check_words("det centrala området", None);
        check_words("Regelverket", None);
        check_words("Beslutet skickas till socialnämnden", None);
        check_words("Till Kulturnämnden", None);
    }

    #[test]
    fn a_board_and_its_office_are_one() {
        let check = |one: &str, other: &str, expected: bool| {
            let body = |name: &str| Body::in_line(name).expect("a body");
            assert_eq!(body(one).is_same(&body(other)), expected, "{one} / {other}");
        };
        check("Socialnämnd Hisingen", "Socialförvaltningen Hisingen", true);
        check("Socialnämnd Hisingen", "Socialnämnd Sydväst", false);
        check("Miljö- och klimatnämnden", "Miljöförvaltningen", true);
        check("Byggnadsnämnden", "Samhällsbyggnadskontoret", true);
        check(
            "Nämnden för funktionsstöd",
            "Rådet för funktionsrätt",
            false,
        );
        check("Grundskolenämnden", "Grundskoleförvaltningen", true);
        check("Kulturnämnden", "Utbildningsförvaltningen", false);
        check("Ekstads museum", "Ekstads ungdomsråd", false);
        check("Ekstads ungdomsråd", "Ungdomsrådet", true);
        check("Ekstads Hamn AB", "Ekstad Energi AB", false);
        check("Ekstadspartiet", "Ekstads pensionärsråd", false);
    }
}
