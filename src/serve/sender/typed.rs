//! What stands in the form's fields, as it was typed.

use crate::corpus::DocumentFacts;
use crate::serve::address::Params;

/// Everything typed.
#[derive(Debug, Default)]
pub(in crate::serve) struct Typed {
    /// What the file said of the document when the form was shown.
    pub(in crate::serve) seal: String,
    pub(in crate::serve) senders: Vec<String>,
    /// The kind's word; empty for what the list or the machine says.
    pub(in crate::serve) kind: String,
    pub(in crate::serve) date: String,
    pub(in crate::serve) reference: String,
    pub(in crate::serve) paragraph: String,
    /// The word for what it counts as; empty for what the machine takes it for.
    pub(in crate::serve) counts_as: String,
}

impl Typed {
    /// The form as it is shown first.
    pub(in crate::serve) fn standing(facts: &DocumentFacts) -> Self {
        let text = |said: &Option<String>| said.clone().unwrap_or_default();
        Self {
            seal: facts.seal().as_str().to_owned(),
            senders: facts.respondents.clone(),
            kind: facts.kind.map_or("", |kind| kind.wire()).to_owned(),
            date: text(&facts.date),
            reference: text(&facts.reference),
            paragraph: text(&facts.minutes_paragraph),
            counts_as: facts.counts_as.map_or("", |word| word.wire()).to_owned(),
        }
    }

    pub(super) fn of(fields: &Params) -> Self {
        let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
        Self {
            seal: text("sett"),
            senders: fields.all("avsandare").map(str::to_owned).collect(),
            kind: text("typ"),
            date: text("datum"),
            reference: text("dnr"),
            paragraph: text("paragraf"),
            counts_as: text("raknas"),
        }
    }

    /// The senders, with empty fields for further ones.
    pub(in crate::serve) fn fields(&self) -> impl Iterator<Item = &str> {
        let spare = if self.senders.is_empty() { 2 } else { 1 };
        let senders = self.senders.iter().map(String::as_str);
        senders.chain(std::iter::repeat_n("", spare))
    }
}
