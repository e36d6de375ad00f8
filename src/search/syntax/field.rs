//! The fields that can be named in a query, and how their values are read.

use crate::model::{Lang, RespondentKind, Role, Stance, Status};

/// A field that can be named in a query.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum FieldName {
    /// A section of the programme, by number or id, its subsections included.
    Section,
    /// A section of the programme, by number or id, without its subsections.
    SectionAlone,
    /// Words of the respondent's name.
    Respondent,
    /// The respondent's kind.
    Kind,
    /// The stance.
    Stance,
    /// The role.
    Role,
    /// The status.
    Status,
    /// The year of the answer, or a range.
    Year,
    /// The page, or a range.
    Page,
    /// The consultation, by name or words of its title.
    Consultation,
    /// The case number, or its beginning.
    Reference,
}

/// Every field with its name in Swedish, in English, and other names it goes by.
const NAMES: &[(FieldName, &str, &str, &[&str])] = &[
    (FieldName::Section, "avsnitt", "section", &["kapitel"]),
    (FieldName::SectionAlone, "enbart", "only", &["bara"]),
    (
        FieldName::Respondent,
        "instans",
        "respondent",
        &["remissinstans"],
    ),
    (FieldName::Kind, "typ", "kind", &[]),
    (
        FieldName::Stance,
        "ställning",
        "stance",
        &["ställningstagande", "hållning"],
    ),
    (FieldName::Role, "roll", "role", &[]),
    (FieldName::Status, "status", "status", &[]),
    (FieldName::Year, "år", "year", &[]),
    (FieldName::Page, "sida", "page", &[]),
    (FieldName::Consultation, "remiss", "consultation", &[]),
    (FieldName::Reference, "dnr", "reference", &["diarienummer"]),
];

/// A value that a field was given.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FieldValue {
    /// Words, a name or a number as typed.
    Text(String),
    /// A number, or a range of them with both ends.
    Range(u64, u64),
    /// A kind.
    Kind(RespondentKind),
    /// A stance; `None` where nothing was assessed.
    Stance(Option<Stance>),
    /// A role.
    Role(Role),
    /// A status.
    Status(Status),
}

impl FieldName {
    /// The field that goes by this name, in any case.
    pub fn find(name: &str) -> Option<Self> {
        let name = name.to_lowercase();
        NAMES
            .iter()
            .find(|(_, sv, en, others)| {
                *sv == name || *en == name || others.contains(&name.as_str())
            })
            .map(|(field, ..)| *field)
    }

    /// The name that people read.
    pub fn label(self, lang: Lang) -> &'static str {
        NAMES
            .iter()
            .find(|(field, ..)| *field == self)
            .map_or("", |(_, sv, en, _)| match lang {
                Lang::Sv => *sv,
                Lang::En => *en,
            })
    }

    /// Reads a value; where it is not one, gives the nearest that is.
    pub(super) fn value(self, typed: &str) -> Result<FieldValue, Option<String>> {
        match self {
            Self::Section
            | Self::SectionAlone
            | Self::Respondent
            | Self::Consultation
            | Self::Reference => Ok(FieldValue::Text(typed.to_owned())),
            Self::Year | Self::Page => range(typed).ok_or(None),
            Self::Kind => {
                closed(typed, RespondentKind::ALL, RespondentKind::label).map(FieldValue::Kind)
            }
            Self::Stance => match typed.to_lowercase().as_str() {
                "obedömd" | "unassessed" => Ok(FieldValue::Stance(None)),
                _ => closed(typed, Stance::ALL, Stance::label)
                    .map(|stance| FieldValue::Stance(Some(stance))),
            },
            Self::Role => closed(typed, Role::ALL, Role::label).map(FieldValue::Role),
            Self::Status => closed(typed, Status::ALL, Status::label).map(FieldValue::Status),
        }
    }
}

/// `2021`, `2019..2021`, `..2021`, `2019..`.
fn range(typed: &str) -> Option<FieldValue> {
    let number = |text: &str| text.trim().parse::<u64>().ok();
    let (from, to) = match typed.split_once("..") {
        None => {
            let only = number(typed)?;
            (only, only)
        }
        Some(("", to)) => (0, number(to)?),
        Some((from, "")) => (number(from)?, u64::MAX),
        Some((from, to)) => (number(from)?, number(to)?),
    };
    Some(FieldValue::Range(from.min(to), from.max(to)))
}

/// A word of a closed vocabulary: by name or label, or by a beginning that
/// only one of them has.
fn closed<T: Copy + std::fmt::Display>(
    typed: &str,
    all: &[T],
    label: fn(T, Lang) -> &'static str,
) -> Result<T, Option<String>> {
    let wanted = typed.to_lowercase().replace('_', " ");
    let names = |word: T| {
        [
            word.to_string().replace('_', " "),
            label(word, Lang::Sv).to_lowercase(),
            label(word, Lang::En).to_lowercase(),
        ]
    };
    let mut same = all.iter().filter(|word| names(**word).contains(&wanted));
    if let Some(word) = same.next() {
        return Ok(*word);
    }
    let mut begins = all.iter().filter(|word| {
        wanted.chars().count() >= 3 && names(**word).iter().any(|name| name.starts_with(&wanted))
    });
    if let (Some(word), None) = (begins.next(), begins.next()) {
        return Ok(*word);
    }
    let nearest = all
        .iter()
        .flat_map(|word| names(*word).map(|name| (edits(&name, &wanted), label(*word, Lang::Sv))))
        .filter(|(edits, _)| *edits <= 2)
        .min();
    Err(nearest.map(|(_, label)| label.to_owned()))
}

/// How many letters must be changed, added or left out to make one the other;
/// of long words only the beginning is looked at.
fn edits(one: &str, other: &str) -> usize {
    let other: Vec<char> = other.chars().take(40).collect();
    let mut row: Vec<usize> = (0..=other.len()).collect();
    for (i, a) in one.chars().take(40).enumerate() {
        let mut diagonal = row[0];
        row[0] = i + 1;
        for (j, b) in other.iter().enumerate() {
            let changed = diagonal + usize::from(a != *b);
            diagonal = row[j + 1];
            row[j + 1] = changed.min(diagonal + 1).min(row[j] + 1);
        }
    }
    row.last().copied().unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_go_by_their_swedish_and_english_names() {
        for (field, sv, en, _) in NAMES {
            assert_eq!(FieldName::find(&sv.to_uppercase()), Some(*field));
            assert_eq!(FieldName::find(en), Some(*field));
        }
        assert_eq!(FieldName::find("fält"), None);
    }

    #[test]
    fn closed_vocabularies_are_found_by_label_and_beginning() {
        let kind = |typed| FieldName::Kind.value(typed);
        assert_eq!(kind("nämnd"), Ok(FieldValue::Kind(RespondentKind::Board)));
        assert_eq!(
            kind("Company"),
            Ok(FieldValue::Kind(RespondentKind::Company))
        );
        assert_eq!(kind("fack"), Ok(FieldValue::Kind(RespondentKind::Union)));
        assert_eq!(kind("nämd"), Err(Some("nämnd".to_owned())));
        assert_eq!(kind("xyzzy"), Err(None));
    }

    #[test]
    fn ranges_may_be_open_or_turned_round() {
        assert_eq!(range("2019..2021"), Some(FieldValue::Range(2019, 2021)));
        assert_eq!(range("2021..2019"), Some(FieldValue::Range(2019, 2021)));
        assert_eq!(range("5.."), Some(FieldValue::Range(5, u64::MAX)));
        assert_eq!(range(".."), None);
    }
}
