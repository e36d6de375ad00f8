//! The senders that could not be told, each with the form to say who it is.

use maud::{Markup, html};

use super::{form, names};
use crate::corpus::Config;
use crate::error::Error;
use crate::model::DocumentRecord;
use crate::serve::loaded::Loaded;
use crate::serve::part::quote;
use crate::serve::part::shell::count;
use crate::serve::visit::Visit;

/// Forms on the page; of the rest the documents are linked.
const FORMS: usize = 12;

/// Those of whom it could not be told who they are, each with the form to say it.
/// `stands` is the consultation's file, as it stands.
pub(in crate::serve::page) fn unknown(
    visit: &Visit,
    loaded: &Loaded,
    stands: &Result<Config, Error>,
) -> Markup {
    let documents = loaded.consultation.documents.iter();
    let unknown: Vec<&DocumentRecord> = documents
        .filter(|document| document.has_unknown_sender() && document.copy_of.is_none())
        .collect();
    if unknown.is_empty() {
        return html! {};
    }
    html! {
        section.unknown #okanda aria-labelledby="okanda-rubrik" {
            h2 #okanda-rubrik {
                (count(unknown.len(), visit.t("dokument", "document"), visit.t("dokument", "documents"))) " "
                (visit.t("har en avsändare som inte kunde utläsas", "have a sender that could not be told"))
            }
            p { (visit.t("Ange vem som har svarat. Det du anger gäller före det som maskinen läser.", "Say who answered. What you say goes before what the machine reads.")) }
            (names(loaded))
            @for (at, document) in unknown.iter().enumerate() {
                @let to = visit.link_with("/dokument", &[("d", document.hash.short())]);
                @if at < FORMS { (folded(visit, loaded, document, stands, Some("instanser"))) }
                @else { p { a href={ (to) "#avsandare" } { (quote::file_name(document)) } } }
            }
        }
    }
}

/// The form for one document's sender, folded.
pub(in crate::serve::page) fn folded(
    visit: &Visit,
    loaded: &Loaded,
    document: &DocumentRecord,
    stands: &Result<Config, Error>,
    back: Option<&str>,
) -> Markup {
    html! {
        details.settle {
            summary {
                @if document.has_unknown_sender() { (visit.t("Ange avsändare: ", "Say who sent: ")) (quote::file_name(document)) }
                @else { (visit.t("Ändra avsändare, datum eller diarienummer", "Change sender, date or reference")) }
            }
            @if document.has_unknown_sender() { p { a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (visit.t("Läs dokumentet", "Read the document")) } } }
            (form(visit, loaded, document, stands, back))
        }
    }
}
