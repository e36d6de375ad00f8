//! What the parser of TOML says, as values: it gives sentences and nothing else.
//! The tests hold them to what it says now.

use crate::error::{ConfigFault, Sort};
use crate::model::nearest;

/// How what is said of a date ends that is none: said by this program, through
/// the parser, which puts its place to it.
pub(super) const NO_DATE: &str = " is not a date";

/// What is wrong, by the parser's words.
pub(super) fn fault_of(message: &str) -> ConfigFault {
    let message = message.trim_end();
    let mut quoted = message.split('`').skip(1).step_by(2).map(str::to_owned);
    if let Some(given) = message.strip_suffix(NO_DATE) {
        return ConfigFault::NoDate {
            given: given.to_owned(),
        };
    }
    if message.starts_with("unknown field `")
        && let Some(key) = quoted.next()
    {
        let known: Vec<String> = quoted.collect();
        let nearest = nearest(&key, known.iter().map(String::as_str)).map(str::to_owned);
        return ConfigFault::UnknownKey {
            key,
            known,
            nearest,
        };
    }
    if message.starts_with("unknown variant `")
        && let Some(value) = quoted.next()
    {
        let known = quoted.collect();
        return ConfigFault::UnknownValue { value, known };
    }
    if message.starts_with("missing field `")
        && let Some(key) = quoted.next()
    {
        return ConfigFault::MissingKey { key };
    }
    if message == "duplicate key" {
        return ConfigFault::DuplicateKey;
    }
    if let Some((found, expected)) =
        (message.strip_prefix("invalid type: ")).and_then(|rest| rest.rsplit_once(", expected "))
    {
        return ConfigFault::WrongSort {
            found: found.to_owned(),
            expected: sort_of(expected),
        };
    }
    ConfigFault::Other {
        detail: message.to_owned(),
    }
}

fn sort_of(words: &str) -> Sort {
    match words {
        "a string" => Sort::Text,
        "a sequence" => Sort::List,
        "a map" => Sort::Table,
        other => Sort::Other {
            detail: other.to_owned(),
        },
    }
}

#[cfg(test)]
mod tests {
    use super::super::Config;
    use super::*;

    fn check(text: &str, expected: &ConfigFault) {
        let error = toml::from_str::<Config>(text).expect_err(text);
        assert_eq!(fault_of(error.message()), *expected, "{error}");
    }

    #[test]
    fn what_the_parser_says_is_understood() {
        let error = toml::from_str::<Config>("referense = \"KS 1\"").expect_err("unknown");
        let fault = fault_of(error.message());
        assert!(
            matches!(&fault, ConfigFault::UnknownKey { key, known, nearest: Some(nearest) }
                if key == "referense" && known.len() > 5 && nearest == "reference"),
            "{fault:?}"
        );
        let asked = |line: &str| format!("[[respondents]]\nname = \"Nämnden\"\n{line}\n");
        let error = toml::from_str::<Config>(&asked("kind = \"bord\"")).expect_err("unknown");
        let fault = fault_of(error.message());
        assert!(
            matches!(&fault, ConfigFault::UnknownValue { value, known }
                if value == "bord" && known.contains(&"board".to_owned())),
            "{fault:?}"
        );
        check(
            &asked(""),
            &ConfigFault::MissingKey {
                key: "kind".to_owned(),
            },
        );
        check("title = \"A\"\ntitle = \"B\"", &ConfigFault::DuplicateKey);
        let wrong = |found: &str, expected: Sort| ConfigFault::WrongSort {
            found: found.to_owned(),
            expected,
        };
        check("title = 5", &wrong("integer `5`", Sort::Text));
        check("respondents = 5", &wrong("integer `5`", Sort::List));
        for given in ["i vår", "2021-02-30"] {
            check(
                &format!("due = \"{given}\""),
                &ConfigFault::NoDate {
                    given: given.to_owned(),
                },
            );
        }
        check(
            "due = 5",
            &ConfigFault::NoDate {
                given: "5".to_owned(),
            },
        );
    }

    #[test]
    fn what_is_not_understood_stays_as_it_is() {
        let error = toml::from_str::<Config>("title").expect_err("no TOML");
        assert!(matches!(
            fault_of(error.message()),
            ConfigFault::Other { .. }
        ));
    }
}
