//! What a report is made of: the chosen statements as they are quoted, with the
//! names and places to quote them by, masked where that was asked for.

use std::collections::{BTreeMap, BTreeSet};

use super::bodies::Bodies;
use super::content::{Context, Quotation, SectionRef, Source};
use super::labels::labels;
use super::mask::Mask;
use super::position::Own;
use super::printable::printable;
use super::selection::{Options, Selection};
use super::wording;
use crate::model::{
    Comment, Consultation, DocumentRecord, Format, Role, SectionId, StatementId, TaggedStatement,
};

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
    /// The names of those who say it, as printed.
    pub(super) speakers: Vec<Vec<String>>,
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
        let bodies = Bodies::of(consultation);
        let printed = bodies
            .list
            .iter()
            .map(|body| aside(&body.name, mask.as_mut()))
            .collect();
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
            own: Own::of(&consultation.statements),
        };
        material.choose(mask.as_mut());
        (material, mask)
    }

    /// Whether a statement counts towards its respondents' position.
    pub(super) fn counts(&self, tagged: &TaggedStatement) -> bool {
        let statement = &tagged.statement;
        self.own.holds(statement.role, &statement.respondents)
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
        for tagged in &self.consultation.statements {
            if !self.is_chosen(tagged, ids.as_ref()) {
                continue;
            }
            let id = &tagged.statement.id;
            let document = documents.get(id.document());
            let source = document.map(|place| self.sources[*place].clone());
            let mut speakers = self.names(&tagged.statement.respondents, mask.as_deref_mut());
            if speakers.is_empty() {
                speakers.push(self.unknown_sender(source.as_ref()));
            }
            let comment = comments
                .get(id)
                .map_or_else(Comment::default, |comment| Comment {
                    heeded: comment.heeded,
                    reason: printable(&comment.reason).into_owned(),
                    changed_text: printable(&comment.changed_text).into_owned(),
                });
            let quotation = self.quote(tagged, source, &speakers, comment, mask.as_deref_mut());
            self.chosen.push(tagged);
            self.quotations.push(quotation);
            self.speakers.push(speakers);
        }
    }

    fn is_chosen(&self, tagged: &TaggedStatement, ids: Option<&BTreeSet<&StatementId>>) -> bool {
        let statement = &tagged.statement;
        let argued = !matches!(statement.role, Role::Quoted | Role::Boilerplate);
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
        speakers: &[String],
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
                text: aside(&passage.text, mask),
            }),
            respondent: wording::list(self.options.lang, speakers),
            kind: statement.kind,
            role: statement.role,
            stance: tagged.stance,
            status: tagged.status,
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
        let section = self.consultation.programme.section(id);
        SectionRef {
            id: id.clone(),
            number: section
                .and_then(|section| section.number.as_deref())
                .map(|number| printable(number).into_owned()),
            heading: match section {
                Some(section) => printable(&section.heading).into_owned(),
                None if id.is_general() => labels(self.options.lang).general.to_owned(),
                None => id.to_string(),
            },
        }
    }

    /// Names as printed: a body's by its entry in the register.
    pub(super) fn names(&self, names: &[String], mut mask: Option<&mut Mask>) -> Vec<String> {
        names
            .iter()
            .map(|name| match self.bodies.place(name) {
                Some(place) => self.printed[place].clone(),
                None => aside(name, mask.as_deref_mut()),
            })
            .collect()
    }

    fn unknown_sender(&self, source: Option<&Source>) -> String {
        let unknown = labels(self.options.lang).unknown_sender;
        source.map_or_else(
            || unknown.to_owned(),
            |source| format!("{unknown} ({})", wording::file(source)),
        )
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

/// The same for what stands beside the quotations: masked, but not counted.
fn aside(text: &str, mask: Option<&mut Mask>) -> String {
    let text = printable(text);
    match mask {
        Some(mask) => mask.apply_uncounted(&text),
        None => text.into_owned(),
    }
}

fn source(document: &DocumentRecord, mut mask: Option<&mut Mask>) -> Source {
    let identity = &document.identity;
    let mut optional =
        |text: &Option<String>| text.as_ref().map(|text| aside(text, mask.as_deref_mut()));
    let reference = optional(&identity.reference);
    let minutes_paragraph = optional(&identity.minutes_paragraph);
    Source {
        file: aside(&document.file, mask.as_deref_mut()),
        part: aside(&document.part, mask),
        page: None,
        page_is_reckoned: document.format != Some(Format::Pdf),
        reference,
        minutes_paragraph,
        date: identity.date.clone(),
    }
}
