//! From an [`Undecided`] consultation and people's decisions to a
//! [`Consultation`]: a pure function of its inputs.

use super::decisions::{self, Decisions, Verdicts};
use crate::corpus::Config;
use crate::extract::READER_VERSION;
use crate::model::{Consultation, ContentHash, MadeBy, TaggedStatement, Undecided};
use crate::segment;
use crate::tag::{self, Tagger};

/// Tags and links everything, and puts people's decisions on top.
pub(crate) fn assemble(
    name: &str,
    config: &Config,
    undecided: Undecided,
    decisions: &Decisions,
    tagger: &Tagger,
) -> Consultation {
    let corpus = corpus_hash(&undecided, decisions);
    let Undecided {
        programme_file,
        programme,
        mut documents,
        mut statements,
        ..
    } = undecided;
    let Verdicts {
        decided,
        comments,
        highlighted,
        people,
        mut overall,
        lost,
        applied,
        moved,
    } = decisions::apply(&mut statements, &documents, &programme, decisions);
    segment::link(&mut statements);
    let taggings = tagger.tag(&programme, &statements, &decided);
    let statements: Vec<TaggedStatement> = statements
        .into_iter()
        .zip(taggings)
        .zip(people)
        .map(|((statement, tagging), person)| person.on_top(tagging.on(statement)))
        .collect();
    tag::infer_overall(&mut documents, &statements);
    for document in &mut documents {
        if document.is_answer()
            && let Some(decided) = overall.remove(document.hash.short())
        {
            document.overall = Some(decided);
        }
    }
    tag::flag_unclaimed_criticism(&mut documents, &statements);
    Consultation {
        name: name.to_owned(),
        about: config.about(programme.title.as_deref(), name),
        programme_file,
        programme,
        documents,
        statements,
        comments,
        highlighted,
        lost_decisions: lost,
        decisions: applied,
        moved_decisions: moved,
        remarks: Vec::new(),
        lost_remarks: Vec::new(),
        made_by: MadeBy {
            program: env!("CARGO_PKG_VERSION").to_owned(),
            reader: READER_VERSION,
            models: tagger.models().hash().to_owned(),
            corpus: corpus.as_str().to_owned(),
            judged: String::new(),
        },
    }
}

/// The hash over all files and decisions.
fn corpus_hash(undecided: &Undecided, decisions: &Decisions) -> ContentHash {
    let mut hasher = ContentHash::hasher();
    for (name, hash) in undecided.files() {
        hasher.update(name.as_bytes());
        hasher.update(hash.as_str().as_bytes());
    }
    for decision in decisions.all() {
        let line = serde_json::to_vec(decision).expect("a decision is always valid JSON");
        hasher.update(&line);
    }
    hasher.finish()
}
