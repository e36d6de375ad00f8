//! People's decisions, put where they belong: each finds its statement by
//! place and words, so that it survives re-reading and small edits; one that
//! finds none is kept and told.

mod ground;
mod person;
mod place;
mod restructure;

use std::collections::{BTreeMap, BTreeSet, HashMap, HashSet};

use crate::model::{
    Comment, ContentHash, Decision, DocumentRecord, Lost, LostDecision, Overall, OverallRule,
    OverallVerdict, Programme, Stance, Statement, StatementId,
};
use crate::tag::Decided;
use ground::{Documents, Ground};
use person::Person;
use place::find_sections;
pub(super) use place::{present, words};
use restructure::changes_text;

/// What people decided, oldest first, with the text of each document in which
/// a decision cuts or joins statements.
#[derive(Debug, Default)]
pub(crate) struct Decisions {
    all: Vec<Decision>,
    texts: BTreeMap<ContentHash, String>,
}

impl Decisions {
    /// These decisions; `texts` finds the text of the documents asked for.
    pub(super) fn new<E>(
        all: Vec<Decision>,
        documents: &[DocumentRecord],
        texts: impl FnOnce(&[&DocumentRecord]) -> Result<BTreeMap<ContentHash, String>, E>,
    ) -> Result<Self, E> {
        let known = Documents::new(documents);
        let cut: BTreeMap<&ContentHash, &DocumentRecord> = all
            .iter()
            .filter(|decision| changes_text(&decision.verdict))
            .filter_map(|decision| known.of(&decision.statement))
            .map(|document| (&document.hash, document))
            .collect();
        let cut: Vec<&DocumentRecord> = cut.into_values().collect();
        let texts = texts(&cut)?;
        Ok(Self { all, texts })
    }

    /// All of them, oldest first.
    pub(super) fn all(&self) -> &[Decision] {
        &self.all
    }
}

/// The decisions of a consultation, put to use.
pub(super) struct Verdicts {
    /// For the tagger to learn from, in the order in which they were decided.
    pub(super) decided: Vec<Decided>,
    /// The proposer's answers.
    pub(super) comments: Vec<(StatementId, Comment)>,
    /// What is to be quoted before all else.
    pub(super) highlighted: BTreeSet<StatementId>,
    /// For each statement, what people decided.
    pub(super) people: Vec<Person>,
    /// Where whole answers stand as people decided it, by their documents'
    /// hashes, short.
    pub(super) overall: BTreeMap<String, Overall>,
    /// Decisions whose statement, or a section of which, is not found.
    pub(super) lost: Vec<LostDecision>,
    /// Number of decisions in force.
    pub(super) applied: usize,
    /// Those whose statement has another id now, by their order.
    pub(super) moved: Vec<(usize, StatementId)>,
}

/// Applies `decisions` to `statements`: splits, joins and roles change the
/// list, the rest is handed on. Sections are sought in the `programme`.
pub(super) fn apply(
    statements: &mut Vec<Statement>,
    documents: &[DocumentRecord],
    programme: &Programme,
    decisions: &Decisions,
) -> Verdicts {
    let documents = Documents::new(documents);
    let mut ground = Ground::new(std::mem::take(statements), &documents);
    let Undone {
        orders: undone,
        places,
    } = undone(&mut ground, decisions);
    let mut moved: Vec<(usize, StatementId)> = places
        .into_iter()
        .filter(|(order, _)| undone.contains(order))
        .collect();
    let mut people: HashMap<StatementId, Person> = HashMap::new();
    let mut wholes: BTreeMap<String, (StatementId, Overall)> = BTreeMap::new();
    let mut lost = Vec::new();
    let mut applied = 0;
    for (order, decision) in decisions.all.iter().enumerate() {
        if undone.contains(&order) {
            continue;
        }
        let lose = |lost| LostDecision {
            decision: decision.clone(),
            lost,
        };
        let Some(at) = ground.place(&decision.statement) else {
            lost.push(lose(Lost::Statement));
            continue;
        };
        applied += 1;
        moved.push((order, ground.statement(at).id.clone()));
        let joined = decision.verdict.join_next;
        let next = joined.then(|| ground.follower(at).cloned()).flatten();
        ground.restructure(&decision.verdict, at, &decisions.texts);
        let statement = ground.statement(at);
        let taken_in = next.and_then(|next| people.remove(&next));
        let person = people.entry(statement.id.clone()).or_default();
        if let Some(next) = taken_in {
            person.take_in(next);
        }
        let mut verdict = decision.verdict.clone();
        let gone = find_sections(&mut verdict, &decision.headings, programme);
        if !gone.is_empty() {
            lost.push(lose(Lost::Sections(gone)));
        }
        person.take(&verdict, &decision.by, order);
        match verdict.overall {
            None => {}
            Some(OverallVerdict::AsRead) => drop(wholes.remove(statement.id.document())),
            Some(OverallVerdict::Takes(stance)) => {
                let told = told(stance, statement, &decision.by);
                let document = statement.id.document().to_owned();
                wholes.insert(document, (statement.id.clone(), told));
            }
        }
    }
    *statements = ground.into_statements();
    let people: Vec<Person> = statements
        .iter()
        .map(|statement| people.remove(&statement.id).unwrap_or_default())
        .collect();
    let comments = statements
        .iter()
        .zip(&people)
        .filter_map(|(statement, person)| Some((statement.id.clone(), person.comment.clone()?)))
        .collect();
    let highlighted = (statements.iter().zip(&people))
        .filter(|(_, person)| person.highlight == Some(true))
        .map(|(statement, _)| statement.id.clone())
        .collect();
    moved.retain(|(order, id)| decisions.all[*order].statement.id != *id);
    moved.sort_unstable_by_key(|(order, _)| *order);
    Verdicts {
        decided: decided(&people),
        comments,
        highlighted,
        people,
        overall: quoted(wholes, statements),
        lost,
        applied,
        moved,
    }
}

/// The decided positions of whole answers, each with the words that its
/// statement has after all was cut and joined.
fn quoted(
    wholes: BTreeMap<String, (StatementId, Overall)>,
    statements: &[Statement],
) -> BTreeMap<String, Overall> {
    let mut overall = BTreeMap::new();
    let mut by_id: HashMap<&StatementId, &Statement> = HashMap::new();
    if !wholes.is_empty() {
        by_id.extend((statements.iter().rev()).map(|statement| (&statement.id, statement)));
    }
    for (document, (id, mut told)) in wholes {
        let statement = by_id.get(&id);
        if let Some(statement) = statement.filter(|_| !told.quote.is_empty()) {
            told.quote.clone_from(&statement.text);
        }
        overall.insert(document, told);
    }
    overall
}

/// Where an answer stands as a person decided it, told by this statement.
fn told(stance: Stance, statement: &Statement, by: &str) -> Overall {
    let quote = match stance {
        Stance::None => String::new(),
        _ => statement.text.clone(),
    };
    Overall {
        stance,
        quote,
        rule: OverallRule::Person,
        inferred: false,
        by: Some(by.to_owned()),
    }
}

/// What is taken back.
#[derive(Default)]
struct Undone {
    /// Decisions that are taken back and those that take back, by their order.
    orders: HashSet<usize>,
    /// Where each decision finds its statement while all of them are played.
    places: Vec<(usize, StatementId)>,
}

/// The decisions that a later one takes back, and those that take back: found
/// by playing all of them, since an undo may have been made after the document
/// changed and so have another anchor than what it undoes.
fn undone(ground: &mut Ground<'_>, decisions: &Decisions) -> Undone {
    let all = &decisions.all;
    let mut undone = Undone::default();
    if !all.iter().any(|decision| decision.verdict.undo) {
        return undone;
    }
    // Where none cuts or joins, the ground is afterwards what it was.
    let mut other;
    let ground = if all.iter().any(|decision| changes_text(&decision.verdict)) {
        other = ground.clone();
        &mut other
    } else {
        ground
    };
    let mut earlier: HashMap<StatementId, Vec<usize>> = HashMap::new();
    for (order, decision) in all.iter().enumerate() {
        let place = ground.place(&decision.statement);
        let id = place.map(|at| ground.statement(at).id.clone());
        undone.places.extend(id.clone().map(|id| (order, id)));
        if decision.verdict.undo {
            undone.orders.insert(order);
            let id = id.as_ref().unwrap_or(&decision.statement.id);
            undone.orders.extend(earlier.remove(id).unwrap_or_default());
        } else if let (Some(at), Some(id)) = (place, id) {
            earlier.entry(id).or_default().push(order);
            if changes_text(&decision.verdict) {
                ground.restructure(&decision.verdict, at, &decisions.texts);
            }
        }
    }
    undone
}

fn decided(people: &[Person]) -> Vec<Decided> {
    let mut decided: Vec<(usize, Decided)> = people
        .iter()
        .enumerate()
        .filter(|(_, person)| person.sections.is_some() || person.stance.is_some())
        .map(|(statement, person)| {
            (
                person.order,
                Decided {
                    statement,
                    sections: person.sections.as_ref().map(|settled| settled.what.clone()),
                    stance: person.stance.as_ref().map(|settled| settled.what),
                },
            )
        })
        .collect();
    decided.sort_by_key(|(order, _)| *order);
    decided.into_iter().map(|(_, decided)| decided).collect()
}

#[cfg(test)]
mod tests;
