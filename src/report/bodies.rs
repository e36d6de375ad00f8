//! The respondents of a consultation, each once and in a fixed order: those
//! asked, and those that answered without being asked.

use std::collections::BTreeMap;

use crate::model::{Consultation, RespondentKind, bare};

/// Every body that was asked or that answered.
#[derive(Debug)]
pub(super) struct Bodies {
    /// By kind, then in the order asked, then as their answers lie.
    pub(super) list: Vec<Body>,
    /// Place in `list` by bare name and alias.
    places: BTreeMap<String, usize>,
}

/// One body.
#[derive(Debug, Clone)]
pub(super) struct Body {
    pub(super) name: String,
    pub(super) kind: RespondentKind,
    pub(super) asked: bool,
    /// Places of its documents.
    pub(super) documents: Vec<usize>,
}

impl Bodies {
    /// Reads the register and the documents' senders.
    pub(super) fn of(consultation: &Consultation) -> Self {
        let mut list: Vec<Body> = Vec::new();
        let mut places: BTreeMap<String, usize> = BTreeMap::new();
        for asked in &consultation.about.asked {
            let place = list.len();
            for name in std::iter::once(&asked.name).chain(&asked.aliases) {
                places.entry(bare(name)).or_insert(place);
            }
            list.push(Body {
                name: asked.name.clone(),
                kind: asked.kind,
                asked: true,
                documents: Vec::new(),
            });
        }
        for (at, document) in consultation.documents.iter().enumerate() {
            for name in &document.identity.respondents {
                let place = *places.entry(bare(name)).or_insert_with(|| {
                    list.push(Body {
                        name: name.clone(),
                        kind: document.identity.kind,
                        asked: false,
                        documents: Vec::new(),
                    });
                    list.len() - 1
                });
                list[place].documents.push(at);
            }
        }
        let mut order: Vec<usize> = (0..list.len()).collect();
        order.sort_by_key(|place| (list[*place].kind, *place));
        let mut rank = vec![0; list.len()];
        for (to, from) in order.iter().enumerate() {
            rank[*from] = to;
        }
        for place in places.values_mut() {
            *place = rank[*place];
        }
        let list = order.iter().map(|from| list[*from].clone()).collect();
        Self { list, places }
    }

    /// The place in `list` of the body of this name or alias.
    pub(super) fn place(&self, name: &str) -> Option<usize> {
        self.places.get(&bare(name)).copied()
    }
}
