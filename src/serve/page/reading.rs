//! Inläsning: every file with what was odd, what is unread and what to do
//! about it, and the account of all text; and where documents are added.

use std::collections::BTreeSet;
use std::sync::Arc;

use axum::extract::State;
use axum::response::Response;
use maud::{Markup, html};

use super::{current, programme};
use crate::language::capital;
use crate::model::{ContentHash, DocumentRecord, ReadState};
use crate::serve::bench::Bench;
use crate::serve::job::Progress;
use crate::serve::loaded::Loaded;
use crate::serve::part::shell::{self, Layout, count, grouped, token};
use crate::serve::part::typed::typed;
use crate::serve::part::{quote, remedy};
use crate::serve::problem::answer;
use crate::serve::twins::Twin;
use crate::serve::upload::replaceable;
use crate::serve::visit::Visit;

/// Files named that were there already, at most.
const TWINS: usize = 100;

/// `GET /inlasning`
pub(super) async fn show(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let progress = bench.progress();
    let page = current(&visit).map(|loaded| {
        let number = visit.params.parse("vilka");
        let twins = number.and_then(|number| bench.twins.find(loaded.name(), number));
        page(
            &visit,
            &loaded,
            &progress,
            twins.as_deref().unwrap_or_default(),
        )
    });
    answer(&visit, page)
}

fn page(visit: &Visit, loaded: &Loaded, progress: &Progress, twins: &[Twin]) -> Markup {
    let title = visit.t("Inläsning", "Files");
    let tally = loaded.tally;
    let body = html! {
        h1 { (title) }
        dl.facts {
            div { dt { (visit.t("Dokument", "Documents")) } dd { (tally.documents) } }
            div { dt { (visit.t("Ej inlästa", "Unread")) } dd { (tally.unread) } }
            div { dt { (visit.t("Behöver ses över", "Need attention")) } dd { (tally.attention) } }
            div { dt { (visit.t("Beslut utan plats", "Decisions without a place")) } dd { (loaded.consultation.lost_decisions.len()) } }
        }
        (own_run(visit, loaded, progress))
        (added(visit))
        (named(visit, loaded, twins))
        (programme::notices(visit, loaded))
        (unread(visit, loaded))
        (scanned(visit, loaded))
        (lost(visit, loaded))
        h2 { (visit.t("Alla filer", "All files")) }
        div.scroll tabindex="0" role="region" aria-label=(visit.t("Alla filer", "All files")) {
            table.list.stack {
                thead { tr {
                    th scope="col" { (visit.t("Fil", "File")) }
                    th scope="col" { (visit.t("Avsändare", "Sender")) }
                    th scope="col" { (visit.t("Läge", "State")) }
                    th.n scope="col" { (visit.t("Sidor", "Pages")) }
                    th.n scope="col" { (visit.t("Uttalanden", "Statements")) }
                    th scope="col" { (visit.t("Anmärkningar", "Remarks")) }
                } }
                tbody {
                    @for (at, document) in loaded.consultation.documents.iter().enumerate() { (row(visit, loaded, at, document)) }
                }
            }
        }
        (ledger(visit, loaded))
        (add(visit, loaded))
    };
    shell::page(visit, title, Layout::Wide, &body)
}

/// What became of files that were just added.
fn added(visit: &Visit) -> Markup {
    let new: Option<usize> = visit.params.parse("nya");
    let same: usize = visit.params.parse("samma").unwrap_or(0);
    let replaced: usize = visit.params.parse("ersatta").unwrap_or(0);
    let leftovers: usize = visit.params.parse("rester").unwrap_or(0);
    let alike: usize = visit.params.parse("lika").unwrap_or(0);
    let repeated: usize = visit.params.parse("dubbla").unwrap_or(0);
    html! {
        @if alike > 0 || repeated > 0 {
            div.note role="status" {
                @if alike > 0 { p { (count(alike, visit.t("fil hade samma innehåll som en annan och lades inte till.", "file had the content of another and was not added."), visit.t("filer hade samma innehåll som en annan och lades inte till.", "files had the content of another and were not added."))) } }
                @if repeated > 0 { p { (count(repeated, visit.t("rad nämnde en instans som redan stod i listan.", "row named a respondent that was in the list already."), visit.t("rader nämnde instanser som redan stod i listan.", "rows named respondents that were in the list already."))) } }
            }
        }
        @if let Some(new) = new {
            div.note role="status" {
                p {
                    (count(new, visit.t("fil är tillagd", "file was added"), visit.t("filer är tillagda", "files were added"))) "."
                    @if same > 0 { " " (count(same, visit.t("fanns redan", "was there already"), visit.t("fanns redan", "were there already"))) "." }
                    @if replaced > 0 { " " (count(replaced, visit.t("fil är ersatt", "file was replaced"), visit.t("filer är ersatta", "files were replaced"))) "." }
                    @if leftovers > 0 { " " (count(leftovers, visit.t("fil är inte tillagd: datorn har lämnat den efter sig", "file was not added: a computer left it behind"), visit.t("filer är inte tillagda: datorn har lämnat dem efter sig", "files were not added: a computer left them behind"))) "." }
                }
            }
        }
    }
}

/// Which of the files just added were there already, and which have another name now.
fn named(visit: &Visit, loaded: &Loaded, twins: &[Twin]) -> Markup {
    let documents = &loaded.consultation.documents;
    let alike = |hash: &ContentHash| {
        let mut alike = documents.iter().filter(|one| one.file_hash == *hash);
        alike.next()
    };
    html! {
        @if !twins.is_empty() {
            div.note {
                ul {
                    @for twin in twins.iter().take(TWINS) {
                        li {
                            @match twin {
                                Twin::Same { name, hash } => {
                                    b { (name) } " "
                                    @if let Some(document) = alike(hash) {
                                        (visit.t("har samma innehåll som ", "has the content of "))
                                        a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (quote::file_name(document)) }
                                        @let sender = document.identity.respondent();
                                        @if !sender.is_empty() { " (" (sender) ")" }
                                        (visit.t(" och lades inte till en gång till.", " and was not added again."))
                                    } @else { (visit.t("har samma innehåll som en annan fil och lades inte till.", "has the content of another file and was not added.")) }
                                }
                                Twin::Renamed { name, to } => {
                                    b { (name) } " "
                                    (visit.t("har ett annat innehåll än filen med samma namn, och ligger bredvid den som ", "has another content than the file of its name, and lies beside it as "))
                                    b { (to) } "."
                                }
                            }
                        }
                    }
                    @if twins.len() > TWINS { li { (count(twins.len() - TWINS, visit.t("till", "more"), visit.t("till", "more"))) "." } }
                }
            }
        }
    }
}

/// The run of this consultation; one of another is told on its own page.
fn own_run(visit: &Visit, loaded: &Loaded, progress: &Progress) -> Markup {
    let is_done = matches!(progress.outcomes.get(loaded.name()), Some(Ok(())));
    if !is_done || progress.concerns(loaded.name()) {
        return running(visit, progress, loaded.name());
    }
    let all = files(loaded, |_| true);
    let read = files(loaded, |document| document.error.is_none());
    let unread = all - read;
    html! {
        div.note.good[unread == 0] role="status" {
            p {
                (visit.t("Senaste inläsningen är klar.", "The latest run is done.")) " "
                (count(all, visit.t("fil behandlad: ", "file dealt with: "), visit.t("filer behandlade: ", "files dealt with: ")))
                (count(read, visit.t("inläst", "read"), visit.t("inlästa", "read")))
                @if unread > 0 { ", " (grouped(unread)) " " (visit.t("gick inte att läsa", "could not be read")) }
                "."
            }
        }
    }
}

/// How many files have such a document.
fn files(loaded: &Loaded, is: impl Fn(&DocumentRecord) -> bool) -> usize {
    let documents = loaded.consultation.documents.iter();
    documents
        .filter(|document| is(document))
        .map(|document| document.file.as_str())
        .collect::<BTreeSet<_>>()
        .len()
}

/// How far the run of the consultation of this name is, or why it broke off;
/// without JavaScript the page is loaded anew by hand.
pub(in crate::serve) fn running(visit: &Visit, progress: &Progress, name: &str) -> Markup {
    let at_work = progress.is_at_work_on(name);
    html! {
        div #framsteg data-events=[at_work.then_some("/inlasning/handelser")] {
            @if at_work {
                div.note {
                    p { b { (visit.t("Inläsning pågår", "Documents are being read")) } " " span data-progress-text { (progress.words(visit.lang)) } }
                    progress max=(progress.files.max(1)) value=(progress.done) aria-label=(visit.t("Inlästa filer", "Files read")) {}
                    p.nojs { a href=(visit.here()) { (visit.t("Uppdatera sidan", "Reload the page")) } }
                }
            } @else if progress.concerns(name) {
                div.note {
                    p { (visit.t("Inläsningen börjar när en annan remiss är inläst.", "Reading begins when another consultation is read.")) }
                    p { a href=(visit.here()) { (visit.t("Uppdatera sidan", "Reload the page")) } }
                }
            } @else if let Some(Err(why)) = progress.outcomes.get(name) {
                div.note.bad { p { (visit.t("Senaste inläsningen avbröts: ", "The latest run broke off: ")) (typed(&why.in_words(visit.lang))) } }
            }
        }
    }
}

/// That what a person said of the consultation is saved, and how far it is read
/// in; nothing where no form was sent.
pub(super) fn saved(visit: &Visit, progress: &Progress, name: &str) -> Markup {
    let is_over = !progress.concerns(name);
    let told = match (visit.params.get("gjort"), progress.outcomes.get(name)) {
        (Some("sparat"), Some(Ok(()))) if is_over => visit.t(
            "Sparat, och remissen är inläst på nytt. Det gäller nu överallt.",
            "Saved, and the consultation is read in again. It holds everywhere now.",
        ),
        (Some("sparat"), _) if is_over => visit.t("Sparat.", "Saved."),
        (Some("sparat"), _) => visit.t(
            "Sparat. Det gäller överallt när remissen är inläst på nytt.",
            "Saved. It holds everywhere once the consultation is read in again.",
        ),
        (Some("inget"), _) => visit.t(
            "Inget är ändrat, och inget nytt är sparat.",
            "Nothing was changed, and nothing new was saved.",
        ),
        _ => return html! {},
    };
    html! {
        div.note.good role="status" { p { (told) } }
        (running(visit, progress, name))
    }
}

fn unread(visit: &Visit, loaded: &Loaded) -> Markup {
    let documents: Vec<&DocumentRecord> = loaded
        .consultation
        .documents
        .iter()
        .filter(|document| document.error.is_some())
        .collect();
    html! {
        @if !documents.is_empty() {
            h2 { (visit.t("Ej inlästa", "Unread")) }
            @for document in documents {
                @if let Some(error) = &document.error {
                    div.note.bad {
                        p { b { (quote::file_name(document)) } ": " (error.in_words(visit.lang)) "." }
                        p { (visit.t("Gör så här: ", "What to do: ")) (typed(remedy::remedy(visit, error))) "." }
                    }
                }
            }
        }
    }
}

/// Scanned pages can be recognised, where somebody asks for it.
fn scanned(visit: &Visit, loaded: &Loaded) -> Markup {
    let number = loaded
        .consultation
        .documents
        .iter()
        .filter(|document| document.has_scans())
        .count();
    html! {
        @if number > 0 {
            form.actions method="post" action="/inlasning/om" {
                (token(visit))
                button.btn name="ocr" value="1" { (visit.t("Läs inskannade sidor (OCR)", "Read scanned pages (OCR)")) }
                span.soft.small { (count(number, visit.t("dokument", "document"), visit.t("dokument", "documents"))) " " (visit.t("har sidor utan text. Tolkad text får en anmärkning om att den kan vara fel.", "with pages without text. Recognised text carries a remark that it may be wrong.")) }
            }
        }
    }
}

fn lost(visit: &Visit, loaded: &Loaded) -> Markup {
    let lost = &loaded.consultation.lost_decisions;
    html! {
        @if !lost.is_empty() {
            h2 { (visit.t("Beslut som inte hittar sin plats", "Decisions that find no place")) }
            p { (visit.t("Dokumentet eller förslaget har bytts ut eller ändrats. Besluten är kvar men har ingen verkan.", "The document or the proposal was replaced or changed. The decisions are kept but have no effect.")) }
            ul { @for lost in lost.iter().take(50) {
                @let decision = &lost.decision;
                li { (decision.by) ", " (decision.statement.file) ": ”" (decision.statement.quote) "” " span.soft { "(" (lost.why(visit.lang)) ")" } }
            } }
        }
    }
}

fn row(visit: &Visit, loaded: &Loaded, at: usize, document: &DocumentRecord) -> Markup {
    let statements = loaded
        .of_document(at)
        .filter(|place| loaded.at(*place).is_counted())
        .count();
    html! {
        tr {
            th scope="row" {
                a href=(visit.link_with("/dokument", &[("d", document.hash.short())])) { (quote::file_name(document)) }
                @if let Some(format) = document.format { div.soft.small { (format.name(visit.lang)) } }
            }
            td data-h=(visit.t("Avsändare", "Sender")) {
                @if document.identity.respondents.is_empty() {
                    span.soft { (visit.t("okänd", "unknown")) } " "
                    a href=(visit.link_with("/dokument#avsandare", &[("d", document.hash.short())])) { (visit.t("Ange avsändare", "Say who sent it")) }
                }
                @else { (document.identity.respondent()) }
                @if !document.is_answer() { div.small { b { (visit.t("Räknas inte: ", "Not counted: ")) } (document.counts_as.label(visit.lang)) } }
                @if let Some(reference) = &document.identity.reference { div.soft.small { (reference) } }
            }
            td data-h=(visit.t("Läge", "State")) { (state(visit, document.state)) }
            td.n data-h=(visit.t("Sidor", "Pages")) { @if document.pages > 0 { (document.pages) } }
            td.n data-h=(visit.t("Uttalanden", "Statements")) { (statements) }
            td data-h=(visit.t("Anmärkningar", "Remarks")) {
                @if let Some(copy) = &document.copy_of { div.small { (visit.t("Samma innehåll som ", "The same content as ")) (copy) } }
                @for warning in document.warnings.iter().take(5) { div.small { (capital(&remedy::warning(visit, warning))) } }
                @if document.warnings.len() > 5 { div.small.soft { "+ " (document.warnings.len() - 5) } }
            }
        }
    }
}

fn state(visit: &Visit, state: ReadState) -> Markup {
    html! {
        @match state {
            ReadState::Read => span.soft { "✓ " (state.label(visit.lang)) },
            ReadState::Attention => b { "! " (state.label(visit.lang)) },
            ReadState::Unread => b { "× " (state.label(visit.lang)) },
        }
    }
}

/// What became of all text: nothing is lost silently.
fn ledger(visit: &Visit, loaded: &Loaded) -> Markup {
    html! {
        h2 { (visit.t("Förteckning: vad all text blev", "Ledger: what became of all text")) }
        p.soft { (visit.t("Varje stycke i varje dokument finns här. Formalia tas inte med i sammanställningen, men kan läsas i dokumentet.", "Every block of every document is here. Formalities are not part of the compilation, but can be read in the document.")) }
        table.list {
            thead { tr { th scope="col" { (visit.t("Slag", "Kind")) } th.n scope="col" { (visit.t("Textstycken", "Passages")) } th.n scope="col" { (visit.t("Tecken, ungefär", "Characters, about")) } } }
            tbody {
                @for (share, (entries, bytes)) in &loaded.ledger {
                    tr { th scope="row" { (share.in_words(visit.lang)) } td.n { (grouped(*entries)) } td.n { (grouped(*bytes)) } }
                }
            }
        }
    }
}

fn add(visit: &Visit, loaded: &Loaded) -> Markup {
    html! {
        h2 #lagg-till { (visit.t("Lägg till svar", "Add answers")) }
        p { (visit.t("Filerna kopieras till remissens mapp, läses in och blir sökbara. Word, PDF, OpenDocument, RTF, e-post, text och zip går bra. En fil som redan finns läggs inte till en gång till.", "The files are copied into the consultation's folder, read and indexed. Word, PDF, OpenDocument, RTF, e-mail, text and zip are fine. A file that is already there is not added again.")) }
        form.drop method="post" action="/inlasning/filer" enctype="multipart/form-data" data-drop {
            (token(visit))
            label.field for="filer" { (visit.t("Välj filer, eller släpp dem här", "Choose files, or drop them here")) }
            input #filer type="file" name="filer" multiple required;
            @if !replaceable(loaded).is_empty() {
                label.check {
                    input type="checkbox" name="ersatt" value="1";
                    (visit.t("Ersätt en fil med samma namn om inget i den gick att läsa", "Replace a file of the same name if nothing in it could be read"))
                }
            }
            div.actions { button.btn.prim { (visit.t("Lägg till och läs in", "Add and read")) } }
        }
        form.actions method="post" action="/inlasning/om" {
            (token(visit))
            button.btn { (visit.t("Läs in mappen på nytt", "Read the folder again")) }
            span.soft.small { (visit.t("När filer har lagts i eller bytts ut i mappen ", "When files were added to or replaced in the folder ")) code { (loaded.name()) "/responses" } }
        }
        p.small.soft { (count(loaded.consultation.decisions, visit.t("beslut gäller", "decision in force"), visit.t("beslut gäller", "decisions in force"))) ". "
            (visit.t("Inlästa av", "Read by")) " remiss " (loaded.consultation.made_by.program) ", " (visit.t("läsare", "reader")) " " (loaded.consultation.made_by.reader) "." }
    }
}
