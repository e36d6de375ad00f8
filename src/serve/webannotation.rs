//! Tags as Web Annotations (W3C Recommendation 2017, JSON-LD): each statement
//! a target by quotation and position, its sections and stance as bodies.

use std::collections::BTreeSet;

use serde_json::{Value, json};

use crate::model::{Consultation, DocumentRecord, Lang, Origin, StatementId, TaggedStatement};
use crate::report::Selection;

/// The media type of the W3C's JSON-LD profile.
pub(super) const MEDIA_TYPE: &str =
    "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

/// The annotations of the selected statements.
pub(super) fn write(whole: &Consultation, selection: &Selection) -> Vec<u8> {
    let listed: Option<BTreeSet<&StatementId>> = selection
        .statements
        .as_ref()
        .map(|ids| ids.iter().collect());
    let ranges = whole.statements_by_document();
    let items: Vec<Value> = (whole.documents.iter().zip(ranges))
        .flat_map(|(document, range)| {
            whole.statements[range]
                .iter()
                .map(move |tagged| (document, tagged))
        })
        .filter(|(_, tagged)| {
            tagged.is_position()
                && listed
                    .as_ref()
                    .is_none_or(|ids| ids.contains(&tagged.statement.id))
                && is_chosen(whole, selection, tagged)
        })
        .map(|(document, tagged)| annotation(whole, document, tagged))
        .collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "label": whole.about.title,
        "items": items,
    });
    serde_json::to_vec_pretty(&page).expect("a JSON value is always valid JSON")
}

fn is_chosen(whole: &Consultation, selection: &Selection, tagged: &TaggedStatement) -> bool {
    let sections = &whole.programme.sections;
    let in_section = || {
        tagged.sections().any(|id| {
            let mut at = sections.iter().position(|section| section.id == *id);
            if selection.sections.contains(id) {
                return true;
            }
            // A subsection comes along with the section that it is part of.
            while let Some(place) = at {
                let section = &sections[place];
                if selection.sections.contains(&section.id) {
                    return true;
                }
                at = section.parent;
            }
            false
        })
    };
    selection
        .respondent
        .as_ref()
        .is_none_or(|name| tagged.statement.respondents.contains(name))
        && (selection.sections.is_empty() || in_section())
}

fn annotation(whole: &Consultation, document: &DocumentRecord, tagged: &TaggedStatement) -> Value {
    let statement = &tagged.statement;
    let mut bodies: Vec<Value> = tagged
        .tags
        .iter()
        .filter(|tag| tag.chosen)
        .map(|tag| {
            json!({
                "type": "TextualBody",
                "purpose": "classifying",
                "value": tag.section,
                "creator": creator(tag.origin),
            })
        })
        .collect();
    if let Some(stance) = tagged.stance {
        bodies.push(json!({
            "type": "TextualBody",
            "purpose": "tagging",
            "value": stance.wire(),
            "label": { "sv": stance.label(Lang::Sv), "en": stance.label(Lang::En) },
            "creator": creator(tagged.stance_origin),
        }));
    }
    json!({
        "id": format!("urn:remiss:{}:{}", whole.name, statement.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": {
            "source": document.file,
            "schema:sha": document.file_hash.as_str(),
            "schema:author": statement.respondents,
            "selector": [
                { "type": "TextQuoteSelector", "exact": statement.text },
                { "type": "TextPositionSelector", "start": statement.span.start, "end": statement.span.end },
                { "type": "FragmentSelector", "conformsTo": "http://tools.ietf.org/rfc/rfc3778", "value": statement.page.map(|page| format!("page={page}")) },
            ],
        },
    })
}

fn creator(origin: Origin) -> Value {
    match origin {
        Origin::Person => json!({ "type": "Person" }),
        Origin::Rule => json!({ "type": "Software", "name": "remiss" }),
    }
}
