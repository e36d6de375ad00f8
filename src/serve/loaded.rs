//! One consultation held in memory, with the look-ups that pages need.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::Range;
use std::path::PathBuf;

use super::aside::Aside;
use crate::model::{
    BoilerplateReason, Consultation, Decision, DocumentRecord, Fate, ReadState, RespondentKind,
    SectionId, Stance, StatementId, Status, TaggedStatement,
};
use crate::report::{Own, Stated};

/// A consultation as the workbench holds it; replaced as a whole by the next commit.
#[derive(Debug)]
pub(super) struct Loaded {
    /// The consultation itself, without ledger, and without the headings above
    /// statements and evidence: those are laid aside.
    pub(super) consultation: Consultation,
    /// What became of all text: entries and bytes by fate.
    pub(super) ledger: BTreeMap<Share, (usize, usize)>,
    aside: Option<Aside>,
    /// Its folder in the corpus.
    pub(super) root: PathBuf,
    /// Who was asked or answered, by kind.
    pub(super) bodies: Vec<Body>,
    /// Those behind reservations, special statements, notes and proposals.
    pub(super) minorities: Vec<Body>,
    own: Own,
    /// Statements by document.
    ranges: Vec<Range<usize>>,
    /// Documents by the first digits of their hash.
    shorts: HashMap<String, usize>,
    sections: HashMap<SectionId, Vec<usize>>,
    cells: BTreeMap<(usize, usize), Vec<usize>>,
    minority_cells: BTreeMap<(usize, usize), Vec<usize>>,
    history: HashMap<StatementId, Vec<Decision>>,
    /// Everyone's decisions, oldest first.
    pub(super) decisions: Vec<Decision>,
    /// Counts for the overview.
    pub(super) tally: Tally,
}

/// What a stretch of text was taken for, without saying which statement.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Share {
    /// A statement.
    Statement,
    /// A statement that repeats another.
    Duplicate,
    /// A heading.
    Heading,
    /// Words that introduce a list.
    Context,
    /// Programme text given back.
    Quoted,
    /// A formality.
    Boilerplate(BoilerplateReason),
}

impl Share {
    const fn of(fate: &Fate) -> Self {
        match fate {
            Fate::Statement { .. } => Self::Statement,
            Fate::Duplicate { .. } => Self::Duplicate,
            Fate::Heading => Self::Heading,
            Fate::Context => Self::Context,
            Fate::Quoted => Self::Quoted,
            Fate::Boilerplate { reason } => Self::Boilerplate(*reason),
        }
    }
}

/// A body that was asked or that answered, or a minority that speaks in an answer.
#[derive(Debug, Clone)]
pub(super) struct Body {
    /// Its name.
    pub(super) name: String,
    /// The names that its statements and documents go under, where they differ.
    pub(super) known_as: BTreeSet<String>,
    /// Its kind.
    pub(super) kind: RespondentKind,
    /// Whether it was asked.
    pub(super) asked: bool,
    /// Places of its documents.
    pub(super) documents: Vec<usize>,
    /// Places of what it says for itself.
    pub(super) statements: Vec<usize>,
}

impl Body {
    fn know_as(&mut self, name: &str) {
        if self.name != name && !self.known_as.contains(name) {
            self.known_as.insert(name.to_owned());
        }
    }

    /// Whether it is called this.
    pub(super) fn is_called(&self, name: &str) -> bool {
        self.name == name || self.known_as.contains(name)
    }

    /// Every name it goes under, as a search's parameters.
    pub(super) fn as_params(&self) -> Vec<(&str, &str)> {
        std::iter::once(&self.name)
            .chain(&self.known_as)
            .map(|name| ("instans", name.as_str()))
            .collect()
    }
}

/// How far a consultation has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub(super) struct Tally {
    /// Those asked.
    pub(super) asked: usize,
    /// Those asked that answered.
    pub(super) asked_answered: usize,
    /// Those that answered without being asked.
    pub(super) uninvited: usize,
    /// Files and parts received.
    pub(super) documents: usize,
    /// Of them unread.
    pub(super) unread: usize,
    /// Of them read, but to be looked at.
    pub(super) attention: usize,
    /// Statements that argue something.
    pub(super) statements: usize,
    /// Of them decided by a person.
    pub(super) decided: usize,
    /// Of them confirmed by the machine.
    pub(super) auto: usize,
    /// Of them without a section.
    pub(super) untagged: usize,
}

impl Loaded {
    /// Whether a statement counts towards its body's position, by the rule of
    /// the reports.
    pub(super) fn counts(&self, tagged: &TaggedStatement) -> bool {
        self.own.holds(tagged)
    }

    /// What the body's answers state of the whole themselves.
    pub(super) fn stated(&self, body: &Body) -> Option<Stated<'_>> {
        Stated::of(&self.consultation, &self.ranges, &body.documents)
    }

    /// Makes the look-ups. `aside` is what was laid aside of the statements.
    pub(super) fn new(
        mut consultation: Consultation,
        aside: Option<Aside>,
        root: PathBuf,
        decisions: Vec<Decision>,
    ) -> Self {
        let ledger = ledger(&mut consultation);
        let ranges = consultation.statements_by_document();
        let shorts = consultation
            .documents
            .iter()
            .enumerate()
            .map(|(at, document)| (document.hash.short().to_owned(), at))
            .collect();
        let mut sections: HashMap<SectionId, Vec<usize>> = HashMap::new();
        for (place, tagged) in consultation.statements.iter().enumerate() {
            if tagged.is_position() {
                for section in tagged.sections() {
                    sections.entry(section.clone()).or_default().push(place);
                }
            }
        }
        let (bodies, minorities) = bodies(&consultation);
        let columns: HashMap<&SectionId, usize> = consultation
            .programme
            .sections
            .iter()
            .enumerate()
            .map(|(place, section)| (&section.id, place))
            .collect();
        let own = Own::of(&consultation.statements);
        let cells = cells(&consultation, &own, &bodies, &columns);
        let minority_cells = cells_of(&consultation, &minorities, &columns);
        let tally = tally(&consultation, &bodies);
        let mut history: HashMap<StatementId, Vec<Decision>> = HashMap::new();
        for decision in &decisions {
            history
                .entry(decision.statement.id.clone())
                .or_default()
                .push(decision.clone());
        }
        Self {
            consultation,
            ledger,
            aside,
            root,
            bodies,
            minorities,
            own,
            ranges,
            shorts,
            sections,
            cells,
            minority_cells,
            history,
            decisions,
            tally,
        }
    }

    /// Its name in addresses.
    pub(super) fn name(&self) -> &str {
        &self.consultation.name
    }

    /// The place of the statement with this id.
    pub(super) fn place(&self, id: &str) -> Option<usize> {
        let (short, start) = id.split_once('-')?;
        let start: usize = start.parse().ok()?;
        let range = self.of_document(*self.shorts.get(short)?);
        let own = &self.consultation.statements[range.clone()];
        let at = own.partition_point(|tagged| tagged.statement.span.start < start);
        own.get(at)
            .filter(|tagged| tagged.statement.id.as_str() == id)
            .map(|_| range.start + at)
    }

    /// The statement at this place with all that was laid aside of it.
    pub(super) fn whole(&self, place: usize) -> TaggedStatement {
        let mut tagged = self.at(place).clone();
        if let Some(aside) = &self.aside {
            aside.restore(place, &mut tagged);
        }
        tagged
    }

    /// The statement at this place.
    pub(super) fn at(&self, place: usize) -> &TaggedStatement {
        &self.consultation.statements[place]
    }

    /// The statement with this id.
    pub(super) fn statement(&self, id: &str) -> Option<&TaggedStatement> {
        self.place(id).map(|place| self.at(place))
    }

    /// The places of the statements of the document at `document`.
    pub(super) fn of_document(&self, document: usize) -> Range<usize> {
        self.ranges.get(document).cloned().unwrap_or(0..0)
    }

    /// The document that the statement at `place` stands in.
    pub(super) fn document_of(&self, place: usize) -> Option<(usize, &DocumentRecord)> {
        let at = self.ranges.partition_point(|range| range.end <= place);
        self.consultation
            .documents
            .get(at)
            .map(|document| (at, document))
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

/// Sums the ledger up and leaves it out: no page shows more of it.
fn ledger(consultation: &mut Consultation) -> BTreeMap<Share, (usize, usize)> {
    let mut totals: BTreeMap<Share, (usize, usize)> = BTreeMap::new();
    for document in &mut consultation.documents {
        for entry in std::mem::take(&mut document.ledger) {
            let total = totals.entry(Share::of(&entry.fate)).or_default();
            total.0 += 1;
            total.1 += entry.span.len();
        }
    }
    totals
}

/// How many of these statements take each stance, in the order of [`Stance::ALL`].
pub(super) fn stances<'a>(
    statements: impl IntoIterator<Item = &'a TaggedStatement>,
) -> Vec<(Stance, usize)> {
    let mut counts: BTreeMap<Stance, usize> = BTreeMap::new();
    for tagged in statements {
        if let Some(stance) = tagged.stance {
            *counts.entry(stance).or_default() += 1;
        }
    }
    Stance::ALL
        .iter()
        .filter_map(|stance| counts.get(stance).map(|count| (*stance, *count)))
        .collect()
}

fn bodies(consultation: &Consultation) -> (Vec<Body>, Vec<Body>) {
    let mut list: Vec<Body> = Vec::new();
    let mut known: HashMap<String, usize> = HashMap::new();
    for asked in &consultation.about.asked {
        for name in std::iter::once(&asked.name).chain(&asked.aliases) {
            known.entry(name.to_lowercase()).or_insert(list.len());
        }
        list.push(Body {
            name: asked.name.clone(),
            known_as: BTreeSet::new(),
            kind: asked.kind,
            asked: true,
            documents: Vec::new(),
            statements: Vec::new(),
        });
    }
    let mut enter = |list: &mut Vec<Body>, name: &str, kind| {
        *known.entry(name.to_lowercase()).or_insert_with(|| {
            list.push(Body {
                name: name.to_owned(),
                known_as: BTreeSet::new(),
                kind,
                asked: false,
                documents: Vec::new(),
                statements: Vec::new(),
            });
            list.len() - 1
        })
    };
    for (at, document) in consultation.documents.iter().enumerate() {
        for name in &document.identity.respondents {
            let place = enter(&mut list, name, document.identity.kind);
            list[place].documents.push(at);
            list[place].know_as(name);
        }
    }
    let mut minorities: Vec<Body> = Vec::new();
    for (at, tagged) in consultation.statements.iter().enumerate() {
        let statement = &tagged.statement;
        if !tagged.is_position() {
            continue;
        }
        if statement.role.is_minority() {
            for name in &statement.respondents {
                let place = minorities
                    .iter()
                    .position(|body| &body.name == name)
                    .unwrap_or_else(|| {
                        minorities.push(Body {
                            name: name.clone(),
                            known_as: BTreeSet::new(),
                            kind: statement.kind,
                            asked: false,
                            documents: Vec::new(),
                            statements: Vec::new(),
                        });
                        minorities.len() - 1
                    });
                minorities[place].statements.push(at);
            }
        } else {
            for name in &statement.respondents {
                let place = enter(&mut list, name, statement.kind);
                list[place].statements.push(at);
                list[place].know_as(name);
            }
        }
    }
    // A stable sort keeps the order asked within each kind.
    list.sort_by_key(|body| body.kind);
    minorities.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.name.cmp(&b.name)));
    (list, minorities)
}

fn cells(
    consultation: &Consultation,
    own: &Own,
    bodies: &[Body],
    columns: &HashMap<&SectionId, usize>,
) -> BTreeMap<(usize, usize), Vec<usize>> {
    let mut cells = cells_of(consultation, bodies, columns);
    for places in cells.values_mut() {
        places.retain(|place| own.holds(&consultation.statements[*place]));
    }
    cells.retain(|_, places| !places.is_empty());
    cells
}

fn cells_of(
    consultation: &Consultation,
    bodies: &[Body],
    columns: &HashMap<&SectionId, usize>,
) -> BTreeMap<(usize, usize), Vec<usize>> {
    let general = consultation.programme.sections.len();
    let mut cells: BTreeMap<(usize, usize), Vec<usize>> = BTreeMap::new();
    for (row, body) in bodies.iter().enumerate() {
        for place in &body.statements {
            let chosen: BTreeSet<usize> = consultation.statements[*place]
                .sections()
                .filter_map(|section| {
                    if section.is_general() {
                        Some(general)
                    } else {
                        columns.get(section).copied()
                    }
                })
                .collect();
            for column in chosen {
                cells.entry((row, column)).or_default().push(*place);
            }
        }
    }
    cells
}

fn tally(consultation: &Consultation, bodies: &[Body]) -> Tally {
    let mut tally = Tally {
        documents: consultation.documents.len(),
        ..Tally::default()
    };
    for body in bodies {
        match (body.asked, body.documents.is_empty()) {
            (true, false) => {
                tally.asked += 1;
                tally.asked_answered += 1;
            }
            (true, true) => tally.asked += 1,
            (false, false) => tally.uninvited += 1,
            (false, true) => {}
        }
    }
    for document in &consultation.documents {
        match document.state {
            ReadState::Read => {}
            ReadState::Attention => tally.attention += 1,
            ReadState::Unread => tally.unread += 1,
        }
    }
    for tagged in &consultation.statements {
        if !tagged.is_position() {
            continue;
        }
        tally.statements += 1;
        match tagged.status {
            Status::Suggested => {}
            Status::Auto => tally.auto += 1,
            Status::Decided => tally.decided += 1,
        }
        if tagged.sections().next().is_none() {
            tally.untagged += 1;
        }
    }
    tally
}
