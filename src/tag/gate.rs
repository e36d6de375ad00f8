//! No objection may be lost: a document that sounds critical without a
//! critical statement is shown to a person.

use std::sync::LazyLock;

use regex::Regex;

use super::stance::cue;
use crate::model::{DocumentRecord, ReadState, Stance, TaggedStatement, Warning, by_document};

/// So many requests may hide an objection; one is a wish.
const SEVERAL: usize = 2;

/// Who sends a proposal back does not accept it as it is.
static SENT_BACK: LazyLock<Regex> = LazyLock::new(|| {
    Regex::new(r"(?i)\b(?:återremi(?:ss|tter)|återförvis)")
        .expect("the pattern is a constant that tests compile")
});

/// Warns of every document with [`unclaimed_criticism`], in the place of such
/// warnings given earlier.
pub fn flag_unclaimed_criticism(documents: &mut [DocumentRecord], statements: &[TaggedStatement]) {
    let ranges = by_document(documents, statements);
    for (document, range) in documents.iter_mut().zip(ranges) {
        let own: Vec<&TaggedStatement> = statements[range].iter().collect();
        document
            .warnings
            .retain(|warning| !matches!(warning, Warning::UnclaimedCriticism { .. }));
        if let Some(quote) = unclaimed_criticism(&own) {
            document
                .warnings
                .push(Warning::UnclaimedCriticism { quote });
            document.state = document.state.max(ReadState::Attention);
        }
    }
}

/// The statement that most likely holds an objection, of a document's
/// `statements` none of which is critical. First choice: formal criticism.
/// Second: mild criticism, or a demand to send the proposal back. Last: the
/// first of several requests, which may be how an objection is put. `None`
/// where a statement is critical, or nothing of the kind is said.
pub fn unclaimed_criticism(statements: &[&TaggedStatement]) -> Option<String> {
    let own = || statements.iter().filter(|tagged| tagged.is_position());
    if own().any(|tagged| is_critical(tagged.stance)) {
        return None;
    }
    let mut milder = None;
    for tagged in own() {
        for cue in cue::cues(&tagged.statement.text) {
            if is_critical(Some(cue.stance)) {
                if cue.formal {
                    return Some(tagged.statement.text.clone());
                }
                milder.get_or_insert(tagged);
            }
        }
        if SENT_BACK.is_match(&tagged.statement.text) {
            milder.get_or_insert(tagged);
        }
    }
    milder
        .or_else(|| {
            let mut requests = own().filter(|tagged| tagged.stance == Some(Stance::ProposesChange));
            let first = requests.next()?;
            (requests.count() + 1 >= SEVERAL).then_some(first)
        })
        .map(|tagged| tagged.statement.text.clone())
}

fn is_critical(stance: Option<Stance>) -> bool {
    matches!(stance, Some(Stance::Opposes | Stance::Doubts))
}
