//! The state of the consultations as other programs get it.

use std::ops::Range;

use serde::Serialize;

use super::ledger::{LeftOut, Total, left_out, totals, wire};
use super::{StatusArgs, positions, reasons};
use crate::cli::index::totals_json;
use crate::cli::output::Output;
use crate::error::Error;
use crate::model::{Consultation, Copies, ReadState, Remark, RespondentKind, SectionId, Stance};
use crate::pipeline::{Catalogue, summarise};
use crate::report::Stated;

#[derive(Serialize)]
pub(super) struct StatusJson {
    version: u32,
    consultations: Vec<serde_json::Value>,
    documents: Vec<DocumentJson>,
}

#[derive(Serialize)]
struct DocumentJson {
    consultation: String,
    file: String,
    document: String,
    hash: String,
    respondent: String,
    respondents: Vec<String>,
    kind: RespondentKind,
    date: Option<String>,
    reference: Option<String>,
    minutes_paragraph: Option<String>,
    respondent_confidence: f32,
    overall: Option<Stance>,
    overall_quote: Option<String>,
    overall_inferred: bool,
    /// Who decided it, where a person has.
    overall_by: Option<String>,
    state: ReadState,
    reason: Option<String>,
    warnings: Vec<String>,
    pages: u32,
    statements: usize,
    copy_of: Option<String>,
    ledger: Vec<Total>,
    /// Null where the text is no longer kept.
    left_out: Option<Vec<LeftOut>>,
}

/// All that is told of these consultations.
pub(super) fn json(
    args: &StatusArgs,
    output: &Output,
    catalogue: &Catalogue,
    consultations: &[Consultation],
) -> Result<StatusJson, Error> {
    let told = Told {
        args,
        output,
        catalogue,
    };
    Ok(StatusJson {
        version: 1,
        consultations: consultations
            .iter()
            .map(|one| consultation_json(args, output, one))
            .collect(),
        documents: consultations
            .iter()
            .flat_map(|consultation| {
                let ranges = consultation.statements_by_document();
                let copies = consultation.copies();
                (0..consultation.documents.len())
                    .map(|at| document_json(&told, consultation, at, (&ranges, &copies)))
                    .collect::<Vec<_>>()
            })
            .collect::<Result<_, _>>()?,
    })
}

/// What all documents are told with.
struct Told<'a> {
    args: &'a StatusArgs,
    output: &'a Output,
    catalogue: &'a Catalogue,
}

fn consultation_json(
    args: &StatusArgs,
    output: &Output,
    consultation: &Consultation,
) -> serde_json::Value {
    let mut value = totals_json(&summarise(consultation));
    let participation = consultation.participation();
    value["answered"] = participation.answered.into();
    value["silent"] = participation.silent.into();
    value["uninvited"] = participation.uninvited.into();
    value["declined"] = participation.declined.into();
    value["late"] = participation.late.into();
    value["within_extension"] = participation.extended.into();
    value["register"] = serde_json::json!(consultation.about.asked);
    value["unknown"] = participation.unknown.into();
    value["decisions"] = consultation.decisions.into();
    value["highlighted"] = consultation.highlighted.len().into();
    let (assessed, unassessed) = consultation.assessed();
    value["assessed"] = serde_json::json!(assessed);
    value["unassessed"] = serde_json::json!(unassessed);
    let standing: Vec<&Remark> = sections(consultation)
        .filter_map(|id| consultation.remark(&id))
        .collect();
    value["remarks"] = serde_json::json!(standing);
    value["lost_remarks"] = serde_json::json!(consultation.lost_remarks);
    value["programme_warnings"] = consultation
        .programme
        .warnings
        .iter()
        .map(|warning| warning.in_words(output.lang))
        .collect::<Vec<_>>()
        .into();
    if args.sections {
        value["outline"] = consultation
            .programme
            .sections
            .iter()
            .map(|section| {
                serde_json::json!({
                    "id": section.id, "number": section.number, "heading": section.heading,
                    "level": section.level, "page": section.page,
                    "characters": section.text.chars().count(),
                })
            })
            .collect();
    }
    value
}

/// The sections in the programme's order, the programme as a whole first.
fn sections(consultation: &Consultation) -> impl Iterator<Item = SectionId> {
    let sections = consultation.programme.sections.iter();
    std::iter::once(SectionId::general()).chain(sections.map(|section| section.id.clone()))
}

fn document_json(
    told: &Told<'_>,
    consultation: &Consultation,
    at: usize,
    (ranges, copies): (&[Range<usize>], &Copies<'_>),
) -> Result<DocumentJson, Error> {
    let lang = told.output.lang;
    let document = &consultation.documents[at];
    let stated = Stated::among(consultation, ranges, &[at]);
    let (ledger, left_out) = if told.args.ledger {
        (totals(document, wire), left_out(told.catalogue, document)?)
    } else {
        (Vec::new(), Some(Vec::new()))
    };
    let identity = &document.identity;
    Ok(DocumentJson {
        consultation: consultation.name.clone(),
        file: document.file.clone(),
        document: document.part.clone(),
        hash: document.hash.to_string(),
        respondent: identity.respondent(),
        respondents: identity.respondents.clone(),
        kind: identity.kind,
        date: identity.date.clone(),
        reference: identity.reference.clone(),
        minutes_paragraph: identity.minutes_paragraph.clone(),
        respondent_confidence: identity.confidence,
        overall: stated.as_ref().map(|stated| stated.stance),
        overall_quote: (stated.as_ref()).map(|stated| stated.overall.quote.clone()),
        overall_inferred: (stated.as_ref()).is_some_and(|stated| stated.overall.inferred),
        overall_by: (stated.as_ref()).and_then(|stated| stated.overall.by.clone()),
        state: document.state,
        reason: reasons(document, lang)
            .into_iter()
            .next()
            .filter(|_| document.state != ReadState::Read),
        warnings: document
            .warnings
            .iter()
            .map(|warning| warning.in_words(lang))
            .collect(),
        pages: document.pages,
        statements: positions(consultation, copies, ranges[at].clone()),
        copy_of: document.copy_of.clone(),
        ledger,
        left_out,
    })
}
