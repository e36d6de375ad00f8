//! Those asked, as `consultation.toml` has them: an unknown key is an error here too.

use serde::{Deserialize, Deserializer};

use super::{date, day};
use crate::model::{Contact, Respondent, RespondentKind};

/// One of those asked.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Asked {
    name: String,
    kind: RespondentKind,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default, deserialize_with = "texts")]
    email: Vec<String>,
    #[serde(default, deserialize_with = "date")]
    extended_until: Option<String>,
    #[serde(default, deserialize_with = "days")]
    reminded: Vec<String>,
    #[serde(default, deserialize_with = "date")]
    declined: Option<String>,
    #[serde(default)]
    note: Option<String>,
}

impl From<Asked> for Respondent {
    fn from(asked: Asked) -> Self {
        let mut contact = Contact {
            email: asked.email,
            extended_until: asked.extended_until,
            reminded: Vec::new(),
            declined: asked.declined,
            note: asked.note.filter(|note| !note.trim().is_empty()),
        };
        for day in asked.reminded {
            contact.remind(&day);
        }
        Self {
            name: asked.name,
            kind: asked.kind,
            aliases: asked.aliases,
            contact,
        }
    }
}

/// The list of them.
pub(super) fn respondents<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<Respondent>, D::Error> {
    let list = Vec::<Asked>::deserialize(from)?;
    Ok(list.into_iter().map(Respondent::from).collect())
}

/// A text, or several.
fn texts<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    let text = |value: toml::Value| match value {
        toml::Value::String(text) => Ok(text),
        other => Err(serde::de::Error::custom(format!(
            "invalid type: `{other}`, expected a string"
        ))),
    };
    match toml::Value::deserialize(from)? {
        toml::Value::Array(values) => values.into_iter().map(text).collect(),
        value => Ok(vec![text(value)?]),
    }
}

/// Dates, or one.
fn days<'de, D: Deserializer<'de>>(from: D) -> Result<Vec<String>, D::Error> {
    match toml::Value::deserialize(from)? {
        toml::Value::Array(values) => values.iter().map(day).collect(),
        value => Ok(vec![day(&value)?]),
    }
}
