//! Changes to `consultation.toml` that a person makes in a form. What is not
//! changed stays as it was typed: comments, order, signs and lines' ends.

mod handed_on;
mod line_ends;
mod list;

use std::path::Path;

use serde::Serialize;
use toml_edit::{Array, Datetime, DocumentMut, Item, Table, TableLike, Value};

use self::handed_on::{hand_on, remove_key};
use self::line_ends::as_in;
use self::list::List;
use super::config::{Config, DocumentFacts, is_same_name};
use crate::error::Error;
use crate::model::{Contact, ContentHash, CountsAs, Respondent, RespondentKind};

/// What a consultation is to be described by from now on.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct Description {
    /// Title.
    pub title: Option<String>,
    /// The proposer's case number.
    pub reference: Option<String>,
    /// When it was sent out.
    pub sent: Option<String>,
    /// When answers are due.
    pub due: Option<String>,
    /// When the programme was adopted.
    pub adopted: Option<String>,
    /// The programme's file.
    pub programme: Option<String>,
    /// Those asked, each with its place in the list as it stands, if it is there.
    pub asked: Vec<(Option<usize>, Respondent)>,
}

impl Description {
    /// What stands in the file.
    pub fn of(config: &Config) -> Self {
        let asked = config.respondents.iter().cloned().enumerate();
        Self {
            title: config.title.clone(),
            reference: config.reference.clone(),
            sent: config.sent.clone(),
            due: config.due.clone(),
            adopted: config.adopted.clone(),
            programme: config.programme.clone(),
            asked: asked.map(|(at, one)| (Some(at), one)).collect(),
        }
    }

    /// What a form keeps of it, to tell whether somebody else has changed it.
    pub fn seal(&self) -> ContentHash {
        seal(self)
    }

    /// The `text` of a `consultation.toml` with this in place of what it says;
    /// `path` is for messages only.
    pub fn written_over(&self, text: &str, path: &Path) -> Result<String, Error> {
        amend(text, path, |document, config| {
            let keys = [
                ("title", &config.title, &self.title),
                ("reference", &config.reference, &self.reference),
                ("sent", &config.sent, &self.sent),
                ("due", &config.due, &self.due),
                ("adopted", &config.adopted, &self.adopted),
                ("programme", &config.programme, &self.programme),
            ];
            for (key, stands, wanted) in keys {
                let root = document.as_table_mut();
                let left = set_text(root, key, stands.as_deref(), wanted.as_deref());
                hand_on(document, None, &left.unwrap_or_default());
            }
            self.write_asked(document, &config.respondents);
        })
    }

    fn write_asked(&self, document: &mut DocumentMut, stand: &[Respondent]) {
        let is_kept = |at: usize| self.asked.iter().any(|(place, _)| *place == Some(at));
        for (place, one) in &self.asked {
            let Some(at) = *place else { continue };
            if let (Some(before), Some(table)) = (
                stand.get(at),
                List::of(document, "respondents").and_then(|list| list.into_table(at)),
            ) {
                write_respondent(table, Some(before), one);
            }
        }
        for at in (0..stand.len()).rev().filter(|at| !is_kept(*at)) {
            list::remove(document, "respondents", at);
        }
        for (_, one) in self.asked.iter().filter(|(place, _)| place.is_none()) {
            let mut table = Table::new();
            write_respondent(&mut table, None, one);
            list::push(document, "respondents", table);
        }
    }
}

impl Contact {
    /// What a form keeps of it, to tell whether somebody else has changed it.
    pub fn seal(&self) -> ContentHash {
        seal(self)
    }
}

impl DocumentFacts {
    /// What a form keeps of it, to tell whether somebody else has changed it.
    pub fn seal(&self) -> ContentHash {
        seal(self)
    }

    /// The `text` of a `consultation.toml` with this in place of what it says
    /// of the document; where nothing is known of it, the text without that.
    pub fn written_over(&self, text: &str, path: &Path) -> Result<String, Error> {
        amend(text, path, |document, config| {
            let is_this = |facts: &&DocumentFacts| {
                is_same_name(&facts.file, &self.file) && is_same_name(&facts.part, &self.part)
            };
            let at = config.documents.iter().position(|facts| is_this(&facts));
            match at {
                Some(at) if self.is_empty() => list::remove(document, "documents", at),
                None if self.is_empty() => {}
                Some(at) => {
                    let list = List::of(document, "documents");
                    if let Some(table) = list.and_then(|list| list.into_table(at)) {
                        write_facts(table, &config.documents[at], self);
                    }
                }
                None => {
                    let mut table = Table::new();
                    table.insert("file", toml_edit::value(&self.file));
                    if !self.part.is_empty() {
                        table.insert("part", toml_edit::value(&self.part));
                    }
                    write_facts(&mut table, &Self::default(), self);
                    list::push(document, "documents", table);
                }
            }
        })
    }
}

fn seal(said: &impl Serialize) -> ContentHash {
    let bytes = serde_json::to_vec(said).expect("texts and lists are always valid JSON");
    ContentHash::of(&bytes)
}

/// The text after `change`, which is given what stands in it.
fn amend(
    text: &str,
    path: &Path,
    change: impl FnOnce(&mut DocumentMut, &Config),
) -> Result<String, Error> {
    let config = Config::parse(text, path)?;
    let mut document: DocumentMut = text.parse().map_err(|error: toml_edit::TomlError| {
        let at = error.span().map_or(0, |span| span.start);
        Config::fault(text, path, at, error.message())
    })?;
    let before = document.to_string();
    change(&mut document, &config);
    let after = as_in(text, &before, &document.to_string());
    // What would not be read again is not written.
    Config::parse(&after, path)?;
    Ok(after)
}

fn write_respondent(table: &mut dyn TableLike, before: Option<&Respondent>, now: &Respondent) {
    let none = Vec::new();
    set_text(
        table,
        "name",
        before.map(|one| one.name.as_str()),
        Some(&now.name),
    );
    set_text(
        table,
        "kind",
        before.map(|one| one.kind.wire()),
        Some(now.kind.wire()),
    );
    let aliases = before.map_or(&none, |one| &one.aliases);
    set_texts(table, "aliases", aliases, &now.aliases);
    write_contact(
        table,
        before.map_or(&Contact::default(), |one| &one.contact),
        &now.contact,
    );
}

fn write_contact(table: &mut dyn TableLike, before: &Contact, now: &Contact) {
    set_texts(table, "email", &before.email, &now.email);
    set_texts(table, "reminded", &before.reminded, &now.reminded);
    let keys = [
        (
            "extended_until",
            &before.extended_until,
            &now.extended_until,
        ),
        ("declined", &before.declined, &now.declined),
        ("note", &before.note, &now.note),
    ];
    for (key, stands, wanted) in keys {
        set_text(table, key, stands.as_deref(), wanted.as_deref());
    }
}

fn write_facts(table: &mut dyn TableLike, before: &DocumentFacts, now: &DocumentFacts) {
    set_texts(table, "respondents", &before.respondents, &now.respondents);
    let wire = |facts: &DocumentFacts| facts.kind.map(RespondentKind::wire);
    let keys = [
        ("kind", wire(before), wire(now)),
        ("date", before.date.as_deref(), now.date.as_deref()),
        (
            "reference",
            before.reference.as_deref(),
            now.reference.as_deref(),
        ),
        (
            "minutes_paragraph",
            before.minutes_paragraph.as_deref(),
            now.minutes_paragraph.as_deref(),
        ),
    ];
    let counts = |facts: &DocumentFacts| facts.counts_as.map(CountsAs::wire);
    let keys = keys
        .into_iter()
        .chain([("counts_as", counts(before), counts(now))]);
    for (key, stands, wanted) in keys {
        set_text(table, key, stands, wanted);
    }
}

/// Sets a key, or takes it away; a date that stands bare stays bare. Gives
/// comments back for which there is no place left in the table.
fn set_text<T: TableLike + ?Sized>(
    table: &mut T,
    key: &str,
    stands: Option<&str>,
    wanted: Option<&str>,
) -> Option<String> {
    if stands == wanted {
        return None;
    }
    let Some(wanted) = wanted else {
        return remove_key(table, key);
    };
    match table.get_mut(key).and_then(Item::as_value_mut) {
        Some(value) => {
            let date = value.is_datetime().then(|| wanted.parse::<Datetime>().ok());
            let new = date.flatten().map_or_else(|| wanted.into(), Value::from);
            put(value, new);
        }
        None => {
            table.insert(key, toml_edit::value(wanted));
        }
    }
    None
}

/// Sets a key to a list of texts; those that stand there already stay as they
/// are written.
fn set_texts(table: &mut dyn TableLike, key: &str, stand: &[String], wanted: &[String]) {
    if stand == wanted {
        return;
    }
    if wanted.is_empty() {
        remove_key(table, key);
        return;
    }
    let Some(value) = table.get_mut(key).and_then(Item::as_value_mut) else {
        table.insert(key, toml_edit::value(wanted.iter().collect::<Array>()));
        return;
    };
    if let Some(array) = value.as_array_mut().filter(|_| wanted.starts_with(stand)) {
        array.extend(&wanted[stand.len()..]);
    } else {
        put(value, wanted.iter().collect::<Array>().into());
    }
}

/// Puts a value in the place of another, with what stands around it.
fn put(value: &mut Value, mut new: Value) {
    new.decor_mut().clone_from(value.decor());
    *value = new;
}

#[cfg(test)]
mod tests;
