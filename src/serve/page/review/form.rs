//! The form that decides one statement.

use maud::{Markup, html};

use super::carried::{kept, seen_in_file};
use super::field::{Choice, Sections, name_field, section_select, stance_select};
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
    let role_given = given.and_then(|fields| fields.parse::<Role>("roll"));
    let shown: Vec<&SectionId> = tagged.sections().collect();
    let candidates: Vec<&SectionId> = tagged.tags.iter().map(|tag| &tag.section).take(3).collect();
    let first = Sections {
        chosen: sections.first(),
        suggested: if shown.is_empty() { &candidates } else { &[] },
        choice: if shown.is_empty() {
            Choice::Optional
        } else {
            Choice::Required
        },
    };
    let second = Sections {
        chosen: sections.get(1),
        ..Sections::NONE
    };
    html! {
        form.decideform method="post" action="/granska/beslut" autocomplete="off" data-decide {
            (token(visit))
            (kept(visit))
            (seen_in_file(loaded, id))
            @if let Some(next) = next { input type="hidden" name="nasta" value=(next); }
            input type="hidden" name="visat" value="1";
            @for id in &shown { input type="hidden" name="visat.avsnitt" value=(id); }
            @if let Some(stance) = tagged.stance { input type="hidden" name="visat.stallning" value=(stance.wire()); }
            (suggestions(visit, loaded, tagged))
            div.decide {
                div { label for="avsnitt-1" { (visit.t("Avsnitt", "Section")) } (section_select(visit, loaded, "avsnitt-1", &first)) }
                div { label for="avsnitt-2" { (visit.t("Också avsnitt", "Also section")) } (section_select(visit, loaded, "avsnitt-2", &second))
                    @for more in sections.iter().skip(2) { input type="hidden" name="avsnitt" value=(more); }
                }
                div { label for="stallning" { (visit.t("Hållning", "Stance")) } (stance_select(visit, "stallning", stance, Choice::Required)) }
                div {
                    label for="roll" { (visit.t("Roll", "Role")) }
                    select #roll name="roll" {
                        option value="" { (capital(tagged.statement.role.label(visit.lang))) }
                        @for role in Role::ALL.iter().filter(|role| **role != tagged.statement.role) { option value=(role.wire()) selected[role_given == Some(*role)] { (capital(role.label(visit.lang))) } }
                    }
                }
                (name_field(visit, "namn", given.and_then(|fields| fields.get("namn"))))
            }
            div.actions {
                button.btn.prim name="gor" value="spara" data-save { (visit.t("Spara det ändrade", "Save what was changed")) }
                @if let Some(label) = confirmation(visit, !shown.is_empty(), tagged.stance.is_some()) { button.btn name="gor" value="bekrafta" data-confirm { (label) } }
                button.btn name="gor" value="ej" { (visit.t("Inget uttalande", "Not a statement")) }
                @if !loaded.history(&tagged.statement.id).is_empty() { button.btn name="gor" value="angra" { (visit.t("Ångra senaste", "Undo the latest")) } }
            }
            p.small.soft.nojs { (visit.t("Det som du inte ändrar är fortfarande maskinens förslag, om du inte bekräftar det.", "What you do not change stays the machine's suggestion, unless you confirm it.")) }
        }
    }
}

/// What the button that confirms says: which of the two there are.
const fn confirmation<'a>(visit: &Visit, section: bool, stance: bool) -> Option<&'a str> {
    match (section, stance) {
        (true, true) => Some(visit.t("Bekräfta båda", "Confirm both")),
        (true, false) => Some(visit.t("Bekräfta avsnittet", "Confirm the section")),
        (false, true) => Some(visit.t("Bekräfta hållningen", "Confirm the stance")),
        (false, false) => None,
    }
}

/// The machine's candidates with their grounds.
fn suggestions(visit: &Visit, loaded: &Loaded, tagged: &TaggedStatement) -> Markup {
    html! {
        p.small.soft {
            @if tagged.stance_origin == Origin::Person { (visit.t("Beslutat. ", "Decided. ")) }
            (visit.t("Maskinen föreslår: ", "The machine suggests: "))
            @for (at, tag) in tagged.tags.iter().filter(|tag| tag.origin == Origin::Rule).take(3).enumerate() {
                @if at > 0 { " · " }
                (section::name(visit, loaded, &tag.section))
                @if let Some(evidence) = tag.evidence.first() { " (”" (evidence.text) "”)" }
            }
        }
    }
}
