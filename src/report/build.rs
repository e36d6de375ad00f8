//! From a consultation and a selection to a [`Report`].

use std::collections::{BTreeMap, BTreeSet};

use super::bodies::Bodies;
use super::content::{
    Ask, Change, Context, Cover, Outcomes, Quotation, Report, SectionRef, Source,
};
use super::labels::labels;
use super::mask::Mask;
use super::position::Own;
use super::printable::printable;
use super::selection::{Options, Selection};
use super::{excerpts, method, responses, wording};
use crate::language::capital;
use crate::model::{
    Comment, Consultation, DocumentRecord, Format, Heeded, Role, SectionId, Stance, StatementId,
    Status, TaggedStatement,
};

/// Version of the report's structure in JSON.
const VERSION: u32 = 1;

impl Report {
    /// Makes the report of what `selection` chooses.
    ///
    /// Names of sections, respondents and statements that are not there choose
    /// nothing; [`Selection::check`] tells of them beforehand.
    pub fn build(consultation: &Consultation, selection: &Selection, options: &Options) -> Self {
        let (material, mut mask) = Material::gather(consultation, selection, options);
        let masked = mask.as_ref().map(|mask| mask.masked);
        let positions = responses::positions(&material, mask.as_mut());
        let standings = excerpts::standings(&material, &positions.answers);
        let excerpts = excerpts::excerpts(&material, &standings);
        let whole = selection.is_whole();
        let (minority_requests, requests) = asks(&material);
        Self {
            version: VERSION,
            lang: options.lang,
            cover: cover(&material),
            participation: whole.then(|| responses::participation(&material)),
            positions: whole.then_some(positions),
            matrix: whole.then(|| excerpts::matrix(&material, &standings)),
            excerpts,
            requests,
            minority_requests,
            outcomes: outcomes(&material),
            responses: responses::responses(&material),
            untagged: material
                .quotations
                .iter()
                .filter(|quotation| quotation.sections.is_empty())
                .cloned()
                .collect(),
            unread: responses::unread(&material, mask.as_mut()),
            ledger: responses::ledger(&material),
            method: method::paragraphs(&material),
            masked,
        }
    }
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
    /// The names of those who say it, as printed.
    pub(super) speakers: Vec<Vec<String>>,
    /// Where each document lies, by place in the consultation.
    pub(super) sources: Vec<Source>,
    /// Which statements count as their respondents' own.
    own: Own,
}

impl<'a> Material<'a> {
    fn gather(
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

fn cover(material: &Material<'_>) -> Cover {
    let consultation = material.consultation;
    let about = &consultation.about;
    let text = |text: &String| printable(text).into_owned();
    let title = [
        Some(&about.title).filter(|title| !title.is_empty()),
        consultation.programme.title.as_ref(),
    ];
    Cover {
        title: title
            .into_iter()
            .flatten()
            .next()
            .map_or_else(|| text(&consultation.name), text),
        selection: selection(material),
        reference: about.reference.as_ref().map(text),
        sent: about.sent.clone(),
        due: about.due.clone(),
        adopted: about.adopted.clone(),
        date: material.options.date.clone(),
        by: material.options.by.as_ref().map(text),
        program: consultation.made_by.program.clone(),
        corpus: consultation.made_by.corpus.clone(),
        statements: material.chosen.len(),
        decided: material
            .chosen
            .iter()
            .filter(|tagged| tagged.status == Status::Decided)
            .count(),
    }
}

/// The selection in words; `None` for all.
fn selection(material: &Material<'_>) -> Option<String> {
    if material.selection.is_whole() {
        return None;
    }
    let words = labels(material.options.lang);
    let mut parts = Vec::new();
    if !material.selection.sections.is_empty() {
        let sections: Vec<String> = material
            .selection
            .sections
            .iter()
            .map(|id| material.section_ref(id).label())
            .collect();
        parts.push(format!(
            "{} {}",
            words.section.to_lowercase(),
            wording::list(material.options.lang, &sections)
        ));
    }
    if material.selection.respondent.is_some() {
        // As printed, and so masked where that was asked for.
        let name = material
            .quotations
            .first()
            .map_or("–", |quotation| quotation.respondent.as_str());
        parts.push(format!("{} {name}", words.respondent.to_lowercase()));
    }
    if material.selection.statements.is_some() {
        parts.push(wording::hits(material.options.lang, material.chosen.len()));
    }
    Some(capital(&parts.join("; ")))
}

/// The changes asked for: by minorities, and by the bodies themselves.
fn asks(material: &Material<'_>) -> (Vec<Ask>, Vec<Ask>) {
    let mut list: Vec<(usize, Ask, bool)> = Vec::new();
    let mut places: BTreeMap<&StatementId, usize> = BTreeMap::new();
    for (at, tagged) in material.chosen.iter().enumerate() {
        let minority = tagged.statement.role.is_minority();
        if tagged.stance != Some(Stance::ProposesChange) || !(minority || material.counts(tagged)) {
            continue;
        }
        let first = tagged
            .statement
            .duplicate_of
            .as_ref()
            .unwrap_or(&tagged.statement.id);
        if let Some(place) = places.get(first) {
            let (_, ask, is_minority) = &mut list[*place];
            if *is_minority == minority {
                add_names(&mut ask.respondents, &material.speakers[at]);
                continue;
            }
        }
        places.insert(first, list.len());
        let quotation = &material.quotations[at];
        list.push((
            rank(material, tagged),
            Ask {
                id: quotation.id.clone(),
                sections: quotation.sections.clone(),
                text: quotation.text.clone(),
                context: quotation.context.clone(),
                respondents: material.speakers[at].clone(),
                comment: quotation.comment.clone(),
            },
            minority,
        ));
    }
    list.sort_by_key(|(rank, _, _)| *rank);
    let (minority, own): (Vec<_>, Vec<_>) = list
        .into_iter()
        .partition(|(_, _, is_minority)| *is_minority);
    let asks = |list: Vec<(usize, Ask, bool)>| list.into_iter().map(|(_, ask, _)| ask).collect();
    (asks(minority), asks(own))
}

/// Where the first of a statement's sections stands in the programme.
fn rank(material: &Material<'_>, tagged: &TaggedStatement) -> usize {
    let sections = &material.consultation.programme.sections;
    tagged.sections().next().map_or(usize::MAX, |id| {
        if id.is_general() {
            0
        } else {
            sections
                .iter()
                .position(|section| &section.id == id)
                .map_or(usize::MAX - 1, |place| place + 1)
        }
    })
}

pub(super) fn add_names(names: &mut Vec<String>, more: &[String]) {
    for name in more {
        if !names.contains(name) {
            names.push(name.clone());
        }
    }
}

/// What the comments amount to, once there is one.
fn outcomes(material: &Material<'_>) -> Option<Outcomes> {
    let commented: Vec<usize> = (0..material.chosen.len())
        .filter(|at| material.quotations[*at].comment != Comment::default())
        .collect();
    if commented.is_empty() {
        return None;
    }
    let count = |outcome: Option<Heeded>| {
        commented
            .iter()
            .filter(|at| material.quotations[**at].comment.heeded == outcome)
            .count()
    };
    let open = material
        .quotations
        .iter()
        .filter(|quotation| {
            quotation.is_to_be_commented() && quotation.comment == Comment::default()
        })
        .count();
    let summary = wording::outcomes(
        material.options.lang,
        wording::Commented {
            yes: count(Some(Heeded::Yes)),
            partly: count(Some(Heeded::Partly)),
            no: count(Some(Heeded::No)),
            without: count(None),
            open,
        },
    );
    let mut changes: Vec<(usize, Change)> = commented
        .iter()
        .filter(|at| {
            let comment = &material.quotations[**at].comment;
            !comment.changed_text.is_empty()
                || matches!(comment.heeded, Some(Heeded::Yes | Heeded::Partly))
        })
        .map(|at| {
            let quotation = &material.quotations[*at];
            let change = Change {
                id: quotation.id.clone(),
                sections: quotation.sections.clone(),
                respondents: material.speakers[*at].clone(),
                comment: quotation.comment.clone(),
            };
            (rank(material, material.chosen[*at]), change)
        })
        .collect();
    changes.sort_by_key(|(rank, _)| *rank);
    Some(Outcomes {
        summary,
        changes: changes.into_iter().map(|(_, change)| change).collect(),
    })
}
