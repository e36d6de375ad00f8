//! The register of those asked: names and aliases, found in lines and file names.

use super::file_name::{folded, stem};
use super::key::key;
use super::party_group::parties_of_group;
use crate::model::Respondent;

/// The bodies asked, ready for look-up.
#[derive(Debug)]
pub(super) struct Register<'a> {
    entries: Vec<Entry<'a>>,
}

#[derive(Debug)]
struct Entry<'a> {
    asked: &'a Respondent,
    keys: Vec<String>,
    parties: Option<Vec<String>>,
}

impl<'a> Register<'a> {
    pub(super) fn new(asked: &'a [Respondent]) -> Self {
        let entries = asked
            .iter()
            .map(|asked| Entry {
                asked,
                keys: names(asked)
                    .map(key)
                    .filter(|key| !key.is_empty())
                    .collect(),
                parties: parties_of_group(&asked.name),
            })
            .collect();
        Self { entries }
    }

    /// The body asked that bears this name or alias.
    pub(super) fn find(&self, name: &str) -> Option<&'a Respondent> {
        let wanted = key(name);
        self.entries
            .iter()
            .find(|entry| entry.keys.contains(&wanted))
            .or_else(|| {
                // A party is the same whatever place its name tells.
                let parties = parties_of_group(name).filter(|parties| parties.len() == 1)?;
                self.entries
                    .iter()
                    .find(|entry| entry.parties.as_ref() == Some(&parties))
            })
            .map(|entry| entry.asked)
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
            .flat_map(|entry| names(entry.asked).map(move |name| (name, entry.asked)))
            .filter(|(name, _)| {
                let short = name.chars().count() <= 4;
                let rest = if short {
                    text.strip_prefix(name)
                } else {
                    lower.strip_prefix(name.to_lowercase().as_str())
                };
                rest.is_some_and(|rest| {
                    let rest = rest
                        .strip_prefix(":s")
                        .or_else(|| rest.strip_prefix('s'))
                        .unwrap_or(rest);
                    !name.is_empty() && !rest.starts_with(char::is_alphanumeric)
                })
            })
            .max_by_key(|(name, _)| name.len())
            .map(|(_, asked)| asked)
    }

    /// Those whose name or alias stands in the text, as whole words.
    pub(super) fn named_in(&self, text: &str) -> Vec<&'a Respondent> {
        let lower = text.to_lowercase();
        self.matching(|name| {
            // A short alias means the body only in its own capitals.
            if name.chars().count() <= 4 {
                has_words(text, name)
            } else {
                has_words(&lower, &name.to_lowercase())
            }
        })
    }

    /// Those whose name or alias stands in a file's name; å, ä and ö may be missing.
    pub(super) fn named_in_file(&self, file: &str) -> Vec<&'a Respondent> {
        let plain: String = folded(stem(file))
            .chars()
            .map(|c| if c.is_alphanumeric() { c } else { ' ' })
            .collect();
        let spaced = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut found = self.matching(|name| {
            let name: String = folded(name)
                .chars()
                .map(|c| if c.is_alphanumeric() { c } else { ' ' })
                .collect();
            has_words(
                &spaced,
                &name.split_whitespace().collect::<Vec<_>>().join(" "),
            )
        });
        // `socialnämnden` also stands in `socialnämnden centrum`: the longest name counts.
        let longest = found
            .iter()
            .map(|asked| asked.name.len())
            .max()
            .unwrap_or(0);
        if found
            .iter()
            .any(|asked| asked.name.len() == longest && longest > 4)
        {
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

    fn matching(&self, holds: impl Fn(&str) -> bool) -> Vec<&'a Respondent> {
        self.entries
            .iter()
            .filter(|entry| names(entry.asked).any(&holds))
            .map(|entry| entry.asked)
            .collect()
    }
}

fn names(asked: &Respondent) -> impl Iterator<Item = &str> {
    std::iter::once(asked.name.as_str()).chain(asked.aliases.iter().map(String::as_str))
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

    fn asked() -> Vec<Respondent> {
        [
            "Socialnämnden",
            "Socialnämnden Centrum",
            "Barn- och utbildningsnämnden",
        ]
        .into_iter()
        .map(|name| Respondent {
            name: name.to_owned(),
            kind: RespondentKind::Board,
            aliases: if name.starts_with("Barn") {
                vec!["BUN".to_owned()]
            } else {
                Vec::new()
            },
        })
        .collect()
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
}
