//! The Swedish lexicon: which word a form belongs to, and what a compound is
//! made of.
//!
//! Compiled from the dictionary of hunspell-sv and a list of irregular words by
//! the program in `lexicon/make`; `lexicon/README.md` tells origin and licence.

use std::sync::OnceLock;

use super::compound::{Constituent, cut};
use super::stem::stem;

static FORMS: &[u8] = include_bytes!("../../lexicon/swedish.fst");
static TABLE: &str = include_str!("../../lexicon/swedish.tsv");

/// Words with a prefix that keep the meaning of the word after it.
const TRANSPARENT: &[(&str, &str)] = &[("förskola", "skola"), ("grundskola", "skola")];

/// The dictionary that is built into the program.
pub struct Lexicon {
    forms: fst::Map<&'static [u8]>,
    /// By number in `forms`: flags, words, words as a first part.
    table: Vec<[&'static str; 3]>,
}

/// Where in a compound a form may stand.
#[derive(Debug, Clone, Copy)]
pub(super) struct Place(&'static str);

impl Place {
    pub(super) fn may_begin(self) -> bool {
        self.0.contains('F')
    }

    pub(super) fn may_begin_loosely(self) -> bool {
        self.0.contains('f')
    }

    pub(super) fn may_end(self) -> bool {
        self.0.contains('L')
    }

    pub(super) fn may_end_loosely(self) -> bool {
        self.0.contains('l')
    }

    pub(super) fn is_name(self) -> bool {
        self.0.contains('N')
    }
}

impl Lexicon {
    /// The one that is built in; opened at the first call.
    ///
    /// # Panics
    /// Never: the files are part of the program, and tests open them.
    pub fn embedded() -> &'static Self {
        static EMBEDDED: OnceLock<Lexicon> = OnceLock::new();
        EMBEDDED.get_or_init(|| Self {
            forms: fst::Map::new(FORMS).expect("the embedded lexicon is whole"),
            table: TABLE
                .lines()
                .map(|line| {
                    let mut columns = line.split('\t');
                    [(); 3].map(|()| columns.next().unwrap_or_default())
                })
                .collect(),
        })
    }

    /// The words that a lower-case form belongs to; empty where it is unknown,
    /// yet for a compound of known parts the compound in its basic form.
    pub fn lemmas(&self, word: &str) -> Vec<String> {
        let lemmas = self.listed(word, 1);
        if !lemmas.is_empty() {
            return lemmas;
        }
        let parts = cut(self, word);
        parts
            .last()
            .map(|last| self.run(word, parts[0], *last, true))
            .unwrap_or_default()
    }

    /// The words that a compound is made of, each in its basic form and once:
    /// the smallest parts, and parts that are compounds themselves. Empty for
    /// other words.
    pub fn compound_parts(&self, word: &str) -> Vec<String> {
        let parts = cut(self, word);
        let mut found = Vec::new();
        for (start, first) in parts.iter().enumerate() {
            for end in start..parts.len() {
                let is_end = end + 1 == parts.len();
                let is_whole = start == 0 && is_end;
                if is_whole {
                    continue;
                }
                let run = self.run(word, *first, parts[end], is_end);
                // what only happens to stand side by side is no word, but for
                // the beginning, to which the rest was added
                let is_word = start == end || start == 0 || run.iter().any(|w| self.is_known(w));
                if is_word {
                    found.extend(run);
                }
            }
        }
        let whole = self.lemmas(word);
        for (compound, part) in TRANSPARENT {
            if found.iter().chain(&whole).any(|word| word == compound) {
                found.push((*part).to_owned());
            }
        }
        let mut once = Vec::with_capacity(found.len());
        for part in found {
            if !once.contains(&part) {
                once.push(part);
            }
        }
        once
    }

    /// Where the smallest parts of a lower-case compound meet, as bytes; none
    /// where two parts share a letter.
    pub(super) fn joints(&self, word: &str) -> Vec<usize> {
        cut(self, word)
            .windows(2)
            .filter(|pair| pair[0].start + pair[0].text.len() == pair[1].start)
            .map(|pair| pair[1].start)
            .collect()
    }

    /// The stem by the Snowball rules, which know no words.
    pub fn stem(&self, word: &str) -> String {
        stem(word)
    }

    /// What a lower-case word of a text is found by: its lemmas, or its stem
    /// where it is unknown, and the parts that it is made of.
    pub fn index_terms(&self, word: &str) -> Vec<String> {
        let mut terms = self.query_terms(word);
        for part in self.compound_parts(word) {
            if !terms.contains(&part) {
                terms.push(part);
            }
        }
        terms
    }

    /// What a lower-case word of a query looks for, any of these: its lemmas,
    /// or its stem where it is unknown.
    pub fn query_terms(&self, word: &str) -> Vec<String> {
        let lemmas = self.lemmas(word);
        if lemmas.is_empty() {
            vec![stem(word)]
        } else {
            lemmas
        }
    }

    /// Whether it is a form of a word in the dictionary.
    pub(super) fn is_known(&self, word: &str) -> bool {
        self.line(word)
            .is_some_and(|[_, lemmas, _]| !lemmas.is_empty())
    }

    /// The forms that `text` begins with: how long each is, and where in a
    /// compound it may stand.
    pub(super) fn prefixes(&self, text: &str) -> Vec<(usize, Place)> {
        let fst = self.forms.as_fst();
        let mut node = fst.root();
        let mut output = fst::raw::Output::zero();
        let mut prefixes = Vec::new();
        for (at, byte) in text.bytes().enumerate() {
            let Some(place) = node.find_input(byte) else {
                break;
            };
            let step = node.transition(place);
            output = output.cat(step.out);
            node = fst.node(step.addr);
            if node.is_final() {
                let number = output.cat(node.final_output()).value();
                let line = usize::try_from(number).ok().and_then(|n| self.table.get(n));
                prefixes.extend(line.map(|[flags, ..]| (at + 1, Place(flags))));
            }
        }
        prefixes
    }

    /// Where in a compound it may stand.
    pub(super) fn place(&self, form: &str) -> Option<Place> {
        self.line(form).map(|[flags, ..]| Place(flags))
    }

    /// The parts from `first` up to `last` together, as words in their basic form.
    fn run(
        &self,
        word: &str,
        first: Constituent<'_>,
        last: Constituent<'_>,
        is_end: bool,
    ) -> Vec<String> {
        let head = &word[first.start..last.start];
        let mut lemmas = if is_end {
            self.listed(last.text, 1)
        } else {
            self.listed(last.text, 2)
        };
        if lemmas.is_empty() {
            let base = last.text.strip_suffix('s').filter(|_| !is_end);
            lemmas.push(base.unwrap_or(last.text).to_owned());
        }
        lemmas
            .into_iter()
            .map(|lemma| format!("{head}{lemma}"))
            .collect()
    }

    fn line(&self, form: &str) -> Option<[&'static str; 3]> {
        let number = self.forms.get(form)?;
        self.table.get(usize::try_from(number).ok()?).copied()
    }

    /// The words in a column of the table, which are written as edits: bytes to
    /// drop from the end of the form, and letters to add.
    fn listed(&self, form: &str, column: usize) -> Vec<String> {
        let Some(line) = self.line(form) else {
            return Vec::new();
        };
        line[column]
            .split(' ')
            .filter_map(|edit| {
                let digits =
                    edit.len() - edit.trim_start_matches(|c: char| c.is_ascii_digit()).len();
                let (dropped, added) = edit.split_at(digits);
                let kept = form.len().checked_sub(dropped.parse().ok()?)?;
                Some(format!("{}{added}", form.get(..kept)?))
            })
            .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(word: &str, terms: &[&str]) {
        assert_eq!(Lexicon::embedded().index_terms(word), terms, "{word}");
    }

    #[test]
    fn forms_belong_to_their_words() {
        check("nämndernas", &["nämnd"]);
        check("böcker", &["bok"]);
        check("fanns", &["finnas", "finna"]);
        check("föreslog", &["föreslå"]);
        check("ansvar", &["ansvar"]);
    }

    #[test]
    fn compounds_have_their_parts_once() {
        check(
            "arbetsmiljöarbetet",
            &[
                "arbetsmiljöarbete",
                "arbete",
                "arbetsmiljö",
                "miljö",
                "miljöarbete",
            ],
        );
        check("remissvaren", &["remissvar", "remiss", "svar"]);
        check("hälsovården", &["hälsovård", "hälsa", "vård"]);
        check(
            "göteborgsförslaget",
            // "förslaget" is also the neuter of the adjective "förslagen".
            &[
                "göteborgsförslag",
                "göteborgsförslagen",
                "göteborg",
                "förslag",
                "förslagen",
            ],
        );
    }

    #[test]
    fn words_with_a_meaning_of_their_own_are_kept_whole() {
        for word in [
            "bilaga", "bolag", "kultur", "avtal", "matris", "rapport", "person",
        ] {
            check(word, &[word]);
        }
    }

    #[test]
    fn odd_words_do_no_harm() {
        let lexicon = Lexicon::embedded();
        for word in [
            "",
            "s",
            "ssssssssss",
            "ååååååååååå",
            "2021",
            "aaaa1bbbb",
            "日本語",
        ] {
            let _ = lexicon.compound_parts(word);
            assert!(!lexicon.index_terms(word).is_empty(), "{word}");
        }
    }
}
