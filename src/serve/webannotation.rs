//! Tags as Web Annotations (W3C Recommendation 2017, JSON-LD): each statement
//! a target by quotation and position, its sections and stance as bodies.

use serde_json::{Value, json};

use super::loaded::Loaded;
use crate::model::{Lang, Origin, StatementId, TaggedStatement};
use crate::report::Selection;

/// The media type of the W3C's JSON-LD profile.
pub(super) const MEDIA_TYPE: &str =
    "application/ld+json; profile=\"http://www.w3.org/ns/anno.jsonld\"";

/// The annotations of the selected statements.
pub(super) fn write(loaded: &Loaded, selection: &Selection) -> Vec<u8> {
    let items: Vec<Value> = loaded
        .consultation
        .statements
        .iter()
        .enumerate()
        .filter(|(_, tagged)| tagged.is_position() && is_chosen(loaded, selection, tagged))
        .map(|(place, tagged)| annotation(loaded, place, tagged))
        .collect();
    let page = json!({
        "@context": "http://www.w3.org/ns/anno.jsonld",
        "type": "AnnotationPage",
        "label": loaded.consultation.about.title,
        "items": items,
    });
    serde_json::to_vec_pretty(&page).expect("a JSON value is always valid JSON")
}

fn is_chosen(loaded: &Loaded, selection: &Selection, tagged: &TaggedStatement) -> bool {
    let statement = &tagged.statement;
    let listed = |ids: &Vec<StatementId>| ids.contains(&statement.id);
    let in_section = || {
        tagged.sections().any(|id| {
            let mut at = loaded
                .consultation
                .programme
                .sections
                .iter()
                .position(|section| section.id == *id);
            if selection.sections.contains(id) {
                return true;
            }
            // A subsection comes along with the section that it is part of.
            while let Some(place) = at {
                let section = &loaded.consultation.programme.sections[place];
                if selection.sections.contains(&section.id) {
                    return true;
                }
                at = section.parent;
            }
            false
        })
    };
    selection.statements.as_ref().is_none_or(listed)
        && selection
            .respondent
            .as_ref()
            .is_none_or(|name| statement.respondents.contains(name))
        && (selection.sections.is_empty() || in_section())
}

fn annotation(loaded: &Loaded, place: usize, tagged: &TaggedStatement) -> Value {
    let statement = &tagged.statement;
    let document = loaded.document_of(place).map(|(_, document)| document);
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
        "id": format!("urn:remiss:{}:{}", loaded.name(), statement.id),
        "type": "Annotation",
        "motivation": "classifying",
        "body": bodies,
        "target": {
            "source": document.map(|document| document.file.as_str()),
            "schema:sha": document.map(|document| document.file_hash.as_str()),
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
