//! What is wrong in a form, by field, and how single fields are looked at.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::visit::Visit;
use crate::model::{Lang, turns_direction};

/// Years that a consultation may be of: what lies outside was mistyped.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// What is wrong, by the name of the field, each with its place in the order in
/// which it was told.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Faults(BTreeMap<String, (usize, String)>);

impl Faults {
    /// Tells what is wrong in a field; what was told of it before is more to the point.
    pub(super) fn tell(&mut self, field: impl Into<String>, message: impl Into<String>) {
        let place = self.0.len();
        let told = || (place, message.into());
        self.0.entry(field.into()).or_insert_with(told);
    }

    /// What is wrong in this field.
    pub(super) fn of(&self, field: &str) -> Option<&str> {
        self.0.get(field).map(|(_, message)| message.as_str())
    }

    /// What is wrong, by field, in the order in which it was told.
    pub(super) fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        let mut all: Vec<_> = self.0.iter().collect();
        all.sort_by_key(|(_, (place, _))| *place);
        let all = all.into_iter();
        all.map(|(field, (_, message))| (field.as_str(), message.as_str()))
    }

    /// Whether all is well.
    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// The number of fields in which something is wrong.
    pub(super) fn len(&self) -> usize {
        self.0.len()
    }

    /// A line of text of so many letters at most; `None` where it is empty.
    pub(super) fn line(
        &mut self,
        visit: &Visit,
        field: &str,
        typed: &str,
        most: usize,
    ) -> Option<String> {
        let line = tidy(typed);
        let letters = line.chars().count();
        if letters > most {
            self.tell(
                field,
                match visit.lang {
                    Lang::Sv => format!("Texten är {letters} tecken lång. Högst {most} får plats."),
                    Lang::En => {
                        format!("The text has {letters} letters. At most {most} are allowed.")
                    }
                },
            );
        }
        (!line.is_empty()).then_some(line)
    }

    /// A date, as it is kept; `None` where there is none.
    pub(super) fn date(&mut self, visit: &Visit, field: &str, typed: &str) -> Option<String> {
        let typed = tidy(typed);
        if typed.is_empty() {
            return None;
        }
        match typed.parse::<jiff::civil::Date>() {
            Ok(date) if YEARS.contains(&date.year()) => return Some(date.to_string()),
            Ok(date) => self.tell(
                field,
                format!(
                    "{} {}. {}",
                    visit.t("Året är", "The year is"),
                    date.year(),
                    visit.t("Kontrollera det.", "Look at it again.")
                ),
            ),
            Err(_) => self.tell(
                field,
                format!(
                    "”{typed}” {}",
                    visit.t(
                        "är inget datum i kalendern. Skriv år, månad och dag, som 2025-05-16.",
                        "is no date of the calendar. Write year, month and day, as 2025-05-16."
                    )
                ),
            ),
        }
        None
    }
}

/// A line as it is kept: letters and marks as one, without what nobody sees.
pub(super) fn tidy(typed: &str) -> String {
    let seen = typed.nfc().filter(|sign| !turns_direction(*sign));
    let line: String = seen
        .map(|sign| if sign.is_control() { ' ' } else { sign })
        .collect();
    line.trim().to_owned()
}
