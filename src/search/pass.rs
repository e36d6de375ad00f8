//! One pass over all statements that a tantivy query finds: filters, counts
//! every facet without its own filter, and keeps the best.

use std::collections::BTreeMap;

use tantivy::query::{EnableScoring, Query as TantivyQuery};
use tantivy::{DocId, Searcher, SegmentReader, TERMINATED, TantivyError};

use super::facet::{
    self, CONSULTATION, Counts, FacetSet, Failing, KIND, RESPONDENT, ROLE, SECTION, STANCE, STATUS,
    YEAR,
};
use super::query::{Duplicates, Filters, Scope, Sort};
use super::ranking::{Best, Candidate, rank};
use super::tables::{Segment, Tables};
use crate::index::Bits;

/// Documents are looked at so many at a time: columns are read faster so.
const BLOCK: usize = 64;

/// What is to be done with what is found.
pub(super) struct Pass<'a> {
    pub(super) filters: &'a Filters,
    /// First and last day, as numbers.
    pub(super) days: Option<(u64, u64)>,
    pub(super) scope: Scope,
    pub(super) duplicates: Duplicates,
    pub(super) sort: Sort,
    /// The facets to count.
    pub(super) count: FacetSet,
    pub(super) keep: Keep,
}

/// What is kept of what is found.
#[derive(Debug, Clone, Copy)]
pub(super) enum Keep {
    /// Nothing but the counts.
    Nothing,
    /// The best so many.
    Best(usize),
    /// The best so many of each respondent.
    OfEach(usize),
}

/// What a pass gives.
#[derive(Debug, Clone)]
pub(super) struct Outcome {
    pub(super) total: u64,
    pub(super) counts: Counts,
    pub(super) best: Vec<Candidate>,
    /// By respondent: how many were found, and the best of them.
    pub(super) groups: BTreeMap<u32, (u64, Vec<Candidate>)>,
}

impl Pass<'_> {
    pub(super) fn run(
        &self,
        query: &dyn TantivyQuery,
        searcher: &Searcher,
        tables: &Tables,
    ) -> Result<Outcome, TantivyError> {
        let scoring = match (self.keep, self.sort) {
            (Keep::Best(_) | Keep::OfEach(_), Sort::Relevance) => {
                EnableScoring::enabled_from_searcher(searcher)
            }
            _ => EnableScoring::disabled_from_searcher(searcher),
        };
        let weight = query.weight(scoring)?;
        let mut tally = Tally::new(self, tables);
        for (number, reader) in searcher.segment_readers().iter().enumerate() {
            let columns = &tables.segments[number];
            let mut scorer = weight.scorer(reader, 1.0)?;
            let mut block = Block::new(self, tables, columns, number);
            let mut document = scorer.doc();
            while document != TERMINATED {
                if is_alive(reader, document) {
                    let score = if scoring.is_scoring_enabled() {
                        scorer.score()
                    } else {
                        0.0
                    };
                    block.documents[block.filled] = document;
                    block.scores[block.filled] = score;
                    block.filled += 1;
                    if block.filled == BLOCK {
                        block.flush(&mut tally);
                    }
                }
                document = scorer.advance();
            }
            block.flush(&mut tally);
            block.counter.add_to(&mut tally.counts, columns);
        }
        Ok(tally.finish())
    }
}

fn is_alive(reader: &SegmentReader, document: DocId) -> bool {
    reader
        .alive_bitset()
        .is_none_or(|alive| alive.is_alive(document))
}

/// A statement that says the same as others: counted once with them.
struct Twin {
    group: u64,
    candidate: Candidate,
    failing: FacetSet,
    bits: Bits,
    place: usize,
    speaker: usize,
}

/// What was found so far, in all segments.
struct Tally<'a> {
    pass: &'a Pass<'a>,
    tables: &'a Tables,
    total: u64,
    counts: Counts,
    best: Best,
    groups: BTreeMap<u32, (u64, Best)>,
    twins: Vec<Twin>,
}

impl<'a> Tally<'a> {
    fn new(pass: &'a Pass<'a>, tables: &'a Tables) -> Self {
        let most = match pass.keep {
            Keep::Best(most) => most,
            Keep::Nothing | Keep::OfEach(_) => 0,
        };
        Self {
            pass,
            tables,
            total: 0,
            counts: Counts::new(tables),
            best: Best::new(most),
            groups: BTreeMap::new(),
            twins: Vec::new(),
        }
    }

    fn found(&mut self, candidate: Candidate, speakers: &[u32]) {
        self.total += 1;
        match self.pass.keep {
            Keep::Nothing => {}
            Keep::Best(_) => self.best.offer(candidate),
            Keep::OfEach(most) => {
                for speaker in speakers {
                    let group = self
                        .groups
                        .entry(*speaker)
                        .or_insert_with(|| (0, Best::new(most)));
                    group.0 += 1;
                    group.1.offer(candidate);
                }
            }
        }
    }

    fn finish(mut self) -> Outcome {
        let mut twins = std::mem::take(&mut self.twins);
        twins.sort_unstable_by(|a, b| (a.group, &a.candidate).cmp(&(b.group, &b.candidate)));
        for group in twins.chunk_by(|a, b| a.group == b.group) {
            self.fold(group);
        }
        Outcome {
            total: self.total,
            counts: self.counts,
            best: self.best.into_sorted(),
            groups: self
                .groups
                .into_iter()
                .map(|(speaker, (total, best))| (speaker, (total, best.into_sorted())))
                .collect(),
        }
    }

    /// Counts statements that say the same as one: once for each value that
    /// any of them has.
    fn fold(&mut self, group: &[Twin]) {
        let tables = self.tables;
        let segment = |twin: &Twin| &tables.segments[twin.candidate.segment as usize];
        if let Some(first) = group.iter().find(|twin| twin.failing == 0) {
            let mut speakers: Vec<u32> = group
                .iter()
                .filter(|twin| twin.failing == 0)
                .flat_map(|twin| segment(twin).speakers[twin.speaker].iter().copied())
                .collect();
            speakers.sort_unstable();
            speakers.dedup();
            self.found(first.candidate, &speakers);
        }
        let mut values: Vec<usize> = Vec::new();
        for wanted in facet::each(self.pass.count) {
            values.clear();
            for twin in group.iter().filter(|twin| twin.failing & !wanted == 0) {
                let place = &segment(twin).places[twin.place];
                let speakers = &segment(twin).speakers[twin.speaker];
                match wanted {
                    CONSULTATION => values.push(place.consultation as usize),
                    SECTION => values.extend(place.nodes.iter().map(|node| *node as usize)),
                    RESPONDENT => values.extend(speakers.iter().map(|one| *one as usize)),
                    KIND => values.push(twin.bits.kind()),
                    STANCE => values.push(twin.bits.stance()),
                    ROLE => values.push(twin.bits.role()),
                    STATUS => values.push(twin.bits.status()),
                    _ => values.push(twin.bits.year()),
                }
            }
            values.sort_unstable();
            values.dedup();
            let counts: &mut [u64] = match wanted {
                CONSULTATION => &mut self.counts.consultations,
                SECTION => &mut self.counts.nodes,
                RESPONDENT => &mut self.counts.respondents,
                KIND => &mut self.counts.kinds,
                STANCE => &mut self.counts.stances,
                ROLE => &mut self.counts.roles,
                STATUS => &mut self.counts.statuses,
                _ => &mut self.counts.years,
            };
            for value in &values {
                counts[*value] += 1;
            }
        }
    }
}

/// Some documents of one segment, with what its columns say of them.
struct Block<'a> {
    pass: &'a Pass<'a>,
    segment: &'a Segment,
    number: u32,
    failing: Option<Failing>,
    counter: Counter,
    filled: usize,
    documents: [DocId; BLOCK],
    scores: [f32; BLOCK],
    bits: [u64; BLOCK],
    places: [u64; BLOCK],
    speakers: [u64; BLOCK],
}

impl<'a> Block<'a> {
    fn new(pass: &'a Pass<'a>, tables: &Tables, segment: &'a Segment, number: usize) -> Self {
        let limited = facet::limited(pass.filters);
        Self {
            pass,
            segment,
            number: u32::try_from(number).unwrap_or(u32::MAX),
            failing: (limited != 0).then(|| Failing::new(pass.filters, tables, segment)),
            counter: Counter::new(pass.count, limited, segment),
            filled: 0,
            documents: [0; BLOCK],
            scores: [0.0; BLOCK],
            bits: [0; BLOCK],
            places: [0; BLOCK],
            speakers: [0; BLOCK],
        }
    }

    fn flush(&mut self, tally: &mut Tally<'_>) {
        let filled = std::mem::take(&mut self.filled);
        let documents = &self.documents[..filled];
        let segment = self.segment;
        if let Some(rows) = segment.rows() {
            for (at, document) in documents.iter().enumerate() {
                let row = rows[*document as usize];
                self.bits[at] = row.bits.into();
                self.places[at] = row.place.into();
                self.speakers[at] = row.speaker.into();
            }
        } else {
            segment.bits.get_vals(documents, &mut self.bits[..filled]);
            segment
                .place
                .get_vals(documents, &mut self.places[..filled]);
            segment
                .speaker
                .get_vals(documents, &mut self.speakers[..filled]);
        }
        for at in 0..filled {
            self.look(at, tally);
        }
    }

    fn look(&mut self, at: usize, tally: &mut Tally<'_>) {
        let pass = self.pass;
        let bits = Bits(self.bits[at]);
        let (place, speaker) = (number(self.places[at]), number(self.speakers[at]));
        let hidden = match pass.scope {
            Scope::Statements => Bits::CONSULTATION | Bits::FURNITURE,
            Scope::Everything => Bits::CONSULTATION,
        };
        if bits.0 & hidden != 0 {
            return;
        }
        let document = self.documents[at];
        if let Some((from, to)) = pass.days {
            let date = self.segment.date.get_val(document);
            if !(from..=to).contains(&date) {
                return;
            }
        }
        let failing = self
            .failing
            .as_ref()
            .map_or(0, |failing| failing.of(bits, place, speaker));
        // failing two filters, it counts nowhere
        if failing & failing.wrapping_sub(1) != 0 {
            return;
        }
        let is_twin = bits.0 & Bits::TWIN != 0 && pass.duplicates == Duplicates::Folded;
        if !is_twin {
            self.counter.count(failing, bits, place, speaker);
            if failing != 0 {
                return;
            }
        }
        let score = self.scores[at];
        let rank = match pass.keep {
            Keep::Nothing => 0,
            Keep::Best(_) | Keep::OfEach(_) => {
                rank(pass.sort, score, self.segment, document, speaker)
            }
        };
        let passed_over = match pass.keep {
            Keep::Nothing => true,
            Keep::Best(_) => !tally.best.would_take(rank),
            Keep::OfEach(_) => false,
        };
        if passed_over && !is_twin {
            tally.total += 1;
            return;
        }
        let candidate = Candidate {
            rank,
            consultation: self.segment.places[place].consultation,
            order: self.segment.order.get_val(document),
            score,
            segment: self.number,
            document,
        };
        let group = is_twin
            .then(|| self.segment.twins.first(document))
            .flatten();
        match group {
            Some(group) => tally.twins.push(Twin {
                group,
                candidate,
                failing,
                bits,
                place,
                speaker,
            }),
            None => tally.found(candidate, &self.segment.speakers[speaker]),
        }
    }
}

/// Counts within one segment, by the numbers of its columns.
struct Counter {
    set: FacetSet,
    /// Statements that fail nothing, only the consultation, only the section.
    places: [Numbers; 3],
    /// Statements that fail nothing, only the respondent.
    speakers: [Numbers; 2],
    kinds: [u64; 16],
    stances: [u64; 16],
    roles: [u64; 16],
    statuses: [u64; 16],
    years: [u64; 256],
}

/// How often each number came.
#[derive(Default)]
struct Numbers {
    counts: Vec<u32>,
    /// Those that came at all: few hits have few of many numbers.
    came: Vec<u32>,
}

impl Numbers {
    fn up_to(numbers: usize) -> Self {
        Self {
            counts: vec![0; numbers],
            came: Vec::new(),
        }
    }

    fn add(&mut self, number: usize) {
        if self.counts[number] == 0 {
            self.came.push(u32::try_from(number).unwrap_or(u32::MAX));
        }
        self.counts[number] += 1;
    }

    fn each(&self) -> impl Iterator<Item = (usize, u64)> {
        self.came.iter().map(|number| {
            let number = *number as usize;
            (number, u64::from(self.counts[number]))
        })
    }
}

impl Counter {
    fn new(set: FacetSet, limited: FacetSet, segment: &Segment) -> Self {
        let numbers = |is_counted: bool, values: &dyn Fn() -> usize| {
            if is_counted {
                Numbers::up_to(values())
            } else {
                Numbers::default()
            }
        };
        let places = || segment.places.len();
        let speakers = || segment.speakers.len();
        // only what is limited can fail
        let both = set & limited;
        Self {
            set,
            places: [
                numbers(set & (CONSULTATION | SECTION) != 0, &places),
                numbers(both & CONSULTATION != 0, &places),
                numbers(both & SECTION != 0, &places),
            ],
            speakers: [
                numbers(set & RESPONDENT != 0, &speakers),
                numbers(both & RESPONDENT != 0, &speakers),
            ],
            kinds: [0; 16],
            stances: [0; 16],
            roles: [0; 16],
            statuses: [0; 16],
            years: [0; 256],
        }
    }

    fn count(&mut self, failing: FacetSet, bits: Bits, place: usize, speaker: usize) {
        if self.set == 0 {
            return;
        }
        let fitting = if failing == 0 {
            self.set
        } else {
            failing & self.set
        };
        let way = match failing {
            0 => Some(0),
            CONSULTATION => Some(1),
            SECTION => Some(2),
            _ => None,
        };
        if let (Some(way), true) = (way, fitting & (CONSULTATION | SECTION) != 0) {
            self.places[way].add(place);
        }
        if fitting & RESPONDENT != 0 {
            self.speakers[usize::from(failing != 0)].add(speaker);
        }
        self.kinds[bits.kind()] += u64::from(fitting & KIND != 0);
        self.stances[bits.stance()] += u64::from(fitting & STANCE != 0);
        self.roles[bits.role()] += u64::from(fitting & ROLE != 0);
        self.statuses[bits.status()] += u64::from(fitting & STATUS != 0);
        self.years[bits.year()] += u64::from(fitting & YEAR != 0);
    }

    fn add_to(&self, counts: &mut Counts, segment: &Segment) {
        for (way, places) in self.places.iter().enumerate() {
            for (number, count) in places.each() {
                let place = &segment.places[number];
                if way != 2 {
                    counts.consultations[place.consultation as usize] += count;
                }
                if way != 1 {
                    for node in &place.nodes {
                        counts.nodes[*node as usize] += count;
                    }
                }
            }
        }
        for speakers in &self.speakers {
            for (number, count) in speakers.each() {
                for speaker in &segment.speakers[number] {
                    counts.respondents[*speaker as usize] += count;
                }
            }
        }
        add(&mut counts.kinds, &self.kinds);
        add(&mut counts.stances, &self.stances);
        add(&mut counts.roles, &self.roles);
        add(&mut counts.statuses, &self.statuses);
        add(&mut counts.years, &self.years);
    }
}

/// A number out of a column of strings: it stands for a place in a list.
fn number(ordinal: u64) -> usize {
    usize::try_from(ordinal).unwrap_or(usize::MAX)
}

fn add(sums: &mut [u64], counts: &[u64]) {
    for (sum, count) in sums.iter_mut().zip(counts) {
        *sum += count;
    }
}
