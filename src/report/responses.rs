//! What came in: who answered, each answer's position, every statement, and
//! the account of all text.

use std::collections::BTreeMap;

use super::content::{
    Answer, Context, Count, KindRow, LedgerTotal, Participant, Participation, Positions, Response,
    UnreadDocument,
};
use super::mask::Mask;
use super::material::{Material, words};
use super::position::{Basis, Stated, is_clause};
use super::wording::{self, Object, Tally};
use crate::model::{Fate, Lang, ReadState, RespondentKind, Stance, StatementId, TaggedStatement};

/// Who was asked and who answered.
pub(super) fn participation(material: &Material<'_>) -> Participation {
    let found = material.consultation.participation();
    let rows: Vec<Participant> = material
        .bodies
        .list
        .iter()
        .enumerate()
        .map(|(place, body)| {
            let documents = body
                .documents
                .iter()
                .map(|at| &material.consultation.documents[*at]);
            let date = documents
                .clone()
                .filter_map(|document| document.identity.date.as_deref())
                .max();
            Participant {
                name: material.printed[place].clone(),
                kind: body.kind,
                asked: body.asked,
                answered: !body.documents.is_empty(),
                date: date.map(str::to_owned),
                reference: body
                    .documents
                    .iter()
                    .find_map(|at| material.sources[*at].reference.clone()),
                late: found
                    .late
                    .iter()
                    .any(|name| material.bodies.place(name) == Some(place)),
                files: body
                    .documents
                    .iter()
                    .map(|at| wording::file(&material.sources[*at]))
                    .collect(),
            }
        })
        .collect();
    let answered = rows.iter().filter(|row| row.answered).count();
    let summary = wording::participation(
        material.options.lang,
        &wording::Turnout {
            asked: material.consultation.about.asked.len(),
            answered: found.answered.len(),
            all_answered: answered,
            silent: &material.names(&found.silent, None),
            uninvited: &material.names(&found.uninvited, None),
            late: &material.names(&found.late, None),
            nameless: found.unknown.len(),
        },
    );
    Participation {
        asked: material.consultation.about.asked.len(),
        answered,
        asked_answered: found.answered.len(),
        uninvited: found.uninvited.len(),
        late: found.late.len(),
        summary,
        rows,
    }
}

/// The position of each answer as a whole, and the counts by kind.
pub(super) fn positions(material: &Material<'_>, mut mask: Option<&mut Mask>) -> Positions {
    let ranges = material.consultation.statements_by_document();
    let mut answers = Vec::new();
    for (place, body) in material.bodies.list.iter().enumerate() {
        if body.documents.is_empty() {
            continue;
        }
        let name = material.printed[place].clone();
        let stated = Stated::of(
            &material.consultation.documents,
            &body.documents,
            |document, overall| {
                material.consultation.statements[ranges[document].clone()]
                    .iter()
                    .find(|tagged| is_clause(overall, &tagged.statement.text))
            },
        );
        answers.push(match stated {
            Some(stated) => answer(material, &stated, name, body.kind, mask.as_deref_mut()),
            None => Answer {
                respondent: name,
                kind: body.kind,
                stance: None,
                basis: Basis::Suggested,
                quote: None,
                source: None,
            },
        });
    }
    let kinds = RespondentKind::ALL
        .iter()
        .filter_map(|kind| {
            let of_kind: Vec<&Answer> = answers.iter().filter(|a| a.kind == *kind).collect();
            (!of_kind.is_empty()).then(|| KindRow {
                kind: *kind,
                answers: of_kind.len(),
                counts: counts(&of_kind),
                unknown: of_kind.iter().filter(|a| a.stance.is_none()).count(),
            })
        })
        .collect();
    let all: Vec<&Answer> = answers.iter().collect();
    let taking: Vec<&Answer> = all
        .iter()
        .copied()
        .filter(|a| a.position().is_some())
        .collect();
    let summary = wording::summary(
        material.options.lang,
        Object::Programme,
        &Tally {
            answered: Some(answers.len()),
            speaking: all.iter().filter(|answer| answer.stance.is_some()).count(),
            counts: &counts(&taking),
            decided: taking
                .iter()
                .filter(|answer| answer.basis == Basis::Decided)
                .count(),
            minority: &[],
            minority_statements: 0,
        },
    );
    Positions {
        summary,
        kinds,
        answers,
    }
}

fn counts(answers: &[&Answer]) -> Vec<Count> {
    Stance::ALL
        .iter()
        .map(|stance| Count {
            stance: *stance,
            respondents: answers
                .iter()
                .filter(|answer| answer.stance == Some(*stance))
                .map(|answer| answer.respondent.clone())
                .collect(),
        })
        .filter(|count| !count.respondents.is_empty())
        .collect()
}

/// The answer that states this.
fn answer(
    material: &Material<'_>,
    stated: &Stated<'_, &TaggedStatement>,
    respondent: String,
    kind: RespondentKind,
    mask: Option<&mut Mask>,
) -> Answer {
    let mut source = material.sources[stated.document].clone();
    source.page = stated.clause.and_then(|tagged| tagged.statement.page);
    let (id, quoted) = if let Some(tagged) = stated.clause {
        (tagged.statement.id.clone(), &tagged.statement.text)
    } else {
        let document = &material.consultation.documents[stated.document];
        let short = document.hash.short().to_owned();
        (StatementId(short), &stated.overall.quote)
    };
    Answer {
        respondent,
        kind,
        stance: Some(stated.stance),
        basis: stated.basis,
        quote: (!quoted.is_empty()).then(|| Context {
            id,
            text: words(quoted, mask),
        }),
        source: Some(source),
    }
}

/// Every document with its chosen statements; in a whole report also those without.
pub(super) fn responses(material: &Material<'_>) -> Vec<Response> {
    let mut statements: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (at, tagged) in material.chosen.iter().enumerate() {
        let short = tagged.statement.id.document();
        statements.entry(short).or_default().push(at);
    }
    material
        .consultation
        .documents
        .iter()
        .enumerate()
        .filter_map(|(at, document)| {
            let own = statements.remove(document.hash.short()).unwrap_or_default();
            (material.selection.is_whole() || !own.is_empty()).then(|| Response {
                respondent: wording::list(
                    material.options.lang,
                    &material.names(&document.identity.respondents, None),
                ),
                kind: document.identity.kind,
                source: material.sources[at].clone(),
                format: document.format,
                state: document.state,
                hash: document.hash.short().to_owned(),
                copy_of: document.copy_of.clone(),
                statements: own
                    .into_iter()
                    .map(|place| material.quotations[place].clone())
                    .collect(),
            })
        })
        .collect()
}

/// Documents that are unread or to be looked at.
pub(super) fn unread(material: &Material<'_>, mut mask: Option<&mut Mask>) -> Vec<UnreadDocument> {
    let lang = material.options.lang;
    material
        .consultation
        .documents
        .iter()
        .enumerate()
        .filter(|(_, document)| document.state != ReadState::Read)
        .map(|(at, document)| {
            let warnings = document
                .warnings
                .iter()
                .filter(|warning| warning.needs_attention())
                .map(|warning| warning.in_words(lang));
            UnreadDocument {
                file: material.sources[at].file.clone(),
                part: material.sources[at].part.clone(),
                respondent: wording::list(
                    lang,
                    &material.names(&document.identity.respondents, None),
                ),
                state: document.state,
                reasons: document
                    .error
                    .iter()
                    .map(|error| error.in_words(lang))
                    .chain(warnings)
                    .map(|reason| words(&reason, mask.as_deref_mut()))
                    .collect(),
                remedy: document.error.as_ref().map_or_else(
                    || wording::look(lang).to_owned(),
                    // What is to be typed stands between marks for a terminal.
                    |error| error.hint_in(lang).replace('`', ""),
                ),
            }
        })
        .collect()
}

/// What became of all text of the documents that count, most telling fate first.
pub(super) fn ledger(material: &Material<'_>) -> Vec<LedgerTotal> {
    let lang = material.options.lang;
    let mut totals: BTreeMap<(u8, String), (usize, usize)> = BTreeMap::new();
    let documents = &material.consultation.documents;
    for entry in documents.iter().flat_map(|document| &document.ledger) {
        let total = totals.entry(fate(lang, &entry.fate)).or_default();
        total.0 += 1;
        total.1 += entry.span.len();
    }
    totals
        .into_iter()
        .map(|((_, fate), (stretches, bytes))| LedgerTotal {
            fate,
            stretches,
            bytes,
        })
        .collect()
}

fn fate(lang: Lang, fate: &Fate) -> (u8, String) {
    let (rank, sv, en) = match fate {
        Fate::Statement { .. } => (0, "Uttalande", "Statement"),
        Fate::Duplicate { .. } => (
            1,
            "Uttalande som upprepar ett annat",
            "Statement that repeats another",
        ),
        Fate::Heading => (2, "Rubrik", "Heading"),
        Fate::Context => (3, "Inledning till punktlista", "Introduction of a list"),
        Fate::Quoted => (
            4,
            "Återgiven text ur programmet",
            "Programme text given back",
        ),
        Fate::Boilerplate { reason } => {
            let (sv, en) = ("Formalia", "Boilerplate");
            let word = if lang == Lang::Sv { sv } else { en };
            return (5, format!("{word}: {}", reason.label(lang)));
        }
    };
    let word = if lang == Lang::Sv { sv } else { en };
    (rank, word.to_owned())
}
