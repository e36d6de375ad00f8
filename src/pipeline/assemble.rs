//! From what was read to a [`Consultation`]: a pure function of its inputs.

use rayon::prelude::*;

use super::read::FileRead;
use super::verdict::{self, Verdicts};
use crate::corpus::Config;
use crate::extract::READER_VERSION;
use crate::identify::identify;
use crate::model::{
    Consultation, ContentHash, Decision, Document, DocumentRecord, Identity, MadeBy, Origin, Part,
    Programme, ReadState, Statement, TaggedStatement, Warning,
};
use crate::programme;
use crate::segment::{self, Segmented};
use crate::tag::{self, Models, Tagging};

/// Everything that a consultation is made from, beside the weights.
#[derive(Debug, Clone)]
pub struct Inputs {
    /// The consultation's name.
    pub name: String,
    /// What `consultation.toml` says.
    pub config: Config,
    /// The programme's file as read, if there is one.
    pub programme: Option<FileRead>,
    /// The responses as read, in the order of their names.
    pub responses: Vec<FileRead>,
    /// What people decided, oldest first.
    pub decisions: Vec<Decision>,
}

impl Inputs {
    /// The hashes of all files.
    pub fn hashes(&self) -> Vec<ContentHash> {
        self.programme
            .iter()
            .chain(&self.responses)
            .map(|file| file.hash.clone())
            .collect()
    }

    fn corpus_hash(&self) -> ContentHash {
        let mut hasher = ContentHash::hasher();
        for file in self.programme.iter().chain(&self.responses) {
            hasher.update(file.name.as_bytes());
            hasher.update(file.hash.as_str().as_bytes());
        }
        for decision in &self.decisions {
            let line = serde_json::to_vec(decision).expect("a decision is always valid JSON");
            hasher.update(&line);
        }
        hasher.finish()
    }
}

/// Splits, identifies, tags and links everything, and puts people's decisions on top.
pub fn assemble(inputs: &Inputs, models: &Models) -> Consultation {
    let programme = read_programme(inputs.programme.as_ref());
    let parts = parts_in_order(&inputs.responses);
    let (mut documents, segmented): (Vec<_>, Vec<_>) = parts
        .par_iter()
        .map(|part| part.judge(inputs, &programme))
        .unzip();
    let mut statements: Vec<Statement> = Vec::new();
    for one in segmented {
        statements.extend(one.statements);
    }
    let Verdicts {
        decided,
        comments,
        people,
        lost,
        applied,
    } = verdict::apply(
        &mut statements,
        &documents,
        &parts_texts(&parts),
        &inputs.decisions,
    );
    segment::link(&mut statements);
    let taggings = tag::tag(&programme, &statements, &decided, models);
    let statements: Vec<TaggedStatement> = statements
        .into_iter()
        .zip(taggings)
        .zip(people)
        .map(|((statement, tagging), person)| person.on_top(suggested(statement, tagging)))
        .collect();
    flag_unclaimed_criticism(&mut documents, &statements);
    Consultation {
        name: inputs.name.clone(),
        about: inputs.config.about(&inputs.name),
        programme_file: inputs
            .programme
            .as_ref()
            .map(|file| (file.name.clone(), file.hash.clone())),
        programme,
        documents,
        statements,
        comments,
        lost_decisions: lost,
        decisions: applied,
        made_by: MadeBy {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            reader: READER_VERSION,
            models: models.hash().to_owned(),
            corpus: inputs.corpus_hash().as_str().to_owned(),
        },
    }
}

fn read_programme(file: Option<&FileRead>) -> Programme {
    let Some(part) = file.and_then(|file| file.parts.first()) else {
        return Programme::default();
    };
    match &part.outcome {
        Ok(document) => programme::parse(document),
        Err(why) => Programme {
            warnings: vec![Warning::ProgrammeUnread { why: why.clone() }],
            ..Programme::default()
        },
    }
}

/// One document to be judged.
struct PartInFile<'a> {
    file: &'a FileRead,
    part: &'a Part,
    hash: ContentHash,
    copy_of: Option<String>,
}

/// All parts of all files. Where the same content comes twice, the later one
/// gets a hash of its own, so that statement ids stay unique.
fn parts_in_order(files: &[FileRead]) -> Vec<PartInFile<'_>> {
    let mut all: Vec<PartInFile<'_>> = Vec::new();
    for file in files {
        for part in &file.parts {
            let first = all.iter().find(|known| known.hash == part.hash);
            let copy_of = first.map(|known| known.file.name.clone());
            let hash = match copy_of {
                Some(_) => part.hash.of_part(&file.name).of_part(&part.name),
                None => part.hash.clone(),
            };
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

fn parts_texts<'a>(parts: &[PartInFile<'a>]) -> Vec<&'a str> {
    parts
        .iter()
        .map(|part| {
            part.part
                .outcome
                .as_ref()
                .map_or("", |document| document.text.as_str())
        })
        .collect()
}

impl PartInFile<'_> {
    fn judge(&self, inputs: &Inputs, programme: &Programme) -> (DocumentRecord, Segmented) {
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
            overall: None,
            copy_of: self.copy_of.clone(),
            ledger: Vec::new(),
        };
        let asked = &inputs.config.respondents;
        let segmented = match &self.part.outcome {
            Ok(document) => {
                record.identity = self.identity(inputs, document);
                let segmented =
                    segment::segment(document, &self.hash, &record.identity, asked, programme);
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
                record.identity = self.identity(inputs, &Document::default());
                record.error = Some(error.clone());
                Segmented::default()
            }
        };
        if record.identity.respondents.is_empty() && record.state != ReadState::Unread {
            record.warnings.push(Warning::UnknownRespondent);
        }
        if record.state == ReadState::Read && record.warnings.iter().any(Warning::needs_attention) {
            record.state = ReadState::Attention;
        }
        (record, segmented)
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

    /// What the document says, overruled by what a person says of it.
    fn identity(&self, inputs: &Inputs, document: &Document) -> Identity {
        let asked = &inputs.config.respondents;
        let mut identity = identify(document, &self.file.name, asked);
        if let Some(facts) = inputs.config.facts(&self.file.name, &self.part.name) {
            if !facts.respondents.is_empty() {
                identity.respondents.clone_from(&facts.respondents);
                identity.confidence = 1.0;
                let known = asked.iter().find(|body| body.name == facts.respondents[0]);
                identity.kind = known.map_or(identity.kind, |body| body.kind);
            }
            identity.kind = facts.kind.unwrap_or(identity.kind);
            identity.date = facts.date.clone().or(identity.date);
            identity.reference = facts.reference.clone().or(identity.reference);
        }
        identity
    }
}

fn suggested(statement: Statement, tagging: Tagging) -> TaggedStatement {
    TaggedStatement {
        statement,
        tags: tagging.tags,
        stance: tagging.stance,
        stance_confidence: tagging.stance_confidence,
        stance_origin: Origin::Rule,
        stance_evidence: tagging.stance_evidence,
        status: tagging.status,
    }
}

/// No objection may be lost: a document that sounds critical without a
/// critical statement is shown to a person.
fn flag_unclaimed_criticism(documents: &mut [DocumentRecord], statements: &[TaggedStatement]) {
    for document in documents {
        let prefix = document.hash.short();
        let own: Vec<&TaggedStatement> = statements
            .iter()
            .filter(|tagged| tagged.statement.id.document() == prefix)
            .collect();
        if let Some(quote) = tag::unclaimed_criticism(&own) {
            document
                .warnings
                .push(Warning::UnclaimedCriticism { quote });
            document.state = document.state.max(ReadState::Attention);
        }
    }
}
