//! Avsändare: who sent a document, as the machine read it and as a person says it.

mod unknown;

use maud::{Markup, html};

pub(super) use self::unknown::{folded, unknown};

use crate::corpus::{Config, DocumentFacts};
use crate::error::Error;
use crate::language::capital;
use crate::model::{CountsAs, DocumentRecord, Identity, RespondentKind};
use crate::serve::faults::Faults;
use crate::serve::loaded::Loaded;
use crate::serve::page::description::broken;
use crate::serve::page::unsaved::why_not;
use crate::serve::part::field::{Field, Kind, described, field, told};
use crate::serve::part::quote;
use crate::serve::part::shell::{self, Layout, token};
use crate::serve::sender::{NAME, PARAGRAPH, REFERENCE, Typed, facts, known};
use crate::serve::unsaved::Unsaved;
use crate::serve::visit::Visit;

/// Grounds told of one thing.
const GROUNDS: usize = 3;
/// The id of the list that names are chosen from.
const KNOWN: &str = "kanda-avsandare";

/// One document's form.
struct Form<'a> {
    record: &'a DocumentRecord,
    typed: &'a Typed,
    faults: &'a Faults,
    /// Whether a person has said something of the document.
    is_said: bool,
    /// The page to go back to.
    back: Option<&'a str>,
}

/// The names that can be chosen; once on each page with such forms.
pub(super) fn names(loaded: &Loaded) -> Markup {
    html! {
        datalist id=(KNOWN) { @for name in known(loaded) { option value=(name) {} } }
    }
}

/// The form of a document as it is shown first, or why there is none.
pub(super) fn form(
    visit: &Visit,
    loaded: &Loaded,
    record: &DocumentRecord,
    stands: &Result<Config, Error>,
    back: Option<&str>,
) -> Markup {
    match stands {
        Err(error) => broken(visit, loaded, error),
        Ok(config) => {
            let facts = facts(config, record);
            let form = Form {
                record,
                typed: &Typed::standing(&facts),
                faults: &Faults::default(),
                is_said: !facts.is_empty(),
                back,
            };
            filled(visit, &form)
        }
    }
}

fn filled(visit: &Visit, form: &Form<'_>) -> Markup {
    let Form {
        record,
        typed,
        faults,
        ..
    } = form;
    let short = record.hash.short();
    let id = |name: &str| format!("{name}-{short}");
    let read = record.overruled.as_deref().unwrap_or(&record.identity);
    // What was kept before a person's word does not say what the machine read.
    let is_known = record.overruled.is_some() || !form.is_said;
    let machine = |what: &str, value: &str| is_known.then(|| machine(visit, read, what, value));
    let read_kind = match read.kind {
        RespondentKind::Other if read.respondents.is_empty() => "",
        kind => kind.label(visit.lang),
    };
    let none = String::new();
    let line = |name: &'static str, label: &'static str, kind, value, help| {
        let id = id(name);
        let of = Field {
            name,
            id: &id,
            label,
            kind,
            value,
            help,
        };
        field(&of, faults)
    };
    html! {
        form.sender method="post" action="/dokument/avsandare" autocomplete="off" {
            (token(visit))
            input type="hidden" name="d" value=(short);
            input type="hidden" name="sett" value=(typed.seal);
            @if let Some(back) = form.back { input type="hidden" name="ater" value=(back); }
            p.help { (visit.t("Ett fält som lämnas tomt följer maskinens läsning.", "A field that is left empty follows what the machine reads.")) }
            (senders(visit, form, machine("respondent", &read.respondent())))
            (kind(visit, form, machine("kind", read_kind).as_ref()))
            (line("datum", visit.t("Datum", "Date"), Kind::Date, &typed.date, machine("date", read.date.as_ref().unwrap_or(&none))))
            (line("dnr", visit.t("Avsändarens diarienummer", "The sender's reference"), Kind::Line(REFERENCE), &typed.reference, machine("reference", read.reference.as_ref().unwrap_or(&none))))
            (line("paragraf", visit.t("Paragraf i protokollet", "Paragraph of the minutes"), Kind::Line(PARAGRAPH), &typed.paragraph, machine("minutes_paragraph", read.minutes_paragraph.as_ref().unwrap_or(&none))))
            (counts_as(visit, form))
            div.actions {
                button.btn.prim { (visit.t("Spara och läs in", "Save and read")) }
                @if form.is_said { button.btn name="gor" value="maskinen" { (visit.t("Gå tillbaka till maskinens läsning", "Go back to what the machine reads")) } }
            }
        }
    }
}

fn senders(visit: &Visit, form: &Form<'_>, help: Option<Markup>) -> Markup {
    let id = format!("avsandare-{}", form.record.hash.short());
    let fault = form.faults.of("avsandare");
    html! {
        label.field for=(id) { (visit.t("Avsändare", "Sender")) }
        p.help id={ (id) "-hjalp" } {
            @if let Some(help) = help { (help) " " }
            (visit.t("Välj bland dem som är kända, eller skriv en ny. Står flera bakom svaret skrivs de i var sitt fält.", "Choose among those known, or write a new one. If several are behind the answer, each has a field."))
        }
        div.senders {
            @for (at, name) in form.typed.fields().enumerate() {
                input id=[(at == 0).then_some(&id)] name="avsandare" value=(name) list=(KNOWN) maxlength=(NAME) size="40"
                    aria-label=[(at > 0).then(|| format!("{} {}", visit.t("Avsändare", "Sender"), at + 1))]
                    aria-describedby=[described(&id, true, fault.is_some())] aria-invalid=[fault.map(|_| "true")];
            }
        }
        (told(&id, fault))
    }
}

fn kind(visit: &Visit, form: &Form<'_>, help: Option<&Markup>) -> Markup {
    let id = format!("typ-{}", form.record.hash.short());
    let fault = form.faults.of("typ");
    html! {
        label.field for=(id) { (visit.t("Typ", "Kind")) }
        @if let Some(help) = help { p.help id={ (id) "-hjalp" } { (help) } }
        select id=(id) name="typ" aria-describedby=[described(&id, help.is_some(), fault.is_some())] aria-invalid=[fault.map(|_| "true")] {
            option value="" selected[form.typed.kind.is_empty()] { (visit.t("Enligt listan, annars maskinen", "By the list, else the machine")) }
            @for one in RespondentKind::ALL { option value=(one.wire()) selected[form.typed.kind == one.wire()] { (capital(one.label(visit.lang))) } }
        }
        (told(&id, fault))
    }
}

/// What the document counts as: of what is no answer no word counts.
fn counts_as(visit: &Visit, form: &Form<'_>) -> Markup {
    let id = format!("raknas-{}", form.record.hash.short());
    let fault = form.faults.of("raknas");
    html! {
        label.field for=(id) { (visit.t("Räknas som", "Counts as")) }
        p.help id={ (id) "-hjalp" } { (visit.t("Ett dokument som inte är ett svar ligger kvar här, men inget i det räknas, och avsändaren har inte svarat genom det.", "A document that is no answer stays here, but nothing in it counts, and its sender has not answered by it.")) }
        select id=(id) name="raknas" aria-describedby=[described(&id, true, fault.is_some())] aria-invalid=[fault.map(|_| "true")] {
            option value="" selected[form.typed.counts_as.is_empty()] { (visit.t("Det som maskinen tar det för", "What the machine takes it for")) }
            @for one in CountsAs::ALL { option value=(one.wire()) selected[form.typed.counts_as == one.wire()] { (capital(one.label(visit.lang))) } }
        }
        (told(&id, fault))
    }
}

/// What the machine read, and what that rests on.
fn machine(visit: &Visit, read: &Identity, what: &str, value: &str) -> Markup {
    let grounds = (read.grounds.iter()).filter(|ground| ground.field == what && !value.is_empty());
    let grounds: Vec<_> = grounds.take(GROUNDS).collect();
    html! {
        (visit.t("Maskinen läste: ", "The machine read: "))
        @if value.is_empty() { (visit.t("ingenting", "nothing")) } @else { b { (value) } }
        @if !grounds.is_empty() {
            " ("
            @for (at, ground) in grounds.iter().enumerate() {
                @if at > 0 { "; " }
                (ground.source_in_words(visit.lang)) ": ”" (ground.text) "”"
            }
            ")"
        }
        "."
    }
}

/// The form with what was typed, and why it is not saved.
pub(in crate::serve) fn unsaved(
    visit: &Visit,
    loaded: &Loaded,
    record: &DocumentRecord,
    typed: &Typed,
    why: &Unsaved<DocumentFacts>,
    back: Option<&str>,
) -> Markup {
    let none = Faults::default();
    let is_said = match why {
        Unsaved::Late(now) => !now.is_empty(),
        _ => record.overruled.is_some(),
    };
    let form = Form {
        record,
        typed,
        faults: why.faults().unwrap_or(&none),
        is_said,
        back,
    };
    let title = visit.t("Avsändare", "Sender");
    let to = visit.link_with("/dokument", &[("d", record.hash.short())]);
    let body = html! {
        p.over { a href=(to) { (quote::file_name(record)) } }
        h1 { (title) }
        (why_not(visit, loaded, why, |now| standing(visit, now)))
        (names(loaded))
        (filled(visit, &form))
        p { a href=(to) { (visit.t("Till dokumentet, utan att spara", "To the document, without saving")) } }
    };
    shell::page(visit, title, Layout::Column, &body)
}

/// What somebody else has said.
fn standing(visit: &Visit, now: &DocumentFacts) -> Markup {
    let kind = now.kind.map(|kind| kind.label(visit.lang).to_owned());
    let senders = Some(now.respondents.join(", ")).filter(|names| !names.is_empty());
    let counts_as = (now.counts_as).map(|word| word.label(visit.lang).to_owned());
    let said = [
        (visit.t("Avsändare", "Sender"), &senders),
        (visit.t("Typ", "Kind"), &kind),
        (visit.t("Datum", "Date"), &now.date),
        (visit.t("Diarienummer", "Reference"), &now.reference),
        (visit.t("Paragraf", "Paragraph"), &now.minutes_paragraph),
        (visit.t("Räknas som", "Counts as"), &counts_as),
    ];
    html! {
        @if now.is_empty() { p { (visit.t("Nu gäller maskinens läsning.", "What the machine reads stands now.")) } }
        @else {
            p { (visit.t("Nu står:", "It says now:")) }
            dl.pairs { @for (label, said) in said { @if let Some(said) = said { dt { (label) } dd { (said) } } } }
        }
    }
}
