//! Those that have not answered, with ready reminders to them, and the form that
//! writes down that they were reminded or have more time.

use std::collections::BTreeMap;

use maud::{Markup, html};

use super::{came_in, name_of};
use crate::corpus::Config;
use crate::model::{About, Contact, DocumentRecord, Lang, Respondent};
use crate::report::Reminder;
use crate::serve::bodies::Body;
use crate::serve::choices::today;
use crate::serve::faults::Faults;
use crate::serve::loaded::Loaded;
use crate::serve::part::field::{Field, Kind, field, told};
use crate::serve::part::shell::token;
use crate::serve::register::Several;
use crate::serve::visit::Visit;

/// One that was asked, and what stands of it now.
pub(super) struct Asked<'a> {
    pub(super) body: &'a Body,
    pub(super) contact: &'a Contact,
}

/// Those asked that sent nothing that counts as an answer, by what they have said of it.
#[derive(Default)]
pub(super) struct Unanswered<'a> {
    /// Those that are to answer: with the least time first.
    pub(super) awaited: Vec<Asked<'a>>,
    /// Those that said that they will not.
    pub(super) declined: usize,
}

/// What was agreed with those asked: by the file, where it can be read, so that what
/// was written down is there at once.
pub(super) fn contacts<'a>(
    loaded: &'a Loaded,
    config: Option<&'a Config>,
) -> BTreeMap<&'a str, &'a Contact> {
    let asked: &[Respondent] = config.map_or(&loaded.consultation.about.asked, |config| {
        &config.respondents
    });
    asked
        .iter()
        .map(|one| (one.name.as_str(), &one.contact))
        .collect()
}

/// Those asked that sent no answer.
pub(super) fn unanswered<'a>(
    loaded: &'a Loaded,
    contacts: &BTreeMap<&'a str, &'a Contact>,
) -> Unanswered<'a> {
    let about = &loaded.consultation.about;
    let mut found = Unanswered::default();
    for body in &loaded.bodies {
        let Some(at) = body.asked.filter(|_| body.documents.is_empty()) else {
            continue;
        };
        let asked = &about.asked[at];
        let contact = *contacts.get(asked.name.as_str()).unwrap_or(&&asked.contact);
        if contact.declined.is_some() {
            found.declined += 1;
        } else {
            found.awaited.push(Asked { body, contact });
        }
    }
    let due = about.due.as_deref();
    found.awaited.sort_by_key(|one| one.contact.more_time(due));
    found
}

/// The part of the page; `typed` is what was typed into its form.
pub(super) fn section(
    visit: &Visit,
    loaded: &Loaded,
    awaited: &[Asked<'_>],
    uncounted: &[&DocumentRecord],
    (typed, faults): (&Several, &Faults),
) -> Markup {
    if awaited.is_empty() {
        return html! {};
    }
    let about = &loaded.consultation.about;
    html! {
        h2 #ej-svarat { (visit.t("Har inte svarat", "Have not answered")) " " span.soft { "(" (awaited.len()) ")" } }
        form.awaited method="post" action="/instanser/paminnelser" autocomplete="off" {
            (token(visit))
            // The first button is the one that Enter presses.
            button.vh tabindex="-1" aria-hidden="true" { (visit.t("Skriv upp", "Write down")) }
            div.scroll { table.list.stack {
                thead { tr {
                    th scope="col" { span.vh { (visit.t("Välj", "Choose")) } }
                    th scope="col" { (visit.t("Remissinstans", "Respondent")) }
                    th scope="col" { (visit.t("Sista dag", "Last day")) }
                    th scope="col" { (visit.t("Påmind", "Reminded")) }
                    th scope="col" { (visit.t("E-post", "E-mail")) }
                    th scope="col" { (visit.t("Har kommit in", "Came in")) }
                } }
                tbody { @for one in awaited { (row(visit, about, one, uncounted, typed)) } }
            } }
            (told("instans", faults.of("instans")))
            div.days {
                (deed(faults, &Deed {
                    name: "pamind", gor: "pamind", value: &typed.reminded,
                    label: visit.t("De ikryssade är påminda den", "Those ticked were reminded on"),
                    button: visit.t("Skriv upp påminnelsen", "Write the reminder down"),
                }))
                (deed(faults, &Deed {
                    name: "till", gor: "anstand", value: &typed.until,
                    label: visit.t("De ikryssade har anstånd till", "Those ticked have more time until"),
                    button: visit.t("Skriv upp anståndet", "Write the time down"),
                }))
            }
        }
        (reminders(visit, about, awaited))
    }
}

fn row(
    visit: &Visit,
    about: &About,
    one: &Asked<'_>,
    uncounted: &[&DocumentRecord],
    typed: &Several,
) -> Markup {
    let name = name_of(one.body);
    let due = about.due.as_deref();
    let reminder = Reminder::new(about, one.contact, visit.reader.name.as_deref());
    html! {
        tr {
            td { input type="checkbox" name="instans" value=(name) checked[typed.names.iter().any(|typed| typed == name)] aria-label={ (visit.t("Välj ", "Choose ")) (name) }; }
            th scope="row" { a href=(visit.link_with("/instanser", &[one.body.as_param()])) { (name) } @if let Some(note) = &one.contact.note { div.small.soft { (note) } } }
            td data-h=(visit.t("Sista dag", "Last day")) {
                @if let Some(day) = one.contact.last_day(due) { (day) }
                @if one.contact.more_time(due).is_some() { " " span.soft { (visit.t("anstånd", "more time given")) } }
            }
            td data-h=(visit.t("Påmind", "Reminded")) { (one.contact.reminded.join(", ")) }
            td data-h=(visit.t("E-post", "E-mail")) {
                @if one.contact.email.is_empty() { span.soft { (visit.t("saknas", "none")) } }
                @else { a href=(reminder.link(&one.contact.email)) aria-label={ (visit.t("Skriv påminnelse till ", "Write a reminder to ")) (name) } { (visit.t("Skriv påminnelse", "Write a reminder")) } }
            }
            td data-h=(visit.t("Har kommit in", "Came in")) { (came_in(visit, one.body, uncounted)) }
        }
    }
}

/// What can be done to those ticked.
struct Deed<'a> {
    name: &'a str,
    gor: &'a str,
    value: &'a str,
    label: &'a str,
    button: &'a str,
}

fn deed(faults: &Faults, deed: &Deed<'_>) -> Markup {
    let now = today();
    let value = match deed.gor {
        "pamind" if deed.value.is_empty() => now.as_str(),
        _ => deed.value,
    };
    let of = Field {
        name: deed.name,
        id: deed.name,
        label: deed.label,
        kind: Kind::Date,
        value,
        help: None,
    };
    html! {
        div {
            (field(&of, faults))
            div.actions { button.btn name="gor" value=(deed.gor) { (deed.button) } }
        }
    }
}

/// A reminder for all that have the same last day.
fn reminders(visit: &Visit, about: &About, awaited: &[Asked<'_>]) -> Markup {
    let due = about.due.as_deref();
    let alike = awaited.chunk_by(|a, b| a.contact.last_day(due) == b.contact.last_day(due));
    html! {
        h2 #paminnelse { (visit.t("Påminnelse", "Reminder")) }
        p.help { (visit.t("Programmet skickar ingenting. Knappen öppnar ditt e-postprogram med mottagarna i hemlig kopia; skriv sedan upp att de är påminda.", "The program sends nothing. The button opens your mail program with the recipients in blind copy; write down afterwards that they were reminded.")) }
        @for (at, group) in alike.enumerate() { (reminder(visit, about, group, at)) }
    }
}

fn reminder(visit: &Visit, about: &About, group: &[Asked<'_>], at: usize) -> Markup {
    let Some(first) = group.first() else {
        return html! {};
    };
    let letter = Reminder::new(about, first.contact, visit.reader.name.as_deref());
    let mut addresses: Vec<String> = Vec::new();
    for address in group.iter().flat_map(|one| &one.contact.email) {
        crate::serve::asked::add(&mut addresses, address);
    }
    let without: Vec<&str> = (group.iter())
        .filter(|one| one.contact.email.is_empty())
        .map(|one| name_of(one.body))
        .collect();
    let links = letter.blind_links(&addresses);
    let number = group.len();
    let due = about.due.as_deref();
    let until = first.contact.more_time(due);
    let title = match (visit.lang, until) {
        (Lang::Sv, None) => format!("Till dem som inte har svarat och inte har anstånd ({number})"),
        (Lang::Sv, Some(day)) => format!("Till dem som har anstånd till {day} ({number})"),
        (Lang::En, None) => {
            format!("To those that have not answered and have no more time ({number})")
        }
        (Lang::En, Some(day)) => format!("To those that have more time until {day} ({number})"),
    };
    html! {
        h3 id={ "paminnelse-" (at) } { (title) }
        @if !without.is_empty() {
            p.soft {
                (visit.t("Utan e-postadress: ", "Without an e-mail address: ")) (without.join(", ")) ". "
                a href=(visit.link("/uppgifter#tillfragade")) { (visit.t("Ange adresser under Uppgifter", "Give addresses under Details")) } "."
            }
        }
        div.actions {
            @for (nth, (to, link)) in links.iter().enumerate() {
                a.btn href=(link) {
                    @let write = visit.t("Skriv e-post", "Write e-mail");
                    @if links.len() == 1 { (write) }
                    @else { (write) " " (nth + 1) " " (visit.t("av", "of")) " " (links.len()) " (" (to) " " (visit.t("adresser", "addresses")) ")" }
                }
            }
            (copying(visit, &addresses, &letter))
        }
        (text(visit, &addresses, &letter))
        form.described method="post" action="/instanser/paminnelser" {
            (token(visit))
            @for one in group { input type="hidden" name="instans" value=(name_of(one.body)); }
            @let id = format!("pamind-alla-{at}");
            label for=(id) {
                (match visit.lang {
                    Lang::Sv if number == 1 => "Den är påmind den".to_owned(),
                    Lang::Sv => format!("Alla {number} är påminda den"),
                    Lang::En if number == 1 => "It was reminded on".to_owned(),
                    Lang::En => format!("All {number} were reminded on"),
                }) " "
            }
            input id=(id) type="date" name="pamind" required value=(today()); " "
            button.btn name="gor" value="pamind" { (visit.t("Skriv upp", "Write down")) }
        }
    }
}

/// What can be copied: the addresses, and the text.
pub(super) fn copying(visit: &Visit, addresses: &[String], letter: &Reminder) -> Markup {
    html! {
        @if !addresses.is_empty() {
            button.btn type="button" data-copy=(addresses.join("; ")) data-copied=(visit.t("Adresserna är kopierade", "The addresses are copied")) { (visit.t("Kopiera adresserna", "Copy the addresses")) }
        }
        button.btn type="button" data-copy=(letter.text) data-copied=(visit.t("Texten är kopierad", "The text is copied")) { (visit.t("Kopiera texten", "Copy the text")) }
    }
}

/// The letter as it stands.
pub(super) fn text(visit: &Visit, addresses: &[String], letter: &Reminder) -> Markup {
    html! {
        details.settle {
            summary { (visit.t("Läs texten och adresserna", "Read the text and the addresses")) }
            dl.pairs {
                @if !addresses.is_empty() { dt { (visit.t("Adresser", "Addresses")) } dd { (addresses.join("; ")) } }
                dt { (visit.t("Ämne", "Subject")) } dd lang="sv" { (letter.subject) }
                dt { (visit.t("Text", "Text")) } dd.written lang="sv" { (letter.text) }
            }
        }
    }
}
