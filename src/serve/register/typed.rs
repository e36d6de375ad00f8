//! What stands in the forms' fields, as it was typed.

use crate::model::Contact;
use crate::serve::address::Params;
use crate::serve::description::joined;

/// What is typed about several at once.
#[derive(Debug, Default)]
pub(in crate::serve) struct Several {
    /// Their names.
    pub(in crate::serve) names: Vec<String>,
    /// The day on which they were reminded.
    pub(in crate::serve) reminded: String,
    /// The day until which they have more time.
    pub(in crate::serve) until: String,
}

impl Several {
    pub(super) fn of(fields: &Params) -> Self {
        let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
        Self {
            names: fields.all("instans").map(str::to_owned).collect(),
            reminded: text("pamind"),
            until: text("till"),
        }
    }
}

/// What is typed about one.
#[derive(Debug, Default)]
pub(in crate::serve) struct Typed {
    /// What the file said when the form was shown.
    pub(in crate::serve) seal: String,
    pub(in crate::serve) email: String,
    pub(in crate::serve) until: String,
    pub(in crate::serve) reminded: String,
    pub(in crate::serve) declined: String,
    pub(in crate::serve) note: String,
}

impl Typed {
    /// The form as it is shown first.
    pub(in crate::serve) fn standing(contact: &Contact) -> Self {
        let text = |said: &Option<String>| said.clone().unwrap_or_default();
        Self {
            seal: contact.seal().as_str().to_owned(),
            email: joined(&contact.email),
            until: text(&contact.extended_until),
            reminded: contact.reminded.join("; "),
            declined: text(&contact.declined),
            note: text(&contact.note),
        }
    }

    pub(super) fn of(fields: &Params) -> Self {
        let text = |name: &str| fields.get(name).unwrap_or_default().to_owned();
        Self {
            seal: text("sett"),
            email: text("epost"),
            until: text("till"),
            reminded: text("pamind"),
            declined: text("avstar"),
            note: text("anteckning"),
        }
    }
}
