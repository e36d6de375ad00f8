//! A new consultation: its programme, who was asked, its dates.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{Html, IntoResponse, Redirect, Response};
use maud::{Markup, html};

use crate::corpus::{self, Config, PROGRAMME_EXTENSIONS};
use crate::error::{Action, Error};
use crate::extract::sniff::Content;
use crate::language::capital;
use crate::model::ReadError;
use crate::serve::address::{Params, address};
use crate::serve::asked::{self, respondents};
use crate::serve::bench::Bench;
use crate::serve::description::{Head, head};
use crate::serve::faults::Faults;
use crate::serve::incoming::{self, Incoming, Received};
use crate::serve::part::shell::{self, Layout, token};
use crate::serve::problem::{Problem, answer};
use crate::serve::twins::Twin;
use crate::serve::visit::Visit;
use crate::serve::work::Order;

/// `GET /ny`
pub(super) async fn show(visit: Visit) -> Response {
    let page = page(&visit, &Params::default(), None);
    answer(&visit, Ok(page))
}

/// The form with what was typed before, and why it was not taken.
fn page(visit: &Visit, given: &Params, problem: Option<&str>) -> Markup {
    let title = visit.t("Ny remiss", "New consultation");
    let body = html! {
        h1 { (title) }
        p.lead { (visit.t("Förslaget som skickats ut, vilka som tillfrågats och svaren. Fler svar går att lägga till senare under Inläsning. Titel, datum, förslag och tillfrågade går att ändra sedan, under Uppgifter.", "The proposal sent out, who was asked and the answers. More answers can be added later under Reading. Title, dates, proposal and those asked can be changed afterwards, under Details.")) }
        @if let Some(problem) = problem {
            div #fel.note.bad role="alert" {
                @for line in problem.lines() { p { (line) } }
                p { (visit.t("Ingenting är skapat. Rätta uppgiften och välj filerna igen.", "Nothing was made. Put it right, and choose the files again.")) }
            }
        }
        form method="post" action="/ny" enctype="multipart/form-data" {
            (token(visit))
            label.field for="titel" { (label(visit, "titel")) }
            input #titel name="titel" required maxlength="200" size="50" value=[given.get("titel")];
            label.field for="dnr" { (label(visit, "dnr")) }
            input #dnr name="dnr" maxlength="60" value=[given.get("dnr")];
            label.field for="utsand" { (label(visit, "utsand")) }
            input #utsand name="utsand" type="date" value=[given.get("utsand")];
            label.field for="sista" { (label(visit, "sista")) }
            input #sista name="sista" type="date" value=[given.get("sista")];
            label.field for="program" { (visit.t("Förslaget (program, plan, motion …)", "The proposal (programme, plan, motion …)")) }
            p.help #program-hjalp { (visit.t("Det dokument som skickats ut: Word, PDF, OpenDocument eller text.", "The document that was sent out: Word, PDF, OpenDocument or text.")) }
            input #program type="file" name="program" accept=(accepted()) aria-describedby="program-hjalp";
            label.field for="instanser" { (visit.t("Tillfrågade remissinstanser", "Respondents asked")) }
            p.help #instanser-hjalp {
                (visit.t("Klistra in från Excel, en instans per rad: namn, typ, andra namn, e-post. Det räcker med namnet. Typer: ", "Paste from Excel, one per row: name, kind, other names, e-mail. The name is enough. Kinds: "))
                (asked::kinds(visit)) "."
            }
            textarea #instanser name="instanser" rows="8" aria-describedby="instanser-hjalp" { (given.get("instanser").unwrap_or_default()) }
            label.field for="svar" { (visit.t("Svar som kommit in", "Answers that came in")) }
            input #svar type="file" name="svar" multiple;
            div.actions { button.btn.prim { (visit.t("Skapa remissen och läs in", "Make the consultation and read it")) } }
        }
    };
    shell::page(visit, title, Layout::Column, &body)
}

/// What a field is called.
fn label<'a>(visit: &Visit, field: &'a str) -> &'a str {
    match field {
        "titel" => visit.t("Titel", "Title"),
        "dnr" => visit.t("Diarienummer", "Reference"),
        "utsand" => visit.t("Utsänd", "Sent out"),
        "sista" => visit.t("Sista svarsdag", "Answers due"),
        other => other,
    }
}

/// `POST /ny`
pub(super) async fn make(
    State(bench): State<Arc<Bench>>,
    visit: Visit,
    form: Multipart,
) -> Response {
    let corpus = bench.config.corpus.clone();
    let keep = |_: &Params| -> Result<PathBuf, Problem> {
        fs::create_dir_all(&corpus).map_err(Error::io(&corpus, Action::Make))?;
        Ok(corpus.clone())
    };
    let Received { fields, files, .. } = match incoming::receive(&visit, form, keep).await {
        Ok(received) => received,
        Err(problem) => return problem.page(&visit),
    };
    match tokio::task::block_in_place(|| made(&bench, &visit, &fields, files)) {
        Ok(to) => Redirect::to(&to).into_response(),
        Err(Problem::Field(why)) => {
            let page = page(&visit, &fields, Some(&why)).into_string();
            (StatusCode::UNPROCESSABLE_ENTITY, Html(page)).into_response()
        }
        Err(problem) => problem.page(&visit),
    }
}

fn made(
    bench: &Arc<Bench>,
    visit: &Visit,
    fields: &Params,
    files: Vec<Incoming>,
) -> Result<String, Problem> {
    let corpus = &bench.config.corpus;
    let (config, repeated) = config(visit, fields)?;
    let title = config.title.clone().unwrap_or_default();
    fs::create_dir_all(corpus).map_err(Error::io(corpus, Action::Make))?;
    let (mut programmes, answers): (Vec<Incoming>, Vec<Incoming>) =
        files.into_iter().partition(|file| file.field == "program");
    programmes.truncate(1);
    refuse_unreadable(visit, &programmes)?;
    for programme in &mut programmes {
        programme.name = format!("programme.{}", ending(visit, &programme.name)?);
    }
    refuse_unreadable(visit, &answers)?;
    let root = make_folder(visit, corpus, &slug(&title))?;
    let twins = match fill(&root, programmes, answers, &config) {
        Ok(twins) => twins,
        Err(problem) => {
            // Half a consultation would be in the way of the next try. Everything
            // in it came with this form.
            let _ = fs::remove_dir_all(&root);
            return Err(problem);
        }
    };
    let order = Order {
        folder: root,
        index: bench.config.index.clone(),
        ocr: false,
    };
    let name = order.name();
    let same = twins.iter().filter(|twin| twin.is_same()).count();
    let told = bench.twins.keep(&name, twins);
    bench.order(order);
    Ok(address(
        "/vanta",
        [
            ("pa", name.as_str()),
            ("lika", &same.to_string()),
            ("vilka", &told.to_string()),
            ("dubbla", &repeated.to_string()),
        ],
    ))
}

/// What no reader can read is no answer and no proposal: it is told before anything is made.
pub(in crate::serve) fn refuse_unreadable(
    visit: &Visit,
    files: &[Incoming],
) -> Result<(), Problem> {
    let mut told = Vec::new();
    for file in files {
        if let Content::Other(found) = file.content()? {
            let why = ReadError::Unsupported { found };
            told.push(format!("{}: {}.", file.name, why.in_words(visit.lang)));
        }
    }
    if told.is_empty() {
        return Ok(());
    }
    Err(Problem::Field(told.join("\n")))
}

/// Puts everything that came with the form into the new folder. Gives the answers
/// that are not there as they were sent.
fn fill(
    root: &Path,
    programmes: Vec<Incoming>,
    answers: Vec<Incoming>,
    config: &Config,
) -> Result<Vec<Twin>, Problem> {
    let responses = root.join("responses");
    fs::create_dir(&responses).map_err(Error::io(&responses, Action::Make))?;
    let mut known = BTreeSet::new();
    let mut twins = Vec::new();
    for file in answers {
        twins.extend(file.place_or_tell(&responses, &mut known)?);
    }
    for programme in programmes {
        programme.place(root, &mut BTreeSet::new())?;
    }
    corpus::create_description(root, &config.to_toml())?;
    Ok(twins)
}

/// What the form says of the consultation, and how many rows name one that
/// another row names.
fn config(visit: &Visit, fields: &Params) -> Result<(Config, usize), Problem> {
    let typed =
        ["titel", "dnr", "utsand", "sista"].map(|name| fields.get(name).unwrap_or_default());
    let mut faults = Faults::default();
    let Head {
        title,
        reference,
        sent,
        due,
    } = head(visit, typed, &mut faults);
    if title.is_none() {
        faults.tell("titel", visit.t("Skriv en titel.", "Write a title."));
    }
    if !faults.is_empty() {
        let told: Vec<String> = (faults.all())
            .map(|(field, message)| format!("{}: {message}", label(visit, field)))
            .collect();
        return Err(Problem::Field(told.join("\n")));
    }
    let (respondents, repeated) = respondents(visit, fields.get("instanser").unwrap_or_default())?;
    let repeated = repeated.len();
    let config = Config {
        title,
        reference,
        sent,
        due,
        respondents,
        ..Config::default()
    };
    Ok((config, repeated))
}

/// The endings of files that may be the proposal, as a form tells them.
pub(super) fn accepted() -> String {
    PROGRAMME_EXTENSIONS
        .map(|ending| format!(".{ending}"))
        .join(",")
}

/// The ending of a file that may be the proposal.
pub(in crate::serve) fn ending<'a>(visit: &Visit, name: &'a str) -> Result<&'a str, Problem> {
    name.rsplit_once('.')
        .map(|(_, ending)| ending)
        .and_then(|ending| {
            PROGRAMME_EXTENSIONS
                .into_iter()
                .find(|known| known.eq_ignore_ascii_case(ending))
        })
        .ok_or_else(|| {
            Problem::Field(
                visit
                    .t(
                        "Förslaget ska vara en fil av ett slag som läses: till exempel docx, pdf, odt, rtf, md eller txt.",
                        "The proposal must be a file of a kind that is read, such as docx, pdf, odt, rtf, md or txt.",
                    )
                    .to_owned(),
            )
        })
}

/// A folder's name from a title: letters, digits and hyphens.
fn slug(title: &str) -> String {
    let mut name = String::new();
    for letter in title.to_lowercase().chars() {
        match letter {
            'å' | 'ä' => name.push('a'),
            'ö' => name.push('o'),
            'é' => name.push('e'),
            'a'..='z' | '0'..='9' => name.push(letter),
            _ if !name.ends_with('-') && !name.is_empty() => name.push('-'),
            _ => {}
        }
        if name.len() >= 60 {
            break;
        }
    }
    let name = name.trim_matches('-');
    if name.is_empty() {
        "remiss".to_owned()
    } else {
        name.to_owned()
    }
}

fn make_folder(visit: &Visit, corpus: &Path, name: &str) -> Result<PathBuf, Problem> {
    for round in 1..1_000 {
        let path = corpus.join(if round == 1 {
            name.to_owned()
        } else {
            format!("{name}-{round}")
        });
        match fs::create_dir(&path) {
            Ok(()) => return Ok(path),
            Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {}
            Err(error) => return Err(Error::io(path, Action::Make)(error).into()),
        }
    }
    Err(Problem::Field(
        visit
            .t("Välj en annan titel.", "Choose another title.")
            .to_owned(),
    ))
}

/// `GET /vanta?pa=NAME`: until the new consultation is read.
pub(super) async fn wait(State(bench): State<Arc<Bench>>, visit: Visit) -> Response {
    let progress = bench.progress();
    let name = visit.params.get("pa").unwrap_or_default();
    let there = visit.names.iter().any(|title| title.name == name);
    if !progress.concerns(name) && there {
        let told =
            ["lika", "vilka", "dubbla"].map(|key| (key, visit.params.get(key).unwrap_or_default()));
        let told = told.into_iter().filter(|(_, number)| *number != "0");
        let to = address("/inlasning", std::iter::once(("remiss", name)).chain(told));
        return Redirect::to(&to).into_response();
    }
    let title = visit.t("Läser in", "Reading");
    let body = html! {
        h1 { (title) " " (capital(name)) }
        (super::reading::running(&visit, &progress, name))
        p { a href=(visit.here()) { (visit.t("Uppdatera sidan", "Reload the page")) } }
    };
    answer(
        &visit,
        Ok(shell::page(&visit, title, Layout::Column, &body)),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_gives_a_plain_folder_name() {
        assert_eq!(
            slug("Översiktsplan 2040 (samråd)"),
            "oversiktsplan-2040-samrad"
        );
        assert_eq!(slug("../.."), "remiss");
    }
}
