//! The proposer's answer to a statement: what stands in the report beside it.

use maud::{Markup, html};

use crate::language::capital;
use crate::model::{Comment, Heeded, StatementId};
use crate::serve::address::Params;
use crate::serve::loaded::Loaded;
use crate::serve::verdict::{shown_comment, typed_comment};
use crate::serve::visit::Visit;

/// The fields, folded away where there is nothing in them. What was recorded
/// goes along, so that what is not changed is not recorded again.
pub(super) fn fields(
    visit: &Visit,
    loaded: &Loaded,
    id: &StatementId,
    given: Option<&Params>,
) -> Markup {
    let recorded = loaded.consultation.comment(id).cloned().unwrap_or_default();
    let comment = match given {
        Some(fields) if shown_comment(fields).is_some() || fields.get("skal").is_some() => {
            typed_comment(fields)
        }
        _ => recorded.clone(),
    };
    html! {
        details.why open[comment != Comment::default()] {
            summary { (visit.t("Kommentera i rapporten", "Comment in the report")) }
            input type="hidden" name="visat.kommentar" value="1";
            input type="hidden" name="visat.beaktas" value=(recorded.heeded.map_or("", Heeded::wire));
            input type="hidden" name="visat.skal" value=(recorded.reason);
            input type="hidden" name="visat.lydelse" value=(recorded.changed_text);
            fieldset {
                legend.vh { (visit.t("Kommentar i rapporten", "Comment in the report")) }
                @for heeded in Heeded::ALL {
                    label.check {
                        input type="radio" name="beaktas" value=(heeded.wire()) checked[comment.heeded == Some(*heeded)];
                        (capital(heeded.label(visit.lang)))
                    }
                }
                label.field for="skal" { (visit.t("Skäl", "Reason")) }
                // a line's end that stands first is not taken for text
                textarea #skal name="skal" maxlength="10000" { "\n" (comment.reason) }
                label.field for="lydelse" { (visit.t("Ändrad text i förslaget", "Changed text in the proposal")) }
                textarea #lydelse name="lydelse" maxlength="10000" { "\n" (comment.changed_text) }
            }
        }
    }
}
