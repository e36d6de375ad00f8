//! The stored form of a statement: short, with what the statements of an answer
//! share in front, for what repeats costs next to nothing once compressed.

use super::record::StatementRecord;
use crate::model::{RespondentKind, Role, SectionId, Stance, StatementId, Status};

/// Writes the stored form.
pub(super) fn encode(record: &StatementRecord) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(record.text.len() + 160);
    let to = &mut bytes;
    put_text(to, &record.consultation);
    put_text(to, &record.file);
    put_text(to, &record.part);
    put_list(to, record.respondents.iter().map(String::as_str));
    put_place(to, RespondentKind::ALL, record.kind);
    put_list(to, record.date.as_deref().into_iter());
    put_list(to, record.reference.as_deref().into_iter());
    put_text(to, record.id.as_str());
    put_number(to, record.page.map_or(0, |page| u64::from(page) + 1));
    to.push(u8::from(record.page_is_reckoned));
    put_place(to, Role::ALL, record.role);
    put_place(to, Status::ALL, record.status);
    match record.stance {
        None => to.push(0),
        Some(stance) => {
            to.push(1);
            put_place(to, Stance::ALL, stance);
        }
    }
    put_list(to, record.sections.iter().map(SectionId::as_str));
    put_list(to, record.headings.iter().map(String::as_str));
    let first = record.duplicate_of.as_ref();
    put_list(to, first.map(StatementId::as_str).into_iter());
    put_number(to, record.copies.into());
    to.extend_from_slice(record.text.as_bytes());
    bytes
}

/// Reads the stored form; nothing where it is none.
pub(super) fn decode(bytes: &[u8]) -> Option<StatementRecord> {
    let mut from = Bytes(bytes);
    let from = &mut from;
    Some(StatementRecord {
        consultation: from.text()?,
        file: from.text()?,
        part: from.text()?,
        respondents: from.list()?,
        kind: from.place(RespondentKind::ALL)?,
        date: from.list()?.pop(),
        reference: from.list()?.pop(),
        id: StatementId(from.text()?),
        page: match from.number()? {
            0 => None,
            page => Some(u32::try_from(page - 1).ok()?),
        },
        page_is_reckoned: from.byte()? != 0,
        role: from.place(Role::ALL)?,
        status: from.place(Status::ALL)?,
        stance: match from.byte()? {
            0 => None,
            _ => Some(from.place(Stance::ALL)?),
        },
        sections: from.list()?.into_iter().map(SectionId).collect(),
        headings: from.list()?,
        duplicate_of: from.list()?.pop().map(StatementId),
        copies: u32::try_from(from.number()?).ok()?,
        text: std::str::from_utf8(from.0).ok()?.to_owned(),
    })
}

/// Seven bits a byte, the lowest first; the eighth says that more follow.
fn put_number(to: &mut Vec<u8>, mut number: u64) {
    while number >= 128 {
        to.push(number.to_le_bytes()[0] | 128);
        number >>= 7;
    }
    to.push(number.to_le_bytes()[0]);
}

fn put_text(to: &mut Vec<u8>, text: &str) {
    put_number(to, text.len() as u64);
    to.extend_from_slice(text.as_bytes());
}

fn put_list<'a>(to: &mut Vec<u8>, texts: impl ExactSizeIterator<Item = &'a str>) {
    put_number(to, texts.len() as u64);
    for text in texts {
        put_text(to, text);
    }
}

fn put_place<T: Copy + PartialEq>(to: &mut Vec<u8>, all: &[T], one: T) {
    let place = all.iter().position(|other| *other == one);
    put_number(to, place.unwrap_or(0) as u64);
}

/// What is not read yet.
struct Bytes<'b>(&'b [u8]);

impl Bytes<'_> {
    fn byte(&mut self) -> Option<u8> {
        let (first, rest) = self.0.split_first()?;
        self.0 = rest;
        Some(*first)
    }

    fn number(&mut self) -> Option<u64> {
        let mut number = 0;
        for shift in (0..u64::BITS).step_by(7) {
            let byte = self.byte()?;
            number |= u64::from(byte & 127) << shift;
            if byte < 128 {
                return Some(number);
            }
        }
        None
    }

    fn text(&mut self) -> Option<String> {
        let length = usize::try_from(self.number()?).ok()?;
        let (text, rest) = self.0.split_at_checked(length)?;
        self.0 = rest;
        std::str::from_utf8(text).ok().map(str::to_owned)
    }

    fn list(&mut self) -> Option<Vec<String>> {
        (0..self.number()?).map(|_| self.text()).collect()
    }

    fn place<T: Copy>(&mut self, all: &[T]) -> Option<T> {
        let place = usize::try_from(self.number()?).ok()?;
        all.get(place).copied()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn record() -> StatementRecord {
        StatementRecord {
            id: StatementId("0123456789abcdef-300".to_owned()),
            consultation: "miljöprogram".to_owned(),
            file: "responses/svar.docx".to_owned(),
            part: String::new(),
            page: Some(0),
            page_is_reckoned: true,
            respondents: vec!["Valnämnden".to_owned(), String::new()],
            kind: RespondentKind::ALL[3],
            role: Role::ALL[1],
            stance: Some(Stance::ALL[8]),
            sections: vec![SectionId::general(), SectionId("2.1".to_owned())],
            headings: vec!["Å".repeat(200)],
            date: Some("2021-10-04".to_owned()),
            reference: None,
            status: Status::ALL[2],
            duplicate_of: Some(StatementId("a-1".to_owned())),
            copies: 300,
            text: "Nämnden tillstyrker.".to_owned(),
        }
    }

    #[test]
    fn what_was_written_is_read_again() {
        let mut record = record();
        assert_eq!(decode(&encode(&record)), Some(record.clone()));
        record.page = None;
        record.stance = None;
        record.date = None;
        record.duplicate_of = None;
        record.text = String::new();
        assert_eq!(decode(&encode(&record)), Some(record));
    }

    #[test]
    fn what_was_cut_off_before_the_text_is_no_record() {
        let record = record();
        let bytes = encode(&record);
        for end in 0..bytes.len() - record.text.len() {
            assert_eq!(decode(&bytes[..end]), None, "{end}");
        }
    }
}
