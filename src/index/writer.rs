//! Writes consultations into the index: all of one, or none.

use std::collections::HashMap;
use std::path::PathBuf;

use tantivy::{IndexWriter, TantivyDocument};

use super::layout::{Bits, Fields, SEPARATOR, Term, day_of, year_of};
use super::record::{ConsultationRecord, SectionRecord, StatementRecord};
use super::{Index, analyzer, damaged, stored};
use crate::error::Error;
use crate::model::{Consultation, DocumentRecord, GENERAL, Lang, StatementId, TaggedStatement};

/// What tantivy asks for at least, per thread.
const LEAST_MEMORY: usize = 15_000_000;
/// The place of a statement without sections: after all that have one.
const LAST: u64 = u32::MAX as u64;

/// Writes consultations; nothing of it is seen before [`Writer::commit`], and
/// nothing at all if that never comes.
pub struct Writer {
    tantivy: IndexWriter<TantivyDocument>,
    fields: Fields,
    dir: PathBuf,
}

impl Writer {
    pub(super) fn new(index: &Index, memory: usize, threads: usize) -> Result<Self, Error> {
        let threads = threads.max(1);
        let memory = memory.max(LEAST_MEMORY * threads);
        let tantivy = index
            .tantivy()
            .writer_with_num_threads(threads, memory)
            .map_err(|e| damaged(index.dir(), &e))?;
        Ok(Self {
            tantivy,
            fields: index.fields(),
            dir: index.dir().to_owned(),
        })
    }

    /// Puts the consultation in the place of what was there under its name.
    pub fn replace(&mut self, consultation: &Consultation) -> Result<(), Error> {
        self.remove(&consultation.name);
        let about = ConsultationRecord::of(consultation);
        self.add(self.consultation(&about))?;
        let documents: HashMap<&str, &DocumentRecord> = consultation
            .documents
            .iter()
            .map(|document| (document.hash.short(), document))
            .collect();
        let twins = Twins::of(&consultation.statements);
        for (place, tagged) in consultation.statements.iter().enumerate() {
            let id = tagged.statement.id.as_str();
            let short = id.split_once('-').map_or(id, |(short, _)| short);
            let document = documents.get(short).copied();
            self.add(self.statement(&about, tagged, document, place, &twins))?;
        }
        Ok(())
    }

    /// Takes everything of the consultation out.
    pub fn remove(&mut self, consultation: &str) {
        self.tantivy
            .delete_term(Term::Consultation(consultation).of(self.fields));
    }

    /// Makes all changes visible at once and lasting, together with `payload`.
    pub fn commit(mut self, payload: &str) -> Result<(), Error> {
        let dir = self.dir;
        let mut prepared = self
            .tantivy
            .prepare_commit()
            .map_err(|e| damaged(&dir, &e))?;
        prepared.set_payload(payload);
        prepared.commit().map_err(|e| damaged(&dir, &e))?;
        self.tantivy
            .wait_merging_threads()
            .map_err(|e| damaged(&dir, &e))
    }

    fn add(&self, document: TantivyDocument) -> Result<(), Error> {
        self.tantivy
            .add_document(document)
            .map(drop)
            .map_err(|e| damaged(&self.dir, &e))
    }

    fn consultation(&self, about: &ConsultationRecord) -> TantivyDocument {
        let mut document = TantivyDocument::default();
        for term in [Term::Consultations, Term::Consultation(&about.name)] {
            document.add_text(self.fields.term, term.key());
        }
        // every column has a value for every document, which makes it a plain array
        document.add_text(self.fields.place, &about.name);
        document.add_text(self.fields.speaker, "");
        document.add_u64(self.fields.bits, Bits::CONSULTATION.into());
        for field in [
            self.fields.order,
            self.fields.date,
            self.fields.page,
            self.fields.twins,
        ] {
            document.add_u64(field, 0);
        }
        document.add_bytes(
            self.fields.record,
            &serde_json::to_vec(about).expect("plain values always serialise"),
        );
        document
    }

    fn statement(
        &self,
        about: &ConsultationRecord,
        tagged: &TaggedStatement,
        source: Option<&DocumentRecord>,
        place: usize,
        twins: &Twins<'_>,
    ) -> TantivyDocument {
        let fields = self.fields;
        let statement = &tagged.statement;
        let first = statement.duplicate_of.as_ref().unwrap_or(&statement.id);
        let TwinSet { number, copies } = twins.set(first);
        let record = StatementRecord::of(&about.name, tagged, source, copies);
        let mut document = TantivyDocument::default();
        document.add_text(fields.exact, &statement.text);
        document.add_text(fields.words, &statement.text);
        for heading in &statement.headings {
            document.add_text(fields.words, heading);
        }
        if let Some(context) = &statement.context {
            document.add_text(fields.words, &context.text);
        }
        // the kind, so that "bolagen" finds what companies say
        let names = statement.respondents.iter().map(String::as_str);
        for name in names.chain([statement.kind.label(Lang::Sv)]) {
            document.add_pre_tokenized_text(fields.words, analyzer::name(name));
            document.add_text(fields.respondent, name);
        }
        let sections = sections(about, tagged);
        for term in terms(about, &record, &sections) {
            document.add_text(fields.term, term);
        }
        let mut names = vec![about.name.as_str()];
        names.extend(sections.iter().map(|(_, id)| *id));
        document.add_text(fields.place, names.join(&SEPARATOR.to_string()));
        document.add_text(
            fields.speaker,
            statement.respondents.join(&SEPARATOR.to_string()),
        );
        let date = record.date.as_deref().unwrap_or_default();
        let bits = Bits::pack(
            statement.kind,
            tagged.stance,
            statement.role,
            tagged.status,
            year_of(date),
        );
        let furniture = if statement.role.is_position() {
            0
        } else {
            Bits::FURNITURE
        };
        document.add_u64(fields.bits, (bits.0 | furniture).into());
        let section = tagged.sections().next().map_or(LAST, |id| {
            about.section(id).map_or(0, |(place, _)| place as u64 + 1)
        });
        document.add_u64(fields.order, section << 32 | place as u64);
        document.add_u64(fields.date, day_of(date));
        document.add_u64(fields.page, u64::from(statement.page.unwrap_or(0)));
        document.add_u64(fields.twins, u64::from(number));
        document.add_bytes(fields.record, &stored::encode(&record));
        document
    }
}

/// The sections that a statement counts under, each once, with those that they
/// are part of, in the programme's order; [`GENERAL`] comes first.
fn sections<'a>(
    about: &'a ConsultationRecord,
    tagged: &'a TaggedStatement,
) -> Vec<(usize, &'a str)> {
    let mut sections = Vec::new();
    for id in tagged.sections() {
        if id.is_general() {
            sections.push((0, GENERAL));
        }
        for place in about.with_parents(id) {
            sections.push((place + 1, about.sections[place].id.as_str()));
        }
    }
    sections.sort_unstable();
    sections.dedup();
    sections
}

fn terms(
    about: &ConsultationRecord,
    record: &StatementRecord,
    sections: &[(usize, &str)],
) -> Vec<String> {
    let scope = if record.role.is_position() {
        Term::Statement
    } else {
        Term::Furniture
    };
    let mut terms = vec![
        scope.key(),
        Term::Consultation(&about.name).key(),
        Term::Id(record.id.as_str()).key(),
        Term::Kind(record.kind).key(),
        Term::Stance(record.stance).key(),
        Term::Role(record.role).key(),
        Term::Status(record.status).key(),
    ];
    terms.extend(
        record
            .date
            .as_deref()
            .and_then(year_of)
            .map(|year| Term::Year(year).key()),
    );
    terms.extend(
        record
            .respondents
            .iter()
            .map(|name| Term::Respondent(name).key()),
    );
    for reference in [&record.reference, &about.reference].into_iter().flatten() {
        terms.push(Term::Reference(reference).key());
    }
    for (place, id) in sections {
        let section = place.checked_sub(1).map(|place| &about.sections[place]);
        terms.push(Term::Section(&about.name, id).key());
        terms.extend(called(id, section).map(|name| Term::SectionNumber(name).key()));
    }
    for id in &record.sections {
        let section = about.section(id).map(|(_, section)| section);
        let names = called(id.as_str(), section).filter(|name| {
            // one that is another's id means that other alone
            *name == id.as_str() || about.sections.iter().all(|one| one.id.as_str() != *name)
        });
        terms.extend(names.map(|name| Term::SectionAlone(name).key()));
    }
    terms
}

/// What a section is called by: its id, and its number where that is another.
fn called<'a>(id: &'a str, section: Option<&'a SectionRecord>) -> impl Iterator<Item = &'a str> {
    let number = section.and_then(|section| section.number.as_deref());
    std::iter::once(id).chain(number.filter(|number| *number != id))
}

/// The sets of statements that say the same, by the first of each.
struct Twins<'a>(HashMap<&'a StatementId, TwinSet>);

/// A set of statements that say the same.
#[derive(Debug, Clone, Copy)]
struct TwinSet {
    /// Its number in the consultation, from 1; 0 for a statement alone.
    number: u32,
    /// How many statements it has.
    copies: u32,
}

impl<'a> Twins<'a> {
    fn of(statements: &'a [TaggedStatement]) -> Self {
        let mut sets = HashMap::new();
        let mut number = 0;
        for tagged in statements {
            if let Some(first) = &tagged.statement.duplicate_of {
                let set = sets.entry(first).or_insert_with(|| {
                    number += 1;
                    TwinSet { number, copies: 1 }
                });
                set.copies += 1;
            }
        }
        Self(sets)
    }

    fn set(&self, first: &StatementId) -> TwinSet {
        let alone = TwinSet {
            number: 0,
            copies: 1,
        };
        self.0.get(first).copied().unwrap_or(alone)
    }
}
