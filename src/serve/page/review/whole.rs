//! Where a whole answer stands: the form in which a person decides it, by a
//! statement of the answer that tells it.

use maud::{Markup, html};

use super::carried::seen;
use crate::model::{Overall, OverallVerdict, Stance};
use crate::report::Rule;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::token;
use crate::serve::part::who::{Doing, who};
use crate::serve::part::{quote, stance};
use crate::serve::visit::Visit;

/// Who decided where an answer stands, or how the machine came to it; nothing
/// where the answer says so itself.
pub(in crate::serve::page) fn ground(visit: &Visit, overall: &Overall) -> Markup {
    html! {
        @match (&overall.by, overall.inferred) {
            (Some(by), _) => span.soft.small { (visit.t("bestämt av ", "decided by ")) (by) },
            (None, true) => span.soft.small { (Rule::Inferred.label(visit.lang)) },
            (None, false) => {},
        }
    }
}

/// The form for the answer in the document at this place, on a page of its own:
/// the decision is hung on the words that its position rests on now, else on
/// its first statement. `back` is what the page after it is known by. Nothing
/// where the answer has no statement.
pub(in crate::serve::page) fn of_answer(
    visit: &Visit,
    loaded: &Loaded,
    document: usize,
    back: (&str, &str),
) -> Markup {
    let own = loaded.of_document(document);
    let first = (own.clone())
        .find(|place| loaded.at(*place).counts)
        .or_else(|| own.clone().next());
    let place = loaded.clause_of(document).or(first);
    html! {
        @if let Some(place) = place {
            details.settle {
                summary { (visit.t("Ändra hur svaret ställer sig i sin helhet", "Change where the answer stands as a whole")) }
                form method="post" action="/granska/beslut" {
                    (token(visit))
                    (seen(loaded, loaded.id(place).as_str()))
                    input type="hidden" name="ater" value=(back.0);
                    input type="hidden" name="ater.vem" value=(back.1);
                    (fields(visit, loaded, place, None))
                    (who(visit, "namn-helhet", Doing::Reviewing, None))
                    div.actions { button.btn name="gor" value="helhet" { (visit.t("Spara för svaret i sin helhet", "Save for the answer as a whole")) } }
                }
            }
        }
    }
}

/// The choice beside a statement, which then is what tells it. `chosen` is what
/// was chosen before someone else was faster.
pub(super) fn fields(
    visit: &Visit,
    loaded: &Loaded,
    place: usize,
    chosen: Option<OverallVerdict>,
) -> Markup {
    let decided = loaded.decided_overall(place);
    let held = decided.map_or(OverallVerdict::AsRead, OverallVerdict::Takes);
    let chosen = chosen.unwrap_or(held);
    html! {
        fieldset {
            legend.vh { (visit.t("Svaret i sin helhet", "The answer as a whole")) }
            p.small.soft { (visit.t("Gäller tabellen över ställningstaganden och det som sägs om förslaget som helhet. Detta uttalande citeras som grund:", "Holds in the table of positions and in what is said of the proposal as a whole. This statement is quoted as the ground:")) }
            div.small { (quote::words(visit, &loaded.shown(place).statement)) }
            input type="hidden" name="visat.helhet" value=(shown(decided));
            div.decide {
                div {
                    label for="helhet" { (visit.t("Svaret", "The answer")) }
                    select #helhet name="helhet" {
                        option value=(OverallVerdict::AS_READ) selected[chosen == OverallVerdict::AsRead] { (visit.t("som maskinen läser det", "as the machine reads it")) }
                        @for stance in Stance::ALL {
                            option value=(stance.wire()) selected[chosen == OverallVerdict::Takes(*stance)] { (stance::sign(Some(*stance))) " " (stance::word(Some(*stance), visit.lang)) }
                        }
                    }
                }
            }
        }
    }
}

/// What a form shows as decided of the whole, to be held against what is
/// decided when it comes in.
pub(in crate::serve) fn shown(decided: Option<Stance>) -> &'static str {
    decided.map_or(OverallVerdict::AS_READ, Stance::wire)
}
