//! The form that decides one statement.

use maud::{Markup, html};

use super::carried::{kept, list_params, seen_in_file};
use super::field::{Choice, Sections, section_select, stance_select};
use super::join::{self, Follower};
use super::{comment, whole};
use crate::language::capital;
use crate::model::{Origin, OverallVerdict, Role, SectionId, Stance, TaggedStatement};
use crate::serve::address::Params;
use crate::serve::loaded::Loaded;
use crate::serve::part::section;
use crate::serve::part::shell::token;
use crate::serve::part::who::{Doing, who};
use crate::serve::visit::Visit;

/// What the form is about.
pub(super) struct Desk<'a> {
    /// The statement's place.
    pub(super) place: usize,
    /// The statement.
    pub(super) tagged: &'a TaggedStatement,
    /// The next in the list.
    pub(super) next: Option<&'a str>,
    /// The next in the answer.
    pub(super) follower: Option<&'a Follower>,
    /// What was typed and chosen before, and is not saved.
    pub(super) given: Option<&'a Params>,
}

/// The one form for all that can be done to a statement: whichever button is
/// pressed, all that was changed in it is saved.
pub(super) fn form(visit: &Visit, loaded: &Loaded, desk: &Desk<'_>) -> Markup {
    let Desk { tagged, given, .. } = *desk;
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
    let whole = given.and_then(|fields| fields.parse::<OverallVerdict>("helhet"));
    let decided = loaded.decided_overall(desk.place);
    let held = Some(decided.map_or(OverallVerdict::AsRead, OverallVerdict::Takes));
    html! {
        form.decideform method="post" action="/granska/beslut" autocomplete="off" data-decide data-unsaved[given.is_some()] {
            (token(visit))
            (kept(visit))
            (seen_in_file(loaded, id))
            @if let Some(next) = desk.next { input type="hidden" name="nasta" value=(next); }
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
            }
            (highlight(visit, loaded, tagged, given))
            (comment::fields(visit, loaded, &tagged.statement.id, given))
            details.why open[whole.is_some_and(|whole| Some(whole) != held)] {
                summary { (visit.t("Svaret i sin helhet", "The answer as a whole")) }
                (whole::fields(visit, loaded, desk.place, whole))
            }
            (who(visit, "namn", Doing::Reviewing, given.and_then(|fields| fields.get("namn"))))
            div.actions {
                button.btn.prim name="gor" value="spara" data-save { (visit.t("Spara det ändrade", "Save what was changed")) }
                @if let Some(label) = confirmation(visit, !shown.is_empty(), tagged.stance.is_some()) { button.btn name="gor" value="bekrafta" data-confirm { (label) } }
                button.btn name="gor" value="ej" { (visit.t("Inget uttalande", "Not a statement")) }
                @if !loaded.history(&tagged.statement.id).is_empty() { button.btn name="gor" value="angra" { (visit.t("Ångra senaste", "Undo the latest")) } }
            }
            (restructure(visit, loaded, desk))
            p.small.soft.nojs { (visit.t("Det som du inte ändrar är fortfarande maskinens förslag, om du inte bekräftar det.", "What you do not change stays the machine's suggestion, unless you confirm it.")) }
        }
    }
}

/// Whether it is quoted before others. What was recorded goes along, so that what is
/// not changed is not recorded again.
fn highlight(
    visit: &Visit,
    loaded: &Loaded,
    tagged: &TaggedStatement,
    given: Option<&Params>,
) -> Markup {
    let recorded = loaded
        .consultation
        .highlighted
        .contains(&tagged.statement.id);
    let is_ticked = match given {
        Some(fields) if fields.get("visat.lyft").is_some() => fields.get("lyft").is_some(),
        _ => recorded,
    };
    html! {
        input type="hidden" name="visat.lyft" value=(u8::from(recorded));
        label.check {
            input type="checkbox" name="lyft" value="1" checked[is_ticked];
            span { (visit.t("Lyft fram i rapporten", "Highlight in the report")) " " span.small.soft { (visit.t("först i sitt avsnitt; till nämnden bara de framlyfta", "first in its section; for the board only those highlighted")) } }
        }
    }
}

/// Splitting and joining, which make other statements of the text.
fn restructure(visit: &Visit, loaded: &Loaded, desk: &Desk<'_>) -> Markup {
    let id = desk.tagged.statement.id.as_str();
    let is_refused = (desk.given).is_some_and(|fields| fields.get("gor") == Some("slaihop"));
    html! {
        details.why open[is_refused] {
            summary { (visit.t("Dela eller slå ihop", "Split or join")) }
            p { a href=(list_params(visit).with("u", id).with("dela", "1").at("/granska")) { (visit.t("Dela uttalandet i två", "Split the statement in two")) } }
            @if let Some(follower) = desk.follower { (join::offer(visit, loaded, follower)) }
        }
    }
}

/// What the button that confirms says: which of the two there are.
const fn confirmation<'a>(visit: &Visit, section: bool, stance: bool) -> Option<&'a str> {
    match (section, stance) {
        (true, true) => Some(visit.t(
            "Bekräfta avsnitt och hållning",
            "Confirm section and stance",
        )),
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
