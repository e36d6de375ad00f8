//! The cover: what the compilation is of, and what was selected.

use super::content::Cover;
use super::labels::{Labels, labels};
use super::mask::Mask;
use super::material::Material;
use super::omission;
use super::printable::printable;
use super::wording;
use crate::language::capital;
use crate::model::{ReadState, UNNAMED_PERSON};

/// The cover of the report.
pub(super) fn cover(material: &Material<'_>, mask: Option<&mut Mask>) -> Cover {
    let consultation = material.consultation;
    let about = &consultation.about;
    let text = |text: &String| printable(text).into_owned();
    let title = [
        Some(&about.title).filter(|title| !title.is_empty()),
        consultation.programme.title.as_ref(),
    ];
    Cover {
        consultation: consultation.name.clone(),
        title: title
            .into_iter()
            .flatten()
            .next()
            .map_or_else(|| text(&consultation.name), text),
        selection: selection(material, mask),
        left_out: left_out(material),
        reference: about.reference.as_ref().map(text),
        sent: about.sent.clone(),
        due: about.due.clone(),
        adopted: about.adopted.clone(),
        latest: latest(material),
        date: material.options.date.clone(),
        by: material.options.by.as_ref().map(text),
        program: consultation.made_by.program.clone(),
        corpus: consultation.made_by.corpus.clone(),
        statements: material.chosen.len(),
        decided: material.decided(),
    }
}

/// The date of the latest answer that was read: it tells how far the material
/// goes, and the same material always says the same.
fn latest(material: &Material<'_>) -> Option<String> {
    let documents = material.consultation.documents.iter();
    documents
        .filter(|document| document.state != ReadState::Unread)
        .filter_map(|document| document.identity.date.clone())
        .max()
}

/// What every format tells of the report in front of its number of statements,
/// as far as it is known.
pub(super) fn facts<'a>(
    cover: &'a Cover,
    words: &Labels,
) -> impl Iterator<Item = (&'static str, &'a str)> {
    let facts = [
        (words.selection, &cover.selection),
        (words.left_out, &cover.left_out),
        (words.reference, &cover.reference),
        (words.sent, &cover.sent),
        (words.due, &cover.due),
        (words.adopted, &cover.adopted),
        (words.latest, &cover.latest),
        (words.date, &cover.date),
        (words.made_by, &cover.by),
    ];
    facts
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_deref()?)))
}

/// What is left out in words; `None` for nothing.
pub(super) fn left_out(material: &Material<'_>) -> Option<String> {
    let options = material.options;
    let selection = material.selection;
    if options.audience.is_board() {
        let is_chosen = material.quotations.iter().any(|one| one.highlighted);
        return Some(omission::left_out_for_board(
            options.lang,
            selection.limit,
            is_chosen,
        ));
    }
    let parts = selection.omissions(&options.without);
    omission::left_out(options.lang, &parts, selection.limit)
}

/// The selection in words; `None` for all.
fn selection(material: &Material<'_>, mut mask: Option<&mut Mask>) -> Option<String> {
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
    if let Some(name) = &material.selection.respondent {
        parts.push(format!(
            "{} {}",
            words.respondent.to_lowercase(),
            respondent(material, name)
        ));
    }
    for criterion in &material.selection.chosen_by {
        parts.push(criterion.in_words(material.options.lang, mask.as_deref_mut()));
    }
    if material.selection.statements.is_some() {
        parts.push(wording::hits(material.options.lang, material.chosen.len()));
    }
    Some(capital(&parts.join("; ")))
}

/// The respondent chosen as printed, and so masked where that was asked for.
fn respondent(material: &Material<'_>, name: &str) -> String {
    if let Some(place) = material.bodies.place(name) {
        return material.printed[place].clone();
    }
    if name == UNNAMED_PERSON {
        return labels(material.options.lang).private_person.to_owned();
    }
    let said = material.quotations.first();
    said.map_or_else(|| "–".to_owned(), |quotation| quotation.respondent.clone())
}
