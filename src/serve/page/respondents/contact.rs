//! How one that was asked is reached and what was agreed with it: the reminder to it,
//! and the form that writes all of it down.

use maud::{Markup, html};

use super::awaited::{copying, text};
use super::name_of;
use crate::corpus::Config;
use crate::error::Error;
use crate::model::Contact;
use crate::report::Reminder;
use crate::serve::bodies::{Body, Sender};
use crate::serve::faults::Faults;
use crate::serve::loaded::Loaded;
use crate::serve::page::description::broken;
use crate::serve::page::unsaved::why_not;
use crate::serve::part::field::{Field, Kind, field};
use crate::serve::part::shell::{self, Layout, token};
use crate::serve::register::{NOTE, Typed, asked};
use crate::serve::unsaved::Unsaved;
use crate::serve::visit::Visit;

/// Letters of a field with several values, at most.
const SEVERAL: usize = 2_000;

/// The body of this name, if it was asked.
pub(in crate::serve) fn of<'a>(loaded: &'a Loaded, name: &str) -> Option<&'a Body> {
    let asked = loaded.bodies.iter().filter(|body| body.asked.is_some());
    let mut named = asked.filter(|body| matches!(&body.sender, Sender::Named(own) if own == name));
    named.next()
}

/// What is known of how one that was asked is reached, on its page.
pub(super) fn section(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    stands: &Result<Config, Error>,
) -> Markup {
    let Some(at) = body.asked else {
        return html! {};
    };
    let name = name_of(body);
    let indexed = &loaded.consultation.about.asked[at].contact;
    let config = stands.as_ref().ok();
    let now = config.and_then(|config| asked(config, name));
    let contact = now.map_or(indexed, |one| &one.contact);
    let is_awaited = body.documents.is_empty() && contact.declined.is_none();
    html! {
        h2 #kontakt { (visit.t("Kontakt, påminnelser och anstånd", "Contact, reminders and more time")) }
        (agreed(visit, contact))
        @if is_awaited { (reminder(visit, loaded, contact)) }
        @match (stands, now) {
            (Err(error), _) => (broken(visit, loaded, error)),
            (Ok(_), None) => {},
            (Ok(_), Some(one)) => {
                details.settle open[is_awaited] {
                    summary { (visit.t("Ändra uppgifterna", "Change this")) }
                    (form(visit, name, &Typed::standing(&one.contact), &Faults::default()))
                }
            }
        }
    }
}

fn agreed(visit: &Visit, contact: &Contact) -> Markup {
    let days = |days: &[String]| (!days.is_empty()).then(|| days.join(", "));
    let said = [
        (
            visit.t("E-post", "E-mail"),
            Some(contact.email.join("; ")).filter(|said| !said.is_empty()),
        ),
        (
            visit.t("Anstånd till", "More time until"),
            contact.extended_until.clone(),
        ),
        (visit.t("Påmind", "Reminded"), days(&contact.reminded)),
        (
            visit.t("Avstår från att svara, meddelat", "Will not answer, told"),
            contact.declined.clone(),
        ),
        (visit.t("Anteckning", "Note"), contact.note.clone()),
    ];
    html! {
        @if said.iter().any(|(_, said)| said.is_some()) {
            dl.pairs { @for (label, said) in &said { @if let Some(said) = said { dt { (label) } dd { (said) } } } }
        }
    }
}

fn reminder(visit: &Visit, loaded: &Loaded, contact: &Contact) -> Markup {
    let about = &loaded.consultation.about;
    let letter = Reminder::new(about, contact, visit.reader.name.as_deref());
    html! {
        div.actions {
            @if !contact.email.is_empty() { a.btn href=(letter.link(&contact.email)) { (visit.t("Skriv påminnelse", "Write a reminder")) } }
            (copying(visit, &contact.email, &letter))
        }
        (text(visit, &contact.email, &letter))
    }
}

fn form(visit: &Visit, name: &str, typed: &Typed, faults: &Faults) -> Markup {
    let several = |help: &str| Some(html! { (help) });
    let semicolons = visit.t(
        "Flera skiljs åt med semikolon.",
        "Put semicolons between several.",
    );
    let days = visit.t(
        "De dagar då instansen har påmints, med semikolon emellan.",
        "The days on which it was reminded, with semicolons between.",
    );
    let fields = [
        (
            "epost",
            visit.t("E-post", "E-mail"),
            Kind::Line(SEVERAL),
            &typed.email,
            several(semicolons),
        ),
        (
            "till",
            visit.t("Anstånd till", "More time until"),
            Kind::Date,
            &typed.until,
            None,
        ),
        (
            "pamind",
            visit.t("Påmind", "Reminded"),
            Kind::Line(SEVERAL),
            &typed.reminded,
            several(days),
        ),
        (
            "avstar",
            visit.t(
                "Avstår från att svara, meddelat den",
                "Will not answer, told on",
            ),
            Kind::Date,
            &typed.declined,
            several(visit.t(
                "Instansen räknas då inte bland dem som ska påminnas. Kommer det ett svar räknas det.",
                "It then does not count among those to be reminded. If an answer comes, it counts.",
            )),
        ),
        (
            "anteckning",
            visit.t("Anteckning", "Note"),
            Kind::Line(NOTE),
            &typed.note,
            several(visit.t(
                "Står här och i consultation.toml, inte i sammanställningen.",
                "Stands here and in consultation.toml, not in the compilation.",
            )),
        ),
    ];
    html! {
        form.sender method="post" action="/instanser/kontakt" autocomplete="off" {
            (token(visit))
            input type="hidden" name="instans" value=(name);
            input type="hidden" name="sett" value=(typed.seal);
            @if let Some(fault) = faults.of("instans") { div.fault { p { (fault) } } }
            @for (name, label, kind, value, help) in fields {
                (field(&Field { name, id: name, label, kind, value, help }, faults))
            }
            div.actions { button.btn.prim { (visit.t("Spara", "Save")) } }
        }
    }
}

/// The form with what was typed, and why it is not saved.
pub(in crate::serve) fn unsaved(
    visit: &Visit,
    loaded: &Loaded,
    body: &Body,
    typed: &Typed,
    why: &Unsaved<Contact>,
) -> Markup {
    let name = name_of(body);
    let to = visit.link_with("/instanser", &[body.as_param()]);
    let none = Faults::default();
    let standing = |now: &Contact| {
        html! {
            p { (visit.t("Nu står:", "It says now:")) }
            (agreed(visit, now))
        }
    };
    let page = html! {
        p.over { a href=(to) { (name) } }
        h1 { (visit.t("Kontakt, påminnelser och anstånd", "Contact, reminders and more time")) }
        (why_not(visit, loaded, why, standing))
        (form(visit, name, typed, why.faults().unwrap_or(&none)))
        p { a href=(to) { (visit.t("Till instansen, utan att spara", "To the respondent, without saving")) } }
    };
    shell::page(visit, name, Layout::Column, &page)
}
