//! A statement as it is quoted in a list: who, stance, words, source.

use maud::{Markup, html};

use super::{section, stance};
use crate::language::capital;
use crate::model;
use crate::model::{
    DocumentRecord, Role, Span, Statement, StatementId, TaggedStatement, cited_page,
};
use crate::segment::ticked_under;
use crate::serve::loaded::Loaded;
use crate::serve::visit::Visit;

/// One statement in a list, linked to its place in the text.
pub(in crate::serve) fn quote(
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
    with_sections: bool,
) -> Markup {
    let tagged = loaded.shown(place);
    let statement = &tagged.statement;
    html! {
        div.line.small {
            (stance::badge(visit, tagged.stance))
            (role(visit, statement.role))
            @if with_sections { (section::links(visit, loaded, tagged.sections())) }
            (stance::status(visit, tagged.status))
            (highlighted(visit, loaded, &statement.id))
        }
        (led(statement))
        (linked(visit, statement, &visit.statement(statement.id.as_str()), false))
        (ticked(visit, statement))
        p.src { (source(visit, loaded, place)) }
    }
}

/// Its words; where they cannot be read, that, and no words in their place.
pub(in crate::serve) fn words(visit: &Visit, statement: &Statement) -> Markup {
    html! {
        @if is_unread(statement) { (unread(visit)) }
        @else { blockquote.quote lang=(statement.language) { (statement.text) } }
    }
}

/// The same as a link; `current` is the one that is chosen.
pub(in crate::serve) fn linked(
    visit: &Visit,
    statement: &Statement,
    href: &str,
    current: bool,
) -> Markup {
    html! {
        @if is_unread(statement) { (unread(visit)) }
        @else {
            blockquote.quote lang=(statement.language) {
                a.u href=(href) aria-current=[current.then_some("true")] { (statement.text) }
            }
        }
    }
}

/// Whether its words could not be read: no statement is without words.
pub(in crate::serve) fn is_unread(statement: &Statement) -> bool {
    statement.text.is_empty()
}

/// That they could not be.
fn unread(visit: &Visit) -> Markup {
    html! {
        p.note.bad { (visit.t("Uttalandets ord kan inte läsas: det som är inläst är skadat. Läs in remissen på nytt under Inläsning.", "The words of the statement cannot be read: what was read in is damaged. Read the consultation anew under Files.")) }
    }
}

/// Its place on a page that lists what is said.
pub(in crate::serve) fn anchor(id: &StatementId) -> String {
    format!("u-{id}")
}

/// That a person chose it to be quoted before others in the report.
pub(in crate::serve) fn highlighted(visit: &Visit, loaded: &Loaded, id: &StatementId) -> Markup {
    html! {
        @if loaded.consultation.highlighted.contains(id) {
            span.lifted { span aria-hidden="true" { "★ " } (visit.t("Lyfts fram i rapporten", "Highlighted in the report")) }
        }
    }
}

/// The words before a statement without which it cannot be understood: what leads to
/// its list, the question that it replies to, the passage that it comments on.
pub(in crate::serve) fn led(statement: &Statement) -> Markup {
    html! {
        @if let Some(context) = &statement.context { p.led lang=(statement.language) { (context.text) } }
    }
}

/// Under which heading a form is ticked, where a statement is but the mark, and how
/// words were put into the proposal's text.
pub(in crate::serve) fn ticked(visit: &Visit, statement: &Statement) -> Markup {
    html! {
        @if let Some(manner) = model::put_in(visit.lang, statement.manner) { p.src { (manner) } }
        @if let Some(heading) = ticked_under(statement) { p.src { (model::ticked(visit.lang, heading)) } }
    }
}

/// The role, where it is not simply the answer's own words.
pub(in crate::serve) fn role(visit: &Visit, role: Role) -> Markup {
    html! {
        @if role != Role::Argument {
            span.small.soft { (capital(role.label(visit.lang))) }
        }
    }
}

/// Who says it.
pub(in crate::serve) fn speaker(visit: &Visit, respondents: &[String]) -> String {
    let names = respondents.join(", ");
    if names.is_empty() {
        visit.t("Okänd avsändare", "Unknown sender").to_owned()
    } else {
        names
    }
}

/// Case number, file and page: where the words stand.
pub(in crate::serve) fn source(visit: &Visit, loaded: &Loaded, place: usize) -> Markup {
    let page = loaded.at(place).page;
    html! {
        @if let Some((_, document)) = loaded.document_of(place) {
            (reference(document))
            (file_name(document))
            @if let Some(page) = page { ", " (cited_page(visit.lang, page, document.pages_are_reckoned())) }
        }
    }
}

fn reference(document: &DocumentRecord) -> Markup {
    html! {
        @if let Some(reference) = &document.identity.reference { (reference) " · " }
        @if let Some(date) = &document.identity.date { (date) " · " }
    }
}

/// The file's name without folders, with its part in a bundle.
pub(in crate::serve) fn file_name(document: &DocumentRecord) -> String {
    let name = document
        .file
        .rsplit_once('/')
        .map_or(document.file.as_str(), |(_, name)| name);
    if document.part.is_empty() {
        name.to_owned()
    } else {
        format!("{name} ({})", document.part)
    }
}

/// The quotation with its citation, as it is pasted into a text.
pub(in crate::serve) fn citation(
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
    tagged: &TaggedStatement,
) -> String {
    let mut source = vec![speaker(visit, &tagged.statement.respondents)];
    if let Some((_, document)) = loaded.document_of(place) {
        let identity = &document.identity;
        source.extend(identity.reference.iter().map(|dnr| format!("dnr {dnr}")));
        source.extend(identity.minutes_paragraph.clone());
        source.extend(identity.date.clone());
        if let Some(page) = tagged.statement.page {
            source.push(cited_page(visit.lang, page, document.pages_are_reckoned()));
        }
    }
    source.extend(tagged.sections().filter(|id| !id.is_general()).map(|id| {
        format!(
            "{} {}",
            visit.t("om avsnitt", "on section"),
            section::plain(visit, loaded, id)
        )
    }));
    format!("”{}” ({})", tagged.statement.text, source.join(", "))
}

/// Text with some stretches marked as hits.
pub(in crate::serve) fn marked(text: &str, marks: &[Span]) -> Markup {
    let mut at = 0;
    let mut pieces: Vec<(&str, bool)> = Vec::new();
    for mark in marks {
        if mark.start < at || mark.end > text.len() {
            continue;
        }
        pieces.push((&text[at..mark.start], false));
        pieces.push((mark.of(text), true));
        at = mark.end;
    }
    pieces.push((&text[at..], false));
    html! {
        @for (piece, is_hit) in pieces {
            @if is_hit { mark { (piece) } } @else { (piece) }
        }
    }
}
