//! The statements that decisions are put on, by document, and how a decision's
//! statement is found among them without going through all of them.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap, HashMap};

use unicode_normalization::UnicodeNormalization as _;

use super::place::{likeness, words};
use super::restructure::restructure;
use crate::model::{Anchor, ContentHash, DocumentRecord, Statement, StatementId, Verdict};

/// What several bodies write alike has fewer words.
const OWN: usize = 6;

/// A decision finds its statement by this share of words in common.
const ALIKE: f32 = 0.8;

/// With no more words than this, the counts of words that make two texts alike are
/// exact numbers.
const COUNTED: usize = 10_000;

/// Where a statement stands: in which group, and at which place in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct At {
    group: usize,
    place: usize,
}

/// All statements of a consultation.
#[derive(Debug, Clone)]
pub(super) struct Ground<'a> {
    documents: &'a Documents<'a>,
    groups: Vec<Group>,
    /// By the short hash of the document.
    by_document: HashMap<String, usize>,
}

/// The statements of one document, in their order.
#[derive(Debug, Clone, Default)]
struct Group {
    statements: Vec<Statement>,
    /// Made when it is first asked for; what is cut and joined is looked up anew.
    found: Option<Found>,
}

/// Where the statements of a document are found.
#[derive(Debug, Clone, Default)]
struct Found {
    /// The words of each.
    words: Vec<Vec<String>>,
    by_start: HashMap<usize, Vec<usize>>,
    by_words: HashMap<String, Vec<usize>>,
    /// Made when words that are only alike are first sought.
    by_word: Option<HashMap<String, Vec<usize>>>,
}

impl<'a> Ground<'a> {
    pub(super) fn new(statements: Vec<Statement>, documents: &'a Documents<'a>) -> Self {
        let mut groups: Vec<Group> = Vec::new();
        let mut by_document: HashMap<String, usize> = HashMap::new();
        for statement in statements {
            let document = statement.id.document();
            let group = if let Some(group) = by_document.get(document) {
                *group
            } else {
                by_document.insert(document.to_owned(), groups.len());
                groups.push(Group::default());
                groups.len() - 1
            };
            groups[group].statements.push(statement);
        }
        Self {
            documents,
            groups,
            by_document,
        }
    }

    /// All of them, in their order.
    pub(super) fn into_statements(self) -> Vec<Statement> {
        (self.groups.into_iter())
            .flat_map(|group| group.statements)
            .collect()
    }

    pub(super) fn statement(&self, at: At) -> &Statement {
        &self.groups[at.group].statements[at.place]
    }

    /// The statement after this one in the same document.
    pub(super) fn follower(&self, at: At) -> Option<&StatementId> {
        let next = self.groups[at.group].statements.get(at.place + 1)?;
        Some(&next.id)
    }

    /// Gives statements the role, the cuts and the joins of a verdict on this one.
    pub(super) fn restructure(
        &mut self,
        verdict: &Verdict,
        at: At,
        texts: &BTreeMap<ContentHash, String>,
    ) {
        let group = &mut self.groups[at.group];
        let all = self.documents.all;
        if restructure(verdict, at.place, &mut group.statements, all, texts) {
            group.found = None;
        }
    }

    /// Where the statement stands now: by document and exact place; by the same
    /// words in the document, nearest first; by nearly the same words.
    pub(super) fn place(&mut self, anchor: &Anchor) -> Option<At> {
        // quotations of long ago may be written with letters and marks apart
        let quoted: String = anchor.quote.nfc().collect();
        let quote = words(&quoted);
        let Some(document) = self.documents.of(anchor) else {
            // few words may be anybody's
            return (quote.len() >= OWN)
                .then(|| self.elsewhere(&quoted, &quote))
                .flatten();
        };
        let group = *self.by_document.get(document.hash.short())?;
        let place = self.groups[group].place(anchor, &quote)?;
        Some(At { group, place })
    }

    /// The only statement that reads so, where neither the file nor its content is
    /// there any longer: a file that was changed and then renamed.
    fn elsewhere(&mut self, quoted: &str, quote: &[String]) -> Option<At> {
        let key = quote.join(" ");
        let mut found = None;
        for (number, group) in self.groups.iter_mut().enumerate() {
            let (statements, known) = group.found();
            for &place in known.by_words.get(&key).into_iter().flatten() {
                if statements[place].text != quoted {
                    continue;
                }
                let at = At {
                    group: number,
                    place,
                };
                if found.replace(at).is_some() {
                    return None;
                }
            }
        }
        found
    }
}

impl Group {
    fn found(&mut self) -> (&[Statement], &mut Found) {
        let statements = &self.statements;
        let found = self.found.get_or_insert_with(|| Found::new(statements));
        (statements, found)
    }

    fn place(&mut self, anchor: &Anchor, quote: &[String]) -> Option<usize> {
        let (statements, found) = self.found();
        let distance = |at: usize| statements[at].span.start.abs_diff(anchor.start);
        let exact = found.by_start.get(&anchor.start).into_iter().flatten();
        if let Some(at) = exact
            .copied()
            .find(|at| statements[*at].text == anchor.quote)
        {
            return Some(at);
        }
        let same = found.by_words.get(&quote.join(" ")).into_iter().flatten();
        if let Some(at) = same.copied().min_by_key(|at| distance(*at)) {
            return Some(at);
        }
        // the nearest first, so that the first one alike is the one
        let mut nearest: BinaryHeap<Reverse<(usize, usize)>> = (found.candidates(quote))
            .into_iter()
            .map(|at| Reverse((distance(at), at)))
            .collect();
        while let Some(Reverse((_, at))) = nearest.pop() {
            if likeness(&found.words[at], quote) >= ALIKE {
                return Some(at);
            }
        }
        None
    }
}

impl Found {
    fn new(statements: &[Statement]) -> Self {
        let mut found = Self::default();
        for (at, statement) in statements.iter().enumerate() {
            let words = words(&statement.text);
            (found.by_start.entry(statement.span.start))
                .or_default()
                .push(at);
            (found.by_words.entry(words.join(" ")))
                .or_default()
                .push(at);
            found.words.push(words);
        }
        found
    }

    /// The statements that may have nearly these words. Whatever is alike has two
    /// thirds of them: so it has one at least of any that are more than a third.
    fn candidates(&mut self, quote: &[String]) -> Vec<usize> {
        if quote.len() > COUNTED {
            return (0..self.words.len()).collect();
        }
        let words = &self.words;
        let by_word = self.by_word.get_or_insert_with(|| {
            let mut by_word: HashMap<String, Vec<usize>> = HashMap::new();
            for (at, words) in words.iter().enumerate() {
                for word in words {
                    let places = by_word.entry(word.clone()).or_default();
                    if places.last() != Some(&at) {
                        places.push(at);
                    }
                }
            }
            by_word
        });
        let mut counts: BTreeMap<&String, usize> = BTreeMap::new();
        for word in quote {
            *counts.entry(word).or_default() += 1;
        }
        let mut rarest: Vec<(&[usize], usize)> = (counts.into_iter())
            .map(|(word, count)| (by_word.get(word).map_or(&[][..], Vec::as_slice), count))
            .collect();
        rarest.sort_by_key(|(places, _)| places.len());
        let mut candidates = Vec::new();
        let mut taken = 0;
        for (places, count) in rarest {
            if taken * 3 > quote.len() {
                break;
            }
            candidates.extend_from_slice(places);
            taken += count;
        }
        candidates.sort_unstable();
        candidates.dedup();
        candidates
    }
}

/// The documents of a consultation, as decisions name them.
#[derive(Debug)]
pub(super) struct Documents<'a> {
    all: &'a [DocumentRecord],
    by_hash: HashMap<&'a ContentHash, usize>,
    by_file: HashMap<&'a str, Vec<usize>>,
}

impl<'a> Documents<'a> {
    pub(super) fn new(all: &'a [DocumentRecord]) -> Self {
        let mut documents = Self {
            all,
            by_hash: HashMap::new(),
            by_file: HashMap::new(),
        };
        for (at, document) in all.iter().enumerate() {
            documents.by_hash.entry(&document.hash).or_insert(at);
            (documents.by_file.entry(document.file.as_str()))
                .or_default()
                .push(at);
        }
        documents
    }

    /// The document that an anchor means: the same content in the same file, else
    /// the same content, else the same file. Where a copy comes in, or goes, the
    /// bare hash passes to another file than the one that was decided on.
    pub(super) fn of(&self, anchor: &Anchor) -> Option<&'a DocumentRecord> {
        let wanted = &anchor.document;
        let in_file = self.by_file.get(anchor.file.as_str()).into_iter().flatten();
        let in_file = || in_file.clone().map(|at| &self.all[*at]);
        let is_copy = |document: &&DocumentRecord| {
            let copy = |of: &ContentHash| of.as_copy(&document.file, &document.part);
            copy(&document.hash) == *wanted || copy(wanted) == document.hash
        };
        (in_file().find(|document| document.hash == *wanted))
            .or_else(|| in_file().find(is_copy))
            .or_else(|| self.by_hash.get(wanted).map(|at| &self.all[*at]))
            .or_else(|| in_file().next())
    }
}
