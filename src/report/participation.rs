//! Who was asked and who answered.

use super::bodies::Body;
use super::content::{Participant, Participation, Source};
use super::material::Material;
use super::wording::{self, Turnout};
use crate::identify::own_reference;
use crate::model::Timing;

/// Everybody asked or answering, each in a row, and the same in sentences.
/// Whether somebody was asked is not known where nobody says who was, nor of a
/// sender that is not known.
pub(super) fn participation(material: &Material<'_>) -> Participation {
    let consultation = material.consultation;
    let has_register = !consultation.about.asked.is_empty();
    let rows: Vec<Participant> = material
        .bodies
        .list
        .iter()
        .zip(&material.printed)
        .map(|(body, name)| row(material, body, name, has_register))
        .collect();
    let named = |wanted: &dyn Fn(&Participant) -> bool| -> Vec<String> {
        let rows = rows.iter().filter(|row| wanted(row));
        rows.map(|row| row.name.clone()).collect()
    };
    let silent = named(&|row| !row.answered && row.declined.is_none());
    let declined = named(&|row| !row.answered && row.declined.is_some());
    let uninvited = named(&|row| row.asked == Some(false) && row.answered);
    let late = named(&|row| row.late);
    let extended = named(&|row| row.within_extension);
    let unknown: Vec<(String, Vec<Source>)> = material
        .bodies
        .list
        .iter()
        .zip(&material.printed)
        .filter(|(body, _)| !body.is_known())
        .map(|(body, name)| {
            let sources = body.documents.iter().map(|at| &material.sources[*at]);
            (name.clone(), sources.cloned().collect())
        })
        .collect();
    let unread_unknown = (0..consultation.documents.len())
        .filter(|at| consultation.documents[*at].is_answer())
        .filter(|at| material.bodies.senders(*at).is_empty())
        .count();
    let uncounted = (consultation.documents.iter())
        .filter(|document| !document.is_answer())
        .count();
    let answered = material.bodies.answered();
    let turnout = consultation.participation();
    let asked = rows.iter().filter(|row| row.asked == Some(true)).count();
    let summary = wording::participation(
        material.options.lang,
        &Turnout {
            asked: has_register.then_some(asked),
            all_answered: answered,
            answered_unread: if has_register {
                turnout.asked_unread
            } else {
                turnout.unread
            },
            silent: &silent,
            declined: &declined,
            uninvited: &uninvited,
            late: &late,
            extended: &extended,
            unknown: &unknown,
            unread_unknown,
            uncounted,
        },
    );
    Participation {
        asked: has_register.then_some(asked),
        answered,
        asked_answered: has_register.then(|| asked - silent.len() - declined.len()),
        declined: declined.len(),
        uninvited: has_register.then_some(uninvited.len()),
        unknown: unknown.len(),
        late: late.len(),
        within_extension: extended.len(),
        summary,
        rows,
    }
}

fn row(material: &Material<'_>, body: &Body, name: &str, has_register: bool) -> Participant {
    let consultation = material.consultation;
    let documents = body.documents.iter().map(|at| &consultation.documents[*at]);
    let dates = documents
        .clone()
        .filter_map(|document| document.identity.date.as_deref());
    let asked = body.asked.map(|at| &consultation.about.asked[at]);
    let contact = asked.map(|asked| asked.contact.clone()).unwrap_or_default();
    let timing = documents
        .clone()
        .map(|document| consultation.timing(document, asked))
        .max()
        .unwrap_or_default();
    Participant {
        name: name.to_owned(),
        is_known: body.is_known(),
        kind: body.kind,
        asked: (has_register && body.is_known()).then_some(body.asked.is_some()),
        answered: body.has_answered(),
        date: dates.max().map(str::to_owned),
        reference: body.documents.iter().find_map(|at| {
            let who = &consultation.documents[*at].identity.respondents;
            let numbers = material.sources[*at].reference.as_deref()?;
            own_reference(numbers, name, who).map(str::to_owned)
        }),
        late: timing == Timing::Late,
        within_extension: timing == Timing::Extended,
        extended_until: contact.extended_until,
        reminded: contact.reminded,
        declined: contact.declined,
        files: body
            .documents
            .iter()
            .chain(&body.heard_in)
            .map(|at| wording::file(&material.sources[*at]))
            .collect(),
    }
}
