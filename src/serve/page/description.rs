//! Uppgifter: what a person says of a consultation, as a form.

mod asked;
mod notice;

pub(in crate::serve) use self::notice::{broken, failed};

use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::new::accepted;
use super::{current, reading};
use crate::corpus::{self, Config};
use crate::serve::bench::Bench;
use crate::serve::description::{Typed, Unsaved, lost_facts, stands};
use crate::serve::faults::Faults;
use crate::serve::loaded::Loaded;
use crate::serve::part::field::{self, Field, Kind, field};
use crate::serve::part::shell::{self, Layout, token};
use crate::serve::problem::{Problem, answer};
use crate::serve::visit::Visit;

/// `GET /uppgifter`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let page = tokio::task::block_in_place(|| {
        let loaded = current(&visit)?;
        let saved = reading::saved(&visit, &bench.progress(), loaded.name());
        match stands(&loaded) {
            Err(error) => Ok(page(&visit, &notice::broken(&visit, &loaded, &error))),
            Ok((_, config)) => {
                let above = html! { (saved) (notice::there(&visit, &config)) };
                let typed = Typed::standing(&config);
                form(&visit, &loaded, &typed, &Faults::default(), &above, &config)
            }
        }
    });
    answer(&visit, page)
}

/// The form with what was typed, and why it is not saved.
pub(in crate::serve) fn unsaved(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    why: &Unsaved,
) -> Result<Markup, Problem> {
    let none = Faults::default();
    let faults = match why {
        Unsaved::Faulty(faults) => faults,
        _ => &none,
    };
    let above = notice::unsaved(visit, loaded, typed, why);
    let stands = stands(loaded).map(|(_, config)| config).unwrap_or_default();
    form(visit, loaded, typed, faults, &above, &stands)
}

fn page(visit: &Visit, body: &Markup) -> Markup {
    let title = visit.t("Uppgifter", "Details");
    let body = html! { h1 { (title) } (body) };
    shell::page(visit, title, Layout::Wide, &body)
}

fn form(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    faults: &Faults,
    above: &Markup,
    stands: &Config,
) -> Result<Markup, Problem> {
    let body = html! {
        p.lead { (visit.t("Det som står här följer med i alla sammanställningar, och svaren räknas av mot listan över tillfrågade. När du sparar läses remissen in på nytt; svaren och besluten är kvar.", "What stands here goes into every compilation, and answers are checked off against the list of those asked. When you save, the consultation is read in again; answers and decisions stay.")) }
        (above)
        form.described method="post" action="/uppgifter" autocomplete="off" {
            (token(visit))
            input type="hidden" name="sett" value=(typed.seal);
            // The first button is the one that Enter presses.
            button.vh tabindex="-1" aria-hidden="true" { (save(visit)) }
            h2 { (visit.t("Remissen", "The consultation")) }
            (about(visit, loaded, typed, faults))
            (programme(visit, loaded, typed, faults)?)
            (asked::list(visit, typed, faults))
            (asked::found(visit, loaded, typed))
            (asked::paste(visit, typed, faults))
            (lost(visit, loaded, typed, stands))
            div.actions.last {
                button.btn.prim { (save(visit)) }
                a href=(visit.link("/uppgifter")) { (visit.t("Ångra allt som inte är sparat", "Undo all that is not saved")) }
            }
        }
        (proposal(visit))
        p.small.soft { (visit.t("Uppgifterna står i consultation.toml i remissens mapp. Kommentarer och annat som någon har skrivit där är kvar.", "The details stand in consultation.toml, in the consultation's folder. Comments and whatever else was written there stays.")) }
    };
    Ok(page(visit, &body))
}

/// What the file says of documents that are not there: it may be of a file that
/// was renamed, and is a person's to take away.
fn lost(visit: &Visit, loaded: &Loaded, typed: &Typed, stands: &Config) -> Markup {
    let lost: Vec<_> = lost_facts(loaded, stands).collect();
    html! {
        @if !lost.is_empty() {
            fieldset.found {
                legend { (visit.t("Uppgifter om dokument som inte finns", "Said of documents that are not there")) }
                p.help { (visit.t("Filen har bytt namn eller tagits bort. Kryssa för det som ska tas bort.", "The file was renamed or removed. Tick what is to be taken away.")) }
                @for (name, facts) in lost {
                    label.check {
                        input type="checkbox" name="glom" value=(name) checked[typed.forgotten.contains(&name)];
                        span { (name) @if !facts.respondents.is_empty() { " " span.soft { "(" (facts.respondents.join(", ")) ")" } } }
                    }
                }
            }
        }
    }
}

/// Where a file that is not in the folder yet becomes the proposal. A form of
/// its own: a browser forgets the chosen file when the other one comes back.
fn proposal(visit: &Visit) -> Markup {
    html! {
        h2 #nytt-forslag { (visit.t("Lägg till eller byt förslag", "Add or exchange the proposal")) }
        p.help #forslagsfil-hjalp { (visit.t("Filen läggs i remissens mapp bredvid det som finns där och blir det förslag som läses. Spara det du har skrivit ovan först.", "The file is put into the consultation's folder beside what is there, and becomes the proposal that is read. Save what you typed above first.")) }
        form method="post" action="/uppgifter/forslag" enctype="multipart/form-data" {
            (token(visit))
            label.field for="forslagsfil" { (visit.t("Fil", "File")) }
            input #forslagsfil type="file" name="forslagsfil" required accept=(accepted()) aria-describedby="forslagsfil-hjalp";
            div.actions { button.btn { (visit.t("Lägg till och läs in", "Add and read")) } }
        }
    }
}

fn save(visit: &Visit) -> &str {
    visit.t("Spara och läs in", "Save and read")
}

fn about(visit: &Visit, loaded: &Loaded, typed: &Typed, faults: &Faults) -> Markup {
    let own = &loaded.consultation.programme.title;
    let title = own.as_ref().map(|own| {
        html! { (visit.t("Lämnas fältet tomt gäller förslagets egen titel: ", "If it is left empty, the proposal's own title stands: ")) (own) }
    });
    let lines = [
        (
            "titel",
            visit.t("Titel", "Title"),
            Kind::Line(200),
            &typed.title,
            title,
        ),
        (
            "dnr",
            visit.t("Diarienummer", "Reference"),
            Kind::Line(60),
            &typed.reference,
            None,
        ),
    ];
    let days = [
        ("utsand", visit.t("Utsänd", "Sent out"), &typed.sent),
        (
            "sista",
            visit.t("Sista svarsdag", "Answers due"),
            &typed.due,
        ),
        ("antaget", visit.t("Antaget", "Adopted"), &typed.adopted),
    ];
    html! {
        @for (name, label, kind, value, help) in lines {
            (field(&Field { name, id: name, label, kind, value, help }, faults))
        }
        div.days {
            @for (name, label, value) in days {
                div { (field(&Field { name, id: name, label, kind: Kind::Date, value, help: None }, faults)) }
            }
        }
    }
}

fn programme(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    faults: &Faults,
) -> Result<Markup, Problem> {
    let files = corpus::programmes(&loaded.root)?;
    let chosen = typed.programme.as_str();
    let is_gone = !chosen.is_empty() && !files.iter().any(|file| file == chosen);
    let now = loaded.consultation.programme_file.as_ref();
    let fault = faults.of("forslag");
    Ok(html! {
        label.field for="forslag" { (visit.t("Förslaget", "The proposal")) }
        p.help #forslag-hjalp {
            @match now {
                Some((file, _)) => { (visit.t("Nu läses ", "Read now: ")) (file) ". " }
                None => { (visit.t("Nu finns inget förslag. ", "There is no proposal now. ")) }
            }
            (visit.t("Valet står mellan filerna i remissens mapp. Svaren räknas inte dit.", "The choice is among the files in the consultation's folder, answers left out."))
        }
        select #forslag name="forslag" aria-describedby=[field::described("forslag", true, fault.is_some())] aria-invalid=[fault.map(|_| "true")] {
            option value="" selected[chosen.is_empty()] { (visit.t("Filen som heter programme eller program", "The file called programme or program")) }
            @for file in &files { option value=(file) selected[file == chosen] { (file) } }
            @if is_gone { option value=(chosen) selected { (chosen) " (" (visit.t("finns inte", "is not there")) ")" } }
        }
        (field::told("forslag", fault))
    })
}
