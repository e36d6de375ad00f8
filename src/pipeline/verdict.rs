//! People's decisions, put where they belong: each finds its statement by
//! place and words, so that it survives re-reading and small edits; one that
//! finds none is kept and told.

use std::collections::{BTreeMap, HashMap, HashSet};

use unicode_normalization::UnicodeNormalization as _;

use crate::model::{
    Anchor, Comment, ContentHash, Decision, DocumentRecord, Evidence, Lost, LostDecision, Origin,
    Overall, OverallVerdict, Programme, Role, Section, SectionId, Span, Stance, Statement,
    StatementId, Status, Tag, TaggedStatement, Verdict,
};
use crate::tag::Decided;

/// The rule's name where a person decided.
const DECISION: &str = "decision";

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
        let cut: Vec<&DocumentRecord> = all
            .iter()
            .filter(|decision| changes_text(&decision.verdict))
            .filter_map(|decision| document(&decision.statement, documents))
            .collect();
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

/// What people decided about one statement.
#[derive(Debug, Clone, Default)]
pub(super) struct Person {
    sections: Option<Settled<Vec<SectionId>>>,
    stance: Option<Settled<Stance>>,
    role: Option<Role>,
    comment: Option<Comment>,
    order: usize,
}

/// What a person settled, and who: another may since have settled something
/// else about the same statement.
#[derive(Debug, Clone)]
struct Settled<T> {
    what: T,
    by: String,
}

impl<T> Settled<T> {
    /// The evidence behind it: who decided.
    fn evidence(&self) -> Vec<Evidence> {
        vec![Evidence {
            text: self.by.clone(),
            rule: DECISION.to_owned(),
        }]
    }
}

/// Applies `decisions` to `statements`: splits, joins and roles change the
/// list, the rest is handed on. Sections are sought in the `programme`.
pub(super) fn apply(
    statements: &mut Vec<Statement>,
    documents: &[DocumentRecord],
    programme: &Programme,
    decisions: &Decisions,
) -> Verdicts {
    let Undone {
        orders: undone,
        places,
    } = undone(statements, documents, decisions);
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
        let Some(at) = place(&decision.statement, statements, documents) else {
            lost.push(lose(Lost::Statement));
            continue;
        };
        applied += 1;
        moved.push((order, statements[at].id.clone()));
        let joined = decision.verdict.join_next;
        let next = joined.then(|| follower(statements, at)).flatten();
        restructure(
            &decision.verdict,
            at,
            statements,
            documents,
            &decisions.texts,
        );
        let statement = &statements[at];
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
    let people: Vec<Person> = statements
        .iter()
        .map(|statement| people.remove(&statement.id).unwrap_or_default())
        .collect();
    let comments = statements
        .iter()
        .zip(&people)
        .filter_map(|(statement, person)| Some((statement.id.clone(), person.comment.clone()?)))
        .collect();
    moved.retain(|(order, id)| decisions.all[*order].statement.id != *id);
    moved.sort_unstable_by_key(|(order, _)| *order);
    Verdicts {
        decided: decided(&people),
        comments,
        people,
        overall: quoted(wholes, statements),
        lost,
        applied,
        moved,
    }
}

/// The statement after the one at this place in the same document.
fn follower(statements: &[Statement], at: usize) -> Option<StatementId> {
    let next = statements.get(at + 1)?;
    (next.id.document() == statements[at].id.document()).then(|| next.id.clone())
}

/// Gives the sections of a verdict the ids that they have in the programme now,
/// by the headings that they had: numbers change when a section is put in.
/// Leaves out those that it no longer has, and gives what they were called.
fn find_sections(verdict: &mut Verdict, headings: &[String], programme: &Programme) -> Vec<String> {
    let mut gone = Vec::new();
    let Some(sections) = &mut verdict.sections else {
        return gone;
    };
    let mut at = 0;
    sections.retain_mut(|id| {
        let called = headings.get(at).map_or("", String::as_str);
        at += 1;
        let present = present(id, called, programme);
        if let Some(now) = &present {
            id.clone_from(now);
        } else {
            gone.push(format!("{id} {called}").trim().to_owned());
        }
        present.is_some()
    });
    if sections.is_empty() {
        verdict.sections = None;
    }
    gone
}

/// The section that had this id and this heading when it was decided or remarked on: with
/// the same heading, under its id or as the only one; else under its id with a
/// heading like it. Earlier versions kept no heading: there the id has to do.
pub(super) fn present(id: &SectionId, called: &str, programme: &Programme) -> Option<SectionId> {
    /// Half of the words in common make it the same section, reworded.
    const ALIKE: f32 = 0.5;
    if id.is_general() {
        return Some(id.clone());
    }
    let kept = programme.section(id);
    if called.is_empty() {
        return kept.map(|section| section.id.clone());
    }
    let wanted = words(called);
    if let Some(section) = kept.filter(|section| words(&section.heading) == wanted) {
        return Some(section.id.clone());
    }
    let is_called_so = |section: &&Section| words(&section.heading) == wanted;
    let mut same = programme.sections.iter().filter(is_called_so);
    match (same.next(), same.next()) {
        (Some(only), None) => Some(only.id.clone()),
        (Some(_), Some(_)) => None,
        (None, _) => kept
            .filter(|section| likeness(&words(&section.heading), &wanted) >= ALIKE)
            .map(|section| section.id.clone()),
    }
}

/// The decided positions of whole answers, each with the words that its
/// statement has after all was cut and joined.
fn quoted(
    wholes: BTreeMap<String, (StatementId, Overall)>,
    statements: &[Statement],
) -> BTreeMap<String, Overall> {
    let mut overall = BTreeMap::new();
    for (document, (id, mut told)) in wholes {
        let statement = statements.iter().find(|statement| statement.id == id);
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
        rule: DECISION.to_owned(),
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
fn undone(statements: &[Statement], documents: &[DocumentRecord], decisions: &Decisions) -> Undone {
    let mut undone = Undone::default();
    if !decisions.all.iter().any(|decision| decision.verdict.undo) {
        return undone;
    }
    let mut statements = statements.to_vec();
    let mut earlier: Vec<(StatementId, usize)> = Vec::new();
    for (order, decision) in decisions.all.iter().enumerate() {
        let place = place(&decision.statement, &statements, documents);
        undone
            .places
            .extend(place.map(|at| (order, statements[at].id.clone())));
        if decision.verdict.undo {
            undone.orders.insert(order);
            let id = place.map_or(&decision.statement.id, |at| &statements[at].id);
            undone.orders.extend(
                earlier
                    .iter()
                    .filter(|(known, _)| known == id)
                    .map(|(_, order)| *order),
            );
        } else if let Some(at) = place {
            earlier.push((statements[at].id.clone(), order));
            restructure(
                &decision.verdict,
                at,
                &mut statements,
                documents,
                &decisions.texts,
            );
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

/// The document that an anchor means: the same content in the same file, else
/// the same content, else the same file. Where a copy comes in, or goes, the
/// bare hash passes to another file than the one that was decided on.
fn document<'a>(anchor: &Anchor, documents: &'a [DocumentRecord]) -> Option<&'a DocumentRecord> {
    let in_file = |document: &&DocumentRecord| document.file == anchor.file;
    let same = |document: &&DocumentRecord| document.hash == anchor.document;
    let copied = |document: &&DocumentRecord| {
        let (one, other) = (&document.hash, &anchor.document);
        let copy = |of: &ContentHash| of.as_copy(&document.file, &document.part);
        copy(one) == *other || copy(other) == *one
    };
    let first = |is: &dyn Fn(&&DocumentRecord) -> bool| documents.iter().find(is);
    first(&|document| in_file(document) && same(document))
        .or_else(|| first(&|document| in_file(document) && copied(document)))
        .or_else(|| first(&same))
        .or_else(|| first(&in_file))
}

/// Whether a verdict makes other statements of a document's text.
fn changes_text(verdict: &Verdict) -> bool {
    verdict.join_next || !verdict.split_at.is_empty()
}

/// Where the statement stands now: by document and exact place; by the same
/// words in the document, nearest first; by nearly the same words.
fn place(anchor: &Anchor, statements: &[Statement], documents: &[DocumentRecord]) -> Option<usize> {
    // quotations of long ago may be written with letters and marks apart
    let quote = words(&anchor.quote.nfc().collect::<String>());
    let Some(document) = document(anchor, documents) else {
        return elsewhere(&quote, statements);
    };
    let own = || {
        statements
            .iter()
            .enumerate()
            .filter(|(_, statement)| statement.id.document() == document.hash.short())
    };
    let distance = |statement: &Statement| statement.span.start.abs_diff(anchor.start);
    own()
        .find(|(_, statement)| {
            statement.span.start == anchor.start && statement.text == anchor.quote
        })
        .or_else(|| {
            own()
                .filter(|(_, statement)| words(&statement.text) == quote)
                .min_by_key(|(_, statement)| distance(statement))
        })
        .or_else(|| {
            own()
                .filter(|(_, statement)| likeness(&words(&statement.text), &quote) >= 0.8)
                .min_by_key(|(_, statement)| distance(statement))
        })
        .map(|(at, _)| at)
}

/// The only statement with these words, where neither the file nor its content
/// is there any longer: a file that was changed and then renamed. Few words may
/// be anybody's.
fn elsewhere(quote: &[String], statements: &[Statement]) -> Option<usize> {
    /// What several bodies write alike is shorter.
    const OWN: usize = 6;
    if quote.len() < OWN {
        return None;
    }
    let alike = |(_, statement): &(usize, &Statement)| words(&statement.text) == quote;
    let mut found = statements.iter().enumerate().filter(alike);
    match (found.next(), found.next()) {
        (Some((at, _)), None) => Some(at),
        _ => None,
    }
}

pub(super) fn words(text: &str) -> Vec<String> {
    text.split(|c: char| !c.is_alphanumeric())
        .filter(|word| !word.is_empty())
        .map(str::to_lowercase)
        .collect()
}

/// Dice's coefficient over words: 1 for the same words, 0 for none in common.
fn likeness(a: &[String], b: &[String]) -> f32 {
    let mut counts: HashMap<&str, usize> = HashMap::new();
    for word in a {
        *counts.entry(word).or_default() += 1;
    }
    let mut common = 0_u16;
    for word in b {
        if let Some(left) = counts.get_mut(word.as_str()).filter(|left| **left > 0) {
            *left -= 1;
            common = common.saturating_add(1);
        }
    }
    let total = u16::try_from(a.len() + b.len()).unwrap_or(u16::MAX).max(1);
    2.0 * f32::from(common) / f32::from(total)
}

fn restructure(
    verdict: &Verdict,
    at: usize,
    statements: &mut Vec<Statement>,
    documents: &[DocumentRecord],
    texts: &BTreeMap<ContentHash, String>,
) {
    if let Some(role) = verdict.role {
        statements[at].role = role;
    }
    if !changes_text(verdict) {
        return;
    }
    let document = documents
        .iter()
        .find(|document| document.hash.short() == statements[at].id.document());
    let found = document.and_then(|document| Some((document, texts.get(&document.hash)?)));
    let Some((document, text)) = found else {
        return;
    };
    if verdict.join_next {
        join(at, statements, text);
    }
    split(&verdict.split_at, at, statements, text, document);
}

/// Joins a statement with the next one of the same document.
fn join(at: usize, statements: &mut Vec<Statement>, text: &str) {
    let next = statements
        .get(at + 1)
        .filter(|next| next.id.document() == statements[at].id.document());
    if let Some(next) = next {
        let span = Span::new(statements[at].span.start, next.span.end);
        statements.remove(at + 1);
        span.of(text).clone_into(&mut statements[at].text);
        statements[at].span = span;
    }
}

/// Cuts a statement at these offsets from its start; offsets that are no
/// character boundary or leave an empty piece are passed over.
fn split(
    offsets: &[usize],
    at: usize,
    statements: &mut Vec<Statement>,
    text: &str,
    document: &DocumentRecord,
) {
    let whole = statements[at].span;
    let mut cuts: Vec<usize> = offsets
        .iter()
        .map(|offset| whole.start + offset)
        .filter(|cut| *cut < whole.end && text.is_char_boundary(*cut))
        .collect();
    cuts.sort_unstable();
    cuts.push(whole.end);
    let mut start = whole.start;
    let mut pieces = Vec::new();
    for cut in cuts {
        let span = Span::new(start, cut).trimmed(text);
        if !span.is_empty() {
            pieces.push(Statement {
                id: StatementId::new(&document.hash, span.start),
                span,
                text: span.of(text).to_owned(),
                ..statements[at].clone()
            });
        }
        start = cut;
    }
    statements.splice(at..=at, pieces);
}

impl Person {
    fn take(&mut self, verdict: &Verdict, by: &str, order: usize) {
        if let Some(sections) = &verdict.sections {
            self.sections = Some(Settled {
                what: sections.clone(),
                by: by.to_owned(),
            });
        }
        if let Some(stance) = verdict.stance {
            self.stance = Some(Settled {
                what: stance,
                by: by.to_owned(),
            });
        }
        self.role = verdict.role.or(self.role);
        if let Some(comment) = &verdict.comment {
            self.comment = Some(comment.clone());
        }
        self.order = order;
    }

    /// Takes in what was decided of the statement that follows and is one with
    /// this now: what this one has stays, and of comments nothing is dropped.
    fn take_in(&mut self, next: Self) {
        let both = |one: String, other: &str| match (one.as_str(), other) {
            (_, "") => one,
            ("", other) => other.to_owned(),
            (one, other) => format!("{one}\n{other}"),
        };
        self.sections = self.sections.take().or(next.sections);
        self.stance = self.stance.take().or(next.stance);
        self.role = self.role.or(next.role);
        self.comment = match (self.comment.take(), next.comment) {
            (Some(own), Some(next)) => Some(Comment {
                heeded: own.heeded.or(next.heeded),
                reason: both(own.reason, &next.reason),
                changed_text: both(own.changed_text, &next.changed_text),
            }),
            (own, next) => own.or(next),
        };
        self.order = self.order.max(next.order);
    }

    /// Puts the person's verdict on top of the machine's; the machine's
    /// candidates stay behind it, to be seen.
    pub(super) fn on_top(self, mut tagged: TaggedStatement) -> TaggedStatement {
        if let Some(settled) = &self.sections {
            let sections = &settled.what;
            for tag in &mut tagged.tags {
                tag.chosen = false;
            }
            tagged.tags.retain(|tag| !sections.contains(&tag.section));
            let chosen = sections.iter().map(|section| Tag {
                section: section.clone(),
                score: 0.0,
                confidence: 1.0,
                chosen: true,
                origin: Origin::Person,
                evidence: settled.evidence(),
            });
            tagged.tags.splice(0..0, chosen);
        }
        if let Some(settled) = &self.stance {
            tagged.stance = Some(settled.what);
            tagged.stance_confidence = 1.0;
            tagged.stance_origin = Origin::Person;
            tagged.stance_evidence = settled.evidence();
        }
        if self.sections.is_some() || self.stance.is_some() || self.role.is_some() {
            tagged.status = Status::Decided;
        }
        tagged
    }
}

#[cfg(test)]
mod tests;
