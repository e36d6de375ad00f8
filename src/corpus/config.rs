//! `consultation.toml`: what a person says about a consultation.

mod asked;

use std::collections::HashSet;
use std::path::Path;

use serde::{Deserialize, Serialize};
use unicode_normalization::{UnicodeNormalization, is_nfc};

use super::toml_fault::{NO_DATE, fault_of};
use crate::error::{ConfigFault, Error};
use crate::model::{
    About, Contact, ContentHash, CountsAs, Respondent, RespondentKind, is_mail_address,
};

/// Everything `consultation.toml` can say; an unknown key is an error.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Config {
    /// Title of the consultation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub title: Option<String>,
    /// The proposer's case number (diarienummer).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// When it was sent out.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "date"
    )]
    pub sent: Option<String>,
    /// When answers are due.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "date"
    )]
    pub due: Option<String>,
    /// When the programme was adopted.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "date"
    )]
    pub adopted: Option<String>,
    /// The programme's file, where it is not called `programme.*` or `program.*`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub programme: Option<String>,
    /// Those asked.
    #[serde(
        default,
        skip_serializing_if = "Vec::is_empty",
        deserialize_with = "asked::respondents"
    )]
    pub respondents: Vec<Respondent>,
    /// Where the machine's cutting of a bundle is overruled.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub bundles: Vec<Bundle>,
    /// Facts about a document that the machine could not tell, or told wrongly.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub documents: Vec<DocumentFacts>,
}

/// How one bundle is to be cut.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Bundle {
    /// The file, relative to the consultation's folder.
    pub file: String,
    /// Page ranges, `"1-4"`; empty for a file that is to stay whole.
    #[serde(default)]
    pub parts: Vec<String>,
}

/// What a person knows about one document.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentFacts {
    /// The file, relative to the consultation's folder.
    pub file: String,
    /// The part in a bundle or archive; empty for the file itself.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub part: String,
    /// Who answers, several for a joint answer.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub respondents: Vec<String>,
    /// Their kind.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub kind: Option<RespondentKind>,
    /// The date of the answer.
    #[serde(
        default,
        skip_serializing_if = "Option::is_none",
        deserialize_with = "date"
    )]
    pub date: Option<String>,
    /// The respondent's case number.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reference: Option<String>,
    /// The paragraph of the minutes, as it is to be written (`§ 112`).
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub minutes_paragraph: Option<String>,
    /// What it counts as.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub counts_as: Option<CountsAs>,
}

impl DocumentFacts {
    /// Whether it says nothing of the document.
    pub fn is_empty(&self) -> bool {
        let Self {
            file: _,
            part: _,
            respondents,
            kind,
            date,
            reference,
            minutes_paragraph,
            counts_as,
        } = self;
        respondents.is_empty()
            && kind.is_none()
            && counts_as.is_none()
            && [date, reference, minutes_paragraph]
                .iter()
                .all(|said| said.is_none())
    }
}

impl Config {
    /// Reads the text of a `consultation.toml`; `path` is for messages only.
    pub fn parse(text: &str, path: &Path) -> Result<Self, Error> {
        let mut config: Self = toml::from_str(text).map_err(|error| {
            let at = error.span().map_or(0, |span| span.start);
            Self::fault(text, path, at, error.message())
        })?;
        config.compose_names();
        config.check_names(text, path)?;
        config.check_addresses(text, path)?;
        Ok(config)
    }

    /// What is wrong at this place of the text.
    pub(super) fn fault(text: &str, path: &Path, at: usize, message: &str) -> Error {
        Error::Config {
            path: path.to_owned(),
            line: line_of(text, at),
            fault: fault_of(message),
        }
    }

    /// Refuses a respondent without a name, or who is asked twice.
    fn check_names(&self, text: &str, path: &Path) -> Result<(), Error> {
        let mut known = HashSet::new();
        for (at, respondent) in self.respondents.iter().enumerate() {
            let name = respondent.name.trim();
            let fault = if name.is_empty() {
                ConfigFault::NamelessRespondent
            } else if known.insert(name) {
                continue;
            } else {
                ConfigFault::AskedTwice {
                    name: name.to_owned(),
                }
            };
            return Err(Error::Config {
                path: path.to_owned(),
                line: Places::of(text).respondent(text, at),
                fault,
            });
        }
        Ok(())
    }

    /// Refuses what is no e-mail address.
    fn check_addresses(&self, text: &str, path: &Path) -> Result<(), Error> {
        for (at, one) in self.respondents.iter().enumerate() {
            let odd = (one.contact.email.iter()).find(|address| !is_mail_address(address));
            if let Some(odd) = odd {
                return Err(Error::Config {
                    path: path.to_owned(),
                    line: Places::of(text).address(text, at),
                    fault: ConfigFault::NoAddress {
                        given: odd.clone(),
                        name: one.name.trim().to_owned(),
                    },
                });
            }
        }
        Ok(())
    }

    /// The hash over all that files are read and judged by. How those asked are
    /// reached and what was agreed with them has no part in that.
    pub fn judged_by(&self) -> ContentHash {
        let mut judged = self.clone();
        for one in &mut judged.respondents {
            one.contact = Contact::default();
        }
        ContentHash::of(judged.to_toml().as_bytes())
    }

    /// That the programme named in the text lies elsewhere.
    pub(super) fn programme_outside(text: &str, path: &Path) -> Error {
        Error::Config {
            path: path.to_owned(),
            line: 1 + text
                .lines()
                .position(|line| line.trim_start().starts_with("programme"))
                .unwrap_or(0),
            fault: ConfigFault::ProgrammeOutside,
        }
    }

    /// Writes names as documents are read, letters and marks as one: files
    /// stay called as they are.
    fn compose_names(&mut self) {
        let asked = self.respondents.iter_mut();
        let asked = asked.flat_map(|one| std::iter::once(&mut one.name).chain(&mut one.aliases));
        let told = self
            .documents
            .iter_mut()
            .flat_map(|one| &mut one.respondents);
        for name in asked.chain(told).chain(&mut self.title) {
            if !is_nfc(name) {
                *name = name.nfc().collect();
            }
        }
    }

    /// The text to write for a new consultation.
    pub fn to_toml(&self) -> String {
        toml::to_string_pretty(self).expect("strings and lists are always valid TOML")
    }

    /// The facts that go into every report; where no title is given, the
    /// `programme`'s own stands in for it, and last the folder's `name`.
    pub fn about(&self, programme: Option<&str>, name: &str) -> About {
        let given = self.title.as_deref().or(programme);
        About {
            title: given
                .map(str::trim)
                .filter(|title| !title.is_empty())
                .unwrap_or(name)
                .to_owned(),
            reference: self.reference.clone(),
            sent: self.sent.clone(),
            due: self.due.clone(),
            adopted: self.adopted.clone(),
            asked: self.respondents.clone(),
        }
    }

    /// What a person said about this document, if anything.
    pub fn facts(&self, file: &str, part: &str) -> Option<&DocumentFacts> {
        self.documents
            .iter()
            .find(|facts| is_same_name(&facts.file, file) && is_same_name(&facts.part, part))
    }
}

/// Whether the names are the same, however letters and their marks are written:
/// some disks keep them apart, keyboards give them as one.
pub fn is_same_name(one: &str, other: &str) -> bool {
    one.nfc().eq(other.nfc())
}

/// Where in the text things stand that are only known to be wrong afterwards.
#[derive(Default, Deserialize)]
struct Places {
    #[serde(default)]
    respondents: Vec<Named>,
}

#[derive(Deserialize)]
struct Named {
    name: toml::Spanned<String>,
    email: Option<toml::Spanned<toml::Value>>,
}

impl Places {
    fn of(text: &str) -> Self {
        // It has been read before.
        toml::from_str(text).unwrap_or_default()
    }

    fn respondent(&self, text: &str, at: usize) -> usize {
        let place = self.respondents.get(at);
        line_of(text, place.map_or(0, |one| one.name.span().start))
    }

    fn address(&self, text: &str, at: usize) -> usize {
        let place = self.respondents.get(at).and_then(|one| one.email.as_ref());
        place.map_or_else(
            || self.respondent(text, at),
            |email| line_of(text, email.span().start),
        )
    }
}

fn line_of(text: &str, offset: usize) -> usize {
    text[..offset.min(text.len())].matches('\n').count() + 1
}

/// A date as TOML's own or as a string; checked against the calendar.
fn date<'de, D: serde::Deserializer<'de>>(from: D) -> Result<Option<String>, D::Error> {
    day(&toml::Value::deserialize(from)?).map(Some)
}

fn day<E: serde::de::Error>(value: &toml::Value) -> Result<String, E> {
    let text = match value {
        toml::Value::String(text) => text.clone(),
        toml::Value::Datetime(date) => date.to_string(),
        other => other.to_string(),
    };
    match text.parse::<jiff::civil::Date>() {
        Ok(date) => Ok(date.to_string()),
        Err(_) => Err(E::custom(format!("{text}{NO_DATE}"))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(text: &str) -> String {
        Config::parse(text, Path::new("consultation.toml"))
            .unwrap_err()
            .to_string()
    }

    #[test]
    fn names_are_composed_and_files_are_not() {
        let config = Config::parse(
            "programme = \"a\u{30a}.md\"\n\n[[respondents]]\nname = \"A\u{308}ldrena\u{308}mnden\"\nkind = \"board\"\naliases = [\"A\u{308}N\"]\n",
            Path::new("consultation.toml"),
        )
        .unwrap();
        assert_eq!(config.respondents[0].name, "Äldrenämnden");
        assert_eq!(config.respondents[0].aliases, ["ÄN"]);
        assert_eq!(config.programme.as_deref(), Some("a\u{30a}.md"));
    }

    #[test]
    fn an_unknown_key_is_named_with_line_and_nearest() {
        let message = error("title = \"A\"\nreferense = \"KS 1\"\n");
        assert!(message.starts_with("consultation.toml:2:"), "{message}");
        assert!(message.ends_with("did you mean `reference`?"), "{message}");
    }

    #[test]
    fn a_respondent_without_a_name_or_asked_twice_is_told_with_its_line() {
        let asked = |name: &str| format!("[[respondents]]\nkind = \"board\"\nname = \"{name}\"\n");
        for (second, told) in [
            (" ", "no name"),
            ("Kulturna\u{308}mnden ", "`Kulturnämnden` is asked twice"),
        ] {
            let message = error(&(asked("Kulturnämnden") + &asked(second)));
            assert!(message.starts_with("consultation.toml:6:"), "{message}");
            assert!(message.contains(told), "{message}");
        }
    }

    #[test]
    fn dates_are_taken_bare_or_quoted_and_checked() {
        let config =
            Config::parse("sent = 2021-05-10\ndue = \"2021-09-30\"", Path::new("x")).unwrap();
        assert_eq!(config.sent.as_deref(), Some("2021-05-10"));
        assert_eq!(config.due.as_deref(), Some("2021-09-30"));
        assert!(error("due = \"30 september\"").contains("write it as"));
        assert!(error("due = \"2021-02-30\"").contains("not a date"));
    }

    #[test]
    fn what_is_wrong_with_one_of_those_asked_is_told_with_its_line() {
        let asked = |line: &str| {
            let other = "[[respondents]]\nname = \"Socialnämnden\"\nkind = \"board\"\n";
            error(&format!(
                "{other}[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\n{line}\n"
            ))
        };
        for (line, told) in [
            (
                "email = [\"kultur@\"]",
                "`kultur@`, for `Kulturnämnden`, is no e-mail address",
            ),
            ("email = 7", "wrong sort of value: `7`"),
            ("extended_until = \"i maj\"", "`i maj` is not a date"),
            ("reminded = [2025-05-01, \"2025-02-30\"]", "`2025-02-30`"),
            ("declined = true", "`true` is not a date"),
            ("e-mail = \"a@b.example\"", "did you mean `email`?"),
        ] {
            let message = asked(line);
            assert!(message.starts_with("consultation.toml:7:"), "{message}");
            assert!(message.contains(told), "{message}");
        }
    }

    #[test]
    fn what_was_agreed_with_those_asked_is_read_in_either_form_and_judges_nothing() {
        let text = "[[respondents]]\nname = \"Kulturnämnden\"\nkind = \"board\"\n";
        let more = format!(
            "{text}email = \"kultur@ekstad.example\"\nextended_until = 2025-05-15\nreminded = [2025-05-20, \"2025-05-02\"]\n"
        );
        let config = |text: &str| Config::parse(text, Path::new("x")).unwrap();
        let contact = &config(&more).respondents[0].contact;
        assert_eq!(contact.email, ["kultur@ekstad.example"]);
        assert_eq!(contact.extended_until.as_deref(), Some("2025-05-15"));
        assert_eq!(contact.reminded, ["2025-05-02", "2025-05-20"]);
        assert_eq!(config(text).judged_by(), config(&more).judged_by());
        let renamed = text.replace("Kulturnämnden", "Kulturnämnd");
        assert_ne!(config(text).judged_by(), config(&renamed).judged_by());
    }

    #[test]
    fn what_is_written_is_read_back() {
        let config = Config {
            title: Some("Översyn \"A\"".to_owned()),
            respondents: vec![Respondent {
                aliases: vec!["KN".to_owned()],
                contact: Contact {
                    email: vec!["kultur@ekstad.example".to_owned()],
                    extended_until: Some("2025-05-15".to_owned()),
                    reminded: vec!["2025-05-02".to_owned()],
                    declined: Some("2025-05-20".to_owned()),
                    note: Some("Berörs inte".to_owned()),
                },
                ..Respondent::new("Kulturnämnden", RespondentKind::Board)
            }],
            ..Config::default()
        };
        assert_eq!(
            Config::parse(&config.to_toml(), Path::new("x")).unwrap(),
            config
        );
    }
}
