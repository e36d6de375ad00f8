//! Who was asked or answered, with what each one says on which section.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use super::held::{Held, Statements};
use crate::model::{Consultation, RespondentKind, SectionId};

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
    fn new(name: &str, kind: RespondentKind, asked: bool) -> Self {
        Self {
            name: name.to_owned(),
            known_as: BTreeSet::new(),
            kind,
            asked,
            documents: Vec::new(),
            statements: Vec::new(),
        }
    }

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

/// A list of bodies that grows as names come up.
#[derive(Default)]
struct Register {
    list: Vec<Body>,
    known: HashMap<String, usize>,
}

impl Register {
    /// The place of the body of this name.
    fn enter(&mut self, name: &str, kind: RespondentKind) -> usize {
        *self.known.entry(name.to_lowercase()).or_insert_with(|| {
            self.list.push(Body::new(name, kind, false));
            self.list.len() - 1
        })
    }
}

/// Those asked or answering, by kind; and those behind reservations, special
/// statements, notes and proposals.
pub(super) fn bodies(
    consultation: &Consultation,
    statements: &Statements,
) -> (Vec<Body>, Vec<Body>) {
    let mut bodies = Register::default();
    for asked in &consultation.about.asked {
        for name in std::iter::once(&asked.name).chain(&asked.aliases) {
            let place = bodies.list.len();
            bodies.known.entry(name.to_lowercase()).or_insert(place);
        }
        bodies.list.push(Body::new(&asked.name, asked.kind, true));
    }
    for (at, document) in consultation.documents.iter().enumerate() {
        for name in &document.identity.respondents {
            let place = bodies.enter(name, document.identity.kind);
            bodies.list[place].documents.push(at);
            bodies.list[place].know_as(name);
        }
    }
    let mut minorities: Vec<Body> = Vec::new();
    let mut known_minorities: HashMap<&str, usize> = HashMap::new();
    let mut entered: HashMap<u32, Vec<usize>> = HashMap::new();
    for (at, held) in statements.all.iter().enumerate() {
        if !held.is_position() {
            continue;
        }
        let names = &statements.speakers[held.speakers as usize];
        if held.role.is_minority() {
            for name in names {
                let place = *known_minorities.entry(name).or_insert_with(|| {
                    minorities.push(Body::new(name, held.kind, false));
                    minorities.len() - 1
                });
                minorities[place].statements.push(at);
            }
        } else {
            let places = entered.entry(held.speakers).or_insert_with(|| {
                let enter = |name: &String| {
                    let place = bodies.enter(name, held.kind);
                    bodies.list[place].know_as(name);
                    place
                };
                names.iter().map(enter).collect()
            });
            for place in places {
                bodies.list[*place].statements.push(at);
            }
        }
    }
    let mut bodies = bodies.list;
    // A stable sort keeps the order asked within each kind.
    bodies.sort_by_key(|body| body.kind);
    minorities.sort_by(|a, b| a.kind.cmp(&b.kind).then_with(|| a.name.cmp(&b.name)));
    (bodies, minorities)
}

/// Places of statements by body and section; the programme as a whole stands
/// after the last section.
pub(super) type Cells = BTreeMap<(usize, usize), Vec<usize>>;

/// What each of these bodies says on which section, as far as it is `wanted`.
pub(super) fn cells(
    consultation: &Consultation,
    statements: &Statements,
    bodies: &[Body],
    wanted: impl Fn(&Held) -> bool,
) -> Cells {
    let columns: HashMap<&SectionId, usize> = consultation
        .programme
        .sections
        .iter()
        .enumerate()
        .map(|(place, section)| (&section.id, place))
        .collect();
    let general = columns.len();
    let column = |section: &SectionId| {
        if section.is_general() {
            Some(general)
        } else {
            columns.get(section).copied()
        }
    };
    let by_number: Vec<BTreeSet<usize>> = statements
        .sections
        .iter()
        .map(|ids| ids.iter().filter_map(column).collect())
        .collect();
    let mut cells = Cells::new();
    for (row, body) in bodies.iter().enumerate() {
        for place in &body.statements {
            let held = &statements.all[*place];
            if wanted(held) {
                for column in &by_number[held.sections as usize] {
                    cells.entry((row, *column)).or_default().push(*place);
                }
            }
        }
    }
    cells
}
