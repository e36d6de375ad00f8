//! What one file gives: a document, or the documents within it.
//!
//! Archives and e-mails hold files, which may be archives and e-mails again;
//! each file found gives a part that is named by its path. How deep this goes,
//! how many parts it gives and how much is unpacked is capped for the file as
//! a whole.

use std::cell::Cell;
use std::collections::{BTreeMap, BTreeSet};

use super::email::{self, Attachment, Mail};
use super::limits::{self, Budget};
use super::sniff::{self, Content};
use super::{Nest, Recognise, archive, document_of, ocr_text, pdf, rows};
use crate::model::{ContentHash, Document, FileFormat, Part, ReadError, Warning};

/// Reads a file and all files within it.
pub(super) fn read(name: &str, bytes: &[u8], recognise: Option<Recognise<'_>>) -> Vec<Part> {
    let mut found = Found {
        parts: Vec::new(),
        names: BTreeSet::new(),
        numbers: BTreeMap::new(),
        documents: 0,
        recognise,
    };
    let file = File {
        part: String::new(),
        name,
        depth: 0,
    };
    found.file(&file, bytes, &mut Budget::new());
    found.parts
}

/// A file, and where it was found.
struct File<'a> {
    /// Its part's name; empty for the file itself.
    part: String,
    /// What it is called: tells Markdown from plain text.
    name: &'a str,
    /// How many files it lies in.
    depth: usize,
}

impl File<'_> {
    /// The name of a file within this one.
    fn inner(&self, name: &str) -> String {
        if self.part.is_empty() {
            name.to_owned()
        } else {
            format!("{}/{name}", self.part)
        }
    }
}

/// A PDF's text, and the files attached to it.
fn pdf_with_attached(
    bytes: &[u8],
    budget: &mut Budget,
) -> (Result<Document, ReadError>, Vec<Attachment>) {
    let left = budget.bytes_left();
    match super::guarded(FileFormat::Pdf, || pdf::read_with_attached(bytes, left)) {
        Ok((outcome, attached)) => {
            for each in &attached {
                if let email::Content::File(bytes) = &each.content {
                    budget.spend(u64::try_from(bytes.len()).unwrap_or(u64::MAX));
                }
            }
            (outcome, attached)
        }
        Err(error) => (Err(error), Vec::new()),
    }
}

struct Found<'r> {
    parts: Vec<Part>,
    names: BTreeSet<String>,
    /// The numbers to go on from, by the names that are taken.
    numbers: BTreeMap<String, usize>,
    documents: usize,
    recognise: Option<Recognise<'r>>,
}

impl Found<'_> {
    fn file(&mut self, file: &File<'_>, bytes: &[u8], budget: &mut Budget) {
        let hash = ContentHash::of(bytes);
        if let Err(error) = limits::DOCUMENTS
            .check(self.documents + 1)
            .and_then(|()| limits::NESTING.check(file.depth))
            .and_then(|()| limits::FILE_BYTES.check(bytes.len()))
        {
            self.add(&file.part, hash, Err(error));
            return;
        }
        match sniff::sniff(bytes) {
            Content::Archive => self.archive(file, hash, bytes, budget),
            Content::Email => {
                let mail = super::guarded(FileFormat::Email, || email::mime::read(bytes));
                self.mail_or_error(file, hash, mail, budget);
            }
            Content::OutlookMessage => {
                let mail =
                    super::guarded(FileFormat::OutlookMessage, || email::outlook::read(bytes));
                self.mail_or_error(file, hash, mail, budget);
            }
            Content::Text if self.rows(file, &hash, bytes) => {}
            content => {
                let unpacked = Cell::new(0);
                let nest = Nest {
                    depth: file.depth,
                    ..Nest::outermost(&unpacked)
                };
                let (mut outcome, attached) = match content {
                    Content::Pdf => pdf_with_attached(bytes, budget),
                    _ => (document_of(content, file.name, bytes, nest), Vec::new()),
                };
                if let Some(recognise) = self.recognise {
                    outcome = ocr_text::complete(content, bytes, outcome, recognise);
                }
                self.add(&file.part, hash.clone(), outcome);
                self.attachments(file, &hash, attached, budget);
            }
        }
    }

    /// Reads the answers of a form that were exported as rows; gives whether the
    /// file is such a table.
    fn rows(&mut self, file: &File<'_>, hash: &ContentHash, bytes: &[u8]) -> bool {
        if limits::TEXT_BYTES.check(bytes.len()).is_err() {
            return false;
        }
        let Ok(rows) = super::guarded(FileFormat::Text, || Ok(rows::read(file.name, bytes))) else {
            return false;
        };
        let Some(rows) = rows.filter(|rows| !rows.is_empty()) else {
            return false;
        };
        for (at, document) in rows {
            let part = file.inner(&format!("rad {at}"));
            self.add(&part, hash.of_part(&part), Ok(document));
        }
        true
    }

    fn archive(&mut self, file: &File<'_>, hash: ContentHash, bytes: &[u8], budget: &mut Budget) {
        let before = self.parts.len();
        let outcome = archive::read(bytes, budget, |name, outcome, budget| {
            let inner = File {
                part: file.inner(&name),
                name: &name,
                depth: file.depth + 1,
            };
            match outcome {
                Ok(bytes) => self.file(&inner, &bytes, budget),
                Err(error) => {
                    let hash = hash.of_part(&name);
                    self.add(&inner.part, hash, Err(error));
                }
            }
        });
        match outcome {
            Ok(warnings) if self.parts.len() > before => self.warn(before, warnings),
            Ok(_) => self.add(&file.part, hash, Err(ReadError::NoText)),
            Err(error) => self.add(&file.part, hash, Err(error)),
        }
    }

    fn mail_or_error(
        &mut self,
        file: &File<'_>,
        hash: ContentHash,
        mail: Result<Mail, ReadError>,
        budget: &mut Budget,
    ) {
        match mail {
            Ok(mail) => self.mail(file, &hash, mail, budget),
            Err(error) => self.add(&file.part, hash, Err(error)),
        }
    }

    fn mail(&mut self, file: &File<'_>, hash: &ContentHash, mail: Mail, budget: &mut Budget) {
        self.add(&file.part, hash.clone(), mail.text);
        self.attachments(file, hash, mail.attachments, budget);
    }

    /// Reads what was sent with a message, or is attached to a PDF.
    fn attachments(
        &mut self,
        file: &File<'_>,
        hash: &ContentHash,
        attachments: Vec<Attachment>,
        budget: &mut Budget,
    ) {
        for Attachment { name, content } in attachments {
            let inner = File {
                part: self.unused(&file.inner(&name)),
                name: &name,
                depth: file.depth + 1,
            };
            let inner_hash = hash.of_part(&inner.part);
            match content {
                email::Content::File(bytes) => self.file(&inner, &bytes, budget),
                email::Content::Message(bytes) => {
                    let hash = ContentHash::of(&bytes);
                    let mail = limits::NESTING.check(inner.depth).and_then(|()| {
                        super::guarded(FileFormat::Email, || email::mime::read(&bytes))
                    });
                    self.mail_or_error(&inner, hash, mail, budget);
                }
                email::Content::Mail(mail) => self.mail(&inner, &inner_hash, *mail, budget),
                email::Content::Unread(error) => self.add(&inner.part, inner_hash, Err(error)),
            }
        }
    }

    fn add(&mut self, part: &str, hash: ContentHash, outcome: Result<Document, ReadError>) {
        self.documents += 1;
        // Those over the limit are named all the same.
        let outcome = match limits::DOCUMENTS.check(self.documents) {
            Ok(()) => outcome,
            Err(over) => outcome.and(Err(over)),
        };
        self.push(part, hash, outcome);
    }

    fn push(&mut self, part: &str, hash: ContentHash, outcome: Result<Document, ReadError>) {
        let name = self.unused(part);
        self.names.insert(name.clone());
        self.parts.push(Part {
            name,
            hash,
            outcome,
        });
    }

    /// The name, or with a number behind it where it is taken.
    fn unused(&mut self, name: &str) -> String {
        if !self.names.contains(name) {
            return name.to_owned();
        }
        let next = self.numbers.entry(name.to_owned()).or_insert(2);
        loop {
            let numbered = format!("{name} ({next})");
            if !self.names.contains(&numbered) {
                return numbered;
            }
            *next += 1;
        }
    }

    /// Keeps warnings about an archive with the first document out of it.
    fn warn(&mut self, from: usize, warnings: Vec<Warning>) {
        let first = self.parts[from..]
            .iter_mut()
            .find_map(|part| part.outcome.as_mut().ok());
        if let Some(document) = first {
            document.warnings.extend(warnings);
            document.warnings.sort();
        }
    }
}
