//! What the last decision did, and the way back.

use maud::{Markup, html};

use super::carried::{hidden_name, kept, seen};
use crate::language::by_number;
use crate::model::Origin;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::{count, grouped, token};
use crate::serve::visit::Visit;

/// In the address: a decision is saved, and documents are being read.
pub(in crate::serve) const READING: &str = "1";
/// In the address: a decision is saved, and could not be taken up.
pub(in crate::serve) const FAILED: &str = "fel";

/// What the last decision did, and the way back.
pub(super) fn notice(visit: &Visit, loaded: &Loaded) -> Markup {
    let number: usize = visit.params.parse("antal").unwrap_or(0);
    let moved: usize = visit.params.parse("flyttade").unwrap_or(0);
    html! {
        @if number > 0 {
            div.note.good role="status" {
                p {
                    b { (done(visit, number)) } " "
                    (left(visit, loaded)) " "
                    (alike(visit)) " "
                    @if visit.params.get("senare").is_some() {
                        (not_yet(visit))
                    } @else if moved > 0 {
                        (count(moved, visit.t("annat av maskinens förslag har ändrats av det.", "other suggestion of the machine changed with it."), visit.t("andra av maskinens förslag har ändrats av det.", "other suggestions of the machine changed with it.")))
                        @if let Some(after) = visit.params.get("efter") { " " a href=(visit.link_with("/granska/andrat", &[("efter", after)])) { (visit.t("Visa vilka", "Show which")) } }
                    }
                }
                (way_back(visit, loaded))
            }
        }
    }
}

/// Why a decision that is saved does not show yet, where it does not.
pub(in crate::serve) fn not_yet(visit: &Visit) -> Markup {
    html! {
        @match visit.params.get("senare") {
            Some(FAILED) => {
                (visit.t("Det syns inte än: inläsningen av det gick inte. ", "It does not show yet: reading it in did not work. "))
                a href=(visit.link("/inlasning")) { (visit.t("Se varför under Inläsning", "See why under Files")) }
            }
            Some(_) => (visit.t("En inläsning pågår; beslutet syns när den är klar.", "Documents are being read; the decision shows when that is done.")),
            None => {}
        }
    }
}

/// What was done, in a sentence.
fn done(visit: &Visit, number: usize) -> String {
    let done = match visit.params.get("gjort") {
        Some("angra") => visit.t("Ångrat", "Undone"),
        Some("bekrafta") => visit.t("Bekräftat", "Confirmed"),
        Some("avsnitt") => visit.t("Avsnittet är sparat", "The section is saved"),
        Some("stallning") => visit.t("Hållningen är sparad", "The stance is saved"),
        Some("roll") => visit.t("Rollen är sparad", "The role is saved"),
        Some("kommentar") => visit.t("Kommentaren är sparad", "The comment is saved"),
        Some("lyft") => visit.t("Lyfts fram i rapporten", "Highlighted in the report"),
        Some("slapp") => visit.t(
            "Lyfts inte längre fram i rapporten",
            "No longer highlighted in the report",
        ),
        Some("helhet") => visit.t(
            "Svarets ställningstagande i sin helhet är sparat",
            "Where the answer stands as a whole is saved",
        ),
        Some("dela") => visit.t("Uttalandet är delat", "The statement is split"),
        Some("slaihop") => visit.t("Uttalandena är hopslagna", "The statements are joined"),
        _ => visit.t("Sparat", "Saved"),
    };
    if number == 1 {
        return format!("{done}.");
    }
    format!(
        "{done}: {} {}.",
        grouped(number),
        visit.t("uttalanden", "statements")
    )
}

/// That what was decided of one statement was decided of its like.
fn alike(visit: &Visit) -> String {
    let number: usize = visit.params.parse("lika").unwrap_or(0);
    if number == 0 {
        return String::new();
    }
    count(
        number,
        visit.t(
            "av dem säger detsamma med samma ord, av samma avsändare, och fick samma beslut.",
            "of them says the same in the same words, by the same sender, and got the same decision.",
        ),
        visit.t(
            "av dem säger detsamma med samma ord, av samma avsändare, och fick samma beslut.",
            "of them say the same in the same words, by the same sender, and got the same decision.",
        ),
    )
}

/// What nobody has decided yet of the statement.
fn left(visit: &Visit, loaded: &Loaded) -> &'static str {
    let place = visit.params.get("klart").and_then(|id| loaded.place(id));
    let Some(tagged) = place.map(|place| loaded.shown(place)) else {
        return "";
    };
    match visit.params.get("gjort") {
        Some("stallning")
            if !tagged.is_sectioned_by_person() && tagged.sections().next().is_some() =>
        {
            visit.t(
                "Avsnittet är fortfarande maskinens förslag.",
                "The section is still the machine's suggestion.",
            )
        }
        Some("avsnitt") if tagged.stance_origin != Origin::Person => visit.t(
            "Hållningen är fortfarande maskinens förslag.",
            "The stance is still the machine's suggestion.",
        ),
        _ => "",
    }
}

/// Undoing what was done, for all that it was done to; what was undone is not
/// offered to be undone: there is no decision left that it would bring back. Nor
/// is one that does not show yet, of which the page cannot tell what was seen.
fn way_back(visit: &Visit, loaded: &Loaded) -> Markup {
    let there = |id: &&str| loaded.place(id).is_some();
    let ids: Vec<&str> = visit.params.all("klart").filter(there).collect();
    let undone = visit.params.get("gjort") == Some("angra");
    let shows = visit.params.get("senare").is_none();
    html! {
        @if let Some(first) = ids.first() {
            form method="post" action="/granska/beslut" {
                @if shows && !undone {
                    (token(visit))
                    (kept(visit))
                    @for id in &ids { (seen(loaded, id)) }
                    (hidden_name(visit))
                    button.lnk name="gor" value="angra" {
                        (visit.t("Ångra", "Undo"))
                        @if ids.len() > 1 { " " (visit.t("alla", "all")) " " (grouped(ids.len())) }
                    }
                    " · "
                }
                a href=(visit.link_with("/granska#las", &[("u", first)])) {
                    (by_number(ids.len(), visit.t("Visa uttalandet", "Show the statement"), visit.t("Visa det första", "Show the first")))
                }
            }
        }
    }
}
