//! Who was asked and who answered: two facts, kept apart.

use std::collections::{HashMap, HashSet};

use super::{About, Consultation, DocumentRecord, ReadState, Respondent};

/// The respondents of a consultation by what they did; names as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participation {
    /// Asked, and answered.
    pub answered: Vec<String>,
    /// Asked, and silent.
    pub silent: Vec<String>,
    /// Answered without being asked; empty where nobody was listed as asked.
    /// A private person without a name stands here once for each answer.
    pub uninvited: Vec<String>,
    /// Answered after the last day.
    pub late: Vec<String>,
    /// Files that were read, of which it is not known whose they are.
    pub unknown: Vec<String>,
    /// Number of senders that those have: the same content again is no other's.
    pub unknown_senders: usize,
    /// Number that answered, asked or not, known or not.
    pub senders: usize,
    /// Of them those of whose answers none could be read.
    pub unread: usize,
    /// Of those the ones that were asked.
    pub asked_unread: usize,
}

impl Consultation {
    /// Who was asked and who answered. An answer that could not be read counts
    /// as an answer where its sender is known.
    pub fn participation(&self) -> Participation {
        let mut known: HashMap<String, usize> = HashMap::new();
        for (place, asked) in self.about.asked.iter().enumerate() {
            for name in asked.names() {
                known.entry(bare(name)).or_insert(place);
            }
        }
        let mut has_answered = vec![false; self.about.asked.len()];
        let (mut late_ones, mut others) = (HashSet::new(), HashSet::new());
        // whether anything of them was read: of those asked by place, of others by name
        let mut was_read: HashMap<Result<usize, String>, bool> = HashMap::new();
        let mut found = Participation::default();
        for document in &self.documents {
            if document.has_unknown_sender() {
                found.unknown.push(document.file.clone());
                found.unknown_senders += usize::from(document.copy_of.is_none());
            }
            // The same content again is no other person's.
            let is_another = document.identity.is_unnamed_person() && document.copy_of.is_none();
            for name in document.answers_for() {
                if self.is_late(document) && (late_ones.insert(name) || is_another) {
                    found.late.push(name.clone());
                }
                let place = known.get(&bare(name)).copied();
                *was_read.entry(place.ok_or_else(|| bare(name))).or_default() |=
                    document.state != ReadState::Unread;
                if let Some(place) = place {
                    has_answered[place] = true;
                } else if others.insert(bare(name)) || is_another {
                    found.senders += 1;
                    if !known.is_empty() {
                        found.uninvited.push(name.clone());
                    }
                }
            }
        }
        for (place, asked) in self.about.asked.iter().enumerate() {
            let list = if has_answered[place] || has_answered[known[&bare(&asked.name)]] {
                &mut found.answered
            } else {
                &mut found.silent
            };
            list.push(asked.name.clone());
        }
        let unread = || was_read.iter().filter(|(_, is_read)| !**is_read);
        found.unread = unread().count();
        found.asked_unread = unread().filter(|(who, _)| who.is_ok()).count();
        found.senders += found.answered.len() + found.unknown_senders;
        found
    }

    /// Whether a document that was read is dated after the last day.
    pub(crate) fn is_late(&self, document: &DocumentRecord) -> bool {
        document.state != ReadState::Unread
            && matches!(
                (&document.identity.date, &self.about.due),
                (Some(date), Some(due)) if date > due
            )
    }

    /// The body asked that is called `name`: by its name or an alias, in any
    /// case, with or without a party's letters in parentheses.
    pub fn asked(&self, name: &str) -> Option<&Respondent> {
        let wanted = bare(name);
        let is_called = |asked: &&Respondent| asked.names().any(|known| bare(known) == wanted);
        self.about.asked.iter().find(is_called)
    }
}

impl About {
    /// Those asked, each once: the list may name one twice, or under an alias
    /// as well.
    pub(crate) fn each_asked(&self) -> impl Iterator<Item = &Respondent> {
        let mut known: HashSet<String> = HashSet::new();
        self.asked.iter().filter(move |asked| {
            let is_new = !known.contains(&bare(&asked.name));
            if is_new {
                known.extend(asked.names().map(|name| bare(name)));
            }
            is_new
        })
    }
}

/// How many of a hundred those are, rounded; none of none.
pub(crate) const fn per_cent(part: usize, whole: usize) -> usize {
    match whole {
        0 => 0,
        _ => (part * 100 + whole / 2) / whole,
    }
}

/// A name in lower case without what stands in parentheses at its end.
pub(crate) fn bare(name: &str) -> String {
    let name = name.trim();
    let short = match name.rfind('(') {
        Some(at) if at > 0 && name.ends_with(')') => name[..at].trim_end(),
        _ => name,
    };
    short.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{About, Respondent, RespondentKind};

    #[test]
    fn a_party_is_found_with_and_without_its_letters() {
        let asked = |name: &str| Respondent {
            name: name.to_owned(),
            kind: RespondentKind::Party,
            aliases: vec!["EP".to_owned()],
        };
        let about = About {
            asked: vec![asked("Ekstadspartiet")],
            ..About::default()
        };
        let consultation = Consultation {
            about,
            ..Consultation::default()
        };
        for name in ["Ekstadspartiet (EP)", "ekstadspartiet", "EP"] {
            assert!(consultation.asked(name).is_some(), "{name}");
        }
        assert!(consultation.asked("Ekstad").is_none());
    }
}
