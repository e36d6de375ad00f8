//! How a statement lies in the index: the fields, the exact terms it is
//! filtered by, and the closed vocabularies packed into one column.

use tantivy::schema::{
    FAST, Field, IndexRecordOption, STORED, STRING, Schema, TextFieldIndexing, TextOptions,
};

use super::analyzer;
use crate::model::{RespondentKind, Role, Stance, Status};

/// The name of what is stored. Its number rises whenever the stored form or the
/// terms change, so that an older index is made anew.
const RECORD: &str = "record_5";

/// Stands between the names in a column that holds a set of them.
pub(crate) const SEPARATOR: char = '\u{1f}';

/// The fields of the index.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Fields {
    /// All that a word is looked for in, so that it is one list of statements:
    /// lemmas and compound parts of the statement, of the headings above it and
    /// the sentence that introduces its list; and of who says it, as other terms
    /// ([`super::analyzer::of_name`]), so that they can be given no weight.
    pub(crate) words: Field,
    /// The statement, word by word as written.
    pub(crate) exact: Field,
    /// Who says it: lemmas and compound parts.
    pub(crate) respondent: Field,
    /// Exact terms: see [`Term`].
    pub(crate) term: Field,
    /// Consultation and sections with their parents, joined: a facet column.
    pub(crate) place: Field,
    /// Respondents, joined: a facet column.
    pub(crate) speaker: Field,
    /// The closed vocabularies: see [`Bits`].
    pub(crate) bits: Field,
    /// Place in the programme's order.
    pub(crate) order: Field,
    /// The date as the number 20211004; 0 where unknown.
    pub(crate) date: Field,
    /// The page; 0 where unknown.
    pub(crate) page: Field,
    /// Which set of repeated statements of its consultation it belongs to,
    /// counted from 1; 0 where it stands alone.
    pub(crate) twins: Field,
    /// The record that hits are made of.
    pub(crate) record: Field,
}

/// The schema and its fields; always the same.
pub(crate) fn schema() -> (Schema, Fields) {
    let mut builder = Schema::builder();
    let analysed = |name: &str, option| {
        TextOptions::default().set_indexing_options(
            TextFieldIndexing::default()
                .set_tokenizer(name)
                .set_index_option(option),
        )
    };
    let positions = IndexRecordOption::WithFreqsAndPositions;
    let frequencies = IndexRecordOption::WithFreqs;
    let presence = IndexRecordOption::Basic;
    let fields = Fields {
        words: builder.add_text_field("words", analysed(analyzer::LEMMAS, frequencies)),
        exact: builder.add_text_field("exact", analysed(analyzer::EXACT, positions)),
        respondent: builder.add_text_field("respondent", analysed(analyzer::LEMMAS, presence)),
        term: builder.add_text_field("term", STRING),
        place: builder.add_text_field("place", TextOptions::default().set_fast("raw")),
        speaker: builder.add_text_field("speaker", TextOptions::default().set_fast("raw")),
        bits: builder.add_u64_field("bits", FAST),
        order: builder.add_u64_field("order", FAST),
        date: builder.add_u64_field("date", FAST),
        page: builder.add_u64_field("page", FAST),
        twins: builder.add_u64_field("twins", FAST),
        record: builder.add_bytes_field(RECORD, STORED),
    };
    (builder.build(), fields)
}

/// An exact term that statements are filtered, found or removed by.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Term<'a> {
    /// The record of a consultation, not a statement.
    Consultations,
    /// A statement that argues something.
    Statement,
    /// Programme text given back, or formalities.
    Furniture,
    /// Everything of one consultation.
    Consultation(&'a str),
    /// A statement's id.
    Id(&'a str),
    /// A section, or one that it is part of: consultation and id.
    Section(&'a str, &'a str),
    /// A section's number or id, in whatever consultation.
    SectionNumber(&'a str),
    /// The same, where it is the section itself that is spoken of.
    SectionAlone(&'a str),
    /// A respondent's name.
    Respondent(&'a str),
    /// The respondent's kind.
    Kind(RespondentKind),
    /// The stance; `None` where the machine abstains.
    Stance(Option<Stance>),
    /// The role.
    Role(Role),
    /// The status.
    Status(Status),
    /// The year of the answer.
    Year(u16),
    /// A case number, by its [`reference_key`].
    Reference(&'a str),
}

impl Term<'_> {
    /// The term as it stands in the index.
    pub(crate) fn key(self) -> String {
        match self {
            Self::Consultations => "consultations".to_owned(),
            Self::Statement => "statement".to_owned(),
            Self::Furniture => "furniture".to_owned(),
            Self::Consultation(name) => format!("c:{name}"),
            Self::Id(id) => format!("i:{id}"),
            Self::Section(consultation, id) => format!("s:{consultation}{SEPARATOR}{id}"),
            Self::SectionNumber(number) => format!("n:{}", number.to_lowercase()),
            Self::SectionAlone(number) => format!("e:{}", number.to_lowercase()),
            Self::Respondent(name) => format!("r:{}", name.to_lowercase()),
            Self::Kind(kind) => format!("k:{kind}"),
            Self::Stance(Some(stance)) => format!("t:{stance}"),
            Self::Stance(None) => "t:".to_owned(),
            Self::Role(role) => format!("o:{role}"),
            Self::Status(status) => format!("u:{status}"),
            Self::Year(year) => format!("y:{year}"),
            Self::Reference(reference) => format!("d:{}", reference_key(reference)),
        }
    }

    /// The term for a query or a deletion.
    pub(crate) fn of(self, fields: Fields) -> tantivy::Term {
        tantivy::Term::from_field_text(fields.term, &self.key())
    }
}

/// A case number without what writers vary: case, white space and dashes.
pub(crate) fn reference_key(reference: &str) -> String {
    const DASHES: [char; 6] = ['-', '\u{2010}', '\u{2011}', '–', '—', '−'];
    reference
        .chars()
        .filter(|c| !c.is_whitespace() && !DASHES.contains(c))
        .flat_map(char::to_lowercase)
        .collect()
}

/// The closed vocabularies of a statement, packed into one number so that one
/// look at one column counts them all.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Bits(pub(crate) u32);

impl Bits {
    /// Packs them.
    pub(crate) fn pack(
        kind: RespondentKind,
        stance: Option<Stance>,
        role: Role,
        status: Status,
        year: Option<u16>,
    ) -> Self {
        let year = year.map_or(0, |year| u32::from(year.clamp(1901, 2155) - 1900));
        Self(
            place(RespondentKind::ALL, kind)
                | stance.map_or(0, |stance| place(Stance::ALL, stance) + 1) << 4
                | place(Role::ALL, role) << 8
                | place(Status::ALL, status) << 12
                | year << 16,
        )
    }

    /// Programme text given back, or formalities.
    pub(crate) const FURNITURE: u32 = 1 << 24;
    /// The record of a consultation, no statement.
    pub(crate) const CONSULTATION: u32 = 1 << 25;

    /// Place of the kind among all kinds.
    pub(crate) const fn kind(self) -> usize {
        (self.0 & 15) as usize
    }

    /// 0 where nothing was assessed, else the stance's place and one.
    pub(crate) const fn stance(self) -> usize {
        (self.0 >> 4 & 15) as usize
    }

    /// Place of the role among all roles.
    pub(crate) const fn role(self) -> usize {
        (self.0 >> 8 & 15) as usize
    }

    /// Place of the status among all.
    pub(crate) const fn status(self) -> usize {
        (self.0 >> 12 & 15) as usize
    }

    /// 0 where unknown, else the year after 1900.
    pub(crate) const fn year(self) -> usize {
        (self.0 >> 16 & 255) as usize
    }
}

fn place<T: Copy + PartialEq>(all: &[T], one: T) -> u32 {
    let place = all.iter().position(|other| *other == one);
    place.map_or(0, |place| u32::try_from(place).unwrap_or(0))
}

/// The year of an ISO 8601 date.
pub(crate) fn year_of(date: &str) -> Option<u16> {
    date.get(..4)?.parse().ok()
}

/// An ISO 8601 date as a number that sorts: 20211004; 0 where it is none.
pub(crate) fn day_of(date: &str) -> u64 {
    let digits: String = date.chars().take(10).filter(char::is_ascii_digit).collect();
    if digits.len() == 8 {
        digits.parse().unwrap_or(0)
    } else {
        0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bits_give_back_what_was_packed() {
        for (n, kind) in RespondentKind::ALL.iter().enumerate() {
            let bits = Bits::pack(
                *kind,
                Some(Stance::Asks),
                Role::Boilerplate,
                Status::Decided,
                Some(2021),
            );
            assert_eq!(bits.kind(), n);
            assert_eq!(Stance::ALL[bits.stance() - 1], Stance::Asks);
            assert_eq!(Role::ALL[bits.role()], Role::Boilerplate);
            assert_eq!(Status::ALL[bits.status()], Status::Decided);
            assert_eq!(bits.year(), 121);
        }
    }

    #[test]
    fn dates_become_numbers_that_sort() {
        assert_eq!(day_of("2021-10-04"), 20_211_004);
        assert_eq!(day_of("hösten 2021"), 0);
        assert_eq!(year_of("2021-10-04"), Some(2021));
    }
}
