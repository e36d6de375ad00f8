//! Where one body's papers end and another's begin.
//!
//! The pages are first gathered into papers (a page that opens one, and those
//! that go on with it). Then each paper is weighed against those of the body
//! before it: another sender, another case, its own page count, a kind of paper
//! that the body already has. Only a clear sum cuts.

use std::collections::BTreeMap;

use super::body::Body;
use super::page::{self, Kind, Page};
use crate::model::{CutSign, Document};

/// The first page of a part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Cut {
    /// The page.
    pub page: u32,
    /// What speaks for and against, where it is doubtful.
    pub doubt: Option<Signs>,
}

/// What speaks for a cut, and what against it.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(super) struct Signs {
    pub pro: Vec<CutSign>,
    pub contra: Vec<CutSign>,
}

/// From this sum on a cut is made.
const ENOUGH: i32 = 3;
/// From this sum on it is not in doubt.
const CERTAIN: i32 = 4;
/// A case number that so many different bodies bear is the consultation's.
const SHARED: usize = 3;

/// The places at which the document is to be cut, in order.
pub(super) fn find(document: &Document) -> Vec<Cut> {
    let pages = page::all(document);
    let papers = without_common(papers(pages));
    let mut cuts = Vec::new();
    let mut papers = papers.into_iter();
    let Some(first) = papers.next() else {
        return cuts;
    };
    let mut group = Group::of(first);
    for paper in papers {
        let weighed = group.weigh(&paper);
        if weighed.differs && weighed.sum >= ENOUGH {
            cuts.push(Cut {
                page: paper.page,
                doubt: (weighed.sum < CERTAIN).then_some(weighed.signs),
            });
            group = Group::of(paper);
        } else {
            group.add(paper);
        }
    }
    cuts
}

/// Pages that belong together by themselves.
#[derive(Debug)]
struct Paper {
    page: u32,
    bodies: Vec<Body>,
    central: bool,
    cases: Vec<String>,
    kind: Option<Kind>,
    parties: Vec<String>,
    /// Its pages are counted anew.
    own_count: bool,
    /// It has a letterhead.
    letterhead: bool,
}

fn papers(pages: Vec<Page>) -> Vec<Paper> {
    let mut papers: Vec<Paper> = Vec::new();
    let mut before: Option<Page> = None;
    for page in pages {
        let ended = before.as_ref().is_some_and(Page::ends);
        let goes_on = before.as_ref().is_some_and(|before| page.continues(before));
        let starts = before.is_none() || (!goes_on && page.has_text && (page.opens() || ended));
        if starts {
            papers.push(Paper {
                page: page.number,
                bodies: page.bodies.clone(),
                central: page.central,
                cases: page.cases.clone(),
                kind: page.kind,
                parties: page.parties.clone(),
                own_count: ended || page.printed.is_some_and(|printed| printed.number == 1),
                letterhead: page.kind.is_some() || page.dated,
            });
        }
        before = Some(page);
    }
    papers
}

/// Takes out what papers of many bodies share: the consultation's case number,
/// and the recipient in every letter's head.
fn without_common(mut papers: Vec<Paper>) -> Vec<Paper> {
    let mut seen: Vec<(Body, usize)> = Vec::new();
    for body in papers.iter().flat_map(|paper| &paper.bodies) {
        match seen.iter_mut().find(|(known, _)| known == body) {
            Some((_, count)) => *count += 1,
            None => seen.push((body.clone(), 1)),
        }
    }
    // A body beside which three others stand, each in a paper with it.
    let companions = |body: &Body| {
        let mut others: Vec<&Body> = Vec::new();
        for paper in papers.iter().filter(|paper| paper.bodies.contains(body)) {
            for other in &paper.bodies {
                if !other.is_same(body) && !others.iter().any(|known| known.is_same(other)) {
                    others.push(other);
                }
            }
        }
        others.len()
    };
    let common: Vec<Body> = seen
        .iter()
        .filter(|(body, count)| *count >= SHARED && companions(body) >= SHARED)
        .map(|(body, _)| body.clone())
        .collect();
    let mut bearers: BTreeMap<String, Vec<Body>> = BTreeMap::new();
    for paper in &papers {
        for case in &paper.cases {
            let known = bearers.entry(case.clone()).or_default();
            for body in paper.bodies.iter().filter(|body| !common.contains(body)) {
                if !known.iter().any(|each| each.is_same(body)) {
                    known.push(body.clone());
                }
            }
        }
    }
    for paper in &mut papers {
        paper.bodies.retain(|body| !common.contains(body));
        paper
            .cases
            .retain(|case| bearers.get(case).is_none_or(|bodies| bodies.len() < SHARED));
    }
    papers
}

/// The papers of one body so far.
struct Group {
    bodies: Vec<Body>,
    central: bool,
    cases: Vec<String>,
    kinds: Vec<Kind>,
    parties: Vec<String>,
}

struct Weighed {
    sum: i32,
    /// Something says that it is another's, not only that a paper begins.
    differs: bool,
    signs: Signs,
}

impl Group {
    fn of(paper: Paper) -> Self {
        let mut group = Self {
            bodies: Vec::new(),
            central: false,
            cases: Vec::new(),
            kinds: Vec::new(),
            parties: Vec::new(),
        };
        group.add(paper);
        group
    }

    fn add(&mut self, paper: Paper) {
        self.bodies.extend(paper.bodies);
        self.central |= paper.central;
        self.cases.extend(paper.cases);
        self.kinds.extend(paper.kind);
        if paper.kind == Some(Kind::Party) {
            self.parties = paper.parties;
        }
    }

    /// What speaks for the paper being another body's, and against it.
    fn weigh(&self, paper: &Paper) -> Weighed {
        let mut scale = Scale::default();
        let same =
            (paper.bodies.iter()).any(|body| self.bodies.iter().any(|known| known.is_same(body)));
        let both_named = !paper.bodies.is_empty() && !self.bodies.is_empty();
        // A board's answer, then a paper laid before the council's executive.
        let moves_up =
            paper.bodies.is_empty() && paper.central && !self.bodies.is_empty() && !self.central;
        let comes_down =
            self.bodies.is_empty() && self.central && !paper.bodies.is_empty() && !paper.central;
        if same {
            scale.put(-4, CutSign::SameSender);
        } else if both_named {
            scale.differs = true;
            scale.put(2, CutSign::AnotherSender);
        } else if moves_up || comes_down {
            scale.differs = true;
            scale.put(2, CutSign::AnotherLevel);
        }
        if !paper.cases.is_empty() && !self.cases.is_empty() {
            if paper.cases.iter().any(|case| self.cases.contains(case)) {
                scale.put(-3, CutSign::SameCase);
            } else {
                scale.put(1, CutSign::AnotherCase);
            }
        }
        let other_case = scale.signs.pro.last() == Some(&CutSign::AnotherCase);
        if paper.own_count {
            scale.put(1, CutSign::CountedAnew);
        }
        if paper.letterhead {
            scale.put(1, CutSign::Letterhead);
        }
        if paper.kind.is_some_and(|kind| self.kinds.contains(&kind)) {
            scale.differs |= other_case;
            scale.put(1, CutSign::SecondOfItsKind);
        }
        let only_parties =
            !self.kinds.is_empty() && self.kinds.iter().all(|kind| *kind == Kind::Party);
        match paper.kind {
            Some(Kind::Attachment) => scale.put(-2, CutSign::Attachment),
            Some(Kind::Party) if only_parties => {
                let other = !paper.parties.is_empty() && paper.parties != self.parties;
                if other && !self.parties.is_empty() {
                    scale.differs = true;
                    scale.put(2, CutSign::OtherParties);
                }
            }
            // To a board's answer belong its parties' papers.
            Some(Kind::Party) if !both_named && !moves_up => scale.put(-2, CutSign::PartyPaper),
            _ => {}
        }
        scale.weighed()
    }
}

#[derive(Default)]
struct Scale {
    sum: i32,
    differs: bool,
    signs: Signs,
}

impl Scale {
    fn put(&mut self, weight: i32, sign: CutSign) {
        self.sum += weight;
        if weight > 0 {
            self.signs.pro.push(sign);
        } else {
            self.signs.contra.push(sign);
        }
    }

    fn weighed(self) -> Weighed {
        Weighed {
            sum: self.sum,
            differs: self.differs,
            signs: self.signs,
        }
    }
}
