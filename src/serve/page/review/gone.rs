//! What is answered to a decision on a statement that is no longer there.

use maud::{Markup, html};

use crate::language::{by_number, capital};
use crate::model::{OverallVerdict, Role, SectionId, Stance, StatementId};
use crate::serve::address::Params;
use crate::serve::loaded::Loaded;
use crate::serve::onward;
use crate::serve::part::shell::{self, Layout};
use crate::serve::part::{quote, section, stance};
use crate::serve::verdict::typed_comment;
use crate::serve::visit::Visit;

/// The statements are not there any longer: what was chosen is told, so that it
/// can be chosen again, and where what took their place is found.
pub(in crate::serve) fn gone(
    visit: &Visit,
    loaded: &Loaded,
    ids: &[StatementId],
    fields: &Params,
) -> Markup {
    let title = by_number(
        ids.len(),
        visit.t(
            "Uttalandet finns inte längre",
            "The statement is no longer there",
        ),
        visit.t(
            "Uttalandena finns inte längre",
            "The statements are no longer there",
        ),
    );
    let file = fields.get("fil");
    let documents = loaded.consultation.documents.iter();
    let documents = documents.filter(|document| file == Some(document.file.as_str()));
    let body = html! {
        h1 { (title) }
        div.note.bad {
            p { (visit.t("Filen har lästs in på nytt sedan du öppnade sidan, eller så har uttalandet delats eller slagits ihop med ett annat. Ditt val är inte sparat.", "The file was read anew since you opened the page, or the statement was split or joined with another. Your choice was not saved.")) }
        }
        (typed(visit, loaded, fields))
        p { (visit.t("Sök upp uttalandet på dess nya plats och välj igen:", "Find the statement in its new place and choose again:")) }
        ul {
            @for document in documents {
                li { a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (visit.t("Uttalandena i ", "The statements in ")) (quote::file_name(document)) } }
            }
            li { a href=(onward::list_of(fields).with("remiss", loaded.name()).at("/granska")) { (visit.t("Till listan", "To the list")) } }
        }
    };
    shell::page(visit, title, Layout::Column, &body)
}

/// What the form held.
fn typed(visit: &Visit, loaded: &Loaded, fields: &Params) -> Markup {
    let sections: Vec<SectionId> = (fields.all("avsnitt"))
        .map(|id| SectionId(id.to_owned()))
        .collect();
    let stance = fields.parse::<Stance>("stallning");
    let role = fields.parse::<Role>("roll");
    let comment = typed_comment(fields);
    let rows = [
        (
            visit.t("Kommentar", "Comment"),
            comment.heeded.map_or("", |one| one.label(visit.lang)),
        ),
        (visit.t("Skäl", "Reason"), &comment.reason),
        (
            visit.t("Ändrad text", "Changed text"),
            &comment.changed_text,
        ),
    ];
    let rows = rows.into_iter().filter(|(_, text)| !text.is_empty());
    html! {
        h2 { (visit.t("Detta hade du valt", "This is what you had chosen")) }
        dl.pairs {
            @if !sections.is_empty() {
                dt { (visit.t("Avsnitt", "Section")) }
                dd { @for id in &sections { div { (section::plain(visit, loaded, id)) } } }
            }
            @if stance.is_some() {
                dt { (visit.t("Hållning", "Stance")) }
                dd { (stance::badge(visit, stance)) }
            }
            @if let Some(role) = role {
                dt { (visit.t("Roll", "Role")) }
                dd { (capital(role.label(visit.lang))) }
            }
            @if fields.get("gor") == Some("ej") {
                dt { (visit.t("Roll", "Role")) }
                dd { (visit.t("Inget uttalande", "Not a statement")) }
            }
            @if let Some(OverallVerdict::Takes(whole)) = fields.parse("helhet") {
                dt { (visit.t("Svaret i sin helhet", "The answer as a whole")) }
                dd { (stance::badge(visit, Some(whole))) }
            }
            @for (name, text) in rows {
                dt { (name) }
                dd { (capital(text)) }
            }
        }
    }
}
