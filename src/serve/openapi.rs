//! The description of the JSON interface, by `OpenAPI` 3.1.

use axum::Json;
use serde_json::{Value, json};

use super::ask::FACETS;
use crate::model::{RespondentKind, Role, Stance, Status};

/// `GET /api/openapi.json`
pub(super) async fn show() -> Json<Value> {
    Json(description())
}

fn description() -> Value {
    json!({
        "openapi": "3.1.0",
        "info": {
            "title": "remiss",
            "version": env!("CARGO_PKG_VERSION"),
            "description": "What the workbench shows, as JSON. Reading only; decisions are made on the pages or by `remiss decide`.",
            "license": { "name": "MIT OR Apache-2.0", "identifier": "MIT OR Apache-2.0" }
        },
        "paths": {
            "/api/remisser": { "get": operation("All consultations with their counts", &[], &object(&[("consultations", json!({ "type": "array", "items": { "type": "object" } }))])) },
            "/api/avsnitt": { "get": operation("The sections of a programme with the number of statements on each", &[consultation()], &object(&[("consultation", string()), ("sections", json!({ "type": "array", "items": { "$ref": "#/components/schemas/Section" } }))])) },
            "/api/uttalanden": { "get": operation("Statements by full-text search and filters", &search_parameters(), &object(&[
                ("total", integer()), ("offset", integer()),
                ("hits", json!({ "type": "array", "items": { "type": "object", "properties": { "score": { "type": "number" }, "marks": { "type": "array", "items": { "$ref": "#/components/schemas/Span" } }, "statement": { "$ref": "#/components/schemas/Statement" } } } })),
                ("hints", json!({ "type": "array", "items": { "type": "string" } })), ("suggestion", json!({ "type": ["string", "null"] })),
            ])) },
            "/api/uttalande": { "get": operation("One statement with its tags, evidence and decisions", &[consultation(), parameter("u", "The statement's id", true, &string())], &object(&[("consultation", string()), ("statement", json!({ "type": "object" })), ("decisions", json!({ "type": "array", "items": { "type": "object" } }))])) },
        },
        "components": { "schemas": schemas() }
    })
}

fn operation(summary: &str, parameters: &[Value], schema: &Value) -> Value {
    json!({
        "summary": summary,
        "parameters": parameters,
        "responses": {
            "200": { "description": "Found", "content": { "application/json": { "schema": schema } } },
            "400": { "description": "A parameter is missing" },
            "404": { "description": "No such thing" }
        }
    })
}

fn object(properties: &[(&str, Value)]) -> Value {
    let mut all = serde_json::Map::new();
    all.insert("version".to_owned(), integer());
    for (name, schema) in properties {
        all.insert((*name).to_owned(), schema.clone());
    }
    json!({ "type": "object", "properties": all })
}

fn parameter(name: &str, description: &str, required: bool, schema: &Value) -> Value {
    json!({ "name": name, "in": "query", "description": description, "required": required, "schema": schema })
}

fn consultation() -> Value {
    parameter(
        "remiss",
        "The consultation's name; may be left out where there is only one",
        false,
        &string(),
    )
}

fn search_parameters() -> Vec<Value> {
    let mut list = vec![
        consultation(),
        parameter("q", "The query", false, &string()),
        parameter("antal", "Hits at most", false, &integer()),
        parameter("fran_nummer", "Hits to pass over", false, &integer()),
        parameter(
            "ordning",
            "Order",
            false,
            &json!({ "enum": ["program", "instans", "datum"] }),
        ),
    ];
    for name in FACETS {
        let schema = match name {
            "stallning" => {
                json!({ "type": "string", "enum": Stance::ALL.iter().map(|one| one.wire()).chain(["ej"]).collect::<Vec<_>>() })
            }
            "typ" => {
                json!({ "type": "string", "enum": RespondentKind::ALL.iter().map(|one| one.wire()).collect::<Vec<_>>() })
            }
            "roll" => {
                json!({ "type": "string", "enum": Role::ALL.iter().map(|one| one.wire()).collect::<Vec<_>>() })
            }
            "status" => {
                json!({ "type": "string", "enum": Status::ALL.iter().map(|one| one.wire()).collect::<Vec<_>>() })
            }
            _ => string(),
        };
        list.push(parameter(name, "A filter; may be repeated", false, &schema));
    }
    list
}

fn schemas() -> Value {
    json!({
        "Span": { "type": "object", "properties": { "start": integer(), "end": integer() }, "description": "Byte offsets, half-open" },
        "Section": { "type": "object", "properties": { "id": string(), "number": { "type": ["string", "null"] }, "heading": { "type": ["string", "null"] }, "level": { "type": ["integer", "null"] }, "text": { "type": ["string", "null"] }, "statements": integer() } },
        "Statement": { "type": "object", "properties": {
            "id": string(), "consultation": string(), "file": string(), "part": string(), "page": { "type": ["integer", "null"] },
            "respondents": { "type": "array", "items": string() }, "kind": string(), "role": string(), "stance": { "type": ["string", "null"] },
            "sections": { "type": "array", "items": string() }, "headings": { "type": "array", "items": string() },
            "date": { "type": ["string", "null"] }, "reference": { "type": ["string", "null"] }, "status": string(),
            "duplicate_of": { "type": ["string", "null"] }, "copies": integer(), "text": string()
        } }
    })
}

fn string() -> Value {
    json!({ "type": "string" })
}

fn integer() -> Value {
    json!({ "type": "integer" })
}
