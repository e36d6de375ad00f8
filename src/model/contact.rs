//! How a body that was asked is reached, and what was agreed with it.

use serde::{Deserialize, Serialize};

use super::turns_direction;

/// Letters before the `@`, and in all, at most: as mail has it.
const LOCAL: usize = 64;
const LETTERS: usize = 254;

/// How a body is reached, and what was agreed with it. Nothing of this says who
/// a document is from, so nothing is read anew for it.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contact {
    /// The e-mail addresses that it is written to.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub email: Vec<String>,
    /// The day until which it has more time than the others, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub extended_until: Option<String>,
    /// The days on which it was reminded, ISO 8601.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub reminded: Vec<String>,
    /// The day on which it said that it will not answer, ISO 8601.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub declined: Option<String>,
    /// What the official notes of it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub note: Option<String>,
}

impl Contact {
    /// The last day on which it can answer, where all are to by `due`: no agreement
    /// gives less time.
    pub fn last_day<'a>(&'a self, due: Option<&'a str>) -> Option<&'a str> {
        due.max(self.extended_until.as_deref())
    }

    /// The day until which it has more time than the others; `None` where it has no
    /// more. Ordered by it, those with least time stand first.
    pub fn more_time<'a>(&'a self, due: Option<&'a str>) -> Option<&'a str> {
        self.last_day(due).filter(|_| self.last_day(due) != due)
    }

    /// Writes down that it was reminded on this day: once, in the days' order.
    pub fn remind(&mut self, day: &str) {
        if let Err(at) = self.reminded.binary_search_by(|one| one.as_str().cmp(day)) {
            self.reminded.insert(at, day.to_owned());
        }
    }
}

/// Whether this can be an e-mail address: one `@` between a name and a domain of
/// several parts, and no sign that would end the address where it is written.
pub fn is_mail_address(text: &str) -> bool {
    let Some((local, domain)) = text.split_once('@') else {
        return false;
    };
    let is_sign = |sign: char| {
        !sign.is_whitespace()
            && !sign.is_control()
            && !turns_direction(sign)
            && !"()<>[]{},;:\\\"@".contains(sign)
    };
    let is_part = |part: &str| {
        !part.is_empty()
            && !part.starts_with('-')
            && !part.ends_with('-')
            && part
                .chars()
                .all(|sign| sign.is_alphanumeric() || sign == '-')
    };
    let is_name = |part: &str| !part.is_empty() && part.chars().all(is_sign);
    text.len() <= LETTERS
        && local.len() <= LOCAL
        && local.split('.').all(is_name)
        && domain.contains('.')
        && domain.split('.').all(is_part)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_told_from_what_is_none() {
        for address in [
            "kultur@ekstad.example",
            "bo.ek+remiss@kultur.ekstad.example",
            "kultur@älvstad.example",
        ] {
            assert!(is_mail_address(address), "{address}");
        }
        for other in [
            "",
            "@",
            "kultur",
            "kultur@",
            "kultur@ekstad",
            "@ekstad.example",
            "a@b@ekstad.example",
            "kultur @ekstad.example",
            "kultur@ekstad.example?bcc=x@y.example",
            "a,b@ekstad.example",
            "a..b@ekstad.example",
            "kultur@-ekstad.example",
            "kultur@ekstad..example",
            "a\r\n@ekstad.example",
            "a\u{202e}@ekstad.example",
        ] {
            assert!(!is_mail_address(other), "{other}");
        }
    }

    #[test]
    fn no_agreement_gives_less_time() {
        let until = |day: &str| Contact {
            extended_until: Some(day.to_owned()),
            ..Contact::default()
        };
        let due = Some("2025-04-30");
        assert_eq!(until("2025-05-15").last_day(due), Some("2025-05-15"));
        assert_eq!(until("2025-04-15").last_day(due), due);
        assert_eq!(until("2025-04-15").last_day(None), Some("2025-04-15"));
        assert!(until("2025-05-15").more_time(due).is_some());
        assert!(until("2025-04-30").more_time(due).is_none());
        assert_eq!(Contact::default().last_day(due), due);
    }

    #[test]
    fn a_reminder_is_kept_once_and_in_order() {
        let mut contact = Contact::default();
        for day in ["2025-05-02", "2025-04-24", "2025-05-02"] {
            contact.remind(day);
        }
        assert_eq!(contact.reminded, ["2025-04-24", "2025-05-02"]);
    }
}
