//! Those asked, as rows; what was found in documents, and what is pasted.

use maud::{Markup, html};

use crate::language::capital;
use crate::model::RespondentKind;
use crate::serve::asked;
use crate::serve::description::{self, Row, Typed};
use crate::serve::faults::Faults;
use crate::serve::loaded::Loaded;
use crate::serve::part::field::{described, told};
use crate::serve::part::shell::count;
use crate::serve::visit::Visit;

/// The list, a row each.
pub(super) fn list(visit: &Visit, typed: &Typed, faults: &Faults) -> Markup {
    let number = (typed.rows.iter()).filter(|row| !row.is_empty()).count();
    html! {
        h2 #tillfragade { (visit.t("Tillfrågade", "Those asked")) " " span.soft { "(" (number) ")" } }
        p.help #andra-hjalp { (visit.t("Andra namn är sådana som svaren använder, till exempel förkortningar. Skilj dem åt med semikolon.", "Other names are such as answers use, abbreviations for instance. Put semicolons between them.")) }
        p.help #epost-hjalp { (visit.t("E-postadresserna används i påminnelserna på sidan Remissinstanser. Flera skiljs åt med semikolon.", "E-mail addresses are for the reminders on the page Respondents. Put semicolons between several.")) }
        input type="hidden" name="rader" value=(typed.rows.len());
        table.list.stack.rows {
            thead { tr {
                th scope="col" { (visit.t("Namn", "Name")) }
                th scope="col" { (visit.t("Typ", "Kind")) }
                th scope="col" { (visit.t("Andra namn", "Other names")) }
                th scope="col" { (visit.t("E-post", "E-mail")) }
                th scope="col" { (visit.t("Ta bort", "Remove")) }
            } }
            tbody { @for (at, one) in typed.rows.iter().enumerate() { (row(visit, at, one, faults)) } }
        }
        div.actions { button.btn name="gor" value="fler" { (visit.t("Lägg till flera rader", "Add more rows")) } }
    }
}

fn row(visit: &Visit, at: usize, row: &Row, faults: &Faults) -> Markup {
    let [name, kind, aliases, email] = ["namn", "typ", "andra", "epost"]
        .map(|field| (format!("{field}-{at}"), format!("{field}.{at}")));
    let fault = |field: &str| faults.of(field);
    let invalid = |field: &str| fault(field).map(|_| "true");
    let is_new = row.is_empty();
    let whose = if is_new {
        visit.t("ny rad", "new row")
    } else {
        row.name.as_str()
    };
    html! {
        tr.gone[row.removed] {
            td data-h=(visit.t("Namn", "Name")) {
                @if !row.stands_as.is_empty() { input type="hidden" name={ "var." (at) } value=(row.stands_as); }
                input id=(name.0) name=(name.1) value=(row.name) maxlength="200" aria-label={ (visit.t("Namn", "Name")) ", " (whose) }
                    aria-describedby=[described(&name.0, false, fault(&name.1).is_some())] aria-invalid=[invalid(&name.1)];
                (told(&name.0, fault(&name.1)))
                @if let Some(meanwhile) = row.meanwhile { p.small { b { (super::notice::meanwhile(visit, meanwhile)) } } }
            }
            td data-h=(visit.t("Typ", "Kind")) {
                select id=(kind.0) name=(kind.1) aria-label={ (visit.t("Typ", "Kind")) ", " (whose) } aria-invalid=[invalid(&kind.1)]
                    aria-describedby=[described(&kind.0, false, fault(&kind.1).is_some())] {
                    @if row.stands_as.is_empty() { option value="" selected[row.kind.is_empty()] { (visit.t("Efter namnet", "By the name")) } }
                    @for one in RespondentKind::ALL { option value=(one.wire()) selected[row.kind == one.wire()] { (capital(one.label(visit.lang))) } }
                }
                (told(&kind.0, fault(&kind.1)))
            }
            td data-h=(visit.t("Andra namn", "Other names")) {
                input id=(aliases.0) name=(aliases.1) value=(row.aliases) maxlength="2000" aria-label={ (visit.t("Andra namn", "Other names")) ", " (whose) }
                    aria-describedby=(described(&aliases.0, false, fault(&aliases.1).is_some()).map_or_else(|| "andra-hjalp".to_owned(), |ids| format!("andra-hjalp {ids}")))
                    aria-invalid=[invalid(&aliases.1)];
                (told(&aliases.0, fault(&aliases.1)))
            }
            td data-h=(visit.t("E-post", "E-mail")) {
                input id=(email.0) name=(email.1) value=(row.email) maxlength="2000" inputmode="email" aria-label={ (visit.t("E-post", "E-mail")) ", " (whose) }
                    aria-describedby=(described(&email.0, false, fault(&email.1).is_some()).map_or_else(|| "epost-hjalp".to_owned(), |ids| format!("epost-hjalp {ids}")))
                    aria-invalid=[invalid(&email.1)];
                (told(&email.0, fault(&email.1)))
            }
            td data-h=(visit.t("Ta bort", "Remove")) {
                @if !is_new { input type="checkbox" name={ "bort." (at) } value="1" checked[row.removed] aria-label={ (visit.t("Ta bort", "Remove")) " " (whose) }; }
            }
        }
    }
}

/// Those who answer and are not in the list.
pub(super) fn found(visit: &Visit, loaded: &Loaded, typed: &Typed) -> Markup {
    let is_listed = |name: &str| typed.rows.iter().any(|row| row.name == name);
    let found: Vec<_> = description::found(loaded)
        .filter(|(name, _)| !is_listed(name))
        .collect();
    html! {
        @if !found.is_empty() {
            fieldset.found {
                legend { (visit.t("Har svarat, men står inte i listan", "Answered, but are not in the list")) }
                p.help { (visit.t("Kryssa för dem som tillfrågades. De läggs till när du sparar.", "Tick those who were asked. They are added when you save.")) }
                @for (name, body) in found {
                    label.check {
                        input type="checkbox" name="funnen" value=(name) checked[typed.ticked.contains(name)];
                        span { (name) " " span.soft { "(" (body.kind.label(visit.lang)) ", " (count(body.documents.len(), visit.t("dokument", "document"), visit.t("dokument", "documents"))) ")" } }
                    }
                }
            }
        }
    }
}

/// Where a list can be pasted.
pub(super) fn paste(visit: &Visit, typed: &Typed, faults: &Faults) -> Markup {
    let fault = faults.of("klistra");
    html! {
        label.field for="klistra" { (visit.t("Klistra in en lista", "Paste a list")) }
        p.help #klistra-hjalp {
            (visit.t("En instans per rad: namn, typ, andra namn, e-post, som i Excel eller med semikolon emellan. Det räcker med namnet, och en e-postadress känns igen var den än står. Typer: ", "One per row: name, kind, other names, e-mail, as in Excel or with semicolons between. The name is enough, and an e-mail address is recognised wherever it stands. Kinds: "))
            (asked::kinds(visit)) "."
        }
        textarea #klistra name="klistra" rows="6" aria-describedby=[described("klistra", true, fault.is_some())] aria-invalid=[fault.map(|_| "true")] { "\n" (typed.pasted) }
        (told("klistra", fault))
        div.actions {
            button.btn name="gor" value="klistra" { (visit.t("Lägg in i listan", "Put into the list")) }
            span.soft.small { (visit.t("Du ser raderna i listan innan du sparar.", "You see the rows in the list before you save.")) }
        }
    }
}
