//! The register of those asked: names and aliases, found in lines and file names.

use std::sync::OnceLock;

use super::file_name::{folded, stem};
use super::key::{field, fields_of_office, initials, key, telling};
use super::party::parties_in;
use super::party_group::parties_of_group;
use crate::model::Respondent;

/// A name of at most so many letters means the body in its own capitals only.
const SHORT: usize = 4;
/// Words with fewer letters tell no body from another.
const DISTINCT: usize = 4;

/// The bodies asked, ready for look-up.
#[derive(Debug)]
pub struct Register<'a> {
    entries: Vec<Entry<'a>>,
    /// The case number under which the proposal was sent out.
    case: Option<&'a str>,
}

#[derive(Debug)]
struct Entry<'a> {
    asked: &'a Respondent,
    /// Its name and its aliases.
    names: Vec<Name<'a>>,
    /// The parties that it consists of, in its order.
    parties: Option<Vec<String>>,
}

/// A name in the forms that it is looked for in.
#[derive(Debug)]
struct Name<'a> {
    written: &'a str,
    lower: String,
    /// As a file's name may have it: no å, ä and ö, words apart by blanks.
    plain: String,
    key: String,
    /// The words that tell which body it is, looked at where its names do not.
    words: OnceLock<Vec<String>>,
}

impl<'a> Name<'a> {
    fn new(written: &'a str) -> Self {
        Self {
            written,
            lower: written.to_lowercase(),
            plain: plain(written),
            key: key(written),
            words: OnceLock::new(),
        }
    }

    fn words(&self) -> &[String] {
        self.words.get_or_init(|| telling(self.written))
    }

    fn is_short(&self) -> bool {
        self.written.chars().count() <= SHORT
    }
}

impl<'a> Register<'a> {
    /// Of those asked.
    pub fn new(asked: &'a [Respondent]) -> Self {
        let entries = asked
            .iter()
            .map(|asked| Entry {
                asked,
                names: asked
                    .names()
                    .filter(|name| !name.trim().is_empty())
                    .map(|name| Name::new(name))
                    .collect(),
                parties: parties_of_group(&asked.name).or_else(|| several_parties(&asked.name)),
            })
            .collect();
        Self {
            entries,
            case: None,
        }
    }

    /// With the case number under which the proposal was sent out: it is no
    /// answer's own.
    #[must_use]
    pub fn about(self, case: Option<&'a str>) -> Self {
        Self { case, ..self }
    }

    pub(super) fn case(&self) -> Option<&'a str> {
        self.case
    }

    /// The body asked that bears this name or alias.
    pub(super) fn find(&self, name: &str) -> Option<&'a Respondent> {
        let wanted = key(name);
        if wanted.is_empty() {
            return None;
        }
        self.entries
            .iter()
            .find(|entry| entry.names.iter().any(|name| name.key == wanted))
            .or_else(|| {
                // A party is the same whatever place its name tells.
                let parties = parties_of_group(name).filter(|parties| parties.len() == 1)?;
                self.entries
                    .iter()
                    .find(|entry| entry.parties.as_ref() == Some(&parties))
            })
            .map(|entry| entry.asked)
    }

    /// The body asked that several parties make up together; one that names
    /// them in the same order before any other.
    pub(super) fn joint(&self, parties: &[String]) -> Option<&'a Respondent> {
        let sorted = |names: &[String]| {
            let mut names = names.to_vec();
            names.sort();
            names
        };
        let wanted = sorted(parties);
        let same: Vec<&Entry<'_>> = self
            .entries
            .iter()
            .filter(|entry| {
                let known = entry.parties.as_deref().unwrap_or_default();
                known.len() > 1 && sorted(known) == wanted
            })
            .collect();
        same.iter()
            .find(|entry| entry.parties.as_deref() == Some(parties))
            .or(same.first())
            .map(|entry| entry.asked)
    }

    /// The one body asked that a name is akin to: all words that tell which
    /// body it is stand in the other name too (`Räddningstjänsten`,
    /// `Räddningstjänsten Ekslätten`), or it is the office of that board.
    pub(super) fn akin(&self, name: &str) -> Option<&'a Respondent> {
        /// Kinds of bodies: none of these alone tells one from another.
        const KINDS: &[&str] = &[
            "bolag",
            "förbund",
            "förening",
            "förvaltning",
            "grupp",
            "kommun",
            "kontor",
            "myndighet",
            "nämnd",
            "organisation",
            "region",
            "stiftelse",
            "styrelse",
            "universitet",
        ];
        let words = telling(name);
        let office = fields_of_office(name).unwrap_or_default();
        self.only(|known| {
            let (less, more) = if words.len() <= known.words().len() {
                (words.as_slice(), known.words())
            } else {
                (known.words(), words.as_slice())
            };
            let within = !less.is_empty()
                && less.iter().all(|word| more.contains(word))
                && less
                    .iter()
                    .any(|word| word.chars().count() > DISTINCT && !KINDS.contains(&word.as_str()));
            let board = known.words().iter().any(|word| word.ends_with("nämnd"));
            let works_for = !office.is_empty()
                && board
                && office
                    .iter()
                    .all(|part| known.words().iter().any(|word| field(word) == part));
            within || works_for
        })
    }

    /// Whether no one was asked by name.
    pub(super) fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }

    /// The body asked whose name or alias is all of the text, but for an
    /// abbreviation in parentheses.
    pub(super) fn whole(&self, text: &str) -> Option<&'a Respondent> {
        let text = text.trim().trim_end_matches([',', ':', '.']);
        (text.chars().count() <= 120)
            .then(|| self.find(text))
            .flatten()
    }

    /// The body asked with whose name or alias the text begins, the longest name of several.
    pub(super) fn leading(&self, text: &str) -> Option<&'a Respondent> {
        let lower = text.to_lowercase();
        self.entries
            .iter()
            .flat_map(|entry| entry.names.iter().map(move |name| (name, entry.asked)))
            .filter(|(name, _)| {
                let rest = if name.is_short() {
                    text.strip_prefix(name.written)
                } else {
                    lower.strip_prefix(name.lower.as_str())
                };
                rest.is_some_and(|rest| {
                    let rest = rest
                        .strip_prefix(":s")
                        .or_else(|| rest.strip_prefix('s'))
                        .unwrap_or(rest);
                    !rest.starts_with(char::is_alphanumeric)
                })
            })
            .max_by_key(|(name, _)| name.written.len())
            .map(|(_, asked)| asked)
    }

    /// Those whose name or alias stands in the text, as whole words.
    pub(super) fn named_in(&self, text: &str) -> Vec<&'a Respondent> {
        let lower = text.to_lowercase();
        self.matching(|name| {
            if name.is_short() {
                has_words(text, name.written)
            } else {
                has_words(&lower, &name.lower)
            }
        })
    }

    /// Those whose name or alias stands in a file's name; å, ä and ö may be missing.
    pub(super) fn named_in_file(&self, file: &str) -> Vec<&'a Respondent> {
        let spaced = plain(stem(file));
        let mut found = self.matching(|name| has_words(&spaced, &name.plain));
        // `socialnämnden` also stands in `socialnämnden centrum`: the longest name counts.
        let longest = found
            .iter()
            .map(|asked| asked.name.len())
            .max()
            .unwrap_or(0);
        if longest > SHORT {
            let long: Vec<String> = found
                .iter()
                .filter(|asked| asked.name.len() == longest)
                .map(|asked| folded(&asked.name))
                .collect();
            found.retain(|asked| {
                asked.name.len() == longest
                    || !long.iter().any(|name| name.contains(&folded(&asked.name)))
            });
        }
        found
    }

    /// The one body asked that a file's name hints at: by its initials, or by
    /// words that no other body's name holds.
    pub(super) fn hinted_in_file(&self, file: &str) -> Option<&'a Respondent> {
        let stem = stem(file);
        let capitals: Vec<&str> = stem
            .split(|c: char| !c.is_alphabetic())
            .filter(|word| word.chars().count() > 1 && word.chars().all(char::is_uppercase))
            .collect();
        let mut short = self
            .entries
            .iter()
            .filter(|_| !capitals.is_empty())
            .filter(|entry| {
                // `BUN` for `Barn- och utbildningsnämnden`.
                initials(&entry.asked.name)
                    .is_some_and(|letters| capitals.contains(&letters.as_str()))
            });
        if let (Some(one), None) = (short.next(), short.next()) {
            return Some(one.asked);
        }
        let spaced = plain(stem);
        let words: Vec<&str> = spaced
            .split(' ')
            .filter(|word| word.chars().count() > DISTINCT)
            .collect();
        // An ending may differ: `hembygdsförening`, `hembygdsföreningen`.
        let nearly = |one: &str, other: &str| {
            let (short, long) = if one.len() < other.len() {
                (one, other)
            } else {
                (other, one)
            };
            short.chars().count() > DISTINCT
                && long.strip_prefix(short).is_some_and(|rest| rest.len() <= 2)
        };
        let holds = |name: &Name<'_>, word: &str| {
            let board = ["namnden", "namnd", "forvaltningen"]
                .iter()
                .find_map(|kind| word.strip_suffix(kind))
                .unwrap_or(word);
            name.words()
                .iter()
                .any(|known| nearly(&folded(field(known)), board))
        };
        let mut hinted: Vec<&'a Respondent> = Vec::new();
        for word in words {
            if let Some(asked) = self.only(|name| holds(name, word))
                && !hinted.contains(&asked)
            {
                hinted.push(asked);
            }
        }
        match hinted.as_slice() {
            [one] => Some(one),
            _ => None,
        }
    }

    /// The body asked that alone has a name of which this holds.
    fn only(&self, holds: impl Fn(&Name<'_>) -> bool) -> Option<&'a Respondent> {
        let mut found = self
            .entries
            .iter()
            .filter(|entry| entry.names.iter().any(&holds));
        match (found.next(), found.next()) {
            (Some(one), None) => Some(one.asked),
            _ => None,
        }
    }

    fn matching(&self, holds: impl Fn(&Name<'_>) -> bool) -> Vec<&'a Respondent> {
        self.entries
            .iter()
            .filter(|entry| entry.names.iter().any(&holds))
            .map(|entry| entry.asked)
            .collect()
    }
}

/// The parties of a name that lists several, whatever else it says.
fn several_parties(name: &str) -> Option<Vec<String>> {
    let listed = name.contains([',', '/']) || name.contains(" och ");
    let parties = if listed { parties_in(name) } else { Vec::new() };
    (parties.len() > 1).then_some(parties)
}

/// Words without diacritics, apart by one blank.
fn plain(text: &str) -> String {
    let letters: String = folded(text)
        .chars()
        .map(|c| if c.is_alphanumeric() { c } else { ' ' })
        .collect();
    letters.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether `words` stand in `text` with no letter or digit on either side.
fn has_words(text: &str, words: &str) -> bool {
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let before = text[..at].chars().next_back();
            let after = text[at + words.len()..].chars().next();
            !before.is_some_and(char::is_alphanumeric) && !after.is_some_and(char::is_alphanumeric)
        })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::RespondentKind;

    fn body(name: &str, kind: RespondentKind, aliases: &[&str]) -> Respondent {
        Respondent {
            aliases: aliases.iter().map(|&alias| alias.to_owned()).collect(),
            ..Respondent::new(name, kind)
        }
    }

    fn asked() -> Vec<Respondent> {
        vec![
            body("Socialnämnden", RespondentKind::Board, &[]),
            body("Socialnämnden Centrum", RespondentKind::Board, &[]),
            body(
                "Barn- och utbildningsnämnden",
                RespondentKind::Board,
                &["BUN"],
            ),
        ]
    }

    #[test]
    fn aliases_and_file_names_lead_to_the_body() {
        let asked = asked();
        let register = Register::new(&asked);
        let in_file = |file: &str| {
            let found = register.named_in_file(file);
            found
                .into_iter()
                .map(|asked| asked.name.clone())
                .collect::<Vec<_>>()
        };
        assert_eq!(
            in_file("in/BUN yttrande.docx"),
            ["Barn- och utbildningsnämnden"]
        );
        assert_eq!(
            in_file("socialnamnden_centrum.pdf"),
            ["Socialnämnden Centrum"]
        );
        assert_eq!(in_file("bunden.pdf"), Vec::<String>::new());
        assert!(register.find("Socialnämnd Centrum").is_some());
    }

    #[test]
    fn what_a_file_hints_at_and_a_name_is_akin_to() {
        let asked = [
            "Kultur- och fritidsnämnden",
            "Miljönämnden",
            "Ekhamns Hamn AB",
            "Räddningstjänsten Ekslätten",
            "Socialnämnd Norr",
            "Socialnämnd Söder",
        ]
        .map(|name| body(name, RespondentKind::Board, &[]));
        let register = Register::new(&asked);
        let name = |found: Option<&Respondent>| found.map(|asked| asked.name.clone());
        let hint = |file: &str| name(register.hinted_in_file(file));
        assert_eq!(
            hint("KFN svar.pdf").as_deref(),
            Some("Kultur- och fritidsnämnden")
        );
        assert_eq!(
            hint("ekhamns_hamn_2024.pdf").as_deref(),
            Some("Ekhamns Hamn AB")
        );
        assert_eq!(hint("socialnämnd.pdf"), None);
        assert_eq!(hint("remissvar 3.pdf"), None);
        assert_eq!(
            hint("kulturnamnden.pdf").as_deref(),
            Some("Kultur- och fritidsnämnden")
        );
        let akin = |known: &str| name(register.akin(known));
        assert_eq!(akin("Miljöförvaltningen").as_deref(), Some("Miljönämnden"));
        assert_eq!(
            akin("Räddningstjänsten").as_deref(),
            Some("Räddningstjänsten Ekslätten")
        );
        assert_eq!(
            akin("Kulturförvaltningen").as_deref(),
            Some("Kultur- och fritidsnämnden")
        );
        assert_eq!(
            akin("Socialförvaltningen Norr").as_deref(),
            Some("Socialnämnd Norr")
        );
        assert_eq!(akin("Socialnämnden"), None);
        assert_eq!(akin("Nämnden"), None);
        assert_eq!(akin("Kulturnämnden"), None);
    }

    #[test]
    fn parties_that_answer_together_are_one_body_asked() {
        let asked = ["Vänsterpartiet, Miljöpartiet (V, MP)", "Moderaterna"]
            .map(|name| body(name, RespondentKind::Party, &[]));
        let register = Register::new(&asked);
        let names = ["Miljöpartiet".to_owned(), "Vänsterpartiet".to_owned()];
        assert_eq!(register.joint(&names), asked.first());
        assert_eq!(register.joint(&names[..1]), None);
    }
}
