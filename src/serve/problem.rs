//! What is answered when something cannot be shown or done: a page in plain
//! words, never a bare code.

use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Response};
use maud::html;

use super::api;
use super::part::shell::{self, Layout};
use super::part::typed::typed;
use super::visit::Visit;
use crate::error::Error;
use crate::model::Lang;

/// Why a page could not be given.
#[derive(Debug)]
pub(super) enum Problem {
    /// There is no such thing.
    NotFound,
    /// No document was read in yet.
    NothingRead,
    /// The page needs a consultation to be named.
    WhichConsultation,
    /// The form is of an earlier start of the program, or not ours.
    StaleForm,
    /// A field is missing or not understood.
    Field(String),
    /// Too much was sent.
    TooLarge(String),
    /// The file is not the one that was read.
    Changed,
    /// The page could not be drawn.
    CannotDraw,
    /// Another run is writing the index.
    Busy,
    /// The consultation was tagged with other weights than the program has now.
    OtherWeights,
    /// No name is left for a file of this name.
    NoName(String),
    /// Some of the files that came in were kept.
    Partly {
        /// How many.
        kept: usize,
        /// The names of the others.
        missing: Vec<String>,
        /// Why the first of these was not.
        why: Box<Problem>,
    },
    /// The work failed.
    Failed(Error),
}

/// Names of files that are told, at most.
const NAMES_TOLD: usize = 20;

impl From<Error> for Problem {
    fn from(error: Error) -> Self {
        match error {
            Error::Unknown { .. } => Self::NotFound,
            Error::NoIndex { .. } => Self::NothingRead,
            Error::Locked { .. } => Self::Busy,
            Error::OtherWeights { .. } => Self::OtherWeights,
            other => Self::Failed(other),
        }
    }
}

impl Problem {
    /// The page that says so; to a program, the same as JSON.
    pub(super) fn page(&self, visit: &Visit) -> Response {
        if visit.path.starts_with("/api/") {
            let english = Visit {
                lang: Lang::En,
                ..visit.clone()
            };
            let (status, _, text) = self.words(&english);
            return api::failed(status, &text);
        }
        let (status, title, text) = self.words(visit);
        let body = html! {
            h1 { (title) }
            p { (typed(&text)) }
            @if let Self::Failed(error) = self.cause() {
                @if let Some(hint) = error.hint(visit.lang) { p.soft { (typed(&hint)) } }
            }
            @if let Self::Partly { kept, missing, .. } = self {
                p { (kept_files(visit, *kept)) }
                p { (visit.t("Inte sparade:", "Not kept:")) }
                ul {
                    @for name in missing.iter().take(NAMES_TOLD) { li { (name) } }
                    @if let Some(more) = missing.len().checked_sub(NAMES_TOLD).filter(|more| *more > 0) {
                        li { (visit.t("och", "and")) " " (more) " " (visit.t("till", "more")) }
                    }
                }
            }
            @if matches!(self, Self::OtherWeights) {
                p { a href=(visit.link("/inlasning")) { (visit.t("Till Inläsning", "To Files")) } }
            }
            p { a href="/" { (visit.t("Till översikten", "To the overview")) } }
        };
        let page = shell::page(visit, &title, Layout::Column, &body);
        (status, Html(page.into_string())).into_response()
    }

    /// What went wrong in the first place.
    fn cause(&self) -> &Self {
        match self {
            Self::Partly { why, .. } => why.cause(),
            other => other,
        }
    }

    fn words(&self, visit: &Visit) -> (StatusCode, String, String) {
        let t = |sv: &str, en: &str| visit.t(sv, en).to_owned();
        match self {
            Self::NotFound => (
                StatusCode::NOT_FOUND,
                t("Sidan finns inte", "No such page"),
                t(
                    "Det som länken pekar på finns inte, eller har fått en annan plats sedan dokumenten lästes in på nytt.",
                    "What the link points to is not there, or has moved since the documents were read anew.",
                ),
            ),
            Self::NothingRead => (
                StatusCode::NOT_FOUND,
                t("Ingenting är inläst ännu", "Nothing was read in yet"),
                t(
                    "Här syns det som remissvaren säger, när de är inlästa. Börja med att skapa en remiss under Ny remiss och lägga dit dokumenten.",
                    "What the answers say is shown here once they are read in. Begin under New consultation: make one, and add the documents to it.",
                ),
            ),
            Self::WhichConsultation => (
                StatusCode::NOT_FOUND,
                t("Välj en remiss", "Choose a consultation"),
                t(
                    "Sidan gäller en viss remiss. Välj den i översikten.",
                    "This page is about one consultation. Choose it in the overview.",
                ),
            ),
            Self::StaleForm => (
                StatusCode::FORBIDDEN,
                t(
                    "Formuläret gäller inte längre",
                    "The form is no longer valid",
                ),
                t(
                    "Programmet har startats om sedan sidan öppnades, eller så kom formuläret från en annan webbplats. Ingenting är ändrat. Gå tillbaka, ladda om sidan och försök igen.",
                    "The program was restarted since the page was opened, or the form came from another site. Nothing was changed. Go back, reload the page and try again.",
                ),
            ),
            Self::Field(text) => (
                StatusCode::UNPROCESSABLE_ENTITY,
                t(
                    "Något saknas i formuläret",
                    "Something is missing in the form",
                ),
                text.clone(),
            ),
            Self::TooLarge(text) => (
                StatusCode::PAYLOAD_TOO_LARGE,
                t("För stort", "Too large"),
                text.clone(),
            ),
            Self::Changed => (
                StatusCode::CONFLICT,
                t("Filen är ändrad", "The file has changed"),
                t(
                    "Filen i mappen är inte längre den som lästes in. Läs in mappen på nytt under Inläsning.",
                    "The file in the folder is no longer the one that was read. Read the folder again under Files.",
                ),
            ),
            Self::CannotDraw => (
                StatusCode::UNPROCESSABLE_ENTITY,
                t("Sidan kan inte ritas", "The page cannot be drawn"),
                t(
                    "Sidan kunde inte visas som bild. Öppna originalet i stället.",
                    "The page could not be shown as a picture. Open the original instead.",
                ),
            ),
            Self::Busy => (
                StatusCode::CONFLICT,
                t("Inläsning pågår", "Documents are being read"),
                t(
                    "En annan inläsning pågår. Vänta tills den är klar och försök igen; ingenting är ändrat.",
                    "Another run is going on. Wait until it is done and try again; nothing was changed.",
                ),
            ),
            Self::OtherWeights => (
                StatusCode::CONFLICT,
                t(
                    "Läs in remissen på nytt först",
                    "Read the consultation anew first",
                ),
                t(
                    "Remissen lästes in med andra vikter än de som programmet har nu, ofta av en tidigare version. Beslutet är inte sparat: det skulle ha ändrat maskinens förslag för alla andra uttalanden. Läs in remissen på nytt under Inläsning, och fatta beslutet sedan. Allt som redan är beslutat står kvar.",
                    "The consultation was read in with other weights than the program has now, often by an earlier version. The decision is not saved: it would have changed what the machine suggests for all other statements. Read the consultation anew under Files, and decide then. All that is decided already stands.",
                ),
            ),
            Self::NoName(name) => (
                StatusCode::CONFLICT,
                t("Inget namn är ledigt", "No name is left"),
                match visit.lang {
                    Lang::Sv => format!(
                        "Mappen har redan för många filer som heter som {name}. Byt namn på filen och lägg till den igen."
                    ),
                    Lang::En => format!(
                        "The folder has too many files named like {name} already. Give the file another name, and add it again."
                    ),
                },
            ),
            Self::Partly { why, .. } => why.words(visit),
            Self::Failed(error) => (
                StatusCode::INTERNAL_SERVER_ERROR,
                t("Det gick inte", "It did not work"),
                within(visit, error.in_words(visit.lang)),
            ),
        }
    }
}

fn kept_files(visit: &Visit, kept: usize) -> String {
    match (visit.lang, kept) {
        (Lang::Sv, 1) => "En fil är sparad och läses in.".to_owned(),
        (Lang::Sv, kept) => format!("{kept} filer är sparade och läses in."),
        (Lang::En, 1) => "One file was kept and is being read.".to_owned(),
        (Lang::En, kept) => format!("{kept} files were kept and are being read."),
    }
}

/// The words with files named within the consultation: nobody needs to know
/// where on the server its folder is.
pub(super) fn within(visit: &Visit, words: String) -> String {
    let Some(current) = &visit.current else {
        return words;
    };
    let root = format!("{}{}", current.root.display(), std::path::MAIN_SEPARATOR);
    words.replace(&root, "")
}

/// A page, or the words on why there is none.
pub(super) fn answer(visit: &Visit, page: Result<maud::Markup, Problem>) -> Response {
    match page {
        Ok(markup) => Html(markup.into_string()).into_response(),
        Err(problem) => problem.page(visit),
    }
}
