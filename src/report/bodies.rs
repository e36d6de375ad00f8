//! The bodies of a consultation, each once and in a fixed order: those asked,
//! those that answered without being asked, private persons who give no name,
//! and those behind answers whose sender is not known. Every count of a report
//! is a count of these.

use std::collections::BTreeMap;

use super::position::Own;
use crate::model::{Consultation, DocumentRecord, RespondentKind, bare};

/// Every body that was asked or that answered.
#[derive(Debug)]
pub(super) struct Bodies {
    /// By kind, then in the order asked, then as their answers lie; unknown
    /// senders last.
    pub(super) list: Vec<Body>,
    /// Place in `list` by bare name and alias.
    places: BTreeMap<String, usize>,
    /// The places in `list` of those behind each document.
    senders: Vec<Vec<usize>>,
}

/// What is known of who a body is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sender {
    /// Its name.
    Named(String),
    /// A private person who gives no name.
    Unnamed,
    /// Nothing.
    Unknown,
}

/// One body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) sender: Sender,
    pub(super) kind: RespondentKind,
    /// Its place in the list of those asked, if it is there.
    pub(super) asked: Option<usize>,
    /// Places of its documents.
    pub(super) documents: Vec<usize>,
    /// Places of others' documents in which it argues for itself, as when a
    /// person decides that a reservation is an answer of its own.
    pub(super) heard_in: Vec<usize>,
}

impl Body {
    fn new(sender: Sender, kind: RespondentKind) -> Self {
        Self {
            sender,
            kind,
            asked: None,
            documents: Vec::new(),
            heard_in: Vec::new(),
        }
    }

    fn named(name: &str, kind: RespondentKind) -> Self {
        Self::new(Sender::Named(name.to_owned()), kind)
    }

    /// Whether it can be told who it is.
    pub(super) fn is_known(&self) -> bool {
        self.sender != Sender::Unknown
    }

    /// Whether anything came from it.
    pub(super) fn has_answered(&self) -> bool {
        !self.documents.is_empty() || !self.heard_in.is_empty()
    }
}

impl Bodies {
    /// Reads the register, the documents' senders, and who argues for itself.
    pub(super) fn of(consultation: &Consultation, own: &Own) -> Self {
        let mut bodies = Self {
            list: Vec::new(),
            places: BTreeMap::new(),
            senders: Vec::with_capacity(consultation.documents.len()),
        };
        for (at, asked) in consultation.about.each_asked() {
            let place = bodies.list.len();
            for name in asked.names() {
                bodies.places.entry(bare(name)).or_insert(place);
            }
            bodies.list.push(Body {
                asked: Some(at),
                ..Body::named(&asked.name, asked.kind)
            });
        }
        for at in 0..consultation.documents.len() {
            let senders = bodies.behind(&consultation.documents, at);
            for place in &senders {
                bodies.list[*place].documents.push(at);
            }
            bodies.senders.push(senders);
        }
        bodies.hear(consultation, own);
        bodies.sort();
        bodies
    }

    /// The place in `list` of the body of this name or alias.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(&bare(name)).copied()
    }

    /// The places in `list` of those behind a document; none where it is
    /// unread and nobody knows whose it is.
    pub(super) fn senders(&self, document: usize) -> &[usize] {
        &self.senders[document]
    }

    /// The number of those that answered.
    pub(super) fn answered(&self) -> usize {
        self.list.iter().filter(|body| body.has_answered()).count()
    }

    /// Those behind a document, entered where they are new. A sender without
    /// a name is a body of its own, but the same content again is no new answer.
    fn behind(&mut self, documents: &[DocumentRecord], at: usize) -> Vec<usize> {
        let document = &documents[at];
        let identity = &document.identity;
        if !document.is_answer() {
            return Vec::new();
        }
        let sender = if identity.is_unnamed_person() {
            Sender::Unnamed
        } else if document.has_unknown_sender() {
            Sender::Unknown
        } else {
            let mut places = Vec::new();
            for name in &identity.respondents {
                let place = self.enter(name, identity.kind);
                if !places.contains(&place) {
                    places.push(place);
                }
            }
            return places;
        };
        match document.original(&documents[..at]) {
            Some(first) => self.senders[first].clone(),
            None => vec![self.push(Body::new(sender, identity.kind))],
        }
    }

    /// Enters those that argue for themselves in the documents of others.
    fn hear(&mut self, consultation: &Consultation, own: &Own) {
        let ranges = consultation.statements_by_document();
        for (at, range) in ranges.into_iter().enumerate() {
            for tagged in &consultation.statements[range] {
                let statement = &tagged.statement;
                let identity = &consultation.documents[at].identity;
                if statement.respondents == identity.respondents || !own.counts(statement) {
                    continue;
                }
                for name in &statement.respondents {
                    let place = self.enter(name, statement.kind);
                    let body = &mut self.list[place];
                    if !body.documents.contains(&at) && body.heard_in.last() != Some(&at) {
                        body.heard_in.push(at);
                    }
                }
            }
        }
    }

    /// The place of the body of this name, new or known.
    fn enter(&mut self, name: &str, kind: RespondentKind) -> usize {
        if let Some(place) = self.place(name) {
            return place;
        }
        let place = self.push(Body::named(name, kind));
        self.places.insert(bare(name), place);
        place
    }

    fn push(&mut self, body: Body) -> usize {
        self.list.push(body);
        self.list.len() - 1
    }

    fn sort(&mut self) {
        let mut order: Vec<usize> = (0..self.list.len()).collect();
        order.sort_by_key(|place| {
            let body = &self.list[*place];
            (!body.is_known(), body.kind, *place)
        });
        let mut rank = vec![0; self.list.len()];
        for (to, from) in order.iter().enumerate() {
            rank[*from] = to;
        }
        let places = self.places.values_mut();
        for place in places.chain(self.senders.iter_mut().flatten()) {
            *place = rank[*place];
        }
        self.list = order.iter().map(|from| self.list[*from].clone()).collect();
    }
}
