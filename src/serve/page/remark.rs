//! What officials write of a section: the form, who wrote it before, and what
//! comes back where it could not be saved.

use maud::{Markup, html};

use crate::model::{GENERAL, Remark, SectionId};
use crate::serve::loaded::Loaded;
use crate::serve::part::reader::day;
use crate::serve::part::section;
use crate::serve::part::shell::{self, Layout, count, token};
use crate::serve::part::who::{Doing, who};
use crate::serve::remark::{Typed, Unsaved};
use crate::serve::visit::Visit;

/// What stands in the form.
struct Fields<'a> {
    section: &'a SectionId,
    summary: &'a str,
    assessment: &'a str,
    name: Option<&'a str>,
    /// Whether it was typed and is not saved.
    is_typed: bool,
    /// How many remarks the section has: who saves says what they saw.
    version: usize,
}

/// The two texts on a section, to be read and written.
pub(super) fn desk(visit: &Visit, loaded: &Loaded, id: &SectionId) -> Markup {
    let all: Vec<&Remark> = loaded.consultation.remarks_on(id).collect();
    let now = all.last().copied();
    let fields = Fields {
        section: id,
        summary: now.map_or("", |remark| &remark.summary),
        assessment: now.map_or("", |remark| &remark.assessment),
        name: None,
        is_typed: false,
        version: all.len(),
    };
    html! {
        section.remark #bedomning aria-labelledby="bedomning-rubrik" {
            h2 #bedomning-rubrik { (visit.t("Sammanfattning och bedömning", "Summary and assessment")) }
            (done(visit))
            p.small.soft { (visit.t("Det du skriver här står i sammanställningen: sammanfattningen under avsnittets rubrik, bedömningen efter citaten. Maskinen ändrar det aldrig.", "What you write here stands in the compilation: the summary below the section's heading, the assessment after its quotations. The machine never changes it.")) }
            @if let Some(remark) = now { (written(visit, loaded, remark)) }
            // A box would be printed as far as it is open.
            @if let Some(remark) = now { div.printed { (texts(visit, remark)) } }
            (form(visit, &fields))
            (earlier(visit, &all))
        }
        @if id.is_general() { (lost(visit, loaded)) }
    }
}

fn done(visit: &Visit) -> Markup {
    let told = match visit.params.get("gjort") {
        Some("sparat") => visit.t("Sparat.", "Saved."),
        Some("senare") => visit.t(
            "Sparat. Texten syns här när den inläsning som pågår är klar.",
            "Saved. The text is shown here when the run that is going on is done.",
        ),
        Some("fel") => visit.t(
            "Sparat, men texten syns inte här än. Inläsning säger varför.",
            "Saved, but the text does not show here yet. Files says why.",
        ),
        Some("inget") => visit.t(
            "Inget är ändrat, och inget nytt är sparat.",
            "Nothing was changed, and nothing new was saved.",
        ),
        Some("borttaget") => visit.t(
            "Borttaget. Texten finns kvar i remarks.jsonl i remissens mapp.",
            "Removed. The text is kept in remarks.jsonl, in the consultation's folder.",
        ),
        Some("andrat") => visit.t(
            "Texten är ändrad eller borttagen sedan du öppnade sidan. Ingenting är gjort.",
            "The text was changed or removed since you opened the page. Nothing was done.",
        ),
        _ => return html! {},
    };
    html! { div.note.good role="status" { p { (told) } } }
}

/// Who wrote last, and when.
fn written(visit: &Visit, loaded: &Loaded, remark: &Remark) -> Markup {
    let heading = loaded.section_name(&remark.section);
    let other = heading.is_some_and(|(_, heading)| heading != remark.heading);
    html! {
        p.small {
            (visit.t("Senast skrivet av", "Last written by")) " " b { (remark.by) } ", " (day(&remark.at)) "."
            @if other {
                " " (visit.t("Avsnittet hette då", "The section was then called")) " ”" (remark.heading) "”."
            }
        }
    }
}

fn form(visit: &Visit, fields: &Fields<'_>) -> Markup {
    html! {
        form method="post" action="/program/bedomning" autocomplete="off" data-unsaved[fields.is_typed] {
            (token(visit))
            input type="hidden" name="avsnitt" value=(fields.section);
            input type="hidden" name="version" value=(fields.version);
            label.field for="sammanfattning" { (visit.t("Sammanfattning av vad som har sagts", "Summary of what was said")) }
            textarea #sammanfattning name="sammanfattning" rows="7" maxlength=(Remark::LETTERS) {
                // a line's end that stands first is not taken for text
                "\n" (fields.summary)
            }
            label.field for="bedomningstext" { (visit.t("Bedömning: vad som görs med synpunkterna, och varför", "Assessment: what is done with the views, and why")) }
            textarea #bedomningstext name="bedomning" rows="7" maxlength=(Remark::LETTERS) { "\n" (fields.assessment) }
            div.actions {
                button.btn.prim { (visit.t("Spara", "Save")) }
                (who(visit, "namn-bedomning", Doing::Writing, fields.name))
            }
        }
    }
}

/// The texts as they were before, the latest first.
fn earlier(visit: &Visit, all: &[&Remark]) -> Markup {
    let Some((_, before)) = all.split_last().filter(|(_, before)| !before.is_empty()) else {
        return html! {};
    };
    html! {
        details {
            summary { (visit.t("Tidigare lydelser", "Earlier versions")) " (" (before.len()) ")" }
            ol.versions reversed {
                @for remark in before.iter().rev() {
                    li { p.small { b { (remark.by) } ", " (day(&remark.at)) } (texts(visit, remark)) }
                }
            }
        }
    }
}

/// Both texts as they are read.
fn texts(visit: &Visit, remark: &Remark) -> Markup {
    let both = [
        (
            visit.t("Sammanfattning", "Summary"),
            remark.summary.as_str(),
        ),
        (visit.t("Bedömning", "Assessment"), &remark.assessment),
    ];
    html! {
        @for (label, text) in both {
            h3.small { (label) }
            @if text.is_empty() { p.soft { (visit.t("Ingen text.", "No text.")) } }
            @for paragraph in Remark::paragraphs(text) { p.written { (paragraph) } }
        }
    }
}

/// What is written of sections that have left the programme.
fn lost(visit: &Visit, loaded: &Loaded) -> Markup {
    let lost = &loaded.consultation.lost_remarks;
    html! {
        @if !lost.is_empty() {
            section.remark #utan-avsnitt {
                h2 { (visit.t("Texter om avsnitt som inte längre finns", "Texts on sections that are no longer there")) }
                p.note {
                    (visit.t("De är inte med i sammanställningen. Kopiera dem till det avsnitt som de hör till nu, och ta sedan bort dem här.", "They are left out of the compilation. Copy them to the section where they belong now, then remove them here."))
                }
                @for (at, remark) in lost.iter().enumerate() {
                    details {
                        summary { (remark.section) " " (remark.heading) " (" (remark.by) ", " (day(&remark.at)) ")" }
                        (texts(visit, remark))
                        (away(visit, remark, at))
                    }
                }
            }
        }
    }
}

/// What takes away the text on a section that is gone.
fn away(visit: &Visit, remark: &Remark, at: usize) -> Markup {
    html! {
        form.actions method="post" action="/program/bedomning/bort" autocomplete="off" {
            (token(visit))
            input type="hidden" name="avsnitt" value=(remark.section);
            input type="hidden" name="rubrik" value=(remark.heading);
            input type="hidden" name="skriven" value=(remark.at);
            (who(visit, &format!("namn-bort-{at}"), Doing::Writing, None))
            button.btn { (visit.t("Ta bort texten", "Remove the text")) }
        }
    }
}

/// That there are such texts, with the way to them.
pub(super) fn lost_notice(visit: &Visit, loaded: &Loaded) -> Markup {
    let lost = loaded.consultation.lost_remarks.len();
    let to = visit.link_with("/program#utan-avsnitt", &[("avsnitt", GENERAL)]);
    html! {
        @if lost > 0 {
            p.note {
                a href=(to) {
                    (count(lost, visit.t("avsnitt som inte längre finns har", "section that is no longer there has"), visit.t("avsnitt som inte längre finns har", "sections that are no longer there have")))
                    " " (visit.t("en sammanfattning eller bedömning", "a summary or an assessment"))
                }
                "."
            }
        }
    }
}

/// What was typed and could not be saved, with what stands there now.
pub(in crate::serve) fn unsaved(
    visit: &Visit,
    loaded: &Loaded,
    typed: &Typed,
    now: &[&Remark],
    why: Unsaved,
) -> Markup {
    let (title, text) = told(visit, why);
    let fields = Fields {
        section: &typed.section,
        summary: &typed.summary,
        assessment: &typed.assessment,
        name: typed.name.as_deref(),
        is_typed: true,
        version: now.len(),
    };
    let back = visit.link_with("/program#bedomning", &[("avsnitt", typed.section.as_str())]);
    let body = html! {
        h1 { (title) }
        div.note.bad { p { (text) } }
        @if why == Unsaved::Gone {
            h2 { (visit.t("Det du skrev", "What you wrote")) }
            @for text in [&typed.summary, &typed.assessment] {
                @for paragraph in Remark::paragraphs(text) { p.written { (paragraph) } }
            }
        } @else {
            p { b { (section::name(visit, loaded, &typed.section)) } }
            @if let Some(remark) = now.last().filter(|_| why == Unsaved::Late) {
                section.remark {
                    h2 { (visit.t("Gäller nu", "Now")) }
                    (written(visit, loaded, remark))
                    (texts(visit, remark))
                }
            }
            section.remark #bedomning {
                h2 { (visit.t("Det du skrev", "What you wrote")) }
                (form(visit, &fields))
            }
            p { a href=(back) { (visit.t("Till avsnittet, utan att spara", "To the section, without saving")) } }
        }
    };
    shell::page(visit, title, Layout::Column, &body)
}

/// Why it is not saved, in words.
const fn told<'a>(visit: &Visit, why: Unsaved) -> (&'a str, &'a str) {
    match why {
        Unsaved::Late => (
            visit.t("Någon hann före", "Someone was faster"),
            visit.t(
                "Någon annan har skrivit om avsnittet sedan du öppnade sidan. Det du skrev är inte sparat, men finns kvar nedan. Läs det som gäller nu, för över det du vill behålla och spara igen.",
                "Somebody else has written of the section since you opened the page. What you wrote was not saved, but is kept below. Read what stands now, take over what you want to keep, and save again.",
            ),
        ),
        Unsaved::Long => (
            visit.t("Texten är för lång", "The text is too long"),
            visit.t(
                "En sammanfattning eller bedömning får ha högst 20 000 tecken. Det du skrev är inte sparat, men finns kvar nedan. Korta det och spara igen.",
                "A summary or an assessment may have at most 20,000 letters. What you wrote was not saved, but is kept below. Shorten it and save again.",
            ),
        ),
        Unsaved::Nameless => (
            visit.t("Namnet saknas", "The name is missing"),
            visit.t(
                "Skriv ditt namn: det står bakom texten. Det du skrev är inte sparat, men finns kvar nedan.",
                "Write your name: it stands behind the text. What you wrote was not saved, but is kept below.",
            ),
        ),
        Unsaved::Stale => (
            visit.t(
                "Formuläret gäller inte längre",
                "The form is no longer valid",
            ),
            visit.t(
                "Programmet har startats om sedan du öppnade sidan. Det du skrev är inte sparat, men finns kvar nedan. Läs det och spara igen.",
                "The program was restarted since you opened the page. What you wrote was not saved, but is kept below. Read it and save again.",
            ),
        ),
        Unsaved::Gone => (
            visit.t("Avsnittet finns inte längre", "The section is gone"),
            visit.t(
                "Förslaget har lästs in på nytt, och avsnittet finns inte i det. Det du skrev är inte sparat. Kopiera det till det avsnitt som det hör till nu.",
                "The proposal was read anew, and the section is not in it. What you wrote was not saved. Copy it to the section where it belongs now.",
            ),
        ),
    }
}

/// Whether a section is assessed, as a link to where that is written.
pub(super) fn state(visit: &Visit, loaded: &Loaded, id: &SectionId) -> Markup {
    let to = visit.link_with("/program#bedomning", &[("avsnitt", id.as_str())]);
    html! {
        a href=(to) {
            @if is_assessed(loaded, id) { span.decided aria-hidden="true" { "✓ " } (visit.t("Bedömning finns", "Assessed")) }
            @else { (visit.t("Bedömning saknas", "No assessment")) }
        }
    }
}

fn is_assessed(loaded: &Loaded, id: &SectionId) -> bool {
    let remark = loaded.consultation.remark(id);
    remark.is_some_and(|remark| !remark.assessment.is_empty())
}

/// How many of these sections are assessed, in words.
pub(super) fn progress<'a>(
    visit: &Visit,
    loaded: &Loaded,
    ids: impl ExactSizeIterator<Item = &'a SectionId>,
) -> String {
    let all = ids.len();
    let assessed = ids.filter(|id| is_assessed(loaded, id)).count();
    format!(
        "{assessed} {} {}",
        visit.t("av", "of"),
        count(
            all,
            visit.t("avsnitt har en bedömning.", "section has an assessment."),
            visit.t("avsnitt har en bedömning.", "sections have an assessment."),
        )
    )
}
