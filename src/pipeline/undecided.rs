//! From what was read to an [`Undecided`] consultation: what each file says,
//! by whom and in which statements. A pure function of its inputs.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::counting::{ProposalWords, taken_for};
use super::read::FileRead;
use crate::corpus::{Config, is_same_name};
use crate::identify::{Register, identify_among, municipality, tell_apart};
use crate::model::{
    ContentHash, CountsAs, Document, DocumentRecord, Identity, Part, Programme, ReadState,
    RespondentKind, Undecided, Warning, nearest,
};
use crate::programme;
use crate::segment::{Proposal, Segmented, segment_answer, set_aside};

/// What was read of one consultation.
#[derive(Debug, Clone)]
pub(super) struct Inputs {
    /// What `consultation.toml` says.
    pub(super) config: Config,
    /// The programme's file as read, if there is one.
    pub(super) programme: Option<FileRead>,
    /// The responses as read, in the order of their names.
    pub(super) responses: Vec<FileRead>,
}

/// Splits and identifies everything.
pub(super) fn undecided(inputs: &Inputs) -> Undecided {
    let mut programme = read_programme(inputs.programme.as_ref());
    programme.warnings.extend(unknown_files(inputs));
    let parts = parts_in_order(&inputs.responses);
    let asked = &inputs.config.respondents;
    let register = Register::new(asked).about(inputs.config.reference.as_deref());
    let proposal = Proposal::new(&programme, asked);
    let words = ProposalWords::of(proposed(inputs));
    let (mut documents, mut segmented): (Vec<_>, Vec<_>) = parts
        .par_iter()
        .map(|part| part.judge(inputs, &register, &proposal, &words))
        .unzip();
    let boards: Vec<_> = (parts.iter().zip(&documents))
        .map(|(part, record)| part.plain_board(inputs, record))
        .collect();
    for (at, name) in tell_apart(&boards).into_iter().enumerate() {
        if let Some(name) = name {
            rename(&name, &mut documents[at], &mut segmented[at]);
        }
    }
    let named = |file: &FileRead| (file.name.clone(), file.hash.clone());
    Undecided {
        programme_file: inputs.programme.as_ref().map(named),
        programme,
        response_files: inputs.responses.iter().map(named).collect(),
        documents,
        statements: segmented
            .into_iter()
            .flat_map(|one| one.statements)
            .collect(),
    }
}

/// Gives the one that answers in a document another name.
fn rename(name: &str, record: &mut DocumentRecord, segmented: &mut Segmented) {
    let Some(own) = record.identity.respondents.first_mut() else {
        return;
    };
    let before = std::mem::replace(own, name.to_owned());
    for statement in &mut segmented.statements {
        for respondent in &mut statement.respondents {
            if *respondent == before {
                name.clone_into(respondent);
            }
        }
    }
}

/// The text of each of these documents.
pub(super) fn texts(inputs: &Inputs, wanted: &[&DocumentRecord]) -> BTreeMap<ContentHash, String> {
    if wanted.is_empty() {
        return BTreeMap::new();
    }
    parts_in_order(&inputs.responses)
        .into_iter()
        .filter(|part| wanted.iter().any(|record| record.hash == part.hash))
        .filter_map(|part| {
            let document = part.part.outcome.as_ref().ok()?;
            Some((part.hash, document.text.clone()))
        })
        .collect()
}

/// The proposal as it was read.
fn proposed(inputs: &Inputs) -> Option<&Document> {
    let part = inputs.programme.as_ref()?.parts.first()?;
    part.outcome.as_ref().ok()
}

fn read_programme(file: Option<&FileRead>) -> Programme {
    let Some(part) = file.and_then(|file| file.parts.first()) else {
        return Programme {
            warnings: vec![Warning::NoProgramme],
            ..Programme::default()
        };
    };
    match &part.outcome {
        Ok(document) => programme::parse(document),
        Err(why) => Programme {
            warnings: vec![Warning::ProgrammeUnread { why: why.clone() }],
            ..Programme::default()
        },
    }
}

/// The files and parts of which `consultation.toml` speaks and that are not there.
fn unknown_files(inputs: &Inputs) -> Vec<Warning> {
    let whole = |file: &str, part: &str| match part {
        "" => file.to_owned(),
        part => format!("{file}, {part}"),
    };
    let files: Vec<String> = (inputs.responses.iter())
        .map(|file| file.name.clone())
        .collect();
    let documents: Vec<String> = (inputs.responses.iter())
        .flat_map(|file| file.parts.iter().map(|part| whole(&file.name, &part.name)))
        .collect();
    let bundles = inputs.config.bundles.iter();
    let facts = inputs.config.documents.iter();
    bundles
        .map(|bundle| (bundle.file.clone(), &files))
        .chain(facts.map(|facts| (whole(&facts.file, &facts.part), &documents)))
        .filter(|(named, known)| !known.iter().any(|known| is_same_name(known, named)))
        .map(|(file, known)| Warning::NoSuchFile {
            nearest: nearest(&file, known.iter().map(String::as_str)).map(str::to_owned),
            file,
        })
        .collect()
}

/// One document to be judged.
struct PartInFile<'a> {
    file: &'a FileRead,
    part: &'a Part,
    hash: ContentHash,
    copy_of: Option<String>,
}

/// All parts of all files. Where the same content comes twice, the later one
/// gets a hash of its own, so that statement ids stay unique; it is a copy
/// only where it reads the same, since a name may make Markdown of a text.
fn parts_in_order(files: &[FileRead]) -> Vec<PartInFile<'_>> {
    let mut all: Vec<PartInFile<'_>> = Vec::new();
    for file in files {
        for part in &file.parts {
            let first = all.iter().find(|known| known.hash == part.hash);
            let hash = match first {
                Some(_) => part.hash.as_copy(&file.name, &part.name),
                None => part.hash.clone(),
            };
            let copy_of = first
                .filter(|known| reads_the_same(known.part, part))
                .map(|known| known.file.name.clone());
            all.push(PartInFile {
                file,
                part,
                hash,
                copy_of,
            });
        }
    }
    all
}

/// Whether two parts of the same bytes were read into the same text.
fn reads_the_same(one: &Part, other: &Part) -> bool {
    match (&one.outcome, &other.outcome) {
        (Ok(one), Ok(other)) => one.text == other.text,
        (Err(one), Err(other)) => one == other,
        _ => false,
    }
}

impl PartInFile<'_> {
    fn judge(
        &self,
        inputs: &Inputs,
        register: &Register<'_>,
        proposal: &Proposal<'_>,
        words: &ProposalWords,
    ) -> (DocumentRecord, Segmented) {
        let mut record = DocumentRecord {
            file: self.file.name.clone(),
            part: self.part.name.clone(),
            hash: self.hash.clone(),
            file_hash: self.file.hash.clone(),
            first_page: 0,
            format: None,
            pages: 0,
            state: ReadState::Unread,
            error: None,
            warnings: Vec::new(),
            identity: Identity::unknown(),
            counts_as: CountsAs::Answer,
            overruled: None,
            overall: None,
            copy_of: self.copy_of.clone(),
            ledger: Vec::new(),
        };
        let segmented = match &self.part.outcome {
            Ok(document) => {
                (record.identity, record.overruled) = self.identity(inputs, document, register);
                let mut segmented =
                    segment_answer(document, &self.hash, &record.identity, proposal);
                record.counts_as = self.counts_as(inputs, document, words, &mut segmented);
                record.format = Some(document.format);
                record.pages = document.properties.pages;
                record.first_page = document.pages.first().map_or(0, |mark| mark.page);
                record.warnings.clone_from(&document.warnings);
                record.warnings.extend(segmented.warnings.iter().cloned());
                record.warnings.extend(self.misnamed(document));
                record.overall.clone_from(&segmented.overall);
                record.ledger.clone_from(&segmented.ledger);
                record.state = ReadState::Read;
                segmented
            }
            Err(error) => {
                let empty = Document::default();
                (record.identity, record.overruled) = self.identity(inputs, &empty, register);
                record.error = Some(error.clone());
                Segmented::default()
            }
        };
        if record.has_unknown_sender() {
            record.warnings.push(Warning::UnknownRespondent);
        }
        if record.state == ReadState::Read && record.warnings.iter().any(Warning::needs_attention) {
            record.state = ReadState::Attention;
        }
        (record, segmented)
    }

    /// What the document counts as. Of what is no answer no word counts.
    fn counts_as(
        &self,
        inputs: &Inputs,
        document: &Document,
        words: &ProposalWords,
        segmented: &mut Segmented,
    ) -> CountsAs {
        let facts = inputs.config.facts(&self.file.name, &self.part.name);
        let said = facts.and_then(|facts| facts.counts_as);
        let counts_as = said.unwrap_or_else(|| taken_for(document, words, segmented));
        if counts_as != CountsAs::Answer {
            set_aside(segmented);
            if said.is_none() {
                segmented.warnings.push(Warning::NotCounted {
                    taken_for: counts_as,
                });
            }
        }
        counts_as
    }

    /// Told of the whole file only: parts are named by what they stand in.
    fn misnamed(&self, document: &Document) -> Option<Warning> {
        let (_, ending) = self.file.name.rsplit_once('.')?;
        let alone = self.part.name.is_empty();
        (alone && !document.format.goes_with(ending)).then(|| Warning::Misnamed {
            ending: ending.to_owned(),
            format: document.format,
        })
    }

    /// The board that answers by its plain name, with the municipality that its
    /// paper names; `None` where it is in the list of those asked, or a person
    /// said who answers: they call it what they call it.
    fn plain_board(&self, inputs: &Inputs, record: &DocumentRecord) -> Option<(String, String)> {
        let [name] = &record.identity.respondents[..] else {
            return None;
        };
        let facts = inputs.config.facts(&self.file.name, &self.part.name);
        let is_told = facts.is_some_and(|facts| !facts.respondents.is_empty());
        let is_asked = (inputs.config.respondents.iter()).any(|asked| asked.name == *name);
        if is_told || is_asked || record.identity.kind != RespondentKind::Board {
            return None;
        }
        let document = self.part.outcome.as_ref().ok()?;
        Some((name.clone(), municipality(document)?))
    }

    /// What the document says, overruled by what a person says of it; and what
    /// the document says, where a person says anything.
    fn identity(
        &self,
        inputs: &Inputs,
        document: &Document,
        register: &Register<'_>,
    ) -> (Identity, Option<Box<Identity>>) {
        let asked = &inputs.config.respondents;
        let read = identify_among(document, &self.file.name, register);
        let Some(facts) = inputs.config.facts(&self.file.name, &self.part.name) else {
            return (read, None);
        };
        let mut identity = read.clone();
        if !facts.respondents.is_empty() {
            identity.respondents.clone_from(&facts.respondents);
            identity.confidence = 1.0;
            let known = asked.iter().find(|body| body.name == facts.respondents[0]);
            identity.kind = known.map_or(identity.kind, |body| body.kind);
        }
        identity.kind = facts.kind.unwrap_or(identity.kind);
        let overrule = |said: &Option<String>, read: &mut Option<String>| {
            if said.is_some() {
                read.clone_from(said);
            }
        };
        overrule(&facts.date, &mut identity.date);
        overrule(&facts.reference, &mut identity.reference);
        overrule(&facts.minutes_paragraph, &mut identity.minutes_paragraph);
        (identity, Some(Box::new(read)))
    }
}
