//! The form that decides one statement.

use maud::{Markup, html};

use super::carried::{kept, seen};
use super::field::{Choice, name_field, section_select, stance_select};
use crate::language::capital;
use crate::model::{Origin, Role, SectionId, Stance, TaggedStatement};
use crate::serve::address::Params;
use crate::serve::loaded::Loaded;
use crate::serve::part::section;
use crate::serve::part::shell::token;
use crate::serve::visit::Visit;

/// The form that decides one statement.
pub(super) fn form(
    visit: &Visit,
    loaded: &Loaded,
    tagged: &TaggedStatement,
    next: Option<&str>,
    given: Option<&Params>,
) -> Markup {
    let id = tagged.statement.id.as_str();
    let sections: Vec<SectionId> = match given {
        Some(fields) => fields
            .all("avsnitt")
            .map(|id| SectionId(id.to_owned()))
            .collect(),
        None => tagged.sections().cloned().collect(),
    };
    let stance = given
        .and_then(|fields| fields.parse::<Stance>("stallning"))
        .or(tagged.stance);
    let first = sections
        .first()
        .or_else(|| tagged.tags.first().map(|tag| &tag.section));
    html! {
        form.decideform method="post" action="/granska/beslut" data-decide {
            (token(visit))
            (kept(visit))
            (seen(loaded, id))
            @if let Some(next) = next { input type="hidden" name="nasta" value=(next); }
            (candidates(visit, loaded, tagged))
            div.decide {
                div { label for="avsnitt-1" { (visit.t("Avsnitt", "Section")) } (section_select(visit, loaded, "avsnitt-1", first, Choice::Required)) }
                div { label for="avsnitt-2" { (visit.t("Också avsnitt", "Also section")) } (section_select(visit, loaded, "avsnitt-2", sections.get(1), Choice::Optional)) }
                div { label for="stallning" { (visit.t("Hållning", "Stance")) } (stance_select(visit, "stallning", stance, Choice::Required)) }
                div {
                    label for="roll" { (visit.t("Roll", "Role")) }
                    select #roll name="roll" {
                        option value="" { (capital(tagged.statement.role.label(visit.lang))) }
                        @for role in Role::ALL.iter().filter(|role| **role != tagged.statement.role) { option value=(role.wire()) { (capital(role.label(visit.lang))) } }
                    }
                }
                (name_field(visit, "namn", given.and_then(|fields| fields.get("namn"))))
            }
            div.actions {
                button.btn.prim name="gor" value="spara" { (visit.t("Spara", "Save")) }
                button.btn name="gor" value="bekrafta" data-confirm { (visit.t("Bekräfta förslaget", "Confirm the suggestion")) }
                button.btn name="gor" value="ej" { (visit.t("Inget uttalande", "Not a statement")) }
                @if !loaded.history(&tagged.statement.id).is_empty() { button.btn name="gor" value="angra" { (visit.t("Ångra senaste", "Undo the latest")) } }
            }
        }
    }
}

/// The machine's candidates with their grounds.
fn candidates(visit: &Visit, loaded: &Loaded, tagged: &TaggedStatement) -> Markup {
    html! {
        p.small.soft {
            @if tagged.stance_origin == Origin::Person { (visit.t("Beslutat. ", "Decided. ")) }
            (visit.t("Maskinens förslag: ", "The machine suggests: "))
            @for (at, tag) in tagged.tags.iter().filter(|tag| tag.origin == Origin::Rule).take(3).enumerate() {
                @if at > 0 { " · " }
                (section::name(visit, loaded, &tag.section))
                @if let Some(evidence) = tag.evidence.first() { " (”" (evidence.text) "”)" }
            }
        }
    }
}
