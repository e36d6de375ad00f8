//! What a report is made of: the chosen statements as they are quoted, with the
//! names and places to quote them by, masked where that was asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::bodies::{Bodies, Sender};
use super::content::{Context, Quotation, SectionRef, Source};
use super::labels::labels;
use super::leaning::leant_on;
use super::mask::Mask;
use super::position::Own;
use super::printable::printable;
use super::selection::{Options, Selection};
use super::wording;
use crate::model::{
    Comment, Consultation, DocumentRecord, Lang, SectionId, StatementId, Status, TaggedStatement,
};
use crate::segment::ticked_under;

/// One who says a statement.
#[derive(Debug, Clone)]
pub(super) struct Speaker {
    /// Its place among the bodies; `None` for a minority that is none of them.
    pub(super) body: Option<usize>,
    /// Its name as printed.
    pub(super) name: String,
}

/// The chosen statements, and what is needed to quote them.
pub(super) struct Material<'a> {
    pub(super) consultation: &'a Consultation,
    pub(super) selection: &'a Selection,
    pub(super) options: &'a Options,
    pub(super) bodies: Bodies,
    /// The bodies' names as printed.
    pub(super) printed: Vec<String>,
    /// The sections chosen; `None` for all.
    pub(super) wanted: Option<BTreeSet<SectionId>>,
    /// The chosen statements, in the consultation's order.
    pub(super) chosen: Vec<&'a TaggedStatement>,
    /// The same as quoted.
    pub(super) quotations: Vec<Quotation>,
    /// Those who say it.
    pub(super) speakers: Vec<Vec<Speaker>>,
    /// Where each document lies, by place in the consultation.
    pub(super) sources: Vec<Source>,
    /// Which statements count as their respondents' own.
    own: Own,
}

impl<'a> Material<'a> {
    pub(super) fn gather(
        consultation: &'a Consultation,
        selection: &'a Selection,
        options: &'a Options,
    ) -> (Self, Option<Mask>) {
        let mut mask = options.mask.then(|| Mask::new(options.lang, consultation));
        let own = Own::of(consultation);
        let bodies = Bodies::of(consultation, &own);
        let printed = printed(&bodies, options.lang, mask.as_mut());
        let sources = consultation
            .documents
            .iter()
            .map(|document| source(document, mask.as_mut()))
            .collect();
        let mut material = Self {
            consultation,
            selection,
            options,
            bodies,
            printed,
            wanted: selection.section_ids(consultation),
            chosen: Vec::new(),
            quotations: Vec::new(),
            speakers: Vec::new(),
            sources,
            own,
        };
        material.name_senders();
        material.choose(mask.as_mut());
        (material, mask)
    }

    /// Whether a statement counts towards its respondents' position.
    pub(super) fn counts(&self, tagged: &TaggedStatement) -> bool {
        self.own.counts(&tagged.statement)
    }

    /// How many of the chosen statements a person has decided.
    pub(super) fn decided(&self) -> usize {
        self.with(Status::Decided)
    }

    /// How many of the chosen statements have this status.
    pub(super) fn with(&self, status: Status) -> usize {
        let chosen = self.chosen.iter();
        chosen.filter(|tagged| tagged.status == status).count()
    }

    /// Whose each document is, and whether they have sent another.
    fn name_senders(&mut self) {
        let documents = &self.consultation.documents;
        let own: Vec<usize> = (0..documents.len())
            .filter(|at| documents[*at].copy_of.is_none())
            .collect();
        for at in 0..documents.len() {
            let senders = self.bodies.senders(at);
            let is_only = !senders.is_empty()
                && (own.iter().filter(|other| **other != at)).all(|other| {
                    let others = self.bodies.senders(*other);
                    !others.iter().any(|sender| senders.contains(sender))
                });
            let sender = self.senders(at);
            let source = &mut self.sources[at];
            (source.sender, source.is_only) = (sender, is_only);
        }
    }

    fn choose(&mut self, mut mask: Option<&mut Mask>) {
        let ids: Option<BTreeSet<&StatementId>> = self
            .selection
            .statements
            .as_ref()
            .map(|ids| ids.iter().collect());
        let comments: BTreeMap<&StatementId, &Comment> = self
            .consultation
            .comments
            .iter()
            .map(|(id, comment)| (id, comment))
            .collect();
        let documents: BTreeMap<&str, usize> = self
            .consultation
            .documents
            .iter()
            .enumerate()
            .rev()
            .map(|(place, document)| (document.hash.short(), place))
            .collect();
        let copies = self.consultation.copies();
        let statements = &self.consultation.statements;
        for (at, tagged) in statements.iter().enumerate() {
            if !self.is_chosen(tagged, ids.as_ref()) {
                continue;
            }
            // the same answer again is told where it stood first
            let first = tagged.statement.duplicate_of.as_ref();
            let is_told =
                (ids.as_ref()).is_none_or(|ids| first.is_some_and(|first| ids.contains(first)));
            if copies.repeat(&tagged.statement.id, tagged.status) && is_told {
                continue;
            }
            let id = &tagged.statement.id;
            let document = documents.get(id.document());
            let source = document.map(|place| self.sources[*place].clone());
            let speakers = self.speakers_of(tagged, document.copied(), mask.as_deref_mut());
            let comment = comments
                .get(id)
                .map_or_else(Comment::default, |comment| Comment {
                    heeded: comment.heeded,
                    reason: printable(&comment.reason).into_owned(),
                    changed_text: printable(&comment.changed_text).into_owned(),
                });
            let before = at.checked_sub(1).map(|at| &statements[at].statement);
            let mut quotation = self.quote(tagged, source, &speakers, comment, mask.as_deref_mut());
            if let Some(before) = leant_on(&tagged.statement, before) {
                quotation.context = Some(Context {
                    id: before.id.clone(),
                    text: aside(&before.text, mask.as_deref_mut()),
                });
            }
            self.chosen.push(tagged);
            self.quotations.push(quotation);
            self.speakers.push(speakers);
        }
    }

    fn is_chosen(&self, tagged: &TaggedStatement, ids: Option<&BTreeSet<&StatementId>>) -> bool {
        let statement = &tagged.statement;
        let argued = statement.role.is_position();
        let by_section = self
            .wanted
            .as_ref()
            .is_none_or(|wanted| tagged.sections().any(|section| wanted.contains(section)));
        let by_respondent = self
            .selection
            .respondent
            .as_ref()
            .is_none_or(|name| statement.respondents.contains(name));
        let by_id = ids.is_none_or(|ids| ids.contains(&statement.id));
        argued && by_section && by_respondent && by_id
    }

    fn quote(
        &self,
        tagged: &TaggedStatement,
        source: Option<Source>,
        speakers: &[Speaker],
        comment: Comment,
        mut mask: Option<&mut Mask>,
    ) -> Quotation {
        let statement = &tagged.statement;
        let short = statement.id.document();
        let mut source = source.unwrap_or_else(|| Source {
            file: short.to_owned(),
            ..Source::default()
        });
        source.page = statement.page;
        Quotation {
            id: statement.id.clone(),
            text: words(&statement.text, mask.as_deref_mut()),
            context: statement.context.as_ref().map(|passage| Context {
                id: StatementId(format!("{short}-{}", passage.span.start)),
                text: aside(&passage.text, mask.as_deref_mut()),
            }),
            ticked: ticked_under(statement).map(|heading| aside(heading, mask)),
            respondent: wording::list(self.options.lang, &names(speakers)),
            kind: statement.kind,
            role: statement.role,
            stance: tagged.stance,
            status: tagged.status,
            highlighted: self.consultation.highlighted.contains(&statement.id),
            sections: tagged
                .sections()
                .map(|section| self.section_ref(section))
                .collect(),
            source,
            also: Vec::new(),
            duplicate_of: statement.duplicate_of.clone(),
            draft_of: statement.draft_of.clone(),
            comment,
            commented_at: None,
        }
    }

    /// The section as it is referred to.
    pub(super) fn section_ref(&self, id: &SectionId) -> SectionRef {
        SectionRef::of(&self.consultation.programme, id, self.options.lang)
    }

    /// Those behind a document as printed; empty where it is unread and nobody
    /// knows whose it is.
    pub(super) fn senders(&self, document: usize) -> String {
        let names: Vec<String> = self
            .bodies
            .senders(document)
            .iter()
            .map(|place| self.printed[*place].clone())
            .collect();
        wording::list(self.options.lang, &names)
    }

    /// Those who say a statement: those behind the document, where it speaks for
    /// them, else a body under the name that it has in the register.
    fn speakers_of(
        &self,
        tagged: &TaggedStatement,
        document: Option<usize>,
        mut mask: Option<&mut Mask>,
    ) -> Vec<Speaker> {
        let body = |place: usize| Speaker {
            body: Some(place),
            name: self.printed[place].clone(),
        };
        let respondents = &tagged.statement.respondents;
        let speaks_for = |at: &usize| {
            let identity = &self.consultation.documents[*at].identity;
            identity.respondents == *respondents || respondents.is_empty()
        };
        if let Some(at) = document.filter(speaks_for) {
            let senders = self.bodies.senders(at).iter();
            return senders.copied().map(body).collect();
        }
        respondents
            .iter()
            .map(|name| match self.bodies.place(name) {
                Some(place) => body(place),
                None => Speaker {
                    body: None,
                    name: aside(name, mask.as_deref_mut()),
                },
            })
            .collect()
    }
}

/// The names of these.
pub(super) fn names(speakers: &[Speaker]) -> Vec<String> {
    speakers
        .iter()
        .map(|speaker| speaker.name.clone())
        .collect()
}

/// The bodies' names as printed; those without one are numbered where there
/// are several.
fn printed(bodies: &Bodies, lang: Lang, mut mask: Option<&mut Mask>) -> Vec<String> {
    let words = labels(lang);
    let number = |sender: &Sender| {
        bodies
            .list
            .iter()
            .filter(|body| body.sender == *sender)
            .count()
    };
    // Masked private persons are numbered before those who give no name.
    let masked = mask.as_ref().map_or(0, |mask| mask.persons);
    let mut unnamed = Numbered::new(words.private_person, masked, number(&Sender::Unnamed));
    let mut unknown = Numbered::new(words.unknown_sender, 0, number(&Sender::Unknown));
    bodies
        .list
        .iter()
        .map(|body| match &body.sender {
            Sender::Named(name) => aside(name, mask.as_deref_mut()),
            Sender::Unnamed => unnamed.next(),
            Sender::Unknown => unknown.next(),
        })
        .collect()
}

/// What stands for the names of those who have none.
struct Numbered {
    word: &'static str,
    is_only: bool,
    last: usize,
}

impl Numbered {
    fn new(word: &'static str, taken: usize, more: usize) -> Self {
        Self {
            word,
            is_only: taken + more == 1,
            last: taken,
        }
    }

    fn next(&mut self) -> String {
        self.last += 1;
        nameless(self.word, (!self.is_only).then_some(self.last))
    }
}

/// What one calls a body without a name: what it is, numbered where there are
/// several.
pub fn nameless(word: &str, number: Option<usize>) -> String {
    match number {
        Some(number) => format!("{word} {number}"),
        None => word.to_owned(),
    }
}

/// A text as it can be printed, masked where that was asked for.
pub(super) fn words(text: &str, mask: Option<&mut Mask>) -> String {
    let text = printable(text);
    match mask {
        Some(mask) => mask.apply(&text),
        None => text.into_owned(),
    }
}

/// The same for what stands beside the quotations, again and again: it counts
/// once.
pub(super) fn aside(text: &str, mask: Option<&mut Mask>) -> String {
    let text = printable(text);
    match mask {
        Some(mask) => mask.apply_once(&text),
        None => text.into_owned(),
    }
}

/// The same for a file's name.
pub(super) fn file_name(name: &str, mask: Option<&mut Mask>) -> String {
    let name = printable(name);
    match mask {
        Some(mask) => mask.apply_to_file(&name),
        None => name.into_owned(),
    }
}

fn source(document: &DocumentRecord, mut mask: Option<&mut Mask>) -> Source {
    let identity = &document.identity;
    let mut optional =
        |text: &Option<String>| text.as_ref().map(|text| aside(text, mask.as_deref_mut()));
    let reference = optional(&identity.reference);
    let minutes_paragraph = optional(&identity.minutes_paragraph);
    Source {
        file: file_name(&document.file, mask.as_deref_mut()),
        part: file_name(&document.part, mask),
        page: None,
        page_is_reckoned: document.pages_are_reckoned(),
        reference,
        minutes_paragraph,
        date: identity.date.clone(),
        sender: String::new(),
        is_only: false,
    }
}
