//! What a form carries along: the list it stands in, the statement as it was
//! seen, and who decides.

use maud::{Markup, html};

use crate::model::StatementId;
use crate::serve::address::Params;
use crate::serve::ask;
use crate::serve::history;
use crate::serve::loaded::Loaded;
use crate::serve::visit::Visit;

/// Whether a parameter belongs to the list and is kept through a decision.
fn is_kept(name: &str) -> bool {
    ask::narrowing().any(|narrows| narrows == name) || matches!(name, "allt" | "visa" | "sida")
}

/// The list's own parameters.
pub(super) fn list_params(visit: &Visit) -> Params {
    Params::new(
        visit
            .params
            .pairs()
            .filter(|(name, _)| is_kept(name) || *name == "remiss")
            .map(|(name, value)| (name.to_owned(), value.to_owned()))
            .collect(),
    )
}

/// The list, for the page after the decision.
pub(super) fn kept(visit: &Visit) -> Markup {
    html! {
        @for (name, value) in visit.params.pairs().filter(|(name, _)| is_kept(name)) {
            input type="hidden" name=(format!("lista.{name}")) value=(value);
        }
    }
}

/// The statement, and its decisions as they were when the form was written.
pub(super) fn seen(loaded: &Loaded, id: &str) -> Markup {
    let version = history::version(&loaded.decisions, &StatementId(id.to_owned()));
    html! { input type="hidden" name="u" value=(format!("{id}:{version}")); }
}

/// The same with its file, so that it can be told where to look when the
/// statement is not there any longer.
pub(super) fn seen_in_file(loaded: &Loaded, id: &str) -> Markup {
    let id_of = StatementId(id.to_owned());
    let document = loaded.consultation.document_of(&id_of);
    html! {
        (seen(loaded, id))
        @if let Some(document) = document { input type="hidden" name="fil" value=(document.file); }
    }
}

/// The name that is known already.
pub(super) fn hidden_name(visit: &Visit) -> Markup {
    html! { @if let Some(name) = &visit.reader.name { input type="hidden" name="namn" value=(name); } }
}
