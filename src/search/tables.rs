//! The names behind the numbers in the index's columns, read once per commit.

use std::collections::{BTreeSet, HashMap, HashSet};
use std::ops::Range;
use std::sync::{Arc, OnceLock};

use tantivy::collector::DocSetCollector;
use tantivy::query::TermQuery;
use tantivy::schema::{IndexRecordOption, Value};
use tantivy::{DocAddress, Searcher, TantivyDocument, TantivyError};

use super::columns::{Segment, strings};
use super::results::FacetSection;
use super::rows::Rows;
use crate::index::{ConsultationRecord, Fields, SEPARATOR, SectionRecord, Term, each_word, terms};
use crate::language::sort_key;
use crate::model::{GENERAL, Lang, RespondentKind, SectionId, called};

/// What the numbers in the columns stand for.
pub(super) struct Tables {
    /// By name.
    pub(super) consultations: Vec<ConsultationRecord>,
    /// The first node of each consultation: the programme as a whole; its
    /// sections follow in their order.
    first_nodes: Vec<usize>,
    /// How many nodes there are in all.
    pub(super) nodes: usize,
    /// What each node is called.
    pub(super) sections: Vec<FacetSection>,
    /// All respondents, in alphabetical order; the unknown one, empty, is last.
    pub(super) respondents: Vec<String>,
    /// The terms that names and kinds of respondents are found by.
    named: HashSet<String>,
    /// The columns of each segment.
    pub(super) segments: Vec<Segment>,
    /// By consultation: whether all of it is in one segment.
    whole: Vec<bool>,
    /// The rows of each segment, once [`Tables::make_rows`] was asked for.
    rows: OnceLock<Vec<Option<Rows>>>,
}

impl Tables {
    pub(super) fn read(searcher: &Searcher, fields: Fields) -> Result<Self, TantivyError> {
        let consultations = consultations(searcher, fields)?;
        let mut first_nodes = Vec::with_capacity(consultations.len());
        let mut nodes = 0;
        for consultation in &consultations {
            first_nodes.push(nodes);
            nodes += consultation.sections.len() + 1;
        }
        let mut speakers = Vec::new();
        for reader in searcher.segment_readers() {
            speakers.push(strings(reader.fast_fields(), "speaker")?);
        }
        let names: BTreeSet<&str> = speakers
            .iter()
            .flatten()
            .flat_map(|joined| joined.split(SEPARATOR))
            .collect();
        let mut respondents: Vec<String> = names.into_iter().map(str::to_owned).collect();
        // the unknown one last
        respondents.sort_by_cached_key(|name| (name.is_empty(), sort_key(name), name.clone()));
        let sections = consultations.iter().flat_map(named_nodes).collect();
        let mut tables = Self {
            sections,
            consultations,
            first_nodes,
            nodes,
            named: terms_of_names(&respondents),
            respondents,
            segments: Vec::new(),
            whole: Vec::new(),
            rows: OnceLock::new(),
        };
        let numbers: HashMap<&str, u32> = (0..)
            .zip(&tables.respondents)
            .map(|(number, name)| (name.as_str(), number))
            .collect();
        let known = tables.known_nodes();
        let mut segments = Vec::new();
        for (reader, speakers) in searcher.segment_readers().iter().zip(speakers) {
            segments.push(Segment::read(reader, &speakers, &numbers, &known)?);
        }
        let mut cut = vec![0_usize; tables.consultations.len()];
        for segment in &segments {
            let here: BTreeSet<u32> = segment.consultations.iter().copied().collect();
            for consultation in here {
                if let Some(cut) = cut.get_mut(consultation as usize) {
                    *cut += 1;
                }
            }
        }
        tables.whole = cut.into_iter().map(|segments| segments <= 1).collect();
        tables.segments = segments;
        Ok(tables)
    }

    /// Whether the name or the kind of any respondent is found by this term.
    pub(super) fn is_in_a_name(&self, term: &str) -> bool {
        self.named.contains(term)
    }

    /// Whether all statements of the consultation are in one segment.
    pub(super) fn is_whole(&self, consultation: u32) -> bool {
        self.whole
            .get(consultation as usize)
            .is_some_and(|whole| *whole)
    }

    /// The rows of a segment, where somebody had them made.
    pub(super) fn rows(&self, segment: usize) -> Option<&Rows> {
        self.rows.get()?[segment].as_ref()
    }

    /// Makes the rows: worth it for whoever searches more than once.
    pub(super) fn make_rows(&self) {
        self.rows.get_or_init(|| Rows::of(&self.segments));
    }

    /// The nodes of the consultation at this place.
    pub(super) fn nodes_of(&self, consultation: usize) -> Range<usize> {
        let next = self.first_nodes.get(consultation + 1);
        self.first_nodes[consultation]..next.copied().unwrap_or(self.nodes)
    }

    /// The consultation and the section's place in it; no place for the
    /// programme as a whole.
    pub(super) fn node(&self, node: usize) -> (usize, Option<usize>) {
        let consultation = self
            .first_nodes
            .partition_point(|first| *first <= node)
            .saturating_sub(1);
        let place = node - self.first_nodes[consultation];
        (consultation, place.checked_sub(1))
    }

    /// The nodes whose id or number is `wanted`, or `NAME/ID`.
    pub(super) fn nodes_called(&self, wanted: &str) -> Vec<u32> {
        let (only, id) = match wanted.split_once('/') {
            Some((name, id)) if self.consultations.iter().any(|c| c.name == name) => {
                (Some(name), id)
            }
            _ => (None, wanted),
        };
        let id = id.trim().to_lowercase();
        let mut nodes = Vec::new();
        for (consultation, first) in self.consultations.iter().zip(&self.first_nodes) {
            if only.is_some_and(|name| consultation.name != name) {
                continue;
            }
            if id == GENERAL {
                nodes.push(number(*first));
            }
            for (place, section) in consultation.sections.iter().enumerate() {
                let is_called = section.id.as_str().to_lowercase() == id
                    || section
                        .number
                        .as_ref()
                        .is_some_and(|number| number.to_lowercase() == id);
                if is_called {
                    nodes.push(number(first + place + 1));
                }
            }
        }
        nodes
    }

    /// The respondents of that name in any case, or with it in their names.
    pub(super) fn respondents_called(&self, wanted: &str) -> Vec<u32> {
        let numbered = (0..).zip(&self.respondents);
        let called = called(numbered, |(_, name)| name, wanted);
        called.into_iter().map(|(number, _)| number).collect()
    }

    /// The consultation and section id of a node.
    pub(super) fn section_of(&self, node: u32) -> (&str, SectionId) {
        let (consultation, place) = self.node(node as usize);
        let consultation = &self.consultations[consultation];
        let id = place.map_or_else(SectionId::general, |place| {
            consultation.sections[place].id.clone()
        });
        (&consultation.name, id)
    }

    fn known_nodes(&self) -> HashMap<&str, (u32, HashMap<&str, u32>)> {
        self.consultations
            .iter()
            .zip(&self.first_nodes)
            .enumerate()
            .map(|(n, (consultation, first))| {
                let mut nodes: HashMap<&str, u32> = consultation
                    .sections
                    .iter()
                    .enumerate()
                    .map(|(place, section)| (section.id.as_str(), number(first + place + 1)))
                    .collect();
                nodes.insert(GENERAL, number(*first));
                (consultation.name.as_str(), (number(n), nodes))
            })
            .collect()
    }
}

/// What the names, and the words for the kinds, are found by.
fn terms_of_names(names: &[String]) -> HashSet<String> {
    let kinds = RespondentKind::ALL.iter().map(|kind| kind.label(Lang::Sv));
    let mut found = HashSet::new();
    for name in names.iter().map(String::as_str).chain(kinds) {
        each_word(name, |_, word| found.extend(terms(word).iter().cloned()));
    }
    found
}

/// The programme as a whole, then its sections.
fn named_nodes(consultation: &ConsultationRecord) -> Vec<FacetSection> {
    let name: Arc<str> = consultation.name.as_str().into();
    let general = SectionRecord {
        id: SectionId::general(),
        number: None,
        heading: String::new(),
        level: 1,
        parent: None,
    };
    std::iter::once(&general)
        .chain(&consultation.sections)
        .map(|section| FacetSection {
            consultation: Arc::clone(&name),
            section: Arc::new(section.clone()),
        })
        .collect()
}

fn consultations(
    searcher: &Searcher,
    fields: Fields,
) -> Result<Vec<ConsultationRecord>, TantivyError> {
    let query = TermQuery::new(Term::Consultations.of(fields), IndexRecordOption::Basic);
    let found = searcher.search(&query, &DocSetCollector)?;
    let mut addresses: Vec<DocAddress> = found.into_iter().collect();
    addresses.sort_unstable();
    let mut consultations = Vec::new();
    for address in addresses {
        let document: TantivyDocument = searcher.doc(address)?;
        let record = document
            .get_first(fields.record)
            .and_then(|value| value.as_bytes())
            .unwrap_or_default();
        consultations.push(
            serde_json::from_slice(record)
                .map_err(|e| TantivyError::InternalError(e.to_string()))?,
        );
    }
    consultations.sort_by(|a: &ConsultationRecord, b| a.name.cmp(&b.name));
    Ok(consultations)
}

/// Numbers of respondents, nodes and consultations are far below 2^32.
fn number(place: usize) -> u32 {
    u32::try_from(place).unwrap_or(u32::MAX)
}
