//! The terms by which texts are compared: words without stop words and words
//! of the genre, and the character n-grams within them, as hashes.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;
use std::sync::LazyLock;

/// Words that say nothing about the subject: those that join, point, measure
/// and lead on, and verbs that only carry others.
const STOP: &[&str] = &[
    "alla",
    "allt",
    "andra",
    "angående",
    "annan",
    "annars",
    "annat",
    "att",
    "av",
    "avseende",
    "bara",
    "beträffande",
    "bland",
    "blev",
    "bli",
    "blir",
    "blivit",
    "borde",
    "bort",
    "båda",
    "både",
    "de",
    "dels",
    "delvis",
    "dem",
    "den",
    "denna",
    "deras",
    "dess",
    "dessa",
    "dessutom",
    "det",
    "detta",
    "dina",
    "dock",
    "då",
    "där",
    "därav",
    "därefter",
    "däremot",
    "därför",
    "därmed",
    "därtill",
    "därutöver",
    "därvid",
    "efter",
    "eftersom",
    "eller",
    "emellertid",
    "en",
    "endast",
    "enligt",
    "ens",
    "ett",
    "exempel",
    "exempelvis",
    "fanns",
    "fick",
    "finnas",
    "finns",
    "fler",
    "flera",
    "flesta",
    "fortfarande",
    "framför",
    "framförallt",
    "framhålla",
    "framhåller",
    "framöver",
    "från",
    "främst",
    "få",
    "får",
    "fått",
    "följande",
    "för",
    "förutom",
    "ge",
    "genom",
    "ger",
    "ges",
    "gett",
    "givetvis",
    "gjort",
    "gjorts",
    "gå",
    "går",
    "gälla",
    "gällande",
    "gäller",
    "gör",
    "göra",
    "görs",
    "ha",
    "hade",
    "han",
    "har",
    "hela",
    "heller",
    "hellre",
    "helt",
    "hon",
    "hos",
    "hur",
    "härmed",
    "i",
    "ibland",
    "igen",
    "in",
    "inför",
    "innan",
    "innebär",
    "innebära",
    "inom",
    "inte",
    "istället",
    "ju",
    "just",
    "kan",
    "komma",
    "kommer",
    "kommit",
    "konstaterar",
    "konstateras",
    "kring",
    "kunna",
    "kunnat",
    "leda",
    "leder",
    "ligger",
    "likaså",
    "liksom",
    "lite",
    "man",
    "med",
    "medan",
    "mellan",
    "men",
    "mer",
    "mera",
    "mest",
    "mindre",
    "mot",
    "mycket",
    "många",
    "måste",
    "möjligen",
    "nedan",
    "ni",
    "nog",
    "nu",
    "nuvarande",
    "någon",
    "något",
    "några",
    "nämligen",
    "nämns",
    "när",
    "oavsett",
    "och",
    "också",
    "ofta",
    "olika",
    "om",
    "omkring",
    "oss",
    "ovan",
    "parallellt",
    "per",
    "på",
    "redan",
    "respektive",
    "rörande",
    "sak",
    "samma",
    "samt",
    "samtidigt",
    "samtliga",
    "sedan",
    "senare",
    "sig",
    "sin",
    "sina",
    "sitt",
    "ska",
    "skall",
    "skulle",
    "snarare",
    "snart",
    "som",
    "stå",
    "står",
    "stället",
    "så",
    "sådan",
    "sådana",
    "sådant",
    "således",
    "särskilt",
    "ta",
    "tack",
    "tagit",
    "tar",
    "tas",
    "till",
    "tillför",
    "tillföra",
    "tills",
    "tillsammans",
    "tjänsteutlåtande",
    "tjänsteutlåtandet",
    "trots",
    "tydligen",
    "tyvärr",
    "undan",
    "under",
    "ungefär",
    "upp",
    "ut",
    "utan",
    "utifrån",
    "utöver",
    "vad",
    "var",
    "vara",
    "varför",
    "varit",
    "varje",
    "vars",
    "vart",
    "varvid",
    "vem",
    "vi",
    "vid",
    "vidare",
    "vilka",
    "vilkas",
    "vilken",
    "vilket",
    "visserligen",
    "vår",
    "våra",
    "vårt",
    "väl",
    "ytterligare",
    "åt",
    "åter",
    "återigen",
    "än",
    "ännu",
    "är",
    "även",
    "över",
    "övriga",
    "övrigt",
];

/// Words that every answer to a consultation uses, the names of what is sent
/// out among them: `utredningen` leads to no section on its own task.
const GENRE: &[&str] = &[
    "anser",
    "avsnitt",
    "avsnittet",
    "avstyrka",
    "avstyrker",
    "bedömer",
    "behöver",
    "betänkandet",
    "betänkandets",
    "bör",
    "förslag",
    "förslagen",
    "förslagens",
    "förslaget",
    "förslagets",
    "förvaltning",
    "förvaltningen",
    "instämmer",
    "kapitel",
    "kommun",
    "kommunen",
    "kommunens",
    "menar",
    "motionen",
    "motionens",
    "motsätter",
    "nämnd",
    "nämnden",
    "nämnder",
    "plan",
    "planen",
    "planens",
    "policyn",
    "policyns",
    "program",
    "programmet",
    "programmets",
    "promemorian",
    "promemorians",
    "reglementet",
    "reglementets",
    "remiss",
    "remissen",
    "remissens",
    "remissvar",
    "riktlinje",
    "riktlinjen",
    "riktlinjens",
    "riktlinjer",
    "riktlinjerna",
    "riktlinjernas",
    "ser",
    "stad",
    "staden",
    "stadens",
    "stads",
    "strategin",
    "strategins",
    "synpunkt",
    "synpunkter",
    "tillstyrka",
    "tillstyrker",
    "utredaren",
    "utredarens",
    "utredningen",
    "utredningens",
    "viktigt",
    "vill",
    "välkomnar",
    "yttrande",
    "yttrandet",
];

/// Words of every office: they tell where they meet, and little by themselves
/// (`underlag`, `Planeringsunderlag`).
const OFFICE: &[&str] = &[
    "arbeta",
    "arbetar",
    "arbete",
    "arbeten",
    "arbetet",
    "arbetets",
    "bedömning",
    "bedömningar",
    "bedömningen",
    "behov",
    "behovet",
    "fråga",
    "frågan",
    "frågor",
    "frågorna",
    "förtydliga",
    "förtydligande",
    "förtydliganden",
    "förtydligar",
    "förtydligas",
    "förutsättning",
    "förutsättningar",
    "förutsättningarna",
    "införa",
    "införande",
    "införandet",
    "införas",
    "införs",
    "insats",
    "insatser",
    "insatserna",
    "konsekvens",
    "konsekvensen",
    "konsekvenser",
    "konsekvenserna",
    "krav",
    "kravet",
    "möjlighet",
    "möjligheten",
    "möjligheter",
    "möjligheterna",
    "reform",
    "reformen",
    "reformer",
    "samverka",
    "samverkan",
    "stöd",
    "stödet",
    "tydlig",
    "tydliga",
    "tydligare",
    "tydliggöra",
    "tydligt",
    "underlag",
    "underlaget",
    "uppdrag",
    "uppdraget",
    "utgångspunkt",
    "utgångspunkten",
    "utgångspunkter",
    "utveckla",
    "utvecklas",
    "utveckling",
    "utvecklingen",
    "verksamhet",
    "verksamheten",
    "verksamheter",
    "verksamheterna",
    "åtgärd",
    "åtgärder",
    "åtgärderna",
    "övergripande",
];

/// So much a word of every office counts.
const OF_OFFICE: f32 = 0.3;

static UNTELLING: LazyLock<HashSet<&str>> =
    LazyLock::new(|| STOP.iter().chain(GENRE).copied().collect());

/// Values by the hash of a term.
pub(super) type Map<V> = HashMap<u64, V, BuildHasherDefault<Hashed>>;

/// A hasher for what is a hash already.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Hashed(u64);

impl Hasher for Hashed {
    fn finish(&self) -> u64 {
        self.0
    }

    fn write(&mut self, bytes: &[u8]) {
        self.0 ^= hash(bytes);
    }

    fn write_u64(&mut self, term: u64) {
        self.0 = term ^ (term >> 32);
    }
}

/// A word of a text: its place, in bytes, and its lower-case form.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Word {
    pub(super) at: Range<usize>,
    pub(super) lower: String,
}

/// All words, stop words included.
pub(super) fn all_words(text: &str) -> Vec<Word> {
    let mut words = Vec::new();
    let mut start = None;
    for (at, c) in text.char_indices().chain([(text.len(), ' ')]) {
        match (c.is_alphabetic(), start) {
            (true, None) => start = Some(at),
            (false, Some(from)) => {
                words.push(Word {
                    at: from..at,
                    lower: text[from..at].to_lowercase(),
                });
                start = None;
            }
            _ => {}
        }
    }
    words
}

/// The words that tell what a text is about.
pub(super) fn words(text: &str) -> Vec<Word> {
    let mut words = all_words(text);
    words.retain(|word| word.lower.len() > 1 && !UNTELLING.contains(word.lower.as_str()));
    words
}

/// The character 4- to 6-grams of a word with its edges marked.
pub(super) fn grams(word: &str, grams: &mut Vec<u64>) {
    let mut bounds = [0_usize; 66];
    let mut padded = String::with_capacity(word.len() + 2);
    padded.push('_');
    padded.extend(word.chars().take(62));
    padded.push('_');
    let mut length = 0;
    for (at, _) in padded.char_indices() {
        bounds[length] = at;
        length += 1;
    }
    bounds[length] = padded.len();
    for n in 4..=6 {
        for start in 0..(length + 1).saturating_sub(n) {
            grams.push(hash(&padded.as_bytes()[bounds[start]..bounds[start + n]]));
        }
    }
}

/// The n-grams of all telling words of a text.
pub(super) fn text_grams(text: &str) -> Vec<u64> {
    let mut found = Vec::new();
    for word in words(text) {
        grams(&word.lower, &mut found);
    }
    found
}

/// The n-grams of all telling words of a text, in the order of their hashes, with
/// how often they come; words of every office count less.
pub(super) fn weighed_grams(text: &str) -> Vec<(u64, f32)> {
    let mut found: Vec<(u64, f32)> = Vec::new();
    let mut of_word = Vec::new();
    for word in words(text) {
        let of_office = OFFICE.contains(&word.lower.as_str());
        let weight = if of_office { OF_OFFICE } else { 1.0 };
        grams(&word.lower, &mut of_word);
        found.extend(of_word.drain(..).map(|gram| (gram, weight)));
    }
    // stable, so that the sums are the same every time
    found.sort_by_key(|(gram, _)| *gram);
    found.dedup_by(|(gram, weight), (kept, sum)| {
        let same = gram == kept;
        if same {
            *sum += *weight;
        }
        same
    });
    found
}

/// The first six letters of each telling word: a stem that needs no dictionary.
pub(super) fn beginnings(text: &str) -> Vec<u64> {
    words(text)
        .iter()
        .map(|word| {
            let end = word
                .lower
                .char_indices()
                .nth(6)
                .map_or(word.lower.len(), |(at, _)| at);
            hash(&word.lower.as_bytes()[..end])
        })
        .collect()
}

/// Runs of four words, for finding programme text that is given back.
pub(super) fn shingles(text: &str) -> Vec<u64> {
    let words: Vec<u64> = all_words(text)
        .iter()
        .map(|word| hash(word.lower.as_bytes()))
        .collect();
    let mut shingles: Vec<u64> = words
        .windows(4)
        .map(|run| {
            let bytes: Vec<u8> = run.iter().flat_map(|word| word.to_le_bytes()).collect();
            hash(&bytes)
        })
        .collect();
    shingles.sort_unstable();
    shingles.dedup();
    shingles
}

/// FNV-1a: the same on every machine and in every version.
pub(super) fn hash(bytes: &[u8]) -> u64 {
    hash_of(&[bytes])
}

/// The hash of parts as if they stood in one.
pub(super) fn hash_of(parts: &[&[u8]]) -> u64 {
    parts
        .iter()
        .flat_map(|part| part.iter())
        .fold(0xcbf2_9ce4_8422_2325, |hash, &byte| {
            (hash ^ u64::from(byte)).wrapping_mul(0x0000_0100_0000_01b3)
        })
}

/// How often each term comes, in the order of the terms' hashes.
pub(super) fn counted(mut terms: Vec<u64>) -> Vec<(u64, f32)> {
    terms.sort_unstable();
    let mut counts: Vec<(u64, f32)> = Vec::new();
    for term in terms {
        match counts.last_mut() {
            Some((last, count)) if *last == term => *count += 1.0,
            _ => counts.push((term, 1.0)),
        }
    }
    counts
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn telling_words_keep_their_place() {
        let text = "Nämnden vill ha en Äldreomsorg.";
        let found = words(text);
        assert_eq!(found.len(), 1);
        assert_eq!(&text[found[0].at.clone()], "Äldreomsorg");
    }

    #[test]
    fn inflected_words_share_grams() {
        let grams_of = |word: &str| {
            let mut found = Vec::new();
            grams(word, &mut found);
            found
        };
        let one = grams_of("uppföljningen");
        assert!(
            grams_of("uppföljning")
                .iter()
                .filter(|gram| one.contains(gram))
                .count()
                > 20
        );
        assert!(grams_of("å").is_empty());
    }
}
