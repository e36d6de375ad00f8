//! What stands in the form's fields, as it was typed.

use std::collections::{BTreeSet, HashMap};

use crate::corpus::{Config, Description};
use crate::model::{Respondent, bare};
use crate::serve::address::Params;
use crate::serve::asked::{add, addresses};

/// Empty rows at the end of the list.
const SPARE: usize = 3;
/// Further ones, where somebody asks for them.
const MORE: usize = 10;
/// Empty rows in a form, at most.
const EMPTY: usize = 10_000;

/// Everything typed.
#[derive(Debug, Default)]
pub(in crate::serve) struct Typed {
    /// What the file said when the form was shown.
    pub(in crate::serve) seal: String,
    pub(in crate::serve) title: String,
    pub(in crate::serve) reference: String,
    pub(in crate::serve) sent: String,
    pub(in crate::serve) due: String,
    pub(in crate::serve) adopted: String,
    pub(in crate::serve) programme: String,
    /// Those asked, with empty rows at the end.
    pub(in crate::serve) rows: Vec<Row>,
    /// A list that was pasted.
    pub(in crate::serve) pasted: String,
    /// The names that were ticked among those found in documents.
    pub(in crate::serve) ticked: BTreeSet<String>,
    /// The documents that are not there and of which nothing more is to be said.
    pub(in crate::serve) forgotten: BTreeSet<String>,
}

/// One of those asked.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(in crate::serve) struct Row {
    /// The name under which it stands in the file; empty for a new one.
    pub(in crate::serve) stands_as: String,
    pub(in crate::serve) name: String,
    /// The kind's word; empty for what the name tells.
    pub(in crate::serve) kind: String,
    pub(in crate::serve) aliases: String,
    pub(in crate::serve) email: String,
    /// Whether it is to be removed.
    pub(in crate::serve) removed: bool,
    /// What somebody else did to it meanwhile.
    pub(in crate::serve) meanwhile: Option<Meanwhile>,
}

/// What somebody else did to a row while the form was open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Meanwhile {
    Added,
    Removed,
}

impl Row {
    /// A new row for this one.
    pub(in crate::serve) fn new(one: &Respondent) -> Self {
        Self {
            name: one.name.clone(),
            kind: one.kind.wire().to_owned(),
            aliases: joined(&one.aliases),
            email: joined(&one.contact.email),
            ..Self::default()
        }
    }

    fn standing(one: &Respondent) -> Self {
        Self {
            stands_as: one.name.clone(),
            ..Self::new(one)
        }
    }

    /// Whether nobody is named in it, and nobody was.
    pub(in crate::serve) fn is_empty(&self) -> bool {
        [
            &self.stands_as,
            &self.name,
            &self.kind,
            &self.aliases,
            &self.email,
        ]
        .iter()
        .all(|field| field.is_empty())
    }

    /// All that it is called.
    pub(super) fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.name.as_str()).chain(split(&self.aliases))
    }

    /// Whether it goes by this name.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.names().any(|own| bare(own) == bare(name))
    }

    /// Adds those addresses that are not in its field yet.
    pub(super) fn add_addresses(&mut self, new: &[String]) {
        let mut email: Vec<String> = addresses(&self.email).map(str::to_owned).collect();
        let stood = email.len();
        for address in new {
            add(&mut email, address);
        }
        if email.len() > stood {
            self.email = joined(&email);
        }
    }
}

impl Typed {
    /// The form as it is shown first.
    pub(in crate::serve) fn standing(config: &Config) -> Self {
        let text = |said: &Option<String>| said.clone().unwrap_or_default();
        let mut typed = Self {
            seal: Description::of(config).seal().as_str().to_owned(),
            title: text(&config.title),
            reference: text(&config.reference),
            sent: text(&config.sent),
            due: text(&config.due),
            adopted: text(&config.adopted),
            programme: text(&config.programme),
            rows: config.respondents.iter().map(Row::standing).collect(),
            ..Self::default()
        };
        typed.leave_room();
        typed
    }

    /// What the form sent.
    pub(in crate::serve) fn of(fields: &Params) -> Self {
        let known: HashMap<&str, &str> = fields.pairs().collect();
        let text = |name: &str| (*known.get(name).unwrap_or(&"")).to_owned();
        // Of an empty row nothing is sent.
        let number: usize = fields.parse("rader").unwrap_or(0);
        let number = number.min(known.len() + EMPTY);
        let row = |at: usize| Row {
            stands_as: text(&format!("var.{at}")),
            name: text(&format!("namn.{at}")),
            kind: text(&format!("typ.{at}")),
            aliases: text(&format!("andra.{at}")),
            email: text(&format!("epost.{at}")),
            removed: !text(&format!("bort.{at}")).is_empty(),
            meanwhile: None,
        };
        Self {
            seal: text("sett"),
            title: text("titel"),
            reference: text("dnr"),
            sent: text("utsand"),
            due: text("sista"),
            adopted: text("antaget"),
            programme: text("forslag"),
            rows: (0..number).map(row).collect(),
            pasted: text("klistra"),
            ticked: fields.all("funnen").map(str::to_owned).collect(),
            forgotten: fields.all("glom").map(str::to_owned).collect(),
        }
    }

    /// Adds empty rows.
    pub(super) fn more(&mut self) {
        let rows = self.rows.len() + MORE;
        self.rows.resize_with(rows, Row::default);
    }

    /// Leaves a few empty rows at the end, and none between the others.
    pub(super) fn leave_room(&mut self) {
        self.rows.retain(|row| !row.is_empty());
        let rows = self.rows.len() + SPARE;
        self.rows.resize_with(rows, Row::default);
    }

    /// Puts what was typed onto what stands now: nothing that somebody else has
    /// added is lost, and what they removed is told of.
    pub(super) fn put_onto(&mut self, config: &Config) {
        let seal = Description::of(config).seal();
        seal.as_str().clone_into(&mut self.seal);
        let stands = |name: &str| config.respondents.iter().any(|one| one.name == name);
        for row in &mut self.rows {
            if row.stands_as.is_empty() && stands(&row.name) {
                row.stands_as.clone_from(&row.name);
            } else if !row.stands_as.is_empty() && !stands(&row.stands_as) {
                row.stands_as.clear();
                row.meanwhile = Some(Meanwhile::Removed);
            }
        }
        for one in &config.respondents {
            if !self.rows.iter().any(|row| row.stands_as == one.name) {
                self.rows.push(Row {
                    meanwhile: Some(Meanwhile::Added),
                    ..Row::standing(one)
                });
            }
        }
        self.leave_room();
    }
}

/// Other names as they stand in a field.
pub(in crate::serve) fn joined(aliases: &[String]) -> String {
    match aliases {
        // else it would be read as two
        [one] if one.contains(',') => format!("{one};"),
        aliases => aliases.join("; "),
    }
}

/// Other names from a field.
pub(in crate::serve) fn split(typed: &str) -> impl Iterator<Item = &str> {
    let sign = if typed.contains(';') { ';' } else { ',' };
    typed
        .split(sign)
        .map(str::trim)
        .filter(|alias| !alias.is_empty())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn other_names_come_back_from_their_field() {
        for aliases in [&["KN"][..], &["Barn, unga"], &["KN", "Kultur, fritid"], &[]] {
            let owned: Vec<String> = aliases.iter().map(|one| (*one).to_owned()).collect();
            assert_eq!(split(&joined(&owned)).collect::<Vec<_>>(), aliases);
        }
        assert_eq!(split("KN, Kultur").collect::<Vec<_>>(), ["KN", "Kultur"]);
    }
}
