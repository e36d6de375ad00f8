//! What is told above a form that was not saved.

use maud::{Markup, html};

use super::description::{broken, failed};
use crate::serve::loaded::Loaded;
use crate::serve::unsaved::Unsaved;
use crate::serve::visit::Visit;

/// Why it is not saved; `standing` shows what somebody else has said meanwhile.
pub(super) fn why_not<T>(
    visit: &Visit,
    loaded: &Loaded,
    why: &Unsaved<T>,
    standing: impl FnOnce(&T) -> Markup,
) -> Markup {
    let bad = |words: &str| html! { div.note.bad role="alert" { p { (words) } } };
    match why {
        Unsaved::Stale => bad(visit.t(
            "Programmet har startats om sedan du öppnade sidan. Det du skrev är inte sparat, men finns kvar nedan. Läs det och spara igen.",
            "The program was restarted since you opened the page. What you typed was not saved, but is kept below. Read it and save again.",
        )),
        Unsaved::Failed(error) => failed(visit, error),
        Unsaved::Faulty(_) => bad(visit.t(
            "Något behöver rättas. Ingenting är sparat än, och det du skrev finns kvar nedan.",
            "Something needs to be put right. Nothing was saved yet, and what you typed is kept below.",
        )),
        Unsaved::Late(now) => html! {
            div.note.bad role="alert" {
                p { b { (visit.t("Någon hann före.", "Someone was faster.")) } " " (visit.t("Någon annan har ändrat uppgifterna sedan du öppnade sidan. Det du skrev är inte sparat, men finns kvar nedan. Läs det som gäller nu och spara igen.", "Somebody else has changed what is said here since you opened the page. What you typed was not saved, but is kept below. Read what stands now, and save again.")) }
                (standing(now))
            }
        },
        Unsaved::Broken(error) => html! {
            (broken(visit, loaded, error))
            p { (visit.t("Det du skrev är inte sparat, men finns kvar nedan. När filen är rättad kan du spara igen.", "What you typed was not saved, but is kept below. Once the file is put right, you can save again.")) }
        },
    }
}
