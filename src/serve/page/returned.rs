//! A filled-in report brought back: where it is chosen, what it would change, and
//! what came of it.

use axum::http::StatusCode;
use maud::{Markup, html};

use crate::error::Error;
use crate::model::Lang;
use crate::pipeline::{About, Cell, Returned, Row, Spot, What};
use crate::report::outside::{Outside, Place};
use crate::serve::address::Params;
use crate::serve::loaded::Loaded;
use crate::serve::page::review::notice;
use crate::serve::part::shell::{self, Layout, count, token};
use crate::serve::part::who::{Doing, who};
use crate::serve::visit::{Title, Visit};

/// Places outside the cells that are told one by one, at most.
const OUTSIDE_TOLD: usize = 50;

/// Why a file that was sent is not shown.
pub(in crate::serve) enum Refusal {
    /// None was chosen.
    NoFile,
    /// It could not be read.
    Unread(Error),
    /// It has nothing to fill in.
    NoCells,
    /// It is of another consultation, which may be known.
    OtherConsultation(Option<Title>),
}

/// Why what was shown is not saved.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::serve) enum Unsaved {
    /// Somebody decided or wrote meanwhile.
    Late,
    /// Nobody stands behind it.
    Nameless,
    /// The form is of an earlier start of the program.
    Stale,
    /// There is nothing in it to be saved.
    Nothing,
}

impl Unsaved {
    /// What the page is answered with.
    pub(in crate::serve) const fn status(self) -> StatusCode {
        match self {
            Self::Late => StatusCode::CONFLICT,
            Self::Nameless | Self::Nothing => StatusCode::UNPROCESSABLE_ENTITY,
            Self::Stale => StatusCode::FORBIDDEN,
        }
    }
}

/// What is shown before anything is saved.
pub(in crate::serve) struct Preview<'a> {
    /// The file's name.
    pub(in crate::serve) file: &'a str,
    /// What came back.
    pub(in crate::serve) returned: &'a Returned,
    /// Statements whose cells are as they were.
    pub(in crate::serve) untouched: usize,
    /// What was read from the file, as the form carries it.
    pub(in crate::serve) read: &'a str,
    /// Why it was not saved, where that was tried.
    pub(in crate::serve) unsaved: Option<Unsaved>,
    /// What was chosen and typed then.
    pub(in crate::serve) fields: Option<&'a Params>,
}

/// The part of the page of reports where one is brought back.
pub(super) fn part(visit: &Visit) -> Markup {
    html! {
        h2 #ifylld { (visit.t("Läs in en ifylld rapport", "Bring a filled-in report back")) }
        (done(visit))
        p { (visit.t("Det som är skrivet i rutorna i en Word- eller Excelrapport (Beaktas, Skäl, Ändrad text, Sammanfattning, Bedömning) läses in. Först visas vad som skulle sparas; inget sparas förrän du säger till.", "What is written in the cells of a Word or Excel report (Heeded, Reason, Changed text, Summary, Assessment) is read. You see first what would be saved; nothing is saved until you say so.")) }
        (form(visit))
    }
}

fn form(visit: &Visit) -> Markup {
    html! {
        form method="post" action="/rapporter/ifylld" enctype="multipart/form-data" {
            (token(visit))
            label.field for="ifylld-fil" { (visit.t("Rapporten, i Word eller Excel", "The report, in Word or Excel")) }
            input #ifylld-fil type="file" name="fil" accept=".docx,.xlsx" required;
            div.actions { button.btn { (visit.t("Visa vad som skulle sparas", "Show what would be saved")) } }
        }
    }
}

/// What the last one did.
fn done(visit: &Visit) -> Markup {
    if visit.params.get("gjort") != Some("ifylld") {
        return html! {};
    }
    let number = |name: &str| visit.params.parse::<usize>(name).unwrap_or(0);
    html! {
        div.note.good role="status" {
            p {
                (visit.t("Sparat ur rapporten: ", "Saved from the report: "))
                (saved(visit, number("kommentarer"), number("texter"))) "."
                @if visit.params.get("hann").is_some() { " " (visit.t("En text om ett avsnitt hann ändras av någon annan och är inte sparad; läs in rapporten igen för att se vilken.", "A text on a section was changed by somebody else meanwhile and is not saved; bring the report back again to see which.")) }
                " " (notice::not_yet(visit))
            }
        }
    }
}

/// So many comments and texts, in words.
fn saved(visit: &Visit, comments: usize, texts: usize) -> String {
    let mut parts = Vec::new();
    if comments > 0 || texts == 0 {
        let (one, many) = (
            visit.t("kommentar", "comment"),
            visit.t("kommentarer", "comments"),
        );
        parts.push(count(comments, one, many));
    }
    if texts > 0 {
        let one = visit.t("sammanfattning eller bedömning", "summary or assessment");
        let many = visit.t(
            "sammanfattningar och bedömningar",
            "summaries and assessments",
        );
        parts.push(count(texts, one, many));
    }
    parts.join(visit.t(" och ", " and "))
}

/// The file was not read, and why.
pub(in crate::serve) fn refused(visit: &Visit, why: &Refusal) -> Markup {
    let title = visit.t(
        "Rapporten kunde inte läsas in",
        "The report could not be read",
    );
    let body = html! {
        h1 { (title) }
        div.note.bad role="alert" {
            p {
                @match why {
                    Refusal::NoFile => { (visit.t("Välj en fil.", "Choose a file.")) }
                    Refusal::Unread(error) => {
                        (visit.t("Filen är ingen ifylld rapport i Word eller Excel, eller är skadad: ", "The file is no filled-in report in Word or Excel, or is damaged: "))
                        (error.in_words(visit.lang)) "."
                    }
                    Refusal::NoCells => { (visit.t("Filen har inga rutor att fylla i. Rapporten till nämnden har inga; hämta en till handläggaren, eller skriv här i arbetsbänken.", "The file has no cells to fill in. The report for the board has none; download one for the official, or write here in the workbench.")) }
                    Refusal::OtherConsultation(Some(its)) => {
                        (visit.t("Rapporten är gjord av en annan remiss: ", "The report is of another consultation: "))
                        a href=(Params::new(vec![("remiss".to_owned(), its.name.clone())]).at("/rapporter#ifylld")) { (its.title) }
                        (visit.t(". Läs in den där.", ". Bring it back there."))
                    }
                    Refusal::OtherConsultation(None) => { (visit.t("Rapporten är gjord av en remiss som inte är inläst här, eller som har bytt mapp.", "The report is of a consultation that was not read in here, or whose folder has another name.")) }
                }
            }
            p { (visit.t("Ingenting är sparat.", "Nothing was saved.")) }
        }
        (form(visit))
        p { a href=(visit.link("/rapporter")) { (visit.t("Till rapporterna", "To the reports")) } }
    };
    shell::page(&at_reports(visit), title, Layout::Column, &body)
}

/// The visit as of the page of reports: this one has no address of its own.
fn at_reports(visit: &Visit) -> Visit {
    let remiss = visit.current.as_deref().map(Loaded::name);
    let remiss = remiss.map(|name| ("remiss".to_owned(), name.to_owned()));
    Visit {
        path: "/rapporter".to_owned(),
        params: Params::new(remiss.into_iter().collect()),
        ..visit.clone()
    }
}

/// What would be saved, what would not and why, and the button that saves.
pub(in crate::serve) fn preview(visit: &Visit, loaded: &Loaded, preview: &Preview<'_>) -> Markup {
    let title = visit.t("Ifylld rapport", "Filled-in report");
    let rows = &preview.returned.rows;
    let known_by = preview.returned.known_by();
    let kept = preview
        .fields
        .filter(|fields| fields.get("visat") == Some(known_by.as_str()));
    let new = rows
        .iter()
        .filter(|row| matches!(row.what, What::New(_)))
        .count();
    let can_be_saved = rows
        .iter()
        .any(|row| matches!(row.what, What::New(_) | What::Contradicted(_)));
    let group = |group: Group| {
        let own = rows
            .iter()
            .enumerate()
            .filter(move |(_, row)| Group::of(row) == group);
        own.collect::<Vec<(usize, &Row)>>()
    };
    let body = html! {
        h1 { (title) }
        p.lead { (preview.file) }
        @if let Some(why) = preview.unsaved { div.note.bad role="alert" { p { (told(visit, why)) } } }
        p {
            (in_short(visit, preview, new))
            " " b {
                @if can_be_saved { (visit.t("Ingenting är sparat än.", "Nothing is saved yet.")) }
                @else { (visit.t("Ingenting är sparat.", "Nothing was saved.")) }
            }
        }
        form method="post" action="/rapporter/ifylld/spara" autocomplete="off" {
            (token(visit))
            input type="hidden" name="fil" value=(preview.file);
            input type="hidden" name="ifyllt" value=(preview.read);
            input type="hidden" name="visat" value=(known_by);
            @for one in Group::ALL {
                @let own = group(one);
                @if !own.is_empty() {
                    section.returned {
                        h2 { (one.title(visit)) " (" (own.len()) ")" }
                        @if let Some(why) = one.explained(visit) { p.soft { (why) } }
                        @for (place, row) in own { (entry(visit, loaded, place, row, kept)) }
                    }
                }
            }
            (outside(visit, loaded, &preview.returned.outside))
            @if can_be_saved {
                (who(visit, "namn-ifylld", Doing::Writing, preview.fields.and_then(|fields| fields.get("namn"))))
                div.actions { button.btn.prim { (visit.t("Spara", "Save")) } }
                p.small.soft { (visit.t("Tidigare lydelser finns kvar i remissens historik.", "Earlier wordings are kept in the consultation's history.")) }
            }
        }
        p { a href=(visit.link("/rapporter#ifylld")) { (visit.t("Tillbaka utan att spara", "Back without saving")) } }
    };
    shell::page(&at_reports(visit), title, Layout::Column, &body)
}

/// How many rows there are of which kind.
fn in_short(visit: &Visit, preview: &Preview<'_>, new: usize) -> String {
    let left = preview.returned.rows.len() - new;
    let mut parts = vec![if new == 0 {
        visit
            .t("Inget nytt att spara", "Nothing new to save")
            .to_owned()
    } else {
        let (one, many) = (
            visit.t("post att spara", "entry to save"),
            visit.t("poster att spara", "entries to save"),
        );
        count(new, one, many)
    }];
    if left > 0 {
        let (one, many) = (
            visit.t("att se över", "to look at"),
            visit.t("att se över", "to look at"),
        );
        parts.push(count(left, one, many));
    }
    let untouched = preview.untouched;
    let one = visit.t("uttalande är orört", "statement is as it was");
    let many = visit.t("uttalanden är orörda", "statements are as they were");
    parts.push(count(untouched, one, many));
    format!("{}.", parts.join(", "))
}

/// Rows that belong together.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Group {
    New,
    Contradicted,
    Unclear,
    Copied,
    Long,
    Lost,
}

impl Group {
    const ALL: [Self; 6] = [
        Self::Contradicted,
        Self::Unclear,
        Self::Copied,
        Self::Long,
        Self::Lost,
        Self::New,
    ];

    const fn of(row: &Row) -> Self {
        match &row.what {
            What::New(_) => Self::New,
            What::Contradicted(_) => Self::Contradicted,
            What::Long(_) => Self::Long,
            What::Unclear(_) => Self::Unclear,
            What::Copied(..) => Self::Copied,
            What::Lost(_) => Self::Lost,
        }
    }

    const fn title<'a>(self, visit: &Visit) -> &'a str {
        match self {
            Self::New => visit.t("Att spara", "To be saved"),
            Self::Contradicted => visit.t(
                "Ändrat sedan rapporten gjordes",
                "Changed since the report was made",
            ),
            Self::Unclear => visit.t("Kan inte förstås", "Not understood"),
            Self::Copied => visit.t(
                "Står flera gånger med olika text",
                "There more than once with different texts",
            ),
            Self::Long => visit.t("För långt", "Too long"),
            Self::Lost => visit.t("Har ingen plats längre", "Has no place any longer"),
        }
    }

    const fn explained<'a>(self, visit: &Visit) -> Option<&'a str> {
        Some(match self {
            Self::New => return None,
            Self::Contradicted => visit.t(
                "Någon har skrivit något annat sedan rapporten gjordes. Det som gäller nu står kvar, om du inte kryssar i att rapportens text ska ersätta det.",
                "Somebody has written something else since the report was made. What stands now is kept, unless you tick that the report's text is to replace it.",
            ),
            Self::Unclear => visit.t(
                "Inget av det här sparas. Rätta i filen och läs in den igen, eller skriv i arbetsbänken.",
                "None of this is saved. Put it right in the file and bring it back again, or write in the workbench.",
            ),
            Self::Copied => visit.t(
                "Inget av det här sparas: det går inte att veta vilken text som gäller. Låt en stå kvar i filen och läs in den igen.",
                "None of this is saved: it cannot be told which text counts. Let one stand in the file and bring it back again.",
            ),
            Self::Long => visit.t(
                "Inget av det här sparas: en kommentar, sammanfattning eller bedömning får ha högst 20 000 tecken.",
                "None of this is saved: a comment, a summary or an assessment may have at most 20,000 letters.",
            ),
            Self::Lost => visit.t(
                "Inget av det här sparas: uttalandet eller avsnittet finns inte längre, eller är ett annat nu. Kopiera texten till den plats som den hör till.",
                "None of this is saved: the statement or the section is no longer there, or is another now. Copy the text to where it belongs.",
            ),
        })
    }
}

/// One statement or section with its cells.
fn entry(visit: &Visit, loaded: &Loaded, place: usize, row: &Row, kept: Option<&Params>) -> Markup {
    let title = row
        .about
        .in_words(&loaded.consultation.programme, visit.lang);
    let is_ticked = kept.is_some_and(|fields| fields.holds("ersatt", &place.to_string()));
    html! {
        article.entry {
            h3 {
                @match &row.about {
                    About::Statement(spot) => a href=(review(visit, spot)) { (title) },
                    About::Section(id) => a href=(visit.link_with("/program#bedomning", &[("avsnitt", id.as_str())])) { (title) },
                    About::LostStatement(..) | About::LostSection => (title),
                }
            }
            @match &row.about {
                About::Statement(spot) => blockquote.quote { (spot.quote) },
                About::LostStatement(_, quote) if !quote.is_empty() => blockquote.quote { (quote) },
                _ => {}
            }
            dl.pairs {
                @for cell in row.cells(visit.lang) {
                    dt { (cell.name) }
                    dd { (text(visit, row, &cell)) }
                }
            }
            @if matches!(row.what, What::Contradicted(_)) {
                label.check {
                    input type="checkbox" name="ersatt" value=(place) checked[is_ticked];
                    (visit.t("Ersätt med rapportens text", "Replace with the report's text"))
                }
            }
        }
    }
}

/// Where a statement is reviewed and commented.
fn review(visit: &Visit, spot: &Spot) -> String {
    visit.link_with("/granska#las", &[("u", spot.id.as_str())])
}

/// A cell's text: what stands there now and what was written, or why that is not taken.
fn text(visit: &Visit, row: &Row, cell: &Cell) -> Markup {
    let empty = visit.t("(tomt)", "(empty)");
    let or_empty = |text: &str| {
        html! {
            @if text.is_empty() { span.soft { (empty) } } @else { span.written { (text) } }
        }
    };
    let (now, then) = match &row.what {
        What::Contradicted(_) => (
            visit.t("Gäller nu: ", "Now: "),
            visit.t("I rapporten: ", "In the report: "),
        ),
        _ => (
            visit.t("Förut: ", "Before: "),
            visit.t("Blir: ", "Becomes: "),
        ),
    };
    html! {
        @match &row.what {
            What::Unclear(given) => { "«" (given) "» – " (visit.t("varken ja, delvis eller nej", "neither yes, partly nor no")) }
            What::Copied(..) => { ul { @for text in &cell.written { li { (or_empty(text)) } } } }
            What::New(_) | What::Long(_) | What::Lost(_) if cell.now.is_empty() => {
                @for text in &cell.written { (or_empty(text)) }
            }
            _ => {
                p { span.soft { (now) } (or_empty(&cell.now)) }
                @for text in &cell.written { p { span.soft { (then) } (or_empty(text)) } }
            }
        }
    }
}

/// What was written where nothing is read.
fn outside(visit: &Visit, loaded: &Loaded, found: &[(Option<Spot>, Outside)]) -> Markup {
    if found.is_empty() {
        return html! {};
    }
    let programme = &loaded.consultation.programme;
    html! {
        section.returned {
            h2 { (visit.t("Text utanför rutorna", "Text outside the cells")) " (" (found.len()) ")" }
            p.soft { (visit.t("Bara det som står i rutorna läses. Det här sparas inte; flytta det till en ruta och läs in filen igen om det ska med.", "Only what stands in the cells is read. This is not saved; move it to a cell and bring the file back again if it is to be kept.")) }
            ul {
                @for (spot, one) in found.iter().take(OUTSIDE_TOLD) {
                    li {
                        @match (spot, &one.at) {
                            (Some(spot), Place::Beside(_)) => a href=(review(visit, spot)) { (spot.in_words(programme, visit.lang)) },
                            (_, place) => (place.in_words(visit.lang)),
                        }
                        ": " span.written { "«" (one.text) "»" }
                    }
                }
                @let more = found.len().saturating_sub(OUTSIDE_TOLD);
                @if more > 0 { li { (match visit.lang { Lang::Sv => format!("och {more} till"), Lang::En => format!("and {more} more") }) } }
            }
        }
    }
}

/// Why it was not saved.
const fn told<'a>(visit: &Visit, why: Unsaved) -> &'a str {
    match why {
        Unsaved::Late => visit.t(
            "Något har ändrats i remissen sedan sidan visades. Ingenting är sparat. Så här ser det ut nu: läs igenom och spara igen.",
            "Something has changed in the consultation since the page was shown. Nothing was saved. This is how it stands now: read it and save again.",
        ),
        Unsaved::Nameless => visit.t(
            "Skriv ditt namn: det står bakom det som sparas. Ingenting är sparat.",
            "Write your name: it stands behind what is saved. Nothing was saved.",
        ),
        Unsaved::Stale => visit.t(
            "Programmet har startats om sedan sidan visades. Ingenting är sparat. Läs igenom och spara igen.",
            "The program was restarted since the page was shown. Nothing was saved. Read it and save again.",
        ),
        Unsaved::Nothing => visit.t(
            "Inget är valt att spara. Ingenting är ändrat.",
            "Nothing is chosen to be saved. Nothing was changed.",
        ),
    }
}
