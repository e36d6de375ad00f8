//! One consultation held in memory, with the look-ups that pages need.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::PathBuf;
use std::sync::OnceLock;

use super::bodies::{Body, Cells, bodies, cells};
use super::held::{Held, Statements};
use super::queue;
use super::tally::{Tally, account, tally};
use crate::corpus;
use crate::error::Error;
use crate::model::{
    Consultation, Decision, DocumentRecord, Manner, Origin, SectionId, Share, Stance, Statement,
    StatementId, TaggedStatement,
};
use crate::pipeline::Catalogue;
use crate::report::{Position, Rule, Stated, combined, on_the_whole};

/// A consultation as the workbench holds it; replaced as a whole by the next commit.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The consultation itself, without ledger and without statements.
    pub(super) consultation: Consultation,
    statements: Statements,
    /// What became of all text: entries and bytes by fate.
    pub(super) ledger: BTreeMap<Share, (usize, usize)>,
    /// Its folder in the corpus.
    pub(super) root: PathBuf,
    /// Who was asked or answered, by kind.
    pub(super) bodies: Vec<Body>,
    /// Those behind reservations, special statements, notes and proposals.
    pub(super) minorities: Vec<Body>,
    /// Documents by the first digits of their hash.
    shorts: HashMap<String, usize>,
    sections: HashMap<SectionId, Vec<usize>>,
    cells: Cells,
    minority_cells: Cells,
    history: HashMap<StatementId, Vec<Decision>>,
    /// Everyone's decisions, oldest first.
    pub(super) decisions: Vec<Decision>,
    /// Counts for the overview.
    pub(super) tally: Tally,
    /// The order of review, made when it is first asked for.
    queue: OnceLock<Vec<usize>>,
}

impl Loaded {
    /// Reads a consultation and makes the look-ups.
    pub(super) fn read(catalogue: &Catalogue, name: &str) -> Result<Self, Error> {
        let root = catalogue.entry(name)?.folder.clone();
        let mut decisions = corpus::read_decisions(&root)?;
        let (opened, mut consultation) = catalogue.open_one(name)?;
        consultation.place(&mut decisions);
        let ledger = account(&mut consultation);
        let statements = Statements::read(&consultation, opened)?;
        let shorts = consultation
            .documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.hash.short().to_owned(), at))
            .collect();
        let (bodies, minorities) = bodies(&consultation, &statements);
        let tally = tally(&consultation, &statements);
        let mut history: HashMap<StatementId, Vec<Decision>> = HashMap::new();
        for decision in &decisions {
            history
                .entry(decision.statement.id.clone())
                .or_default()
                .push(decision.clone());
        }
        Ok(Self {
            sections: sections(&statements),
            cells: cells(&consultation, &statements, &bodies, |held| held.counts),
            minority_cells: cells(&consultation, &statements, &minorities, |_| true),
            consultation,
            statements,
            ledger,
            root,
            bodies,
            minorities,
            shorts,
            history,
            decisions,
            tally,
            queue: OnceLock::new(),
        })
    }

    /// Places of all undecided statements in the order in which to review them.
    pub(super) fn queue(&self) -> &[usize] {
        self.queue.get_or_init(|| queue::order(self))
    }

    /// What the body's answers state of the whole themselves.
    pub(super) fn stated(&self, body: &Body) -> Option<Stated<'_, &Held>> {
        self.stated_in(&body.documents)
    }

    /// What the latest of these documents states of the whole.
    pub(super) fn stated_in(&self, documents: &[usize]) -> Option<Stated<'_, &Held>> {
        Stated::of(&self.consultation.documents, documents, |document, _| {
            self.clause_of(document).map(|place| self.at(place))
        })
    }

    /// The statement that holds the words on which the position of the answer
    /// in this document rests.
    pub(super) fn clause_of(&self, document: usize) -> Option<usize> {
        self.statements.clauses[document]
    }

    /// Where the answer that the statement at `place` stands in is as a whole,
    /// if a person has decided it.
    pub(super) fn decided_overall(&self, place: usize) -> Option<Stance> {
        let (_, document) = self.document_of(place)?;
        let overall = document.overall.as_ref()?;
        overall.by.is_some().then_some(overall.stance)
    }

    /// Where a body stands on the programme as a whole, by the rule of the
    /// reports; `places` are its statements there.
    pub(super) fn on_the_whole(&self, body: &Body, places: &[usize]) -> Option<Position> {
        let own = || combined(places.iter().map(|place| self.at(*place)));
        on_the_whole(own, self.stated(body).as_ref())
    }

    /// What a body is shown with as a whole: its stance, which is
    /// [`Stance::None`] where it takes no position; `None` where it has no
    /// answer and says nothing of the whole.
    pub(super) fn stance_on_the_whole(&self, body: &Body) -> Option<Stance> {
        if let Some(stated) = self.stated(body) {
            return Some(stated.stance);
        }
        let is_on_the_whole = |place: &usize| {
            self.at(*place).counts && self.sections(*place).iter().any(SectionId::is_general)
        };
        let places: Vec<usize> = (body.statements.iter().copied())
            .filter(is_on_the_whole)
            .collect();
        let own = combined(places.iter().map(|place| self.at(*place)));
        (!places.is_empty()).then(|| own.map_or(Stance::None, |position| position.stance))
    }

    /// Whether that stance is inferred from the answer, which does not state it.
    pub(super) fn is_inferred(&self, body: &Body) -> bool {
        self.stated(body).is_some_and(|stated| {
            stated
                .position()
                .is_some_and(|position| position.rule == Rule::Inferred)
        })
    }

    /// How many bodies speak in each column, as the reports count them: who
    /// takes a position on the whole speaks of it.
    pub(super) fn speaking(&self) -> BTreeMap<usize, usize> {
        let mut speaking = BTreeMap::new();
        for (_, column) in self.cells.keys() {
            *speaking.entry(*column).or_default() += 1;
        }
        let general = self.general_column();
        let only_as_a_whole = (0..self.bodies.len())
            .filter(|row| self.cell(*row, general).is_empty())
            .filter(|row| self.on_the_whole(&self.bodies[*row], &[]).is_some())
            .count();
        if only_as_a_whole > 0 {
            *speaking.entry(general).or_default() += only_as_a_whole;
        }
        speaking
    }

    /// Its name in addresses.
    pub(super) fn name(&self) -> &str {
        &self.consultation.name
    }

    /// What is held of all statements.
    pub(super) fn statements(&self) -> &[Held] {
        &self.statements.all
    }

    /// The place of the statement with this id.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        let (short, start) = id.split_once('-')?;
        self.place_in(*self.shorts.get(short)?, start.parse().ok()?)
    }

    /// The place of the statement that begins here in the document at `document`.
    pub(super) fn place_in(&self, document: usize, start: usize) -> Option<usize> {
        let range = self.of_document(document);
        let own = &self.statements.all[range.clone()];
        let at = own.partition_point(|held| held.span.start < start);
        own.get(at)
            .filter(|held| held.span.start == start)
            .map(|_| range.start + at)
    }

    /// The statement at this place with its words, tags and evidence.
    pub(super) fn whole(&self, place: usize) -> Result<TaggedStatement, Error> {
        self.statements.snapshot.statement(place)
    }

    /// The same for a page, which shows the rest where the words cannot be read: it
    /// has none then, and the page says so.
    pub(super) fn shown(&self, place: usize) -> TaggedStatement {
        self.whole(place).unwrap_or_else(|error| {
            tracing::warn!(%error, "a statement could not be read");
            self.wordless(place)
        })
    }

    fn wordless(&self, place: usize) -> TaggedStatement {
        let held = self.at(place);
        TaggedStatement {
            statement: Statement {
                id: self.id(place),
                span: held.span,
                text: String::new(),
                page: held.page,
                paragraph: 0,
                role: held.role,
                respondents: self.respondents(place).to_vec(),
                kind: held.kind,
                headings: Vec::new(),
                context: None,
                duplicate_of: None,
                draft_of: None,
                language: "sv".to_owned(),
                manner: Manner::Text,
            },
            tags: Vec::new(),
            stance: held.stance,
            stance_confidence: 0.0,
            stance_origin: Origin::Rule,
            stance_evidence: Vec::new(),
            status: held.status,
        }
    }

    /// The consultation with these statements alone, whole.
    pub(super) fn with_only(&self, ids: &[StatementId]) -> Result<Consultation, Error> {
        let places = ids.iter().filter_map(|id| self.place(id.as_str()));
        Ok(Consultation {
            statements: places
                .map(|place| self.whole(place))
                .collect::<Result<_, _>>()?,
            ..self.consultation.clone()
        })
    }

    /// Where the same speaker says the same words again.
    pub(super) fn same_words_of_same_speaker(&self, place: usize) -> Vec<usize> {
        let statement = |place: usize| self.shown(place).statement;
        let own = statement(place);
        let first = own.duplicate_of.unwrap_or(own.id);
        let speakers = self.at(place).speakers;
        let is_like = |other: &usize| {
            let held = self.at(*other);
            *other != place
                && held.speakers == speakers
                && (held.repeats && statement(*other).duplicate_of.as_ref() == Some(&first)
                    || self.id(*other) == first)
        };
        (0..self.statements().len()).filter(is_like).collect()
    }

    /// What is held of the statement at this place.
    pub(super) fn at(&self, place: usize) -> &Held {
        &self.statements.all[place]
    }

    /// The id of the statement at this place.
    pub(super) fn id(&self, place: usize) -> StatementId {
        let (_, document) = self
            .document_of(place)
            .expect("every statement stands in a document");
        StatementId::new(&document.hash, self.at(place).span.start)
    }

    /// Who says it.
    pub(super) fn respondents(&self, place: usize) -> &[String] {
        &self.statements.speakers[self.at(place).speakers as usize]
    }

    /// The sections that it counts under, most fitting first.
    pub(super) fn sections(&self, place: usize) -> &[SectionId] {
        &self.statements.sections[self.at(place).sections as usize]
    }

    /// The places of the statements of the document at `document`.
    pub(super) fn of_document(&self, document: usize) -> Range<usize> {
        (self.statements.ranges.get(document)).map_or(0..0, Clone::clone)
    }

    /// The document that the statement at `place` stands in.
    pub(super) fn document_of(&self, place: usize) -> Option<(usize, &DocumentRecord)> {
        let ranges = &self.statements.ranges;
        let at = ranges.partition_point(|range| range.end <= place);
        Some((at, self.consultation.documents.get(at)?))
    }

    /// The document whose hash begins with these twelve digits.
    pub(super) fn document(&self, short: &str) -> Option<(usize, &DocumentRecord)> {
        let at = *self.shorts.get(short)?;
        Some((at, self.consultation.documents.get(at)?))
    }

    /// Places of all that is said about a section, in the order of documents.
    pub(super) fn of_section(&self, id: &SectionId) -> &[usize] {
        self.sections.get(id).map_or(&[], Vec::as_slice)
    }

    /// The same of the section with its subsections, each statement once.
    pub(super) fn of_section_and_below(&self, id: &SectionId) -> BTreeSet<usize> {
        let sections = &self.consultation.programme.sections;
        let mut wanted = BTreeSet::from([id]);
        for section in sections {
            // Parents stand before their parts, so one pass is enough.
            let parent = section.parent.and_then(|place| sections.get(place));
            if parent.is_some_and(|parent| wanted.contains(&parent.id)) {
                wanted.insert(&section.id);
            }
        }
        let places = wanted.into_iter().flat_map(|id| self.of_section(id));
        places.copied().collect()
    }

    /// The section ids in the programme's order, the programme as a whole first.
    pub(super) fn section_ids(&self) -> Vec<SectionId> {
        let mut ids = vec![SectionId::general()];
        ids.extend(
            self.consultation
                .programme
                .sections
                .iter()
                .map(|section| section.id.clone()),
        );
        ids
    }

    /// What one body says about the section at `column`; the programme as a
    /// whole stands after the last section.
    pub(super) fn cell(&self, body: usize, column: usize) -> &[usize] {
        self.cells.get(&(body, column)).map_or(&[], Vec::as_slice)
    }

    /// The same for a minority.
    pub(super) fn minority_cell(&self, body: usize, column: usize) -> &[usize] {
        self.minority_cells
            .get(&(body, column))
            .map_or(&[], Vec::as_slice)
    }

    /// The columns in which anyone says anything.
    pub(super) fn spoken_columns(&self) -> BTreeSet<usize> {
        let minorities = self.minority_cells.keys().map(|(_, column)| *column);
        self.speaking().into_keys().chain(minorities).collect()
    }

    /// The column of the programme as a whole.
    pub(super) fn general_column(&self) -> usize {
        self.consultation.programme.sections.len()
    }

    /// What was decided about a statement, oldest first.
    pub(super) fn history(&self, id: &StatementId) -> &[Decision] {
        self.history.get(id).map_or(&[], Vec::as_slice)
    }

    /// Number and heading of a section as one reads them.
    pub(super) fn section_name(&self, id: &SectionId) -> Option<(Option<&str>, &str)> {
        self.consultation
            .programme
            .section(id)
            .map(|section| (section.number.as_deref(), section.heading.as_str()))
    }

    /// Documents that a person should look at, unread first.
    pub(super) fn needs_attention(&self) -> usize {
        self.tally.unread + self.tally.attention
    }
}

/// Places of what is said about each section.
fn sections(statements: &Statements) -> HashMap<SectionId, Vec<usize>> {
    let mut sections: HashMap<SectionId, Vec<usize>> = HashMap::new();
    for (place, held) in statements.all.iter().enumerate() {
        if held.is_counted() {
            for section in &statements.sections[held.sections as usize] {
                match sections.get_mut(section) {
                    Some(places) => places.push(place),
                    None => drop(sections.insert(section.clone(), vec![place])),
                }
            }
        }
    }
    sections
}

/// How many of these statements take each stance, in the order of [`Stance::ALL`].
pub(super) fn stances<'a>(statements: impl IntoIterator<Item = &'a Held>) -> Vec<(Stance, usize)> {
    let mut counts: BTreeMap<Stance, usize> = BTreeMap::new();
    for held in statements {
        if let Some(stance) = held.stance {
            *counts.entry(stance).or_default() += 1;
        }
    }
    Stance::ALL
        .iter()
        .filter_map(|stance| counts.get(stance).map(|count| (*stance, *count)))
        .collect()
}
