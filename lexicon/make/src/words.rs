//! From dictionary entries to forms, the words they belong to, and the places
//! they may take in a compound.

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::affix::{Suffix, suffixes};

/// May not begin a compound: verb particles and prefixes, after which the rest
/// is a word of its own meaning (`förslag` is no `slag`), and chance beginnings.
const NEVER_FIRST: &str = "an om för till av be er ut in upp ned ner på under över åter sam mot \
    med vid från fram bort efter före genom mellan o miss van sär bi ge gen hän sen var vara ha han \
    ing ning het lig ens and ent samman förut fort fast tvär ihop sönder riks ex sub pre pro kon \
    trans inter re de dis kom per nat kol logi";
/// May not end a compound: endings of derived words that happen to be words.
const NEVER_LAST: &str = "ring ringa nation ration mäktig mäktige logi logisk ning het lig are isk \
    skap dom ande ende åring";
/// Begin compounds although the dictionary does not say so.
const ALSO_FIRST: &[&str] = &["mer"];
/// Endings of combining forms and the words they stand for, best first:
/// `hälso`: hälsa, `medborgar`: medborgare, `gymnasie`: gymnasium.
const COMBINING: &[(&str, &str)] = &[
    ("es", "a"), ("es", ""), ("s", "a"), ("s", "e"), ("", "a"), ("", "e"), ("o", "a"), ("u", "a"), ("e", "a"), ("a", "e"),
    ("a", ""), ("ar", "are"), ("el", "la"), ("er", "ra"), ("", "er"), ("e", ""), ("ie", "ium"),
    ("", "are"),
];
/// Plural endings that nouns get where the dictionary gives them none.
const PLURALS: [&str; 4] = ["er", "ers", "erna", "ernas"];
const RARE_PLURALS: [&str; 4] = ["ar", "ars", "arna", "arnas"];
/// No rule but the dictionary's own line.
const BASE: char = '=';

/// The rule that makes other words: `lära` lärare, `ekolog` ekologisk.
const DERIVED: char = 'T';

/// What is known of a form.
#[derive(Default)]
struct Form {
    /// The words that it is a form of, with the rule that made it.
    lemmas: Vec<(String, char)>,
    /// The words that it stands for at the beginning of a compound.
    first: BTreeSet<String>,
    /// Whether it may end a compound.
    last: bool,
    /// Whether a lower-case entry has this form.
    common: bool,
    /// Whether it is a name or its genitive.
    name: bool,
}

/// All forms.
#[derive(Default)]
pub struct Words {
    forms: BTreeMap<String, Form>,
    /// Entries that are words of their own.
    heads: HashSet<String>,
    /// Those in lower case.
    common: HashSet<String>,
    nouns: HashSet<String>,
    irregular: BTreeMap<String, Vec<String>>,
}

impl Words {
    /// Takes in a hunspell dictionary.
    pub fn add_dictionary(&mut self, aff: &str, dic: &str) {
        let rules = suffixes(aff);
        let mut gaps: Vec<String> = Vec::new();
        for line in dic.lines().skip(1) {
            let entry = line.split('\t').next().unwrap_or_default();
            let (word, flags) = entry.split_once('/').unwrap_or((entry, ""));
            let lower = word.to_lowercase();
            if lower.is_empty() || flags.contains('%') || !lower.chars().all(char::is_alphabetic) {
                continue;
            }
            if word == lower && is_noun(word, flags) && !flags.contains('Z') {
                self.nouns.insert(lower.clone());
                let has_plural = flags.contains(['G', 'H', 'I', 'J', 'E', 'C']);
                if flags.contains('D')
                    && flags.contains('Y')
                    && !has_plural
                    && !word.ends_with('a')
                    && word.chars().count() > 3
                {
                    gaps.push(lower.clone());
                }
            }
            self.add_entry(&lower, flags, word == lower, &rules);
        }
        for noun in gaps {
            for ending in PLURALS {
                let form = format!("{noun}{ending}");
                if !self.heads.contains(&form) {
                    self.add_form(form, &noun, '+', true, true);
                }
            }
            for ending in RARE_PLURALS {
                let form = format!("{noun}{ending}");
                if !self.forms.contains_key(&form) {
                    self.add_form(form, &noun, '+', true, true);
                }
            }
        }
    }

    /// Takes in irregular words: a line each, the word first, then its forms.
    pub fn add_irregular(&mut self, text: &str) {
        for line in text.lines().filter(|line| !line.starts_with('#')) {
            let mut words = line.split_whitespace();
            let Some(lemma) = words.next() else { continue };
            for form in std::iter::once(lemma).chain(words) {
                let lemmas = self.irregular.entry(form.to_owned()).or_default();
                if !lemmas.iter().any(|known| known == lemma) {
                    lemmas.push(lemma.to_owned());
                }
            }
        }
    }

    fn add_entry(
        &mut self,
        word: &str,
        flags: &str,
        common: bool,
        rules: &HashMap<char, Vec<Suffix>>,
    ) {
        let only_in_compounds = flags.contains('Z');
        let may_end = common && flags.contains('Y');
        if !only_in_compounds && !flags.contains('¤') {
            self.heads.insert(word.to_owned());
            if common {
                self.common.insert(word.to_owned());
            }
            self.add_form(word.to_owned(), word, BASE, common, may_end);
        }
        if common && flags.contains(['X', 'U']) {
            let form = self.forms.entry(word.to_owned()).or_default();
            form.first.insert(word.to_owned());
        }
        if may_end {
            self.forms.entry(word.to_owned()).or_default().last = true;
        }
        for flag in flags.chars() {
            for rule in rules.get(&flag).into_iter().flatten() {
                let Some(form) = rule.apply(word) else { continue };
                if !form.chars().all(char::is_alphabetic) {
                    continue;
                }
                if rule.flags.contains('W') {
                    if common && rule.flags.contains(['X', 'U']) {
                        self.forms.entry(form).or_default().first.insert(word.to_owned());
                    }
                } else if flag == DERIVED {
                    let derived = derived(word);
                    if derived.ends_with('e') {
                        self.nouns.insert(derived.clone());
                    }
                    self.heads.insert(derived.clone());
                    self.common.insert(derived.clone());
                    self.add_form(form, &derived, BASE, common, may_end);
                } else if !only_in_compounds {
                    self.add_form(form, word, flag, common, may_end);
                }
            }
        }
    }

    fn add_form(&mut self, form: String, lemma: &str, rule: char, common: bool, may_end: bool) {
        let form = self.forms.entry(form).or_default();
        form.lemmas.push((lemma.to_owned(), rule));
        form.last |= may_end;
        form.common |= common;
        form.name |= !common && matches!(rule, BASE | 'A');
    }

    /// Each form with its line of the table: flags, words, words as a first part.
    pub fn lines(&self) -> impl Iterator<Item = (String, String)> {
        let never_first: HashSet<&str> = NEVER_FIRST.split_whitespace().collect();
        let never_last: HashSet<&str> = NEVER_LAST.split_whitespace().collect();
        let irregular = self.irregular.keys().cloned();
        let also = ALSO_FIRST.iter().map(|word| (*word).to_owned());
        let all: BTreeSet<String> = self.forms.keys().cloned().chain(irregular).chain(also).collect();
        let unknown = Form::default();
        let mut lines = Vec::new();
        for word in all {
            let form = self.forms.get(&word).unwrap_or(&unknown);
            let lemmas = self.lemmas(&word, form);
            let barred = |list: &HashSet<&str>| list.contains(word.as_str());
            let genitive_of = word.strip_suffix('s');
            let bars_first =
                barred(&never_first) || genitive_of.is_some_and(|base| never_first.contains(base));
            let bars_last = barred(&never_first)
                || barred(&never_last)
                || lemmas.iter().any(|lemma| never_last.contains(lemma.as_str()));
            let letters = word.chars().count();
            let is_also = ALSO_FIRST.contains(&word.as_str());
            let is_head = self.common.contains(&word) && letters >= 4;
            let is_genitive =
                letters >= 4 && genitive_of.is_some_and(|base| self.nouns.contains(base));
            let flags = [
                ('F', !bars_first && (!form.first.is_empty() || is_also)),
                ('f', !bars_first && (is_head || is_genitive)),
                ('L', !bars_last && form.last),
                ('l', !bars_last && lemmas.iter().any(|lemma| self.nouns.contains(lemma))),
                ('N', !bars_first && form.name && !form.common && letters >= 4),
            ];
            let flags: String = flags.iter().filter(|(_, is)| *is).map(|(flag, _)| flag).collect();
            let first = if flags.contains(['F', 'f', 'N']) {
                self.first_lemmas(&word, form)
            } else {
                Vec::new()
            };
            if flags.is_empty() && lemmas.is_empty() {
                continue;
            }
            lines.push((word.clone(), format!("{flags}\t{}\t{}", edits(&word, &lemmas), edits(&word, &first))));
        }
        lines.into_iter()
    }

    fn lemmas(&self, word: &str, form: &Form) -> Vec<String> {
        let mut lemmas: Vec<String> = self.irregular.get(word).cloned().unwrap_or_default();
        if !lemmas.is_empty() {
            // what is listed stands, but that a noun stays a noun (led, val, bär) and
            // what begins compounds itself stays (äldre)
            let is_verb = lemmas.iter().all(|lemma| lemma.ends_with(['a', 'å', 'e']));
            let begins = form.first.contains(word) && word.ends_with("re");
            if (begins || is_verb && self.nouns.contains(word)) && !lemmas.iter().any(|lemma| lemma == word)
            {
                lemmas.push(word.to_owned());
            }
            return lemmas;
        }
        for (lemma, rule) in &form.lemmas {
            let is_name = !self.common.contains(lemma);
            if (lemma.chars().count() < 2 && !matches!(lemma.as_str(), "ö" | "å"))
                || lemmas.contains(lemma)
                || (form.common && is_name)
                || self.is_weak(word, lemma, *rule)
            {
                continue;
            }
            lemmas.push(lemma.clone());
        }
        // adjectives whose forms the dictionary lists apart
        for (ending, base) in [("samma", "sam"), ("ligen", "lig")] {
            if let Some(stem) = word.strip_suffix(ending) {
                let adjective = format!("{stem}{base}");
                if self.common.contains(&adjective) && !lemmas.contains(&adjective) {
                    lemmas.push(adjective);
                }
            }
        }
        lemmas
    }

    /// Whether a form that is a noun of its own is only by chance, or in
    /// another sense, the participle or imperative of a verb: `nämnd`, `avfall`.
    fn is_weak(&self, word: &str, lemma: &str, rule: char) -> bool {
        if word == lemma || !self.heads.contains(word) {
            return false;
        }
        if rule == 'E' && lemma.ends_with("um") {
            return true;
        }
        let is_verb = lemma.ends_with('a') && !self.nouns.contains(lemma);
        self.nouns.contains(word)
            && (rule == 'J' || (is_verb && matches!(rule, 'O' | 'P' | 'Q' | 'R')))
    }

    /// The words that a form stands for at the beginning of a compound.
    fn first_lemmas(&self, word: &str, form: &Form) -> Vec<String> {
        let others: BTreeSet<&String> = form.first.iter().filter(|lemma| *lemma != word).collect();
        let nouns: Vec<String> = others
            .iter()
            .filter(|lemma| self.nouns.contains(lemma.as_str()))
            .map(|lemma| (*lemma).clone())
            .collect();
        let combined = self.combined(word);
        if self.heads.contains(word) && form.first.contains(word) {
            let mut lemmas = vec![combined];
            lemmas.extend(nouns);
            lemmas.dedup();
            return lemmas;
        }
        if !nouns.is_empty() {
            return nouns;
        }
        if self.nouns.contains(&combined) || others.is_empty() {
            return vec![combined];
        }
        others.into_iter().cloned().collect()
    }

    /// The noun that a combining form comes from.
    fn combined(&self, word: &str) -> String {
        if let Some(base) = word.strip_suffix('s')
            && self.nouns.contains(base)
        {
            return base.to_owned();
        }
        if self.heads.contains(word) {
            return word.to_owned();
        }
        for (ending, instead) in COMBINING {
            if let Some(stem) = word.strip_suffix(ending) {
                let noun = format!("{stem}{instead}");
                if self.nouns.contains(&noun) {
                    return noun;
                }
            }
        }
        match word.strip_suffix('s') {
            Some(base) if word.chars().count() > 4 => base.to_owned(),
            _ => word.to_owned(),
        }
    }
}

/// The word that the rule [`DERIVED`] makes.
fn derived(word: &str) -> String {
    let ending = if word.ends_with('a') { "re" } else { "isk" };
    format!("{word}{ending}")
}

fn is_noun(word: &str, flags: &str) -> bool {
    if word.ends_with('a') {
        return flags.contains(['E', 'G']);
    }
    flags.contains(['D', 'G', 'H', 'I']) || (flags.contains('A') && flags.contains(['B', 'C', 'E', 'F', 'J']))
}

/// The words as edits of the form, separated by spaces.
fn edits(form: &str, words: &[String]) -> String {
    let edits: Vec<String> = words
        .iter()
        .map(|word| {
            let shared: usize = form
                .chars()
                .zip(word.chars())
                .take_while(|(a, b)| a == b)
                .map(|(a, _)| a.len_utf8())
                .sum();
            format!("{}{}", form.len() - shared, &word[shared..])
        })
        .collect();
    edits.join(" ")
}
