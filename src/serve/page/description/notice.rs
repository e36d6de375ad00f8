//! What is told above the form: that it is saved, or why it is not.

use maud::{Markup, html};

use crate::corpus::{self, CONFIG_FILE, Config};
use crate::error::Error;
use crate::serve::description::{Meanwhile, Typed, Unsaved};
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::count;
use crate::serve::part::typed::typed;
use crate::serve::problem::within;
use crate::serve::visit::Visit;

/// Lines shown before and after the one in which a fault is.
const AROUND: usize = 2;
/// Faults told above the form, at most.
const FAULTS: usize = 20;
/// Letters shown of a line.
const LETTERS: usize = 200;

/// Which of those that were pasted stood there when the form was saved.
pub(super) fn there(visit: &Visit, config: &Config) -> Markup {
    let places = visit.params.all("fanns").filter_map(|at| at.parse().ok());
    let there: Vec<&str> = places
        .filter_map(|at: usize| Some(config.respondents.get(at)?.name.as_str()))
        .collect();
    repeated(visit, &there)
}

/// Which of those that were pasted stood there already.
fn repeated(visit: &Visit, names: &[&str]) -> Markup {
    html! {
        @if !names.is_empty() {
            div.note role="status" {
                p {
                    (count(names.len(), visit.t("av de inklistrade stod redan i listan och lades inte till en gång till: ", "of those pasted was in the list already and was not added again: "), visit.t("av de inklistrade stod redan i listan och lades inte till en gång till: ", "of those pasted were in the list already and were not added again: ")))
                    (names.join(", ")) ". "
                    (visit.t("E-postadresser som saknades i deras rader har lagts till där.", "E-mail addresses that their rows did not have were added there."))
                }
            }
        }
    }
}

/// Why it is not saved, or not yet.
pub(super) fn unsaved(visit: &Visit, loaded: &Loaded, given: &Typed, why: &Unsaved) -> Markup {
    let bad = |words: &str| html! { div.note.bad role="alert" { p { (words) } } };
    match why {
        Unsaved::More => html! { (not_yet(visit)) },
        Unsaved::Pasted(names) => {
            let names: Vec<&str> = names.iter().map(String::as_str).collect();
            html! { (not_yet(visit)) (repeated(visit, &names)) }
        }
        Unsaved::Stale => bad(visit.t(
            "Programmet har startats om sedan du öppnade sidan. Det du skrev är inte sparat, men finns kvar nedan. Läs det och spara igen.",
            "The program was restarted since you opened the page. What you typed was not saved, but is kept below. Read it and save again.",
        )),
        Unsaved::Faulty(faults) => html! {
            div.note.bad role="alert" {
                p {
                    (count(faults.len(), visit.t("uppgift behöver rättas.", "detail needs to be put right."), visit.t("uppgifter behöver rättas.", "details need to be put right."))) " "
                    (visit.t("Ingenting är sparat än, och det du skrev finns kvar nedan.", "Nothing was saved yet, and what you typed is kept below."))
                }
                ul { @for (field, message) in faults.all().take(FAULTS) { li { a href={ "#" (field.replace('.', "-")) } { (message.lines().next().unwrap_or_default()) } } } }
            }
        },
        Unsaved::Failed(error) => failed(visit, error),
        Unsaved::Late(config) => late(visit, given, config),
        Unsaved::Broken(error) => html! {
            (broken(visit, loaded, error))
            p { (visit.t("Det du skrev är inte sparat, men finns kvar nedan. När filen är rättad kan du spara igen.", "What you typed was not saved, but is kept below. Once the file is put right, you can save again.")) }
        },
    }
}

fn not_yet(visit: &Visit) -> Markup {
    html! { div.note role="status" { p { (visit.t("Inget är sparat än.", "Nothing is saved yet.")) } } }
}

/// That somebody else was faster, and what stands now where it is not what was typed.
fn late(visit: &Visit, given: &Typed, config: &Config) -> Markup {
    let now = |said: &Option<String>| said.clone().unwrap_or_default();
    let fields = [
        (visit.t("Titel", "Title"), now(&config.title), &given.title),
        (
            visit.t("Diarienummer", "Reference"),
            now(&config.reference),
            &given.reference,
        ),
        (
            visit.t("Utsänd", "Sent out"),
            now(&config.sent),
            &given.sent,
        ),
        (
            visit.t("Sista svarsdag", "Answers due"),
            now(&config.due),
            &given.due,
        ),
        (
            visit.t("Antaget", "Adopted"),
            now(&config.adopted),
            &given.adopted,
        ),
        (
            visit.t("Förslaget", "The proposal"),
            now(&config.programme),
            &given.programme,
        ),
    ];
    let other: Vec<_> = (fields.iter())
        .filter(|(_, now, typed)| now.trim() != typed.trim())
        .collect();
    html! {
        div.note.bad role="alert" {
            p { b { (visit.t("Någon hann före.", "Someone was faster.")) } " " (visit.t("Uppgifterna har ändrats sedan du öppnade sidan. Det du skrev är inte sparat, men finns kvar nedan, och instanser som har tillkommit står sist i listan. Läs det som gäller nu och spara igen.", "The details were changed since you opened the page. What you typed was not saved, but is kept below, and respondents that were added stand last in the list. Read what stands now, and save again.")) }
            @if !other.is_empty() {
                p { (visit.t("I filen står nu, där du skrev något annat:", "The file says now, where you typed something else:")) }
                dl.pairs { @for (label, now, _) in other { dt { (label) } dd { @if now.is_empty() { (visit.t("ingenting", "nothing")) } @else { (now) } } } }
            }
        }
    }
}

/// What somebody else did to a row.
pub(super) const fn meanwhile<'a>(visit: &Visit, what: Meanwhile) -> &'a str {
    match what {
        Meanwhile::Added => visit.t(
            "Tillagd av någon annan sedan du öppnade sidan.",
            "Added by somebody else since you opened the page.",
        ),
        Meanwhile::Removed => visit.t(
            "Borttagen eller omdöpt av någon annan sedan du öppnade sidan. Kryssa för Ta bort om den inte ska stå kvar.",
            "Removed or renamed by somebody else since you opened the page. Tick Remove if it is not to stay.",
        ),
    }
}

/// That it could not be written, and what to do.
pub(in crate::serve) fn failed(visit: &Visit, error: &Error) -> Markup {
    html! {
        div.note.bad role="alert" {
            p { (visit.t("Det gick inte att spara: ", "It could not be saved: ")) (within(visit, error.in_words(visit.lang))) }
            @if let Some(hint) = error.hint(visit.lang) { p { (typed(&hint)) } }
            p { (visit.t("Filen är som den var, och det du skrev finns kvar nedan.", "The file is as it was, and what you typed is kept below.")) }
        }
    }
}

/// Where in the file the fault is; nothing is written over it.
pub(in crate::serve) fn broken(visit: &Visit, loaded: &Loaded, error: &Error) -> Markup {
    html! {
        div.note.bad role="alert" {
            p { (visit.t("Uppgifterna kan inte ändras här, för consultation.toml i remissens mapp går inte att läsa:", "The details cannot be changed here, for consultation.toml in the consultation's folder cannot be read:")) }
            p { (within(visit, error.in_words(visit.lang))) }
            (lines(loaded, error))
            p { (visit.t("Filen är inte rörd. Rätta raden i filen och ladda sedan om sidan.", "The file was not touched. Put the line right in the file, then reload the page.")) }
        }
    }
}

/// The line that is not understood, with those around it.
fn lines(loaded: &Loaded, error: &Error) -> Markup {
    let Error::Config { line, .. } = error else {
        return html! {};
    };
    // What is no text is told of by its line alone.
    let text = corpus::read_description(&loaded.root).unwrap_or_default();
    let from = line.saturating_sub(AROUND + 1);
    let shown = text.lines().enumerate().skip(from).take(2 * AROUND + 1);
    html! {
        @if !text.is_empty() {
            table.source {
                caption.vh { (CONFIG_FILE) }
                @for (at, own) in shown {
                    tr aria-current=[(at + 1 == *line).then_some("true")] {
                        th scope="row" { (at + 1) }
                        td { code { (own.chars().take(LETTERS).collect::<String>()) } }
                    }
                }
            }
        }
    }
}
