//! Who was asked and who answered: two facts, kept apart.

use std::collections::{HashMap, HashSet};

use super::{About, Consultation, DocumentRecord, ReadState, Respondent};

/// The respondents of a consultation by what they did; names as printed.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Participation {
    /// Asked, and answered.
    pub answered: Vec<String>,
    /// Asked, and silent: those that said that they will not answer are not.
    pub silent: Vec<String>,
    /// Asked, and said that it will not answer.
    pub declined: Vec<String>,
    /// Answered without being asked; empty where nobody was listed as asked.
    /// A private person without a name stands here once for each answer.
    pub uninvited: Vec<String>,
    /// Answered after the last day, or after the day until which it had more time.
    pub late: Vec<String>,
    /// Answered after the last day, within the time that it was given.
    pub extended: Vec<String>,
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

/// When an answer came, by the last day of the body it is from. The later of two
/// is the greater.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Timing {
    /// By the last day; or nothing tells that it did not.
    #[default]
    InTime,
    /// After the last day, within the time that the body was given.
    Extended,
    /// After both.
    Late,
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
        let (mut told, mut others) = (HashSet::new(), HashSet::new());
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
                let place = known.get(&bare(name));
                let asked = place.map(|place| &self.about.asked[*place]);
                let timing = self.timing(document, asked);
                let list = match timing {
                    Timing::InTime => None,
                    Timing::Extended => Some(&mut found.extended),
                    Timing::Late => Some(&mut found.late),
                };
                if let Some(list) = list
                    && (told.insert((timing, name)) || is_another)
                {
                    list.push(name.clone());
                }
                *was_read
                    .entry(place.copied().ok_or_else(|| bare(name)))
                    .or_default() |= document.state != ReadState::Unread;
                if let Some(place) = place {
                    has_answered[*place] = true;
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
            } else if asked.contact.declined.is_some() {
                &mut found.declined
            } else {
                &mut found.silent
            };
            list.push(asked.name.clone());
        }
        // Who answered late counts so, whatever else it answered.
        let late: HashSet<&String> = found.late.iter().collect();
        found.extended.retain(|name| !late.contains(name));
        let unread = || was_read.iter().filter(|(_, is_read)| !**is_read);
        found.unread = unread().count();
        found.asked_unread = unread().filter(|(who, _)| who.is_ok()).count();
        found.senders += found.answered.len() + found.unknown_senders;
        found
    }

    /// When a document that was read is dated, by the last day of the body that it
    /// is from; `asked` is that body, where it was asked.
    pub(crate) fn timing(&self, document: &DocumentRecord, asked: Option<&Respondent>) -> Timing {
        let due = self.about.due.as_deref();
        let last = asked.map_or(due, |asked| asked.contact.last_day(due));
        let Some(date) =
            (document.identity.date.as_deref()).filter(|_| document.state != ReadState::Unread)
        else {
            return Timing::InTime;
        };
        if last.is_some_and(|last| date > last) {
            Timing::Late
        } else if due.is_some_and(|due| date > due) {
            Timing::Extended
        } else {
            Timing::InTime
        }
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
    /// Those asked, each once, with its place in the list: that may name one twice,
    /// or under an alias as well.
    pub(crate) fn each_asked(&self) -> impl Iterator<Item = (usize, &Respondent)> {
        let mut known: HashSet<String> = HashSet::new();
        self.asked.iter().enumerate().filter(move |(_, asked)| {
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
            aliases: vec!["EP".to_owned()],
            ..Respondent::new(name, RespondentKind::Party)
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
